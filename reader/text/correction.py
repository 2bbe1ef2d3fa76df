"""An article's corrections of its mentions, found in its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.text.blocks import UNMATCHED_ROLES
from reader.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.model.article import Correction
    from reader.text.blocks import TextBlock


class CorrectedSpan(NamedTuple):
    """A place that a correction speaks of."""

    block: int
    """Index of the block."""
    start: int
    """Characters of the block's text, half-open."""
    end: int
    correction: Correction


def corrected_spans(corrections: Sequence[Correction], blocks: Sequence[TextBlock]) -> list[CorrectedSpan]:
    """Find the places that corrections speak of.

    Texts are compared folded, with letters' case, and whole words only. Where two corrections overlap,
    the more exact one holds (an occurrence, then a place, then what stands beside it), then the first.

    Args:
        corrections: As the article lists them.
        blocks: The article's text.

    Returns:
        The places, without overlaps, in no particular order.
    """
    if not corrections:
        return []
    texts = [fold(block.text) for block in blocks]
    taken = [bytearray(len(text)) for text in texts]
    spans: list[CorrectedSpan] = []
    for correction in sorted(corrections, key=_exactness, reverse=True):
        found = list(_occurrences(correction, blocks, texts))
        if correction.occurrence is not None:
            found = found[correction.occurrence - 1 : correction.occurrence]
        for span in found:
            if not any(taken[span.block][span.start : span.end]):
                taken[span.block][span.start : span.end] = bytes([1]) * (span.end - span.start)
                spans.append(span)
    return spans


def _exactness(correction: Correction) -> tuple[bool, bool, bool]:
    return (
        correction.occurrence is not None,
        correction.within is not None,
        bool(correction.prefix or correction.suffix),
    )


def _occurrences(
    correction: Correction, blocks: Sequence[TextBlock], texts: Sequence[str]
) -> Iterator[CorrectedSpan]:
    exact = fold(correction.exact)
    prefix = fold(correction.prefix).strip()
    suffix = fold(correction.suffix).strip()
    within = correction.within
    for index, (block, text) in enumerate(zip(blocks, texts, strict=True)):
        if block.role in UNMATCHED_ROLES or not exact:
            continue
        if within and (block.section != within.section or within.number not in (None, block.number)):
            continue
        start = text.find(exact)
        while start >= 0:
            end = start + len(exact)
            # What stands beside it may be parted from it by white space, which editors of YAML lose.
            before = text[max(0, start - len(prefix) - 2) : start].rstrip()
            behind = text[end : end + len(suffix) + 2].lstrip()
            if _is_whole(text, start, end) and before.endswith(prefix) and behind.startswith(suffix):
                yield CorrectedSpan(index, start, end, correction)
                start = text.find(exact, end)
            else:
                start = text.find(exact, start + 1)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether a span neither begins nor ends within a word."""
    return not (
        (text[start].isalnum() and text[start - 1 : start].isalnum())
        or (text[end - 1].isalnum() and text[end : end + 1].isalnum())
    )
