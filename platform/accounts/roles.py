"""The seven roles of Soundings, as plain rules: who they are and which of Wagtail's groups follows from them.

The roles come from the field (see the vocabulary note): practitioners learn and bring case scenarios, mentors review,
facilitators hold review sessions, editors publish, leaders see totals only, the safeguarding lead answers concerns and
administrators manage people but cannot read anybody's contributions.
"""

PRACTITIONER = "practitioner"
MENTOR = "mentor"
FACILITATOR = "facilitator"
EDITOR = "editor"
LEADER = "leader"
SAFEGUARDING_LEAD = "safeguarding_lead"
ADMINISTRATOR = "administrator"

ALL = (PRACTITIONER, MENTOR, FACILITATOR, EDITOR, LEADER, SAFEGUARDING_LEAD, ADMINISTRATOR)

# Wagtail's groups, by the role that brings a person into them. Only editors work in Wagtail's admin: administrators
# manage people in Soundings' own pages, and the editor's screens are where most of Wagtail's past holes were.
WAGTAIL_GROUPS = {EDITOR: "Soundings editors"}


def wagtail_groups(roles: frozenset[str]) -> frozenset[str]:
    """Return the names of the Wagtail groups that follow from the roles somebody holds today."""
    return frozenset(WAGTAIL_GROUPS[role] for role in roles if role in WAGTAIL_GROUPS)
