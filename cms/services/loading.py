"""Load the pages, topics and learning points that come with Soundings."""

from pathlib import Path
from typing import Any

import yaml
from django.db import transaction
from wagtail.models import Page

from cms.directives import read_body, stream_data
from cms.markdown import to_rich_text
from cms.models import ContentPage, HomePage, LearningPointPage, LibraryPage, TopicIndexPage, TopicPage
from cms.queries import topics_by_code
from cms.services.content import Loaded, keep_editors_changes, page_of
from cms.services.installation import install_site

CONTENT = Path(__file__).resolve().parent.parent / "content"


@transaction.atomic
def load_content(folder: Path = CONTENT) -> list[Loaded[Any]]:
    """Load topics.yaml, pages.yaml and learning_points.yaml from a folder, and return what was done with each page.

    Loading again updates what changed in the files and leaves alone what an editor has touched. A learning point finds
    its module by the key "module/<code>", under which learning loads it; load again once the modules are there.

    Raises:
        ValueError: a text is not in the format; the message names the page and the line.
    """
    home = install_site()
    topics, pages, points = (_read(folder / name) for name in ("topics.yaml", "pages.yaml", "learning_points.yaml"))
    return [
        *_home(home, pages["home"]),
        *_topics(home, topics),
        *(_page(home, entry) for entry in pages["pages"]),
        *_library(home, pages["library_intro"], points["learning_points"]),
    ]


def _read(path: Path) -> dict[str, Any]:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _home(home: HomePage, entry: dict[str, str]) -> list[Loaded[Any]]:
    fields = {"title": entry["title"], "lead": entry["strapline"], "body": _body(entry["intro"], "home")}
    return [keep_editors_changes("home", HomePage, home.get_parent(), slug=home.slug, fields=fields)]


def _topics(home: HomePage, file: dict[str, Any]) -> list[Loaded[Any]]:
    index = TopicIndexPage.objects.get()
    intro = {"title": index.title, "summary": _line(file["intro"]), "credit": file["intro_credit"]}
    loaded: list[Loaded[Any]] = [keep_editors_changes("topics", TopicIndexPage, home, slug=index.slug, fields=intro)]
    for entry in file["topics"]:
        key = f"topic/{entry['code']}"
        fields = {
            "title": entry["title"],
            "code": entry["code"],
            "kind": entry["kind"],
            "summary": _line(entry["summary"]),
            "body": _body(entry["body"], key),
            "figures": stream_data([("figure", figure) for figure in entry["figures"]], f"{key}/figures"),
        }
        slug = f"{entry['code']}-{entry['title']}".lower().replace(" ", "-")
        loaded.append(keep_editors_changes(key, TopicPage, index, slug=slug, fields=fields))
    return loaded


def _page(home: HomePage, entry: dict[str, Any]) -> Loaded[Any]:
    key = f"page/{entry['slug']}"
    fields = {
        "title": entry["title"],
        "summary": _line(entry["summary"]),
        "audience": entry.get("audience", ContentPage.Audience.SIGNED_IN),
        "review_flag": _line(entry.get("review_flag", "")),
        "body": _body(entry["body"], key),
    }
    return keep_editors_changes(key, ContentPage, home, slug=entry["slug"], fields=fields)


def _library(home: HomePage, intro: str, points: list[dict[str, Any]]) -> list[Loaded[Any]]:
    library = LibraryPage.objects.get()
    fields: dict[str, Any] = {"title": library.title, "summary": _line(intro)}
    loaded: list[Loaded[Any]] = [keep_editors_changes("library", LibraryPage, home, slug=library.slug, fields=fields)]
    for entry in points:
        fields = {
            "title": entry["title"],
            "body": to_rich_text(entry["body"]),
            "what_to_try": _line(entry["what_to_try"]),
            "topics": topics_by_code([*entry["areas"], *entry["recommendations"]]),
            "module": _module(entry["module"]),
        }
        key = f"learning-point/{entry['slug']}"
        loaded.append(keep_editors_changes(key, LearningPointPage, library, slug=entry["slug"], fields=fields))
    return loaded


def _module(code: str | None) -> Page | None:
    return page_of(f"module/{code}") if code else None


def _body(text: str, key: str) -> list[dict[str, Any]]:
    try:
        return stream_data(read_body(text), key)
    except ValueError as error:
        raise ValueError(f"{key}: {error}") from error


def _line(text: str) -> str:
    return " ".join(text.split())
