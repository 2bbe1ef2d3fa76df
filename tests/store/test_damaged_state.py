"""A damaged state is kept under another name."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from reader.errors import StateError
from reader.store.damaged_state import set_aside
from reader.store.state import State
from reader.text.kept_place import KeptPlace

if TYPE_CHECKING:
    from pathlib import Path

PLACE = KeptPlace(3, 40, "The talks")
PAGE_BYTES = 4096


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state.db"


def asides(path: Path) -> list[Path]:
    """The files that have been set aside."""
    return sorted(path.parent.glob("state.db.damaged-*"))


def test_what_is_no_database_is_set_aside_and_another_begun(path: Path) -> None:
    path.write_text("no database" * 200, encoding="utf-8")
    with pytest.raises(StateError, match="it has been set aside") as caught:
        State(path)
    (aside,) = asides(path)
    assert f"{path} is damaged (file is not a database)" in str(caught.value)
    assert aside.name in str(caught.value)
    assert aside.read_text(encoding="utf-8").startswith("no database")
    with State(path) as state:
        assert state.place(path) is None
    assert asides(path) == [aside]


def damage(path: Path, table: str) -> None:
    """Write over the page that a table begins with."""
    connection = sqlite3.connect(path)
    query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
    (page,) = connection.execute(query, (table,)).fetchone()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * PAGE_BYTES)
        file.write(b"\xff" * PAGE_BYTES)


def test_damage_that_shows_later_is_found_too(path: Path) -> None:
    with State(path) as state:
        state.keep_place(path, PLACE)
    damage(path, "place")
    with State(path) as state:
        with pytest.raises(StateError, match="it has been set aside"):
            state.keep_place(path, PLACE)
        with pytest.raises(StateError, match="closed"):
            state.place(path)
    with State(path) as state:
        assert state.place(path) is None
        state.keep_place(path, PLACE)
    assert len(asides(path)) == 1


def test_what_was_written_ahead_goes_with_it(path: Path) -> None:
    State(path).close()
    damage(path, "note")
    with State(path) as other:
        other.keep_place(path, PLACE)
        aside = set_aside(path)
        assert aside
        assert sorted(path.parent.glob("state.db*")) == [
            aside.with_name(aside.name + suffix) for suffix in ("", "-shm", "-wal")
        ]
        with State(aside) as state:
            assert state.place(path) == PLACE


def test_a_sound_one_that_another_reader_has_begun_meanwhile_stays(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with State(path) as state:
        state.keep_place(path, PLACE)
        assert set_aside(path) is None
    error = sqlite3.DatabaseError("file is not a database")
    error.sqlite_errorcode = sqlite3.SQLITE_NOTADB

    def fail(_: State) -> int:
        raise error

    monkeypatch.setattr(State, "_version", fail)
    with pytest.raises(StateError, match=r"cannot be used: file is not a database$"):
        State(path)
    monkeypatch.undo()
    with State(path) as state:
        assert state.place(path) == PLACE


def test_what_is_not_there_is_not_damaged(path: Path) -> None:
    assert set_aside(path) is None
    assert not path.exists()


def test_that_it_cannot_be_set_aside_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_text("no database" * 200, encoding="utf-8")

    def refuse(_: Path, __: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.rename", refuse)
    with pytest.raises(StateError, match="is damaged and cannot be set aside: Permission denied"):
        State(path)
