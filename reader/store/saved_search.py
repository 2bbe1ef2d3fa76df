"""Searches that are saved under names."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.errors import StateError
from reader.store.change_log import ChangeLog
from reader.store.timestamp import now

if TYPE_CHECKING:
    import sqlite3

    from reader.store.change_log import Change
    from reader.store.state import State

_ALL = "SELECT name, query FROM saved_search ORDER BY position, name"


class SavedSearch(NamedTuple):
    """A search with a name."""

    name: str
    """One line; no other has it."""
    query: str
    """As it is typed."""


class SavedSearches:
    """The reader's saved searches, in an order of their own.

    All methods raise `StateError` when the state cannot be read or written.
    """

    def __init__(self, state: State) -> None:
        self._state = state
        self._log = ChangeLog(state)

    def all(self) -> list[SavedSearch]:
        """The searches, in their order."""
        return [SavedSearch(*row) for row in self._state.read(_ALL)]

    def save(self, name: str, query: str) -> None:
        """Save a search, behind the others, or in the place of the one that has the name.

        Args:
            name: One line, cleaned; not empty.
            query: One line, cleaned.
        """
        with self._log.change(f"saved the search “{name}”") as change:
            found = _position(change.connection, name)
            position = _end(change.connection) if found is None else found
            change.put("saved_search", (name,), {"query": query, "position": position, "saved_at": now()})

    def rename(self, name: str, new_name: str) -> None:
        """Give a search another name.

        Args:
            name: Its name.
            new_name: One line, cleaned; not empty.

        Raises:
            StateError: There is none of this name, or one that has the other already.
        """
        if name == new_name:
            return
        with self._log.change(f"renamed the search “{name}” to “{new_name}”") as change:
            if _position(change.connection, new_name) is not None:
                raise StateError(f"there is a search “{new_name}” already")
            position = _known_position(change, name)
            (query,) = change.connection.execute(
                "SELECT query FROM saved_search WHERE name = ?", (name,)
            ).fetchone()
            change.put("saved_search", (name,), None)
            change.put("saved_search", (new_name,), {"query": query, "position": position, "saved_at": now()})

    def delete(self, name: str) -> None:
        """Delete a search.

        Args:
            name: Its name.

        Raises:
            StateError: There is none of this name.
        """
        with self._log.change(f"deleted the search “{name}”") as change:
            _known_position(change, name)
            change.put("saved_search", (name,), None)

    def move(self, name: str, index: int) -> None:
        """Put a search elsewhere in the order.

        Args:
            name: Its name.
            index: Where it is to stand, from 0; beyond the last it is the last.

        Raises:
            StateError: There is none of this name.
        """
        with self._log.change(f"moved the search “{name}”") as change:
            _known_position(change, name)
            rows = change.connection.execute(
                "SELECT name, query, saved_at FROM saved_search ORDER BY position, name"
            )
            order = {row[0]: row for row in rows}
            names = [other for other in order if other != name]
            names.insert(index, name)
            for position, moved in enumerate(names):
                _, query, saved_at = order[moved]
                values = {"query": query, "position": position, "saved_at": saved_at}
                change.put("saved_search", (moved,), dict(values))


def _position(connection: sqlite3.Connection, name: str) -> int | None:
    found = connection.execute("SELECT position FROM saved_search WHERE name = ?", (name,)).fetchone()
    return found and int(found[0])


def _known_position(change: Change, name: str) -> int:
    position = _position(change.connection, name)
    if position is None:
        raise StateError(f"there is no search “{name}” any more")
    return position


def _end(connection: sqlite3.Connection) -> int:
    (end,) = connection.execute("SELECT coalesce(max(position) + 1, 0) FROM saved_search").fetchone()
    return int(end)
