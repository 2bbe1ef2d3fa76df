"""Rows that are spread: the mouse finds the same characters in them as in those that are not."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from textual.geometry import Offset
from textual.selection import Selection

from reader.config import Settings
from reader.widgets.row_renderer import CHOSEN
from tests.sample_library import write_library
from tests.screens.journey import reading
from tests.waiting import until

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from reader.screens.article import ArticleScreen
    from reader.widgets.article_body import ArticleBody

SIZE = (54, 36)
JUSTIFIED = Settings(justify=True)
SIGNS = dict.fromkeys(map(ord, "▲●■◆"))

START = "India told Russia"
"""What the paragraph begins with whose first row is looked at; the row is spread."""


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library")


def spread_row(body: ArticleBody) -> tuple[int, int, int]:
    """(row of the view, first cell, end of the text) of the row that is looked at."""
    for y in range(body.size.height):
        drawn = body.render_line(y).text
        if START.split() == drawn.translate(SIGNS).split()[:3]:
            assert "  " in drawn.strip(), "it is spread"
            return y, len(drawn) - len(drawn.lstrip()), len(drawn.rstrip())
    raise AssertionError(START)


def char_at(pilot: Pilot[int], body: ArticleBody, column: int, y: int) -> int:
    """The character under the mouse."""
    x = body.region.x + body.gutter.left + column
    widget, offset = pilot.app.screen.get_widget_and_offset_at(x, body.region.y + y)
    assert widget is body
    assert offset is not None
    return offset.x


def chosen_cells(body: ArticleBody, y: int) -> str:
    """The cells of a row that are lit as selected."""
    background = body.get_component_rich_style(f"article-body--{CHOSEN}").bgcolor
    lit = (
        segment.text
        for segment in body.render_line(y)
        if segment.style and segment.style.bgcolor == background
    )
    return "".join(lit)


def block_of(screen: ArticleScreen) -> int:
    return next(index for index, block in enumerate(screen.annotated.blocks) if block.text.startswith(START))


@pytest.mark.parametrize("keys", [(), ("v",)], ids=["plain", "with signs"])
async def test_every_cell_is_that_of_its_character_and_a_gap_is_its_blank(
    talks: Path, keys: tuple[str, ...]
) -> None:
    async with reading(talks, SIZE, JUSTIFIED) as (screen, pilot):
        await pilot.press(*keys)
        body = screen.body
        y, first, end = spread_row(body)
        drawn = body.render_line(y).text
        text = screen.annotated.blocks[block_of(screen)].text
        found = [char_at(pilot, body, column, y) for column in range(first, end)]
        assert found == sorted(found)
        assert sorted(set(found)) == list(range(found[-1] + 1)), "no character is out of the mouse’s reach"
        for column, char in zip(range(first, end), found, strict=True):
            assert text[char] == drawn[column] or ord(drawn[column]) in SIGNS, (column, char)


@pytest.mark.parametrize("keys", [(), ("v",)], ids=["plain", "with signs"])
async def test_the_cursor_of_the_terminal_stands_where_the_mention_is_drawn(
    talks: Path, keys: tuple[str, ...]
) -> None:
    async with reading(talks, SIZE, JUSTIFIED) as (screen, pilot):
        await pilot.press(*keys)
        body = screen.body
        above = sum(mention.block < block_of(screen) for mention in screen.annotated.mentions)
        await pilot.press(*["asterisk"] * above)
        for sign, name in (("◆", "India"), ("◆", "Russia"), ("▲", "S-400")):
            await pilot.press("asterisk")
            y, _, _ = spread_row(body)
            column = body.render_line(y).text.index((sign if keys else "") + name)
            place = body.region.offset + Offset(body.gutter.left + column, y)
            await until(pilot, partial(lambda place: pilot.app.cursor_position == place, place))


async def test_a_click_into_the_gap_before_a_mention_is_none_on_it(talks: Path) -> None:
    async with reading(talks, SIZE, JUSTIFIED) as (screen, pilot):
        y, _, _ = spread_row(screen.body)
        drawn = screen.body.render_line(y).text
        assert "  Russia" in drawn
        column = drawn.index("Russia")
        await pilot.click(screen.body, offset=(screen.body.gutter.left + column - 1, y))
        assert screen.selected is None
        await pilot.click(screen.body, offset=(screen.body.gutter.left + column, y))
        assert screen.selected == "russia"


@pytest.mark.parametrize("justify", [False, True])
async def test_the_cells_of_selected_characters_are_lit_and_no_others(talks: Path, justify: bool) -> None:  # noqa: FBT001  a parameter
    async with reading(talks, SIZE, Settings(justify=justify)) as (screen, _):
        block = block_of(screen)
        text = screen.annotated.blocks[block].text
        y = next(y for y in range(36) if screen.body.render_line(y).text.split()[:3] == START.split())
        for start, end in ((0, 5), (3, 8), (6, 10), (5, 6), (9, 23), (0, 30)):
            selection = Selection(Offset(start, block), Offset(end, block))
            screen.selections = {screen.body: selection}
            lit = chosen_cells(screen.body, y)
            assert lit.split() == text[start:end].split()
            assert justify or lit == text[start:end]
            copied = screen.body.get_selection(selection)
            assert copied == (text[start:end], "\n")


async def test_dragging_from_word_to_word_copies_these_words(talks: Path) -> None:
    async with reading(talks, SIZE, JUSTIFIED) as (screen, pilot):
        body = screen.body
        y, first, _ = spread_row(body)
        gutter = body.gutter.left
        behind = body.render_line(y).text.index("Russia") + len("Russia")
        await pilot.mouse_down(body, offset=(gutter + first, y))
        await pilot.hover(body, offset=(gutter + behind, y))
        await pilot.mouse_up(body, offset=(gutter + behind, y))
        await pilot.pause()
        copied = (screen.get_selected_text() or "").rstrip()
        assert copied == START
        lit = chosen_cells(body, y)
        assert lit.split() == START.split()
        assert lit.rstrip() == body.render_line(y).text[first:behind]
