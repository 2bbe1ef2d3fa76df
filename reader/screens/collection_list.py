"""The list of collections: searches with names, with how many articles each finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.commands import Context
from reader.keys import bindings_of
from reader.screens.edited_list import EditedListScreen
from reader.screens.marking import Marking
from reader.text.clean import clean_line
from reader.widgets.line import Line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.screens.contents import Entry
    from reader.screens.library_collections import LibraryCollections
    from reader.screens.listing import Collection

NOT_OWN = "It comes with every library."


class CollectionScreen(EditedListScreen):
    """Lists collections; gives the id of the one to list, which is its place in ``found``."""

    BINDINGS = bindings_of(Context.COLLECTIONS)
    HINTS = (
        "{list.choose} list · {collections.rename} rename · {collections.delete} delete · {list.close} close"
    )

    def __init__(self, collections: LibraryCollections, found: Sequence[Collection], current: int) -> None:
        """List some collections.

        Args:
            collections: Changes them, and finds them again.
            found: What there is.
            current: The place of the one that the cursor stands on first.
        """
        super().__init__("Collections", collection_entries(found), str(current))
        self._collections = collections
        self.found = found
        """What is listed, in its order."""

    async def action_rename(self) -> None:
        """Give the saved search under the cursor another name."""
        from reader.screens.name_field import NameScreen  # noqa: PLC0415  few rename any

        if (own := self._own()) is None:
            return

        async def go(name: str | None) -> None:
            if name:
                await self._change(lambda marking: marking.rename_search(own.name, name))

        await self.app.push_screen(NameScreen("Rename this search", own.name), go)

    async def action_delete(self) -> None:
        """Delete the saved search under the cursor; that can be undone."""
        if (own := self._own()) is not None:
            await self._change(lambda marking: marking.delete_search(own.name))

    async def action_undo(self) -> None:
        """Undo the last change."""
        await self._change(Marking.undo)

    def _own(self) -> Collection | None:
        """The collection under the cursor, if the reader has saved it; else it is told that it stays."""
        chosen = None if self.entry is None else self.found[int(self.entry)]
        if chosen is not None and not chosen.is_own:
            self.tell(NOT_OWN)
        return chosen if chosen is not None and chosen.is_own else None

    async def _change(self, change: Callable[[Marking], str]) -> None:
        told = await self._collections.changed(change)
        found = await self._collections.all()
        if found is not None:
            self.found = found
            self.replace(collection_entries(found))
        self.tell(told)


def collection_entries(found: Sequence[Collection]) -> list[Entry]:
    """Collections as they are listed: name, how much each finds, the reader's own with their searches."""
    return [(str(at), (_line(collection),)) for at, collection in enumerate(found)]


def _line(collection: Collection) -> Line:
    name = (clean_line(collection.name), "bold" if collection.is_own else "")
    count = (f"  {collection.articles:,}", "$dateline-accent")
    text = f"  {clean_line(collection.wanted.text)}" if collection.is_own else ""
    return Line((name, count, (text, "$dateline-dim")), hang=2)
