"""What the reader does with articles, and what is said of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader import paths
from reader.screens.marking import NOTHING_TO_REDO, NOTHING_TO_UNDO, Marking
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
    assert marking.tags() == {}
    assert marking.tagging(REF) == ((), {})
    assert marking.undo() == NOTHING_TO_UNDO
    assert marking.redo() == NOTHING_TO_REDO
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


def test_what_another_one_changes_is_seen_once_and_reading_is_no_change(marking: Marking) -> None:
    other = Marking(paths.state_file())
    assert not marking.has_changed(), "there is no state yet"
    other.switch_star(REF)
    assert marking.has_changed()
    assert not marking.has_changed()
    with State(paths.state_file()) as state:
        other.marks(REF.library, [REF.id])
        assert not marking.has_changed()
        ReadingState(state).mark_read([REF], read=True)
        assert marking.has_changed(), "it stands in the log only"


def test_what_one_sees_decides_what_a_key_does(marking: Marking) -> None:
    assert marking.switch_star(REF, was=False) == "Starred."
    assert marking.switch_star(REF, was=False) == "Starred."
    assert marking.switch_star(REF) == "The star is taken."
    assert marking.switch_read(REF, was=True) == "Marked as unread."
    assert marking.switch_read(REF) == "Marked as read."


def test_a_saved_search_is_renamed_and_one_that_goes_is_told(marking: Marking) -> None:
    marking.save_search("News", "india")
    assert marking.save_search("News", "russia") == "Saved as “News”, in the place of: india"
    assert marking.rename_search("News", "Old news") == "Now called “Old news”."
    assert [search.name for search in marking.searches()] == ["Old news"]


def test_changes_are_undone_one_by_one(marking: Marking) -> None:
    marking.switch_star(REF)
    marking.save_search("Talks", "talks")
    assert marking.undo() == "Undone: saved the search “Talks”."
    assert marking.undo() == "Undone: starred “Talks”."
    assert marking.undo() == NOTHING_TO_UNDO


def test_what_was_undone_is_redone_until_something_else_is_changed(marking: Marking) -> None:
    marking.switch_star(REF)
    marking.save_search("Talks", "talks")
    marking.undo()
    marking.undo()
    assert marking.redo() == "Redone: starred “Talks”."
    assert marking.marks(LIBRARY, ["talks"])["talks"].is_starred
    assert marking.redo() == "Redone: saved the search “Talks”."
    assert marking.redo() == NOTHING_TO_REDO
    marking.undo()
    marking.switch_read(REF)
    assert marking.redo() == NOTHING_TO_REDO


def test_other_tags_are_told_and_undone(marking: Marking) -> None:
    assert marking.retag(REF, (), ("follow-up", "joint venture")) == "Tagged: follow-up, joint venture."
    assert marking.retag(OTHER, (), ("follow-up",)) == "Tagged: follow-up."
    assert marking.tagging(REF) == (("follow-up", "joint venture"), {"follow-up": 2, "joint venture": 1})
    assert marking.retag(REF, ("follow-up",), ("follow-up",)) == "The tags are as they were."
    assert marking.retag(REF, ("follow-up", "joint venture"), ()) == "All tags are taken."
    assert marking.undo() == "Undone: took the tags follow-up, joint venture from “Talks”."
    assert marking.tagging(REF).tags == ("follow-up", "joint venture")


def test_tags_that_another_reader_has_given_meanwhile_stay(marking: Marking) -> None:
    marking.retag(REF, (), ("theirs",))
    marking.retag(REF, (), ("mine",))
    assert marking.tagging(REF).tags == ("mine", "theirs")


def test_searches_are_saved_and_deleted(marking: Marking) -> None:
    assert marking.save_search("Talks", "talks") == "Saved as “Talks”."
    assert marking.searches() == [("Talks", "talks")]
    assert marking.delete_search("Talks") == "“Talks” is deleted."
    assert marking.searches() == []


def test_tags_and_notes_are_known(marking: Marking) -> None:
    with State(paths.state_file()) as state:
        ReadingState(state).retag([REF], added=["follow-up"])
        NoteStore(state).add(REF, "A note")
    assert marking.tags() == {"follow-up": 1}
    assert marking.marks(LIBRARY, ["talks"])["talks"].note_count == 1
