"""Working days: bank holidays, weekends, and the clocks that go forward and back."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peer_review.queries.queues import is_overdue
from peer_review.working_days import bank_holidays, is_working_day, lies_a_working_day_between

LONDON = ZoneInfo("Europe/London")
OF_2027 = ["01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28"]
OF_2026 = ["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"]
OF_2022 = ["01-03", "04-15", "04-18", "05-02", "06-02", "06-03", "08-29", "09-19", "12-26", "12-27"]


@pytest.mark.parametrize(("year", "days"), [(2022, OF_2022), (2026, OF_2026), (2027, OF_2027)])
def test_the_bank_holidays_are_those_of_england_and_wales(year, days):
    found = {day for day in bank_holidays(year) if day.weekday() < 5}
    assert found == {date.fromisoformat(f"{year}-{day}") for day in days}


def test_every_year_has_eight_of_them_on_days_on_which_people_would_be_at_work():
    for year in range(2024, 2100):
        assert len(bank_holidays(year)) == 8
        assert all(day.weekday() < 5 for day in bank_holidays(year))


@pytest.mark.parametrize(
    ("sent", "not_yet", "late"),
    [
        ("2027-03-15T10:00", "2027-03-16T23:59", "2027-03-17T00:00"),  # a Monday
        ("2027-03-19T17:00", "2027-03-22T23:59", "2027-03-23T00:00"),  # a Friday
        ("2027-03-20T10:00", "2027-03-22T23:59", "2027-03-23T00:00"),  # a Saturday
        ("2027-03-25T10:00", "2027-03-30T23:59", "2027-03-31T00:00"),  # before Easter, over the change of the clocks
        ("2026-12-24T10:00", "2026-12-29T23:59", "2026-12-30T00:00"),  # Christmas
    ],
)
def test_what_waits_is_late_after_a_whole_working_day(sent, not_yet, late, monkeypatch):
    since = datetime.fromisoformat(sent).replace(tzinfo=LONDON)
    for now, answer in ((not_yet, False), (late, True)):
        moment = datetime.fromisoformat(now).replace(tzinfo=LONDON).astimezone(UTC)
        monkeypatch.setattr("django.utils.timezone.now", lambda moment=moment: moment)
        assert is_overdue(since) is answer


START = datetime(2026, 1, 1, tzinfo=UTC)
moments = st.integers(0, 5 * 365 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes))


@settings(deadline=None)
@given(sent=moments, waits=st.integers(0, 12 * 24 * 60).map(lambda minutes: timedelta(minutes=minutes)))
def test_at_whatever_hour_it_was_sent_a_whole_working_day_lies_between_and_no_less(sent, waits):
    first, last = (moment.astimezone(LONDON).date() for moment in (sent, sent + waits))
    whole = [
        day
        for day in (first + timedelta(days=number) for number in range(13))
        if is_working_day(day)
        and datetime.combine(day, time(), LONDON) > sent
        and datetime.combine(day + timedelta(days=1), time(), LONDON) <= sent + waits
    ]
    assert lies_a_working_day_between(first, last) == bool(whole)


@settings(deadline=None)
@given(sent=moments)
def test_nothing_waits_unnoticed_for_longer_than_the_longest_holiday(sent):
    first = sent.astimezone(LONDON).date()
    assert lies_a_working_day_between(first, first + timedelta(days=7))
