"""Keeps the place in each article between runs, and loses none when the program is killed.

Writing takes place in a thread of its own, as soon as a place is known: what is seen on the screen is on its
way to the disk. While one place is written newer ones take each other's place, so that it never lags behind.
"""

from __future__ import annotations

from threading import Condition, Thread
from typing import TYPE_CHECKING

from reader.errors import StateError

if TYPE_CHECKING:
    from pathlib import Path

    from reader.text.kept_place import KeptPlace

CLOSE_SECONDS = 3.0
"""How long leaving the reader waits for the last place to be written."""


class PlaceKeeper:
    """Reads and writes the places of all articles."""

    def __init__(self, path: Path) -> None:
        """Nothing is opened yet.

        Args:
            path: The file of the state.
        """
        self._path = path
        self._changed = Condition()
        """Guards what follows."""
        self._waiting: dict[Path, KeptPlace | None] = {}
        """What is to be written."""
        self._known: dict[Path, KeptPlace | None] = {}
        """What has been read, or given to be written, last."""
        self._thread: Thread | None = None
        """Writes; None: there has been nothing to write."""
        self._is_closing = False
        self.problem: str = ""
        """Why places are not kept; empty: they are."""

    def place(self, article: Path) -> KeptPlace | None:
        """Where one was in an article; None: at its beginning, or it is not known."""
        if article not in self._known:
            self._known[article] = self._read(article)
        return self._known[article]

    def _read(self, article: Path) -> KeptPlace | None:
        if not self._path.exists():
            return None
        from reader.store.state import State  # noqa: PLC0415  a first run has none

        try:
            with State(self._path) as state:
                return state.place(article)
        except StateError as error:
            self.problem = str(error)
            return None

    def keep(self, article: Path, place: KeptPlace | None) -> None:
        """Remember where one is in an article; returns at once.

        Args:
            article: Its file.
            place: None: at its beginning.
        """
        if self.problem or self._known.get(article) == place:
            return
        self._known[article] = place
        with self._changed:
            self._waiting[article] = place
            if self._thread is None:
                self._thread = Thread(target=self._write_all, name="places", daemon=True)
                self._thread.start()
            self._changed.notify()

    def _write_all(self) -> None:
        from reader.store.state import State  # noqa: PLC0415  here it keeps nobody waiting

        try:
            with State(self._path) as state:
                while places := self._next():
                    for article, place in places.items():
                        state.keep_place(article, place)
        except StateError as error:
            self.problem = str(error)

    def _next(self) -> dict[Path, KeptPlace | None]:
        """Wait for places to write; none: there will be no more."""
        with self._changed:
            while not self._waiting and not self._is_closing:
                self._changed.wait()
            places, self._waiting = self._waiting, {}
            return places

    def close(self) -> None:
        """Write what is left, and end."""
        with self._changed:
            self._is_closing = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join(CLOSE_SECONDS)
