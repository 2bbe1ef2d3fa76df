"""Searching an index: which articles a query finds, and in which order."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from reader.index.condition import ALL, IS_SOUND, Condition, Conditions
from reader.index.library_index import Listing
from reader.index.order import RANKED, order_by
from reader.text.query_result import Sort
from reader.text.search_words import search_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.index.marks import Marks
    from reader.index.query_connection import QueryConnection
    from reader.text.query_node import Named, Property
    from reader.text.query_result import LibraryQuery

AMONG_NEWEST = ((4_000, 150), (20_000, RANKED))
"""Among how many of the newest articles the first that a query finds are looked for, before among all: what
many articles have is found there already, and need not be gathered from everywhere. And how many are to be
found for the next of these numbers to be worth a try."""

_TITLE_WEIGHT = 8.0
"""How much more a word in the headline counts than one in the text, by BM25."""

_MOST_ENTITIES = 500
"""That one name may stand for."""


class ArticleSearch:
    """Searches one index. See `reader.index.library_index.LibraryIndex`."""

    def __init__(self, connection: QueryConnection, marks: Marks) -> None:
        """Take what is asked.

        Args:
            connection: To the index.
            marks: What the reader has done with its articles.
        """
        self._connection = connection
        self._marks = marks

    def find_first(self, query: LibraryQuery) -> Listing:
        """The first articles that a query finds: among the newest, if there are enough, else among all."""
        conditions = Conditions(query.root, self)
        where = conditions.among(0)
        if where.match and query.sort is Sort.RELEVANCE:
            # Words alone are gathered from the newest on as it is.
            ranked = self._ranked(where) if where.sql == IS_SOUND else self._ranked_first(conditions)
            return Listing(ranked, RANKED if len(ranked) == RANKED else None)
        if query.sort in {Sort.DATE, Sort.RELEVANCE} and where.sql != ALL:
            return Listing(self._newest_first(conditions))
        return Listing(self._ordered(where, query.sort, RANKED))

    def _ranked_first(self, conditions: Conditions) -> array[int]:
        (last,) = self._connection.numbers("SELECT coalesce(max(row), 0) FROM article")
        for newest, enough in AMONG_NEWEST:
            if (floor := last - newest) <= 0:
                break
            found = self._ranked(conditions.among(floor), floor)
            if len(found) == RANKED:
                return found
            if len(found) < enough:
                break
        return self._ranked(conditions.among(0))

    def _newest_first(self, conditions: Conditions) -> array[int]:
        date_of = "SELECT lower FROM article WHERE lower NOT NULL ORDER BY lower DESC LIMIT 1 OFFSET ?"
        for newest, enough in AMONG_NEWEST:
            since = self._connection.numbers(date_of, (newest,))
            if not since:
                break
            (floor,) = self._connection.numbers("SELECT min(+row) FROM article WHERE lower >= ?", since)
            whole = conditions.among(floor).whole(floor)
            recent = Condition(sql=f"lower >= ? AND ({whole.sql})", values=(*since, *whole.values))
            found = self._ordered(recent, Sort.DATE, RANKED)
            if len(found) == RANKED:
                return found
            if len(found) < enough:
                break
        return self._ordered(conditions.among(0), Sort.DATE, RANKED)

    def find(self, query: LibraryQuery) -> Listing:
        """The articles that a query finds."""
        where = Conditions(query.root, self).among(0)
        if not where.match or query.sort is not Sort.RELEVANCE:
            return Listing(self._ordered(where, query.sort, -1))
        ranked = self._ranked(where)
        if len(ranked) < RANKED:
            return Listing(ranked)
        rest = f"{_matching('rowid', where)} LIMIT -1 OFFSET ?"
        return Listing(ranked + self._connection.numbers(rest, (*_values(where), RANKED)), RANKED)

    def count(self, query: LibraryQuery) -> int:
        """How many articles a query finds."""
        where = Conditions(query.root, self).among(0)
        if where.match and where.sql == IS_SOUND:
            count = "SELECT count(*) FROM text WHERE text MATCH ?"
            return self._connection.numbers(count, (where.match,))[0]
        whole = where.whole()
        count = f"SELECT count(*) FROM article WHERE {whole.sql}"  # noqa: S608  values are bound
        return self._connection.numbers(count, whole.values)[0]

    def _ranked(self, where: Condition, floor: int = 0) -> array[int]:
        """The newest of what is found, by how well they fit."""
        query = f"{_matching(f'rowid, bm25(text, {_TITLE_WEIGHT}, 1.0)', where, floor)} LIMIT ?"
        found = self._connection.all(query, (*_values(where), RANKED), int, float)
        found.sort(key=lambda row: (row[1], -row[0]))
        return array("q", (row for row, _ in found))

    def _ordered(self, where: Condition, sort: Sort, limit: int) -> array[int]:
        whole = where.whole()
        query = f"SELECT row FROM article WHERE {whole.sql} ORDER BY {order_by(sort)} LIMIT ?"  # noqa: S608  values are bound
        return self._connection.numbers(query, (*whole.values, limit))

    # What conditions look up

    def rows_of(self, where: Condition) -> Sequence[int]:
        """See `reader.index.condition.Lookup.rows_of`."""
        whole = where.whole()
        return self._connection.numbers(f"SELECT row FROM article WHERE {whole.sql}", whole.values)  # noqa: S608  values are bound

    def marked(self, asked: Property) -> Sequence[str]:
        """See `reader.index.condition.Lookup.marked`."""
        return self._marks.ids(asked)

    def numbers(self, named: Named) -> Sequence[int]:
        """See `reader.index.condition.Lookup.numbers`.

        They are those with that id or name; else those whose names hold it.
        """
        words = search_text(named.name)
        types = "" if named.type is None else "AND entity.type = ?"
        values = () if named.type is None else (named.type.value,)
        for condition, value in (
            ("entity.id = ?", named.name.lower()),
            ("entity_name.words = ?", words),
            ("instr(' ' || entity_name.words || ' ', ?)", f" {words} "),
        ):
            query = f"""SELECT DISTINCT number FROM entity JOIN entity_name ON entity = number
                WHERE {condition} {types} LIMIT {_MOST_ENTITIES}"""  # noqa: S608  constants
            found = self._connection.numbers(query, (value, *values)) if words else ()
            if found:
                return found
        return ()


def _matching(columns: str, where: Condition, floor: int = 0) -> str:
    """A query of the full text, the highest rows first; it stops as soon as it has enough."""
    query = f"SELECT {columns} FROM text WHERE text MATCH ? AND rowid >= {floor}"  # noqa: S608  constants and a number
    if where.sql != IS_SOUND:
        # The plus keeps SQLite from asking the full text for each article by itself.
        within = f"SELECT row FROM article WHERE row >= {floor} AND ({where.sql})"  # noqa: S608  values are bound
        query += f" AND +rowid IN ({within})"
    return f"{query} ORDER BY rowid DESC"


def _values(where: Condition) -> tuple[object, ...]:
    return (where.match, *(where.values if where.sql != IS_SOUND else ()))
