"""The files of an article's pictures: found in its library, and read within bounds. Nothing is fetched."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from reader.store.watch import stamp

if TYPE_CHECKING:
    from pathlib import Path

    from reader.store.watch import Stamp

MAX_BYTES = 20 * 1024 * 1024
"""A larger file is not read."""

_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//|\\\\")
"""How an address begins, and a path to another machine. A drive’s single letter begins neither."""


class Refusal(StrEnum):
    """Why a picture is not read, in the words of a note below its alternative text."""

    ELSEWHERE = "on the web"
    OUTSIDE = "outside of the library"
    MISSING = "not found"
    TOO_LARGE = "too large"
    UNREADABLE = "cannot be read"


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


def read_picture(file: PictureFile) -> bytes | Refusal:
    """Read the file of a picture, if it is not too large."""
    try:
        with file.path.open("rb") as source:
            data = source.read(MAX_BYTES + 1)
    except OSError:
        return Refusal.UNREADABLE
    return data if len(data) <= MAX_BYTES else Refusal.TOO_LARGE
