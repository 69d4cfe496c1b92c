"""The forms of a page, read as a browser reads them, and filled with good or bad input to be sent."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

TYPED = "velvetlanterning"
"""Stands in everything that is typed: it may come back on the page of whoever typed it, and nowhere else."""
GOOD, BAD = f"Which {TYPED}?", f"Ring Dean Harwell on 07700 900123 about the {TYPED}."
TYPED_MARKS = (TYPED, "Harwell", "900123")


@dataclass
class Control:
    """Something of a form that has a name."""

    name: str
    kind: str
    value: str = ""
    options: list[str] = field(default_factory=list)


@dataclass
class Form:
    """A form that is sent by POST, with its buttons: each is another way to send it."""

    action: str
    controls: list[Control] = field(default_factory=list)
    buttons: list[tuple[str, str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Sending:
    """One way of sending a form: where to, and what."""

    path: str
    data: tuple[tuple[str, tuple[str, ...]], ...]

    def as_post(self) -> dict[str, list[str]]:
        return {name: list(values) for name, values in self.data}


class _Reader(HTMLParser):
    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path
        self.by_id: dict[str, Form] = {}
        self.found: list[Form] = []
        self.links: set[str] = set()
        self._open: Form | None = None
        self._select: Control | None = None
        self._elsewhere: list[tuple[str, str, dict[str, str]]] = []

    def close(self) -> None:
        """Give what stands outside its form to the form it names, which may come after it."""
        super().close()
        for name, tag, has in self._elsewhere:
            if name in self.by_id:
                self._control(self.by_id[name], tag, has)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "a" and has.get("href", "").startswith("/"):
            self.links.add(urlsplit(has["href"]).path)
        elif tag == "form":
            self._open = Form(urljoin(self.path, has.get("action", "") or self.path))
            if has.get("method", "get").lower() == "post":
                self.found.append(self._open)
            self.by_id[has.get("id", "")] = self._open
        elif tag == "option" and self._select is not None:
            self._select.options.append(has.get("value", ""))
        elif "form" in has:
            self._elsewhere.append((has["form"], tag, has))
        elif self._open is not None:
            self._control(self._open, tag, has)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None
        elif tag == "select":
            self._select = None

    def _control(self, form: Form, tag: str, has: dict[str, str]) -> None:
        name, value = has.get("name", ""), has.get("value", "")
        if tag == "button" and has.get("type", "submit") == "submit":
            form.buttons.append((urljoin(self.path, has.get("formaction", "") or form.action), name, value))
        elif tag in ("input", "textarea", "select") and name and name != "csrfmiddlewaretoken":
            kind = has.get("type", "text") if tag == "input" else tag
            form.controls.append(Control(name, kind, value))
            self._select = form.controls[-1] if tag == "select" else self._select


def read_page(path: str, html: str) -> tuple[list[Form], set[str]]:
    """The forms of a page that are sent by POST, and the paths of this site that it links to."""
    reader = _Reader(path)
    reader.feed(html)
    reader.close()
    return reader.found, reader.links


def sendings(form: Form, *, good: bool) -> Iterator[Sending]:
    """Every way of sending a form, filled with what it asks for, or with what it must refuse."""
    data: dict[str, list[str]] = {}
    for one in form.controls:
        if one.kind == "radio" and (one.name in data or not good):
            continue
        if one.kind == "checkbox" and not good:
            continue
        data.setdefault(one.name, []).append(_filled(one, good))
    for action, name, value in form.buttons or [(form.action, "", "")]:
        sent = {**data, name: [value]} if name else data
        yield Sending(urlsplit(action).path, tuple((key, tuple(values)) for key, values in sent.items()))


def _filled(one: Control, good: bool) -> str:
    if one.kind in ("hidden", "radio", "checkbox"):
        return one.value
    if one.kind == "select":
        return next((option for option in one.options if option), "") if good else "nonsense"
    if not good:
        return "99" if one.name.endswith(("_day", "_month", "_year")) else BAD
    for ending, value in (
        ("_day", "28"),
        ("_month", "2"),
        ("_year", "2027"),
        ("time", "10:00"),
        ("email", "a@example.org"),
    ):
        if one.name.endswith(ending):
            return value
    return "1" if one.kind == "number" else GOOD
