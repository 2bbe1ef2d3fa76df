"""The pictures of an article on its screen: read in a worker, and drawn as they come."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message
from textual.worker import get_current_worker

from reader.screens.picture import PictureReader, can_draw, sources

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.screens.article import ArticleScreen
    from reader.screens.article_source import ArticleSource
    from reader.terminal import Terminal
    from reader.widgets.picture import Pictures


class Gallery:
    """Has the pictures of one article read, and gives them to its screen."""

    class Filled(Message):
        """Some of the article's pictures have been decoded."""

        def __init__(self, pictures: Pictures) -> None:
            super().__init__()
            self.pictures = pictures
            """All that there are so far."""

    def __init__(self, screen: ArticleScreen, images: str, terminal: Terminal) -> None:
        """Read nothing yet.

        Args:
            screen: The article's; gets the messages.
            images: Whether pictures are wanted, as the settings say.
            terminal: What can be shown.
        """
        self._screen = screen
        self._images = images
        self._terminal = terminal
        self._reader: PictureReader | None = None
        """Decodes the article's pictures; None: none could be drawn yet."""

    def fill(self, source: ArticleSource) -> None:
        """Have an article's pictures read, if they can be drawn here; those that have not changed are there.

        Args:
            source: A version of the article.
        """
        if source.path is None or not can_draw(self._images, self._terminal):
            return
        if self._reader is None:
            self._reader = PictureReader(source.path, self._terminal)
        read = partial(self._read, self._reader, sources(source.article))
        self._screen.run_worker(read, thread=True, exclusive=True, group="pictures")

    def _read(self, reader: PictureReader, wanted: Sequence[str]) -> None:
        worker = get_current_worker()
        for pictures in reader.read(wanted):
            if worker.is_cancelled:
                return
            self._screen.post_message(self.Filled(pictures))
