"""Pictures drawn with characters: a cell of the terminal shows two pixels, one above the other.

Nothing is asked of the terminal and nothing but text is sent to it, so this works in multiplexers and in
pictures of the screen too. Pillow decodes, and is optional: this module is imported only if it is there.
"""

from __future__ import annotations

from enum import Enum, auto
from functools import lru_cache
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PIL import Image, ImageOps, UnidentifiedImageError
from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache

from reader.config import MAX_MEASURE_CELLS
from reader.model.article import Image as ImageBlock
from reader.text.blocks import BlockRole
from reader.text.page import MAX_PICTURE_ROWS, text_cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reader.text.annotation import AnnotatedArticle

MAX_PIXELS = 50_000_000
"""A picture with more of them is not decoded."""

MAX_ENLARGEMENT = 2
"""Over how many of the drawn pixels one of its own goes at most, in each direction."""

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")
"""What is decoded. Pillow knows others, for some of which it starts other programs."""

_ORIENTATION = 0x0112
"""The tag of Exif that tells how a camera was held; from 5 on, width and height are exchanged."""

_KEPT_PIXELS = (2 * MAX_MEASURE_CELLS, 2 * 2 * MAX_PICTURE_ROWS)
"""To what a picture is reduced once: twice of what can be drawn, so that it is still sharp at any width."""

_KEPT_RASTERS = 3

_PAPER = (255, 255, 255)
"""What lies behind transparent pixels: pictures that have them were mostly drawn for a white page."""

_RAMP = " .:-=+*#%@"
"""Signs from dark to light, for terminals without colours."""

Image.MAX_IMAGE_PIXELS = None  # Pillow's own bound warns first and refuses later: `MAX_PIXELS` stands for it


class Ink(Enum):
    """What pictures are drawn with."""

    HALF_CELLS = auto()
    """Two colours in each cell, with a character that fills its upper half."""
    CELLS = auto()
    """One colour in each cell, where characters beyond ASCII are not to be had."""
    SIGNS = auto()
    """Signs of ASCII, where there are no colours."""


class Size(NamedTuple):
    """The room that a picture takes."""

    cells: int
    rows: int


def fit(width: int, height: int, max_cells: int, max_rows: int) -> Size:
    """The largest size for a picture in which it keeps its proportions; a cell is twice as high as wide.

    Args:
        width: The picture's own, in pixels.
        height: As above.
        max_cells: How wide it can be.
        max_rows: How high it can be.
    """
    cells = min(max_cells, MAX_ENLARGEMENT * width)
    rows = max(1, round(cells * height / width / 2))
    if rows > max_rows:
        rows = max_rows
        cells = max(1, min(cells, round(2 * rows * width / height)))
    return Size(cells, rows)


class Drawable(Protocol):
    """What can stand below the alternative text of an image."""

    @property
    def styles(self) -> tuple[str, ...]:
        """Names of the body's styles that it is drawn in, besides its own colours."""

    def size(self, max_cells: int, max_rows: int) -> Size:
        """The room that it takes where there is so much."""

    def row(self, size: Size, index: int) -> list[Segment]:
        """Draw one of its rows."""


class Note(NamedTuple):
    """Says why there is no picture."""

    why: str
    styles: tuple[str, ...] = ("image",)
    """See `Drawable.styles`."""

    @property
    def words(self) -> str:
        """What is drawn."""
        return f"picture: {self.why}"

    def size(self, max_cells: int, max_rows: int) -> Size:  # noqa: ARG002  one row, however high
        """See `Drawable.size`."""
        return Size(min(max_cells, len(self.words)), 1)

    def row(self, size: Size, index: int) -> list[Segment]:  # noqa: ARG002  it has one row
        """See `Drawable.row`."""
        return [Segment(self.words[: size.cells])]


class Picture:
    """A decoded picture, reduced to what a terminal can show."""

    styles: tuple[str, ...] = ()
    """See `Drawable.styles`."""

    def __init__(self, image: Image.Image, width: int, height: int, ink: Ink) -> None:
        """Take a picture.

        Args:
            image: The reduced picture, in RGB.
            width: The width before that, in pixels.
            height: As above.
            ink: What it is drawn with.
        """
        self._image = image
        self._width = width
        self._height = height
        self._ink = ink
        self._rasters: LRUCache[Size, bytes] = LRUCache(_KEPT_RASTERS)
        """The pixels that are drawn, for the sizes that it had last."""

    def size(self, max_cells: int, max_rows: int) -> Size:
        """See `Drawable.size`."""
        return fit(self._width, self._height, max_cells, max_rows)

    def row(self, size: Size, index: int) -> list[Segment]:
        """See `Drawable.row`."""
        if (raster := self._rasters.get(size)) is None:
            raster = self._rasters[size] = self._rasterise(size)
        if self._ink is Ink.SIGNS:
            line = raster[index * size.cells : (index + 1) * size.cells]
            return [Segment("".join(_RAMP[level * len(_RAMP) // 256] for level in line))]
        if self._ink is Ink.CELLS:
            runs = groupby(_pixels(raster, size.cells, index))
            return [Segment(" " * _count(run), Style.from_color(None, _colour(pixel))) for pixel, run in runs]
        upper, lower = (_pixels(raster, size.cells, 2 * index + half) for half in (0, 1))
        return [
            Segment("▀" * _count(run), Style.from_color(_colour(above), _colour(below)))
            for (above, below), run in groupby(zip(upper, lower, strict=True))
        ]

    def _rasterise(self, size: Size) -> bytes:
        """The picture's pixels in a size, row by row: three bytes each, or a level of grey for signs."""
        rows = size.rows * (2 if self._ink is Ink.HALF_CELLS else 1)
        image = self._image.resize((size.cells, rows), Image.Resampling.HAMMING)
        return (image.convert("L") if self._ink is Ink.SIGNS else image).tobytes()


def _pixels(raster: bytes, cells: int, line: int) -> list[bytes]:
    first = 3 * cells * line
    return [raster[at : at + 3] for at in range(first, first + 3 * cells, 3)]


@lru_cache(4096)
def _colour(pixel: bytes) -> Color:
    return Color.from_rgb(*pixel)


def _count(run: Iterable[object]) -> int:
    return sum(1 for _ in run)


def decode(data: bytes, ink: Ink) -> Picture | Note:
    """Decode a picture; of one that moves, its first frame.

    Args:
        data: The file's content.
        ink: What it is to be drawn with.
    """
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as image:
            width, height = image.size
            if width * height > MAX_PIXELS:
                return Note("too large")
            if image.getexif().get(_ORIENTATION, 1) >= 5:
                width, height = height, width
            return Picture(_reduced(image), width, height, ink)
    except UnidentifiedImageError:
        return Note("unknown format")
    except Exception:  # noqa: BLE001  on broken files decoders raise errors of all kinds
        return Note("cannot be read")


def _reduced(image: Image.Image) -> Image.Image:
    """A picture in RGB and as it was meant to be seen, no larger than it can ever be needed."""
    if image.mode.startswith("I"):  # 16 bits, which `convert` would cut off
        image = image.point(lambda level: level / 256).convert("L")
    elif image.mode not in {"L", "RGB", "RGBA"}:
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    longest = max(_KEPT_PIXELS)
    image.thumbnail((longest, longest))  # has decoders of JPEG skip what is not needed
    image = ImageOps.exif_transpose(image)
    image.thumbnail(_KEPT_PIXELS)
    if image.has_transparency_data:
        image = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, _PAPER), image)
    return image.convert("RGB")


class Placed(NamedTuple):
    """A picture or a note in its size on the page."""

    drawable: Drawable
    size: Size

    @property
    def styles(self) -> tuple[str, ...]:
        """See `Drawable.styles`."""
        return self.drawable.styles

    def row(self, index: int) -> list[Segment]:
        """See `Drawable.row`."""
        return self.drawable.row(self.size, index)


class Pictures:
    """What there is to draw for the images of an article; it does not change."""

    def __init__(self, by_src: Mapping[str, Drawable]) -> None:
        """Take what there is.

        Args:
            by_src: By what the article says of the image.
        """
        self._by_src = by_src

    def placed(self, annotated: AnnotatedArticle, width_cells: int, max_rows: int) -> Mapping[int, Placed]:
        """What is drawn below each image's alternative text.

        Args:
            annotated: The article, or another version of it.
            width_cells: The width of the page.
            max_rows: How high pictures can be.

        Returns:
            By the index of the text block.
        """
        max_cells = text_cells(BlockRole.IMAGE, width_cells)
        sections = annotated.article.sections
        images = (block for section in sections for block in section.blocks if isinstance(block, ImageBlock))
        texts = (index for index, block in enumerate(annotated.blocks) if block.role is BlockRole.IMAGE)
        return {
            text: Placed(found, found.size(max_cells, max_rows))
            for text, image in zip(texts, images, strict=True)
            if (found := self._by_src.get(image.src)) is not None
        }
