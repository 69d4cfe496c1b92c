"""The first pages: what is brought, what help is wanted, and what the person, the sentence and the risk are."""

from django.utils.translation import gettext_lazy as _

from peer_review.scenario_form.examples import examples_of
from peer_review.scenario_form.kinds import FROM_WORK, ONE_PIECE, Kind
from peer_review.scenario_form.shape import Field, Section

START = _("Before you write")
ABOUT = _("The person, the sentence and the risk")

KIND = Section(
    "kind",
    _("What you bring"),
    (
        Field(
            "kind",
            _("How does this relate to what happened?"),
            "radios",
            _("A mixture of two or more pieces of work protects people best."),
            tuple(Kind.choices),
        ),
    ),
    group=START,
)

ALTERED = Section(
    "altered",
    _("What you have changed"),
    (
        Field(
            "changed",
            _("Have you changed it so that a colleague in your PDU would not recognise anybody?"),
            "radios",
            choices=(("yes", _("Yes")), ("not_yet", _("Not yet"))),
            kinds=FROM_WORK,
            must_be="yes",
            must_words=_("Change it on paper or in your mind first, then come back and answer yes"),
        ),
        Field(
            "altered",
            _("Which details have you changed?"),
            "checkboxes",
            _("At least three that do not matter. Keep what drives the risk. Reviewers do not see this answer."),
            (
                ("age", _("Age")),
                ("gender", _("Gender")),
                ("family", _("Family and relationships")),
                ("place", _("Places, or the kind of area")),
                ("work", _("Work, training or income")),
                ("housing", _("Housing")),
                ("health", _("Health")),
                ("background", _("Nationality, ethnicity or faith")),
                ("timing", _("When things happened, and how long they took")),
                ("offence", _("How the offence happened")),
            ),
            kinds=ONE_PIECE,
            private=True,
            at_least=3,
        ),
    ),
    group=START,
    examples=examples_of("altered"),
)

WHAT_CHANGED = Section(
    "what-changed",
    _("What you changed"),
    (
        Field(
            "what_changed",
            _("What have you changed since the last version, and why?"),
            "text",
            _("Reviewers read this first. Say what feedback or news led to it, without saying whose."),
            words=100,
        ),
    ),
    group=START,
    further=True,
)

HELP = Section(
    "help",
    _("What you want help with"),
    (
        Field(
            "title",
            _("Title"),
            "line",
            _("A few words to recognise it by, for example “The late reply”. No names, no places."),
            words=12,
        ),
        Field(
            "focus_question",
            _("What is your question?"),
            "text",
            _("One sentence. What do you most want a colleague to help you see?"),
            words=40,
        ),
        Field(
            "help_wanted",
            _("What sort of help do you want?"),
            "radios",
            choices=(
                ("ideas", _("Ideas: what else could I try?")),
                ("challenge", _("Challenge: what am I missing?")),
                ("plan_check", _("A check of my plan")),
                ("sense_making", _("Sense-making: help me think about how this affects me")),
            ),
        ),
    ),
    group=START,
    examples=examples_of("help"),
)

FORMAT = Section(
    "format",
    _("How you want it, and when"),
    (
        Field(
            "format_wanted",
            _("How would you like to work on it?"),
            "radios",
            choices=(
                ("written", _("Written feedback")),
                ("session", _("A review session with a group")),
                ("both", _("Both, or whichever comes first")),
            ),
        ),
        Field(
            "urgency",
            _("When would feedback help you most?"),
            "radios",
            _(
                "This is about your learning. What is urgent for somebody’s safety does not wait for an answer here: "
                "speak to your manager today."
            ),
            (
                ("week", _("Within a week")),
                ("fortnight", _("Within two weeks")),
                ("month", _("Within a month")),
                ("any_time", _("At any time")),
            ),
        ),
    ),
    group=START,
)

PERSON = Section(
    "person",
    _("The person"),
    (
        Field(
            "age_band",
            _("Age"),
            "radios",
            choices=(
                ("18-20", _("18 to 20")),
                ("21-24", _("21 to 24")),
                ("25-34", _("25 to 34")),
                ("35-49", _("35 to 49")),
                ("50-64", _("50 to 64")),
                ("65+", _("65 or over")),
            ),
        ),
        Field(
            "gender",
            _("Gender, only if it matters to your question"),
            "radios",
            choices=(
                ("woman", _("Woman")),
                ("man", _("Man")),
                ("another", _("Another gender")),
            ),
            optional=True,
        ),
        Field(
            "characteristics_kinds",
            _("What else matters to your question?"),
            "checkboxes",
            _("Tick only what the question cannot do without. Each tick makes the person easier to find."),
            (
                ("physical_health", _("Physical health or disability")),
                ("mental_health", _("Mental health")),
                ("neurodiversity", _("Learning disability or neurodiversity")),
                ("substances", _("Alcohol or drugs")),
                ("care", _("Time in care as a child")),
                ("caring", _("Caring for somebody")),
                ("pregnancy", _("Pregnancy or a new baby")),
                ("ethnicity", _("Ethnicity or nationality")),
                ("faith", _("Faith or belief")),
                ("sexuality", _("Sexual orientation or gender identity")),
                ("language", _("Language or literacy")),
                ("service", _("Service in the armed forces")),
            ),
            optional=True,
        ),
        Field(
            "characteristics",
            _("How does it matter?"),
            "text",
            _("In general words: “a mental health condition”, not the diagnosis."),
            words=60,
            optional=True,
            name=_("how it matters"),
        ),
    ),
    _("Describe a person whom a colleague in your own office would not recognise."),
    ABOUT,
    examples=examples_of("person"),
)

SENTENCE = Section(
    "sentence",
    _("The sentence and the offence"),
    (
        Field(
            "sentence_type",
            _("Kind of sentence"),
            "radios",
            choices=(
                ("community_order", _("Community order")),
                ("suspended_sentence", _("Suspended sentence order")),
                ("licence", _("Licence")),
                ("pss", _("Post-sentence supervision")),
                ("pre_release", _("Before release")),
            ),
        ),
        Field(
            "stage",
            _("How far along is it?"),
            "radios",
            choices=(
                ("first_quarter", _("First quarter")),
                ("second_quarter", _("Second quarter")),
                ("third_quarter", _("Third quarter")),
                ("last_quarter", _("Last quarter")),
                ("last_six_weeks", _("Last six weeks")),
            ),
        ),
        Field(
            "offence_group",
            _("Broad group of the offence"),
            "radios",
            _("Not the charge."),
            (
                ("violence", _("Violence")),
                ("domestic_abuse", _("Domestic abuse")),
                ("sexual", _("Sexual")),
                ("acquisitive", _("Theft, fraud or burglary")),
                ("drugs", _("Drugs")),
                ("driving", _("Driving")),
                ("weapons", _("Weapons")),
                ("damage", _("Arson or criminal damage")),
                ("other", _("Something else")),
            ),
        ),
        Field(
            "repeat_pattern",
            _("Has there been the same kind of offence before?"),
            "radios",
            choices=(("yes", _("Yes")), ("no", _("No"))),
        ),
    ),
    group=ABOUT,
)

RISK = Section(
    "risk",
    _("Risk"),
    (
        Field(
            "rosh_level",
            _("Risk of serious harm"),
            "radios",
            choices=(
                ("low", _("Low")),
                ("medium", _("Medium")),
                ("high", _("High")),
                ("very_high", _("Very high")),
            ),
        ),
        Field(
            "who_at_risk",
            _("Who is at risk?"),
            "checkboxes",
            _("Tick all that apply."),
            (
                ("child", _("A child")),
                ("known_adult", _("A known adult")),
                ("public", _("The public")),
                ("staff", _("Staff")),
                ("prisoner", _("A prisoner")),
                ("self", _("The person themselves")),
            ),
        ),
    ),
    group=ABOUT,
)
