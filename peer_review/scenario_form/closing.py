"""The last pages: what is strong, who was asked, what the author makes of it; and what two kinds ask besides."""

from django.utils.translation import gettext_lazy as _

from peer_review.rubric import NOT_APPLICABLE, STAGE_TITLES
from peer_review.scenario_form.examples import examples_of
from peer_review.scenario_form.kinds import Kind
from peer_review.scenario_form.shape import Field, Section

HAPPENED = _("What happened")
THOUGHT = _("Strengths and your own thinking")

NEAR_MISS = Section(
    "near-miss",
    _("What nearly happened"),
    (
        Field("near_what", _("What nearly happened?"), words=80, kinds=(Kind.NEAR_MISS,)),
        Field(
            "near_caught",
            _("What stopped it?"),
            hint=_("A person, a check, or luck. Luck is an honest answer."),
            words=60,
            kinds=(Kind.NEAR_MISS,),
        ),
        Field(
            "near_why",
            _("What made it likely?"),
            hint=_("Conditions and not culprits: caseload, handover, a form, a silence."),
            words=80,
            kinds=(Kind.NEAR_MISS,),
        ),
        Field("near_changed", _("What is different since?"), words=60, kinds=(Kind.NEAR_MISS,)),
    ),
    _("The same thing will nearly happen to somebody else. What should they know?"),
    HAPPENED,
    examples=examples_of("near-miss"),
)

WENT_WELL = Section(
    "went-well",
    _("What went well"),
    (
        Field("good_what", _("What was done?"), words=80, kinds=(Kind.GOOD_PRACTICE,)),
        Field(
            "good_why",
            _("What made it possible?"),
            hint=_("People, time, a habit, a question at the right moment."),
            words=80,
            kinds=(Kind.GOOD_PRACTICE,),
        ),
        Field(
            "good_evidence",
            _("How do you know that it helped?"),
            hint=_("Whose word or what record shows it? What else could explain it?"),
            words=80,
            kinds=(Kind.GOOD_PRACTICE,),
        ),
        Field("good_take", _("What could a colleague take from it?"), words=60, kinds=(Kind.GOOD_PRACTICE,)),
    ),
    _("Good work is learnt from as seldom as it is written down. Be as exact as you would about a mistake."),
    HAPPENED,
    examples=examples_of("went-well"),
)

STRENGTHS = Section(
    "strengths",
    _("Strengths"),
    (
        Field(
            "strengths",
            _("What is strong?"),
            hint=_("Relationships, work, housing, motivation, and what matters to the person."),
            words=80,
        ),
        Field("own_view", _("How do they see it themselves?"), hint=_("In their words, or close to them."), words=60),
    ),
    group=THOUGHT,
    examples=examples_of("strengths"),
)

OVERSIGHT = Section(
    "oversight",
    _("Oversight"),
    (
        Field(
            "oversight",
            _("When did you last discuss this with a manager, and what was agreed?"),
            hint=_("Roughly when, and roles, not names."),
            words=80,
            name=_("when you last discussed this with a manager"),
        ),
    ),
    group=THOUGHT,
    examples=examples_of("oversight"),
)

THINKING = Section(
    "thinking",
    _("What you think is going on"),
    (
        Field("hypothesis", _("What do you think is going on?"), words=80),
        Field(
            "opposite_hypothesis",
            _("What if the opposite were true?"),
            hint=_("Write it as if you believed it."),
            words=80,
            optional_for=(Kind.GOOD_PRACTICE,),
        ),
        Field(
            "confidence",
            _("How sure are you of your first idea?"),
            "scale",
            _("0 is a guess, 10 is certain."),
            tuple((str(number), str(number)) for number in range(11)),
        ),
    ),
    group=THOUGHT,
    examples=examples_of("thinking"),
)

SELF = Section(
    "self",
    _("You in it"),
    (
        Field(
            "effect_on_me",
            _("How does this work affect you?"),
            hint=_("What you feel before and after. Leave it out if you would rather not say."),
            words=80,
            optional=True,
        ),
        Field(
            "bias",
            _("Where might you be leaning?"),
            hint=_("Liking, dislike, tiredness, an earlier case, somebody like you or unlike you."),
            words=60,
            optional=True,
        ),
    ),
    group=THOUGHT,
    examples=examples_of("self"),
)

SCORE = Section(
    "score",
    _("Your own score"),
    tuple(
        Field(
            f"self_{stage}",
            title,
            "radios",
            choices=(
                ("0", _("0 Not shown")),
                ("1", _("1 Named")),
                ("2", _("2 Explained")),
                ("3", _("3 Acted on")),
                ("4", _("4 Tested")),
                (NOT_APPLICABLE, _("Not applicable")),
            ),
            optional=True,
            private=True,
        )
        for stage, title in STAGE_TITLES.items()
    ),
    _("Where would you put this work yourself? Skip what does not apply. Reviewers do not see it."),
    THOUGHT,
)
