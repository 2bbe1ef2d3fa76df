"""An index in an SQLite database, as `reader.index.indexer` builds it."""

from __future__ import annotations

import os
from array import array
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from reader.errors import IndexDamagedError
from reader.index.check_sum import CHECKED, check_sum
from reader.index.database import index_path
from reader.index.library_index import (
    ArticleRow,
    Counts,
    EntityRow,
    Grouping,
    Listing,
    NamedRow,
    ProblemRow,
)
from reader.index.order import RANKED, order_by
from reader.index.query_connection import QueryConnection
from reader.model.entity import EntityType
from reader.text.query_result import Sort

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from reader.index.article_search import ArticleSearch
    from reader.store.article_ref import ArticleRef
    from reader.text.query_result import LibraryQuery
    from reader.text.search_term import Term
    from reader.text.snippet import Snippet

_ROW_COLUMNS = (*CHECKED, "types", "errors", "warnings", "check_sum")
_ROW_TYPES = (int, bytes, *[str] * 8, int, str, int, int, int)
_ENTITY_TYPES = frozenset(EntityType)
_PROBLEM_COLUMNS = ("path", "line", '"column"', "is_error", "code", "message", "hint")
_PROBLEM_TYPES = (bytes, int, int, int, str, str, str)

_KEYS = {
    Grouping.DAY: "substr(published, 1, 10)",
    Grouping.TOPIC: "topic",
    Grouping.SOURCE: "source",
}
"""What articles are grouped by, as SQL. They are published on a day or at an instant, no less precise."""

_AT_ONCE = 500
"""How many rows are asked for in one query; SQLite takes 999 values at least."""


class SqliteIndex:
    """The index of one library; one connection, used by one thread at a time. See `LibraryIndex`."""

    def __init__(self, root: Path, state: Path | None = None) -> None:
        """Open the index of a library.

        Args:
            root: The library's folder.
            state: The reader's own state, for what is unread, starred or has notes; it need not be there.

        Raises:
            LibraryIndexError: There is none yet, or it cannot be read.
            IndexDamagedError: It is to be built anew.
        """
        self._root = root
        self._connection = QueryConnection(index_path(root))
        self._state = state

    @cached_property
    def _search(self) -> ArticleSearch:
        from reader.index.article_search import ArticleSearch  # noqa: PLC0415  a list is shown before a search
        from reader.index.marks import Marks  # noqa: PLC0415  as above

        return ArticleSearch(self._connection, Marks(self._state, self._root))

    def close(self) -> None:
        """Let the database go; queries from then on are stopped."""
        self._connection.close()

    def interrupt(self) -> None:
        """See `LibraryIndex.interrupt`."""
        self._connection.interrupt()

    def generation(self) -> int:
        """See `LibraryIndex.generation`."""
        return self._connection.generation()

    def counts(self) -> Counts:
        """See `LibraryIndex.counts`."""
        count = self._connection.numbers
        (articles,) = count("SELECT count(*) FROM article")
        (broken,) = count("SELECT count(*) FROM article WHERE errors AND NOT is_sound")
        (warned,) = count("SELECT count(*) FROM article WHERE (errors OR warnings) AND is_sound")
        return Counts(articles - broken, broken, warned)

    def first(self, limit: int) -> list[ArticleRow]:
        """See `LibraryIndex.first`."""
        return self._article_rows(f"ORDER BY {order_by(Sort.DATE)} LIMIT ?", (limit,))

    def rows(self, numbers: Iterable[int]) -> Mapping[int, ArticleRow]:
        """See `LibraryIndex.rows`."""
        return {
            row.row: row
            for some in _portions(numbers)
            for row in self._article_rows(f"WHERE row IN ({_places(some)})", some)
        }

    def _article_rows(self, which: str, values: Sequence[object]) -> list[ArticleRow]:
        query = f"SELECT {', '.join(_ROW_COLUMNS)} FROM article {which}"  # noqa: S608  values are bound
        with self._connection.asking():
            return [self._row(*found) for found in self._connection.all(query, values, *_ROW_TYPES)]

    def _row(self, *columns: Any) -> ArticleRow:
        *shown, summed = columns
        row = ArticleRow(*shown)
        row = row._replace(path=self._file(shown[1]), types=tuple(shown[11].split()))
        if check_sum(shown[: len(CHECKED)]) != summed or not _ENTITY_TYPES.issuperset(row.types):
            raise self._damage(f"article {row.row} is not what it was")
        return row

    def _damage(self, what: str) -> IndexDamagedError:
        return IndexDamagedError(f"{self._connection.path} is damaged: {what}")

    def _file(self, path: bytes) -> Path:
        return self._root / os.fsdecode(path)

    # Searching

    def find_first(self, query: LibraryQuery) -> Listing:
        """See `LibraryIndex.find_first`."""
        if query.root is None:
            return self._all(query.sort, RANKED)
        return self._search.find_first(query)

    def find(self, query: LibraryQuery) -> Listing:
        """See `LibraryIndex.find`."""
        if query.root is None:
            return self._all(query.sort, -1)
        return self._search.find(query)

    def _all(self, sort: Sort, limit: int) -> Listing:
        query = f"SELECT row FROM article ORDER BY {order_by(sort)} LIMIT ?"  # noqa: S608  a constant
        return Listing(self._connection.numbers(query, (limit,)))

    def count(self, query: LibraryQuery) -> int:
        """See `LibraryIndex.count`."""
        return self._search.count(query)

    def snippets(self, terms: Sequence[Term], numbers: Iterable[int], cells: int) -> Mapping[int, Snippet]:
        """See `LibraryIndex.snippets`."""
        from reader.index.extract import plain_texts  # noqa: PLC0415  a list is shown without passages
        from reader.index.reading import stem_of, unpack  # noqa: PLC0415  as above
        from reader.text.snippet import snippet  # noqa: PLC0415  as above

        found: dict[int, Snippet] = {}
        query = "SELECT path, data FROM article JOIN source ON article = row WHERE row = ?"
        for number in numbers:
            for path, packed in self._connection.all(query, (number,), bytes, bytes):
                with self._connection.asking():
                    data = unpack(packed)
                passage = snippet(plain_texts(data, stem_of(path)), terms, cells)
                if passage is not None:
                    found[number] = passage
        return found

    # Single articles

    def row_of(self, path: Path) -> int | None:
        """See `LibraryIndex.row_of`."""
        inside = os.fsencode(os.path.relpath(path, self._root))
        return next(iter(self._connection.numbers("SELECT row FROM article WHERE path = ?", (inside,))), None)

    def named(self, number: int, limit: int) -> list[NamedRow]:
        """See `LibraryIndex.named`."""
        query = """SELECT id, type, name, times FROM mention JOIN entity ON entity = number
            WHERE mention.article = ? ORDER BY in_title DESC, times DESC, name, id LIMIT ?"""
        return [NamedRow(*found) for found in self._entities(query, (number, limit))]

    def problems_of(self, number: int) -> list[ProblemRow]:
        """See `LibraryIndex.problems_of`."""
        return self._problems("WHERE row = ? ORDER BY number", (number,))

    def refs(self, numbers: Iterable[int] | None = None) -> list[ArticleRef]:
        """See `LibraryIndex.refs`."""
        from reader.store.article_ref import ArticleRef  # noqa: PLC0415  as above

        query = "SELECT id, path, digest, title FROM article WHERE is_sound"
        types = str, bytes, bytes, str
        if numbers is None:
            found = self._connection.all(query, (), *types)
        else:
            found = [
                row
                for some in _portions(numbers)
                for row in self._connection.all(f"{query} AND row IN ({_places(some)})", some, *types)
            ]
        return [
            ArticleRef(self._root, id_, self._file(path), digest, title) for id_, path, digest, title in found
        ]

    # The library as a whole

    def entities(self, limit: int) -> list[EntityRow]:
        """See `LibraryIndex.entities`."""
        query = """SELECT id, type, name, articles FROM entity JOIN (
                SELECT entity, count(*) AS articles FROM mention GROUP BY entity
                ORDER BY articles DESC LIMIT ?
            ) ON entity = number ORDER BY articles DESC, name, id"""
        return [EntityRow(*found) for found in self._entities(query, (limit,))]

    def _entities(self, query: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        """What a query finds that gives the id, type and name of entities, and a number."""
        with self._connection.asking():
            found = self._connection.all(query, values, str, str, str, int)
            if not _ENTITY_TYPES.issuperset(type_ for _, type_, *_ in found):
                raise self._damage("it holds an entity of no type")
        return found

    def labels(self, kind: str, limit: int) -> list[str]:
        """See `LibraryIndex.labels`."""
        query = """SELECT name FROM label JOIN labelled ON label = number WHERE kind = ?
            GROUP BY number ORDER BY count(*) DESC, name LIMIT ?"""
        return [name for (name,) in self._connection.all(query, (kind, limit), str)]

    def keys(self, grouping: Grouping) -> Mapping[int, str]:
        """See `LibraryIndex.keys`."""
        query = f"SELECT row, {_KEYS[grouping]} FROM article"  # noqa: S608  constants
        one: dict[str, str] = {}  # they are few: each is kept once
        with self._connection.asking():
            keys = {row: one.setdefault(key, key) for row, key in self._connection.all(query, (), int, str)}
            if grouping is Grouping.DAY and not all(map(_is_day, one)):
                raise self._damage("it holds a day that is none")
        return keys

    def flawed(self) -> Listing:
        """See `LibraryIndex.flawed`."""
        query = "SELECT row FROM article WHERE errors OR warnings ORDER BY is_sound, errors = 0, path"
        return Listing(self._connection.numbers(query))

    def problems(self, limit: int) -> list[ProblemRow]:
        """See `LibraryIndex.problems`."""
        return self._problems("ORDER BY errors = 0, path, number LIMIT ?", (limit,))

    def _problems(self, which: str, values: Sequence[object]) -> list[ProblemRow]:
        query = f"""SELECT {", ".join(_PROBLEM_COLUMNS)} FROM problem JOIN article ON article = row {which}"""  # noqa: S608  values are bound
        return [
            ProblemRow(self._file(path), line, column, bool(is_error), *told)
            for path, line, column, is_error, *told in self._connection.all(query, values, *_PROBLEM_TYPES)
        ]


def _is_day(key: str) -> bool:
    """Whether a key is one of a day, or of an article that cannot be shown."""
    try:
        return not key or bool(date.fromisoformat(key))
    except ValueError:
        return False


def _portions(numbers: Iterable[int]) -> Iterator[Sequence[int]]:
    """Rows, as many at a time as one query takes."""
    wanted = array("q", numbers)
    for start in range(0, len(wanted), _AT_ONCE):
        yield wanted[start : start + _AT_ONCE]


def _places(values: Sequence[object]) -> str:
    """A placeholder for each value."""
    return ", ".join("?" * len(values))
