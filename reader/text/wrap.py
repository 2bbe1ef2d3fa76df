"""Breaking a paragraph into rows.

Text whose characters are all one cell wide is broken at spaces alone, and so quickly. East Asian text is
broken between characters too, and there what a reader sees as one character is never parted: a letter
with its marks, a composed emoji, a flag.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from reader.text.width import advances, is_simple

if TYPE_CHECKING:
    from collections.abc import Sequence

_PARTING = "-/‐–—"
"""Behind one of these a word is parted that is longer than a row."""

_NOT_FIRST = frozenset(
    "!%),.:;?]}’”»…‥‧·°℃℉‰′″‼⁇⁈⁉‐–—"
    "、。〃〉》」』】〕〗〙〛〞〟〜゠・々〻ーヽヾゝゞ"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
    "！％），．：；？］｝～｠｡｣､･ｰｧｨｩｪｫｬｭｮｯﾞﾟ",
)
"""What begins no row: closing punctuation, small kana (JIS X 4051; UAX #14: CL, CP, EX, IS, NS)."""

_NOT_LAST = frozenset("([{‘“«〈《「『【〔〖〘〚〝（［｛｟｢$£¥€＄￡￥#＃")
"""What ends no row: opening punctuation and signs before a number (UAX #14: OP, PR)."""

_GLUE = frozenset(" \u00a0\u2007\u2011\u202f\u2060\ufeff\"'\\/-_")
"""What holds both its neighbours (UAX #14: GL, WJ, QU, and what joins words); a row ends before a space."""

_BREAK_HERE = "\u200b"
"""The zero-width space: a row may end behind it (UAX #14: ZW)."""


def wrap(text: str, width_cells: int) -> list[tuple[int, int]]:
    """Break a text into rows, each as full as can be.

    A row ends at a space, and is parted from the next one by that space and those beside it, which are
    not drawn. Only a word longer than a row is broken: behind a dash or a slash in the row's second half
    if there is one, else where the row is full. In text with wide characters a row may also end beside
    one of these, unless closing punctuation would come first or opening punctuation last; a character is
    not parted from its marks. A no-break space is never broken at. Takes linear time.

    Args:
        text: Cleaned text in one line.
        width_cells: The width of a row; at least 1.

    Returns:
        For each row the characters that are drawn, half-open. None is empty, except the only row of a
        text without anything but spaces; none is wider than asked, except a single character that is.

    Raises:
        ValueError: The width is less than one cell.
    """
    if width_cells < 1:
        raise ValueError(f"a row of {width_cells} cells holds nothing")
    if is_simple(text):
        return _wrap_simple(text, width_cells) or [(0, 0)]
    return _Clusters(text).wrap(width_cells) or [(0, 0)]


def _wrap_simple(text: str, width: int) -> list[tuple[int, int]]:
    """Break a text whose characters are all one cell wide."""
    rows = []
    find_last = text.rfind
    has_runs = "  " in text
    start, length = 0, len(text)
    while length - start > width:
        full = start + width
        end = find_last(" ", start, full + 1)
        if end < 0:
            end = _part_word(text, start + (width + 1) // 2, full)
            rows.append((start, end))
            start = end
            continue
        behind = end + 1
        if has_runs:
            while text[end - 1] == " " and end > start:
                end -= 1
            while behind < length and text[behind] == " ":
                behind += 1
        if end > start:
            rows.append((start, end))
        start = behind
    if start < length:
        rows.append((start, length))
    return rows


def _part_word(text: str, first: int, last: int) -> int:
    """Where to part a word: behind its last dash or slash between two offsets, else at the second."""
    return max(text.rfind(sign, first - 1, last) for sign in _PARTING) + 1 or last


@cache
def _inseparable() -> re.Pattern[str]:
    """Two characters of a width each that are one to the reader."""
    return re.compile(
        "[\U0001f1e6-\U0001f1ff]{2}"  # a flag is two regional indicators (UAX #29: GB12, GB13)
        "|[\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d][\u0904-\u0d7f]"  # a virama joins consonants (GB9c)
    )


class _Clusters:
    """A text as its reader sees it: characters, each with all that belongs to it (UAX #29)."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._advances = advances(text)
        before = list(accumulate(self._advances, initial=0))
        self._starts: Sequence[int] = range(len(before))
        """Where each begins, in characters, and where the last one ends."""
        self._cells = before
        """Where each begins, in cells, and where the last one ends."""
        inseparable = {match.end() - 1 for match in _inseparable().finditer(text)}
        if inseparable or 0 in self._advances:
            starts = [
                start for start, cells in enumerate(self._advances) if cells and start not in inseparable
            ]
            self._starts = [0, *starts[1:], len(text)]
            self._cells = [before[start] for start in self._starts]

    def wrap(self, width: int) -> list[tuple[int, int]]:
        """Break the text into rows."""
        rows = []
        starts, cells = self._starts, self._cells
        first, count = 0, len(starts) - 1
        while cells[count] - cells[first] > width:
            full = max(bisect_right(cells, cells[first] + width) - 1, first + 1)
            end = self._last_break(first, full, (width + 1) // 2)
            behind = end
            while behind < count and self._is_blank(behind):
                behind += 1
            while end > first and self._is_blank(end - 1):
                end -= 1
            if end > first:
                rows.append((starts[first], starts[end]))
            first = behind
        if first < count:
            rows.append((starts[first], starts[count]))
        return rows

    def _last_break(self, first: int, full: int, half: int) -> int:
        """The last place at which a row that begins with one cluster and holds those up to another may end.

        Args:
            first: The row's first cluster.
            full: The first one that the row has no room for.
            half: The cells that a part of a word fills at least.
        """
        for index in range(full, first, -1):
            if self._may_break(index):
                return index
        if self._is_blank(first):
            return first
        for index in range(full, first, -1):
            if self._cells[index] - self._cells[first] < half:
                break
            if self._text[self._starts[index] - 1] in _PARTING:
                return index
        return full

    def _may_break(self, index: int) -> bool:
        """Whether a row may end before a cluster that does not begin the text."""
        start = self._starts[index]
        if start == len(self._text) or self._is_blank(index):
            return True
        first, last, after = self._starts[index - 1], self._text[start - 1], self._text[start]
        before = self._text[first]
        if last == _BREAK_HERE:
            return True
        return (
            2 in (self._advances[first], self._advances[start])
            and after not in _NOT_FIRST
            and before not in _NOT_LAST
            and _GLUE.isdisjoint((before, last, after))
        )

    def _is_blank(self, index: int) -> bool:
        start = self._starts[index]
        return self._text[start] == " " and self._starts[index + 1] == start + 1
