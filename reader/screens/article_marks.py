"""The reader's marks on the article that is open: read, stars, tags; and taking changes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from reader.errors import DatelineError
from reader.screens.marker import Marker

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import App

    from reader.screens.marking import Marking
    from reader.screens.open_article import OpenArticle
    from reader.screens.shelf import Shelf
    from reader.store.article_ref import ArticleRef

_Answer = TypeVar("_Answer")


class ArticleMarks(Marker):
    """Marks the article on the screen."""

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
        self._own_app = app
        self._shelf = shelf
        self._articles = articles
        self._tell = tell

    @property
    def _app(self) -> App[int]:
        return self._own_app

    def tell(self, told: str | None) -> None:
        """See `Marker.tell`."""
        if told:
            self._tell(told)
            self.show()

    def show(self) -> None:
        """Show the notes and tags of all open articles as they are now."""
        for article in self._articles:
            if article.shown is not None:
                article.shown.read_marks()

    async def _ref(self) -> ArticleRef | None:
        """See `Marker._ref`: that of the article on the screen."""
        if not self._articles or (shown := self._articles[-1].shown) is None:
            return None
        return await self._shelf().ref(self._articles[-1].path, shown.source.article)

    async def _asked(self, ask: Callable[[Marking], _Answer]) -> _Answer | None:
        """See `Marker._asked`."""
        try:
            return await self._shelf().asked(ask)
        except DatelineError as error:
            self._tell(error.in_full)
            return None
