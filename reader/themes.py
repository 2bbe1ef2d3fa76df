"""Dateline's own themes, and the colours of its roles under every other theme.

The stylesheets name roles (``$dateline-person``); each role has a colour here. A test computes the
contrast of every pair that is drawn (WCAG 2.2: 4.5:1 for text, 3:1 for marks).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.color import Color
from textual.theme import Theme

from reader.model.entity import EntityType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.config import EntityStyle

DARK = "night-desk"
LIGHT = "broadsheet"
HIGH_CONTRAST = "high-contrast"

PREFIX = "dateline-"

_DIM_SHARE = 0.7
"""How much of the text's colour dim text keeps over the page."""

_TOLD_SHARE = 0.1
"""How much of the text's colour goes into the page behind a told sentence."""

_DARK_ROLES: Mapping[str, str] = {
    "rule": "#2c3037",
    "thumb": "#4f5661",
    "text": "#d8d3c6",
    "dim": "#9e988a",
    "headline": "#f1ead9",
    "accent": "#e0a458",
    "selection": "#3a2a24",
    "panel": "#191c21",
    "page": "#15171b",
    "told": "#23272e",
    "noted": "#1f3230",
    "system": "#ee8a6b",
    "person": "#86b9e6",
    "organisation": "#b9a1e8",
    "place": "#86c79a",
    "agreement": "#dcc067",
    "law": "#dcc067",
    "event": "#e59abf",
    "other": "#a7a294",
    "match": "#5c4a1e",
    "current": "#f0c75e",
    "current-text": "#15171b",
    "error": "#f08080",
    "warning": "#dcc067",
}

_LIGHT_ROLES: Mapping[str, str] = {
    "rule": "#d9cfbd",
    "thumb": "#b0a38b",
    "text": "#2a2620",
    "dim": "#5f5748",
    "headline": "#16130f",
    "accent": "#9a2a1c",
    "selection": "#f3d9cd",
    "panel": "#f3ede1",
    "page": "#faf6ee",
    "told": "#efe7d6",
    "noted": "#d8ebdb",
    "system": "#a8391d",
    "person": "#1c5c94",
    "organisation": "#6a3fa0",
    "place": "#23703f",
    "agreement": "#7a5f06",
    "law": "#7a5f06",
    "event": "#98336b",
    "other": "#5f584c",
    "match": "#f4e08a",
    "current": "#8a5a00",
    "current-text": "#fffaf0",
    "error": "#a8201a",
    "warning": "#7a5f06",
}

_HIGH_CONTRAST_ROLES: Mapping[str, str] = {
    "rule": "#5a5a5a",
    "thumb": "#707070",
    "text": "#ffffff",
    "dim": "#d6d6d6",
    "headline": "#ffffff",
    "accent": "#ffd500",
    "selection": "#003a8c",
    "panel": "#000000",
    "page": "#000000",
    "told": "#303030",
    "noted": "#00382c",
    "system": "#ffab91",
    "person": "#8fd3ff",
    "organisation": "#d9c4ff",
    "place": "#8ef0a8",
    "agreement": "#ffe45c",
    "law": "#ffe45c",
    "event": "#ffb3d9",
    "other": "#e0e0e0",
    "match": "#5c4400",
    "current": "#ffd500",
    "current-text": "#000000",
    "error": "#ffa8a8",
    "warning": "#ffe45c",
}
"""Black and white where nothing is told by a colour; every text has at least 7:1 on the page."""


def _variables(roles: Mapping[str, str]) -> dict[str, str]:
    return {PREFIX + role: colour for role, colour in roles.items()}


def role_defaults(theme: Theme) -> dict[str, str]:
    """The colours of the roles for a theme that does not define them, such as Textual's own.

    Types keep Dateline's colours for dark or light pages; page, text and accent are the theme's.
    """
    colours = theme.to_color_system().generate()
    page, text = (Color.parse(colours[name]) for name in ("background", "foreground"))
    own = {
        "page": page,
        "text": text,
        "headline": text,
        "dim": page.blend(text, _DIM_SHARE),
        "told": page.blend(text, _TOLD_SHARE),
        "panel": Color.parse(colours["surface"]),
        "rule": Color.parse(colours["panel"]),
        "accent": Color.parse(colours["accent"]),
    }
    roles = _DARK_ROLES if theme.dark else _LIGHT_ROLES
    return _variables({**roles, **{name: colour.hex for name, colour in own.items()}})


def type_variables(types: Mapping[str, EntityStyle]) -> dict[str, str]:
    """The colours that the user gives to types, as variables to hold under every theme.

    Args:
        types: What types look like, by their names; own types have no variables.
    """
    return _variables(
        {type_.value: types[type_].colour for type_ in EntityType if type_ in types and types[type_].colour}
    )


def _theme(name: str, roles: Mapping[str, str], *, dark: bool) -> Theme:
    return Theme(
        name=name,
        primary=roles["accent"],
        secondary=roles["person"],
        accent=roles["accent"],
        warning=roles["warning"],
        error=roles["error"],
        success=roles["place"],
        foreground=roles["text"],
        background=roles["page"],
        surface=roles["panel"],
        panel=roles["rule"],
        dark=dark,
        variables={
            **_variables(roles),
            "scrollbar": roles["thumb"],
            "scrollbar-hover": roles["dim"],
            "scrollbar-active": roles["accent"],
            "scrollbar-background": roles["page"],
            "scrollbar-background-hover": roles["page"],
            "scrollbar-background-active": roles["page"],
            "scrollbar-corner-color": roles["page"],
            "input-selection-background": roles["match"],
            "block-cursor-background": roles["selection"],
            "block-cursor-foreground": roles["headline"],
            "block-cursor-text-style": "bold",
            "screen-selection-background": roles["match"],
        },
    )


THEMES: tuple[Theme, ...] = (
    _theme(DARK, _DARK_ROLES, dark=True),
    _theme(LIGHT, _LIGHT_ROLES, dark=False),
    _theme(HIGH_CONTRAST, _HIGH_CONTRAST_ROLES, dark=True),
)
