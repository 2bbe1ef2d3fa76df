"""The keys that the status bar tells are keys that work where it tells them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from reader.app import ReaderApp
from reader.config import Keys, Settings
from reader.key_preset import PRESETS, commands
from reader.keys import use_keys
from reader.screens.status import field_hints, keyed_hints, typing_hints
from reader.screens.timeline import TimelineScreen
from reader.widgets.event_list import EventList
from reader.widgets.status_bar import StatusBar
from tests.sample_library import write_library
from tests.waiting import until

if TYPE_CHECKING:
    from pathlib import Path

    from reader.widgets.status_bar import Hint

STEPS = ("events.previous events.next", "event")


@pytest.mark.parametrize(
    ("own", "hints"),
    [
        ({}, [("↑ ↓", "event")]),
        ({"events.next": ("x", "f6")}, [("↑ F6", "event")]),
        ({"events.next": ("space", "full_stop", "ctrl+n")}, [("↑ Ctrl+N", "event")]),
        ({"events.next": ("ctrl+k", "home", "alt+v")}, [("↑ Alt+V", "event")]),
        ({"events.next": ("x",)}, [("↑", "event")]),
        ({"events.next": ("x",), "events.previous": ("y", "delete")}, []),
        ({"events.next": ()}, [("↑", "event")]),
    ],
)
def test_only_keys_that_the_field_leaves_are_told(own: dict[str, tuple[str, ...]], hints: list[Hint]) -> None:
    use_keys(own)
    assert list(field_hints(STEPS)) == hints


def test_what_goes_before_the_field_is_told_even_if_the_field_has_the_key_too() -> None:
    assert field_hints(("events.go", "keep"), ("find.keep", "keep")) == (("Enter", "keep"), ("Enter", "keep"))


def test_a_command_without_a_key_has_no_hint() -> None:
    use_keys({"find.keep": (), "find": (), "section.previous": ()})
    assert "keep" not in [words for _, words in typing_hints()]
    assert keyed_hints(("{find}", "find"), ("{section.next} {section.previous}", "section")) == (
        ("]", "section"),
    )


@pytest.mark.parametrize("preset", PRESETS)
def test_with_every_preset_there_are_keys_for_all_that_one_wants_while_typing(preset: str) -> None:
    use_keys({entry.id: entry.keys for entry in commands(preset)})
    assert [words for _, words in typing_hints()] == ["keep", "match", "end", "regex", "words", "case"]
    keys = [key for key, _ in (*typing_hints(), *field_hints(STEPS))]
    assert [len(key.split()) for key in keys] == [1, 2, 1, 1, 1, 1, 2]


@pytest.mark.parametrize(
    ("keys", "told", "down"),
    [
        (Keys(), "↑ ↓", "down"),
        (Keys("emacs"), "Ctrl+P Ctrl+N", "ctrl+n"),
        (Keys(own={"events.next": ("x", "ctrl+k", "f6")}), "↑ F6", "f6"),
    ],
    ids=["vim", "emacs", "own"],
)
async def test_the_keys_that_are_told_move_while_one_types(
    tmp_path: Path, keys: Keys, told: str, down: str
) -> None:
    app = ReaderApp(write_library(tmp_path / "library"), Settings(keys=keys))
    async with app.run_test(size=(120, 36)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("T", "slash", *"s-400")
        screen = app.screen
        assert isinstance(screen, TimelineScreen)
        assert (told, "event") in screen.query_one(StatusBar).hints
        await pilot.press(down)
        await until(pilot, lambda: screen.query_one(EventList).cursor == "arrival")
        assert screen.query_one(Input).value == "s-400"
