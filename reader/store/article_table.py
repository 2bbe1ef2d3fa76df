"""The articles that the state knows, and finding those that have been moved or renamed."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.store.state import path_key
from reader.store.timestamp import now

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from reader.store.article_ref import ArticleRef

_MANY = 100
"""For so many articles it is quicker to read all that is known, than to ask for each."""

_PUT = """INSERT INTO article (key, library, id, path, content, title, citation, seen_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""

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
KNOWN = f"SELECT {_COLUMNS} FROM article"  # noqa: S608  constants
"""What `KnownArticles` are made of, in SQL."""


class PathKeys:
    """Paths as the tables have them, for many that lie in few folders, while nothing is moved."""

    def __init__(self) -> None:
        self._folders: dict[str, bytes] = {}
        """Their keys."""
        self._beginnings: dict[str, bytes] = {}
        """The same, with what parts the name of a file from them."""

    def folder(self, folder: Path) -> bytes:
        """The key of a folder; see `path_key`."""
        return self._folder(os.fspath(folder))

    def file(self, path: Path) -> bytes:
        """The key of a file, in a fraction of the time that `path_key` takes."""
        file = os.fspath(path)
        if os.path.islink(file):  # noqa: PTH114 - Path.is_symlink raises for some names
            return path_key(path)
        folder, name = os.path.split(file)
        beginning = self._beginnings.get(folder)
        if beginning is None:
            beginning = os.path.join(self._folder(folder), b"")  # noqa: PTH118 - bytes
            self._beginnings[folder] = beginning
        return beginning + os.fsencode(name)

    def _folder(self, folder: str) -> bytes:
        if folder not in self._folders:
            self._folders[folder] = path_key(Path(folder))
        return self._folders[folder]


class KnownArticles:
    """What the state knows of articles, for a quick look at many: a library may have a hundred times more."""

    def __init__(self, rows: Iterable[Sequence[Any]]) -> None:
        """Take what is known.

        Args:
            rows: What `KNOWN` asks for.
        """
        known = [_Row(*row) for row in rows]
        self._rows = {(row.library, row.id): row for row in known}
        self._ids = Counter(row.id for row in known)
        self._contents = Counter(row.content for row in known if row.content)
        self._keys = PathKeys()

    def is_unknown(self, ref: ArticleRef) -> bool:
        """Whether nothing is known of an article, here or elsewhere."""
        return ref.id not in self._ids and ref.content not in self._contents

    def settled_key(self, ref: ArticleRef) -> int | None:
        """The row of an article that is known by its library and id alone, as it is now; None: it is not."""
        if self._ids[ref.id] > 1 or self._contents[ref.content] > 1:
            return None
        row = self._rows.get((self._keys.folder(ref.library), ref.id))
        if row is None:
            return None
        is_as_now = (
            ref.content in {b"", row.content}
            and ref.title in {"", row.title}
            and ref.citation in {"", row.citation}
            and self._keys.file(ref.path) == row.path
        )
        return row.key if is_as_now else None

    def add(self, ref: ArticleRef) -> None:
        """Take note that an article is known from now on."""
        self._ids[ref.id] += 1
        if ref.content:
            self._contents[ref.content] += 1


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
        return self._connection.execute(_PUT, self._values(None, ref, now())).lastrowid or 0

    def keys(self, refs: Sequence[ArticleRef], *, makes: bool) -> dict[int, ArticleRef]:
        """The rows of articles, in a fraction of the time that asking for each takes where they are many.

        Args:
            refs: The articles.
            makes: Whether rows are made where there are none; else these are left out.
        """
        keys: dict[int, ArticleRef] = {}
        others: Sequence[ArticleRef] = refs
        if len(refs) >= _MANY:
            keys, new, others = _sorted_out(KnownArticles(self._connection.execute(KNOWN)), refs)
            if makes:
                keys |= self._make(new)
        for ref in others:
            key = self.key(ref) if makes else self.known_key(ref)
            if key is not None:
                keys[key] = ref
        return keys

    def _make(self, refs: Sequence[ArticleRef]) -> dict[int, ArticleRef]:
        """Make the rows of articles of which nothing is known."""
        (last,) = self._connection.execute("SELECT coalesce(max(key), 0) FROM article").fetchone()
        made = dict(enumerate(refs, last + 1))
        moment = now()
        self._connection.executemany(_PUT, (self._values(key, ref, moment) for key, ref in made.items()))
        return made

    def _values(self, key: int | None, ref: ArticleRef, moment: str) -> tuple[object, ...]:
        """What stands in the row of an article; a key of None is chosen by the database."""
        return key, self._keys.folder(ref.library), ref.id, self._keys.file(ref.path), *ref[3:], moment

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


def _sorted_out(
    known: KnownArticles, refs: Iterable[ArticleRef]
) -> tuple[dict[int, ArticleRef], list[ArticleRef], list[ArticleRef]]:
    """Part articles that need no close look from others.

    Returns:
        Those that are known as they are now, by their rows; those of which nothing is known; the others.
    """
    settled: dict[int, ArticleRef] = {}
    new: list[ArticleRef] = []
    others: list[ArticleRef] = []
    for ref in refs:
        if (key := known.settled_key(ref)) is not None:
            settled[key] = ref
        elif known.is_unknown(ref):
            known.add(ref)  # another one of its content is looked at closely
            new.append(ref)
        else:
            others.append(ref)
    return settled, new, others


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
