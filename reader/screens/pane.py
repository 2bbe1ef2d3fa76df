"""The panes beside the text: opened, closed, and hidden all at once.

Whether a pane shows by itself depends on the size of the terminal, and is the stylesheet's business
(``styles/article.tcss``); classes of the screen are the reader's wishes, which go before it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.screens.article import ArticleScreen
    from reader.widgets.entity_card import EntityCard

ZEN = "-zen"
"""The screen's class while the text stands alone."""

_DRAWER_SIZES = ("-narrow", "-tiny")
"""The screen's classes in sizes in which the entities lie over the text, since there is no room beside it."""


class Pane(StrEnum):
    """A pane that can be closed; the value names its classes and, behind ``-pane``, its widget."""

    ENTITIES = "entities"
    TIMELINE = "timeline"


class Panes:
    """Opens and closes the panes of one article, and moves between them. Commands name its methods."""

    def __init__(self, screen: ArticleScreen) -> None:
        """Leave all panes as they are.

        Args:
            screen: The article's.
        """
        self._screen = screen
        self._wanted = ""
        """The pane that was asked for last; it may not have been there yet."""
        self._visited: Pane | None = None
        """The pane that was opened to move into it, rather than to stay; None: none was."""
        self._are_filled = False
        """Whether the panes have their content."""
        self._card: EntityCard | None = None
        """The card of the selected subject; None: nobody has been selected yet."""

    def filled(self) -> None:
        """Go on with what was asked for before the panes had their content."""
        self._are_filled = True
        if self._wanted:
            self.focus(self._wanted)
        self.show_card()

    def show_card(self) -> None:
        """Show the selected subject's card below the list."""
        screen = self._screen
        if self._card is None:
            if screen.selected is None or not self._are_filled:
                return
            from reader.widgets.entity_card import EntityCard  # noqa: PLC0415  an article is shown without it

            self._card = EntityCard(id="card")
            screen.query_one("#entities-pane").mount(self._card)
        self._card.annotated, self._card.key = screen.annotated, screen.selected

    # Moving between them

    def focus(self, name: str) -> None:
        """Move to a pane, and open it if needed.

        Args:
            name: The id of the widget that takes the keys.
        """
        if name == "body":
            self._fold()
        else:
            pane = Pane.ENTITIES if name == "entities" else Pane.TIMELINE
            if not self._screen.has_class(f"-{pane}-open"):
                self._visited = pane
            self._open(pane)
        self._wanted = name
        for widget in self._screen.query(f"#{name}"):
            self._screen.set_focus(widget)

    def step(self, steps: int) -> None:
        """Move to the next or previous pane."""
        if steps > 0:
            self._screen.focus_next()
        else:
            self._screen.focus_previous()

    # Opening and closing

    def toggle(self, name: str) -> None:
        """Show a pane if it is hidden, or drawn as one line; else hide it.

        Args:
            name: ``entities`` or ``timeline``.
        """
        pane, screen = Pane(name), self._screen
        widget = screen.query_one(f"#{pane}-pane")
        is_small = pane is Pane.TIMELINE and widget.size.height == 1 and not screen.has_class(f"-{pane}-open")
        if widget.display and not is_small:
            self._close(pane)
            if screen.focused is None or screen.focused.id == name:
                screen.set_focus(screen.body)
        elif self._is_drawer(pane):
            self.focus(name)
        else:
            self._visited = None
            self._open(pane)

    def toggle_zen(self) -> None:
        """Show the text alone, or everything again."""
        self._screen.toggle_class(ZEN)
        self._screen.set_focus(self._screen.body)

    def close_drawer(self) -> bool:
        """Close what lies over the text, and go back to that.

        Returns:
            Whether anything lay there.
        """
        screen = self._screen
        if not self._is_drawer(Pane.ENTITIES) or not screen.query_one(f"#{Pane.ENTITIES}-pane").display:
            return False
        self._close(Pane.ENTITIES)
        screen.set_focus(screen.body)
        return True

    def take_size(self, size_classes: Mapping[str, bool]) -> None:
        """Close what stood beside the text, and would lie over it from now on.

        Args:
            size_classes: The screen's classes for the size that it is about to take; it has those of the size
                before.
        """
        screen = self._screen
        if self._is_drawer(Pane.ENTITIES) or not any(size_classes[name] for name in _DRAWER_SIZES):
            return
        screen.remove_class(f"-{Pane.ENTITIES}-open", update=False)  # styles follow with the size's classes
        if screen.focused is not None and screen.focused.id == Pane.ENTITIES:
            screen.set_focus(screen.body)

    def _fold(self) -> None:
        """Have the pane that one leaves take the room again that it has by itself."""
        if self._visited is not None:
            self._screen.remove_class(f"-{self._visited}-open")
            self._visited = None

    def _open(self, pane: Pane) -> None:
        """Show a pane whatever the size of the terminal."""
        self._screen.remove_class(ZEN, f"-{pane}-closed")
        self._screen.add_class(f"-{pane}-open")

    def _close(self, pane: Pane) -> None:
        """Hide a pane whatever the size of the terminal; a drawer is not there by itself anyway."""
        self._screen.remove_class(f"-{pane}-open")
        if not self._is_drawer(pane):
            self._screen.add_class(f"-{pane}-closed")

    def _is_drawer(self, pane: Pane) -> bool:
        """Whether a pane lies over the text when it is open."""
        return pane is Pane.ENTITIES and any(self._screen.has_class(name) for name in _DRAWER_SIZES)
