"""A terminal's screen and modes, after what a program wrote: pyte, and what it does not know."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyte

from tests.terminal.control_sequence import Kind, Token, Tokenizer

if TYPE_CHECKING:
    from pyte.screens import Char

SYNCHRONIZED_OUTPUT = 2026
"""The private mode in which a terminal goes on showing its old screen."""
ALTERNATE_SCREEN = 1049
CURSOR_VISIBLE = 25
LINE_WRAP = 7
BRACKETED_PASTE = 2004

_POWER_ON_MODES = frozenset({CURSOR_VISIBLE, LINE_WRAP})
"""The private modes that are set in a fresh terminal."""

_PRIVATE_MODE = re.compile(r"\x1b\[\?([\d;]+)([hl])")
_KEYBOARD_PUSH = re.compile(r"\x1b\[>\d*u")
_KEYBOARD_POP = re.compile(r"\x1b\[<\d*u")
_KNOWN_TO_PYTE = re.compile(r"\x1b\[[\d;]*[A-Za-z@`]")
"""pyte draws what it does not know of other sequences as text."""
_ZERO_WIDTH = re.compile("[\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff\U000e0001-\U000e007f]")
"""pyte drops the rest of a text behind one of them."""
_MARKS_BEYOND_REASON = re.compile("(?<=[\u0300-\u036f]{8})[\u0300-\u036f]+")
"""pyte takes quadratic time for many marks on one character."""


class Emulator:
    """The screen of a terminal.

    Attributes:
        modes: The private modes (DEC's and xterm's numbers) that are set now.
        keyboard_levels: How many sets of kitty keyboard flags have been pushed and not yet popped.
    """

    def __init__(self, columns: int, rows: int) -> None:
        self.modes = set(_POWER_ON_MODES)
        self.keyboard_levels = 0
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self._screen, strict=False)
        self._tokenizer = Tokenizer()
        self._lines: list[str] | None = None
        """The rows as text; None: not put together since the screen last changed."""

    def feed(self, data: bytes) -> None:
        """Take what the program wrote."""
        self._stream.feed("".join(map(self._drawn, self._tokenizer.feed(data))))
        self._lines = None

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the screen; what is on it stays where it was."""
        self._screen.resize(lines=rows, columns=columns)
        self._lines = None

    @property
    def is_updating(self) -> bool:
        """Whether the program is amid a synchronized update, which a user does not see yet."""
        return SYNCHRONIZED_OUTPUT in self.modes

    @property
    def has_plain_text(self) -> bool:
        """Whether a text written now would have the terminal's own colours and no attributes."""
        return bool(
            self._screen.cursor.attrs
            == self._screen.default_char._replace(data=self._screen.cursor.attrs.data)
        )

    @property
    def lines(self) -> list[str]:
        """The rows of the screen, each as wide as the screen."""
        if self._lines is None:
            # The cell behind a wide character holds an empty text; pyte's own ``display`` fails where one is
            # left over from a wide character that was drawn over.
            columns = range(self._screen.columns)
            rows = map(self._screen.buffer.__getitem__, range(self._screen.lines))
            self._lines = ["".join([row[column].data for column in columns]) for row in rows]
        return self._lines

    @property
    def text(self) -> str:
        """The rows of the screen without the blanks at their ends."""
        return "\n".join(line.rstrip() for line in self.lines)

    def snapshot(self) -> tuple[tuple[Char, ...], ...]:
        """Every cell, with its colours and attributes: two screens that look alike are equal."""
        columns = range(self._screen.columns)
        buffer = self._screen.buffer
        return tuple(tuple(buffer[row][column] for column in columns) for row in range(self._screen.lines))

    def colour_of(self, words: str) -> str | None:
        """The colour in which a text is drawn that stands on the screen; None: it does not."""
        for row, line in enumerate(self.lines):
            column = line.find(words)
            if column >= 0:
                return str(self._screen.buffer[row][column].fg)
        return None

    def _drawn(self, token: Token) -> str:
        """Follow the modes; give what pyte is to draw of a token."""
        raw = token.raw
        if token.kind is Kind.TEXT:
            return raw if raw.isascii() else _MARKS_BEYOND_REASON.sub("", _ZERO_WIDTH.sub("", raw))
        if token.kind is Kind.CONTROL:
            return raw
        if token.kind is Kind.CSI:
            if _KNOWN_TO_PYTE.fullmatch(raw):
                return raw
            if private := _PRIVATE_MODE.fullmatch(raw):
                numbers = {int(number) for number in private[1].split(";") if number}
                self.modes = self.modes | numbers if private[2] == "h" else self.modes - numbers
            elif _KEYBOARD_PUSH.fullmatch(raw):
                self.keyboard_levels += 1
            elif _KEYBOARD_POP.fullmatch(raw):
                self.keyboard_levels -= 1
        return ""
