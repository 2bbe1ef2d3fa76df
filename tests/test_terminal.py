"""What a terminal can show is told by its environment."""

from __future__ import annotations

import pytest

from reader.terminal import Terminal, terminal


@pytest.mark.parametrize(
    ("environment", "shows"),
    [
        ({}, Terminal()),
        ({"TERM": "xterm-256color", "LANG": "de_DE.UTF-8"}, Terminal()),
        ({"NO_COLOR": "1"}, Terminal(has_colour=False)),
        ({"NO_COLOR": ""}, Terminal()),
        ({"TERM": "vt100"}, Terminal(has_colour=False)),
        ({"TERM": "vt220-nam"}, Terminal(has_colour=False)),
        ({"TERM": "xterm-mono"}, Terminal(has_colour=False)),
        ({"TERM": "linux"}, Terminal(has_colour=False)),
        ({"TERM": "xterm"}, Terminal(has_colour=False)),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, Terminal()),
        ({"TERM": "screen.xterm-256color"}, Terminal()),
        ({"TERM": "xterm-kitty"}, Terminal(has_graphics=True)),
        ({"TERM": "foot"}, Terminal()),
        # Who draws pictures where placeholders stand.
        ({"TERM": "xterm-ghostty", "COLORTERM": "truecolor"}, Terminal(has_graphics=True)),
        (
            {"TERM": "xterm-256color", "COLORTERM": "truecolor", "TERM_PROGRAM": "ghostty"},
            Terminal(has_graphics=True),
        ),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "ghostty"}, Terminal()),  # not in all colours
        ({"TERM": "tmux-256color", "COLORTERM": "truecolor", "TERM_PROGRAM": "ghostty"}, Terminal()),
        ({"TERM": "tmux-256color", "COLORTERM": "truecolor", "KITTY_WINDOW_ID": "1"}, Terminal()),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor", "KITTY_WINDOW_ID": "1"}, Terminal()),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor", "TERM_PROGRAM": "WezTerm"}, Terminal()),
        ({"TERM": "linux", "TEXTUAL_COLOR_SYSTEM": "standard"}, Terminal()),
        ({"TERM": "dumb"}, Terminal(has_panes=False, has_colour=False)),
        ({"LC_ALL": "C"}, Terminal(has_unicode=False)),
        ({"LC_ALL": "C.utf8", "LANG": "C"}, Terminal()),
        ({"LC_ALL": "", "LC_CTYPE": "de_DE@euro", "LANG": "de_DE.UTF-8"}, Terminal(has_unicode=False)),
        ({"LANG": "de_DE"}, Terminal(has_unicode=False)),
        ({"LANG": "en_GB.utf8"}, Terminal()),
        # Python says so itself where the locale is C.
        ({"LC_CTYPE": "C.UTF-8", "LANG": "C"}, Terminal(has_unicode=False)),
        ({"LC_CTYPE": "C.UTF-8"}, Terminal()),
    ],
)
def test_a_terminal_is_known_by_its_variables(environment: dict[str, str], shows: Terminal) -> None:
    assert terminal(environment) == shows


@pytest.mark.parametrize(
    ("name", "colours", "images", "has_graphics"),
    [
        ("xterm-kitty", "truecolor", "yes", True),
        ("xterm-kitty", "truecolor", "halfcells", False),
        ("xterm-256color", "truecolor", "yes", False),
        ("xterm-256color", "truecolor", "kitty", True),
        ("xterm-256color", "", "kitty", False),  # a placeholder's colour would be another one
    ],
)
def test_the_user_knows_better_what_the_terminal_draws(
    name: str,
    colours: str,
    images: str,
    has_graphics: bool,  # noqa: FBT001  a case of the table
) -> None:
    assert terminal({"TERM": name, "COLORTERM": colours}, images).has_graphics is has_graphics
