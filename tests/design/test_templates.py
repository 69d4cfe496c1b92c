"""No inline script or style anywhere: the content policy would stop it, and the reader would miss what it did."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
FORBIDDEN = {
    "a script without src": re.compile(
        r"<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)[^>]*>", re.IGNORECASE
    ),
    "a style element": re.compile(r"<style[\s>]", re.IGNORECASE),
    "a style attribute": re.compile(r"<[a-z][^<>]*\sstyle\s*=", re.IGNORECASE),
    "an event attribute": re.compile(r"<[a-z][^<>]*\son[a-z]+\s*=", re.IGNORECASE),
    "hx-on": re.compile(r"\bhx-on\b", re.IGNORECASE),
    "a javascript address": re.compile(r"javascript:|['\"]js:", re.IGNORECASE),
    "another host": re.compile(r"<(?:script|link|img|iframe|source|video|audio)\b[^>]*(?:src|href)=\"(?:https?:)?//"),
}


def faults(markup):
    markup = re.sub(r"{%.*?%}|{{.*?}}", "", markup)
    return [name for name, pattern in FORBIDDEN.items() if pattern.search(markup)]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT / "templates").as_posix())
def test_a_template_has_no_inline_script_or_style(path):
    assert faults(path.read_text()) == []


@pytest.mark.parametrize(
    "markup",
    [
        "<script>alert(1)</script>",
        "<style>p{}</style>",
        '<p class="x" style="color:red">',
        '<button onclick="go()">',
        '<div hx-on:click="go()">',
        '<a href="javascript:go()">',
        "<div hx-vals='js:{a: 1}'>",
        '<img src="https://elsewhere.example/x.png">',
    ],
)
def test_the_lint_finds_what_it_is_for(markup):
    assert faults(markup)


@pytest.mark.parametrize(
    "markup", ['<script type="module" src="x.js"></script>', '<p data-one="1" class="on">', "<p>on = 1"]
)
def test_the_lint_lets_clean_markup_pass(markup):
    assert faults(markup) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT / "templates").as_posix())
def test_a_template_compiles(path):
    get_template(path.relative_to(ROOT / "templates").as_posix())
