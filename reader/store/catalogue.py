"""The articles of a library in the order in which one reads them: the newest first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import DateError
from reader.model.dates import FuzzyDate
from reader.store.article_file import load_article

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_GLANCED_BYTES = 4096
_PUBLISHED = re.compile(rb"""^published:[ \t]*["']?([0-9][0-9T:+Z-]*)""", re.MULTILINE)


class Entry(NamedTuple):
    """An article of a library."""

    path: Path
    id: str
    """The article's id; the file's stem where the article cannot be shown."""
    title: str
    """Its headline; the file's name where the article cannot be shown."""
    published: FuzzyDate | None
    """None: the article cannot be shown."""


def read_catalogue(paths: Iterable[Path]) -> list[Entry]:
    """Read articles, and order them.

    Args:
        paths: Files of articles.

    Returns:
        The newest first; those that cannot be shown last, by their names.
    """
    entries = [_entry(path) for path in paths]
    dated = [entry for entry in entries if entry.published]
    faulty = [entry for entry in entries if not entry.published]
    dated.sort(key=_age, reverse=True)
    return dated + sorted(faulty)


def _entry(path: Path) -> Entry:
    article = load_article(path).article
    if article is None:
        return Entry(path, path.stem, path.name, None)
    return Entry(path, article.id, article.title, article.published)


def _age(entry: Entry) -> tuple[object, ...]:
    return (entry.published.sort_key if entry.published else (), entry.title)


def newest(paths: Iterable[Path]) -> Path | None:
    """The article that was published last, told from the beginnings of the files.

    Args:
        paths: Files of articles.

    Returns:
        None: there is no file. A file whose date is not found in its first 4,096 bytes counts as old.
    """
    return max(paths, key=lambda path: (_glance(path), path), default=None)


def _glance(path: Path) -> tuple[object, ...]:
    try:
        with path.open("rb") as file:
            found = _PUBLISHED.search(file.read(_GLANCED_BYTES))
        return (1, FuzzyDate.parse(found[1].decode("ascii")).sort_key) if found else (0,)
    except (OSError, DateError):
        return (0,)
