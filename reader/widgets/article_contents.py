"""What a list of articles is about: which articles, in which order and groups, and what is shown of each."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

Span = tuple[int, int]
"""Characters of a text, half-open."""


class ArticleEntry(NamedTuple):
    """What the list shows of an article."""

    title: str
    date: str
    """In words, at most `DAY_CELLS` wide."""
    short_date: str = ""
    """The same where there is little room, at most `SHORT_DAY_CELLS` wide."""
    source: str = ""
    topic: str = ""
    types: tuple[str, ...] = ()
    """The types of its most prominent entities."""
    is_broken: bool = False
    """Whether it cannot be shown."""
    is_warned: bool = False
    """Whether something in its file is not what its writer meant."""
    is_read: bool = False
    is_starred: bool = False
    has_notes: bool = False
    is_partial: bool = False
    """Whether its passage is still to come."""
    lit: tuple[Span, ...] = ()
    """What of the headline was searched for: characters, half-open."""
    passage: str = ""
    """A passage of the text, on one line."""
    passage_lit: tuple[Span, ...] = ()
    """What of the passage was searched for."""


class Group(NamedTuple):
    """Articles that stand together under a heading."""

    first: int
    """Where they begin in the list."""
    title: str


class Contents(NamedTuple):
    """What a list is about."""

    listing: Sequence[int] = array("q")
    """The numbers of the articles, in order."""
    groups: Sequence[Group] = ()
    """How they are grouped; empty: they are not."""
    has_passages: bool = False
    """Whether each article has a second row, with a passage of its text."""
