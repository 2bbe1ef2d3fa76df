"""How the types of entities are told apart: a sign, and a style's name."""

from __future__ import annotations

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


def glyph_of(entity: Entity | None) -> str:
    """An entity's sign; that of an ambiguous name for None."""
    return AMBIGUOUS_GLYPH if entity is None else GLYPHS[entity.type]


def style_of(entity: Entity | None) -> str:
    """The name of an entity's style; that of an ambiguous name for None."""
    return AMBIGUOUS_STYLE if entity is None else entity.type.value
