"""Who's who read backwards: the entities that name another one in their own files."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.model.entity import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.model.dates import FuzzyDate
    from reader.model.entity import Entity


_ORDER = {type_: number for number, type_ in enumerate(EntityType)}


class Backlink(NamedTuple):
    """That an entity names another."""

    entity: Entity
    """The one that does."""
    words: str
    """How, to be read before the other's name: ``operated by``."""
    date: FuzzyDate | None = None
    """When that holds."""
    source: str = ""
    """From whom it is known."""


def backlinks(entities: Iterable[Entity], key: str) -> list[Backlink]:
    """Find the entities that name another one.

    Args:
        entities: Those that may.
        key: The other's id.

    Returns:
        What they say, in the order of their types and names.
    """
    found = [link for entity in entities if entity.id != key for link in _links(entity, key)]
    found.sort(key=lambda link: (_ORDER[link.entity.type], link.entity.label.casefold()))
    return found


def _links(entity: Entity, key: str) -> Iterator[Backlink]:
    if entity.maker == key:
        yield Backlink(entity, "made by")
    if entity.origin == key:
        yield Backlink(entity, "from")
    for role in entity.roles:
        if role.org == key:
            yield Backlink(entity, f"{role.title},", role.date)
    for relation in entity.relations:
        if relation.to == key:
            yield Backlink(entity, relation.rel.replace("_", " "), relation.date, relation.source)
