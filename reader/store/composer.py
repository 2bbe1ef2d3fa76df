"""Putting a YAML parser's events together, within bounds and without recursion.

PyYAML's C parser delivers the events. Its own composers recurse, and hold everything before anything can be
counted, so that a hostile file could crash them or fill the memory.
"""

from __future__ import annotations

import re
from sys import getsizeof
from typing import TYPE_CHECKING, NamedTuple

from yaml.error import YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from reader.store.node import ListNode, MapNode, NullNode, ScalarNode
from reader.store.problems import Code, shown
from reader.store.report import Report
from reader.store.source import TextMark

try:
    from yaml._yaml import CParser as EventParser
except ImportError:  # PyYAML was built without libyaml: the same, 25 times slower
    from reader.store.python_parser import PythonParser as EventParser  # type: ignore[assignment]  # same methods

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from reader.store.node import Node
    from reader.store.source import Mark, Source

MAX_DEPTH = 100
"""Lists and maps within one another."""
MAX_NODES = 250_000
"""Texts, lists and maps; what an alias stands for is counted each time."""
MAX_TEXT_BYTES = 64 << 20
"""Of all texts in memory, 1 to 4 a character; what an alias stands for is counted each time."""
MAX_DIRECTIVES = 100
"""``%TAG`` lines; libyaml compares each of them with all others."""

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_DIRECTIVE = re.compile(rb"(?:^|[\r\n]|\xc2\x85|\xe2\x80[\xa8\xa9])%TAG")
_COMMENT = re.compile(r"[ \t]+(#.*)")
_HASHTAG = re.compile(r"[ \t]+(#[^\s#!].*)")
"""A ``#`` with text right behind it: a hashtag or a number rather than a comment."""
_YAML_TAG = "tag:yaml.org,2002:"
"""What ``!!`` stands for."""

_QUOTE_VALUE = "put the value in quotes"


class BoundError(Exception):
    """A bound is passed. Its arguments: what is wrong, what to do."""

    def __init__(self, mark: Mark, message: str, hint: str) -> None:
        super().__init__(message, hint)
        self.mark = mark


class _Weight(NamedTuple):
    """What a node counts for each time that an alias stands for it."""

    nodes: int
    text_bytes: int
    height: int
    """How many lists and maps stand within one another."""


class _Anchor:
    """A name that aliases can stand for."""

    __slots__ = ("is_used", "name", "node", "weight")

    def __init__(self, name: str, node: Node) -> None:
        self.name = name
        self.node = node
        self.weight: _Weight | None = None
        """None: the node is still being read."""
        self.is_used = False


class Composer:
    """Reads a whole source when it is made."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.report = Report(source)
        """What is wrong although it is YAML."""
        self.failure: YAMLError | BoundError | None = None
        """Why not all was read; None: it was."""
        self.last_event: Any = None
        """The parser's last event; None: there was none."""
        self._parts: list[Node] = []
        """The outermost nodes: one, or none."""
        self._frames: list[tuple[ListNode | MapNode, list[Node]]] = []
        """The lists and maps that are being read, the innermost last, and what stands in each of them: items,
        or keys and values in turn."""
        self._anchors: dict[str, _Anchor] = {}
        """By name; of those with one name the last."""
        self._anchored: dict[int, _Anchor] = {}
        """By the ``id`` of the node."""
        self._nodes = 0
        self._text_bytes = 0
        self._has_document = False
        try:
            self._read()
        except (YAMLError, BoundError) as error:
            self.failure = error
            while self._frames:
                self._end()
        for anchor in self._anchored.values():
            if not anchor.is_used:
                message = (
                    f"{shown(f'&{anchor.name}')} names what stands behind it and is not part of the text"
                )
                self.report.warn(
                    anchor.node.mark, Code.UNUSED_ANCHOR, message, f"if it is text, {_QUOTE_VALUE}"
                )

    @property
    def root(self) -> Node | None:
        """What was read, be it a part; None: nothing."""
        return self._parts[0] if self._parts else None

    def _read(self) -> None:
        """Read event by event. Most of a file are texts; they are read in the loop itself.

        Raises:
            YAMLError: From here on it is not YAML.
            BoundError: It is too much.
        """
        _check_directives(self.source)
        commented_lines = _commented_lines(self.source)
        next_event: Callable[[], Any] = EventParser(self.source.data).get_event
        parts = self._parts
        event: Any = None
        try:
            while True:
                event = next_event()
                kind = event.__class__
                if kind is not ScalarEvent:
                    if not self._read_structure(event):
                        return
                    parts = self._frames[-1][1] if self._frames else self._parts
                    continue
                text = event.value
                style = event.style
                mark = event.start_mark
                self._nodes += 1
                self._text_bytes += len(text) if text.isascii() else getsizeof(text)
                if self._nodes > MAX_NODES or self._text_bytes > MAX_TEXT_BYTES:
                    self._count(mark, 0, 0)
                node = ScalarNode(text, mark, style) if style or text not in _NULLS else NullNode(mark)
                parts.append(node)
                if event.anchor or event.tag:
                    self._read_properties(event, node)
                    self._close(node)
                if commented_lines and not style and event.end_mark.line in commented_lines:
                    self._check_comment(event)
        finally:
            self.last_event = event

    def _read_structure(self, event: Any) -> bool:
        """Read what is no text; False: the end is reached."""
        kind = event.__class__
        if kind is MappingEndEvent or kind is SequenceEndEvent:
            self._end()
        elif kind is MappingStartEvent:
            self._start(event, MapNode(event.start_mark))
        elif kind is SequenceStartEvent:
            self._start(event, ListNode(event.start_mark))
        elif kind is AliasEvent:
            self._read_alias(event)
        elif kind is DocumentStartEvent and self._parts:
            message = "a second document begins here, and only the first is read"
            self.report.error(
                event.start_mark, Code.SECOND_DOCUMENT, message, "part the file, or take the `---` out"
            )
            return False
        return kind is not StreamEndEvent

    def _start(self, event: Any, node: ListNode | MapNode) -> None:
        self._count(node.mark, 1, 0)
        self._add(node)
        self._frames.append((node, []))
        if len(self._frames) > MAX_DEPTH:
            self._check_depth(node.mark, 0)
        if event.anchor or event.tag:
            self._read_properties(event, node)

    def _end(self) -> None:
        node, parts = self._frames.pop()
        if isinstance(node, ListNode):
            node.items = parts
        else:
            self._fill(node, parts)
        if self._anchored:
            self._close(node)

    def _fill(self, node: MapNode, parts: list[Node]) -> None:
        """Put keys and values together. A key without a value is the last of a file that ends early."""
        items = node.items
        pairs = iter(parts)
        for key, value in zip(pairs, pairs, strict=False):
            if key.__class__ is not ScalarNode:
                message = f"a key must be a text, not {key.noun}"
                hint = "if it is text, put it in quotes" if key.__class__ is not NullNode else "write a key"
                self.report.error(key.mark, Code.KEY, message, hint)
                continue
            text = key.text
            if text in items:
                self.report.error(
                    key.mark, Code.DUPLICATE_KEY, f"{shown(text)} stands here twice", "keep one of them"
                )
            elif text == "<<" and not key.style:
                self.report.error(key.mark, Code.KEY, "`<<` is not read", "write out the keys that are meant")
            else:
                items[text] = value
                node.key_marks.append(key.mark)

    def _read_alias(self, event: Any) -> None:
        mark: Mark = event.start_mark
        alias = shown(f"*{event.anchor}")
        anchor = self._anchors.get(event.anchor)
        if anchor is None:
            message = f"{alias} stands for nothing, as nothing is called {shown(f'&{event.anchor}')}"
            self.report.error(mark, Code.ALIAS, message, f"if it is text, {_QUOTE_VALUE}")
        elif anchor.weight is None:
            anchor.is_used = True
            self.report.error(
                mark, Code.ALIAS, f"{alias} stands inside of what it stands for", "write out what is meant"
            )
        else:
            anchor.is_used = True
            self._count(mark, anchor.weight.nodes, anchor.weight.text_bytes)
            self._check_depth(mark, anchor.weight.height)
            self._add(anchor.node)
            return
        self._count(mark, 1, 0)
        self._add(ScalarNode(f"*{event.anchor}", mark))

    def _add(self, node: Node) -> None:
        (self._frames[-1][1] if self._frames else self._parts).append(node)

    def _read_properties(self, event: Any, node: Node) -> None:
        """Take note of a node's anchor, and refuse its tag."""
        if event.tag:
            message = f"the tag {shown(event.tag.replace(_YAML_TAG, '!!', 1))} is not read"
            self.report.error(node.mark, Code.TAG, message, f"take it out; if it is text, {_QUOTE_VALUE}")
        if event.anchor:
            anchor = _Anchor(event.anchor, node)
            self._anchors[event.anchor] = self._anchored[id(node)] = anchor

    def _close(self, node: Node) -> None:
        """Weigh a node that has been read to its end, if it has an anchor."""
        if anchor := self._anchored.get(id(node)):
            anchor.weight = self._weight(node)

    def _weight(self, node: Node) -> _Weight:
        """Add up what a node is made of; the weights of nodes in it that have anchors are known."""
        nodes = text_bytes = height = 0
        left: list[tuple[Node, int]] = [(node, 0)]
        while left:
            part, depth = left.pop()
            anchor = self._anchored.get(id(part))
            if anchor is not None and anchor.weight is not None:
                nodes += anchor.weight.nodes
                text_bytes += anchor.weight.text_bytes
                height = max(height, depth + anchor.weight.height)
                continue
            nodes += 1
            if isinstance(part, ScalarNode):
                text_bytes += getsizeof(part.text)
            elif not isinstance(part, NullNode):
                depth += 1
                height = max(height, depth)
                if isinstance(part, MapNode):
                    nodes += len(part.items)
                    text_bytes += sum(map(getsizeof, part.items))
                    left.extend((item, depth) for item in part.items.values())
                else:
                    left.extend((item, depth) for item in part.items)
        return _Weight(nodes, text_bytes, height)

    def _check_comment(self, event: Any) -> None:
        """Warn of a comment in a text's place, or right behind it, that may be text."""
        end: Mark = event.end_mark
        pattern = _HASHTAG if event.value else _COMMENT
        if match := pattern.match(self.source.line(end.line), end.column):
            start = match.start(1)
            mark = TextMark(end.index + start - end.column, end.line, start)
            message = f"{shown(match[1])} is a comment and is not read"
            self.report.warn(mark, Code.HIDDEN_BY_COMMENT, message, f"if it is text, {_QUOTE_VALUE}")

    def _count(self, mark: Mark, nodes: int, text_bytes: int) -> None:
        self._nodes += nodes
        self._text_bytes += text_bytes
        if self._nodes > MAX_NODES:
            message = f"the file holds more than {MAX_NODES:,} texts, lists and maps"
            raise BoundError(mark, message, "part it into several, and write out what aliases stand for")
        if self._text_bytes > MAX_TEXT_BYTES:
            message = (
                f"the file's texts take more than {MAX_TEXT_BYTES >> 20} MiB, what aliases repeat included"
            )
            raise BoundError(mark, message, "part it into several, and write out what aliases stand for")

    def _check_depth(self, mark: Mark, height: int) -> None:
        if len(self._frames) + height > MAX_DEPTH:
            message = f"more than {MAX_DEPTH} lists and maps stand within one another"
            raise BoundError(mark, message, "an article needs 6 at most")


def _check_directives(source: Source) -> None:
    if b"%TAG" in source.data and len(_DIRECTIVE.findall(source.data)) > MAX_DIRECTIVES:
        message = f"the file has more than {MAX_DIRECTIVES} %TAG lines"
        raise BoundError(TextMark(0, 0, 0), message, "take them out: tags are not read")


def _commented_lines(source: Source) -> frozenset[int]:
    """The lines, counted from 0, on which a comment may stand behind something else."""
    if not _may_have_trailing_comment(source.data):
        return frozenset()
    return frozenset(n for n, line in enumerate(source.lines) if " #" in line or "\t#" in line)


def _may_have_trailing_comment(data: bytes) -> bool:
    """A look that is quick where comments have their lines for themselves, as most have."""
    if b"#" not in data:  # a single byte is found ten times as fast as two
        return False
    found = data.find(b" #")
    while found >= 0:
        if data[data.rfind(b"\n", 0, found) + 1 : found].strip():
            return True
        line_end = data.find(b"\n", found)
        found = data.find(b" #", line_end) if line_end >= 0 else -1
    return b"\t#" in data
