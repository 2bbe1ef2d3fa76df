"""Searches with names: those that every library has, and those that the reader saves."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from reader.errors import DatelineError
from reader.keys import keyed
from reader.screens.listing import Wanted
from reader.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.screens.library import LibraryScreen
    from reader.screens.listing import Collection
    from reader.screens.marking import Marking

FIXED = (
    ("All articles", Wanted()),
    ("Unread", Wanted("is:unread")),
    ("Starred", Wanted("is:starred")),
    ("With notes", Wanted("has:notes")),
    ("With errors or warnings", Wanted(only_flawed=True)),
)
"""The collections that every library has."""

SEARCH_FIRST = "Search first: {library.search}. Then the search can be saved."


class LibraryCollections:
    """Lists and saves searches. Commands name its methods."""

    def __init__(self, screen: LibraryScreen) -> None:
        """Know nothing of any yet.

        Args:
            screen: The library's.
        """
        self._screen = screen

    async def all(self) -> list[Collection] | None:
        """All collections, with what each finds now; None: they cannot be read, which has been told."""
        return await self._screen.inquiry.asked(lambda desk: desk.collections(FIXED))

    async def changed(self, change: Callable[[Marking], str]) -> str:
        """Change the reader's searches.

        Args:
            change: Does it, in a worker.

        Returns:
            What was done, or why it was not.
        """
        try:
            return await asyncio.to_thread(lambda: change(self._screen.inquiry.desk().marking))
        except DatelineError as error:
            return error.in_full

    async def choose(self) -> None:
        """Choose a search that has a name."""
        from reader.screens.collection_list import CollectionScreen  # noqa: PLC0415  few choose any

        screen = self._screen
        found = await self.all()
        if found is None:
            return
        current = next((at for at, one in enumerate(found) if one.wanted.subject == screen.wanted.subject), 0)
        collections = CollectionScreen(self, found, current)

        def go(chosen: str | None) -> None:
            if chosen is not None:
                wanted = collections.found[int(chosen)].wanted
                screen.ask(wanted._replace(grouping=screen.wanted.grouping))

        await screen.app.push_screen(collections, go)

    async def save(self) -> None:
        """Save this search under a name."""
        from reader.screens.name_field import NameScreen  # noqa: PLC0415  few save any

        screen = self._screen
        text = clean_line(screen.wanted.query_text)
        if not text:
            screen.tell(keyed(SEARCH_FIRST))
            return
        saved = await screen.inquiry.asked(lambda desk: desk.marking.searches())
        if saved is None:
            return
        known = next((search.name for search in saved if search.query == text), "")

        async def go(name: str | None) -> None:
            if name:
                told = await screen.inquiry.asked(lambda desk: desk.marking.save_search(name, text))
            elif known and name is not None:
                told = await screen.inquiry.asked(lambda desk: desk.marking.delete_search(known))
            else:
                return
            if told:
                screen.tell(told)

        hint = "An empty name deletes it." if known else ""
        await screen.app.push_screen(NameScreen("Save this search as", known, hint), go)
