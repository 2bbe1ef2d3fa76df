"""A new size of the terminal is taken in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.sample_library import write_library
from tests.screens.journey import WIDE, focused, open_screen, reading
from tests.waiting import until

if TYPE_CHECKING:
    from pathlib import Path

    from reader.widgets.article_body import ArticleBody


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library")


@pytest.mark.parametrize(
    ("size", "classes"),
    [
        ((120, 36), {"-wide", "-tall"}),
        ((108, 32), {"-wide", "-tall"}),
        ((107, 31), {"-normal", "-low"}),
        ((75, 20), {"-narrow", "-low"}),
        ((49, 19), {"-tiny", "-flat"}),
    ],
)
async def test_the_screen_has_the_classes_of_its_size(
    talks: Path, size: tuple[int, int], classes: set[str]
) -> None:
    async with reading(talks, (90, 25)) as (screen, pilot):
        await pilot.resize_terminal(*size)
        await until(
            pilot, lambda: {name for name in screen.classes if not name.startswith("-textual")} == classes
        )


async def test_the_text_is_laid_out_once_for_a_size_and_wholly(
    talks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(talks) as (screen, pilot):
        widths: list[int] = []
        make_rows = type(screen.body)._make_rows

        def noted(body: ArticleBody) -> None:
            widths.append(body.text_cells)
            make_rows(body)

        monkeypatch.setattr(type(screen.body), "_make_rows", noted)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert len(set(widths)) == 1, "never for the new width in the old styles"
        assert screen.body.virtual_size.height > 24
        assert screen.query_one("#timeline-pane").size.height == 6


SMALL = (60, 20)


@pytest.mark.parametrize("pane", ["2", "tab"], ids=["asked for", "gone to"])
@pytest.mark.parametrize("over", ["", "c", "T", "w", "question_mark"])
async def test_entities_that_stood_beside_the_text_do_not_come_to_lie_over_it(
    talks: Path, pane: str, over: str
) -> None:
    async with reading(talks, SMALL) as (screen, pilot):
        room = screen.body.size
    async with reading(talks) as (screen, pilot):
        await pilot.press("asterisk", pane, *filter(None, [over]))
        await until(pilot, lambda: (open_screen(pilot) == "ArticleScreen") is not bool(over))
        await pilot.resize_terminal(*SMALL)
        if over:
            await pilot.press("escape")
            await until(pilot, lambda: open_screen(pilot) == "ArticleScreen")
        await until(pilot, lambda: screen.body.size == room)
        assert not screen.query_one("#entities-pane").display
        assert focused(screen) == "ArticleBody"
        await pilot.resize_terminal(*WIDE)
        await until(pilot, lambda: bool(screen.query_one("#entities-pane").display))


async def test_below_a_card_the_article_takes_the_new_size_too(talks: Path) -> None:
    async with reading(talks, (90, 25)) as (screen, pilot):
        room = screen.body.size
    async with reading(talks) as (screen, pilot):
        await pilot.press("2", "enter", "enter")
        await until(pilot, lambda: open_screen(pilot) == "CardScreen")
        await pilot.resize_terminal(90, 25)
        await pilot.press("escape")
        await until(pilot, lambda: screen.body.size == room)
        assert focused(screen) == "EntityList", "there is still room beside the text"


async def test_a_drawer_that_was_closed_stands_beside_the_text_where_there_is_room(talks: Path) -> None:
    async with reading(talks, SMALL) as (screen, pilot):
        await pilot.press("e", "escape")
        assert not screen.query_one("#entities-pane").display
        await pilot.resize_terminal(*WIDE)
        await until(pilot, lambda: bool(screen.query_one("#entities-pane").display))


async def test_a_drawer_stays_open_at_another_small_size(talks: Path) -> None:
    async with reading(talks, SMALL) as (screen, pilot):
        await pilot.press("e")
        await pilot.resize_terminal(48, 16)
        await until(pilot, lambda: screen.has_class("-tiny"))
        assert screen.query_one("#entities-pane").display
        assert focused(screen) == "EntityList"


async def test_a_pane_that_was_opened_to_move_into_it_folds_when_one_leaves_it(talks: Path) -> None:
    async with reading(talks, (40, 12)) as (screen, pilot):
        height = screen.query_one("#timeline-pane").size.height
        await pilot.press("3")
        await until(pilot, lambda: screen.query_one("#timeline-pane").size.height > height)
        await pilot.press("1")
        await until(pilot, lambda: screen.query_one("#timeline-pane").size.height == height)
        await pilot.press("2")
        await until(pilot, lambda: bool(screen.query_one("#entities-pane").display))
        await pilot.press("1")
        await until(pilot, lambda: not screen.query_one("#entities-pane").display)
        await pilot.press("t", "3", "1")
        await pilot.pause()
        assert screen.query_one("#timeline-pane").size.height > height, "it was opened to stay"
