"""The levels that somebody gives a gold scenario."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from design.forms import PlainForm
from peer_review.calibration_set import GoldScenario
from peer_review.rubric import Rubric


class GoldForm(PlainForm):
    """A level for each prompt that the panel judged; the others do not apply to it."""

    label_size = "s"

    def __init__(self, *args: Any, gold: GoldScenario, rubric: Rubric, **kwargs: Any) -> None:
        """Take, beside what a form takes, the gold scenario and the wording of the rubric."""
        super().__init__(*args, **kwargs)
        self.rubric = rubric
        for standard in gold.standards:
            prompt = rubric.prompts[standard.key]
            self.fields[f"level-{standard.key}"] = forms.ChoiceField(
                label=f"{prompt.lens}: {prompt.question}",
                choices=tuple(rubric.levels.items()),
                widget=forms.RadioSelect,
                error_messages={
                    "required": _("Choose a level for “%(stage)s: %(lens)s”")
                    % {"stage": prompt.stage, "lens": prompt.lens}
                },
            )

    @property
    def stages(self) -> list[tuple[str | Promise, list[BoundField]]]:
        """Return the prompts by stage, for the page."""
        names = {stage.title: [f"level-{prompt.key}" for prompt in stage.prompts] for stage in self.rubric.stages}
        found = [(title, [self[name] for name in held if name in self.fields]) for title, held in names.items()]
        return [(title, fields) for title, fields in found if fields]

    @property
    def levels(self) -> dict[str, str]:
        """Return the levels by prompt; only after the form was found valid."""
        return {name.removeprefix("level-"): str(level) for name, level in self.cleaned_data.items()}
