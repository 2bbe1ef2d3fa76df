"""What a search of the library asks for, as a tree: terms, and how they are joined.

``start`` and ``end`` are characters of the query as it was typed, half-open: the term with its field, but
without a ``-`` before it. A tree is never deeper than a hundred nodes or so, so that it can be walked by
recursion (see `reader.text.query_parser`).
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from reader.text.search_term import Term

if TYPE_CHECKING:
    from datetime import datetime

    from reader.model.entity import EntityType


class Text(NamedTuple):
    """A word or a phrase."""

    words: tuple[str, ...]
    """As the index has them; at least one; several stand one directly behind the other."""
    is_prefix: bool
    """Whether the last word may go on."""
    in_title: bool
    """Whether it has to stand in the headline."""
    written: str
    """As typed, without field, quotation marks and ``*``."""
    start: int
    end: int

    @property
    def term(self) -> Term:
        """What is to be lit in a text."""
        return Term(self.words, self.is_prefix)


class Named(NamedTuple):
    """Somebody or something that the article mentions."""

    name: str
    """A name or an id, as typed."""
    type: EntityType | None
    """None: of any type."""
    start: int
    end: int


class Dated(StrEnum):
    """What a date is asked of."""

    ARTICLE = "date"
    EVENT = "event"


class Span(NamedTuple):
    """A time in which the article was published, or in which one of its events took place.

    The bounds are those of a `reader.model.dates.FuzzyDate`: naive; at least one is given.
    """

    of: Dated
    lower: datetime | None
    """The first second of it; None: no lower bound."""
    upper: datetime | None
    """The last second of it, inclusive; None: no upper bound."""
    written: str
    """As typed, such as ``week``."""
    start: int
    end: int


class Property(NamedTuple):
    """Something else that is known of the article."""

    name: str
    """A field of `reader.text.query_field.FIELDS`: topic, source, author, language, tag, is or has."""
    value: str
    """As typed; of ``is`` and ``has`` one of the field's choices."""
    start: int
    end: int


class Not(NamedTuple):
    """What must not be."""

    part: Node
    """No negation itself."""


class Joint(StrEnum):
    """How the parts of a group are joined."""

    ALL = "and"
    ANY = "or"


class Group(NamedTuple):
    """Parts that are all asked for, or of which any one will do."""

    joint: Joint
    parts: tuple[Node, ...]
    """At least two; none is a group of the same joint."""


Leaf = Text | Named | Span | Property
Node = Leaf | Not | Group
