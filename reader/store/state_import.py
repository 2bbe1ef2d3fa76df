"""Taking in what another reader, or this one at another time, has remembered.

Nothing is lost: what only one of both has is kept, and where they differ the newer one holds. All of it is
one transaction and, but for places and the history of openings, one change that can be undone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from reader.store.change_log import ChangeLog
from reader.store.note_store import note_columns
from reader.store.reading_state import KEPT_OPENINGS

if TYPE_CHECKING:
    from reader.model.note import Note
    from reader.store.change_log import Change, Columns
    from reader.store.state import State
    from reader.store.state_document import ArticleEntry, PlaceEntry, SearchEntry, StateDocument


class Imported(NamedTuple):
    """How much was new, or newer."""

    marks: int
    """Articles read, starred or tagged, or no more so."""
    notes: int
    searches: int
    places: int


def take_in(document: StateDocument, state: State) -> Imported:
    """Take a document in.

    Args:
        document: What another reader remembered.
        state: What this one remembers.

    Raises:
        StateError: The state cannot be written; then it is as it was.
    """
    with ChangeLog(state).change("imported what another reader remembered") as change:
        merge = _Merge(change)
        for article in document.articles:
            merge.put_article(article)
        merge.put_openings()
        places = sum([merge.put_place(place) for place in document.places])
        searches = sum([merge.put_search(search) for search in document.searches])
    return Imported(merge.marks, merge.notes, searches, places)


class _Merge:
    """Puts what is read from a document into the tables."""

    def __init__(self, change: Change) -> None:
        self._change = change
        self._run = change.connection.execute
        self._openings: set[tuple[str, int]] = set(
            self._run("SELECT opened_at, article FROM opening").fetchall()
        )
        self._known_openings = len(self._openings)
        self.marks = 0
        """Articles whose marks are others now."""
        self.notes = 0
        """Notes that are new, or have another text now."""

    def put_article(self, article: ArticleEntry) -> None:
        """Take an article in, with its marks and notes."""
        key = self._key(article)
        is_marked = [self._put_mark(key, article.times, mark) for mark in ("read", "starred")]
        is_marked += [self._put_tag(key, name, tagged) for name, tagged in article.tags.items()]
        self.marks += any(is_marked)
        self.notes += sum([self._put_note(key, note) for note in article.notes])
        self._openings.update((opened, key) for opened in article.opened)

    def _key(self, article: ArticleEntry) -> int:
        """The row of an article, which says of it what was found last."""
        query = "SELECT key, seen_at FROM article WHERE library = ? AND id = ?"
        found = self._run(query, (article.library, article.id)).fetchone()
        if found is None:
            put = (
                "INSERT INTO article (library, id, path, content, title, citation, seen_at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)"
            )
            return self._run(put, article[:7]).lastrowid or 0
        if found[1] < article.seen:
            put = (
                "UPDATE article SET path = ?, content = ?, title = ?, citation = ?, seen_at = ? WHERE key = ?"
            )
            self._run(put, (*article[2:7], found[0]))
        return int(found[0])

    def _put_mark(self, key: int, times: Columns, mark: str) -> bool:
        names = (f"{mark}_at", f"un{mark}_at")
        query = f"SELECT {', '.join(names)} FROM article WHERE key = ?"  # noqa: S608  constants
        mine = self._run(query, (key,)).fetchone()
        given = tuple(times[name] for name in names)
        if _last(given) <= _last(mine):
            return False
        return self._change.put("article", (key,), dict(zip(names, given, strict=True)))

    def _put_tag(self, key: int, name: str, tagged: str) -> bool:
        query = "SELECT tagged_at FROM tag WHERE article = ? AND name = ?"
        mine = self._run(query, (key, name)).fetchone()
        if mine and mine[0] >= tagged:
            return False
        return self._change.put("tag", (key, name), {"tagged_at": tagged})

    def _put_note(self, key: int, note: Note) -> bool:
        mine = self._run("SELECT edited, article FROM note WHERE id = ?", (note.id,)).fetchone()
        if mine and mine[0] >= note.edited:
            return False
        return self._change.put("note", (note.id,), note_columns(mine[1] if mine else key, note))

    def put_openings(self) -> None:
        """Put the openings in the order of their times, and keep the last."""
        if len(self._openings) == self._known_openings:
            return
        self._run("DELETE FROM opening")
        for opened, key in sorted(self._openings)[-KEPT_OPENINGS:]:
            self._run("INSERT INTO opening (article, opened_at) VALUES (?, ?)", (key, opened))

    def put_place(self, place: PlaceEntry) -> bool:
        """Take a place in, if it is a newer one; whether it is."""
        mine = self._run("SELECT left_at FROM place WHERE article = ?", (place.path,)).fetchone()
        if mine and mine[0] >= place.left:
            return False
        columns = "article, block, char, words, before, left_at"
        put = f"INSERT OR REPLACE INTO place ({columns}) VALUES (?, ?, ?, ?, ?, ?)"  # noqa: S608  a constant
        self._run(put, (place.path, *place.place, place.left))
        return True

    def put_search(self, search: SearchEntry) -> bool:
        """Take a saved search in, behind the others, or as a newer one of its name; whether it is one."""
        query = "SELECT saved_at, position FROM saved_search WHERE name = ?"
        mine = self._run(query, (search.name,)).fetchone()
        if mine and mine[0] >= search.saved:
            return False
        (end,) = self._run("SELECT coalesce(max(position) + 1, 0) FROM saved_search").fetchone()
        position = mine[1] if mine else end
        values: Columns = {"query": search.query, "position": position, "saved_at": search.saved}
        return self._change.put("saved_search", (search.name,), values)


def _last(times: tuple[Any, ...]) -> str:
    """When a mark was set or taken last; empty: never."""
    return next(filter(None, times), "")
