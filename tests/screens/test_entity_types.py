"""Types of entities look as the user has set, in the text and beside it."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from rich.color import Color

from reader.app import ReaderApp
from reader.config import EntityStyle, Settings
from reader.screens.article import ArticleScreen
from reader.terminal import Terminal
from reader.text.width import cell_len
from reader.widgets.article_body import ArticleBody
from tests.screens.journey import drawn
from tests.waiting import until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping
    from pathlib import Path

    from rich.style import Style
    from textual.pilot import Pilot
    from textual.widget import Widget

ARTICLE = """\
schema: 1
title: The squadron is to grow
published: 2025-12-04
sections:
  - body: |
      The Quill left Marrow Bay for the north, and Saltmarsh Trust said that the Harbour Act and the Bay
      Pact ask for more. Asha Roe saw the Quill and the Grey Box.
entities:
  - {id: quill, type: other, kind: vessel, name: Quill}
  - {id: grey-box, type: other, kind: cargo, name: Grey Box}
  - {id: asha-roe, type: person, name: Asha Roe}
  - {id: marrow-bay, type: place, name: Marrow Bay}
  - {id: saltmarsh-trust, type: organisation, name: Saltmarsh Trust}
  - {id: harbour-act, type: law, name: Harbour Act}
  - {id: bay-pact, type: agreement, name: Bay Pact}
timeline:
  - {id: passed, date: 2021, title: Act passed, entities: [harbour-act]}
  - {id: sails, date: 2025-12-03, title: Quill sails, entities: [quill], basis: left Marrow Bay}
"""

TYPES = {
    "vessel": EntityStyle("#5fb0b7", "▼", "S", "Ships"),
    "law": EntityStyle("#ff4040", "¶"),
    "person": EntityStyle("hotpink", title="Who"),
    "organisation": EntityStyle(glyph="飛", title="Firms"),
}
TEAL, RED, PINK = "#5fb0b7", "#ff4040", "#ff69b4"

SIZE = (120, 38)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "squadron.yaml"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@asynccontextmanager
async def reading(
    path: Path,
    types: Mapping[str, EntityStyle],
    terminal: Terminal = Terminal(),  # noqa: B008  it cannot change
    theme: str = "night-desk",
) -> AsyncIterator[Pilot[int]]:
    """The article with signs in its text, its mentions found."""
    app = ReaderApp(path, Settings(types=types, theme=theme, glyphs=True), terminal)
    async with app.run_test(size=SIZE) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        yield pilot


def style_at(pilot: Pilot[int], selector: str, words: str) -> Style:
    """The style of the first words in a widget that are drawn in one style."""
    widget: Widget = pilot.app.screen.query_one(selector)
    for row in pilot.app.screen._compositor.render_strips()[widget.region.y : widget.region.bottom]:
        for segment in row.crop(widget.region.x, widget.region.right):
            if words in segment.text:
                assert segment.style
                return segment.style
    raise AssertionError(f"{words!r} is not drawn in one style")


def colour_at(pilot: Pilot[int], selector: str, words: str) -> str:
    colour = style_at(pilot, selector, words).color
    assert isinstance(colour, Color)
    return colour.get_truecolor().hex


@pytest.mark.parametrize("theme", ["night-desk", "broadsheet", "high-contrast", "dracula"])
async def test_types_have_their_colours_everywhere_under_every_theme(path: Path, theme: str) -> None:
    async with reading(path, TYPES, theme=theme) as pilot:
        pact = colour_at(pilot, "#body", "Pact")
        assert pact not in {RED, TEAL, PINK}, "what is not set stays as the theme has it"
        for words, colour in (("Quill", TEAL), ("Harbour", RED), ("Asha Roe", PINK)):
            assert colour_at(pilot, "#body", words) == colour
        for sign, colour in (("▼", TEAL), ("¶", RED), ("●", PINK), ("§", pact)):
            assert colour_at(pilot, "#entities", f"{sign}  ") == colour
        assert colour_at(pilot, "#timeline", "━") == RED
        assert colour_at(pilot, "#timeline", "●") == TEAL
        await pilot.press("2", "end", "up", "enter")
        await until(pilot, lambda: "other · vessel" in drawn(pilot))
        assert colour_at(pilot, "EntityCard", "Quill") == TEAL
        await pilot.press("up", "up", "enter")
        await until(pilot, lambda: "Harbour Act  law" in " ".join(rows_of(pilot, "EntityCard")))
        assert colour_at(pilot, "EntityCard", "Harbour Act") == RED
        await pilot.press("escape", "T")
        await until(pilot, lambda: "not told in the text" in drawn(pilot))
        assert colour_at(pilot, "EventList", "▼\u00a0Quill") == TEAL
        assert colour_at(pilot, "EventList", "¶\u00a0Harbour") == RED
        await pilot.press("e")
        await until(pilot, lambda: "Events of" in drawn(pilot))
        assert colour_at(pilot, "OptionList", "▼") == TEAL


def rows_of(pilot: Pilot[int], selector: str) -> list[str]:
    """The rows of a widget as they are on the screen."""
    region = pilot.app.screen.query_one(selector).region
    strips = pilot.app.screen._compositor.render_strips()[region.y : region.bottom]
    return [row.crop(region.x, region.right).text.rstrip() for row in strips]


async def test_another_theme_leaves_the_user_s_colours(path: Path) -> None:
    async with reading(path, TYPES) as pilot:
        before = colour_at(pilot, "#body", "Pact")
        pilot.app.theme = "broadsheet"
        await until(pilot, lambda: colour_at(pilot, "#body", "Pact") != before)
        assert colour_at(pilot, "#body", "Harbour") == RED
        assert colour_at(pilot, "#body", "Quill") == TEAL
        assert pilot.app.theme_variables["dateline-law"] == RED


async def test_groups_and_signs_stand_in_the_sidebar_and_names_in_one_column(path: Path) -> None:
    async with reading(path, TYPES) as pilot:
        rows = [row for row in rows_of(pilot, "#entities") if row]
        assert [row.split(" ▁")[0].rsplit(maxsplit=1)[0] if "▁" in row else row for row in rows] == [
            "WHO",
            "●  Asha Roe",
            "PLACES",
            "◆  Marrow Bay",
            "FIRMS",
            "飛 Saltmarsh Trust",
            "EVENTS · AGREEMENTS",
            "¶  Harbour Act",
            "§  Bay Pact",
            "SHIPS",
            "▼  Quill",
            "OTHERS",
            "◇  Grey Box",
        ]
        assert len({cell_len(row.rsplit("▁", 1)[0]) for row in rows if row.endswith("▁ ●")}) == 1


async def test_wide_signs_push_no_text_out_of_its_column(path: Path) -> None:
    wide = {name: EntityStyle(glyph="飛") for name in ("vessel", "law", "agreement", "place", "person")}
    async with reading(path, wide) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ArticleScreen)
        body = screen.query_one(ArticleBody)
        assert "The 飛Quill left 飛Marrow Bay" in drawn(pilot)
        for _ in range(6):
            await pilot.press("minus")
            right = body.margin_cells + body.text_cells
            strips = [body.render_line(y) for y in range(body.size.height)]
            assert all(cell_len(strip.text.rstrip()) <= right for strip in strips)
            assert {strip.cell_length for strip in strips} == {body.scrollable_content_region.width}


async def test_without_colours_own_types_are_told_by_signs_and_attributes(path: Path) -> None:
    async with reading(path, TYPES, Terminal(has_colour=False)) as pilot:
        assert "The ▼Quill left ◆Marrow Bay" in drawn(pilot)
        style = style_at(pilot, "#body", "Quill")
        assert style.color is None
        assert style.underline, "as other things are"


async def test_in_ascii_stand_ins_are_drawn_and_what_has_a_likeness(path: Path) -> None:
    async with reading(path, TYPES, Terminal(has_unicode=False)) as pilot:
        assert "The SQuill left +Marrow Bay" in drawn(pilot)
        assert "#Saltmarsh Trust" in drawn(pilot), "the theme's own sign, as there is no likeness"
        assert drawn(pilot).isascii()
        assert "SHIPS" in rows_of(pilot, "#entities")


async def test_the_next_reader_has_its_own_types(path: Path) -> None:
    async with reading(path, TYPES):
        pass
    async with reading(path, {}) as pilot:
        assert "The ◇Quill left ◆Marrow Bay" in drawn(pilot)
        assert "PLACES · ORGANISATIONS" in rows_of(pilot, "#entities")
        assert colour_at(pilot, "#body", "Harbour") == colour_at(pilot, "#body", "Pact")
