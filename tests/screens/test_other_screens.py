"""The screens besides the article: problems, help, lists, the palette."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.widgets import OptionList

from reader.app import ReaderApp
from reader.screens.article import ArticleScreen
from reader.screens.problems import count_in_words
from reader.store.problems import Code, Problem, Severity
from reader.themes import DARK, LIGHT
from tests.sample_library import write_library
from tests.waiting import until

if TYPE_CHECKING:
    from pathlib import Path

    from textual.screen import Screen


def words(screen: Screen[Any]) -> str:
    """All text of a screen that is no line-API widget."""
    return "\n".join(str(static.render()) for static in screen.query("Static"))


async def test_an_article_with_errors_opens_a_list_of_its_problems(tmp_path: Path) -> None:
    broken = write_library(tmp_path).with_name("broken.yaml")
    app = ReaderApp(broken)
    async with app.run_test(size=(100, 30)):
        assert type(app.screen).__name__ == "ProblemsScreen"
        told = words(app.screen)
        assert "line 2, column 1" in told
        assert "titel" in told
        assert "title" in told
        assert "line 3, column" in told
        assert "sections" in told


async def test_a_mended_article_opens_when_it_is_read_again(tmp_path: Path) -> None:
    broken = write_library(tmp_path).with_name("broken.yaml")
    app = ReaderApp(broken)
    async with app.run_test(size=(100, 30)) as pilot:
        broken.write_text(broken.with_name("older.yaml").read_text(encoding="utf-8"), encoding="utf-8")
        await pilot.press("r")
        await pilot.pause()
        assert type(app.screen).__name__ == "ArticleScreen"


async def test_the_other_articles_can_be_reached_from_a_broken_one(tmp_path: Path) -> None:
    broken = write_library(tmp_path).with_name("broken.yaml")
    app = ReaderApp(broken)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("j", "k", "space", "b", "G", "g", "0")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert type(app.screen).__name__ == "ChooserScreen"
        listed = app.screen.query_one(OptionList)
        titles = [str(listed.get_option_at_index(index).prompt) for index in range(listed.option_count)]
        assert titles[0].startswith("India asks for more S-400s")
        assert titles[-1] == "broken.yaml  not shown: has errors"
        await pilot.press("g", "home", "enter")
        await pilot.pause()
        assert type(app.screen).__name__ == "ArticleScreen"


def test_problems_are_counted_in_words() -> None:
    error = Problem("a", 1, 1, Severity.ERROR, Code.EMPTY, "", "")
    warning = error._replace(severity=Severity.WARNING)
    assert count_in_words([error]) == "1 error"
    assert count_in_words([error, error, warning]) == "2 errors, 1 warning"
    assert count_in_words([warning, warning]) == "2 warnings"


async def test_help_tells_the_keys_of_the_pane_first_and_goes_away(tmp_path: Path) -> None:
    app = ReaderApp(write_library(tmp_path))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("question_mark")
        assert type(app.screen).__name__ == "LinesScreen"
        assert words(app.screen).startswith("THE TEXT")
        await pilot.press("q")
        assert type(app.screen).__name__ == "ArticleScreen"
        await pilot.press("3", "f1")
        assert words(app.screen).startswith("THE TIMELINE")


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


async def test_f2_switches_between_light_and_dark(tmp_path: Path) -> None:
    app = ReaderApp(write_library(tmp_path))
    async with app.run_test() as pilot:
        assert app.theme == DARK
        await pilot.press("f2")
        assert app.theme == LIGHT
        await pilot.press("f2")
        assert app.theme == DARK


async def test_q_leaves(tmp_path: Path) -> None:
    app = ReaderApp(write_library(tmp_path))
    async with app.run_test() as pilot:
        await pilot.press("q")
    assert app.return_value == 0


async def test_a_list_closes_without_a_choice(tmp_path: Path) -> None:
    app = ReaderApp(write_library(tmp_path))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("c")
        await pilot.pause()
        assert type(app.screen).__name__ == "ChooserScreen"
        await pilot.press("slash", *"nothing is called so", "enter", "escape")
        await pilot.pause()
        assert type(app.screen).__name__ == "ArticleScreen"


async def test_a_click_beside_a_box_closes_it(tmp_path: Path) -> None:
    app = ReaderApp(write_library(tmp_path))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        await pilot.click(offset=(1, 1))
        await pilot.pause()
        assert type(app.screen).__name__ == "ArticleScreen"
