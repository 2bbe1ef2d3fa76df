"""The kinds of value that settings have."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.config import PRESETS, EntityStyle, Keys
from reader.model.entity import EntityType
from reader.store.collection import Table
from reader.store.fields import Field, Object
from reader.store.key_name import read_key
from reader.store.key_table import settled
from reader.store.kinds import Kind, Line, scalar_schema, text_hint
from reader.store.node import ListNode, MapNode, NullNode, ScalarNode
from reader.store.problems import Code, shown
from reader.store.suggestion import did_you_mean
from reader.text.clean import clean_line
from reader.text.width import advances

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from reader.store.key_table import KeyTable, OwnKeys
    from reader.store.kinds import Schema
    from reader.store.node import Node
    from reader.store.reading import Reading
    from reader.store.source import Mark

SWITCH: Mapping[str, bool] = {
    **dict.fromkeys(("yes", "true", "on"), True),
    **dict.fromkeys(("no", "false", "off"), False),
}
"""What says yes or no; the first of each is the one to write."""

NOTHING = "none"
"""What says that a path is not set, or that a command has no key."""

_MAX_SIGN_CHARACTERS = 8
"""The longest glyph: what is drawn as one character may be composed of several."""

_ALMOST = 0.85
"""How like a type's name another must be to be taken for a slip: ``persn``, but not ``plane``."""


class Words(Kind):
    """One of several words, each of which means something; capitals and small letters are the same."""

    def __init__(self, meanings: Mapping[str, Any], wanted: str) -> None:
        """Define a choice.

        Args:
            meanings: What each word means.
            wanted: What must stand there, in words.
        """
        self._meanings = {word.casefold(): meaning for word, meaning in meanings.items()}
        self.wanted = wanted

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """See `Kind.read`."""
        if not isinstance(node, ScalarNode):
            reading.refuse(node, where, self.wanted)
            return None
        word = node.text.strip().casefold()
        if word in self._meanings:
            return self._meanings[word]
        hint = did_you_mean(word, self._meanings) or f"write {self.wanted}"
        reading.report.error(node.mark, Code.BAD_VALUE, f"{where} cannot be {shown(node.text)}", hint)
        return None

    def schema(self) -> Schema:
        """See `Kind.schema`."""
        # An editor may take these words for booleans.
        booleans = [SWITCH[word] for word in ("yes", "no", "off") if word in self._meanings]
        return {"enum": [*self._meanings, *dict.fromkeys(booleans)]}


class Number(Kind):
    """A whole number between two others."""

    _DIGITS = re.compile("[0-9]{1,9}")

    def __init__(self, least: int, greatest: int, wanted: str) -> None:
        """Define a range, both ends included.

        Args:
            least: The smallest number.
            greatest: The largest one.
            wanted: What must stand there, in words.
        """
        self._least = least
        self._greatest = greatest
        self.wanted = wanted

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """See `Kind.read`."""
        if not isinstance(node, ScalarNode):
            reading.refuse(node, where, self.wanted)
            return None
        text = node.text.strip()
        if self._DIGITS.fullmatch(text) and self._least <= int(text) <= self._greatest:
            return int(text)
        message = f"{where} must be {self.wanted}, not {shown(node.text)}"
        reading.report.error(node.mark, Code.BAD_VALUE, message)
        return None

    def schema(self) -> Schema:
        """See `Kind.schema`."""
        return {"type": ["integer", "string"], "minimum": self._least, "maximum": self._greatest}


class Place(Kind):
    """A file or folder that is there."""

    def __init__(self, base: Path, wanted: str) -> None:
        """Define where paths begin.

        Args:
            base: The folder in which those begin that are not absolute.
            wanted: What must stand there, in words.
        """
        self._base = base
        self.wanted = wanted

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """See `Kind.read`; a path, or an empty text for none."""
        if not isinstance(node, ScalarNode):
            reading.refuse(node, where, self.wanted, text_hint(node))
            return None
        if node.text in {"", NOTHING}:
            return ""
        try:
            path = self._base / Path(node.text).expanduser()
            path.stat()
        except (OSError, RuntimeError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            message = f"{where} cannot be {shown(node.text)}: {reason}"
            hint = f"write the path of a file or folder, or {NOTHING}"
            reading.report.error(node.mark, Code.BAD_VALUE, message, hint)
            return None
        return path

    def schema(self) -> Schema:
        """See `Kind.schema`."""
        return scalar_schema()


class Colour(Line):
    """A colour: in hexadecimal digits, or by its name."""

    wanted = "a colour as #86b9e6 or a colour’s name"

    _HEXADECIMAL = re.compile("#(?:[0-9a-f]{3}|[0-9a-f]{6})")

    def __init__(self, names: Collection[str]) -> None:
        """Define what colours have names.

        Args:
            names: The names, in small letters.
        """
        self._names = names

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """See `Kind.read`."""
        text = super().read(node, where, reading)
        if not text:
            return text
        colour = text.lower()
        if colour in self._names or self._HEXADECIMAL.fullmatch(colour):
            return colour
        hint = did_you_mean(colour, self._names) or f"write {self.wanted}"
        reading.report.error(node.mark, Code.BAD_VALUE, f"{where} cannot be {shown(text)}", hint)
        return None


class Sign(Line):
    """One character."""

    def __init__(self, *, is_ascii: bool = False) -> None:
        """Define a sign.

        Args:
            is_ascii: Whether it must be of ASCII.
        """
        self._is_ascii = is_ascii
        self.wanted = "one ASCII character" if is_ascii else "one character"

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """See `Kind.read`."""
        text = super().read(node, where, reading)
        if not text or self._is_sign(text):
            return text
        message = f"{where} must be {self.wanted}, not {shown(text)}"
        reading.report.error(node.mark, Code.BAD_VALUE, message)
        return None

    def _is_sign(self, text: str) -> bool:
        if self._is_ascii or len(text) > _MAX_SIGN_CHARACTERS:
            return len(text) == 1 and text.isascii()
        widths = advances(text)
        return widths[0] > 0 and not any(widths[1:])


class Heading(Line):
    """A text that is shown in one row."""

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """See `Kind.read`; of several lines one is made, as in any `Line`, but not without a word."""
        text = super().read(node, where, reading)
        if text and isinstance(node, ScalarNode) and len(node.text.splitlines()) > 1:
            message = f"{where} is of several lines, and shown as one: {shown(text)}"
            reading.report.warn(node.mark, Code.BAD_VALUE, message, "write it in one line")
        return text


class Types(Table):
    """What types look like, by their names: the model's own, or kinds of others."""

    wanted = "a map of types"

    def __init__(self, colours: Collection[str]) -> None:
        """Define what a look is made of.

        Args:
            colours: Colours' names.
        """
        super().__init__(
            Object(
                "the look of a type",
                (
                    Field("colour", Colour(colours), 'Its colour: "#86b9e6", or a name.'),
                    Field("glyph", Sign(), "Its sign: one character."),
                    Field("ascii", Sign(is_ascii=True), "The sign’s stand-in where only ASCII is drawn."),
                    Field("title", Heading(), "What its group in the sidebar is called."),
                ),
                EntityStyle,
            )
        )

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """See `Kind.read`; a dictionary."""
        rows = super().read(node, where, reading)
        if rows and isinstance(node, MapNode):
            for name, mark in zip(node.items, node.key_marks, strict=True):
                self._doubt(clean_line(name), mark, reading)
        return rows and dict(rows)

    def _doubt(self, name: str, mark: Mark, reading: Reading) -> None:
        """Warn of a kind that is most likely a type, misspelt."""
        types = [type_.value for type_ in EntityType]
        hint = "" if name in types else did_you_mean(name, types, _ALMOST)
        if hint:
            message = f"{shown(name)} is no type, so it stands for `type: other` with `kind: {name}`"
            reading.report.warn(mark, Code.BAD_VALUE, message, hint)


class KeyMap(Kind):
    """A preset, and keys of commands."""

    wanted = "a map of a preset and commands"

    _PRESET = Words({name: name for name in PRESETS}, "one of: " + ", ".join(PRESETS))

    def __init__(self, key_table: Callable[[str], KeyTable]) -> None:
        """Define whose keys can be changed.

        Args:
            key_table: Gives all commands with the keys of a preset.
        """
        self._key_table = key_table

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """See `Kind.read`."""
        if not isinstance(node, MapNode):
            reading.refuse(
                node, where, self.wanted, 'write `preset: less` or `find: "/ ctrl+f"`, a line for each'
            )
            return None
        preset_node = node.items.get("preset")
        preset = Keys().preset
        if preset_node is not None and not isinstance(preset_node, NullNode):
            preset = self._PRESET.read(preset_node, "`preset`", reading) or preset
        table = self._key_table(preset)
        ids = {command.id for command in table.commands}
        own: OwnKeys = {}
        marks: dict[tuple[str, str], Mark] = {}
        for (id_, value), mark in zip(node.items.items(), node.key_marks, strict=True):
            if id_ in ids:
                if _says_none(value):
                    own[id_] = ()
                    marks[id_, ""] = value.mark
                elif keys := dict(_keys(value, f"`{id_}`", reading)):
                    own[id_] = tuple(keys)
                    marks |= {(id_, key): key_mark for key, key_mark in keys.items()}
            elif id_ != "preset":
                hint = did_you_mean(id_, ids) or "`dateline config --keys` lists all commands"
                reading.report.error(mark, Code.UNKNOWN_KEY, f"there is no command {shown(id_)}", hint)
        kept, faults = settled(table, own)
        for fault in faults:
            tell = reading.report.error if fault.is_refused else reading.report.warn
            tell(marks[fault.command, fault.key], Code.BAD_VALUE, fault.message, fault.hint)
        return Keys(preset, kept)

    def schema(self) -> Schema:
        """See `Kind.schema`."""
        keys = {"anyOf": [scalar_schema(), {"type": "array", "items": scalar_schema()}]}
        commands = self._key_table(Keys().preset).commands
        properties = {"preset": self._PRESET.schema(), **{command.id: keys for command in commands}}
        return {"type": "object", "additionalProperties": False, "properties": properties}


def _says_none(node: Node) -> bool:
    """Whether a command is to have no key: the word for it, or an empty list."""
    if isinstance(node, ListNode):
        return not node.items
    return isinstance(node, ScalarNode) and clean_line(node.text).casefold() == NOTHING


def _keys(node: Node, where: str, reading: Reading) -> Iterator[tuple[str, Mark]]:
    """Read a command's keys, parted by spaces or in a list: as Textual names them, and where they stand."""
    wanted = "a key, or several: in a list or parted by spaces"
    found = False
    for part in node.items if isinstance(node, ListNode) else (node,):
        if not isinstance(part, ScalarNode):
            reading.refuse(part, where, wanted, f'write {wanted}; some need quotes, as "\'" and "#"')
            return
        for word in clean_line(part.text).split():
            found = True
            key = read_key(word)
            if key.message:
                tell = reading.report.warn if key.names else reading.report.error
                tell(part.mark, Code.BAD_VALUE, f"{where}: {key.message}", key.hint)
            yield from ((name, part.mark) for name in key.names)
    if not found:
        reading.report.error(node.mark, Code.EMPTY, f"{where} is empty", f"write a key, or {NOTHING}")
