"""What is known of an article goes with it wherever its file goes."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from reader.model.marks import Marks
from reader.store.adoption import adopt
from reader.store.note_store import NoteStore
from reader.store.reading_state import ReadingState
from reader.store.state import State
from reader.text.kept_place import KeptPlace
from tests.store.articles import ANCHOR, ref, written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.store.article_ref import ArticleRef

PLACE = KeptPlace(3, 40, "The talks")
READ = Marks(is_read=True)


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    with State(tmp_path / "state.db") as state:
        yield state


def marks(state: State, article: ArticleRef) -> Marks:
    return ReadingState(state).marks(article.library, [article.id])[article.id]


def read(state: State, *articles: ArticleRef) -> None:
    ReadingState(state).mark_read(articles, read=True)
    for article in articles:
        state.keep_place(article.path, PLACE)


def articles_known(state: State) -> int:
    ((count,),) = state.read("SELECT count(*) FROM article")
    return int(count)


def test_a_library_that_has_been_moved_takes_all_with_it(state: State, tmp_path: Path) -> None:
    before = [written(tmp_path / "old", id_) for id_ in ("one", "two", "three")]
    read(state, *before)
    NoteStore(state).add(before[0], "A note", ANCHOR)
    (tmp_path / "old").rename(tmp_path / "new")
    after = [ref(tmp_path / "new", id_) for id_ in ("one", "two", "three", "four")]
    assert marks(state, after[0]) == Marks()
    assert adopt(state, after) == 3
    assert [marks(state, article) for article in after] == [
        Marks(is_read=True, note_count=1),
        READ,
        READ,
        Marks(),
    ]
    assert state.place(after[0].path) == PLACE
    assert state.place(before[0].path) is None
    assert marks(state, before[0]) == Marks()
    assert articles_known(state) == 3
    assert adopt(state, after) == 0, "all is known"


def test_an_article_that_has_been_renamed_is_known_by_its_content(state: State, tmp_path: Path) -> None:
    before = written(tmp_path, "draft", "What it says")
    read(state, before)
    before.path.rename(tmp_path / "talks.yaml")
    after = ref(tmp_path, "talks", "What it says")
    adopt(state, [after])
    assert marks(state, after) == READ
    assert state.place(after.path) == PLACE


@pytest.mark.parametrize("goes", [True, False])
def test_a_copy_is_another_article_while_the_first_is_there(
    state: State, tmp_path: Path, *, goes: bool
) -> None:
    before = written(tmp_path / "old", "talks")
    read(state, before)
    after = written(tmp_path / "new", "talks")
    if goes:
        before.path.unlink()
    adopt(state, [after])
    assert marks(state, after) == (READ if goes else Marks())
    assert marks(state, before) == (Marks() if goes else READ)


@pytest.mark.parametrize(
    ("text", "title", "library_goes", "is_same"),
    [
        ("TALKS", "", False, True),  # nothing else has changed
        ("Edited", "", False, True),  # the headline is the same
        ("Edited", "Other talks", True, True),  # the whole library has been moved
        ("Edited", "Other talks", False, False),  # one article of an id that others have, too, is gone
    ],
)
def test_an_article_of_the_same_id_elsewhere_is_the_same_if_more_agrees(
    state: State, tmp_path: Path, text: str, title: str, *, library_goes: bool, is_same: bool
) -> None:
    before = written(tmp_path / "old", "talks")
    read(state, before)
    before.path.unlink()
    if library_goes:
        before.library.rmdir()
    after = written(tmp_path / "new", "talks", text, title=title)
    adopt(state, [after])
    assert marks(state, after) == (READ if is_same else Marks())


def test_an_edited_article_is_known_by_its_id_and_then_by_its_new_content(
    state: State, tmp_path: Path
) -> None:
    read(state, written(tmp_path, "talks"))
    edited = written(tmp_path, "talks", "Edited")
    assert adopt(state, [edited]) == 1
    assert adopt(state, [edited, ref(tmp_path, "talks", "Edited")._replace(content=b"", title="")]) == 0
    edited.path.rename(tmp_path / "other.yaml")
    other = ref(tmp_path, "other", "Edited")
    adopt(state, [other])
    assert marks(state, other) == READ


def test_a_file_is_the_same_when_what_its_library_is_has_changed(state: State, tmp_path: Path) -> None:
    before = written(tmp_path / "library" / "folder", "talks")
    read(state, before)
    after = before._replace(library=tmp_path / "library")
    adopt(state, [after])
    assert marks(state, after) == READ
    assert state.place(after.path) == PLACE


def test_a_file_that_has_been_moved_within_its_library_keeps_its_place(state: State, tmp_path: Path) -> None:
    before = written(tmp_path / "library", "talks")
    read(state, before)
    (tmp_path / "library" / "2025").mkdir()
    after = before._replace(path=before.path.rename(tmp_path / "library" / "2025" / "talks.yaml"))
    adopt(state, [after])
    assert marks(state, after) == READ
    assert state.place(after.path) == PLACE


def test_the_place_where_it_is_now_is_newer_than_the_one_that_comes_along(
    state: State, tmp_path: Path
) -> None:
    before = written(tmp_path / "old", "talks")
    read(state, before)
    (tmp_path / "old").rename(tmp_path / "new")
    after = ref(tmp_path / "new", "talks")
    state.keep_place(after.path, KeptPlace(1, 2, "Newer"))
    adopt(state, [after])
    assert state.place(after.path) == KeptPlace(1, 2, "Newer")


def test_links_lead_to_the_file_that_they_are_of(state: State, tmp_path: Path) -> None:
    there = written(tmp_path / "there", "talks")
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "talks.yaml").symlink_to(there.path)
    linked = there._replace(library=tmp_path / "library", path=tmp_path / "library" / "talks.yaml")
    read(state, linked)
    assert state.read("SELECT DISTINCT path FROM article") == [(bytes(there.path),)]
    (tmp_path / "elsewhere").symlink_to(tmp_path / "there")
    assert adopt(
        state, [there._replace(library=tmp_path / "elsewhere", path=tmp_path / "elsewhere" / "talks.yaml")]
    )
    assert marks(state, there) == READ


def test_what_is_known_twice_becomes_one_and_the_newer_mark_holds(
    state: State, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def at(moment: str) -> ReadingState:
        monkeypatch.setattr("reader.store.reading_state.now", lambda: moment)
        return ReadingState(state)

    old, new = written(tmp_path / "old", "talks"), written(tmp_path / "new", "talks")
    at("2025-01-01T00:00:00.000Z").mark_read([old, new], read=True)
    at("2025-01-02T00:00:00.000Z").mark_read([old], read=False)
    at("2025-01-02T00:00:00.000Z").star([new], starred=True)
    at("2025-01-03T00:00:00.000Z").star([new], starred=False)
    at("2025-01-01T00:00:00.000Z").star([old], starred=True)
    for article, tag in ((old, "both"), (new, "both"), (old, "economy")):
        at("2025-01-01T00:00:00.000Z").retag([article], added=[tag])
        NoteStore(state).add(article, tag)
        at("2025-01-01T00:00:00.000Z").record_opening(article)
    shutil.rmtree(tmp_path / "old")
    adopt(state, [new])
    assert marks(state, new) == Marks(is_read=False, is_starred=False, tags=("both", "economy"), note_count=3)
    assert articles_known(state) == 1
    assert len(state.read("SELECT * FROM opening")) == 3
    assert state.read("PRAGMA foreign_key_check") == []
    assert adopt(state, [new]) == 0


def test_an_article_known_twice_that_has_been_edited_becomes_one_too(state: State, tmp_path: Path) -> None:
    old = written(tmp_path / "old", "talks")
    new = written(tmp_path / "new", "talks", "Edited")
    read(state, old)
    NoteStore(state).add(new, "A note")
    old.path.unlink()
    adopt(state, [new])
    assert marks(state, new) == Marks(is_read=True, note_count=1)
    assert articles_known(state) == 1


def test_two_that_have_only_an_id_in_common_stay_two(state: State, tmp_path: Path) -> None:
    old = written(tmp_path / "old", "talks")
    new = written(tmp_path / "new", "talks", "Edited", title="Other talks")
    read(state, old)
    NoteStore(state).add(new, "A note")
    shutil.rmtree(tmp_path / "old")
    adopt(state, [new])
    assert marks(state, new) == Marks(note_count=1)
    assert marks(state, old) == READ


def test_of_several_that_it_may_have_been_the_likeliest_is_taken(state: State, tmp_path: Path) -> None:
    by_id, by_content = (
        ref(tmp_path / "old", "talks", "Edited", title="Other talks"),
        ref(tmp_path / "old", "draft", "Talks"),
    )
    ReadingState(state).retag([by_id], added=["id"])
    ReadingState(state).retag([by_content], added=["content"])
    after = written(tmp_path / "new", "talks", "Talks")
    adopt(state, [after])
    assert marks(state, after).tags == ("content",)


def test_only_what_may_be_known_is_looked_at(
    state: State, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(state, *(ref(tmp_path / "old", f"a{number}") for number in range(20)))
    looked: list[str] = []
    known = "reader.store.adoption.ArticleTable.known_key"
    monkeypatch.setattr(known, lambda _, article: looked.append(article.id))
    articles = (ref(tmp_path / "new", f"a{number}") for number in range(10, 5_000))
    assert adopt(state, articles) == 10
    assert looked == [f"a{number}" for number in range(10, 20)]
