from datetime import date

import pytest

from design.dates import DateParts, NotADateError, read_date


@pytest.mark.parametrize("month", ["3", "03", "March", "mar", "Mawrth", "MAW"])
def test_a_month_may_be_a_number_or_a_name_in_english_or_welsh(month):
    assert read_date(DateParts("27", month, "2027")) == date(2027, 3, 27)


@pytest.mark.parametrize(
    ("parts", "code", "boxes"),
    [
        (DateParts("", "", "2027"), "incomplete", ("day", "month")),
        (DateParts("27", "3", "27"), "year", ("year",)),
        (DateParts("27", "13", "2027"), "unreal", ("month",)),
        (DateParts("27", "ma", "2027"), "unreal", ("month",)),
        (DateParts("1st", "3", "2027"), "unreal", ("day",)),
        (DateParts("29", "2", "2027"), "unreal", ("day", "month", "year")),
        (DateParts("1", "1", "0000"), "unreal", ("day", "month", "year")),
    ],
)
def test_what_is_not_a_date_says_why_and_which_boxes_to_mend(parts, code, boxes):
    with pytest.raises(NotADateError) as caught:
        read_date(parts)
    assert (caught.value.code, caught.value.parts) == (code, boxes)
