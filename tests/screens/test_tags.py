"""Tags: written in the list and in an article, completed, told, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.containers import Vertical

from reader import paths
from reader.app import ReaderApp
from reader.screens.marking import Marking
from reader.screens.tag_field import TagScreen
from reader.store.article_ref import ArticleRef
from reader.terminal import Terminal
from reader.widgets.article_preview import ArticlePreview
from reader.widgets.completion_list import CompletionList
from tests.screens.browsing import ask, browsing, cursor, footer, is_open, listed, screen
from tests.screens.journey import drawn, open_screen, reading, status
from tests.waiting import until

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from reader.screens.article import ArticleScreen

TALKS = "India asks for more S-400s"
OLDER = "An older article"


@pytest.fixture
def marking() -> Marking:
    return Marking(paths.state_file())


def ref(library: Path, id_: str) -> ArticleRef:
    return ArticleRef(library, id_, library / f"{id_}.yaml")


def tags(marking: Marking, library: Path, id_: str = "talks") -> tuple[str, ...]:
    return marking.tagging(ref(library, id_)).tags


def field(pilot: Pilot[int]) -> TagScreen:
    found = pilot.app.screen
    assert isinstance(found, TagScreen)
    return found


async def write(pilot: Pilot[int], *keys: str, by: str = "ctrl+t") -> None:
    """Open the window, and type."""
    await pilot.press(by)
    await until(pilot, lambda: open_screen(pilot) == TagScreen.__name__)
    await pilot.press(*keys)


def imprint(article: ArticleScreen) -> str:
    """The line below the text that tells the tags; empty: there is none."""
    return next((block.text for block in article.annotated.blocks if block.text.startswith("Your tags")), "")


def preview(pilot: Pilot[int]) -> str:
    return screen(pilot).query_one(ArticlePreview).plain


# In the list


async def test_tags_are_given_and_found_by_them(library: Path, marking: Marking) -> None:
    async with browsing(library) as pilot:
        await write(pilot, *"Economy, follow-up", "enter", by="t")
        await until(pilot, lambda: is_open(pilot) and footer(pilot) == "Tagged: economy, follow-up.")
        assert tags(marking, library) == ("economy", "follow-up")
        await until(pilot, lambda: "Your tags: economy, follow-up" in preview(pilot))
        await ask(pilot, "slash", *"tag:eco", "tab")
        await until(pilot, lambda: listed(pilot) == [TALKS])
        await ask(pilot, "enter")
        await write(pilot, *"later", "enter")
        await until(pilot, lambda: is_open(pilot) and footer(pilot).startswith("Tagged: "))
        await ask(pilot, "slash", "ctrl+u", *"tag:la", "tab")
        await until(pilot, lambda: screen(pilot).wanted.text == "tag:later ")


async def test_what_is_written_are_all_tags_of_the_article(library: Path, marking: Marking) -> None:
    marking.retag(ref(library, "talks"), (), ("economy", "joint venture"))
    async with browsing(library) as pilot:
        await write(pilot)
        assert field(pilot).field.value == 'economy, "joint venture" '
        await pilot.press("ctrl+u", *"b a", "enter")
        await until(pilot, lambda: is_open(pilot) and footer(pilot) == "Tagged: b, a.")
        assert tags(marking, library) == ("a", "b")
        await write(pilot, "enter")
        await until(pilot, lambda: is_open(pilot) and footer(pilot) == "The tags are as they were.")
        await write(pilot, "ctrl+u", "enter")
        await until(pilot, lambda: is_open(pilot) and footer(pilot) == "All tags are taken.")
        await pilot.press("u")
        await until(pilot, lambda: footer(pilot) == f"Undone: took the tags a, b from “{TALKS}”.")
        await until(pilot, lambda: "Your tags: a, b" in preview(pilot))
        await pilot.press("U")
        await until(pilot, lambda: footer(pilot) == f"Redone: took the tags a, b from “{TALKS}”.")
        await until(pilot, lambda: "Your tags" not in preview(pilot))


async def test_escape_leaves_the_tags_as_they_were(library: Path, marking: Marking) -> None:
    async with browsing(library) as pilot:
        await write(pilot, *"economy", "escape")
        await until(pilot, lambda: is_open(pilot))
        assert marking.tags() == {}


async def test_a_tag_that_cannot_be_is_told_and_can_be_mended(library: Path, marking: Marking) -> None:
    async with browsing(library) as pilot:
        await write(pilot, *'"joint venture', "enter")
        await until(pilot, lambda: "A quotation mark is not closed" in drawn(pilot))
        await pilot.press('"')
        await until(pilot, lambda: "A quotation mark is not closed" not in drawn(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: is_open(pilot) and footer(pilot) == "Tagged: joint venture.")
        await write(pilot, *"x" * 41, "enter")
        await until(pilot, lambda: "up to 40 characters" in drawn(pilot))
        assert tags(marking, library) == ("joint venture",)


async def test_tags_used_so_far_are_completed(library: Path, marking: Marking) -> None:
    marking.retag(ref(library, "older"), (), ("economy", "elections", "joint venture", "trade"))
    async with browsing(library) as pilot:

        def candidates() -> list[str]:
            return [one.replacement for one in field(pilot).query_one(CompletionList).candidates]

        await write(pilot, *"e", "tab")
        await until(pilot, lambda: candidates() == ["economy", "elections"])
        await until(pilot, lambda: "economy 1 article" in drawn(pilot))
        await pilot.press("tab", "tab", "shift+tab", "enter")
        await until(pilot, lambda: field(pilot).field.value == "elections ")
        await pilot.press(*"v", "tab")
        await until(pilot, lambda: field(pilot).field.value == 'elections "joint venture" ')
        await pilot.press("tab")
        await until(pilot, lambda: candidates() == ["economy", "trade"])
        await pilot.press("escape")
        await until(pilot, lambda: candidates() == [])
        await pilot.press(*"e", "tab")
        await until(pilot, lambda: field(pilot).field.value.endswith(" economy "))
        await pilot.press(*"zz", "tab")
        await until(pilot, lambda: "No other tag of yours begins like this." in drawn(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: is_open(pilot))
        assert tags(marking, library) == ("economy", "elections", "joint venture", "zz")


async def test_without_any_tags_nothing_is_completed(library: Path) -> None:
    async with browsing(library) as pilot:
        await write(pilot, "tab")
        await until(pilot, lambda: "No tags yet." in drawn(pilot))


async def test_candidates_follow_what_is_typed(library: Path, marking: Marking) -> None:
    marking.retag(ref(library, "older"), (), ("economy", "elections"))
    async with browsing(library) as pilot:
        await write(pilot, "tab", *"el", "enter")
        await until(pilot, lambda: field(pilot).field.value == "elections ")


async def test_the_article_under_the_cursor_is_the_one(library: Path, marking: Marking) -> None:
    async with browsing(library) as pilot:
        await pilot.press("j")
        assert cursor(pilot) == OLDER
        await write(pilot, *"a", "enter")
        await until(pilot, lambda: tags(marking, library, "older") == ("a",))
        await until(pilot, lambda: is_open(pilot))
        await pilot.press("G", "t")
        await until(pilot, lambda: "it can be marked when it is mended" in footer(pilot))


async def test_tags_that_cannot_be_read_are_told_of(library: Path) -> None:
    async with browsing(library) as pilot:
        paths.state_dir().mkdir(parents=True, exist_ok=True)
        paths.state_file().mkdir()
        await pilot.press("t")
        await until(pilot, lambda: "cannot be opened" in footer(pilot))


# In an article


async def test_an_article_tells_its_tags_below_the_text(library: Path, marking: Marking) -> None:
    marking.retag(ref(library, "talks"), (), ("economy",))
    async with reading(library / "talks.yaml") as (article, pilot):
        assert imprint(article) == "Your tags: economy"
        blocks = len(article.annotated.blocks)
        await write(pilot, *"follow-up", "enter")
        await until(pilot, lambda: status(article) == "Tagged: economy, follow-up.")
        await until(pilot, lambda: imprint(article) == "Your tags: economy, follow-up")
        await pilot.press("u", "u")
        await until(pilot, lambda: imprint(article) == "")
        assert len(article.annotated.blocks) == blocks - 1
        await pilot.press("U")
        await until(pilot, lambda: imprint(article) == "Your tags: economy")
        assert status(article) == f"Redone: tagged “{ref(library, 'talks').id}” with economy."


async def test_the_place_in_an_article_stays_when_it_is_tagged(library: Path) -> None:
    async with reading(library / "talks.yaml", (60, 12)) as (article, pilot):
        await pilot.press("space")
        top = article.body.top_place
        await write(pilot, *"economy", "enter")
        await until(pilot, lambda: imprint(article) == "Your tags: economy")
        await pilot.pause()
        assert article.body.top_place == top
        await pilot.press("G")
        await until(pilot, lambda: "Your tags: economy" in drawn(pilot))


async def test_an_article_below_the_list_shows_what_was_done_there(library: Path) -> None:
    async with reading(library / "talks.yaml") as (article, pilot):
        await pilot.press("0")
        await until(pilot, lambda: is_open(pilot) and cursor(pilot) == TALKS)
        await write(pilot, *"economy", "enter")
        await until(pilot, lambda: is_open(pilot) and footer(pilot) == "Tagged: economy.")
        await pilot.press("escape")
        await until(pilot, lambda: imprint(article) == "Your tags: economy")


async def test_a_state_that_cannot_be_read_hides_no_article(library: Path) -> None:
    paths.state_dir().mkdir(parents=True, exist_ok=True)
    paths.state_file().write_bytes(b"This is no database. " * 100)
    async with reading(library / "talks.yaml") as (article, _):
        assert imprint(article) == ""


@pytest.mark.parametrize("size", [(120, 36), (40, 12), (20, 5)])
async def test_the_window_is_there_at_every_size(library: Path, size: tuple[int, int]) -> None:
    async with browsing(library, size) as pilot:
        await write(pilot, *'"a b', "enter")
        assert field(pilot).query_one(Vertical).region.height


async def test_in_ascii_an_unread_article_looks_other_than_a_starred_one(library: Path) -> None:
    app = ReaderApp(library, terminal=Terminal(has_unicode=False))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: is_open(pilot) and len(screen(pilot).list.listing) == 3)
        await pilot.press("s")
        await until(pilot, lambda: f"o* 4 Dec 2025 {TALKS}" in drawn(pilot))
