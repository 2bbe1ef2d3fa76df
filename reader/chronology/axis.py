"""Time along a row of cells: a scale, a window on it, and both ways between seconds and columns.

A *calibration* maps time to fractions of the whole axis, 0 at the first event and 1 at the end of the
last. It is linear between *knots*; the linear scale has two, the adaptive one a knot wherever an event
stands. Zooming and panning choose a window of those fractions, so they work alike on both scales.
"""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum
from itertools import accumulate, pairwise
from math import floor, log2
from typing import TYPE_CHECKING, NamedTuple

from reader.chronology.chronicle import DAY_SECONDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.chronology.chronicle import Span

FOLD_RATIO = 8
"""An empty span of time is folded when it is longer than so many times the median one."""

MAX_WEIGHT = 5.0
"""How much room the longest span of time gets on the adaptive scale; the shortest gets 1, the median 2."""

MIN_WINDOW_SECONDS = 60
"""The shortest time that can be zoomed to."""

_LONE_MARGIN = 20
"""A lone event has so many times its own length of time before it, and thrice that behind it."""


class Scale(StrEnum):
    """How time becomes distance."""

    ADAPTIVE = "adaptive"
    """Each span of time between events gets room by the logarithm of its length."""
    LINEAR = "linear"
    """Equal times are equally long."""


class Window(NamedTuple):
    """The part of the time that is shown."""

    start_seconds: float
    end_seconds: float
    """Inclusive, later than the start."""


class Calibration(NamedTuple):
    """Time as fractions of the whole axis: linear between knots, and beyond them as in the outer gaps."""

    knots: tuple[float, ...]
    """Seconds, ascending, at least two."""
    fractions: tuple[float, ...]
    """Of each knot; 0 to 1, ascending."""
    folds: tuple[tuple[float, float], ...] = ()
    """The knots, in pairs, between which empty time is folded."""

    def fraction(self, seconds: float) -> float:
        """Where on the axis a time is; outside 0 to 1 beyond the outer knots."""
        return _interpolate(self.knots, self.fractions, seconds)

    def seconds(self, fraction: float) -> float:
        """The time at a place on the axis: the inverse of :meth:`fraction`."""
        return _interpolate(self.fractions, self.knots, fraction)


def _interpolate(xs: Sequence[float], ys: Sequence[float], x: float) -> float:
    i = min(max(bisect_right(xs, x), 1), len(xs) - 1)
    return ys[i - 1] + (x - xs[i - 1]) / (xs[i] - xs[i - 1]) * (ys[i] - ys[i - 1])


def calibrate(spans: Sequence[Span], scale: Scale) -> Calibration:
    """Make the calibration for events.

    On the adaptive scale the time between two knots gets room by ``1 + log2(1 + its length / the median
    length)``, at most :data:`MAX_WEIGHT`: what is close in time stays apart, and long empty spans do not
    eat the axis. Those more than :data:`FOLD_RATIO` times as long as the median are folded.

    Args:
        spans: The events' spans, sorted by their starts; at least one.
        scale: Which.
    """
    first, last = spans[0].start_seconds, max(span.end_seconds for span in spans)
    if spans[-1].start_seconds == first and not any(span.is_interval for span in spans):
        margin = _LONE_MARGIN * max(last - first, DAY_SECONDS)
        return Calibration((first - margin, first + 3 * margin), (0.0, 1.0))
    if scale is Scale.LINEAR:
        return Calibration((first, last), (0.0, 1.0))
    return _adaptive(spans, last)


def _adaptive(spans: Sequence[Span], last: int) -> Calibration:
    dates = {span.start_seconds for span in spans}
    dates.update(span.end_seconds for span in spans if span.is_interval)
    knots = sorted(dates)
    gaps = [after - before for before, after in pairwise(knots)]
    median = sorted(gaps)[(len(gaps) - 1) // 2]
    weights = [min(1 + log2(1 + gap / median), MAX_WEIGHT) for gap in gaps]
    folds = tuple(
        (before, after) for before, after in _empty(spans, knots) if after - before > FOLD_RATIO * median
    )
    if last > knots[-1]:
        # What is not known of the last date is no distance between events: it gets no room of its own.
        weights.append(min(log2(1 + (last - knots[-1]) / median), MAX_WEIGHT))
        knots.append(last)
    total = sum(weights)
    fractions = (0.0, *(part / total for part in accumulate(weights[:-1])), 1.0)
    return Calibration(tuple(knots), fractions, folds)


def _empty(spans: Sequence[Span], knots: Sequence[int]) -> list[tuple[int, int]]:
    """The gaps between neighbouring knots that no event covers from end to end."""
    empty = []
    covered = knots[0]
    index = 0
    for before, after in pairwise(knots):
        while index < len(spans) and spans[index].start_seconds <= before:
            covered = max(covered, spans[index].end_seconds)
            index += 1
        if covered < after:
            empty.append((before, after))
    return empty


class Axis(NamedTuple):
    """A window of the time, laid along columns."""

    calibration: Calibration
    window: Window | None
    """None: the whole time."""
    first_column: int
    """Where the window starts."""
    columns: int
    """How many there are from its start to its end, at least 1."""

    @property
    def _range(self) -> tuple[float, float]:
        """The window as fractions of the whole axis."""
        if self.window is None:
            return 0.0, 1.0
        return self.calibration.fraction(self.window.start_seconds), self.calibration.fraction(
            self.window.end_seconds
        )

    def positions(self, fractions: Iterable[float]) -> list[float]:
        """Where fractions of the whole axis stand, in columns and fractions of them.

        What is beyond the window is outside its columns.
        """
        start, end = self._range
        factor = (self.columns - 1) / (end - start)
        origin = self.first_column - start * factor
        return [origin + fraction * factor for fraction in fractions]

    def column(self, seconds: float) -> int:
        """The column nearest to a time, held within the axis."""
        return self.clamped(self.positions((self.calibration.fraction(seconds),))[0])

    def clamped(self, position: float) -> int:
        """The column nearest to a position, held within the axis."""
        last = self.first_column + self.columns - 1
        return min(max(floor(position + 0.5), self.first_column), last)

    def seconds(self, column: float) -> float:
        """The time in a column."""
        start, end = self._range
        return self.calibration.seconds(start + self._share(column) * (end - start))

    def _share(self, column: float) -> float:
        """How far along the window a column is."""
        return (column - self.first_column) / max(self.columns - 1, 1)

    def zoomed(self, factor: float, column: float) -> Window | None:
        """The window after zooming, with the same time in a column as before.

        Args:
            factor: Above 1 shows less time, below 1 more.
            column: What stays where it is.

        Returns:
            The window; None: the whole time.
        """
        start, end = self._range
        share = min(max(self._share(column), 0.0), 1.0)
        width = (end - start) / factor
        left = start + share * (end - start) - share * width
        window = self._window(left, width)
        if window and window.end_seconds - window.start_seconds < MIN_WINDOW_SECONDS:
            return self.window
        return window

    def panned(self, columns: float) -> Window | None:
        """The window after moving it by columns, to later times if positive, no further than the ends."""
        start, end = self._range
        return self._window(start + columns / max(self.columns - 1, 1) * (end - start), end - start)

    def centred(self, seconds: float) -> Window | None:
        """The window moved so that a time is in its middle, as far as the ends allow."""
        start, end = self._range
        return self._window(self.calibration.fraction(seconds) - (end - start) / 2, end - start)

    def _window(self, start: float, width: float) -> Window | None:
        if width >= 1 - 1e-9:
            return None
        start = min(max(start, 0.0), 1.0 - width)
        return Window(self.calibration.seconds(start), self.calibration.seconds(start + width))
