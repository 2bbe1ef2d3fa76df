"""Terminals that show less: no colours, no Unicode, or nothing but lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.terminal.output_policy import faults
from tests.terminal.reader_session import ReaderSession

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.xdist_group("terminal")

COLOUR = re.compile(rb"\x1b\[[0-9;:]*?\b(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])\b[0-9;:]*m")
"""A setting of a colour; 39 and 49 give the terminal's own colours back."""

PLACES = (
    b"]",
    b"2",
    b"\r",
    b"3",
    b"l",
    b"1",
    b"/",
    b"the",
    b"\r",
    b"n",
    b"\x1b",
    b"T",
    b"\x1b",
    b"?",
    b"\x1b",
)
"""Keys that lead through the panes and over them."""


def go_round(reader: ReaderSession) -> None:
    for key in PLACES:
        reader.press(key)
        reader.terminal.read_until_quiet(0.15, 5)


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "vt220"}], ids=["NO_COLOR", "vt220"])
def test_no_colour_is_written_and_types_are_told_by_signs(
    article: Path, home: Path, environment: dict[str, str]
) -> None:
    with ReaderSession(article, home=home, environment=environment) as reader:
        reader.wait_for("Openingword: the ▲K-412 went to ◆Drumlin", "said ●Ada")
        go_round(reader)
        reader.quit()
        assert COLOUR.findall(reader.terminal.output) == []
        assert b"\x1b[7m" in reader.terminal.output or b";7m" in reader.terminal.output, "reverse is"
        assert faults(reader.terminal.output) == []


def test_an_empty_no_color_asks_for_nothing(article: Path, home: Path) -> None:
    with ReaderSession(article, home=home, environment={"NO_COLOR": ""}) as reader:
        reader.wait_for("Openingword")
        reader.quit()
        assert b"38;2;" in reader.terminal.output


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [
        ((), {"LC_ALL": "C"}),
        ((), {"LANG": "C"}),
        ((), {"LC_ALL": "de_DE.ISO-8859-1"}),
        (("--ascii",), {}),
    ],
    ids=["LC_ALL=C", "LANG=C", "latin-1", "--ascii"],
)
def test_nothing_but_ascii_is_written(
    article: Path, home: Path, arguments: tuple[str, ...], environment: dict[str, str]
) -> None:
    with ReaderSession(*arguments, article, home=home, environment=environment) as reader:
        reader.wait_for("Openingword", "^ K-412", "o Ada Lovett", "Delivery", "---o---")
        go_round(reader)
        reader.quit()
        assert reader.terminal.output.isascii()


def test_a_terminal_that_can_only_show_lines_gets_lines(article: Path, home: Path) -> None:
    with ReaderSession(article, home=home, environment={"TERM": "dumb"}) as reader:
        assert reader.wait_for_end() == 0
        output = reader.terminal.output.decode()
        assert "can only show lines" in output
        assert "Openingword: the K-412 went to Drumlin" in output
        assert "Lastword" in output
        assert "\x1b" not in output
