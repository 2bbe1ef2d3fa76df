"""Pictures in an article, in a terminal that draws them itself."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from textual.drivers.headless_driver import HeadlessDriver

from reader.app import ReaderApp
from reader.config import Settings
from reader.screens import picture as picture_module
from reader.screens.article import ArticleScreen
from reader.terminal import Terminal
from tests.kitty import FIRST_MARKS, PLACEHOLDER, KittyTerminal, Placement
from tests.pictures import BLUE, GREEN, plain_png
from tests.screens.journey import WIDE, rows
from tests.waiting import until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.pilot import Pilot

KITTY = Terminal(has_graphics=True)

ENTITIES = """\
schema: 1
entities:
  - {id: quill-tower, type: system, name: Quill Tower}
"""

ARTICLE = """\
schema: 1
title: A tower on the ridge
published: 2025-12-04
sections:
  - body:
      - "The Quill Tower stands on the ridge."
      - image: {src: tower.png, alt: "The tower at dusk", caption: "Taken from below."}
PARAGRAPHS      - image: {src: valley.png, alt: "The valley"}
      - "The end."
"""

PARAGRAPHS = "".join(f'      - "Paragraph {number} of the rest. The Quill Tower."\n' for number in range(30))

PLAIN = """\
schema: 1
title: No picture
published: 2025-12-03
sections:
  - body: ["The Quill Tower is not to be seen."]
"""


@pytest.fixture
def tower(tmp_path: Path) -> Path:
    """An article with two pictures far from each other, in a library with another that has none."""
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "tower.png").write_bytes(plain_png(900, 600))
    (folder / "valley.png").write_bytes(plain_png(900, 300, BLUE))
    (folder / "entities.yaml").write_text(ENTITIES, encoding="utf-8")
    (folder / "plain.yaml").write_text(PLAIN, encoding="utf-8")
    path = folder / "tower.yaml"
    path.write_text(ARTICLE.replace("PARAGRAPHS", PARAGRAPHS), encoding="utf-8")
    return path


@pytest.fixture
def kitty(monkeypatch: pytest.MonkeyPatch) -> KittyTerminal:
    """The terminal of all readers of a test."""
    terminal = KittyTerminal()
    monkeypatch.setattr(HeadlessDriver, "write", lambda _, data: terminal.write(data))
    return terminal


@asynccontextmanager
async def looking(
    path: Path, size: tuple[int, int] = WIDE, terminal: Terminal = KITTY
) -> AsyncIterator[tuple[ArticleScreen, Pilot[int]]]:
    """An article that is open, its pictures read."""
    app = ReaderApp(path, Settings(), terminal)
    async with app.run_test(size=size) as pilot:
        screen = app.screen
        assert isinstance(screen, ArticleScreen)
        await until(pilot, lambda: screen.pictures is not None and bool(screen.body._placed))
        yield screen, pilot


def placement(screen: ArticleScreen) -> Placement:
    """The cells of the first picture, as the text is laid out now."""
    return Placement(*next(iter(screen.body._placed.values())).size)


def picture_rows(screen: ArticleScreen) -> list[str]:
    """The rows of placeholders that show in the text."""
    return [row for row in rows(screen) if PLACEHOLDER in row]


def on_screen(pilot: Pilot[int]) -> str:
    """The whole screen."""
    return "\n".join(strip.text for strip in pilot.app.screen._compositor.render_strips())


async def test_a_picture_stands_between_its_alternative_text_and_its_caption(
    tower: Path, kitty: KittyTerminal
) -> None:
    async with looking(tower) as (screen, pilot):
        await until(pilot, lambda: len(kitty.images) == 1)
        found = rows(screen)
        first = found.index("▧ The tower at dusk") + 1
        assert found[first + 20] == "Taken from below."
        for row in range(5):
            cells = found[first + row].split(PLACEHOLDER)[1:]
            assert len(cells) == 60
            assert [cell[:2] for cell in cells[:5]] == [FIRST_MARKS[row] + mark for mark in FIRST_MARKS]
        ((number, image),) = kitty.images.items()
        assert image.size == (600, 400)
        assert kitty.placements == {(number, 1): Placement(60, 20)}


async def test_a_picture_is_sent_when_it_comes_into_view_and_once(tower: Path, kitty: KittyTerminal) -> None:
    async with looking(tower) as (screen, pilot):
        await until(pilot, lambda: len(kitty.sent) == 1)
        for key in ("G", "g", "G"):
            await pilot.press(key)
            await pilot.pause()
            assert picture_rows(screen)
        await until(pilot, lambda: len(kitty.sent) == 2)
        assert len(set(kitty.sent)) == 2


async def test_it_scrolls_with_the_text(tower: Path, kitty: KittyTerminal) -> None:
    async with looking(tower, (120, 20)) as (screen, pilot):
        await until(pilot, lambda: bool(kitty.images))
        page = screen.body._page
        _, end = page.rows_of(next(iter(screen.body._placed)))
        for y in range(end + 2):
            screen.body._scroll(y)
            for row, text in enumerate(rows(screen)):
                index = screen.body.scroll_offset.y + row - 1
                is_picture = 0 <= index < len(page) and page.row(index).picture is not None
                assert (PLACEHOLDER in text) is is_picture
        assert len(kitty.sent) <= 2


async def test_in_another_window_it_is_placed_anew(tower: Path, kitty: KittyTerminal) -> None:
    async with looking(tower) as (screen, pilot):
        await until(pilot, lambda: bool(kitty.placements))
        for size in ((120, 20), (40, 24), WIDE):
            await pilot.resize_terminal(*size)
            await until(pilot, lambda: list(kitty.placements.values()) == [placement(screen)])
        assert len(kitty.sent) == 1
        assert len(kitty.placements) == 1


async def test_another_article_leaves_none_in_the_terminal(tower: Path, kitty: KittyTerminal) -> None:
    async with looking(tower) as (_, pilot):
        await until(pilot, lambda: len(kitty.images) == 1)
        app = pilot.app
        assert isinstance(app, ReaderApp)
        await app.open_article(tower.with_name("plain.yaml"))
        await until(pilot, lambda: not kitty.images)
        await app.open_article(tower)
        await until(pilot, lambda: len(kitty.images) == 1)
    assert kitty.images == {}, "nor does leaving"
    assert kitty.placements == {}
    assert len(kitty.sent) == 2


async def test_a_file_that_has_changed_is_sent_and_its_old_version_deleted(
    tower: Path, kitty: KittyTerminal
) -> None:
    async with looking(tower) as (screen, pilot):
        await until(pilot, lambda: len(kitty.images) == 1)
        (before,) = kitty.images
        tower.with_name("tower.png").write_bytes(plain_png(900, 600, GREEN))
        screen.take(screen.source)
        await until(pilot, lambda: len(kitty.sent) == 2 and len(kitty.images) == 1)
        ((number, image),) = kitty.images.items()
        assert number != before
        assert image.getpixel((0, 0)) == GREEN


async def test_without_pictures_none_are_kept(tower: Path, kitty: KittyTerminal) -> None:
    async with looking(tower) as (screen, pilot):
        await until(pilot, lambda: len(kitty.images) == 1)
        pictures = screen.pictures
        screen.pictures = None
        await until(pilot, lambda: not kitty.images)
        screen.pictures = pictures
        await until(pilot, lambda: len(kitty.images) == 1)


async def test_back_from_the_shell_they_are_sent_again(tower: Path, kitty: KittyTerminal) -> None:
    async with looking(tower) as (_, pilot):
        await until(pilot, lambda: len(kitty.images) == 1)
        kitty.clear()
        pilot.app.app_resume_signal.publish(pilot.app)
        await until(pilot, lambda: len(kitty.images) == 1)
        assert list(kitty.placements.values()) == [Placement(60, 20)]


async def test_a_window_that_opens_over_a_picture_hides_it(tower: Path, kitty: KittyTerminal) -> None:
    """What is left of it is drawn in another colour, which names no picture."""
    async with looking(tower) as (_, pilot):
        await until(pilot, lambda: len(kitty.images) == 1)
        (number,) = kitty.images
        assert number in numbers_on_screen(pilot)
        await pilot.press("question_mark")
        await until(pilot, lambda: "Esc" in on_screen(pilot) and number not in numbers_on_screen(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: number in numbers_on_screen(pilot))


def numbers_on_screen(pilot: Pilot[int]) -> set[int]:
    """The numbers of the pictures whose placeholders stand on the screen."""
    strips = pilot.app.screen._compositor.render_strips()
    segments = [segment for strip in strips for segment in strip if PLACEHOLDER in segment.text]
    assert all(segment.text.startswith(PLACEHOLDER) for segment in segments)
    styles = [segment.style for segment in segments if segment.style]
    colours = [style.color.get_truecolor() for style in styles if style.color]
    return {red << 16 | green << 8 | blue for red, green, blue in colours}


@pytest.mark.parametrize(
    "terminal",
    [Terminal(), KITTY._replace(has_colour=False), KITTY._replace(has_unicode=False)],
    ids=["no graphics", "no colours", "no Unicode"],
)
async def test_where_the_terminal_does_not_draw_nothing_is_sent(
    tower: Path, kitty: KittyTerminal, terminal: Terminal
) -> None:
    app = ReaderApp(tower, Settings(images="yes"), terminal)
    async with app.run_test(size=WIDE) as pilot:
        screen = app.screen
        assert isinstance(screen, ArticleScreen)
        await until(pilot, lambda: screen.pictures is not None and bool(screen.body._placed))
        assert picture_rows(screen) == []
        assert kitty.sent == []


async def test_without_textual_image_there_are_half_cells(
    tower: Path, kitty: KittyTerminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture_module, "find_spec", lambda name: None if name == "textual_image" else name)
    async with looking(tower) as (screen, _):
        assert "▀" * 60 in rows(screen)
        assert kitty.sent == []


@pytest.mark.parametrize(("images", "is_told"), [("halfcells", False), ("yes", False), ("kitty", True)])
def test_who_asks_for_graphics_needs_textual_image(
    images: str,
    is_told: bool,  # noqa: FBT001  a case of the table
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(picture_module, "find_spec", lambda name: None if name == "textual_image" else name)
    assert picture_module.is_installed(images) is not is_told
