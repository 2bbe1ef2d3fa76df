"""Pictures that the terminal draws."""

from __future__ import annotations

import fcntl
import os
import struct
import subprocess
import sys
import termios
from io import BytesIO
from random import Random
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from textual.app import App
from textual.strip import Strip
from textual.widget import Widget

from reader.widgets import graphics as graphics_module
from reader.widgets import kitty_picture
from reader.widgets.graphics import USUAL_CELL, CellPixels, Graphics, cell_pixels
from reader.widgets.kitty_picture import KittyPicture, decode_for_terminal
from reader.widgets.picture import Note, Size
from tests.kitty import FIRST_MARKS, PLACEHOLDER, KittyTerminal, Placement
from tests.pictures import RED, encoded, plain_png, png_header

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


def picture(data: bytes, graphics: Graphics | None = None) -> KittyPicture:
    found = decode_for_terminal(data, graphics or Graphics())
    assert isinstance(found, KittyPicture)
    return found


def noise(width: int, height: int) -> bytes:
    """A picture that cannot be compressed, so that its file is large."""
    pixels = Random(1).randbytes(3 * width * height)  # noqa: S311  it is no secret
    return encoded(Image.frombytes("RGB", (width, height), pixels))


# Its size


@pytest.mark.parametrize(
    ("width", "height", "cell", "size"),
    [
        (1500, 1000, CellPixels(10, 20), Size(60, 20)),
        (1500, 1000, CellPixels(10, 25), Size(68, 18)),  # higher cells: fewer rows
        (1500, 1000, CellPixels(20, 20), Size(30, 20)),
        (100, 100, CellPixels(10, 20), Size(20, 10)),  # enlarged twice, and no more
        (4, 4, CellPixels(10, 20), Size(1, 1)),
        (2000, 100, CellPixels(10, 20), Size(68, 2)),
    ],
)
def test_a_picture_fits_the_page_in_its_proportions(
    width: int, height: int, cell: CellPixels, size: Size, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kitty_picture, "cell_pixels", lambda: cell)
    assert picture(plain_png(width, height)).size(68, 20) == size


def test_a_picture_is_sent_no_larger_than_it_can_be_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kitty_picture, "cell_pixels", lambda: CellPixels(8, 16))
    terminal = KittyTerminal()
    shown = picture(plain_png(3000, 2000))
    terminal.write(graphics_module._send(shown))
    assert terminal.images[shown.number].size == (480, 320)


@pytest.mark.parametrize(
    ("answer", "cell"),
    [
        ((24, 80, 720, 432), CellPixels(9, 18)),
        ((24, 80, 0, 0), USUAL_CELL),
        ((0, 0, 720, 432), USUAL_CELL),
        ((24, 80, 79, 432), USUAL_CELL),
    ],
)
def test_the_system_knows_how_large_cells_are(
    answer: tuple[int, int, int, int], cell: CellPixels, monkeypatch: pytest.MonkeyPatch
) -> None:
    main, program_side = os.openpty()
    try:
        rows, columns, width, height = answer
        fcntl.ioctl(program_side, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, width, height))
        with os.fdopen(program_side, "w", closefd=False) as file:
            monkeypatch.setattr(sys, "__stderr__", file)
            assert cell_pixels() == cell
    finally:
        os.close(main)
        os.close(program_side)


def test_where_there_is_no_terminal_cells_have_the_usual_size(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "__stderr__", None)
    assert cell_pixels() == USUAL_CELL
    with (tmp_path / "errors.txt").open("w") as file:
        monkeypatch.setattr(sys, "__stderr__", file)
        assert cell_pixels() == USUAL_CELL


# Its rows


def test_each_cell_tells_its_row_its_column_and_the_number_of_the_picture() -> None:
    shown = picture(plain_png(300, 200))
    for row in range(3):
        (segment,) = shown.row(Size(5, 3), row)
        assert segment.cell_length == 5
        cells = [PLACEHOLDER + FIRST_MARKS[row] + FIRST_MARKS[column] for column in range(5)]
        assert [part[:2] for part in segment.text.split(PLACEHOLDER)[1:]] == [cell[1:] for cell in cells]
        assert segment.style is not None
        assert segment.style.color is not None
        red, green, blue = segment.style.color.get_truecolor()
        assert shown.number == red << 16 | green << 8 | blue
        assert segment.style.bgcolor is None


@pytest.mark.parametrize("cells", [1, 16, 17, 22, 49, 60, 134])
def test_a_part_of_a_row_shows_that_part_of_the_picture(cells: int) -> None:
    whole = Strip(picture(plain_png(3, 2)).row(Size(cells, 2), 1))
    parts = whole.text.split(PLACEHOLDER)
    assert parts[0] == ""
    assert len(parts) == 1 + cells
    for strip in (whole, whole.simplify()):
        for start in range(cells):
            left, right = strip.crop(0, start), strip.crop(start, cells)
            assert left.text.split(PLACEHOLDER) == parts[: start + 1]
            assert right.text.split(PLACEHOLDER) == ["", *parts[start + 1 :]], "no mark is left over"


def test_pictures_have_numbers_of_their_own() -> None:
    numbers = {picture(plain_png(3, 2)).number for _ in range(20)}
    assert len(numbers) == 20
    assert all(0 < number < 1 << 24 for number in numbers)


def test_what_cannot_be_drawn_says_why() -> None:
    assert decode_for_terminal(b"text", Graphics()) == Note("unknown format")
    assert decode_for_terminal(png_header(9999, 9999), Graphics()) == Note("too large, 9999 × 9999 pixels")
    assert decode_for_terminal(png_header(10, 6000), Graphics()) == Note("too narrow, 10 × 6000 pixels")


# What is sent


@pytest.fixture
async def desk(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[tuple[Graphics, Widget, KittyTerminal]]:
    """A widget with graphics, in a terminal that has them."""
    app: App[None] = App()
    terminal = KittyTerminal()
    async with app.run_test():
        assert app._driver is not None
        monkeypatch.setattr(app._driver, "write", terminal.write)
        graphics = Graphics()
        widget = Widget()
        await app.mount(widget)
        yield graphics, widget, terminal


Desk = tuple[Graphics, Widget, KittyTerminal]


async def test_a_picture_is_sent_when_it_is_first_drawn_and_once(desk: Desk) -> None:
    graphics, widget, terminal = desk
    shown = picture(noise(90, 60), graphics)
    graphics.attach(widget, [shown])
    assert terminal.images == {}
    for _ in range(2):
        for index in range(4):
            shown.row(Size(12, 4), index)
    assert terminal.sent == [shown.number]
    assert terminal.images[shown.number].tobytes() == Image.open(BytesIO(noise(90, 60))).tobytes()
    assert terminal.placements == {(shown.number, 1): Placement(12, 4)}


async def test_in_another_size_it_is_placed_anew_and_not_sent_again(desk: Desk) -> None:
    graphics, widget, terminal = desk
    shown = picture(plain_png(90, 60, RED), graphics)
    graphics.attach(widget, [shown])
    for size in (Size(12, 4), Size(6, 2), Size(12, 4)):
        shown.row(size, 0)
        assert terminal.placements == {(shown.number, 1): Placement(*size)}
    assert terminal.sent == [shown.number]


async def test_what_is_no_longer_drawn_is_taken_out_of_the_terminal(desk: Desk) -> None:
    graphics, widget, terminal = desk
    first, second, third = (picture(plain_png(90, 60), graphics) for _ in range(3))
    graphics.attach(widget, [first, second, third])
    first.row(Size(12, 4), 0)
    second.row(Size(12, 4), 0)
    graphics.attach(widget, [second])
    assert list(terminal.images) == [second.number]
    graphics.detach()
    assert terminal.images == {}
    assert terminal.placements == {}


async def test_a_picture_that_comes_back_is_sent_again(desk: Desk) -> None:
    graphics, widget, terminal = desk
    shown = picture(plain_png(90, 60), graphics)
    for _ in range(2):
        graphics.attach(widget, [shown])
        shown.row(Size(12, 4), 0)
        assert list(terminal.images) == [shown.number]
        graphics.detach()
    shown.row(Size(12, 4), 0)
    assert terminal.images == {}, "nobody draws it"


async def test_back_from_the_shell_all_is_sent_again(desk: Desk) -> None:
    graphics, widget, terminal = desk
    shown = picture(plain_png(90, 60), graphics)
    graphics.attach(widget, [shown])
    shown.row(Size(12, 4), 0)
    terminal.clear()
    widget.app.app_resume_signal.publish(widget.app)
    assert list(terminal.images) == [shown.number]
    assert terminal.placements == {(shown.number, 1): Placement(12, 4)}
    graphics.detach()
    widget.app.app_resume_signal.publish(widget.app)
    assert terminal.images == {}


# What is not asked

PROGRAM = """
import sys
out = sys.__stdout__
assert out.isatty()
from reader.widgets.graphics import Graphics
from reader.widgets.kitty_picture import decode_for_terminal
from reader.widgets.picture import Size
from tests.pictures import plain_png
decode_for_terminal(plain_png(30, 20), Graphics()).row(Size(3, 1), 0)
assert sys.__stdout__ is out
print("done")
"""


def test_the_terminal_is_asked_nothing() -> None:
    main, program_side = os.openpty()  # its window has no size in pixels, which is when most is asked
    try:
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM],
            stdin=program_side,
            stdout=program_side,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
        assert done.stderr == b""
        assert os.read(main, 9999) == b"done\r\n"
    finally:
        os.close(main)
        os.close(program_side)
