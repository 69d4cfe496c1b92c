"""Forms of review sessions: plan one, write in it, end it, and keep what was learnt."""

import datetime
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cms.queries import topics
from design.forms import DateField, PlainForm
from peer_review.forms.gated import GatedForm
from peer_review.models import AgreedLearningPoint, CaseScenario, NextStep
from peer_review.queries.sessions import modules, people_to_invite
from peer_review.services.learning_points import LearningPointWords
from peer_review.services.sessions import NextStepWords
from peer_review.services.sessions.contributions import LONGEST


class PersonField(forms.ModelChoiceField):
    """One of a list of people."""

    def label_from_instance(self, person: User) -> str:  # type: ignore[override]
        """Show a person by name."""
        return str(person)


class PeopleField(forms.ModelMultipleChoiceField):
    """Some of a list of people."""

    def label_from_instance(self, person: User) -> str:  # type: ignore[override]
        """Show a person by name."""
        return str(person)


class ScheduleForm(PlainForm):
    """When and where a session takes place, and with whom."""

    names: ClassVar[dict[str, str | Promise]] = {
        "participants": _("who takes part"),
        "presenter": _("who presents the case scenario"),
        "date": _("the date"),
        "time": _("the time"),
    }
    presenter = PersonField(
        label=_("Who presents the case scenario?"),
        help_text=_("Somebody who can speak for it, whoever wrote it. Ask them first."),
        queryset=User.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
    )
    participants = PeopleField(
        label=_("Who takes part?"),
        help_text=_("It works best with 5 to 8 people, the presenter included. Each gets a notice and an e-mail."),
        queryset=User.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    date = DateField(label=_("Date"), help_text=_("For example, 27 3 2027."))
    time = forms.TimeField(
        label=_("Start time"),
        help_text=_("In 24 hours, for example 14:30."),
        input_formats=["%H:%M", "%H.%M"],
        widget=forms.TimeInput(attrs={"class": "govuk-input--width-5", "type": "text"}),
    )
    place = forms.CharField(
        label=_("Place (optional)"),
        help_text=_("A room, or how you meet. It is shown to those who take part."),
        max_length=200,
        required=False,
    )

    def __init__(self, *args: Any, scenario: CaseScenario, facilitator: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        near = people_to_invite(scenario, facilitator)
        self.fields["participants"].queryset = near  # type: ignore[attr-defined]
        self.fields["presenter"].queryset = near  # type: ignore[attr-defined]

    @property
    def scheduled_for(self) -> datetime.datetime:
        """Return the date and time in London's time."""
        moment = datetime.datetime.combine(self.cleaned_data["date"], self.cleaned_data["time"])
        return timezone.make_aware(moment)


class ContributionForm(GatedForm):
    """Something to show to the group at once."""

    gated: ClassVar[tuple[str, ...]] = ("text",)
    names: ClassVar[dict[str, str | Promise]] = {"text": _("your contribution")}
    text = forms.CharField(
        label=_("Write for the group"),
        help_text=_("Everybody sees it at once, without your name. Use roles and no names of people or places."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write something before you post it")},
    )
    key = forms.UUIDField(widget=forms.HiddenInput)
    phase = forms.SlugField(widget=forms.HiddenInput)


class NextStepForm(GatedForm):
    """The one next step that a session ends with."""

    gated: ClassVar[tuple[str, ...]] = ("what", "first_words", "whom_to_tell")
    what = forms.CharField(
        label=_("What will you do?"),
        help_text=_("One thing, small enough to be done."),
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Enter what you will do")},
    )
    by_when = DateField(
        label=_("By when?"),
        help_text=_("For example, 27 3 2027."),
        error_messages={"required": _("Enter the date by which you will do it")},
    )
    first_words = forms.CharField(
        label=_("What will you say first? (optional)"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    whom_to_tell = forms.CharField(
        label=_("Whom will you tell? (optional)"),
        help_text=_("A role, for example your manager."),
        max_length=200,
        required=False,
    )

    @staticmethod
    def start_from(step: NextStep | None) -> dict[str, Any]:
        """Return the values to begin with where a next step is written down already."""
        if step is None:
            return {}
        return {"by_when": step.by_when} | {name: getattr(step.text, name) for name in NextStepForm.gated}

    @property
    def words(self) -> NextStepWords:
        """Return what was entered."""
        entered = self.cleaned_data
        return NextStepWords(
            entered["what"], entered["by_when"], entered["first_words"], entered["whom_to_tell"], tuple(self.decisions)
        )


class LearningPointForm(GatedForm):
    """What a group learnt, in words that hold beyond the case scenario."""

    gated: ClassVar[tuple[str, ...]] = ("title", "body", "what_to_try")
    label_size = "s"
    title = forms.CharField(label=_("Title"), help_text=_("What was learnt, in a line."), max_length=120)
    body = forms.CharField(
        label=_("What we learnt"),
        help_text=_("About a page. Write about the work, not about anybody: it will be read far beyond your group."),
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    what_to_try = forms.CharField(
        label=_("One thing to try"),
        help_text=_("Something a colleague can do this week."),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    areas = forms.MultipleChoiceField(
        label=_("Areas of practice it belongs to"), widget=forms.CheckboxSelectMultiple, required=False
    )
    recommendations = forms.MultipleChoiceField(
        label=_("Recommendations it belongs to"), widget=forms.CheckboxSelectMultiple, required=False
    )
    module = forms.ModelChoiceField(
        label=_("Module it concerns (optional)"),
        help_text=_("The learning point will be shown there."),
        queryset=modules().none(),
        required=False,
        empty_label=_("No module"),
    )

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, by=by, **kwargs)
        self.fields["module"].queryset = modules()  # type: ignore[attr-defined]
        for name, kind in (("areas", "area"), ("recommendations", "recommendation")):
            choices = [(topic.code, f"{topic.code} {topic.title}") for topic in topics(kind)]
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    @staticmethod
    def start_from(point: AgreedLearningPoint | None) -> dict[str, Any]:
        """Return the values to begin with where a learning point is being changed."""
        if point is None:
            return {}
        texts = {name: getattr(point.text, name) for name in LearningPointForm.gated}
        return texts | {name: getattr(point, name) for name in ("areas", "recommendations", "module")}

    @property
    def words(self) -> LearningPointWords:
        """Return what was entered."""
        entered = self.cleaned_data
        return LearningPointWords(
            title=entered["title"],
            body=entered["body"],
            what_to_try=entered["what_to_try"],
            areas=tuple(entered["areas"]),
            recommendations=tuple(entered["recommendations"]),
            module=entered["module"].pk if entered["module"] else None,
            decisions=tuple(self.decisions),
        )
