"""Lines to read: drawn, and scrolled by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.reactive import var
from textual.widget import Widget

from reader.commands import Context, bindings_of
from reader.widgets.line import Line, Lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult, RenderResult
    from textual.selection import Selection


class LinesText(Widget):
    """Draws lines, as high as they are at its width."""

    DEFAULT_CSS = """
    LinesText { width: 1fr; height: auto; }
    """

    lines: var[Sequence[Line]] = var(())
    """What to read."""

    def __init__(self, lines: Sequence[Line] = (), *, id: str | None = None) -> None:  # noqa: A002  Textual's own
        """Draw some lines."""
        super().__init__(id=id)
        self._visual = Lines(lines)
        """The lines, laid out."""
        self.set_reactive(LinesText.lines, lines)

    def watch_lines(self) -> None:
        """Lay out other lines."""
        self._visual = Lines(self.lines)
        self.refresh(layout=True)

    def render(self) -> RenderResult:
        """The lines."""
        return self._visual

    @property
    def plain(self) -> str:
        """All words, each line in one row."""
        return self._visual.plain

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text that is selected with the mouse, as it is drawn."""
        return selection.extract(self._visual.laid_out(max(1, self.content_size.width)).plain), "\n"


class ScrollingLines(VerticalScroll, inherit_bindings=False):
    """Lines in a box that scrolls."""

    BINDINGS = bindings_of(Context.LINES)

    def __init__(self, lines: Sequence[Line], *, classes: str | None = None, id: str | None = None) -> None:  # noqa: A002  Textual's own
        """Show some lines."""
        super().__init__(classes=classes, id=id)
        self._lines = lines
        """What to read."""

    def compose(self) -> ComposeResult:
        """One text, which wraps to the width of the box."""
        yield LinesText(self._lines)

    def action_line_down(self) -> None:
        """Scroll one line down."""
        self.scroll_down(animate=False)

    def action_line_up(self) -> None:
        """Scroll one line up."""
        self.scroll_up(animate=False)

    def action_half_down(self) -> None:
        """Scroll half a page down."""
        self.scroll_relative(y=self._half_page, animate=False)

    def action_half_up(self) -> None:
        """Scroll half a page up."""
        self.scroll_relative(y=-self._half_page, animate=False)

    @property
    def _half_page(self) -> int:
        """The rows of half a page."""
        return max(1, self.content_size.height // 2)

    def action_page_down(self) -> None:
        """Scroll one page down."""
        self.scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        """Scroll one page up."""
        self.scroll_page_up(animate=False)

    def action_top(self) -> None:
        """Go to the beginning."""
        self.scroll_home(animate=False)

    def action_bottom(self) -> None:
        """Go to the end."""
        self.scroll_end(animate=False)
