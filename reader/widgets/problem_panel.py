"""The problems of files that are being written, below the last version of them that could be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from reader.text.clean import scrub
from reader.widgets.card_line import SEPARATOR
from reader.widgets.lines_panel import LinesPanel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.widgets.line import Line


class ProblemPanel(LinesPanel):
    """Shows problems until they are mended; it can be folded to its title."""

    def __init__(self, title: str, lines: Sequence[Line]) -> None:
        """Show some problems; see `tell`."""
        super().__init__(title, lines)
        self._title = title
        """What they are."""
        self.is_folded = False
        """Whether only the title shows."""
        self.has_lines = bool(lines)
        """Whether there is more than the title."""

    def tell(self, title: str, lines: Sequence[Line]) -> None:
        """Show other problems; then `fold` says whether all of them.

        Args:
            title: What they are.
            lines: What to read.
        """
        self._title, self.has_lines = title, bool(lines)
        self.show(lines)

    def fold(self, hint: str, *, is_folded: bool) -> None:
        """Show the title alone, or all.

        Args:
            hint: How to change that; empty: there is no key for it.
            is_folded: Whether the title is to stand alone.
        """
        self.is_folded = is_folded
        self.border_title = Content(
            scrub(SEPARATOR.join((self._title, *([hint] if hint and self.has_lines else ()))))
        )
        self.set_class(is_folded, "-folded")
