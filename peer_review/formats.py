"""Formats of review sessions as data: what happens in which order, who speaks, who writes and who is silent.

Plain rules without Django. Words are marked for translation here and translated at the door that shows them. A review
session keeps the key and the version it started with, so a format that has been used is never changed: it gets a new
version beside the old one.
"""

from dataclasses import dataclass

PRESENTER = "presenter"
GROUP = "group"
FACILITATOR = "facilitator"
ROLES = (PRESENTER, GROUP, FACILITATOR)
EVERYBODY = frozenset(ROLES)


def _(text: str) -> str:
    """Mark a text for translation and leave it as it is."""
    return text


@dataclass(frozen=True, slots=True)
class Phase:
    """One step of a format.

    Attributes:
        key: short name, unique in its format; contributions and events keep it.
        name: what the step is called on the page.
        minutes: how long it is meant to take.
        prompt: what the group is asked to do.
        presenter_prompt: what the presenter is asked to do.
        facilitator_prompt: what the facilitator watches for.
        speakers: roles that may speak.
        writers: roles that may write.
        output: what the step leaves behind.
        presenter_silent: whether the presenter only listens; the software then refuses what they send.
        visibility: when others see what was written; "at_once" is the only way so far.
        advance: who ends the step; "facilitator" is the only way so far, so a clock that has run out moves nobody on.
    """

    key: str
    name: str
    minutes: int
    prompt: str
    presenter_prompt: str
    facilitator_prompt: str
    speakers: frozenset[str]
    writers: frozenset[str]
    output: str
    presenter_silent: bool = False
    visibility: str = "at_once"
    advance: str = "facilitator"


@dataclass(frozen=True, slots=True)
class Protocol:
    """A format of a review session.

    Attributes:
        key: short name; with the version it says which format a session runs.
        version: counts up whenever a used format changes.
        name: what it is called on the page.
        summary: what it is good for, in a sentence.
        phases: the steps in their order.
        fewest: how many people besides the facilitator it needs at least.
        best: from how many to how many people it works best, the facilitator not counted.
        most: how many people besides the facilitator it takes at most.
        notes: what the facilitator should know beforehand.
    """

    key: str
    version: str
    name: str
    summary: str
    phases: tuple[Phase, ...]
    fewest: int
    best: tuple[int, int]
    most: int
    notes: tuple[str, ...]

    @property
    def minutes(self) -> int:
        """Return how long the whole format is meant to take."""
        return sum(phase.minutes for phase in self.phases)


# After the Consultancy protocol of the School Reform Initiative; the times of the last two steps are ours.
CONSULTANCY = Protocol(
    key="consultancy",
    version="1",
    name=_("Consultancy protocol"),
    summary=_("It helps one person see a stuck question anew: the group discusses it while they listen."),
    fewest=2,
    best=(5, 8),
    most=12,
    notes=(
        _("Keep to the order. The silence of the presenter is what makes this format work."),
        _("Ask for questions before advice. A suggestion in the shape of a question can wait for the discussion."),
        _("If anyone may be at risk, stop the session and act. The session can go on another day."),
        _("End with one next step and its date, in the presenter's own words."),
    ),
    phases=(
        Phase(
            key="overview",
            name=_("Overview and question"),
            minutes=10,
            prompt=_("Listen. Read the case scenario and note what you would like to ask."),
            presenter_prompt=_("Say what happened in your own words, and end with the one question you bring."),
            facilitator_prompt=_("Make sure that the question is written down before you move on."),
            speakers=frozenset({PRESENTER}),
            writers=frozenset({PRESENTER, FACILITATOR}),
            output=_("The question"),
        ),
        Phase(
            key="clarifying",
            name=_("Clarifying questions"),
            minutes=5,
            prompt=_("Ask short questions about facts, which can be answered in a sentence."),
            presenter_prompt=_("Answer briefly. It is fine not to know."),
            facilitator_prompt=_("Hold back advice and longer questions: they come later."),
            speakers=EVERYBODY,
            writers=EVERYBODY,
            output=_("Facts added"),
        ),
        Phase(
            key="probing",
            name=_("Probing questions"),
            minutes=10,
            prompt=_("Ask what helps the presenter think: why, what if, from whose view. Do not discuss the answers."),
            presenter_prompt=_("Answer if you can. At the end, say your question again: it may have changed."),
            facilitator_prompt=_("Ask the presenter to say the question again before you move on."),
            speakers=EVERYBODY,
            writers=EVERYBODY,
            output=_("The question, perhaps changed"),
        ),
        Phase(
            key="discussion",
            name=_("The group discusses"),
            minutes=15,
            prompt=_(
                "Talk with each other, not to the presenter. What do we hear? What is missing? What if we are wrong?"
            ),
            presenter_prompt=_("The group is thinking about your question. You need not answer anything."),
            facilitator_prompt=_("Keep the presenter out of it. Look for assumptions and gaps before answers."),
            speakers=frozenset({GROUP, FACILITATOR}),
            writers=frozenset({GROUP, FACILITATOR}),
            output=_("Ideas, assumptions and gaps"),
            presenter_silent=True,
        ),
        Phase(
            key="response",
            name=_("The presenter responds"),
            minutes=5,
            prompt=_("Listen. The presenter says what they take from the discussion."),
            presenter_prompt=_("Say what struck you and what you take away. You need not answer everything."),
            facilitator_prompt=_("Protect the presenter's time: nobody answers back."),
            speakers=frozenset({PRESENTER}),
            writers=frozenset({PRESENTER, FACILITATOR}),
            output=_("What the presenter takes away"),
        ),
        Phase(
            key="debrief",
            name=_("Debrief"),
            minutes=5,
            prompt=_("Talk about how the session went, not about the case scenario. What helped? What was hard?"),
            presenter_prompt=_("Say how the session was for you, and write down your next step with its date."),
            facilitator_prompt=_("Ask for the next step with its date. Without one the session cannot end."),
            speakers=EVERYBODY,
            writers=EVERYBODY,
            output=_("Notes on the session"),
        ),
    ),
)

SHIPPED = (CONSULTANCY,)
_BY_KEY = {(protocol.key, protocol.version): protocol for protocol in SHIPPED}
NEWEST = {protocol.key: protocol for protocol in SHIPPED}


def protocol_of(key: str, version: str) -> Protocol:
    """Return the format a session runs.

    Raises:
        KeyError: no such format was ever shipped.
    """
    return _BY_KEY[key, version]
