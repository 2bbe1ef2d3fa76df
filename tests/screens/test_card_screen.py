"""Cards, read and followed by keys and by the mouse."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from reader.screens import link as web
from reader.screens.card import CardScreen
from reader.store.article_file import load_article
from reader.widgets.scrolling_lines import LinesText, ScrollingLines
from tests.sample_library import ENTITIES, TALKS, write_library
from tests.screens.journey import WIDE, mentioned, open_screen, reading, status, text
from tests.waiting import until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from pathlib import Path

    from textual.pilot import Pilot

    from reader.screens.article import ArticleScreen

OFFICE = "roles: [{title: Minister of Defence, org: mod}]"

MORE = """\
  - {id: manmohan-singh, type: person, name: Manmohan Singh, family_name: Singh, summary: Another one.}
  - {id: mod, type: organisation, name: Ministry of Defence, origin: india,
     facts: [{label: Seat, value: Delhi, source: "https://example.org/mod"}]}
"""


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    """An article with an ambiguous name, and somewhat more to follow."""
    path = write_library(tmp_path / "library")
    path.with_name("entities.yaml").write_text(
        ENTITIES.replace("family_name: Singh,", f"family_name: Singh, {OFFICE},") + MORE,
        encoding="utf-8",
    )
    path.write_text(
        TALKS.replace("Singh met his counterpart.", "Singh and Manmohan Singh met. Singh spoke.").replace(
            "entities: [s-400, su-57, rajnath-singh]",
            "entities: [s-400, rajnath-singh, manmohan-singh]\n"
            'quotes: [{text: "met", speaker: rajnath-singh}, {text: "Never said.", speaker: rajnath-singh}]',
        ),
        encoding="utf-8",
    )
    return path


def replace(path: Path, old: str, new: str) -> None:
    """Change a file."""
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new), encoding="utf-8")


def append(path: Path, new: str) -> None:
    """Add to the end of a file."""
    path.write_text(path.read_text(encoding="utf-8") + new, encoding="utf-8")


def line_count(path: Path) -> int:
    """How many lines a file has."""
    return path.read_text(encoding="utf-8").count("\n")


@asynccontextmanager
async def card(
    path: Path, *keys: str, size: tuple[int, int] = WIDE
) -> AsyncIterator[tuple[ArticleScreen, Pilot[int]]]:
    """An article with a card open over it."""
    async with reading(path, size) as (screen, pilot):
        await pilot.press(*keys)
        assert open_screen(pilot) == "CardScreen"
        yield screen, pilot


def on_top(pilot: Pilot[int]) -> CardScreen:
    assert isinstance(pilot.app.screen, CardScreen)
    return pilot.app.screen


def page(pilot: Pilot[int]) -> ScrollingLines:
    """The page that shows."""
    (shown,) = (found for found in on_top(pilot).query(ScrollingLines) if found.display)
    return shown


def title(pilot: Pilot[int]) -> str:
    return page(pilot).border_title or ""


def hints(pilot: Pilot[int]) -> str:
    return page(pilot).border_subtitle or ""


def told(pilot: Pilot[int]) -> str:
    """All that the page says."""
    return page(pilot).query_one(LinesText).plain


def link(pilot: Pilot[int]) -> str | None:
    """The text of the link under the cursor."""
    found = page(pilot).link
    return found.text if found else None


async def step_to(pilot: Pilot[int], wanted: str) -> None:
    """Press Tab until the cursor stands on a link."""
    for _ in page(pilot).links:
        if link(pilot) == wanted:
            return
        await pilot.press("tab")
    assert link(pilot) == wanted


async def follow(pilot: Pilot[int], *wanted: str) -> None:
    """Follow links, one after the other."""
    for name in wanted:
        await step_to(pilot, name)
        await pilot.press("enter")


S400 = ("2", "enter", "enter")
"""Opens the card of the S-400."""


@pytest.mark.parametrize("key", ["escape", "q", "w"])
async def test_a_card_is_closed_by_what_may_have_opened_it(talks: Path, key: str) -> None:
    async with card(talks, *S400) as (_, pilot):
        assert (title(pilot), hints(pilot)) == ("Entity", "Tab link · Esc close")
        await pilot.press(key)
        assert open_screen(pilot) == "ArticleScreen"


async def test_the_cursor_goes_from_link_to_link_and_round(talks: Path) -> None:
    async with card(talks, *S400) as (_, pilot):
        links = [found.text for found in page(pilot).links]
        assert links == ["S-400", "S-400s", "Contract signed", "First arrival"]
        seen = []
        for key in ("tab", "right_square_bracket", "tab", "tab", "tab", "shift+tab", "left_square_bracket"):
            await pilot.press(key)
            seen.append(link(pilot))
        assert seen == [*links, links[0], links[-1], links[-2]]
        assert hints(pilot) == "Enter follow · Tab link · Esc close"


async def test_cards_lead_to_each_other_and_back(talks: Path) -> None:
    async with card(talks, *S400) as (_, pilot):
        await follow(pilot, "Contract signed", "India", "Ministry of Defence", "India")
        assert (title(pilot), hints(pilot)) == ("Entity · 4 back", "Tab link · Backspace back · Esc close")
        titles = []
        for key in ("backspace", "ctrl+o", "alt+left", "backspace"):
            await pilot.press(key)
            titles.append(title(pilot))
        assert titles == ["Entity · 3 back", "Entity · 2 back", "Event · 1 back", "Entity"]
        assert link(pilot) == "Contract signed", "the cursor stands where it stood"
        await pilot.press("backspace")
        assert hints(pilot) == "This is the first card."
        await pilot.press("tab")
        assert "Esc close" in hints(pilot)
        await follow(pilot, "Contract signed")
        assert title(pilot) == "Event · 1 back"
        await pilot.press("escape")
        assert open_screen(pilot) == "ArticleScreen", "Esc closes all of them"


async def test_back_keeps_the_place_on_the_page(talks: Path) -> None:
    async with card(talks, *S400, size=(80, 14)) as (_, pilot):
        await step_to(pilot, "First arrival")
        top = page(pilot).scroll_offset.y
        assert top
        await pilot.press("enter")
        assert page(pilot).scroll_offset.y == 0
        await pilot.press("backspace")
        await pilot.pause()
        assert (link(pilot), page(pilot).scroll_offset.y) == ("First arrival", top)


async def test_back_keeps_a_place_away_from_the_link(talks: Path) -> None:
    async with card(talks, *S400, size=(60, 12)) as (_, pilot):
        first = page(pilot)
        await step_to(pilot, "First arrival")
        for keys in (["k"], ["G"], ["k", "k"], ["ctrl+u", "j"]):
            await pilot.press(*keys)
            top = first.scroll_offset.y
            assert top
            await pilot.press("enter", "G", "backspace")
            await pilot.pause()
            assert (page(pilot), link(pilot), first.scroll_offset.y) == (first, "First arrival", top)


async def test_names_are_told_with_the_lines_on_which_they_stand(talks: Path) -> None:
    people = talks.with_name("entities.yaml")
    replace(people, "aliases: [S-400]", "aliases:\n      [S-400]")
    async with card(talks, *S400) as (screen, pilot):
        alias = f"alias “S-400”, {people}:4"
        await until(pilot, lambda: alias in told(pilot))
        assert f"Defined in: {people}:3" in told(pilot)
        await follow(pilot, "Contract signed", "India")
        await until(pilot, lambda: f"name “India”, {people}:8" in told(pilot))
        await pilot.press("escape")
        replace(people, "schema: 1", "# one line more\nschema: 1")
        screen.mention = screen.annotated.subjects["s-400"].mentions[0]
        await pilot.press("w")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert f"alias “S-400”, {people}:3" in told(pilot), "the file has changed: where it was defined"


async def test_the_cursor_stays_on_its_link_when_lines_are_found(talks: Path) -> None:
    replace(talks.with_name("entities.yaml"), "aliases: [S-400]", "aliases:\n      [S-400]")
    async with card(talks, *S400) as (_, pilot):
        await pilot.press("tab", "tab")
        before = link(pilot)
        await until(pilot, lambda: "entities.yaml:4" in told(pilot))
        assert before == link(pilot) == "S-400s"


async def test_a_correction_is_told_with_its_line_in_the_article_even_from_the_timeline(talks: Path) -> None:
    append(talks, "mentions:\n  - {exact: Delhi, entity: null}\n  - {exact: units, entity: s-400}\n")
    line = line_count(talks)
    async with reading(talks) as (screen, pilot):
        screen.mention = next(
            index
            for index, found in enumerate(screen.annotated.mentions)
            if screen.annotated.text_of(found) == "units"
        )
        await pilot.press("w")
        await until(pilot, lambda: f"correction, {talks}:{line}" in told(pilot))
        await pilot.press("escape", "T")
        assert open_screen(pilot) == "TimelineScreen"
        await pilot.press("w")
        await follow(pilot, "S-400")
        await until(pilot, lambda: f"units · correction, {talks}:{line}" in told(pilot))


async def test_the_link_under_the_cursor_is_in_view(talks: Path) -> None:
    async with card(talks, *S400, size=(40, 12)) as (_, pilot):
        box, lines = page(pilot), page(pilot).query_one(LinesText)
        height = box.scrollable_content_region.height
        for key in ["tab"] * 5 + ["shift+tab"] * 5:
            await pilot.press(key)
            assert lines.current is not None
            region = lines.link_regions[lines.current]
            top = box.scroll_offset.y
            assert top <= region.y < top + height
            cursor = pilot.app.cursor_position
            assert cursor.y - box.scrollable_content_region.y == region.y - top


async def test_the_cursor_begins_with_the_links_that_show(talks: Path) -> None:
    sources = (f"https://example.org/{number}" for number in range(60))
    facts = ", ".join(f'{{label: Fact, value: x, source: "{source}"}}' for source in sources)
    replace(talks.with_name("entities.yaml"), "summary: Long-range", f"facts: [{facts}], summary: Long-range")
    async with card(talks, *S400, size=(80, 20)) as (_, pilot):
        await pilot.press("space", "space", "tab")
        row = page(pilot).scroll_offset.y
        assert link(pilot) == f"https://example.org/{row - 2}"
        await pilot.press("G", "shift+tab")
        assert link(pilot) == "First arrival"
        await pilot.press("g", "tab")
        assert link(pilot) == "https://example.org/0"
        await pilot.press("G", "k", "tab")
        assert link(pilot) in {"S-400", "S-400s", "Contract signed", "First arrival"}


async def test_a_page_without_links_leaves_the_keys_alone(talks: Path) -> None:
    replace(talks, "[s-400, rajnath-singh,", "[nobody, s-400, rajnath-singh,")
    async with reading(talks) as (screen, pilot):
        screen.select("nobody")
        await pilot.press("w", "tab", "shift+tab")
        assert (link(pilot), hints(pilot)) == (None, "Esc close")
        await pilot.press("y")
        assert hints(pilot) == "There is nothing to copy on this card."
        await pilot.press("enter")
        assert hints(pilot) == "Esc closes the card."


async def test_who_presses_enter_twice_has_the_card_open(talks: Path) -> None:
    async with card(talks, "asterisk", "enter", "enter") as (_, pilot):
        assert hints(pilot) == "Tab goes to a link, Esc closes the card."
        await pilot.press("tab")
        assert hints(pilot) == "Enter follow · Tab link · Esc close"


async def test_a_form_leads_to_its_first_mention(talks: Path) -> None:
    async with card(talks, *S400) as (screen, pilot):
        await follow(pilot, "S-400")
        assert open_screen(pilot) == "ArticleScreen"
        await until(pilot, lambda: mentioned(screen) == "S-400")
        assert screen.selected == "s-400"


async def test_an_event_leads_to_its_sentence(talks: Path) -> None:
    async with card(talks, *S400) as (screen, pilot):
        await follow(pilot, "First arrival", "paragraph 5 of “Deliveries”")
        await until(pilot, lambda: screen.selected_event == "arrival")
        assert "arrived in 2021" in text(screen)


async def test_words_that_were_spoken_lead_to_where_they_stand(talks: Path) -> None:
    async with reading(talks, (80, 16)) as (screen, pilot):
        screen.select("rajnath-singh")
        await pilot.press("w")
        await follow(pilot, "paragraph 2 of “Deliveries”")
        await until(pilot, lambda: "Cooperation continues." in text(screen))
        await pilot.press("w")
        at = [found.text for found in page(pilot).links].index("the text")
        page(pilot).query_one(LinesText).current = at
        await pilot.press("enter")
        await until(pilot, lambda: "Singh met. Singh" in text(screen))
        await pilot.press("w")
        page(pilot).query_one(LinesText).current = at + 1
        await pilot.press("enter")
        await until(pilot, lambda: status(screen) == "The text has no such words.")


async def test_a_source_on_the_web_is_opened_and_can_be_copied(
    talks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_in_browser(url: str) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(web, "_open_in_browser", open_in_browser)
    async with reading(talks) as (screen, pilot):
        screen.select("rajnath-singh")
        await pilot.press("w")
        await follow(pilot, "Ministry of Defence", "https://example.org/mod")
        await until(pilot, lambda: hints(pilot) == "Opened https://example.org/mod")
        assert opened == ["https://example.org/mod"]
        await pilot.press("y")
        assert pilot.app.clipboard == "https://example.org/mod"
        assert hints(pilot) == "Copied."


def go_to_ambiguous(screen: ArticleScreen) -> None:
    """Make the ambiguous mention the current one."""
    screen.mention = next(i for i, found in enumerate(screen.annotated.mentions) if not found.entity)


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        (["tab", "y"], "rajnath-singh"),
        (["tab", "tab", "enter"], "rajnath-singh"),
        (["tab", "tab", "tab", "y"], "manmohan-singh"),
        (["shift+tab", "y"], None),
    ],
)
async def test_a_choice_is_copied_and_read_from_the_article_as_it_was_meant(
    talks: Path, keys: Sequence[str], chosen: str | None
) -> None:
    async with reading(talks) as (screen, pilot):
        go_to_ambiguous(screen)
        mention = screen.annotated.mentions[screen.mention or 0]
        assert mention.candidates == ("rajnath-singh", "manmohan-singh")
        await pilot.press("w")
        await pilot.press("y")
        assert hints(pilot) == "Go to what is to be copied first: Tab."
        await pilot.press(*keys)
        assert hints(pilot) == "Copied: put it at the end of the article’s file."
        append(talks, pilot.app.clipboard)
    assert not load_article(talks).problems
    async with reading(talks) as (screen, _):
        found = [m for m in screen.annotated.mentions if m[:2] == mention[:2]]
        assert [m.entity for m in found] == ([chosen] if chosen else [])


async def test_a_second_correction_goes_below_the_first(talks: Path) -> None:
    append(talks, "mentions:\n  - {exact: Deliveries, entity: null}\n")
    async with reading(talks) as (screen, pilot):
        go_to_ambiguous(screen)
        await pilot.press("w", "tab")
        assert hints(pilot) == "Enter follow · y copy · Tab link · Esc close"
        await pilot.press("tab")
        assert hints(pilot) == "Enter copy · Tab link · Esc close"
        await pilot.press("enter")
        assert hints(pilot) == "Copied: put it below “mentions:” in the article’s file."
        assert pilot.app.clipboard.startswith("  - {exact: Singh, in: lead, occurrence: 3, ")


async def test_hints_make_do_with_the_room_there_is(talks: Path) -> None:
    async with reading(talks, (40, 12)) as (screen, pilot):
        go_to_ambiguous(screen)
        await pilot.press("w", "tab")
        assert hints(pilot) == "Enter follow · y copy"
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert hints(pilot) == "Enter follow · y copy · Tab link · Esc close"


async def test_a_click_follows_a_link(talks: Path) -> None:
    async with card(talks, *S400) as (_, pilot):
        lines = page(pilot).query_one(LinesText)
        at = [found.text for found in lines.links].index("Contract signed")
        await pilot.click(lines, offset=lines.link_regions[at].offset)
        await pilot.pause()
        assert title(pilot) == "Event · 1 back"
        await pilot.press("backspace")
        assert link(pilot) == "Contract signed"
        await pilot.click(lines, offset=(1, 0))
        await pilot.pause()
        assert title(pilot) == "Entity", "that is no link"
        await pilot.click(offset=(1, 1))
        await pilot.pause()
        assert open_screen(pilot) == "ArticleScreen"


async def test_a_click_on_the_small_card_opens_the_whole_one_of_what_is_clicked(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press("2", "enter")
        lines = screen.query_one("#card-text", LinesText)
        await until(pilot, lambda: lines.size.height > 0)
        at = [found.text for found in lines.links].index("First arrival")
        lines.scroll_visible(animate=False, immediate=True)
        region = lines.link_regions[at]
        card_box = lines.parent
        assert card_box is not None
        card_box.scroll_to(y=region.y, animate=False, immediate=True)  # type: ignore[attr-defined]  # an EntityCard
        await pilot.pause()
        await pilot.click(lines, offset=region.offset)
        await until(pilot, lambda: open_screen(pilot) == "CardScreen")
        assert title(pilot) == "Event"


async def test_the_article_opens_addresses_of_the_small_card(
    talks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web, "_open_in_browser", lambda _: True)
    async with reading(talks) as (screen, pilot):
        screen.select("mod")
        await until(pilot, lambda: bool(screen.query("#card-text")))
        lines = screen.query_one("#card-text", LinesText)
        await until(pilot, lambda: len(lines.links) > 1)
        found = next(found for found in lines.links if found.clip)
        lines.post_message(LinesText.LinkClicked(found))
        await until(pilot, lambda: status(screen) == "Opened https://example.org/mod")


async def test_a_card_of_a_hostile_library_is_text(talks: Path) -> None:
    evil = 'summary: "[b]x[/b] [@click=app.quit]"'
    replace(talks.with_name("entities.yaml"), "summary: Another one.", evil)
    async with reading(talks) as (screen, pilot):
        screen.select("manmohan-singh")
        await pilot.press("w")
        assert "[b]x[/b] [@click=app.quit]" in told(pilot)
