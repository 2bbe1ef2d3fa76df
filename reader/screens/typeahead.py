"""Keys typed ahead: each is given on only when the one before has done its work.

Textual 8.2.8 sends every key at once to what has the focus when the key comes. Of ``/find`` typed in one
go, or while the reader is busy, the word would go to the text and be taken for commands: the slash has not
moved the focus yet.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import App
    from textual.events import Key
    from textual.message_pump import MessagePump

PATIENCE_SECONDS = 1.0
"""How long a key may keep the next one waiting: what has taken it may have closed meanwhile."""


class Typeahead:
    """Gives keys on one by one."""

    def __init__(self, app: App[int], give: Callable[[Key], Awaitable[None]]) -> None:
        """Stand between the terminal and an app.

        Args:
            app: The app.
            give: Sends a key to what has the focus, as Textual does, unless a priority binding takes it.
        """
        self._app = app
        self._give = give
        self._waiting: deque[Key] = deque()
        """Keys that have come, and are not given on yet."""
        self._under_way: Key | None = None
        """The key that has been given on last, until it has done its work."""

    async def put(self, key: Key) -> None:
        """Take a key from the terminal, and give it on if no other is under way."""
        self._waiting.append(key)
        if self._under_way is None:
            await self._give_next()

    async def _give_next(self) -> None:
        while self._waiting and self._under_way is None:
            key = self._under_way = self._waiting.popleft()
            target = self._app.focused or self._app.screen
            asyncio.get_running_loop().call_later(PATIENCE_SECONDS, self._finish, key)
            await self._give(key)
            if key.is_forwarded:
                self._follow(key, target)
            elif self._under_way is key:
                self._under_way = None

    def _follow(self, key: Key, node: MessagePump) -> None:
        """Wait until a key has passed a node, and then its parents, or is taken by one of them.

        Messages are handled in the order in which they come: a call that is sent behind the key finds that
        the key has been handled.
        """

        def passed() -> None:
            if key is not self._under_way:
                return
            parent = node._parent  # noqa: SLF001  the way that the key itself takes
            # On its last step, to the app, a key counts as stopped although it goes on.
            is_taken = key._stop_propagation and parent is not self._app  # noqa: SLF001  as above
            if is_taken or parent is None:
                self._finish(key)
            else:
                self._follow(key, parent)

        if not node.call_later(passed):
            self._finish(key)

    def _finish(self, key: Key) -> None:
        """Let the next key go, in the app's own turn."""
        if key is self._under_way:
            self._under_way = None
            self._app.call_later(self._give_next)
