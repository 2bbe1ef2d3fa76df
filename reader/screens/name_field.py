"""A window that asks for a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.containers import Vertical
from textual.widgets import Input

from reader.screens.box import BoxScreen
from reader.text.clean import clean_line

if TYPE_CHECKING:
    from textual.app import ComposeResult

LONGEST_NAME = 80
"""Characters of a name."""


class NameScreen(BoxScreen[str | None]):
    """Asks for a name; gives it, empty if it is so, or None."""

    def __init__(self, title: str, name: str = "", hint: str = "") -> None:
        """Ask.

        Args:
            title: What is to get the name.
            name: The name that it has.
            hint: What else there is to say.
        """
        super().__init__()
        self._title = title
        """What is to get the name."""
        self._field = Input(name, compact=True, max_length=LONGEST_NAME, placeholder="Name")
        """Takes the name."""
        self._hint = hint
        """What else there is to say."""

    def compose(self) -> ComposeResult:
        """A titled box with a field."""
        with Vertical(classes="box") as box:
            box.border_title = self._title
            box.border_subtitle = " · ".join(filter(None, ("Enter save", "Esc cancel", self._hint)))
            yield self._field

    @on(Input.Submitted)
    def _given(self) -> None:
        self.dismiss(clean_line(self._field.value))

    def on_key(self, event: events.Key) -> None:
        """Leave without a name."""
        if event.key == "escape":
            event.stop()
            self.dismiss(None)
