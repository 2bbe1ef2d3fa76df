"""Maps with given keys: each key with its kind, whether it must be there, and what it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from reader.store.kinds import TRUE, Kind, filled
from reader.store.node import MapNode, NullNode
from reader.store.problems import Code, shown
from reader.store.suggestion import suggestion

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.store.kinds import Schema
    from reader.store.node import Node
    from reader.store.reading import Reading
    from reader.store.source import Mark


class Field(NamedTuple):
    """A key of a map."""

    key: str
    kind: Kind
    doc: str
    """What it is for, as an editor shows it."""
    required: bool = False
    """Whether it must be there, and not be empty."""
    attribute: str = ""
    """The model's name for it; empty: the key."""
    nullable: bool = False
    """Whether ``null`` says something, and is not the same as leaving the key out."""
    examples: tuple[Any, ...] = ()

    def schema(self, default: Any) -> Schema:
        """What an editor can check and show.

        Args:
            default: The model's default.
        """
        schema = self.kind.schema()
        if self.required:
            schema = filled(schema)
        if self.nullable or not self.required:
            schema = _or_null(schema)
        schema["description"] = self.doc
        if self.examples:
            schema["examples"] = list(self.examples)
        if isinstance(default, bool) or (isinstance(default, str) and default):
            schema["default"] = default
        return schema


class Object(Kind):
    """A map with given keys."""

    def __init__(
        self,
        wanted: str,
        fields: tuple[Field, ...],
        model: type | None,
        make: Callable[[dict[str, Any], MapNode, Reading], Any] | None = None,
        *,
        partial_key: str = "",
    ) -> None:
        """Define a map.

        Args:
            wanted: What it is, in words: ``an event``.
            fields: Its keys.
            model: The class of the model whose attributes they are; None: `read_values` alone is used.
            make: Makes what is read of the values by their attributes, the node and the reading, or returns
                None where it reports a problem instead; None: the model itself does.
            partial_key: A flag that, when it is set, frees all keys but the first from being required.
        """
        self.wanted = wanted
        self._named = {field.key: (field, field.attribute or field.key, f"`{field.key}`") for field in fields}
        """By key: the field, the model's name for it, and what messages call it."""
        self._required = tuple(
            (field.key, field.attribute or field.key) for field in fields if field.required
        )
        """Keys that must be there, and their attributes."""
        self._model = model
        self._make = make
        self._partial_key = partial_key

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """See `Kind.read`."""
        if not isinstance(node, MapNode):
            reading.refuse(node, where, self.wanted, f"its keys are {self._keys_in_words()}")
            return None
        values, is_whole = self.read_values(node, reading)
        if not is_whole:
            return None
        if self._make is not None:
            return self._make(values, node, reading)
        return self._model(**values) if self._model else values

    def read_values(self, node: MapNode, reading: Reading) -> tuple[dict[str, Any], bool]:
        """Read what can be read of a map, and report what is wrong or missing.

        Returns:
            The values by the model's attributes; and whether all are there that must be.
        """
        values: dict[str, Any] = {}
        named = self._named
        last = next(reversed(node.items), None)  # its value may stand in the part that could not be read
        meant: set[str | None] = set()
        """Keys that are there, but misspelt."""
        for (key, value_node), mark in zip(node.items.items(), node.key_marks, strict=True):
            if key not in named:
                meant.add(self._refuse_key(key, mark, reading))
                continue
            field, attribute, where = named[key]
            is_null = isinstance(value_node, NullNode)
            value = "" if is_null else field.kind.read(value_node, where, reading)
            if value or value is False:
                values[attribute] = value
            elif field.nullable and is_null:
                values[attribute] = None
            elif field.required and value is not None and (reading.is_complete or key != last):
                reading.report.error(mark, Code.EMPTY, f"{where} is empty", f"write {field.kind.wanted}")
        return values, self._has_all(values, node, reading, meant)

    def schema(self) -> Schema:
        """See `Kind.schema`."""
        # A NamedTuple's defaults, if there is a model.
        defaults: dict[str, Any] = getattr(self._model, "_field_defaults", {})
        schema: Schema = {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                key: field.schema(defaults.get(attribute))
                for key, (field, attribute, _) in self._named.items()
            },
        }
        required = [key for key, _ in self._required]
        if self._partial_key:
            schema["if"] = {
                "properties": {self._partial_key: {"enum": list(TRUE)}},
                "required": [self._partial_key],
            }
            schema["then"] = {"required": required[:1]}
            schema["else"] = {"required": required}
        else:
            schema["required"] = required
        return schema

    def _has_all(
        self, values: dict[str, Any], node: MapNode, reading: Reading, meant: set[str | None]
    ) -> bool:
        """Report the keys that must be there and are not; False: a value is missing, reported by now."""
        required = self._required[:1] if values.get(self._partial_key) else self._required
        missing = [key for key, attribute in required if attribute not in values]
        flag = node.items.get(self._partial_key) if self._partial_key else None
        is_refused = not isinstance(flag, NullNode | None) and self._partial_key not in values
        for key in missing:
            if is_refused and key != required[0][0]:
                continue  # nobody knows whether it must be there: it is the flag that has been reported
            if key not in node.items and key not in meant and reading.is_complete:
                message = f"{self.wanted} needs `{key}`"
                reading.report.error(node.mark, Code.MISSING_KEY, message, f"add `{key}: …`")
        return not missing

    def _refuse_key(self, key: str, mark: Mark, reading: Reading) -> str | None:
        """Report an unknown key; the key that is likely to be meant."""
        meant = None if reading.report.is_full else suggestion(key, self._named)
        hint = f"did you mean `{meant}`?" if meant else f"its keys are {self._keys_in_words()}"
        if key.lstrip() != key and not key.startswith(" "):
            hint = f"type ordinary spaces before it, not U+{ord(key[0]):04X}"
        reading.report.error(mark, Code.UNKNOWN_KEY, f"{self.wanted} has no key {shown(key)}", hint)
        return meant

    def _keys_in_words(self) -> str:
        return ", ".join(self._named)


def _or_null(schema: Schema) -> Schema:
    """A schema that null passes too: a key without a value is as good as no key."""
    if "enum" in schema:
        return {**schema, "enum": [*schema["enum"], None]}
    if "anyOf" in schema:
        return {**schema, "anyOf": [*schema["anyOf"], {"type": "null"}]}
    types = schema["type"]
    return {**schema, "type": [*([types] if isinstance(types, str) else types), "null"]}
