"""Marks on the axis, one or many events each."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.chronology.chronicle import Certainty, Openness, Span
from reader.chronology.mark import Extent, Mark, cluster, extents


def _marks(
    *places: tuple[int, int],
    width: int = 40,
    certainty: Certainty = Certainty.REPORTED,
    openness: Openness = Openness.CLOSED,
    plain: bool = False,
) -> tuple[Mark, ...]:
    spans = [Span(0, 1, certainty, openness, is_interval=False)] * len(places)
    return cluster(0, [Extent(*place) for place in places], spans, width, plain=plain)


def test_a_short_span_is_a_point_and_a_long_one_a_bar() -> None:
    columns = range(1, 38)
    assert extents([5.0, 5.4, 5.5], [6.4, 6.9, 6.9], columns, 40) == [(5, 6), (5, 7), (6, 7)]
    assert extents([5.0], [12.6], columns, 40) == [(5, 13)]


def test_spans_stay_within_the_row() -> None:
    columns = range(1, 38)
    assert extents([-7.0, 36.0, 99.0], [-3.0, 99.0, 99.0], columns, 40) == [(1, 3), (36, 40), (37, 38)]
    assert extents([0.0], [9.0], range(1), 1) == [(0, 1)]


def test_events_in_one_column_are_one_mark() -> None:
    first, second = _marks((3, 4), (3, 4), (5, 6))
    assert first.events == (0, 1)
    assert first.is_cluster
    assert second.events == (2,)
    assert not second.is_cluster


def test_points_may_touch_but_a_count_has_air_behind_it() -> None:
    assert [mark.events for mark in _marks((3, 4), (4, 5))] == [(0,), (1,)]
    assert [mark.events for mark in _marks((3, 4), (3, 4), (4, 5), (5, 6))] == [(0, 1, 2), (3,)]


def test_a_count_of_two_digits_needs_two_cells() -> None:
    (mark, other) = _marks(*[(3, 4)] * 10, (6, 7))
    assert (mark.column, mark.head_end, mark.bar_end) == (3, 5, 5)
    assert other.column == 6


def test_a_mark_of_several_is_as_long_as_the_longest_bar_among_them() -> None:
    (mark,) = _marks((3, 4), (3, 20))
    assert (mark.head_end, mark.bar_end) == (4, 20)


def test_a_count_at_the_edge_is_pulled_in_and_joined_with_what_it_meets() -> None:
    (mark,) = _marks((8, 9), *[(9, 10)] * 10, width=10)
    assert mark.events == tuple(range(11))
    assert mark.head_end <= 10
    first, second = _marks((2, 3), *[(9, 10)] * 10, width=10)
    assert (first.column, second.column, second.head_end) == (2, 8, 10)


def test_plain_signs_of_what_is_about_or_planned_are_two_cells_wide() -> None:
    first, second = _marks((3, 4), (4, 5), (5, 6), certainty=Certainty.ABOUT, plain=True)
    assert (first.column, first.head_end, first.events) == (3, 4, (0, 1))
    assert second.head_end - second.column == 2
    assert _marks((3, 4), certainty=Certainty.ABOUT)[0].head_end == 4
    assert _marks((0, 1), certainty=Certainty.ABOUT, plain=True, width=1)[0].head_end == 1


@pytest.mark.parametrize("openness", [Openness.ONGOING, Openness.UNENDED])
def test_an_open_end_has_an_arrow_as_long_as_there_is_room(openness: Openness) -> None:
    far, near, last = _marks((3, 5), (9, 10), (11, 12), openness=openness, width=12)
    assert (far.bar_end, far.end) == (5, 7)
    assert (near.bar_end, near.end) == (10, 11)
    assert last.end == 12


def test_an_open_end_that_another_mark_covers_has_none() -> None:
    first, _ = _marks((3, 20), (9, 10), openness=Openness.ONGOING)
    assert first.end == first.bar_end == 20


def test_an_open_start_has_an_arrow_as_long_as_there_is_room() -> None:
    first, near, far = _marks((1, 2), (3, 4), (9, 12), openness=Openness.UNTIL)
    assert (first.start, first.column) == (0, 1)
    assert (near.start, near.column) == (2, 3)
    assert (far.start, far.column) == (7, 9)


def test_no_events_have_no_marks() -> None:
    assert _marks() == ()


_PLACES = st.lists(
    st.tuples(st.integers(0, 39), st.integers(1, 12)).map(lambda two: Extent(two[0], min(40, sum(two)))),
    max_size=80,
).map(sorted)


@settings(deadline=None)
@pytest.mark.parametrize("plain", [False, True])
@given(places=_PLACES, certainty=st.sampled_from(Certainty), openness=st.sampled_from(Openness))
def test_each_event_has_one_mark_and_heads_do_not_overlap(
    places: list[Extent], certainty: Certainty, openness: Openness, *, plain: bool
) -> None:
    spans = [Span(0, 1, certainty, openness, is_interval=False)] * len(places)
    marks = cluster(7, places, spans, 40, plain=plain)
    assert [event for mark in marks for event in mark.events] == [7 + index for index in range(len(places))]
    assert all(before.head_end <= after.column for before, after in pairwise(marks))
    for mark in marks:
        assert 0 <= mark.start <= mark.column < mark.head_end <= mark.bar_end <= mark.end <= 40
