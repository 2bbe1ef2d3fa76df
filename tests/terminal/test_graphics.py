"""Pictures in a terminal that draws them itself, as its environment tells."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

from tests.kitty import PLACEHOLDER, KittyTerminal
from tests.pictures import plain_png
from tests.terminal.emulator import ALTERNATE_SCREEN
from tests.terminal.output_policy import faults
from tests.terminal.reader_session import ReaderSession
from tests.terminal.test_start_and_quit import is_stopped

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.xdist_group("terminal")

KITTY = {"TERM": "xterm-kitty", "KITTY_WINDOW_ID": "1"}

ARTICLE = """\
title: A tower on the ridge
published: 2025-12-04
sections:
  - body:
      - "Openingword: the tower stands on the ridge."
      - image: {src: tower.png, alt: "The tower at dusk", caption: "Taken from below."}
      - "Lastword."
"""


@pytest.fixture
def tower(tmp_path: Path) -> Path:
    """An article with a picture."""
    (tmp_path / "tower.png").write_bytes(plain_png(900, 600))
    path = tmp_path / "tower.yaml"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def after(output: bytes) -> KittyTerminal:
    """What a terminal keeps after an output; a command at its end may not have come whole yet."""
    whole, begin, last = output.rpartition(b"\x1b_")
    terminal = KittyTerminal()
    terminal.write((output if not begin or b"\x1b\\" in last else whole).decode(errors="ignore"))
    return terminal


def shows_picture(reader: ReaderSession) -> None:
    """Wait until the screen shows the picture's placeholders, between its words."""
    reader.wait_for("The tower at dusk", PLACEHOLDER, "Taken from below.")


def test_it_is_sent_and_deleted_in_the_end(tower: Path, home: Path) -> None:
    with ReaderSession(tower, home=home, environment=KITTY) as reader:
        shows_picture(reader)
        assert len(after(reader.terminal.output).images) == 1
        reader.quit()
        terminal = after(reader.terminal.output)
        assert len(terminal.sent) == 1
        assert terminal.images == {}
        assert faults(reader.terminal.output, has_graphics=True) == [], "nor is the terminal asked anything"


def test_keys_that_are_pressed_meanwhile_are_not_lost(tower: Path, home: Path) -> None:
    with ReaderSession(tower, home=home, environment=KITTY) as reader:
        reader.wait_for("Openingword")
        reader.find(b"Lastword")
        shows_picture(reader)
        reader.wait_until(lambda text: "Lastword" in text.split("\n")[-2], "has all keys")
        reader.quit()


def test_back_from_the_shell_it_is_sent_again(tower: Path, home: Path) -> None:
    with ReaderSession(tower, home=home, environment=KITTY) as reader:
        shows_picture(reader)
        reader.press(b"\x1a")
        reader.wait_until(lambda _: ALTERNATE_SCREEN not in reader.screen.modes, "gives the terminal back")
        reader.wait_until(lambda _: is_stopped(reader.terminal.process_id), "stops")
        before = len(reader.terminal.output)
        reader.terminal.send_signal(signal.SIGCONT)
        reader.wait_until(lambda _: len(after(reader.terminal.output[before:]).sent) == 1, "sends it")
        reader.quit()


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {**KITTY, "NO_COLOR": "1"},
        {**KITTY, "LC_ALL": "C"},
        {"TERM": "tmux-256color", "KITTY_WINDOW_ID": "1"},
    ],
    ids=["another", "NO_COLOR", "LC_ALL=C", "tmux"],
)
def test_elsewhere_nothing_is_sent(tower: Path, home: Path, environment: dict[str, str]) -> None:
    with ReaderSession(tower, home=home, environment=environment) as reader:
        reader.wait_for("The tower at dusk", "Taken from below.")
        reader.quit()
        assert faults(reader.terminal.output) == []
        assert PLACEHOLDER.encode() not in reader.terminal.output
