"""Putting a YAML parser's events together, within bounds and without recursion.

PyYAML's C parser delivers the events; its own composers recurse and hold everything before anything can be
counted, so that a hostile file could crash them or fill the memory.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from yaml.error import YAMLError
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
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

    from yaml.events import Event

    from reader.store.node import Node
    from reader.store.source import Mark, Source

MAX_DEPTH = 100
"""Lists and maps within one another."""
MAX_NODES = 250_000
"""Texts, lists and maps; what an alias stands for is counted each time."""
MAX_CHARACTERS = 64 << 20
"""Of all texts; what an alias stands for is counted each time."""
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


class _Anchor:
    """A name that aliases can stand for, and what each of them counts for."""

    __slots__ = ("characters", "height", "is_open", "is_used", "name", "node", "nodes")

    def __init__(self, name: str, node: Node, nodes: int, characters: int) -> None:
        self.name = name
        self.node = node
        self.nodes = nodes
        """How many its node is made of; while it is open, how many came before it. So for the characters."""
        self.characters = characters
        self.height = 0
        """How many lists and maps stand within one another."""
        self.is_open = True
        """Whether its node is still being read."""
        self.is_used = False

    def close(self, nodes: int, characters: int, height: int) -> None:
        """Take note that the node ends here, where so many have been read."""
        self.nodes = nodes - self.nodes
        self.characters = characters - self.characters
        self.height = height
        self.is_open = False


class _Frame:
    """A list or map that is being read."""

    __slots__ = ("anchor", "container", "height", "key")

    def __init__(self, container: ListNode | MapNode, anchor: _Anchor | None) -> None:
        self.container = container
        self.key: Node | None = None
        """A map's key whose value comes next."""
        self.anchor = anchor
        self.height = 1
        """As for an anchor, so far."""


class Composer:
    """Reads a whole source when it is made."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.report = Report(source)
        """What is wrong although it is YAML."""
        self.root: Node | None = None
        """What was read, be it a part; None: nothing."""
        self.failure: YAMLError | BoundError | None = None
        """Why not all was read; None: it was."""
        self.last_event: Event | None = None
        """The last that was read."""
        self._nodes = 0
        self._characters = 0
        self._frames: list[_Frame] = []
        """The lists and maps that are being read, the innermost last."""
        self._anchors: dict[str, _Anchor] = {}
        """By name, the last of each."""
        self._hashed_lines = _hashed_lines(source)
        """Lines, counted from 0, on which a comment may stand."""
        self._has_document = False
        self._is_done = False
        try:
            self._read()
        except (YAMLError, BoundError) as error:
            self.failure = error
        for anchor in self._anchors.values():
            self._check_use(anchor)

    def _read(self) -> None:
        """Read event by event.

        Raises:
            YAMLError: From here on it is not YAML.
            BoundError: It is too much.
        """
        if b"%TAG" in self.source.data and len(_DIRECTIVE.findall(self.source.data)) > MAX_DIRECTIVES:
            message = f"the file has more than {MAX_DIRECTIVES} %TAG lines"
            raise BoundError(TextMark(0, 0, 0), message, "take them out: tags are not read")
        read: dict[type[Event], Callable[[Any], None]] = {
            ScalarEvent: self._read_scalar,
            MappingStartEvent: self._start_map,
            MappingEndEvent: self._end,
            SequenceStartEvent: self._start_list,
            SequenceEndEvent: self._end,
            AliasEvent: self._read_alias,
            StreamStartEvent: _pass_over,
            DocumentStartEvent: self._start_document,
            DocumentEndEvent: _pass_over,
            StreamEndEvent: self._end_stream,
        }
        next_event: Callable[[], Any] = EventParser(self.source.data).get_event
        while not self._is_done:
            event = next_event()
            read[event.__class__](event)
            self.last_event = event

    def _start_document(self, event: DocumentStartEvent) -> None:
        if self._has_document:
            self._is_done = True
            message = "a second document begins here, and only the first is read"
            self.report.error(_start(event), Code.SECOND_DOCUMENT, message, "part the file, or take out the `---`")
        self._has_document = True

    def _end_stream(self, _: StreamEndEvent) -> None:
        self._is_done = True

    def _read_scalar(self, event: ScalarEvent) -> None:
        text = event.value
        is_plain = not event.style
        mark: Mark = event.start_mark  # type: ignore[assignment]  # the parser gives all its events marks
        node: Node
        if is_plain and len(text) < 5 and text in _NULLS:
            node = NullNode(mark)
        else:
            node = ScalarNode(text, mark, is_plain=is_plain)
        if is_plain and self._hashed_lines:
            self._check_comment(event)
        if event.anchor or event.tag:
            self._begin(event, node)
        self._count(mark, 1, len(text))
        if event.anchor:
            self._anchors[event.anchor].close(self._nodes, self._characters, 0)
        self._add(node)

    def _start_list(self, event: SequenceStartEvent) -> None:
        self._start(event, ListNode(_start(event)))

    def _start_map(self, event: MappingStartEvent) -> None:
        self._start(event, MapNode(_start(event)))

    def _start(self, event: CollectionStartEvent, node: ListNode | MapNode) -> None:
        if event.anchor or event.tag:
            self._begin(event, node)
        self._count(node.mark, 1, 0)
        self._add(node)
        self._frames.append(_Frame(node, self._anchors[event.anchor] if event.anchor else None))
        self._check_depth(node.mark, 0)

    def _end(self, _: SequenceEndEvent | MappingEndEvent) -> None:
        frame = self._frames.pop()
        if frame.anchor is not None:
            frame.anchor.close(self._nodes, self._characters, frame.height)
        self._raise_height(frame.height)

    def _read_alias(self, event: AliasEvent) -> None:
        mark = _start(event)
        anchor = self._anchors.get(event.anchor or "")
        if anchor is None:
            message = f"nothing is called {shown(f'&{event.anchor}')}, so {shown(f'*{event.anchor}')} stands for nothing"
            self.report.error(mark, Code.ALIAS, message, _QUOTE_VALUE)
        elif anchor.is_open:
            message = f"{shown(f'*{event.anchor}')} stands inside what it stands for"
            self.report.error(mark, Code.ALIAS, message, "write out what is meant")
        else:
            anchor.is_used = True
            self._count(mark, anchor.nodes, anchor.characters)
            self._check_depth(mark, anchor.height)
            self._raise_height(anchor.height)
            self._add(anchor.node)
            return
        self._add(ScalarNode(f"*{event.anchor}", mark, is_plain=False))

    def _add(self, node: Node) -> None:
        """Put a node where it belongs: into the list or map that is being read."""
        if not self._frames:
            self.root = node
            return
        frame = self._frames[-1]
        container = frame.container
        if container.__class__ is ListNode:
            container.items.append(node)
        elif frame.key is None:
            frame.key = node
        else:
            key, frame.key = frame.key, None
            if key.__class__ is ScalarNode and key.text not in container.items and key.text != "<<":
                container.items[key.text] = node
                container.key_marks.append(key.mark)
            else:
                self._refuse_key(key, container, node)

    def _refuse_key(self, key: Node, container: MapNode, node: Node) -> None:
        """Say why a key cannot be one; a ``<<`` in quotation marks can."""
        if not isinstance(key, ScalarNode):
            message = f"a key must be a text, not {key.noun}"
            hint = "a `?` or a `[` at the start of a text wants quotes" if isinstance(key, ListNode | MapNode) else ""
            self.report.error(key.mark, Code.KEY, message, hint)
        elif key.text in container.items:
            self.report.error(key.mark, Code.DUPLICATE_KEY, f"{shown(key.text)} stands here twice", "keep one of them")
        elif key.is_plain:
            self.report.error(key.mark, Code.KEY, "`<<` is not read", "write out the keys that are meant")
        else:
            container.items[key.text] = node
            container.key_marks.append(key.mark)

    def _begin(self, event: NodeEvent, node: Node) -> None:
        """Take note of an anchor, and refuse a tag."""
        tag: str | None = getattr(event, "tag", None)
        if tag:
            message = f"the tag {shown(tag.replace(_YAML_TAG, '!!', 1))} is not read"
            self.report.error(node.mark, Code.TAG, message, f"take it out; if it is text, {_QUOTE_VALUE}")
        if event.anchor:
            if former := self._anchors.get(event.anchor):
                self._check_use(former)
            self._anchors[event.anchor] = _Anchor(event.anchor, node, self._nodes, self._characters)

    def _check_use(self, anchor: _Anchor) -> None:
        if not anchor.is_used:
            message = f"{shown(f'&{anchor.name}')} names what stands behind it and is not part of the text"
            self.report.warn(anchor.node.mark, Code.UNUSED_ANCHOR, message, f"if it is text, {_QUOTE_VALUE}")

    def _check_comment(self, event: ScalarEvent) -> None:
        """Warn of a comment in a text's place, or right behind it, that may be text."""
        end: Mark = event.end_mark  # type: ignore[assignment]  # as above
        if end.line in self._hashed_lines:
            pattern = _HASHTAG if event.value else _COMMENT
            if match := pattern.match(self.source.line(end.line), end.column):
                start = match.start(1)
                mark = TextMark(end.index + start - end.column, end.line, start)
                message = f"{shown(match[1])} is a comment and is not read"
                self.report.warn(mark, Code.HIDDEN_BY_COMMENT, message, f"if it is text, {_QUOTE_VALUE}")

    def _count(self, mark: Mark, nodes: int, characters: int) -> None:
        self._nodes += nodes
        self._characters += characters
        if self._nodes > MAX_NODES:
            message = f"the file holds more than {MAX_NODES:,} texts, lists and maps"
            raise BoundError(mark, message, "part it into several, and write out what aliases stand for")
        if self._characters > MAX_CHARACTERS:
            message = f"the file's aliases make more than {MAX_CHARACTERS >> 20} Mi characters of it"
            raise BoundError(mark, message, "write out what they stand for")

    def _check_depth(self, mark: Mark, height: int) -> None:
        if len(self._frames) + height > MAX_DEPTH:
            message = f"more than {MAX_DEPTH} lists and maps stand within one another"
            raise BoundError(mark, message, "an article needs 6 at most")

    def _raise_height(self, height: int) -> None:
        """Tell the list or map that is being read how high something in it is."""
        if self._frames and self._frames[-1].height <= height:
            self._frames[-1].height = height + 1


def _start(event: Event) -> Mark:
    mark: Mark = event.start_mark  # type: ignore[assignment]  # the parser gives all its events marks
    return mark


def _pass_over(_: Event) -> None:
    """Make nothing of an event."""


def _hashed_lines(source: Source) -> frozenset[int]:
    """The lines, counted from 0, on which a comment may stand behind a blank."""
    if b" #" not in source.data and b"\t#" not in source.data:
        return frozenset()
    return frozenset(n for n, line in enumerate(source.lines) if " #" in line or "\t#" in line)
