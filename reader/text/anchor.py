"""Passages that notes are about: taking down what they are, and finding them again in an edited text."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from reader.model.note import Anchor
from reader.text.fold import fold
from reader.text.passage import Passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.text.blocks import TextBlock

CONTEXT_CHARACTERS = 32
"""How much of what stands before and behind a quote is kept."""

ENOUGH_CHARACTERS = 16
"""How many characters of the quote and around it must agree; fewer, where fewer were kept."""

FEWEST_WORDS = 3
"""How many words an edited quote must still have in common with what was quoted."""

ENOUGH_WORDS = 0.6
"""Which part of the words that were quoted must be there still, in their order."""

_WORD = re.compile(r"\w+")


class _Word(NamedTuple):
    """A word of a text."""

    text: str
    """Folded, in lower case."""
    start: int
    """Characters of the text, half-open."""
    end: int


def anchor_of(blocks: Sequence[TextBlock], passage: Passage) -> Anchor:
    """Take down a passage.

    Args:
        blocks: The text.
        passage: Words of one block; not empty.
    """
    block, start, end = passage
    text = blocks[block].text
    return Anchor(
        quote=text[start:end],
        prefix=text[max(0, start - CONTEXT_CHARACTERS) : start],
        suffix=text[end : end + CONTEXT_CHARACTERS],
        block=block,
        start=start,
    )


class AnchorFinder:
    """Finds passages again in one text, which may have been edited since they were taken down."""

    def __init__(self, blocks: Sequence[TextBlock]) -> None:
        """Take a text.

        Args:
            blocks: Its text blocks.
        """
        self._blocks = blocks

    @cached_property
    def _words(self) -> list[list[_Word]]:
        """The words of each block; most passages are found without them."""
        return [_words(block.text) for block in self._blocks]

    def find(self, anchor: Anchor) -> Passage | None:
        """Find where a passage stands now.

        The quote itself is looked for first. Where it stands more than once, what is around it tells which
        one is meant, and else which one is nearest to where it was; a short one must have some of that
        around it. If it is nowhere, the place is taken that has most of its words in their order.

        Returns:
            Characters of a block, never none; None: the passage is gone.
        """
        return self._unmoved(anchor) or self._quoted(anchor) or self._edited(anchor)

    def _unmoved(self, anchor: Anchor) -> Passage | None:
        """Where it was, if all is there as it was: most texts are never edited."""
        prefix, start = anchor.prefix, anchor.start
        around = prefix + anchor.quote + anchor.suffix
        if anchor.block >= len(self._blocks) or start < len(prefix):
            return None
        if not self._blocks[anchor.block].text.startswith(around, start - len(prefix)):
            return None
        return Passage(anchor.block, start, start + len(anchor.quote))

    def _quoted(self, anchor: Anchor) -> Passage | None:
        """Where the quote stands, word for word."""
        length = len(anchor.quote)
        kept = length + len(anchor.prefix) + len(anchor.suffix)
        best: tuple[int, int, int] | None = None
        found = None
        for block, start in self._places(anchor.quote):
            agreeing = self._agreeing(anchor, block, start)
            if length + agreeing < min(ENOUGH_CHARACTERS, kept):
                continue
            score = (agreeing, -abs(block - anchor.block), -abs(start - anchor.start))
            if best is None or score > best:
                best, found = score, Passage(block, start, start + length)
        return found

    def _places(self, quote: str) -> Iterator[tuple[int, int]]:
        for index, block in enumerate(self._blocks):
            start = block.text.find(quote)
            while start >= 0:
                yield index, start
                start = block.text.find(quote, start + 1)

    def _agreeing(self, anchor: Anchor, block: int, start: int) -> int:
        """How many characters around a place are those that stood around the quote."""
        text = self._blocks[block].text
        before = text[max(0, start - len(anchor.prefix)) : start]
        end = start + len(anchor.quote)
        behind = text[end : end + len(anchor.suffix)]
        return _common(anchor.prefix[::-1], before[::-1]) + _common(anchor.suffix, behind)

    def _edited(self, anchor: Anchor) -> Passage | None:
        """Where most of the quote's words stand, in their order."""
        wanted = _words(anchor.quote)
        best: tuple[float, int] | None = None
        found = None
        for index, words in enumerate(self._words):
            window = _richest_window(wanted, words)
            matched = _matched(wanted, window)
            if not matched:
                continue
            score = (matched[0] / len(wanted), -abs(index - anchor.block))
            if best is None or score > best:
                best, found = score, Passage(index, window[matched[1]].start, window[matched[2]].end)
        return found


def _words(text: str) -> list[_Word]:
    folded = fold(text).lower()  # İ alone would grow by that, and is folded to I
    return [_Word(match[0], *match.span()) for match in _WORD.finditer(folded)]


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    for index, (mine, its) in enumerate(zip(one, other, strict=False)):
        if mine != its:
            return index
    return min(len(one), len(other))


def _richest_window(wanted: Sequence[_Word], words: Sequence[_Word]) -> Sequence[_Word]:
    """The run of words with the most that are wanted, whatever their order; empty: there are too few.

    It is as long as what is wanted, with half of that before and behind it, as words may have been put in.
    One pass finds it, so that long texts take no more than their share.
    """
    size = len(wanted)
    missing = Counter(word.text for word in wanted)
    held = most = best = 0
    for index, word in enumerate(words):
        held += missing[word.text] > 0
        missing[word.text] -= 1
        if index >= size:
            gone = words[index - size].text
            missing[gone] += 1
            held -= missing[gone] > 0
        if held > most:
            most, best = held, index + 1
    if most < max(FEWEST_WORDS, ENOUGH_WORDS * size / 2):
        return ()
    return words[max(0, best - size - size // 2) : best + size // 2]


def _matched(wanted: Sequence[_Word], window: Sequence[_Word]) -> tuple[int, int, int] | None:
    """How many of the wanted words stand in a window in their order, and the first and last of them there.

    Returns:
        None: there are too few to be the same passage.
    """
    matcher = SequenceMatcher(None, [word.text for word in wanted], [word.text for word in window])
    runs = [run for run in matcher.get_matching_blocks() if run.size]
    count = sum(run.size for run in runs)
    if count < max(FEWEST_WORDS, ENOUGH_WORDS * len(wanted)):
        return None
    return count, runs[0].b, runs[-1].b + runs[-1].size - 1
