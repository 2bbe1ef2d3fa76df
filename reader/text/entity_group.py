"""The groups in which an article's subjects are listed: their titles and their order."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from reader.model.entity import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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


_GROUPS: Mapping[EntityType, Group] = {
    EntityType.SYSTEM: Group.SYSTEMS,
    EntityType.PERSON: Group.PEOPLE,
    EntityType.ORGANISATION: Group.PLACES,
    EntityType.PLACE: Group.PLACES,
    EntityType.AGREEMENT: Group.EVENTS,
    EntityType.LAW: Group.EVENTS,
    EntityType.EVENT: Group.EVENTS,
    EntityType.OTHER: Group.OTHERS,
}


def group_of(entity: Entity | None) -> Group:
    """The group in which an entity stands; that of ambiguous names for None."""
    if entity is None:
        return Group.AMBIGUOUS
    return _GROUPS[entity.type] if entity.is_defined else Group.UNRESOLVED


def grouped(subjects: Iterable[Subject]) -> list[tuple[Group, list[Subject]]]:
    """Sort subjects into their groups; those without members are left out.

    Args:
        subjects: The most prominent first; the order within a group is kept.
    """
    groups: dict[Group, list[Subject]] = {group: [] for group in Group}
    for subject in subjects:
        groups[group_of(subject.entity)].append(subject)
    return [(group, members) for group, members in groups.items() if members]
