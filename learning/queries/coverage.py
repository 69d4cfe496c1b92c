"""Which areas and recommendations the published modules teach, drawn from their tags."""

from dataclasses import dataclass

from cms.models import TopicPage
from cms.queries import topics
from learning.models import ModulePage
from learning.queries.modules import modules


@dataclass(frozen=True)
class ModuleRow:
    """A module, and for each topic whether it is tagged with it."""

    module: ModulePage
    marks: tuple[bool, ...]


@dataclass(frozen=True)
class AreaRow:
    """An area, and for each recommendation the modules that answer both."""

    area: TopicPage
    cells: tuple[tuple[ModulePage, ...], ...]


@dataclass(frozen=True)
class Coverage:
    """The matrix: modules, areas and recommendations."""

    areas: tuple[TopicPage, ...]
    recommendations: tuple[TopicPage, ...]
    area_rows: tuple[AreaRow, ...]
    module_rows: tuple[ModuleRow, ...]
    gaps: tuple[TopicPage, ...]


def coverage() -> Coverage:
    """Return the matrix in a few queries; `gaps` are the topics that no published module teaches."""
    published = sorted(modules(), key=lambda module: (module.code[:1], len(module.code), module.code))
    codes = {module.pk: {topic.code for topic in module.topics.all()} for module in published}
    areas = tuple(topics(TopicPage.Kind.AREA))
    recommendations = tuple(topics(TopicPage.Kind.RECOMMENDATION))
    both = (*areas, *recommendations)
    return Coverage(
        areas=areas,
        recommendations=recommendations,
        area_rows=tuple(
            AreaRow(
                area,
                tuple(
                    tuple(module for module in published if {area.code, other.code} <= codes[module.pk])
                    for other in recommendations
                ),
            )
            for area in areas
        ),
        module_rows=tuple(
            ModuleRow(module, tuple(topic.code in codes[module.pk] for topic in both)) for module in published
        ),
        gaps=tuple(topic for topic in both if not any(topic.code in held for held in codes.values())),
    )
