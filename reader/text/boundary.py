"""Where a mention may begin and end (rules 2, 4, 5 and 8). Offsets are characters of folded text."""

from __future__ import annotations

import re
from unicodedata import category

_CONTRACTION = re.compile(r"'(?:s|d|m|ll|re|ve)(?![^\W_])", re.IGNORECASE)
"""What stands behind a name and is no part of it: ``Singh's``, ``Putin'll``."""
_VARIANT = re.compile(
    r"[A-Z][A-Za-z]{0,4}\d{0,3}(?:-\d{1,3}[A-Z]{0,2})?(?:/[A-Z][A-Z0-9]{0,3}s?(?![^\W_]|-\d))*(?![^\W_])",
)
"""The letters of a variant: ``C``, ``C/D``, ``MKI``, ``V-5``."""


_FREE_BEFORE = frozenset(' \n("')
_FREE_END = re.compile(r"(?:'s)?[,.;:!?)]?\"?(?:[ \n]|\Z)")


def is_free(text: str, start: int, end: int) -> bool:
    """Tell whether a name stands as most do: between spaces, with no more than punctuation at its end.

    Then it starts and ends cleanly, and is in no address; a quick test before those.
    """
    return (start == 0 or text[start - 1] in _FREE_BEFORE) and (
        text[end : end + 1] == " " or _FREE_END.match(text, end) is not None
    )


def starts_cleanly(text: str, start: int) -> bool:
    """Tell whether nothing is glued to a name's start: no letter, digit or mark, nor ``O'`` or ``1.``."""
    if start == 0:
        return True
    before = text[start - 1]
    if before in " \n":
        return True
    if before == "'":
        return not text[start - 2 : start - 1].isalpha()
    if before in ".,":
        return not (text[start].isdigit() and text[start - 2 : start - 1].isdigit())
    return not (before.isalnum() or _is_mark(before))


def ends_cleanly(text: str, start: int, end: int) -> bool:
    """Tell whether nothing is glued to a name's end, and a number does not go on behind it.

    A possessive and other contractions are outside the name; other letters behind an apostrophe belong
    to a longer one (``Xi'an`` is no ``Xi``).
    """
    after = text[end : end + 1]
    if after in " \n":
        return True
    behind = text[end + 1 : end + 2]
    if after in ".,":
        return not (behind.isdigit() and text[end - 1].isdigit())
    if after == "'":
        return not behind.isalnum() or _CONTRACTION.match(text, end) is not None
    if after == "/":
        # ``9/11/2001`` is another date than ``9/11``.
        return not behind.isdigit() or any(map(str.isalpha, text[start:end]))
    return not (after.isalnum() or _is_mark(after))


def variant_end(text: str, end: int) -> int:
    """Where the letters of a variant glued to a designator end; ``end`` if there are none."""
    variant = _VARIANT.match(text, end)
    return variant.end() if variant else end


def _is_mark(character: str) -> bool:
    return not character.isascii() and category(character).startswith("M")
