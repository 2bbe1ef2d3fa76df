"""Letters to follow a mention or a link by."""

from __future__ import annotations

from itertools import islice, product
from typing import TYPE_CHECKING, NamedTuple

from reader.model.article import InlineKind
from reader.text.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reader.text.annotation import AnnotatedArticle

LETTERS = "asdfghjklweruioxcvnm"
"""Easy to reach and to tell apart."""


class Goal(NamedTuple):
    """What a hint leads to."""

    place: Place
    """Where it begins."""
    mention: int | None
    """The mention's index; None: it is a link."""
    target: str = ""
    """The link's address."""


def hints(annotated: AnnotatedArticle, first: Place, last: Place) -> Mapping[str, Goal]:
    """Letters for every mention and link between two places, the shortest that do.

    Returns:
        Goals by their letters, in reading order; no letters begin with all of another's.
    """
    goals = sorted(goal for goal in _goals(annotated, first, last) if first <= goal.place < last)
    length = 1
    while len(LETTERS) ** length < len(goals):
        length += 1
    labels = ("".join(letters) for letters in product(LETTERS, repeat=length))
    return dict(zip(islice(labels, len(goals)), goals, strict=True))


def _goals(annotated: AnnotatedArticle, first: Place, last: Place) -> Iterator[Goal]:
    for block in range(first.block, last.block + 1):
        named = set()
        for index in annotated.mentions_in(block):
            start = annotated.mentions[index].start
            named.add(start)
            yield Goal(Place(block, start), index)
        for span in annotated.blocks[block].spans:
            if span.kind is InlineKind.LINK and span.start not in named:
                yield Goal(Place(block, span.start), None, span.target)
