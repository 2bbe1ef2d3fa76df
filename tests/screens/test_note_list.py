"""The list of the notes on an article."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from tests.sample_library import write_library
from tests.screens.journey import drawn, open_screen, reading, text
from tests.screens.notes import in_editor, kept, note_down
from tests.waiting import until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.pilot import Pilot

    from reader.screens.article import ArticleScreen


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library")


@asynccontextmanager
async def listing(talks: Path) -> AsyncIterator[tuple[ArticleScreen, Pilot[int]]]:
    """The list of three notes."""
    async with reading(talks, (80, 24)) as (screen, pilot):
        await note_down(screen, pilot, "five units", "Fewer")
        await note_down(screen, pilot, "A short last section", "Short")
        await note_down(screen, pilot, "wants more", "More")
        await pilot.press("A")
        await until(pilot, lambda: open_screen(pilot) == "NoteListScreen")
        yield screen, pilot


async def test_notes_are_listed_as_they_stand_in_the_text(talks: Path) -> None:
    async with listing(talks) as (_, pilot):
        shown = drawn(pilot)
        assert shown.index("“wants more”") < shown.index("“five units”") < shown.index("“A short last")
        assert "Fewer" in shown


async def test_enter_goes_to_the_passage_and_shows_the_note(talks: Path) -> None:
    async with listing(talks) as (screen, pilot):
        assert "A short last section" not in text(screen)
        await pilot.press("slash", *"short", "enter")
        await until(pilot, lambda: "A short last section" in text(screen))
        assert open_screen(pilot) == "ArticleScreen"
        assert [placed.note.text for placed in screen.notes if placed.note.id == screen.note] == ["Short"]
        await pilot.press("ctrl+o")
        await until(pilot, lambda: not screen.body.scroll_offset.y)


async def test_a_note_is_edited_from_the_list(talks: Path) -> None:
    async with listing(talks) as (_, pilot):
        await pilot.press("j", "e")
        assert (await in_editor(pilot)).text == "Fewer"
        await pilot.press("!", "ctrl+s")
        await until(pilot, lambda: "Fewer!" in [note.text for note in kept(talks)])


@pytest.mark.parametrize("key", ["d", "delete"])
async def test_a_note_is_deleted_and_brought_back(talks: Path, key: str) -> None:
    async with listing(talks) as (screen, pilot):
        await pilot.press("j", key)
        await until(pilot, lambda: "Note deleted; u brings it back." in drawn(pilot))
        assert [note.text for note in kept(talks)] == ["More", "Short"]
        assert "Fewer" not in drawn(pilot)
        await pilot.press("u")
        await until(pilot, lambda: "Undone: deleted a note" in drawn(pilot))
        assert len(screen.notes) == 3
        await pilot.press("e")
        assert (await in_editor(pilot)).text == "Fewer", "the cursor is on it"


async def test_after_the_last_one_the_list_is_empty(talks: Path) -> None:
    async with listing(talks) as (screen, pilot):
        for count in (2, 1, 0):
            await pilot.press("G", "d")
            await until(pilot, lambda count=count: len(screen.notes) == count)  # type: ignore[misc]  # of this turn
        await pilot.press("d", "y", "e", "enter")
        assert open_screen(pilot) == "NoteListScreen"
        await pilot.press("u")
        await until(pilot, lambda: len(screen.notes) == 1)
        await pilot.press("escape")
        assert open_screen(pilot) == "ArticleScreen"


async def test_a_note_that_has_been_deleted_elsewhere_is_told(talks: Path) -> None:
    async with listing(talks) as (screen, pilot):
        notebook = screen.source.notebook
        assert notebook is not None
        notebook.delete(kept(talks)[0].id)
        await pilot.press("d")
        await until(pilot, lambda: "the note has been deleted meanwhile" in drawn(pilot))


async def test_a_note_is_copied_with_its_passage_and_the_citation(talks: Path) -> None:
    async with listing(talks) as (_, pilot):
        await pilot.press("y")
        await until(pilot, lambda: "Note copied." in drawn(pilot))
        passage, note, cited = pilot.app.clipboard.split("\n\n")
        assert (passage, note) == ("> wants more", "More")
        assert cited.startswith("“India asks for more S-400s”, Test desk, 4 December 2025")
        await pilot.press("j")
        assert "Note copied." not in drawn(pilot)


async def test_a_click_beside_the_list_closes_it(talks: Path) -> None:
    async with listing(talks) as (_, pilot):
        await pilot.click(offset=(0, 0))
        await until(pilot, lambda: open_screen(pilot) == "ArticleScreen")
