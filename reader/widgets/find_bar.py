"""The line in which one types what to find, with its switches and the count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal
from textual.message import Message
from textual.reactive import var
from textual.widgets import Input, Static

from reader.text.find import Query

if TYPE_CHECKING:
    from textual.app import ComposeResult


class FindBar(Horizontal):
    """Asks for a text to find; the screen searches and tells the count."""

    BINDINGS = [
        Binding("escape", "cancel", "Cancel", show=False),
        Binding("down", "step(1)", "Next", show=False),
        Binding("up", "step(-1)", "Previous", show=False),
        Binding("alt+r", "switch('is_regex')", "Regular expression", show=False),
        Binding("alt+w", "switch('whole_words')", "Whole words", show=False),
        Binding("alt+c", "switch('match_case')", "Match case", show=False),
    ]

    is_regex: var[bool] = var(False)
    """Whether the text is a regular expression."""
    whole_words: var[bool] = var(False)
    """Whether only whole words match."""
    match_case: var[bool] = var(False)
    """Whether case always matters; else it does if the text holds a capital."""
    count: var[str] = var("")
    """What was found: ``3/17``, or why nothing can be."""
    is_fault: var[bool] = var(False)
    """Whether the count tells a fault."""

    class Changed(Message):
        """The text, or a switch, has changed."""

        def __init__(self, wanted: Query) -> None:
            super().__init__()
            self.wanted = wanted
            """What to find."""

    class Submitted(Message):
        """Enter: the search stays, and the keys go to the article again."""

    class Cancelled(Message):
        """Esc: the search ends where it began."""

    class Stepped(Message):
        """An arrow key: go to the next or previous match while typing."""

        def __init__(self, steps: int) -> None:
            super().__init__()
            self.steps = steps
            """1 forwards, -1 backwards."""

    def compose(self) -> ComposeResult:
        """The sign, the field, the switches, the count."""
        yield Static("/", id="find-sign")
        yield Input(
            id="find-input",
            compact=True,
            select_on_focus=True,
            placeholder="Find in the article; @name for an entity",
        )
        yield Static(id="find-switches")
        yield Static(id="find-count")

    def on_mount(self) -> None:
        """Show the switches as they stand."""
        self._show_switches()

    def open(self) -> None:
        """Take the focus, with the last text selected."""
        self.display = True
        self.query_one(Input).focus()

    @property
    def wanted(self) -> Query:
        """What to find, as it is typed and switched now."""
        return Query(self.query_one(Input).value, self.is_regex, self.whole_words, self.match_case)

    def watch_count(self) -> None:
        """Tell what was found."""
        if self.is_mounted:
            self.query_one("#find-count", Static).update(self.count, layout=True)

    def watch_is_fault(self) -> None:
        """Faults are coloured."""
        self.set_class(self.is_fault, "-fault")

    @on(Input.Changed)
    def _input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(self.wanted))

    @on(Input.Submitted)
    def _input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Submitted())

    def action_cancel(self) -> None:
        """End the search."""
        self.post_message(self.Cancelled())

    def action_step(self, steps: int) -> None:
        """Go to another match."""
        self.post_message(self.Stepped(steps))

    def action_switch(self, name: str) -> None:
        """Turn a switch."""
        setattr(self, name, not getattr(self, name))
        self._show_switches()
        self.post_message(self.Changed(self.wanted))

    def _show_switches(self) -> None:
        names = {"is_regex": "Alt+R .*", "whole_words": "Alt+W word", "match_case": "Alt+C Aa"}
        on_now = [label for name, label in names.items() if getattr(self, name)]
        self.query_one("#find-switches", Static).update("  ".join(on_now))
