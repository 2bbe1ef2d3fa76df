"""What opens over the article: lists to choose from, lines to read, letters to type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from textual import events
from textual.app import App
from textual.geometry import Offset
from textual.screen import ModalScreen
from textual.selection import Selection
from textual.widgets import Input, OptionList

from reader.screens.box import STYLES
from reader.screens.modal import ChooserScreen, LettersScreen
from reader.themes import DARK, THEMES
from reader.widgets.line import Line, Lines
from reader.widgets.scrolling_lines import LinesText, ScrollingLines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.pilot import Pilot

ENTRIES = [
    (id_, (Line((title,)),))
    for id_, title in (
        ("lead", "The lead"),
        ("contract", "The contract of 2018"),
        ("first", "First deliveries"),
        ("last", "The last squadrons"),
    )
]


class Host(App[None]):
    """Opens one screen and keeps what it gives."""

    ENABLE_COMMAND_PALETTE = False  # its key would come first

    def __init__(self, screen: ModalScreen[Any]) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK
        self.given: list[object] = []
        self._modal = screen

    async def on_mount(self) -> None:
        await self.push_screen(self._modal, self.given.append)


def chooser(current: str | None = None) -> Host:
    return Host(ChooserScreen("Contents", ENTRIES, current))


def listed(pilot: Pilot[None]) -> list[str]:
    """The entries that the list shows."""
    options = pilot.app.screen.query_one(OptionList)
    prompts = (options.get_option_at_index(index).prompt for index in range(options.option_count))
    return [prompt.plain for prompt in prompts if isinstance(prompt, Lines)]


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        (["enter"], "contract"),
        (["j", "enter"], "first"),
        (["k", "enter"], "lead"),
        (["ctrl+n", "ctrl+n", "enter"], "last"),
        (["ctrl+p", "enter"], "lead"),
        (["G", "enter"], "last"),
        (["g", "enter"], "lead"),
        (["space", "enter"], "last"),
        (["end", "b", "enter"], "lead"),
        (["escape"], None),
        (["q"], None),
    ],
)
async def test_a_list_is_gone_through_by_keys_from_the_current_entry(
    keys: Sequence[str], chosen: str | None
) -> None:
    async with chooser("contract").run_test() as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        assert isinstance(pilot.app, Host)
        assert pilot.app.given == [chosen]


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("the", ["The lead", "The contract of 2018", "The last squadrons"]),
        ("THE sQ", ["The last squadrons"]),
        ("2018 the", ["The contract of 2018"]),
        ("  ", ["The lead", "The contract of 2018", "First deliveries", "The last squadrons"]),
        ("nothing", []),
    ],
)
async def test_the_field_leaves_the_entries_with_all_its_words(words: str, left: list[str]) -> None:
    async with chooser().run_test() as pilot:
        await pilot.press("slash", *words)
        await pilot.pause()
        assert listed(pilot) == left


@pytest.mark.parametrize(
    ("moves", "chosen"),
    [([], "contract"), (["down"], "last"), (["down", "up"], "contract"), (["pagedown"], "last")],
)
async def test_words_that_the_list_has_not_heard_of_yet_count(moves: list[str], chosen: str) -> None:
    async with chooser("first").run_test() as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ChooserScreen)
        screen.action_narrow()
        with screen.prevent(Input.Changed):  # as if the message were still on its way
            screen.query_one(Input).value = "o the"
        for key in moves:
            screen.action_move({"down": "cursor_down", "up": "cursor_up", "pagedown": "page_down"}[key])
        screen.action_choose()
        await pilot.pause()
        assert isinstance(pilot.app, Host)
        assert pilot.app.given == [chosen]


async def test_moving_in_a_narrowed_list_keeps_the_cursor() -> None:
    async with chooser().run_test() as pilot:
        await pilot.press("slash", *"the", "down", "down", "enter")
        await pilot.pause()
        assert isinstance(pilot.app, Host)
        assert pilot.app.given == ["last"]


async def test_there_is_nothing_to_choose_in_an_empty_list() -> None:
    async with chooser().run_test() as pilot:
        await pilot.press("slash", *"nothing", "enter", "down")
        await pilot.pause()
        assert isinstance(pilot.app, Host)
        assert not pilot.app.given
        await pilot.press("escape")
        await pilot.pause()
        assert pilot.app.given == [None]


async def test_a_click_chooses_an_entry() -> None:
    async with chooser().run_test() as pilot:
        await pilot.click(OptionList, offset=(4, 2))
        await pilot.pause()
        assert isinstance(pilot.app, Host)
        assert pilot.app.given == ["first"]


async def test_an_entry_that_is_chosen_twice_is_given_once() -> None:
    async with chooser().run_test() as pilot:
        options = pilot.app.screen.query_one(OptionList)
        options.action_select()
        options.action_select()  # a second click, before the first has been heeded
        await pilot.pause()
        assert isinstance(pilot.app, Host)
        assert pilot.app.given == ["lead"]


async def test_letters_and_a_click_at_once_give_the_letters() -> None:
    async with Host(LettersScreen(frozenset({"a"}))).run_test() as pilot:
        letters = pilot.app.screen
        assert isinstance(letters, LettersScreen)
        letters.on_key(events.Key("a", "a"))
        letters.on_click()
        await pilot.pause()
        assert isinstance(pilot.app, Host)
        assert pilot.app.given == ["a"]


async def test_a_click_beside_a_box_closes_it() -> None:
    async with chooser().run_test() as pilot:
        await pilot.click(offset=(1, 1))
        await pilot.pause()
        assert isinstance(pilot.app, Host)
        assert pilot.app.given == [None]


class Box(ModalScreen[None]):
    """Lines to read, drawn as cards and the help are."""

    CSS_PATH = STYLES

    def __init__(self, lines: Sequence[Line]) -> None:
        super().__init__()
        self._lines = lines

    def compose(self) -> ComposeResult:
        yield ScrollingLines(self._lines, classes="box")

    def on_mount(self) -> None:
        self.set_focus(self.query_one(ScrollingLines))


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        (["j"], 1),
        (["down", "down", "k"], 1),
        (["space"], 10),
        (["ctrl+d"], 5),
        (["G"], 30),
        (["G", "b"], 20),
        (["end", "ctrl+u"], 25),
        (["G", "g"], 0),
    ],
)
async def test_long_lines_scroll_by_the_keys_of_the_text(keys: Sequence[str], row: int) -> None:
    lines = [Line((f"Line {number}.",)) for number in range(40)]
    async with Host(Box(lines)).run_test(size=(60, 15)) as pilot:
        box = pilot.app.screen.query_one(ScrollingLines)
        assert box.scrollable_content_region.height == 10
        await pilot.press(*keys)
        assert box.scroll_y == row


async def test_lines_hang_at_the_width_of_the_box() -> None:
    lines = [Line(("up to 400 km with the missile of the longest range, as its maker says",), "Range", "dim")]
    async with Host(Box(lines)).run_test(size=(40, 12)) as pilot:
        text = pilot.app.screen.query_one(LinesText)
        rows = [text.render_line(y).text.rstrip() for y in range(text.size.height)]
        assert rows == [
            "Range: up to 400 km with the",
            "  missile of the longest range,",
            "  as its maker says",
        ]


async def test_what_is_selected_with_the_mouse_is_copied_as_it_is_drawn() -> None:
    async with Host(Box([Line(("400 km",), "Range"), Line(("Words.",))])).run_test() as pilot:
        text = pilot.app.screen.query_one(LinesText)
        assert text.get_selection(Selection(None, None)) == ("Range  400 km\nWords.", "\n")
        assert text.get_selection(Selection(Offset(7, 0), Offset(5, 1))) == ("400 km\nWords", "\n")


@pytest.mark.parametrize(
    ("typed", "given"),
    [(["a"], "a"), (["s", "d"], "sd"), (["S", "d"], "sd"), (["x"], None), (["s", "x"], None), (["f1"], None)],
)
async def test_letters_are_taken_until_they_are_among_those_offered(
    typed: Sequence[str], given: str | None
) -> None:
    async with Host(LettersScreen(frozenset({"a", "sd", "sf"}))).run_test() as pilot:
        await pilot.press(*typed)
        await pilot.pause()
        assert isinstance(pilot.app, Host)
        assert pilot.app.given == [given]
