"""The notes on one article in the user's state."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader import paths
from reader.errors import StateError
from reader.model.note import Anchor
from reader.screens.notebook import Notebook, StateNotebook
from reader.store.article_file import load_article
from reader.store.note_store import NoteStore
from reader.store.state import State
from tests.sample_library import write_library

if TYPE_CHECKING:
    from pathlib import Path

ANCHOR = Anchor("five units", "covers ", ".", 3, 80)


def notebook_of(path: Path) -> Notebook:
    article = load_article(path).article
    assert article is not None
    return StateNotebook(path, article)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library")


def test_reading_makes_no_state(path: Path) -> None:
    assert notebook_of(path).notes() == ()
    assert not paths.state_file().exists()
    assert notebook_of(path).undo() == "There is nothing to undo."


def test_notes_are_written_edited_deleted_and_taken_back(path: Path) -> None:
    notebook = notebook_of(path)
    note = notebook.add("First", ANCHOR)
    whole = notebook.add("Whole", None)
    assert notebook.notes() == (whole, note)
    edited = notebook.edit(note.id, "Second")
    assert edited.text == "Second"
    notebook.delete(note.id)
    assert notebook.notes() == (whole,)
    assert notebook.undo() == "Undone: deleted a note on “India asks for more S-400s”."
    assert notebook.notes() == (whole, edited)
    with pytest.raises(StateError, match="deleted meanwhile"):
        notebook.delete("unknown")


def test_a_note_carries_the_headline_and_the_citation_as_they_are_when_it_is_written(path: Path) -> None:
    notebook = notebook_of(path)
    path.write_text(path.read_text(encoding="utf-8").replace("India asks", "India wants"), encoding="utf-8")
    newer = load_article(path).article
    assert newer is not None
    notebook.of(newer).add("Mine", None)
    with State(paths.state_file()) as state:
        ((ref, _),) = NoteStore(state).all()
    assert ref.title == "India wants more S-400s" or ref.title.startswith("India wants")
    assert ref.citation.startswith("“India wants")
    assert ref.content


def test_notes_are_found_again_when_the_library_has_been_moved(path: Path) -> None:
    note = notebook_of(path).add("Mine", ANCHOR)
    moved = path.parent.rename(path.parent.with_name("moved")) / path.name
    assert notebook_of(moved).notes() == (note,)


def test_an_article_whose_file_is_gone_can_still_be_noted_on(path: Path) -> None:
    notebook = notebook_of(path)
    path.unlink()
    note = notebook.add("Mine", None)
    assert notebook.notes() == (note,)
