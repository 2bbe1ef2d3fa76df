"""What stands in the rows of an article in a list: signs, date, headline, source, topic, types, passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text.width import cell_len, cut
from reader.widgets.entity_look import glyph_of_type, style_of_type
from reader.widgets.timeline_picture import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.widgets.article_columns import ArticleColumns
    from reader.widgets.article_contents import ArticleEntry, Span

UNREAD = "●"
STAR = "★"
NOTE = "✎"
PROBLEMS = "!"
"""Stand before the date."""

_GROUP_START = 1
"""Where the heading of a group begins."""


def heading_row(title: str, width: int) -> list[Piece]:
    """The row of a group's heading.

    Args:
        title: The group's.
        width: Of the row, in cells.
    """
    return [Piece(_GROUP_START, cut(title, width - 4), ("group",))]


def article_row(entry: ArticleEntry, columns: ArticleColumns) -> list[Piece]:
    """The first row of an article.

    Args:
        entry: What is shown of it.
        columns: Where that stands.
    """
    tone = "broken" if entry.is_broken else "read" if entry.is_read else "unread"
    pieces = list(_signs(entry))
    if columns.date.cells:
        date = cut(entry.short_date if columns.has_short_date else entry.date, columns.date.cells)
        start = columns.date.start + columns.date.cells - cell_len(date)
        pieces.append(Piece(start, date, ("read",)))
    pieces += _lit(columns.title.start, columns.title.cells, entry.title, entry.lit, (tone,))
    for column, text in ((columns.source, entry.source), (columns.topic, entry.topic)):
        if column.cells and text:
            pieces.append(Piece(column.start, cut(text, column.cells), ("read",)))
    start = columns.glyphs.start
    for type_ in dict.fromkeys(entry.types):
        glyph = glyph_of_type(type_)
        if start + cell_len(glyph) > columns.glyphs.start + columns.glyphs.cells:
            break
        pieces.append(Piece(start, glyph, (style_of_type(type_),)))
        start += cell_len(glyph)
    return pieces


def passage_row(entry: ArticleEntry, start: int, cells: int) -> list[Piece]:
    """The second row of an article: a passage of its text.

    Args:
        entry: What is shown of it.
        start: Where the row begins.
        cells: Its width.
    """
    return _lit(start, cells, entry.passage, entry.passage_lit, ("passage",))


def _signs(entry: ArticleEntry) -> Iterator[Piece]:
    """What tells at a glance how one stands to an article."""
    if entry.is_broken or entry.is_warned:
        yield Piece(0, PROBLEMS, ("broken" if entry.is_broken else "warned",))
    elif not entry.is_read:
        yield Piece(0, UNREAD, ("sign",))
    if entry.is_starred:
        yield Piece(1, STAR, ("star",))
    elif entry.has_notes:
        yield Piece(1, NOTE, ("note",))


def _lit(start: int, cells: int, text: str, spans: Sequence[Span], styles: tuple[str, ...]) -> list[Piece]:
    """A text in a column, with what was searched for marked in it."""
    shown = cut(text, cells)
    kept = len(shown) - (shown != text)
    pieces: list[Piece] = []
    column, end = start, 0

    def put(part: str, names: tuple[str, ...]) -> None:
        nonlocal column
        if part:
            pieces.append(Piece(column, part, names))
            column += cell_len(part)

    for first, last in spans:
        if first >= kept:
            break
        put(shown[end:first], styles)
        put(shown[first : min(last, kept)], (*styles, "hit"))
        end = min(last, kept)
    put(shown[end:], styles)
    return pieces
