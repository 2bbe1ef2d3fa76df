"""Changes are undone and done again, and never over what has been changed since."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import StateError
from reader.model.marks import Marks
from reader.store import change_log
from reader.store.change_log import ChangeLog, Reversal
from reader.store.note_store import NoteStore
from reader.store.reading_state import ReadingState
from reader.store.saved_search import SavedSearch, SavedSearches
from reader.store.state import State
from reader.store.state_export import Data, exported
from tests.store.articles import ANCHOR, ref, written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LIBRARY = Path("/library")
ONE, TWO, THREE = (ref(LIBRARY, id_) for id_ in ("one", "two", "three"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state.db"


@pytest.fixture
def state(path: Path) -> Iterator[State]:
    with State(path) as state:
        yield state


def marks(state: State) -> dict[str, Marks]:
    return ReadingState(state).marks(LIBRARY, ["one", "two", "three"])


def message(reversal: Reversal | None) -> str:
    assert reversal is not None
    return reversal.message


def test_there_is_nothing_to_undo_at_first(state: State) -> None:
    assert ChangeLog(state).undo() is None
    assert ChangeLog(state).redo() is None


def test_changes_are_undone_from_the_last_one_back_and_done_again(state: State) -> None:
    reading, log = ReadingState(state), ChangeLog(state)
    reading.mark_read([ONE, TWO], read=True)
    reading.star([ONE], starred=True)
    assert log.undo() == Reversal("starred “ONE”", 1, 0)
    assert marks(state)["one"] == Marks(is_read=True)
    assert message(log.undo()) == "Undone: marked 2 articles read."
    assert set(marks(state).values()) == {Marks()}
    assert log.undo() is None
    assert message(log.redo()) == "Redone: marked 2 articles read."
    assert message(log.redo()) == "Redone: starred “ONE”."
    assert log.redo() is None
    assert marks(state)["one"] == Marks(is_read=True, is_starred=True)


def test_undoing_outlives_the_program(path: Path) -> None:
    with State(path) as state:
        ReadingState(state).star([ONE], starred=True)
    with State(path) as state:
        assert message(ChangeLog(state).undo()) == "Undone: starred “ONE”."
    with State(path) as state:
        assert marks(state)["one"] == Marks()
        assert message(ChangeLog(state).redo()) == "Redone: starred “ONE”."


def test_what_was_undone_cannot_be_redone_after_another_change(state: State) -> None:
    reading, log = ReadingState(state), ChangeLog(state)
    reading.star([ONE], starred=True)
    log.undo()
    reading.star([ONE], starred=False)
    assert message(log.redo()) == "Redone: starred “ONE”.", "nothing was changed"
    log.undo()
    reading.star([TWO], starred=True)
    assert log.redo() is None


def test_only_the_last_thousand_changes_can_be_undone(state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(change_log, "KEPT_CHANGES", 3)
    for article in (ONE, TWO, THREE):
        ReadingState(state).star([article], starred=True)
    SavedSearches(state).save("name", "query")
    assert [message(ChangeLog(state).undo()) for _ in range(3)][-1] == "Undone: starred “TWO”."
    assert ChangeLog(state).undo() is None


def test_a_change_that_fails_leaves_nothing_and_is_none(state: State) -> None:
    def fail() -> None:
        with ChangeLog(state).change("failed") as change:
            change.put("saved_search", ("a",), {"query": "", "position": 0, "saved_at": ""})
            change.put("note", ("id",), dict.fromkeys(("article", "text")))

    with pytest.raises(StateError, match="NOT NULL"):
        fail()
    assert SavedSearches(state).all() == []
    assert ChangeLog(state).undo() is None


def test_a_full_disk_leaves_no_half_change(state: State) -> None:
    ReadingState(state).star([ONE], starred=True)
    ((pages,),) = state.read("PRAGMA page_count")
    state.read(f"PRAGMA max_page_count = {pages}")
    before = exported(state)
    with pytest.raises(StateError, match="full"):
        ReadingState(state).mark_read([ref(LIBRARY, str(number)) for number in range(1_000)], read=True)
    with pytest.raises(StateError, match="full"):
        NoteStore(state).add(ONE, "x" * 100_000)
    assert exported(state) == before
    state.read("PRAGMA max_page_count = 100000")
    assert message(ChangeLog(state).undo()) == "Undone: starred “ONE”."


# Two readers at once


def test_what_another_reader_has_changed_since_is_not_undone(path: Path) -> None:
    with State(path) as one, State(path) as other:
        ReadingState(one).mark_read([ONE], read=True)
        ReadingState(other).record_opening(TWO, read=True)
        note = NoteStore(one).add(ONE, "A note")
        with other.transaction() as connection:  # as an import or a later version may do
            connection.execute("UPDATE note SET text = 'Another'")
        assert (
            message(ChangeLog(one).undo()) == "Cannot be undone, it has changed since: added a note to “ONE”."
        )
        assert NoteStore(one).notes(LIBRARY, "one") == (note._replace(text="Another"),)
        assert message(ChangeLog(one).undo()) == "Undone: marked “ONE” read."


def test_of_a_change_to_many_the_rest_is_undone_and_done_again(state: State) -> None:
    reading, log = ReadingState(state), ChangeLog(state)
    reading.mark_read([ONE, TWO, THREE], read=True)
    with state.transaction() as connection:
        connection.execute("UPDATE article SET read_at = NULL WHERE id = 'two'")
    reading.record_opening(TWO, read=True)
    assert message(log.undo()) == ("Undone: marked 3 articles read, but for 1 of 3 that have changed since.")
    assert [mark.is_read for mark in marks(state).values()] == [False, True, False]
    reading.record_opening(ONE, read=True)
    assert log.redo() == Reversal("marked 3 articles read", 1, 1, is_redone=True)
    reading.record_opening(THREE)
    assert log.undo() == Reversal("marked 3 articles read", 1, 0)


def test_what_cannot_be_redone_is_told(state: State) -> None:
    reading, log = ReadingState(state), ChangeLog(state)
    reading.mark_read([ONE], read=True)
    log.undo()
    reading.record_opening(ONE, read=True)
    assert message(log.redo()) == "Cannot be redone, it has changed since: marked “ONE” read."
    assert log.redo() is None


def test_a_note_on_an_article_that_has_become_another_one_stays_deleted(state: State, tmp_path: Path) -> None:
    old, new = written(tmp_path / "old", "talks"), written(tmp_path / "new", "talks")
    notes = NoteStore(state)
    ReadingState(state).record_opening(new)
    notes.delete(notes.add(old, "A note").id)
    old.path.unlink()
    ReadingState(state).record_opening(new)  # the two become one
    assert (
        message(ChangeLog(state).undo())
        == "Cannot be undone, it has changed since: deleted a note on “TALKS”."
    )


def test_a_row_that_has_been_put_back_meanwhile_is_left(state: State) -> None:
    searches, log = SavedSearches(state), ChangeLog(state)
    searches.save("name", "query")
    searches.delete("name")
    with state.transaction() as connection:
        connection.execute("INSERT INTO saved_search VALUES ('name', 'other', 0, '')")
    assert message(log.undo()).startswith("Cannot be undone")
    assert searches.all() == [SavedSearch("name", "other")]


# Laws


def edit_first_note(state: State) -> None:
    for note in NoteStore(state).notes(LIBRARY, "one")[:1]:
        NoteStore(state).edit(note.id, "Edited")


def delete_first_note(state: State) -> None:
    for note in NoteStore(state).notes(LIBRARY, "one")[:1]:
        NoteStore(state).delete(note.id)


def with_first_search(state: State, change: Callable[[SavedSearches, str], object]) -> None:
    for search in SavedSearches(state).all()[:1]:
        change(SavedSearches(state), search.name)


_STEPS: list[Callable[[State], object]] = [
    lambda state: ReadingState(state).mark_read([ONE, TWO], read=True),
    lambda state: ReadingState(state).mark_read([TWO, THREE], read=False),
    lambda state: ReadingState(state).star([ONE], starred=True),
    lambda state: ReadingState(state).star([ONE, THREE], starred=False),
    lambda state: ReadingState(state).retag([ONE, TWO], added=["tag"]),
    lambda state: ReadingState(state).retag([TWO, THREE], added=["other"], removed=["tag"]),
    lambda state: NoteStore(state).add(ONE, "A note", ANCHOR),
    edit_first_note,
    delete_first_note,
    lambda state: SavedSearches(state).save("a", "query"),
    lambda state: SavedSearches(state).save("b", "other"),
    lambda state: with_first_search(state, lambda searches, name: searches.delete(name)),
    lambda state: with_first_search(state, lambda searches, name: searches.rename(name, "c")),
    lambda state: with_first_search(state, lambda searches, name: searches.move(name, 1)),
]


def seen(state: State) -> Data:
    """All but what is known of articles besides their marks: it is no change."""
    data = exported(state)
    for article in data["articles"]:
        del article["seen"]
    data["articles"] = [
        article
        for article in data["articles"]
        if article["tags"]
        or article["notes"]
        or any(article[time] for time in ("read", "unread", "starred", "unstarred"))
    ]
    return data


@settings(max_examples=25)
@given(steps=st.lists(st.sampled_from(_STEPS), max_size=8))
def test_undoing_all_gives_what_was_and_redoing_all_what_is(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Callable[[State], object]]
) -> None:
    with State(tmp_path_factory.mktemp("state") / "state.db") as state:
        states = [seen(state)]
        for step in steps:
            try:
                step(state)
            except StateError as error:
                assert "already" in str(error)  # noqa: PT017  it may or may not be raised
            if seen(state) != states[-1]:
                states.append(seen(state))
        log = ChangeLog(state)
        for before in reversed(states[:-1]):
            undone = log.undo()
            assert undone
            assert not undone.kept
            assert seen(state) == before
        assert log.undo() is None
        for after in states[1:]:
            assert log.redo()
            assert seen(state) == after
        assert log.redo() is None


# Killing

_PROGRAM = """
import sys
from pathlib import Path
from reader.store.article_ref import ArticleRef
from reader.store.note_store import NoteStore
from reader.store.reading_state import ReadingState
from reader.store.state import State

state = State(Path(sys.argv[1]))
for number in range(100_000):
    ids = [f"{number}-{part}" for part in range(3)]
    refs = [ArticleRef(Path("/library"), id_, Path("/library") / id_) for id_ in ids]
    ReadingState(state).mark_read(refs, read=True)
    NoteStore(state).add(refs[0], f"note {number}")
    print(number, flush=True)
"""


@pytest.mark.parametrize("reported", [1, 40])
def test_a_killed_reader_has_lost_nothing_that_was_done_and_left_nothing_half_done(
    path: Path, reported: int
) -> None:
    with subprocess.Popen([sys.executable, "-c", _PROGRAM, str(path)], stdout=subprocess.PIPE) as program:
        assert program.stdout
        for _ in range(reported):
            last = int(program.stdout.readline())
        os.kill(program.pid, signal.SIGKILL)
        last = max([last, *map(int, program.stdout.read().split(b"\n")[:-1])])
    with State(path) as state:
        assert state.read("PRAGMA integrity_check") == [("ok",)]
        for number in range(last + 1):
            ids = [f"{number}-{part}" for part in range(3)]
            found = ReadingState(state).marks(LIBRARY, ids)
            assert list(found.values()) == [
                Marks(is_read=True, note_count=1),
                Marks(is_read=True),
                Marks(is_read=True),
            ]
        ((read, notes, changes),) = state.read(
            "SELECT (SELECT count(*) FROM article WHERE read_at IS NOT NULL), (SELECT count(*) FROM note),"
            " (SELECT count(*) FROM change)"
        )
        assert read % 3 == 0, "a change is made wholly or not at all"
        assert 2 * (last + 1) <= read // 3 + notes <= 2 * (last + 2)
        assert changes == min(read // 3 + notes, change_log.KEPT_CHANGES)
        assert ChangeLog(state).undo()
