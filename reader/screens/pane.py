"""The panes beside the text: opened, closed, and hidden all at once.

Whether a pane shows by itself depends on the size of the terminal, and is the stylesheet's business
(``styles/article.tcss``); these are the reader's wishes, which go before it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.screen import Screen

ZEN = "-zen"
"""The screen's class while the text stands alone."""


class Pane(StrEnum):
    """A pane that can be closed; the value names its classes and, behind ``-pane``, its widget."""

    ENTITIES = "entities"
    TIMELINE = "timeline"


def open_pane(screen: Screen[None], pane: Pane) -> None:
    """Show a pane whatever the size of the terminal."""
    screen.remove_class(ZEN, f"-{pane}-closed")
    screen.add_class(f"-{pane}-open")


def close_pane(screen: Screen[None], pane: Pane) -> None:
    """Hide a pane whatever the size of the terminal."""
    screen.remove_class(f"-{pane}-open")
    screen.add_class(f"-{pane}-closed")


def toggle_pane(screen: Screen[None], pane: Pane) -> bool:
    """Show a pane if it is hidden, or drawn as one line; else hide it.

    Returns:
        Whether it shows now.
    """
    widget = screen.query_one(f"#{pane}-pane")
    is_small = pane is Pane.TIMELINE and widget.size.height == 1 and not screen.has_class(f"-{pane}-open")
    if not widget.display or is_small:
        open_pane(screen, pane)
        return True
    close_pane(screen, pane)
    return False


def is_drawer(screen: Screen[None], pane: Pane) -> bool:
    """Whether a pane lies over the text when it is open, since there is no room beside it."""
    return pane is Pane.ENTITIES and (screen.has_class("-narrow") or screen.has_class("-tiny"))


def is_open_drawer(screen: Screen[None], pane: Pane) -> bool:
    """Whether a pane lies over the text now."""
    return is_drawer(screen, pane) and bool(screen.query_one(f"#{pane}-pane").display)
