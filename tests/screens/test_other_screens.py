"""Commands that work everywhere: the palette, themes, leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.color import Color
from textual.widgets import OptionList

from reader.app import ReaderApp
from reader.screens.article import ArticleScreen
from reader.themes import DARK, HIGH_CONTRAST, LIGHT
from tests.sample_library import write_library
from tests.waiting import until

if TYPE_CHECKING:
    from pathlib import Path


async def test_the_palette_runs_commands_by_name(tmp_path: Path) -> None:
    app = ReaderApp(write_library(tmp_path))
    async with app.run_test(size=(100, 30)) as pilot:
        await app.workers.wait_for_complete()
        screen = app.screen
        assert isinstance(screen, ArticleScreen)
        commands = {command.title: command for command in app.get_system_commands(screen)}
        assert "Contents  (c)" in commands
        assert "Line down  (j ↓)" not in commands
        await pilot.press("colon")
        await pilot.pause()
        await pilot.press(*"type glyphs")
        listed = app.screen.query_one(OptionList)
        await until(pilot, lambda: listed.option_count == 1)
        await pilot.press("enter")
        await pilot.pause()
        assert screen.glyphs


@pytest.mark.parametrize("name", ["talks.yaml", "broken.yaml"])
@pytest.mark.parametrize("theme", [DARK, LIGHT])
async def test_the_palette_looks_as_the_other_windows_do(tmp_path: Path, name: str, theme: str) -> None:
    app = ReaderApp(write_library(tmp_path).with_name(name))
    app.theme = theme
    async with app.run_test(size=(120, 30)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("colon")
        await until(pilot, lambda: bool(app.screen.query(OptionList).first().option_count))
        listed = app.screen.query_one(OptionList)
        colours = app.get_css_variables()
        assert listed.size.width <= 84
        assert listed.styles.background == Color.parse(colours["dateline-panel"])
        cursor = listed.get_component_styles("option-list--option-highlighted")
        assert cursor.background == Color.parse(colours["dateline-selection"])


async def test_f2_switches_through_datelines_own_themes(tmp_path: Path) -> None:
    app = ReaderApp(write_library(tmp_path))
    async with app.run_test() as pilot:
        assert app.theme == DARK
        await pilot.press("f2")
        assert app.theme == LIGHT
        await pilot.press("f2")
        assert app.theme == HIGH_CONTRAST
        await pilot.press("f2")
        assert app.theme == DARK
        app.theme = "nord"
        await pilot.press("f2")
        assert app.theme == DARK


async def test_q_leaves(tmp_path: Path) -> None:
    app = ReaderApp(write_library(tmp_path))
    async with app.run_test() as pilot:
        await pilot.press("q")
    assert app.return_value == 0
