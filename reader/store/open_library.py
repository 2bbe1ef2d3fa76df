"""A library as far as it has been asked for: workers read, and each thing is read once."""

from __future__ import annotations

from functools import cached_property
from threading import RLock
from typing import TYPE_CHECKING

from reader.store.article_file import load_article

if TYPE_CHECKING:
    from pathlib import Path

    from reader.model.article import Article
    from reader.store.catalogue import Entry
    from reader.store.library import Library
    from reader.store.problems import Problem
    from reader.text.gazetteer import Gazetteer
    from reader.text.whos_who import WhosWho


class OpenLibrary:
    """The entities and the articles of one library. To read it anew, make another one.

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

    def gazetteer(self, article: Article) -> Gazetteer:
        """Whom to look for in an article."""
        with self._lock:
            return self._whos_who.gazetteer(article)

    def entity_errors(self) -> tuple[Problem, ...]:
        """What keeps entities of the library from being read."""
        with self._lock:
            return self._library.entity_errors()

    def catalogue(self) -> list[Entry]:
        """The library's articles, the newest first."""
        with self._lock:
            return self._entries

    def forget_catalogue(self) -> None:
        """Read the list of articles anew when it is asked for next: one of them has changed."""
        with self._lock:
            self.__dict__.pop("_entries", None)  # as the documentation of cached_property has it

    @cached_property
    def _library(self) -> Library:
        from reader.store.library import Library, library_root  # noqa: PLC0415

        return Library(library_root(self._path))

    @cached_property
    def _whos_who(self) -> WhosWho:
        from reader.text.whos_who import WhosWho  # noqa: PLC0415

        return WhosWho(self._library.entities())

    @cached_property
    def _entries(self) -> list[Entry]:
        from reader.store.catalogue import read_catalogue  # noqa: PLC0415

        return read_catalogue(self._library.articles())


def title_of(path: Path, article: str) -> str:
    """The headline of another article of a folder, if its file is called by its id; else the id.

    Args:
        path: The file of an article in that folder.
        article: The other one's id.
    """
    other = path.with_name(f"{article}{path.suffix}")
    found = load_article(other).article if other.is_file() else None
    return found.title if found and found.id == article else article
