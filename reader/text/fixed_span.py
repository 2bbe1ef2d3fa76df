"""What an article itself says of its text: corrections of its mentions, and links to entities."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from reader.model.article import InlineKind
from reader.model.mention import Rule
from reader.text.blocks import ENTITY_SCHEME, UNMATCHED_ROLES
from reader.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.model.article import Correction, Within
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

    for number, index, start, end in _corrected(blocks, corrections):
        take(index, FixedSpan(start, end, corrections[number].entity, Rule.CORRECTION))
    for index, block in enumerate(blocks):
        for start, end, kind, target in block.spans:
            if kind is InlineKind.LINK and target.startswith(ENTITY_SCHEME) and start < end:
                take(index, FixedSpan(start, end, target.removeprefix(ENTITY_SCHEME), Rule.LINK))
    return spans


def correction_of(
    blocks: Sequence[TextBlock], corrections: Sequence[Correction], span: tuple[int, int, int]
) -> int | None:
    """Find the correction that says whom a span names.

    Args:
        blocks: The article's text.
        corrections: As the article lists them.
        span: (block, start, end), as `fixed_spans` found it.

    Returns:
        Its place among the corrections; None: none of them says so.
    """
    return next((number for number, *found in _corrected(blocks, corrections) if (*found,) == span), None)


def _corrected(
    blocks: Sequence[TextBlock], corrections: Sequence[Correction]
) -> Iterator[tuple[int, int, int, int]]:
    """All that corrections speak of, the most exact first: (the correction's number, block, start, end)."""
    if not corrections:
        return
    searched = _Searched(blocks)
    in_turn = sorted(enumerate(corrections), key=lambda entry: _exactness(entry[1]), reverse=True)
    for number, correction in in_turn:
        found = list(searched.occurrences(correction))
        if correction.occurrence is not None:
            found = found[correction.occurrence - 1 : correction.occurrence]
        yield from ((number, *place) for place in found)


def _exactness(correction: Correction) -> tuple[bool, bool, bool]:
    return (
        correction.occurrence is not None,
        correction.within is not None,
        bool(correction.prefix or correction.suffix),
    )


class _Searched:
    """The text of all blocks as one, so that each correction is looked for in it at once."""

    def __init__(self, blocks: Sequence[TextBlock]) -> None:
        self._blocks = blocks
        texts = ["" if block.role in UNMATCHED_ROLES else fold(block.text) for block in blocks]
        self._text = "\n".join(texts)
        self._starts = [*accumulate((len(text) + 1 for text in texts), initial=0)]
        """Where each block begins in it; the last is behind its end."""
        self._sections: dict[str, tuple[int, int]] = {}
        """For each section its first block, and one past its last."""
        for index, block in enumerate(blocks):
            first, _ = self._sections.get(block.section, (index, 0))
            self._sections[block.section] = first, index + 1

    def occurrences(self, correction: Correction) -> Iterator[tuple[int, int, int]]:
        """Where a correction's words stand: (block, start, end), in reading order."""
        exact = fold(correction.exact)
        prefix = fold(correction.prefix).strip()
        suffix = fold(correction.suffix).strip()
        if not exact:
            return
        text = self._text
        at, stop = self._room(correction.within)
        while (at := text.find(exact, at, stop)) >= 0:
            index = bisect_right(self._starts, at) - 1
            first, last = self._starts[index], self._starts[index + 1] - 1
            end = at + len(exact)
            # What stands beside it may be parted from it by white space, which editors of YAML lose.
            before = text[max(first, at - len(prefix) - 2) : at].rstrip()
            behind = text[end : min(last, end + len(suffix) + 2)].lstrip()
            is_there = self._is_within(index, correction.within) and _is_whole(text, at, end)
            if is_there and before.endswith(prefix) and behind.startswith(suffix):
                yield index, at - first, end - first
                at = end
            else:
                at += 1

    def _room(self, within: Within | None) -> tuple[int, int]:
        """The characters of the text in which a passage lies."""
        first, last = self._sections.get(within.section, (0, 0)) if within else (0, len(self._blocks))
        return self._starts[first], self._starts[last]

    def _is_within(self, index: int, within: Within | None) -> bool:
        if within is None:
            return True
        block = self._blocks[index]
        return block.section == within.section and within.number in (None, block.number)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether a span neither begins nor ends within a word."""
    return not (
        (text[start].isalnum() and text[start - 1 : start].isalnum())
        or (text[end - 1].isalnum() and text[end : end + 1].isalnum())
    )
