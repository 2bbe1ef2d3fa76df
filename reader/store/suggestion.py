"""Did you mean: the word that a mistyped one is likely to stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_CHARACTERS = 40
"""Words longer than this are not compared: no key or id is, and comparing takes quadratic time."""

LIKENESS = 0.7
"""How like a known word a mistyped one is at least, as ``difflib`` measures it: 1 is the same."""


def suggestion(word: str, known: Iterable[str], least: float = LIKENESS) -> str | None:
    """The known word that is most like the one given.

    Args:
        word: What was written.
        known: What could have been meant.
        least: How like it a known word must be: from 0, like any other, to 1, the same.

    Returns:
        None if nothing is like it.
    """
    if len(word) > MAX_CHARACTERS:
        return None
    from difflib import get_close_matches  # noqa: PLC0415  it is needed for mistakes only

    by_folded = {candidate.casefold().replace("_", "-"): candidate for candidate in known}
    matches = get_close_matches(word.casefold().replace("_", "-"), by_folded, n=1, cutoff=least)
    return by_folded[matches[0]] if matches else None


def did_you_mean(word: str, known: Iterable[str], least: float = LIKENESS) -> str:
    """The hint for a word that is not known; empty if nothing is like it.

    Args:
        word: As for :func:`suggestion`.
        known: As there.
        least: As there.
    """
    meant = suggestion(word, known, least)
    return f"did you mean `{meant}`?" if meant is not None else ""
