"""What the rows of the timeline hold at each height."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import NamedTuple

MAX_LANES = 8
"""Lanes of labels, however high the pane is."""


class Part(StrEnum):
    """What a row of the timeline holds."""

    TITLE = "title"
    LANE = "lane"
    AXIS = "axis"
    DATES = "dates"
    WORDS = "words"
    DESCRIPTION = "description"
    BLANK = "blank"
    LINE = "line"
    """Everything in one row."""


class Row(NamedTuple):
    """A row of the timeline."""

    part: Part
    number: int = 0
    """Which lane, counted from the axis, or which row of the description."""
    is_last: bool = False
    """Whether no row of the description follows the words, or this row of it."""


@cache
def rows_of(height: int, *, is_empty: bool = False) -> tuple[Row, ...]:
    """What the rows of a timeline of some height hold, from the top; one without events says so.

    What has no room is left out in this order: the description, the lanes above the first, the dates, the
    first lane, the title. A single row holds everything in a few words.
    """
    if height <= 1:
        return (Row(Part.LINE),) * height
    if is_empty:
        return (Row(Part.TITLE), Row(Part.WORDS), *[Row(Part.BLANK)] * (height - 2))
    lanes = (height > 3) + (height > 5) + (height > 7) + max(0, height - 9) // 3
    lanes = min(lanes, MAX_LANES)
    rows = [
        *([Row(Part.TITLE)] if height > 2 else ()),
        *(Row(Part.LANE, lane) for lane in reversed(range(lanes))),
        Row(Part.AXIS),
        *([Row(Part.DATES)] if height > 4 else ()),
        *([Row(Part.BLANK)] if height > 9 else ()),
    ]
    count = height - len(rows) - 1
    rows.append(Row(Part.WORDS, is_last=count == 0))
    rows += [Row(Part.DESCRIPTION, number, number == count - 1) for number in range(count)]
    return tuple(rows)
