"""Notes on articles and on passages of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import uuid4

from reader.errors import StateError
from reader.model.note import Anchor, Note
from reader.store.article_ref import COLUMNS, ArticleRef
from reader.store.article_table import ArticleTable
from reader.store.change_log import ChangeLog
from reader.store.state import path_key
from reader.store.timestamp import now
from reader.text.clean import clean

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from pathlib import Path

    from reader.store.change_log import Columns
    from reader.store.state import State

_NOTE = "note.id, created, edited, text, quote, prefix, suffix, block, start"
_ORDER = "quote <> '', block, start, created, note.id"
"""First what is about the article as a whole, then as the passages stood."""


class NotedArticle(NamedTuple):
    """An article with its notes."""

    article: ArticleRef
    notes: tuple[Note, ...]
    """Those on the article as a whole, then as the passages stood when they were noted."""


class NoteStore:
    """The reader's notes.

    All methods raise `StateError` when the state cannot be read or written.
    """

    def __init__(self, state: State) -> None:
        self._state = state
        self._log = ChangeLog(state)

    def add(self, ref: ArticleRef, text: str, anchor: Anchor | None = None) -> Note:
        """Write a note.

        Args:
            ref: The article; with its citation.
            text: The note; it is cleaned. It may be empty if there is a passage, which is marked then.
            anchor: The passage that it is about; None: the article as a whole.
        """
        moment = now()
        note = Note(uuid4().hex, moment, moment, clean(text).strip(), anchor)
        with self._log.change(f"added a note to “{ref.title or ref.id}”") as change:
            key = ArticleTable(change.connection).key(ref)
            change.put("note", (note.id,), note_columns(key, note))
        return note

    def edit(self, id_: str, text: str) -> Note:
        """Give a note another text.

        Args:
            id_: The note's.
            text: It is cleaned.

        Returns:
            The note as it is now.

        Raises:
            StateError: It has been deleted meanwhile.
        """
        with self._log.change("") as change:
            key, title, note = _found(change.connection, id_)
            note = note._replace(text=clean(text).strip(), edited=now())
            change.put("note", (id_,), note_columns(key, note))
            change.label = f"edited a note on “{title}”"
        return note

    def delete(self, id_: str) -> None:
        """Delete a note.

        Args:
            id_: The note's.

        Raises:
            StateError: It has been deleted already.
        """
        with self._log.change("") as change:
            _, title, _ = _found(change.connection, id_)
            change.put("note", (id_,), None)
            change.label = f"deleted a note on “{title}”"

    def notes(self, library: Path, article_id: str) -> tuple[Note, ...]:
        """The notes on an article: those on it as a whole, then as the passages stood when noted."""
        query = (
            f"SELECT {_NOTE} FROM note JOIN article ON article = key"  # noqa: S608  constants
            f" WHERE library = ? AND article.id = ? ORDER BY {_ORDER}"
        )
        rows = self._state.read(query, (path_key(library), article_id))
        return tuple(map(_note, rows))

    def all(self, library: Path | None = None) -> list[NotedArticle]:
        """All notes, with the articles that they are on, sorted by library and headline.

        Args:
            library: The folder of the library that is asked for; None: all.
        """
        columns = f"key, article.{COLUMNS.replace(', ', ', article.')}, {_NOTE}"
        rows = self._state.read(
            f"SELECT {columns} FROM note JOIN article ON article = key WHERE ?1 IS NULL OR library = ?1"  # noqa: S608  constants
            f" ORDER BY library, title, article.id, {_ORDER}",
            (None if library is None else path_key(library),),
        )
        found: dict[int, tuple[ArticleRef, list[Note]]] = {}
        for key, *row in rows:
            ref = ArticleRef.of_row(row)
            found.setdefault(key, (ref, []))[1].append(_note(row[len(ref) :]))
        return [NotedArticle(ref, tuple(notes)) for ref, notes in found.values()]


def note_columns(article: int, note: Note) -> Columns:
    """What stands in the row of a note.

    Args:
        article: The key of its article.
        note: The note.
    """
    quote, prefix, suffix, block, start = note.anchor or Anchor("", "", "", 0, 0)
    return {
        "article": article,
        "created": note.created,
        "edited": note.edited,
        "text": note.text,
        "quote": quote,
        "prefix": prefix,
        "suffix": suffix,
        "block": block,
        "start": start,
    }


def _note(row: Sequence[Any]) -> Note:
    id_, created, edited, text, *passage = row
    anchor = Anchor(*passage)
    return Note(id_, created, edited, text, anchor if anchor.quote else None)


def _found(connection: sqlite3.Connection, id_: str) -> tuple[int, str, Note]:
    """The key and the headline of a note's article, and the note."""
    query = (
        f"SELECT key, coalesce(nullif(title, ''), article.id), {_NOTE}"  # noqa: S608  constants
        " FROM note JOIN article ON article = key WHERE note.id = ?"
    )
    row = connection.execute(query, (id_,)).fetchone()
    if row is None:
        raise StateError("the note has been deleted meanwhile")
    return row[0], row[1], _note(row[2:])
