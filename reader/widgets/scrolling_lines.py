"""Lines to read: drawn, and scrolled by keys, with a cursor that goes from link to link."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from textual import events, on
from textual.containers import VerticalScroll
from textual.geometry import Spacing
from textual.message import Message
from textual.reactive import var
from textual.widget import Widget

from reader.commands import Context
from reader.keys import bindings_of
from reader.widgets.line import LINK, Line, Lines
from reader.widgets.text_cursor import put_text_cursor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult, RenderResult
    from textual.geometry import Region
    from textual.selection import Selection

    from reader.widgets.line import Link

_ROUND_LINK = Spacing(1, 0, 1, 0)
"""The rows above and below a link that are shown with it."""


class LinesText(Widget):
    """Draws lines, as high as they are at its width."""

    DEFAULT_CSS = """
    LinesText { width: 1fr; height: auto; }
    """

    lines: var[Sequence[Line]] = var(())
    """What to read."""
    current: var[int | None] = var(None)
    """The number of the link that the cursor stands on; None: on none."""

    class LinkClicked(Message):
        """A link was clicked."""

        def __init__(self, link: Link) -> None:
            super().__init__()
            self.link = link

    def __init__(self, lines: Sequence[Line] = (), *, id: str | None = None) -> None:  # noqa: A002  Textual's own
        """Draw some lines."""
        super().__init__(id=id)
        self._visual = Lines(lines)
        """The lines, laid out."""
        self.set_reactive(LinesText.lines, lines)

    def watch_lines(self) -> None:
        """Lay out other lines."""
        self._visual = Lines(self.lines)
        self.current = None
        self.refresh(layout=True)

    def watch_current(self) -> None:
        """Draw the cursor."""
        self._visual.current = self.current
        self.refresh()

    @property
    def links(self) -> Sequence[Link]:
        """The links, in reading order; a link's number is its place here."""
        return self._visual.links

    @property
    def link_regions(self) -> Sequence[Region]:
        """Where each link is drawn: the cells of its first row, and as many rows as it has."""
        return self._visual.link_regions(max(1, self.content_size.width))

    @on(events.Click)
    def _click(self, event: events.Click) -> None:
        number = event.style.meta.get(LINK)
        if number is not None and self.text_selection is None:
            self.current = number
            self.post_message(self.LinkClicked(self.links[number]))

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
    """Lines in a box that scrolls; the cursor stands on a link of them, or on none."""

    BINDINGS = bindings_of(Context.LINES)

    def __init__(self, lines: Sequence[Line], *, classes: str | None = None, id: str | None = None) -> None:  # noqa: A002  Textual's own
        """Show some lines."""
        super().__init__(classes=classes, id=id)
        self._text = LinesText(lines)
        """What to read."""

    def compose(self) -> ComposeResult:
        """One text, which wraps to the width of the box."""
        yield self._text

    @property
    def lines(self) -> Sequence[Line]:
        """What to read."""
        return self._text.lines

    @lines.setter
    def lines(self, lines: Sequence[Line]) -> None:
        self._text.lines = lines

    def put_in_place(self, lines: Sequence[Line]) -> None:
        """Show lines in place of others; the cursor stays on its link if that is still there.

        Args:
            lines: What to read from now on.
        """
        before, current = _told_apart(self.links), self._text.current
        self._text.lines = lines
        after = _told_apart(self.links)
        if current is not None and before[current] in after:
            self._text.current = after.index(before[current])

    @property
    def links(self) -> Sequence[Link]:
        """The links, in reading order."""
        return self._text.links

    @property
    def link(self) -> Link | None:
        """The link that the cursor stands on."""
        return None if self._text.current is None else self.links[self._text.current]

    def step_link(self, steps: int) -> None:
        """Move the cursor to the next or previous link, from those that show, and round the ends.

        Args:
            steps: 1 or -1.
        """
        regions = self._text.link_regions
        if not regions:
            return
        top = self.scroll_offset.y
        bottom = top + self.scrollable_content_region.height
        at = self._text.current
        if at is not None and top < regions[at].bottom and regions[at].y < bottom:
            at = (at + steps) % len(regions)
        elif steps > 0:
            at = next((number for number, region in enumerate(regions) if region.y >= top), 0)
        else:
            above = (number for number, region in enumerate(regions) if region.bottom <= bottom)
            at = max(above, default=len(regions) - 1)
        self._text.current = at
        region = regions[at]
        self.scroll_to_region(
            region, spacing=_ROUND_LINK, animate=False, force=True, x_axis=False, immediate=True
        )
        self._put_text_cursor()

    @on(events.Focus)
    def _put_text_cursor(self) -> None:
        """Put it on the current link; without one where the lines begin."""
        column, row = 0, 0
        if self._text.current is not None:
            column, row, *_ = self._text.link_regions[self._text.current]
        put_text_cursor(self, column, max(0, row - self.scroll_offset.y))

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


def _told_apart(links: Sequence[Link]) -> list[tuple[str, int]]:
    """For each link its text, and how many before it have the same."""
    counts: Counter[str] = Counter()
    told = []
    for link in links:
        told.append((link.text, counts[link.text]))
        counts[link.text] += 1
    return told
