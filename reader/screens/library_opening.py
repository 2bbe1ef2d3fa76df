"""Opening articles of the list, here or where they come from."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from reader.screens.library import LibraryScreen

CANNOT_BE_CITED = "This file has errors: it cannot be cited yet."


class LibraryOpening:
    """Opens the article under the cursor, its source, or copies what one cites."""

    def __init__(self, screen: LibraryScreen) -> None:
        """Open nothing yet.

        Args:
            screen: The library's.
        """
        self._screen = screen
        self._is_awaited = False
        """Whether the first article that is found is to be opened: Enter came before it was found."""
        self._place: Path | None = None
        """The file of the article that the cursor is to be moved to once it is listed; None: it stays."""

    async def go(self) -> None:
        """Open the article under the cursor; if something else is asked for, the first that is found."""
        screen = self._screen
        if screen.found is not None and screen.found.wanted.subject != screen.wanted.subject:
            self._is_awaited = True
        elif (number := screen.list.cursor) is not None:
            await self.open(number)

    def listed(self) -> None:
        """Open the first article of what is listed now, if it has been waited for."""
        number = self._screen.list.cursor
        if self._is_awaited and number is not None:
            self._is_awaited = False
            self._screen.call_later(self.open, number)

        if self._place is not None:
            self._screen.call_later(self._find_place)

    def forget(self) -> None:
        """Wait no more: another key has come."""
        self._is_awaited = False
        self._place = None

    async def stand_on(self, path: Path) -> None:
        """Move the cursor to an article, as soon as it is listed.

        Args:
            path: Its file.
        """
        self._place = path
        await self._find_place()

    async def _find_place(self) -> None:
        screen, path = self._screen, self._place
        if path is None or screen.found is None or not screen.found.is_whole:
            return
        number = await screen.inquiry.asked(lambda desk: desk.number_of(path))
        if number is None or number not in screen.list.listing:
            return  # it may come while the index grows
        if self._place == path:
            self._place = None
            screen.list.go_to(number)

    async def open(self, number: int) -> None:
        """Open an article, at what was searched for.

        Args:
            number: Its number.
        """
        screen, found = self._screen, self._screen.found
        row = await screen.inquiry.asked(lambda desk: desk.row(number))
        if row is not None:
            has_hits = found is not None and row.is_sound and not found.wanted.only_flawed
            find = found.words.find_text if found is not None and has_hits else ""
            screen.post_message(screen.Chosen(row.path, find))

    async def send(self, do: str) -> None:
        """Open the article's source, or copy its citation or address.

        Args:
            do: A method of :class:`Outbox`.
        """
        from reader.screens.outbox import Outbox  # noqa: PLC0415  few send anything
        from reader.store.article_file import load_article  # noqa: PLC0415  as above

        screen, number = self._screen, self._screen.list.cursor
        row = None if number is None else await screen.inquiry.asked(lambda desk: desk.row(number))
        if row is None:
            return
        article = (await asyncio.to_thread(load_article, row.path)).article
        if article is None:
            screen.tell(CANNOT_BE_CITED)
        else:
            getattr(Outbox(screen.app, article, screen.tell), do)()
