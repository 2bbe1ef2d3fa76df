"""Pictures in an article."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from reader import launch
from reader.app import ReaderApp
from reader.config import Settings
from reader.screens import picture as picture_module
from reader.screens.article import ArticleScreen
from reader.screens.picture import PictureReader
from reader.terminal import Terminal
from reader.text.blocks import BlockRole
from reader.text.page import INDENT_CELLS, MAX_PICTURE_ROWS
from reader.text.place import Place
from reader.widgets.article_body import TOP_ROWS, ArticleBody
from reader.widgets.picture import Note
from tests.pictures import BLUE, plain_png
from tests.screens.journey import WIDE, rows, text
from tests.waiting import until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path
    from typing import Any

    from textual.pilot import Pilot

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
      - image: {src: photos/tower.png, alt: "The tower at dusk", caption: "Taken from below.", credit: A desk}
      - "Below it lies a valley."
      - image: {src: none.png, alt: "A plan"}
      - image: {src: ../outside.png, alt: "A map"}
      - image: {src: "https://example.org/x.png", alt: "A chart"}
  - heading: What is next
    body:
PARAGRAPHS"""

PARAGRAPHS = "".join(f'      - "Paragraph {number} of the rest. The Quill Tower."\n' for number in range(30))

PICTURE_ROW = "▀" * 60
"""A row of the article's one picture, which is half again as wide as high, and has 20 of them."""


@pytest.fixture
def tower(tmp_path: Path) -> Path:
    """An article with pictures, in a library."""
    folder = tmp_path / "library"
    (folder / "photos").mkdir(parents=True)
    (folder / "photos" / "tower.png").write_bytes(plain_png(300, 200))
    (folder / "entities.yaml").write_text(ENTITIES, encoding="utf-8")
    path = folder / "tower.yaml"
    path.write_text(ARTICLE.replace("PARAGRAPHS", PARAGRAPHS), encoding="utf-8")
    (tmp_path / "outside.png").write_bytes(plain_png(30, 20))
    return path


@asynccontextmanager
async def looking(
    path: Path,
    size: tuple[int, int] = WIDE,
    *,
    images: Any = "auto",
    terminal: Terminal = Terminal(),  # noqa: B008  it cannot change
) -> AsyncIterator[tuple[ArticleScreen, Pilot[int]]]:
    """An article that is open, all its work done."""
    app = ReaderApp(path, Settings(images=images), terminal)
    async with app.run_test(size=size) as pilot:
        screen = app.screen
        assert isinstance(screen, ArticleScreen)
        await until(pilot, lambda: not screen.annotated.is_plain)
        await app.workers.wait_for_complete()
        await pilot.pause()
        yield screen, pilot


async def test_a_picture_stands_between_its_alternative_text_and_its_caption(tower: Path) -> None:
    async with looking(tower) as (screen, _):
        found = rows(screen)
        first = found.index("▧ The tower at dusk") + 1
        assert found[first : first + 21] == [PICTURE_ROW] * 20 + ["Taken from below. · A desk"]


async def test_what_is_not_drawn_says_why(tower: Path) -> None:
    async with looking(tower, (120, 60)) as (screen, _):
        found = rows(screen)
        assert found[found.index("▧ A plan") + 1] == "picture: not found"
        assert found[found.index("▧ A map") + 1] == "picture: outside of the library"
        assert found[found.index("▧ A chart") + 1] == "picture: on the web"


@pytest.mark.parametrize(
    ("images", "terminal"),
    [
        ("no", Terminal()),
        ("auto", Terminal(has_colour=False)),
        ("auto", Terminal(has_unicode=False)),
    ],
)
async def test_where_no_picture_is_wanted_its_words_stand_alone(
    tower: Path, images: str, terminal: Terminal
) -> None:
    async with looking(tower, images=images, terminal=terminal) as (screen, _):
        found = rows(screen)
        assert found[found.index("▧ The tower at dusk") + 1] == "Taken from below. · A desk"
        assert "picture:" not in text(screen)


@pytest.mark.parametrize(
    ("terminal", "row"),
    [
        (Terminal(), PICTURE_ROW),
        (Terminal(has_colour=False), ":" * 60),
        (Terminal(has_colour=False, has_unicode=False), ":" * 60),
        (Terminal(has_unicode=False), ""),  # blanks, in colours
    ],
)
async def test_yes_draws_in_every_terminal(tower: Path, terminal: Terminal, row: str) -> None:
    async with looking(tower, images="yes", terminal=terminal) as (screen, _):
        found = rows(screen)
        first = found.index("▧ The tower at dusk") + 1
        assert found[first : first + 21] == [row] * 20 + ["Taken from below. · A desk"]


async def test_without_pillow_the_words_stand_alone(tower: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_module, "find_spec", lambda _: None)
    async with looking(tower, images="yes") as (screen, _):
        found = rows(screen)
        assert found[found.index("▧ The tower at dusk") + 1] == "Taken from below. · A desk"


@pytest.mark.parametrize(("images", "is_told"), [("auto", False), ("no", False), ("yes", True)])
def test_who_asks_for_pictures_is_told_how_to_install_what_draws_them(
    images: Any,
    is_told: bool,  # noqa: FBT001  a case of the table
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings = Settings(images=images)
    assert not launch._missing_for(settings)
    monkeypatch.setattr(picture_module, "find_spec", lambda _: None)
    assert ('pip install "dateline[images]"' in launch._missing_for(settings)) is is_told


@pytest.mark.parametrize(("size", "high"), [((120, 36), 20), ((80, 24), 15), ((40, 12), 7), ((20, 5), 4)])
async def test_a_picture_has_the_room_that_the_window_has(
    tower: Path, size: tuple[int, int], high: int
) -> None:
    async with looking(tower, (120, 60)) as (screen, pilot):
        await pilot.resize_terminal(*size)
        await pilot.pause()
        (placed, *_) = screen.body._placed.values()
        assert placed.size.rows <= high
        assert placed.size.cells <= max(8, screen.body.text_cells - 4)
        assert placed.size.rows < MAX_PICTURE_ROWS or size == WIDE


async def test_when_pictures_come_what_is_read_stays_where_it_is(tower: Path) -> None:
    async with looking(tower) as (screen, pilot):
        body, pictures = screen.body, screen.pictures
        for y in range(1, 30):
            screen.pictures = None
            await pilot.pause()
            body._scroll(y)
            await pilot.pause()
            before = rows(screen)[0], body.top_place
            assert body.scroll_offset.y == y
            screen.pictures = pictures
            await pilot.pause()
            assert (rows(screen)[0], body.top_place) == before
            screen.pictures = None
            await pilot.pause()
            assert body.scroll_offset.y == y, "and when they go"


async def test_inside_a_picture_the_place_is_kept_too(tower: Path) -> None:
    async with looking(tower) as (screen, pilot):
        body = screen.body
        image = next(iter(body._placed))
        first, end = body._page.rows_of(image)
        body._scroll(end - 2 + TOP_ROWS)
        assert body.top_place == Place(image, len("The tower at dusk"))
        for size, row in (((120, 20), -1), (WIDE, None)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            first, end = body._page.rows_of(image)
            assert first < body.scroll_offset.y - TOP_ROWS < end
            assert row is None or body.scroll_offset.y - TOP_ROWS == end + row


async def test_pictures_are_no_part_of_the_text(tower: Path) -> None:
    async with looking(tower) as (screen, pilot):
        screen.text_select_all()
        copied = screen.get_selected_text()
        assert copied is not None
        assert "▀" not in copied
        assert "The tower at dusk\nTaken from below. · A desk" in copied
        screen.clear_selection()
        await pilot.press("slash", *"rest", "enter")
        await pilot.pause()
        assert screen.matches is not None
        assert len(screen.matches) == 30
        assert any("of the rest" in row for row in rows(screen))
        await pilot.press("G")
        await pilot.pause()
        assert screen.percent == 100


async def test_a_click_on_a_picture_selects_nothing(tower: Path) -> None:
    async with looking(tower) as (screen, pilot):
        first, _ = screen.body._page.rows_of(next(iter(screen.body._placed)))
        await pilot.click(ArticleBody, offset=(30, first + TOP_ROWS + 5))
        await pilot.pause()
        assert (screen.selected, screen.selected_event, screen.mention) == (None, None, None)


async def test_a_selection_that_ends_on_a_picture_ends_with_its_words(tower: Path) -> None:
    async with looking(tower) as (screen, pilot):
        body = screen.body
        first, _ = body._page.rows_of(next(iter(body._placed)))
        column = body.gutter.left + body.margin_cells + INDENT_CELLS[BlockRole.IMAGE]
        await pilot.mouse_down(body, offset=(column, first + TOP_ROWS))
        await pilot.hover(body, offset=(column + 30, first + TOP_ROWS + 9))
        await pilot.mouse_up(body, offset=(column + 30, first + TOP_ROWS + 9))
        await pilot.pause()
        assert screen.get_selected_text() == "The tower at dusk"


# Reading them


def test_each_version_of_a_file_is_decoded_once(tower: Path) -> None:
    reader = PictureReader(tower, Terminal())
    wanted = ["photos/tower.png", "./photos/tower.png", "none.png", "photos/tower.png"]
    (first,) = reader.read(wanted)
    assert first._by_src["photos/tower.png"] is first._by_src["./photos/tower.png"]
    assert first._by_src["none.png"] == Note("not found")
    assert list(reader.read(wanted)) == [], "nothing has changed"
    (tower.parent / "none.png").write_bytes(plain_png(3, 2, BLUE))
    (second,) = reader.read(wanted)
    assert second._by_src["photos/tower.png"] is first._by_src["photos/tower.png"]
    assert not isinstance(second._by_src["none.png"], Note)


def test_where_decoding_takes_long_pictures_come_as_they_are_ready(
    tower: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture_module, "BATCH_SECONDS", 0)
    found = list(PictureReader(tower, Terminal()).read(["photos/tower.png", "none.png"]))
    assert [set(pictures._by_src) for pictures in found] == [
        {"photos/tower.png"},
        {"photos/tower.png", "none.png"},
    ]


async def test_a_picture_that_has_changed_is_drawn_anew_with_the_article(tower: Path) -> None:
    async with looking(tower) as (screen, pilot):
        (tower.parent / "none.png").write_bytes(plain_png(60, 4))
        screen.take(screen.source)
        await until(pilot, lambda: "picture: not found" not in text(screen))


def test_an_article_without_images_imports_nothing_of_this(tower: Path) -> None:
    path = tower.with_name("plain.yaml")
    path.write_text(
        "".join(line for line in tower.read_text("utf-8").splitlines(keepends=True) if "image:" not in line),
        encoding="utf-8",
    )
    program = f"""
import asyncio, sys
from pathlib import Path
from reader.app import ReaderApp
from reader.terminal import Terminal

async def main() -> None:
    app = ReaderApp(Path({str(path)!r}), terminal=Terminal(has_graphics=True))
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        await app.workers.wait_for_complete()
        assert not app.screen.annotated.is_plain

asyncio.run(main())
names = (
    "PIL", "textual_image", "reader.store.picture", "reader.screens.picture", "reader.screens.gallery",
    "reader.widgets.picture", "reader.widgets.graphics",
)
print([name for name in names if name in sys.modules])
"""
    done = subprocess.run(
        [sys.executable, "-c", program], env=dict(os.environ), capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
