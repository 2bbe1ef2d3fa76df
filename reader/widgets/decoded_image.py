"""The content of a picture's file, decoded to no more pixels than are drawn, and in little memory.

Pillow decodes, and is optional: this module is imported only if it is there.
"""

from __future__ import annotations

from io import BytesIO
from math import ceil
from typing import NamedTuple

from PIL import Image, ImageOps, UnidentifiedImageError

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")
"""What is decoded. Pillow knows others, for some of which it starts other programs."""

MAX_DECODED_BYTES = 200_000_000
"""A picture that takes more memory while it is decoded is not: that is 50 megapixels of most formats."""

MAX_RATIO = 20
"""A picture that is longer than this many times its width, or the other way round, would be a line."""

_PIXEL_BYTES = 4
"""What a decoded pixel takes in Pillow."""
_WEBP_PIXEL_BYTES = 16
"""libwebp has two canvases of its own, and Pillow copies the result; measured."""
_PROGRESSIVE_PIXEL_BYTES = 6
"""What libjpeg keeps of each pixel until the whole of a progressive picture has been read."""

_ORIENTATION = 0x0112
"""The tag of Exif that tells how a camera was held."""
_FIRST_TURNED = 5
"""The first of its values with which width and height are exchanged."""

_STRIP_ROWS = 16
"""How many rows of the reduced picture are made at a time."""

_PAPER = (255, 255, 255)
"""What lies behind transparent pixels: pictures that have them were mostly drawn for a white page."""

Image.MAX_IMAGE_PIXELS = None  # Pillow's own bound warns first and refuses later; ours stands for it


class DecodedImage(NamedTuple):
    """A picture, reduced, and as it was meant to be seen."""

    image: Image.Image
    """In RGB."""
    width: int
    """Before it was reduced, in pixels."""
    height: int
    """As above."""


def decode_image(data: bytes, max_width: int, max_height: int) -> DecodedImage | str:
    """Decode a picture; of one that moves, its first frame.

    Args:
        data: The file's content.
        max_width: To how many pixels a wider picture is reduced.
        max_height: As above.

    Returns:
        The picture, or why there is none.
    """
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as image:
            width, height = image.size
            if max(width, height) > MAX_RATIO * min(width, height):
                return f"too {'flat' if width > height else 'narrow'}, {width} × {height} pixels"
            if image.format == "JPEG":
                # Its decoder can skip what is not needed. Others may find the Exif data behind the pixels.
                image.draft(None, _ample(image, max_width, max_height))
            if _bytes_needed(image, width * height) > MAX_DECODED_BYTES:
                return f"too large, {width} × {height} pixels"
            image.load()
            orientation = _orientation(image)
            small = _reduced(image, image.width // _ample(image, max_width, max_height)[0])
    except UnidentifiedImageError:
        return "unknown format"
    except Exception:  # noqa: BLE001  on broken files decoders raise errors of all kinds
        return "cannot be read"
    small.info.clear()  # what is transparent is so in its pixels by now
    small.getexif()[_ORIENTATION] = orientation
    small = ImageOps.exif_transpose(small)
    small.thumbnail((max_width, max_height))
    if small.mode == "RGBA":
        small = Image.alpha_composite(Image.new("RGBA", small.size, _PAPER), small)
    if orientation >= _FIRST_TURNED:
        width, height = height, width
    return DecodedImage(small.convert("RGB"), width, height)


def _orientation(image: Image.Image) -> int:
    """How a picture must still be turned; Pillow turns a TIFF itself."""
    return 1 if image.format == "TIFF" else image.getexif().get(_ORIENTATION, 1)


def _ample(image: Image.Image, max_width: int, max_height: int) -> tuple[int, int]:
    """Twice the size to which a picture is reduced: from there it is done smoothly."""
    room = (max_width, max_height)
    if _orientation(image) >= _FIRST_TURNED:
        room = (max_height, max_width)
    scale = min(1, room[0] / image.width, room[1] / image.height)
    return ceil(2 * scale * image.width), ceil(2 * scale * image.height)


def _bytes_needed(image: Image.Image, file_pixels: int) -> int:
    """How much memory a picture takes while it is decoded.

    Args:
        image: The picture, not decoded yet; its size is what it will have then.
        file_pixels: What it has in its file.
    """
    if image.format == "WEBP":
        return _WEBP_PIXEL_BYTES * file_pixels
    needed = _PIXEL_BYTES * image.width * image.height
    return needed + _PROGRESSIVE_PIXEL_BYTES * file_pixels * bool(image.info.get("progressive"))


def _reduced(image: Image.Image, factor: int) -> Image.Image:
    """Reduce a picture by a whole number; only a strip of it is converted and copied at a time."""
    if factor <= 1:
        return _plain(image).copy()
    width, height = (-(-pixels // factor) for pixels in image.size)
    small = Image.new(_plain(image.crop((0, 0, 1, 1))).mode, (width, height))
    for top in range(0, height, _STRIP_ROWS):
        bottom = min(image.height, (top + _STRIP_ROWS) * factor)
        strip = image.crop((0, top * factor, image.width, bottom))
        small.paste(_plain(strip).reduce(factor), (0, top))
    return small


def _plain(image: Image.Image) -> Image.Image:
    """A picture in grey, RGB or RGBA."""
    if image.mode.startswith("I"):  # 16 bits, which `convert` would cut off
        return image.point(lambda level: level / 256).convert("L")
    if image.mode == "RGBA" or (image.mode in {"L", "RGB"} and not image.has_transparency_data):
        return image
    return image.convert("RGBA" if image.has_transparency_data else "RGB")
