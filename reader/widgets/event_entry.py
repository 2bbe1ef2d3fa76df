"""One event of the full-screen timeline, set in rows of text.

Names of styles are component classes of the list without their prefix; what they look like is the
stylesheet's business.
"""

from __future__ import annotations

from functools import cached_property
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from reader.chronology.chronicle import Openness, span_of
from reader.chronology.digest import involved_in
from reader.chronology.mark import TAIL_CELLS, Mark
from reader.chronology.precision import precision_in_words
from reader.chronology.words import in_words
from reader.model.entity import EntityType
from reader.model.event import EventStatus
from reader.text.clean import clean_line
from reader.text.width import cell_len
from reader.text.wrap import wrap
from reader.widgets.entity_look import glyph_of, style_of
from reader.widgets.timeline_picture import Piece, kind_of
from reader.widgets.timeline_sign import UNICODE, mark_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.model.event import Event
    from reader.text.annotation import AnnotatedArticle
    from reader.widgets.timeline_sign import Signs

STYLES = frozenset(
    {
        *(type_.value for type_ in EntityType),
        "year",
        "date",
        "title",
        "description",
        "note",  # place, names, precision
        "status",  # planned, alleged, denied
        "quote",  # the sentence that tells it
        "untold",
    }
)
"""Every name that a piece of an entry may carry; `style_of` may give a type's a colour besides."""

SIGN_CELLS = 1 + TAIL_CELLS
"""The longest sign: a point with the arrow of an open date."""

QUOTE_ROWS = 3
"""The most rows of the sentence that tells an event."""

ELLIPSIS = "…”"
"""Ends a sentence that is longer."""

UNTOLD = "not told in the text"
"""Stands where no sentence tells an event."""

_MEASURE_CELLS = 72
"""The longest row of text."""

_NO_BREAK_SPACE = "\u00a0"
_WHOLE_NAME_CHARACTERS = 28
_DOT = f"{_NO_BREAK_SPACE}· "

Row = tuple[Piece, ...]
"""The pieces of a row of the terminal, from left to right."""

Part = tuple[str, tuple[str, ...]]
"""(text, names of styles)."""


class Columns(NamedTuple):
    """Where things stand in the rows of a list, in cells from its left edge."""

    year: int
    year_cells: int
    """0: a year stands in a row of its own above its first event."""
    bar: int
    """The bar beside events that stand out; what is selected is lit from here on."""
    sign: int
    date: int
    date_cells: int
    """0: the date stands above the title, not before it."""
    text: int
    text_cells: int

    @classmethod
    def fit(cls, width_cells: int, longest_year_cells: int, longest_date_cells: int) -> Columns:
        """Share out a width.

        Args:
            width_cells: Of the list.
            longest_year_cells: The width of the longest year.
            longest_date_cells: The width of the longest date in words.
        """
        is_tiny = width_cells < 48
        year = 1 if is_tiny else 2
        year_cells = 0 if is_tiny else longest_year_cells
        bar = 0 if is_tiny else year + year_cells + 1
        sign = bar + (1 if is_tiny else 2)
        date = sign + SIGN_CELLS + 1
        date_cells = min(longest_date_cells, 22 if width_cells >= 100 else 16 if width_cells >= 76 else 0)
        text = date + (date_cells + 2 if date_cells else 0)
        text_cells = max(1, min(_MEASURE_CELLS, width_cells - text - 1))
        return cls(year, year_cells, bar, sign, date, date_cells, text, text_cells)


class Paragraph:
    """Parts of text that follow each other."""

    def __init__(self, parts: Iterable[Part], most_rows: int = 0) -> None:
        """Take the parts.

        Args:
            parts: Texts with their styles.
            most_rows: What is more than so many rows gives way to an ellipsis; 0: nothing does.
        """
        self._parts = tuple(parts)
        self._plain = "".join(text for text, _ in self._parts)
        self._most_rows = most_rows

    def height(self, cells: int) -> int:
        """How many rows of a width it takes."""
        rows = len(wrap(self._plain, cells))
        return min(rows, self._most_rows) if self._most_rows else rows

    def rows(self, start: int, cells: int) -> list[Row]:
        """Set it in rows.

        Args:
            start: The first column of each row.
            cells: The width of a row.
        """
        spans = wrap(self._plain, cells)
        if not self._most_rows or len(spans) <= self._most_rows:
            return [tuple(_row(self._parts, start, span)) for span in spans]
        *before, (first, _) = spans[: self._most_rows]
        kept = wrap(self._plain[first:], max(1, cells - cell_len(ELLIPSIS)))[0][1]
        last = Piece(start, self._plain[first : first + kept] + ELLIPSIS, self._parts[0][1])
        return [*(tuple(_row(self._parts, start, span)) for span in before), (last,)]


def _row(parts: Iterable[Part], column: int, span: tuple[int, int]) -> Iterator[Piece]:
    """The pieces of one row: what of each part lies among its characters."""
    begins = 0
    for text, names in parts:
        piece = text[max(0, span[0] - begins) : max(0, span[1] - begins)]
        if piece:
            yield Piece(column, piece, names)
            column += cell_len(piece)
        begins += len(text)


class Entry:
    """An event as a list shows it."""

    def __init__(self, annotated: AnnotatedArticle, event: Event, signs: Signs = UNICODE) -> None:
        """Take an event of an article.

        Args:
            annotated: The article.
            event: One of its events.
            signs: Those of its date.
        """
        self.event = event
        self._annotated = annotated
        self._signs = signs

    @cached_property
    def date(self) -> str:
        """The event's date in words."""
        return in_words(self.event.date)

    def height(self, columns: Columns) -> int:
        """How many rows the event takes, without its year."""
        dates = self._date.height(columns.date_cells or columns.text_cells)
        text = sum(paragraph.height(columns.text_cells) for paragraph in self._paragraphs)
        return max(dates, text) if columns.date_cells else dates + text

    def rows(self, columns: Columns) -> list[Row]:
        """The rows of the event, without its year."""
        rows = self._date.rows(columns.date, columns.date_cells or columns.text_cells)
        text = [
            row for paragraph in self._paragraphs for row in paragraph.rows(columns.text, columns.text_cells)
        ]
        if columns.date_cells:
            rows = [date + words for date, words in zip_longest(rows, text, fillvalue=())]
        else:
            rows += text
        kind = kind_of(self.event, self._annotated.entities)
        return [(Piece(columns.sign, event_sign(self.event, self._signs), (kind,)), *rows[0]), *rows[1:]]

    @cached_property
    def _date(self) -> Paragraph:
        return Paragraph([(self.date, ("date",))])

    @cached_property
    def _paragraphs(self) -> tuple[Paragraph, ...]:
        """All that is told of the event below each other."""
        return tuple(self._tell())

    def _tell(self) -> Iterator[Paragraph]:
        yield Paragraph([(clean_line(self.event.title), ("title",))])
        if description := clean_line(self.event.description):
            yield Paragraph([(description, ("description",))])
        if notes := _joined([self._where(), self._who(), *self._how_sure()], _DOT):
            yield Paragraph(notes)
        tie = self._annotated.ties.get(self.event.id)
        if tie is None:
            yield Paragraph([(UNTOLD, ("untold",))])
            return
        block = self._annotated.blocks[tie.block]
        sentence = clean_line(block.text[tie.sentence_start : tie.sentence_end])
        yield Paragraph([(f"“{sentence}”", ("quote",))], QUOTE_ROWS)

    def _where(self) -> list[Part]:
        return [self._label(self.event.place)] if self.event.place else []

    def _who(self) -> list[Part]:
        others = [key for key in involved_in(self.event) if key != self.event.place]
        return _joined([[self._label(key)] for key in others], ", ")

    def _how_sure(self) -> Iterator[list[Part]]:
        if self.event.status is not EventStatus.REPORTED:
            yield [(self.event.status.value, ("status",))]
        if precision := precision_in_words(self.event.date):
            yield [(precision, ("note",))]

    def _label(self, key: str) -> Part:
        """A name in the colour of its type, behind the type's sign; a place without an id is a word."""
        entity = self._annotated.entities.get(key)
        if entity is None:
            return clean_line(key), ("note",)
        label = f"{glyph_of(entity)} {clean_line(entity.label)}"
        # A row does not end within a name, unless that is too long to be moved to the next one.
        whole = label.replace(" ", _NO_BREAK_SPACE) if len(label) <= _WHOLE_NAME_CHARACTERS else label
        return whole, (style_of(entity),)


def _joined(groups: Iterable[list[Part]], separator: str) -> list[Part]:
    """Groups of parts one behind the other, those that are not empty."""
    joined: list[Part] = []
    for group in groups:
        if group:
            joined += [(separator, ("note",)), *group] if joined else group
    return joined


def event_sign(event: Event, signs: Signs = UNICODE) -> str:
    """The sign of an event's date on the axis of a timeline, as long as it must be.

    Args:
        event: The event.
        signs: Those that the axis is drawn with.
    """
    span = span_of(event)
    is_open = span.openness is not Openness.CLOSED
    head_cells = len(signs.points[span.certainty])
    column = SIGN_CELLS - head_cells if span.openness is Openness.UNTIL else 0
    bar_end = SIGN_CELLS if span.is_interval else column + head_cells
    end = SIGN_CELLS if is_open else bar_end
    mark = Mark((0,), column, column + head_cells, bar_end, 0, end, span.certainty, span.openness)
    return mark_text(mark, signs)
