"""The terminal's cursor stands where the reader's attention is, for those who hear or feel the screen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from reader.config import Settings
from reader.widgets.entity_list import EntityList
from reader.widgets.entity_look import glyph_of
from reader.widgets.event_list import EventList
from reader.widgets.scrolling_lines import ScrollingLines
from tests.sample_library import write_library
from tests.screens.journey import reading
from tests.waiting import until

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library")


def write(path: Path, content: str) -> Path:
    path.write_text(content, encoding="utf-8")
    return path


def words_at_cursor(pilot: Pilot[int]) -> str:
    """What stands from the terminal's cursor on."""
    x, y = pilot.app.cursor_position
    row = list(pilot.app.screen._compositor.render_strips())[y].text
    return row[x:].strip()


def is_at(pilot: Pilot[int], words: str) -> bool:
    """Whether the cursor stands before some words."""
    return words_at_cursor(pilot).lower().startswith(words.lower())


@pytest.mark.parametrize("settings", [Settings(), Settings(justify=True)], ids=["ragged", "justified"])
@pytest.mark.parametrize("keys", [(), ("v",)], ids=["plain", "with signs"])
async def test_it_follows_mentions_matches_and_told_sentences(
    talks: Path, keys: tuple[str, ...], settings: Settings
) -> None:
    async with reading(talks, (61, 36), settings) as (screen, pilot):
        await pilot.press(*keys)
        for _ in range(3):
            await pilot.press("asterisk")
            assert screen.mention is not None
            mention = screen.annotated.mentions[screen.mention]
            sign = glyph_of(screen.annotated.entity(mention.entity)) if keys else ""
            first = sign + screen.annotated.text_of(mention).split()[0]
            await until(pilot, partial(is_at, pilot, first))
        await pilot.press("slash", *"deliver", "enter")
        await until(pilot, partial(is_at, pilot, "deliver"))
        await pilot.press("escape", "full_stop")
        await until(pilot, lambda: screen.told is not None)
        told = screen.told
        assert told is not None
        words = screen.annotated.blocks[told.block].text[told.start :][:10]
        await until(pilot, lambda: words_at_cursor(pilot).lstrip("▲●■◆§★◇").startswith(words.split()[0]))


async def test_it_is_at_the_top_of_the_text_where_nothing_is_selected(talks: Path) -> None:
    async with reading(talks, (80, 14)) as (screen, pilot):
        await pilot.press("space")
        top = screen.annotated.blocks[screen.body.top_place.block].text[screen.body.top_place.char :]
        await until(pilot, lambda: words_at_cursor(pilot)[:10] == top[:10])


FACTS = """\
schema: 1
title: Facts
published: 2025-12-04
sections:
  - body:
      - facts: {rows: {Units: "as many as the whole of the long agreement on the S-400 asks for"}}
      - list: ["an item that is long enough to go on below itself, where it tells of the S-400 again"]
      - quote: "Words that are said at such a length that they need more than one row for the S-400."
entities: [s-400]
"""


@pytest.mark.parametrize("justify", [False, True])
@pytest.mark.parametrize("width", [40, 45, 50, 61])
async def test_it_is_right_in_rows_that_are_indented(talks: Path, width: int, justify: bool) -> None:  # noqa: FBT001  a parameter
    path = write(talks, FACTS)
    async with reading(path, (width, 36), Settings(justify=justify)) as (screen, pilot):
        assert len(screen.annotated.mentions) == 3
        for _ in screen.annotated.mentions:
            await pilot.press("asterisk")
            await until(pilot, lambda: words_at_cursor(pilot).startswith("S-400"))


async def test_it_follows_the_cursor_of_the_panes_and_lists(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press("2", "j")
        entities = screen.query_one(EntityList)
        label = screen.annotated.subjects[entities.cursor or ""].label
        await until(pilot, lambda: label in words_at_cursor(pilot))
        await pilot.press("3", "l")
        title = next(event.title for event in screen.annotated.events if event.id == screen.selected_event)
        await until(pilot, lambda: title in words_at_cursor(pilot))
        await pilot.press("c", "j")
        heading = screen.annotated.headings[0].text
        await until(pilot, lambda: words_at_cursor(pilot).startswith(heading))


async def test_it_follows_the_event_in_the_full_screen_timeline(talks: Path) -> None:
    async with reading(talks, (80, 12)) as (screen, pilot):
        await pilot.press("T")
        titles = {event.id: event.title for event in screen.annotated.events}
        listed = pilot.app.screen.query_one(EventList)
        for key in ("g", "j", "j", "G", "k"):
            await pilot.press(key)
            await until(pilot, lambda: titles[listed.cursor or ""] in words_at_cursor(pilot))


@pytest.mark.parametrize(
    "away",
    [
        ["w", "tab", "escape"],
        ["question_mark", "G", "escape"],
        ["slash", "a", "enter"],
        ["e", "j", "escape"],
        ["slash", "a", "escape"],
    ],
    ids=" ".join,
)
async def test_it_comes_back_to_the_event_when_something_else_has_had_the_keys(
    talks: Path, away: list[str]
) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press("T", "G")
        titles = {event.id: event.title for event in screen.annotated.events}
        listed = pilot.app.screen.query_one(EventList)
        await until(pilot, lambda: titles[listed.cursor or ""] in words_at_cursor(pilot))
        await pilot.press(*away)
        await until(pilot, lambda: titles[listed.cursor or ""] in words_at_cursor(pilot))


@pytest.mark.parametrize("pane", ["1", "2", "3"])
@pytest.mark.parametrize("away", ["w", "question_mark", "c", "slash"])
async def test_it_comes_back_to_the_pane_when_a_window_closes(talks: Path, pane: str, away: str) -> None:
    async with reading(talks) as (_, pilot):
        await pilot.press("asterisk", pane)
        await pilot.pause()
        before = pilot.app.cursor_position
        assert words_at_cursor(pilot)
        await pilot.press(away)
        await until(pilot, lambda: pilot.app.cursor_position != before)
        await pilot.press("escape", pane)
        await until(pilot, lambda: pilot.app.cursor_position == before)


async def test_it_is_in_a_field_before_anything_is_typed(talks: Path) -> None:
    async with reading(talks) as (_, pilot):
        await pilot.press("slash")
        await until(pilot, lambda: words_at_cursor(pilot).startswith("ind in the article"))
        await pilot.press("escape", "T", "slash")
        await until(pilot, lambda: words_at_cursor(pilot).startswith("ords, a name"))


async def test_it_is_where_a_card_begins_then_on_its_links(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press("asterisk", "w")
        box = pilot.app.screen.query_one(ScrollingLines)
        await until(pilot, lambda: pilot.app.cursor_position == box.scrollable_content_region.offset)
        await pilot.press("tab")
        assert box.link is not None
        assert screen.mention is not None
        await until(pilot, lambda: words_at_cursor(pilot).startswith("India"))
