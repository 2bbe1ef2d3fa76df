"""The files of an article's pictures: found in its library, and read within bounds. Nothing is fetched."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from reader.store.watch import stamp

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reader.store.watch import Stamp

MAX_BYTES = 20 * 1024 * 1024
"""A larger file is not read."""

NAMES = frozenset({".bmp", ".gif", ".jfif", ".jpe", ".jpeg", ".jpg", ".png", ".tif", ".tiff", ".webp"})
"""How the names of files end that hold a picture that can be drawn; what they do hold is seen when it is."""

_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//|\\\\")
"""How an address begins, and a path to another machine. A drive’s single letter begins neither."""


class Refusal(StrEnum):
    """Why a picture is not read, in the words of a note below its alternative text."""

    ELSEWHERE = "on the web"
    OUTSIDE = "outside of the library"
    MISSING = "not found"
    TOO_LARGE = "too large"
    UNREADABLE = "cannot be read"


_REFUSED: Mapping[Refusal, tuple[str, str]] = {
    Refusal.ELSEWHERE: (
        "is on the web, and nothing is fetched",
        "save it beside the article, and name that file",
    ),
    Refusal.OUTSIDE: ("lies outside of the library, and is not read", "copy it beside the article"),
    Refusal.MISSING: ("is not there", "a path begins at the article’s folder"),
    Refusal.TOO_LARGE: (f"is not drawn: it has more than {MAX_BYTES >> 20} MiB", "make it smaller"),
    Refusal.UNREADABLE: ("is no picture: it cannot be read", "name a file that can"),
}
"""The same for the article's writer: what is wrong, and what to do about it."""


class PictureFile(NamedTuple):
    """The file of a picture, as it is now."""

    path: Path
    """With all links followed."""
    stamp: Stamp


def find_picture(root: Path, article: Path, src: str) -> PictureFile | Refusal:
    """Find the file of a picture; it is not opened.

    Args:
        root: The library's folder, with all links followed. Whatever leads out of it is refused.
        article: The article's file.
        src: The path that the article gives: an absolute one, or one that begins at the article's folder.
    """
    if _ELSEWHERE.match(src):
        return Refusal.ELSEWHERE
    try:
        path = (article.parent / src).resolve()
        if not path.is_relative_to(root):
            return Refusal.OUTSIDE
        now = stamp(path)
    except (OSError, RuntimeError, ValueError):  # links in a circle; what can be no path
        return Refusal.UNREADABLE
    if now is None:
        return Refusal.MISSING
    if not path.is_file():
        return Refusal.UNREADABLE
    return PictureFile(path, now)


def fault_of(root: Path, article: Path, src: str) -> tuple[str, str]:
    """Why a picture will hardly be drawn, as far as its file tells without being opened.

    Args:
        root: As for `find_picture`.
        article: As for `find_picture`.
        src: As for `find_picture`.

    Returns:
        What is wrong, and what to do about it; both empty: nothing.
    """
    found = find_picture(root, article, src)
    if isinstance(found, Refusal):
        return _REFUSED[found]
    _, size, _ = found.stamp
    if size > MAX_BYTES:
        return _REFUSED[Refusal.TOO_LARGE]
    if not size:
        return "is empty", "save it again"
    if found.path.suffix.lower() not in {"", *NAMES}:
        return "is no picture that can be drawn", f"these can: {', '.join(sorted(NAMES))}"
    return "", ""


def read_picture(file: PictureFile) -> bytes | Refusal:
    """Read the file of a picture, if it is not too large."""
    try:
        with file.path.open("rb") as source:
            data = source.read(MAX_BYTES + 1)
    except OSError:
        return Refusal.UNREADABLE
    return data if len(data) <= MAX_BYTES else Refusal.TOO_LARGE
