"""Events tied to the sentences that tell of them.

First by the article's own words (``basis``), then by the place that the writer names (``in``), then by the
dates in the text: the sentence whose date fits the event's best, among equals the one that shares most words
with it.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from reader.text.passage import PassageFinder, is_within
from reader.text.sentence import sentence_of, sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model.article import Within
    from reader.model.dates import FuzzyDate
    from reader.model.event import Event
    from reader.text.blocks import TextBlock
    from reader.text.dated_sentence import DatedSentences
    from reader.text.passage import Passage


class TieKind(StrEnum):
    """What ties an event to its place in the text."""

    BASIS = "basis"
    """The article's own words."""
    WITHIN = "in"
    """The place that the writer names."""
    DATE = "date"
    """A date in the text."""


class Tie(NamedTuple):
    """Where an article tells of an event. Offsets are characters of the block's text, half-open."""

    block: int
    """Index into the article's text blocks."""
    start: int
    """The words that tie it: the basis, the date; by a place without a date the whole block."""
    end: int
    sentence_start: int
    """The sentence, or sentences, that hold the words."""
    sentence_end: int
    by: TieKind


def tie(events: Sequence[Event], blocks: Sequence[TextBlock], published: FuzzyDate) -> list[Tie | None]:
    """Tie events to the sentences that tell of them.

    Args:
        events: The article's timeline.
        blocks: The article's text blocks.
        published: When it was published; the dates in the text are reckoned from it.

    Returns:
        For each event its tie; None: the text does not tell of it.
    """
    text = _Text(blocks, published)
    return [text.tie(event) for event in events]


class _Text:
    """An article's text, with what is found in it when the first event asks."""

    def __init__(self, blocks: Sequence[TextBlock], published: FuzzyDate) -> None:
        self._blocks = blocks
        self._published = published
        self._passages = PassageFinder(blocks)
        self._sentences: dict[int, list[tuple[int, int]]] = {}
        """By block, once they are asked for."""

    @cached_property
    def _dated(self) -> DatedSentences:
        from reader.text.dated_sentence import DatedSentences  # noqa: PLC0415 - few events ask: 6 ms at start

        return DatedSentences(self._blocks, self._published)

    def tie(self, event: Event) -> Tie | None:
        if event.basis and (found := self._passages.find(event.basis, event.within)):
            return self._by_basis(found)
        dated = self._dated.best(event, event.within)
        if dated is not None:
            return Tie(*dated[:5], TieKind.DATE if event.within is None else TieKind.WITHIN)
        return None if event.within is None else self._by_place(event.within)

    def _by_basis(self, found: Passage) -> Tie:
        if found.block not in self._sentences:
            self._sentences[found.block] = sentences(self._blocks[found.block].text)
        bounds = self._sentences[found.block]
        first = sentence_of(bounds, found.start)
        last = sentence_of(bounds, found.end - 1)
        return Tie(*found, first[0], last[1], TieKind.BASIS)

    def _by_place(self, within: Within) -> Tie | None:
        """The whole of a block; where only its section is named, of the first block below the heading."""
        inside = [index for index, block in enumerate(self._blocks) if is_within(block, within)]
        index = next((one for one in inside if self._blocks[one].number), next(iter(inside), None))
        if index is None:
            return None
        end = len(self._blocks[index].text)
        return Tie(index, 0, end, 0, end, TieKind.WITHIN)
