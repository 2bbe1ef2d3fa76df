"""The current note, below the text that it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from reader.text.clean import scrub
from reader.widgets.line import Line
from reader.widgets.lines_panel import LinesPanel

if TYPE_CHECKING:
    from reader.model.note import Note

NO_TEXT = "The words are marked, without a text."


class NotePanel(LinesPanel):
    """Shows a note to be read; the keys still go to the article."""

    def __init__(self) -> None:
        super().__init__("Note", ())

    def tell(self, note: Note, day: str) -> None:
        """Show a note.

        Args:
            note: The note.
            day: When it was written, in words.
        """
        self.border_title = Content(scrub(f"Note · {day}"))
        self.show(note_lines(note))


def note_lines(note: Note, indent: int = 0) -> list[Line]:
    """The text of a note, to be read.

    Args:
        note: The note.
        indent: The cells before each row.
    """
    if not note.text:
        return [Line(((NO_TEXT, "italic $dateline-dim"),), indent=indent)]
    return [Line((line,), indent=indent) for line in note.text.split("\n")]
