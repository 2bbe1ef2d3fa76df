"""The card of the selected entity, below the sidebar's list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.reactive import var

from reader.widgets.card import card_lines
from reader.widgets.scrolling_lines import LinesText

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from reader.text.annotation import AnnotatedArticle


class EntityCard(VerticalScroll, can_focus=False):
    """Shows the card of one subject."""

    annotated: var[AnnotatedArticle | None] = var(None)
    """The article."""
    key: var[str | None] = var(None)
    """The key of the subject to show; None: nothing, and the card takes no room."""

    def compose(self) -> ComposeResult:
        """One text, which wraps to the card's width."""
        yield LinesText(id="card-text")

    def on_mount(self) -> None:
        """Show what has been asked for before."""
        self._fill()

    def watch_annotated(self) -> None:
        """The same subject may be named differently now."""
        self._fill()

    def watch_key(self) -> None:
        """Show another subject from its beginning."""
        self.scroll_home(animate=False)
        self._fill()

    def _fill(self) -> None:
        is_shown = self.annotated is not None and self.key is not None
        self.set_class(is_shown, "-shown")
        if self.annotated is not None and self.key is not None:
            for text in self.query(LinesText):  # it may not be there yet
                text.lines = card_lines(self.annotated, self.key, is_brief=True)
