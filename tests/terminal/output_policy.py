"""What the reader may write to a terminal: what Textual needs to draw, nothing that a file could bring."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.terminal.control_sequence import Kind, Token, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator

ALLOWED_CSI = {
    "colours and attributes (SGR)": re.compile(r"\x1b\[(?:\d{1,3}(?:[;:]\d{0,3})*)?m"),
    "cursor to a row and column (CUP)": re.compile(r"\x1b\[\d{1,3};\d{1,3}H"),
    "a mode on or off: wrap, cursor, mouse, focus, alternate screen, paste, updates, resize": re.compile(
        r"\x1b\[\?(?:7|25|1000|1003|1004|1006|1015|1016|1049|2004|2026|2048)[hl]"
    ),
    "a question about synchronized output or in-band resize (DECRQM)": re.compile(
        r"\x1b\[\?(?:2026|2048)\$p"
    ),
    "kitty's keyboard flags, pushed": re.compile(r"\x1b\[>\d{1,2}u"),
    "kitty's keyboard flags, popped": re.compile(r"\x1b\[<u"),
}
"""The control sequences that Textual 8.2 writes, each with its purpose."""

POINTER_SHAPE = re.compile(r"\x1b\]22;[a-z-]{1,20}\x07")
"""The one operating system command that Textual writes unasked: the shape of the mouse pointer."""

CLIPBOARD = re.compile(r"\x1b\]52;c;[A-Za-z0-9+/=]*\x07")
"""What copying writes, on a key of the user's: base64 can hold no escape."""

GRAPHICS = re.compile(
    r"\x1b_G(?:a=t,f=100,i=\d{1,8},q=2,m=[01]|q=2,m=[01]|a=p,U=1,i=\d{1,8},p=1,c=\d{1,3},r=\d{1,2},q=2"
    r"|a=d,d=I,i=\d{1,8},q=2)(?:;[A-Za-z0-9+/=]{1,4096})?\x1b\\"
)
"""What pictures write in a terminal that draws them: they are sent, placed and deleted (Kitty's protocol)."""

_ALLOWED_CONTROLS = frozenset("\r\n")
_FORBIDDEN_TEXT = re.compile(
    "(?P<direction>[\u202a-\u202e\u2066-\u2069])|(?P<separator>[\u2028\u2029])|(?P<bytes>[\ud800-\udfff])"
)
_FORBIDDEN_TEXT_NAMES = {
    "direction": "a bidirectional override or isolate",
    "separator": "a line or paragraph separator",
    "bytes": "bytes that are not UTF-8, or a lone surrogate",
}


def faults(output: bytes, *, is_copying: bool = False, has_graphics: bool = False) -> list[str]:
    """List what stands in a program's output that may not.

    Args:
        output: All that was written.
        is_copying: Whether something was copied, which writes to the clipboard.
        has_graphics: Whether the terminal draws pictures.

    Returns:
        One line each, with what was found; the same fault is told once.
    """
    return list(dict.fromkeys(_faults(output, is_copying=is_copying, has_graphics=has_graphics)))


def _faults(output: bytes, *, is_copying: bool, has_graphics: bool) -> Iterator[str]:
    for token in tokenize(output):
        if token.kind is Kind.TEXT:
            for match in _FORBIDDEN_TEXT.finditer(token.raw):
                yield f"{_FORBIDDEN_TEXT_NAMES[match.lastgroup or '']}: {match[0]!a}"
        elif not _is_allowed(token, is_copying=is_copying, has_graphics=has_graphics):
            yield f"{token.kind}: {token.raw[:80]!a}"


def _is_allowed(token: Token, *, is_copying: bool, has_graphics: bool) -> bool:
    match token.kind:
        case Kind.CSI:
            return any(pattern.fullmatch(token.raw) for pattern in ALLOWED_CSI.values())
        case Kind.CONTROL:
            return token.raw in _ALLOWED_CONTROLS
        case Kind.OSC:
            is_clipboard = is_copying and CLIPBOARD.fullmatch(token.raw)
            return bool(POINTER_SHAPE.fullmatch(token.raw) or is_clipboard)
        case Kind.APC:
            return has_graphics and bool(GRAPHICS.fullmatch(token.raw))
        case _:
            return False
