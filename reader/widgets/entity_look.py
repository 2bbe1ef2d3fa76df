"""How the types of entities are told apart: a sign, a style's name, a group in the sidebar."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from reader.model.entity import EntityType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.model.entity import Entity

GLYPHS: Mapping[EntityType, str] = {
    EntityType.SYSTEM: "▲",
    EntityType.PERSON: "●",
    EntityType.ORGANISATION: "■",
    EntityType.PLACE: "◆",
    EntityType.AGREEMENT: "§",
    EntityType.LAW: "§",
    EntityType.EVENT: "★",
    EntityType.OTHER: "◇",
}
"""The sign of each type, one cell wide."""

AMBIGUOUS_GLYPH = "?"
"""The sign of a name that may be several entities'."""

AMBIGUOUS_STYLE = "ambiguous"
"""The style of a name that may be several entities'."""


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


def glyph_of(entity: Entity | None) -> str:
    """An entity's sign; that of an ambiguous name for None."""
    return AMBIGUOUS_GLYPH if entity is None else GLYPHS[entity.type]


def style_of(entity: Entity | None) -> str:
    """The name of an entity's style; that of an ambiguous name for None."""
    return AMBIGUOUS_STYLE if entity is None else entity.type.value


def group_of(entity: Entity | None) -> Group:
    """The group of the sidebar in which an entity stands; that of ambiguous names for None."""
    if entity is None:
        return Group.AMBIGUOUS
    return _GROUPS[entity.type] if entity.is_defined else Group.UNRESOLVED
