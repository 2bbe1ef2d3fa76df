"""The themes' colours, measured: WCAG 2.2 asks 4.5:1 for text (1.4.3) and 3:1 for marks (1.4.11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme
from textual.widgets import Input, TextArea

from reader.app import ReaderApp
from reader.config import EntityStyle, Settings
from reader.themes import HIGH_CONTRAST, PREFIX, THEMES, role_defaults, type_variables
from tests.sample_library import write_library
from tests.screens.journey import drawn, reading
from tests.waiting import until

if TYPE_CHECKING:
    from pathlib import Path

TEXT = ("text", "dim", "headline", "accent", "error", "warning")
TYPES = ("system", "person", "organisation", "place", "agreement", "law", "event", "other")
BACKGROUNDS = ("page", "panel", "told", "noted", "selection")


def contrast(theme: Theme, role: str, background: str) -> float:
    """The contrast of two roles, 1 to 21."""
    return _ratio(*(Color.parse(theme.variables[PREFIX + name]) for name in (role, background)))


def _ratio(one: Color, other: Color) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Color) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""

    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(channel / 255) for channel in colour.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("background", BACKGROUNDS)
@pytest.mark.parametrize("role", [*TEXT, *TYPES])
def test_text_can_be_read(theme: Theme, role: str, background: str) -> None:
    assert contrast(theme, role, background) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("role", TYPES)
def test_selected_mentions_can_be_read_reversed(theme: Theme, role: str) -> None:
    assert contrast(theme, "page", role) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize(
    ("role", "background"),
    [("headline", "match"), ("current-text", "current"), ("text", "rule"), ("dim", "rule")],
)
def test_matches_and_the_last_line_can_be_read(theme: Theme, role: str, background: str) -> None:
    assert contrast(theme, role, background) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_current_match_stands_out_from_the_others(theme: Theme) -> None:
    assert contrast(theme, "current", "match") >= 3.0


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("background", ["page", "panel"])
def test_scrollbars_are_seen_and_not_loud(theme: Theme, background: str) -> None:
    least, most = (2.0, 3.0) if theme.name != HIGH_CONTRAST else (3.0, 5.0)
    assert least <= contrast(theme, "thumb", background) <= most
    assert theme.variables["scrollbar"] == theme.variables[f"{PREFIX}thumb"]


FIELDS = {
    "find": ("slash",),
    "palette": ("colon",),
    "contents": ("c", "slash"),
    "help": ("question_mark", "slash"),
    "timeline": ("T", "slash"),
    "library": ("0", "slash"),
    "note": ("asterisk", "a"),
}
"""The keys that open each field."""


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("keys", FIELDS.values(), ids=FIELDS)
async def test_what_an_empty_field_asks_for_can_be_read(
    tmp_path: Path, keys: tuple[str, ...], theme: Theme
) -> None:
    async with reading(write_library(tmp_path), settings=Settings(theme=theme.name)) as (_, pilot):
        await pilot.press(*keys)
        await until(pilot, lambda: isinstance(pilot.app.screen.focused, Input | TextArea))
        field = pilot.app.screen.focused
        assert isinstance(field, Input | TextArea)
        assert field.placeholder
        words = str(field.placeholder)[1:]  # the cursor stands on the first character
        await until(pilot, lambda: words in drawn(pilot))
        strips = pilot.app.screen._compositor.render_strips()
        (style,) = (part.style for strip in strips for part in strip if part.text.startswith(words))
        assert style is not None
        assert style.color is not None
        assert style.bgcolor is not None
        assert _ratio(Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)) >= 4.5


@pytest.mark.parametrize("theme", BUILTIN_THEMES.values(), ids=lambda theme: theme.name)
def test_every_role_has_a_colour_under_every_theme(theme: Theme) -> None:
    roles = {name for own in THEMES for name in own.variables if name.startswith(PREFIX)}
    colours = role_defaults(theme)
    assert roles <= set(colours)
    assert all(Color.parse(colours[role]) for role in roles)


def test_the_user_s_colours_of_types_are_variables_and_those_of_own_types_are_none() -> None:
    types = {
        "law": EntityStyle("#ff4040"),
        "person": EntityStyle(glyph="+"),
        "vessel": EntityStyle("teal"),
        "page": EntityStyle("red"),
    }
    assert type_variables(types) == {"dateline-law": "#ff4040"}


@pytest.mark.parametrize("name", ["textual-light", "ansi-light", "nord", "dracula", "broadsheet"])
async def test_the_reader_can_be_drawn_in_other_themes(tmp_path: Path, name: str) -> None:
    app = ReaderApp(write_library(tmp_path))
    async with app.run_test() as pilot:
        app.theme = name
        await pilot.pause()
        assert "asks for more" in app.export_screenshot().replace("&#160;", " ")
