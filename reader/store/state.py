"""What the reader remembers from run to run: an SQLite database in the user's state folder.

It cannot be computed again, so each change is one transaction, and write-ahead logging keeps what was written
when the program or the machine ends without a word.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Self

from reader.errors import StateError
from reader.text.kept_place import KeptPlace

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

VERSION = 1
"""The version of the tables, kept as the database's ``user_version``."""

WAIT_SECONDS = 2.0
"""How long is waited for another reader that writes at this moment."""

_TABLES = """
CREATE TABLE place (
    article BLOB PRIMARY KEY,
    block INTEGER NOT NULL,
    char INTEGER NOT NULL,
    words TEXT NOT NULL,
    before INTEGER NOT NULL,
    left_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ'))
) WITHOUT ROWID;
"""
"""``article`` is the file's absolute path, in bytes, as it may be no Unicode text; ``left_at`` is in UTC."""


class State:
    """The user's state; one connection, for one thread."""

    def __init__(self, path: Path) -> None:
        """Open the database, or make it.

        Args:
            path: Its file.

        Raises:
            StateError: It cannot be read or made, or is a newer version's.
        """
        self._path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise StateError(f"{path} cannot be opened: {error}") from error
        try:
            self._prepare()
        except BaseException:
            self._connection.close()
            raise

    def _prepare(self) -> None:
        try:
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = NORMAL")  # with WAL: safe but for the last moments
            version = self._version()
            if not version:
                # Another reader may be making the tables at this moment.
                self._connection.execute("BEGIN IMMEDIATE")
                if not self._version():
                    self._connection.execute(_TABLES)
                    self._connection.execute(f"PRAGMA user_version = {VERSION}")
                self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise StateError(f"{self._path} cannot be used: {error}") from error
        if version > VERSION:
            raise StateError(f"{self._path} was made by a newer version of Dateline")

    def _version(self) -> int:
        found: int = self._connection.execute("PRAGMA user_version").fetchone()[0]
        return found

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the database go."""
        self._connection.close()

    def place(self, article: Path) -> KeptPlace | None:
        """Where one was in an article; None: at its beginning.

        Raises:
            StateError: The database cannot be read.
        """
        query = "SELECT block, char, words, before FROM place WHERE article = ?"
        try:
            with closing(self._connection.execute(query, (_key(article),))) as rows:
                row = rows.fetchone()
        except sqlite3.Error as error:
            raise StateError(f"{self._path} cannot be read: {error}") from error
        return KeptPlace(*row) if row else None

    def keep_place(self, article: Path, place: KeptPlace | None) -> None:
        """Remember where one is in an article.

        Args:
            article: Its file.
            place: None: at its beginning.

        Raises:
            StateError: The database cannot be written.
        """
        try:
            if place is None:
                self._connection.execute("DELETE FROM place WHERE article = ?", (_key(article),))
                return
            self._connection.execute(
                "INSERT OR REPLACE INTO place (article, block, char, words, before) VALUES (?, ?, ?, ?, ?)",
                (_key(article), *place),
            )
        except sqlite3.Error as error:
            raise StateError(f"{self._path} cannot be written: {error}") from error


def _key(article: Path) -> bytes:
    """An article's path, the same from whichever folder it is named."""
    with suppress(OSError):
        article = article.resolve()
    return os.fsencode(article)
