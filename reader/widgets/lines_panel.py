"""Lines over the lower part of a screen; the keys still go to what is above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content

from reader.text.clean import scrub
from reader.widgets.scrolling_lines import LinesText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from reader.widgets.line import Line


class LinesPanel(VerticalScroll, can_focus=False):
    """A titled panel of lines to read."""

    def __init__(self, title: str, lines: Sequence[Line]) -> None:
        """Show some lines.

        Args:
            title: What they are.
            lines: What to read.
        """
        super().__init__()
        self.border_title = Content(scrub(title))
        self._text = LinesText(lines)
        """Draws them."""

    def compose(self) -> ComposeResult:
        """The lines."""
        yield self._text

    def show(self, lines: Sequence[Line]) -> None:
        """Show other lines, from their beginning."""
        self._text.lines = lines
        self.scroll_home(animate=False)
