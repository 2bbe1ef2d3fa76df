"""Snippets: the passage of an article that shows best why a search has found it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from heapq import nsmallest
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from reader.text.search_term import hits, merged
from reader.text.search_words import located_words, search_text
from reader.text.width import advances, is_simple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.text.search_term import Hit, Term

ELLIPSIS = "…"
"""Stands where a block's text goes on."""

MAX_SEARCHED = 2_000_000
"""Characters of an article that are looked through; a hit behind them is not shown."""

_MAX_TERMS = 32
_MAX_COMPARED = 4
"""Pieces of text that are looked at word by word: those with the most terms."""
_PIECE = 4000
"""Characters of a block that are taken at a time."""
_OVERLAP = 500
"""Characters that two pieces of a block have in common, so that what stands on the edge is found."""
_LONG_WORD = 24
"""Characters in which a space is looked for before a text is cut elsewhere."""


class Snippet(NamedTuple):
    """A passage of a block, on one line."""

    text: str
    spans: tuple[tuple[int, int], ...]
    """What of it is to be lit: characters of ``text``, half-open, in order."""
    block: int
    """The block it was taken from."""
    offset: int
    """Where the first hit in it begins, or the passage if it holds none: characters of the block."""


class _Piece(NamedTuple):
    """A part of a block that is looked at as a whole."""

    block: int
    start: int
    """Characters of the block, half-open."""
    end: int


class _Window(NamedTuple):
    """The hits that a snippet is about."""

    terms: int
    """How many different terms they are of."""
    cells: int
    """From the start of the first to the end of the last."""
    start: int
    """Characters of the piece, half-open."""
    end: int


class _Page:
    """The text of a piece, with the width of each part and the words in it."""

    def __init__(self, text: str, terms: Sequence[Term]) -> None:
        self.text = text.replace("\n", " ")
        self.columns: Sequence[int] = (
            range(len(text) + 1) if is_simple(self.text) else list(accumulate(advances(self.text), initial=0))
        )
        """For each character, and one past the last, how many cells stand before it."""
        self.words = located_words(text)
        self.hits = hits(self.words, terms)

    def window(self, max_cells: int) -> _Window:
        """The hits with the most different terms that fit; of those the closest together, then the first.

        Args:
            max_cells: How wide they may be altogether; a single hit may be wider.
        """
        best = _Window(0, 0, 0, 0)
        counts: Counter[int] = Counter()
        first = 0
        for last in self.hits:
            counts[last.term] += 1
            while self._cells(self.hits[first], last) > max_cells or counts[self.hits[first].term] > 1:
                if self.hits[first] is last:
                    break
                counts[self.hits[first].term] -= 1
                first += 1
            terms = sum(map(bool, counts.values()))
            cells = self._cells(self.hits[first], last)
            if (terms, -cells) > (best.terms, -best.cells):
                best = _Window(terms, cells, self.hits[first].start, last.end)
        return best

    def _cells(self, first: Hit, last: Hit) -> int:
        return self.columns[last.end] - self.columns[first.start]

    def passage(self, window: _Window, max_cells: int) -> tuple[int, int]:
        """The text around some hits, a third of the room before them.

        Args:
            window: The hits.
            max_cells: The most that the passage may be wide.

        Returns:
            Characters of the piece, half-open: whole words, without spaces at the ends.
        """
        if self.columns[-1] <= max_cells:
            start, end = 0, len(self.text)
        else:
            room = max(0, max_cells - window.cells)
            latest = self.columns[-1] - max_cells
            start = self._at(min(self.columns[window.start] - room // 3, latest))
            end = bisect_right(self.columns, self.columns[start] + max_cells) - 1
            start = self._word_start(start, window.start)
            end = self._word_end(end, window.end if start < window.end <= end else start + 1)
        passage = self.text[start:end]
        return start + len(passage) - len(passage.lstrip()), end - len(passage) + len(passage.rstrip())

    def _at(self, column: int) -> int:
        """The first character that begins at a column or behind it, and is drawn by itself."""
        if column <= 0:
            return 0
        index = bisect_left(self.columns, column)
        return bisect_right(self.columns, self.columns[index]) - 1

    def _word_start(self, start: int, latest: int) -> int:
        """Where to begin so as not to begin in a word: behind the next space, or behind the word."""
        if start in {0, latest}:
            return start
        space = self.text.find(" ", start - 1, min(latest, start + _LONG_WORD))
        if space >= 0:
            return space + 1
        return next((last for _, first, last in self.words if first < start < last), start)

    def _word_end(self, end: int, earliest: int) -> int:
        """Where to end so as not to end in a word: before the last space, or before the word."""
        if end >= len(self.text):
            return end
        space = self.text.rfind(" ", max(earliest, end - _LONG_WORD), end + 1)
        if space >= 0:
            return space
        return next((first for _, first, last in self.words if earliest <= first < end < last), end)


def snippet(blocks: Sequence[str], terms: Sequence[Term], max_cells: int) -> Snippet | None:
    """Choose the passage that shows the most of the terms, as close together as can be.

    Takes linear time, and bounded time for what is very long.

    Args:
        blocks: The texts of an article's blocks.
        terms: What was searched for and should be seen.
        max_cells: How wide the passage may be, in cells; at least 10.

    Returns:
        The article's beginning if no term stands in it. None: it has no text.
    """
    wanted = list(dict.fromkeys(terms))[:_MAX_TERMS]
    best: tuple[_Window, _Piece, _Page] | None = None
    for count, piece in _promising(blocks, wanted):
        if best and (count < best[0].terms or count == 1):
            break
        page = _Page(blocks[piece.block][piece.start : piece.end], wanted)
        window = page.window(max_cells - 2)
        if best is None or (window.terms, -window.cells) > (best[0].terms, -best[0].cells):
            best = window, piece, page
    if best is None:
        beginning = next((piece for piece in _pieces(blocks) if not _is_blank(blocks, piece)), None)
        if beginning is None:
            return None
        page = _Page(blocks[beginning.block][beginning.start : beginning.end], ())
        first = len(page.text) - len(page.text.lstrip())
        best = _Window(0, 0, first, first + 1), beginning, page
    return _shown(*best, len(blocks[best[1].block]), max_cells)


def _shown(window: _Window, piece: _Piece, page: _Page, block_length: int, max_cells: int) -> Snippet:
    is_whole = piece.end - piece.start == block_length and page.columns[-1] <= max_cells
    start, end = page.passage(window, max_cells if is_whole else max_cells - 2)
    opening = ELLIPSIS if piece.start or page.text[:start].strip() else ""
    closing = ELLIPSIS if piece.end < block_length or page.text[end:].strip() else ""
    spans = merged(
        (max(hit.start, start), min(hit.end, end)) for hit in page.hits if hit.start < end and hit.end > start
    )
    shift = len(opening) - start
    return Snippet(
        f"{opening}{page.text[start:end]}{closing}",
        tuple((first + shift, last + shift) for first, last in spans),
        piece.block,
        piece.start + (spans[0][0] if spans else start),
    )


def _promising(blocks: Sequence[str], terms: Sequence[Term]) -> list[tuple[int, _Piece]]:
    """The pieces with the most different terms, and how many they hold; the most first, then in order."""
    needles = [f" {' '.join(term.words)}{'' if term.is_prefix else ' '}" for term in terms]
    found: list[tuple[int, int, _Piece]] = []
    searched = 0
    for number, piece in enumerate(_pieces(blocks) if needles else ()):
        if searched >= MAX_SEARCHED:
            break
        searched += piece.end - piece.start
        words = f" {search_text(blocks[piece.block][piece.start : piece.end])} "
        if count := sum(needle in words for needle in needles):
            found.append((-count, number, piece))
    return [(-count, piece) for count, _, piece in nsmallest(_MAX_COMPARED, found)]


def _pieces(blocks: Sequence[str]) -> Iterator[_Piece]:
    """The blocks, the long ones in pieces that overlap, cut at spaces where there are any."""
    for block, text in enumerate(blocks):
        start = 0
        while len(text) - start > _PIECE:
            limit = start + _PIECE
            end = 1 + max(text.rfind(space, limit - _OVERLAP // 2, limit) for space in " \n") or limit
            yield _Piece(block, start, end)
            back = end - _OVERLAP
            start = 1 + text.find(" ", back, back + _OVERLAP // 2) or back
        yield _Piece(block, start, len(text))


def _is_blank(blocks: Sequence[str], piece: _Piece) -> bool:
    return not blocks[piece.block][piece.start : piece.end].strip()
