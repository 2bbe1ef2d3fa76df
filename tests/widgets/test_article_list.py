"""The list of articles: only what shows is asked for and drawn."""

from __future__ import annotations

from array import array
from contextlib import asynccontextmanager
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.containers import Vertical

from reader.paths import styles_dir
from reader.text.width import cell_len
from reader.themes import role_defaults
from reader.widgets.article_columns import ArticleColumns
from reader.widgets.article_contents import ArticleEntry, Contents, Group
from reader.widgets.article_list import ArticleList
from reader.widgets.article_rows import HEADING, ArticleRows
from tests.waiting import until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from textual.pilot import Pilot


class Desk(Vertical):
    """Answers what the list asks; messages that are sent while a screen is drawn go no further than it."""

    def __init__(self, *, answers: bool) -> None:
        super().__init__()
        self.answers = answers
        self.asked: list[list[int]] = []
        self.told: list[tuple[str, int]] = []

    def compose(self) -> ComposeResult:
        yield ArticleList()

    def on_article_list_wanted(self, message: ArticleList.Wanted) -> None:
        self.asked.append(list(message.numbers))
        if self.answers:
            found = {number: entry(number) for number in message.numbers}
            self.query_one(ArticleList).put(found)

    def on_article_list_highlighted(self, message: ArticleList.Highlighted) -> None:
        self.told.append(("highlighted", message.number))

    def on_article_list_chosen(self, message: ArticleList.Chosen) -> None:
        self.told.append(("chosen", message.number))


class ListApp(App[None]):
    CSS_PATH = str(styles_dir() / "library.tcss")

    def __init__(self, *, answers: bool) -> None:
        super().__init__()
        self.desk = Desk(answers=answers)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return role_defaults(self.current_theme)

    def compose(self) -> ComposeResult:
        yield self.desk


def entry(number: int) -> ArticleEntry:
    return ArticleEntry(f"Article {number}", "4 Dec 2025", passage=f"Passage {number}", is_read=True)


@asynccontextmanager
async def listing(
    contents: Contents, size: tuple[int, int] = (60, 10), *, answers: bool = True
) -> AsyncIterator[tuple[ArticleList, Desk, Pilot[None]]]:
    """A list of articles, what shows of which is known."""
    app = ListApp(answers=answers)
    async with app.run_test(size=size) as pilot:
        articles = app.query_one(ArticleList)
        articles.contents = contents
        await pilot.pause()
        await pilot.pause()
        articles.focus()
        await pilot.pause()
        if answers:
            await until(pilot, lambda: all(articles.entry(number) for number in contents.listing[:5]))
        yield articles, app.desk, pilot


def shown(articles: ArticleList) -> list[str]:
    """The rows of the list as they are drawn."""
    height = articles.scrollable_content_region.height
    return [" ".join(articles.render_line(y).text.split()) for y in range(height)]


def numbers(first: int, last: int) -> array[int]:
    return array("q", range(first, last))


HUNDRED_THOUSAND = Contents(numbers(0, 100_000))


# What is asked for


async def test_of_a_hundred_thousand_only_those_around_the_view_are_asked_for() -> None:
    async with listing(HUNDRED_THOUSAND) as (articles, desk, pilot):
        assert shown(articles)[0] == "4 Dec 2025 Article 0"
        articles.go(50_000)
        await until(pilot, lambda: "4 Dec 2025 Article 50000" in shown(articles))
        asked = {number for some in desk.asked for number in some}
        assert len(asked) < 300
        assert max(asked) < 50_100


async def test_what_is_in_view_is_asked_for_first() -> None:
    async with listing(HUNDRED_THOUSAND, answers=False) as (articles, desk, pilot):
        articles.go(500)
        await until(pilot, lambda: any(500 in some for some in desk.asked))
        last = desk.asked[-1]
        assert set(range(491, 501)) <= set(last[:60])
        assert last[0] < last[-1] or last[-1] < 491


async def test_what_is_asked_for_is_asked_for_once() -> None:
    async with listing(HUNDRED_THOUSAND, answers=False) as (articles, desk, pilot):
        before = len(desk.asked)
        for _ in range(3):
            articles.refresh()
            await pilot.pause()
        assert len(desk.asked) == before


async def test_passages_that_are_to_come_are_asked_for_and_stay_when_the_rest_is_read_again() -> None:
    async with listing(Contents(numbers(0, 3), (), has_passages=True), answers=False) as (
        articles,
        desk,
        pilot,
    ):
        articles.put({0: entry(0)._replace(is_partial=True, passage="")})
        await until(pilot, lambda: any(0 in some for some in desk.asked))
        articles.put({0: entry(0)})
        assert shown(articles)[1] == "Passage 0"
        articles.put({0: entry(0)._replace(is_partial=True, passage="", title="Renamed")})
        assert shown(articles)[:2] == ["4 Dec 2025 Renamed", "Passage 0"]


async def test_renewing_asks_for_what_is_in_view_and_leaves_it_there() -> None:
    async with listing(HUNDRED_THOUSAND) as (articles, desk, pilot):
        desk.answers = False
        before = shown(articles)
        articles.renew()
        await until(pilot, lambda: desk.asked[-1] == list(range(10)))
        assert shown(articles) == before


# The cursor


async def test_the_cursor_stays_on_its_article_and_in_its_row_when_others_come() -> None:
    async with listing(Contents(numbers(100, 200))) as (articles, _, pilot):
        articles.go(50)
        articles.go(45)
        row = shown(articles).index("4 Dec 2025 Article 145")
        articles.contents = Contents(numbers(0, 200))
        await until(pilot, lambda: "4 Dec 2025 Article 145" in shown(articles))
        assert articles.cursor == 145
        assert shown(articles).index("4 Dec 2025 Article 145") == row


async def test_an_article_that_is_gone_leaves_the_cursor_at_its_place() -> None:
    async with listing(Contents(numbers(0, 10))) as (articles, _, pilot):
        articles.go(4)
        for left, cursor in (([0, 1, 2, 3, 5, 6], 5), ([0], 0), ([], None)):
            articles.contents = Contents(array("q", left))
            assert articles.cursor == cursor
        await pilot.pause()
        assert not any(shown(articles))


async def test_a_cursor_that_has_not_been_moved_stays_on_the_first_article() -> None:
    async with listing(Contents(numbers(5, 10))) as (articles, _, _):
        articles.contents = Contents(numbers(0, 10))
        assert articles.cursor == 0
        articles.go(3)
        articles.rewind()
        articles.contents = Contents(array("q", [7, 0, 1]))
        assert articles.cursor == 7


async def test_it_follows_to_an_article_without_a_message() -> None:
    async with listing(HUNDRED_THOUSAND) as (articles, desk, pilot):
        articles.go_to(700)
        await until(pilot, lambda: "4 Dec 2025 Article 700" in shown(articles))
        articles.go_to(100_001)
        assert articles.cursor == 700
        assert desk.told == []


async def test_movements_stop_at_the_ends() -> None:
    async with listing(Contents(numbers(0, 30)), (60, 10)) as (articles, desk, pilot):
        for action, index in (
            ("previous", 0),
            ("next", 1),
            ("half_down", 6),
            ("page_down", 15),
            ("page_up", 6),
            ("half_up", 1),
            ("last", 29),
            ("next", 29),
            ("page_down", 29),
            ("first", 0),
            ("page_up", 0),
        ):
            getattr(articles, f"action_{action}")()
            assert articles.index == index, action
        await pilot.pause()
        assert desk.told[0] == ("highlighted", 1)


def marked(articles: ArticleList) -> list[int]:
    """The rows of the screen that are drawn as those under the cursor."""
    left, top, width, height = articles.content_region
    grounds = [articles.screen.get_style_at(left + width - 3, top + row).bgcolor for row in range(height)]
    common = max(grounds, key=grounds.count)
    return [row for row, ground in enumerate(grounds) if ground != common]


@pytest.mark.parametrize("has_passages", [False, True])
async def test_a_step_draws_the_article_that_is_left_and_the_one_that_is_reached(has_passages: bool) -> None:  # noqa: FBT001  a parameter
    contents = Contents(numbers(0, 30), (Group(0, "First"), Group(3, "Second")), has_passages=has_passages)
    height = 2 if has_passages else 1
    async with listing(contents, (60, 12)) as (articles, _, pilot):
        for index in (1, 2, 3, 7, 3, 0):
            articles.go(index)
            await pilot.pause()
            first = articles._rows.first_row(index) - articles.scroll_offset.y
            assert marked(articles) == list(range(first, first + height)), index


async def test_a_click_moves_and_a_click_on_the_cursor_chooses() -> None:
    groups = (Group(0, "First"), Group(2, "Second"))
    async with listing(Contents(numbers(10, 14), groups)) as (_, desk, pilot):
        await pilot.click(ArticleList, offset=(5, 4))
        await pilot.click(ArticleList, offset=(5, 4))
        await pilot.click(ArticleList, offset=(5, 9))
        await until(pilot, lambda: desk.told == [("highlighted", 12), ("chosen", 12)])


# Groups


async def test_headings_stand_above_their_groups() -> None:
    groups = (Group(0, "First"), Group(2, "Second"))
    async with listing(Contents(numbers(0, 3), groups)) as (articles, _, _):
        assert shown(articles)[:5] == [
            *("First", "4 Dec 2025 Article 0", "4 Dec 2025 Article 1"),
            *("Second", "4 Dec 2025 Article 2"),
        ]


async def test_the_heading_comes_into_view_with_the_first_of_its_group() -> None:
    groups = (Group(0, "First"), Group(20, "Second"))
    async with listing(Contents(numbers(0, 40), groups)) as (articles, _, pilot):
        articles.action_last()
        articles.action_previous_group()
        await pilot.pause()
        assert shown(articles)[:2] == ["Second", "4 Dec 2025 Article 20"]
        articles.action_previous_group()
        assert articles.index == 0
        articles.action_next_group()
        assert articles.index == 20


@given(
    st.lists(st.integers(1, 5), min_size=0, max_size=8),
    st.booleans(),
)
def test_rows_and_articles_belong_to_each_other(sizes: Sequence[int], has_passages: bool) -> None:  # noqa: FBT001  Hypothesis gives it
    firsts = list(accumulate(sizes, initial=0))
    groups = tuple(Group(first, "") for first in firsts[:-1])
    rows = ArticleRows(Contents(numbers(0, firsts[-1]), groups, has_passages))
    expected = []
    for index in range(firsts[-1]):
        if index in firsts:
            expected.append((index, HEADING))
        expected += [(index, part) for part in range(1 + has_passages)]
    assert len(rows) == len(expected)
    assert [rows.at(row) for row in range(len(expected))] == expected
    assert [rows.first_row(index) for index in range(firsts[-1])] == [
        row for row, (_, part) in enumerate(expected) if part == 0
    ]


# Columns


@pytest.mark.parametrize("width", range(1, 201))
def test_columns_stand_beside_each_other_at_every_width(width: int) -> None:
    columns = ArticleColumns.fit(width)
    there = sorted(column for column in columns if column.cells > 0)
    for left, right in pairwise(there):
        assert left.start + left.cells < right.start
    assert columns.title.cells >= 1
    if width >= 5:
        assert there[-1].start + there[-1].cells <= width


@pytest.mark.parametrize("width", [6, 12, 30, 44, 64, 84, 110, 200])
async def test_rows_are_as_wide_as_the_list_whatever_they_hold(width: int) -> None:
    wide = ArticleEntry(
        "新闻 " * 60,
        "14 December 20255",
        "14 Decem",
        "源" * 20,
        "題" * 20,
        ("system", "person", "place", "law", "event"),
        is_warned=True,
        is_starred=True,
        lit=((0, 2), (100, 140)),
        passage="長い" * 60,
        passage_lit=((3, 9),),
    )
    async with listing(Contents(numbers(0, 1), (), has_passages=True), (width, 5), answers=False) as (
        articles,
        _,
        _,
    ):
        articles.put({0: wide})
        cells = articles.scrollable_content_region.width
        assert [cell_len(articles.render_line(y).text) for y in range(3)] == [cells] * 3


async def test_signs_tell_what_is_known_of_an_article() -> None:
    async with listing(Contents(numbers(0, 5))) as (articles, _, _):
        unread = entry(0)._replace(is_read=False)
        articles.put(
            {
                0: unread,
                1: entry(1)._replace(is_starred=True),
                2: entry(2)._replace(has_notes=True),
                3: entry(3)._replace(is_broken=True),
                4: unread._replace(is_warned=True, is_starred=True),
            }
        )
        assert [row.split(" Article")[0].split()[0] for row in shown(articles)[:5]] == [
            "●",
            "★",
            "✎",
            "!",
            "!★",
        ]
