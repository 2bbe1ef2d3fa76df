"""Pictures drawn with characters: a cell of the terminal shows two pixels, one above the other.

Nothing is asked of the terminal and nothing but text is sent to it, so this works in multiplexers and in
pictures of the screen too. What terminals can draw by themselves is `reader.widgets.kitty_picture`. Pillow
decodes, and is optional: this module is imported only if it is there.
"""

from __future__ import annotations

from enum import Enum, auto
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PIL import Image
from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache

from reader.config import MAX_MEASURE_CELLS
from reader.model.article import Image as ImageBlock
from reader.text.blocks import BlockRole
from reader.text.page import MAX_PICTURE_ROWS, text_cells
from reader.widgets.decoded_image import decode_image

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual.widget import Widget

    from reader.text.annotation import AnnotatedArticle
    from reader.widgets.graphics import Graphics

MAX_ENLARGEMENT = 2
"""Over how many of the drawn pixels one of its own goes at most, in each direction."""

_KEPT_PIXELS = (2 * MAX_MEASURE_CELLS, 2 * 2 * MAX_PICTURE_ROWS)
"""To what a picture is reduced once: twice of what can be drawn, so that it is still sharp at any width."""

_KEPT_RASTERS = 3

_RAMP = " .:-=+*#%@"
"""Signs from dark to light, for terminals without colours."""


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


def fit(width: float, height: float, max_cells: int, max_rows: int) -> Size:
    """The largest size for a picture in which it keeps its proportions; a cell is twice as high as wide.

    Args:
        width: The picture's own, in pixels that are as wide as a cell, and half as high.
        height: As above.
        max_cells: How wide it can be.
        max_rows: How high it can be.
    """
    cells = max(1, min(max_cells, round(MAX_ENLARGEMENT * width)))
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
    found = decode_image(data, *_KEPT_PIXELS)
    return Note(found) if isinstance(found, str) else Picture(*found, ink)


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

    def __init__(self, by_src: Mapping[str, Drawable], graphics: Graphics | None = None) -> None:
        """Take what there is.

        Args:
            by_src: By what the article says of the image.
            graphics: Sends them to the terminal; None: they are drawn with characters.
        """
        self._by_src = by_src
        self._graphics = graphics

    def attach(self, widget: Widget) -> None:
        """Have a widget draw these, in place of those before.

        Args:
            widget: Detaches them when it no longer does.
        """
        if self._graphics is not None:
            self._graphics.attach(widget, self._by_src.values())

    def detach(self) -> None:
        """Leave nothing of them in the terminal's memory."""
        if self._graphics is not None:
            self._graphics.detach()

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
