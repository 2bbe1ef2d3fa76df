"""What counts as a fault in a program's output."""

from __future__ import annotations

import pytest

from tests.terminal.hostile import PAYLOADS
from tests.terminal.output_policy import faults

HARMLESS_PAYLOADS = ("[bold red]", "&#27;")
"""Payloads that hold no control character themselves: it is their interpretation that would make one."""


@pytest.mark.parametrize(
    "data",
    [
        b"text\r\n",
        b"\x1b[0m\x1b[m\x1b[1;38;2;1;2;3;48;2;4;5;6m\x1b[4:3m",
        b"\x1b[12;1H",
        b"\x1b[?1049h\x1b[?25l\x1b[?2026h\x1b[?2026l",
        b"\x1b[?2026$p\x1b[?2048$p",
        b"\x1b[>25u\x1b[<u",
        b"\x1b]22;default\x07",
        "☻ ▲ ├─ 👨‍👩‍👧 印度".encode(),
    ],
)
def test_what_drawing_needs_is_allowed(data: bytes) -> None:
    assert faults(data) == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_every_payload_that_reaches_the_terminal_is_a_fault(payload: str) -> None:
    is_harmless = payload.startswith(HARMLESS_PAYLOADS)
    assert bool(faults(payload.encode())) is not is_harmless or payload == "\x1b[?1049l"


@pytest.mark.parametrize(
    "data",
    [
        b"\x1b[2J",
        b"\x1b[H",
        b"\x1b[?47h",
        b"\x1b[6n",
        b"\x1b[c",
        b"\x1b[999999;1H",
        b"\x1b]0;title\x07",
        b"\x1b]2;title\x1b\\",
        b"\x1b]22;\x07",
        b"\x1b]52;c;UFdORUQ=\x07",
        b"\x1b]8;;https://example.org\x1b\\",
        b"\x1b]22;default",
        b"\x07",
        b"\x08",
        b"\t",
        b"\xff",
        b"\xed\xa0\x80",
        "\u202e".encode(),
        "\u2069".encode(),
        "\u2028".encode(),
        "\x9b31m".encode(),
    ],
)
def test_everything_else_is_a_fault(data: bytes) -> None:
    assert faults(data)


def test_only_copying_may_set_the_clipboard_and_only_to_base64() -> None:
    assert faults(b"\x1b]52;c;UFdORUQ=\x07", is_copying=True) == []
    assert faults(b"\x1b]52;c;?\x07", is_copying=True)
    assert faults(b"\x1b]52;p;UFdORUQ=\x07", is_copying=True)
