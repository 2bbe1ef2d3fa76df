"""Queries as SQL: a tree of terms becomes a full-text expression and a condition on articles."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from reader.index.extract import seconds
from reader.index.record import IN_TITLE, OPENINGS
from reader.text.query_node import Dated, Group, Joint, Named, Not, Property, Span, Text
from reader.text.search_words import search_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader.text.query_node import Node

_Asked = TypeVar("_Asked", Named, Property)

ALL = "1"
"""The condition that every article meets."""
IS_SOUND = "is_sound"
"""The condition that all meet that can be shown."""

MAX_DEPTH = 3
"""How deep groups stand within each other in one expression; what is deeper is looked up before. SQLite and
FTS5 read a hundred open brackets and the like, and give up beyond."""

_MOST_JOINED = 50
"""How many conditions stand beside each other; more are put in brackets, as SQLite nests them otherwise."""


class Condition(NamedTuple):
    """What articles have to meet, as SQL over the table ``article``."""

    match: str = ""
    """An FTS5 expression over the table ``text``; empty: the text does not matter."""
    sql: str = ALL
    """What else."""
    values: tuple[object, ...] = ()
    """Of the placeholders in ``sql``."""

    def whole(self, floor: int = 0) -> Condition:
        """The same, with the expression within the condition.

        Args:
            floor: The lowest row that is of interest.
        """
        if not self.match:
            return self
        within = f"article.row IN (SELECT rowid FROM text WHERE text MATCH ? AND rowid >= {floor})"  # noqa: S608  a number
        if self.sql == ALL:
            return Condition("", within, (self.match,))
        return Condition("", f"{within} AND {self.sql}", (self.match, *self.values))


class Lookup(Protocol):
    """What is looked up while a condition is made."""

    def numbers(self, named: Named) -> Sequence[int]:
        """The numbers of the entities that a name may stand for."""

    def rows_of(self, where: Condition) -> Sequence[int]:
        """The articles that meet a condition."""

    def marked(self, asked: Property) -> Sequence[str]:
        """The ids of the articles that the reader has marked so."""


class Conditions:
    """Makes the conditions of one query."""

    def __init__(self, root: Node | None, lookup: Lookup) -> None:
        """Take a query.

        Args:
            root: Its root. None: it finds everything.
            lookup: Looks up what stands elsewhere.
        """
        self._root = root
        self._lookup = lookup
        self._known: dict[tuple[type, Node], Sequence[object]] = {}
        """What was looked up."""
        self._floor = 0

    def among(self, floor: int) -> Condition:
        """The query's condition, as far as articles of some rows are concerned.

        Args:
            floor: The lowest row; 0: all are. Of articles below it the condition says nothing.
        """
        self._floor = floor
        if self._root is None:
            return Condition()
        found = self._of(self._root, 0)
        if any(
            isinstance(leaf, Property) and (leaf.name, leaf.value) == ("is", "broken")
            for leaf in leaves(self._root)
        ):
            return found
        return found._replace(sql=IS_SOUND if found.sql == ALL else f"{IS_SOUND} AND ({found.sql})")

    def _looked_up(self, node: _Asked, look: Callable[[_Asked], Sequence[object]]) -> Sequence[object]:
        key = type(node), node._replace(start=0, end=0)  # tuples of two types may be equal
        if key not in self._known:
            self._known[key] = look(node)
        return self._known[key]

    def _rows(self, query: str, *values: object) -> Condition:
        """Articles whose rows a query gives; it ends in its conditions, and calls the row ``article``."""
        return Condition(sql=f"article.row IN ({query} AND article >= {self._floor})", values=values)

    def _of(self, node: Node, depth: int) -> Condition:  # noqa: PLR0911  one for each kind of node
        match node:
            case Text():
                return self._text(node)
            case Named():
                numbers = ", ".join(map(str, self._looked_up(node, self._lookup.numbers)))
                return self._rows(f"SELECT article FROM mention WHERE entity IN ({numbers})")  # noqa: S608  numbers
            case Span():
                return self._span(node)
            case Property():
                return self._property(node)
            case Not(part):
                return self._denied(self._of(part, depth))
            case Group() if depth == MAX_DEPTH:
                rows = json.dumps([*self._lookup.rows_of(self._of(node, 0))])
                return Condition(sql="article.row IN (SELECT value FROM json_each(?))", values=(rows,))
            case Group(Joint.ALL, parts):
                return self._all(parts, depth + 1)
            case Group(_, parts):
                return self._any(parts, depth + 1)

    def _all(self, parts: Sequence[Node], depth: int) -> Condition:
        found = _once(self._of(part, depth) for part in parts if not isinstance(part, Not))
        against = _once(self._of(part.part, depth) for part in parts if isinstance(part, Not))
        match = " AND ".join(f"({condition.match})" for condition in found if condition.match)
        others = [condition for condition in found if condition.sql != ALL]
        if match:  # FTS5 asks for something before NOT
            texts = [condition.match for condition in against if condition.sql == ALL]
            if texts:
                match = f"({match}) NOT ({_either(texts)})"
            against = [condition for condition in against if condition.sql != ALL]
        others += map(self._denied, against)
        return Condition(match, _joined(" AND ", others) if others else ALL, _values(others))

    def _any(self, parts: Sequence[Node], depth: int) -> Condition:
        found = _once(self._of(part, depth) for part in parts)
        if all(condition.sql == ALL for condition in found):
            return Condition(_either([condition.match for condition in found]))
        texts = [condition.match for condition in found if condition.sql == ALL]
        whole = [Condition(_either(texts)).whole(self._floor)] if texts else []
        whole += [condition.whole(self._floor) for condition in found if condition.sql != ALL]
        return Condition(sql=_joined(" OR ", whole), values=_values(whole))

    def _property(self, node: Property) -> Condition:
        match node.name, node.value:
            case "is", "broken":
                return Condition(sql="NOT is_sound")
            case "is", "unread":
                read = self._marked(node._replace(value="read"))
                return self._denied(read)
            case (("is" | "has" | "tag"), _):
                return self._marked(node)
            case name, value:
                return self._label(name, search_text(value))

    def _text(self, node: Text) -> Condition:
        """A word or phrase, as FTS5 writes it; a mere beginning tells nothing of how well an article fits."""
        if node.is_prefix and len(node.words) == 1 and len(node.words[0]) in OPENINGS:
            letters = f'"{IN_TITLE if node.in_title else ""}{node.words[0]}"'
            return self._rows("SELECT rowid AS article FROM opening WHERE opening MATCH ?", letters)
        phrase = '"' + " ".join(node.words) + '"'  # words hold no quotation marks
        if node.is_prefix:
            phrase += " *"
        return Condition(f"title : {phrase}" if node.in_title else phrase)

    def _span(self, node: Span) -> Condition:
        lower, upper = seconds(node.lower), seconds(node.upper)
        if node.of is Dated.ARTICLE:
            parts = [("article.lower <= ?", upper), ("article.upper >= ?", lower)]
        else:
            parts = [("(lower IS NULL OR lower <= ?)", upper), ("(upper IS NULL OR upper >= ?)", lower)]
        known = [(sql, bound) for sql, bound in parts if bound is not None]
        within = " AND ".join(sql for sql, _ in known)
        bounds = tuple(bound for _, bound in known)
        if node.of is Dated.ARTICLE:
            return Condition(sql=within, values=bounds)
        return self._rows(f"SELECT article FROM event WHERE {within}", *bounds)  # noqa: S608  constants

    def _label(self, kind: str, words: str) -> Condition:
        """Articles with a label that holds some words, one behind the other."""
        query = """SELECT article FROM labelled WHERE label IN (
            SELECT number FROM label WHERE kind = ? AND instr(' ' || words || ' ', ?)
        )"""
        return self._rows(query, kind, f" {words} ")

    def _denied(self, condition: Condition) -> Condition:
        whole = condition.whole(self._floor)
        return Condition(sql=f"({whole.sql}) IS NOT TRUE", values=whole.values)  # a broken file has no date

    def _marked(self, asked: Property) -> Condition:
        """What the reader has done with an article."""
        # Those are few: they are looked up first, then found among the articles by their ids.
        ids = json.dumps([*self._looked_up(asked, self._lookup.marked)])
        return Condition(sql="article.id IN (SELECT value FROM json_each(?))", values=(ids,))


def leaves(node: Node) -> Iterable[Node]:
    """The terms of a query, those that are denied among them."""
    match node:
        case Not(part):
            yield from leaves(part)
        case Group(_, parts):
            for part in parts:
                yield from leaves(part)
        case _:
            yield node


def _once(conditions: Iterable[Condition]) -> list[Condition]:
    """Conditions without those that were there before: FTS5 takes quadratic time for equal words."""
    return [*dict.fromkeys(conditions)]


def _either(expressions: Sequence[str]) -> str:
    """Any of some FTS5 expressions."""
    return " OR ".join(f"({expression})" for expression in expressions)


def _joined(joint: str, conditions: Sequence[Condition]) -> str:
    parts = [f"({condition.sql})" for condition in conditions]
    while len(parts) > _MOST_JOINED:
        starts = range(0, len(parts), _MOST_JOINED)
        parts = [f"({joint.join(parts[start : start + _MOST_JOINED])})" for start in starts]
    return joint.join(parts)


def _values(conditions: Iterable[Condition]) -> tuple[object, ...]:
    return tuple(value for condition in conditions for value in condition.values)
