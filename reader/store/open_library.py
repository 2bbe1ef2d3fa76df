"""A library’s entities as far as they have been asked for: workers read, and each thing is read once."""

from __future__ import annotations

from functools import cached_property
from threading import RLock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.model.article import Article
    from reader.store.library import Library
    from reader.store.problems import Problem
    from reader.text.gazetteer import Gazetteer
    from reader.text.whos_who import WhosWho


class OpenLibrary:
    """The entities of one library. To read it anew, make another one.

    Its methods take their time and are called in workers; modules are imported when they are needed.
    """

    def __init__(self, path: Path) -> None:
        """Stand for the library of an article.

        Args:
            path: The article's file.
        """
        self._path = path
        """An article of the library."""
        self._lock = RLock()
        """Held while something is read, so that it is read once."""
        self._newer_errors: tuple[Problem, ...] = ()
        """What keeps its files from being read as they are now; none: they have not changed so."""

    def gazetteer(self, article: Article) -> Gazetteer:
        """Whom to look for in an article."""
        with self._lock:
            return self._whos_who.gazetteer(article)

    def entity_errors(self) -> tuple[Problem, ...]:
        """What keeps entities of the library from being read as their files are."""
        with self._lock:
            return self._newer_errors or self._library.entity_errors()

    def stay(self, errors: Sequence[Problem]) -> None:
        """Go on in place of the library as it is now, since that cannot be read.

        Args:
            errors: Why not.
        """
        with self._lock:
            self._newer_errors = tuple(errors)

    @cached_property
    def _library(self) -> Library:
        from reader.store.library import Library, library_root  # noqa: PLC0415

        return Library(library_root(self._path))

    @cached_property
    def _whos_who(self) -> WhosWho:
        from reader.text.whos_who import WhosWho  # noqa: PLC0415

        return WhosWho(self._library.entities())


def title_of(path: Path, article: str) -> str:
    """The headline of another article of a folder, if its file is called by its id; else the id.

    Args:
        path: The file of an article in that folder.
        article: The other one's id.
    """
    from reader.store.article_file import load_article  # noqa: PLC0415  a list is shown without it

    other = path.with_name(f"{article}{path.suffix}")
    found = load_article(other).article if other.is_file() else None
    return found.title if found and found.id == article else article
