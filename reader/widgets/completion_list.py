"""What a query could go on with: a short list above the field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from reader.text.clean import scrub
from reader.text.width import cell_len, cut

if TYPE_CHECKING:
    from textual.app import RenderResult

    from reader.text.query_completion import Candidate

MOST_ROWS = 7
"""How many candidates show at a time."""


class CompletionList(Widget):
    """Lists candidates; the screen that holds it has the keys."""

    DEFAULT_CSS = """
    CompletionList { height: auto; display: none; }
    """

    candidates: reactive[tuple[Candidate, ...]] = reactive((), layout=True)
    """What there is to choose from."""
    chosen: reactive[int] = reactive(0)
    """Which of them is taken now."""

    @property
    def is_open(self) -> bool:
        """Whether it shows."""
        return bool(self.display)

    def watch_candidates(self) -> None:
        """Show itself if there is anything to choose from."""
        self.display = bool(self.candidates)
        self.chosen = 0

    def step(self, steps: int) -> None:
        """Choose another one, round the ends."""
        if self.candidates:
            self.chosen = (self.chosen + steps) % len(self.candidates)

    def render(self) -> RenderResult:
        """A row for each of those in view."""
        width = self.size.width
        first = max(0, min(self.chosen - MOST_ROWS // 2, len(self.candidates) - MOST_ROWS))
        shown = self.candidates[first : first + MOST_ROWS]
        column = min(width // 2, 2 + max((cell_len(one.replacement) for one in shown), default=0))
        rows = []
        for at, candidate in enumerate(shown, first):
            name = cut(scrub(candidate.replacement), column - 1)
            space = " " * (column - cell_len(name))
            told = cut(scrub(candidate.help), max(1, width - column - 4))
            style = "bold reverse" if at == self.chosen else "$dateline-text"
            rows.append(Content.assemble("   ", (name, style), space, (told, "$dateline-dim")))
        return Content("\n").join(rows)
