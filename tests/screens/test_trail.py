"""Marks and the way back, in an article and from one to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.screens.article import ArticleScreen
from tests.sample_library import write_library
from tests.screens.journey import drawn, open_article, open_screen, reading, rows, status
from tests.waiting import until

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

LOW = (100, 20)
OLDER = """\
schema: 1
title: An older article
published: 2018-10-05
sections:
"""


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    """An article, and an older one that is as long."""
    path = write_library(tmp_path / "library")
    body = "".join(f"  - body: Paragraph {number} of the older one.\n" for number in range(40))
    path.with_name("older.yaml").write_text(OLDER + body, encoding="utf-8")
    return path


def screen_of(pilot: Pilot[int]) -> ArticleScreen:
    assert isinstance(pilot.app.screen, ArticleScreen)
    return pilot.app.screen


def view(pilot: Pilot[int]) -> tuple[str, int]:
    """Which article shows, and from which row on."""
    return open_article(pilot), screen_of(pilot).body.scroll_offset.y


def is_there(pilot: Pilot[int], wanted: tuple[str, int]) -> bool:
    return open_screen(pilot) == "ArticleScreen" and view(pilot) == wanted


async def step(pilot: Pilot[int], key: str, article: str) -> None:
    """Go to another article, and wait for its mentions."""
    await pilot.press(key)
    await until(pilot, lambda: open_screen(pilot) == "ArticleScreen" and open_article(pilot) == article)
    await until(pilot, lambda: not screen_of(pilot).annotated.is_plain)


@pytest.mark.parametrize("row", [0, 1, 2, 5, 9])
async def test_back_and_marks_return_to_the_very_row(talks: Path, row: int) -> None:
    async with reading(talks, LOW) as (screen, pilot):
        await pilot.press(*["j"] * row, "m", "a", "right_square_bracket", "right_square_bracket")
        assert screen.body.scroll_offset.y > row
        await pilot.press("ctrl+o", "ctrl+o")
        await until(pilot, lambda: screen.body.scroll_offset.y == row)
        await pilot.press("G", "apostrophe", "a")
        await until(pilot, lambda: screen.body.scroll_offset.y == row)
        await pilot.press("slash", *"zzzz", "escape")
        await until(pilot, lambda: screen.body.scroll_offset.y == row)


async def test_the_way_back_leads_through_articles(talks: Path) -> None:
    async with reading(talks, LOW) as (_, pilot):
        await pilot.press("j", "j", "right_square_bracket")
        section = view(pilot)
        await pilot.press("j", "j", "j")
        left = view(pilot)
        await step(pilot, "J", "older")
        await pilot.press("space", "space")
        there = view(pilot)
        await pilot.press("ctrl+o")
        await until(pilot, lambda: is_there(pilot, left))
        await pilot.press("alt+left")
        await until(pilot, lambda: is_there(pilot, ("talks", 2)))
        await pilot.press("alt+right")
        await until(pilot, lambda: is_there(pilot, left))
        assert section != left
        await pilot.press("alt+right")
        await until(pilot, lambda: is_there(pilot, there))
        await pilot.press("alt+right")
        assert status(screen_of(pilot)) == "There is no place to go forward to."


async def test_the_way_back_leads_through_the_list(talks: Path) -> None:
    async with reading(talks, LOW) as (_, pilot):
        await pilot.press("space")
        left = view(pilot)
        await pilot.press("0")
        await until(pilot, lambda: "An older article" in drawn(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: open_screen(pilot) == "ArticleScreen")
        await pilot.press("0")
        await until(pilot, lambda: open_screen(pilot) == "LibraryScreen")
        await pilot.press("j", "enter")
        await until(pilot, lambda: open_screen(pilot) == "ArticleScreen")
        assert open_article(pilot) == "older"
        await pilot.press("ctrl+o")
        await until(pilot, lambda: is_there(pilot, left))
        await pilot.press("ctrl+o")
        assert status(screen_of(pilot)) == "There is no place to go back to."


async def test_small_letters_are_an_articles_own_and_capitals_are_known_in_all(talks: Path) -> None:
    async with reading(talks, LOW) as (screen, pilot):
        await pilot.press("space", "m", "a", "m", "A")
        assert status(screen) == "Mark A set; ' A returns here from any article."
        left = view(pilot)
        await step(pilot, "J", "older")
        await pilot.press("apostrophe")
        assert status(screen) != ""
        await pilot.press("a")
        await until(pilot, lambda: status(screen_of(pilot)).startswith("There is no mark a;"))
        await pilot.press("space", "space", "m", "a")
        there = view(pilot)
        await pilot.press("g", "apostrophe", "a")
        await until(pilot, lambda: is_there(pilot, there))
        await pilot.press("apostrophe", "A")
        await until(pilot, lambda: is_there(pilot, left))
        await pilot.press("ctrl+o")
        await until(pilot, lambda: is_there(pilot, there))
        await step(pilot, "K", "talks")
        await pilot.press("g", "apostrophe", "a")
        await until(pilot, lambda: is_there(pilot, left))


async def test_the_question_for_a_mark_goes_with_its_answer(talks: Path) -> None:
    async with reading(talks, LOW) as (screen, pilot):
        await pilot.press("m", "a", "G", "apostrophe")
        assert status(screen) == "Go to which mark? (a)"
        await pilot.press("a")
        await until(pilot, lambda: "which mark" not in status(screen))
        for key in ("apostrophe", "m"):
            await pilot.press(key)
            assert "which" in status(screen)
            await pilot.press("escape")
            await until(pilot, lambda: "which" not in status(screen))


async def test_a_mark_is_found_again_by_its_words(talks: Path) -> None:
    async with reading(talks, LOW) as (_, pilot):
        await step(pilot, "J", "older")
        await pilot.press("space", "space", "m", "A")
        top = next(filter(None, rows(screen_of(pilot))))
        await step(pilot, "K", "talks")
        older = talks.with_name("older.yaml")
        source = older.read_text(encoding="utf-8")
        older.write_text(source.replace("sections:\n", "sections:\n  - body: New.\n"), encoding="utf-8")
        await pilot.press("apostrophe", "A")
        await until(pilot, lambda: open_article(pilot) == "older")
        await until(pilot, lambda: next(filter(None, rows(screen_of(pilot))), "") == top)


async def test_a_mark_in_an_article_whose_file_is_gone_says_so(talks: Path) -> None:
    async with reading(talks, LOW) as (_, pilot):
        await step(pilot, "J", "older")
        await pilot.press("m", "A")
        await step(pilot, "K", "talks")
        talks.with_name("older.yaml").unlink()
        await pilot.press("apostrophe", "A")
        await until(pilot, lambda: status(screen_of(pilot)).startswith("The article of that place is gone"))


@pytest.mark.parametrize("leap", ["G", "right_curly_bracket"])
async def test_to_the_end_and_by_paragraph_are_jumps_too(talks: Path, leap: str) -> None:
    async with reading(talks, LOW) as (screen, pilot):
        await pilot.press("j", "j", leap)
        assert screen.body.scroll_offset.y > 2
        await pilot.press("ctrl+o")
        await until(pilot, lambda: screen.body.scroll_offset.y == 2)
        await pilot.press("g", "ctrl+o")
        await until(pilot, lambda: screen.body.scroll_offset.y == 2)


async def test_to_where_one_is_already_is_no_jump(talks: Path) -> None:
    async with reading(talks, LOW) as (screen, pilot):
        await pilot.press("g", "G", "G", "ctrl+o")
        await until(pilot, lambda: screen.body.scroll_offset.y == 0)
        await pilot.press("ctrl+o")
        assert status(screen) == "There is no place to go back to."
