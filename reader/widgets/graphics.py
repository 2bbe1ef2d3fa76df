"""Pictures that the terminal itself keeps and draws, by Kitty's graphics protocol.

A picture is sent once, under a number. A placement then says how many cells it fills, and shows nothing yet:
the picture appears wherever placeholders stand, characters that name the picture and the part of it that
belongs into their cell. They scroll, are cut off and are drawn over like any text. Nothing is asked of the
terminal, and it is told not to answer.

Source: sw.kovidgoyal.net/kitty/graphics-protocol, “Unicode placeholders” and “Deleting images”.
"""

from __future__ import annotations

import struct
import sys
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from textual.widget import Widget

    from reader.widgets.kitty_picture import KittyPicture
    from reader.widgets.picture import Drawable, Size

CHUNK_CHARACTERS = 4096
"""How much of a picture one command holds at most."""


class CellPixels(NamedTuple):
    """The size of a cell, in pixels."""

    width: int
    height: int


USUAL_CELL = CellPixels(10, 20)
"""Taken where the terminal does not say how large its cells are."""


def cell_pixels() -> CellPixels:
    """How large cells are, as the system knows it; the terminal is not asked."""
    try:
        from fcntl import ioctl  # noqa: PLC0415  Windows has neither
        from termios import TIOCGWINSZ  # noqa: PLC0415  as above

        answer = ioctl(sys.__stderr__.fileno(), TIOCGWINSZ, bytes(8)) if sys.__stderr__ else bytes(8)
    except (ImportError, OSError, ValueError):
        return USUAL_CELL
    rows, columns, width, height = struct.unpack("HHHH", answer)
    if not rows or not columns or width < columns or height < rows:
        return USUAL_CELL
    return CellPixels(width // columns, height // rows)


class Graphics:
    """What one widget has sent to the terminal; a picture is sent when it is first drawn."""

    def __init__(self) -> None:
        """Send nothing yet."""
        self._widget: Widget | None = None
        """Draws the pictures; None: none are drawn now."""
        self._sizes: dict[KittyPicture, Size] = {}
        """The pictures that the terminal has, and the cells that each fills."""

    def attach(self, widget: Widget, pictures: Collection[Drawable]) -> None:
        """Serve a widget.

        Args:
            widget: Draws the pictures. It detaches in the end.
            pictures: All that it can draw now. Others are taken out of the terminal's memory.
        """
        if self._widget is None:
            self._widget = widget
            # A terminal forgets them when a program leaves the screen to the shell, and comes back.
            widget.app.app_resume_signal.subscribe(widget, self._send_again, immediate=True)
        self._delete([picture for picture in self._sizes if picture not in pictures])

    def detach(self) -> None:
        """Take everything out of the terminal's memory."""
        self._delete(list(self._sizes))
        if self._widget is not None:
            self._widget.app.app_resume_signal.unsubscribe(self._widget)
            self._widget = None

    def show(self, picture: KittyPicture, size: Size) -> None:
        """See that the terminal has a picture, and that it fills some cells: it is drawn next.

        Args:
            picture: What is drawn.
            size: The cells of its placeholders.
        """
        known = self._sizes.get(picture)
        if known == size or self._widget is None:
            return
        self._sizes[picture] = size
        self._write(_place(picture, size) if known else _send(picture) + _place(picture, size))

    def _send_again(self, _: object) -> None:
        self._write("".join(_send(picture) + _place(picture, size) for picture, size in self._sizes.items()))

    def _delete(self, pictures: Sequence[KittyPicture]) -> None:
        self._write("".join(_command(f"a=d,d=I,i={picture.number},q=2") for picture in pictures))
        for picture in pictures:
            del self._sizes[picture]

    def _write(self, commands: str) -> None:
        """Write commands behind what has been drawn, and before what is drawn next."""
        driver = self._widget and self._widget.app._driver  # noqa: SLF001  Textual has no public way
        if driver and commands:
            driver.write(commands)


def _send(picture: KittyPicture) -> str:
    """The commands that put a picture into the terminal's memory."""
    return "".join(_chunks(picture.number, picture.data))


def _chunks(number: int, data: str) -> Iterator[str]:
    keys = f"a=t,f=100,i={number},q=2,"
    for start in range(0, len(data), CHUNK_CHARACTERS):
        end = start + CHUNK_CHARACTERS
        yield _command(f"{keys}m={int(end < len(data))}", data[start:end])
        keys = "q=2,"


def _place(picture: KittyPicture, size: Size) -> str:
    """The command that says how many cells a picture fills; it takes the place of the one before."""
    return _command(f"a=p,U=1,i={picture.number},p=1,c={size.cells},r={size.rows},q=2")


def _command(keys: str, data: str = "") -> str:
    return f"\x1b_G{keys};{data}\x1b\\" if data else f"\x1b_G{keys}\x1b\\"
