"""The problems of a file that is being written, below the last version of it that could be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll

from reader.widgets.scrolling_lines import LinesText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from reader.widgets.line import Line


class ProblemPanel(VerticalScroll, can_focus=False):
    """Lines over the lower part of the screen; the keys still go to the article."""

    def __init__(self, lines: Sequence[Line]) -> None:
        """Show some lines.

        Args:
            lines: What to read.
        """
        super().__init__()
        self.border_title = "Not shown yet: the file has errors"
        self._text = LinesText(lines)
        """Draws them."""

    def compose(self) -> ComposeResult:
        """The lines."""
        yield self._text

    def show(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self._text.lines = lines
