"""Keys typed ahead go to what has the focus when the ones before have done their work."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding
from textual.widgets import Input

from reader.screens import typeahead
from reader.screens.typeahead import Typeahead
from tests.waiting import until

if TYPE_CHECKING:
    import pytest
    from textual.app import ComposeResult


class Form(App[int]):
    """Two fields; ``ctrl+t`` moves to the second, and takes its time."""

    BINDINGS: ClassVar = [Binding("ctrl+t", "move", "Move")]

    def __init__(self) -> None:
        super().__init__()
        self._typeahead = Typeahead(self, super().on_event)
        self.release = asyncio.Event()
        """Lets the move end."""

    def compose(self) -> ComposeResult:
        yield Input(id="first")
        yield Input(id="second")

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key) and not event.is_forwarded:
            await self._typeahead.put(event)
        else:
            await super().on_event(event)

    async def action_move(self) -> None:
        await asyncio.sleep(0)
        self.screen.set_focus(self.query_one("#second"))

    def value(self, name: str) -> str:
        return self.query_one(f"#{name}", Input).value

    def type(self, *keys: str) -> None:
        """Send keys in one go, as a terminal does with what has been typed meanwhile."""
        for key in keys:
            self.post_message(events.Key(key, key if len(key) == 1 else None))


async def test_a_burst_follows_the_focus() -> None:
    app = Form()
    async with app.run_test() as pilot:
        app.type("a", "b", "ctrl+t", "c", "d")
        await until(pilot, lambda: app.value("second") == "cd")
        assert app.value("first") == "ab"


async def test_nothing_is_lost_and_the_order_is_kept() -> None:
    app = Form()
    async with app.run_test() as pilot:
        letters = "abcdefghijklmnopqrstuvwxyz"
        app.type(*letters)
        await until(pilot, lambda: app.value("first") == letters)


async def test_a_key_that_gets_lost_holds_up_the_next_ones_for_a_while_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(typeahead, "PATIENCE_SECONDS", 0.05)
    monkeypatch.setattr(Typeahead, "_follow", lambda *_: None)  # no key is seen to arrive
    app = Form()
    async with app.run_test() as pilot:
        app.type("a", "b", "c")
        await until(pilot, lambda: app.value("first") == "abc")
