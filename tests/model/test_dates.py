"""Dates that say how much they know: every form, every refusal, and the laws."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings

from reader.errors import DateError
from reader.model.dates import FuzzyDate, Precision
from tests.model.dated import DATES, EDTF, NEARLY_EDTF

FORMS = [
    ("2018", Precision.YEAR, "2018-01-01 00:00:00", "2018-12-31 23:59:59"),
    ("0001", Precision.YEAR, "0001-01-01 00:00:00", "0001-12-31 23:59:59"),
    ("9999", Precision.YEAR, "9999-01-01 00:00:00", "9999-12-31 23:59:59"),
    ("2018-10", Precision.MONTH, "2018-10-01 00:00:00", "2018-10-31 23:59:59"),
    ("2024-02", Precision.MONTH, "2024-02-01 00:00:00", "2024-02-29 23:59:59"),
    ("9999-12", Precision.MONTH, "9999-12-01 00:00:00", "9999-12-31 23:59:59"),
    ("2018-10-05", Precision.DAY, "2018-10-05 00:00:00", "2018-10-05 23:59:59"),
    ("2024-02-29", Precision.DAY, "2024-02-29 00:00:00", "2024-02-29 23:59:59"),
    ("9999-12-31", Precision.DAY, "9999-12-31 00:00:00", "9999-12-31 23:59:59"),
    ("2025-12-04T21:10+05:30", Precision.MINUTE, "2025-12-04 15:40:00", "2025-12-04 15:40:59"),
    ("2025-12-04T21:10-05:30", Precision.MINUTE, "2025-12-05 02:40:00", "2025-12-05 02:40:59"),
    ("2025-12-04T21:10+05", Precision.MINUTE, "2025-12-04 16:10:00", "2025-12-04 16:10:59"),
    ("2025-12-04T21:10:05Z", Precision.SECOND, "2025-12-04 21:10:05", "2025-12-04 21:10:05"),
    ("2025-12-04T21:10", Precision.MINUTE, "2025-12-04 21:10:00", "2025-12-04 21:10:59"),
    ("0001-01-01T00:00+05:30", Precision.MINUTE, "0001-01-01 00:00:00", "0001-01-01 00:00:00"),
    ("9999-12-31T23:59-05:30", Precision.MINUTE, "9999-12-31 23:59:59", "9999-12-31 23:59:59"),
    ("2018~", Precision.YEAR, "2018-01-01 00:00:00", "2018-12-31 23:59:59"),
    ("2018-10?", Precision.MONTH, "2018-10-01 00:00:00", "2018-10-31 23:59:59"),
    ("2018-10-05%", Precision.DAY, "2018-10-05 00:00:00", "2018-10-05 23:59:59"),
    ("199X", Precision.DECADE, "1990-01-01 00:00:00", "1999-12-31 23:59:59"),
    ("000X", Precision.DECADE, "0001-01-01 00:00:00", "0009-12-31 23:59:59"),
    ("20XX", Precision.CENTURY, "2000-01-01 00:00:00", "2099-12-31 23:59:59"),
    ("2018-XX", Precision.YEAR, "2018-01-01 00:00:00", "2018-12-31 23:59:59"),
    ("2018-XX-XX", Precision.YEAR, "2018-01-01 00:00:00", "2018-12-31 23:59:59"),
    ("2018-10-XX", Precision.MONTH, "2018-10-01 00:00:00", "2018-10-31 23:59:59"),
    ("2025-21", Precision.SEASON, "2025-03-01 00:00:00", "2025-05-31 23:59:59"),
    ("2025-22", Precision.SEASON, "2025-06-01 00:00:00", "2025-08-31 23:59:59"),
    ("2025-23", Precision.SEASON, "2025-09-01 00:00:00", "2025-11-30 23:59:59"),
    ("2025-24", Precision.SEASON, "2025-12-01 00:00:00", "2026-02-28 23:59:59"),
    ("9999-24", Precision.SEASON, "9999-12-01 00:00:00", "9999-12-31 23:59:59"),
    ("2025-33", Precision.QUARTER, "2025-01-01 00:00:00", "2025-03-31 23:59:59"),
    ("2025-34", Precision.QUARTER, "2025-04-01 00:00:00", "2025-06-30 23:59:59"),
    ("2025-35", Precision.QUARTER, "2025-07-01 00:00:00", "2025-09-30 23:59:59"),
    ("2025-36", Precision.QUARTER, "2025-10-01 00:00:00", "2025-12-31 23:59:59"),
    ("2018-06/2018", Precision.INTERVAL, "2018-06-01 00:00:00", "2018-12-31 23:59:59"),
    ("2018/2018", Precision.INTERVAL, "2018-01-01 00:00:00", "2018-12-31 23:59:59"),
    ("2018-10-05/2021~", Precision.INTERVAL, "2018-10-05 00:00:00", "2021-12-31 23:59:59"),
    ("199X/2025-33", Precision.INTERVAL, "1990-01-01 00:00:00", "2025-03-31 23:59:59"),
    ("2000/..", Precision.INTERVAL, "2000-01-01 00:00:00", None),
    ("2000/", Precision.INTERVAL, "2000-01-01 00:00:00", None),
    ("../2030", Precision.INTERVAL, None, "2030-12-31 23:59:59"),
    ("/2030", Precision.INTERVAL, None, "2030-12-31 23:59:59"),
]


@pytest.mark.parametrize(("text", "precision", "lower", "upper"), FORMS)
def test_every_form_has_its_precision_and_bounds(
    text: str, precision: Precision, lower: str | None, upper: str | None
) -> None:
    parsed = FuzzyDate.parse(text)
    assert parsed.precision is precision
    assert parsed.lower == (lower and datetime.fromisoformat(lower))
    assert parsed.upper == (upper and datetime.fromisoformat(upper))


_NO_SUCH_MONTH = "months are 01 to 12, seasons 21 (spring) to 24 (winter), quarters 33 to 36"
_ONE_QUALIFIER = "a part of a date cannot be about or uncertain by itself"
_NO_X_THERE = "an X does not stand there"

REFUSALS = [
    ("2025-02-29", "29 February 2025 does not exist", "February 2025 has 28 days"),
    ("1900-02-29", "29 February 1900 does not exist", "February 1900 has 28 days"),
    ("2018-04-31", "31 April 2018 does not exist", "April 2018 has 30 days"),
    ("2018-12-32", "day 32 does not exist", "December 2018 has the days 01 to 31"),
    ("2018-12-00", "day 00 does not exist", "December 2018 has the days 01 to 31"),
    ("2018-13", "month 13 does not exist", _NO_SUCH_MONTH),
    ("2018-13-05", "month 13 does not exist", _NO_SUCH_MONTH),
    ("2018-00", "month 00 does not exist", _NO_SUCH_MONTH),
    ("2018-25", "month 25 does not exist", _NO_SUCH_MONTH),
    ("2018-13-XX", "month 13 does not exist", _NO_SUCH_MONTH),
    ("0000", "year 0000 does not exist", "the first year is 0001"),
    ("0000-05-05", "year 0000 does not exist", "the first year is 0001"),
    ("0000-XX", "year 0000 does not exist", "the first year is 0001"),
    ("XXXX", "XXXX says nothing", "write 20XX"),
    ("../..", "../.. says nothing", "at least one end"),
    ("/", "/ says nothing", "at least one end"),
    ("/..", "/.. says nothing", "at least one end"),
    ("2020/2018", "the interval 2020/2018 ends before it begins", "2018/2020"),
    ("2018-10-05/2018-10-04", "ends before it begins", "2018-10-04/2018-10-05"),
    ("2018/2019/2020", "more than two ends", "2018/2020"),
    ("2018-10-05T10:00Z/2018", "an interval runs from day to day", "write 2018-10-05"),
    ("[2018,2019]", "a set of dates is not read", "2018/2020"),
    ("{2018..2020}", "a set of dates is not read", "2018/2020"),
    ("2018]", "a set of dates is not read", "2018/2020"),
    ("Y17E7", "exponents and significant digits are not read", "four digits"),
    ("1950S2", "exponents and significant digits are not read", "four digits"),
    ("-0044", "years before 0001 cannot be written", "the first year is 0001"),
    ("-0044-03-15", "years before 0001 cannot be written", "the first year is 0001"),
    ("2018-?10", _ONE_QUALIFIER, "2018-10~"),
    ("2018~-10", _ONE_QUALIFIER, "2018-10~"),
    ("2018-10-~05", _ONE_QUALIFIER, "2018-10~"),
    ("2018~?", _ONE_QUALIFIER, "2018-10~"),
    ("199X~", "X and ~, ? or % do not go together", "1995~"),
    ("2018-21~", "a season or quarter is neither about nor uncertain", "2018~"),
    ("2018-21-05", "a season or quarter has no days", "2025-12-04"),
    ("2018-21-XX", _NO_X_THERE, "2018-10-XX"),
    ("1XXX", _NO_X_THERE, "20XX"),
    ("19X5", _NO_X_THERE, "20XX"),
    ("XXXX-12-25", _NO_X_THERE, "2018-XX"),
    ("2018-XX-05", _NO_X_THERE, "2018-XX"),
    ("2018-10-05-XX", _NO_X_THERE, "2018-10-XX"),
    ("199x", _NO_X_THERE, "a capital X"),
    ("2018-10-XXT10:00", _NO_X_THERE, "at the end"),
    ("2018-10-05T21:10~", "an instant is neither about nor uncertain", "2018-10-05~"),
    ("2018-10-05~T21:10", "an instant is neither about nor uncertain", "2018-10-05~"),
    ("2018-10-05 21:10", "date and time are joined by a capital T", "2025-12-04T21:10"),
    ("2018-10-05t21:10", "date and time are joined by a capital T", "2025-12-04T21:10"),
    ("2018-10-05T21", "the time is not one", "2025-12-04T21:10+05:30"),
    ("2018-10-05T21:10:05.5Z", "the time is not one", "2025-12-04T21:10:05Z"),
    ("2018-10T21:10", "follows no day", "2025-12-04T21:10"),
    ("2018T21:10", "follows no day", "2025-12-04T21:10"),
    ("2018-10-05T24:00", "hour 24 does not exist", "hours are 00 to 23"),
    ("2018-10-05T23:60", "minute 60 does not exist", "minutes are 00 to 59"),
    ("2018-10-05T23:59:60", "second 60 does not exist", "seconds are 00 to 59"),
    ("2018-10-05T23:59+24:00", "the offset +24:00 does not exist", "+05:30"),
    ("2018-10-05T23:59+05:60", "the offset +05:60 does not exist", "+05:30"),
    ("2018-10-05T23:59-00:00", "the offset -00:00 does not exist", "Z for UTC"),
    ("2018-W40", "weeks are not read", "2025-12-01/2025-12-07"),
    ("2018-278", "days of the year are not read", "2025-12-04"),
    ("04/12/2025", "the parts are not in order", "year-month-day"),
    ("4.12.25", "the parts are not in order", "year-month-day"),
    ("2025/12/04", "the parts are not in order", "year-month-day"),
    ("20251204", "a month and a day have two digits", "2025-01-05"),
    ("2025-1-5", "a month and a day have two digits", "2025-01-05"),
    ("44", "a year has four digits", "0044"),
    ("12018", "a year has four digits", "2018"),
    ("2018–2021", "a dash that is no hyphen", "2018/2021"),
    ("2018‑10", "a dash that is no hyphen", "2018/2021"),
    (" 2018", "there is a space before or after the date", "write the date alone"),
    ("2018\n", "there is a space before or after the date", "write the date alone"),
    ("", "the date is empty", "leave it out"),
    ("soon", "'soon' is not a date", "2018-10-05"),
    ("٢٠١٨", "is not a date", "2018-10-05"),
    ("\x1b[2J", "'\\x1b[2J' is not a date", "2018-10-05"),
    ("9" * 41, f"'{'9' * 40}'… is not a date", "2018-10-05"),
]


@pytest.mark.parametrize(("text", "message", "hint"), REFUSALS)
def test_what_is_no_date_is_refused_by_name_with_a_hint(text: str, message: str, hint: str) -> None:
    with pytest.raises(DateError) as caught:
        FuzzyDate.parse(text)
    assert message in str(caught.value)
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    ("text", "is_approximate", "is_uncertain"),
    [
        ("2018", False, False),
        ("2018~", True, False),
        ("2018?", False, True),
        ("2018%", True, True),
        ("2018~/2020", True, False),
        ("2018/2020?", False, True),
        ("../2020%", True, True),
    ],
)
def test_a_qualifier_makes_a_date_about_or_uncertain(
    *, text: str, is_approximate: bool, is_uncertain: bool
) -> None:
    parsed = FuzzyDate.parse(text)
    assert (parsed.is_approximate, parsed.is_uncertain) == (is_approximate, is_uncertain)


@pytest.mark.parametrize(
    ("text", "is_open", "unknown_start", "unknown_end"),
    [
        ("2018", False, False, False),
        ("2018/2020", False, False, False),
        ("2018/..", True, False, False),
        ("2018/", False, False, True),
        ("../2018", False, False, False),
        ("/2018", False, True, False),
    ],
)
def test_an_open_end_is_told_apart_from_an_unknown_one(
    *, text: str, is_open: bool, unknown_start: bool, unknown_end: bool
) -> None:
    parsed = FuzzyDate.parse(text)
    assert (parsed.is_open, parsed.has_unknown_start, parsed.has_unknown_end) == (
        is_open,
        unknown_start,
        unknown_end,
    )


def test_an_interval_keeps_its_ends() -> None:
    parsed = FuzzyDate.parse("2018-10~/..")
    assert parsed.is_interval
    assert parsed.start == FuzzyDate.parse("2018-10~")
    assert parsed.end is None
    assert not FuzzyDate.parse("2018-10~").is_interval


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("2025-12-04T21:10+05:30", timedelta(hours=5, minutes=30)),
        ("2025-12-04T21:10-09", -timedelta(hours=9)),
        ("2025-12-04T21:10Z", timedelta(0)),
        ("2025-12-04T21:10", None),
        ("2025-12-04", None),
    ],
)
def test_an_instant_keeps_its_offset(text: str, offset: timedelta | None) -> None:
    assert FuzzyDate.parse(text).utc_offset == offset


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-12-04", date(2025, 12, 4)),
        ("2025-12-04~", date(2025, 12, 4)),
        ("2025-12-05T01:10+05:30", date(2025, 12, 5)),
        ("2025-12-04T23:59:59-11:00", date(2025, 12, 4)),
        ("2025-12", None),
        ("2025-12-04/2025-12-05", None),
    ],
)
def test_the_day_is_that_of_the_writers_own_clock(text: str, day: date | None) -> None:
    assert FuzzyDate.parse(text).day == day


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("2018-10", Precision.MONTH),
        ("2018/2018-10-05", Precision.DAY),
        ("2018-10/2021", Precision.MONTH),
        ("199X/..", Precision.DECADE),
        ("../2025-33", Precision.QUARTER),
    ],
)
def test_the_unit_is_the_finest_that_is_known(text: str, unit: Precision) -> None:
    assert FuzzyDate.parse(text).unit is unit


@pytest.mark.parametrize(
    ("text", "seconds", "midpoint"),
    [
        ("2018-10-05", 86_400, "2018-10-05 11:59:59.500000"),
        ("2018-10-05T10:00:00", 1, "2018-10-05 10:00:00"),
        ("2018-10-05/2018-10-06", 172_800, "2018-10-05 23:59:59.500000"),
        ("2018/..", None, "2018-01-01 00:00:00"),
        ("../2018", None, "2018-12-31 23:59:59"),
    ],
)
def test_a_date_has_a_span_and_a_middle(text: str, seconds: int | None, midpoint: str) -> None:
    parsed = FuzzyDate.parse(text)
    assert parsed.span_seconds == seconds
    assert parsed.midpoint == datetime.fromisoformat(midpoint)


def test_dates_sort_by_lower_then_upper_and_what_has_no_start_stands_at_its_end() -> None:
    in_order = [
        "0001-01-01",
        "0001",
        "1983",
        "/1994-01",
        "../1994",
        "1994-05",
        "2018-01-01",
        "2018-01",
        "2018-33",
        "2018",
        "2018/2019",
        "2018/..",
        "2018-01-02",
        "2018-01-02T09:00+05:30",
        "2018-01-02T09:00",
    ]
    dates = [FuzzyDate.parse(text) for text in reversed(in_order)]
    assert [one.edtf for one in sorted(dates, key=lambda one: one.sort_key)] == in_order


@given(NEARLY_EDTF)
@settings(max_examples=200, deadline=None)
def test_no_text_raises_anything_but_a_date_error_with_a_hint(text: str) -> None:
    try:
        parsed = FuzzyDate.parse(text)
    except DateError as error:
        fault = error
    else:
        assert parsed.edtf == text
        return
    assert str(fault).isprintable()
    assert str(fault)
    assert fault.hint


@given(EDTF)
@settings(max_examples=200, deadline=None)
def test_a_date_is_read_back_from_what_it_was_written_as(text: str) -> None:
    parsed = FuzzyDate.parse(text)
    assert parsed.edtf == text
    again = FuzzyDate.parse(parsed.edtf)
    assert again == parsed
    assert hash(again) == hash(parsed)


@given(DATES)
@settings(max_examples=200, deadline=None)
def test_the_bounds_are_in_order_and_whole_seconds(parsed: FuzzyDate) -> None:
    bounds = [bound for bound in (parsed.lower, parsed.upper) if bound is not None]
    assert bounds == sorted(bounds)
    assert all(bound.microsecond == 0 and bound.tzinfo is None for bound in bounds)
    assert bounds[0] <= parsed.midpoint <= bounds[-1]
    assert parsed.span_seconds is None or parsed.span_seconds >= 1


@given(DATES, DATES)
@settings(max_examples=100, deadline=None)
def test_any_two_dates_can_be_ordered(one: FuzzyDate, other: FuzzyDate) -> None:
    assert (one.sort_key < other.sort_key) + (one.sort_key == other.sort_key) + (
        one.sort_key > other.sort_key
    ) == 1
