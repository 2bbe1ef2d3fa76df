"""The help: the keys that work where one is, and no others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from reader.app import ReaderApp
from reader.commands import COMMANDS, Context, commands_of
from reader.config import PRESETS, Keys, Settings
from reader.key_preset import commands
from reader.keys import keyed, shown_keys, use_keys
from reader.screens.article import ArticleScreen
from reader.screens.help import HelpScreen, contexts_here, help_lines
from reader.terminal import Terminal
from reader.widgets.scrolling_lines import LinesText
from tests.sample_library import write_library
from tests.screens.journey import drawn, open_screen, reading
from tests.waiting import until

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

OVER_ALL = (Context.LIST, Context.LINES, Context.CARD)


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library")


def titles(pilot: Pilot[int]) -> list[str]:
    """The headings of the help that is open."""
    assert isinstance(pilot.app.screen, HelpScreen)
    return [line for line in pilot.app.screen.query_one(LinesText).plain.split("\n") if line.isupper()]


@pytest.mark.parametrize("context", Context)
def test_a_place_is_told_with_all_its_keys(context: Context) -> None:
    title, *rest = help_lines(context)
    assert title.plain == context.value.upper()
    rest = rest[1:] if not rest[0].label else rest  # a lesson
    assert [(line.label, line.parts) for line in rest] == [
        (shown_keys(entry), (keyed(entry.help),)) for entry in commands_of(context)
    ]


@pytest.mark.parametrize(
    ("keys", "first"),
    [
        ((), Context.BODY),
        (("2",), Context.ENTITIES),
        (("3",), Context.TIMELINE),
        (("slash",), Context.FIND),
    ],
)
async def test_what_has_the_focus_comes_first(talks: Path, keys: tuple[str, ...], first: Context) -> None:
    async with reading(talks) as (screen, pilot):
        await pilot.press(*keys)
        assert contexts_here(screen)[:4] == (first, Context.ARTICLE, Context.EVERYWHERE, Context.APP)


async def test_over_an_article_all_is_told_but_the_keys_of_a_broken_one(talks: Path) -> None:
    async with reading(talks) as (screen, _):
        here = contexts_here(screen)
        library = {Context.LIBRARY, Context.COLLECTIONS}
        assert {*here} == {*Context} - {Context.PROBLEMS, Context.HELP} - library
        assert len(here) == len({*here})
        told = {line.label for line in help_lines(*here)}
        assert {shown_keys(entry) for entry in COMMANDS if entry.context in here} <= told


async def test_over_the_problems_of_a_file_only_the_keys_are_told_that_work_there(talks: Path) -> None:
    app = ReaderApp(talks.with_name("broken.yaml"))
    async with app.run_test(size=(100, 30)):
        here = (Context.LINES, Context.PROBLEMS, Context.EVERYWHERE, Context.APP)
        assert contexts_here(app.screen) == (*here, *OVER_ALL[::2])


async def test_the_help_opens_over_the_pane_one_is_in_and_goes_away(talks: Path) -> None:
    async with reading(talks) as (_, pilot):
        await pilot.press("question_mark")
        assert titles(pilot)[0] == "THE TEXT"
        await pilot.press("q")
        assert open_screen(pilot) == "ArticleScreen"
        await pilot.press("3", "f1")
        assert titles(pilot)[0] == "THE TIMELINE"
        await pilot.press("escape")
        assert open_screen(pilot) == "ArticleScreen"


async def test_over_a_card_the_help_tells_the_keys_of_cards_and_the_theme_can_be_changed(talks: Path) -> None:
    async with reading(talks) as (_, pilot):
        await pilot.press("2", "enter", "enter")
        await until(pilot, lambda: open_screen(pilot) == "CardScreen")
        await pilot.press("question_mark")
        await until(pilot, lambda: open_screen(pilot) == "HelpScreen")
        assert titles(pilot) == ["CARDS, HELP, PROBLEMS", "CARDS", "EVERYWHERE"]
        await pilot.press("question_mark")
        await until(pilot, lambda: open_screen(pilot) == "CardScreen")
        theme = pilot.app.theme
        await pilot.press("f2")
        assert pilot.app.theme != theme
        assert open_screen(pilot) == "CardScreen"


@pytest.mark.parametrize("keys", [("c",), ("colon",), ("question_mark",), ("a",), ("2", "enter", "enter")])
async def test_whatever_is_open_the_reader_can_be_suspended(
    talks: Path, keys: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    suspended: list[str] = []
    monkeypatch.setattr(ReaderApp, "action_suspend_process", lambda app: suspended.append(str(app.screen)))
    async with reading(talks) as (screen, pilot):
        await pilot.press(*keys)
        await until(pilot, lambda: pilot.app.screen is not screen)
        await pilot.press("ctrl+z")
        await until(pilot, lambda: bool(suspended))


async def test_the_help_is_searched_while_one_types(talks: Path) -> None:
    async with reading(talks) as (_, pilot):
        await pilot.press("question_mark", "slash", *"event next")
        await until(
            pilot, lambda: titles(pilot) == ["THE ARTICLE", "THE TIMELINE", "THE FULL-SCREEN TIMELINE"]
        )
        await pilot.press("enter", "j", "slash", "end", *" xyz")
        await until(pilot, lambda: "No command has all of these words: event next xyz" in drawn(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: titles(pilot)[0] == "THE TEXT")
        assert open_screen(pilot) == "HelpScreen"
        await pilot.press("escape")
        await until(pilot, lambda: open_screen(pilot) == "ArticleScreen")


async def test_the_help_teaches_with_the_keys_in_force(talks: Path) -> None:
    own = Settings(keys=Keys(own={"mention.next": ("x", "f5")}))
    app = ReaderApp(talks, own)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("question_mark")
        assert "x steps from one to the next" in " ".join(drawn(pilot).split())
        await pilot.press("escape")
        await app.workers.wait_for_complete()
        await pilot.press("x")
        screen = app.screen
        assert isinstance(screen, ArticleScreen)
        await until(pilot, lambda: screen.mention == 0)
        await pilot.press("asterisk")
        assert screen.mention == 0, "its key of the table does nothing"


@pytest.mark.parametrize("preset", PRESETS)
def test_every_lesson_can_be_told_with_every_preset(preset: str) -> None:
    use_keys({entry.id: entry.keys for entry in commands(preset)})
    told = "\n".join(line.plain for context in Context for line in help_lines(context))
    assert not re.findall(r"\{[a-z_.]{2,}\}", told)


async def test_without_unicode_no_key_is_told_by_an_arrow(talks: Path) -> None:
    app = ReaderApp(talks, terminal=Terminal(has_unicode=False))
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("question_mark")
        assert "j Down" in drawn(pilot)
        assert "Ctrl+O Alt+Left" in "\n".join(line.label for line in help_lines(Context.ARTICLE))
    async with ReaderApp(talks).run_test():
        assert "j ↓" in [line.label for line in help_lines(Context.BODY)]
