"""A scrollbar that shows where in the whole something lies, such as the matches of a search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment, Segments
from rich.style import Style
from textual.scrollbar import ScrollBarRender

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rich.console import Console, ConsoleOptions, RenderResult
    from textual.scrollbar import ScrollBar

MARK = "━"


class MarkedRender(ScrollBarRender):
    """Draws marks over a vertical scrollbar."""

    marks: Iterable[float] = ()
    """Where marks stand, as fractions of the whole, 0 to 1."""
    colour: str = "yellow"
    """The marks' colour, as Rich names it."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw the bar, then the marks over it."""
        height = options.height or console.height
        marked = {min(height - 1, int(mark * height)) for mark in self.marks}
        for bar in super().__rich_console__(console, options):
            if not isinstance(bar, Segments):
                yield bar
                continue
            yield Segments(
                [
                    self._marked(segment) if row in marked else segment
                    for row, segment in enumerate(bar.segments)
                ],
                new_lines=True,
            )

    def _marked(self, segment: Segment) -> Segment:
        style = segment.style or Style()
        background = style.color if style.reverse else style.bgcolor
        over = Style(color=self.colour, bgcolor=background, bold=True, reverse=False, meta=style.meta)
        return Segment(MARK * len(segment.text), over)


def mark_scrollbar(bar: ScrollBar, marks: Iterable[float], colour: str) -> None:
    """Show marks on a scrollbar.

    Args:
        bar: A vertical scrollbar.
        marks: Where, as fractions of the whole; none takes all marks away.
        colour: As Rich names it.
    """

    def render(*args: object, **keywords: object) -> MarkedRender:
        renderer = MarkedRender(*args, **keywords)  # type: ignore[arg-type]  # Textual's own arguments
        renderer.marks = marks
        renderer.colour = colour
        return renderer

    make: Callable[..., MarkedRender] = render
    bar.renderer = make  # type: ignore[assignment, misc]  # Textual reads it from the bar itself, and calls it
    bar.refresh()
