"""What is kept of an article's file, as it goes from those who read to the one who writes."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from reader.text.search_words import BREAK

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MentionRow = tuple[str, int, bool, bytes]
"""All mentions of one entity in one article: its id, how many there are, whether one stands in the headline,
and (block, start, end) of each in 32 bits each, as ``array("I")`` packs them. There are thirty an article,
and plain tuples pass from process to process at a third of the cost of others."""


class SectionRecord(NamedTuple):
    """A section of an article."""

    id: str
    heading: str
    block: int
    """Its first block."""


class EventRecord(NamedTuple):
    """A dated event."""

    id: str
    edtf: str
    lower: int | None
    """Seconds since 1970; None: no lower bound."""
    upper: int | None
    """Seconds since 1970, inclusive; None: no upper bound."""
    title: str
    description: str
    place: str
    status: str
    entities: tuple[str, ...]
    """The ids of those involved."""


class EntityRecord(NamedTuple):
    """Someone or something that can be searched for."""

    id: str
    type: str
    name: str
    summary: str
    names: tuple[str, ...]
    """All that it is called, as `search_text` writes them."""


class ProblemRecord(NamedTuple):
    """Something that is wrong with a file."""

    line: int
    column: int
    is_error: bool
    code: str
    message: str
    hint: str


class Words(NamedTuple):
    """What the full-text index holds of an article."""

    title: str
    """The words of the headline, with single spaces between them."""
    body: str
    """The words of all the rest, with `BREAK` between those of its blocks."""
    openings: str
    """The first letter and the first two of each word; those of the headline have a mark as well."""

    @classmethod
    def of(cls, title: Sequence[str], body: Sequence[str]) -> Words:
        """Join words.

        Args:
            title: Of the headline.
            body: Of all the rest, with `BREAK` between those of its blocks.
        """
        in_title = _openings(title)
        openings = *(in_title | _openings(body)), *(IN_TITLE + letters for letters in in_title)
        return cls(" ".join(title), " ".join(body), " ".join(openings))


def _openings(words: Iterable[str]) -> set[str]:
    pairs = set(map(_FIRST_TWO, words)) - {BREAK}
    return pairs | {letters[0] for letters in pairs}


OPENINGS = (1, 2)
"""How many letters of the beginnings of words are kept."""
_FIRST_TWO = itemgetter(slice(2))
IN_TITLE = "·"
"""Stands before the beginning of a word that stands in the headline."""


class ArticleRecord(NamedTuple):
    """An article as its own file tells it."""

    id: str
    title: str
    kicker: str
    summary: str
    published: str
    """EDTF."""
    lower: int | None
    """Seconds since 1970."""
    upper: int | None
    language: str
    located: str
    source: str
    authors: tuple[str, ...]
    topics: tuple[str, ...]
    words: int
    sections: tuple[SectionRecord, ...]
    events: tuple[EventRecord, ...]
    searched: Words


class Named(NamedTuple):
    """Who and what an article names."""

    mentions: tuple[MentionRow, ...]
    """The most prominent first."""
    entities: tuple[EntityRecord, ...]
    """Those that the article defines itself."""


NOBODY = Named((), ())
"""What an article names that cannot be shown."""


class Extract(NamedTuple):
    """What is kept of one file."""

    digest: bytes
    """Of its bytes; empty: it could not be read."""
    article: ArticleRecord | None
    """None: it cannot be shown."""
    named: Named
    problems: tuple[ProblemRecord, ...]
    """The first of them."""
    errors: int
    """How many of all problems are errors."""
    warnings: int
