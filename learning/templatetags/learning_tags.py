"""What templates ask of learning; pages that Wagtail serves get all they show of a learner from here."""

from typing import Any

from django import template
from django.core.cache import cache
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, ngettext

from learning.models import ModulePage, ModuleVersion, PathwayPage
from learning.progress import ModuleState, State, StepState
from learning.queries.modules import ModuleView, module_view, modules_for, preview_of
from learning.queries.next_steps import NextStep, next_step_for
from learning.queries.pathways import PathwayView, pathway_view, pathways_for, today

register = template.Library()

_DAY_SECONDS = 86_400
_TEN_MINUTES = 600


@register.simple_tag(takes_context=True)
def module_of(context: Context, page: ModulePage) -> ModuleView | None:
    """Return a module as the person sees it; in the editor's preview, as its draft would be."""
    request = context["request"]
    return preview_of(page) if getattr(request, "is_preview", False) else module_view(page, request.user)


@register.simple_tag(takes_context=True)
def pathway_of(context: Context, page: PathwayPage) -> PathwayView:
    """Return a pathway as the person sees it."""
    return pathway_view(page, context["request"].user)


@register.simple_tag(takes_context=True)
def pathway_list(context: Context) -> list[PathwayView]:
    """Return every published pathway as the person sees it."""
    return pathways_for(context["request"].user)


@register.simple_tag(takes_context=True)
def module_list(context: Context) -> list[tuple[ModulePage, ModuleState | None]]:
    """Return every published module with how far the person is."""
    return modules_for(context["request"].user)


@register.simple_tag(takes_context=True)
def what_is_next(context: Context) -> NextStep | None:
    """Return what the person does next."""
    return next_step_for(context["request"].user)


@register.simple_tag
def lesson_body(version: ModuleVersion, slug: str) -> SafeString:
    """Render the body of a lesson, once a day for each version and language.

    The text of a version never changes; a link in it may come to point elsewhere when a page moves.
    """
    key = f"learning.lesson:{version.digest}:{slug}:{get_language()}"
    html = cache.get(key)
    if html is None:
        lesson = version.lesson(slug)
        html = str(lesson["body"].render_as_block()) if lesson is not None else ""
        cache.set(key, html, _DAY_SECONDS)
    return mark_safe(html)  # noqa: S308 - rendered by the blocks' own templates


@register.simple_tag(takes_context=True)
def module_part(context: Context, page: ModulePage, version: ModuleVersion, part: str) -> SafeString:
    """Render a part of the module page that is the same for everybody ("why" or "further"), once in ten minutes.

    An editor's preview is always rendered afresh.
    """
    request = context["request"]
    key = (
        f"learning.module:{page.pk}:{page.live_revision_id}:{version.digest if version else ''}:{part}:{get_language()}"
    )
    html = None if getattr(request, "is_preview", False) else cache.get(key)
    if html is None:
        html = render_to_string(f"learning/_module_{part}.html", {"page": page, "version": version, "request": request})
        if not getattr(request, "is_preview", False):
            cache.set(key, html, _TEN_MINUTES)
    return mark_safe(html)  # noqa: S308 - rendered by our own templates


@register.inclusion_tag("learning/_state.html")
def state_tag(state: State | str) -> dict[str, Any]:
    """Draw how far somebody is with a module."""
    return {"state": State(state)}


@register.inclusion_tag("learning/_timing.html")
def due(step: StepState | NextStep) -> dict[str, Any]:
    """Say by which day a step should be done, and whether that day has passed."""
    found = step.timing(today()) if isinstance(step, StepState) else step.timing
    days = abs((step.due_on - today()).days) if step.due_on else 0
    return {"due_on": step.due_on, "timing": found, "days": days, "step": step}


@register.filter
def duration(minutes: int) -> str:
    """Say a number of minutes in words: 45 minutes, 1 hour 15 minutes."""
    hours, rest = divmod(int(minutes), 60)
    parts = []
    if hours:
        parts.append(ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours})
    if rest or not hours:
        parts.append(ngettext("%(count)d minute", "%(count)d minutes", rest) % {"count": rest})
    return " ".join(parts)


@register.filter
def answers_needed(version: ModuleVersion) -> int:
    """Return how many questions must be answered right to pass: the pass mark, rounded up to whole questions."""
    return -(-version.pass_mark * version.shape.questions // 100)


@register.simple_tag
def how_sure(code: str) -> str:
    """Say how sure somebody was."""
    words = {"very": gettext("very sure"), "fairly": gettext("fairly sure"), "guess": gettext("a guess")}
    return words.get(code, "")
