"""Finding an article's own words again in its text.

A writer's copy of some words differs from the text in its spaces, dashes, quotation marks and accents: all
of them are folded.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from reader.text.fold import Folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.model.article import Within
    from reader.text.blocks import TextBlock


class Passage(NamedTuple):
    """Words of an article's text."""

    block: int
    """Index into the article's text blocks."""
    start: int
    """Characters of the block's text, half-open."""
    end: int


class PassageFinder:
    """Finds many pieces of text in one article: its text is folded and its words listed once."""

    def __init__(self, blocks: Sequence[TextBlock]) -> None:
        """Take an article's text.

        Args:
            blocks: Its text blocks.
        """
        self._blocks = blocks

    @cached_property
    def _folded(self) -> list[Folded]:
        return [_evened(Folded.of(block.text)) for block in self._blocks]

    @cached_property
    def _text(self) -> str:
        """All blocks, folded, with a line break between two, so that nothing is found across them."""
        return "\n".join(folded.text for folded in self._folded)

    @cached_property
    def _starts(self) -> list[int]:
        """Where each block begins in ``_text``."""
        return list(accumulate((len(folded.text) + 1 for folded in self._folded), initial=0))

    @cached_property
    def _words(self) -> dict[str, list[int]]:
        """Where each word begins in ``_text``."""
        words: dict[str, list[int]] = {}
        for match in re.finditer(r"\w+", self._text):
            words.setdefault(match[0], []).append(match.start())
        return words

    def find(self, words: str, within: Within | None = None) -> Passage | None:
        """Find the first place where words stand.

        Args:
            words: The article's own words; spaces, dashes, quotation marks and accents may differ.
            within: Where to look; None: in the whole text.
        """
        wanted = _evened(Folded.of(words)).text.strip()
        if not wanted:
            return None
        for start in self._candidates(wanted):
            index = bisect_right(self._starts, start) - 1
            if within is None or is_within(self._blocks[index], within):
                first = start - self._starts[index]
                return Passage(index, *self._folded[index].span(first, first + len(wanted)))
        return None

    def _candidates(self, wanted: str) -> Iterator[int]:
        """Where folded words stand in ``_text``: first by their longest word, which is quick."""
        longest = max(re.finditer(r"\w+", wanted), key=lambda match: len(match[0]), default=None)
        if longest:
            places = (place - longest.start() for place in self._words.get(longest[0], ()))
            yield from (place for place in places if self._text.startswith(wanted, place))
        place = self._text.find(wanted)  # it begins or ends within a word
        while place >= 0:
            yield place
            place = self._text.find(wanted, place + 1)


def is_within(block: TextBlock, within: Within) -> bool:
    """Whether a text block lies in a place of the article."""
    return block.section == within.section and within.number in {None, block.number}


def _evened(folded: Folded) -> Folded:
    """A folded text with one space for every run of them."""
    text, offsets = folded
    if not re.search(r"\s\s|[^\S ]", text):
        return folded
    parts: list[str] = []
    kept: list[int] = []
    end = 0
    for match in re.finditer(r"\s+", text):
        parts.append(text[end : match.start()])
        kept.extend(offsets[end : match.start() + 1])
        parts.append(" ")
        end = match.end()
    parts.append(text[end:])
    kept.extend(offsets[end:])
    return Folded("".join(parts), kept)
