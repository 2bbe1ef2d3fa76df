"""Marks on the axis: one an event, or one for several that would stand in the same place."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING, NamedTuple

from reader.chronology.chronicle import Certainty, Openness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.chronology.chronicle import Span

MIN_BAR_CELLS = 1.5
"""A span shorter than this on the axis is a point."""

TAIL_CELLS = 2
"""How long the arrow of an open date is, where there is room."""

_PAIRED = frozenset({Certainty.ABOUT, Certainty.PLANNED})
"""Certainties whose plain signs are pairs: ``()``, ``<>``."""

MAX_SIGN = 9
"""The greatest count that has a sign one cell wide."""


class Mark(NamedTuple):
    """What stands for one or more events; columns are half-open."""

    events: tuple[int, ...]
    """Their places in the chronicle, ascending."""
    column: int
    """Where its head stands: the point, the bar's first cell, or the count."""
    head_end: int
    """Where its head ends."""
    bar_end: int
    """Where what is known of its time ends, at least ``head_end``; beyond lies an open end's arrow."""
    start: int
    """Where it starts, with the arrow of an open start."""
    end: int
    """Where it ends, with the arrow of an open end."""
    certainty: Certainty
    openness: Openness

    @property
    def is_cluster(self) -> bool:
        """Whether it stands for several events."""
        return len(self.events) > 1


class Extent(NamedTuple):
    """The columns that an event's span takes up on the axis, half-open, at least one."""

    start: int
    end: int


def extents(starts: Sequence[float], ends: Sequence[float], columns: range, width: int) -> list[Extent]:
    """The columns of spans.

    Args:
        starts: Where each starts, in columns and fractions of them.
        ends: Where each ends.
        columns: Those in which something may start.
        width: Where the row ends, and bars with it.
    """
    first, last = columns[0], columns[-1]
    places = []
    for start, end in zip(starts, ends, strict=True):
        column = min(max(floor(start + 0.5), first), last)
        is_bar = end - start >= MIN_BAR_CELLS and column + 2 <= width
        places.append(Extent(column, min(max(column + 2, floor(end + 0.5)), width) if is_bar else column + 1))
    return places


def cluster(
    first: int, places: Sequence[Extent], spans: Sequence[Span], width: int, *, plain: bool
) -> tuple[Mark, ...]:
    """Gather events whose marks would cover each other.

    Args:
        first: The place in the chronicle of the first of them.
        places: Their extents, ascending by their starts.
        spans: Theirs in time.
        width: Where the row ends; all that is drawn stays within.
        plain: Whether marks are drawn in ASCII, where some are two cells wide.
    """
    gathering = _Gathering(places, spans, width, plain=plain)
    return tuple(_with_tails(gathering.marks(first), width))


class _Gathering:
    """Events in groups, one a mark."""

    def __init__(self, places: Sequence[Extent], spans: Sequence[Span], width: int, *, plain: bool) -> None:
        self._places = places
        self._spans = spans
        self._width = width
        self._plain = plain
        self._groups: list[list[int]] = []
        """The indexes of the events of each group."""
        self._columns: list[int] = []
        """Where each group's head starts."""
        free = 0
        for index, place in enumerate(places):
            if place.start >= free or not self._groups:
                self._groups.append([])
                self._columns.append(place.start)
            self._groups[-1].append(index)
            free = self._columns[-1] + sum(self._head(self._groups[-1]))
        self._pull_in()

    def _head(self, group: Sequence[int]) -> tuple[int, int]:
        """The cells of a head, and those to keep free after it: counts are not to run into each other."""
        count = len(group)
        if count == 1:
            return 2 if self._plain and self._spans[group[0]].certainty in _PAIRED else 1, 0
        return 1 if count <= MAX_SIGN else len(str(count)), 1

    def _pull_in(self) -> None:
        """Move the last head to the left where it would run over the edge, and join it with what it meets."""
        groups, columns = self._groups, self._columns
        while groups:
            columns[-1] = max(0, min(columns[-1], self._width - self._head(groups[-1])[0]))
            if len(groups) == 1 or columns[-2] + sum(self._head(groups[-2])) <= columns[-1]:
                return
            groups[-2].extend(groups.pop())
            columns.pop()

    def marks(self, first: int) -> Iterator[Mark]:
        """The marks of the groups; their events are counted from ``first``, and open ends are not drawn."""
        for group, column in zip(self._groups, self._columns, strict=True):
            head_end = min(column + self._head(group)[0], self._width)
            bars = [end for start, end in (self._places[index] for index in group) if end > start + 1]
            bar_end = max([head_end, *bars])
            span = self._spans[group[0]]
            is_cluster = len(group) > 1
            yield Mark(
                events=tuple(first + index for index in group),
                column=column,
                head_end=head_end,
                bar_end=bar_end,
                start=column,
                end=bar_end,
                certainty=Certainty.REPORTED if is_cluster else span.certainty,
                openness=Openness.CLOSED if is_cluster else span.openness,
            )


def _with_tails(marks: Iterable[Mark], width: int) -> Iterator[Mark]:
    """Give open dates their arrows, in the cells that no other mark needs."""
    marks = list(marks)
    nexts = [*(mark.column for mark in marks[1:]), width]
    used = 0
    for mark, following in zip(marks, nexts, strict=False):
        tailed = mark
        if mark.openness is Openness.UNTIL:
            tailed = mark._replace(start=max(min(used, mark.column), mark.column - TAIL_CELLS))
        elif mark.openness is not Openness.CLOSED:
            tailed = mark._replace(end=max(mark.bar_end, min(mark.bar_end + TAIL_CELLS, following)))
        used = max(used, tailed.head_end if tailed.openness is Openness.CLOSED else tailed.end)
        yield tailed
