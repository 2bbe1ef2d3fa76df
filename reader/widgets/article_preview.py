"""The preview beside or below the list of articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll

from reader.widgets.scrolling_lines import LinesText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from reader.widgets.line import Line


class ArticlePreview(VerticalScroll, can_focus=False):
    """Lines to read; the keys go to the list."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's own name for it
        """Show nothing yet."""
        super().__init__(id=id)
        self._text = LinesText()
        """Draws the lines."""

    def compose(self) -> ComposeResult:
        """The lines."""
        yield self._text

    @property
    def plain(self) -> str:
        """All words, each line in one row."""
        return self._text.plain

    def show(self, lines: Sequence[Line]) -> None:
        """Show other lines, from their beginning."""
        self._text.lines = lines
        self.scroll_home(animate=False)
