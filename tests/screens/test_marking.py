"""What the reader does with articles, and what is said of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader import paths
from reader.screens.marking import NOTHING_TO_UNDO, Marking
from reader.store.article_ref import ArticleRef
from reader.store.note_store import NoteStore
from reader.store.reading_state import ReadingState
from reader.store.state import State

LIBRARY = Path("/library")
REF = ArticleRef(LIBRARY, "talks", LIBRARY / "talks.yaml", title="Talks")
OTHER = ArticleRef(LIBRARY, "older", LIBRARY / "older.yaml", title="Older")


@pytest.fixture
def marking() -> Marking:
    return Marking(paths.state_file())


def test_nothing_is_made_by_asking(marking: Marking) -> None:
    assert marking.marks(LIBRARY, ["talks"]) == {}
    assert marking.searches() == []
    assert marking.tags() == []
    assert marking.undo() == NOTHING_TO_UNDO
    assert not paths.state_file().exists()


def test_a_star_is_given_and_taken(marking: Marking) -> None:
    assert marking.switch_star(REF) == "Starred."
    assert marking.marks(LIBRARY, ["talks"])["talks"].is_starred
    assert marking.switch_star(REF) == "The star is taken."
    assert not marking.marks(LIBRARY, ["talks"])["talks"].is_starred


def test_an_article_is_marked_as_read_and_as_unread(marking: Marking) -> None:
    assert marking.switch_read(REF) == "Marked as read."
    assert marking.switch_read(REF) == "Marked as unread."
    marking.open(REF)
    assert marking.switch_read(REF) == "Marked as unread."


def test_those_that_were_not_read_are_counted(marking: Marking) -> None:
    marking.open(OTHER)
    assert marking.mark_read([REF, OTHER]) == "1 article marked as read."
    assert marking.mark_read([REF, OTHER]) == "All of them were read already."


def test_changes_are_undone_one_by_one(marking: Marking) -> None:
    marking.switch_star(REF)
    marking.save_search("Talks", "talks")
    assert marking.undo() == "Undone: saved the search “Talks”."
    assert marking.undo() == "Undone: starred “Talks”."
    assert marking.undo() == NOTHING_TO_UNDO


def test_searches_are_saved_and_deleted(marking: Marking) -> None:
    assert marking.save_search("Talks", "talks") == "Saved as “Talks”."
    assert marking.searches() == [("Talks", "talks")]
    assert marking.delete_search("Talks") == "“Talks” is deleted."
    assert marking.searches() == []


def test_tags_and_notes_are_known(marking: Marking) -> None:
    with State(paths.state_file()) as state:
        ReadingState(state).tag([REF], "follow-up", tagged=True)
        NoteStore(state).add(REF, "A note")
    assert marking.tags() == ["follow-up"]
    assert marking.marks(LIBRARY, ["talks"])["talks"].note_count == 1
