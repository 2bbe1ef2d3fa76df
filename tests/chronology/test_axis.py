"""Time along a row of cells."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reader.chronology.axis import FOLD_RATIO, MIN_WINDOW_SECONDS, Axis, Calibration, Scale, Window, calibrate
from reader.chronology.chronicle import DAY_SECONDS, Chronicle
from tests.chronology.factories import CHRONICLES, chronicle

_SCALES = st.sampled_from(Scale)


def _calibration(*dates: str, scale: Scale = Scale.ADAPTIVE) -> Calibration:
    times = chronicle(*dates)
    return calibrate(times.pointed if scale is Scale.ADAPTIVE else times.spans, scale)


def _axis(*dates: str, window: Window | None = None, scale: Scale = Scale.ADAPTIVE) -> Axis:
    return Axis(_calibration(*dates, scale=scale), window, 1, 100)


def _room(calibration: Calibration) -> list[float]:
    return [after - before for before, after in pairwise(calibration.fractions)]


@settings(deadline=None)
@given(CHRONICLES, _SCALES, st.floats(-0.5, 1.5))
def test_time_and_place_lead_to_each_other(times: Chronicle, scale: Scale, fraction: float) -> None:
    assume(len(times))
    calibration = calibrate(times.pointed if scale is Scale.ADAPTIVE else times.spans, scale)
    assert list(calibration.knots) == sorted(set(calibration.knots))
    assert list(calibration.fractions) == sorted(set(calibration.fractions))
    assert calibration.fractions[0] == 0
    assert calibration.fractions[-1] == 1
    seconds = calibration.seconds(fraction)
    assert calibration.fraction(seconds) == pytest.approx(fraction, abs=1e-4)


def test_the_linear_scale_gives_equal_times_equal_room() -> None:
    calibration = _calibration("2000", "2010", "2020", scale=Scale.LINEAR)
    first, last = calibration.knots
    assert calibration.fraction((first + last) / 2) == 0.5
    assert last - first > 20 * 365 * DAY_SECONDS  # to the end of 2020


def test_the_adaptive_scale_keeps_apart_what_is_close_and_shortens_what_is_long() -> None:
    day, years = _room(_calibration("2000-01-01", "2000-01-02", "2020-01-01"))
    assert day < years < 4 * day


def test_gaps_of_the_same_length_get_the_same_room() -> None:
    one, two, three = _room(_calibration("2020-01-01", "2020-01-11", "2020-01-21", "2020-01-31"))
    assert one == pytest.approx(two) == pytest.approx(three)


def test_a_gap_much_longer_than_the_median_is_folded() -> None:
    days = ("2020-01-01", "2020-01-02", "2020-01-03", f"2020-01-{3 + FOLD_RATIO:02}", "2020-02-01")
    calibration = _calibration(*days)
    assert calibration.folds == (calibration.knots[-2:],)


def test_a_gap_that_an_event_covers_is_not_folded() -> None:
    days = ("2020-01-01", "2020-01-02", "2020-01-03", "2025-01-01")
    assert _calibration(*days).folds
    assert not _calibration(*days, "2020/2030").folds


def test_the_ends_of_an_interval_stand_apart_like_events() -> None:
    assert len(_calibration("2020-01-01/2020-01-05", "2020-06-01").knots) == 3


def test_what_is_not_known_of_the_last_date_gets_less_room_than_a_gap() -> None:
    *gaps, end = _room(_calibration("2020-01-01", "2020-07-01", "2021-01-01", "2021-06"))
    assert 0 < end < min(gaps)


def test_a_lone_event_stands_a_quarter_along() -> None:
    for dates in (("2018",), ("2018-10-05", "2018-10-05"), ("2018", "2018-01")):
        for scale in Scale:
            calibration = _calibration(*dates, scale=scale)
            assert calibration.fraction(chronicle(*dates).starts[0]) == 0.25


@settings(deadline=None)
@given(CHRONICLES, _SCALES, st.integers(1, 400))
def test_columns_follow_time(times: Chronicle, scale: Scale, columns: int) -> None:
    assume(len(times))
    axis = Axis(
        calibrate(times.pointed, scale) if scale is Scale.ADAPTIVE else calibrate(times.spans, scale),
        None,
        3,
        columns,
    )
    found = [axis.column(seconds) for seconds in times.starts]
    assert found == sorted(found)
    assert all(3 <= column < 3 + columns for column in found)


def test_the_time_of_a_column_is_in_that_column() -> None:
    axis = _axis("2000", "2010-05", "2018-10-05")
    assert [axis.column(axis.seconds(column)) for column in range(1, 101)] == list(range(1, 101))


def test_zooming_in_keeps_the_time_under_the_column_and_shows_less() -> None:
    axis = _axis("2000-01-01", "2010-01-01", "2020-01-01")
    seconds = axis.seconds(40)
    window = axis.zoomed(2, 40)
    assert window is not None
    zoomed = Axis(axis.calibration, window, 1, 100)
    assert zoomed.column(seconds) == 40
    assert window.end_seconds - window.start_seconds < 11 * 365 * DAY_SECONDS


def test_zooming_out_ends_with_the_whole() -> None:
    axis = _axis("2000-01-01", "2010-01-01", "2020-01-01")
    zoomed = Axis(axis.calibration, axis.zoomed(4, 10), 1, 100)
    assert zoomed.zoomed(1 / 2, 50) is not None
    assert zoomed.zoomed(1 / 4, 50) is None
    assert axis.zoomed(1 / 2, 50) is None


def test_zooming_beyond_the_edge_zooms_at_the_edge() -> None:
    axis = _axis("2000-01-01", "2010-01-01", "2020-01-01")
    assert axis.zoomed(2, -30) == axis.zoomed(2, 1)


def test_zooming_in_ends_at_a_minute() -> None:
    axis = _axis("2025-12-04T21:00", "2025-12-04T21:10")
    for _ in range(20):
        axis = Axis(axis.calibration, axis.zoomed(2, 50), 1, 100)
    assert axis.window is not None
    assert axis.window.end_seconds - axis.window.start_seconds >= MIN_WINDOW_SECONDS


def test_panning_moves_the_window_as_far_as_the_ends() -> None:
    axis = _axis("2000-01-01", "2010-01-01", "2020-01-01")
    assert axis.panned(10) is None
    zoomed = Axis(axis.calibration, axis.zoomed(4, 50), 1, 100)
    moved = zoomed.panned(25)
    assert zoomed.window is not None
    assert moved is not None
    assert moved.start_seconds > zoomed.window.start_seconds
    last = zoomed.panned(10_000)
    assert last is not None
    assert last.end_seconds == pytest.approx(axis.calibration.knots[-1])


def test_centring_brings_a_time_to_the_middle_or_as_near_as_the_ends_allow() -> None:
    axis = _axis("2000-01-01", "2010-01-01", "2020-01-01")
    zoomed = Axis(axis.calibration, axis.zoomed(4, 1), 1, 101)
    middle = axis.calibration.seconds(0.5)
    assert Axis(axis.calibration, zoomed.centred(middle), 1, 101).column(middle) == 51
    first = axis.calibration.knots[0]
    assert Axis(axis.calibration, zoomed.centred(first), 1, 101).column(first) == 1


def test_an_axis_of_one_column_holds_everything_in_it() -> None:
    axis = Axis(_calibration("2000", "2020"), None, 0, 1)
    assert axis.column(axis.calibration.knots[-1]) == 0
    assert axis.panned(1) is None
    assert axis.seconds(0) == axis.calibration.knots[0]
