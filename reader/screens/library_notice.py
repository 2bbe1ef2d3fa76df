"""What the library screen says: what is listed, how to go on, and what has happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from reader.screens import library_words as words
from reader.text.width import cell_len
from reader.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    from pathlib import Path

    from textual.timer import Timer

    from reader.screens.library import LibraryScreen

MESSAGE_SECONDS = 4.0
"""How long a message stays."""

_GAP_CELLS = 2
"""What stays free between the parts of the heading."""


class LibraryNotice:
    """Puts words into the library screen's texts and its status bar."""

    def __init__(self, screen: LibraryScreen, root: Path, name: str) -> None:
        """Say nothing yet.

        Args:
            screen: The library's.
            root: The library's folder.
            name: What the library is called.
        """
        self._screen = screen
        self._root = root
        self._name = name
        self._timer: Timer | None = None
        """Takes the message away; None: there is none, or it stays."""
        self._said: dict[str, str] = {}
        """What each of the screen's texts says, by its id."""

    @property
    def _status(self) -> StatusBar:
        return self._screen.query_one(StatusBar)

    def tell(self, message: str, *, stays: bool = False) -> None:
        """Say that something has happened; see `LibraryScreen.tell`."""
        self._status.message = message
        if self._timer is not None:
            self._timer.stop()
        is_to_go = bool(message) and not stays
        self._timer = self._screen.set_timer(MESSAGE_SECONDS, self.untell) if is_to_go else None

    def untell(self) -> None:
        """Take the message away."""
        if self._status.message:
            self.tell("")

    def say(self, id_: str, content: Content, *, layout: bool = True) -> None:
        """Put words into one of the screen's texts, unless they stand there.

        Args:
            id_: The text's.
            content: The words.
            layout: Whether they may take another room.
        """
        if self._said.get(id_) != content.plain:
            self._said[id_] = content.plain
            self._screen.query_one(f"#{id_}", Static).update(content, layout=layout)

    def show(self) -> None:
        """Bring all that is said up to what is listed."""
        screen, found, upkeep = self._screen, self._screen.found, self._screen.upkeep
        is_empty = found is not None and not found.contents.listing and found.is_whole
        screen.set_class(is_empty, "-nothing")
        if is_empty:
            is_refreshing = upkeep.is_refreshing or not upkeep.refreshed
            said = words.nothing(screen.wanted, self._root, upkeep.problem, is_refreshing=is_refreshing)
            self.say("nothing", said)
        order = words.order_words(screen.wanted, screen.order.sort)
        beside = cell_len(order) + _GAP_CELLS if screen.query_one("#order").display else 0
        room = screen.size.width - screen.query_one("#heading").styles.padding.width - beside
        self.say("subject", words.heading(self._name, screen.totals, room), layout=False)
        self.say("order", Content(order))
        if found is not None:
            screen.line.show(found)
        status, is_typing = self._status, screen.line.is_open
        status.hints = words.hints(
            found, screen.list.index, is_typing=is_typing, can_return=screen.can_return
        )
        status.place = words.place(found, screen.totals, screen.stage, screen.size.width * 2 // 5 - 2)
