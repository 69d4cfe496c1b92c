import pytest

from cms.markdown import to_html, to_rich_text


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[here](javascript:alert(1))",
        "[here](data:text/html;base64,AAAA)",
        "<p style='color:red' onclick='x()'>a</p>",
    ],
)
def test_nothing_in_a_text_becomes_script(text):
    for html in (to_html(text), to_rich_text(text)):
        assert "<script" not in html
        assert "<img" not in html
        assert "<p style" not in html
        assert 'href="javascript:' not in html
        assert 'href="data:' not in html


def test_links_within_the_site_and_to_other_sites_stay():
    assert '<a href="/glossary/#enquiry">enquiries</a>' in to_rich_text("[enquiries](/glossary/#enquiry)")
    assert '<a href="https://example.org/x">y</a>' in to_html("[y](https://example.org/x)")


def test_rich_text_uses_the_tags_that_the_editor_stores():
    assert to_rich_text("**bold** and *italic*") == "<p><b>bold</b> and <i>italic</i></p>"


def test_rich_text_keeps_lists_and_drops_headings_of_the_page():
    html = to_rich_text("# Title\n\n1. one\n2. two\n\n### Small")
    assert "<ol>" in html and "<li>one</li>" in html and "<h3>Small</h3>" in html
    assert "<h1>" not in html and "Title" in html
