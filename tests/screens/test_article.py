"""Reading an article, by keys and by mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from reader.widgets.article_body import ArticleBody
from reader.widgets.entity_card import EntityCard
from reader.widgets.entity_list import EntityList
from reader.widgets.find_bar import FindBar
from reader.widgets.status_bar import StatusBar
from reader.widgets.timeline import Timeline
from tests.sample_library import write_library
from tests.screens.journey import (
    drawn,
    focused,
    mentioned,
    open_article,
    open_screen,
    reading,
    rows,
    status,
    text,
)
from tests.waiting import until

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library")


async def test_an_article_opens_with_headline_byline_entities_and_timeline(talks: Path) -> None:
    async with reading(talks) as (screen, _):
        assert rows(screen)[1:4] == [
            "DEFENCE",
            "India asks for more S-400s",
            "New Delhi · 4 December 2025, 21:10 · Test desk · 2\u00a0min",
        ]
        assert next(iter(screen.annotated.subjects)) == "s-400"
        assert screen.query_one(Timeline).events[0].id == "contract"
        assert focused(screen) == "ArticleBody"


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20), (40, 12), (200, 60), (20, 5)])
async def test_every_size_shows_the_text(talks: Path, size: tuple[int, int]) -> None:
    async with reading(talks, size) as (screen, pilot):
        assert "asks" in text(screen)
        await pilot.press("2", "enter", "3", "enter", "escape", "1")
        assert focused(screen) == "ArticleBody"


async def test_pages_and_lines_scroll_and_say_how_far_one_is(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        body = screen.body
        await pilot.press("j")
        assert body.scroll_offset.y == 1
        await pilot.press("k", "space")
        assert body.scroll_offset.y == body.rows_in_view - 2
        await pilot.press("b", "G")
        assert body.scroll_offset.y == body.max_scroll_y
        await pilot.pause()
        assert screen.percent == 100
        assert screen.query_one(StatusBar).place.endswith("100 %")
        await pilot.press("g")
        assert body.scroll_offset.y == 0


async def test_sections_are_reached_one_by_one_to_the_last_and_back(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        seen = []
        for _ in range(3):
            await pilot.press("right_square_bracket")
            seen.append(screen.body.step_place.block)
        assert seen == [heading.block for heading in screen.annotated.headings if heading.text]
        await pilot.press("right_square_bracket")
        assert status(screen) == "This is the last section."
        for block in reversed(seen[:-1]):
            await pilot.press("left_square_bracket")
            assert screen.body.step_place.block == block


async def test_the_contents_jump_to_a_section_and_back_returns(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press("c")
        assert open_screen(pilot) == "ChooserScreen"
        await pilot.press("slash", *"offers", "enter")
        await pilot.pause()
        assert open_screen(pilot) == "ArticleScreen"
        assert "▎ Offers" in rows(screen)
        await pilot.press("ctrl+o")
        assert screen.body.scroll_offset.y == 0
        await pilot.press("alt+right")
        assert "▎ Offers" in rows(screen)


async def test_choosing_an_entity_goes_to_its_mentions_round_and_round(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press("2", "enter")
        assert screen.selected == "s-400"
        seen = [screen.mention]
        count = len(screen.annotated.subjects["s-400"].mentions)
        for _ in range(count):
            await pilot.press("n")
            seen.append(screen.mention)
        assert seen[-1] == seen[0]
        assert len(set(seen)) == count
        assert status(screen) == "On from the top."
        await pilot.press("N")
        assert screen.mention == seen[-2]


async def test_the_selected_entity_marks_its_events_and_fills_the_card(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press("2", "enter")
        assert screen.query_one(Timeline).involved == {"contract", "arrival"}
        card = screen.query_one(EntityCard)
        assert card.display
        await until(pilot, lambda: "SA-21 Growler" in drawn(pilot))
        await pilot.press("escape")
        assert screen.selected is None
        assert not card.display


async def test_enter_twice_opens_the_whole_card(talks: Path) -> None:
    async with reading(talks) as (_, pilot):
        await pilot.press("2", "enter", "enter")
        assert open_screen(pilot) == "CardScreen"
        await pilot.press("escape")
        assert open_screen(pilot) == "ArticleScreen"


async def test_events_are_stepped_through_and_their_sentences_shown(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press("full_stop")
        assert screen.selected_event == "contract"
        assert screen.query_one(EntityList).involved == {"s-400", "india"}
        await pilot.press("full_stop", "full_stop")
        assert screen.selected_event == "offer"
        assert "offered the Su-57" in text(screen)
        await pilot.press("comma")
        assert screen.selected_event == "arrival"
        await pilot.press("comma", "comma")
        assert screen.selected_event == "summit", "it goes round"
        assert status(screen) == "No sentence of the article tells this event."


async def test_the_timeline_moves_the_text(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press("3", "G", "h")
        await pilot.pause()
        assert screen.selected_event == "offer"
        assert "offered the Su-57" in text(screen)
        await pilot.press("enter")
        await pilot.pause()
        assert open_screen(pilot) == "CardScreen"


async def test_one_thing_is_selected_at_a_time(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press("2", "enter")
        await pilot.press("full_stop")
        assert (screen.selected, screen.selected_event) == (None, "contract")
        await pilot.press("2", "enter")
        assert (screen.selected, screen.selected_event) == ("s-400", None)


async def test_all_events_can_be_chosen_from_a_list(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press("T", "slash", *"2021", "enter", "enter")
        await pilot.pause()
        assert screen.selected_event == "arrival"


async def test_scrolling_shows_who_and_what_is_in_view(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        assert "india" in screen.in_view
        assert "contract" in screen.told_in_view
        await pilot.press("G")
        await pilot.pause()
        assert "su-57" in screen.in_view
        assert "offer" in screen.told_in_view
        assert "contract" not in screen.told_in_view


async def test_any_mention_is_stepped_to_from_what_is_in_view(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press("asterisk")
        assert mentioned(screen) == "India"
        await pilot.press("asterisk")
        assert mentioned(screen) == "S-400s"
        await pilot.press("number_sign", "number_sign")
        assert mentioned(screen) == "Su-57"
        assert status(screen) == "On from the end."


async def test_why_tells_rule_and_place(talks: Path) -> None:
    async with reading(talks) as (_, pilot):
        await pilot.press("w")
        assert open_screen(pilot) == "ArticleScreen", "there is nothing to ask about yet"
        await pilot.press("asterisk", "w")
        assert open_screen(pilot) == "CardScreen"
        await until(pilot, lambda: "entities.yaml:7" in drawn(pilot))
        assert "Rule" in drawn(pilot)


async def test_find_lights_matches_as_typed_and_enter_keeps_them(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press("slash")
        await pilot.pause()
        await pilot.press(*"s400")
        await pilot.pause()
        assert screen.matches is not None
        assert len(screen.matches) == 0, "find is by text: no dash, no match"
        await pilot.press("backspace", "backspace", "backspace", "minus", *"400")
        await pilot.pause()
        assert len(screen.matches) == 3
        assert screen.query_one(FindBar).current == 0
        await pilot.press("enter", "n")
        assert screen.match == 1
        await pilot.press("n", "n")
        assert screen.match == 0
        assert status(screen) == "The search goes on from the top."
        await pilot.press("escape")
        assert screen.matches is None


async def test_find_crosses_the_ends_of_rows(talks: Path) -> None:
    async with reading(talks, (40, 20)) as (screen, pilot):
        await pilot.press("slash")
        await pilot.pause()
        await pilot.press(*"more S", "minus", *"400 systems")
        await pilot.pause()
        assert screen.matches is not None
        assert len(screen.matches) == 1


async def test_find_ends_where_it_began_with_escape(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press("slash")
        await pilot.pause()
        await pilot.press(*"Su", "minus", *"57")
        await pilot.pause()
        assert screen.body.scroll_offset.y > 0
        await pilot.press("escape")
        await pilot.pause()
        assert screen.body.scroll_offset.y == 0
        assert screen.matches is None
        assert focused(screen) == "ArticleBody"


async def test_find_finds_an_entity_by_any_name(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press("slash")
        await pilot.pause()
        screen.query_one(Input).value = "@singh"
        await pilot.pause()
        await pilot.pause()
        assert screen.matches is not None
        found = [screen.matches.position(index) for index in range(len(screen.matches))]
        words = [screen.annotated.blocks[block].text[start:end] for block, start, end in found]
        assert words == ["Defence Minister Rajnath Singh", "Rajnath Singh", "Singh"]


@pytest.mark.parametrize(
    ("typed", "told"), [("(", "("), ("@nobody", "nobody here is called nobody"), ("(a+)+$", "")]
)
async def test_a_bad_search_says_so_and_harms_nothing(talks: Path, typed: str, told: str) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press("slash")
        await pilot.pause()
        if not typed.startswith("@"):
            await pilot.press("alt+r")
        screen.query_one(Input).value = typed
        await pilot.pause()
        await pilot.pause()
        bar = screen.query_one(FindBar)
        if told:
            assert told in bar.fault or "nobody" in bar.fault or bar.fault
            assert screen.matches is None
        await pilot.press("enter")
        await pilot.pause()
        assert focused(screen) == "ArticleBody"


async def test_highlights_glyphs_and_width_are_switched(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press("h")
        assert screen.highlights.value == "the first in each section"
        await pilot.press("h", "h", "v")
        assert screen.highlights.value == "all mentions"
        await pilot.pause()
        assert "◆India asks for more ▲S-400s" in text(screen)
        before = screen.body.text_cells
        await pilot.press("minus")
        assert screen.body.text_cells == before - 6 or screen.measure == 66
        await pilot.press(*["minus"] * 20)
        assert screen.measure == 36


async def test_the_place_is_kept_when_the_width_changes(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press("right_square_bracket", "right_square_bracket", "j", "j", "j")
        before = screen.body.top_place
        await pilot.press("minus", "minus")
        await pilot.pause()
        assert screen.body.top_place.block == before.block
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert screen.body.top_place.block == before.block


async def test_panes_open_close_and_take_turns(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press("tab")
        assert focused(screen) == "EntityList"
        await pilot.press("tab")
        assert focused(screen) == "Timeline"
        await pilot.press("shift+tab", "e")
        assert not screen.query_one("#entities-pane").display
        assert focused(screen) == "ArticleBody"
        await pilot.press("2")
        assert screen.query_one("#entities-pane").display
        await pilot.press("z")
        assert not screen.query_one("#entities-pane").display
        assert not screen.query_one("#timeline-pane").display
        await pilot.press("z", "t")
        assert screen.query_one("#entities-pane").display
        assert not screen.query_one("#timeline-pane").display


async def test_in_a_narrow_terminal_the_sidebar_is_a_drawer(talks: Path) -> None:
    async with reading(talks, (60, 20)) as (screen, pilot):
        assert not screen.query_one("#entities-pane").display
        assert screen.query_one("#timeline-pane").size.height == 1
        width = screen.body.size.width
        await pilot.press("2")
        await pilot.pause()
        assert screen.query_one("#entities-pane").display
        assert screen.body.size.width == width, "it lies over the text"


async def test_where_there_is_hardly_any_room_the_drawer_takes_all_of_it(talks: Path) -> None:
    async with reading(talks, (40, 12)) as (screen, pilot):
        await pilot.press("2")
        await until(pilot, lambda: screen.query_one("#entities-pane").region.width == 40)
        await pilot.press("escape")
        await until(pilot, lambda: not screen.query_one("#entities-pane").display)


async def test_marks_are_set_and_found_again(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press("space")
        there = screen.body.top_place
        await pilot.press("m")
        await pilot.pause()
        await pilot.press("a")
        await pilot.pause()
        await pilot.press("g", "apostrophe")
        await pilot.pause()
        await pilot.press("a")
        await pilot.pause()
        assert screen.body.top_place == there


async def test_hints_follow_a_mention(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press("f")
        await pilot.pause()
        letters = next(iter(screen.hints.values()))
        await pilot.press(*letters)
        await pilot.pause()
        assert screen.selected == "india"
        assert screen.hints == {}


async def test_citation_and_link_are_copied(talks: Path) -> None:
    async with reading(talks) as (_, pilot):
        await pilot.press("y")
        assert pilot.app.clipboard == (
            "“India asks for more S-400s”, Test desk, 4 December 2025, 21:10, https://example.org/talks."
        )
        await pilot.press("Y")
        assert pilot.app.clipboard == "https://example.org/talks"


async def test_a_click_on_a_mention_selects_it_and_on_a_sentence_its_event(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        found = rows(screen)
        row = next(y for y, line in enumerate(found) if line.startswith("India told Russia"))
        await pilot.click(ArticleBody, offset=(4 + 2, row))
        await pilot.pause()
        assert screen.selected == "india"
        row = next(y for y, line in enumerate(found) if "The contract of" in line)
        column = screen.body.render_line(row).text.index("The contract")
        await pilot.click(ArticleBody, offset=(4 + column + 6, row))
        await pilot.pause()
        assert screen.selected_event == "contract"


async def test_text_is_selected_with_the_mouse_and_copied_without_its_breaks(talks: Path) -> None:
    async with reading(talks, (60, 24)) as (screen, pilot):
        found = rows(screen)
        row = next(y for y, line in enumerate(found) if line.startswith("India told Russia"))
        await pilot.mouse_down(ArticleBody, offset=(4, row))
        await pilot.hover(ArticleBody, offset=(12, row + 1))
        await pilot.mouse_up(ArticleBody, offset=(12, row + 1))
        await pilot.pause()
        chosen = screen.get_selected_text()
        assert chosen is not None
        assert chosen.startswith("dia told Russia that it wants more S-400") or "India told" in chosen
        assert "\n" not in chosen


def delete(path: Path) -> None:
    path.unlink()


async def test_an_article_whose_file_is_gone_says_so_instead_of_a_next_one(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        delete(talks)
        await pilot.press("J")
        await until(pilot, lambda: status(screen).startswith("This article’s file is gone"))


async def test_the_articles_of_the_library_follow_one_another(talks: Path) -> None:
    async with reading(talks) as (_, pilot):
        await pilot.press("J")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert open_screen(pilot) == "ArticleScreen"
        assert open_article(pilot) == "older"
        await pilot.press("K")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert open_screen(pilot) == "ArticleScreen"
        assert open_article(pilot) == "talks"
