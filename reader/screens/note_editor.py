"""The box in which a note is written."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from textual import on, work
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import TextArea

from reader.commands import Context
from reader.errors import StateError
from reader.keys import bindings_of, keyed
from reader.screens.box import BoxScreen
from reader.widgets.line import Line
from reader.widgets.quoted_words import QuotedWords
from reader.widgets.scrolling_lines import LinesText

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    Span = tuple[int, int]
    """Characters of a text, half-open."""

WHOLE_ARTICLE = "On the article as a whole."
EMPTY = "Write something first; {note.close} closes."
UNSAVED = "{note.close} again throws away what you have written; {note.save} saves it."
SAVING = "Saving …"


class Draft(NamedTuple):
    """A note as it is when its box opens."""

    text: str = ""
    around: str = ""
    """What the words that it is about stand in; empty: it is about the article as a whole."""
    words: tuple[int, int] = (0, 0)
    """Where they stand in it: characters, half-open."""
    is_new: bool = True
    """Whether other words can still be taken."""


class NoteEditor(BoxScreen[bool]):
    """A box to write in; gives True if the note is saved, and closes only then or if nothing is lost."""

    BINDINGS = bindings_of(Context.NOTE)

    class Saved(Message):
        """The note is saved."""

    class Unsaved(Message):
        """The note could not be saved."""

        def __init__(self, why: str) -> None:
            super().__init__()
            self.why = why

    def __init__(self, draft: Draft, save: Callable[[str, Span | None], object]) -> None:
        """Write a note, or another text for one.

        Args:
            draft: The note as it is.
            save: Keeps its text and, as a span of ``draft.around``, the words that it is about (None: the
                article as a whole); called in a worker, and may raise `StateError`.
        """
        super().__init__()
        self._draft = draft
        """The note as it was when the box opened."""
        self._keep = save
        """Keeps it."""
        self._is_saving = False
        """Whether it is being saved at this moment."""
        self._is_warned = False
        """Whether it has been told that closing throws the text away."""
        self._is_settled = False
        """Whether the text has been saved, or is not wanted."""
        self._text = TextArea(draft.text, tab_behavior="focus", compact=True, placeholder="Your note")
        """What one writes."""
        self._quoted = (
            QuotedWords(draft.around, *draft.words, is_fixed=not draft.is_new) if draft.around else None
        )
        """The words that the note is about; None: it is about the article as a whole."""
        self._message = LinesText(id="note-message")
        """Says what has happened."""

    def compose(self) -> ComposeResult:
        """A titled box: the words that the note is about, the note."""
        with Vertical(classes="box") as box:
            box.border_title = "Note" if self._draft.is_new else "Edit note"
            words = " · {note.quote} choose words" if self._can_choose else ""
            box.border_subtitle = keyed("{note.save} save · {note.close} close" + words)
            yield self._quoted or LinesText((Line(((WHOLE_ARTICLE, "$dateline-dim"),)),))
            yield self._text
            yield self._message

    @property
    def _can_choose(self) -> bool:
        """Whether the words that the note is about can be chosen here."""
        return self._quoted is not None and self._draft.is_new

    def on_mount(self) -> None:
        """One begins to write, or goes on behind what there is."""
        self._text.move_cursor(self._text.document.end)
        self.set_focus(self._text)

    @property
    def has_unsaved_text(self) -> bool:
        """Whether something has been written that is not saved."""
        return self._text.text != self._draft.text

    @on(TextArea.Changed)
    def _written(self) -> None:
        self._is_warned = False
        self._say("")

    def _say(self, message: str) -> None:
        self._message.lines = [Line(((message, "$dateline-warning"),))]

    def on_unmount(self) -> None:
        """Save what has been written if the whole program is left, or its terminal is closed."""
        if self.has_unsaved_text and not self._is_settled:
            with suppress(StateError):  # there is nobody left to be told
                self._keep(self._text.text, self._words)

    @property
    def _words(self) -> Span | None:
        """The words that the note is about, in what they stand in."""
        return (self._quoted.start, self._quoted.end) if self._quoted is not None else None

    # Commands

    def action_save(self) -> None:
        """Save the note, and close when that is done."""
        if self._is_saving:
            return
        text = self._text.text
        if self._quoted is None and not text.strip():
            self._say(keyed(EMPTY))
            return
        self._is_saving = True
        self._say(SAVING)
        self._store(text, self._words)

    @work(thread=True)
    def _store(self, text: str, words: Span | None) -> None:
        try:
            self._keep(text, words)
        except StateError as error:
            self.post_message(self.Unsaved(str(error)))
        else:
            self.post_message(self.Saved())

    @on(Saved)
    def _saved(self) -> None:
        self._is_settled = True
        self.dismiss(result=True)

    @on(Unsaved)
    def _unsaved(self, message: Unsaved) -> None:
        self._is_saving = False
        self._say(f"Not saved, and kept here: {message.why}")

    def action_close(self) -> None:
        """Close; if that throws away what has been written, only when asked twice."""
        if self._is_saving:
            return
        if self.has_unsaved_text and not self._is_warned:
            self._is_warned = True
            self._say(keyed(UNSAVED))
        else:
            self._is_settled = True
            self.dismiss(result=False)

    def leave(self) -> None:
        """A click beside the box does as the key does."""
        self.action_close()

    @on(QuotedWords.Finished)
    def _words_chosen(self) -> None:
        self.set_focus(self._text)

    def action_switch(self) -> None:
        """Go from the text to the words that it is about, or back."""
        if self._can_choose and self._text.has_focus:
            self.set_focus(self._quoted)
        else:
            self.set_focus(self._text)
