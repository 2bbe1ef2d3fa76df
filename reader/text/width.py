"""How many cells of a terminal a text takes up.

The library that draws the rows measures them in the same way (`tests/text/test_width.py` compares the
two), so what is measured here fills the cells it is given.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from reader.text.width_table import WIDE, WIDENED, ZERO_WIDTH

_JOINER = "\u200d"
_EMOJI_SELECTOR = "\ufe0f"
"""Variation selector 16: what stands before it is drawn as an emoji."""


@cache
def _not_simple() -> re.Pattern[str]:
    """A character that may not be one cell wide; quicker than the whole table, and it errs on that side.

    Left out are Latin, Greek, Cyrillic, punctuation, symbols, arrows, mathematics, box drawing.
    """
    return re.compile(
        "[^ -~\u00a0-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u200a\u2010-\u2027\u202f-\u205f"
        "\u2070-\u20cf\u2100-\u2319\u232b-\u23e8\u23f4-\u25fc\ufffd]",
    )


def is_simple(text: str) -> bool:
    """Whether every character is one cell wide, as far as can be told at a glance.

    True for the news of Europe and the Americas. If False, the text may still be as wide as it is long.
    """
    if text.isascii():
        return text.isprintable()
    return not _not_simple().search(text)


def cell_len(text: str) -> int:
    """The width of a text, in cells."""
    return len(text) if is_simple(text) else sum(advances(text))


def cut(text: str, cells: int) -> str:
    """Cut a text to a width, with an ellipsis at its end; one that fits stays as it is.

    Args:
        text: One line.
        cells: The room for it.
    """
    if cell_len(text) <= cells:
        return text
    kept = text[: max(0, cells - 1)]
    while kept and cell_len(kept) > cells - 1:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def advances(text: str) -> bytes:
    """By how many cells each character moves on: 0, 1 or 2.

    A zero-width joiner takes the character behind it into the one before, which is how emoji are
    composed. Variation selector 16 widens the character before it, if that is one that it widens.
    """
    widths = text.translate(_widths()).encode("latin-1")
    if _JOINER not in text and _EMOJI_SELECTOR not in text:
        return widths
    composed = bytearray(widths)
    widened = _widened()
    last: int | None = None
    is_joined = False
    for index, character in enumerate(text):
        if is_joined:
            composed[index] = 0
            is_joined = False
        elif character == _JOINER:
            is_joined = True
        elif character == _EMOJI_SELECTOR:
            if last is not None and text[last] in widened:
                composed[last] += 1
            last = None
        elif composed[index]:
            last = index
    return bytes(composed)


class _Widths(dict[int, int]):
    """The width of each code point, looked up in the table when first asked for."""

    def __init__(self) -> None:
        changes = {0: 1}
        for table, width in ((ZERO_WIDTH, 0), (WIDE, 2)):
            for start, end in _ranges(table):
                changes[start] = width
                changes.setdefault(end, 1)
        self._starts = sorted(changes)
        """Code points at which the width changes."""
        self._widths = [changes[start] for start in self._starts]

    def __missing__(self, code: int) -> int:
        width = self[code] = self._widths[bisect_right(self._starts, code) - 1]
        return width


@cache
def _widths() -> _Widths:
    return _Widths()


@cache
def _widened() -> frozenset[str]:
    return frozenset(chr(code) for start, end in _ranges(WIDENED) for code in range(start, end))


def _ranges(table: str) -> list[tuple[int, int]]:
    """The half-open ranges of code points that a table's text lists."""
    ranges = []
    for item in table.split():
        first, _, last = item.partition("-")
        ranges.append((int(first, 16), int(last or first, 16) + 1))
    return ranges
