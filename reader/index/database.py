"""The file of an index: where it lies, opening it, and what is done when it is damaged."""

from __future__ import annotations

import os
import sqlite3
import zlib
from contextlib import contextmanager, suppress
from time import time_ns
from typing import TYPE_CHECKING, Any

from reader import paths
from reader.errors import IndexDamagedError, LibraryIndexError, QueryStoppedError
from reader.index.schema import APPLICATION_ID, TABLES, VERSION
from reader.store.digest import digest
from reader.text.clean import scrub

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

WAIT_SECONDS = 5.0
"""How long is waited for another process that writes at this moment."""

_NAME_BYTES = 10

_CIRCUMSTANCES = frozenset(
    {
        *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY),
        *(sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_NOMEM),
        *(sqlite3.SQLITE_AUTH, sqlite3.SQLITE_INTERRUPT, sqlite3.SQLITE_PROTOCOL, sqlite3.SQLITE_NOLFS),
    }
)
"""Errors of SQLite that say nothing against the file. All others do, as no query of this program is wrong:
tables are missing, or hold what they cannot, or texts that are not UTF-8."""

_SAID_CHARACTERS = 80
"""Of an error's words that are told; the index's tables stand in some."""

_PAGE_BYTES = 16_384
"""Of the file: an article's text fits in one page. With SQLite's usual 4,096 writing takes a third longer."""

_LOG_PAGES = 4_000
"""Of the log, 64 MiB, before they are put into the file: pages that are written again and again, as those of
the full text are, then cost a twentieth less."""

_LOG_BYTES = 16 << 20
"""What is left of the log when all of it stands in the file."""

_DAMAGED_KEPT = 1
"""How many damaged indexes of a library are kept, for those who want to know what happened."""


class OutdatedError(IndexDamagedError):
    """An index of another version of the tables."""


def index_path(root: Path) -> Path:
    """Where a library's index lies; it need not be there.

    Args:
        root: The library's folder.
    """
    name = digest(os.fsencode(os.path.realpath(root)), _NAME_BYTES).hex()
    return paths.cache_dir() / "index" / f"{name}.db"


def connect(path: Path, *, writes: bool = False) -> sqlite3.Connection:
    """Open an index.

    Args:
        path: Its file.
        writes: Whether it is to be changed; it is made if it is not there.

    Raises:
        LibraryIndexError: It cannot be opened or made.
        IndexDamagedError: It is no index.
        OutdatedError: It is one of another version.
    """
    try:
        if writes:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # One who only reads never deletes the log when closing: by then it may be that of another index.
        mode = "rwc" if writes else "ro"
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True,
            timeout=WAIT_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        )
    except (OSError, sqlite3.Error) as error:
        raise LibraryIndexError(f"{path} cannot be opened: {error}") from error
    try:
        _prepare(connection, path, writes=writes)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path, *, writes: bool) -> None:
    with told_of_index(path):
        connection.execute("PRAGMA cell_size_check = ON")
        if writes:
            connection.execute(f"PRAGMA page_size = {_PAGE_BYTES}")  # of a new file
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute(
                "PRAGMA synchronous = NORMAL"
            )  # whole after a power cut, but for the last moments
            connection.execute("PRAGMA secure_delete = OFF")  # which some systems turn on; it costs a tenth
            connection.execute("PRAGMA cache_size = -16384")
            connection.execute(f"PRAGMA wal_autocheckpoint = {_LOG_PAGES}")
            connection.execute(f"PRAGMA journal_size_limit = {_LOG_BYTES}")
        version, application = _version(connection)
        if writes and not version and not application:
            connection.execute("BEGIN IMMEDIATE")
            if not _version(connection)[0]:  # another process may have made them meanwhile
                for statement in _statements(TABLES):
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {VERSION}")
            connection.execute("COMMIT")
            version, application = _version(connection)
        if not writes:
            connection.execute("PRAGMA query_only = ON")
    if application != APPLICATION_ID:
        raise IndexDamagedError(f"{path} is no index of a library")
    if version != VERSION:
        raise OutdatedError(f"{path} is an index of another version of Dateline")


def _statements(script: str) -> list[str]:
    return [statement for part in script.split(";\n") if (statement := part.strip())]


def _version(connection: sqlite3.Connection) -> tuple[int, int]:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    application: int = connection.execute("PRAGMA application_id").fetchone()[0]
    return version, application


@contextmanager
def told_of_index(path: Path) -> Iterator[None]:
    """Turn what SQLite and zlib say into errors of the index.

    Args:
        path: The index.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise _index_error(path, error) from error
    except (zlib.error, UnicodeDecodeError) as error:  # the latter in SQLite's own words: names are damaged
        raise IndexDamagedError(f"{path} is damaged: {_said(error)}") from error
    except MemoryError as error:  # a length that is damaged asks for all there is
        raise IndexDamagedError(f"{path} is damaged: it asks for too much memory") from error


def _index_error(path: Path, error: sqlite3.Error) -> LibraryIndexError:
    """What an error of SQLite means for an index."""
    if isinstance(error, sqlite3.ProgrammingError):
        raise error  # a fault of this program
    code = getattr(error, "sqlite_errorcode", 0)
    primary = code & 0xFF
    if primary == sqlite3.SQLITE_INTERRUPT:
        return QueryStoppedError(f"{path}: the query was stopped")
    if primary not in _CIRCUMSTANCES or code == sqlite3.SQLITE_IOERR_CORRUPTFS:
        return IndexDamagedError(f"{path} is damaged: {_said(error)}")
    if primary == sqlite3.SQLITE_FULL:
        return LibraryIndexError(f"{path} cannot be written: {error}", "make room; what was read is kept")
    hint = "look whether the disk is full" if primary == sqlite3.SQLITE_IOERR else ""
    return LibraryIndexError(
        f"{path} cannot be used: {error}", hint or "look whether its folder can be written"
    )


def _said(error: Exception) -> str:
    """An error's words, which may hold what stands in a damaged file."""
    return scrub(str(error)[:_SAID_CHARACTERS])


def checked(path: Path, rows: Iterable[tuple[Any, ...]], *types: type) -> Iterator[tuple[Any, ...]]:
    """Rows of an index, with a look at what they hold: a damaged one may give anything.

    Args:
        path: The index.
        rows: What a query has given.
        types: Of each column.

    Raises:
        IndexDamagedError: A value is of another type.
    """
    for row in rows:
        if tuple(map(type, row)) != types:
            raise IndexDamagedError(f"{path} is damaged: it holds values that it cannot hold")
        yield row


# Damage


def tell_damage(path: Path, inode: int | None) -> None:
    """Have the next refresh build an index anew, as one who reads it has found it damaged.

    Args:
        path: The index.
        inode: Of the file that was read; there may be another one by now.
    """
    with suppress(OSError):  # the disk may be full; then it will be found damaged again
        _damage_note(path).write_text(str(inode), encoding="ascii")


def is_told_damaged(path: Path) -> bool:
    """Whether a reader has found an index damaged; it is asked once."""
    note = _damage_note(path)
    try:
        told = note.read_bytes()
        note.unlink()
        return told == str(path.stat().st_ino).encode()
    except OSError:
        return False


def _damage_note(path: Path) -> Path:
    return path.with_suffix(".damaged")


def set_aside(path: Path) -> Path:
    """Move a damaged index out of the way; with it goes what was written ahead.

    Returns:
        Where it lies now.

    Raises:
        LibraryIndexError: It cannot be moved.
    """
    aside = path.with_name(f"{path.stem}.damaged-{time_ns()}.db")
    try:
        path.replace(aside)
        _remove_log(path)
        for old in sorted(path.parent.glob(f"{path.stem}.damaged-*.db"))[:-_DAMAGED_KEPT]:
            old.unlink(missing_ok=True)
    except OSError as error:
        raise LibraryIndexError(f"{path} is damaged and cannot be moved away: {error}") from error
    return aside


def discard(path: Path) -> None:
    """Delete an index, if there is one.

    Raises:
        LibraryIndexError: It cannot be deleted.
    """
    try:
        path.unlink(missing_ok=True)
        _remove_log(path)
    except OSError as error:
        raise LibraryIndexError(f"{path} cannot be deleted: {error}") from error


def _remove_log(path: Path) -> None:
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
