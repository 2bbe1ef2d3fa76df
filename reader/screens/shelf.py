"""The library beside the articles: its desk and its screen, made when they are first wanted."""

from __future__ import annotations

import asyncio
from functools import cached_property
from threading import RLock
from typing import TYPE_CHECKING, TypeVar

from reader import paths
from reader.errors import DatelineError
from reader.store.library import library_root

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reader.model.article import Article
    from reader.screens.library import LibraryScreen
    from reader.screens.library_desk import LibraryDesk
    from reader.screens.listing import Neighbour
    from reader.screens.marking import Marking
    from reader.store.article_ref import ArticleRef

_Answer = TypeVar("_Answer")

BUNDLED = "Bundled library"
"""What the library is called that comes with the reader."""

REFRESH_SECONDS = 0.3
"""How long a step to another article waits for an index that is being brought up to date."""


class Shelf:
    """One library: what answers questions about it, and the list of its articles."""

    def __init__(self, path: Path, state: Path) -> None:
        """Open nothing yet.

        Args:
            path: The library's folder, or an article in it.
            state: The file of the reader's state.
        """
        self._path = path
        self._state = state
        self._lock = RLock()
        """Held while the desk is made."""
        self._refreshing: asyncio.Task[object] | None = None
        """Brings the index up to date where no list does; None: nothing has asked for it."""

    @cached_property
    def root(self) -> Path:
        """The library's folder."""
        return library_root(self._path)

    @property
    def name(self) -> str:
        """What the library is called."""
        return BUNDLED if self.root == paths.articles_dir() else self.root.name or str(self.root)

    @cached_property
    def _made_desk(self) -> LibraryDesk:
        from reader.screens.library_desk import LibraryDesk  # noqa: PLC0415  the list is on the screen before

        return LibraryDesk(self.root, self._state)

    def desk(self) -> LibraryDesk:
        """What answers; to be called in a worker first, as it has to be imported."""
        with self._lock:
            return self._made_desk

    @cached_property
    def screen(self) -> LibraryScreen:
        """The list of the articles; it stays as it is while articles are read."""
        from reader.screens.library import LibraryScreen  # noqa: PLC0415  an article is shown without it

        return LibraryScreen(self.desk, self.root, self.name)

    @property
    def open_screen(self) -> LibraryScreen | None:
        """The list, if it has been wanted."""
        found: LibraryScreen | None = self.__dict__.get("screen")
        return found

    def close(self) -> None:
        """Stop all that is under way."""
        if "_made_desk" in self.__dict__:
            self._made_desk.close()

    # Steps from article to article

    async def neighbour(self, path: Path, steps: int) -> Neighbour:
        """The article before or after another one: in the list, or in the order of dates where there is none.

        Args:
            path: The file of the other one.
            steps: 1 forwards, -1 backwards.

        Raises:
            LibraryIndexError: The index cannot be read, or is damaged.
        """
        listing: Sequence[int] | None = None
        if (screen := self.open_screen) is not None and screen.found is not None:
            listing = screen.found.contents.listing
        elif self._refreshing is None:
            self._refreshing = asyncio.create_task(asyncio.to_thread(self._refresh))
        if self._refreshing is not None:
            await asyncio.wait([self._refreshing], timeout=REFRESH_SECONDS)
        return await asyncio.to_thread(lambda: self.desk().neighbour(path, steps, listing))

    def _refresh(self) -> None:
        desk = self.desk()
        try:
            desk.adopt(desk.refresh(lambda _: None))
        except DatelineError:
            desk.is_refreshed.set()  # who asks the index is told why it does not answer

    def renew(self) -> None:
        """Look at the files again: one of them has changed."""
        if (screen := self.open_screen) is not None and screen.found is not None:
            screen.upkeep.refresh()
        elif self._refreshing is not None and self._refreshing.done():
            self._refreshing = None

    def show_place(self, number: int) -> None:
        """Have the list's cursor follow to an article.

        Args:
            number: Its number.
        """
        if (screen := self.open_screen) is not None and screen.found is not None:
            screen.list.go_to(number)

    # Marks

    async def ref(self, path: Path, article: Article) -> ArticleRef:
        """What the reader's state knows an article by.

        Args:
            path: Its file.
            article: The article.
        """
        return await asyncio.to_thread(self._ref, path, article)

    def _ref(self, path: Path, article: Article) -> ArticleRef:
        from reader.store.article_ref import ArticleRef, content_digest  # noqa: PLC0415  it is shown without it

        try:
            content = content_digest(path.read_bytes())
        except OSError:
            content = b""  # it is known by its id, too
        return ArticleRef(self.root, article.id, path, content, article.title)

    async def asked(self, ask: Callable[[Marking], _Answer]) -> _Answer:
        """What the reader's marks answer, in a worker.

        Args:
            ask: Asks, or has something done.

        Raises:
            StateError: They cannot be read or written.
        """
        return await asyncio.to_thread(lambda: ask(self._marking))

    @cached_property
    def _marking(self) -> Marking:
        from reader.screens.marking import Marking  # noqa: PLC0415  an article is shown without it

        return Marking(self._state)

    async def record_opening(self, path: Path, article: Article) -> str:
        """Remember that an article was opened; by that it is read.

        Args:
            path: Its file.
            article: The article.

        Returns:
            Why that could not be; empty: it is remembered.
        """
        ref = await self.ref(path, article)
        try:
            await self.asked(lambda marking: marking.open(ref))
        except DatelineError as error:
            return error.in_full
        return ""
