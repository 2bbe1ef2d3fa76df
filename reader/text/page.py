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


class Page:
    """The rows of some text blocks at one width."""

    def __init__(self, rows: list[Row], first_rows: list[int]) -> None:
        self.rows = rows
        """All rows, from the top."""
        self.first_rows = first_rows
        """For each block its first row."""

    def __len__(self) -> int:
        return len(self.rows)

    def row_of(self, place: Place) -> int:
        """The row on which a character is drawn."""
        first, end = self.rows_of(place.block)
        return max(first, bisect_right(self.rows, place.char, first, end, key=lambda row: row.start) - 1)

    def rows_of(self, block: int) -> tuple[int, int]:
        """The rows of a block, half-open."""
        is_last = block + 1 == len(self.first_rows)
        end = len(self.rows) if is_last else self.first_rows[block + 1]
        return self.first_rows[block], end - (self.rows[end - 1].block == BLANK)

    def end_of(self, row: int) -> Place:
        """The end of a row; for an empty row that of the last one above it with text."""
        for index in range(min(row, len(self.rows) - 1), -1, -1):
            if self.rows[index].block != BLANK:
                return Place(self.rows[index].block, self.rows[index].end)
        return Place(0, 0)

    def place_of(self, row: int) -> Place:
        """The first character of a row; for an empty row that of the block below it, or of the last above."""
        if not self.rows:
            return Place(0, 0)
        row = max(0, min(row, len(self.rows) - 1))
        for index in (*range(row, min(row + 3, len(self.rows))), *range(row, -1, -1)):
            if self.rows[index].block != BLANK:
                return Place(self.rows[index].block, self.rows[index].start)
        return Place(0, 0)


def lay_out(
    blocks: Sequence[TextBlock], width_cells: int, inserted: Mapping[int, Sequence[int]] | None = None
) -> Page:
    """Break text blocks into rows.

    Args:
        blocks: What to lay out.
        width_cells: The width of the page.
        inserted: For some blocks, the sorted offsets before which one more cell will be drawn.

    Returns:
        The page; empty rows part the blocks.
    """
    rows: list[Row] = []
    first_rows: list[int] = []
    before: BlockRole | None = None
    for index, block in enumerate(blocks):
        role = block.role
        if before is not None and (before, role) not in _JOINED:
            rows.append(Row(BLANK, 0, 0))
        before = role
        first_rows.append(len(rows))
        width = max(MINIMUM_CELLS, width_cells - INDENT_CELLS.get(role, 0) - _RIGHT_INDENT_CELLS.get(role, 0))
        places = inserted.get(index) if inserted else None
        pieces = _wrap_with(block.text, width, places) if places else wrap(block.text, width)
        rows += [Row(index, start, end) for start, end in pieces]
    return Page(rows, first_rows)


def _wrap_with(text: str, width_cells: int, places: Sequence[int]) -> list[tuple[int, int]]:
    """Wrap a text as if a sign of one cell stood before each of the given offsets."""
    cuts = [0, *places, len(text)]
    longer = "▲".join(text[start:end] for start, end in pairwise(cuts))
    signs = [place + count for count, place in enumerate(places)]

    def without_signs(offset: int) -> int:
        return offset - bisect_right(signs, offset - 1)

    return [(without_signs(start), without_signs(end)) for start, end in wrap(longer, width_cells)]
