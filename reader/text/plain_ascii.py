"""Any text in ASCII, cell for cell, for terminals that show nothing else.

What has a likeness in ASCII is replaced by it: letters lose their accents, lines and blocks become dashes and
bars. What has none becomes a question mark. The text stays as wide as it was, so nothing that was laid out
moves.
"""

from __future__ import annotations

from functools import lru_cache
from unicodedata import normalize

from reader.text.width import advances

UNKNOWN = "?"
"""Stands for a cell that ASCII has nothing for."""

_LIKENESS = {
    char: ascii_
    for ascii_, chars in {
        "'": "‘’‚‛′ʼ`´",
        '"': "“”„‟″«»",
        "-": "‐‑‒–—―−·─╌┈┄╴╶╼╾▄",
        "=": "━═╍▅",
        "|": "│┃║▎▌▏▊▕",
        "+": "┌┐└┘├┤┬┴┼╭╮╰╯┏┓┗┛╺╸◆",
        "~": "…",
        "*": "•★▪▆",
        ">": "▶▸→›",
        "<": "◀◂←‹",
        "^": "▲↑",
        "v": "▼↓",
        "o": "●○◦øØ",
        "#": "■▧█▇",
        "$": "§€£",
        "%": "◇",
        "x": "×✕",
        ".": "▁",
        ":": "▂▃",
        "/": "⁄÷",
        "s": "ß",
        "a": "æ",
        "A": "Æ",
        "d": "đð",
        "D": "ĐÐ",
        "l": "ł",
        "L": "Ł",
        "i": "ı",
        " ": "\u00a0",
    }.items()
    for char in chars
}
"""What a character looks like; ``NFKD`` tells it of accented letters and of compatibility characters."""


@lru_cache(4096)
def to_ascii(text: str) -> str:
    """Give a text in ASCII.

    Args:
        text: Any text without control characters.

    Returns:
        A text of ASCII characters, as many as the text is wide in cells.
    """
    if text.isascii():
        return text
    return "".join(_cells(char, width) for char, width in zip(text, advances(text), strict=True))


def _cells(char: str, width: int) -> str:
    likeness = _likeness(char)
    return likeness.ljust(width)[:width] if likeness else UNKNOWN * width


def _likeness(char: str) -> str:
    """What a character looks like; empty: like nothing in ASCII."""
    if char.isascii():
        return char
    return _LIKENESS.get(char) or "".join(filter(str.isascii, normalize("NFKD", char)))
