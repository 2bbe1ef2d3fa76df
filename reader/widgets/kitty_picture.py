"""Pictures drawn by the terminal: their rows are placeholders, which textual-image makes.

Pillow and textual-image are optional: this module is imported only if they are there.
"""

from __future__ import annotations

import sys
from base64 import b64encode
from contextlib import contextmanager
from io import BytesIO, StringIO
from itertools import count
from random import randrange
from typing import TYPE_CHECKING, TextIO

from PIL import Image
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache

from reader.config import MAX_MEASURE_CELLS
from reader.text.page import MAX_PICTURE_ROWS
from reader.widgets.decoded_image import decode_image
from reader.widgets.graphics import cell_pixels
from reader.widgets.picture import Note, fit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual_image.renderable.tgp import Image as Placeholders

    from reader.widgets.decoded_image import DecodedImage
    from reader.widgets.graphics import CellPixels, Graphics
    from reader.widgets.picture import Size

_KEPT_SIZES = 3
"""For how many sizes the rows of a picture are kept."""

_RUN_CELLS = 16
"""How many placeholders stand in one segment at most.

Where a window covers a part of a longer one, Rich may cut between a placeholder and its marks: it reckons the
place as a fraction, and rounds it.
"""

_NUMBERS = count(randrange(1 << 16, 1 << 23))  # noqa: S311  it is no secret
"""What pictures are called in the terminal. A placeholder tells it as a colour, in 24 bits."""

_CONSOLE = Console(file=StringIO())
"""Renders placeholders, to no terminal."""

_NOTHING = Image.new("L", (1, 1))
"""Stands for the pixels of all pictures: placeholders do without them."""


class _NoTerminal(StringIO):
    """Stands for the standard output, and says that it is no terminal."""

    def __init__(self, real: TextIO | None) -> None:
        super().__init__()
        self._real = real
        """The standard output, which is asked for the size of the window meanwhile; None: there is none."""

    def fileno(self) -> int:
        return super().fileno() if self._real is None else self._real.fileno()


@contextmanager
def _without_terminal() -> Iterator[None]:
    """Have it seem that the standard output is no terminal."""
    real = sys.__stdout__
    sys.__stdout__ = _NoTerminal(real)  # type: ignore[assignment, misc]  # it is meant never to change
    try:
        yield
    finally:
        sys.__stdout__ = real  # type: ignore[misc]  # as above


def _placeholders() -> type[Placeholders]:
    """What draws placeholders.

    When it is imported, and when it first draws, textual-image asks the terminal what it can do, and reads
    the answer from where the keys come, which Textual reads. It does so only where the standard output is a
    terminal, and takes what it found for granted after that.
    """
    with _without_terminal():
        from textual_image.renderable.tgp import Image as Placeholders  # noqa: PLC0415  see above

        picture = Placeholders(_NOTHING, 1, 1)
        picture.terminal_image_id = 1  # it is not sent to the terminal then
        list(_CONSOLE.render(picture))
    return Placeholders


_Placeholders = _placeholders()


class KittyPicture:
    """A picture that is sent to the terminal when it is first drawn."""

    styles: tuple[str, ...] = ()
    """See `Drawable.styles`."""

    def __init__(self, decoded: DecodedImage, cell: CellPixels, graphics: Graphics) -> None:
        """Take a picture.

        Args:
            decoded: The picture, no larger than it can be drawn.
            cell: The size of a cell.
            graphics: Sends it.
        """
        file = BytesIO()
        decoded.image.save(file, "PNG")
        self.data = b64encode(file.getvalue()).decode("ascii")
        """What is sent: a PNG file, in base64."""
        self.number = next(_NUMBERS)
        """What it is called in the terminal."""
        # A picture is fitted as if two of its pixels lay above each other in a cell: so large are its own.
        self._width = decoded.width / cell.width
        self._height = decoded.height / cell.height * 2
        self._graphics = graphics
        self._rows: LRUCache[Size, list[list[Segment]]] = LRUCache(_KEPT_SIZES)
        """Its rows of placeholders, for the sizes that it had last."""

    def size(self, max_cells: int, max_rows: int) -> Size:
        """See `Drawable.size`."""
        return fit(self._width, self._height, max_cells, max_rows)

    def row(self, size: Size, index: int) -> list[Segment]:
        """See `Drawable.row`; the terminal is given the picture, if it has not got it yet."""
        self._graphics.show(self, size)
        if (rows := self._rows.get(size)) is None:
            picture = _Placeholders(_NOTHING, size.cells, size.rows)
            picture.terminal_image_id = self.number
            rows = self._rows[size] = [_runs(segment, size.cells) for segment in _CONSOLE.render(picture)]
        return rows[index]


def _runs(row: Segment, cells: int) -> list[Segment]:
    """Cut a row of placeholders into runs, told apart so that they are not put together again."""
    text = row.text.rstrip("\n")
    step = _RUN_CELLS * (len(text) // cells)
    style = row.style or Style()
    return [
        Segment(text[start : start + step], style + Style.from_meta({"run": start}))
        for start in range(0, len(text), step)
    ]


def decode_for_terminal(data: bytes, graphics: Graphics) -> KittyPicture | Note:
    """Decode a picture; of one that moves, its first frame.

    Args:
        data: The file's content.
        graphics: Sends it to the terminal.
    """
    cell = cell_pixels()
    found = decode_image(data, MAX_MEASURE_CELLS * cell.width, MAX_PICTURE_ROWS * cell.height)
    return Note(found) if isinstance(found, str) else KittyPicture(found, cell, graphics)
