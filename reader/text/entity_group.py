"""The groups in which an article's subjects are listed: their titles and their order."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from reader.model.entity import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reader.model.entity import Entity
    from reader.text.annotation import Subject


class Group(StrEnum):
    """A group of the sidebar, in its order; the value is its title."""

    SYSTEMS = "Systems"
    PEOPLE = "People"
    PLACES = "Places · organisations"
    EVENTS = "Events · agreements"
    OTHERS = "Others"
    AMBIGUOUS = "Ambiguous"
    UNRESOLVED = "Defined nowhere"


_TYPES: Mapping[Group, Mapping[EntityType, str]] = {
    Group.SYSTEMS: {EntityType.SYSTEM: "systems"},
    Group.PEOPLE: {EntityType.PERSON: "people"},
    Group.PLACES: {EntityType.PLACE: "places", EntityType.ORGANISATION: "organisations"},
    Group.EVENTS: {
        EntityType.EVENT: "events",
        EntityType.AGREEMENT: "agreements",
        EntityType.LAW: "laws",
    },
    Group.OTHERS: {EntityType.OTHER: "others"},
}
"""The types of each group, with the words for its title when some of them have left it."""

_TYPE_NAMES = frozenset(type_.value for type_ in EntityType)


def titles_with(own: Mapping[str, str]) -> Mapping[str, str]:
    """The titles of the groups, in their order, by the types that stand in them and the user's own types.

    A title renames the group that a type has to itself, and takes a type out of one that it shares; that is
    then called by the types that stay. Each of the user's own types has a group, before the others. Types
    with the same title share a group.

    Args:
        own: The user's titles, by a type's name or an own type's; an empty one is not set.
    """
    return dict(_titles(own))


def _titles(own: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for group, types in _TYPES.items():
        if group is Group.OTHERS:
            yield from ((name, own[name] or _title_of(name)) for name in own if name not in _TYPE_NAMES)
        staying = [words for type_, words in types.items() if not own.get(type_)]
        title = group if len(staying) == len(types) else " · ".join(staying).capitalize()
        yield from ((type_.value, own.get(type_) or title) for type_ in types)


def _title_of(own_type: str) -> str:
    """What the group of an own type is called if nobody says: ``air_base`` is ``Air base``."""
    return own_type[:1].upper() + own_type[1:].replace("_", " ")


_TITLES = MappingProxyType(titles_with({}))
"""Where the user sets no titles."""


def group_of(entity: Entity | None, titles: Mapping[str, str] = _TITLES) -> str:
    """The title of the group in which an entity stands; that of ambiguous names for None.

    Args:
        entity: An entity.
        titles: From :func:`titles_with`.
    """
    if entity is None:
        return Group.AMBIGUOUS
    if not entity.is_defined:
        return Group.UNRESOLVED
    own = entity.own_type
    return titles[own if own and own in titles else entity.type]


def grouped(
    subjects: Iterable[Subject], titles: Mapping[str, str] = _TITLES
) -> list[tuple[str, list[Subject]]]:
    """Sort subjects into their groups; those without members are left out.

    Args:
        subjects: The most prominent first; the order within a group is kept.
        titles: From :func:`titles_with`.

    Returns:
        The groups in their order, each with its title.
    """
    groups: dict[str, list[Subject]] = {title: [] for title in titles.values()}
    groups |= {Group.AMBIGUOUS: [], Group.UNRESOLVED: []}
    for subject in subjects:
        groups[group_of(subject.entity, titles)].append(subject)
    return [(title, members) for title, members in groups.items() if members]
