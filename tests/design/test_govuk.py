from datetime import UTC, date, datetime

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.utils import translation

from design.forms import PlainForm
from design.views import SampleForm


def draw(source, **context):
    return Template("{% load govuk %}" + source).render(Context(context))


def test_the_error_summary_links_each_message_to_its_first_control():
    form = SampleForm({"starts_day": "31", "starts_year": "2027"})
    markup = draw("{% error_summary form %}", form=form)
    assert 'data-module="govuk-error-summary"' in markup and 'role="alert"' in markup
    assert '<a href="#id_title">Enter title</a>' in markup
    assert '<a href="#id_topics_0">Select topics</a>' in markup
    assert '<a href="#id_starts_month">Start date must include a month</a>' in markup


def test_an_error_of_the_whole_form_stands_first_and_has_no_link():
    class Form(PlainForm):
        title = forms.CharField(label="Title")

        def clean(self):
            raise forms.ValidationError("Nobody may do this twice")

    markup = draw("{% error_summary form %}", form=Form({}))
    assert "<li>Nobody may do this twice</li>" in markup
    assert markup.index("twice") < markup.index("Enter title")


def test_there_is_no_error_summary_without_errors():
    assert "govuk-error-summary" not in draw("{% error_summary form none %}", form=SampleForm(), none=None)


def test_a_button_is_a_button_or_a_link():
    assert '<button type="submit" class="govuk-button govuk-button--warning"' in draw(
        '{% button "Go" kind="warning" %}'
    )
    assert '<a href="/x" role="button"' in draw('{% button "Go" href="/x" %}')


def test_tag_arguments_are_made_harmless():
    assert "&lt;b&gt;" in draw("{% tag text %}", text="<b>")
    assert "&lt;b&gt;" in draw("{% inset %}{{ text }}{% endinset %}", text="<b>")


def test_a_navigation_entry_appears_only_when_its_page_exists(rf):
    assert draw('{% nav_item "nothing:here" "Nothing" %}', request=rf.get("/")).strip() == ""
    assert draw('{% nav_url "nothing:here" %}') == ""


def test_a_navigation_entry_says_where_the_reader_is(rf):
    assert 'aria-current="page"' in draw('{% nav_item "/learning/" "Learning" %}', request=rf.get("/learning/"))
    assert 'aria-current="true"' in draw('{% nav_item "/learning/" "Learning" %}', request=rf.get("/learning/x/"))
    assert "aria-current" not in draw('{% nav_item "/" "Home" %}', request=rf.get("/learning/"))
    elsewhere = '{% nav_item "/learning/" "Learning" also="/modules/" unless="/learning/people/" %}'
    assert 'aria-current="true"' in draw(elsewhere, request=rf.get("/modules/asking/"))
    assert "aria-current" not in draw(elsewhere, request=rf.get("/learning/people/"))


def test_breadcrumbs_leave_out_pages_without_address():
    markup = draw('{% breadcrumbs "Home" "/" "Gone" "" %}')
    assert "Home" in markup and "Gone" not in markup


def test_pagination_keeps_the_rest_of_the_query(rf):
    page = Paginator(range(90), 10).page(4)
    markup = draw("{% pagination page %}", page=page, request=rf.get("/?q=asking&page=4"))
    assert 'href="?q=asking&amp;page=5" rel="next"' in markup
    assert 'aria-label="Page 4" aria-current="page"' in markup


def test_progress_is_said_in_words_too():
    markup = draw('{% progress 1 4 "lessons done" %}')
    assert "1 of 4 lessons done" in markup and '<progress class="app-progress__bar" value="1" max="4"' in markup


def test_dates_are_written_in_words_in_the_readers_language():
    assert draw("{{ day|date_words }}", day=date(2027, 3, 27)) == "27 March 2027"
    with translation.override("cy"):
        assert draw("{{ day|date_words }}", day=date(2027, 3, 27)) == "27 Mawrth 2027"
    evening = datetime(2027, 6, 30, 23, 30, tzinfo=UTC)
    assert draw("{{ moment|moment_words }}", moment=evening) == "1 July 2027 at 00:30"
    assert draw("{{ none|moment_words }}{{ none|date_words }}{{ none|time_words }}", none=None) == ""


@pytest.mark.parametrize("tag", ["inset", "warning", 'details "More"', 'notification "Note"', 'next_step "Next"'])
def test_block_tags_wrap_what_stands_between(tag):
    markup = draw(f"{{% {tag} %}}between{{% end{tag.split()[0]} %}}")
    assert "between" in markup and 'class="' in markup
