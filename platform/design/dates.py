"""Reads a date that somebody typed in three boxes. Plain rules, no Django."""

from dataclasses import dataclass
from datetime import date

# fmt: off
ENGLISH = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)
WELSH = (
    "ionawr", "chwefror", "mawrth", "ebrill", "mai", "mehefin",
    "gorffennaf", "awst", "medi", "hydref", "tachwedd", "rhagfyr",
)
# fmt: on


@dataclass(frozen=True)
class DateParts:
    """What was typed for day, month and year, as text."""

    day: str = ""
    month: str = ""
    year: str = ""

    @classmethod
    def of(cls, value: date) -> "DateParts":
        """The parts of a date that is already known."""
        return cls(str(value.day), str(value.month), str(value.year))

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of the boxes left empty, in reading order."""
        return tuple(name for name in ("day", "month", "year") if not getattr(self, name))


class NotADateError(ValueError):
    """The parts do not make a date: ``code`` says why (incomplete, year, unreal), ``parts`` which boxes to mend."""

    def __init__(self, code: str, parts: tuple[str, ...]) -> None:
        super().__init__(code)
        self.code = code
        self.parts = parts


def read_month(text: str) -> int:
    """The number of a month written as a number or as an English or Welsh name of three letters or more; else 0."""
    if text.isdecimal():
        return int(text)
    word = text.casefold()
    for names in (ENGLISH, WELSH):
        matches = [number for number, name in enumerate(names, start=1) if len(word) >= 3 and name.startswith(word)]
        if len(matches) == 1:
            return matches[0]
    return 0


def read_date(parts: DateParts) -> date:
    """The date that the parts make.

    Raises:
        NotADateError: a box is empty, the year has not four figures, or there is no such day.
    """
    if parts.missing:
        raise NotADateError("incomplete", parts.missing)
    if not (parts.year.isdecimal() and len(parts.year) == 4):
        raise NotADateError("year", ("year",))
    month = read_month(parts.month)
    if not 1 <= month <= 12:
        raise NotADateError("unreal", ("month",))
    if not parts.day.isdecimal():
        raise NotADateError("unreal", ("day",))
    try:
        return date(int(parts.year), month, int(parts.day))
    except ValueError as error:
        raise NotADateError("unreal", ("day", "month", "year")) from error
