"""What a program writes to a terminal, cut into text and control sequences.

The grammar is that of ECMA-48 (5th edition, sections 5.4 and 5.6), with two liberties that terminals take:
BEL ends an operating system command, and a stream that is UTF-8 holds its C1 controls as U+0080 to U+009F.
"""

from __future__ import annotations

import codecs
import re
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a token is."""

    TEXT = "text"
    """Characters to be shown; bytes that are not UTF-8 stand in it as U+DC80 to U+DCFF."""
    CONTROL = "control character"
    """One C0 or C1 control, or DEL."""
    CSI = "control sequence"
    OSC = "operating system command"
    DCS = "device control string"
    APC = "application program command"
    PM = "privacy message"
    SOS = "start of string"
    ESCAPE = "escape sequence"
    """ESC, intermediate characters and a final one, of none of the kinds above."""
    STRAY = "stray escape"
    """ESC with nothing behind it that makes a sequence."""


class Token(NamedTuple):
    """A run of text, or one control function."""

    kind: Kind
    raw: str
    """As it was written, with its introducer and its end."""


_STRING_KINDS = {"]": Kind.OSC, "P": Kind.DCS, "_": Kind.APC, "^": Kind.PM, "X": Kind.SOS}

_TOKEN = re.compile(
    r"(?P<text>[^\x00-\x1f\x7f-\x9f]+)"
    r"|(?P<csi>\x1b\[[0-?]*[ -/]*[@-~])"
    r"|(?P<string>\x1b(?P<opener>[]P_^X])[^\x07\x1b\x9c]*(?:\x07|\x9c|\x1b\\))"
    r"|(?P<escape>\x1b[ -/]*[0-OQ-WYZ\\`-~])"
    r"|(?P<unfinished>\x1b(?:[ -/]*|\[[0-?]*[ -/]*|[]P_^X][^\x07\x1b\x9c]*\x1b?)\Z)"
    r"|(?P<stray>\x1b)"
    r"|(?P<control>[\x00-\x1a\x1c-\x1f\x7f-\x9f])"
)


class Tokenizer:
    """Cuts a stream that comes in chunks; a sequence may be spread over several."""

    def __init__(self) -> None:
        self._decode = codecs.getincrementaldecoder("utf-8")("surrogateescape").decode
        self._pending = ""
        """The beginning of a sequence whose end has not come yet."""

    def feed(self, data: bytes) -> list[Token]:
        """Take a chunk and return the tokens that are now whole."""
        tokens, self._pending = _cut(self._pending + self._decode(data))
        return tokens

    def finish(self) -> list[Token]:
        """Return what is left when nothing more will come: an unfinished sequence is a stray escape."""
        rest = self._pending + self._decode(b"", final=True)
        self._pending = ""
        return [Token(Kind.STRAY, rest)] if rest else []


def tokenize(data: bytes) -> list[Token]:
    """Cut a whole stream."""
    tokenizer = Tokenizer()
    return [*tokenizer.feed(data), *tokenizer.finish()]


def _cut(text: str) -> tuple[list[Token], str]:
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        raw = match[0]
        match match.lastgroup:
            case "text":
                tokens.append(Token(Kind.TEXT, raw))
            case "csi":
                tokens.append(Token(Kind.CSI, raw))
            case "string":
                tokens.append(Token(_STRING_KINDS[match["opener"]], raw))
            case "escape":
                tokens.append(Token(Kind.ESCAPE, raw))
            case "stray":
                tokens.append(Token(Kind.STRAY, raw))
            case "unfinished":
                return tokens, raw
            case _:
                tokens.append(Token(Kind.CONTROL, raw))
    return tokens, ""
