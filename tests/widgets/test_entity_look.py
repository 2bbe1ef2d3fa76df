"""Signs, styles, colours and titles of types, as the program or the user has them."""

from __future__ import annotations

from typing import ClassVar

import pytest
from textual.app import App
from textual.color import Color
from textual.widget import Widget

from reader.config import EntityStyle
from reader.model.entity import Entity, EntityType
from reader.text.width import cell_len
from reader.widgets.component_style import ComponentStyles
from reader.widgets.entity_look import (
    GLYPHS,
    colour_of,
    glyph_cells_of,
    glyph_of,
    group_titles,
    list_sign_of,
    style_of,
    use_types,
)
from tests.factories import entity

PERSON = entity("asha-roe", EntityType.PERSON)
LAW = entity("harbour-act", EntityType.LAW)
VESSEL = entity("quill", EntityType.OTHER)._replace(kind="vessel")
CARGO = entity("grey-box", EntityType.OTHER)._replace(kind="cargo")
PORT = entity("marrow-bay", EntityType.PLACE)._replace(kind="vessel")

WIDE = "飛"
COMPOSED = "✈\ufe0f"


def looks(found: Entity | None) -> tuple[str, str, str]:
    return glyph_of(found), style_of(found), colour_of(found)


def test_every_type_has_a_look() -> None:
    for type_ in EntityType:
        assert looks(entity("thing", type_)) == (GLYPHS[type_], type_.value, f"$dateline-{type_.value}")
    assert looks(None) == ("?", "ambiguous", "$dateline-dim")


@pytest.mark.parametrize(
    ("types", "found", "look"),
    [
        ({"law": EntityStyle("red", "¶")}, LAW, ("¶", "law", "$dateline-law")),
        ({"law": EntityStyle("red", "¶")}, PERSON, ("●", "person", "$dateline-person")),
        ({"vessel": EntityStyle("#5fb0b7", "▼")}, VESSEL, ("▼", "other:#5fb0b7", "#5fb0b7")),
        ({"vessel": EntityStyle("teal")}, VESSEL, ("◇", "other:teal", "teal")),
        ({"vessel": EntityStyle(glyph="▼")}, VESSEL, ("▼", "other", "$dateline-other")),
        ({"vessel": EntityStyle("teal", "▼")}, CARGO, ("◇", "other", "$dateline-other")),
        ({"vessel": EntityStyle("teal", "▼")}, PORT, ("◆", "place", "$dateline-place")),
        (
            {"vessel": EntityStyle(), "other": EntityStyle(glyph="+")},
            VESSEL,
            ("+", "other", "$dateline-other"),
        ),
        ({"": EntityStyle("teal", "▼")}, PERSON, ("●", "person", "$dateline-person")),
        ({"law": EntityStyle(glyph="¶")}, CARGO._replace(kind="law"), ("◇", "other", "$dateline-other")),
        ({"ambiguous": EntityStyle("teal", "▼")}, None, ("?", "ambiguous", "$dateline-dim")),
    ],
)
def test_the_user_sets_looks(
    types: dict[str, EntityStyle], found: Entity | None, look: tuple[str, str, str]
) -> None:
    use_types(types)
    assert looks(found) == look


@pytest.mark.parametrize(
    ("style", "glyph"),
    [
        (EntityStyle(glyph="▼", ascii="S"), "S"),
        (EntityStyle(ascii="S"), "S"),
        (EntityStyle(glyph="▼"), "▼"),  # the terminal's filter makes it a v
        (EntityStyle(glyph="?"), "?"),
        (EntityStyle(glyph=WIDE), "●"),  # nothing in ASCII is like it
        (EntityStyle("teal"), "●"),
    ],
)
def test_a_stand_in_is_drawn_where_only_ascii_is(style: EntityStyle, glyph: str) -> None:
    use_types({"person": style}, is_ascii=True)
    assert glyph_of(PERSON) == glyph


@pytest.mark.parametrize("glyph", [WIDE, COMPOSED])
def test_names_in_a_list_begin_at_one_column_however_wide_their_signs_are(glyph: str) -> None:
    assert list_sign_of(PERSON) == "● "
    use_types({"law": EntityStyle(glyph=glyph)})
    assert [glyph_cells_of(found) for found in (LAW, PERSON, None)] == [2, 1, 1]
    assert [list_sign_of(found) for found in (LAW, PERSON, None)] == [f"{glyph} ", "●  ", "?  "]
    assert {cell_len(list_sign_of(found)) for found in (LAW, PERSON, None)} == {3}


def test_what_was_set_before_holds_no_longer() -> None:
    use_types({"law": EntityStyle("red", WIDE, title="Acts"), "vessel": EntityStyle("teal", "▼")})
    assert group_titles() == {"law": "Acts", "vessel": ""}
    use_types({})
    assert looks(LAW) == ("§", "law", "$dateline-law")
    assert looks(VESSEL) == ("◇", "other", "$dateline-other")
    assert list_sign_of(LAW) == "§ "
    assert not group_titles()


class Signed(Widget):
    """A widget with a style for others."""

    DEFAULT_CSS = "Signed > .signed--other { color: red; text-style: underline; }"
    COMPONENT_CLASSES: ClassVar = {"signed--other"}


async def test_a_colour_takes_the_place_of_the_class_s_own_and_leaves_the_rest() -> None:
    app: App[None] = App()
    async with app.run_test():
        widget = Signed()
        await app.mount(widget)
        styles = ComponentStyles(widget, "signed")
        for name, colour in (("other", "red"), ("other:#5fb0b7", "#5fb0b7"), ("other:teal", "teal")):
            style = styles.rich(name)
            assert style.color == Color.parse(colour).rich_color
            assert style.underline
