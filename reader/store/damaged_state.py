"""A state that is no sound database any more: it is kept under another name, for whoever can mend it."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from reader.errors import StateError
from reader.store.timestamp import now

if TYPE_CHECKING:
    from pathlib import Path


def set_aside(path: Path) -> Path | None:
    """Rename a damaged database, with what was written ahead, so that another can be begun.

    Args:
        path: Its file, which this process has closed.

    Returns:
        Its new name; None: what is there now is not damaged. Another reader may have set it aside.

    Raises:
        StateError: It cannot be renamed.
    """
    if not _is_damaged(path):
        return None
    stamp = now().replace(":", "").replace(".", "")
    aside = path.with_name(f"{path.name}.damaged-{stamp}")
    try:
        # The log first: SQLite would throw away one that lies beside an empty database.
        for suffix in ("-wal", "-shm", ""):
            with suppress(FileNotFoundError):
                path.with_name(path.name + suffix).rename(aside.with_name(aside.name + suffix))
    except OSError as error:
        raise StateError(f"{path} is damaged and cannot be set aside: {error.strerror}") from error
    return aside


def _is_damaged(path: Path) -> bool:
    """Whether the file of that name is damaged at this moment."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True)) as connection:
            (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
            return bool(found != "ok")
    except sqlite3.OperationalError:  # it is not there, or not to be read now: nothing is known
        return False
    except sqlite3.DatabaseError:
        return True
