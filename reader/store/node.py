"""What YAML is read into: texts, lists and maps that know where they stand in their file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.store.source import Mark


class ScalarNode:
    """A text. What YAML would make a number, a date or a boolean is a text too."""

    __slots__ = ("mark", "style", "text")

    noun = "a text"

    def __init__(self, text: str, mark: Mark, style: str = "") -> None:
        self.text = text
        """As YAML gives it, not cleaned yet."""
        self.mark = mark
        """Where it starts."""
        self.style = style
        """The quotation mark or block sign that it is written with; empty: none."""


class NullNode:
    """Nothing: an unquoted ``~`` or ``null``, or no value at all."""

    __slots__ = ("mark",)

    noun = "nothing"

    def __init__(self, mark: Mark) -> None:
        self.mark = mark


class ListNode:
    """A list."""

    __slots__ = ("items", "mark")

    noun = "a list"

    def __init__(self, mark: Mark) -> None:
        self.mark = mark
        self.items: list[Node] = []


class MapNode:
    """A map, in the file's order."""

    __slots__ = ("items", "key_marks", "mark")

    noun = "a map"

    def __init__(self, mark: Mark) -> None:
        self.mark = mark
        self.items: dict[str, Node] = {}
        """By key; keys are not cleaned yet."""
        self.key_marks: list[Mark] = []
        """Where each key stands, in the order of ``items``."""


Node = ScalarNode | NullNode | ListNode | MapNode
