"""Changes that can be undone, and done again, also in a later run.

A change is a transaction of its own, and is written down in it: for each row that it touches, what was in it
before and what is in it after. To undo it, a row gets back what was before, but only if it is still as the
change left it: what another reader has done since is not undone with it. Every mark, tag, note and search can
be taken back, and so can an import; places and the history of what was opened are no changes.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from reader.store.timestamp import now

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.store.state import State

Value = str | int | None
"""What a column holds."""
Columns = dict[str, Value]
"""Columns of a row, by name."""

KEPT_CHANGES = 1_000
"""How many changes can be undone."""

_KEYS = {"article": ("key",), "tag": ("article", "name"), "note": ("id",), "saved_search": ("name",)}
"""The tables with rows that changes touch, and the columns that tell a row."""

_CONTENTS = {
    "tag": ("tagged_at",),
    "note": ("article", "created", "edited", "text", "quote", "prefix", "suffix", "block", "start"),
    "saved_search": ("query", "position", "saved_at"),
}
"""The other columns of those tables whose rows come and go; those of articles stay."""


class Reversal(NamedTuple):
    """What came of undoing a change, or of doing it again."""

    label: str
    """The change: ``marked 3 articles read``."""
    done: int
    """How many rows were changed."""
    kept: int
    """How many were not, as they are not as the change left them."""
    is_redone: bool = False
    """Whether it was done again."""

    @property
    def message(self) -> str:
        """What it is, in a sentence."""
        doing = "redone" if self.is_redone else "undone"
        if not self.done:
            return f"Cannot be {doing}, it has changed since: {self.label}."
        but = f", but for {self.kept} of {self.done + self.kept} that have changed since" if self.kept else ""
        return f"{doing.capitalize()}: {self.label}{but}."


_Frozen = tuple[tuple[str, Value], ...] | None
"""Columns of a row, as a key; None: there is no row."""


def _frozen(columns: Columns | None) -> _Frozen:
    return None if columns is None else tuple(columns.items())


def _thawed(columns: _Frozen) -> Columns | None:
    return None if columns is None else dict(columns)


class Change:
    """A change that is being made; all that it does goes through `put`."""

    def __init__(self, connection: sqlite3.Connection, label: str) -> None:
        self.connection = connection
        """In a transaction."""
        self.label = label
        """What it does, for its undoing: ``starred “Talks begin”``."""
        self._steps: dict[tuple[str, _Frozen, _Frozen], list[Sequence[Value]]] = {}
        """By table and what rows held before and hold after: the keys of these rows."""

    def put(self, table: str, key: tuple[Value, ...], values: Columns | None) -> bool:
        """Put something into a row, which is made if there is none; not twice into the same one.

        Args:
            table: Its table.
            key: What tells it.
            values: What is to be in it: of an article some columns, of others all; None: it is to go.

        Returns:
            Whether anything is different now.
        """
        row = _Row(self.connection, table, key)
        before = row.columns(_CONTENTS[table] if values is None else tuple(values))
        if before == values:
            return False
        row.put(before, values)
        self._steps.setdefault((table, _frozen(before), _frozen(values)), []).append(key)
        return True

    def mark(self, keys: Sequence[int], values: Columns) -> None:
        """Put the same into the rows of many articles, in a fraction of the time that `put` takes for each.

        Args:
            keys: What tells the rows, which are there.
            values: What is to be in them, and is not so.
        """
        query = f"SELECT key, {', '.join(values)} FROM article WHERE key IN (SELECT value FROM json_each(?))"  # noqa: S608  names of columns
        rows: dict[tuple[Value, ...], list[Sequence[Value]]] = defaultdict(list)
        for row in self.connection.execute(query, (json.dumps(keys),)):
            rows[row[1:]].append(row[:1])
        for before, marked in rows.items():
            step = "article", tuple(zip(values, before, strict=True)), _frozen(values)
            self._steps.setdefault(step, []).extend(marked)
        _mark(self.connection, keys, values)

    def record(self) -> None:
        """Write down what was done, at the end of the transaction; what was undone before stays so."""
        if not self._steps:
            return
        steps = [
            _Step(table, _thawed(before), _thawed(after), keys)
            for (table, before, after), keys in self._steps.items()
        ]
        run = self.connection.execute
        run("DELETE FROM change WHERE is_undone")
        put = "INSERT INTO change (made_at, label, steps) VALUES (?, ?, ?)"
        number = run(put, (now(), self.label, json.dumps(steps))).lastrowid or 0
        run("DELETE FROM change WHERE number <= ?", (number - KEPT_CHANGES,))


class ChangeLog:
    """Makes changes and undoes them."""

    def __init__(self, state: State) -> None:
        self._state = state

    @contextmanager
    def change(self, label: str) -> Iterator[Change]:
        """Make a change: all of it, or, after an error, nothing.

        Args:
            label: What it does; it can be told later, too, as the change's own `label`.

        Raises:
            StateError: The state cannot be written.
        """
        with self._state.transaction() as connection:
            change = Change(connection, label)
            yield change
            change.record()

    def undo(self) -> Reversal | None:
        """Undo the last change that is not undone; None: there is none.

        Raises:
            StateError: The state cannot be written.
        """
        return self._reverse("NOT is_undone ORDER BY number DESC", is_redone=False)

    def redo(self) -> Reversal | None:
        """Do the change again that was undone last; None: there is none, or something else was changed since.

        Raises:
            StateError: The state cannot be written.
        """
        return self._reverse("is_undone ORDER BY number", is_redone=True)

    def _reverse(self, which: str, *, is_redone: bool) -> Reversal | None:
        with self._state.transaction() as connection:
            query = f"SELECT number, label, steps FROM change WHERE {which} LIMIT 1"  # noqa: S608  of the two above
            found = connection.execute(query).fetchone()
            if found is None:
                return None
            number, label, steps = found
            reversed_: list[_Step] = []
            kept = 0
            for step in map(_Step._make, json.loads(steps)):
                keys = _put_all_back(connection, step, is_redone=is_redone)
                kept += len(step.keys) - len(keys)
                if keys:
                    reversed_.append(step._replace(keys=keys))
            if reversed_:
                connection.execute(
                    "UPDATE change SET is_undone = ?, steps = ? WHERE number = ?",
                    (not is_redone, json.dumps(reversed_), number),
                )
            else:
                connection.execute("DELETE FROM change WHERE number = ?", (number,))
        return Reversal(label, sum(len(step.keys) for step in reversed_), kept, is_redone)


class _Step(NamedTuple):
    """Rows of a table that a change made the same of."""

    table: str
    before: Columns | None
    """What they held; None: they were not there."""
    after: Columns | None
    """What they hold; None: they are gone."""
    keys: list[Sequence[Value]]


def _put_all_back(connection: sqlite3.Connection, step: _Step, *, is_redone: bool) -> list[Sequence[Value]]:
    """Give rows back what was in them; the keys of those that were as they were left."""
    left, wanted = (step.before, step.after) if is_redone else (step.after, step.before)
    if step.table != "article" or left is None or wanted is None:
        return [key for key in step.keys if _put_back(connection, step, key, is_redone=is_redone)]
    as_left = " AND ".join(f"{name} IS ?" for name in left)
    query = f"SELECT key FROM article WHERE key IN (SELECT value FROM json_each(?)) AND {as_left}"  # noqa: S608  names of columns
    asked = json.dumps([key for (key,) in step.keys])
    keys = [key for (key,) in connection.execute(query, (asked, *left.values()))]
    _mark(connection, keys, wanted)
    return [(key,) for key in keys]


def _mark(connection: sqlite3.Connection, keys: Sequence[int], values: Columns) -> None:
    """Put the same into the rows of articles."""
    given = ", ".join(f"{name} = ?" for name in values)
    query = f"UPDATE article SET {given} WHERE key IN (SELECT value FROM json_each(?))"  # noqa: S608  names of columns
    connection.execute(query, (*values.values(), json.dumps(keys)))


def _put_back(connection: sqlite3.Connection, step: _Step, key: Sequence[Value], *, is_redone: bool) -> bool:
    """Give a row back what was in it; False: it is not as it was left."""
    left, wanted = (step.before, step.after) if is_redone else (step.after, step.before)
    row = _Row(connection, step.table, key)
    if row.columns(tuple(left or wanted or ())) != left:
        return False
    try:
        row.put(left, wanted)
    except sqlite3.IntegrityError:  # what the row belongs to is gone
        return False
    return True


class _Row:
    """A row, there or not."""

    def __init__(self, connection: sqlite3.Connection, table: str, key: Sequence[Value]) -> None:
        self._connection = connection
        self._table = table
        self._key = key
        self._names = _KEYS[table]
        self._where = " AND ".join(f"{name} = ?" for name in self._names)

    def columns(self, names: Sequence[str]) -> Columns | None:
        """What is in some columns; None: there is no such row."""
        query = f"SELECT {', '.join(names)} FROM {self._table} WHERE {self._where}"  # noqa: S608  names of columns
        found = self._connection.execute(query, self._key).fetchone()
        return None if found is None else dict(zip(names, found, strict=True))

    def put(self, before: Columns | None, after: Columns | None) -> None:
        """Have something else be in it."""
        if after is None:
            self._connection.execute(f"DELETE FROM {self._table} WHERE {self._where}", self._key)  # noqa: S608  as above
            return
        if before is None:
            names = (*self._names, *after)
            values = ", ".join("?" * len(names))
            query = f"INSERT INTO {self._table} ({', '.join(names)}) VALUES ({values})"  # noqa: S608  as above
            self._connection.execute(query, (*self._key, *after.values()))
            return
        given = ", ".join(f"{name} = ?" for name in after)
        query = f"UPDATE {self._table} SET {given} WHERE {self._where}"  # noqa: S608  as above
        self._connection.execute(query, (*after.values(), *self._key))
