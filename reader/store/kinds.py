"""The kinds of value that a key can have: how each is read and checked, and its JSON Schema.

Both come from one definition, so that editors and the reader agree. YAML's own types count for nothing: every
scalar is a text here, while an editor may take ``2000`` for a number and ``NO`` for a boolean. So wherever a
text is wanted the schema lets any scalar pass.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any

from reader.errors import DateError
from reader.model.article import Within
from reader.model.dates import FuzzyDate, Precision
from reader.store.node import ListNode, MapNode, ScalarNode
from reader.store.problems import Code, shown
from reader.store.reading import VERSION, ArticleClaim, EntityClaim, PlaceClaim
from reader.store.slug import PATTERN, is_slug, looks_like_id, slug
from reader.store.suggestion import did_you_mean
from reader.text.clean import clean_line

if TYPE_CHECKING:
    from enum import StrEnum

    from reader.store.node import Node
    from reader.store.reading import Reading
    from reader.store.source import Mark

Schema = dict[str, Any]
"""A JSON Schema, draft-07."""


MAX_LINE_CHARACTERS = 1 << 20
"""The longest title, name or label; cleaning takes up to 70 bytes a character."""
_MAX_WORD_CHARACTERS = 1_000
"""How much is looked at of what can only be a word or two."""


def scalar_schema(**more: Any) -> Schema:
    """The schema of a text, which an editor may take for something else."""
    return {"type": ["string", "number", "boolean"], **more}


class Kind(ABC):
    """A kind of value."""

    wanted: str = "a text"
    """What must stand there, in words."""

    @abstractmethod
    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """Read a value.

        Args:
            node: What stands in the file.
            where: What messages call the place: the key, or an entry of it.
            reading: Takes problems, and claims that are to be checked later.

        Returns:
            The value for the model; None if a problem has been reported instead.
        """

    @abstractmethod
    def schema(self) -> Schema:
        """What an editor can check: a new dictionary."""


class Line(Kind):
    """A text of one line."""

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """See `Kind.read`."""
        if not isinstance(node, ScalarNode):
            reading.refuse(node, where, self.wanted, text_hint(node))
        elif len(node.text) <= MAX_LINE_CHARACTERS:
            return clean_line(node.text)
        else:
            _refuse_length(node.mark, where, reading)
        return None

    def schema(self) -> Schema:
        """See `Kind.schema`."""
        return scalar_schema()


class Pattern(Line):
    """A text of a certain form."""

    def __init__(self, wanted: str, pattern: str, hint: str) -> None:
        """Define a form.

        Args:
            wanted: What must stand there, in words.
            pattern: A regular expression for all of the text, in a form that editors know too.
            hint: What to do if it is something else.
        """
        self.wanted = wanted
        self._pattern = re.compile(pattern)
        self._hint = hint

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """See `Kind.read`."""
        text = super().read(node, where, reading)
        if not text or self._pattern.fullmatch(text):
            return text
        message = f"{where} cannot be {shown(text)}: {self.wanted} is wanted"
        reading.report.error(node.mark, Code.BAD_VALUE, message, self._hint)
        return None

    def schema(self) -> Schema:
        """See `Kind.schema`."""
        return scalar_schema(pattern=f"^(?:{self._pattern.pattern})?$")


class Id(Line):
    """An id: of what is being defined."""

    wanted = "an id"

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """See `Kind.read`."""
        text = super().read(node, where, reading)
        if not text or is_slug(text):
            return text
        hint = "an id is of lower-case letters and digits, joined by hyphens"
        if meant := slug(text):
            hint += f": {shown(meant)}"
        reading.report.error(node.mark, Code.BAD_ID, f"{shown(text)} cannot be an id", hint)
        return None

    def schema(self) -> Schema:
        """See `Kind.schema`."""
        return scalar_schema(pattern=PATTERN)


class EntityId(Id):
    """The id of an entity that is defined somewhere."""

    wanted = "an entity's id"

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """See `Kind.read`."""
        text = super().read(node, where, reading)
        if text:
            reading.claims.append(EntityClaim(node.mark, text))
        return text


class ArticleId(Id):
    """The id of an article of the library."""

    wanted = "an article's id"

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """See `Kind.read`."""
        text = super().read(node, where, reading)
        if text:
            reading.claims.append(ArticleClaim(node.mark, text))
        return text


class EntityOrName(Line):
    """An entity's id, or a plain name."""

    wanted = "an entity's id or a name"

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """See `Kind.read`."""
        text = super().read(node, where, reading)
        if text and looks_like_id(text):
            reading.claims.append(EntityClaim(node.mark, text))
        return text


class Date(Kind):
    """A date, in EDTF-lite."""

    wanted = "a date"

    def __init__(self, *, is_day: bool = False) -> None:
        """Define a kind of date.

        Args:
            is_day: Whether it must be known to the day at least.
        """
        self._is_day = is_day

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """See `Kind.read`."""
        if not isinstance(node, ScalarNode):
            reading.refuse(node, where, self.wanted, "write it as 2025-12-04")
            return None
        text = clean_line(node.text[:_MAX_WORD_CHARACTERS])
        if not text:
            return text
        try:
            date = FuzzyDate.parse(text)
        except DateError as error:
            message = f"{where}: {clean_line(str(error))}"
            reading.report.error(node.mark, Code.BAD_DATE, message, clean_line(error.hint))
            return None
        if self._is_day and date.precision not in {Precision.DAY, Precision.MINUTE, Precision.SECOND}:
            message = f"{where} must be known to the day, and {shown(text)} is not"
            reading.report.error(
                node.mark, Code.BAD_DATE, message, "write it as 2025-12-04 or 2025-12-04T21:10+05:30"
            )
            return None
        return date

    def schema(self) -> Schema:
        """See `Kind.schema`."""
        return scalar_schema(pattern=_DAY if self._is_day else _DATE)


_UNIT = r"\d\d(?:\d\d(?:-(?:\d\d(?:-\d\d)?[~?%]?|\d\d-XX|XX(?:-XX)?))?|\d\d[~?%]|\dX|XX)"
_DAY = r"^\d{4}-\d\d-\d\d(?:[~?%]|T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d(?::\d\d)?)?)?$"
_DATE = rf"{_DAY}|^{_UNIT}$|^(?:{_UNIT})?/(?:{_UNIT})?$|^(?:{_UNIT})?/\.\.$|^\.\./(?:{_UNIT})?$"
"""The forms of EDTF-lite; days and months that do not exist are left to the reader."""


class Choice(Kind):
    """One of a few words."""

    def __init__(self, members: type[StrEnum]) -> None:
        """Define a choice.

        Args:
            members: The words.
        """
        self._members = {member.value: member for member in members}
        self.wanted = f"one of: {', '.join(self._members)}"

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """See `Kind.read`."""
        if not isinstance(node, ScalarNode):
            reading.refuse(node, where, self.wanted)
            return None
        member = self._members.get(node.text)
        if member is None:
            hint = self.wanted
            if not reading.report.is_full and (meant := did_you_mean(node.text, self._members)):
                hint = f"{meant} {hint}"
            reading.report.error(node.mark, Code.BAD_VALUE, f"{where} cannot be {shown(node.text)}", hint)
        return member

    def schema(self) -> Schema:
        """See `Kind.schema`."""
        return {"enum": list(self._members)}


_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
"""YAML 1.2's; YAML 1.1's ``yes`` and ``on`` are booleans to one program and text to the next."""


class Flag(Kind):
    """``true`` or ``false``."""

    wanted = "true or false"

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """See `Kind.read`."""
        if not isinstance(node, ScalarNode):
            reading.refuse(node, where, self.wanted)
            return None
        value = _BOOLEANS.get(node.text)
        if value is None:
            message = f"{where} must be true or false, not {shown(node.text)}"
            reading.report.error(node.mark, Code.BAD_VALUE, message)
        return value

    def schema(self) -> Schema:
        """See `Kind.schema`."""
        return {"type": ["boolean", "string"], "pattern": f"^(?:{'|'.join(_BOOLEANS)})$"}


class Count(Kind):
    """A whole number from 1."""

    wanted = "a number from 1"

    _DIGITS = re.compile(r"[1-9][0-9]{0,8}")

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """See `Kind.read`."""
        if not isinstance(node, ScalarNode):
            reading.refuse(node, where, self.wanted)
            return None
        if self._DIGITS.fullmatch(node.text):
            return int(node.text)
        message = f"{where} must be a whole number from 1, not {shown(node.text)}"
        reading.report.error(node.mark, Code.BAD_VALUE, message)
        return None

    def schema(self) -> Schema:
        """See `Kind.schema`."""
        return {"type": ["integer", "string"], "minimum": 1, "pattern": self._DIGITS.pattern.join("^$")}


class Version(Kind):
    """The version of the format; `Reading.root` checks it before anything else is read."""

    wanted = VERSION

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """See `Kind.read`."""
        if isinstance(node, ScalarNode):
            return node.text
        reading.refuse(node, where, self.wanted)
        return None

    def schema(self) -> Schema:
        """See `Kind.schema`."""
        return {"enum": [int(VERSION), VERSION]}


class Place(Kind):
    """A place in the article: a section's id, with the number of a block of it or without."""

    wanted = "a section's id"

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """See `Kind.read`."""
        if not isinstance(node, ScalarNode):
            reading.refuse(node, where, self.wanted, text_hint(node))
            return None
        section, slash, number = clean_line(node.text[:_MAX_WORD_CHARACTERS]).partition("/")
        if not is_slug(section) or (slash and not re.fullmatch("[0-9]{1,6}", number)):
            message = f"{where} cannot be {shown(node.text)}"
            hint = "write a section's id, or its id and the number of a paragraph: production/2"
            reading.report.error(node.mark, Code.BAD_VALUE, message, hint)
            return None
        within = Within(section, int(number) if slash else None)
        reading.claims.append(PlaceClaim(node.mark, within))
        return within

    def schema(self) -> Schema:
        """See `Kind.schema`."""
        return scalar_schema(pattern=r"^[^\sA-Z/\\]+(?:/[0-9]{1,6})?$")


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
        listed = {"type": "array", "items": self._kind.schema()}
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
        rows = []
        entry = f"an entry of {where}"
        for (name, value_node), mark in zip(node.items.items(), node.key_marks, strict=True):
            if len(name) > MAX_LINE_CHARACTERS:
                _refuse_length(mark, f"a label of {where}", reading)
                continue
            label = clean_line(name)
            if not label:
                reading.report.error(mark, Code.EMPTY, f"a label of {where} is empty")
            value = self._kind.read(value_node, entry, reading)
            if value == "":
                reading.report.error(value_node.mark, Code.EMPTY, f"{entry} is empty", "write its value")
            elif value is not None:
                rows.append((label, value))
        return tuple(rows) if rows or not node.items else None

    def schema(self) -> Schema:
        """See `Kind.schema`."""
        return {"type": "object", "additionalProperties": self._kind.schema()}


def _refuse_length(mark: Mark, where: str, reading: Reading) -> None:
    message = f"{where} is longer than {MAX_LINE_CHARACTERS:,} characters"
    reading.report.error(mark, Code.TOO_LARGE, message, "only a section's body can be so long")


def text_hint(node: Node) -> str:
    """What to do about a list or map where a text is wanted."""
    if isinstance(node, MapNode):
        return "a text that holds a colon and a space, or begins with `{`, wants quotes"
    if isinstance(node, ListNode):
        return "a text that begins with `[` or `- ` wants quotes"
    return ""
