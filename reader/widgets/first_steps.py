"""A line for newcomers: the keys to begin with. It goes away by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from reader.keys import hinted

if TYPE_CHECKING:
    from textual.app import RenderResult

GAP = Content("   ")

KEYS = 6
"""After how many keys the line goes away."""

_STEPS = (
    ("{mention.next}", "next name"),
    ("{card}", "who or what it is"),
    ("{pane.entities}", "people and things"),
    ("{pane.timeline}", "what happened when"),
    ("{section.next}", "next section"),
    ("{find}", "find"),
    ("{help}", "all keys"),
)


class FirstSteps(Widget):
    """Tells the first keys until some have been pressed."""

    DEFAULT_CSS = """
    FirstSteps { dock: bottom; height: 1; margin: 0 0 1 0; padding: 0 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._left = KEYS
        """After how many more keys it goes away."""

    def render(self) -> RenderResult:
        """The keys, each with what it leads to: as many as there is room for."""
        hints = ((hinted(key), words) for key, words in _STEPS)
        steps = [Content.assemble((key, "bold"), " ", words) for key, words in hints if key]
        title = Content.styled("New here?", "bold $dateline-accent")
        while len(steps) > 1 and GAP.join([title, *steps]).cell_length > self.content_size.width:
            del steps[-2]  # the last one leads to all the others
        return GAP.join([title, *steps])

    def key_pressed(self, key: str) -> None:
        """Go away in time; at once for Esc.

        Args:
            key: As Textual names it.
        """
        self._left -= 1
        if key == "escape" or not self._left:
            self.remove()
