"""Spans of a text, to be asked whether others meet them."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class SpanSet:
    """A set of half-open spans; asking takes logarithmic time."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        """Take the spans, in any order; they may overlap."""
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def meets(self, start: int, end: int) -> bool:
        """Tell whether one of the spans has a character in common with this one."""
        at = bisect_right(self._ends, start)
        return at < len(self._starts) and self._starts[at] < end
