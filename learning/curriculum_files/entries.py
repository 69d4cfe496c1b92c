"""Files of YAML that are asked for one value after another, and say where a mistake stands."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

LINE = "__line__"
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class FileError(ValueError):
    """Something in a file of the curriculum is not in the format; the message names file and line."""


class NumberedLoader(yaml.SafeLoader):
    """Reads YAML and remembers the line on which each mapping begins."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        """Return the mapping with its line."""
        return {**super().construct_mapping(node, deep=deep), LINE: node.start_mark.line + 1}


class Entry:
    """A mapping in a file, asked for one name after another."""

    def __init__(self, path: Path, data: Any) -> None:
        if not isinstance(data, dict):
            raise FileError(f"{name_of(path)}, line 1: names and values are expected here, such as title: Asking first")
        self.path = path
        self.data: Mapping[str, Any] = data
        self.line: int = data[LINE]

    def wrong(self, problem: str) -> FileError:
        """Return an error that says where this mapping stands."""
        return FileError(f"{name_of(self.path)}, line {self.line}: {problem}")

    def only(self, *names: str) -> None:
        """Refuse names that nobody reads, because they are mostly typing mistakes."""
        unknown = sorted(set(self.data) - set(names) - {LINE})
        if unknown:
            raise self.wrong(f"{unknown[0]} is not known here; use {', '.join(names)}")

    def text(self, name: str, default: str | None = None) -> str:
        """Return a text without the white space around it."""
        value = self.data.get(name, default)
        if value is None or (default is None and not str(value).strip()):
            raise self.wrong(f"{name} is missing")
        if isinstance(value, (dict, list)):
            raise self.wrong(f"{name} must be a text; put it between quotes")
        return str(value).strip()

    def slug(self, name: str) -> str:
        """Return a short name for an address."""
        value = self.text(name)
        if not _SLUG.fullmatch(value):
            raise self.wrong(f"{name} takes small letters, figures and hyphens, not {value}")
        return value

    def number(self, name: str, low: int, high: int, default: int | None = None) -> int:
        """Return a whole number between two bounds."""
        value = self.data.get(name, default)
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise self.wrong(f"{name} must be a whole number from {low} to {high}")
        return value

    def flag(self, name: str, default: bool | None = None) -> bool:
        """Return true or false."""
        value = self.data.get(name, default)
        if not isinstance(value, bool):
            raise self.wrong(f"{name} must be true or false")
        return value

    def entries(self, name: str, least: int = 0) -> list["Entry"]:
        """Return a list of mappings."""
        return [Entry(self.path, item) for item in self.items(name, least)]

    def items(self, name: str, least: int = 0) -> list[Any]:
        """Return a list."""
        value = self.data.get(name, [])
        if not isinstance(value, list) or len(value) < least:
            raise self.wrong(f"{name} must be a list with {least} or more entries, each with a dash before it")
        return value


def entry_of(path: Path) -> Entry:
    """Read a file of YAML.

    Raises:
        FileError: it is missing, or is not YAML with names and values.
    """
    try:
        data = yaml.load(text_of(path), Loader=NumberedLoader)  # noqa: S506 - a SafeLoader that also counts lines
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise FileError(f"{name_of(path)}, line {line}: check the colons, quotes and indentation") from error
    return Entry(path, data)


def text_of(path: Path) -> str:
    """Return the text of a file.

    Raises:
        FileError: it is missing.
    """
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise FileError(f"{name_of(path)}: there is no such file") from error


def name_of(path: Path) -> str:
    """Return how messages call a file: the end of its path."""
    return "/".join(path.parts[-3 if path.parent.name == "lessons" else -2 :])
