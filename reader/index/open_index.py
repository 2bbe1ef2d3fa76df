"""The index of a library while the reader is open: refreshed, and built anew if it must be."""

from __future__ import annotations

from threading import Event, RLock
from typing import TYPE_CHECKING

from reader.errors import IndexDamagedError, LibraryIndexError
from reader.index.sqlite_index import SqliteIndex

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.index.indexer import Outcome, Stage
    from reader.index.library_index import LibraryIndex

BUSY_SECONDS = 1.0
"""How often it is looked whether another process has ended that builds the index."""


class OpenIndex:
    """One library's index; its methods are called in workers.

    It is opened twice, so that rows are read while a search is under way, and a search is stopped without
    them.
    """

    def __init__(self, root: Path, state: Path | None = None) -> None:
        """Open nothing yet.

        Args:
            root: The library's folder.
            state: The reader's own state; it need not be there.
        """
        self.root = root
        """The library's folder."""
        self._state = state
        self._lock = RLock()
        """Guards what follows."""
        self._rows: SqliteIndex | None = None
        """None: it is not open."""
        self._searches: SqliteIndex | None = None
        """None: it is not open."""
        self._is_closing = Event()

    def index(self) -> LibraryIndex | None:
        """The index as it is now; None: there is none yet, or it is damaged and is to be refreshed first."""
        with self._lock:
            self._rows = self._rows or self._open()
            return self._rows

    def searcher(self) -> LibraryIndex | None:
        """The same, for searches, which `interrupt` stops."""
        with self._lock:
            self._searches = self._searches or self._open()
            return self._searches

    def _open(self) -> SqliteIndex | None:
        if self._is_closing.is_set():
            return None
        try:
            return SqliteIndex(self.root, self._state)
        except LibraryIndexError:
            return None  # `refresh` builds it, and tells why if it cannot

    def interrupt(self) -> None:
        """Stop the search that is under way; it raises `QueryStoppedError`. Returns at once."""
        if (searches := self._searches) is not None:
            searches.interrupt()

    def drop(self) -> None:
        """Let the index go; it is opened again when it is asked for."""
        with self._lock:
            opened, self._rows, self._searches = (self._rows, self._searches), None, None
        for index in opened:
            if index is not None:
                index.interrupt()
                index.close()

    def refresh(self, report: Callable[[Stage], object]) -> Outcome | None:
        """Bring the index up to date; while another process does, wait for it.

        Args:
            report: Called with how far it is.

        Returns:
            What was done; None: the reader is being left.

        Raises:
            LibraryIndexError: It cannot be read or written.
        """
        from reader.index.indexer import BusyError, Indexer  # noqa: PLC0415  what there is is shown before

        indexer = Indexer(self.root, report=report, is_stopped=self._is_closing.is_set)
        while not self._is_closing.is_set():
            try:
                outcome = indexer.refresh()
            except BusyError:
                self._is_closing.wait(BUSY_SECONDS)
            except IndexDamagedError:
                self.drop()
                raise
            else:
                if outcome.set_aside is not None:
                    self.drop()
                return outcome
        return None

    def close(self) -> None:
        """Stop what is under way, and let the index go."""
        self._is_closing.set()
        self.drop()
