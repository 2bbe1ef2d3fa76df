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

    from textual.app import App

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
            desk.refresh(lambda _: None)
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

    async def mark(self, path: Path, article: Article, mark: Callable[[Marking, ArticleRef], str]) -> str:
        """Mark an article.

        Args:
            path: Its file.
            article: The article.
            mark: What to do.

        Returns:
            What was done, or why it was not.
        """
        try:
            return await asyncio.to_thread(self._ask, path, article, mark)
        except DatelineError as error:
            return error.in_full

    def _ask(self, path: Path, article: Article, ask: Callable[[Marking, ArticleRef], _Answer]) -> _Answer:
        from reader.screens.marking import Marking  # noqa: PLC0415  an article is shown without it
        from reader.store.article_ref import ArticleRef, content_digest  # noqa: PLC0415  as above

        try:
            content = content_digest(path.read_bytes())
        except OSError:
            content = b""  # it is known by its id, too
        return ask(Marking(self._state), ArticleRef(self.root, article.id, path, content, article.title))

    async def edit_tags(
        self, app: App[int], path: Path, article: Article, tell: Callable[[str], None]
    ) -> None:
        """Have one write an article's tags.

        Args:
            app: Shows the window in which one does.
            path: The article's file.
            article: The article.
            tell: Is told what was done, or why it was not.
        """
        from reader.screens.tag_field import edit_tags  # noqa: PLC0415  few articles are tagged

        async def asked(ask: Callable[[Marking, ArticleRef], _Answer]) -> _Answer | None:
            try:
                return await asyncio.to_thread(self._ask, path, article, ask)
            except DatelineError as error:
                tell(error.in_full)
                return None

        await edit_tags(app, asked, tell)

    async def record_opening(self, path: Path, article: Article) -> str:
        """Remember that an article was opened; by that it is read.

        Returns:
            Why that could not be; empty: it is remembered.
        """

        def record(marking: Marking, ref: ArticleRef) -> str:
            marking.open(ref)
            return ""

        return await self.mark(path, article, record)
