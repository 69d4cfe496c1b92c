"""Who is named to whom, in each of the three modes, and how the link to a person ends."""

import ast
import pathlib
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import SupportRelationship
from audit.models import AuditEvent
from drafts.models import Draft
from drafts.services import save_draft
from notifications.models import Notice
from notifications.services import notify
from peer_review import pseudonyms, services
from peer_review.authorship import is_author, scenarios_of
from peer_review.intruders import KEYS
from peer_review.models import Allocation, CaseScenario, Pseudonym, Review, ReviewComment
from peer_review.rubric import PROMPTS
from peer_review.services.allocations import take_next_review
from peer_review.services.authors import find_author_for_risk
from peer_review.services.concerns import acknowledge_concern, decide_concern, raise_concern
from peer_review.services.disposal import dispose
from peer_review.services.reviews import (
    add_comment,
    reply_to_comment,
    save_review,
    skip_own_review,
    start_review,
    submit_review,
)
from peer_review.services.scenarios import close_scenario, start_scenario
from peer_review.services.sessions import accept_ground_rules, schedule_session
from peer_review.services.submission import submit_scenario
from peer_review.services.triage import claim_scenario, release_scenario
from peer_review.services.withdrawal import authors_draft_key

pytestmark = pytest.mark.django_db
MODES = ("open", "author_hidden", "both_hidden")


@pytest.fixture
def peer(make_person):
    """A colleague who may review: practitioners may, as if all had passed the gate."""
    make_person.calibrated |= {"practitioner"}
    return make_person("practitioner", name="Peer Somebody")


@pytest.fixture
def reviewed(written, author, mentor, peer):
    """`reviewed(mode)`: a case scenario with a peer's review, a comment and the peer's reply, and the review."""

    def make(mode):
        version = submit_scenario(written, by=author, signed=True, anonymity=mode, own_office_may_review=True)
        claim_scenario(version.scenario, by=mentor)
        release_scenario(version, by=mentor, checklist=KEYS)
        scenario = CaseScenario.objects.get(pk=written.pk)
        take_next_review(by=peer)
        review = start_review(scenario, by=peer)
        words = "What would it change?"
        levels = dict.fromkeys(PROMPTS, "2")
        save_review(review, by=peer, levels=levels, strengths=words, questions=words, next_step=words)
        comment = add_comment(review, by=peer, field="know", quote="I asked twice.", text=words)
        skip_own_review(scenario, by=author)
        submit_review(review, by=peer)
        comment = ReviewComment.objects.get(pk=comment.pk)
        reply_to_comment(comment, by=author, text="Once by letter.")
        reply_to_comment(comment, by=peer, text="And then?")
        return Review.objects.get(pk=review.pk)

    return make


def page(client, name, one):
    return client.get(reverse(f"peer_review:{name}", args=[one.public_id])).content.decode()


@pytest.mark.parametrize("mode", MODES)
def test_the_peer_is_named_to_the_author_unless_both_are_hidden(reviewed, mode, client_of, author, peer):
    review = reviewed(mode)
    shown = page(client_of(author), "review", review) + page(client_of(author), "scenario", review.version.scenario)
    assert (peer.name in shown) == (mode != "both_hidden")
    if mode == "both_hidden":
        assert shown.count(f"Reviewer {review.pseudonym}") >= 3


@pytest.mark.parametrize("mode", MODES)
def test_the_author_is_named_to_reviewers_in_the_open_mode_only(reviewed, mode, client_of, author, peer, mentor):
    review = reviewed(mode)
    shown = [
        page(client_of(peer), "review", review),
        page(client_of(peer), "review-start", review.version.scenario),
        page(client_of(mentor), "review-start", review.version.scenario),
        page(client_of(peer), "reviews-together", review),
    ]
    assert [f"{author.name} brought it" in one for one in shown] == [mode == "open"] * 4
    assert mode == "open" or not any(author.name in one for one in shown)


def test_a_second_person_never_sees_the_name(written, author, mentor, client_of):
    submit_scenario(written, by=author, signed=True, anonymity="open")
    assert author.name not in page(client_of(mentor), "second-person", written)


def test_mentors_are_always_named(reviewed, mentor, author, client_of):
    scenario = reviewed("both_hidden").version.scenario
    review = start_review(scenario, by=mentor)
    words = "I would keep the second question."
    save_review(
        review, by=mentor, levels=dict.fromkeys(PROMPTS, "2"), strengths=words, questions=words, next_step=words
    )
    submit_review(review, by=mentor)
    assert mentor.name in page(client_of(author), "review", review)


def test_the_trail_names_no_hidden_peer(reviewed, peer):
    reviewed("both_hidden")
    own = AuditEvent.objects.filter(actor=peer.pk)
    assert not own.filter(verb__regex="^(review|comment|allocation)").exists()
    assert AuditEvent.objects.filter(verb="review.submitted", actor=None).exists()


def test_the_mode_stays_after_the_first_release(reviewed, author, client_of):
    from peer_review.services.rounds import begin_next_version

    scenario = reviewed("both_hidden").version.scenario
    begin_next_version(scenario, by=author)
    sign = page(client_of(author), "sign", scenario)
    assert 'name="anonymity"' not in sign and "Who is named stays as you chose it" in sign


def test_the_author_chooses_when_signing_and_hidden_is_chosen_already(written, author, client_of):
    sign = page(client_of(author), "sign", written)
    assert 'value="author_hidden" checked' in " ".join(sign.split())
    for mode in MODES:
        assert f'value="{mode}"' in sign


def test_pseudonyms_are_drawn_by_chance_and_never_twice_on_one_scenario():
    taken = set()
    for _ in range(len(pseudonyms.WORDS) + 5):
        word = pseudonyms.fresh_word(taken)
        assert word not in taken
        taken.add(word)
    assert len({pseudonyms.fresh_word(()) for _ in range(60)}) > 20
    assert len(pseudonyms.WORDS) == len(set(pseudonyms.WORDS)) >= 80


@pytest.mark.parametrize("mode", MODES)
def test_thirty_days_after_the_end_nobody_can_tell_who_it_was(reviewed, mode, author, peer, make_person, client_of):
    review = reviewed(mode)
    scenario = review.version.scenario
    close_scenario(scenario, by=author)
    ended = CaseScenario.objects.filter(pk=scenario.pk)
    ended.update(changed_on=timezone.localdate() - timedelta(days=29))
    assert dispose.call() == 0 and is_author(scenario, author)
    ended.update(changed_on=timezone.localdate() - timedelta(days=30))
    assert dispose.call() == 1 and dispose.call() == 0
    assert not scenarios_of(author).exists() and not Pseudonym.objects.exists()
    review.refresh_from_db()
    assert (review.reviewer is None) == (mode == "both_hidden")
    assert not Notice.objects.filter(path__contains=str(review.public_id)).exists()
    if mode == "both_hidden":
        assert not Allocation.objects.filter(reviewer=peer).exists()
        assert not review.comments.get().replies.filter(writer=peer).exists()
    for name in ("scenario", "check", "sign", "submitted", "own-review", "withdraw"):
        assert client_of(author).get(reverse(f"peer_review:{name}", args=[scenario.public_id])).status_code == 404
    lead = client_of(make_person("safeguarding_lead"))
    assert lead.get(reverse("peer_review:author", args=[scenario.public_id])).status_code == 404
    event = AuditEvent.objects.get(verb="authorship.destroyed")
    assert event.actor is None and not event.codes
    assert client_of(author).get(reverse("peer_review:home")).status_code == 200


def test_with_the_link_goes_whatever_else_would_lead_to_the_author(reviewed, author, peer, make_person, answers):
    scenario = reviewed("author_hidden").version.scenario
    other = make_person("practitioner", name="Other Author")
    submit_scenario(start_scenario(by=other), by=other, signed=True, answers=answers)
    lead = make_person("safeguarding_lead")
    concern = acknowledge_concern(raise_concern(scenario, by=author, reasons=["adult"]), by=lead)
    decide_concern(concern, by=lead, decision="release", reason="It was settled elsewhere.")
    find_author_for_risk(scenario, by=lead, risk="adult", words="I must reach them today.")
    notify([other], "scenario.returned", path=reverse("peer_review:home"))
    for review in Review.objects.filter(version__scenario=scenario):
        save_draft(authors_draft_key(review, "answer"), {"thanks": "Thank you"}, by=author)
        save_draft(f"review:{review.public_id}", {"text": "A word of my own"}, by=peer)
    told = set(Notice.objects.filter(recipient=author).values_list("kind", flat=True))
    assert told >= {"scenario.released", "review.submitted", "comment.answered", "concern.decided", "authorship.opened"}
    close_scenario(CaseScenario.objects.get(pk=scenario.pk), by=author)
    CaseScenario.objects.filter(pk=scenario.pk).update(changed_on=timezone.localdate() - timedelta(days=30))
    assert dispose.call() == 1
    assert not Notice.objects.filter(recipient=author).exists()
    assert not Draft.objects.filter(owner=author).exists() and Draft.objects.filter(owner=peer).exists()
    assert Notice.objects.filter(recipient=other).exists() and Notice.objects.filter(recipient=lead).exists()


def test_every_notice_to_an_author_leads_where_it_is_found_when_the_link_goes():
    """A notice that is sent to an author through the door leads to the front page, or to a page whose notices all go."""
    known = {"home", 'reverse("peer_review:home")', 'reverse("peer_review:follow-up", args=[review.public_id])'}
    for path in pathlib.Path(services.__file__).parent.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text())):
            if (
                isinstance(call, ast.Call)
                and ast.unparse(call.func) == "notify"
                and "author" in ast.unparse(call.args[0])
            ):
                leads_to = next(ast.unparse(one.value) for one in call.keywords if one.arg == "path")
                assert leads_to.replace("'", '"') in known, f"{path.name}: {leads_to}"


def test_second_persons_see_that_an_author_was_looked_up_and_leads_why(
    waiting, author, make_person, client_of, other_unit
):
    lead = make_person("safeguarding_lead", name="Lead Somebody")
    find_author_for_risk(waiting, by=lead, risk="child", words="The school rang me.")
    shown = {
        role: client_of(person).get(reverse("peer_review:lookups")).content.decode()
        for role, person in {
            "lead": make_person("safeguarding_lead"),
            "administrator": make_person("administrator"),
            "elsewhere": make_person("safeguarding_lead", unit=other_unit),
        }.items()
    }
    assert ["The school rang me." in shown[one] for one in shown] == [True, False, False]
    assert ["Lead Somebody" in shown[one] for one in shown] == [True, True, False]
    assert not any(author.name in one for one in shown.values())
    assert client_of(author).get(reverse("peer_review:lookups")).status_code == 403


def test_events_without_a_name_stand_apart_from_the_minutes_of_others(author, mentor, answers, released):
    from audit.queries import events

    trail = [event for event in events() if event.actor is None]
    rows = list(events())
    first = rows.index(trail[0])
    hour = [event for event in rows if event.at.replace(minute=0, second=0, microsecond=0) == trail[0].at]
    assert all(event.actor is not None for event in hour[: len(hour) - len([e for e in trail if e.at == trail[0].at])])
    same = [event for event in rows[first:] if event.actor is None and event.at == trail[0].at]
    assert same == sorted(same, key=lambda event: (event.verb, event.object_id))


@pytest.mark.parametrize("mode", MODES)
def test_a_mentors_page_of_figures_does_not_change_with_a_review_under_a_pseudonym(
    reviewed, mode, mentor, peer, client_of
):
    SupportRelationship.objects.create(kind="mentor", supporter=mentor, person=peer)
    address = reverse("peer_review:figures-of", args=[peer.public_id])
    before = main_part(client_of(mentor).get(address))
    reviewed(mode)
    after = main_part(client_of(mentor).get(address))
    assert (before == after) == (mode == "both_hidden")
    own = client_of(peer).get(reverse("peer_review:figures")).content.decode()
    assert "1 review with levels" in own


def main_part(response):
    """What a page says about its subject, without the bar above with the reader's own notices."""
    return response.content.decode().partition("<main")[2].partition("</main>")[0]


@pytest.mark.parametrize("mode", MODES)
def test_a_group_that_reads_it_in_a_session_is_told_whose_it_is_only_where_the_author_wants_it(
    reviewed, mentor, make_person, author, client_of, mode
):
    facilitator, member = make_person("facilitator"), make_person("practitioner")
    session = schedule_session(
        reviewed(mode).version.scenario,
        by=facilitator,
        participants=[member, mentor, make_person("practitioner")],
        presenter=mentor,
        scheduled_for=timezone.now() + timedelta(hours=1),
        place="Room 2",
    )
    for person in (facilitator, member):
        accept_ground_rules(session, by=person)
        page = client_of(person).get(reverse("peer_review:session", args=[session.public_id])).content.decode()
        assert "I asked twice." in page
        assert ("Author Somebody brought it" in page) == (author.name in page) == (mode == "open")


@pytest.mark.parametrize("mode", MODES)
def test_an_author_reads_before_they_answer_whether_their_name_stands_with_it(reviewed, mode, client_of, author):
    told = page(client_of(author), "review", reviewed(mode))
    assert ("It is read without your name." in told) == (mode != "open")
    assert ("Your name stands with it" in told) == (mode == "open")
