"""Folding: writing what is to compare as equal in one way.

Dashes, quotation marks, apostrophes and spaces are unified, and accents fall away; the case of letters
stays. Arabic and Hebrew become what is mostly written, without the signs of vowels. `fold` keeps every
offset; `Folded` also passes over what has no width and spells ligatures out, and says which characters of
the text each of its own came from.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Sequence

_TYPOGRAPHIC = (
    ("\u2019", "'"),
    ("\u2018", "'"),
    ("\u201c", '"'),
    ("\u201d", '"'),
    ("\u2013", "-"),
    ("\u2014", "-"),
    ("\u00a0", " "),
)
"""What news is full of: replaced first, as most texts are plain ASCII then."""

_HALF_KANA = "".join(map(chr, range(0xFF65, 0xFF9E)))
"""Katakana as narrow as Latin letters."""
_WIDE = (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
"""Digits and Latin letters as wide as Han."""

_UNIFIED = (
    dict.fromkeys((0x05BE, *range(0x2010, 0x2016), 0x2212, 0xFE58, 0xFE63, 0xFF0D), ord("-"))
    | dict.fromkeys((0x02BC, 0x05F3, 0x2018, 0x2019), ord("'"))
    | dict.fromkeys((0x05F4, 0x201C, 0x201D), ord('"'))
    | dict.fromkeys((0x00A0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), ord(" "))
    | dict(zip(map(ord, "ØøŁłĐđĦħŦŧı"), map(ord, "OoLlDdHhTti"), strict=True))
    | dict(zip(map(ord, "ٱىیکة"), map(ord, "اييكه"), strict=True))
    | dict(zip(map(ord, _HALF_KANA), map(ord, normalize("NFKC", _HALF_KANA)), strict=True))
    | {code: code - 0xFEE0 for code in _WIDE}
)
"""Dashes, apostrophes, quotation marks, spaces; letters whose stroke Unicode does not part from them; those
of Arabic that one writes for another, and of Persian (as in Lucene's ``ArabicNormalizer``); other widths."""

_ACCENT = "\u0300-\u034e\u0350-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
"""Combining marks of Latin, Greek and Cyrillic; those of most other scripts make other letters."""
_VOWEL_SIGN = (
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"  # Hebrew
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"  # Arabic
    "\u093c"  # the dot below of Devanagari
)
"""Marks of other scripts that may be left out, and the stroke that makes an Arabic word longer."""

_FOLDABLE = re.compile(
    "[\u00a0\u00c0-\u024f\u02bc\u0386-\u03ce\u03d3-\u03d4\u0400-\u045f\u0476-\u0477\u04c1-\u04f9"
    "\u05be\u05f3-\u05f4\u0622-\u0629\u0649\u0671\u06a9\u06c0\u06c2\u06cc\u06d3\u0929\u0931\u0934"
    "\u1e00-\u200a\u2010-\u2015\u2018-\u2019\u201c-\u201d\u202f\u205f\u2212\u3000\ufe58\ufe63\uff0d"
    "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff65-\uff9d]+",
)
"""Runs of what may have to be folded."""

_SPELT_OUT = {
    "ß": "ss",
    "ẞ": "SS",
    "æ": "ae",
    "Æ": "AE",
    "œ": "oe",
    "Œ": "OE",
    "ĳ": "ij",
    "Ĳ": "IJ",
    "ŉ": "'n",
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
"""Ligatures, and letters that are written as two where they are not at hand."""
_LIGATURES = "".join(_SPELT_OUT)

_VOICED = dict(
    zip(
        "ウカキクケコサシスセソタチツテトハヒフヘホ",
        "ヴガギグゲゴザジズゼゾダヂヅデドバビブベボ",
        strict=True,
    )
)
"""Katakana for which a narrow mark behind it makes another letter (ﾞ)."""
_BREATHED = dict(zip("ハヒフヘホ", "パピプペポ", strict=True))
"""The same for another mark (ﾟ)."""
_SPELT_OUT |= {f"{letter}ﾞ": voiced for letter, voiced in _VOICED.items()}
_SPELT_OUT |= {f"{letter}ﾟ": breathed for letter, breathed in _BREATHED.items()}

_PASSED_OVER = (
    _ACCENT + _VOWEL_SIGN + "\u00ad\u034f\u061c\u180e\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff"
)  # soft hyphen, grapheme joiner, directional marks, zero-width characters, variation selectors
_UNEVEN = re.compile(
    f"[{_PASSED_OVER}]+|[{_LIGATURES}]|[{''.join(_VOICED)}]ﾞ|[{''.join(_BREATHED)}]ﾟ",
)
"""What has another length when folded: nothing, one character for two, or several."""


class _Folding(dict[int, int]):
    """Letter to the letter without its accents, as code points; worked out when first asked for."""

    def __missing__(self, code: int) -> int:
        parts = normalize("NFD", chr(code))
        folded = self[code] = ord(parts[0]) if len(parts) > 1 else code
        return folded


_FOLDING = _Folding(_UNIFIED)


def fold(text: str) -> str:
    """Fold a text, keeping its length and so every offset.

    Dashes become ``-``, apostrophes and single quotation marks ``'``, double ones ``"``, spaces of any
    width a space, and letters lose their accents. What has no single character in their place stays:
    ``ß``, ligatures, marks and zero-width characters of their own (see `Folded`).

    Args:
        text: Cleaned text.
    """
    if text.isascii():
        return text
    for typographic, plain in _TYPOGRAPHIC:
        text = text.replace(typographic, plain)
    return text if text.isascii() else _FOLDABLE.sub(_fold_run, text)


def _fold_run(match: re.Match[str]) -> str:
    return match[0].translate(_FOLDING)


class Folded(NamedTuple):
    """A folded text that knows where its characters came from."""

    text: str
    """The folded text; it may be shorter or longer than what it was made from."""
    offsets: Sequence[int]
    """Where each character of ``text`` came from, and at last the original's length."""

    @classmethod
    def of(cls, text: str) -> Folded:
        """Fold a text, passing over accents, soft hyphens and zero-width characters of their own.

        Ligatures and ``ß`` are spelt out. Takes linear time, whatever the text.

        Args:
            text: Cleaned text.
        """
        folded = fold(text)
        if folded.isascii() or not _UNEVEN.search(folded):
            return cls(folded, range(len(text) + 1))
        parts: list[str] = []
        offsets: list[int] = []
        end = 0
        for match in _UNEVEN.finditer(folded):
            start = match.start()
            parts.append(folded[end:start])
            offsets.extend(range(end, start))
            end = match.end()
            if spelt := _SPELT_OUT.get(match[0]):
                parts.append(spelt)
                offsets.extend([start] * len(spelt))
        parts.append(folded[end:])
        offsets.extend(range(end, len(text) + 1))
        return cls("".join(parts), offsets)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a span of the folded text stands in the original.

        Args:
            start: Characters of ``text``, half-open.
            end: Greater than ``start``.

        Returns:
            Characters of the original, half-open: whole ones, with the marks that follow the last.
        """
        return self.offsets[start], max(self.offsets[end], self.offsets[end - 1] + 1)
