"""Writing notes on the article that is open, by keys and by mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import TextArea

from reader import app as app_module
from reader import paths
from reader.errors import StateError
from reader.store.note_store import NoteStore
from reader.widgets.article_body import ArticleBody
from reader.widgets.note_panel import NotePanel
from reader.widgets.quoted_words import QuotedWords
from tests.sample_library import write_library
from tests.screens.journey import drawn, focused, open_screen, reading, rows, status, text
from tests.screens.notes import drag, in_editor, kept, note_down, noted, passage, quotes
from tests.waiting import until

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from reader.screens.article import ArticleScreen

SENTENCE = "India told Russia that it wants more S-400 systems, the desk said."


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library")


def rewrite(path: Path, *changes: tuple[str, str]) -> None:
    """Put other words into a file."""
    source = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in source
        source = source.replace(old, new, 1)
    path.write_text(source, encoding="utf-8")


def quoted(pilot: Pilot[int]) -> str:
    return pilot.app.screen.query_one(QuotedWords).words


async def test_a_note_on_what_the_mouse_has_selected(talks: Path) -> None:
    async with reading(talks, (60, 24)) as (screen, pilot):
        row = next(y for y, line in enumerate(rows(screen)) if line.startswith("India told Russia"))
        left = screen.body.margin_cells
        await pilot.mouse_down(ArticleBody, offset=(left + 6, row))
        await pilot.hover(ArticleBody, offset=(left + 17, row))
        await pilot.mouse_up(ArticleBody, offset=(left + 17, row))
        await pilot.press("a")
        await in_editor(pilot)
        assert quoted(pilot) == "told Russia"
        await pilot.press(*"Whom?", "enter", *"Really.", "ctrl+s")
        await until(pilot, lambda: noted(screen) == ["told Russia"])
        assert open_screen(pilot) == "ArticleScreen"
        assert status(screen) == "Noted; A lists the notes."
        assert not screen.selections
        (note,) = kept(talks)
        assert note.text == "Whom?\nReally."
        assert note.anchor is not None
        assert note.anchor.prefix == "India "


@pytest.mark.parametrize(
    ("keys", "sentence"),
    [
        (("asterisk",) * 3, SENTENCE),
        (("slash", *"2018", "enter"), "The contract of 2018 covers five units."),
        (("full_stop",), "The contract of 2018 covers five units."),
    ],
    ids=["mention", "match", "event"],
)
async def test_a_note_on_the_sentence_that_one_is_at(
    talks: Path, keys: tuple[str, ...], sentence: str
) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press(*keys)
        await until(pilot, lambda: screen.mention == 2 or screen.match == 0 or screen.told is not None)
        await pilot.press("a", *"Mine", "ctrl+s")
        await until(pilot, lambda: noted(screen) == [sentence])
        assert quotes(talks) == [sentence]


async def test_what_one_is_at_no_longer_counts_when_it_is_out_of_view(talks: Path) -> None:
    async with reading(talks, (60, 14)) as (_, pilot):
        await pilot.press("asterisk", "G", "a")
        await until(pilot, lambda: open_screen(pilot) == "ChooserScreen")


async def test_without_anything_selected_one_chooses_the_article_a_paragraph_or_a_sentence(
    talks: Path,
) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press("a")
        await until(pilot, lambda: open_screen(pilot) == "ChooserScreen")
        assert "The article as a whole" in drawn(pilot)
        await pilot.press("enter", *"All of it", "ctrl+s")
        await until(pilot, lambda: len(screen.notes) == 1)
        assert quotes(talks) == [""]
        await pilot.press("a", "slash", *"all of defence", "enter", "ctrl+s")
        await until(pilot, lambda: len(screen.notes) == 2)
        await pilot.press("a", "slash", *"contract five", "down", "enter", "ctrl+s")
        await until(pilot, lambda: len(screen.notes) == 3)
        paragraph = (
            "Defence Minister Rajnath Singh met his counterpart. The contract of 2018 covers five units."
        )
        assert noted(screen) == [paragraph, "The contract of 2018 covers five units."]


async def test_the_first_sentence_in_view_is_offered_first(talks: Path) -> None:
    async with reading(talks, (60, 14)) as (screen, pilot):
        await pilot.press("right_square_bracket", "a", "enter", "ctrl+s")
        await until(pilot, lambda: noted(screen) == ["Deliveries"])
        await pilot.press("G", "a", "escape")
        assert open_screen(pilot) == "ArticleScreen"


async def test_words_are_taken_one_by_one(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press(*("asterisk",) * 3, "a", "tab")
        assert isinstance(pilot.app.screen.focused, QuotedWords)
        assert "“" not in pilot.app.screen.query_one(QuotedWords).lines[0].plain, "what is around shows"
        await pilot.press("h", "left", "L")
        assert quoted(pilot) == SENTENCE.removeprefix("India ").removesuffix(" desk said.")
        await pilot.press("l", "right", "H", "shift+left", "shift+right")
        assert quoted(pilot) == SENTENCE.removesuffix(".").removeprefix("India ")
        await pilot.press("enter", *"all but one", "tab", "tab", *"!", "ctrl+s")
        await until(pilot, lambda: noted(screen) == [SENTENCE.removesuffix(".").removeprefix("India ")])
        assert kept(talks)[0].text == "all but one!"


async def test_a_note_is_edited_where_one_comes_upon_it(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await note_down(screen, pilot, SENTENCE, "First")
        await pilot.press(*("asterisk",) * 3, "a")
        assert (await in_editor(pilot)).text == "First"
        assert pilot.app.screen.query_one(QuotedWords).is_fixed
        await pilot.press("tab", *" and second", "ctrl+s")
        await until(pilot, lambda: [placed.note.text for placed in screen.notes] == ["First and second"])
        drag(screen, SENTENCE)
        await pilot.press("a")
        assert (await in_editor(pilot)).text == "First and second"
        await pilot.press("escape")
        drag(screen, "told Russia")
        await pilot.press("a")
        assert (await in_editor(pilot)).text == "", "fewer words can have a note of their own"


async def test_a_note_needs_words_or_a_text(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press("a", "enter", "ctrl+s")
        await until(pilot, lambda: "Write something first" in drawn(pilot))
        await pilot.press("escape")
        await note_down(screen, pilot, "five units", "")
        await pilot.press("right_parenthesis")
        await until(pilot, lambda: "The words are marked, without a text." in drawn(pilot))


async def test_what_is_written_is_thrown_away_only_when_asked_twice(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        drag(screen, "five units")
        await pilot.press("a", "x", "escape")
        await until(pilot, lambda: "Esc again throws away" in drawn(pilot))
        assert open_screen(pilot) == "NoteEditor"
        await pilot.press("y", "escape")
        assert open_screen(pilot) == "NoteEditor", "more has been written"
        await pilot.click(offset=(1, 1))
        await until(pilot, lambda: open_screen(pilot) == "ArticleScreen")
        assert kept(talks) == ()
        await pilot.press("a")
        await in_editor(pilot)
        await pilot.press("escape")
        assert open_screen(pilot) == "ArticleScreen", "nothing would be lost"


async def test_what_cannot_be_saved_is_kept_in_its_box(talks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise StateError("the disk is full")

    async with reading(talks) as (screen, pilot):
        drag(screen, "five units")
        await pilot.press("a", *"Mine")
        with monkeypatch.context() as patch:
            patch.setattr(NoteStore, "add", refuse)
            await pilot.press("ctrl+s")
            await until(pilot, lambda: "Not saved, and kept here: the disk is full" in drawn(pilot))
        assert pilot.app.screen.query_one(TextArea).text == "Mine"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: noted(screen) == ["five units"])


async def test_leaving_the_program_saves_what_has_been_written(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        drag(screen, "five units")
        await pilot.press("a", *"Mine", "ctrl+q")
    assert [note.text for note in kept(talks)] == ["Mine"]


async def test_markup_in_a_note_is_text(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await note_down(screen, pilot, "five units", "[bold]no[/bold] [/]")
        await pilot.press("right_parenthesis")
        await until(pilot, lambda: "[bold]no[/bold] [/]" in drawn(pilot))
        await pilot.press("A")
        assert "[bold]no[/bold] [/]" in drawn(pilot)


# Reading notes in the text


async def test_steps_go_from_note_to_note_and_show_them(talks: Path) -> None:
    async with reading(talks, (80, 24)) as (screen, pilot):
        await pilot.press("right_parenthesis")
        assert status(screen) == "No notes on this article yet; a writes one."
        await note_down(screen, pilot, "five units", "Fewer")
        await note_down(screen, pilot, "A short last section", "Short")
        await pilot.press("right_parenthesis")
        await until(pilot, lambda: "Fewer" in drawn(pilot))
        assert status(screen).startswith(") ( note 1/2 a edit A all notes Esc clear")
        await pilot.press("right_parenthesis")
        await until(pilot, lambda: "Short" in drawn(pilot) and "A short last section" in text(screen))
        await pilot.press("right_parenthesis")
        await until(pilot, lambda: "Fewer" in drawn(pilot))
        assert status(screen) == "On from the top."
        await pilot.press("left_parenthesis")
        assert status(screen) == "On from the end."
        await pilot.press("escape")
        await until(pilot, lambda: not screen.query(NotePanel))
        assert screen.note is None


async def test_one_thing_is_selected_at_a_time(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await note_down(screen, pilot, "five units", "Fewer")
        for keys in (("asterisk",), ("full_stop",), ("2", "enter", "1"), ("slash", *"s-400", "enter")):
            await pilot.press("right_parenthesis")
            await until(pilot, lambda: screen.note is not None)
            assert (screen.mention, screen.selected, screen.selected_event, screen.matches) == (None,) * 4
            await pilot.press(*keys)
            await until(pilot, lambda: screen.note is None)


@pytest.mark.parametrize("key", ["a", "enter"])
async def test_the_current_note_is_edited(talks: Path, key: str) -> None:
    async with reading(talks) as (screen, pilot):
        await note_down(screen, pilot, "five units", "Fewer")
        await pilot.press("right_parenthesis", key)
        assert (await in_editor(pilot)).text == "Fewer"
        await pilot.press("s", "ctrl+s")
        await until(pilot, lambda: "Fewers" in drawn(pilot))
        assert screen.query(NotePanel), "it is still the current one"


async def test_a_click_on_noted_words_or_on_the_sign_shows_the_note_and_another_edits_it(
    talks: Path,
) -> None:
    async with reading(talks) as (screen, pilot):
        await note_down(screen, pilot, "five units", "Fewer")
        row = next(y for y in range(36) if "✎" in screen.body.render_line(y).text)
        line = screen.body.render_line(row).text
        await pilot.click(ArticleBody, offset=(line.index("five units"), row))
        await until(pilot, lambda: "Fewer" in drawn(pilot))
        await pilot.click(ArticleBody, offset=(line.index("✎"), row))
        await in_editor(pilot)


# Editing the article, moving it, losing its notes


async def test_a_note_follows_its_words_through_an_edited_file(
    talks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app_module, "LOOK_SECONDS", 0.1)
    async with reading(talks) as (screen, pilot):
        await note_down(screen, pilot, "The contract of 2018 covers five units", "Fewer")
        await pilot.press("right_parenthesis")
        rewrite(talks, ("sections:\n", "sections:\n  - body: New.\n"), ("five units", "all five units"))
        await until(pilot, lambda: noted(screen) == ["The contract of 2018 covers all five units"])
        assert screen.notes[0].passage == passage(screen, "The contract of 2018 covers all five units")
        await until(pilot, lambda: "✎ Defence Minister" in text(screen) or "✎ units" in text(screen))
        assert screen.note is not None, "it is still the current one"
        rewrite(talks, ("The contract of 2018 covers all five units", "No"))
        await until(pilot, lambda: len(screen.notes) == 1 and screen.notes[0].is_gone)
        assert "✎" not in text(screen)
        await pilot.press("escape", "right_parenthesis")
        assert status(screen) == "No note has its place in the text; A lists them."
        await pilot.press("A")
        await until(pilot, lambda: "The passage is gone" in drawn(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: status(screen) == "The passage is gone from the article.")
        assert "Fewer" in drawn(pilot), "it can still be read"


async def test_notes_are_there_when_the_article_is_opened_again_also_elsewhere(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await note_down(screen, pilot, "five units", "Fewer")
    moved = talks.parent.rename(talks.parent.with_name("moved")) / talks.name
    async with reading(moved) as (screen, pilot):
        await until(pilot, lambda: noted(screen) == ["five units"])
        assert focused(screen) == "ArticleBody"


async def test_notes_that_cannot_be_read_are_told(talks: Path) -> None:
    paths.state_file().parent.mkdir(parents=True)
    paths.state_file().mkdir()
    async with reading(talks) as (screen, pilot):
        await until(pilot, lambda: "cannot be opened" in status(screen))


async def test_where_no_notes_are_kept_that_is_told(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        screen.source = screen.source._replace(notebook=None)
        for key in ("a", "A"):
            await pilot.press(key)
            assert status(screen) == "Notes cannot be kept here."


async def test_undo_takes_a_note_back(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await note_down(screen, pilot, "five units", "Fewer")
        await pilot.press("u")
        await until(pilot, lambda: not screen.notes)


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20), (40, 12), (20, 8)])
async def test_a_note_is_written_and_read_at_every_size(talks: Path, size: tuple[int, int]) -> None:
    async with reading(talks, size) as (screen, pilot):

        async def write(screen: ArticleScreen) -> None:
            drag(screen, SENTENCE)
            await pilot.press("a")
            field = await in_editor(pilot)
            await until(pilot, lambda: field.size.height >= 2)
            region = pilot.app.screen.region
            assert region.contains_region(field.region), "one sees what one writes"
            await pilot.press(*"Mine", "ctrl+s")

        await write(screen)
        await until(pilot, lambda: len(screen.notes) == 1)
        await pilot.press("g", "right_parenthesis")
        await until(pilot, lambda: "✎" in text(screen) and "Mine" in drawn(pilot))
