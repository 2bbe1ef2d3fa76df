"""The command starts in a terminal, and leaves it as it found it, however it ends."""

from __future__ import annotations

import signal
import time
from pathlib import Path

import pytest

from reader.store.place_keeper import PlaceKeeper
from tests.terminal.conftest import ALL_PANES
from tests.terminal.emulator import ALTERNATE_SCREEN, CURSOR_VISIBLE
from tests.terminal.output_policy import faults
from tests.terminal.reader_session import TIMEOUT_SECONDS, ReaderSession

pytestmark = pytest.mark.xdist_group("terminal")

HEADLINE = "Ministers meet over the K-412 radar"
CTRL_Q = b"\x11"

KEPT_SECONDS = 10.0
"""How long it is waited for that a place is kept; long, for a busy machine."""


@pytest.mark.parametrize("key", [b"q", CTRL_Q])
def test_it_shows_the_article_and_quits(article: Path, home: Path, key: bytes) -> None:
    with ReaderSession(article, home=home) as reader:
        reader.wait_for(HEADLINE, "Openingword", "Ada Lovett")
        assert ALTERNATE_SCREEN in reader.screen.modes
        assert CURSOR_VISIBLE not in reader.screen.modes
        reader.press(key)
        assert reader.wait_for_end() == 0
        reader.check_terminal_is_as_before()
        assert faults(reader.terminal.output) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_and_the_terminal_is_as_before(
    article: Path, home: Path, number: signal.Signals
) -> None:
    with ReaderSession(article, home=home) as reader:
        reader.wait_for("Openingword")
        reader.terminal.send_signal(number)
        assert reader.wait_for_end() in {0, 128 + number}
        reader.check_terminal_is_as_before()
        assert "Traceback" not in reader.screen.text


def test_it_ends_when_its_window_is_closed(article: Path, home: Path) -> None:
    with ReaderSession(article, home=home) as reader:
        reader.wait_for("Openingword")
        reader.terminal.hang_up()
        assert reader.terminal.wait_after_hang_up(TIMEOUT_SECONDS) == 128 + signal.SIGHUP


@pytest.mark.skipif(
    not Path("/proc/self/stat").exists(), reason="it is told there that a process has stopped"
)
def test_it_can_be_suspended_and_comes_back_whole(article: Path, home: Path) -> None:
    with ReaderSession(article, home=home) as reader:
        reader.wait_for(*ALL_PANES)
        reader.press(b"\x1a")
        reader.wait_until(lambda _: is_stopped(reader.terminal.process_id), "stops")
        reader.wait_until(lambda _: ALTERNATE_SCREEN not in reader.screen.modes, "gives the terminal back")
        reader.screen.feed(b"\x1b[2J")  # the shell
        reader.terminal.send_signal(signal.SIGCONT)
        reader.wait_until(lambda _: ALTERNATE_SCREEN in reader.screen.modes, "takes the terminal again")
        reader.wait_for(*ALL_PANES, "Heading 1")
        reader.quit()


def is_stopped(process_id: int) -> bool:
    """Whether a process has been stopped by a signal (proc(5), the field ``state``)."""
    stat = Path(f"/proc/{process_id}/stat").read_text(encoding="utf-8")
    return stat.rpartition(")")[2].split()[0] == "T"


def test_the_place_outlives_a_reader_that_is_killed(article: Path, home: Path) -> None:
    with ReaderSession(article, home=home) as reader:
        reader.wait_for(*ALL_PANES)
        reader.press(b"]")
        reader.wait_until(lambda text: "Heading 1" in text.split("\n")[1], "goes to the first section")
        reader.press(b"]")
        reader.wait_until(lambda text: "Heading 2" in text.split("\n")[1], "goes to the second section")
        state = home / "state" / "dateline" / "state.db"
        deadline = time.perf_counter() + KEPT_SECONDS
        while (kept := PlaceKeeper(state).place(article)) is None or "Heading 2" not in kept.words:
            assert time.perf_counter() < deadline, "it is not kept"
        reader.terminal.send_signal(signal.SIGKILL)
        assert reader.wait_for_end() == 128 + signal.SIGKILL
    with ReaderSession(article, home=home) as reader:
        reader.wait_for("Heading 2", "Here you left off")
        assert "Heading 2" in reader.screen.text.split("\n")[1]
        reader.quit()


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="it is told there what is loaded")
def test_reading_loads_nothing_that_encrypts(article: Path, home: Path) -> None:
    with ReaderSession(article, home=home) as reader:
        reader.wait_for(*ALL_PANES)
        loaded = Path(f"/proc/{reader.terminal.process_id}/maps").read_text(encoding="utf-8")
        assert "_yaml." in loaded
        assert not {name for name in ("libssl", "libcrypto", "_ssl.", "_hashlib.") if name in loaded}
        reader.quit()


def test_it_opens_the_bundled_library_without_a_path(home: Path) -> None:
    with ReaderSession(home=home) as reader:
        reader.wait_for("TIMELINE")
        reader.quit()


@pytest.mark.parametrize(
    ("key", "words"),
    [(b"?", "Esc close"), (b"c", "Esc close"), (b":", "Search for"), (b"/", "Find in the article")],
)
def test_ctrl_q_quits_whatever_is_open(article: Path, home: Path, key: bytes, words: str) -> None:
    with ReaderSession(article, home=home) as reader:
        reader.wait_for(*ALL_PANES)
        reader.press(key)
        reader.wait_for(words)
        reader.quit()


def test_an_article_with_errors_opens_a_screen_that_lists_them(tmp_path: Path, home: Path) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_text("title: No date\nsections:\n  - body: Text.\nkiker: Defence\n", encoding="utf-8")
    with ReaderSession(path, home=home) as reader:
        reader.wait_for("wrong.yaml", "published", "kiker")
        reader.press(b"q")
        assert reader.wait_for_end() in {0, 1}
        reader.check_terminal_is_as_before()
        assert "Traceback" not in reader.terminal.output.decode()
