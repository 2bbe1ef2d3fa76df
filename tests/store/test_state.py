"""What the reader remembers from run to run."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from reader.errors import StateError
from reader.store.state import VERSION, State
from reader.text.kept_place import KeptPlace

PLACE = KeptPlace(3, 40, "The talks")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "dateline" / "state.db"


def test_a_place_is_remembered_from_run_to_run(path: Path, tmp_path: Path) -> None:
    with State(path) as state:
        assert state.place(tmp_path / "a.yaml") is None
        state.keep_place(tmp_path / "a.yaml", KeptPlace(1, 2, "Old"))
        state.keep_place(tmp_path / "a.yaml", PLACE)
    with State(path) as state:
        assert state.place(tmp_path / "a.yaml") == PLACE
        assert state.place(tmp_path / "b.yaml") is None
        state.keep_place(tmp_path / "a.yaml", None)
        assert state.place(tmp_path / "a.yaml") is None


def test_an_article_is_the_same_from_whichever_folder_it_is_named(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "link.yaml").symlink_to(tmp_path / "a.yaml")
    with State(path) as state:
        state.keep_place(Path("a.yaml"), PLACE)
        assert state.place(tmp_path / "a.yaml") == PLACE
        assert state.place(tmp_path / "link.yaml") == PLACE


def test_a_file_may_have_any_name(path: Path, tmp_path: Path) -> None:
    article = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\n.yaml"))
    with State(path) as state:
        state.keep_place(article, PLACE)
        assert state.place(article) == PLACE


def test_a_place_outlives_a_program_that_is_killed(path: Path, tmp_path: Path) -> None:
    program = (
        "import os, signal, sys; from pathlib import Path\n"
        "from reader.store.state import State; from reader.text.kept_place import KeptPlace\n"
        "State(Path(sys.argv[1])).keep_place(Path(sys.argv[2]), KeptPlace(3, 40, 'The talks'))\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    arguments = [sys.executable, "-c", program, str(path), str(tmp_path / "a.yaml")]
    assert subprocess.run(arguments, check=False).returncode < 0
    with State(path) as state:
        assert state.place(tmp_path / "a.yaml") == PLACE


def test_two_readers_write_at_once(path: Path, tmp_path: Path) -> None:
    with State(path) as one, State(path) as other:
        one.keep_place(tmp_path / "a.yaml", PLACE)
        other.keep_place(tmp_path / "b.yaml", PLACE)
        assert one.place(tmp_path / "b.yaml") == other.place(tmp_path / "a.yaml") == PLACE


def test_it_is_the_users_own(path: Path) -> None:
    with State(path):
        assert path.parent.stat().st_mode & 0o077 == 0


def test_a_database_of_a_newer_version_is_left_alone(path: Path) -> None:
    with State(path):
        pass
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    with pytest.raises(StateError, match="newer version"):
        State(path)


def test_tables_are_made_once_when_two_readers_start(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with State(path):
        pass
    version = State._version
    answers = iter([0])  # the other one has not made them yet when this one looks
    monkeypatch.setattr(State, "_version", lambda state: next(answers, version(state)))
    with State(path) as state:
        assert state.place(path) is None


def test_what_is_no_database_is_said_to_be_none(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_text("no database" * 200, encoding="utf-8")
    with pytest.raises(StateError, match="cannot be used: file is not a database"):
        State(path)
    assert path.read_text(encoding="utf-8").startswith("no database"), "it is not thrown away"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file", encoding="utf-8")
    with pytest.raises(StateError, match="cannot be opened"):
        State(tmp_path / "state" / "dateline" / "state.db")


def test_a_database_that_is_damaged_later_is_told(path: Path, tmp_path: Path) -> None:
    with State(path) as state:
        state._connection.execute("DROP TABLE place")
        with pytest.raises(StateError, match="cannot be read"):
            state.place(tmp_path)
        with pytest.raises(StateError, match="cannot be written"):
            state.keep_place(tmp_path, PLACE)
