"""One refresh of an index: what has changed, and putting it in, a transaction at a time."""

from __future__ import annotations

import os
from contextlib import contextmanager
from functools import cached_property
from time import time_ns
from typing import TYPE_CHECKING, Any, NamedTuple

from reader import paths
from reader.errors import IndexDamagedError
from reader.index.database import checked
from reader.index.extract import entity_record
from reader.index.reading import KeptFile, ReadFile, Renamed
from reader.index.scan import FileState, scan
from reader.index.writer import IndexWriter
from reader.store.article_ref import content_digest
from reader.store.library import Library, entity_paths
from reader.store.problems import Problem
from reader.store.source import read_bytes

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from reader.model.entity import Entity

RACY_NANOSECONDS = 2_000_000_000
"""A file that was changed so shortly before it was read may have been changed again within the same tick of
the clock by which its file system dates it: 2 seconds, for FAT."""

_STALE_AT_ONCE = 200


class Changes(NamedTuple):
    """What is to be done."""

    new: list[FileState]
    changed: list[FileState]
    gone: list[bytes]
    """Paths."""


class Refresh:
    """One run over an index, in the process that holds its lock."""

    def __init__(self, connection: sqlite3.Connection, path: Path, root: Path) -> None:
        """Have a look at what there is.

        Args:
            connection: To the index.
            path: The index, for messages.
            root: The library's folder.
        """
        self._connection = connection
        self._path = path
        self._root = root
        self._writer = IndexWriter(connection, path)
        self.generation = self._number("entities")
        """Of the library's entities: each change makes it greater by one."""

    @cached_property
    def _library(self) -> Library:
        return Library(self._root)

    def entities(self) -> Mapping[str, Entity]:
        """The library's entities; read when they are first asked for."""
        return self._library.entities()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            self._writer.forget()
            raise
        self._connection.execute("COMMIT")

    def _rows(self, query: str, values: Sequence[object], *types: type) -> Iterator[tuple[Any, ...]]:
        return checked(self._path, self._connection.execute(query, values), *types)

    def _meta(self, key: str) -> str:
        found = self._rows("SELECT value FROM meta WHERE key = ?", (key,), str)
        return str(next(found, ("",))[0])

    def _number(self, key: str) -> int:
        text = self._meta(key)
        if text and not text.isdecimal():
            raise IndexDamagedError(f"{self._path} is damaged: {key} is no number")
        return int(text or 0)

    def _set_meta(self, key: str, value: object) -> None:
        self._connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, str(value)))

    def renew_entities(self) -> None:
        """Take in the library's entities, if they have changed."""
        fingerprint = _fingerprint(self._root)
        if fingerprint == self._meta("entity files"):
            return
        records = {id_: entity_record(entity) for id_, entity in self.entities().items()}
        with self._transaction():
            self._writer.put_entities(records)
            self.generation += 1
            self._set_meta("root", os.fsencode(self._root).decode("utf-8", "replace"))
            self._set_meta("entities", self.generation)
            self._set_meta("entity files", fingerprint)

    def changes(self) -> Changes:
        """Compare the library's files with what the index has of them.

        Raises:
            LibraryIndexError: The library's folder cannot be read.
        """
        query = "SELECT path, size, mtime, seen, digest FROM article"
        rows = self._rows(query, (), bytes, int, int, int, bytes)
        known: dict[bytes, Sequence[Any]] = {row[0]: row[1:] for row in rows}
        new: list[FileState] = []
        suspects: list[tuple[FileState, bytes]] = []
        for state in scan(self._root):
            was = known.pop(state.path, None)
            if was is None:
                new.append(state)
                continue
            size, mtime, seen, digest = was
            if not digest or (size, mtime) != (state.size, state.mtime) or _is_racy(state, seen):
                suspects.append((state, digest))
        changed, same = self._sift(suspects)
        if same:
            with self._transaction():
                self._writer.touch(same)
        return Changes(new, changed, list(known))

    def _sift(
        self, suspects: Sequence[tuple[FileState, bytes]]
    ) -> tuple[list[FileState], list[tuple[FileState, int]]]:
        """Tell files with another content from those with another date only, and when these were read."""
        changed: list[FileState] = []
        same: list[tuple[FileState, int]] = []
        for state, was in suspects:
            seen = time_ns()
            data = read_bytes(self._root / os.fsdecode(state.path), "")
            is_now = b"" if isinstance(data, Problem) else content_digest(data)
            if is_now == was:
                same.append((state, seen))
            else:
                changed.append(state)
        return changed, same

    def remove(self, gone: Sequence[bytes]) -> int:
        """Take out files that are gone; their number."""
        if gone:
            with self._transaction():
                for path in gone:
                    self._writer.remove(path)
        return len(gone)

    def put_new(self, files: Sequence[ReadFile]) -> None:
        """Take in files that have been read for the first time."""
        with self._transaction():
            self._writer.put(files, self.generation, are_new=True)

    def put(self, files: Sequence[ReadFile]) -> None:
        """Take in files that have been read again."""
        with self._transaction():
            self._writer.put(files, self.generation)

    def count_stale(self) -> int:
        """How many files were read with other entities than there are now."""
        query = "SELECT count(*) FROM article WHERE entities <> ? AND digest <> x''"
        (count,) = self._connection.execute(query, (self.generation,)).fetchone()
        return int(count)

    def stale(self) -> Iterator[KeptFile]:
        """Those files, the newest first."""
        query = f"""SELECT row, is_sound, seen, data, path, size, mtime
            FROM article JOIN source ON article = row
            WHERE entities <> ? AND digest <> x'' AND row < ? ORDER BY row DESC LIMIT {_STALE_AT_ONCE}"""  # noqa: S608  a constant
        last = 1 << 62
        types = int, int, int, bytes, bytes, int, int
        while rows := list(self._rows(query, (self.generation, last), *types)):
            last = rows[-1][0]
            for row, is_sound, seen, packed, path, size, mtime in rows:
                yield KeptFile(row, is_sound, seen, packed, FileState(path, size, mtime))

    def rename(self, found: Sequence[Renamed | ReadFile]) -> None:
        """Take in files that have been read with other entities."""
        with self._transaction():
            self._writer.rename([one for one in found if isinstance(one, Renamed)], self.generation)
            self._writer.put([one for one in found if isinstance(one, ReadFile)], self.generation)

    def finish(self, *, has_changed: bool) -> int:
        """Bring in order what was written; the number of articles."""
        if has_changed:
            self._connection.execute("PRAGMA optimize")
            # What the log holds goes into the file now, as far as nobody reads what was before.
            self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        (articles,) = self._connection.execute("SELECT count(*) FROM article").fetchone()
        return int(articles)


def _is_racy(state: FileState, seen: int) -> bool:
    return state.mtime > seen - RACY_NANOSECONDS


def _fingerprint(root: Path) -> str:
    """What tells whether the files that define a library's entities have changed: their content."""
    parts = []
    for path in (*entity_paths(paths.articles_dir()), *entity_paths(root)):
        data = read_bytes(path, "")
        parts.append(os.fsencode(path) + (b"" if isinstance(data, Problem) else content_digest(data)))
    return content_digest(b"\n".join(parts)).hex()
