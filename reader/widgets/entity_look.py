"""How the types of entities are told apart: by signs, styles and colours, and by titles of their groups.

The user can set them. They are set once: a process has one reader.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.model.entity import EntityType
from reader.text.width import cell_len

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.config import EntityStyle
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
"""The sign of each type where the user sets none, one cell wide."""

AMBIGUOUS_GLYPH = "?"
"""The sign of a name that may be several entities'."""

AMBIGUOUS_STYLE = "ambiguous"
"""The style of a name that may be several entities'."""


class _Look(NamedTuple):
    """What the entities of a type look like."""

    glyph: str
    style: str
    """As `ComponentStyles` names it."""
    colour: str
    """As Textual's content names it."""
    glyph_cells: int = 1


_AMBIGUOUS = _Look(AMBIGUOUS_GLYPH, AMBIGUOUS_STYLE, "$dateline-dim")

_LOOKS: Mapping[str, _Look] = {
    type_.value: _Look(glyph, type_.value, f"$dateline-{type_.value}") for type_, glyph in GLYPHS.items()
}

_looks = dict(_LOOKS)
"""The looks in force, by the names of types and of kinds that are the user's own types."""

_titles: dict[str, str] = {}
"""The titles of the groups, by the same names, of those types that are set; empty: the title is not."""


def use_types(types: Mapping[str, EntityStyle], *, is_ascii: bool = False) -> None:
    """Draw types as the user wants them, wherever they are drawn.

    The colours of the model's own types are not told here, but to the stylesheets
    (`reader.themes.type_variables`).

    Args:
        types: What types look like, by their names, or by the ``kind`` of entities of type ``other``.
        is_ascii: Whether the terminal shows ASCII only.
    """
    _looks.clear()
    _looks.update(_LOOKS)
    _titles.clear()
    for name in sorted(types, key=lambda name: name not in _LOOKS):  # own types last: they begin as others
        wanted = types[name]
        look = _looks.get(name) or _looks[EntityType.OTHER]
        if wanted.colour and name not in _LOOKS:
            look = look._replace(style=f"{look.style}:{wanted.colour}", colour=wanted.colour)
        if glyph := _ascii_glyph(wanted) if is_ascii else wanted.glyph:
            look = look._replace(glyph=glyph, glyph_cells=cell_len(glyph))
        _looks[name] = look
    _titles.update((name, types[name].title) for name in types)


def _ascii_glyph(wanted: EntityStyle) -> str:
    """A glyph for a terminal that shows ASCII only; empty: none is set that has a likeness there."""
    from reader.text.plain_ascii import UNKNOWN, to_ascii  # noqa: PLC0415  most terminals show all

    glyph = wanted.ascii or wanted.glyph
    return glyph if glyph.isascii() or UNKNOWN not in to_ascii(glyph) else ""


def _look_of(entity: Entity | None) -> _Look:
    """An entity's look; that of an ambiguous name for None."""
    if entity is None:
        return _AMBIGUOUS
    own = entity.own_type
    return _looks[own if own and own in _looks else entity.type]


def glyph_of(entity: Entity | None) -> str:
    """An entity's sign; that of an ambiguous name for None."""
    return _look_of(entity).glyph


def glyph_cells_of(entity: Entity | None) -> int:
    """The width of an entity's sign, in cells; that of an ambiguous name for None."""
    return _look_of(entity).glyph_cells


def list_sign_of(entity: Entity | None) -> str:
    """An entity's sign and the blanks that part it from its name in a list: names begin at one column."""
    look = _look_of(entity)
    widest = max(other.glyph_cells for other in _looks.values())
    return look.glyph + " " * (widest - look.glyph_cells + 1)


def style_of(entity: Entity | None) -> str:
    """The name of an entity's style, for `ComponentStyles`; that of an ambiguous name for None."""
    return _look_of(entity).style


def colour_of(entity: Entity | None) -> str:
    """The colour of an entity, for the styles of Textual's content; that of an ambiguous name for None."""
    return _look_of(entity).colour


def glyph_of_type(name: str) -> str:
    """The sign of a type of the model's, by its name; one cell or more."""
    return _looks.get(name, _looks[EntityType.OTHER]).glyph


def style_of_type(name: str) -> str:
    """The name of a type's style, for `ComponentStyles`."""
    return _looks.get(name, _looks[EntityType.OTHER]).style


def group_titles() -> Mapping[str, str]:
    """The titles of the user's types, by their names; empty: none is set."""
    return _titles
