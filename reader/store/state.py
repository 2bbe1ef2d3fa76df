"""What the reader remembers from run to run: an SQLite database in the user's state folder.

It cannot be computed again, so each change is one transaction, and write-ahead logging keeps what was written
when the program or the machine ends without a word. `State` is the door to it, and keeps the places in
articles, which every start asks for. What else there is stands in modules of its own, each of which takes a
`State`: marks (``reading_state``), notes (``note_store``), searches (``saved_search``), undoing
(``change_log``); ``state_schema`` tells the tables.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, Any, Self

from reader.errors import StateError
from reader.text.kept_place import KeptPlace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from types import TracebackType

VERSION = 2
"""The version of the tables, kept as the database's ``user_version``."""

WAIT_SECONDS = 2.0
"""How long is waited for another reader that writes at this moment."""

_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
"""The errors of a file that is no sound database."""
_PRIMARY = 0xFF
"""The bits of an error's code that tell its kind."""


def is_there(path: Path) -> bool:
    """Whether anything has been kept yet.

    Args:
        path: The state's file.

    Raises:
        StateError: That cannot be told.
    """
    try:
        path.stat()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise _unusable(path, error) from error
    return True


def _unusable(path: Path, error: OSError | sqlite3.Error) -> StateError:
    why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return StateError(
        f"{path} cannot be opened: {why}",
        "see that its folder can be written, or set XDG_STATE_HOME to one that can",
    )


class State:
    """The user's state; one connection, for one thread."""

    def __init__(self, path: Path) -> None:
        """Open the database, or make it, or bring it to this version.

        Args:
            path: Its file.

        Raises:
            StateError: It cannot be read or made, or is a newer version's. If it is damaged it has been set
                aside, beside itself, and the next one that is opened begins anew.
        """
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise _unusable(path, error) from error
        try:
            self._prepare()
        except BaseException:
            self._connection.close()
            raise

    def _prepare(self) -> None:
        try:
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = NORMAL")  # with WAL: safe but for the last moments
            self._connection.execute("PRAGMA foreign_keys = ON")
            version = self._version()
        except sqlite3.Error as error:
            raise self._failure("used", error) from error
        if version < VERSION:
            self._migrate()
        elif version > VERSION:
            raise StateError(f"{self.path} was made by a newer version of Dateline")

    def _migrate(self) -> None:
        """Bring the tables to this version, all or nothing."""
        from reader.store.state_schema import MIGRATIONS  # noqa: PLC0415  once in the state's life

        with self.transaction() as connection:
            version = self._version()  # another reader may have done it meanwhile
            for statements in MIGRATIONS[version:]:
                for statement in statements:
                    connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {max(version, VERSION)}")

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

    def read(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Ask for rows.

        Args:
            query: In SQL.
            values: What stands for its question marks.

        Raises:
            StateError: The database cannot be read.
        """
        try:
            with closing(self._connection.execute(query, values)) as rows:
                return rows.fetchall()
        except sqlite3.Error as error:
            raise self._failure("read", error) from error

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Change the database: all of what is done with the connection meanwhile, or nothing.

        When this ends without an error, what was done is on the disk.

        Raises:
            StateError: The database cannot be written.
        """
        try:
            self._connection.execute("PRAGMA synchronous = FULL")  # what a person wrote outlives a power cut
            self._connection.execute("BEGIN IMMEDIATE")
            yield self._connection
            self._connection.execute("COMMIT")
        except BaseException as error:
            with suppress(sqlite3.Error):  # it has been rolled back already, or never begun
                self._connection.execute("ROLLBACK")
            if isinstance(error, sqlite3.Error):
                raise self._failure("written", error) from error
            raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """See the database as it is at one moment, whatever others write meanwhile.

        Raises:
            StateError: It cannot be read.
        """
        self.read("BEGIN")
        try:
            yield
        finally:
            with suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")  # nothing was written

    def _failure(self, doing: str, error: sqlite3.Error) -> StateError:
        """Why the database cannot be used; if it is damaged it is set aside, so that the next one is sound.

        Args:
            doing: What was tried with it.
            error: What SQLite says.
        """
        if getattr(error, "sqlite_errorcode", 0) & _PRIMARY in _DAMAGE:
            from reader.store.damaged_state import set_aside  # noqa: PLC0415  hardly ever

            self._connection.close()
            if aside := set_aside(self.path):
                return StateError(
                    f"{self.path} is damaged ({error}): it has been set aside as {aside.name}, and a new one "
                    "is begun"
                )
        return StateError(f"{self.path} cannot be {doing}: {error}")

    def place(self, article: Path) -> KeptPlace | None:
        """Where one was in an article; None: at its beginning.

        Raises:
            StateError: The database cannot be read.
        """
        rows = self.read(
            "SELECT block, char, words, before FROM place WHERE article = ?", (path_key(article),)
        )
        return KeptPlace(*rows[0]) if rows else None

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
                self._connection.execute("DELETE FROM place WHERE article = ?", (path_key(article),))
                return
            self._connection.execute(
                "INSERT OR REPLACE INTO place (article, block, char, words, before) VALUES (?, ?, ?, ?, ?)",
                (path_key(article), *place),
            )
        except sqlite3.Error as error:
            raise self._failure("written", error) from error


def path_key(path: Path) -> bytes:
    """A path as the tables have it: the same from whichever folder it is named."""
    with suppress(OSError, RuntimeError):  # a loop of links
        path = path.resolve()
    return os.fsencode(path)
