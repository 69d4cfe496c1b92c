"""The middle pages: what was asked, what is known, the plan and the work."""

from django.utils.translation import gettext_lazy as _

from peer_review.scenario_form.examples import examples_of
from peer_review.scenario_form.kinds import WITH_A_PLAN_AHEAD, Kind
from peer_review.scenario_form.shape import Field, Section

KNOWN = _("What you know")
WORKED = _("The plan and the work")

ENQUIRIES = (
    ("not_asked", _("Not asked")),
    ("asked", _("Asked, no reply yet")),
    ("answered", _("Asked and answered")),
    ("chased", _("Chased, still waiting")),
    ("repeated", _("Asked again after something changed")),
)

PILLARS = (
    ("supervision", _("Supervision")),
    ("monitoring", _("Monitoring and control")),
    ("interventions", _("Interventions and treatment")),
    ("victim_safety", _("Victim safety")),
)

ENQUIRY = Section(
    "enquiries",
    _("Enquiries"),
    (
        Field("police_enquiry", _("Police: domestic abuse call-outs and intelligence"), "radios", choices=ENQUIRIES),
        Field("children_enquiry", _("Children’s services"), "radios", choices=ENQUIRIES),
        Field(
            "enquiries_added",
            _("What did the replies add?"),
            "text",
            _("Include what they did not say, and what you did next."),
            words=140,
        ),
    ),
    _("Whom did you ask, what came back, and did you ask again when something changed?"),
    KNOWN,
    examples=examples_of("enquiries"),
)

SOURCES = Section(
    "sources",
    _("What you know and how you know it"),
    (
        Field("know", _("What do you know?"), hint=_("The facts that matter to your question.")),
        Field(
            "how_know", _("How do you know it?"), hint=_("Who or what told you each of these? Use roles, not names.")
        ),
    ),
    group=KNOWN,
    examples=examples_of("sources"),
)

DOUBTS = Section(
    "doubts",
    _("What does not fit, and what you do not know"),
    (
        Field(
            "contradictions",
            _("What does not fit?"),
            hint=_("Where two accounts differ, or what was said does not match what was seen."),
            optional=True,
        ),
        Field("gaps", _("What do you not know?"), optional_for=(Kind.GOOD_PRACTICE,)),
    ),
    group=KNOWN,
    examples=examples_of("doubts"),
)

PLAN = Section(
    "plan",
    _("The plan"),
    (
        Field("plan_supervision", _("Supervision"), words=60),
        Field("plan_monitoring", _("Monitoring and control"), words=60),
        Field("plan_interventions", _("Interventions and treatment"), words=60),
        Field("plan_victim_safety", _("Victim safety"), words=60),
    ),
    _("A line or two for each of the four pillars. If there is nothing, say so: that is worth knowing."),
    WORKED,
    examples=examples_of("plan"),
)

BALANCE = Section(
    "balance",
    _("The balance of the plan"),
    (
        Field(
            "plan_constructive",
            _("Where does it build something?"),
            "checkboxes",
            _("For example work, housing, trust, skills, a reason to stay out of trouble."),
            PILLARS,
            optional=True,
        ),
        Field(
            "plan_restrictive",
            _("Where does it limit something?"),
            "checkboxes",
            _("For example a curfew, a condition, a check, a place to keep away from."),
            PILLARS,
            optional=True,
        ),
    ),
    _("A plan needs both. A part can do both at once; tick it twice."),
    WORKED,
    examples=examples_of("balance"),
)

WORK = Section(
    "work",
    _("What has been done"),
    (
        Field(
            "contact_band",
            _("How often do you see each other?"),
            "radios",
            choices=(
                ("more_than_weekly", _("More than once a week")),
                ("weekly", _("Every week")),
                ("fortnightly", _("Every two weeks")),
                ("monthly", _("Every month")),
                ("less", _("Less often")),
                ("suspended", _("Contact is suspended or has ended")),
            ),
        ),
        Field("activity", _("What has been done?"), hint=_("Where, with whom, and how it goes."), words=80),
        Field(
            "interventions",
            _("Interventions"),
            hint=_("One on a line: what was tried, what is waited for, what was refused, what was not considered."),
            words=60,
        ),
    ),
    group=WORKED,
    examples=examples_of("work"),
)

AGENCIES = Section(
    "agencies",
    _("Other agencies"),
    (
        Field(
            "forums",
            _("Which meetings has it been to?"),
            "checkboxes",
            choices=(
                ("mappa", _("MAPPA")),
                ("marac", _("MARAC")),
                ("iom", _("Integrated offender management")),
                ("child", _("A child protection or child in need meeting")),
                ("adult", _("Adult safeguarding")),
                ("other", _("Another meeting of agencies")),
            ),
            optional=True,
        ),
        Field(
            "agencies",
            _("Who else is involved, and what came of it?"),
            hint=_("By type: “a drug service”, not its name. What was agreed, and did it reach your plan?"),
            words=60,
            name=_("who else is involved"),
        ),
    ),
    group=WORKED,
    examples=examples_of("agencies"),
)

ROWS = (("1", _("First sign")), ("2", _("Second sign")), ("3", _("Third sign")))


def _row(number: str, title: object) -> tuple[Field, ...]:
    may_stay_empty = () if number != "1" else (Kind.NEAR_MISS,)
    shared = {"kinds": WITH_A_PLAN_AHEAD, "row": title, "optional": number != "1", "optional_for": may_stay_empty}
    return (
        Field(f"if_{number}_sign", _("What would you see?"), "line", words=20, **shared),  # type: ignore[arg-type]
        Field(f"if_{number}_action", _("What is done then?"), "line", words=25, **shared),  # type: ignore[arg-type]
        Field(f"if_{number}_who", _("Who does it? A role, not a name"), "line", words=12, **shared),  # type: ignore[arg-type]
        Field(f"if_{number}_when", _("By when?"), "line", words=12, **shared),  # type: ignore[arg-type]
    )


CONTINGENCY = Section(
    "contingency",
    _("If things get worse"),
    tuple(field for number, title in ROWS for field in _row(number, title)),
    _("Signs that somebody else could see, and what happens then. Three at the most."),
    WORKED,
    examples=examples_of("contingency"),
)

ENDING = Section(
    "ending",
    _("Cover, and how it ends"),
    (
        Field(
            "contingency",
            _("What should somebody who covers for you know?"),
            hint=_("Nights, weekends and leave; and what nobody has agreed yet."),
            optional=True,
            kinds=WITH_A_PLAN_AHEAD,
        ),
        Field(
            "ending",
            _("How will it end?"),
            hint=_("What is planned for the last weeks, and after."),
            words=60,
            optional_for=(Kind.GOOD_PRACTICE,),
        ),
    ),
    group=WORKED,
    examples=examples_of("ending"),
)
