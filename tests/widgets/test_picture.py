"""Pictures drawn with characters."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from PIL import Image

from reader.model.article import Image as ImageBlock
from reader.text.annotation import AnnotatedArticle
from reader.widgets import decoded_image
from reader.widgets.decoded_image import MAX_DECODED_BYTES, MAX_RATIO, DecodedImage, decode_image
from reader.widgets.picture import Ink, Note, Picture, Pictures, Size, decode, fit
from tests.factories import article, section
from tests.pictures import BLUE, GREEN, RED, WHITE, encoded, plain_png, png, png_header

if TYPE_CHECKING:
    from rich.segment import Segment

    from tests.pictures import Pixel


def picture(data: bytes, ink: Ink = Ink.HALF_CELLS) -> Picture:
    found = decode(data, ink)
    assert isinstance(found, Picture)
    return found


def colours(segment: Segment) -> tuple[Pixel | None, Pixel | None]:
    """The colours of a segment: of its text, and behind it."""
    style = segment.style
    assert style is not None
    return tuple(colour and tuple(colour.get_truecolor()) for colour in (style.color, style.bgcolor))  # type: ignore[return-value]  # two of them


def halves(data: bytes, size: Size) -> list[list[tuple[str, Pixel | None, Pixel | None]]]:
    """A picture drawn with half cells: the text of each run, and the colours of its two halves."""
    found = picture(data)
    return [
        [(segment.text, *colours(segment)) for segment in found.row(size, index)]
        for index in range(size.rows)
    ]


# Its size


@pytest.mark.parametrize(
    ("width", "height", "size"),
    [
        (1500, 1000, Size(60, 20)),  # as high as can be
        (1500, 500, Size(68, 11)),  # as wide as can be
        (400, 900, Size(18, 20)),
        (16, 16, Size(32, 16)),  # enlarged twice, and no more
        (5000, 10, Size(68, 1)),
        (10, 5000, Size(1, 20)),
        (1, 1, Size(2, 1)),
    ],
)
def test_a_picture_fits_the_page_in_its_proportions(width: int, height: int, size: Size) -> None:
    assert fit(width, height, 68, 20) == size


@given(st.integers(1, 9000), st.integers(1, 9000), st.integers(1, 140), st.integers(1, 20))
def test_no_picture_is_larger_than_the_page_or_twice_itself(
    width: int, height: int, max_cells: int, max_rows: int
) -> None:
    cells, rows = fit(width, height, max_cells, max_rows)
    assert 1 <= cells <= min(max_cells, 2 * width)
    assert 1 <= rows <= max_rows
    assert rows <= height or rows == 1
    # Half a row, or half a cell, is what rounding may take or add.
    assert abs(2 * rows - cells * height / width) <= max(1, height / width) or 1 in {rows, cells}


# What is drawn


def test_a_cell_shows_two_pixels_one_above_the_other() -> None:
    data = png((RED, GREEN), (BLUE, WHITE))
    assert halves(data, Size(2, 1)) == [[("▀", RED, BLUE), ("▀", GREEN, WHITE)]]


def test_cells_that_look_the_same_are_drawn_in_one_go() -> None:
    assert halves(plain_png(8, 4), Size(8, 2)) == [[("▀" * 8, RED, RED)]] * 2


@given(st.integers(1, 40), st.integers(1, 20), st.sampled_from(Ink))
def test_every_row_is_as_wide_as_the_picture(cells: int, rows: int, ink: Ink) -> None:
    data = png((RED, GREEN, BLUE), (BLUE, WHITE, RED))
    drawn = picture(data, ink)
    for index in range(rows):
        assert sum(segment.cell_length for segment in drawn.row(Size(cells, rows), index)) == cells


def test_without_unicode_a_cell_is_one_colour() -> None:
    row = picture(png((RED, GREEN), (RED, GREEN)), Ink.CELLS).row(Size(2, 1), 0)
    assert [(segment.text, *colours(segment)) for segment in row] == [(" ", None, RED), (" ", None, GREEN)]


def test_without_colours_signs_tell_dark_from_light() -> None:
    dark, light = (0, 0, 0), WHITE
    (segment,) = picture(png((dark, light), (dark, light)), Ink.SIGNS).row(Size(2, 1), 0)
    assert (segment.text, segment.style) == (" @", None)


def test_white_paper_lies_behind_what_is_transparent() -> None:
    clear, half = (0, 0, 0, 0), (0, 0, 0, 128)
    data = png((clear, half), (clear, half), mode="RGBA")
    assert halves(data, Size(2, 1)) == [[("▀", WHITE, WHITE), ("▀", (127,) * 3, (127,) * 3)]]


def test_a_photograph_stands_as_the_camera_was_held() -> None:
    image = Image.open(BytesIO(png((RED, BLUE))))
    exif = image.getexif()
    exif[0x0112] = 6  # the camera was turned to the left
    turned = encoded(image, exif=exif)
    assert halves(turned, Size(1, 1)) == [[("▀", RED, BLUE)]]
    assert picture(turned).size(40, 20) == Size(2, 2), "higher than wide"


def test_of_what_moves_the_first_frame_is_drawn() -> None:
    first, second = Image.new("RGB", (4, 4), RED), Image.new("RGB", (4, 4), BLUE)
    data = encoded(first, "GIF", save_all=True, append_images=[second])
    assert halves(data, Size(4, 2))[0] == [("▀" * 4, RED, RED)]


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_every_mode_of_pixels_keeps_light_and_dark(mode: str, kind: str) -> None:
    middle = {"1": 1, "I;16": 0x8000}.get(mode, 0x80)
    pixels: dict[str, Pixel] = {"LA": (0x80, 255), "RGB": (0x80,) * 3, "RGBA": (*(0x80,) * 3, 255)}
    image = Image.new(mode, (2, 2), pixels.get(mode, middle))
    if mode == "P":
        image.putpalette([level for level in range(256) for _ in range(3)])
    level = 255 if mode == "1" else 0x80
    assert halves(encoded(image, kind), Size(2, 1)) == [[("▀▀", (level,) * 3, (level,) * 3)]]


@pytest.mark.parametrize(("kind", "options"), [("JPEG", {}), ("WEBP", {"lossless": True}), ("BMP", {})])
def test_other_formats_are_read_too(kind: str, options: dict[str, bool]) -> None:
    ((_, (red, green, blue), _),) = halves(  # type: ignore[misc]  # it has colours
        encoded(Image.new("RGB", (900, 600), RED), kind, **options), Size(60, 1)
    )[0]
    assert (red, green, blue) == pytest.approx(RED, abs=2)


# What cannot be drawn


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "unknown format"),
        (b"plain text", "unknown format"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "unknown format"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "unknown format"),
        (png_header(7072, 7072), "too large, 7072 × 7072 pixels"),
        (png_header(2**31 - 1, 2**31 - 1), "too large, 2147483647 × 2147483647 pixels"),
        (png_header(10, 6000), "too narrow, 10 × 6000 pixels"),
        (png_header(2010, 100), "too flat, 2010 × 100 pixels"),
        (png_header(40, 40), "cannot be read"),
        (plain_png(40, 40)[:60], "cannot be read"),
    ],
    ids=[
        "nothing",
        "text",
        "SVG",
        "PostScript",
        "too large",
        "bomb",
        "narrow",
        "flat",
        "no pixels",
        "cut off",
    ],
)
def test_what_cannot_be_drawn_says_why(data: bytes, why: str) -> None:
    assert decode(data, Ink.HALF_CELLS) == Note(why)


def test_the_bound_is_what_it_says() -> None:
    assert 4 * 7072 * 7072 > MAX_DECODED_BYTES > 4 * 7000 * 7000


@pytest.mark.parametrize(
    ("kind", "options", "is_drawn"),
    [
        ("PNG", {}, False),
        ("GIF", {}, False),
        ("JPEG", {}, True),  # its decoder skips what is not needed
        ("JPEG", {"progressive": True}, False),  # but has all of it at hand here
        ("WEBP", {}, False),
    ],
)
def test_a_bound_is_set_to_the_memory_that_decoding_takes(
    kind: str,
    options: dict[str, bool],
    is_drawn: bool,  # noqa: FBT001  a case of the table
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(decoded_image, "MAX_DECODED_BYTES", 4 * 600 * 400 - 1)
    found = decode_image(encoded(Image.new("RGB", (600, 400), RED), kind, **options), 60, 40)
    if is_drawn:
        assert isinstance(found, DecodedImage)
        assert (found.image.size, found.width, found.height) == ((60, 40), 600, 400)
    else:
        assert found == "too large, 600 × 400 pixels"


@given(st.integers(1, 900), st.integers(1, 900), st.integers(1, 60), st.integers(1, 60))
@settings(max_examples=50)
def test_a_reduced_picture_has_the_proportions_of_the_whole(
    width: int, height: int, max_width: int, max_height: int
) -> None:
    assume(max(width, height) <= MAX_RATIO * min(width, height))
    found = decode_image(plain_png(width, height), max_width, max_height)
    assert isinstance(found, DecodedImage)
    small = found.image
    assert small.width <= max_width
    assert small.height <= max_height
    assert small.width == max_width or small.height == max_height or small.size == (width, height)
    # Half a pixel of what is drawn, or of what it is reduced in between to, is what rounding takes or adds.
    assert abs(small.width * height - small.height * width) <= 2 * max(width, height) or 1 in small.size
    levels = zip(*[iter(small.tobytes())] * 3, strict=True)
    assert all(level == pytest.approx(RED, abs=2) for level in levels), "no edge of another colour"


def test_what_is_reduced_in_strips_is_put_together_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoded_image, "MAX_RATIO", 100)
    image = Image.linear_gradient("L").resize((40, 4000))
    found = decode_image(encoded(image), 4, 100)
    assert isinstance(found, DecodedImage)
    levels = list(found.image.convert("L").resize((1, 100)).tobytes())
    assert levels == sorted(levels)
    assert levels[0] <= 3
    assert levels[-1] >= 252


@given(st.data())
def test_a_damaged_file_is_drawn_or_says_why(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(["PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP"]))
    content = bytearray(encoded(Image.new("RGB", (20, 20), RED), kind))
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=5)):
        content[place] = data.draw(st.integers(0, 255))
    found = decode(bytes(content), Ink.HALF_CELLS)
    size = found.size(30, 10)
    assert all(found.row(size, index) for index in range(size.rows))


def test_a_note_has_one_row_and_is_cut_off_where_there_is_no_room() -> None:
    note = Note("not found")
    assert note.size(60, 20) == Size(18, 1)
    assert [segment.text for segment in note.row(note.size(60, 20), 0)] == ["picture: not found"]
    assert [segment.text for segment in note.row(note.size(8, 20), 0)] == ["picture:"]


# Which picture stands where


def test_each_image_has_the_picture_of_its_file() -> None:
    parts = section("lead", "", "One.", ImageBlock("a.png", "A"), ImageBlock("b.png", caption="B"))
    more = section("more", "More", ImageBlock("none.png"), ImageBlock("a.png"))
    annotated = AnnotatedArticle.plain(article(parts, more))
    drawn, note = picture(plain_png(40, 40)), Note("not found")
    placed = Pictures({"a.png": drawn, "b.png": note}).placed(annotated, 24, 20)
    texts = {annotated.blocks[block].text: (found.drawable, found.size) for block, found in placed.items()}
    assert texts == {"A": (drawn, Size(20, 10)), "b.png": (note, Size(18, 1)), "a.png": (drawn, Size(20, 10))}
