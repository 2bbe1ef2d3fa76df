"""Standard output and standard error that are full or closed: a line that says so, and no traceback."""

from __future__ import annotations

import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from reader.cli import main, output
from tests.sample_library import write_library

FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="there is no device here that is always full")

NO_ROOM = (
    "dateline: what was asked for cannot be written: No space left on device"
    " (make room there, or write it elsewhere)\n"
)
CLOSED = "dateline: what was asked for cannot be written: Bad file descriptor (standard output is closed)\n"


@pytest.fixture
def talks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An article in the current folder, which is a library."""
    path = write_library(tmp_path / "library")
    monkeypatch.chdir(path.parent)
    return path


def run_full(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """Run the command with a standard output that has no room."""
    with monkeypatch.context() as patched, FULL.open("w", encoding="utf-8") as stream:
        patched.setattr(sys, "stdout", stream)
        return main(arguments)


@needs_full
@pytest.mark.usefixtures("talks")
@pytest.mark.parametrize(
    "line",
    [
        *("--version", "--help", "print --help", "print talks.yaml", "print --format json talks.yaml"),
        *("timeline talks.yaml", "mentions talks.yaml", "check --json talks.yaml", "schema article"),
        *("config", "config --keys", "completion bash", "state export", "notes --json"),
        "search --library . India",
        *("init ../new", "new A headline"),
    ],
)
def test_what_cannot_be_written_is_told_in_a_line(
    line: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run_full(monkeypatch, *line.split()) == 2
    assert capsys.readouterr().err == NO_ROOM


@needs_full
def test_wrong_use_is_told_with_a_full_standard_output_too(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run_full(monkeypatch, "print", "/nowhere.yaml") == 2
    assert capsys.readouterr().err.startswith("dateline: there is no file or folder /nowhere.yaml")


def in_shell(redirection: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command in a process, with its streams as a shell redirects them."""
    return subprocess.run(
        ["sh", "-c", f'exec "$0" -m reader "$@" {redirection}', sys.executable, *arguments],
        capture_output=True,
        text=True,
        check=False,
    )


@needs_full
@pytest.mark.parametrize(("redirection", "said"), [(">/dev/full", NO_ROOM), (">&-", CLOSED)])
@pytest.mark.parametrize("arguments", [("print", "talks.yaml"), ("print", "--help"), ("--version",)])
@pytest.mark.usefixtures("talks")
def test_nothing_is_left_that_fails_when_python_ends(
    redirection: str, said: str, arguments: tuple[str, ...]
) -> None:
    done = in_shell(redirection, *arguments)
    assert (done.returncode, done.stderr) == (2, said)


@needs_full
@pytest.mark.parametrize("redirection", ["2>/dev/full", "2>&-", "<&- 2>&-"])
@pytest.mark.usefixtures("talks")
def test_messages_that_cannot_be_written_are_lost_and_nothing_else(redirection: str) -> None:
    told, lost = in_shell("", "timeline", "talks.yaml"), in_shell(redirection, "timeline", "talks.yaml")
    assert (lost.returncode, lost.stdout) == (told.returncode, told.stdout) == (0, told.stdout)
    assert "events" in told.stderr
    done = in_shell(redirection, "timeline", "nowhere.yaml")
    assert (done.returncode, done.stdout) == (2, "")


@pytest.mark.usefixtures("talks")
def test_with_all_streams_closed_it_ends_in_order() -> None:
    assert in_shell("<&- >&- 2>&-", "print", "talks.yaml").returncode == 2
    done = in_shell("<&- >&-", "talks.yaml")
    assert (done.returncode, done.stderr.partition(" (")[0]) == (2, "dateline: the reader needs a terminal")


def test_nobody_reading_messages_is_left_to_the_caller(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken(StringIO):
        def flush(self) -> None:
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stderr", Broken())
    with pytest.raises(BrokenPipeError):
        output.say("a message")


def test_data_stands_before_the_message_that_follows_it(tmp_path: Path) -> None:
    both = tmp_path / "both"
    script = "from reader.cli import output; output.write('data'); output.say('message')"
    with both.open("w") as stream:
        subprocess.run([sys.executable, "-c", script], stdout=stream, stderr=stream, check=True)
    assert both.read_text().splitlines() == ["data", "message"]
