"""The last line: the keys that matter now, what has just happened, and where one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from reader.text.clean import scrub
from reader.text.width import cell_len, cut

if TYPE_CHECKING:
    from textual.app import RenderResult

GAP = "   "

SHORTEST_PLACE_CELLS = 8
"""Room for the end of a place: how far one is."""

LONG_CELLS = 72
"""What is longer is told in full where the line has no room for it; what has happened is told in less."""

FULL_SECONDS = 12.0
"""How long."""

Hint = tuple[str, str]
"""(key, what it does)."""


class StatusBar(Widget):
    """Shows hints on the left and the place on the right; a message takes the hints' room."""

    DEFAULT_CSS = """
    StatusBar { height: 1; dock: bottom; }
    """

    hints: reactive[tuple[Hint, ...]] = reactive(())
    """The keys that matter now, the most useful first; without room the last but one goes first."""
    message: reactive[str] = reactive("")
    """What has just happened; empty: nothing to tell."""
    place: reactive[str] = reactive("")
    """Where one is."""

    def render(self) -> RenderResult:
        """Fit hints, or the message, and the place into one line."""
        width = self.size.width - 2
        place = _fit_place(scrub(self.place), self._place_cells(width))
        room = width - cell_len(place) - len(GAP)
        left = Content.styled(cut(scrub(self.message), room), "bold") if self.message else self._hints(room)
        space = " " * max(1, width - left.cell_length - cell_len(place))
        return Content.assemble(" ", left, space, (place, "$dateline-dim"), " ")

    def watch_message(self, message: str) -> None:
        """Tell a long message, which a fault has, in full beside the text, if it does not fit here."""
        cells = cell_len(message)
        if cells > LONG_CELLS and cells > self.app.size.width - len(GAP) - SHORTEST_PLACE_CELLS:
            self.notify(scrub(message), timeout=FULL_SECONDS, markup=False)

    def _place_cells(self, width: int) -> int:
        """The room for the place: a message leaves it what it does not need itself, at least for its end."""
        if not self.message:
            return width * 2 // 5
        left = width - cell_len(scrub(self.message)) - len(GAP)
        return max(left, SHORTEST_PLACE_CELLS)

    def _hints(self, room: int) -> Content:
        """As many hints as find room; the last one, which leads to all keys, is kept longest."""
        hints = [Content.assemble((key, "bold"), " ", scrub(words)) for key, words in self.hints]
        while len(hints) > 1 and Content(GAP).join(hints).cell_length > room:
            del hints[-2]
        shown = Content(GAP).join(hints)
        return shown if shown.cell_length <= room else Content("")


def _fit_place(place: str, cells: int) -> str:
    """Cut a place to a width: its last part, how far one is, stays whole."""
    section, dot, rest = place.rpartition(" · ")
    if cell_len(place) <= cells or not dot:
        return cut(place, cells)
    room = cells - cell_len(dot + rest)
    return cut(section, room) + dot + rest if room > 1 else rest
