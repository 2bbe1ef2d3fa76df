"""What is asked of a library's index, whatever it is kept in.

An article is known here by its row, a number that stays the same until its file changes. Lists are lists of
rows: they are cheap to hold for a hundred thousand articles, and only those that are looked at are asked for.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from reader.store.article_ref import ArticleRef
    from reader.text.query_result import LibraryQuery
    from reader.text.search_term import Term
    from reader.text.snippet import Snippet


class Counts(NamedTuple):
    """How much an index holds."""

    articles: int
    """Those that can be shown."""
    broken: int
    """Files that cannot be shown."""
    warned: int
    """Articles with warnings."""


class ArticleRow(NamedTuple):
    """What a list shows of an article."""

    row: int
    path: Path
    id: str
    title: str
    """Its headline; the file's name where it cannot be shown."""
    kicker: str
    summary: str
    published: str
    """EDTF; empty: it cannot be shown."""
    source: str
    topic: str
    """The first of its topics."""
    language: str
    words: int
    types: tuple[str, ...]
    """Of the most prominent entities."""
    errors: int
    warnings: int

    @property
    def is_sound(self) -> bool:
        """Whether it can be shown."""
        return bool(self.published)


class Listing(NamedTuple):
    """The articles that a query finds, in order."""

    rows: array[int]
    """Their numbers."""
    ranked: int | None = None
    """How many stand first by how well they fit; the others follow by date. None: there is one order."""


class EntityRow(NamedTuple):
    """Someone or something that articles name."""

    id: str
    type: str
    name: str
    articles: int
    """How many name it."""


class ProblemRow(NamedTuple):
    """Something that is wrong with a file."""

    path: Path
    line: int
    column: int
    is_error: bool
    code: str
    message: str
    hint: str


class NamedRow(NamedTuple):
    """Someone or something that one article names."""

    id: str
    type: str
    name: str
    times: int
    """How often."""


class Grouping(StrEnum):
    """What articles can be grouped by."""

    DAY = "day"
    TOPIC = "topic"
    SOURCE = "source"


class LibraryIndex(Protocol):
    """Answers what lists, searches and entity pages ask; its methods take their time, workers call them.

    All raise `reader.errors.LibraryIndexError`, and `reader.errors.IndexDamagedError` if it is to be built
    anew.
    """

    def generation(self) -> int:
        """A number that is another one whenever the index has changed."""

    def counts(self) -> Counts:
        """How much there is."""

    def first(self, limit: int) -> list[ArticleRow]:
        """The newest articles, at once."""

    def find_first(self, query: LibraryQuery) -> Listing:
        """The first articles that a query finds, at once: a thousand or fewer, in the order of `find`."""

    def find(self, query: LibraryQuery) -> Listing:
        """The articles that a query finds; an empty query finds all."""

    def count(self, query: LibraryQuery) -> int:
        """How many articles a query finds."""

    def rows(self, numbers: Iterable[int]) -> Mapping[int, ArticleRow]:
        """What a list shows of articles; those that are gone meanwhile are left out."""

    def snippets(self, terms: Sequence[Term], numbers: Iterable[int], cells: int) -> Mapping[int, Snippet]:
        """The passages of articles that show best why a search has found them.

        Args:
            terms: What was searched for.
            numbers: Rows of articles.
            cells: How wide a passage may be.

        Returns:
            By row; articles without text have none.
        """

    def row_of(self, path: Path) -> int | None:
        """The row of a file; None: it has none."""

    def entities(self, limit: int) -> list[EntityRow]:
        """Whom most articles name."""

    def problems(self, limit: int) -> list[ProblemRow]:
        """What is wrong with the library's files, file by file."""

    def interrupt(self) -> None:
        """Stop the query under way, from another thread; it raises `reader.errors.QueryStoppedError`."""

    def flawed(self) -> Listing:
        """The files with errors, then those with warnings, each sorted by their paths."""

    def problems_of(self, number: int) -> list[ProblemRow]:
        """What is wrong with one file.

        Args:
            number: The row of its article.
        """

    def named(self, number: int, limit: int) -> list[NamedRow]:
        """Whom an article names, those that it names most often first.

        Args:
            number: The row of the article.
            limit: How many.
        """

    def keys(self, grouping: Grouping) -> Mapping[int, str]:
        """What articles are grouped by, by their rows: the day as EDTF writes it, first topic, or source."""

    def labels(self, kind: str, limit: int) -> list[str]:
        """What articles are filed under, the commonest first.

        Args:
            kind: ``topic``, ``author``, ``source`` or ``language``.
            limit: How many.
        """

    def refs(self, numbers: Iterable[int] | None = None) -> list[ArticleRef]:
        """What the reader's state knows articles by; broken files are left out.

        Args:
            numbers: Their rows; None: all.
        """
