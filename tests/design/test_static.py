"""The look keeps its promises: enough contrast, and light enough for a slow line."""

import gzip
import re
from pathlib import Path

import pytest

import design

STATIC = Path(design.__file__).parent / "static" / "design"
STYLES = (STATIC / "soundings.css").read_text()
COLOURS = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", STYLES))


def luminance(colour):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("#ffffff", "app-ink"),
        ("#ffffff", "app-brand"),
        ("#ffffff", "app-brand-dark"),
        ("app-brand", "#ffffff"),
        ("app-brand", "app-foam"),
        ("govuk-link-colour", "#ffffff"),
        ("govuk-link-colour", "app-foam"),
        ("govuk-link-colour", "app-shallow"),
        ("govuk-link-colour", "app-sand"),
        ("govuk-link-hover-colour", "app-foam"),
        ("govuk-error-colour", "#ffffff"),
        ("govuk-success-colour", "#ffffff"),
        ("app-red", "#ffffff"),
        ("app-green", "#ffffff"),
        ("app-grey", "app-foam"),
        ("app-grey", "app-sand"),
        ("app-sand-text", "app-sand"),
        ("app-lamp", "app-ink"),
        ("#0b0c0c", "app-lamp"),
    ],
)
def test_text_stands_out_from_its_ground_by_wcag_aa(text, ground):
    assert contrast(COLOURS.get(text, text), COLOURS.get(ground, ground)) >= 4.5


def test_the_ratio_is_the_one_that_wcag_defines():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def weight(*names):
    return sum(len(gzip.compress((STATIC / name).read_bytes(), 9)) for name in names)


def test_the_styles_of_a_page_weigh_at_most_22_kilobytes():
    assert weight("vendor/govuk/govuk-frontend.min.css", "vendor/moj/moj-frontend.min.css", "soundings.css") <= 22_000


def test_the_scripts_of_an_ordinary_page_weigh_at_most_14_kilobytes():
    assert weight("vendor/govuk/govuk-frontend.min.js", "init.js") <= 14_000


@pytest.mark.parametrize("path", sorted(STATIC.glob("*.js")), ids=lambda path: path.name)
def test_our_scripts_are_short_and_never_evaluate_text(path):
    source = path.read_text()
    assert len(source.splitlines()) <= 100
    assert not re.search(r"\beval\(|new Function|innerHTML|insertAdjacentHTML|document\.write|https?://", source)
