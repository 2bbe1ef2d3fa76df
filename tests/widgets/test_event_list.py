"""The list of the full-screen timeline."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from rich.style import Style
from textual.app import App, ComposeResult

from reader.chronology.digest import by_year
from reader.paths import styles_dir
from reader.themes import role_defaults
from reader.widgets.event_list import BAR, EventList
from tests.factories import annotated, article, event
from tests.waiting import until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from textual.pilot import Pilot

    from reader.model.event import Event
    from reader.text.annotation import AnnotatedArticle

EVENTS = [event(f"e{number}", f"{2000 + number // 3}-0{1 + number % 3}") for number in range(30)]
"""Three in each year from 2000 to 2009; each takes three rows and an empty one at 120 columns."""


class ListApp(App[None]):
    CSS_PATH = str(styles_dir() / "timeline_screen.tcss")

    def __init__(self, events: Sequence[Event]) -> None:
        super().__init__()
        self.found = annotated(article(events=events), {})
        self.messages: list[tuple[str, str]] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return role_defaults(self.current_theme)

    def compose(self) -> ComposeResult:
        yield EventList()

    def on_event_list_chosen(self, message: EventList.Chosen) -> None:
        self.messages.append(("chosen", message.event_id))

    def on_event_list_highlighted(self, message: EventList.Highlighted) -> None:
        self.messages.append(("highlighted", message.event_id))


def fill(listed: EventList, found: AnnotatedArticle, cursor: str | None = None) -> None:
    listed.annotated = found
    listed.years = by_year(found.events)
    listed.cursor = cursor


@asynccontextmanager
async def listing(
    events: Sequence[Event] = EVENTS, size: tuple[int, int] = (120, 21), cursor: str | None = "e0"
) -> AsyncIterator[tuple[EventList, Pilot[None]]]:
    """A list of events, its cursor on one of them."""
    app = ListApp(events)
    async with app.run_test(size=size) as pilot:
        listed = app.query_one(EventList)
        fill(listed, app.found, cursor)
        await pilot.pause()
        yield listed, pilot


def shown(listed: EventList) -> list[str]:
    """The rows of the list as they are drawn."""
    return [listed.render_line(y).text.rstrip() for y in range(listed.scrollable_content_region.height)]


def titles(listed: EventList) -> list[str]:
    """The titles that show, from the top."""
    return [row.split()[-1] for row in shown(listed) if row.split()[-1:] and row.split()[-1][0] == "e"]


def styles(listed: EventList, y: int) -> list[tuple[str, Style]]:
    return [(segment.text, segment.style or Style()) for segment in listed.render_line(y)]


async def test_events_stand_below_each_other_under_their_years() -> None:
    async with listing() as (listed, _):
        assert shown(listed)[:5] == [
            "  2000   ●   January 2000   e0",
            " " * 28 + "known to the month",
            " " * 28 + "not told in the text",
            "",
            "         ●   February 2000  e1",
        ]
        assert listed.virtual_size.height == 30 * 4


async def test_where_it_is_narrow_a_year_has_its_own_row() -> None:
    async with listing(size=(40, 21)) as (listed, _):
        assert shown(listed)[:6] == [
            " 2000",
            " ●   January 2000",
            "     e0",
            "     known to the month",
            "     not told in the text",
            "",
        ]
        assert listed.virtual_size.height == 30 * 5 + 10


async def test_the_year_stays_at_the_top_while_its_events_scroll() -> None:
    async with listing() as (listed, _):
        listed.scroll_to(y=5, animate=False, immediate=True)
        assert shown(listed)[0].startswith("  2000   ")
        listed.scroll_to(y=7, animate=False, immediate=True)
        assert shown(listed)[0] == "", "not beside an empty row"


async def test_moving_brings_events_into_view_and_tells_so() -> None:
    async with listing() as (listed, pilot):
        listed.next()
        listed.last()
        listed.next()
        assert listed.cursor == "e29"
        assert titles(listed)[-1] == "e29"
        listed.first()
        listed.previous()
        assert listed.cursor == "e0"
        assert titles(listed)[0] == "e0"
        app = pilot.app
        assert isinstance(app, ListApp)
        await until(pilot, lambda: len(app.messages) == 5)
        assert app.messages[:2] == [("highlighted", "e1"), ("highlighted", "e29")]


async def test_pages_and_years_are_steps_too() -> None:
    async with listing() as (listed, _):
        listed.page_down()
        page = int((listed.cursor or "e").removeprefix("e"))
        assert page == 5, "the view has room for five events"
        listed.page_up()
        assert listed.cursor == "e0"
        listed.next_year()
        assert listed.cursor == "e3"
        listed.next()
        listed.previous_year()
        assert listed.cursor == "e3"
        listed.previous_year()
        assert listed.cursor == "e0"
        listed.last()
        listed.next_year()
        assert listed.cursor == "e29"


async def test_an_event_higher_than_the_view_is_shown_to_its_end_before_the_next() -> None:
    tall = event("tall", "2001-02", description="word " * 300)
    async with listing([EVENTS[0], tall, EVENTS[29]], size=(60, 12), cursor="e0") as (listed, _):
        listed.next()
        top = listed.scroll_offset.y
        assert listed.cursor == "tall"
        steps = 0
        while listed.cursor == "tall":
            listed.next()
            steps += 1
        assert steps > 2
        assert listed.cursor == "e29"
        listed.previous()
        assert (listed.cursor, listed.scroll_offset.y) == ("tall", top)
        listed.next()
        listed.previous()
        assert (listed.cursor, listed.scroll_offset.y) == ("tall", top), "back to its beginning first"
        listed.previous()
        assert listed.cursor == "e0"
        listed.page_down()
        assert listed.cursor == "tall"
        listed.page_down()
        assert listed.cursor == "e29", "a page is at least one event"


async def test_an_empty_list_stays_where_it_is() -> None:
    async with listing([], cursor=None) as (listed, _):
        for move in (
            "next",
            "previous",
            "page_down",
            "page_up",
            "first",
            "last",
            "next_year",
            "previous_year",
        ):
            getattr(listed, move)()
        assert listed.cursor is None
        assert not any(shown(listed))


async def test_a_list_without_an_article_is_empty() -> None:
    app = ListApp(())
    async with app.run_test(size=(80, 10)):
        listed = app.query_one(EventList)
        listed.years = by_year(EVENTS)
        assert not any(shown(listed))


async def test_the_rows_of_the_cursor_are_lit_and_no_others() -> None:
    async with listing(cursor="e1") as (listed, _):
        selection = listed.app.get_css_variables()["dateline-selection"].lower()

        def is_lit(y: int) -> bool:
            colours = {
                str(style.bgcolor.triplet.hex)
                for _, style in styles(listed, y)
                if style.bgcolor and style.bgcolor.triplet
            }
            return selection in colours

        assert [is_lit(y) for y in range(9)] == [False] * 4 + [True] * 3 + [False] * 2
        listed.cursor = "e0"
        assert [is_lit(y) for y in range(9)] == [True] * 3 + [False] * 6


async def test_marked_events_have_a_bar_beside_all_their_rows() -> None:
    async with listing() as (listed, _):
        listed.marked = frozenset({"e1"})
        assert [BAR in row for row in shown(listed)[:9]] == [False] * 4 + [True] * 3 + [False] * 2


async def test_a_click_moves_the_cursor_and_a_second_one_chooses() -> None:
    async with listing() as (listed, pilot):
        top = listed.scrollable_content_region.y
        await pilot.click(EventList, offset=(40, top + 5))
        assert listed.cursor == "e1"
        await pilot.click(EventList, offset=(40, top + 6))
        app = pilot.app
        assert isinstance(app, ListApp)
        assert app.messages == [("highlighted", "e1"), ("chosen", "e1")]


async def test_a_click_below_the_last_event_does_nothing() -> None:
    async with listing(EVENTS[:1]) as (listed, pilot):
        await pilot.click(EventList, offset=(40, listed.scrollable_content_region.y + 8))
        app = pilot.app
        assert isinstance(app, ListApp)
        assert app.messages == []


@pytest.mark.parametrize("size", [(60, 21), (40, 12), (120, 30)])
async def test_another_size_keeps_the_cursor_in_view(size: tuple[int, int]) -> None:
    async with listing(cursor="e15") as (listed, pilot):
        await pilot.resize_terminal(*size)
        await pilot.pause()
        assert any(row.endswith(" e15") for row in shown(listed))


async def test_another_theme_draws_the_rows_anew() -> None:
    async with listing() as (listed, pilot):
        before = styles(listed, 0)
        pilot.app.theme = "textual-light"
        await pilot.pause()
        assert styles(listed, 0) != before


async def test_mentions_that_arrive_late_change_the_names() -> None:
    async with listing([event("e0", "2018", place="bay")]) as (listed, _):
        assert "bay" in shown(listed)[1]
        named = annotated(article(events=[event("e0", "2018", place="bay", title="Now known")]), {})
        fill(listed, named, "e0")
        assert shown(listed)[0].endswith("Now known")
