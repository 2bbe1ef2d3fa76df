"""What an article is opened with: the article itself, and where to ask for the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.text.annotation import AnnotatedArticle, annotate
from reader.widgets.imprint import furniture

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reader.model.article import Article
    from reader.screens.notebook import Notebook
    from reader.screens.trail import Trail
    from reader.store.problems import Problem
    from reader.text.gazetteer import Gazetteer
    from reader.text.kept_place import KeptPlace


def _forget(_: KeptPlace | None) -> None:
    """Keep no place."""


class ArticleSource(NamedTuple):
    """An article, and where to ask for what belongs to it."""

    article: Article
    gazetteer: Callable[[Article], Gazetteer]
    """Whom to look for in it; called in a worker, since the library may have to be read."""
    entity_errors: Callable[[], Sequence[Problem]] = tuple
    """Why some of those are missing; called behind ``gazetteer``."""
    title_of: Callable[[str], str] = str
    """Gives another article's headline for its id; called in a worker too."""
    place: KeptPlace | None = None
    """Where one was in it; None: at its beginning."""
    row: int | None = None
    """On which row of the view that stood; None: it is not known."""
    keep_place: Callable[[KeptPlace | None], None] = _forget
    """Is told where one is in it."""
    is_first: bool = False
    """Whether it is the first article that this person reads here."""
    path: Path | None = None
    """Its file, beside which its pictures lie; None: it has none."""
    notice: str = ""
    """What is to be said when it is on the screen; empty: nothing."""
    find: str = ""
    """What to find in it at once; empty: nothing."""
    trail: Trail | None = None
    """Where one has been in this and other articles, and the marks; None: only this one is remembered."""
    notebook: Notebook | None = None
    """Keeps the reader's notes on it; None: they are not kept."""

    def annotated(self, tags: Sequence[str] = ()) -> AnnotatedArticle:
        """The article with its mentions; looking for them takes its time, and is done in a worker.

        Args:
            tags: The reader's, as they are told below it.
        """
        framed = furniture(self.article, self.title_of, tags)
        return annotate(self.article, self.gazetteer(self.article), framed)
