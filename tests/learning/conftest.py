"""A small published module, a pathway with it, a learner and their mentor."""

import datetime
import json

import pytest
from django.core.cache import cache
from wagtail.models import Page

from accounts.models import SupportRelationship
from cms.directives import stream_data
from cms.models import HomePage, TopicIndexPage, TopicPage
from learning.models import (
    Enrolment,
    ModuleIndexPage,
    ModulePage,
    ModuleVersion,
    PathwayIndexPage,
    PathwayPage,
    PathwayStep,
)
from learning.services.checks import Given, submit_attempt
from learning.services.enrolments import complete_lesson, start_module

OPTIONS = [
    {"text": "Ask again.", "correct": True, "feedback": "Yes, the household has changed."},
    {"text": "Wait.", "correct": False, "feedback": "Three weeks is a long time."},
]


def lessons(*slugs, text="First wording."):
    return [
        stream_data(
            [
                (
                    "lesson",
                    {"title": f"Lesson {slug}", "slug": slug, "minutes": 10, "content_note": "", "review_flag": ""},
                )
            ],
            slug,
        )[0]
        | {
            "value": {
                "title": f"Lesson {slug}",
                "slug": slug,
                "minutes": 10,
                "content_note": "",
                "review_flag": "",
                "body": stream_data([("heading", "The idea"), ("paragraph", f"<p>{text}</p>")], f"{slug}/body"),
            }
        }
        for slug in slugs
    ]


def question(kind, name, *, sure=False, options=OPTIONS):
    value = {
        "situation": f"Situation {name}.",
        "question": f"Question {name}?",
        "ask_confidence": sure,
        "outcome": 1,
        "options": options,
    }
    return stream_data([(kind, value)], name)[0]


@pytest.fixture(autouse=True)
def _nothing_cached():
    cache.clear()


@pytest.fixture
def home(site) -> HomePage:
    return site


@pytest.fixture
def topic(home) -> TopicPage:
    page = TopicPage(title="Enquiries", slug="a1", code="A1", kind="area", summary="Ask.")
    TopicIndexPage.objects.get().add_child(instance=page)
    return page


@pytest.fixture
def module_index(home) -> ModuleIndexPage:
    page = ModuleIndexPage(title="Modules", slug="modules")
    home.add_child(instance=page)
    return page


@pytest.fixture
def make_module(module_index):
    def make(code="I2", *, slugs=("when", "who"), publish=True, check=True, title=None) -> ModulePage:
        page = ModulePage(
            title=title or f"Module {code}",
            slug=code.lower(),
            code=code,
            summary="Ask first.",
            why="It keeps people safe.",
            audience="Everybody",
            minutes=20,
            outcomes=json.dumps(stream_data([("outcome", "Decide when to ask.")], code)),
            lessons=json.dumps(lessons(*slugs)),
            questions=json.dumps([question("single", "one"), question("multiple", "two", sure=True)] if check else []),
            pass_mark=80,
            live=False,
        )
        module_index.add_child(instance=page)
        if publish:
            page.save_revision().publish()
        return ModulePage.objects.get(pk=page.pk)

    return make


@pytest.fixture
def module(make_module) -> ModulePage:
    return make_module()


@pytest.fixture
def republish():
    def go(page, **changes) -> ModuleVersion:
        page = ModulePage.objects.get(pk=page.pk)
        for name, value in changes.items():
            setattr(page, name, json.dumps(value) if isinstance(value, list) else value)
        page.save_revision().publish()
        return ModuleVersion.objects.of(page.translation_key).first()

    return go


@pytest.fixture
def make_pathway(home):
    def make(*modules, title="Induction", days=14) -> PathwayPage:
        index = PathwayIndexPage.objects.first()
        if index is None:
            index = PathwayIndexPage(title="Pathways", slug="pathways")
            Page.objects.get(pk=home.pk).add_child(instance=index)
        page = PathwayPage(title=title, slug=title.lower(), summary="Begin here.")
        page.steps = [
            PathwayStep(module=module, due_after_days=days * number, week_label=f"Week {number}", sort_order=number)
            for number, module in enumerate(modules, 1)
        ]
        index.add_child(instance=page)
        return PathwayPage.objects.get(pk=page.pk)

    return make


@pytest.fixture
def pathway(make_pathway, module) -> PathwayPage:
    return make_pathway(module)


@pytest.fixture
def learner(make_person):
    return make_person("practitioner", name="Siân Llŷr-Ŵilliams")


@pytest.fixture
def mentor(make_person, learner):
    person = make_person("mentor", name="Denise Okonkwo")
    SupportRelationship.objects.create(supporter=person, person=learner, kind="mentor")
    return person


@pytest.fixture
def answers_to():
    def give(version, *, right=True):
        return {
            rule.key: Given([option.key for option in rule.options if option.correct is right])
            for rule in version.rules
        }

    return give


@pytest.fixture
def pass_check(answers_to):
    def go(page, person, *, right=True):
        enrolment = start_module(page, by=person)
        return submit_attempt(enrolment, answers_to(enrolment.version, right=right), by=person)

    return go


@pytest.fixture
def finish(pass_check):
    """Complete a whole module for somebody and return the row of the ledger."""

    def go(page, person):
        pass_check(page, person)
        for lesson in Enrolment.objects.get(
            person=person, completion=None, module_key=page.translation_key
        ).version.shape.lessons:
            complete_lesson(page, lesson.slug, by=person)
        return Enrolment.objects.filter(person=person, module_key=page.translation_key).first().completion

    return go


@pytest.fixture
def today():
    from django.utils import timezone

    return timezone.localdate()


@pytest.fixture
def start_day() -> datetime.date:
    return datetime.date(2027, 3, 1)
