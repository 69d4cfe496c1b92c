"""Reading the template files of ``data/``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

from deidentification.generator.grammar import split_choices


def text(name: str) -> str:
    """Give the text of one file."""
    return resources.files("deidentification.generator").joinpath("data", f"{name}.txt").read_text(encoding="utf-8")


def lines(name: str) -> list[str]:
    """Give the lines of one file without its comments."""
    return [line for line in text(name).splitlines() if line.strip() and not line.startswith("# ")]


@cache
def keyed(name: str) -> Mapping[str, tuple[str, ...]]:
    """Give the lists of one file by key; the entries of a list stand on one line, with bars between them."""
    found: dict[str, tuple[str, ...]] = {}
    for line in lines(name):
        key, _, value = line.partition(": ")
        found[key] = tuple(part.strip() for part in split_choices(value))
    return found
