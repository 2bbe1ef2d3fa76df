"""A window that asks for a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Input

from reader.commands import Context
from reader.keys import bindings_of, keyed
from reader.screens.box import BoxScreen
from reader.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult
    from textual.widget import Widget

LONGEST_NAME = 80
"""Characters of a name."""

HINTS = "{field.keep} save · {field.close} cancel"


class NameScreen(BoxScreen[str | None]):
    """Asks for a name; gives it, empty if it is so, or None."""

    BINDINGS = bindings_of(Context.FIELD)

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
        self._hint = hint
        """What else there is to say."""
        self.field = self._field(name)
        """Takes the name."""

    def _field(self, name: str) -> Input:
        return Input(name, compact=True, max_length=LONGEST_NAME, placeholder="Name")

    def compose(self) -> ComposeResult:
        """A titled box with a field."""
        with Vertical(classes="box") as box:
            box.border_title = self._title
            box.border_subtitle = " · ".join(filter(None, (keyed(HINTS), self._hint)))
            yield self.field
            yield from self._below()

    def _below(self) -> Iterable[Widget]:
        """What stands below the field."""
        return ()

    def action_keep(self) -> None:
        """Give the name."""
        self.dismiss(clean_line(self.field.value))

    def action_close(self) -> None:
        """Leave without a name."""
        self.dismiss(None)
