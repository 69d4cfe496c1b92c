"""Put the modules and pathways written as files into the site, and never over an editor's work."""

from pathlib import Path
from typing import Any

from django.db import transaction

from cms.directives import stream_data
from cms.models import HomePage
from cms.queries import topics_by_code
from cms.services.content import Loaded, keep_editors_changes
from learning.curriculum_files import FileError, Module, Pathway, read_module, read_pathways
from learning.models import ModuleIndexPage, ModulePage, PathwayIndexPage, PathwayPage, PathwayStep

CURRICULUM = Path(__file__).resolve().parent.parent / "curriculum"


@transaction.atomic
def load_curriculum(folder: Path = CURRICULUM) -> list[Loaded[Any]]:
    """Load every module's folder and pathways.yaml, and return what was done with each page.

    Loading again updates what changed in the files, which publishes a new version of a module, and leaves alone what an
    editor has touched or deleted. The home page and the topics must be there (see `cms.services.loading`).

    Raises:
        FileError: something in a file is not in the format; the message names file and line.
    """
    modules = [read_module(path.parent) for path in sorted(folder.glob("*/module.yaml"))]
    pathways = read_pathways(folder / "pathways.yaml")
    home = HomePage.objects.get()
    module_index = _index(
        home,
        ModuleIndexPage,
        "modules",
        "Modules",
        "Each module is made of short lessons and one knowledge check. Stop after any lesson and come back.",
    )
    pathway_index = _index(
        home,
        PathwayIndexPage,
        "pathways",
        "Pathways",
        "A pathway puts modules in an order that makes sense. Your mentor can plan one with you, with dates.",
    )
    loaded = [module_index, pathway_index]
    if module_index.page is None or pathway_index.page is None:
        return loaded
    found: dict[str, ModulePage] = {}
    for module in modules:
        result = _module(module_index.page, module)
        loaded.append(result)
        if result.page is not None:
            found[module.code] = result.page
    for pathway in pathways:
        if unknown := [step.module for step in pathway.steps if step.module not in {each.code for each in modules}]:
            raise FileError(f"pathways.yaml: {pathway.slug} has the step {unknown[0]}, but there is no such module")
        loaded.append(_pathway(pathway_index.page, pathway, found))
    return loaded


def _index(home: HomePage, model: Any, slug: str, title: str, summary: str) -> Loaded[Any]:
    return keep_editors_changes(slug, model, home, slug=slug, fields={"title": title, "summary": summary})


def _module(index: ModuleIndexPage, module: Module) -> Loaded[ModulePage]:
    key = f"module/{module.code}"
    fields = {
        "title": module.title,
        "code": module.code,
        "summary": module.summary,
        "why": module.why,
        "audience": module.audience,
        "minutes": module.minutes,
        "owner_role": module.owner_role,
        "review_date": module.review_date,
        "pass_mark": module.pass_mark,
        "topics": topics_by_code(module.topics),
        "outcomes": stream_data([("outcome", outcome) for outcome in module.outcomes], f"{key}/outcomes"),
        "lessons": [_lesson(key, lesson) for lesson in module.lessons],
        "questions": [_question(key, question) for question in module.questions],
        "further_reading": stream_data([("item", vars(item)) for item in module.further_reading], f"{key}/reading"),
    }
    return keep_editors_changes(key, ModulePage, index, slug=module.slug, fields=fields)


def _lesson(key: str, lesson: Any) -> dict[str, Any]:
    head = {
        "title": lesson.title,
        "slug": lesson.slug,
        "minutes": lesson.minutes,
        "content_note": lesson.content_note,
        "review_flag": lesson.review_flag,
    }
    name = f"{key}/lesson/{lesson.slug}"
    raw = stream_data([("lesson", head)], name)[0]
    raw["value"]["body"] = stream_data(lesson.body, f"{name}/body")
    return raw


def _question(key: str, question: Any) -> dict[str, Any]:
    value = {
        "situation": question.situation,
        "question": question.question,
        "ask_confidence": question.confidence,
        "outcome": question.outcome,
        "options": [vars(option) for option in question.options],
    }
    return stream_data([(question.kind, value)], f"{key}/question/{question.id}")[0]


def _pathway(index: PathwayIndexPage, pathway: Pathway, modules: dict[str, ModulePage]) -> Loaded[PathwayPage]:
    key = f"pathway/{pathway.slug}"
    fields = {
        "title": pathway.title,
        "summary": pathway.summary,
        "body": stream_data(pathway.body, f"{key}/body"),
        "steps": [
            PathwayStep(
                module=modules[step.module],
                due_after_days=step.due_after_days,
                week_label=step.week_label,
                sort_order=number,
            )
            for number, step in enumerate(pathway.steps)
            if step.module in modules
        ],
    }
    return keep_editors_changes(key, PathwayPage, index, slug=pathway.slug, fields=fields)
