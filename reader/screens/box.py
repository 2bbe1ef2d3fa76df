"""What windows over the article have in common: a box that a click beside it closes, a field that opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, ScreenResultType

from reader.commands import Context
from reader.keys import bindings_of
from reader.paths import styles_dir

if TYPE_CHECKING:
    from textual.widget import Widget
    from textual.widgets import Input

STYLES = str(styles_dir() / "modal.tcss")


class BoxScreen(ModalScreen[ScreenResultType]):
    """A window with a box in it; a click beside the box closes it without a result."""

    CSS_PATH = STYLES
    BINDINGS = bindings_of(Context.EVERYWHERE)  # a window leaves what lies below it no keys

    @on(events.Click)
    def _clicked_beside(self, event: events.Click) -> None:
        if event.widget is self:
            self.leave()

    def leave(self) -> None:
        """Close without a result."""
        self.dismiss(None)

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close with a result, unless that has been done: a second click may come meanwhile."""
        return super().dismiss(result) if self.is_current else AwaitComplete()


class HiddenField:
    """A field that shows only while it is wanted; else the keys are commands."""

    def __init__(self, field: Input, row: Widget | None = None) -> None:
        """Hide a field.

        Args:
            field: What one types into.
            row: What is shown and hidden with it; None: the field alone.
        """
        self.field = field
        """What one types into."""
        self._row = row or field
        self._row.display = False

    @property
    def is_open(self) -> bool:
        """Whether it shows."""
        return bool(self._row.display)

    def open(self) -> None:
        """Show it, and have it take the keys."""
        self._row.display = True
        self.field.screen.set_focus(self.field)

    def close(self, then: Widget | None = None) -> None:
        """Hide it.

        Args:
            then: What takes the keys; None: the screen.
        """
        self.field.screen.set_focus(then)
        self._row.display = False
