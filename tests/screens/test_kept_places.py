"""An article opens where one left it, in this run and in the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader import paths
from reader.screens.article import ArticleScreen
from reader.text.kept_place import find_again, keep
from tests.sample_library import write_library
from tests.screens.journey import open_article, reading, rows, status
from tests.waiting import until

if TYPE_CHECKING:
    from pathlib import Path

LOW = (80, 14)


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library")


def first_row(screen: ArticleScreen) -> str:
    """The first row of the view that holds words."""
    return next(filter(None, rows(screen)))


def begin_with(article: Path, words: str) -> None:
    """Give an article another first section."""
    source = article.read_text(encoding="utf-8")
    grown = source.replace("sections:\n", f"sections:\n  - body: {words}\n", 1)
    assert grown != source
    article.write_text(grown, encoding="utf-8")


async def leave_in_the_middle(talks: Path) -> str:
    """Read on a little, and leave; gives the row at the top."""
    async with reading(talks, LOW) as (screen, pilot):
        await pilot.press("space", "j", "j")
        await until(pilot, lambda: screen.body.scroll_offset.y > 0)
        top = first_row(screen)
        await pilot.press("q")
    return top


async def test_an_article_opens_where_one_left_it(talks: Path) -> None:
    top = await leave_in_the_middle(talks)
    async with reading(talks, LOW) as (screen, pilot):
        assert first_row(screen) == top
        assert status(screen) == "Here you left off; g goes to the beginning."
        await pilot.press("g", "q")
    async with reading(talks, LOW) as (screen, _):
        assert screen.body.scroll_offset.y == 0
        assert "left off" not in status(screen)


async def test_the_words_are_found_again_in_a_text_that_has_grown(talks: Path) -> None:
    top = await leave_in_the_middle(talks)
    begin_with(talks, "Something new.")
    async with reading(talks, LOW) as (screen, _):
        assert first_row(screen) == top


async def test_another_width_shows_the_same_words(talks: Path) -> None:
    top = await leave_in_the_middle(talks)
    async with reading(talks, (50, 14)) as (screen, _):
        assert top.split()[0] in first_row(screen)


async def test_the_place_is_kept_while_other_articles_are_read(talks: Path) -> None:
    async with reading(talks, LOW) as (screen, pilot):
        await pilot.press("space")
        top = first_row(screen)
        await pilot.press("J", "K")
        await until(pilot, lambda: pilot.app.screen is not screen and open_article(pilot) == "talks")
        again = pilot.app.screen
        assert isinstance(again, ArticleScreen)
        await until(pilot, lambda: first_row(again) == top)


async def test_a_state_that_is_broken_does_not_keep_one_from_reading(talks: Path) -> None:
    broken = paths.state_dir() / "state.db"
    broken.parent.mkdir(parents=True)
    broken.write_text("no database" * 100, encoding="utf-8")
    async with reading(talks, LOW) as (screen, pilot):
        assert "not a database" in status(screen)
        await pilot.press("space", "q")


async def test_every_row_that_can_be_the_top_one_is_so_again(talks: Path) -> None:
    async with reading(talks, LOW) as (screen, pilot):
        body, blocks = screen.body, screen.annotated.blocks
        assert body.max_scroll_y > 20
        for y in range(body.max_scroll_y + 1):
            body.scroll_to(y=y, animate=False, force=True, immediate=True)
            again = find_again(blocks, keep(blocks, body.resting_place))
            assert again is not None
            assert body._top_with(again, None) == y
        await pilot.press("q")


async def test_the_end_of_an_article_is_kept(talks: Path) -> None:
    async with reading(talks, LOW) as (screen, pilot):
        await pilot.press("G")
        end = rows(screen)
        await pilot.press("q")
    async with reading(talks, LOW) as (screen, _):
        assert rows(screen) == end
        assert screen.body.scroll_offset.y == screen.body.max_scroll_y
