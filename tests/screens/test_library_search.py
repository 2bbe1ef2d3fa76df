"""Searching the library: as typed, with completion, saved under names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static

from reader.screens.article import ArticleScreen
from reader.screens.collection_list import CollectionScreen
from reader.screens.name_field import NameScreen
from reader.widgets.completion_list import CompletionList
from tests.screens.browsing import (
    ask,
    browsing,
    cursor,
    footer,
    is_open,
    list_rows,
    listed,
    place,
    screen,
    settled,
    words,
    write_articles,
)
from tests.screens.journey import drawn, mentioned, open_article, open_screen, reading, text
from tests.waiting import until

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

TALKS = "India asks for more S-400s"
OLDER = "An older article"


def typed(pilot: Pilot[int]) -> str:
    return screen(pilot).query_one(Input).value


def candidates(pilot: Pilot[int]) -> list[str]:
    return [one.replacement for one in screen(pilot).query_one(CompletionList).candidates]


def fault(pilot: Pilot[int]) -> str:
    found = screen(pilot).query_one("#fault", Static)
    return str(found.content) if found.display else ""


# As typed


async def test_the_list_follows_every_letter(library: Path) -> None:
    async with browsing(library) as pilot:
        await ask(pilot, "slash", *"offe")
        assert listed(pilot) == [TALKS]
        assert words(pilot, "count") == "1 found"
        assert "filter: offe" in place(pilot)
        assert footer(pilot).startswith("Enter keep ↑ ↓ article")
        await ask(pilot, *"zz")
        assert listed(pilot) == []
        assert "No article has all of this: offezz" in drawn(pilot)
        await ask(pilot, "backspace", "backspace")
        assert listed(pilot) == [TALKS]


async def test_each_article_has_a_second_row_with_the_passage_and_its_hits_lit(library: Path) -> None:
    async with browsing(library) as pilot:
        await ask(pilot, "slash", *"signed")
        rows = list_rows(pilot)
        assert OLDER in rows[0]
        assert "contract was signed in New Delhi" in rows[1]
        articles = screen(pilot).list
        lit = articles.get_component_styles("article-list--hit").background.rich_color
        hits = [s.text for s in articles.render_line(1) if s.style and s.style.bgcolor == lit]
        assert hits == ["signed"]


async def test_enter_keeps_the_search_and_the_next_one_opens_the_article_at_the_hit(library: Path) -> None:
    async with browsing(library) as pilot:
        await ask(pilot, "slash", *"cooperation", "enter")
        assert listed(pilot) == [TALKS]
        assert "Esc end search" in footer(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: open_screen(pilot) == ArticleScreen.__name__)
        article = pilot.app.screen
        assert isinstance(article, ArticleScreen)
        await until(pilot, lambda: article.match == 0)
        await until(pilot, lambda: "Cooperation continues" in text(article))
        await pilot.press("q")
        assert listed(pilot) == [TALKS]
        await ask(pilot, "escape")
        assert len(listed(pilot)) == 3


async def test_an_article_that_is_found_by_a_name_opens_at_its_mention(library: Path) -> None:
    async with browsing(library) as pilot:
        await ask(pilot, "slash", *"person:singh", "enter")
        assert listed(pilot) == [TALKS]
        await pilot.press("enter")
        await until(pilot, lambda: open_screen(pilot) == ArticleScreen.__name__)
        article = pilot.app.screen
        assert isinstance(article, ArticleScreen)
        await until(pilot, lambda: article.matches is not None and len(article.matches) == 3)
        assert mentioned(article) is None


async def test_escape_ends_the_search_and_the_cursor_stays_on_its_article(library: Path) -> None:
    async with browsing(library) as pilot:
        await ask(pilot, "slash", *"s-400", "down")
        here = cursor(pilot)
        await ask(pilot, "escape")
        assert (len(listed(pilot)), cursor(pilot)) == (3, here)


async def test_arrows_move_while_one_types(library: Path) -> None:
    async with browsing(library) as pilot:
        await ask(pilot, "slash", *"s-400", "down")
        assert screen(pilot).list.index == 1
        await pilot.press("up")
        assert screen(pilot).list.index == 0
        assert typed(pilot) == "s-400"


async def test_a_search_is_taken_up_again(library: Path) -> None:
    async with browsing(library) as pilot:
        await ask(pilot, "slash", *"offer", "enter")
        await ask(pilot, "slash", *"ed")
        assert typed(pilot) == "offered"


async def test_the_search_begins_from_an_article_too(library: Path) -> None:
    async with reading(library / "talks.yaml") as (_, pilot):
        await pilot.press("S", *"older")
        await settled(pilot)
        await until(pilot, lambda: listed(pilot) == [OLDER])
        await pilot.press("enter", "enter")
        await until(pilot, lambda: open_screen(pilot) == ArticleScreen.__name__)
        assert open_article(pilot) == "older"


async def test_the_best_comes_first_until_another_order_is_asked_for(tmp_path: Path) -> None:
    folder = write_articles(
        tmp_path / "library",
        once="Other news\npublished: 2026-01-02\n--\nA rocket flew.",
        title="The rocket\npublished: 2020-01-01\n--\nThe rocket, a rocket.",
    )
    async with browsing(folder) as pilot:
        await ask(pilot, "slash", *"rocket", "enter")
        assert (listed(pilot), words(pilot, "order")) == (["The rocket", "Other news"], "best first")
        await ask(pilot, "O")
        assert (listed(pilot), words(pilot, "order")) == (["Other news", "The rocket"], "newest first")


# What is wrong with a search


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("foo:bar", "there is no field foo:"),
        ("date:20x5", "does not stand there"),
        ("is:lost", "there is no is:lost"),
        ("India OR", "nothing stands behind OR"),
        ("india )", "no bracket is open here"),
    ],
)
async def test_a_wrong_search_says_where_and_why(library: Path, query: str, said: str) -> None:
    async with browsing(library) as pilot:
        await pilot.press("slash")
        screen(pilot).query_one(Input).value = query
        await until(pilot, lambda: said in fault(pilot))
        assert "▼" in fault(pilot)


@pytest.mark.parametrize(
    ("size", "query"),
    [((40, 12), "India date:2019-13"), ((80, 24), "a is:lost date:2019-13 )")],
)
async def test_each_wrong_place_is_marked_though_the_reason_is_long(
    library: Path, size: tuple[int, int], query: str
) -> None:
    async with browsing(library, size) as pilot:
        await pilot.press("slash")
        screen(pilot).query_one(Input).value = query
        await until(pilot, lambda: "▼" in fault(pilot))
        said, _, marks = fault(pilot).rpartition("\n")
        assert "there is no is:lost" in said or "month 13" in said
        wrong = [query.index(word) for word in ("is:lost", "date:2019-13", ")") if word in query]
        runs = [match.start() for match in re.finditer("▼+", marks)]
        assert [run - runs[0] for run in runs] == [at - wrong[0] for at in wrong]
        rows = fault(pilot).split("\n")
        assert len(rows) == 3
        assert all(" ".join(row.split()) in drawn(pilot) for row in rows)
        if len(wrong) > 1:
            assert " ".join(said.split()).endswith("(and 2 other faults)")


async def test_a_small_or_is_told_to_be_a_word(library: Path) -> None:
    async with browsing(library) as pilot:
        await ask(pilot, "slash", *"offered or signed", "enter")
        assert listed(pilot) == []
        assert "In capitals, OR finds what has either." in drawn(pilot)


async def test_where_nothing_is_understood_nothing_is_said_to_be_found(library: Path) -> None:
    async with browsing(library) as pilot:
        await ask(pilot, "slash", *"event:2018..2017")
        assert "▼" in fault(pilot)
        assert len(listed(pilot)) == 3
        assert words(pilot, "count") == ""
        assert place(pilot) == "3 articles"


async def test_whatever_is_typed_is_a_search(library: Path) -> None:
    async with browsing(library, (60, 20)) as pilot:
        await pilot.press("slash")
        for query in (
            '"',
            "((((",
            ")",
            "-",
            "NOT",
            "OR",
            "*",
            ":",
            "date:",
            "entity:",
            "[/bold] is:[red]",
            "'; DROP",
            "\u202e",
            "a" * 500,
        ):
            screen(pilot).query_one(Input).value = query
            await until(pilot, lambda: screen(pilot).wanted.text == typed(pilot))
        assert is_open(pilot)


# Completion


async def test_fields_are_completed(library: Path) -> None:
    async with browsing(library) as pilot:
        await pilot.press("slash", *"ent", "tab")
        await until(pilot, lambda: typed(pilot) == "entity:")
        await pilot.press(*"Raj", "tab")
        await until(pilot, lambda: typed(pilot) == 'entity:"Rajnath Singh" ')
        await until(pilot, lambda: listed(pilot) == [TALKS])


async def test_candidates_are_listed_and_chosen(library: Path) -> None:
    async with browsing(library) as pilot:
        await pilot.press("slash", *"is:", "tab")
        await until(pilot, lambda: candidates(pilot) == ["unread", "read", "starred", "broken"])
        assert "not read yet" in drawn(pilot)
        await pilot.press("tab", "tab", "shift+tab", "enter")
        await until(pilot, lambda: typed(pilot) == "is:read ")
        assert candidates(pilot) == []


async def test_typing_on_narrows_the_candidates_and_escape_closes_them(library: Path) -> None:
    async with browsing(library) as pilot:
        await pilot.press("slash", *"is:", "tab", *"r")
        await until(pilot, lambda: candidates(pilot) == ["read"])
        await pilot.press("escape")
        assert candidates(pilot) == []
        assert typed(pilot) == "is:r"
        await pilot.press("escape")
        assert not screen(pilot).line.is_open


async def test_what_nothing_completes_is_told(library: Path) -> None:
    async with browsing(library) as pilot:
        await pilot.press("slash", *"qqq", "tab")
        await until(pilot, lambda: footer(pilot) == "Nothing completes this.")


# Collections


async def test_collections_tell_how_much_is_in_them(library: Path) -> None:
    async with browsing(library) as pilot:
        await pilot.press("s", "r", "C")
        await until(pilot, lambda: bool(pilot.app.screen.query(OptionList)))
        told = drawn(pilot)
        for line in ("All articles 3", "Unread 1", "Starred 1", "With notes 0", "With errors or warnings 1"):
            assert line in told
        await pilot.press("j", "enter")
        await until(pilot, lambda: is_open(pilot) and listed(pilot) == [OLDER])
        await ask(pilot, "escape")
        assert len(listed(pilot)) == 3


async def test_a_search_is_saved_under_a_name_and_found_among_the_collections(library: Path) -> None:
    async with browsing(library) as pilot:
        await pilot.press("W")
        assert "Search first" in footer(pilot)
        await ask(pilot, "slash", *"offered", "enter")
        await pilot.press("W")
        await until(pilot, lambda: open_screen(pilot) == NameScreen.__name__)
        await pilot.press(*"Offers", "enter")
        await until(pilot, lambda: is_open(pilot) and footer(pilot) == "Saved as “Offers”.")
        await ask(pilot, "escape")
        await pilot.press("C")
        await until(pilot, lambda: "Offers 1 offered*" in drawn(pilot))
        await pilot.press("G", "enter")
        await until(pilot, lambda: is_open(pilot) and listed(pilot) == [TALKS])
        await pilot.press("W")
        await until(pilot, lambda: open_screen(pilot) == NameScreen.__name__)
        await pilot.press("ctrl+u", "enter")
        await until(pilot, lambda: is_open(pilot) and footer(pilot) == "“Offers” is deleted.")
        await pilot.press("u")
        assert footer(pilot) == "Undone: deleted the search “Offers”."


async def test_a_name_that_another_search_has_is_told_to_be_taken(library: Path) -> None:
    async with browsing(library) as pilot:
        for words in ("offered", "signed"):
            await ask(pilot, "slash", "ctrl+u", *words, "enter")
            await pilot.press("W")
            await until(pilot, lambda: open_screen(pilot) == NameScreen.__name__)
            await pilot.press(*"One", "enter")
            await until(pilot, lambda: is_open(pilot) and footer(pilot).startswith("Saved as “One”"))
        assert footer(pilot) == "Saved as “One”, in the place of: offered*"


async def test_saved_searches_are_renamed_and_deleted_in_their_list(library: Path) -> None:
    def frame() -> str:
        return str(pilot.app.screen.query_one(Vertical).border_subtitle)

    async with browsing(library) as pilot:
        for name in ("One", "Two"):
            await ask(pilot, "slash", "ctrl+u", *name, "enter")
            await pilot.press("W")
            await until(pilot, lambda: open_screen(pilot) == NameScreen.__name__)
            await pilot.press(*name, "enter")
            await until(pilot, lambda: is_open(pilot) and footer(pilot).startswith("Saved"))
        await pilot.press("C")
        await until(pilot, lambda: open_screen(pilot) == CollectionScreen.__name__)
        await pilot.press("g", "d")
        await until(pilot, lambda: frame() == "It comes with every library.")
        await pilot.press("G", "e")
        await until(pilot, lambda: open_screen(pilot) == NameScreen.__name__)
        await pilot.press("ctrl+u", *"One", "enter")
        await until(pilot, lambda: "there is a search “One” already" in frame())
        await pilot.press("e")
        await until(pilot, lambda: open_screen(pilot) == NameScreen.__name__)
        await pilot.press("ctrl+u", *"Three", "enter")
        await until(pilot, lambda: frame() == "Now called “Three”.")
        assert "Three 0 Two*" in drawn(pilot)
        await pilot.press("d")
        await until(pilot, lambda: frame() == "“Three” is deleted.")
        assert pilot.app.screen.query_one(OptionList).option_count == 6
        await pilot.press("u")
        await until(pilot, lambda: frame() == "Undone: deleted the search “Three”.")
        assert pilot.app.screen.query_one(OptionList).option_count == 7
        await pilot.press("G", "enter")
        await until(pilot, lambda: is_open(pilot) and screen(pilot).wanted.text == "Two*")


async def test_no_name_saves_nothing(library: Path) -> None:
    async with browsing(library) as pilot:
        await ask(pilot, "slash", *"offered", "enter")
        for keys in (["escape"], ["enter"]):
            await pilot.press("W")
            await until(pilot, lambda: open_screen(pilot) == NameScreen.__name__)
            await pilot.press(*keys)
            await until(pilot, lambda: is_open(pilot))
        await pilot.press("C")
        await until(pilot, lambda: bool(pilot.app.screen.query(OptionList)))
        assert pilot.app.screen.query_one(OptionList).option_count == 5
