"""Who may see and do what with case scenarios and written reviews.

Mentors and safeguarding leads reach the scenarios of their own region, and facilitators those that are released there,
to plan a review session. A review session is open to its participants and to nobody else. Leaders, editors and
administrators see no content, and nobody sees more by being a superuser. What a person may not see does not exist for
them: views look it up through `scenarios_visible_to`, `reviews_visible_to` and `sessions_visible_to` and answer 404.
"""

from peer_review.permissions.answering import may_follow_up, may_give_feedback, may_see_feedback
from peer_review.permissions.authors import (
    lookups_visible_to,
    may_look_for_authors,
    may_read_lookup_words,
    may_see_lookups,
    scenarios_with_a_findable_author,
)
from peer_review.permissions.calibrating import calibrations_visible_to, may_calibrate, people_with_figures_for
from peer_review.permissions.checking import may_check_scenario, may_check_scenarios, scenarios_to_check
from peer_review.permissions.concerns import (
    concerns_followed_by,
    concerns_visible_to,
    may_edit_rota,
    may_handle_concerns,
    may_raise_concern,
    may_see_concern_counts,
    may_start_drill,
)
from peer_review.permissions.discussing import held_reviews_to_check, may_discuss_review, mentors_to_ask
from peer_review.permissions.feedback import has_looked_first, may_open_review, may_review_own
from peer_review.permissions.local_terms import LOOKED_AFTER_BY, may_edit_local_terms
from peer_review.permissions.reach import (
    CHECKERS,
    ONLOOKERS,
    REVIEWER,
    WRITERS,
    in_reach_of,
    people_by_region,
    people_who_may_check,
    people_who_may_review,
    region_of,
    regions_of,
)
from peer_review.permissions.retention import may_hold_scenarios, may_read_certificates, scenarios_to_hold
from peer_review.permissions.reviewing import (
    drafts_kept_back,
    may_answer_review,
    may_choose_scenarios,
    may_edit_review,
    may_review_scenario,
    may_review_scenarios,
    may_see_who_is_stuck,
    reviews_as_mentor,
    reviews_set_aside_for,
    reviews_visible_to,
    scenarios_to_be_given,
    scenarios_to_review,
)
from peer_review.permissions.rubric import may_edit_rubric
from peer_review.permissions.scenarios import (
    may_begin_next_version,
    may_close_scenario,
    may_edit_scenario,
    may_recall_scenarios,
    may_withdraw_scenario,
    may_write_scenarios,
    scenarios_set_aside_for,
    scenarios_to_recall,
    scenarios_visible_to,
    scenarios_written_by,
)
from peer_review.permissions.sessions import (
    may_facilitate,
    may_lead_session,
    may_write_for_group,
    participant_of,
    scenarios_to_facilitate,
    sessions_set_aside_for,
    sessions_visible_to,
)

__all__ = [
    "CHECKERS",
    "LOOKED_AFTER_BY",
    "ONLOOKERS",
    "REVIEWER",
    "WRITERS",
    "calibrations_visible_to",
    "concerns_followed_by",
    "concerns_visible_to",
    "drafts_kept_back",
    "has_looked_first",
    "held_reviews_to_check",
    "in_reach_of",
    "lookups_visible_to",
    "may_answer_review",
    "may_begin_next_version",
    "may_calibrate",
    "may_check_scenario",
    "may_check_scenarios",
    "may_choose_scenarios",
    "may_close_scenario",
    "may_discuss_review",
    "may_edit_local_terms",
    "may_edit_review",
    "may_edit_rota",
    "may_edit_rubric",
    "may_edit_scenario",
    "may_facilitate",
    "may_follow_up",
    "may_give_feedback",
    "may_handle_concerns",
    "may_hold_scenarios",
    "may_lead_session",
    "may_look_for_authors",
    "may_open_review",
    "may_raise_concern",
    "may_read_certificates",
    "may_read_lookup_words",
    "may_recall_scenarios",
    "may_review_own",
    "may_review_scenario",
    "may_review_scenarios",
    "may_see_concern_counts",
    "may_see_feedback",
    "may_see_lookups",
    "may_see_who_is_stuck",
    "may_start_drill",
    "may_withdraw_scenario",
    "may_write_for_group",
    "may_write_scenarios",
    "mentors_to_ask",
    "participant_of",
    "people_by_region",
    "people_who_may_check",
    "people_who_may_review",
    "people_with_figures_for",
    "region_of",
    "regions_of",
    "reviews_as_mentor",
    "reviews_set_aside_for",
    "reviews_visible_to",
    "scenarios_set_aside_for",
    "scenarios_to_be_given",
    "scenarios_to_check",
    "scenarios_to_facilitate",
    "scenarios_to_hold",
    "scenarios_to_recall",
    "scenarios_to_review",
    "scenarios_visible_to",
    "scenarios_with_a_findable_author",
    "scenarios_written_by",
    "sessions_set_aside_for",
    "sessions_visible_to",
]
