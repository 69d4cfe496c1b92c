import pytest
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string

from cms.blocks import BodyBlock, QuestionsBlock
from cms.directives import read_body, stream_data

BODY = """
## Heading

Text with a [link](/glossary/#enquiry).

1. one

::: moment
Ten to five.
:::

::: compare
title: Two entries
weak: Any DA?
better: Please search both names.
why: It can be answered.
:::

::: dialogue
- speaker: Gwen
  says: Who looks after them?
- speaker: Faisal
  says: I do.
:::

::: try
task: Decide.
answers:
  - answer: Ask both.
    why: Each changes who could be hurt.
:::

::: take-to-work
say: Who is at home these days?
check: The address.
:::

::: source
text: Just over one in three.
credit: The inspectorate, 2025
:::

::: note
This lesson mentions violence at home.
:::

::: terms
- term: No trace
  meaning: Nothing was found.
:::
"""


@pytest.fixture
def html():
    block = BodyBlock()
    return block.render(block.clean(block.to_python(stream_data(read_body(BODY), "test"))))


def option(correct, text="Ask her first.", feedback="Yes, because."):
    return {"text": text, "correct": correct, "feedback": feedback}


def question(kind, *options, **other):
    value = {
        "situation": "Somebody moves in.",
        "question": "What first?",
        "outcome": 1,
        "ask_confidence": False,
        "options": list(options),
        **other,
    }
    block = QuestionsBlock()
    return block.clean(block.to_python(stream_data([(kind, value)], "test")))


def test_every_block_shows_its_words(html):
    for words in (
        "Heading",
        "Ten to five",
        "Any DA?",
        "Faisal",
        "Ask both.",
        "The address.",
        "one in three",
        "No trace",
    ):
        assert words in html


def test_text_takes_the_classes_of_the_design(html):
    assert '<p class="govuk-body">Text with a <a class="govuk-link" href="/glossary/#enquiry">' in html
    assert '<ol class="govuk-list govuk-list--number">' in html


def test_headings_are_of_the_second_level_only_so_that_their_order_holds(html):
    assert "<h2" in html
    assert "<h1" not in html and "<h4" not in html


def test_answers_are_folded_and_words_can_be_linked_to(html):
    assert html.index("<details") < html.index("Ask both.") < html.index("</details>")
    assert 'id="no-trace"' in html


def test_no_block_brings_inline_style_or_script(html):
    assert "style=" not in html and "<script" not in html


def test_a_question_with_one_right_option_passes_and_knows_its_rules():
    stream = question("single", option(True), option(False))
    rules = stream[0].value.rules(stream[0].id, multiple=False)
    assert [one.correct for one in rules.options] == [True, False]
    assert len({one.key for one in rules.options}) == 2


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("single", [option(True)]),
        ("single", [option(False), option(False)]),
        ("single", [option(True), option(True)]),
        ("multiple", [option(False), option(False)]),
        ("multiple", [option(True)]),
        ("single", [option(True), option(False, feedback="")]),
        ("multiple", [option(True), option(False, text="")]),
    ],
)
def test_a_question_that_cannot_be_marked_or_teaches_nothing_is_refused(kind, options):
    with pytest.raises(ValidationError):
        question(kind, *options)


def test_several_right_options_pass_where_several_may_be_chosen():
    assert question("multiple", option(True), option(True), option(False))


def test_plain_values_are_escaped():
    html = render_to_string("cms/blocks/source.html", {"value": {"text": "<b>x</b>", "credit": "y"}})
    assert "&lt;b&gt;" in html
