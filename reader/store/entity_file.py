"""Entities: the keys of one, and the files that define many."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from reader.model.entity import (
    Authority,
    Entity,
    EntityType,
    Fact,
    Link,
    MatchRules,
    Relation,
    Role,
    SystemCategory,
)
from reader.store.collection import Many, Table
from reader.store.fields import Field, Object
from reader.store.kinds import Choice, Date, Flag, Line, Pattern, Version
from reader.store.node import MapNode, ScalarNode
from reader.store.problems import Code, shown
from reader.store.reading import Reading
from reader.store.reference import EntityId, EntityOrName, Id
from reader.store.yaml import Document, load_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reader.store.node import Node
    from reader.store.problems import Problem

WEB_ADDRESS = Pattern("a web address", r"https?://[^\s\x00-\x1f\x7f]+", "an address begins with https://")

_ONE_TYPE = {
    "category": EntityType.SYSTEM,
    "family_name": EntityType.PERSON,
    "titles": EntityType.PERSON,
    "roles": EntityType.PERSON,
    "demonyms": EntityType.PLACE,
    "metonyms": EntityType.PLACE,
}
"""Attributes that entities of one type have, and others do not."""


def _match_rules(values: dict[str, Any], _node: MapNode, _reading: Reading) -> dict[str, bool]:
    """Only what is written, as an entity may extend another."""
    return values


def _make_entity(values: dict[str, Any], node: MapNode, reading: Reading) -> Entity | None:
    """Define an entity, or extend one that is defined above in the file or elsewhere."""
    entity_id: str = values["id"]
    extends: bool = values.pop("extends", False)
    mark = node.items["id"].mark
    base = reading.entities.get(entity_id)
    if base is None and reading.known is not None:
        base = reading.known.get(entity_id)
    values["authority"] = reading.authority
    values["defined_at"] = reading.place(mark)
    if base is not None and base.authority is reading.authority and not extends:
        message = f"{shown(entity_id)} is defined already"
        if base.defined_at is not None:
            path, line = base.defined_at
            message += (
                f", on line {line}" if path == values["defined_at"].path else f", in {path} on line {line}"
            )
        reading.report.error(mark, Code.DUPLICATE_ID, message, "take one out, or add `extends: true` here")
        return None
    if not extends:
        entity = Entity(**_with_rules(values, MatchRules()))
    elif base is not None:
        entity = _extended(base, values)
    else:
        if reading.known is not None:
            message = f"{shown(entity_id)} is to extend an entity that is defined nowhere"
            reading.report.warn(mark, Code.UNKNOWN_ENTITY, message, "define it, or take `extends` out")
        entity = _extended(Entity(entity_id, EntityType.OTHER, entity_id), values)
    reading.entities[entity_id] = entity
    for attribute, entity_type in _ONE_TYPE.items():
        if attribute in values and entity.type is not entity_type:
            message = (
                f"{shown(entity_id)} is of type {entity.type}, and only a {entity_type} has `{attribute}`"
            )
            reading.report.warn(
                node.items[attribute].mark, Code.BAD_VALUE, message, "change the type, or take it out"
            )
    return entity


_LISTS = frozenset(name for name, default in Entity._field_defaults.items() if default == ())
"""The attributes of an entity that hold any number of values."""


def _extended(base: Entity, values: dict[str, Any]) -> Entity:
    """Add to an entity: texts replace its own, lists are added to it."""
    merged = _with_rules(values, base.match)
    for attribute, value in values.items():
        if attribute == "designations":
            merged[attribute] = tuple((dict(base.designations) | dict(value)).items())
        elif attribute in _LISTS:
            present = getattr(base, attribute)
            merged[attribute] = present + tuple(item for item in value if item not in present)
    return base._replace(**merged)


def _with_rules(values: dict[str, Any], rules: MatchRules) -> dict[str, Any]:
    """The values of an entity with its matching rules made: those given change the rules it has."""
    return {**values, "match": rules._replace(**values["match"])} if "match" in values else values


_DATE = "When, in EDTF-lite: 2018-10-05, 2018-10, 2018~, 2019-05/.."
_SOURCE = "Where this is known from."


class _EntityKind(Object):
    """A whole entity."""

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """See `Kind.read`; the entity also goes to those of the reading."""
        entity = super().read(node, where, reading)
        if entity is None and isinstance(node, MapNode):
            id_node = node.items.get("id")
            if isinstance(id_node, ScalarNode):
                reading.refused.add(id_node.text)
        return entity


ENTITY = _EntityKind(
    "an entity",
    (
        Field("id", Id(), "A short name that files use for it.", required=True, examples=("s-400",)),
        Field("type", Choice(EntityType), "What kind of thing it is.", required=True),
        Field(
            "name", Line(), "Its full name; matched everywhere.", required=True, examples=("S-400 Triumf",)
        ),
        Field(
            "extends",
            Flag(),
            "Add to the entity of this id that is defined elsewhere, and do not replace it.",
        ),
        Field("short", Line(), "What lists show; the name if left out."),
        Field("aliases", Many(Line(), "a list of texts"), "Other names, matched everywhere."),
        Field(
            "weak_aliases",
            Many(Line(), "a list of texts"),
            "Names that mean other things too: matched only in articles that surely speak of it.",
        ),
        Field("former", Many(Line(), "a list of texts"), "Earlier names, matched everywhere."),
        Field("never", Many(Line(), "a list of texts"), "Longer names that are something else."),
        Field(
            "match",
            Object(
                "a map of matching rules",
                (
                    Field("plural", Flag(), "Whether a plural names it; systems only, if left out."),
                    Field("variants", Flag(), "Whether a variant's letters may follow: F-16C for F-16."),
                    Field("case", Flag(), "Whether capitals must stand as written."),
                    Field("separators", Flag(), "Whether a dash, a space and nothing are the same."),
                ),
                MatchRules,
                _match_rules,
            ),
            "Which of the matching rules hold for its names.",
        ),
        Field("summary", Line(), "What it is, in a sentence."),
        Field("category", Choice(SystemCategory), "What kind of system, in SIPRI's classes; systems only."),
        Field("kind", Line(), "A finer type, in your own words.", examples=("country", "vessel")),
        Field(
            "code",
            Pattern(
                "a code of letters and digits",
                "[A-Za-z0-9]{1,12}(?:-[A-Za-z0-9]{1,12}){0,3}",
                "write it as IN",
            ),
            "A place's code: ISO 3166-1 alpha-2 for a country.",
            examples=("IN",),
        ),
        Field(
            "designations",
            Table(Line()),
            "What others call it, by who does; matched everywhere.",
            examples=({"nato": "SA-21 Growler"},),
        ),
        Field("origin", EntityOrName(), "Where it comes from: an entity's id, or a name."),
        Field("maker", EntityOrName(), "Who makes it: an entity's id, or a name."),
        Field(
            "facts",
            Many(
                Object(
                    "a fact",
                    (
                        Field("label", Line(), "What it tells.", required=True, examples=("Range",)),
                        Field("value", Line(), "The fact.", required=True, examples=("up to 400 km",)),
                        Field("as_of", Date(), "When it held, in EDTF-lite."),
                        Field("source", Line(), _SOURCE),
                    ),
                    Fact,
                ),
                "a list of facts",
            ),
            "What its card tells.",
        ),
        Field(
            "relations",
            Many(
                Object(
                    "a relation",
                    (
                        Field(
                            "rel",
                            Pattern(
                                "a word, or words joined by _,",
                                "[a-z0-9]+(?:_[a-z0-9]+)*",
                                "write it in lower case: operated_by",
                            ),
                            "How it stands to the other, in words joined by _.",
                            required=True,
                            examples=("operated_by",),
                        ),
                        Field("to", EntityId(), "The other entity's id.", required=True),
                        Field("date", Date(), _DATE),
                        Field("source", Line(), _SOURCE),
                    ),
                    Relation,
                ),
                "a list of relations",
            ),
            "How it stands to other entities.",
        ),
        Field(
            "wikidata",
            Pattern("a Wikidata id", "Q[1-9][0-9]*", "it is a Q and a number"),
            "Its item in Wikidata; only where that is certain.",
        ),
        Field(
            "links",
            Many(
                Object(
                    "a link",
                    (
                        Field("title", Line(), "What is to be found there.", required=True),
                        Field("url", WEB_ADDRESS, "The address.", required=True),
                    ),
                    Link,
                ),
                "a list of links",
            ),
            "Where to read more.",
        ),
        Field(
            "family_name",
            Line(),
            "A person's family name: allowed alone once the full name has stood in the article.",
        ),
        Field(
            "titles",
            Many(Line(), "a list of texts"),
            "A person's titles, which belong to a mention when they stand before the name.",
            examples=(["Defence Minister"],),
        ),
        Field(
            "roles",
            Many(
                Object(
                    "a role",
                    (
                        Field(
                            "title", Line(), "The office.", required=True, examples=("Minister of Defence",)
                        ),
                        Field("org", EntityOrName(), "Of what: an entity's id, or a name."),
                        Field("date", Date(), _DATE),
                    ),
                    Role,
                ),
                "a list of roles",
            ),
            "The offices that a person holds or held.",
        ),
        Field("demonyms", Many(Line(), "a list of texts"), "What a place's people are called: Indian."),
        Field(
            "metonyms", Many(Line(), "a list of texts"), "What stands for a place's government: New Delhi."
        ),
    ),
    Entity,
    _make_entity,
    partial_key="extends",
)
"""A whole entity."""

VERSION = Field("schema", Version(), "The version of the format: 1.")


class EntityFile(NamedTuple):
    """What a file of entities says."""

    entities: tuple[Entity, ...]
    """Those that could be read, in the file's order."""
    problems: tuple[Problem, ...]


ENTITY_FILE = Object(
    "a file of entities",
    (VERSION, Field("entities", Many(ENTITY, "a list of entities"), "The who's who.")),
    None,
)
"""A whole file."""


def load_entities(path: Path, authority: Authority, known: Mapping[str, Entity] | None = None) -> EntityFile:
    """Read a file of entities.

    Args:
        path: The file.
        authority: That of its entities.
        known: The entities that are defined elsewhere, by id: those of other files of this authority, and of
            lower ones. Its own may extend them.

    Returns:
        What it says; the entities that could be read, even if others could not.
    """
    document = load_yaml(path, str(path))
    if not isinstance(document, Document):
        return EntityFile((), document)
    reading = read_entities(document, authority, known)
    return EntityFile(tuple(reading.entities.values()), reading.report.problems())


def read_entities(document: Document, authority: Authority, known: Mapping[str, Entity] | None) -> Reading:
    """Read a file of entities, and keep what remains to be checked.

    Args:
        document: What the file holds.
        authority: As for :func:`load_entities`.
        known: As for :func:`load_entities`.
    """
    reading = Reading(document, authority, known)
    if document.root is None:
        return reading  # an empty file says that there is a library, and nobody in it yet
    root = reading.root(document.root, "a file of entities", "entities: …")
    if root is not None:
        ENTITY_FILE.read_values(root, reading)
    return reading
