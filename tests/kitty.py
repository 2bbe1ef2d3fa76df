"""What a terminal with Kitty's graphics protocol makes of what is written to it."""

from __future__ import annotations

import re
from base64 import b64decode
from io import BytesIO
from typing import NamedTuple

from PIL import Image

PLACEHOLDER = "\U0010eeee"
"""Stands in each cell of a picture, with marks for the row and the column of the picture's part in it."""

FIRST_MARKS = "\u0305\u030d\u030e\u0310\u0312"
"""The marks for 0 to 4, from the protocol's documentation."""

COMMAND = re.compile("\x1b_G([a-zA-Z0-9=,]+)(?:;([A-Za-z0-9+/=]+))?\x1b\\\\")
"""A command: its keys, and a part of a picture."""


class Placement(NamedTuple):
    """The cells that a picture fills wherever its placeholders stand."""

    cells: int
    rows: int


class KittyTerminal:
    """Keeps pictures.

    Attributes:
        images: The pictures, by their number.
        placements: How large each is drawn, by its number and that of the placement.
        sent: The numbers of the pictures in the order in which they came.
    """

    def __init__(self) -> None:
        self.images: dict[int, Image.Image] = {}
        self.placements: dict[tuple[int, int], Placement] = {}
        self.sent: list[int] = []
        self._number = 0
        self._data = ""

    def write(self, text: str) -> None:
        """Heed the commands in a text; whatever else there is is not looked at.

        Raises:
            AssertionError: A command is none of those that are known here.
        """
        assert text.count("\x1b_") == len(COMMAND.findall(text))
        for keys, data in COMMAND.findall(text):
            found = dict(key.split("=") for key in keys.split(","))
            assert found.pop("q") == "2", "it is to answer nothing"
            self._heed(found, data)

    def clear(self) -> None:
        """Forget all, as when another program takes the screen."""
        self.images.clear()
        self.placements.clear()

    def _heed(self, keys: dict[str, str], data: str) -> None:
        match keys:
            case {"a": "t", "f": "100", "i": number, "m": more, **rest}:
                assert not rest
                assert not self._data
                self._number = int(number)
                self._take(data, more)
            case {"m": more, **rest}:
                assert not rest
                assert self._data
                self._take(data, more)
            case {"a": "p", "U": "1", "i": number, "p": placement, "c": cells, "r": rows, **rest}:
                assert not rest
                assert int(number) in self.images
                self.placements[int(number), int(placement)] = Placement(int(cells), int(rows))
            case {"a": "d", "d": "I", "i": number, **rest}:
                assert not rest
                del self.images[int(number)]
                self.placements = {
                    key: size for key, size in self.placements.items() if key[0] != int(number)
                }
            case _:
                raise AssertionError(f"an unknown command: {keys}")

    def _take(self, data: str, more: str) -> None:
        assert len(data) <= 4096
        assert more == "0" or len(data) % 4 == 0
        self._data += data
        if more == "0":
            image = Image.open(BytesIO(b64decode(self._data)))
            assert image.format == "PNG"
            image.load()
            self.images[self._number] = image
            self.sent.append(self._number)
            self._data = ""
