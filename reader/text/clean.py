r"""Making text safe and uniform: once when it enters, and again, as a guard, when it is drawn.

After cleaning, a text is Unicode NFC, its lines end in ``\n``, and it holds nothing that a terminal
would obey or that would reorder what stands around it. Offsets are counted after cleaning.
"""

from __future__ import annotations

import re
from itertools import chain
from unicodedata import combining, normalize

_REPLACEMENT = "\ufffd"

_PICTURES = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "\u2421"}
"""C0 controls and DEL, as their control pictures (ESC as ␛)."""
_UNUSABLE = dict.fromkeys(range(0x80, 0xA0), _REPLACEMENT)
"""C1 controls: they have neither a picture nor a meaning in a text."""
_SURROGATE = re.compile("[\ud800-\udfff]")
"""As little. Cleaning leaves none; a table of them would be large."""
_BIDIRECTIONAL = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Overrides, embeddings and isolates: they reorder what is drawn around them."""
_LINE_ENDS = (0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029)
"""What counts as the end of a line: LF, VT, FF, CR, NEL, LINE and PARAGRAPH SEPARATOR."""

_CLEANED: dict[int, str | None] = {
    **_PICTURES,
    **_UNUSABLE,
    **dict.fromkeys(_BIDIRECTIONAL),
    **dict.fromkeys(_LINE_ENDS, "\n"),
    0x09: " ",
}
"""By code point, for text that enters; None: removed."""

_SCRUBBED: dict[int, str | None] = {**_CLEANED, **dict.fromkeys(_BIDIRECTIONAL, _REPLACEMENT)}
"""By code point, for text that is drawn: one character for one."""

_FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]",
)
"""What no cleaned text holds."""
_PRINTABLE = b"\n" + bytes(range(0x20, 0x7F))
"""What of ASCII it may hold: most of most texts, which need not be looked through for the rest."""

_MAX_MARKS = 30
"""Combining marks in a row, as in Unicode's stream-safe format (UAX #15, section 13)."""
_LONG_RUN = re.compile(f"[^\x00-\u02ff]{{{_MAX_MARKS // 2},}}")
"""A cheap test: no combining mark stands below U+0300, and none decomposes into more than two, so without
this there are not too many."""
_GRAPHEME_JOINER = "\u034f"
"""Parts two runs of marks and is not drawn (UAX #15, D4)."""


def clean(text: str) -> str:
    r"""Clean a text of one or more lines.

    * C0 controls other than newline, and DEL, become their control pictures (ESC becomes ``␛``); C1
      controls and lone surrogates become U+FFFD. A tab becomes a space.
    * U+2028, U+2029, U+0085, VT, FF, CR and CRLF become a newline.
    * Bidirectional overrides, embeddings and isolates (U+202A-E, U+2066-9) are removed. Zero-width
      joiners stay, as emoji are built with them.
    * The text becomes NFC. More than 30 combining marks in a row are parted by U+034F, as in Unicode's
      stream-safe format: normalising them takes quadratic time otherwise.

    Args:
        text: Any string, as a file or a feed delivers it.

    Returns:
        The cleaned text; cleaning it again changes nothing.
    """
    if text.isascii():
        if text.isprintable() or text.replace("\n", "").isprintable():
            return text
        return text.replace("\r\n", "\n").translate(_CLEANED)
    data = text.encode("utf-8", "surrogatepass").translate(None, _PRINTABLE)
    rest = data.decode("utf-8", "surrogatepass")
    if _FORBIDDEN.search(rest):
        # A pair of surrogates is one character; what stays alone becomes U+FFFD.
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        text = text.replace("\r\n", "\n").translate(_CLEANED)
    if len(rest) >= _MAX_MARKS // 2:  # else there is no run so long
        text = _LONG_RUN.sub(_part_marks, text)
    return normalize("NFC", text)


def clean_line(text: str) -> str:
    """Clean a title, name or label, which is one line.

    Returns:
        The text cleaned as `clean` does, stripped, with each run of white space as one space.
    """
    line = " ".join(clean(text).split())
    return text if line == text else line  # one string in memory is enough


def scrub(text: str) -> str:
    """Make sure that a text can be drawn: the guard before the terminal.

    Returns:
        The text itself if it is clean; else one in which each character that must not reach a
        terminal is replaced by one other (bidirectional controls by U+FFFD), so that offsets hold.
    """
    if (text.isascii() and text.isprintable()) or not _FORBIDDEN.search(text):
        return text
    return _SURROGATE.sub(_REPLACEMENT, text).translate(_SCRUBBED)


def _part_marks(match: re.Match[str]) -> str:
    """Put U+034F between every 30 combining marks in a row, counted as they are decomposed."""
    run = match[0]
    if sum(map(bool, map(combining, run))) * 2 + 3 < _MAX_MARKS:
        # A mark decomposes into two at most, and a letter has three at most: there are not too many.
        return run
    parts: list[str] = []
    marks = 0
    for part in chain.from_iterable(normalize("NFD", character) for character in run):
        if not combining(part):
            marks = 0
        elif marks == _MAX_MARKS:
            parts.append(_GRAPHEME_JOINER)
            marks = 1
        else:
            marks += 1
        parts.append(part)
    return "".join(parts)
