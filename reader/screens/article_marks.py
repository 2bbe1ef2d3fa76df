"""The reader's marks on the article that is open: read, stars, tags; and taking changes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import App

    from reader.screens.marking import Marking
    from reader.screens.open_article import OpenArticle
    from reader.screens.shelf import Shelf
    from reader.store.article_ref import ArticleRef


class ArticleMarks:
    """Marks the article on the screen. Commands name its methods; the next key waits for what they do."""

    def __init__(
        self,
        app: App[int],
        shelf: Callable[[], Shelf],
        articles: Sequence[OpenArticle],
        tell: Callable[[str], None],
    ) -> None:
        """Mark nothing yet.

        Args:
            app: Shows the window in which tags are written.
            shelf: Gives the library, which is made when it is first needed.
            articles: Those that are open, now and later; the last one is on the screen.
            tell: Is told what was done, or why it was not.
        """
        self._app = app
        self._shelf = shelf
        self._articles = articles
        self._tell = tell

    async def star(self) -> None:
        """Give the article a star, or take it."""
        await self._mark(lambda marking, ref: marking.switch_star(ref))

    async def read(self) -> None:
        """Mark the article as read, or as unread."""
        await self._mark(lambda marking, ref: marking.switch_read(ref))

    async def undo(self) -> None:
        """Undo the last change, and tell which it was."""
        await self._mark(lambda marking, _: marking.undo())
        self.show()

    async def redo(self) -> None:
        """Do the change again that was undone last, and tell which it was."""
        await self._mark(lambda marking, _: marking.redo())
        self.show()

    async def tags(self) -> None:
        """Have one write the article's tags."""

        def tell(message: str) -> None:
            self._tell(message)
            self.show()

        if self._articles and (shown := self._articles[-1].shown) is not None:
            path = self._articles[-1].path
            await self._shelf().edit_tags(self._app, path, shown.source.article, tell)

    async def _mark(self, mark: Callable[[Marking, ArticleRef], str]) -> None:
        """Mark the article on the screen, and say so."""
        if self._articles and (shown := self._articles[-1].shown) is not None:
            self._tell(await self._shelf().mark(self._articles[-1].path, shown.source.article, mark))

    def show(self) -> None:
        """Show the notes and tags of all open articles as they are now."""
        for article in self._articles:
            if article.shown is not None:
                article.shown.read_marks()
