"""What the command prints about hostile files is characters too, in a terminal as in a pipe."""

from __future__ import annotations

import json
import os
import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.terminal.hostile import broken_files, hostile_article, refused_articles, to_yaml
from tests.terminal.pseudo_terminal import PseudoTerminal, reader_command, terminal_environment
from tests.terminal.reader_session import TIMEOUT_SECONDS
from tests.terminal.test_hostile_files import HOSTILE_NAME

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.xdist_group("terminal")

FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Everything that is no character to be shown, but the newline."""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A folder with a hostile article, and every kind of file that is refused, one under a hostile name."""
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "hostile.yaml").write_text(to_yaml(hostile_article()), encoding="utf-8")
    for name, value in refused_articles().items():
        (folder / f"refused-{name}.yaml").write_text(to_yaml(value), encoding="utf-8")
    for name, data in broken_files().items():
        (folder / f"broken-{name}.yaml").write_bytes(data)
    with open(os.fsencode(folder) + b"/" + HOSTILE_NAME, "wb") as file:  # noqa: PTH123 - a name that is no text
        file.write(b'title: ""\n')
    return folder


def _run(home: Path, *arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        reader_command(*arguments),
        env=terminal_environment(str(home)),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=TIMEOUT_SECONDS,
        check=False,
    )


def _check(data: bytes) -> None:
    found = {match[0] for match in FORBIDDEN.finditer(data.decode("utf-8", "surrogateescape"))}
    assert found == set()
    assert b"Traceback" not in data


def test_check_tells_every_refused_file_and_writes_characters_only(library: Path, home: Path) -> None:
    done = _run(home, "check", library)
    assert done.returncode == 1
    _check(done.stdout)
    _check(done.stderr)
    text = done.stdout.decode()
    silent = [name for name in (*_refused_names(), *_broken_names()) if f"{name}.yaml:" not in text]
    assert silent == []
    assert "evil␛]0;pwned" in text


def test_every_line_of_check_is_one_problem(library: Path, home: Path) -> None:
    lines = _run(home, "check", library).stdout.decode().splitlines()
    assert [line for line in lines if not re.search(r":\d+:\d+: (error|warning): \S", line)] == []


def test_check_as_json_is_json_and_holds_no_raw_control(library: Path, home: Path) -> None:
    done = _run(home, "check", "--json", library)
    _check(done.stdout)
    problems = json.loads(done.stdout)
    assert {"path", "line", "column", "severity", "code", "message", "hint"} <= problems[0].keys()


def test_check_in_a_terminal_writes_characters_only(library: Path, home: Path) -> None:
    environment = terminal_environment(str(home))
    command = reader_command("check", library)
    with PseudoTerminal(command, columns=80, rows=24, environment=environment) as terminal:
        assert terminal.wait(TIMEOUT_SECONDS) == 1
        text = terminal.output.replace(b"\r\n", b"\n").decode("utf-8", "surrogateescape")
        assert {match[0] for match in FORBIDDEN.finditer(re.sub(r"\x1b\[[\d;]*m", "", text))} == set()


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_mentions_of_a_hostile_article_are_characters_only(
    library: Path, home: Path, options: tuple[str, ...]
) -> None:
    done = _run(home, "mentions", *options, library / "hostile.yaml")
    assert done.returncode == 0
    assert b"Hostile Person" in done.stdout
    _check(done.stdout)
    _check(done.stderr)


@pytest.mark.parametrize("arguments", [(), ("check",), ("mentions",)])
def test_a_hostile_name_that_does_not_exist_is_told_in_characters(
    tmp_path: Path, home: Path, arguments: tuple[str, ...]
) -> None:
    done = _run(home, *arguments, os.fsdecode(os.fsencode(tmp_path) + b"/" + HOSTILE_NAME))
    assert done.returncode == 2
    assert b"evil" in done.stderr
    _check(done.stdout)
    _check(done.stderr)


def _refused_names() -> list[str]:
    return [f"refused-{name}" for name in refused_articles()]


def _broken_names() -> list[str]:
    return [f"broken-{name}" for name in broken_files()]
