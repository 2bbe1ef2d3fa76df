"""The reader's marks on the articles of the list: read, stars, tags; and taking changes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.screens.library import LibraryScreen
    from reader.screens.library_desk import LibraryDesk
    from reader.screens.marking import Marking
    from reader.store.article_ref import ArticleRef

_Answer = TypeVar("_Answer")

CANNOT_BE_MARKED = "This file has errors: it can be marked when it is mended."


class LibraryMarks:
    """Marks articles of the list. Commands name its methods; the next key waits for what they do."""

    def __init__(self, screen: LibraryScreen) -> None:
        """Mark nothing yet.

        Args:
            screen: The library's.
        """
        self._screen = screen

    async def star(self) -> None:
        """Give the article a star, or take it."""
        await self._mark(lambda marking, ref: marking.switch_star(ref))

    async def read(self) -> None:
        """Mark the article as read, or as unread."""
        await self._mark(lambda marking, ref: marking.switch_read(ref))

    async def undo(self) -> None:
        """Undo the last change, and tell which it was."""
        self.tell(await self._screen.inquiry.asked(lambda desk: desk.marking.undo()))

    async def redo(self) -> None:
        """Do the change again that was undone last, and tell which it was."""
        self.tell(await self._screen.inquiry.asked(lambda desk: desk.marking.redo()))

    async def tags(self) -> None:
        """Have one write the article's tags."""
        from reader.screens.tag_field import edit_tags  # noqa: PLC0415  few articles are tagged

        ref = await self._ref()
        if ref is None:
            return

        async def asked(ask: Callable[[Marking, ArticleRef], _Answer]) -> _Answer | None:
            return await self._screen.inquiry.asked(lambda desk: ask(desk.marking, ref))

        await edit_tags(self._screen.app, asked, self.tell)

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
        """Say what was done, and show what has come of it.

        Args:
            told: None: nothing was done, and why not has been told.
        """
        if told:
            self._screen.tell(told)
            self._screen.renew()

    async def _mark(self, mark: Callable[[Marking, ArticleRef], str]) -> None:
        """Mark the article under the cursor, and say so."""
        ref = await self._ref()
        if ref is not None:
            self.tell(await self._screen.inquiry.asked(lambda desk: mark(desk.marking, ref)))

    async def _ref(self) -> ArticleRef | None:
        """What the state knows the article under the cursor by; None: it cannot be marked, as was told."""
        screen, number = self._screen, self._screen.list.cursor
        if number is None:
            return None
        refs: Sequence[ArticleRef] | None = await screen.inquiry.asked(lambda desk: desk.refs([number]))
        if refs is not None and not refs:
            screen.tell(CANNOT_BE_MARKED)
        return refs[0] if refs else None
