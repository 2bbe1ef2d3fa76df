"""Several who read and one who builds, at once: each reader sees whole articles, and nobody waits long."""

from __future__ import annotations

import subprocess
import sys
import threading
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from reader.errors import LibraryIndexError, QueryStoppedError
from reader.index import indexer, reading
from reader.index.database import index_path
from reader.index.sqlite_index import SqliteIndex
from reader.text.library_query import parse_query
from reader.text.search_term import Term
from tests.generated_library import write_library
from tests.index.small_library import ENTITIES, article, content, refresh, write

ARTICLES = 120
QUERY = parse_query("the", date(2026, 1, 1))

_READ = """
import sys
from datetime import date
from pathlib import Path
from reader.index.sqlite_index import SqliteIndex
from reader.text.library_query import parse_query
index = SqliteIndex(Path(sys.argv[1]))
query = parse_query("the", date(2026, 1, 1))
print("begun", flush=True)
most = 0
while most < int(sys.argv[2]):
    index.generation()
    found = index.find(query).rows
    assert len(index.rows(found)) == len(found), "an article in part"
    counts = index.counts()
    most = counts.articles + counts.broken
print("seen", most)
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    write_library(folder, ARTICLES)
    return folder


def test_readers_in_other_processes_see_the_index_grow(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "000" / "article-000000.yaml").rename(root / "first.yaml")
    monkeypatch.setattr(indexer, "BATCH_SECONDS", 0)
    monkeypatch.setattr(reading, "CHUNK_FILES", 5)
    (root / "000").rename(root / ".later")
    refresh(root)
    (root / ".later").rename(root / "000")
    command = [sys.executable, "-c", _READ, str(root), str(ARTICLES)]
    readers = [
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])
        for _ in range(2)
    ]
    for reader in readers:
        assert reader.stdout is not None
        assert reader.stdout.readline() == "begun\n"
    assert refresh(root).added == ARTICLES - 1
    for reader in readers:
        output, _ = reader.communicate(timeout=60)
        assert output == f"seen {ARTICLES}\n"


def test_readers_in_threads_go_on_while_it_is_built_again_and_again(root: Path) -> None:
    refresh(root)
    is_over = threading.Event()
    faults: list[BaseException] = []

    def read() -> None:
        try:
            with closing(SqliteIndex(root)) as index:
                while not is_over.is_set():
                    index.generation()
                    index.find(QUERY)
                    index.first(10)
                    index.snippets([Term(("the",))], [1, 2], 60)
        except BaseException as error:  # noqa: BLE001  it is told below
            faults.append(error)

    threads = [threading.Thread(target=read) for _ in range(2)]
    for thread in threads:
        thread.start()
    try:
        for number in range(3):
            write(root, {"entities.yaml": ENTITIES + f"# {number}\n", "new.yaml": article(f"New {number}")})
            refresh(root)
        refresh(root, is_rebuild=True)
    finally:
        is_over.set()
        for thread in threads:
            thread.join()
    # While it is built anew, there is a moment without an index; that is told and nothing else.
    assert [fault for fault in faults if not isinstance(fault, LibraryIndexError)] == []
    assert len(content(root)["article"]) == ARTICLES + 1


def test_a_reader_sees_that_the_index_has_changed(root: Path) -> None:
    refresh(root)
    with closing(SqliteIndex(root)) as index:
        before = index.generation()
        assert index.generation() == before
        write(root, {"new.yaml": article("New")})
        refresh(root)
        after = index.generation()
        assert after != before
        assert index.row_of(root / "new.yaml")


def test_a_reader_goes_over_to_an_index_that_was_built_anew(root: Path) -> None:
    refresh(root)
    with closing(SqliteIndex(root)) as index:
        before = index.generation()
        write(root, {"new.yaml": article("New")})
        refresh(root, is_rebuild=True)
        assert index.row_of(root / "new.yaml") is None  # it reads the index that it had
        assert index.generation() != before
        assert index.row_of(root / "new.yaml")


def test_a_reader_that_closes_leaves_the_index_that_came_after_alone(root: Path) -> None:
    refresh(root)
    index = SqliteIndex(root)
    index.counts()
    index_path(root).write_bytes(b"")
    refresh(root, is_rebuild=True)
    with closing(SqliteIndex(root)) as other:
        index.close()
        assert other.counts().articles
        assert refresh(root).set_aside is None
        assert other.counts().articles
    assert len(content(root)["article"]) == ARTICLES


def test_a_query_is_stopped_from_another_thread(root: Path) -> None:
    refresh(root)
    with closing(SqliteIndex(root)) as index:
        endless = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"
        timer = threading.Timer(0.05, index.interrupt)
        timer.start()
        with pytest.raises(QueryStoppedError):
            index._connection.numbers(endless)
        timer.join()
        assert index.counts().articles


def test_a_query_of_an_index_that_is_closed_is_stopped(root: Path) -> None:
    refresh(root)
    index = SqliteIndex(root)
    index.close()
    index.interrupt()
    with pytest.raises(QueryStoppedError):
        index.find(QUERY)
    with pytest.raises(QueryStoppedError):
        index.generation()
