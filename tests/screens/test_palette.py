"""The command palette, by keys that come faster than it opens, lists and closes."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.widgets import Input, OptionList

from reader.config import Keys, Settings
from reader.themes import DARK, LIGHT
from tests.sample_library import write_library
from tests.screens.journey import drawn, open_screen, reading
from tests.waiting import until

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library")


def type_ahead(pilot: Pilot[int], *keys: str) -> None:
    """Send keys in one go, as a terminal does with what has been typed meanwhile."""
    for key in keys:
        pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))


@pytest.mark.parametrize("rest", product(["enter", "escape", "down"], repeat=2), ids=" ".join)
async def test_keys_behind_the_one_that_chooses_do_nothing_more(talks: Path, rest: tuple[str, ...]) -> None:
    async with reading(talks) as (screen, pilot):
        type_ahead(pilot, "colon", *"zen", "enter", *rest)
        await until(pilot, lambda: screen.has_class("-zen"))
        await until(pilot, lambda: open_screen(pilot) != "Palette")
        type_ahead(pilot, "escape", *"gg", "f2")
        await until(pilot, lambda: pilot.app.theme == LIGHT)  # every key has been taken
        assert screen.has_class("-zen")


@pytest.mark.parametrize("keys", [("enter",) * 4, ("escape",) * 4, ("enter", "escape") * 2], ids=" ".join)
async def test_the_palette_closes_once_whatever_comes_meanwhile(talks: Path, keys: tuple[str, ...]) -> None:
    async with reading(talks) as (screen, pilot):
        for _ in range(3):
            type_ahead(pilot, "colon", *keys)
            await until(pilot, lambda: open_screen(pilot) == "ArticleScreen")
        await pilot.press("escape", "escape", "f2")
        await until(pilot, lambda: pilot.app.theme == LIGHT)
        assert pilot.app.screen_stack[0] is screen


async def test_a_command_that_is_clicked_twice_runs_once(talks: Path) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press("colon", *"zen")
        listed = pilot.app.screen.query_one(OptionList)
        await until(pilot, lambda: listed.option_count == 1)
        for _ in range(2):
            listed.action_select()
        await until(pilot, lambda: screen.has_class("-zen"))
        await pilot.press("f2")
        await until(pilot, lambda: pilot.app.theme == LIGHT)
        assert screen.has_class("-zen")
        assert open_screen(pilot) == "ArticleScreen"


async def test_enter_behind_words_in_one_go_runs_what_they_name(talks: Path) -> None:
    async with reading(talks) as (_, pilot):
        type_ahead(pilot, "colon", *"next theme", "enter")
        await until(pilot, lambda: pilot.app.theme == LIGHT)


async def test_the_keys_of_a_preset_move_and_close_it(talks: Path) -> None:
    async with reading(talks, settings=Settings(keys=Keys("emacs"))) as (_, pilot):
        await pilot.press("alt+x")
        listed = pilot.app.screen.query_one(OptionList)
        await until(pilot, lambda: listed.highlighted == 0)
        await pilot.press("ctrl+n", "ctrl+n", "ctrl+p")
        await until(pilot, lambda: listed.highlighted == 1)
        await pilot.press("ctrl+g")
        await until(pilot, lambda: open_screen(pilot) == "ArticleScreen")


async def test_letters_are_typed_into_it_whatever_they_do_elsewhere(talks: Path) -> None:
    async with reading(talks) as (_, pilot):
        await pilot.press("colon", *"qjk")
        await until(pilot, lambda: pilot.app.screen.query_one(Input).value == "qjk")
        await pilot.press("escape")
        await until(pilot, lambda: open_screen(pilot) == "ArticleScreen")


async def test_a_theme_is_chosen_and_enter_once_more_does_nothing(talks: Path) -> None:
    async with reading(talks) as (_, pilot):
        await pilot.app.run_action("change_theme")
        await until(pilot, lambda: "Search for themes" in drawn(pilot))
        assert pilot.app.theme == DARK
        type_ahead(pilot, *"broadsheet", "enter", "enter", "escape")
        await until(pilot, lambda: pilot.app.theme == LIGHT)
        await until(pilot, lambda: open_screen(pilot) == "ArticleScreen")


async def test_the_help_opens_over_it(talks: Path) -> None:
    async with reading(talks) as (_, pilot):
        await pilot.press("colon", "f1")
        await until(pilot, lambda: open_screen(pilot) == "HelpScreen")
        await pilot.press("escape")
        await until(pilot, lambda: open_screen(pilot) == "Palette")
