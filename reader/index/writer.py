"""Writing into an index: whole batches, within one transaction each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.index.check_sum import CHECKED, check_sum
from reader.index.database import checked
from reader.index.extract import searched_words
from reader.index.reading import stem_of, unpack
from reader.store.slug import id_of_file
from reader.text.clean import clean_line
from reader.text.search_words import search_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from reader.index.reading import ReadFile, Renamed
    from reader.index.record import ArticleRecord, EntityRecord, Named, ProblemRecord
    from reader.index.scan import FileState

_SHOWN_TYPES = 4
"""Of how many entities the list shows the types."""

_ARTICLE_COLUMNS = (
    *("row", "path", "size", "mtime", "digest", "seen", "is_sound", "entities", "id", "title", "kicker"),
    *("summary", "published", "lower", "upper", "language", "located", "source", "topic", "words", "types"),
    *("errors", "warnings", "check_sum"),
)
_CHECKED = tuple(map(_ARTICLE_COLUMNS.index, CHECKED))
_PUT_ARTICLE = (
    f"INSERT INTO article ({', '.join(_ARTICLE_COLUMNS)}) VALUES ({', '.join('?' * len(_ARTICLE_COLUMNS))})"  # noqa: S608  the names are constants
)
_OF_ARTICLE = ("labelled", "section", "problem", "mention", "source")
"""The tables with rows that fall with their article and have none below them."""


class IndexWriter:
    """Changes an index. Its methods are called within a transaction of the caller's."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        """Read what is kept here of the tables.

        Args:
            connection: To the index.
            path: The index, for messages.
        """
        self._connection = connection
        self._path = path
        self._numbers: dict[tuple[str, int], int] = {}
        """The numbers of entities, by id and the article that defines them, 0 for the library."""
        self._types: dict[str, str] = {}
        """The types of the library's entities, by id."""
        self._labels: dict[tuple[str, str], int] = {}
        """The numbers of labels, by kind and name."""
        self.forget()

    def forget(self) -> None:
        """Read again what is kept here of the tables: a transaction was given up."""
        rows = self._rows("SELECT id, article, number, type FROM entity", str, int, int, str)
        self._numbers, self._types = {}, {}
        for id_, article, number, type_ in rows:
            self._numbers[id_, article] = number
            if not article:
                self._types[id_] = type_
        rows = self._rows("SELECT kind, name, number FROM label", str, str, int)
        self._labels = {(kind, name): number for kind, name, number in rows}

    def _rows(self, query: str, *types: type) -> Iterator[tuple[Any, ...]]:
        return checked(self._path, self._connection.execute(query), *types)

    # Articles

    def put(self, files: Sequence[ReadFile], generation: int, *, are_new: bool = False) -> None:
        """Take files in, in place of what stood for the same paths.

        Args:
            files: What was read.
            generation: Of the entities that their mentions are of.
            are_new: Whether nothing stands for their paths.
        """
        run = self._connection.executemany
        if not are_new:
            for file in files:
                self.remove(file.state.path)
        first = self._next("article", "row")
        rows = [*enumerate(files, first)]
        types = self._put_named([(row, file.extract.named) for row, file in rows])
        run(_PUT_ARTICLE, (_article_row(row, file, generation, types[row]) for row, file in rows))
        run("INSERT INTO source VALUES (?, ?)", ((row, file.packed) for row, file in rows))
        self._put_problems((row, file.extract.problems) for row, file in rows)
        sound = [(row, article) for row, file in rows if (article := file.extract.article)]
        run(
            "INSERT INTO text (rowid, title, body) VALUES (?, ?, ?)",
            ((row, article.searched.title, article.searched.body) for row, article in sound),
        )
        run(
            "INSERT INTO opening (rowid, letters) VALUES (?, ?)",
            ((row, article.searched.openings) for row, article in sound),
        )
        run("INSERT OR IGNORE INTO labelled VALUES (?, ?)", self._labelled(sound))
        run(
            "INSERT INTO section VALUES (?, ?, ?, ?, ?)",
            ((row, n, *part) for row, article in sound for n, part in enumerate(article.sections)),
        )
        self._put_events(sound)

    def _next(self, table: str, column: str) -> int:
        query = f"SELECT coalesce(max({column}), 0) + 1 FROM {table}"  # noqa: S608  constants
        return int(self._connection.execute(query).fetchone()[0])

    def _put_problems(self, found: Iterable[tuple[int, Iterable[ProblemRecord]]]) -> None:
        self._connection.executemany(
            "INSERT INTO problem VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            ((row, n, *problem) for row, problems in found for n, problem in enumerate(problems)),
        )

    def _labelled(self, sound: Iterable[tuple[int, ArticleRecord]]) -> Iterator[tuple[int, int]]:
        for row, article in sound:
            for label in _labels(article):
                number = self._labels.get(label)
                if number is None:
                    put = "INSERT INTO label (kind, name, words) VALUES (?, ?, ?)"
                    number = self._connection.execute(put, (*label, search_text(label[1]))).lastrowid or 0
                    self._labels[label] = number
                yield row, number

    def _put_events(self, sound: Iterable[tuple[int, ArticleRecord]]) -> None:
        events = [(row, event) for row, article in sound for event in article.events]
        numbered = [*enumerate(events, self._next("event", "number"))]
        self._connection.executemany(
            "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            ((number, row, *event[:-1]) for number, (row, event) in numbered),
        )
        self._connection.executemany(
            "INSERT OR IGNORE INTO event_entity (event, entity) VALUES (?, ?)",
            ((number, id_) for number, (_, event) in numbered for id_ in event.entities),
        )

    def remove(self, path: bytes) -> bool:
        """Take out what stands for a path; False: nothing did."""
        run = self._connection.execute
        query = "SELECT row, is_sound, data FROM article JOIN source ON article = row WHERE path = ?"
        found = next(checked(self._path, run(query, (path,)), int, int, bytes), None)
        if found is None:
            return False
        row, is_sound, packed = found
        if is_sound:
            words = searched_words(unpack(packed), stem_of(path))
            run(
                "INSERT INTO text (text, rowid, title, body) VALUES ('delete', ?, ?, ?)",
                (row, words.title, words.body),
            )
            run(
                "INSERT INTO opening (opening, rowid, letters) VALUES ('delete', ?, ?)", (row, words.openings)
            )
        for table in _OF_ARTICLE:
            run(f"DELETE FROM {table} WHERE article = ?", (row,))  # noqa: S608  a constant
        run("DELETE FROM event_entity WHERE event IN (SELECT number FROM event WHERE article = ?)", (row,))
        run("DELETE FROM event WHERE article = ?", (row,))
        self._remove_own_entities(row)
        run("DELETE FROM article WHERE row = ?", (row,))
        return True

    def touch(self, states: Iterable[tuple[FileState, int]]) -> None:
        """Take note of files that have another date, and the same content.

        Args:
            states: The files, and when they were read.
        """
        self._connection.executemany(
            "UPDATE article SET size = ?, mtime = ?, seen = ? WHERE path = ?",
            ((state.size, state.mtime, seen, state.path) for state, seen in states),
        )

    # Who is named

    def put_entities(self, records: Mapping[str, EntityRecord]) -> None:
        """Take the library's entities in; those that it had and has no more go.

        Args:
            records: By id.
        """
        gone = [(id_, 0) for id_, article in self._numbers if not article and id_ not in records]
        for key in gone:
            self._remove_entity(self._numbers.pop(key))
        for record in records.values():
            self._put_entity(record, 0)
        self._types = {record.id: record.type for record in records.values()}

    def rename(self, found: Sequence[Renamed], generation: int) -> None:
        """Put other mentions and problems in the place of an article's.

        Args:
            found: The articles.
            generation: Of the entities.
        """
        for row, _ in found:
            self._connection.execute("DELETE FROM mention WHERE article = ?", (row,))
            self._connection.execute("DELETE FROM problem WHERE article = ?", (row,))
            self._remove_own_entities(row)
        types = self._put_named([(row, extract.named) for row, extract in found])
        self._put_problems((row, extract.problems) for row, extract in found)
        self._connection.executemany(
            "UPDATE article SET entities = ?, types = ?, errors = ?, warnings = ? WHERE row = ?",
            ((generation, types[row], extract.errors, extract.warnings, row) for row, extract in found),
        )

    def _put_named(self, found: Iterable[tuple[int, Named]]) -> dict[int, str]:
        """Put mentions in, and say of which types the most prominent entities are."""
        numbers, types = self._numbers, dict[int, str]()
        rows: list[tuple[object, ...]] = []
        for row, named in found:
            own = {entity.id: entity.type for entity in named.entities}
            for entity in named.entities:
                self._put_entity(entity, row)
            for id_, times, in_title, places in named.mentions:
                number = numbers.get((id_, row if id_ in own else 0))
                if number is not None:
                    rows.append((row, number, times, in_title, places))
            shown = [own.get(id_) or self._types.get(id_, "") for id_, *_ in named.mentions[:_SHOWN_TYPES]]
            types[row] = " ".join(filter(None, shown))
        self._connection.executemany("INSERT INTO mention VALUES (?, ?, ?, ?, ?)", rows)
        return types

    def _put_entity(self, record: EntityRecord, article: int) -> None:
        run = self._connection.execute
        number = self._numbers.get((record.id, article))
        if number is None:
            values = (record.id, article, record.type, record.name, record.summary)
            put = "INSERT INTO entity (id, article, type, name, summary) VALUES (?, ?, ?, ?, ?)"
            number = run(put, values).lastrowid or 0
            self._numbers[record.id, article] = number
        else:
            run(
                "UPDATE entity SET type = ?, name = ?, summary = ? WHERE number = ?",
                (record.type, record.name, record.summary, number),
            )
            run("DELETE FROM entity_name WHERE entity = ?", (number,))
        names = ((name, number) for name in record.names)
        self._connection.executemany("INSERT OR IGNORE INTO entity_name VALUES (?, ?)", names)

    def _remove_own_entities(self, row: int) -> None:
        found = self._connection.execute("SELECT id, number FROM entity WHERE article = ?", (row,)).fetchall()
        for id_, number in checked(self._path, found, str, int):
            self._remove_entity(number)
            self._numbers.pop((id_, row), None)

    def _remove_entity(self, number: int) -> None:
        run = self._connection.execute
        run("DELETE FROM mention WHERE entity = ?", (number,))
        run("DELETE FROM entity_name WHERE entity = ?", (number,))
        run("DELETE FROM entity WHERE number = ?", (number,))


def _labels(article: ArticleRecord) -> Iterator[tuple[str, str]]:
    """What an article is filed under: each kind of label with its name."""
    yield from (("topic", name) for name in article.topics)
    yield from (("author", name) for name in article.authors)
    if article.source:
        yield "source", article.source
    if article.language:
        yield "language", article.language


def _article_row(row: int, file: ReadFile, generation: int, types: str) -> list[object]:
    values = [*_article_values(row, file, generation, types)]
    return [*values, check_sum([values[column] for column in _CHECKED])]


def _article_values(row: int, file: ReadFile, generation: int, types: str) -> Iterator[object]:
    state, extract = file.state, file.extract
    yield from (row, state.path, state.size, state.mtime, extract.digest, file.seen)
    article = extract.article
    yield from (article is not None, generation)
    if article is None:
        name = clean_line(state.path.rsplit(b"/", 1)[-1].decode("utf-8", "replace"))
        yield from (id_of_file(file.stem), name, "", "", "", None, None, "", "", "", "", 0, "")
    else:
        yield from (article.id, article.title, article.kicker, article.summary, article.published)
        yield from (article.lower, article.upper, article.language, article.located, article.source)
        yield from (article.topics[0] if article.topics else "", article.words, types)
    yield from (extract.errors, extract.warnings)
