"""Every kind of page, for somebody who may see it: axe finds nothing, nothing scrolls sideways at 320 px, nothing fails."""

import pytest

from accounts.services.invitations import invite_person
from config.demo.stories import load_demo
from learning.models import CompletionRecord
from tests.browser.pages import pages_by_person

pytestmark = pytest.mark.timeout(600)


@pytest.fixture
def stories(transactional_db, somebody) -> None:
    """The demonstration as a stranger finds it, with an invitation on its way."""
    list(load_demo())
    kit = somebody("kit")
    unit = kit.memberships.get().unit
    invite_person(email="new@example.org", name="New Person", role="practitioner", unit=unit, by=kit)


def test_every_kind_of_page_passes_axe_and_fits_a_narrow_screen(stories, new_browser, sign_in, somebody, axe):
    wrong = []
    assert not CompletionRecord.objects.exists()
    for name, paths in pages_by_person().items():
        wide, narrow = new_browser(), new_browser(width=320)
        if name:
            sign_in(wide, somebody(name))
            sign_in(narrow, somebody(name))
        for path in paths:
            answer = wide.goto(path)
            expected = {"/no/such/page/": 404, "/people/invitation/broken/": 410, "/admin/": 403}.get(path, 200)
            if answer.status != expected:
                wrong.append(f"{name} {path}: {answer.status}")
                continue
            wrong += [f"{name} {path}: {line}" for line in axe(wide)]
            narrow.goto(path)
            width = narrow.evaluate("document.documentElement.scrollWidth")
            if width > 320:
                wrong.append(f"{name} {path}: {width} px wide on a screen of 320")
        wide.context.close()
        narrow.context.close()
    assert not wrong, "\n".join(wrong)
