"""The whole timeline, laid out in cells."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reader.chronology.axis import Scale, Window
from reader.chronology.chronicle import Chronicle
from reader.chronology.layout import Course, TimelineLayout, lay_out
from reader.text.width import cell_len
from tests.chronology.factories import CHRONICLES, chronicle, event

_WIDTHS = st.integers(10, 400)
_LANES = st.integers(0, 4)
_SCALES = st.sampled_from(Scale)


def _layout(
    times: Chronicle,
    width: int = 100,
    lanes: int = 2,
    *,
    scale: Scale = Scale.ADAPTIVE,
    window: Window | None = None,
) -> TimelineLayout:
    return lay_out(Course(times, scale), width, lanes, measure=cell_len, window=window)


def _windows(times: Chronicle) -> st.SearchStrategy[Window | None]:
    """Windows of the time of a chronicle."""
    seconds = st.integers(times.starts[0] - 100_000, times.starts[-1] + 100_000)
    return st.one_of(
        st.none(), st.tuples(seconds, seconds).map(sorted).map(lambda two: Window(two[0], two[1] + 60))
    )


_SHAPES = st.fixed_dictionaries({"width": _WIDTHS, "lanes": _LANES, "plain": st.booleans()})


@settings(deadline=None, max_examples=150)
@given(CHRONICLES, _SCALES, _SHAPES, st.data())
def test_the_laws_of_a_layout(
    times: Chronicle, scale: Scale, shape: dict[str, int], data: st.DataObject
) -> None:
    assume(len(times))
    window = data.draw(_windows(times))
    width, lanes, plain = shape["width"], shape["lanes"], bool(shape["plain"])
    layout = lay_out(Course(times, scale), width, lanes, measure=cell_len, window=window, plain=plain)

    # Every event is in exactly one mark, or counted outside.
    inside = [number for mark in layout.marks for number in mark.events]
    assert inside == list(range(layout.before, len(times) - layout.after))
    assert all(
        (window is None or window.start_seconds <= times.starts[number] <= window.end_seconds)
        for number in inside
    )

    # Order on the axis follows time, and nothing leaves the row.
    assert all(before.head_end <= after.column for before, after in pairwise(layout.marks))
    assert all(0 <= mark.start <= mark.column < mark.bar_end <= mark.end <= width for mark in layout.marks)
    starts = [extent.start for extent in layout.extents]
    assert starts == sorted(starts)
    assert all(0 <= extent.start < extent.end <= width for extent in layout.extents)

    # Labels never overlap within a lane, and are as wide as they are drawn.
    for lane in range(lanes):
        row = sorted((label.start, label.end) for label in layout.labels if label.lane == lane)
        assert all(before[1] < after[0] for before, after in pairwise(row))
    for label in layout.labels:
        assert label.lane < lanes
        assert 0 <= label.start < label.end <= width
        assert cell_len(label.text) == label.end - label.start

    # Dates do not overlap; folds hold no mark.
    assert all(before.end < after.start for before, after in pairwise(layout.ticks))
    assert all(0 <= tick.start < tick.end <= width and 0 <= tick.column < width for tick in layout.ticks)
    covered = {column for mark in layout.marks for column in range(mark.start, mark.end)}
    assert all(
        0 <= start < end <= width and covered.isdisjoint(range(start, end)) for start, end in layout.folds
    )

    # The same again is the same.
    again = lay_out(Course(times, scale), width, lanes, measure=cell_len, window=window, plain=plain)
    assert (again.marks, again.labels, again.ticks) == (layout.marks, layout.labels, layout.ticks)


@settings(deadline=None)
@given(CHRONICLES, _WIDTHS)
def test_the_linear_scale_is_proportional(times: Chronicle, width: int) -> None:
    assume(len(times))
    layout = _layout(times, width, 0, scale=Scale.LINEAR)
    axis = layout.axis
    assert axis is not None
    first, last = axis.calibration.knots
    for extent, seconds in zip(layout.extents, times.starts, strict=True):
        exact = axis.first_column + (seconds - first) / (last - first) * (axis.columns - 1)
        assert abs(extent.start - exact) <= 0.501


def test_no_events_have_an_empty_layout() -> None:
    layout = _layout(Chronicle())
    assert layout.axis is None
    assert layout.window is None
    assert (layout.marks, layout.labels, layout.ticks, layout.folds) == ((), (), (), ())
    assert layout.mark_of(0) is None
    assert layout.extent_of(0) is None
    assert layout.mark_at(5) is None
    assert Course(Chronicle()).fractions == ([], [])


def test_the_whole_width_is_used() -> None:
    layout = _layout(
        chronicle("2000-10-03", "2018-10", "2025-05-07/2025-05-10", "2025-12-04", "2025-12-05"), 120
    )
    assert layout.marks[0].column == 1
    assert layout.marks[-1].column >= 120 * 5 // 6
    assert max(label.end for label in layout.labels) > 105


def test_an_empty_span_is_folded_between_its_marks() -> None:
    layout = _layout(chronicle("1950-01-01", "2025-01-01", "2025-01-02", "2025-01-03"))
    first, second, *_ = layout.marks
    assert layout.folds == ((first.end, second.start),)


def test_a_fold_outside_the_window_is_not_drawn() -> None:
    times = chronicle("1950-01-01", "2025-01-01", "2025-01-02", "2025-01-03")
    assert _layout(times, window=Window(times.starts[1], times.starts[3])).folds == ()
    assert _layout(times, window=Window(times.starts[0] - 9e8, times.starts[0] - 8e8)).folds == ()


def test_a_fold_fills_the_axis_when_one_zooms_into_it() -> None:
    times = chronicle("1950-01-01", "2025-01-01", "2025-01-02", "2025-01-03")
    inside = Window(times.starts[0] + 1e8, times.starts[0] + 2e8)
    layout = _layout(times, window=inside)
    axis = layout.axis
    assert axis is not None
    assert layout.folds == ((axis.first_column, axis.first_column + axis.columns - 1),)


def test_a_fold_without_room_between_marks_is_not_drawn() -> None:
    days = ("1950-01-01", *(f"2025-01-{day:02}" for day in range(1, 31)))
    assert _layout(chronicle(*days), 200).folds
    assert not _layout(chronicle(*days), 10).folds


def test_events_outside_the_window_are_counted_and_have_no_place() -> None:
    times = chronicle("2000", "2005", "2010", "2015", "2020")
    layout = _layout(times, window=Window(times.starts[1], times.starts[2]))
    assert (layout.before, layout.after) == (1, 2)
    assert [layout.mark_of(number) for number in range(5)] == [None, 0, 1, None, None]
    assert [layout.extent_of(number) is None for number in range(5)] == [True, False, False, True, True]
    assert layout.window == Window(times.starts[1], times.starts[2])


def test_the_counts_of_what_is_outside_have_room_beside_the_axis() -> None:
    times = chronicle(*(f"{year}" for year in range(1900, 2020)))
    layout = _layout(times, 40, window=Window(times.starts[50], times.starts[52]))
    axis = layout.axis
    assert axis is not None
    assert axis.first_column == len("<50 ")
    assert 40 - (axis.first_column + axis.columns) >= len(" 67>")


def test_without_marks_in_the_window_the_calendar_is_shown() -> None:
    times = chronicle("2000", "2020")
    layout = _layout(times, window=Window(times.starts[0] + 1e8, times.starts[0] + 3e8))
    assert not layout.marks
    assert layout.ticks
    assert all(tick.event is None for tick in layout.ticks)


def test_dates_of_the_adaptive_scale_belong_to_events_and_those_of_the_linear_one_do_not() -> None:
    times = chronicle("2000", "2010-05", "2020")
    assert [tick.event for tick in _layout(times).ticks] == [0, 1, 2]
    assert {tick.event for tick in _layout(times, scale=Scale.LINEAR).ticks} == {None}


def test_a_head_is_found_before_a_bar_and_a_short_bar_before_a_long_one() -> None:
    times = chronicle("2000/2020", "2005/2010", "2007-01-01")
    layout = _layout(times)
    long, short, point = layout.marks
    assert layout.mark_at(point.column) == 2
    assert layout.mark_at(short.column + 1) == 1
    assert layout.mark_at(long.column + 1) == 0
    assert layout.mark_at(0) is None


def test_labels_are_found_by_lane_and_column() -> None:
    layout = _layout(Chronicle([event("2000", "Talks"), event("2020", "Summit")]))
    first = layout.labels[0]
    assert layout.label_at(first.lane, first.end - 1) == first
    assert layout.label_at(first.lane, first.end) is None
    assert layout.label_at(first.lane + 1, first.start) is None


def test_a_label_in_a_higher_lane_has_a_line_down_to_its_mark() -> None:
    events = [
        event("2000-01-01", "A very long title that covers the next one"),
        event("2000-01-02", "Summit"),
    ]
    layout = _layout(Chronicle([*events, event("2000-01-09", "Launch")]), 60)
    assert layout.leaders == {(0, layout.marks[0].column)}


def test_an_event_may_be_sure_of_a_label() -> None:
    times = chronicle(*(f"2020-01-{day:02}" for day in range(1, 30)))
    layout = _layout(times, 60, 1)
    unlabelled = next(
        number for number in range(29) if number not in {label.event for label in layout.labels}
    )
    labelled = layout.with_label(unlabelled)
    assert unlabelled in {label.event for label in labelled.labels}
    assert labelled.with_label(unlabelled) is labelled
    outside = _layout(times, window=Window(times.starts[1], times.starts[2]))
    assert outside.with_label(9) is outside


@pytest.mark.parametrize("scale", Scale)
@pytest.mark.parametrize("width", [1, 2, 5, 10, 400])
def test_two_thousand_events_fit_any_width(scale: Scale, width: int) -> None:
    days = (f"{1990 + number % 36}-{number % 12 + 1:02}-{number % 28 + 1:02}" for number in range(2000))
    layout = _layout(chronicle(*days), width, scale=scale)
    assert sum(len(mark.events) for mark in layout.marks) == 2000
    assert all(mark.head_end <= width for mark in layout.marks)
