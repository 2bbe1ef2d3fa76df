"""What has been read, starred and tagged, and what was opened."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.model.marks import Marks
from reader.store import reading_state
from reader.store.change_log import ChangeLog
from reader.store.note_store import NoteStore
from reader.store.reading_state import ReadingState
from reader.store.state import State, path_key
from tests.store.articles import ref, written

if TYPE_CHECKING:
    from collections.abc import Iterator

ONE, TWO = (ref(Path("/library"), id_) for id_ in ("one", "two"))


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    with State(tmp_path / "state.db") as state:
        yield state


@pytest.fixture
def reading(state: State) -> ReadingState:
    return ReadingState(state)


def labels(state: State) -> list[str]:
    """The changes that can be undone."""
    return [label for (label,) in state.read("SELECT label FROM change ORDER BY number")]


def test_all_is_unread_at_first(reading: ReadingState) -> None:
    assert reading.marks(Path("/library"), ["one"]) == {"one": Marks()}
    assert reading.marks(Path("/library"), []) == {}


def test_marks_are_of_one_article_of_one_library(state: State, reading: ReadingState) -> None:
    assert reading.mark_read([ONE], read=True) == 1
    assert reading.star([ONE], starred=True) == 1
    assert reading.retag([ONE], added=["economy"]) == 1
    assert reading.retag([ONE], added=["a"]) == 1
    NoteStore(state).add(ONE, "A note")
    expected = Marks(is_read=True, is_starred=True, tags=("a", "economy"), note_count=1)
    assert reading.marks(Path("/library"), ["two", "one"]) == {"two": Marks(), "one": expected}
    assert reading.marks(Path("/other"), ["one"]) == {"one": Marks()}
    assert reading.mark_read([ONE], read=False) == 1
    assert reading.star([ONE], starred=False) == 1
    assert reading.retag([ONE], removed=["a"]) == 1
    assert reading.marks(Path("/library"), ["one"]) == {"one": Marks(tags=("economy",), note_count=1)}
    assert labels(state) == [
        "marked “ONE” read",
        "starred “ONE”",
        "tagged “ONE” with economy",
        "tagged “ONE” with a",
        "added a note to “ONE”",
        "marked “ONE” unread",
        "took the star from “ONE”",
        "took the tag a from “ONE”",
    ]


def test_many_are_marked_in_one_change_of_those_that_are_not_so(state: State, reading: ReadingState) -> None:
    many = [ref(Path("/library"), str(number)) for number in range(1_200)]
    assert reading.mark_read(many[:2], read=True) == 2
    assert reading.mark_read(many + many[:5], read=True) == 1_198
    assert reading.mark_read(many, read=True) == 0
    found = reading.marks(Path("/library"), [article.id for article in many])
    assert list(found) == [article.id for article in many]
    assert set(found.values()) == {Marks(is_read=True)}
    assert labels(state) == ["marked 2 articles read", "marked 1,198 articles read"]


def test_what_is_not_so_is_not_taken(state: State, reading: ReadingState) -> None:
    assert reading.mark_read([ONE], read=False) == 0
    assert reading.star([ONE], starred=False) == 0
    assert reading.retag([ONE], removed=["a"]) == 0
    assert state.read("SELECT * FROM article") == [], "nothing is known of it"
    assert labels(state) == []


def test_an_article_without_a_known_headline_is_called_by_its_id(state: State, reading: ReadingState) -> None:
    reading.star([ONE._replace(title="")], starred=True)
    assert labels(state) == ["starred “one”"]


def test_tags_are_counted(reading: ReadingState) -> None:
    assert reading.tags() == {}
    assert reading.retag([ONE, TWO], added=["b"]) == 2
    assert reading.retag([TWO], added=["a"]) == 1
    assert list(reading.tags().items()) == [("a", 1), ("b", 2)]


def test_tags_are_given_and_taken_in_one_change(state: State, reading: ReadingState) -> None:
    assert reading.retag([ONE], added=["b", "a"]) == 1
    assert reading.retag([ONE], added=["a", "c"], removed=["b", "d"]) == 1
    assert reading.marks(ONE.library, ["one"])["one"].tags == ("a", "c")
    assert reading.retag([ONE, TWO], added=["c"], removed=["b"]) == 1
    assert reading.retag([ONE, TWO], removed=["a", "c"]) == 2
    assert reading.retag([ONE, TWO], added=["c"], removed=["c"]) == 2, "what is to be there is there"
    assert reading.retag([ONE], added=["c"], removed=["a"]) == 0
    assert labels(state) == [
        "tagged “ONE” with a, b",
        "tagged “ONE” with c, and took the tag b",
        "tagged “TWO” with c",
        "took the tags a, c from 2 articles",
        "tagged 2 articles with c",
    ]


def test_other_tags_are_undone_and_redone_as_one(state: State, reading: ReadingState) -> None:
    reading.retag([ONE], added=["a", "b"])
    reading.retag([ONE], added=["c"], removed=["a", "b"])
    log = ChangeLog(state)
    log.undo()
    assert reading.marks(ONE.library, ["one"])["one"].tags == ("a", "b")
    log.redo()
    assert reading.marks(ONE.library, ["one"])["one"].tags == ("c",)


def test_what_was_opened_last_comes_first_and_once(reading: ReadingState) -> None:
    for article in (ONE, TWO, TWO, ONE):
        reading.record_opening(article)
    recent = reading.recent()
    assert [opening.article for opening in recent] == [ONE, TWO]
    assert recent[0].at >= recent[1].at
    assert [opening.article for opening in reading.recent(1)] == [ONE]


def test_opening_an_article_again_at_once_counts_once(state: State, reading: ReadingState) -> None:
    for article in (ONE, ONE, TWO, ONE):
        reading.record_opening(article)
    assert len(state.read("SELECT * FROM opening")) == 3


def test_opening_may_mark_as_read_which_is_no_change_to_undo(state: State, reading: ReadingState) -> None:
    reading.record_opening(ONE)
    assert reading.marks(ONE.library, ["one"])["one"] == Marks()
    reading.record_opening(ONE, read=True)
    query = "SELECT read_at FROM article"
    first = state.read(query)
    reading.record_opening(ONE, read=True)
    assert state.read(query) == first
    assert reading.marks(ONE.library, ["one"])["one"] == Marks(is_read=True)
    assert labels(state) == []


def test_the_last_thousand_openings_are_kept(
    state: State, reading: ReadingState, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_state, "KEPT_OPENINGS", 3)
    many = [ref(Path("/library"), str(number)) for number in range(5)]
    for article in many:
        reading.record_opening(article)
    assert [opening.article.id for opening in reading.recent()] == ["4", "3", "2"]
    assert len(state.read("SELECT * FROM opening")) == 3


def test_opening_finds_again_what_has_been_moved(state: State, reading: ReadingState, tmp_path: Path) -> None:
    before = written(tmp_path / "old", "talks")
    reading.star([before], starred=True)
    (tmp_path / "old").rename(tmp_path / "new")
    reading.record_opening(ref(tmp_path / "new", "talks"))
    assert reading.marks(tmp_path / "new", ["talks"])["talks"].is_starred
    assert len(state.read("SELECT * FROM article")) == 1


def test_a_file_may_have_any_name(reading: ReadingState, tmp_path: Path) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\n"))
    article = ref(folder, "one")
    reading.record_opening(article)
    assert reading.recent()[0].article == article


def test_an_index_joins_on_library_and_id(reading: ReadingState, tmp_path: Path) -> None:
    reading.star([ONE], starred=True)
    with closing(sqlite3.connect("file::memory:", uri=True)) as index:
        index.execute("CREATE TABLE article (id TEXT)")
        index.executemany("INSERT INTO article VALUES (?)", [("one",), ("two",)])
        index.execute("ATTACH ? AS state", (f"{(tmp_path / 'state.db').as_uri()}?mode=ro",))
        found = index.execute(
            "SELECT article.id, read_at IS NULL, starred_at IS NOT NULL FROM article"
            " LEFT JOIN state.article AS mine ON mine.library = ? AND mine.id = article.id"
            " ORDER BY article.id",
            (path_key(ONE.library),),
        ).fetchall()
    assert found == [("one", 1, 1), ("two", 1, 0)]
