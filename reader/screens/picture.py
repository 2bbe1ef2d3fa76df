"""The pictures of an article: whether they can be drawn, and reading and decoding them beside the reader."""

from __future__ import annotations

from importlib.util import find_spec
from time import monotonic
from typing import TYPE_CHECKING

from reader.model.article import Image
from reader.store.library import library_root
from reader.store.picture import PictureFile, Refusal, find_picture, read_picture

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from reader.model.article import Article
    from reader.terminal import Terminal
    from reader.widgets.graphics import Graphics
    from reader.widgets.picture import Drawable, Pictures

HOW_TO_INSTALL = 'For pictures: pip install "dateline[images]", or pipx inject dateline textual-image'
"""What is said to those who have asked for pictures in vain."""

BATCH_SECONDS = 0.3
"""Pictures that are decoded within this come onto the page together: each time, the text below moves."""


def is_installed(images: str = "yes") -> bool:
    """Whether what draws pictures is installed; it is not imported.

    Args:
        images: The user's setting.
    """
    return find_spec("PIL") is not None and (images != "kitty" or _has_placeholders())


def _has_placeholders() -> bool:
    """Whether what draws with the terminal's own graphics is installed; without it there are half cells."""
    return find_spec("textual_image") is not None


def can_draw(images: str, terminal: Terminal) -> bool:
    """Whether pictures are drawn.

    Args:
        images: The user's setting.
        terminal: What can be shown.
    """
    is_wanted = terminal.has_colour and terminal.has_unicode if images == "auto" else images != "no"
    return is_wanted and is_installed()


def sources(article: Article) -> list[str]:
    """What an article says of its images, in reading order."""
    return [block.src for part in article.sections for block in part.blocks if isinstance(block, Image)]


class PictureReader:
    """Reads and decodes the pictures of one article, each version of a file once."""

    def __init__(self, article: Path, terminal: Terminal) -> None:
        """Read nothing yet.

        Args:
            article: The article's file.
            terminal: What can be shown.
        """
        from reader.widgets.picture import Ink  # noqa: PLC0415  it needs Pillow, which is optional

        self._article = article
        self._ink = Ink.HALF_CELLS if terminal.has_unicode else Ink.CELLS
        if not terminal.has_colour:
            self._ink = Ink.SIGNS
        self._graphics: Graphics | None = None
        """Sends pictures to the terminal; None: they are drawn with characters."""
        if self._ink is Ink.HALF_CELLS and terminal.has_graphics and _has_placeholders():
            from reader.widgets.graphics import Graphics  # noqa: PLC0415  few terminals have them

            self._graphics = Graphics()
        self._decoded: dict[PictureFile | Refusal, Drawable] = {}
        """What each file gave."""
        self._by_src: dict[str, Drawable] = {}
        """What the article says of an image, and what there is to draw for it."""

    def read(self, sources: Iterable[str]) -> Iterator[Pictures]:
        """Read pictures; it takes its time, and is done in a worker.

        Args:
            sources: What the article says of its images.

        Yields:
            All that there is to draw so far, whenever there is more, or anything else, than before.
        """
        from reader.widgets.picture import Pictures  # noqa: PLC0415  as above

        root = library_root(self._article).resolve()
        decoded: dict[PictureFile | Refusal, Drawable] = {}
        last = monotonic()
        is_new = False
        for src in dict.fromkeys(sources):
            file = find_picture(root, self._article, src)
            found = decoded[file] = decoded.get(file) or self._decoded.get(file) or self._drawable(file)
            is_new = is_new or self._by_src.get(src) is not found
            self._by_src[src] = found
            if is_new and monotonic() - last >= BATCH_SECONDS:
                yield Pictures(dict(self._by_src), self._graphics)
                last, is_new = monotonic(), False
        self._decoded = decoded  # versions that are gone are not kept
        if is_new:
            yield Pictures(dict(self._by_src), self._graphics)

    def _drawable(self, file: PictureFile | Refusal) -> Drawable:
        from reader.widgets.picture import Note, decode  # noqa: PLC0415  as above

        data = read_picture(file) if isinstance(file, PictureFile) else file
        if isinstance(data, Refusal):
            return Note(data)
        if self._graphics is None:
            return decode(data, self._ink)
        from reader.widgets.kitty_picture import decode_for_terminal  # noqa: PLC0415  it needs textual-image

        return decode_for_terminal(data, self._graphics)
