"""Working days in England and Wales: Monday to Friday, without bank holidays.

A plain rule, because the eight days follow fixed ones (gov.uk/bank-holidays); days that are proclaimed once are listed.
"""

import datetime
from collections.abc import Mapping
from functools import cache

MONDAY, SATURDAY = 0, 5
ONE = datetime.timedelta(days=1)

PROCLAIMED: Mapping[datetime.date, bool] = {
    datetime.date(2022, 5, 30): False,
    datetime.date(2022, 6, 2): True,
    datetime.date(2022, 6, 3): True,
    datetime.date(2022, 9, 19): True,
    datetime.date(2023, 5, 8): True,
}
"""Days of one year alone: a bank holiday, or one that was moved elsewhere. The next one is a line here."""


def is_working_day(day: datetime.date) -> bool:
    """Say whether people are at work on a day."""
    return day.weekday() < SATURDAY and day not in bank_holidays(day.year)


def lies_a_working_day_between(first: datetime.date, last: datetime.date) -> bool:
    """Say whether at least one whole working day lies after the first day and before the last."""
    return any(is_working_day(first + number * ONE) for number in range(1, (last - first).days))


@cache
def bank_holidays(year: int) -> frozenset[datetime.date]:
    """Return the bank holidays of a year, with the days that stand in for those at a weekend."""
    easter = easter_sunday(year)
    found = {
        easter - 2 * ONE,
        easter + ONE,
        _monday_from(datetime.date(year, 5, 1)),
        _monday_from(datetime.date(year, 5, 25)),
        _monday_from(datetime.date(year, 8, 25)),
    }
    for month, number in ((1, 1), (12, 25), (12, 26)):
        day = datetime.date(year, month, number)
        while day.weekday() >= SATURDAY or day in found:
            day += ONE
        found.add(day)
    found |= {day for day, is_free in PROCLAIMED.items() if is_free and day.year == year}
    return frozenset(day for day in found if PROCLAIMED.get(day, True))


def easter_sunday(year: int) -> datetime.date:
    """Return Easter Sunday, by the rule of 1876 that holds for every year of our calendar (Butcher)."""
    century, of_century = divmod(year, 100)
    leaps, rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * (year % 19) + century - leaps - correction + 15) % 30
    weekday = (32 + 2 * rest + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (year % 19 + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return datetime.date(year, month, day + 1)


def _monday_from(day: datetime.date) -> datetime.date:
    return day + (MONDAY - day.weekday()) % 7 * ONE
