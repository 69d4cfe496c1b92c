"""Weak and better answers for the pages of the form, built from the seven learning areas; all are invented."""

from django.utils.translation import gettext_lazy as _

from peer_review.scenario_form.shape import Example

_EXAMPLES: dict[str, tuple[Example, ...]] = {
    "altered": (
        Example(
            "A7",
            _("I took the name out."),
            _(
                "I made her older, gave her another job, moved the flat to another kind of town and left the "
                "debts as they were."
            ),
            _("A colleague knows people by their story. Change the story where it does not matter, and keep the risk."),
        ),
    ),
    "help": (
        Example(
            "A7",
            _("Any thoughts on this one?"),
            _("Which of these three worries would you look into first, and what would you ask?"),
            _("A question that can be answered gets an answer that can be used."),
        ),
        Example(
            "A2",
            _("Is my assessment all right?"),
            _("What would have to be true for me to be wrong about why he stopped drinking?"),
            _("The second one invites colleagues to test the thinking and not the spelling."),
        ),
    ),
    "person": (
        Example(
            "A3",
            _("A 43-year-old former swimming champion with a rare blood disorder."),
            _("Somebody in their forties with a health condition that makes early appointments hard."),
            _("What bears on the work stays. What makes one person findable goes."),
        ),
    ),
    "near-miss": (
        Example(
            "A6",
            _("A colleague forgot to pass the message on."),
            _(
                "The message came on the last day before leave; the handover form has no line for what is "
                "still awaited."
            ),
            _("A condition can be mended on Monday. A culprit cannot."),
        ),
    ),
    "went-well": (
        Example(
            "A5",
            _("Great joint working with partners."),
            _(
                "I rang the housing officer before the meeting, so she brought the tenancy dates and the "
                "plan changed that day."
            ),
            _("What somebody did, when, and what came of it: a colleague can copy that tomorrow."),
        ),
    ),
    "enquiries": (
        Example(
            "A1",
            _("Police checks done, nothing known."),
            _(
                "Asked the police in week 1 about his parents’ address: nothing. Asked again in week 5 about "
                "his partner’s: "
                "two call-outs. Nobody has told me yet what the callers said."
            ),
            _("Which address, when, what came back, and what is still open."),
        ),
        Example(
            "A1",
            _("Children’s services did not reply."),
            _(
                "Asked in week 2, chased in week 3, rang the duty team in week 4: no open plan; an "
                "assessment closed last year."
            ),
            _("Silence is not an answer. Chasing is part of the enquiry."),
        ),
    ),
    "sources": (
        Example(
            "A2",
            _("He is single and lives with his mother."),
            _(
                "He says that he is single. His mother says that he sleeps there “most nights”. I have seen "
                "one toothbrush."
            ),
            _("Facts, reports and what you saw are different things, and the reader can weigh them."),
        ),
    ),
    "doubts": (
        Example(
            "A2",
            _("None."),
            _("He says that he gave up driving; the neighbour who reported noise spoke of his car."),
            _("Two accounts that do not fit are a question to ask and not an accusation."),
        ),
        Example(
            "A2",
            _("Nothing outstanding."),
            _("I do not know who is at home when I am not there, nor who pays for the phone."),
            _("A gap that is named can be closed, and shows where to look next."),
        ),
    ),
    "plan": (
        Example(
            "A3",
            _("Monitor closely."),
            _(
                "I ring the hostel every Monday and ask two things: visitors, and nights away. A night away "
                "is told to my manager."
            ),
            _("Who does what, when, and what happens with the answer."),
        ),
        Example(
            "A4",
            _("Refer to a programme."),
            _(
                "A place is five months off. Until then: four sessions with me on the last argument, and "
                "what he does at the first sign."
            ),
            _("Waiting is time too. Say what is expected to change, and how."),
        ),
    ),
    "balance": (
        Example(
            "A3",
            _("Curfew, tag, no contact, reporting twice a week."),
            _(
                "The curfew stays; the late shift is moved with the employer, because the job is what he "
                "would not risk."
            ),
            _("Control protects people today. What somebody builds protects them next year."),
        ),
    ),
    "work": (
        Example(
            "A4",
            _("Engaging well."),
            _("Eleven of twelve kept. He talks about work and never about evenings; I have not asked about evenings."),
            _("Attendance is not change. Say what is talked about, and what is not."),
        ),
    ),
    "agencies": (
        Example(
            "A5",
            _("Discussed at a multi-agency meeting."),
            _(
                "Three actions came from the meeting. One was mine and is done; nobody wrote down who has "
                "the other two."
            ),
            _("A meeting protects nobody until its actions stand in somebody’s plan."),
        ),
    ),
    "contingency": (
        Example(
            "A6",
            _("If risk increases, take appropriate action."),
            _(
                "Phone off and a missed appointment: I ring his sister and the hostel the same day; the duty "
                "officer by 5 if I am away."
            ),
            _("A sign that others could see, an action, a role and a time."),
        ),
    ),
    "ending": (
        Example(
            "A6",
            _("Order ends in spring."),
            _(
                "Six weeks before the end I ask the police and children’s services again, and he and I write "
                "down whom he rings then."
            ),
            _("Risk does not end with the order. Somebody has to know it afterwards."),
        ),
    ),
    "strengths": (
        Example(
            "A3",
            _("Has family support."),
            _(
                "His aunt rings me when he will not. He wants to be at his daughter’s school play, and it is "
                "in eight weeks."
            ),
            _("Whom, what they do, and what somebody wants enough to change for."),
        ),
    ),
    "oversight": (
        Example(
            "A7",
            _("Manager aware."),
            _(
                "Two weeks ago, with my manager: keep weekly contact, ask the police again, decide after the "
                "reply. I disagreed on one point and said so."
            ),
            _("When, what was agreed, and what stayed open. “Aware” is not a decision."),
        ),
    ),
    "thinking": (
        Example(
            "A2",
            _("He is minimising."),
            _("I think that he hides the relationship because he fears losing his release address."),
            _("A reason can be tested. A label ends the thinking."),
        ),
    ),
    "self": (
        Example(
            "A7",
            _("I am fine."),
            _("I like her, and I catch myself explaining things away before I have asked."),
            _("Where you lean is information. Colleagues can hold the other side for you."),
        ),
    ),
}


def examples_of(section: str) -> tuple[Example, ...]:
    """Return the weak and better answers for a page of the form."""
    return _EXAMPLES[section]
