"""The kinds of value that hold many others: lists, and maps whose keys are the writer's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.store.kinds import MAX_LINE_CHARACTERS, Kind, filled, refuse_length
from reader.store.node import ListNode, MapNode, ScalarNode
from reader.store.problems import Code, shown
from reader.text.clean import clean_line

if TYPE_CHECKING:
    from reader.store.kinds import Schema
    from reader.store.node import Node
    from reader.store.reading import Reading


class Many(Kind):
    """A list, all of whose items are of one kind."""

    def __init__(self, kind: Kind, wanted: str, *, or_one: bool = False) -> None:
        """Define a list.

        Args:
            kind: The kind of its items.
            wanted: What must stand there, in words.
            or_one: Whether one item may stand in the list's place.
        """
        self._kind = kind
        self._or_one = or_one
        self.wanted = f"{wanted} or {kind.wanted}" if or_one else wanted

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """See `Kind.read`; the items that could be read, as a tuple."""
        if isinstance(node, ListNode):
            read = self._kind.read
            entry = f"an entry of {where}"
            values = []
            for item in node.items:
                value = read(item, entry, reading)
                if value == "":
                    reading.report.error(item.mark, Code.EMPTY, f"{entry} is empty", "take it out")
                elif value is not None:
                    values.append(value)
            return tuple(values) if values or not node.items else None
        if self._or_one and isinstance(node, ScalarNode):
            value = self._kind.read(node, where, reading)
            return (value,) if value else ()
        reading.refuse(node, where, self.wanted, "begin each item with `- `")
        return None

    def schema(self) -> Schema:
        """See `Kind.schema`."""
        listed = {"type": "array", "items": filled(self._kind.schema())}
        return {"anyOf": [self._kind.schema(), listed]} if self._or_one else listed


class Table(Kind):
    """A map whose keys are the writer's own labels."""

    wanted = "a map of labels and values"

    def __init__(self, kind: Kind) -> None:
        """Define a table.

        Args:
            kind: The kind of its values.
        """
        self._kind = kind

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """See `Kind.read`; pairs of a label and a value, as a tuple."""
        if not isinstance(node, MapNode):
            reading.refuse(node, where, self.wanted, "write `label: value`, a line for each")
            return None
        rows: dict[str, Any] = {}
        entry = f"an entry of {where}"
        for (name, value_node), mark in zip(node.items.items(), node.key_marks, strict=True):
            if len(name) > MAX_LINE_CHARACTERS:
                refuse_length(mark, f"a label of {where}", reading)
                continue
            label = clean_line(name)
            if not label:
                reading.report.error(mark, Code.EMPTY, f"a label of {where} is empty", "write a label")
            elif label in rows:
                message = f"{shown(label)} stands here twice"
                reading.report.error(mark, Code.DUPLICATE_KEY, message, "keep one of them")
            value = self._kind.read(value_node, entry, reading)
            if value == "":
                reading.report.error(value_node.mark, Code.EMPTY, f"{entry} is empty", "write its value")
            elif value is not None:
                rows[label] = value
        return tuple(rows.items()) if rows or not node.items else None

    def schema(self) -> Schema:
        """See `Kind.schema`."""
        return {
            "type": "object",
            "propertyNames": {"pattern": r"\S"},
            "additionalProperties": filled(self._kind.schema()),
        }
