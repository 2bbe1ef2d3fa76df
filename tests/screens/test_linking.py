"""What one selects in one pane, and what then holds in the others; what ends, and when."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

import pytest

from reader.app import ReaderApp
from reader.screens.article import ArticleScreen
from tests.sample_library import ENTITIES, TALKS, write_library
from tests.screens.journey import focused, mentioned, reading, rows, status, text
from tests.waiting import until

if TYPE_CHECKING:
    from pathlib import Path

NARROW = (60, 20)


def lists_entities(screen: ArticleScreen) -> bool:
    """Whether the entities pane shows."""
    return bool(screen.query_one("#entities-pane").display)


def write(path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8")


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library")


async def test_choosing_an_entity_forgets_the_mention_of_another(talks: Path) -> None:
    write(talks, TALKS.replace("entities: [s-400,", "entities: [mig-29, s-400,"))
    write(talks.with_name("entities.yaml"), ENTITIES + "  - {id: mig-29, type: system, name: MiG-29}\n")
    async with reading(talks) as (screen, pilot):
        await pilot.press("asterisk")
        assert mentioned(screen) == "India"
        screen.select("mig-29")
        assert mentioned(screen) is None


async def test_choosing_an_entity_ends_the_search(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press("slash", *"system", "enter", "2", "enter")
        assert screen.matches is None
        assert "S-400 1/" in status(screen)


async def test_stepping_through_events_begins_with_the_one_that_is_being_told(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await until(pilot, lambda: "contract" in screen.told_in_view)
        await pilot.press("full_stop")
        assert screen.selected_event == "contract"
        await pilot.press("full_stop")
        assert screen.selected_event == "arrival"


async def test_n_with_an_event_selected_says_how_to_go_on(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press("full_stop", "n")
        assert status(screen).startswith("An event is selected: . and ,")


async def test_a_message_goes_with_the_next_key(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press("left_square_bracket")
        assert status(screen) == "This is the beginning."
        await pilot.press("j")
        assert "find" in status(screen)


async def test_mentions_that_arrive_late_do_not_light_a_closed_search_again(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press("slash", *"system", "escape", "G")
        top = screen.body.scroll_offset.y
        screen.post_message(ArticleScreen.Annotated(copy(screen.annotated), ()))
        await pilot.pause()
        assert screen.matches is None
        assert screen.body.scroll_offset.y == top


async def test_mentions_that_arrive_late_leave_a_kept_search_where_it_is(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press("slash", *"nothing of", "enter", "n", "n")
        match, top = screen.match, screen.body.scroll_offset.y
        screen.post_message(ArticleScreen.Annotated(copy(screen.annotated), ()))
        await pilot.pause()
        assert (screen.match, screen.body.scroll_offset.y) == (match, top)


async def test_the_drawer_takes_the_keys_and_escape_closes_it(talks: Path) -> None:
    async with reading(talks, NARROW) as (screen, pilot):
        assert not lists_entities(screen)
        await pilot.press("e")
        assert lists_entities(screen)
        assert focused(screen) == "EntityList"
        await pilot.press("escape")
        assert not lists_entities(screen)
        assert focused(screen) == "ArticleBody"


async def test_the_drawer_makes_room_for_the_mention_it_leads_to(talks: Path) -> None:
    async with reading(talks, NARROW) as (screen, pilot):
        await pilot.press("2", "enter")
        assert not lists_entities(screen)
        assert mentioned(screen) == "S-400s"
        await pilot.press("n")
        assert focused(screen) == "ArticleBody"


async def test_closing_one_pane_leaves_the_keys_with_the_other(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press("3", "e")
        assert focused(screen) == "Timeline"
        await pilot.press("t")
        assert focused(screen) == "ArticleBody"


async def test_with_nobody_and_no_events_the_text_has_the_room(talks: Path) -> None:
    bare = talks.with_name("bare.yaml")
    write(bare, "title: Bare\npublished: 2020-01-01\nsections: [{body: Nothing here.}]\n")
    write(talks.with_name("entities.yaml"), "entities: []\n")
    app = ReaderApp(bare)
    async with app.run_test(size=(120, 36)) as pilot:
        screen = app.screen
        assert isinstance(screen, ArticleScreen)
        await app.workers.wait_for_complete()
        await until(pilot, lambda: not lists_entities(screen))
        await pilot.pause()
        assert screen.query_one("#timeline-pane").size.height == 1
        assert "mention" not in status(screen)
        await pilot.press("2")
        assert lists_entities(screen)


async def test_the_place_survives_a_size_at_which_it_cannot_be_at_the_top(talks: Path) -> None:
    async with reading(talks, (80, 12)) as (screen, pilot):
        await pilot.press("right_square_bracket", "right_square_bracket", "j")
        place = screen.body.top_place
        await pilot.resize_terminal(200, 60)
        await pilot.pause()
        assert screen.body.top_place != place, "the whole article fits"
        await pilot.resize_terminal(80, 12)
        await pilot.pause()
        assert screen.body.top_place == place


async def test_paragraphs_are_copied_as_paragraphs(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        found = rows(screen)
        first = next(y for y, line in enumerate(found) if line.startswith("India told Russia"))
        last = next(y for y, line in enumerate(found) if line.startswith("Defence Minister"))
        await pilot.mouse_down(screen.body, offset=(screen.body.size.width // 2, first))
        await pilot.hover(screen.body, offset=(screen.body.size.width // 2, last))
        await pilot.mouse_up(screen.body, offset=(screen.body.size.width // 2, last))
        await pilot.pause()
        assert "said.\n\nDefence Minister" in (screen.get_selected_text() or "")
        await pilot.press("ctrl+c")
        assert "said.\n\nDefence Minister" in pilot.app.clipboard
        assert status(screen) == "Copied."


async def test_ctrl_c_with_nothing_to_copy_says_how_to_leave(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press("ctrl+c")
        assert "Ctrl+Q leaves" in status(screen)


async def test_a_click_behind_the_end_of_a_row_selects_nothing(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        row = next(y for y, line in enumerate(rows(screen)) if line.endswith("five units."))
        await pilot.click(screen.body, offset=(60, row))
        await pilot.pause()
        assert screen.selected_event is None


async def test_a_click_on_a_sign_is_one_on_its_mention(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press("v")
        line = next(y for y, line in enumerate(rows(screen)) if "▲S-400" in line)
        column = screen.body.render_line(line).text.index("▲S-400")
        await pilot.click(screen.body, offset=(column + 4, line))
        await pilot.pause()
        assert screen.selected == "s-400"


async def test_many_hints_never_move_the_text(talks: Path) -> None:
    names = ", ".join(["Rajnath Singh of India met Russia over the S-400"] * 12)
    write(talks, TALKS.replace("Nothing of note stands", names))
    async with reading(talks) as (screen, pilot):
        before = [len(line) for line in rows(screen)]
        await pilot.press("f")
        await until(pilot, lambda: len(screen.hints) > 20)
        assert [len(line) for line in rows(screen)] == before
        await pilot.press("escape")
        assert screen.hints == {}


async def test_the_text_stays_readable_when_the_theme_changes_during_a_search(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press("slash", *"system", "enter")
        dark = screen.body.vertical_scrollbar.renderer
        await pilot.press("f2")
        await pilot.pause()
        assert screen.body.vertical_scrollbar.renderer is not dark
        assert "S-400" in text(screen)


@pytest.mark.parametrize("count", [1, 2_000])
async def test_the_panes_work_for_one_and_for_thousands(talks: Path, count: int) -> None:
    names = [f"K-{number}" for number in range(1, count + 1)]
    entities = "".join(f"  - {{id: k-{n}, type: system, name: {name}}}\n" for n, name in enumerate(names, 1))
    events = "".join(
        f"  - {{id: e-{n}, date: {1900 + n % 120}-{1 + n % 12:02}, title: Event {n}, entities: [k-{n}]}}\n"
        for n in range(1, count + 1)
    )
    write(talks.with_name("entities.yaml"), f"entities:\n{entities}")
    body = f"title: Many\npublished: 2025-12-04\nsections: [{{body: {' '.join(names)}}}]\ntimeline:\n{events}"
    write(talks, body)
    async with reading(talks) as (screen, pilot):
        assert len(screen.annotated.subjects) == count
        await pilot.press("2", "G", "enter")
        assert screen.selected == f"k-{count}"
        assert mentioned(screen) == f"K-{count}"
        await pilot.press("3", "G")
        assert screen.selected_event == screen.annotated.events[-1].id
        await pilot.press("enter")
        await until(pilot, lambda: type(pilot.app.screen).__name__ == "CardScreen")
