"""The commands that mark one article, wherever it is shown: read, stars, tags; and taking changes back."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, TypeVar

from reader.screens.marking import Marking

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

    from reader.store.article_ref import ArticleRef

_Answer = TypeVar("_Answer")


class Marker(ABC):
    """Marks an article. Commands name its methods; the next key waits for what they do."""

    @property
    @abstractmethod
    def _app(self) -> App[int]:
        """Shows the window in which tags are written."""

    @abstractmethod
    async def _ref(self) -> ArticleRef | None:
        """What the state knows the article by; None: none is shown, or it cannot be marked, as was told."""

    @abstractmethod
    async def _asked(self, ask: Callable[[Marking], _Answer]) -> _Answer | None:
        """What the reader's marks answer, in a worker; None: they cannot, which has been told."""

    @abstractmethod
    def tell(self, told: str | None) -> None:
        """Say what was done, and show what has come of it.

        Args:
            told: None: nothing was done, and why not has been told.
        """

    def _shown(self) -> tuple[bool | None, bool | None]:
        """Whether the article is starred, and read, as far as that is shown; None: it is not."""
        return None, None

    async def star(self) -> None:
        """Give the article a star, or take it."""
        was, _ = self._shown()
        await self._mark(lambda marking, ref: marking.switch_star(ref, was=was))

    async def read(self) -> None:
        """Mark the article as read, or as unread."""
        _, was = self._shown()
        await self._mark(lambda marking, ref: marking.switch_read(ref, was=was))

    async def undo(self) -> None:
        """Undo the last change, and tell which it was."""
        self.tell(await self._asked(Marking.undo))

    async def redo(self) -> None:
        """Do the change again that was undone last, and tell which it was."""
        self.tell(await self._asked(Marking.redo))

    async def tags(self) -> None:
        """Have one write the article's tags, and keep them."""
        from reader.screens.tag_field import TagScreen  # noqa: PLC0415  few articles are tagged
        from reader.text.tag import tags_in  # noqa: PLC0415  as above

        ref = await self._ref()
        tagging = None if ref is None else await self._asked(lambda marking: marking.tagging(ref))
        if ref is None or tagging is None:
            return

        async def keep(line: str | None) -> None:
            if line is not None:
                tags = tags_in(line)
                self.tell(await self._asked(lambda marking: marking.retag(ref, tagging.tags, tags)))

        await self._app.push_screen(TagScreen(tagging), keep)

    async def _mark(self, mark: Callable[[Marking, ArticleRef], str]) -> None:
        ref = await self._ref()
        if ref is not None:
            self.tell(await self._asked(lambda marking: mark(marking, ref)))
