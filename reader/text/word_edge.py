"""Moving the ends of some words of a text by a word."""

from __future__ import annotations

import re

_WORD = re.compile(r"\S+")
"""What stands between blanks: with its marks, so that ``S-400,`` is one."""

_OPENING = "\"'“‘«([{¿¡—–"
"""Marks before a word that do not belong to it."""
_CLOSING = "\"'”’»)]}.,;:!?…—–"
"""Marks behind a word that do not belong to it, unless it is made of nothing else."""


def move_end(text: str, start: int, end: int, steps: int) -> int:
    """Where some words end when they are one word more, or less.

    Args:
        text: The text.
        start: Characters of the text, half-open.
        end: Where they end now.
        steps: 1 for a word more, -1 for a word less.

    Returns:
        The end of a word, behind the start; as it was if there is none.
    """
    words = [word for word in _words(text) if word[1] > start]
    if steps > 0:
        return next((stop for _, stop in words if stop > end), end)
    before_last = sum(begin < end for begin, _ in words) - 2
    return words[before_last][1] if before_last >= 0 else end


def move_start(text: str, start: int, end: int, steps: int) -> int:
    """Where some words begin when their first word goes, or the one before comes to them.

    Args:
        text: The text.
        start: Where they begin now.
        end: Characters of the text, half-open.
        steps: 1 for a word later, -1 for a word earlier.

    Returns:
        The beginning of a word, before the end; as it was if there is none.
    """
    words = [word for word in _words(text) if word[0] < end]
    if steps < 0:
        return next((begin for begin, _ in reversed(words) if begin < start), start)
    behind_first = sum(stop <= start for _, stop in words) + 1
    return words[behind_first][0] if behind_first < len(words) else start


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Some characters of a text without the blanks at their ends; equal if there is nothing else."""
    words = text[start:end]
    stripped = words.strip()
    start += len(words) - len(words.lstrip())
    return start, start + len(stripped)


def _words(text: str) -> list[tuple[int, int]]:
    """The words of a text, without the marks about them; a mark on its own counts as one."""
    found = []
    for match in _WORD.finditer(text):
        word = match[0].lstrip(_OPENING)
        start = match.end() - len(word)
        word = word.rstrip(_CLOSING)
        found.append((start, start + len(word)) if word else match.span())
    return found
