"""What the library screen asks for, and what it is given."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reader.index.library_index import Grouping
    from reader.text.query_result import LibraryQuery, PositiveWords, Sort
    from reader.text.search_term import Term
    from reader.widgets.article_contents import ArticleEntry, Contents


class Wanted(NamedTuple):
    """What the reader asks to be listed."""

    text: str = ""
    """The search, as typed."""
    is_typed: bool = False
    """Whether it is being typed: then its last word may go on."""
    sort: Sort | None = None
    """The order; None: as the search has it."""
    grouping: Grouping | None = None
    """What articles are grouped by; None: nothing."""
    only_flawed: bool = False
    """Whether files with errors or warnings are wanted, and nothing else."""

    @property
    def query_text(self) -> str:
        """The search in full."""
        if not self.is_typed:
            return self.text
        from reader.text.typed_query import as_typed  # noqa: PLC0415  the list is on the screen before

        return as_typed(self.text)

    @property
    def subject(self) -> tuple[str, bool]:
        """What is asked for, whatever the order: what is shown of articles depends on it."""
        return ("", True) if self.only_flawed else (self.query_text.strip(), False)


class Found(NamedTuple):
    """What is to be listed."""

    wanted: Wanted
    """What was asked for."""
    query: LibraryQuery
    """The same, understood."""
    words: PositiveWords
    """What of it is lit."""
    contents: Contents
    """The articles."""
    entries: Mapping[int, ArticleEntry]
    """What is shown of the first ones."""
    is_whole: bool = True
    """Whether these are all; else there may be more, which are still looked for."""

    @property
    def terms(self) -> tuple[Term, ...]:
        """What was searched for in texts."""
        if not self.words.names:
            return self.words.terms
        from reader.text.search_term import Term  # noqa: PLC0415  as above

        names = (Term.of(named.name) for named in self.words.names)
        return (*self.words.terms, *(term for term in names if term is not None))


class Totals(NamedTuple):
    """How much there is."""

    articles: int = 0
    flawed: int = 0
    """Files with errors or warnings."""
    unread: int = 0


class Collection(NamedTuple):
    """A search with a name."""

    name: str
    wanted: Wanted
    articles: int
    """How many it finds."""
    is_own: bool
    """Whether the reader has saved it."""


class Neighbour(NamedTuple):
    """The article before or after another one."""

    path: Path | None
    """None: there is none."""
    number: int = 0
    """Its number."""
    is_listed: bool = True
    """Whether the other one is in the list at all."""
