"""The last line: which hints stay, and how places and messages are cut."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from reader.themes import DARK, THEMES
from reader.widgets.status_bar import StatusBar

HINTS = (("/", "find"), ("] [", "section"), ("Tab", "pane"), ("?", "help"))


class Host(App[None]):
    """A status bar alone."""

    def __init__(self, place: str = "", message: str = "") -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK
        self._place = place
        self._message = message

    def compose(self) -> ComposeResult:
        bar = StatusBar()
        bar.hints, bar.place, bar.message = HINTS, self._place, self._message
        yield bar


async def drawn(host: Host, width: int) -> str:
    """The line as it is drawn."""
    async with host.run_test(size=(width, 2)):
        return host.screen.query_one(StatusBar).render_line(0).text


@pytest.mark.parametrize(
    ("width", "row"),
    [
        (60, " / find   ] [ section   Tab pane   ? help               5 % "),
        (48, " / find   ] [ section   Tab pane   ? help   5 % "),
        (47, " / find   ] [ section   ? help             5 % "),
        (26, " / find   ? help      5 % "),
        (20, " ? help         5 % "),
        (10, "      5 % "),
    ],
)
async def test_the_hint_that_leads_to_all_keys_goes_last(width: int, row: str) -> None:
    assert await drawn(Host("5 %"), width) == row


async def test_a_message_takes_the_room_of_the_hints() -> None:
    assert await drawn(Host("5 %", "Nothing found."), 40) == " Nothing found.                     5 % "


async def test_what_is_too_long_is_cut_but_not_how_far_one_is() -> None:
    row = await drawn(Host("A section with a long heading · 12 %"), 50)
    assert row.endswith("… · 12 % ")
    assert "? help" in row
    row = await drawn(Host("A section · 12 %", "A message that is much longer than the bar"), 40)
    assert row.startswith(" A message that")
    assert row.count("…") == 1
    assert row.endswith(" 12 % "), "the section gives way to what is said"


async def test_wide_characters_are_cut_whole() -> None:
    row = await drawn(Host("", "中文中文中文中文"), 12)
    assert row.strip() == "中文中…"


async def test_the_bar_carries_no_controls_to_the_terminal() -> None:
    row = await drawn(Host("\x9b31m · 5 %", "\x1b]52;c;x\x07\u202e"), 60)
    assert not set(row) & set("\x1b\x07\x9b\u202e")


LONG = "/somewhere/state.db cannot be opened: Not a directory: see that its folder can be written [!]"


@pytest.mark.parametrize(
    ("message", "width", "told"),
    [(LONG, 80, [LONG]), (LONG, 120, []), ("A message that is longer than its line", 30, [])],
)
async def test_what_is_wrong_is_told_in_full_beside_the_text_where_the_line_is_too_short(
    message: str, width: int, told: list[str]
) -> None:
    host = Host("5 %", message)
    async with host.run_test(size=(width, 6)):
        assert [toast.message for toast in host._notifications] == told
