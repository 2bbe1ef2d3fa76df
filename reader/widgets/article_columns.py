"""Where things stand in a row of the list of articles, by its width."""

from __future__ import annotations

from typing import NamedTuple

from reader.chronology.day_words import DAY_CELLS, SHORT_DAY_CELLS

_MARKS_CELLS = 3
"""Unread, star, and a blank."""
_GAP_CELLS = 2
_GLYPHS_CELLS = 4
"""Signs of the types of the most prominent entities."""
_SOURCE_CELLS = 18
_TOPIC_CELLS = 13

_WITH_GLYPHS_CELLS = 64
"""From this width on there is room for the signs."""
_WITH_SOURCE_CELLS = 84
_WITH_TOPIC_CELLS = 110
_WITH_DATE_CELLS = 44
_WITH_SHORT_DATE_CELLS = 38
"""From here on a short date leaves a headline 24 cells."""


class Column(NamedTuple):
    """A part of a row."""

    start: int
    """Cells from the left edge."""
    cells: int
    """Its width; 0: there is no room for it."""


class ArticleColumns(NamedTuple):
    """The columns of a list."""

    date: Column
    """Of `DAY_CELLS`, or, as `has_short_date` tells, of `SHORT_DAY_CELLS`."""
    title: Column
    source: Column
    topic: Column
    glyphs: Column

    @property
    def has_short_date(self) -> bool:
        """Whether there is no room for a whole date."""
        return self.date.cells == SHORT_DAY_CELLS

    @classmethod
    def fit(cls, width: int) -> ArticleColumns:
        """Set the columns for a width.

        Args:
            width: Of the row, in cells.
        """
        left = _MARKS_CELLS
        date = Column(left, 0)
        if width >= _WITH_DATE_CELLS:
            date = Column(left, DAY_CELLS)
            left += DAY_CELLS + _GAP_CELLS
        elif width >= _WITH_SHORT_DATE_CELLS:
            date = Column(left, SHORT_DAY_CELLS)
            left += SHORT_DAY_CELLS + 1
        right = width - 1
        found: list[Column] = []
        for cells, from_width in (
            (_GLYPHS_CELLS, _WITH_GLYPHS_CELLS),
            (_TOPIC_CELLS, _WITH_TOPIC_CELLS),
            (_SOURCE_CELLS, _WITH_SOURCE_CELLS),
        ):
            if width < from_width:
                found.append(Column(right, 0))
                continue
            right -= cells
            found.append(Column(right, cells))
            right -= _GAP_CELLS
        glyphs, topic, source = found
        return cls(date, Column(left, max(1, right - left)), source, topic, glyphs)
