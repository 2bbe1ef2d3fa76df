"""The connection that queries go through: one that notices damage, and when another index has come."""

from __future__ import annotations

import sqlite3
from array import array
from contextlib import contextmanager, suppress
from threading import RLock
from typing import TYPE_CHECKING, Any

from reader.errors import IndexDamagedError, QueryStoppedError
from reader.index.database import checked, connect, tell_damage, told_of_index

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


class QueryConnection:
    """Reads an index; used by one thread at a time, others wait."""

    def __init__(self, path: Path) -> None:
        """Open an index.

        Args:
            path: Its file.

        Raises:
            LibraryIndexError: There is none yet, or it cannot be read.
            IndexDamagedError: It is to be built anew.
        """
        self.path = path
        """The index."""
        self._lock = RLock()
        self._is_closed = False
        self._times_opened = 0
        self._inode: int | None = None
        """What tells the file that is open from another in its place."""
        self._open()

    def _open(self) -> None:
        while True:
            inode = self._inode_there()
            self._connection = connect(self.path)
            if inode == self._inode_there():
                break
            self._connection.close()  # another one was put in its place at this moment
        self._inode = inode
        self._times_opened += 1

    def _inode_there(self) -> int | None:
        """What tells the file that lies there from another; None: none does."""
        try:
            return self.path.stat().st_ino
        except OSError:
            return None

    def close(self) -> None:
        """Let the database go; a query from then on is stopped."""
        with self._lock:
            self._is_closed = True
            self._connection.close()

    def interrupt(self) -> None:
        """Stop the query under way, from another thread."""
        with suppress(sqlite3.ProgrammingError):  # it is closed by now
            self._connection.interrupt()

    def generation(self) -> int:
        """A number that is another one whenever the index has changed; looks whether it is another file."""
        with self.asking():
            inode = self._inode_there()
            if inode is not None and inode != self._inode:
                self._connection.close()
                self._open()
            (number,) = self.numbers("PRAGMA data_version")
            return self._times_opened << 32 | number

    @contextmanager
    def asking(self) -> Iterator[None]:
        """Turn what goes wrong meanwhile into errors of the index; damage is told to the next refresh."""
        with self._lock:
            if self._is_closed:
                raise QueryStoppedError(f"{self.path} is closed")
            try:
                with told_of_index(self.path):
                    yield
            except IndexDamagedError:
                tell_damage(self.path, self._inode)
                raise

    def all(self, query: str, values: Sequence[object], *types: type) -> list[tuple[Any, ...]]:
        """What a query finds.

        Args:
            query: In SQL.
            values: Of its placeholders.
            types: Of its columns.
        """
        with self.asking():
            return list(checked(self.path, self._connection.execute(query, values), *types))

    def numbers(self, query: str, values: Sequence[object] = ()) -> array[int]:
        """The same, of a query that finds one column of numbers."""
        with self.asking():
            try:
                return array("q", (row[0] for row in self._connection.execute(query, values)))
            except TypeError as error:
                raise IndexDamagedError(f"{self.path} is damaged: {error}") from error
