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
from reader.model.dates import FuzzyDate, Precision
from reader.store.node import ListNode, MapNode, ScalarNode
from reader.store.problems import Code, shown
from reader.store.reading import VERSION
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
MAX_WORD_CHARACTERS = 1_000
"""How much is looked at of what can only be a word or two."""


def scalar_schema(**more: Any) -> Schema:
    """The schema of a text, which an editor may take for something else."""
    return {"type": ["string", "number", "boolean"], **more}


def trimmed(pattern: str) -> str:
    """A pattern for a schema: the loader passes over blanks around a text, and takes blanks for nothing."""
    return rf"^\s*(?:{pattern})?\s*$"


def filled(schema: Schema) -> Schema:
    """The schema of what must not be empty."""
    types = schema.get("type", ())
    if types == "array":
        return {**schema, "minItems": 1}
    if types == "object":
        return {**schema, "minProperties": 1}
    if "string" in types:
        pattern = rf"(?=\s*\S)(?:{schema['pattern']})" if "pattern" in schema else r"\S"
        return {**schema, "pattern": pattern, "minLength": 1}
    return schema


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
            refuse_length(node.mark, where, reading)
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
        taken_for = {"integer": "1", "boolean": "no"}
        types = [name for name, text in taken_for.items() if self._pattern.fullmatch(text)]
        return {"type": ["string", *types], "pattern": trimmed(self._pattern.pattern), "minimum": 0}


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
        text = clean_line(node.text[:MAX_WORD_CHARACTERS])
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
        if self._is_day:
            return {"type": "string", "pattern": trimmed(_DAY)}
        return {"type": ["string", "integer"], "pattern": trimmed(_DATE), "minimum": 1, "maximum": 9999}


_UNIT = r"\d\d(?:\d\d(?:-(?:\d\d(?:-\d\d)?[~?%]?|\d\d-XX|XX(?:-XX)?))?|\d\d[~?%]|\dX|XX)"
_DAY = r"\d{4}-\d\d-\d\d(?:[~?%]|T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d(?::\d\d)?)?)?"
_DATE = rf"{_DAY}|{_UNIT}|(?:{_UNIT})?/(?:{_UNIT})?|(?:{_UNIT})?/\.\.|\.\./(?:{_UNIT})?"
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


TRUE = (True, "true", "True", "TRUE")
"""What says yes, as an editor may take it."""
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
    _MAX = 999_999_999

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
        pattern = self._DIGITS.pattern.join("^$")
        return {"type": ["integer", "string"], "minimum": 1, "maximum": self._MAX, "pattern": pattern}


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


def refuse_length(mark: Mark, where: str, reading: Reading) -> None:
    """Report a title, name or label that is too long to be one."""
    message = f"{where} is longer than {MAX_LINE_CHARACTERS:,} characters"
    reading.report.error(mark, Code.TOO_LARGE, message, "only a section's body can be so long")


def text_hint(node: Node) -> str:
    """What to do about a list or map where a text is wanted."""
    if isinstance(node, MapNode):
        return "a text that holds a colon and a space, or begins with `{`, wants quotes"
    if isinstance(node, ListNode):
        return "a text that begins with `[` or `- ` wants quotes"
    return ""
