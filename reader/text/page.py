"""Text blocks laid out as rows for a width: where each row begins, and which row a character is on."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reader.text.blocks import BlockRole
from reader.text.place import Place
from reader.text.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.text.blocks import TextBlock

BLANK = -1
"""The block of a row that is left empty."""


class Row(NamedTuple):
    """One drawn row: a piece of a block, or an empty row."""

    block: int
    """Index of the block; BLANK for an empty row."""
    start: int
    """Characters of the block's text, half-open; the blank at the break is left out."""
    end: int
    picture: int | None = None
    """Which row of the picture below the block's text it is, from 0; None: it is no row of a picture."""


INDENT_CELLS: Mapping[BlockRole, int] = {
    BlockRole.HEADING: 2,
    BlockRole.QUOTE: 4,
    BlockRole.SPEAKER: 6,
    BlockRole.ITEM: 4,
    BlockRole.FACTS_TITLE: 2,
    BlockRole.FACT: 2,
    BlockRole.IMAGE: 4,
    BlockRole.CAPTION: 4,
}
"""How far a block's text stands in from the page's left edge; what is not named stands at it."""

HANG_CELLS: Mapping[BlockRole, int] = {BlockRole.FACT: 2}
"""How much further the rows behind a block's first one stand in."""

_RIGHT_INDENT_CELLS: Mapping[BlockRole, int] = {BlockRole.FACTS_TITLE: 2, BlockRole.FACT: 2}

_JOINED = {
    (BlockRole.KICKER, BlockRole.HEADLINE),
    (BlockRole.HEADLINE, BlockRole.BYLINE),
    (BlockRole.IMPRINT, BlockRole.IMPRINT),
    (BlockRole.QUOTE, BlockRole.SPEAKER),
    (BlockRole.ITEM, BlockRole.ITEM),
    (BlockRole.FACTS_TITLE, BlockRole.FACT),
    (BlockRole.FACT, BlockRole.FACT),
    (BlockRole.IMAGE, BlockRole.CAPTION),
}
"""Neighbours with no empty row between them."""

MINIMUM_CELLS = 8
"""Below this a row is not made narrower: it is cut off instead."""

MAX_PICTURE_ROWS = 20
"""How high a picture is drawn at most."""

_MIN_PICTURE_ROWS = 4
"""How high a picture may be drawn in the lowest of views."""

_ROWS_BESIDE_PICTURE = 4
"""What of a view is left for the text about a picture."""

_SIGN = "$"
"""Stands for each cell that is inserted: one cell wide, and what ends no row, in any script."""

Piece = tuple[int, int]
"""The characters of a block on one row, half-open."""


class Page:
    """The rows of some text blocks at one width. A row is made when it is asked for."""

    def __init__(
        self,
        pieces: Sequence[Sequence[Piece]],
        first_rows: Sequence[int],
        spacing: int = 1,
        heights: Mapping[int, int] | None = None,
    ) -> None:
        """Take what :func:`lay_out` has found.

        Args:
            pieces: For each block what stands on its rows.
            first_rows: For each block its first row.
            spacing: From one row of a block to the next, in rows; 1: they follow each other.
            heights: For blocks with a picture below their text, its rows.
        """
        self._heights = heights or {}
        self._pieces = pieces
        self._first_rows = first_rows
        self._spacing = spacing
        self._count = self.rows_of(len(pieces) - 1)[1] if pieces else 0

    def __len__(self) -> int:
        return self._count

    @property
    def block_count(self) -> int:
        """How many blocks it is laid out of."""
        return len(self._pieces)

    def row(self, index: int) -> Row:
        """A row, by its place from the top.

        Args:
            index: 0 to one less than the length.
        """
        block = bisect_right(self._first_rows, index) - 1
        at = index - self._first_rows[block]
        pieces = self._pieces[block]
        if (below := at - self._text_rows(block)) >= 0:
            end = pieces[-1][1]
            return Row(block, end, end, below) if below < self._heights.get(block, 0) else Row(BLANK, 0, 0)
        at, beyond = divmod(at, self._spacing)
        return Row(BLANK, 0, 0) if beyond else Row(block, *pieces[at])

    def around(self, index: int) -> tuple[int, int]:
        """The blocks above and below an empty row; the same one twice inside a block.

        Args:
            index: The row, not below the last block.
        """
        block = bisect_right(self._first_rows, index) - 1
        return block, block + (index >= self.rows_of(block)[1])

    def row_of(self, place: Place) -> int:
        """The row on which a character is drawn."""
        pieces = self._pieces[place.block]
        at = bisect_right(pieces, place.char, key=lambda piece: piece[0]) - 1
        return self._first_rows[place.block] + max(0, at) * self._spacing

    def rows_of(self, block: int) -> tuple[int, int]:
        """The rows of a block, half-open; those of its picture too."""
        first = self._first_rows[block]
        return first, first + self._text_rows(block) + self._heights.get(block, 0)

    def _text_rows(self, block: int) -> int:
        """From the first row of a block's text to the last one, in rows."""
        return (len(self._pieces[block]) - 1) * self._spacing + 1

    def end_of(self, row: int) -> Place:
        """The end of a row; for an empty row that of the block above it."""
        for index in range(min(row, len(self) - 1), -1, -1):
            found = self.row(index)
            if found.block != BLANK:
                return Place(found.block, found.end)
        return Place(0, 0)

    def place_of(self, row: int) -> Place:
        """The first character of a row; for an empty row that of the block below it.

        For a row of a picture it is the end of the text above the picture.
        """
        if not len(self):
            return Place(0, 0)
        row = max(0, min(row, len(self) - 1))
        while (found := self.row(row)).block == BLANK:
            row += 1
        return Place(found.block, found.start)


def joined(above: BlockRole, below: BlockRole) -> bool:
    """Whether no empty row parts two blocks that follow each other."""
    return (above, below) in _JOINED


def lay_out(
    blocks: Sequence[TextBlock],
    width_cells: int,
    inserted: Mapping[int, Sequence[int]] | None = None,
    spacing: int = 1,
    heights: Mapping[int, int] | None = None,
) -> Page:
    """Break text blocks into rows.

    Args:
        blocks: What to lay out.
        width_cells: The width of the page.
        inserted: For some blocks, the sorted offsets before which one more cell will be drawn; an offset
            stands there once for each cell.
        spacing: From one row of a block to the next, in rows.
        heights: For blocks with a picture below their text, its rows.

    Returns:
        The page; empty rows part the blocks.
    """
    pieces: list[Sequence[Piece]] = []
    first_rows: list[int] = []
    row = width = hung_width = gap = 0
    before: BlockRole | None = None
    for index, (text, role) in enumerate((block.text, block.role) for block in blocks):
        if role is not before:
            # Most blocks are paragraphs among paragraphs: what depends on roles alone is looked up here.
            width = text_cells(role, width_cells)
            hung_width = text_cells(role, width_cells, is_first=False)
            row += 0 if before is None else spacing - joined(before, role)
            gap = spacing - joined(role, role)
            before = role
        else:
            row += gap
        first_rows.append(row)
        places = inserted.get(index) if inserted else None
        found = _wrap_with(text, width, places) if places else wrap(text, width)
        if hung_width != width and len(found) > 1:
            found = _hung(text, found, hung_width, places or ())
        pieces.append(found)
        row += (len(found) - 1) * spacing + 1
        if heights and index in heights:
            row += heights[index]
    return Page(pieces, first_rows, spacing, heights)


def text_cells(role: BlockRole, width_cells: int, *, is_first: bool = True) -> int:
    """The width of a role's rows on a page of a width.

    Args:
        role: The block's.
        width_cells: The page's.
        is_first: Whether the block's first row is meant, or those behind it.
    """
    indent = INDENT_CELLS.get(role, 0) + _RIGHT_INDENT_CELLS.get(role, 0)
    hang = 0 if is_first else HANG_CELLS.get(role, 0)
    return max(MINIMUM_CELLS, width_cells - indent - hang)


def picture_rows(rows_in_view: int) -> int:
    """How high a picture may be drawn, so that it is seen as a whole.

    Args:
        rows_in_view: How many rows show at a time.
    """
    return max(_MIN_PICTURE_ROWS, min(MAX_PICTURE_ROWS, rows_in_view - _ROWS_BESIDE_PICTURE))


def _hung(text: str, found: Sequence[Piece], width_cells: int, places: Sequence[int]) -> list[Piece]:
    """Break a text that has several rows anew behind its first one, at another width."""
    start = found[1][0]
    left = [place - start for place in places if place >= start]
    rest = _wrap_with(text[start:], width_cells, left) if left else wrap(text[start:], width_cells)
    return [found[0], *((start + first, start + end) for first, end in rest)]


def _wrap_with(text: str, width_cells: int, places: Sequence[int]) -> list[tuple[int, int]]:
    """Wrap a text as if a sign of one cell stood before each of the given offsets."""
    cuts = [0, *places, len(text)]
    longer = _SIGN.join(text[start:end] for start, end in pairwise(cuts))
    signs = [place + count for count, place in enumerate(places)]

    def without_signs(offset: int) -> int:
        return offset - bisect_right(signs, offset - 1)

    return [(without_signs(start), without_signs(end)) for start, end in wrap(longer, width_cells)]
