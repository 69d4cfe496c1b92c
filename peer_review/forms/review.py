"""Forms of the reviewer, and of the author who answers."""

from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from anchoring import Anchor
from design.forms import DateField
from peer_review.forms.gated import GatedForm
from peer_review.lifecycle import ReviewKind
from peer_review.models import Review
from peer_review.queries.reviews import chosen_sentence, passage_in
from peer_review.rubric import QUESTION_KEYS, Stage
from peer_review.services.reviews import LONGEST_COMMENT, PARTS

ANCHOR_PARTS = ("block", "exact", "prefix", "suffix", "start")
COMMENT_PARTS = (*ANCHOR_PARTS, "sentence", "comment")


class ReviewForm(GatedForm):
    """Levels by prompt and three pieces of writing; whole when it is sent, as far as it goes while it is a draft."""

    label_size = "s"
    strengths = forms.CharField(
        label=_("What is working?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=3000,
        error_messages={"required": _("Say what is working. Everybody needs to know what to keep")},
    )
    questions = forms.CharField(
        label=_("What would you want to check or ask?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=3000,
        error_messages={"required": _("Ask at least one question that tests the thinking")},
    )
    next_step = forms.CharField(
        label=_("One next step"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=3000,
        error_messages={"required": _("Suggest one next step that can be done")},
    )
    comments_only = forms.BooleanField(
        label=_("Leave the levels out: words only"),
        help_text=_("What you have chosen so far is kept, and comes back when you take the tick away."),
        required=False,
    )
    co_mentor = forms.BooleanField(
        label=_("Ask another mentor to read my review before the author does"),
        help_text=_("They agree, or give it back to you with a reason. After seven days it goes to the author anyway."),
        required=False,
    )
    gated: ClassVar[tuple[str, ...]] = PARTS

    def __init__(self, *args: Any, review: Review, by: User, **kwargs: Any) -> None:
        """Take, beside what a gated form takes, the draft that is written on."""
        super().__init__(*args, language=review.version.language, by=by, **kwargs)
        self.rubric = review.rubric.rubric
        if review.kind != ReviewKind.MENTOR:
            del self.fields["co_mentor"]
        if review.kind != ReviewKind.MENTOR or review.version.scenario.comments_only:
            del self.fields["comments_only"]
        without = "comments_only" in self.data if self.is_bound and self.may_leave_levels else review.is_without_levels
        self.shows_levels = not without
        for key, prompt in {**self.rubric.prompts, **self.rubric.closer_prompts}.items():
            is_closer = key in self.rubric.closer_prompts
            self.fields[f"level-{key}"] = forms.ChoiceField(
                label=str(prompt.question) if is_closer else f"{prompt.lens}: {prompt.question}",
                choices=tuple(self.rubric.scale_of(key).items()),
                widget=forms.RadioSelect,
                required=not is_closer and not without,
                error_messages={
                    "required": _("Choose a level for “%(stage)s: %(lens)s”")
                    % {"stage": prompt.stage, "lens": prompt.lens}
                },
            )

    @property
    def may_leave_levels(self) -> bool:
        """Say whether the reviewer chooses between levels and words only."""
        return "comments_only" in self.fields

    @property
    def stages(self) -> list[tuple[Stage, list[BoundField]]]:
        """Return the twelve prompts with their fields, for the page."""
        return self._with_fields(self.rubric.stages)

    @property
    def closer(self) -> list[tuple[Stage, list[BoundField]]]:
        """Return the closer looks with their fields, for the page."""
        return self._with_fields(self.rubric.closer)

    @property
    def levels(self) -> dict[str, str] | None:
        """Return the levels chosen so far, from what was sent; None when the page did not show them."""
        if "with_levels" not in self.data and not any(name.startswith("level-") for name in self.data):
            return None
        return {key: self.data.get(f"level-{key}", "") for key in QUESTION_KEYS}

    @property
    def leaves_levels(self) -> bool | None:
        """Return whether the reviewer leaves the levels out; None where that is not theirs to choose."""
        return "comments_only" in self.data if self.may_leave_levels else None

    @property
    def parts(self) -> dict[str, str]:
        """Return the three pieces of writing as they were sent."""
        return {name: self.data.get(name, "") for name in PARTS}

    def _with_fields(self, stages: tuple[Stage, ...]) -> list[tuple[Stage, list[BoundField]]]:
        return [(stage, [self[f"level-{prompt.key}"] for prompt in stage.prompts]) for stage in stages]


class CommentForm(GatedForm):
    """A comment beside a passage: chosen with the mouse, or as a sentence from a list."""

    label_size = "s"
    gated: ClassVar[tuple[str, ...]] = ("comment",)
    sentence = forms.CharField(label=_("Sentence"), required=False)
    comment = forms.CharField(
        label=_("Your comment"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST_COMMENT,
        error_messages={
            "required": _("Write your comment."),
            "max_length": _("Shorten your comment to %(limit_value)d characters or fewer."),
        },
    )

    def __init__(self, *args: Any, review: Review, by: User, **kwargs: Any) -> None:
        """Take, beside what a gated form takes, the draft that is written on."""
        super().__init__(*args, language=review.version.language, by=by, **kwargs)
        self.version = review.version

    def clean(self) -> dict[str, Any]:
        """Find the passage, in the text or by the number of its sentence."""
        cleaned = super().clean()
        sent = {name: str(self.data.get(name, "")).replace("\r\n", "\n") for name in ANCHOR_PARTS}
        start = int(sent["start"][:9]) if sent["start"].isdecimal() else 0
        field, quote = sent["block"], sent["exact"]
        if not quote and (picked := chosen_sentence(self.version, cleaned.get("sentence", ""))) is not None:
            field, (quote, start) = picked[0], (picked[1].text, picked[1].start)
        anchor = Anchor(quote, sent["prefix"], sent["suffix"], start, start + len(quote))
        if passage_in(self.version, field, anchor) is None:
            self.add_error("sentence", _("Choose the passage that you comment on."))
        self.passage = {
            "field": field,
            "quote": quote,
            "prefix": anchor.prefix,
            "suffix": anchor.suffix,
            "start": start,
        }
        return cleaned


class ReplyForm(GatedForm):
    """An answer in the thread under a comment."""

    label_size = "s"
    gated: ClassVar[tuple[str, ...]] = ("text",)
    text = forms.CharField(
        label=_("Your reply"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST_COMMENT,
        error_messages={
            "required": _("Write your reply."),
            "max_length": _("Shorten your reply to %(limit_value)d characters or fewer."),
        },
    )


class ReturnReviewForm(GatedForm):
    """Why a mentor gives a held review back to the colleague who wrote it."""

    label_size = "s"
    gated: ClassVar[tuple[str, ...]] = ("words",)
    words = forms.CharField(
        label=_("What would you change, and why?"),
        help_text=_("Only your colleague reads this. The author does not."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=1500,
        error_messages={"required": _("Say what you would change, and why")},
    )


class AnswerForm(GatedForm):
    """What the author takes from a review and will do."""

    label_size = "s"
    gated: ClassVar[tuple[str, ...]] = ("thanks", "takes", "will_do")
    takes = forms.CharField(
        label=_("What do you take from this?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1500,
        error_messages={"required": _("Say what you take from it")},
    )
    will_do = forms.CharField(
        label=_("What will you do?"),
        help_text=_("One thing, small enough to be done."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1500,
        error_messages={"required": _("Say what you will do")},
    )
    by_when = DateField(
        label=_("By when?"), help_text=_("For example, 27 3 2027."), error_messages={"required": _("Enter a date")}
    )
    thanks = forms.CharField(
        label=_("What helped you most? (optional)"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
        required=False,
    )
