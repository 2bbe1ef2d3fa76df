"""The reader's marks on the articles of the list: read, stars, tags; and taking changes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from reader.screens.marker import Marker

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import App

    from reader.screens.library import LibraryScreen
    from reader.screens.library_desk import LibraryDesk
    from reader.screens.marking import Marking
    from reader.store.article_ref import ArticleRef

_Answer = TypeVar("_Answer")

CANNOT_BE_MARKED = "This file has errors: it can be marked when it is mended."
NOT_KNOWN = "This article is not known at this moment: the library is being read."


class LibraryMarks(Marker):
    """Marks articles of the list."""

    def __init__(self, screen: LibraryScreen) -> None:
        """Mark nothing yet.

        Args:
            screen: The library's.
        """
        self._screen = screen

    @property
    def _app(self) -> App[int]:
        return self._screen.app

    async def read_above(self) -> None:
        """Mark the articles above the cursor as read, if that is meant."""
        from reader.screens.modal import LetterScreen  # noqa: PLC0415  few are asked

        screen = self._screen
        numbers = screen.list.listing[: screen.list.index]
        if not numbers:
            screen.tell("There is no article above this one.")
            return
        count = f"{len(numbers):,} articles above" if len(numbers) > 1 else "article above"
        screen.tell(f"Mark the {count} as read? y/n", stays=True)

        def go(letter: str | None) -> None:
            screen.tell("")
            if letter in {"y", "Y"}:
                screen.inquiry.change(mark_read)

        def mark_read(desk: LibraryDesk) -> str:
            return desk.marking.mark_read(desk.refs(numbers))

        await screen.app.push_screen(LetterScreen(), go)

    def tell(self, told: str | None) -> None:
        """See `Marker.tell`."""
        if told:
            self._screen.tell(told)
            self._screen.renew()

    def _shown(self) -> tuple[bool | None, bool | None]:
        """See `Marker._shown`: another reader may have marked it since, and one wants what one asks for."""
        articles = self._screen.list
        entry = None if articles.cursor is None else articles.entry(articles.cursor)
        return (None, None) if entry is None else (entry.is_starred, entry.is_read)

    async def _ref(self) -> ArticleRef | None:
        """See `Marker._ref`: that of the article under the cursor."""
        screen, number = self._screen, self._screen.list.cursor
        if number is None:
            return None
        refs: Sequence[ArticleRef] | None = await screen.inquiry.asked(lambda desk: desk.refs([number]))
        if refs is not None and not refs:
            entry = screen.list.entry(number)
            screen.tell(CANNOT_BE_MARKED if entry is not None and entry.is_broken else NOT_KNOWN)
        return refs[0] if refs else None

    async def _asked(self, ask: Callable[[Marking], _Answer]) -> _Answer | None:
        """See `Marker._asked`."""
        return await self._screen.inquiry.asked(lambda desk: ask(desk.marking))
