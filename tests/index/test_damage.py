"""Damage: whatever happens to an index's bytes, it is noticed, told, and mended by the next refresh."""

from __future__ import annotations

import os
import random
import zlib
from contextlib import closing
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from reader.errors import IndexDamagedError, LibraryIndexError
from reader.index.database import index_path
from reader.index.library_index import Grouping
from reader.index.sqlite_index import SqliteIndex
from reader.text.library_query import parse_query
from reader.text.search_term import Term
from tests.index.small_library import ENTITIES, article, connection, content, refresh, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

DAMAGES = int(os.environ.get("DATELINE_TEST_DAMAGES", "40"))
"""How many damages are tried; thousands when somebody has the time."""

QUERIES = (
    *("talks", "s*", "title:talks", "entity:s-400", '"rajnath singh"', "topic:defence talks", "date:2025"),
    *("event:2018", "-talks", "is:unread", "talks OR topic:x", "is:broken", "ta*", "talks sort:title"),
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {
        f"a{number}.yaml": article(
            f"Talks {number} in New Delhi",
            topics=["defence"],
            source="Wire",
            timeline=[{"date": "2018-10", "title": "Signed", "entities": ["s-400"]}],
        )
        for number in range(12)
    }
    own = article(entities=[{"id": "x-1", "type": "system", "name": "X-1"}])
    return write(
        tmp_path / "library", {"entities.yaml": ENTITIES, "own.yaml": own, "bad.yaml": "title: [", **files}
    )


def questions(index: SqliteIndex, root: Path) -> Iterator[Callable[[], object]]:
    """Everything that can be asked."""
    yield from (index.generation, index.counts, index.flawed, index.refs)
    yield lambda: index.first(10)
    for text in QUERIES:
        query = parse_query(text, date(2026, 1, 1))
        for ask in (index.find_first, index.find, index.count):
            yield partial(ask, query)
    yield lambda: index.rows([1, 2, 13])
    yield lambda: index.refs([1, 2, 13])
    yield lambda: index.snippets([Term(("talks",))], [1, 2, 13], 80)
    yield lambda: index.row_of(root / "a1.yaml")
    yield lambda: index.entities(10)
    yield lambda: index.named(1, 10)
    yield lambda: index.problems(10)
    yield lambda: index.problems_of(13)
    yield lambda: index.labels("topic", 10)
    for grouping in Grouping:
        yield partial(index.keys, grouping)


def ask_all(root: Path) -> list[LibraryIndexError]:
    """Ask everything; what is wrong with the index."""
    errors: list[LibraryIndexError] = []
    try:
        index = SqliteIndex(root)
    except LibraryIndexError as error:
        return [error]
    with closing(index):
        for question in questions(index, root):
            try:
                question()
            except LibraryIndexError as error:
                errors.append(error)
    return errors


def damaged(good: bytes, random: random.Random) -> bytes:
    """The content of an index with something else in one place."""
    data = bytearray(good)
    at = random.randrange(len(data))
    page = at // 4096 * 4096
    other = random.randrange(len(data) // 4096) * 4096
    match random.choice(["bit", "zeros", "ones", "end", "noise", "page"]):
        case "bit":
            data[at] ^= 1 << random.randrange(8)
        case "zeros":
            data[at : at + 200] = bytes(len(data[at : at + 200]))
        case "ones":
            data[at : at + 16] = b"\xff" * len(data[at : at + 16])
        case "end":
            del data[at:]
        case "noise":
            data[at : at + 40] = random.randbytes(len(data[at : at + 40]))
        case _:
            data[page : page + 4096] = data[other : other + 4096]
    return bytes(data)


def test_damage_anywhere_is_noticed_or_harmless_and_mended(root: Path) -> None:
    refresh(root)
    path = index_path(root)
    good = path.read_bytes()
    moments = random.Random(int(os.environ.get("DATELINE_TEST_SEED", "1")))  # noqa: S311  no secret
    for _ in range(DAMAGES):
        path.write_bytes(damaged(good, moments))
        noticed = ask_all(root)
        outcome = refresh(root)
        if noticed:
            assert outcome.added == 14, noticed
        assert ask_all(root) == []
        for other in path.parent.iterdir():
            other.unlink()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE article SET path = 7 WHERE row = 1",
        "UPDATE article SET mtime = 'x' WHERE row = 1",
        "UPDATE article SET digest = 1.5 WHERE row = 1",
        "UPDATE article SET title = x'ff' WHERE row = 1",
        "UPDATE article SET title = CAST(x'ff' AS TEXT) WHERE row = 1",
        "UPDATE article SET types = x'00' WHERE row = 1",
        "UPDATE article SET types = 'p%rson' WHERE row = 1",
        "UPDATE article SET title = 'Talks 1 in New Delhj' WHERE row = 1",
        "UPDATE article SET id = 'other' WHERE row = 1",
        "UPDATE article SET published = '2025-13-04' WHERE row = 4",
        "UPDATE entity SET type = 'sistem'",
        "UPDATE source SET data = x'00' WHERE article = 1",
        "UPDATE source SET data = 'text' WHERE article = 1",
        "UPDATE label SET name = x'00'",
        "UPDATE label SET name = CAST(x'ff' AS TEXT) WHERE number = 1",
        "UPDATE entity SET id = x'00' WHERE number = 1",
        "UPDATE meta SET value = 'many' WHERE key = 'entities'",
        "UPDATE problem SET line = 'x'",
        "DROP TABLE article",
        "DROP TABLE text",
        "DROP TABLE mention",
        "DROP TABLE meta",
        "DROP TABLE text_data",
        "DELETE FROM text_data",
        "DELETE FROM text_docsize",
        "DELETE FROM opening_data",
    ],
)
def test_values_that_an_index_cannot_hold_are_damage(root: Path, statement: str) -> None:
    refresh(root)
    kept = content(root)
    with closing(connection(root)) as database:
        database.execute(statement)
    noticed = ask_all(root)
    assert all(isinstance(error, IndexDamagedError) for error in noticed)
    write(root, {"a1.yaml": article("Changed")})
    write(root, {"entities.yaml": ENTITIES + "# changed\n"})
    outcome = refresh(root)
    assert outcome.set_aside is not None
    assert outcome.set_aside.is_file()
    write(root, {"a1.yaml": _first(root)})
    write(root, {"entities.yaml": ENTITIES})
    refresh(root)
    assert content(root) == kept


def _first(root: Path) -> str:
    return (root / "a2.yaml").read_text().replace("Talks 2", "Talks 1")


def test_one_damaged_index_is_kept_and_no_more(root: Path) -> None:
    for _ in range(3):
        refresh(root)
        index_path(root).write_bytes(b"no database")
    refresh(root)
    assert len(list(index_path(root).parent.glob("*.damaged-*.db"))) == 1


def test_damage_that_was_told_of_an_index_that_has_gone_is_forgotten(root: Path) -> None:
    refresh(root)
    with closing(connection(root)) as database:
        database.execute("UPDATE source SET data = x'00'")
    with closing(SqliteIndex(root)) as index:
        refresh(root, is_rebuild=True)
        note = index_path(root).with_suffix(".damaged")
        with pytest.raises(IndexDamagedError):
            index.snippets([], [1], 80)
        assert note.is_file()
        assert refresh(root).set_aside is None
        assert not note.exists()


def test_a_source_that_is_another_is_noticed_by_its_check_sum(root: Path) -> None:
    refresh(root)
    packed = bytearray(zlib.compress(b"title: x"))
    packed[-1] ^= 1
    with closing(connection(root)) as database:
        database.execute("UPDATE source SET data = ?", (bytes(packed),))
    with closing(SqliteIndex(root)) as index, pytest.raises(IndexDamagedError):
        index.snippets([], [1], 80)
