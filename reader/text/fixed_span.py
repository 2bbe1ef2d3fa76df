"""What an article itself says of its text: corrections of its mentions, and links to entities."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.model.article import InlineKind
from reader.model.mention import Rule
from reader.text.blocks import ENTITY_SCHEME, UNMATCHED_ROLES
from reader.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.model.article import Correction
    from reader.text.blocks import TextBlock


class FixedSpan(NamedTuple):
    """A span of which the article says whom it names."""

    start: int
    """Characters of the block's text, half-open."""
    end: int
    entity: str | None
    """Whom it names; None: nobody."""
    rule: Rule
    """CORRECTION or LINK."""


def fixed_spans(blocks: Sequence[TextBlock], corrections: Sequence[Correction]) -> dict[int, list[FixedSpan]]:
    """Find the spans of which the article says whom they name.

    A correction's words are compared folded, with letters' case, and whole words only. Where two
    corrections overlap, the more exact one holds (an occurrence, then a place, then what stands beside
    it), then the first; where a link overlaps a correction, the correction.

    Args:
        blocks: The article's text.
        corrections: As the article lists them.

    Returns:
        By the index of a block, its spans, without overlaps, in no particular order.
    """
    spans: dict[int, list[FixedSpan]] = {}
    taken: dict[int, bytearray] = {}

    def take(block: int, span: FixedSpan) -> None:
        mask = taken.setdefault(block, bytearray(len(blocks[block].text)))
        if not any(mask[span.start : span.end]):
            mask[span.start : span.end] = b"\1" * (span.end - span.start)
            spans.setdefault(block, []).append(span)

    if corrections:
        texts = [fold(block.text) for block in blocks]
        for correction in sorted(corrections, key=_exactness, reverse=True):
            found = list(_occurrences(correction, blocks, texts))
            if correction.occurrence is not None:
                found = found[correction.occurrence - 1 : correction.occurrence]
            for index, start, end in found:
                take(index, FixedSpan(start, end, correction.entity, Rule.CORRECTION))
    for index, block in enumerate(blocks):
        for start, end, kind, target in block.spans:
            if kind is InlineKind.LINK and target.startswith(ENTITY_SCHEME) and start < end:
                take(index, FixedSpan(start, end, target.removeprefix(ENTITY_SCHEME), Rule.LINK))
    return spans


def _exactness(correction: Correction) -> tuple[bool, bool, bool]:
    return (
        correction.occurrence is not None,
        correction.within is not None,
        bool(correction.prefix or correction.suffix),
    )


def _occurrences(
    correction: Correction, blocks: Sequence[TextBlock], texts: Sequence[str]
) -> Iterator[tuple[int, int, int]]:
    """Where a correction's words stand: (block, start, end), in reading order."""
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
                yield index, start, end
                start = text.find(exact, end)
            else:
                start = text.find(exact, start + 1)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether a span neither begins nor ends within a word."""
    return not (
        (text[start].isalnum() and text[start - 1 : start].isalnum())
        or (text[end - 1].isalnum() and text[end : end + 1].isalnum())
    )
