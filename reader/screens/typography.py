"""How the text of an article is set, as its reader changes it: marks, signs, the length of the lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.config import MAX_MEASURE_CELLS, MIN_MEASURE_CELLS
from reader.widgets.row_painter import Highlights

if TYPE_CHECKING:
    from reader.screens.article import ArticleScreen

MEASURE_STEP_CELLS = 6


class Typography:
    """Changes how one article looks. Commands name its methods."""

    def __init__(self, screen: ArticleScreen) -> None:
        """Change nothing yet.

        Args:
            screen: The article's.
        """
        self._screen = screen

    def switch_highlights(self) -> None:
        """Mark all mentions, the first in each section, or none."""
        screen, modes = self._screen, list(Highlights)
        screen.highlights = modes[(modes.index(screen.highlights) + 1) % len(modes)]
        screen.footer.tell(f"Marked: {screen.highlights}.")

    def switch_glyphs(self) -> None:
        """Draw the sign of its type before each mention, or not."""
        self._screen.glyphs = not self._screen.glyphs

    def widen(self, steps: int) -> None:
        """Make the lines longer or shorter.

        Args:
            steps: 1 longer, -1 shorter.
        """
        screen = self._screen
        wanted = screen.measure + steps * MEASURE_STEP_CELLS
        screen.measure = max(MIN_MEASURE_CELLS, min(MAX_MEASURE_CELLS, wanted))
        room = screen.body.room_cells
        note = f"; this pane has room for {room}" if screen.measure > room else ""
        screen.footer.tell(f"Lines of up to {screen.measure} cells{note}.")
