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
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
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

_QUOTE_VALUE = "put the value in quotes"


class BoundError(Exception):
    """A bound is passed. Its arguments: what is wrong, what to do."""

    def __init__(self, mark: Mark, message: str, hint: str) -> None:
        super().__init__(message, hint)
        self.mark = mark


class _Anchor:
    """A name that aliases can stand for, and what each of them counts for."""

    __slots__ = ("characters", "height", "is_open", "is_used", "mark", "name", "node", "nodes")

    def __init__(self, name: str, node: Node, mark: Mark) -> None:
        self.name = name
        self.node = node
        self.mark = mark
        self.nodes = 0
        self.characters = 0
        self.height = 0
        """How many lists and maps stand within one another."""
        self.is_open = True
        """Whether its node is still being read."""
        self.is_used = False


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
        self._nodes += 1
        self._characters += len(text)
        if self._nodes > MAX_NODES or self._characters > MAX_CHARACTERS:
            raise self._too_much(mark)
        node: Node
        if is_plain and len(text) < 5 and text in _NULLS:
            node = NullNode(mark)
        else:
            node = ScalarNode(text, mark, is_plain=is_plain)
        if is_plain and self._hashed_lines:
            self._check_comment(event)
        if event.anchor or event.tag:
            anchor = self._check_properties(event, node)
            if anchor is not None:
                self._close(anchor, self._nodes - 1, self._characters - len(text), 0)
        self._add(node)
