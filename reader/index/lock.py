"""The lock of an index: one process at a time builds it."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from reader.errors import LibraryIndexError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class BusyError(LibraryIndexError):
    """Another process is building this index."""


@contextmanager
def build_lock(index: Path, root: Path) -> Iterator[None]:
    """Be the one who builds an index; whoever ends lets go, however that comes about.

    SQLite locks a file on every system, so the lock is an empty database beside the index.

    Args:
        index: The index.
        root: The library, for messages.

    Raises:
        BusyError: Another process is.
        LibraryIndexError: The lock cannot be made.
    """
    path = index.with_suffix(".lock")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        connection = sqlite3.connect(path, timeout=0, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise LibraryIndexError(
            f"its index cannot be made: {why}",
            f"see that {path.parent} can be written, or set XDG_CACHE_HOME to a folder that can",
        ) from error
    with closing(connection):
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                raise BusyError(f"another Dateline is reading {root} at this moment") from error
            raise LibraryIndexError(
                f"{path} cannot be locked: {error}", "look whether the disk is full, or delete the lock"
            ) from error
        yield
