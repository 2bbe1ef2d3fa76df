"""Searches with names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.errors import StateError
from reader.store.change_log import ChangeLog
from reader.store.saved_search import SavedSearch, SavedSearches
from reader.store.state import State

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    with State(tmp_path / "state.db") as state:
        yield state


@pytest.fixture
def searches(state: State) -> SavedSearches:
    found = SavedSearches(state)
    for name in "abc":
        found.save(name, f"query {name}")
    return found


def names(searches: SavedSearches) -> str:
    return "".join(search.name for search in searches.all())


def undo(state: State) -> str:
    undone = ChangeLog(state).undo()
    assert undone
    return undone.message


def test_searches_stand_in_the_order_in_which_they_were_saved(searches: SavedSearches) -> None:
    assert searches.all() == [SavedSearch(name, f"query {name}") for name in "abc"]


def test_a_name_has_one_search_which_keeps_its_place(state: State, searches: SavedSearches) -> None:
    searches.save("b", "another")
    assert searches.all()[1] == SavedSearch("b", "another")
    assert undo(state) == "Undone: saved the search “b”."
    assert searches.all()[1] == SavedSearch("b", "query b")


def test_a_search_gets_another_name_and_keeps_its_place(state: State, searches: SavedSearches) -> None:
    searches.rename("b", "x")
    assert searches.all()[1] == SavedSearch("x", "query b")
    searches.rename("x", "x")
    assert undo(state) == "Undone: renamed the search “b” to “x”."
    assert names(searches) == "abc"


def test_a_name_that_is_taken_is_not_given(searches: SavedSearches) -> None:
    with pytest.raises(StateError, match="there is a search “c” already"):
        searches.rename("b", "c")
    assert names(searches) == "abc"


def test_a_search_that_is_gone_cannot_be_changed(searches: SavedSearches) -> None:
    gone = "there is no search “x” any more"
    with pytest.raises(StateError, match=gone):
        searches.rename("x", "y")
    with pytest.raises(StateError, match=gone):
        searches.delete("x")
    with pytest.raises(StateError, match=gone):
        searches.move("x", 0)


def test_a_search_is_deleted(state: State, searches: SavedSearches) -> None:
    searches.delete("b")
    assert names(searches) == "ac"
    searches.save("d", "query d")
    assert names(searches) == "acd"
    undo(state)
    assert undo(state) == "Undone: deleted the search “b”."
    assert names(searches) == "abc"


@pytest.mark.parametrize(
    ("name", "index", "order"), [("c", 0, "cab"), ("a", 1, "bac"), ("a", 9, "bca"), ("b", 1, "abc")]
)
def test_a_search_is_moved(state: State, searches: SavedSearches, name: str, index: int, order: str) -> None:
    searches.move(name, index)
    assert names(searches) == order
    if order != "abc":
        assert undo(state) == f"Undone: moved the search “{name}”."
        assert names(searches) == "abc"
