"""Small libraries for the tests of the index, and what an index holds, for comparison."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from reader.index.database import index_path
from reader.index.extract import searched_words
from reader.index.indexer import Indexer
from reader.index.reading import stem_of, unpack

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from reader.index.indexer import Outcome

ENTITIES = """
entities:
  - {id: s-400, type: system, name: S-400 Triumf, aliases: [S-400], summary: A missile.}
  - {id: rajnath-singh, type: person, name: Rajnath Singh, family_name: Singh}
  - {id: new-delhi, type: place, name: New Delhi}
  - {id: delhi-talks, type: event, name: Delhi Talks}
"""


def article(
    title: str = "Talks in New Delhi",
    body: str = "Rajnath Singh spoke about the S-400. Singh left.",
    published: str = "2025-12-04",
    **more: object,
) -> str:
    """An article's file.

    Args:
        title: Its headline.
        body: Its text.
        published: A date.
        more: Other keys, as JSON writes them.
    """
    lines = [f"title: {json.dumps(title)}", f"published: {published}"]
    lines += [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in more.items()]
    return "\n".join([*lines, "sections:", f"  - body: {json.dumps(body, ensure_ascii=False)}", ""])


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write a library's files; their dates lie far back, so that they are taken for what they are.

    Returns:
        Its folder.
    """
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        age(path)
    return root


def age(path: Path, seconds: int = 1_000_000_000) -> None:
    """Give a file a date far back."""
    os.utime(path, (seconds, seconds))


def refresh(root: Path, **options: Any) -> Outcome:
    """Bring a library's index up to date, in this process."""
    return Indexer(root, processes=1).refresh(**options)


def connection(root: Path) -> sqlite3.Connection:
    """The database of a library's index."""
    return sqlite3.connect(index_path(root), isolation_level=None)


_NUMBERS = {"row", "number", "article", "seen", "mtime", "entities", "label", "check_sum"}
"""Columns with numbers that depend on the order of things."""


def content(root: Path) -> dict[str, list[Any]]:
    """What an index holds, without the numbers that depend on how it came about."""
    with closing(connection(root)) as database:
        check_full_text(database)
        paths = dict(database.execute("SELECT row, path FROM article"))
        owners = {0: b"", **paths}
        entities = {
            number: (id_, owners[article])
            for number, id_, article in database.execute("SELECT number, id, article FROM entity")
        }
        found = {
            "article": _without(database, "article"),
            "source": _of(database, "SELECT article, data FROM source", owners),
            "section": _of(database, "SELECT article, number, id, heading, block FROM section", owners),
            "problem": _of(database, "SELECT * FROM problem", owners),
            "label": _of(
                database,
                "SELECT article, kind, name, words FROM labelled JOIN label ON label = label.number",
                owners,
            ),
            "event": _of(
                database,
                "SELECT article, id, date, lower, upper, title, description, place, status FROM event",
                owners,
            ),
            "event_entity": _of(
                database,
                "SELECT article, id, entity FROM event_entity JOIN event ON event = number",
                owners,
            ),
            "entity": _of(database, "SELECT article, id, type, name, summary FROM entity", owners),
            "entity_name": sorted(
                (*entities[number], words)
                for number, words in database.execute("SELECT entity, words FROM entity_name")
            ),
            "mention": sorted(
                (paths[row], *entities[number], *rest)
                for row, number, *rest in database.execute(
                    "SELECT article, entity, times, in_title, places FROM mention"
                )
            ),
        }
        found["text"] = sorted(found_by_words(database, paths).items())
        found["vocabulary"] = [*_vocabulary(database, "text"), *_vocabulary(database, "opening")]
        return found


def _without(database: sqlite3.Connection, table: str) -> list[Any]:
    cursor = database.execute(f"SELECT * FROM {table}")  # noqa: S608  a constant
    names = [column[0] for column in cursor.description]
    kept = [at for at, name in enumerate(names) if name not in _NUMBERS]
    return sorted(([row[at] for at in kept] for row in cursor), key=repr)


def _of(database: sqlite3.Connection, query: str, owners: Mapping[int, bytes]) -> list[Any]:
    return sorted(([owners[row], *rest] for row, *rest in database.execute(query)), key=repr)


def check_full_text(database: sqlite3.Connection) -> None:
    """Have FTS5 look whether its tables are sound.

    Raises:
        sqlite3.DatabaseError: They are not.
    """
    for table in ("text", "opening"):
        database.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")  # noqa: S608  constants
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def found_by_words(database: sqlite3.Connection, paths: Mapping[int, bytes]) -> dict[str, list[bytes]]:
    """For each word of the articles, and each beginning of one, the articles that are found by it."""
    words: set[str] = set()
    query = "SELECT path, data FROM article JOIN source ON article = row WHERE is_sound"
    for path, packed in database.execute(query):
        searched = searched_words(unpack(packed), stem_of(path))
        words.update(searched.title.split(), searched.body.split())
    found = {}
    for word in words:
        for match in (f'"{word}"', f'title : "{word}"'):
            found[match] = _matching(database, "text", match, paths)
        for length in (1, 2):
            found[f"{word[:length]}*"] = _matching(database, "opening", f'"{word[:length]}"', paths)
    return found


def _vocabulary(database: sqlite3.Connection, table: str) -> list[Any]:
    """Every word that a full-text table knows, and in how many articles."""
    name = f"temp.words_of_{table}"
    database.execute(f"CREATE VIRTUAL TABLE {name} USING fts5vocab(main, {table}, row)")
    return database.execute(f"SELECT term, doc FROM {name} WHERE doc ORDER BY term").fetchall()  # noqa: S608  constants


def _matching(
    database: sqlite3.Connection, table: str, match: str, paths: Mapping[int, bytes]
) -> list[bytes]:
    query = f"SELECT rowid FROM {table} WHERE {table} MATCH ?"  # noqa: S608  constants
    return sorted(paths[row] for (row,) in database.execute(query, (match,)))


def names(root: Path, rows: Sequence[int]) -> list[str]:
    """The names of files without suffixes, by the rows of their articles; in order."""
    with closing(connection(root)) as database:
        paths = dict(database.execute("SELECT row, path FROM article"))
    return [stem_of(paths[row]) for row in rows]
