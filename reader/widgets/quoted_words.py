"""The words that a note is about, which keys make more or fewer."""

from __future__ import annotations

from textual.message import Message

from reader.commands import Context
from reader.keys import bindings_of
from reader.text.word_edge import move_end, move_start
from reader.widgets.line import Line
from reader.widgets.scrolling_lines import ScrollingLines

AROUND_CHARACTERS = 60
"""How much of what stands before and behind the words is shown while they are chosen, about: two low rows."""

_WORDS = "bold $dateline-headline"
_AROUND = "$dateline-dim"


class QuotedWords(ScrollingLines):
    """Some words of a text; what stands around them shows while they are chosen."""

    BINDINGS = bindings_of(Context.QUOTE)

    class Finished(Message):
        """The words are as they are wanted."""

    def __init__(self, text: str, start: int, end: int, *, is_fixed: bool = False) -> None:
        """Show some words.

        Args:
            text: What they are words of.
            start: Characters of the text, half-open.
            end: Where they end.
            is_fixed: Whether they must stay as they are.
        """
        self._all = text
        """What they are words of."""
        self.is_fixed = is_fixed
        self.start = start
        """Where the words begin: characters of the text."""
        self.end = end
        """Where the words end."""
        super().__init__(self._alone(), id="quoted-words")
        self.can_focus = not is_fixed

    @property
    def words(self) -> str:
        """The words themselves."""
        return self._all[self.start : self.end]

    def _alone(self) -> list[Line]:
        return [Line(("“", (self.words, _WORDS), "”"))]

    def _with_what_is_around(self) -> list[Line]:
        text = self._all
        first, last = self.start - AROUND_CHARACTERS, self.end + AROUND_CHARACTERS
        before, behind = text[max(0, first) : self.start], text[self.end : last]
        if first > 0:
            before = f"… {before.partition(' ')[2]}"
        if last < len(text):
            behind = f"{behind.rpartition(' ')[0]} …"
        return [Line(((before, _AROUND), (self.words, _WORDS), (behind, _AROUND)))]

    def on_focus(self) -> None:
        """Show what can be added."""
        self.lines = self._with_what_is_around()

    def on_blur(self) -> None:
        """Show the words that are chosen now."""
        self.lines = self._alone()

    def action_move_end(self, steps: int) -> None:
        """Take one word more at the end, or one less."""
        self.end = move_end(self._all, self.start, self.end, steps)
        self.lines = self._with_what_is_around()
        self.call_after_refresh(self.action_bottom)

    def action_finish(self) -> None:
        """Have the words be as they are."""
        self.post_message(self.Finished())

    def action_move_start(self, steps: int) -> None:
        """Let the first word go, or take one more before it."""
        self.start = move_start(self._all, self.start, self.end, steps)
        self.lines = self._with_what_is_around()
        self.call_after_refresh(self.action_top)
