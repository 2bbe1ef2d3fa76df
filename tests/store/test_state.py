"""What the reader remembers from run to run."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.errors import StateError
from reader.store import state_schema
from reader.store.state import VERSION, State, is_there, path_key
from reader.store.state_schema import MIGRATIONS
from reader.text.kept_place import KeptPlace

if TYPE_CHECKING:
    from collections.abc import Callable

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


def test_a_database_that_a_newer_version_takes_over_meanwhile_keeps_its_version(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with State(path) as state:
        state._connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    version = State._version
    answers = iter([1])
    monkeypatch.setattr(State, "_version", lambda state: next(answers, version(state)))
    with State(path) as state:
        assert state._version() == VERSION + 1


def first_version(path: Path) -> sqlite3.Connection:
    """A database as the first version made it."""
    path.parent.mkdir(parents=True)
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in MIGRATIONS[0]:
        connection.execute(statement)
    connection.execute("PRAGMA user_version = 1")
    return connection


def test_a_database_of_the_first_version_keeps_its_places_and_gets_the_other_tables(
    path: Path, tmp_path: Path
) -> None:
    connection = first_version(path)
    put = "INSERT INTO place (article, block, char, words, before) VALUES (?, ?, ?, ?, ?)"
    connection.execute(put, (path_key(tmp_path / "a.yaml"), *PLACE))
    connection.close()
    for _ in range(2):
        with State(path) as state:
            assert state.place(tmp_path / "a.yaml") == PLACE
            assert state._version() == VERSION
            assert state.read("SELECT count(*) FROM note") == [(0,)]


def test_a_change_of_version_is_made_wholly_or_not_at_all(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first_version(path).close()
    broken = (MIGRATIONS[0], (*MIGRATIONS[1], "CREATE NONSENSE"))
    monkeypatch.setattr(state_schema, "MIGRATIONS", broken)
    with pytest.raises(StateError, match="cannot be written"):
        State(path)
    monkeypatch.undo()
    with State(path) as state:
        assert state._version() == VERSION


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file", encoding="utf-8")
    with pytest.raises(StateError, match="cannot be opened"):
        State(tmp_path / "state" / "dateline" / "state.db")


def test_a_database_without_its_tables_is_told(path: Path, tmp_path: Path) -> None:
    with State(path) as state:
        state._connection.execute("DROP TABLE place")
        with pytest.raises(StateError, match="cannot be read"):
            state.place(tmp_path)
        with pytest.raises(StateError, match="cannot be written"):
            state.keep_place(tmp_path, PLACE)


def test_a_transaction_is_made_wholly_or_not_at_all(path: Path) -> None:
    put = "INSERT INTO saved_search VALUES ('name', 'query', 0, '')"

    def put_and(state: State, then: Callable[[sqlite3.Connection], object]) -> None:
        with state.transaction() as connection:
            connection.execute(put)
            then(connection)

    def interrupt(_: sqlite3.Connection) -> None:
        raise KeyboardInterrupt

    with State(path) as state:
        with pytest.raises(KeyboardInterrupt):
            put_and(state, interrupt)
        with pytest.raises(StateError, match="UNIQUE"):
            put_and(state, lambda connection: connection.execute(put))
        assert state.read("SELECT name FROM saved_search") == []
        with state.transaction() as connection:
            connection.execute(put)
        assert state.read("SELECT name FROM saved_search") == [("name",)]


def test_a_snapshot_shows_one_moment(path: Path) -> None:
    count = "SELECT count(*) FROM saved_search"
    with State(path) as one, State(path) as other:
        with one.snapshot():
            assert one.read(count) == [(0,)]
            with other.transaction() as connection:
                connection.execute("INSERT INTO saved_search VALUES ('name', 'query', 0, '')")
            assert one.read(count) == [(0,)]
        assert one.read(count) == [(1,)]


def test_a_full_disk_leaves_all_as_it_was(path: Path) -> None:
    with State(path) as state:
        ((pages,),) = state.read("PRAGMA page_count")
        state.read(f"PRAGMA max_page_count = {pages}")
        put = "INSERT INTO saved_search VALUES (?, ?, 0, '')"
        rows = [(str(number), "x" * 1_000) for number in range(1_000)]
        with pytest.raises(StateError, match="full"), state.transaction() as connection:
            connection.executemany(put, rows)
        assert state.read("SELECT count(*) FROM saved_search") == [(0,)]
        state.read("PRAGMA max_page_count = 100000")
        with state.transaction() as connection:
            connection.execute(put, ("name", "query"))
        assert state.read("PRAGMA integrity_check") == [("ok",)]


def test_links_that_lead_nowhere_have_a_key(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert path_key(tmp_path / "loop") == os.fsencode(tmp_path / "loop")


def test_whether_anything_is_kept_is_told_or_why_it_cannot_be(tmp_path: Path) -> None:
    path = tmp_path / "state" / "state.db"
    assert not is_there(path)
    State(path).close()
    assert is_there(path)
    (tmp_path / "file").touch()
    with pytest.raises(StateError, match="cannot be opened: Not a directory") as refusal:
        is_there(tmp_path / "file" / "state.db")
    assert "XDG_STATE_HOME" in refusal.value.hint
