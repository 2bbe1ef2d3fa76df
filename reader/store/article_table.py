"""The articles that the state knows, and finding those that have been moved or renamed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.store.state import path_key
from reader.store.timestamp import now

if TYPE_CHECKING:
    import sqlite3

    from reader.store.article_ref import ArticleRef

_SAME_FILE, _SAME_CONTENT, _SAME_HEADLINE, _SAME_ID = range(4)
"""Why a known article is the one that is looked for, the best reason first.

The last one is not enough to make one of two that are known.
"""


class _Row(NamedTuple):
    """A known article."""

    key: int
    library: bytes
    id: str
    path: bytes
    content: bytes
    title: str
    citation: str


_COLUMNS = ", ".join(_Row._fields)


class PathKeys:
    """Paths as the tables have them, for many that lie in few folders, while nothing is moved."""

    def __init__(self) -> None:
        self._folders: dict[str, bytes] = {}

    def folder(self, folder: Path) -> bytes:
        """The key of a folder; see `path_key`."""
        return self._folder(os.fspath(folder))

    def file(self, path: Path) -> bytes:
        """The key of a file, in a fraction of the time that `path_key` takes."""
        if os.path.islink(path):  # noqa: PTH114 - Path.is_symlink raises for some names
            return path_key(path)
        folder, name = os.path.split(path)
        return os.path.join(self._folder(folder), os.fsencode(name))  # noqa: PTH118 - bytes

    def _folder(self, folder: str) -> bytes:
        if folder not in self._folders:
            self._folders[folder] = path_key(Path(folder))
        return self._folders[folder]


class ArticleTable:
    """Finds and makes the rows of articles. Its methods are called within a transaction of the caller's."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._keys = PathKeys()

    def key(self, ref: ArticleRef) -> int:
        """The row of an article, which is made if there is none."""
        found = self.known_key(ref)
        if found is not None:
            return found
        columns = ("library", "id", "path", "content", "title", "citation", "seen_at")
        values = (self._keys.folder(ref.library), ref.id, self._keys.file(ref.path), *ref[3:], now())
        put = f"INSERT INTO article ({', '.join(columns)}) VALUES (?, ?, ?, ?, ?, ?, ?)"  # noqa: S608  constants
        return self._connection.execute(put, values).lastrowid or 0

    def known_key(self, ref: ArticleRef) -> int | None:
        """The row of an article, wherever its file was; None: nothing is known of it.

        What is known of it by now is taken down: its file, its content. If it was known in another library or
        by another id, and is there no more, the row is changed to what it is now, and its place goes with it.
        If it was known as two, the two become one.
        """
        library, path = self._keys.folder(ref.library), self._keys.file(ref.path)
        query = f"SELECT {_COLUMNS} FROM article WHERE id = ?1 OR (content = ?2 AND ?2 <> x'')"  # noqa: S608  constants
        rows = [_Row(*row) for row in self._connection.execute(query, (ref.id, ref.content))]
        own = next((row for row in rows if row.library == library and row.id == ref.id), None)
        moved = [
            (sameness, -row.key, row)
            for row in rows
            if row is not own and (sameness := _sameness(row, ref, path)) is not None
        ]
        moved.sort()
        if own is None:
            if not moved:
                return None
            own = moved.pop(0)[2]
        self._update(own, ref, library, path)
        for sameness, _, row in moved:
            if sameness < _SAME_ID:
                self._merge(row, own.key, path)
        return own.key

    def _update(self, row: _Row, ref: ArticleRef, library: bytes, path: bytes) -> None:
        """Take down what an article is by now; what is not known stays as it was."""
        found = _Row(
            row.key,
            library,
            ref.id,
            path,
            ref.content or row.content,
            ref.title or row.title,
            ref.citation or row.citation,
        )
        if found == row:
            return
        self._connection.execute(
            "UPDATE article SET library = ?, id = ?, path = ?, content = ?, title = ?, citation = ?,"
            " seen_at = ? WHERE key = ?",
            (*found[1:], now(), row.key),
        )
        self._move_place(row.path, path)

    def _merge(self, row: _Row, key: int, path: bytes) -> None:
        """Make two rows of one article one.

        Args:
            row: The one that goes.
            key: The one that stays.
            path: Its file.
        """
        run = self._connection.execute
        for mark in ("read", "starred"):
            # The mark that was set or taken last holds.
            when = f"coalesce({mark}_at, un{mark}_at, '')"
            run(
                f"UPDATE article SET ({mark}_at, un{mark}_at) ="  # noqa: S608  constants
                f" (SELECT {mark}_at, un{mark}_at FROM article WHERE key = ?1)"
                f" WHERE key = ?2 AND {when} < (SELECT {when} FROM article WHERE key = ?1)",
                (row.key, key),
            )
        for table in ("tag", "note", "opening"):
            run(f"UPDATE OR IGNORE {table} SET article = ? WHERE article = ?", (key, row.key))  # noqa: S608  constants
        run("DELETE FROM article WHERE key = ?", (row.key,))
        self._move_place(row.path, path)

    def _move_place(self, old: bytes, new: bytes) -> None:
        """Have the place in a file go with it, unless there is one where it is now."""
        if old != new and not os.path.lexists(old):
            self._connection.execute("UPDATE OR IGNORE place SET article = ? WHERE article = ?", (new, old))


def _sameness(row: _Row, ref: ArticleRef, path: bytes) -> int | None:
    """Why a known article is the one that is looked for; None: it is another one.

    Args:
        row: The known one; it has the id or the content of the other.
        ref: The one that is looked for.
        path: Its file.
    """
    if row.path == path and row.id == ref.id:
        return _SAME_FILE  # what its library is has changed
    if os.path.lexists(row.path):
        return None
    if ref.content and row.content == ref.content:
        return _SAME_CONTENT
    if row.title and row.title == ref.title:
        return _SAME_HEADLINE
    return None if os.path.lexists(row.library) else _SAME_ID
