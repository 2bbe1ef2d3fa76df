"""The timeline over the whole screen, and how it is linked with the article."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, OptionList, Static

from reader.app import ReaderApp
from reader.screens import link as web
from reader.screens.article import ArticleScreen
from reader.screens.card import CardScreen
from reader.screens.timeline import TimelineScreen
from reader.terminal import Terminal
from reader.widgets.event_list import EventList
from reader.widgets.status_bar import StatusBar
from reader.widgets.target import ToSentence
from tests.sample_library import TALKS, write_library
from tests.screens.journey import drawn, focused, open_screen, reading, rows, status
from tests.waiting import until

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library")


def write(path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8")


def timeline(pilot: Pilot[int]) -> TimelineScreen:
    screen = pilot.app.screen
    assert isinstance(screen, TimelineScreen)
    return screen


def listed(pilot: Pilot[int]) -> list[str]:
    """The ids of the events in the list."""
    return [event.id for year in timeline(pilot).query_one(EventList).years for event in year.events]


def cursor(pilot: Pilot[int]) -> str | None:
    return timeline(pilot).query_one(EventList).cursor


def footer(pilot: Pilot[int]) -> str:
    bar = timeline(pilot).query_one(StatusBar)
    return bar.message or " ".join(f"{key} {words}" for key, words in bar.hints)


def place(pilot: Pilot[int]) -> str:
    return timeline(pilot).query_one(StatusBar).place


ALL = ["contract", "arrival", "offer", "summit"]


# Opening, and leaving


async def test_it_opens_on_the_event_that_is_being_told(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await until(pilot, lambda: "contract" in screen.told_in_view)
        await pilot.press("T")
        assert listed(pilot) == ALL
        assert cursor(pilot) == "contract"
        assert place(pilot) == "4 events"
        assert footer(pilot).startswith("j k 1/4 Enter go Esc close")
        assert "TIMELINE India asks for more S-400s" in drawn(pilot)
        assert "2018 – 2025" in drawn(pilot)


async def test_it_opens_on_the_event_that_is_selected(talks: Path) -> None:
    async with reading(talks) as (_, pilot):
        await pilot.press("full_stop", "full_stop", "T")
        assert cursor(pilot) == "arrival"


async def test_an_event_is_told_whole(talks: Path) -> None:
    async with reading(talks) as (_, pilot):
        await pilot.press("T")
        told = drawn(pilot).replace("\u00a0", " ")
        assert "2018 ● October 2018 Contract signed" in told
        assert "▲ S-400, ◆ India · known to the month" in told
        assert "“The contract of 2018 covers five units.”" in told
        assert "planned" in told
        assert "not told in the text" in told


@pytest.mark.parametrize("key", ["escape", "q", "T"])
async def test_an_article_keeps_its_selection_if_the_reader_has_not_moved(talks: Path, key: str) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press("2", "enter", "T", key)
        assert open_screen(pilot) == "ArticleScreen"
        assert (screen.selected, screen.selected_event) == ("s-400", None)


@pytest.mark.parametrize("key", ["escape", "q", "T"])
async def test_closing_it_selects_the_event_that_one_has_moved_to(talks: Path, key: str) -> None:
    async with reading(talks) as (screen, pilot):
        top = screen.body.scroll_offset.y
        await pilot.press("T", "j", "j", key)
        assert open_screen(pilot) == "ArticleScreen"
        assert screen.selected_event == "offer"
        assert screen.body.scroll_offset.y == top


async def test_enter_goes_to_the_sentence_that_tells_the_event_and_once_more_opens_its_card(
    talks: Path,
) -> None:
    async with reading(talks, (80, 24)) as (screen, pilot):
        await pilot.press("T", "j", "j", "enter")
        assert screen.selected_event == "offer"
        assert any("offered the Su-57" in row for row in rows(screen))
        await pilot.press("enter")
        await until(pilot, lambda: open_screen(pilot) != "ArticleScreen")
        assert "Su-57 offered" in drawn(pilot)


async def test_enter_on_an_event_that_no_sentence_tells_selects_it_and_says_so(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press("T", "G", "enter")
        assert screen.selected_event == "summit"
        assert status(screen) == "No sentence of the article tells this event."


async def test_the_mouse_moves_and_goes(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press("T")
        rows_of_contract = 4
        await pilot.click(EventList, offset=(60, 2 + rows_of_contract))
        await until(pilot, lambda: footer(pilot).startswith("j k 2/4"))
        await pilot.click(EventList, offset=(60, 2 + rows_of_contract))
        await until(pilot, lambda: open_screen(pilot) == "ArticleScreen")
        assert screen.selected_event == "arrival"


async def test_an_event_that_is_clicked_once_too_often_closes_it_once(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press("T", "g")
        here = pilot.app.screen.query_one(EventList)
        for _ in range(2):
            here.post_message(EventList.Chosen("contract"))
        await until(pilot, lambda: screen.selected_event == "contract")
        await pilot.press("z")
        await until(pilot, lambda: screen.has_class("-zen"))


async def test_where_only_ascii_is_drawn_it_has_the_signs_of_the_axis(talks: Path) -> None:
    app = ReaderApp(talks, terminal=Terminal(has_unicode=False))
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("T", "G")
        await until(pilot, lambda: "<> 5 December 2025" in drawn(pilot))


async def test_an_article_without_events_has_no_timeline(talks: Path) -> None:
    async with reading(talks.with_name("older.yaml")) as (screen, pilot):
        await pilot.press("T")
        assert open_screen(pilot) == "ArticleScreen"
        assert status(screen) == "This article has no timeline."


async def test_w_shows_the_card_of_the_event(talks: Path) -> None:
    async with reading(talks) as (_, pilot):
        await pilot.press("T", "j", "w")
        await until(pilot, lambda: open_screen(pilot) != "TimelineScreen")
        assert "First arrival" in drawn(pilot)
        await pilot.press("escape")
        assert cursor(pilot) == "arrival"


async def test_a_link_of_the_card_leads_to_the_article(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press("T", "w")
        await until(pilot, lambda: open_screen(pilot) == "CardScreen")
        card = pilot.app.screen
        assert isinstance(card, CardScreen)
        card.dismiss(ToSentence("offer"))
        await until(pilot, lambda: open_screen(pilot) == "ArticleScreen" and screen.selected_event == "offer")


async def test_mentions_that_arrive_late_are_shown_at_once(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press("T", "j")
        found = copy(screen.annotated)
        found.entities = {}
        screen.post_message(ArticleScreen.Annotated(found, ()))
        await until(pilot, lambda: "▲" not in drawn(pilot))
        assert cursor(pilot) == "arrival"


# What leaves the reader


async def test_an_event_is_copied_with_the_citation_of_its_article(talks: Path) -> None:
    async with reading(talks) as (_, pilot):
        await pilot.press("T", "G", "y")
        assert footer(pilot) == "Event copied."
        assert pilot.app.clipboard == (
            "5 December 2025: Summit (planned). "
            "In: “India asks for more S-400s”, Test desk, 4 December 2025, 21:10, https://example.org/talks."
        )
        await pilot.press("j")
        assert footer(pilot) != "Event copied."


async def test_the_source_is_copied_and_opened_as_in_the_article(
    talks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_in_browser(url: str) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(web, "_open_in_browser", open_in_browser)
    async with reading(talks) as (_, pilot):
        await pilot.press("T", "Y")
        assert pilot.app.clipboard == "https://example.org/talks"
        assert footer(pilot) == "Link copied."
        await pilot.press("o")
        await until(pilot, lambda: footer(pilot) == "Opened https://example.org/talks")
        assert opened == ["https://example.org/talks"]


async def test_the_palette_offers_them_there_alone(talks: Path) -> None:
    async with reading(talks) as (_, pilot):

        def offered() -> list[str]:
            return [entry.title for entry in pilot.app.get_system_commands(pilot.app.screen)]

        assert "Copy the event  (y)" not in offered()
        await pilot.press("T")
        assert "Copy the event  (y)" in offered()
        assert "Copy citation  (y)" not in offered()
        (copy_event,) = (
            entry.callback
            for entry in pilot.app.get_system_commands(pilot.app.screen)
            if entry.title.startswith("Copy the event")
        )
        await copy_event()
        assert pilot.app.clipboard.startswith("October 2018: Contract signed. In: ")


async def test_an_article_without_a_source_says_so(talks: Path) -> None:
    write(talks, "\n".join(line for line in TALKS.splitlines() if not line.startswith("source:")))
    async with reading(talks) as (_, pilot):
        for key in ("Y", "o"):
            await pilot.press("T", key)
            assert footer(pilot) == "This article names no address of its source."
            await pilot.press("q")


async def test_while_one_types_and_where_no_event_is_listed_nothing_is_copied(talks: Path) -> None:
    async with reading(talks) as (_, pilot):
        await pilot.press("T", "slash", *"yYo")
        await until(pilot, lambda: timeline(pilot).wanted.words == "yYo")
        await pilot.press("enter", "y")
        assert listed(pilot) == []
        assert pilot.app.clipboard == ""


# Filters


async def test_words_filter_while_they_are_typed_and_stay_after_enter(talks: Path) -> None:
    async with reading(talks) as (_, pilot):
        await pilot.press("T", "slash", *"s-400 2021")
        await until(pilot, lambda: listed(pilot) == ["arrival"])
        assert footer(pilot) == "Enter keep ↑ ↓ event Esc end filter"
        await pilot.press("enter")
        assert listed(pilot) == ["arrival"]
        assert place(pilot) == "1 of 4 events · filter: s-400 2021"
        assert "Esc end filter" in footer(pilot)
        await pilot.press("j", "k")
        assert timeline(pilot).wanted.words == "s-400 2021", "letters are commands again"


async def test_keys_typed_in_one_go_are_all_heeded(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press("T", "slash", *"offered", "enter", "enter")
        assert screen.selected_event == "offer"


async def test_the_arrows_move_while_one_types(talks: Path) -> None:
    async with reading(talks) as (_, pilot):
        await pilot.press("T", "slash", *"s-400", "down")
        assert cursor(pilot) == "arrival"
        await pilot.press("up")
        assert cursor(pilot) == "contract"
        assert focused(pilot.app.screen) == "Input"  # type: ignore[arg-type]  # it takes any screen


async def test_escape_ends_the_words_then_the_filter_then_closes(talks: Path) -> None:
    async with reading(talks) as (_, pilot):
        await pilot.press("T", "e", "enter", "slash", *"arrival")
        await until(pilot, lambda: listed(pilot) == ["arrival"])
        await pilot.press("escape")
        assert listed(pilot) == ["contract", "arrival"]
        await pilot.press("escape")
        assert listed(pilot) == ALL
        await pilot.press("escape")
        assert open_screen(pilot) == "ArticleScreen"


async def test_the_last_words_can_be_changed(talks: Path) -> None:
    async with reading(talks) as (_, pilot):
        await pilot.press("T", "slash", *"offered", "enter", "slash", *"signed", "enter")
        assert timeline(pilot).wanted.words == "signed"
        assert listed(pilot) == ["contract"]


async def test_ended_words_are_not_asked_for_again(talks: Path) -> None:
    async with reading(talks) as (_, pilot):
        await pilot.press("T", "slash", *"offered", "enter", "escape")
        assert listed(pilot) == ALL
        await pilot.press("slash", "enter")
        assert listed(pilot) == ALL


async def test_an_entity_filters(talks: Path) -> None:
    async with reading(talks) as (_, pilot):
        await pilot.press("T", "e", "slash", *"su-57", "enter")
        await until(pilot, lambda: open_screen(pilot) == "TimelineScreen")
        assert listed(pilot) == ["offer"]
        assert place(pilot) == "1 of 4 events · filter: Su-57"
        await pilot.press("e")
        await until(pilot, lambda: open_screen(pilot) == "ChooserScreen")
        assert "All events" in drawn(pilot)
        await pilot.press("g", "enter")
        await until(pilot, lambda: open_screen(pilot) == "TimelineScreen")
        assert listed(pilot) == ALL


async def test_leaving_the_list_of_entities_changes_nothing(talks: Path) -> None:
    async with reading(talks) as (_, pilot):
        await pilot.press("T", "e", "escape")
        assert listed(pilot) == ALL


async def test_the_selected_entity_is_offered_first_and_its_events_are_marked(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        screen.select("india")
        await pilot.press("T")
        events = timeline(pilot).query_one(EventList)
        assert events.marked == {"contract"}
        await pilot.press("G", "e")
        await until(pilot, lambda: open_screen(pilot) == "ChooserScreen")
        assert pilot.app.screen.query_one(OptionList).highlighted == 0
        await pilot.press("enter")
        await until(pilot, lambda: open_screen(pilot) == "TimelineScreen")
        assert place(pilot).endswith("filter: India")
        assert events.marked == frozenset(), "all that are listed are its events"


async def test_where_no_event_names_anyone_there_is_nobody_to_choose(talks: Path) -> None:
    events = "timeline:\n  - {id: told, date: 2018, title: Something happened}\n"
    write(talks, TALKS.split("timeline:")[0] + events)
    async with reading(talks) as (_, pilot):
        await pilot.press("T", "e")
        assert footer(pilot) == "No event names anyone, and none has a place."
        assert place(pilot) == "1 event"
        await pilot.press("j")
        assert footer(pilot).startswith("j k 1/1")


async def test_an_empty_result_says_so_and_how_to_go_on(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press("T", "slash", *"zebra", "enter")
        assert listed(pilot) == []
        told = drawn(pilot)
        assert "No event has all of this: zebra" in told
        assert "Esc ends the filter" in told
        assert place(pilot) == "0 of 4 events · filter: zebra"
        assert footer(pilot).startswith("Esc end filter")
        await pilot.press("enter", "w", "j", "G")
        assert open_screen(pilot) == "TimelineScreen"
        await pilot.press("escape")
        assert listed(pilot) == ALL
        assert cursor(pilot) == "contract"
        assert "No event has" not in drawn(pilot)
        await pilot.press("escape")
        assert screen.selected_event is None


async def test_filters_leave_the_cursor_where_it_was_or_close_by(talks: Path) -> None:
    async with reading(talks) as (_, pilot):
        await pilot.press("T", "j", "slash", *"s")
        assert cursor(pilot) == "arrival"
        await pilot.press(*"ummit")
        await until(pilot, lambda: cursor(pilot) == "summit")
        await pilot.press("escape")
        assert cursor(pilot) == "arrival"


@pytest.mark.parametrize(
    ("width", "words"),
    [
        (120, "1 of 4 events · filter: Su-57, offered"),
        (80, "1 of 4 · Su-57, offered"),
        (50, "1 of 4 events"),
        (30, "1 of 4"),
    ],
)
async def test_the_footer_tells_as_much_of_the_filter_as_fits(talks: Path, width: int, words: str) -> None:
    async with reading(talks) as (_, pilot):
        await pilot.press("T", "j", "j", "e", "enter", "slash", *"offered", "enter")
        await pilot.resize_terminal(width, 24)
        assert listed(pilot) == ["offer"]
        assert place(pilot) == words


# Moving


async def test_years_and_ends_are_steps(talks: Path) -> None:
    async with reading(talks) as (_, pilot):
        await pilot.press("T", "right_square_bracket")
        assert cursor(pilot) == "arrival"
        await pilot.press("G", "left_square_bracket")
        assert cursor(pilot) == "offer"
        await pilot.press("g", "space", "b", "full_stop", "comma")
        assert cursor(pilot) == "contract"


async def test_the_help_tells_its_keys_first(talks: Path) -> None:
    async with reading(talks) as (_, pilot):
        await pilot.press("T", "question_mark")
        await until(pilot, lambda: open_screen(pilot) == "HelpScreen")
        assert "THE FULL-SCREEN TIMELINE" in drawn(pilot)
        await pilot.press("escape")
        assert open_screen(pilot) == "TimelineScreen"


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 12), (20, 6)])
async def test_there_is_room_in_every_terminal(talks: Path, size: tuple[int, int]) -> None:
    async with reading(talks) as (_, pilot):
        await pilot.press("T", "j")
        await pilot.resize_terminal(*size)
        await pilot.pause()
        assert cursor(pilot) == "arrival"
        assert "First" in drawn(pilot)
        await pilot.press("slash", *"first")
        field = timeline(pilot).query_one(Input)
        assert field.region.bottom == size[1] - 1
        assert timeline(pilot).query_one("#period", Static).display
