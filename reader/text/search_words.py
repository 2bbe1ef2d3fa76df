"""How a text becomes words for the full-text index, and where its words stand.

A word is an unbroken run of letters with their marks, or of digits, of the folded text in lower case: so
``Su-57``, ``Su‑57``, ``SU57`` and ``su 57`` are the same two words. A possessive ``’s`` is no part of a
word, single letters parted by dots are one (``U.S.``), and of a script that is written without spaces
every character is a word, so that any part of a text is found as a phrase.

The index keeps words apart at spaces alone and takes all that is not ASCII for letters (SQLite FTS5,
``tokenize='ascii'``); a query is turned into words by the same functions as a text.
"""

from __future__ import annotations

import re
from functools import cache
from unicodedata import category, digit

from reader.text.fold import Folded, fold

_UNSPACED = (
    "\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f"  # Myanmar
    "\u1780-\u17ff\u19e0-\u19ff"  # Khmer
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3038-\u303b\u3400-\u9fff\uf900-\ufaff"  # Han
    "\U00020000-\U0003ffff"  # rare Han
    "\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f\U0001aff0-\U0001b16f"  # Hiragana, Katakana
    "\u3100-\u312f\u31a0-\u31bf"  # Bopomofo
)
"""Letters of scripts that are written without spaces, as ranges; each is a word."""

_NO_LETTER = "\x00-`{-\x7f"
_NO_WORD = "\x00-/:-`{-\x7f"
"""ASCII that is no letter, or neither a letter nor a digit, in lower case; as ranges."""


def _possessive(unspaced: str) -> str:
    """An expression for what stands behind a letter, a digit or an acronym's dot, and is no word.

    Args:
        unspaced: The letters that are words of their own, as ranges, if the text holds any.
    """
    # The literal comes first, here as below, as that is what a search is quick at.
    return rf"'s(?:(?<=\.'s)|(?<=[^{_NO_WORD}{unspaced}]'s))(?![^{_NO_WORD}{unspaced}])"


_POSSESSIVE = re.compile(_possessive(""))
_ACRONYM_DOT = re.compile(
    rf"\.(?<=[^{_NO_LETTER}]\.)(?<![^{_NO_WORD}][^{_NO_LETTER}]\.)(?=[^{_NO_LETTER}](?![^{_NO_WORD}]))"
)
"""A dot between two single letters."""
_TOUCHING_DIGIT = re.compile(rf"[0-9](?:(?=[^{_NO_LETTER}])|(?<=[^{_NO_LETTER}][0-9]))")
"""A digit with a letter beside it."""
_DIGITS = "0123456789"
_SPACES = re.compile("  +")
_BLANKED = bytes(ord(" ") if byte < 0x80 and not chr(byte).isalnum() else byte for byte in range(0x100))
"""For each byte of UTF-8 what it becomes: ASCII that is neither a letter nor a digit becomes a space."""


@cache  # compiling takes 20 ms, and most starts look for no word
def _token() -> re.Pattern[str]:
    """A word of plain text, or a possessive, which is none."""
    return re.compile(
        rf"{_possessive(_UNSPACED)}"
        rf"|(?<![^{_NO_WORD}{_UNSPACED}])[^{_NO_LETTER}{_UNSPACED}]"
        rf"(?:\.[^{_NO_LETTER}{_UNSPACED}](?![^{_NO_WORD}{_UNSPACED}]))+"
        rf"|[^{_NO_LETTER}{_UNSPACED}]+|[0-9]+|[{_UNSPACED}]",
    )


_FOREIGN = re.compile(r"[^\x00-\x7f][^a-z]*")
"""From a character that is not ASCII to the next ASCII letter: all of a Russian text, a dash in English."""


class _Plain(dict[int, int]):
    """What each character is in plain text; worked out when first asked for."""

    def __missing__(self, code: int) -> int:
        character = chr(code)
        if 0xFF01 <= code <= 0xFF5E:  # ASCII as wide as Han
            plain = chr(code - 0xFEE0).lower()
        elif code < 0x80:
            plain = character
        elif category(character)[0] not in "LMN":
            plain = " "
        elif (value := digit(character, None)) is not None:
            plain = str(value)
        else:
            caseless = fold(character.casefold())
            plain = caseless if len(caseless) == 1 else character
        self[code] = ord(plain)
        return self[code]


class _Spaced(dict[int, str]):
    """The same, with spaces around what is a word of its own."""

    def __missing__(self, code: int) -> str:
        plain = chr(_PLAIN[code])
        self[code] = f" {plain} " if _unspaced().match(plain) else plain
        return self[code]


@cache  # as above: few texts hold any
def _unspaced() -> re.Pattern[str]:
    """A letter of a script that is written without spaces."""
    return re.compile(f"[{_UNSPACED}]")


_PLAIN = _Plain()
_SPACED = _Spaced()


def search_text(text: str) -> str:
    """The words of a text with single spaces between them: what the full-text index takes.

    Args:
        text: Any text. Takes linear time.
    """
    lower = fold(text).lower()  # of the same length, as folding has replaced U+0130
    plain = lower if lower.isascii() else _FOREIGN.sub(_spaced, lower)
    plain = _ACRONYM_DOT.sub("", _POSSESSIVE.sub(" ", plain))
    blanked = _TOUCHING_DIGIT.sub(_parted, plain).encode().translate(_BLANKED).decode()
    return _SPACES.sub(" ", blanked).strip(" ")


def _spaced(match: re.Match[str]) -> str:
    return Folded.of(match[0]).text.translate(_SPACED)


def _parted(match: re.Match[str]) -> str:
    """A digit with spaces, but none towards another digit."""
    start, end = match.span()
    before, after = match.string[start - 1 : start], match.string[end : end + 1]
    return f"{'' if before in _DIGITS else ' '}{match[0]}{'' if after in _DIGITS else ' '}"


def words(text: str) -> list[str]:
    """The words of a text, in order.

    Args:
        text: Any text, such as a term of a query.
    """
    return search_text(text).split()


def located_words(text: str) -> list[tuple[str, int, int]]:
    """The words of a text with their places; slower than `words`, which gives the same words.

    Args:
        text: Any text.

    Returns:
        (word, start, end): characters of the text, half-open; in order, not empty, without overlaps.
    """
    folded = Folded.of(text)
    lower = folded.text.lower()
    plain = lower if lower.isascii() else lower.translate(_PLAIN)
    return [
        (token.replace(".", ""), *folded.span(*match.span()))
        for match in _token().finditer(plain)
        if (token := match[0])[0] != "'"
    ]
