"""A search of the library, understood: what is asked for, in which order, and what of it is to be seen."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.text.query_node import Named, Node
    from reader.text.query_term import QueryProblem
    from reader.text.search_term import Term


class Sort(StrEnum):
    """The order of what is found."""

    RELEVANCE = "relevance"
    """The best match first."""
    DATE = "date"
    """The newest first."""
    OLDEST = "oldest"
    TITLE = "title"


class LibraryQuery(NamedTuple):
    """A query, understood as well as can be."""

    root: Node | None
    """None: nothing is asked for, so everything is found."""
    sort: Sort
    """As asked for; else by relevance if words are searched for, else the newest first."""
    problems: tuple[QueryProblem, ...] = ()
    """What was not understood, in the order of the query."""


class PositiveWords(NamedTuple):
    """What of a query is to be seen in what it finds."""

    terms: tuple[Term, ...]
    """Words and phrases searched for anywhere: lit in headlines, snippets and texts."""
    title_terms: tuple[Term, ...]
    """Those searched for in headlines only."""
    names: tuple[Named, ...]
    """Entities; their names and aliases are lit like terms (``Term.of``)."""
    find_text: str
    """What to find in an article that is opened from the results, as `reader.text.find` takes it: the first
    word or phrase as typed, else ``@`` and an entity's name; empty: nothing."""
