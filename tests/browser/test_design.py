"""The scripts of the design system in a real browser, and the style page for people who cannot see, point or scroll sideways."""

import json
import re
from urllib.parse import parse_qs

import pytest
from django.template import engines
from playwright.sync_api import expect

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'"


@pytest.fixture
def show(page, base_url):
    """Put a page of our own making in front of the browser: `show(body)`; static files come from the real server."""

    def go(body):
        source = "<!doctype html><html lang=en><title>Try</title><body>{}<script type=module src='{}'></script>"
        django = engines["django"]
        markup = source.format(body, "/static/design/init.js")
        html = django.from_string(markup).render({"empty": {}})
        headers = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": POLICY}
        page.route("**/try/", lambda route: route.fulfill(body=html, headers=headers))
        page.goto("/try/", wait_until="networkidle")

    return go


class Answers:
    """Stands in for the server behind one address, and remembers what it was sent."""

    def __init__(self, page, address, *, status=200, body=""):
        self.status, self.body, self.sent = status, body, []
        page.route(address, self._answer)

    def _answer(self, route):
        self.sent.append(route.request)
        if self.status is None:
            route.abort()
        else:
            body = self.body(route.request) if callable(self.body) else self.body
            route.fulfill(status=self.status, body=body, headers={"Content-Type": "application/json"})


DRAFT = """<form method=post action=/sent/ data-autosave-url=/save/><input type=hidden name=csrfmiddlewaretoken value=mark>
<textarea name=story aria-label=Story></textarea>{% include "design/autosave_status.html" %}<button id=go>Save</button></form>"""


def test_a_draft_saves_itself_and_says_when(page, show):
    server = Answers(page, "**/save/")
    show(DRAFT)
    page.get_by_label("Story").fill("Not long ago")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"Saved at \d\d:\d\d"))
    assert parse_qs(server.sent[0].post_data) == {"story": ["Not long ago"]}
    assert server.sent[0].headers["x-csrftoken"] == "mark"
    page.get_by_label("Story").fill("Not long ago")
    page.get_by_label("Story").press_sequentially("!")
    expect(page.get_by_role("status")).to_have_text(re.compile("Saved"))
    page.wait_for_timeout(2500)
    assert len(server.sent) == 2


def test_what_was_typed_before_the_script_came_is_saved_too(page, show):
    server = Answers(page, "**/save/")
    typing = "<script src=/static/design/typing.js></script>"
    page.route("**/typing.js", lambda route: route.fulfill(body="document.forms[0].story.value = 'Early'"))
    show(DRAFT + typing)
    expect(page.get_by_role("status")).to_have_text(re.compile("Saved"))
    assert parse_qs(server.sent[0].post_data) == {"story": ["Early"]}


def test_a_draft_that_cannot_be_saved_says_what_to_do(page, show):
    server = Answers(page, "**/save/", status=None)
    show(DRAFT)
    page.get_by_label("Story").fill("One")
    expect(page.get_by_role("status")).to_have_text("Not saved: no connection. Keep this page open; we will try again.")
    server.status = 401
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.get_by_role("status")).to_have_text(
        "You have been signed out. Press Save: you will be asked to sign in and nothing is lost."
    )
    page.get_by_label("Story").fill("Two")
    page.wait_for_timeout(2500)
    assert len(server.sent) == 2


def test_a_form_is_sent_once_however_often_save_is_pressed(page, show):
    Answers(page, "**/save/")
    server = Answers(page, "**/sent/", status=204)
    show(DRAFT)
    page.get_by_label("Story").fill("One")
    page.get_by_role("button", name="Save").dblclick()
    page.wait_for_timeout(300)
    assert len(server.sent) == 1


CHECKED = """{% include "design/check_words.html" %}<form method=post data-check-url=/check/>
<div class=govuk-form-group><textarea name=story aria-label=Story></textarea></div>
<div class=govuk-form-group><input name=note aria-label=Note data-no-check></div></form>"""


def find_names(request):
    text = json.loads(request.post_data)["texts"]["story"]
    found = [(name, action) for name, action in (("Siân", "block"), ("Bala", "ask")) if name in text]
    findings = [
        {
            "start": text.index(name),
            "end": text.index(name) + len(name),
            "action": action,
            "text": name,
            "reason": "Why",
        }
        for name, action in found
    ]
    return json.dumps({"findings": {"story": findings}, "jigsaw": {"level": "", "pieces": []}})


def test_the_checker_answers_while_somebody_writes(page, show):
    server = Answers(page, "**/check/", body=find_names)
    show(CHECKED)
    page.get_by_label("Story").fill("🙂 I met Siân in Bala")
    findings = page.locator(".app-finding")
    expect(findings).to_have_count(2)
    expect(findings.nth(0)).to_contain_text("Must change")
    expect(findings.nth(1)).to_contain_text("Decide")
    expect(page.get_by_role("status").first).to_have_text("2 things to look at")
    page.get_by_role("button", name="Siân").click()
    assert page.evaluate("getSelection().toString()") == "Siân"
    assert json.loads(server.sent[0].post_data) == {"texts": {"story": "🙂 I met Siân in Bala"}, "language": "en"}
    page.get_by_label("Story").fill("I met the partner")
    expect(findings).to_have_count(0)
    page.get_by_label("Note").fill("Siân")
    page.wait_for_timeout(800)
    assert len(server.sent) == 2


def test_an_answer_about_an_older_text_is_not_shown(page, show):
    Answers(page, "**/check/", body=find_names)
    show(CHECKED)
    page.evaluate(
        """() => { const ask = window.fetch; let first = true;
        window.fetch = async (...all) => { const answer = await ask(all[0], {...all[1], signal: undefined});
          if (first) { first = false; await new Promise((done) => setTimeout(done, 1500)); } return answer; }; }"""
    )
    page.get_by_label("Story").fill("I met Siân")
    page.wait_for_timeout(700)
    page.get_by_label("Story").fill("I met the partner")
    page.wait_for_timeout(2000)
    expect(page.locator(".app-finding")).to_have_count(0)


def test_a_failing_checker_never_stands_in_the_way(page, show):
    Answers(page, "**/check/", status=500)
    show(CHECKED)
    page.get_by_label("Story").press_sequentially("I met Siân")
    page.wait_for_timeout(800)
    expect(page.get_by_label("Story")).to_have_value("I met Siân")
    expect(page.locator(".app-finding")).to_have_count(0)


REVIEW = """<div data-anchor-root=story>Siân 🙂 asked. The police answered late.

The police answered again.</div>{% include "design/selection.html" %}
<ol><li id=one tabindex=-1 data-anchor=story data-exact="The police answered" data-prefix="late.

" data-suffix=" again." data-start=40>One</li>
<li id=two tabindex=-1 data-anchor=story data-exact="gone" data-start=3>Two<p data-orphan-note hidden>The text has changed</p></li></ol>
<form data-anchor-form>{% include "design/anchor_fields.html" %}<div data-anchor-sentence>Sentence</div><textarea aria-label=Comment></textarea></form>"""

SELECT = """([from, to]) => { const text = document.querySelector('[data-anchor-root]').firstChild;
const range = new Range(); range.setStart(text, from); range.setEnd(text, to);
getSelection().removeAllRanges(); getSelection().addRange(range); }"""


def test_a_comment_finds_its_words_again_and_says_when_they_are_gone(page, show):
    show(REVIEW)
    expect(page.locator("#two")).to_have_class("app-comment--orphan")
    expect(page.get_by_text("The text has changed")).to_be_visible()
    expect(page.get_by_text("One", exact=True)).not_to_have_class(re.compile("orphan"))
    painted = page.evaluate("[...CSS.highlights.get('comments')].map((range) => [range.toString(), range.startOffset])")
    text = page.locator("[data-anchor-root]").text_content()
    again = len(text[: text.rindex("The police")].encode("utf-16-le")) // 2
    assert painted == [["The police answered", again]]


def test_selected_words_are_put_into_the_comment_form(page, show):
    show(REVIEW)
    bar = page.get_by_role("button", name="Comment on the selected text")
    expect(bar).to_be_hidden()
    page.evaluate(SELECT, [8, 14])
    bar.click()
    expect(page.get_by_label("Comment")).to_be_focused()
    fields = page.evaluate("Object.fromEntries(new FormData(document.forms[0]))")
    assert fields["exact"] == "asked."
    assert (fields["block"], fields["start"]) == ("story", "7")
    assert (fields["prefix"], fields["suffix"]) == ("Siân 🙂 ", " The police answered late.\n\nThe ")
    expect(page.get_by_text("Sentence")).to_be_hidden()
    page.get_by_role("button", name="Choose another passage").click()
    expect(page.get_by_text("Sentence")).to_be_visible()


@pytest.fixture
def style_page(settings):
    settings.DEMO = True
    return "/design/"


@pytest.mark.parametrize("width", [1280, 320])
def test_the_style_page_can_be_used_by_everybody(new_browser, axe, style_page, width):
    page = new_browser(width=width)
    page.goto(style_page)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_style_page_starts_at_the_errors_and_can_be_skipped_through(page, style_page):
    page.goto(style_page)
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    page.get_by_role("link", name="Start date must include a month").click()
    expect(page.locator("#id_wrong_starts_month")).to_be_focused()
    page.get_by_role("link", name="Skip to main content").focus()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_without_scripts_every_part_of_the_style_page_is_there(new_browser, style_page):
    page = new_browser(javascript=False, width=320)
    page.goto(style_page)
    expect(page.get_by_label("Which reason?").first).to_be_hidden()
    page.get_by_label("Another reason").first.check()
    expect(page.get_by_label("Which reason?").first).to_be_visible()
    expect(page.get_by_label("Which sentence?")).to_be_visible()


def test_the_sign_in_page_can_be_used_by_everybody(page, axe):
    page.goto("/accounts/login/")
    assert axe(page) == []
