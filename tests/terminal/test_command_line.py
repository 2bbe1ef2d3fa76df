"""Wrong use of the command, and the command without a terminal."""

from __future__ import annotations

import os
import pty
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.terminal.pseudo_terminal import reader_command, terminal_environment
from tests.terminal.reader_session import TIMEOUT_SECONDS

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.xdist_group("terminal")


def _run(
    home: Path, *arguments: str | Path, stdin: int = subprocess.DEVNULL
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        reader_command(*arguments),
        env=terminal_environment(str(home)),
        stdin=stdin,
        capture_output=True,
        text=True,
        timeout=TIMEOUT_SECONDS,
        check=False,
    )


def test_a_missing_file_is_wrong_use_and_said_in_one_line(tmp_path: Path, home: Path) -> None:
    done = _run(home, tmp_path / "missing.yaml")
    assert done.returncode == 2
    assert done.stdout == ""
    assert "missing.yaml" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unknown_option_is_wrong_use(home: Path) -> None:
    done = _run(home, "--no-such-option")
    assert done.returncode == 2
    assert "--no-such-option" in done.stderr


def test_without_a_terminal_it_says_so_and_writes_no_escape(article: Path, home: Path) -> None:
    done = _run(home, article)
    assert done.returncode == 2
    assert "terminal" in done.stderr
    assert "dateline --help" in done.stderr, "it tells where to find what works in a pipe"
    assert "\x1b" not in done.stdout + done.stderr


def test_with_its_output_in_a_pipe_it_says_so_too(article: Path, home: Path) -> None:
    main, program_side = pty.openpty()
    try:
        done = _run(home, article, stdin=program_side)
    finally:
        os.close(main)
        os.close(program_side)
    assert done.returncode == 2
    assert "terminal" in done.stderr
    assert "\x1b" not in done.stdout + done.stderr
