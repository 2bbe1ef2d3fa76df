"""Any text in ASCII, cell for cell, for terminals that show nothing else.

What has a likeness in ASCII is replaced by it: letters lose their accents, lines and blocks become dashes and
bars. What has none becomes a question mark, and so does what would have to be cut, or would say something
else: “5½” is not “51”, nor “10⁶” “106”. The text stays as wide as it was, so nothing that was laid out moves.
"""

from __future__ import annotations

from functools import lru_cache
from unicodedata import combining, decomposition, normalize

from reader.text.width import advances

UNKNOWN = "?"
"""Stands for a cell that ASCII has nothing for."""

_LIKENESS = {
    char: ascii_
    for ascii_, chars in {
        "'": "‘’‚‛′‵ʼ´",
        '"': "“”„‟″‶«»¨",
        "-": "‐‑‒–—―−·‧⁃¯‾\u00ad─╌┈┄╴╶╼╾▄",
        "=": "━═╍▅",
        "|": "¦‖│┃║▎▌▏▊▕",
        "+": "†┌┐└┘├┤┬┴┼╭╮╰╯┏┓┗┛╺╸◆",
        "~": "…‥⁓˜",
        "*": "•※⁂⁎⁑⁕★▪▆",
        ">": "▶▸→›‣",
        "<": "◀◂←‹",
        "^": "▲↑‸⁁ˆ",
        "v": "▼↓",
        "o": "●○◦°øœ",
        "#": "■▧█▇",
        "&": "§⁊",
        "%": "◇",
        "x": "×✕",
        ".": "▁",
        ",": "¸",
        ":": "▂▃⁚⁝⁞",
        ";": "⁏",
        "!": "¡‼",
        "/": "⁄÷",
        "_": "‗‿⁔",
        "[": "⁅",
        "]": "⁆",
        " ": "\u00a0",
        # Letters that NFKD leaves whole, or makes two of; and what is drawn as a letter.
        "a": "æ",
        "A": "Æ",
        "c": "¢©",
        "d": "đð",
        "D": "ĐÐ",
        "E": "€",
        "h": "ħ",
        "H": "Ħ",
        "i": "ı",
        "k": "ĸ",
        "l": "łŀ",
        "L": "ŁĿ£",
        "n": "ŋŉ✎",
        "N": "Ŋ",
        "O": "ŒØ",
        "s": "ß",
        "t": "ŧþ",
        "T": "ŦÞ",
        "u": "µμ",
        "y": "ĳ",
        "Y": "Ĳ¥",
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
    return likeness.ljust(width) if 0 < len(likeness) <= width else UNKNOWN * width


def _likeness(char: str) -> str:
    """What a character looks like, however long that is; empty: like nothing in ASCII."""
    if char.isascii():
        return char
    if char in _LIKENESS:
        return _LIKENESS[char]
    found = ""
    for part in normalize("NFKD", char):
        if combining(part) and found.isalpha():
            continue  # a letter without its accent; “≠” is no “=”
        likeness = part if part.isascii() else _LIKENESS.get(part, "")
        if not likeness:
            return ""
        found += likeness
    # A power, or the number of a note, is not to join the number before it.
    return "" if decomposition(char).startswith("<super>") and not found.isalpha() else found
