"""Steps from an article to the next one of its library, and to the one before."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from reader.errors import LibraryIndexError
from reader.keys import keyed

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from textual.app import App

    from reader.screens.listing import Neighbour
    from reader.screens.shelf import Shelf

PATIENCE_SECONDS = 0.4
"""How long a key waits for the library's list before it gives way to the next ones."""


class Stepping:
    """Opens the articles beside the one on the screen."""

    def __init__(
        self,
        app: App[int],
        shelf: Callable[[], Shelf],
        go: Callable[[Path], Awaitable[None]],
        tell: Callable[[str], None],
    ) -> None:
        """Stay where one is.

        Args:
            app: Its screen is the article's.
            shelf: Gives the library, which is made when it is first needed.
            go: Opens an article.
            tell: Is told why there is none to open.
        """
        self._app = app
        self._shelf = shelf
        self._go = go
        self._tell = tell

    async def step(self, here: Path, steps: int) -> None:
        """Go on in the library: at once, or when it has been read, if that takes long.

        Meanwhile keys wait; if it takes long they do not, and a reader who has gone elsewhere is left alone.

        Args:
            here: The article's file.
            steps: 1 forwards, -1 backwards.
        """
        asker = self._app.screen
        looking = asyncio.ensure_future(self._shelf().neighbour(here, steps))
        try:
            await asyncio.wait_for(asyncio.shield(looking), PATIENCE_SECONDS)
        except TimeoutError:
            self._tell("The library is being read …")

            async def go_late() -> None:
                if self._app.screen is asker:
                    await self._go_on(looking, here, steps)
                elif not looking.cancelled():
                    looking.exception()  # nobody waits for it any more

            looking.add_done_callback(lambda _: self._app.call_later(go_late))
        except LibraryIndexError as error:
            self._tell(error.in_full)
        else:
            await self._go_on(looking, here, steps)

    async def _go_on(self, looking: asyncio.Future[Neighbour], here: Path, steps: int) -> None:
        """Open the article that was looked for, or say why there is none."""
        try:
            found = looking.result()
        except LibraryIndexError as error:
            self._tell(error.in_full)
            return
        if found.path is not None:
            await self._go(found.path)
            self._shelf().show_place(found.number)
        elif not found.is_listed and not await asyncio.to_thread(here.exists):
            self._tell(
                keyed("This article’s file is gone, and it is no longer listed; {library} shows the list.")
            )
        elif not found.is_listed:
            self._tell(keyed("This article is not in its library’s list; {library} shows the list."))
        elif steps > 0:
            self._tell(keyed("This is the last article of the list; {article.previous} goes back."))
        else:
            self._tell(keyed("This is the first article of the list; {article.next} goes on."))
