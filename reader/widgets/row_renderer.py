"""Draws rows of the article as strips of the terminal, and keeps them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from textual.cache import LRUCache
from textual.strip import Strip
from textual.style import Style

from reader.text.clean import scrub
from reader.text.page import BLANK, text_cells
from reader.text.width import cell_len
from reader.widgets.component_style import ComponentStyles
from reader.widgets.row_painter import (
    Piece,
    cells_before,
    justified,
    pieces,
    prefix,
    role_style,
    with_characters,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.style import Style as RichStyle
    from textual.widget import Widget

    from reader.text.annotation import AnnotatedArticle
    from reader.text.page import Page, Row
    from reader.text.place import Place
    from reader.widgets.picture import Placed
    from reader.widgets.row_painter import Emphasis

CHOSEN = "chosen"
"""The name of the style of text that is selected for copying."""

NOTE_SIGN = "note-sign"
"""The name of the style of the sign that stands for a note."""

NOTE = "note"
"""What a note's id is called in the meta data of its sign."""

_NOTE_SIGN = "✎"

_SIGN_CELLS = 2
"""How far before the text the sign of a note stands, where there is so much room."""

_PANEL_ROLES = frozenset({"fact", "facts-title"})
"""Styles of roles whose background goes over the whole column."""

_KEPT_STRIPS = 512

Span = tuple[int, int]
"""Characters of a block, half-open."""


class Column(NamedTuple):
    """Where the text stands in its widget, in cells."""

    width: int
    """The whole width."""
    margin: int
    """What stays free to the left of the text."""
    text: int
    """The width of the text."""


class Sheet(NamedTuple):
    """All that a row is drawn from."""

    annotated: AnnotatedArticle
    page: Page
    """The rows of the article's text."""
    column: Column
    emphasis: Emphasis
    """What stands out."""
    justify: bool = False
    """Whether rows are spread so that all end at the same column."""
    pictures: Mapping[int, Placed] = {}
    """What is drawn below the text of some blocks."""
    noted: Mapping[int, str] = {}
    """The rows of the page on which notes begin, each with the id of its first note."""


class RowRenderer:
    """Draws the rows of one widget. Whoever uses it says when what was drawn is no longer true."""

    def __init__(self, widget: Widget) -> None:
        """Draw for a widget.

        Args:
            widget: Has the component classes that the painter names, behind ``article-body--``.
        """
        self._styles = ComponentStyles(widget, "article-body")
        """Rich's styles by the names they are made of."""
        self._strips: LRUCache[tuple[int, Column, Span | None], Strip] = LRUCache(_KEPT_STRIPS)
        """Drawn rows by (row, column, selected characters); for what else they depend on see ``forget``."""
        self._blanks: dict[int, Strip] = {}
        """Empty rows by their width."""

    def forget(self) -> None:
        """Drop all rows: the article, its page, or what stands out has changed."""
        self._strips.clear()

    def forget_rows(self, first: int, last: int) -> None:
        """Drop some rows, since only in them something else stands out."""
        for key in [key for key in self._strips.keys() if first <= key[0] <= last]:  # noqa: SIM118  no dict
            self._strips.discard(key)

    def forget_styles(self) -> None:
        """Drop all that was drawn in the old styles."""
        self._styles.clear()
        self._blanks.clear()
        self.forget()

    def blank(self, width: int) -> Strip:
        """An empty row; the same one each time, as each keeps much for itself."""
        if (strip := self._blanks.get(width)) is None:
            strip = self._blanks[width] = Strip.blank(width, self._styles.rich())
        return strip

    def row(self, sheet: Sheet, index: int, chosen: Span | None) -> Strip:
        """Draw a row.

        Args:
            sheet: The article, and how it is drawn.
            index: The row of its page.
            chosen: The characters of the row's block that are selected for copying; None: none are.
        """
        key = (index, sheet.column, chosen)
        if (strip := self._strips.get(key)) is None:
            strip = self._strips[key] = self._draw(sheet, index, chosen)
        return strip

    def _draw(self, sheet: Sheet, index: int, chosen: Span | None) -> Strip:
        column = sheet.column
        row = sheet.page.row(index)
        bar = prefix(sheet.annotated, sheet.page, index)
        role = _role(sheet, row, index)
        if row.block == BLANK and bar is None and role not in _PANEL_ROLES:
            return self.blank(column.width)
        rich = self._styles.rich
        segments = self._margin(column.margin, sheet.noted.get(index), sheet.emphasis.note)
        if bar:
            segments.append(Segment(bar.text, rich(*bar.styles)))
        if row.picture is not None:
            picture = sheet.pictures[row.block]
            style = rich(*picture.styles) + _meta(row.end, row.block)
            segments += Segment.apply_style(picture.row(row.picture), style)
        elif row.block != BLANK:
            found = _pieces(sheet, row)
            segments += self._segments(_mark_chosen(found, row, *chosen) if chosen else found, row)
        strip = Strip(segments)
        if role in _PANEL_ROLES:
            strip = strip.adjust_cell_length(column.margin + column.text, rich(role))
        return strip.adjust_cell_length(column.width, rich())

    def _margin(self, cells: int, note: str | None, current: str | None) -> list[Segment]:
        """What stands to the left of the text: on some rows the sign of a note.

        Args:
            cells: How wide it is.
            note: The id of the note that begins on the row; None: none does.
            current: The id of the current note.
        """
        rich = self._styles.rich
        if note is None or not cells:
            return [Segment(" " * cells, rich())]
        before = max(0, cells - _SIGN_CELLS)
        style = rich(NOTE_SIGN, "current-note") if note == current else rich(NOTE_SIGN)
        return [
            Segment(" " * before, rich()),
            Segment(_NOTE_SIGN, style + Style.from_meta({NOTE: note}).rich_style),
            Segment(" " * (cells - before - 1), rich()),
        ]

    def _segments(self, found: Sequence[Piece], row: Row) -> list[Segment]:
        """Segments that know their characters, so that text can be selected with the mouse."""
        return [
            Segment(scrub(piece.text), self._styles.rich(*piece.styles) + _meta(char, row.block))
            for piece, char in with_characters(found, row)
        ]


def cell_of(sheet: Sheet, place: Place) -> tuple[int, int]:
    """Where a character is drawn.

    Args:
        sheet: The article, and how it is drawn.
        place: The character.

    Returns:
        The first cell of what stands for it, from the left edge of the widget, and its row of the page.
    """
    index = sheet.page.row_of(place)
    row = sheet.page.row(index)
    bar = prefix(sheet.annotated, sheet.page, index)
    before = cells_before(_pieces(sheet, row), row, place.char)
    return sheet.column.margin + (cell_len(bar.text) if bar else 0) + before, index


def _pieces(sheet: Sheet, row: Row) -> list[Piece]:
    """The text of a row as it is drawn."""
    found = pieces(sheet.annotated, row, sheet.emphasis)
    block = sheet.annotated.blocks[row.block]
    if sheet.justify and row.end < len(block.text.rstrip()):
        room = text_cells(block.role, sheet.column.text, is_first=not row.start)
        return justified(found, block.role, room)
    return found


def _meta(char: int, block: int) -> RichStyle:
    """Tells Textual which character a segment begins with."""
    return Style.from_meta({"offset": (char, block)}).rich_style


def _role(sheet: Sheet, row: Row, index: int) -> str:
    """The style of a row's role; of an empty row that of the blocks about it, if they have the same."""
    blocks = sheet.annotated.blocks
    near = sheet.page.around(index) if row.block == BLANK else (row.block,)
    roles = {role_style(blocks[block].role) for block in near}
    return roles.pop() if len(roles) == 1 else ""


def _mark_chosen(found: Sequence[Piece], row: Row, first: int, end: int) -> list[Piece]:
    """Cut pieces where the selected characters begin and end, and lay their style over those inside."""
    marked: list[Piece] = []
    for piece, char in with_characters(found, row):
        if piece.start is None:
            is_chosen = first <= char < end
            marked.append(piece._replace(styles=(*piece.styles, CHOSEN)) if is_chosen else piece)
            continue
        stop = char + len(piece.text)
        cuts = sorted({char, stop, *(cut for cut in (first, end) if char < cut < stop)})
        for start, last in pairwise(cuts):
            styles = (*piece.styles, CHOSEN) if first <= start < end else piece.styles
            marked.append(Piece(piece.text[start - char : last - char], styles, start))
    return marked
