"""The list of the notes on an article."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from reader.commands import Context
from reader.export.notes import day_in_words
from reader.keys import bindings_of
from reader.screens.edited_list import EditedListScreen
from reader.widgets.line import Line
from reader.widgets.note_panel import note_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.screens.contents import Entry
    from reader.screens.marginalia import Marginalia
    from reader.text.placed_note import PlacedNote

WHOLE_ARTICLE = "The article as a whole"
GONE = "The passage is gone from the article."
QUOTE_CHARACTERS = 160
"""How much of a passage tells which one it is."""


class NoteListScreen(EditedListScreen):
    """Lists notes; gives the id of the one to go to, or to edit."""

    BINDINGS = bindings_of(Context.NOTES)
    HINTS = (
        "{list.choose} go · {notes.edit} edit · {notes.delete} delete · {notes.copy} copy"
        " · {list.narrow} narrow"
    )

    def __init__(self, marginalia: Marginalia, notes: Iterable[PlacedNote], current: str | None) -> None:
        """List some notes.

        Args:
            marginalia: Deletes and copies them.
            notes: As they stand in the text.
            current: The id of the one that the cursor stands on first.
        """
        super().__init__("Notes on this article", note_entries(notes), current)
        self._marginalia = marginalia
        """Deletes and copies notes."""
        self.is_to_be_edited = False
        """Whether the chosen note is to be edited."""

    def take(self, notes: Sequence[PlacedNote]) -> None:
        """List other notes; the cursor stays in its row, or goes to the note that has come back."""
        known = self.ids
        back = next((placed.note.id for placed in notes if placed.note.id not in known), None)
        self.replace(note_entries(notes), back)

    # Commands

    def action_edit(self) -> None:
        """Edit the note under the cursor."""
        self.is_to_be_edited = True
        self.action_choose()

    def action_delete(self) -> None:
        """Delete the note under the cursor; that can be undone."""
        if (id_ := self.entry) is not None:
            self._marginalia.delete(id_)

    def action_undo(self) -> None:
        """Bring a deleted note back."""
        self._marginalia.undo()

    def action_copy(self) -> None:
        """Copy the note under the cursor, with its passage and the citation."""
        if (id_ := self.entry) is not None:
            self._marginalia.copy(id_)


def note_entries(notes: Iterable[PlacedNote]) -> list[Entry]:
    """The notes as one reads them in a list: (id, what is shown) for each."""
    return [(placed.note.id, _lines(placed)) for placed in notes]


def _lines(placed: PlacedNote) -> tuple[Line, ...]:
    note = placed.note
    about = (WHOLE_ARTICLE, "$dateline-dim")
    if note.anchor is not None:
        about = (f"“{shorten(note.anchor.quote, QUOTE_CHARACTERS, placeholder=' …')}”", "italic")
    day = (f"  {day_in_words(note.created)}", "$dateline-dim")
    gone = (Line(((GONE, "$dateline-warning"),), indent=2),) if placed.is_gone else ()
    return (Line((about, day)), *gone, *note_lines(note, indent=2))
