"""The timeline laid out in cells: marks on an axis, labels in lanes above, dates below.

Pure and frozen: the same events, sizes, scale and window always give the same layout.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from reader.chronology.axis import Axis, Scale, calibrate
from reader.chronology.lane import LanePlan, Typesetter, leaders, place_labels, with_label
from reader.chronology.mark import Extent, cluster, extents
from reader.chronology.tick import calendar, candidate, place_ticks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.chronology.axis import Calibration, Window
    from reader.chronology.chronicle import Chronicle
    from reader.chronology.lane import Label
    from reader.chronology.mark import Mark
    from reader.chronology.tick import Candidate, Tick

_LEAD_CELLS = 1
"""Of the axis before its first event."""

_MAX_TRAIL_CELLS = 16
"""Of the axis behind its last event, for its label; never more than an eighth of the width."""

MIN_FOLD_CELLS = 2
"""A folded span that has fewer cells between the marks is not drawn as one."""


class Course:
    """A chronicle on one scale: what every width and window of it has in common."""

    def __init__(self, chronicle: Chronicle, scale: Scale = Scale.ADAPTIVE) -> None:
        """Calibrate the scale for the events."""
        self.chronicle = chronicle
        """The events."""
        self.scale = scale
        """How time becomes distance."""
        self.spans = chronicle.spans if scale is Scale.LINEAR else chronicle.pointed
        """The events' spans of time as they are drawn."""
        self.calibration = calibrate(self.spans, scale) if chronicle else None
        """None: there are no events."""

    @cached_property
    def fractions(self) -> tuple[list[float], list[float]]:
        """Where on the axis the events' spans start, and where they end."""
        if self.calibration is None:
            return [], []
        fraction = self.calibration.fraction
        return [fraction(span.start_seconds) for span in self.spans], [
            fraction(span.end_seconds) for span in self.spans
        ]


class TimelineLayout(NamedTuple):
    """Where everything stands; columns are cells from the left edge, ranges half-open."""

    chronicle: Chronicle
    """The events, in the order in which all numbers here count them."""
    width: int
    """Of the whole, in cells."""
    axis: Axis | None
    """None: there are no events."""
    before: int
    """How many events are earlier than the window."""
    after: int
    """How many are later."""
    extents: tuple[Extent, ...]
    """Of each event in the window, the first of which is event number ``before``."""
    marks: tuple[Mark, ...]
    """From left to right; every event in the window belongs to exactly one."""
    labels: tuple[Label, ...]
    """In the order of time."""
    leaders: frozenset[tuple[int, int]]
    """The cells (lane, column) of lines from labels down to their marks."""
    folds: tuple[tuple[int, int], ...]
    """The ranges of columns in which empty time is folded."""
    ticks: tuple[Tick, ...]
    """The dates below, from left to right."""
    plan: LanePlan
    """What the labels were made from."""

    @property
    def window(self) -> Window | None:
        """The time that is shown; None: all of it."""
        return self.axis.window if self.axis else None

    def mark_of(self, event: int) -> int | None:
        """The index of an event's mark; None: the event is outside the window."""
        if self.before <= event < len(self.chronicle) - self.after:
            return bisect_right(self.marks, event, key=lambda mark: mark.events[0]) - 1
        return None

    def extent_of(self, event: int) -> Extent | None:
        """An event's own columns; None: it is outside the window."""
        if self.before <= event < len(self.chronicle) - self.after:
            return self.extents[event - self.before]
        return None

    def mark_at(self, column: int) -> int | None:
        """The index of the mark drawn in a column of the axis: heads first, then the shortest bar."""
        over = [index for index, mark in enumerate(self.marks) if mark.start <= column < mark.end]
        heads = [index for index in over if self.marks[index].column <= column < self.marks[index].head_end]
        return min(
            heads or over, key=lambda index: self.marks[index].end - self.marks[index].start, default=None
        )

    def label_at(self, lane: int, column: int) -> Label | None:
        """The label in a cell of a lane."""
        return next(
            (label for label in self.labels if label.lane == lane and label.start <= column < label.end), None
        )

    def with_label(self, event: int) -> TimelineLayout:
        """The same layout in which an event is sure to have a label, if it is in the window."""
        index = self.mark_of(event)
        if index is None:
            return self
        labels = with_label(self.plan, self.labels, event, index)
        if labels == self.labels:
            return self
        return self._replace(labels=labels, leaders=leaders(labels, self.marks))


def lay_out(  # noqa: PLR0913  all that a layout depends on
    course: Course,
    width: int,
    lanes: int,
    *,
    measure: Callable[[str], int],
    window: Window | None = None,
    plain: bool = False,
) -> TimelineLayout:
    """Lay a chronicle out.

    Args:
        course: The events, on a scale.
        width: The cells from edge to edge, at least 1.
        lanes: How many rows of labels there are; may be 0.
        measure: The cells that a text takes up.
        window: The time to show; None: all of it.
        plain: Whether it is drawn in ASCII.
    """
    chronicle = course.chronicle
    setter = Typesetter(measure, "..." if plain else "…")
    plan = LanePlan(
        (),
        chronicle.title,
        chronicle.ranks,
        lanes,
        width,
        setter,
        cache(lambda event: measure(chronicle.title(event))),
    )
    if course.calibration is None:
        return TimelineLayout(chronicle, width, None, 0, 0, (), (), (), frozenset(), (), (), plan)
    before = bisect_left(chronicle.starts, window.start_seconds) if window else 0
    end = bisect_right(chronicle.starts, window.end_seconds) if window else len(chronicle)
    after = len(chronicle) - end
    axis = _axis(course.calibration, window, width, before, after)
    starts, ends = course.fractions
    spans = chronicle.spans[before:end]
    columns = range(axis.first_column, axis.first_column + axis.columns)
    places = extents(axis.positions(starts[before:end]), axis.positions(ends[before:end]), columns, width)
    marks = cluster(before, places, spans, width, plain=plain)
    plan = plan._replace(marks=marks)
    labels = place_labels(plan)
    return TimelineLayout(
        chronicle,
        width,
        axis,
        before,
        after,
        tuple(places),
        marks,
        labels,
        leaders(labels, marks),
        tuple(_folds(axis, marks, width)),
        place_ticks(_dates(chronicle, axis, marks, course.scale), width),
        plan,
    )


def _axis(calibration: Calibration, window: Window | None, width: int, before: int, after: int) -> Axis:
    """Keep cells free at the ends of the axis: for air, the last label, and the counts of what is outside."""
    lead = min(_LEAD_CELLS, width // 10)
    trail = min(_MAX_TRAIL_CELLS, width // 8)
    if before:
        lead = max(lead, len(str(before)) + 2)
    if after:
        trail = max(trail, len(str(after)) + 2)
    columns = max(width - lead - trail, 1)
    return Axis(calibration, window, min(lead, width - columns), columns)


def _folds(axis: Axis, marks: Sequence[Mark], width: int) -> list[tuple[int, int]]:
    covered = bytearray(width)
    for mark in marks:
        covered[mark.start : mark.end] = b"\1" * (mark.end - mark.start)
    folds = []
    fraction = axis.calibration.fraction
    positions = axis.positions([fraction(seconds) for fold in axis.calibration.folds for seconds in fold])
    last = axis.first_column + axis.columns - 1
    for left, right in zip(positions[::2], positions[1::2], strict=True):
        if right <= axis.first_column or left >= last:
            continue
        start = covered.find(0, axis.clamped(left))
        end = covered.find(1, start) if start >= 0 else -1
        end = min(end if end >= 0 else width, axis.clamped(right))
        if end - start >= MIN_FOLD_CELLS and start >= 0:
            folds.append((start, end))
    return folds


def _dates(chronicle: Chronicle, axis: Axis, marks: Sequence[Mark], scale: Scale) -> list[Candidate]:
    if scale is Scale.LINEAR or not marks:
        return calendar(axis, chronicle.clock_shift_seconds)
    return [candidate(mark.column, chronicle.events[mark.events[0]].date, mark.events[0]) for mark in marks]
