"""An article that is open in the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from reader.screens.article import ArticleScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.screen import Screen

    from reader.store.watch import ArticleWatch


class OpenArticle(NamedTuple):
    """An article, or the problems of its file, on one of the app's screens."""

    screen: Screen[Any]
    watch: ArticleWatch
    """Sees when its files change."""

    @property
    def path(self) -> Path:
        """Its file."""
        return self.watch.path

    @property
    def shown(self) -> ArticleScreen | None:
        """The screen of an article; None: there are errors in its file, which are shown in its place."""
        return self.screen if isinstance(self.screen, ArticleScreen) else None
