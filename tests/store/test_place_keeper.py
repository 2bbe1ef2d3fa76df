"""Places are kept by a thread, and read when an article opens."""

from __future__ import annotations

from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

import pytest

from reader.store import place_keeper
from reader.store import state as state_module
from reader.store.place_keeper import PlaceKeeper
from reader.store.state import State
from reader.text.kept_place import KeptPlace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PLACE = KeptPlace(3, 40, "The talks")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state.db"


def is_kept(path: Path, article: Path, place: KeptPlace) -> bool:
    return PlaceKeeper(path).place(article) == place


def test_nothing_is_made_until_there_is_something_to_keep(path: Path, tmp_path: Path) -> None:
    keeper = PlaceKeeper(path)
    assert keeper.place(tmp_path / "a.yaml") is None
    keeper.close()
    assert not path.exists()


def test_a_place_is_written_without_being_asked_for(path: Path, tmp_path: Path) -> None:
    keeper = PlaceKeeper(path)
    for char in range(200):
        keeper.keep(tmp_path / "a.yaml", KeptPlace(1, char, "x"))
    keeper.keep(tmp_path / "b.yaml", PLACE)
    keeper.keep(tmp_path / "a.yaml", PLACE)
    assert keeper.place(tmp_path / "a.yaml") == PLACE
    keeper.close()
    again = PlaceKeeper(path)
    assert again.place(tmp_path / "a.yaml") == again.place(tmp_path / "b.yaml") == PLACE


def test_a_place_is_on_the_disk_before_the_reader_ends(path: Path, tmp_path: Path) -> None:
    keeper = PlaceKeeper(path)
    for place in (KeptPlace(1, 0, "One"), PLACE):
        keeper.keep(tmp_path / "a.yaml", place)
        wait_for(partial(is_kept, path, tmp_path / "a.yaml", place))
    keeper.close()


def test_what_is_known_is_not_written_again(path: Path, tmp_path: Path) -> None:
    with State(path) as state:
        state.keep_place(tmp_path / "a.yaml", PLACE)
    keeper = PlaceKeeper(path)
    assert keeper.place(tmp_path / "a.yaml") == PLACE
    keeper.keep(tmp_path / "a.yaml", PLACE)
    assert keeper._thread is None


def test_a_damaged_state_is_told_and_set_aside_and_another_begun(path: Path, tmp_path: Path) -> None:
    path.write_text("no database" * 200, encoding="utf-8")
    keeper = PlaceKeeper(path)
    assert keeper.place(tmp_path / "a.yaml") is None
    assert "not a database" in keeper.problem
    (aside,) = tmp_path.glob("state.db.damaged-*")
    assert aside.name in keeper.problem
    keeper.keep(tmp_path / "a.yaml", PLACE)
    keeper.close()
    assert keeper.problem == ""
    assert PlaceKeeper(path).place(tmp_path / "a.yaml") == PLACE
    assert aside.read_text(encoding="utf-8").startswith("no database"), "it is not thrown away"


def test_what_cannot_be_written_now_is_written_later(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place_keeper, "AGAIN_SECONDS", 0.02)
    monkeypatch.setattr(state_module, "WAIT_SECONDS", 0.02)
    said: list[str] = []
    keeper = PlaceKeeper(path, said.append)
    with State(path) as other:
        other._connection.execute("BEGIN EXCLUSIVE")
        keeper.keep(tmp_path / "a.yaml", KeptPlace(1, 0, "One"))
        wait_for(lambda: bool(said))
        keeper.keep(tmp_path / "b.yaml", PLACE)
        keeper.keep(tmp_path / "a.yaml", PLACE)
        other._connection.execute("COMMIT")
    wait_for(lambda: PlaceKeeper(path).place(tmp_path / "a.yaml") == PLACE)
    keeper.close()
    assert PlaceKeeper(path).place(tmp_path / "b.yaml") == PLACE
    assert keeper.problem == ""
    assert len(said) == 1, "it is said once"
    assert "locked" in said[0]


def wait_for(is_true: Callable[[], bool]) -> None:
    """Wait for what another thread does."""
    deadline = monotonic() + 10
    while not is_true():
        assert monotonic() < deadline, "it has not come to pass"


def test_a_state_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    keeper = PlaceKeeper(tmp_path / "file" / "state.db")
    keeper.keep(tmp_path / "a.yaml", PLACE)
    keeper.close()
    assert "cannot be opened" in keeper.problem
