"""Words put between those of a text: notes on mentions, numbers of links."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from reader.model.article import Inline, InlineKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.model.article import InlineSpan


class Insertion(NamedTuple):
    """Words that belong to a place in a text."""

    place: int
    """The character before which they stand; the text's length puts them behind it."""
    words: str


def insert(inline: Inline, insertions: Iterable[Insertion]) -> Inline:
    """Put words into a text; its spans stay on what they are on.

    What would part a piece of code stands behind it, and what stands at the end of a span is not in it.

    Args:
        inline: The text.
        insertions: In any order; those for one place keep theirs.
    """
    codes = [span for span in inline.spans if span.kind is InlineKind.CODE]
    placed = sorted((_outside(codes, one.place), number, one.words) for number, one in enumerate(insertions))
    if not placed:
        return inline
    places = [place for place, _, _ in placed]
    shifts = list(accumulate((len(words) for _, _, words in placed), initial=0))
    cuts = list(pairwise([0, *places, len(inline.text)]))
    pieces = [inline.text[start:end] for start, end in cuts]
    text = pieces[0] + "".join(words + piece for (_, _, words), piece in zip(placed, pieces[1:], strict=True))
    spans = tuple(
        span._replace(
            start=span.start + shifts[bisect_right(places, span.start)],
            end=span.end + shifts[bisect_left(places, span.end)],
        )
        for span in inline.spans
    )
    return Inline(text, spans)


def _outside(codes: Sequence[InlineSpan], place: int) -> int:
    """The place itself, or the end of the piece of code that it would part."""
    index = bisect_left(codes, place, key=lambda span: span.start) - 1
    return max(place, codes[index].end) if index >= 0 else place
