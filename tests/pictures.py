"""Small pictures for tests."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any

from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Sequence

RED, GREEN, BLUE, WHITE = (200, 0, 0), (0, 200, 0), (0, 0, 200), (255, 255, 255)

Pixel = tuple[int, ...]


def encoded(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    """A picture as the content of a file."""
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def png(*lines: Sequence[Pixel], mode: str = "RGB") -> bytes:
    """A picture of the given lines of pixels."""
    image = Image.new(mode, (len(lines[0]), len(lines)))
    for y, line in enumerate(lines):
        for x, pixel in enumerate(line):
            image.putpixel((x, y), pixel)
    return encoded(image)


def plain_png(width: int, height: int, colour: Pixel = RED) -> bytes:
    """A picture of one colour."""
    return encoded(Image.new("RGB", (width, height), colour))


def png_header(width: int, height: int) -> bytes:
    """The beginning of a picture of any size, without its pixels."""
    chunk = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    length, check = struct.pack(">I", 13), struct.pack(">I", zlib.crc32(chunk))
    return b"\x89PNG\r\n\x1a\n" + length + chunk + check + struct.pack(">I", 9999) + b"IDAT"
