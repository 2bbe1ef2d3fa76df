"""The user's settings: what there is to set, what each is for, and what holds where nothing is set.

``reader.store.config_file`` reads them from ``config.yaml``. This is imported at every start: it is light.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILE_NAME = "config.yaml"
"""The file in the folder of the user's settings."""

HIGHLIGHTS = ("all", "first", "off")
AUTO = ("auto", "yes", "no")
IMAGES = (*AUTO, "halfcells", "kitty")
PRESETS = ("vim", "newsboat", "less", "emacs")
MIN_MEASURE_CELLS, MAX_MEASURE_CELLS = 36, 138
MAX_LINE_SPACING_ROWS = 3


class Keys(NamedTuple):
    """Which keys do what."""

    preset: str = "vim"
    """Whose habits the keys follow: one of `PRESETS`."""
    own: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """The user's own keys, as Textual names them, by the id of their command; empty: it has none."""


class EntityStyle(NamedTuple):
    """What a type of entities looks like; what is empty stays as the theme has it."""

    colour: str = ""
    """``#rgb``, ``#rrggbb``, or a colour's name."""
    glyph: str = ""
    """Its sign: one character, one or two cells wide."""
    ascii: str = ""
    """The sign's stand-in where only ASCII is drawn: one character."""
    title: str = ""
    """What its group in the sidebar is called."""


class Settings(NamedTuple):
    """All settings, by their names in the file. What each is for is told once, in ``reader.setting``."""

    library: Path | None = None
    """An absolute path that is there; None: the bundled articles."""
    theme: str = "night-desk"
    measure: int = 72
    line_spacing: int = 1
    justify: bool = False
    highlights: Literal["all", "first", "off"] = "all"
    glyphs: bool = False
    ascii: Literal["auto", "yes", "no"] = "auto"
    images: Literal["auto", "yes", "no", "halfcells", "kitty"] = "auto"
    mouse: bool = True
    keep_places: bool = True
    live_reload: bool = True
    first_steps: bool = True
    keys: Keys = Keys()
    types: Mapping[str, EntityStyle] = MappingProxyType({})
    """By a type's name, or by the ``kind`` of entities whose type is ``other``."""
