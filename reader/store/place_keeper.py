"""Keeps the place in each article between runs, and loses none when the program is killed.

Writing takes place in a thread of its own, as soon as a place is known: what is seen on the screen is on its
way to the disk. While one place is written newer ones take each other's place, so that it never lags behind.
"""

from __future__ import annotations

from threading import Condition, Thread
from typing import TYPE_CHECKING

from reader.errors import StateError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from reader.text.kept_place import KeptPlace

AGAIN_SECONDS = 5.0
"""After how long a write is tried again that has failed."""

CLOSE_SECONDS = 3.0
"""How long leaving the reader waits for the last place to be written."""


class PlaceKeeper:
    """Reads and writes the places of all articles."""

    def __init__(self, path: Path, report: Callable[[str], object] = lambda _: None) -> None:
        """Nothing is opened yet.

        Args:
            path: The file of the state.
            report: Called, in the thread that writes, with why places are not kept, once each time.
        """
        self._path = path
        self._report = report
        self._known: dict[Path, KeptPlace | None] = {}
        """What has been read, or given to be written, last."""
        self._changed = Condition()
        """Guards what the thread shares with the others: the three that follow."""
        self._waiting: dict[Path, KeptPlace | None] = {}
        """What is to be written."""
        self._is_closing = False
        self.problem: str = ""
        """Why places are not kept at this moment; empty: they are."""
        self._thread: Thread | None = None
        """Writes; None: there has been nothing to write."""

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
        if self._known.get(article) == place:
            return
        self._known[article] = place
        with self._changed:
            self._waiting[article] = place
            if self._thread is None:
                self._thread = Thread(target=self._write_all, name="places", daemon=True)
                self._thread.start()
            self._changed.notify()

    def _write_all(self) -> None:
        """Write places as they come; what cannot be written now is written later."""
        from reader.store.state import State  # noqa: PLC0415  here it keeps nobody waiting

        places: Mapping[Path, KeptPlace | None] = {}
        while True:
            try:
                with State(self._path) as state:
                    while places := self._next():
                        for article, place in places.items():
                            state.keep_place(article, place)
                        self._set_problem("")
                    return
            except StateError as error:
                self._set_problem(str(error))
                with self._changed:
                    self._waiting = {**places, **self._waiting}  # newer ones hold
                    if self._is_closing:
                        return
                    self._changed.wait(AGAIN_SECONDS)

    def _set_problem(self, problem: str) -> None:
        if problem and not self.problem:
            self._report(problem)
        self.problem = problem

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
