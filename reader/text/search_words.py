"""How a text becomes words for the full-text index, and where its words stand.

A word is an unbroken run of letters with their marks, or of digits, of the folded text in lower case: so
``Su-57``, ``Su‑57``, ``SU57`` and ``su 57`` are the same two words. A possessive ``’s`` is no part of a
word, single letters parted by dots are one (``U.S.``), and of a script that is written without spaces
every character is a word, so that any part of a text is found as a phrase. So it is with Korean, whose
spaces part what belongs together (``서울에서``: “in Seoul”).

The index keeps words apart at spaces alone and takes all that is not ASCII for letters (SQLite FTS5,
``tokenize='ascii'``); a query is turned into words by the same functions as a text.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING
from unicodedata import category, digit

from reader.text.fold import Folded, fold

if TYPE_CHECKING:
    from collections.abc import Iterable

BREAK = "¶"
"""Stands between the words of two texts; it is no word itself, so that no query can ask for it."""

_UNSPACED = (
    "\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f"  # Myanmar
    "\u1780-\u17ff\u19e0-\u19ff"  # Khmer
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3038-\u303b\u3400-\u9fff\uf900-\ufaff"  # Han
    "\U00020000-\U0003ffff"  # rare Han
    "\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f\U0001aff0-\U0001b16f"  # Hiragana, Katakana
    "\u3100-\u312f\u31a0-\u31bf"  # Bopomofo
    "\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\uac00-\ud7ff\uffa0-\uffdc"  # Hangul
)
"""Letters of scripts without spaces, or with particles glued to words, as ranges; each is a word."""

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
_BLANKED = bytes(ord(" ") if byte < 0x80 and not chr(byte).isalnum() else byte for byte in range(0x100))
"""For each byte of UTF-8 what it becomes: ASCII that is neither a letter nor a digit becomes a space."""
_END = "\x01"
"""Stands between texts while they are divided together; it is no word, and no cleaned text holds it."""
_NO_MORE = re.compile(f"{_END} *(?={_END}|\\Z)")
"""The end of a text before one without a word, or before nothing."""
_BLANKED_BUT_ENDS = _BLANKED[:1] + _END.encode() + _BLANKED[2:]
_KINDS = b" " * 0x30 + b"0" * 10 + b" " * 0x27 + b"a" * 26 + b" " * 5 + b"a" * 0x80
"""For each byte of UTF-8 in lower case whether it is of a letter or a digit."""


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
        if code < 0x80:
            plain = character
        elif code == 0xFFFD:  # what cannot be shown was most likely an apostrophe of another encoding
            plain = "'"
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
    """A letter that is a word of its own."""
    return re.compile(f"[{_UNSPACED}]")


_PLAIN = _Plain()
_SPACED = _Spaced()


def search_text(text: str) -> str:
    """The words of a text with single spaces between them: what the full-text index takes.

    Args:
        text: Any text. Takes linear time.
    """
    return " ".join(words(text))


def words(text: str) -> list[str]:
    """The words of a text, in order.

    Args:
        text: Any text, such as a term of a query. Takes linear time.
    """
    return _spread(text, _BLANKED).split()


def words_of_texts(texts: Iterable[str]) -> list[str]:
    """The words of several texts, such as an article's paragraphs, in order, with `BREAK` between theirs.

    Args:
        texts: Any texts. Those without a word are passed over.
    """
    joined = _END.join([text.replace(_END, " ") for text in texts])  # taking all at once is quicker
    spread = _NO_MORE.sub("", _spread(joined, _BLANKED_BUT_ENDS)).lstrip(f" {_END}")
    return spread.replace(_END, f" {BREAK} ").split()


def _spread(text: str, blanked: bytes) -> str:
    """The words of a text with spaces between them, and maybe at its ends.

    Args:
        text: Any text.
        blanked: For each byte of UTF-8 what it becomes.
    """
    lower = fold(text).lower()  # of the same length, as folding has replaced U+0130
    plain = lower if lower.isascii() else _FOREIGN.sub(_spaced, lower)
    data = _ACRONYM_DOT.sub("", _POSSESSIVE.sub(" ", plain)).encode()
    return _parted(data).translate(blanked).decode()


def _spaced(match: re.Match[str]) -> str:
    return Folded.of(match[0]).text.translate(_SPACED)


def _parted(data: bytes) -> bytes:
    """Part letters and digits that touch, in UTF-8; plain searches are quicker here than an expression."""
    kinds = data.translate(_KINDS)
    borders: list[int] = []
    for touching in (b"a0", b"0a"):
        at = kinds.find(touching)
        while at >= 0:
            borders.append(at + 1)
            at = kinds.find(touching, at + 1)
    borders.sort()
    return (
        b" ".join(data[start:end] for start, end in pairwise((0, *borders, len(data)))) if borders else data
    )


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
