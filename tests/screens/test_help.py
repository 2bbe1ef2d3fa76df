"""The help: the keys that work where one is, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.app import ReaderApp
from reader.commands import COMMANDS, Context, commands_of, shown_keys
from reader.screens.help import contexts_here, help_lines
from reader.screens.modal import LinesScreen
from reader.widgets.scrolling_lines import LinesText
from tests.sample_library import write_library
from tests.screens.journey import open_screen, reading

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

OVER_ALL = (Context.LIST, Context.LINES, Context.CARD)


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library")


def titles(pilot: Pilot[int]) -> list[str]:
    """The headings of the help that is open."""
    assert isinstance(pilot.app.screen, LinesScreen)
    return [line for line in pilot.app.screen.query_one(LinesText).plain.split("\n") if line.isupper()]


@pytest.mark.parametrize("context", Context)
def test_a_place_is_told_with_all_its_keys(context: Context) -> None:
    title, *rest = help_lines(context)
    assert title.plain == context.value.upper()
    assert [(line.label, line.parts) for line in rest] == [
        (shown_keys(entry), (entry.help,)) for entry in commands_of(context)
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
        assert contexts_here(screen)[:3] == (first, Context.ARTICLE, Context.APP)


async def test_over_an_article_all_is_told_but_the_keys_of_a_broken_one(talks: Path) -> None:
    async with reading(talks) as (screen, _):
        here = contexts_here(screen)
        assert {*here} == {*Context} - {Context.PROBLEMS}
        assert len(here) == len({*here})
        told = {line.label for line in help_lines(*here)}
        assert {shown_keys(entry) for entry in COMMANDS if entry.context is not Context.PROBLEMS} <= told


async def test_over_the_problems_of_a_file_only_the_keys_are_told_that_work_there(talks: Path) -> None:
    app = ReaderApp(talks.with_name("broken.yaml"))
    async with app.run_test(size=(100, 30)):
        assert contexts_here(app.screen) == (Context.LINES, Context.PROBLEMS, Context.APP, *OVER_ALL[::2])


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
