"""A list whose entries can be changed where they stand; what was done is told in its frame."""

from __future__ import annotations

from typing import ClassVar

from textual.containers import Vertical
from textual.content import Content

from reader.keys import keyed
from reader.screens.modal import ChooserScreen
from reader.text.clean import scrub


class EditedListScreen(ChooserScreen):
    """A list to choose from, with keys for its entries."""

    HINTS: ClassVar[str] = ""
    """What can be done, with the ids of commands for their keys."""

    def on_mount(self) -> None:
        """Tell what can be done."""
        self._show_hints()

    def tell(self, message: str) -> None:
        """Say something in the frame until the next key."""
        self.query_one(Vertical).border_subtitle = Content(scrub(message))

    def on_key(self) -> None:
        """Take the message away: it was about the key before."""
        self._show_hints()

    def _show_hints(self) -> None:
        self.query_one(Vertical).border_subtitle = Content(keyed(self.HINTS))
