"""Dates below the axis."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.chronology.axis import Axis, Calibration
from reader.chronology.chronicle import DAY_SECONDS, seconds_of
from reader.chronology.tick import (
    GAP_CELLS,
    Candidate,
    Said,
    calendar,
    candidate,
    period_words,
    place_ticks,
    words,
)
from reader.model.dates import FuzzyDate, Precision
from tests.chronology.factories import moment

if TYPE_CHECKING:
    from datetime import datetime


def _words(edtf: str, before: Said = ()) -> list[str]:
    one = candidate(0, FuzzyDate.parse(edtf), 0)
    return [text for text, _ in words(one.moment, one.precision, before)]


@pytest.mark.parametrize(
    ("edtf", "told"),
    [
        ("2018", ["2018"]),
        ("0476", ["AD 476"]),
        ("199X", ["1990s"]),
        ("19XX", ["1900s"]),
        ("2018-10", ["Oct 2018", "2018"]),
        ("2018-10-05", ["5 Oct 2018", "Oct 2018", "2018"]),
        ("2025-21", ["spring 2025", "2025"]),
        ("2025-24", ["winter 2025", "2025"]),
        ("2025-36", ["Q4 2025", "2025"]),
        ("2025-12-04T21:10+05:30", ["4 Dec 2025 21:10", "4 Dec 2025", "Dec 2025", "2025"]),
        ("2025-12-04T21:10", ["4 Dec 2025 21:10", "4 Dec 2025", "Dec 2025", "2025"]),
        ("2018-10/..", ["Oct 2018", "2018"]),
        ("../2018-10", ["Oct 2018", "2018"]),
    ],
)
def test_a_date_is_told_in_its_own_precision_and_where_there_is_less_room_in_a_coarser_one(
    edtf: str, told: list[str]
) -> None:
    assert _words(edtf) == told


@pytest.mark.parametrize(
    ("edtf", "before", "told"),
    [
        ("2018", (2018, 1), ["2018"]),
        ("2018-10", (2018,), ["Oct"]),
        ("2018-10-05", (2018, 10), ["5 Oct"]),
        ("2018-10-05", (2017,), ["5 Oct 2018", "Oct 2018", "2018"]),
        ("2025-34", (2025, 1, 1), ["Q2"]),
        ("2025-12-04T21:10", (2025, 12, 4), ["21:10"]),
        ("2025-12-04T21:10", (2025, 12), ["4 Dec 21:10", "4 Dec"]),
    ],
)
def test_a_date_leaves_out_what_the_one_before_it_says(edtf: str, before: Said, told: list[str]) -> None:
    assert _words(edtf, before) == told


def test_what_was_cut_of_a_date_has_not_been_said() -> None:
    assert _ticks(60, (2, "2025-12-04T21:10"), (14, "2025-12-04T21:12")) == [(2, "4 Dec 2025"), (14, "21:12")]
    assert _ticks(60, (2, "2025-12-04T21:10"), (9, "2025-12-04T21:12")) == [(2, "2025"), (9, "4 Dec 21:12")]


def _ticks(width: int, *dates: tuple[int, str]) -> list[tuple[int, str]]:
    found = [candidate(column, FuzzyDate.parse(edtf), index) for index, (column, edtf) in enumerate(dates)]
    return [(tick.start, tick.text) for tick in place_ticks(found, width)]


def test_dates_stand_below_their_marks() -> None:
    assert _ticks(60, (2, "2000"), (20, "2018-10"), (40, "2018-12-05")) == [
        (2, "2000"),
        (20, "Oct 2018"),
        (40, "5 Dec"),
    ]


def test_a_date_that_would_touch_the_next_is_told_more_coarsely() -> None:
    assert _ticks(60, (2, "2000-03-04"), (12, "2018-10")) == [(2, "Mar 2000"), (12, "Oct 2018")]


def test_a_date_that_cannot_be_told_shorter_takes_the_room_of_the_next() -> None:
    assert _ticks(60, (2, "2000"), (5, "2018"), (9, "2019")) == [(2, "2000"), (9, "2019")]


def test_at_the_edge_a_date_starts_before_its_mark() -> None:
    assert _ticks(30, (28, "2018-10")) == [(22, "Oct 2018")]


def test_a_date_that_has_no_room_is_left_out() -> None:
    assert _ticks(3, (0, "2018")) == []
    assert _ticks(12, (2, "2000-03-04"), (11, "2018")) == [(2, "2000"), (8, "2018")]
    assert _ticks(12, (4, "2000-03-04"), (11, "2018")) == [(4, "2000")]


def test_an_interval_is_told_whole_where_there_is_room() -> None:
    assert _ticks(60, (2, "2025-05-07/2025-05-10"), (30, "2025-06")) == [(2, "7–10 May 2025"), (30, "Jun")]
    assert _ticks(60, (2, "2025-05-07/2025-05-10"), (16, "2025-06")) == [(2, "7 May 2025"), (16, "Jun")]


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 59), st.datetimes(), st.sampled_from(Precision)), max_size=30),
    st.integers(1, 60),
)
def test_dates_never_touch_and_stay_within(found: list[tuple[int, datetime, Precision]], width: int) -> None:
    dates = [
        Candidate(column, date.replace(month=3, day=1), precision)
        for column, date, precision in sorted(found)
        if column < width
    ]
    ticks = place_ticks(dates, width)
    assert all(before.end + GAP_CELLS <= after.start for before, after in pairwise(ticks))
    assert all(
        0 <= tick.start < tick.end <= width and tick.end - tick.start == len(tick.text) for tick in ticks
    )


def _calendar(first: datetime, last: datetime, *, columns: int = 100, shift: int = 0) -> list[str]:
    axis = Axis(Calibration((seconds_of(first), seconds_of(last)), (0.0, 1.0)), None, 0, columns)
    return [tick.text for tick in place_ticks(calendar(axis, shift), columns)]


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("0001-01-01", "2100-01-01", ["AD 200", "AD 400", "AD 600", "AD 800", "1000"]),
        ("1990-05-01", "2025-01-01", ["1995", "2000", "2005"]),
        ("2018-01-01", "2026-01-01", ["2018", "Jul", "2019", "Jul"]),
        ("2017-12-01", "2025-12-01", ["2018", "Jul", "2019", "Jul"]),
        ("2025-01-01", "2025-12-01", ["2025", "Feb", "Mar", "Apr"]),
        ("2025-01-01", "2025-02-01", ["6 Jan 2025", "13 Jan", "20 Jan"]),
        ("2025-01-01", "2025-01-04", ["1 Jan 2025", "12:00", "18:00", "2 Jan", "06:00"]),
        ("2025-01-01T09:00", "2025-01-01T12:00", ["1 Jan 2025 09:00", "09:45", "10:00"]),
        ("2025-01-01T09:00", "2025-01-01T09:10", ["1 Jan 2025 09:00", "09:02"]),
    ],
)
def test_the_calendar_is_told_in_the_finest_step_that_fits(first: str, last: str, told: list[str]) -> None:
    assert _calendar(moment(first), moment(last))[: len(told)] == told


def test_hours_are_told_in_the_clock_of_the_events() -> None:
    night = moment("2025-12-03T18:30"), moment("2025-12-04T06:30")
    assert _calendar(*night, shift=19_800)[0] == "4 Dec 2025"
    assert _calendar(*night)[0] == "3 Dec 2025 19:00"


def test_the_calendar_ends_with_the_year_9999() -> None:
    assert _calendar(moment("9000-01-01"), moment("9999-12-31"))[-1] == "9900"
    far = Axis(Calibration((0.0, 400_000 * 365.0 * DAY_SECONDS), (0.0, 1.0)), None, 0, 10)
    assert [one.moment.year for one in calendar(far, 0)] == list(range(1000, 10_000, 1000))


def test_the_calendar_begins_with_the_year_1() -> None:
    days = Axis(Calibration((-9.0 * DAY_SECONDS, 9.0 * DAY_SECONDS), (0.0, 1.0)), None, 0, 100)
    assert {one.moment.year for one in calendar(days, 0)} == {1}
    assert [one.moment.day for one in calendar(days, 0)][:3] == [1, 3, 5]


def test_a_week_starts_on_monday() -> None:
    axis = Axis(
        Calibration((seconds_of(moment("2025-01-01")), seconds_of(moment("2025-03-01"))), (0.0, 1.0)),
        None,
        0,
        80,
    )
    assert {one.moment.weekday() for one in calendar(axis, 0)} == {0}


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2000-10-03", "2025-12-05T23:59:59", "2000 – 2025"),
        ("0300-01-01", "2025-12-05", "AD 300 – 2025"),
        ("2025-01-01", "2025-12-31T23:59:59", "2025"),
        ("2025-05-07", "2025-12-05", "May – Dec 2025"),
        ("2025-12-01", "2025-12-31T23:59:59", "Dec 2025"),
        ("2025-12-04", "2025-12-05T23:59:59", "4 – 5 Dec 2025"),
        ("2025-12-01", "2025-12-05T23:59:59", "1 – 5 Dec 2025"),
        ("2025-12-04", "2025-12-04T23:59:59", "4 Dec 2025"),
        ("2025-12-04T09:00", "2025-12-04T21:10", "4 Dec 2025, 09:00 – 21:10"),
        ("2025-12-04T09:00", "2025-12-04T09:00:59", "4 Dec 2025, 09:00"),
        ("2025-02-01", "2025-02-28T23:59:59", "Feb 2025"),
        ("9999-12-01", "9999-12-31T23:59:59", "Dec 9999"),
    ],
)
def test_a_period_is_told_no_more_precisely_than_it_needs_to_be(first: str, last: str, told: str) -> None:
    assert period_words(moment(first), moment(last)) == told


def test_a_period_is_told_with_the_dash_that_is_wanted() -> None:
    assert period_words(moment("2000-01-01"), moment("2025-01-01"), "-") == "2000 - 2025"
