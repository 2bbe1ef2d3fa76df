"""Notes on articles and on passages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.errors import StateError
from reader.model.note import Anchor
from reader.store.change_log import ChangeLog
from reader.store.note_store import NotedArticle, NoteStore
from reader.store.state import State
from tests.store.articles import ANCHOR, ref

if TYPE_CHECKING:
    from collections.abc import Iterator

LIBRARY, OTHER = Path("/library"), Path("/other")
ONE, TWO = (ref(LIBRARY, id_)._replace(citation="Cited.") for id_ in ("one", "two"))


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    with State(tmp_path / "state.db") as state:
        yield state


@pytest.fixture
def notes(state: State) -> NoteStore:
    return NoteStore(state)


def test_a_note_is_of_one_article(notes: NoteStore) -> None:
    note = notes.add(ONE, "  A note\r\nof two lines\x1b ", ANCHOR)
    assert note.text == "A note\nof two lines␛"
    assert note.anchor == ANCHOR
    assert note.created == note.edited
    assert notes.notes(LIBRARY, "one") == (note,)
    assert notes.notes(LIBRARY, "two") == notes.notes(OTHER, "one") == ()


def test_notes_stand_as_their_passages_do(notes: NoteStore) -> None:
    anchors = [ANCHOR, None, Anchor("a", "", "", 3, 2), Anchor("b", "", "", 1, 9), None]
    for anchor in anchors:
        notes.add(ONE, "A note", anchor)
    found = [note.anchor for note in notes.notes(LIBRARY, "one")]
    assert found == [None, None, anchors[3], anchors[2], ANCHOR]


def test_a_note_is_edited_and_deleted_and_all_of_it_is_undone(state: State, notes: NoteStore) -> None:
    note = notes.add(ONE, "First", ANCHOR)
    edited = notes.edit(note.id, " Second ")
    assert edited == note._replace(text="Second", edited=edited.edited)
    assert edited.edited >= note.edited
    notes.delete(note.id)
    assert notes.notes(LIBRARY, "one") == ()
    said = []
    for expected in ((edited,), (note,), ()):
        undone = ChangeLog(state).undo()
        assert undone
        said.append(undone.message)
        assert notes.notes(LIBRARY, "one") == expected
    assert said == [
        "Undone: deleted a note on “ONE”.",
        "Undone: edited a note on “ONE”.",
        "Undone: added a note to “ONE”.",
    ]


def test_a_note_that_is_gone_is_neither_edited_nor_deleted(state: State, notes: NoteStore) -> None:
    note = notes.add(ONE, "First")
    notes.delete(note.id)
    with pytest.raises(StateError, match="deleted meanwhile"):
        notes.edit(note.id, "Second")
    with pytest.raises(StateError, match="deleted meanwhile"):
        notes.delete(note.id)
    assert state.read("SELECT count(*) FROM change") == [(2,)]


def test_an_article_without_a_headline_is_called_by_its_id(state: State, notes: NoteStore) -> None:
    notes.delete(notes.add(ONE._replace(title=""), "A note").id)
    assert [label for (label,) in state.read("SELECT label FROM change")] == [
        "added a note to “one”",
        "deleted a note on “one”",
    ]


def test_all_notes_come_with_their_articles(notes: NoteStore) -> None:
    assert notes.all() == []
    elsewhere = ref(OTHER, "three")
    third, first, fourth, second = (notes.add(article, "A note") for article in (TWO, ONE, elsewhere, ONE))
    of_one = tuple(sorted((first, second), key=lambda note: (note.created, note.id)))
    mine = [NotedArticle(ONE, of_one), NotedArticle(TWO, (third,))]
    assert notes.all() == [*mine, NotedArticle(elsewhere, (fourth,))]
    assert notes.all(LIBRARY) == mine


def test_what_becomes_known_of_an_article_stays_known(notes: NoteStore) -> None:
    notes.add(ONE, "A note")
    notes.add(ONE._replace(content=b"", title="", citation=""), "Another")
    assert [article for article, _ in notes.all()] == [ONE]
    notes.add(ONE._replace(title="New", citation="Cited anew."), "A third one")
    assert [article for article, _ in notes.all()] == [ONE._replace(title="New", citation="Cited anew.")]
