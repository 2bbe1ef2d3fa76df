"""What the user has set holds in the reader."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from reader import app as app_module
from reader import paths
from reader.app import ReaderApp
from reader.config import Keys, Settings
from reader.screens.article import ArticleScreen
from reader.widgets.row_painter import Highlights
from tests.sample_library import write_library
from tests.screens.journey import drawn, open_screen, rows, status
from tests.waiting import until

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library")


def article_of(pilot: Pilot[int]) -> ArticleScreen:
    screen = pilot.app.screen
    assert isinstance(screen, ArticleScreen)
    return screen


def rewrite(path: Path) -> None:
    """Give an article another title."""
    source = path.read_text(encoding="utf-8")
    path.write_text(source.replace("title: ", "title: NEW "), encoding="utf-8")


async def settled(pilot: Pilot[int]) -> ArticleScreen:
    """The article when its mentions are found."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    return article_of(pilot)


async def test_the_text_is_set_as_asked(talks: Path) -> None:
    own = Settings(
        theme="high-contrast", measure=60, line_spacing=2, justify=True, highlights="first", glyphs=True
    )
    app = ReaderApp(talks, own)
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await settled(pilot)
        assert app.theme == "high-contrast"
        assert screen.highlights is Highlights.FIRST
        assert "▲" in drawn(pilot)
        shown = [screen.body.render_line(y).text.rstrip() for y in range(8, 30)]
        assert not any(one and other for one, other in pairwise(shown)), "a row is left empty between two"
        left = screen.body.margin_cells
        full = [len(row) for row in shown if len(row) > left + 50 and not row.endswith((".", ":"))]
        assert set(full) == {left + 60}, "all end at the same column"


async def test_without_settings_nothing_is_spread_or_set_apart(talks: Path) -> None:
    app = ReaderApp(talks)
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await settled(pilot)
        assert "  " not in next(row for row in rows(screen) if len(row) > 60)


@pytest.mark.parametrize(
    ("preset", "keys", "is_true"),
    [
        ("less", ("f",), lambda screen: screen.body.scroll_offset.y > 0),
        ("less", ("d",), lambda screen: screen.body.scroll_offset.y > 0),
        ("emacs", ("ctrl+v",), lambda screen: screen.body.scroll_offset.y > 0),
        ("emacs", ("ctrl+s", *"s-400", "enter"), lambda screen: screen.match == 0),
        ("newsboat", ("asterisk",), lambda screen: screen.mention == 0),
    ],
)
async def test_a_preset_has_the_keys_of_its_program(
    talks: Path, preset: str, keys: tuple[str, ...], is_true: object
) -> None:
    app = ReaderApp(talks, Settings(keys=Keys(preset)))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await settled(pilot)
        await pilot.press(*keys)
        await until(pilot, lambda: is_true(screen))  # type: ignore[operator]  # one of the lambdas above


async def test_hints_name_the_keys_in_force(talks: Path) -> None:
    app = ReaderApp(talks, Settings(keys=Keys("emacs", {"next": ("f8",)})))
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await settled(pilot)
        assert status(screen).startswith("Ctrl+S find")
        await pilot.press("2", "enter")
        assert status(screen).startswith("F8 Ctrl+R ")


async def test_a_command_without_a_key_does_nothing_and_is_found_in_the_palette(talks: Path) -> None:
    app = ReaderApp(talks, Settings(keys=Keys(own={"mention.next": (), "find": (), "help": ("f1",)})))
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await settled(pilot)
        assert status(screen).startswith("] [ section")
        assert "# mention" in status(screen)
        await pilot.press("asterisk", "slash", "question_mark", "f1")
        assert open_screen(pilot) == "HelpScreen"
        assert "no key" in drawn(pilot)
        await pilot.press("escape")
        assert screen.mention is None
        commands = {command.title: command for command in app.get_system_commands(screen)}
        await commands["Next mention  (no key)"].callback()
        await until(pilot, lambda: screen.mention == 0)


async def test_a_new_reader_has_the_keys_of_the_table_again(talks: Path) -> None:
    async with ReaderApp(talks, Settings(keys=Keys("emacs"))).run_test():
        pass
    async with ReaderApp(talks).run_test(size=(120, 36)) as pilot:
        assert status(await settled(pilot)).startswith("/ find")


async def test_what_is_wrong_with_the_settings_is_said_and_the_article_is_read(talks: Path) -> None:
    app = ReaderApp(talks, notice="Settings: config.yaml:1:1: error: unknown key")
    async with app.run_test(size=(120, 36)) as pilot:
        assert status(await settled(pilot)) == "Settings: config.yaml:1:1: error: unknown key"
        await pilot.press("J")
        await until(pilot, lambda: article_of(pilot).annotated.article.id != "talks")
        assert "unknown key" not in status(await settled(pilot)), "it is said once"


async def test_places_can_be_left_unkept_and_files_unwatched(
    talks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app_module, "LOOK_SECONDS", 0.02)
    app = ReaderApp(talks, Settings(keep_places=False, live_reload=False))
    async with app.run_test(size=(80, 14)) as pilot:
        screen = await settled(pilot)
        await pilot.press("space")
        rewrite(talks)
        await pilot.pause(0.2)
        assert not screen.annotated.article.title.startswith("NEW")
    assert not paths.state_dir().exists()


async def test_newcomers_are_told_the_first_keys_until_they_have_pressed_some(talks: Path) -> None:
    app = ReaderApp(talks, is_first_run=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "New here? * next name Enter who or what it is" in drawn(pilot)
        assert "? all keys" in drawn(pilot)
        await pilot.press("asterisk", "asterisk", "j", "j", "k")
        assert "New here?" in drawn(pilot)
        await pilot.press("k")
        await until(pilot, lambda: "New here?" not in drawn(pilot))
        await pilot.press("J")
        await until(pilot, lambda: article_of(pilot).annotated.article.id != "talks")
        assert "New here?" not in drawn(pilot)


async def test_escape_sends_the_first_keys_away(talks: Path) -> None:
    app = ReaderApp(talks, is_first_run=True)
    async with app.run_test(size=(40, 12)) as pilot:
        await settled(pilot)
        assert "New here?" in drawn(pilot)
        assert open_screen(pilot) == "ArticleScreen"
        await pilot.press("escape")
        await until(pilot, lambda: "New here?" not in drawn(pilot))
