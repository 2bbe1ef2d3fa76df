"""The words that a note is on, with what stands around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.app import App

from reader.widgets.quoted_words import QuotedWords
from tests.waiting import until

if TYPE_CHECKING:
    from textual.app import ComposeResult

TEXT = "Before them stand many words, which no one has chosen until now. THESE ARE CHOSEN. " + "And on. " * 20


class Quoting(App[None]):
    """Shows some words."""

    def __init__(self, text: str, words: str, *, is_fixed: bool = False) -> None:
        super().__init__()
        start = text.index(words)
        self.quoted = QuotedWords(text, start, start + len(words), is_fixed=is_fixed)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {"dateline-headline": "white", "dateline-dim": "grey"}

    def compose(self) -> ComposeResult:
        yield self.quoted

    @property
    def shown(self) -> str:
        return "\n".join(line.plain for line in self.quoted.lines)


async def test_what_is_around_shows_while_the_words_are_chosen_cut_at_blanks() -> None:
    app = Quoting(TEXT, "THESE ARE CHOSEN")
    async with app.run_test() as pilot:
        app.set_focus(None)
        await until(pilot, lambda: app.shown == "“THESE ARE CHOSEN”")
        app.quoted.focus()
        await until(pilot, lambda: app.shown.startswith("… them stand many words"))
        assert "until now. THESE ARE CHOSEN. And on. And" in app.shown
        assert app.shown.endswith(" …")
        await pilot.press("h", "L")
        assert app.quoted.words == "ARE"
        app.set_focus(None)
        await until(pilot, lambda: app.shown == "“ARE”")


async def test_where_nothing_is_left_out_nothing_says_so() -> None:
    app = Quoting("All of this is short.", "of")
    async with app.run_test() as pilot:
        app.quoted.focus()
        await until(pilot, lambda: app.shown == "All of this is short.")


@pytest.mark.parametrize("is_fixed", [True, False])
async def test_words_that_must_stay_cannot_be_moved_to(is_fixed: bool) -> None:  # noqa: FBT001  a parameter
    app = Quoting(TEXT, "THESE ARE", is_fixed=is_fixed)
    async with app.run_test():
        assert app.quoted.focusable is not is_fixed
        assert app.shown == ("“THESE ARE”" if is_fixed else app.shown)
