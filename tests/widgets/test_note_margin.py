"""Notes beside the text: signs in the margin, passages that are marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.color import Color

from reader.app import ReaderApp
from reader.config import Settings
from reader.screens.article import ArticleScreen
from reader.terminal import Terminal
from reader.themes import THEMES
from tests.sample_library import write_library
from tests.screens.journey import drawn, reading
from tests.screens.notes import note_down
from tests.waiting import until

if TYPE_CHECKING:
    from pathlib import Path

    from rich.segment import Segment

SIZES = {"wide": (120, 36), "normal": (80, 24), "narrow": (60, 24), "tiny": (40, 24), "large": (200, 50)}
WORDS = "wants more S-400 systems"


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library")


def segments(screen: ArticleScreen) -> list[Segment]:
    return [segment for y in range(screen.body.size.height) for segment in screen.body.render_line(y)]


def styled(screen: ArticleScreen, words: str) -> Segment:
    """What is drawn of some words that stand on one row."""
    return next(segment for segment in segments(screen) if words in segment.text)


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
async def test_the_sign_stands_in_the_margin_and_nothing_moves(talks: Path, size: tuple[int, int]) -> None:
    async with reading(talks, size) as (screen, pilot):
        body = screen.body
        before = [body.render_line(y).text for y in range(body.size.height)]
        await note_down(screen, pilot, WORDS, "Mine")
        after = [body.render_line(y).text for y in range(body.size.height)]
        (y,) = (y for y, row in enumerate(after) if "✎" in row)
        assert "wants" in after[y]
        assert [row.replace("✎", " ") for row in after] == before
        gap = min(2, body.margin_cells)
        assert after[y].index("✎") == body.margin_cells - gap


async def test_a_note_on_the_article_stands_at_its_headline(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press("a", "enter", *"Mine", "ctrl+s")
        await until(pilot, lambda: len(screen.notes) == 1)
        await until(pilot, lambda: "✎ India asks for more S-400s" in drawn(pilot))


async def test_two_notes_on_one_row_have_one_sign(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await note_down(screen, pilot, WORDS, "One")
        await note_down(screen, pilot, "told Russia", "Two")
        assert drawn(pilot).count("✎") == 1


async def test_the_passage_is_tinted_and_the_current_note_s_more(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await note_down(screen, pilot, "covers five", "Mine")
        noted, selection = (
            Color.parse(THEMES[0].variables[f"dateline-{role}"]) for role in ("noted", "selection")
        )

        def background() -> Color | None:
            style = styled(screen, "covers five").style
            return Color.from_rich_color(style.bgcolor) if style and style.bgcolor else None

        assert background() == noted
        await pilot.press("right_parenthesis")
        await until(pilot, lambda: background() == selection)
        await pilot.press("escape", "slash", *"covers", "enter")
        await until(pilot, lambda: styled(screen, "covers").text == "covers")
        assert styled(screen, "covers").style != styled(screen, " five").style, "a match goes over it"


async def test_where_colours_and_other_signs_are_missing_notes_show_too(talks: Path) -> None:
    app = ReaderApp(talks, Settings(), Terminal(has_colour=False, has_unicode=False))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = app.screen
        assert isinstance(screen, ArticleScreen)
        await until(pilot, lambda: not screen.annotated.is_plain)
        await note_down(screen, pilot, "covers five", "Mine")
        style = styled(screen, "covers five").style
        assert style is not None
        assert style.underline
        await until(pilot, lambda: "n Defence Minister" in drawn(pilot) or "n counterpart" in drawn(pilot))


async def test_signs_follow_the_text_when_the_window_changes(talks: Path) -> None:
    async with reading(talks, (120, 36)) as (screen, pilot):
        await note_down(screen, pilot, "five units", "Mine")
        await pilot.resize_terminal(50, 30)
        await until(pilot, lambda: screen.size.width == 50)
        await pilot.press("minus", "plus", "v", "z")
        (row,) = (
            row for y in range(screen.body.size.height) if "✎" in (row := screen.body.render_line(y).text)
        )
        assert "five" in row
