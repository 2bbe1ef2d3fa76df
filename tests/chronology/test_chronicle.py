"""Events placed in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.chronology.chronicle import (
    DAY_SECONDS,
    Certainty,
    Chronicle,
    Openness,
    moment_of,
    seconds_of,
    span_of,
)
from reader.model.dates import FuzzyDate, Precision
from reader.model.event import Event
from tests.chronology.factories import EVENTS, chronicle, event, moment

if TYPE_CHECKING:
    from datetime import datetime

_YEAR_SECONDS = 365 * DAY_SECONDS


@given(st.datetimes())
def test_seconds_and_moments_are_the_same_time(one: datetime) -> None:
    assert moment_of(seconds_of(one)) == one.replace(microsecond=0)


@pytest.mark.parametrize(
    ("seconds", "held"),
    [(-5, moment("0001-01-01")), (1e15, moment("9999-12-31T23:59:59")), (DAY_SECONDS, moment("0001-01-01"))],
)
def test_a_time_outside_the_years_that_can_be_told_is_held_within_them(
    seconds: float, held: datetime
) -> None:
    assert moment_of(seconds) == held


@pytest.mark.parametrize(
    ("edtf", "start", "length", "openness"),
    [
        ("2018", moment("2018-01-01"), _YEAR_SECONDS, Openness.CLOSED),
        ("2018-10-05", moment("2018-10-05"), DAY_SECONDS, Openness.CLOSED),
        ("2025-12-04T21:10+05:30", moment("2025-12-04T15:40"), 60, Openness.CLOSED),
        ("2018/2019", moment("2018-01-01"), 2 * _YEAR_SECONDS, Openness.CLOSED),
        ("2018/..", moment("2018-01-01"), _YEAR_SECONDS, Openness.ONGOING),
        ("2018/", moment("2018-01-01"), _YEAR_SECONDS, Openness.UNENDED),
        ("../2018", moment("2018-01-01"), _YEAR_SECONDS, Openness.UNTIL),
        ("/2018", moment("2018-01-01"), _YEAR_SECONDS, Openness.UNTIL),
    ],
)
def test_a_date_takes_up_the_time_it_may_mean_and_an_open_one_that_of_its_one_end(
    edtf: str, start: datetime, length: int, openness: Openness
) -> None:
    span = span_of(event(edtf))
    assert moment_of(span.start_seconds) == start
    assert span.end_seconds - span.start_seconds == length
    assert span.openness is openness


def test_only_what_has_two_dates_is_an_interval() -> None:
    assert span_of(event("2018/2019")).is_interval
    assert not any(span_of(event(edtf)).is_interval for edtf in ("2018", "2018/..", "../2018"))


@pytest.mark.parametrize(
    ("edtf", "status", "certainty"),
    [
        ("2018", "reported", Certainty.REPORTED),
        ("2018~", "reported", Certainty.ABOUT),
        ("2018?", "reported", Certainty.ABOUT),
        ("2018~", "planned", Certainty.PLANNED),
        ("2018", "alleged", Certainty.ALLEGED),
        ("2018", "denied", Certainty.DENIED),
    ],
)
def test_a_status_says_more_than_an_uncertain_date(edtf: str, status: str, certainty: Certainty) -> None:
    assert span_of(event(edtf, status=status)).certainty is certainty


def test_a_date_without_any_bound_is_refused() -> None:
    with pytest.raises(ValueError, match="without any bound"):
        span_of(Event("x", FuzzyDate("../..", Precision.INTERVAL, None, None), "Never"))


def test_events_are_sorted_by_date_and_what_has_no_start_stands_at_its_end() -> None:
    events = [
        event("2020", "b"),
        event("2020-01", "a"),
        event("../2019", "until"),
        event("2020", "a"),
        event("2018", "first"),
    ]
    sorted_titles = [one.title for one in Chronicle(events).events]
    assert sorted_titles == ["first", "until", "a", "b", "a"]


@given(st.lists(st.sampled_from(["2018", "2018-10", "../2018", "2018/..", "2018-10-05"]), max_size=12))
@settings(max_examples=100, deadline=None)
def test_events_of_one_date_stay_as_they_are_written(dates: list[str]) -> None:
    told = [event(date, f"{len(dates) - number:02}") for number, date in enumerate(dates)]
    for date in dates:
        written = [one for one in told if one.date.edtf == date]
        assert [one for one in Chronicle(told).events if one.date.edtf == date] == written


@settings(deadline=None)
@given(EVENTS)
def test_every_event_is_in_the_chronicle_once_in_the_order_of_time(events: list[Event]) -> None:
    times = Chronicle(events)
    assert sorted(times.events, key=id) == sorted(events, key=id)
    assert times.starts == sorted(times.starts)
    assert all(span.start_seconds < span.end_seconds for span in times.spans)
    assert all(times.events[place].id == id_ for id_, place in times.positions.items())


def test_the_place_of_an_id_that_stands_twice_is_its_first() -> None:
    times = Chronicle([event("2020", id_="x"), event("2018", id_="x"), event("2019", id_="y")])
    assert times.positions == {"x": 0, "y": 1}


@pytest.mark.parametrize(
    ("dates", "points"),
    [
        (("2018", "2019-02-03", "2020-02-03"), (False, True, True)),  # among days, a year is long
        (("2018-02", "2019-03", "2020"), (True, True, False)),  # February is no more exact than March
        (("1914", "1916", "1939"), (True, True, True)),
        (("2025-12-04", "2025-12-04T10:00"), (False, True)),
        (("2018-01-01/2018-01-01", "2018"), (False, True)),  # an interval is none, however short
        (("2018/..", "2019-01-05"), (False, True)),
    ],
)
def test_what_is_known_as_well_as_anything_else_is_a_point(
    dates: tuple[str, ...], points: tuple[bool, ...]
) -> None:
    times = chronicle(*dates)
    assert tuple(span.end_seconds == span.start_seconds for span in times.pointed) == points


@pytest.mark.parametrize(
    ("dates", "shift"),
    [
        (("2025-12-04T10:00+05:30", "2025-12-05"), 19_800),
        (("2025-12-04T10:00+05:30", "2025-12-05T10:00Z"), 0),
        (("2025-12-04", "2025-12-05"), 0),
    ],
)
def test_hours_are_told_in_the_one_clock_that_all_events_share(dates: tuple[str, ...], shift: int) -> None:
    assert chronicle(*dates).clock_shift_seconds == shift


def test_the_bounds_are_told_in_the_clocks_of_their_own_events() -> None:
    times = chronicle("2025-12-04T01:00+05:30", "2025-12-04")
    assert times.bounds == (moment("2025-12-04T01:00"), moment("2025-12-04T23:59:59"))


def test_titles_and_descriptions_are_one_line_and_safe_to_draw() -> None:
    date = FuzzyDate.parse("2018")
    times = Chronicle([Event("x", date, "two\nlines \x1b[31m", "a\x07 b")])
    assert times.title(0) == times.title(0) == "two lines ␛[31m"
    assert times.description(0) == "a␇ b"


def test_what_the_text_tells_first_comes_before_what_is_first_in_time() -> None:
    times = Chronicle([event("2000"), event("2010"), event("2020")], telling=["2020", "elsewhere", "2010"])
    assert times.ranks == (3, 2, 0)
    assert times.soonest({0, 1}) == 1
    assert times.soonest({0, 1, 2}) == 2
    assert times.soonest(()) is None
    assert Chronicle([event("2000"), event("2010")]).soonest({0, 1}) == 0
