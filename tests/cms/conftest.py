"""Topics and pages for the tests of the press."""

import uuid

import pytest

from cms.models import ContentPage, LearningPointPage, LibraryPage, TopicIndexPage, TopicPage
from cms.services import propose_learning_point


@pytest.fixture
def topic(site):
    page = TopicPage(title="Enquiries", slug="a1-enquiries", code="A1", kind="area", summary="Ask early.")
    TopicIndexPage.objects.get().add_child(instance=page)
    return page


@pytest.fixture
def add_page(site):
    def add(title, *, audience="signed_in", live=True, summary=""):
        page = ContentPage(title=title, audience=audience, live=live, summary=summary)
        site.add_child(instance=page)
        return page

    return add


@pytest.fixture
def add_point(site):
    def add(title, *, live=True, **fields):
        page = LearningPointPage(title=title, body="<p>Text.</p>", live=live, **fields)
        LibraryPage.objects.get().add_child(instance=page)
        return page

    return add


@pytest.fixture
def propose(site, topic):
    def go(by, *, source_key=None, **words):
        return propose_learning_point(
            **{
                "title": "Ask where the photograph was taken",
                "body": "A tick ages.",
                "what_to_try": "Look at one reply.",
                "area_codes": ["A1"],
                "recommendation_codes": [],
                "module_page_id": None,
                **words,
            },
            source_key=source_key or uuid.uuid4(),
            by=by,
        )

    return go


@pytest.fixture
def decide():
    """Let an editor approve or reject what waits in the workflow, as Wagtail's own button does."""
    from wagtail.log_actions import LogContext

    def go(page, editor, action):
        state = page.current_workflow_task_state
        with LogContext(user=editor):
            state.task.specific.on_action(state, user=editor, action_name=action)
        page.refresh_from_db()

    return go
