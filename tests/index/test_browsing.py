"""What the library screen asks of an index, beside searches."""

from __future__ import annotations

import subprocess
import sys
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from reader.errors import QueryStoppedError
from reader.index import sqlite_index
from reader.index.indexer import Indexer
from reader.index.library_index import Grouping
from reader.index.sqlite_index import SqliteIndex
from reader.store.article_ref import content_digest
from reader.text.query_result import LibraryQuery, Sort
from tests.sample_library import write_library

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library").parent


@pytest.fixture
def index(root: Path) -> Iterator[SqliteIndex]:
    Indexer(root).refresh()
    index = SqliteIndex(root)
    yield index
    index.close()


def number(index: SqliteIndex, root: Path, name: str) -> int:
    found = index.row_of(root / f"{name}.yaml")
    assert found is not None
    return found


def test_what_only_a_search_needs_is_not_loaded_for_a_list(root: Path) -> None:
    Indexer(root).refresh()
    script = f"""
import sys
from pathlib import Path
from reader.screens.library_desk import LibraryDesk
from reader.screens.listing import Wanted
desk = LibraryDesk(Path({str(root)!r}), Path({str(root)!r}) / "no-state")
lists = list(desk.find(Wanted(), 40))
print([len(found.contents.listing) for found in lists])
print(*sorted(name for name in sys.modules if "query_parser" in name or name in {{"json", "isal", "yaml"}}))
"""
    run = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    lengths, loaded = run.stdout.splitlines()
    assert lengths == f"[{len(list(root.glob('*.yaml'))) - 1}, {len(list(root.glob('*.yaml'))) - 1}]"
    assert loaded == ""


def test_of_all_articles_the_first_are_given_at_once(
    index: SqliteIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_index, "RANKED", 2)
    for sort in Sort:
        query = LibraryQuery(None, sort)
        assert list(index.find_first(query).rows) == list(index.find(query).rows)[:2]
        assert len(index.find(query).rows) == index.count(query) == 3


def test_an_index_is_built_and_read_where_there_is_no_quick_packer(root: Path) -> None:
    script = f"""
import sys
sys.modules["isal"] = None
from pathlib import Path
from reader.index.indexer import Indexer
from reader.index.sqlite_index import SqliteIndex
from reader.text.search_term import Term
print(Indexer(Path({str(root)!r})).refresh().added)
index = SqliteIndex(Path({str(root)!r}))
print(len(index.snippets([Term(("s", "400"))], index.first(3) and [row.row for row in index.first(3)], 60)))
"""
    run = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert run.stdout.split() == ["3", "2"]


def test_files_with_problems_are_listed(index: SqliteIndex, root: Path) -> None:
    assert list(index.flawed().rows) == [number(index, root, "broken")]


def test_the_problems_of_a_file_are_told_in_its_order(index: SqliteIndex, root: Path) -> None:
    found = index.problems_of(number(index, root, "broken"))
    assert {problem.path for problem in found} == {root / "broken.yaml"}
    assert [problem.line for problem in found] == sorted(problem.line for problem in found)
    assert any("titel" in problem.message for problem in found)
    assert index.problems_of(number(index, root, "talks")) == []


def test_whom_an_article_names_is_told_the_most_prominent_first(index: SqliteIndex, root: Path) -> None:
    found = index.named(number(index, root, "talks"), 2)
    assert [(row.id, row.type) for row in found] == [("s-400", "system"), ("india", "place")]
    assert found[0].name == "S-400 Triumf"
    assert found[0].times >= 3


@pytest.mark.parametrize(
    ("grouping", "key"),
    [(Grouping.DAY, "2025-12-04"), (Grouping.TOPIC, ""), (Grouping.SOURCE, "Test desk")],
)
def test_every_article_has_a_key_to_be_grouped_by(
    index: SqliteIndex, root: Path, grouping: Grouping, key: str
) -> None:
    keys = index.keys(grouping)
    assert len(keys) == 3
    assert keys[number(index, root, "talks")] == key


def test_labels_come_the_commonest_first(root: Path) -> None:
    for name, topics in (("one", "[space, trade]"), ("two", "[trade]")):
        text = f"title: {name}\npublished: 2020-01-01\ntopics: {topics}\nsections:\n  - body: Text.\n"
        (root / f"{name}.yaml").write_text(text, encoding="utf-8")
    Indexer(root).refresh()
    index = SqliteIndex(root)
    assert index.labels("topic", 10) == ["trade", "space"]
    assert index.labels("topic", 1) == ["trade"]
    assert index.labels("source", 10) == ["Test desk"]
    index.close()


def test_articles_are_known_by_id_file_content_and_headline(index: SqliteIndex, root: Path) -> None:
    (ref,) = index.refs([number(index, root, "talks"), number(index, root, "broken")])
    path = root / "talks.yaml"
    assert ref == (root, "talks", path, content_digest(path.read_bytes()), "India asks for more S-400s", "")
    assert {ref.id for ref in index.refs()} == {"talks", "older"}
    assert index.refs([]) == []


def test_a_query_can_be_stopped_and_the_next_one_is_answered(index: SqliteIndex) -> None:
    # It has no end.
    endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    stopped: list[BaseException] = []

    def ask() -> None:
        try:
            index._connection.all(endless, (), int)
        except QueryStoppedError as error:
            stopped.append(error)

    thread = Thread(target=ask)
    thread.start()
    while thread.is_alive():
        index.interrupt()
        thread.join(0.01)
    assert stopped
    assert index.counts().articles == 2


def test_an_index_that_is_closed_has_nothing_to_stop(index: SqliteIndex) -> None:
    index.close()
    index.interrupt()
