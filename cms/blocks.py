"""The blocks that editors build pages, lessons and questions from."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.images.blocks import ImageChooserBlock

from cms.scoring import Option, Question

LIMITED = ["bold", "italic", "ol", "ul", "link"]


class HeadingBlock(blocks.CharBlock):
    """A heading of the second level; the page's title is the first."""

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "cms/blocks/heading.html"


class MomentBlock(blocks.RichTextBlock):
    """A short fictional moment from the work, set off from the text."""

    class Meta:
        icon = "openquote"
        label = _("Fictional moment")
        template = "cms/blocks/moment.html"


class NoteBlock(blocks.RichTextBlock):
    """Something to know before reading on, such as a content note."""

    class Meta:
        icon = "warning"
        label = _("Note")
        template = "cms/blocks/note.html"


class CompareBlock(blocks.StructBlock):
    """A weak and a better version of the same thing, and what makes the difference."""

    title = blocks.CharBlock(label=_("What is compared"))
    weak = blocks.RichTextBlock(features=LIMITED, label=_("Weak version"))
    better = blocks.RichTextBlock(features=LIMITED, label=_("Better version"))
    why = blocks.RichTextBlock(features=LIMITED, label=_("What makes the difference"))

    class Meta:
        icon = "duplicate"
        label = _("Weak and better")
        template = "cms/blocks/compare.html"


class LineBlock(blocks.StructBlock):
    """What one person says."""

    speaker = blocks.CharBlock(label=_("Who speaks"))
    says = blocks.TextBlock(rows=2, label=_("What they say"))


class DialogueBlock(blocks.StructBlock):
    """A conversation, line by line."""

    lines = blocks.ListBlock(LineBlock(), min_num=2, label=_("Lines"))

    class Meta:
        icon = "comment"
        label = _("Dialogue")
        template = "cms/blocks/dialogue.html"


class WorkedAnswerBlock(blocks.StructBlock):
    """One acceptable answer to a task, with its reasons."""

    answer = blocks.TextBlock(rows=2, label=_("Answer"))
    why = blocks.RichTextBlock(features=LIMITED, label=_("Why"))


class TryItBlock(blocks.StructBlock):
    """A small task to do before reading on; its answers are folded away."""

    task = blocks.RichTextBlock(features=LIMITED, label=_("Task"))
    answers = blocks.ListBlock(WorkedAnswerBlock(), min_num=1, label=_("Answers"))

    class Meta:
        icon = "edit"
        label = _("Try it")
        template = "cms/blocks/try_it.html"


class TakeToWorkBlock(blocks.StructBlock):
    """One sentence to say and one thing to check, this week."""

    say = blocks.TextBlock(rows=2, label=_("A sentence to try"))
    check = blocks.TextBlock(rows=2, label=_("Something to check"))

    class Meta:
        icon = "tick"
        label = _("Take it to work")
        template = "cms/blocks/take_to_work.html"


class SourceBlock(blocks.StructBlock):
    """A finding with its credit."""

    text = blocks.TextBlock(rows=3, label=_("What was found"))
    credit = blocks.CharBlock(max_length=300, label=_("Who found it, where and when"))

    class Meta:
        icon = "doc-full"
        label = _("Finding with its source")
        template = "cms/blocks/source.html"


class TermBlock(blocks.StructBlock):
    """A word and what it means; other pages link to it by the word."""

    term = blocks.CharBlock(max_length=80, label=_("Word"))
    meaning = blocks.TextBlock(rows=2, label=_("What it means"))


class TermsBlock(blocks.StructBlock):
    """A list of words and their meanings."""

    terms = blocks.ListBlock(TermBlock(), label=_("Words"))

    class Meta:
        icon = "list-ul"
        label = _("Words and meanings")
        template = "cms/blocks/terms.html"


class PictureBlock(blocks.StructBlock):
    """A picture with its caption; the alternative text belongs to the picture itself."""

    image = ImageChooserBlock(label=_("Picture"))
    caption = blocks.CharBlock(required=False, max_length=300, label=_("Caption and credit"))

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "cms/blocks/picture.html"


class FigureBlock(blocks.StructBlock):
    """A figure from the report, what it says and whom it is credited to."""

    figure = blocks.CharBlock(max_length=60, label=_("Figure"), help_text=_("Short: “35%” or “Fewer than half”."))
    text = blocks.TextBlock(rows=3, label=_("What it says"))
    credit = blocks.CharBlock(max_length=300, label=_("Who found it, where and when"))

    class Meta:
        icon = "order"
        label = _("Figure")
        template = "cms/blocks/figure.html"


class FiguresBlock(blocks.StreamBlock):
    """Figures in a row."""

    figure = FigureBlock()

    class Meta:
        required = False


class BodyBlock(blocks.StreamBlock):
    """The body of a page or a lesson."""

    heading = HeadingBlock()
    paragraph = blocks.RichTextBlock(
        features=[*LIMITED, "h3"], icon="pilcrow", label=_("Text"), template="cms/blocks/paragraph.html"
    )
    moment = MomentBlock(features=LIMITED)
    compare = CompareBlock()
    dialogue = DialogueBlock()
    try_it = TryItBlock()
    take_to_work = TakeToWorkBlock()
    source = SourceBlock()
    note = NoteBlock(features=LIMITED)
    terms = TermsBlock()
    picture = PictureBlock()

    class Meta:
        required = False


class OptionBlock(blocks.StructBlock):
    """Something a reasonable colleague might choose, with what would follow from it."""

    text = blocks.TextBlock(rows=2, label=_("Option"))
    correct = blocks.BooleanBlock(required=False, label=_("Belongs in a good answer"))
    feedback = blocks.TextBlock(rows=3, label=_("Feedback"), help_text=_("Why, what would follow, and where to look."))


class QuestionValue(blocks.StructValue):
    """A question that knows its rules."""

    def rules(self, key: str, *, multiple: bool) -> Question:
        """Return the question as the scoring rules take it.

        Args:
            key: the id of the question's block.
            multiple: whether the block's type is "multiple".
        """
        options = self["options"].bound_blocks
        return Question(
            key, tuple(Option(str(option.id), bool(option.value["correct"])) for option in options), multiple
        )


class QuestionBlock(blocks.StructBlock):
    """A decision in a situation. Every option has feedback, the wrong ones above all."""

    situation = blocks.TextBlock(rows=4, label=_("Situation"), help_text=_("Two or three sentences."))
    question = blocks.TextBlock(rows=2, label=_("Question"))
    ask_confidence = blocks.BooleanBlock(required=False, label=_("Ask “How sure are you?”"))
    outcome = blocks.IntegerBlock(min_value=1, label=_("Outcome"), help_text=_("Its number in the module's list."))
    options = blocks.ListBlock(OptionBlock(), label=_("Options"))

    class Meta:
        icon = "help"
        value_class = QuestionValue

    def clean(self, value: Any) -> Any:
        """Check that there is something to choose between and something right to choose.

        Raises:
            StructBlockValidationError: fewer than two options, or not as many right ones as the kind of question needs.
        """
        cleaned = super().clean(value)
        right = sum(1 for option in cleaned["options"] if option["correct"])
        problem = _now("Give at least two options.") if len(cleaned["options"]) < 2 else self.problem_with(right)
        if problem:
            raise blocks.StructBlockValidationError(
                block_errors={"options": ListBlockValidationError(non_block_errors=[ValidationError(problem)])}
            )
        return cleaned

    def problem_with(self, right: int) -> str:
        """Return what is wrong with this number of right options, or nothing."""
        raise NotImplementedError


class SingleChoiceBlock(QuestionBlock):
    """A question with one best option."""

    class Meta:
        label = _("Choose one")

    def problem_with(self, right: int) -> str:
        """Return what is wrong unless just one option is right."""
        return "" if right == 1 else _now("Mark one option as belonging in a good answer, and only one.")


class MultipleChoiceBlock(QuestionBlock):
    """A question where several options can be right."""

    class Meta:
        label = _("Choose all that fit")

    def problem_with(self, right: int) -> str:
        """Return what is wrong unless at least one option is right."""
        return "" if right else _now("Mark at least one option as belonging in a good answer.")


class QuestionsBlock(blocks.StreamBlock):
    """The questions of a knowledge check."""

    single = SingleChoiceBlock()
    multiple = MultipleChoiceBlock()

    class Meta:
        required = False
