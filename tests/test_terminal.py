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
        ({"TERM": "xterm-kitty"}, Terminal()),
        ({"TERM": "foot"}, Terminal()),
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
