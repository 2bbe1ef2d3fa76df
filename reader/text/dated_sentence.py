"""The sentences of an article that say a date, and which of them tells of an event."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from reader.text.blocks import UNMATCHED_ROLES, BlockRole
from reader.text.date_atom import DateRule
from reader.text.fold import fold
from reader.text.passage import is_within
from reader.text.prose_dates import find_dates
from reader.text.sentence import sentence_of, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from reader.model.article import Within
    from reader.model.dates import FuzzyDate
    from reader.model.event import Event
    from reader.text.blocks import TextBlock

_BODY_ROLES = frozenset({BlockRole.PARAGRAPH, BlockRole.QUOTE, BlockRole.ITEM, BlockRole.FACT})
"""Blocks that tell; headings and captions only repeat."""

_DAY_SECONDS = 86_400


class _Grade(NamedTuple):
    """How close two dates may be, and what more is asked of them."""

    closeness: float
    """The least share of the time they span together that is common to both."""
    shared: int
    """How many words the event and the sentence must share."""


_GRADES = (
    _Grade(1 / 2, 0),  # as good as the same
    _Grade(1 / 40, 1),  # a day and its month, a month and its year
    _Grade(1 / 4000, 2),  # a day and its year, a year and its century
)
"""The best first."""


class DatedSentence(NamedTuple):
    """A date in an article's text, with its sentence; offsets are characters of the block's text."""

    block: int
    """Index into the article's text blocks."""
    start: int
    """The date's words, half-open."""
    end: int
    sentence_start: int
    sentence_end: int
    words: frozenset[str]
    """The stems of the sentence's words."""


class _Span(NamedTuple):
    """The time a date may mean: seconds since the year 1 began, both inclusive."""

    first: int
    last: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1

    @property
    def a_week_later(self) -> _Span:
        return _Span(self.first + 7 * _DAY_SECONDS, self.last + 7 * _DAY_SECONDS)

    def closeness(self, other: _Span) -> float:
        """The share of the time spanned together that is common to both, 0 to 1."""
        common = min(self.last, other.last) - max(self.first, other.first) + 1
        return common / (max(self.last, other.last) - min(self.first, other.first) + 1)


class _Rank(NamedTuple):
    """How well a sentence tells of an event; the greatest is the best."""

    grade: int
    """Minus the words that its grade asks for."""
    weight: float
    """Of the words they share: the rarer in the dated sentences, the more."""
    is_body: bool
    closeness: float
    place: int
    """Minus its index: the first of equals is the best."""


class DatedSentences:
    """All sentences of an article that say a date, ready to be asked which of them tells of an event."""

    def __init__(self, blocks: Sequence[TextBlock], published: FuzzyDate) -> None:
        """Find the dates.

        Args:
            blocks: The article's text blocks.
            published: When it was published.
        """
        self._blocks = blocks
        self._sentences: list[DatedSentence] = []
        self._by_span: dict[_Span, list[tuple[int, int]]] = {}
        """(index into ``_sentences``, how many words must be shared at least)."""
        self._frequency: Counter[str] = Counter()
        """In how many dated sentences a word stands."""
        for index, block in enumerate(blocks):
            if block.role not in UNMATCHED_ROLES:
                self._add(index, block.text, published)
        self._by_length: dict[int, list[_Span]] = {}
        """Sorted spans, by the bits of their lengths: those that may overlap another stand together."""
        for span in sorted(self._by_span):
            self._by_length.setdefault(span.length.bit_length(), []).append(span)

    def _add(self, index: int, text: str, published: FuzzyDate) -> None:
        dates = find_dates(text, published)
        if not dates:
            return
        bounds = sentences(text)
        words: dict[tuple[int, int], frozenset[str]] = {}
        for date in dates:
            sentence = sentence_of(bounds, date.start)
            if sentence not in words:
                words[sentence] = stems(text[slice(*sentence)])
                self._frequency.update(words[sentence])
            place = len(self._sentences)
            self._sentences.append(DatedSentence(index, date.start, date.end, *sentence, words[sentence]))
            span = _span(date.date)
            self._by_span.setdefault(span, []).append((place, 0))
            if date.rule is DateRule.WEEKDAY:  # "meets him on Friday": it may be the coming one after all
                self._by_span.setdefault(span.a_week_later, []).append((place, 1))

    def best(self, event: Event, within: Within | None = None) -> DatedSentence | None:
        """The sentence that tells of an event: whose date fits best, then which shares most with it.

        Rare words count for more than common ones; headings and captions give way to the text.

        Args:
            event: The event.
            within: Where to look; None: in the whole text.
        """
        ranked = max(self._ranked(event, within), default=None)
        return ranked and self._sentences[-ranked.place]

    def _ranked(self, event: Event, within: Within | None) -> Iterator[_Rank]:
        span = _span(event.date)
        words = stems(" ".join((event.title, event.description, event.place, *event.entities)))
        for other in self._overlapping(span):
            closeness = span.closeness(other)
            grade = next((grade for grade in _GRADES if closeness >= grade.closeness), None)
            if grade is None:
                continue
            for place, least in self._by_span[other]:
                found = self._sentences[place]
                shared = words & found.words
                block = self._blocks[found.block]
                if len(shared) >= max(grade.shared, least) and (within is None or is_within(block, within)):
                    weight = sum(1 / self._frequency[word] for word in sorted(shared))
                    yield _Rank(-grade.shared, weight, block.role in _BODY_ROLES, closeness, -place)

    def _overlapping(self, span: _Span) -> Iterator[_Span]:
        for bits, spans in self._by_length.items():
            start = bisect_left(spans, (span.first - (1 << bits),))
            end = bisect_right(spans, span.last, start, key=lambda other: other.first)
            yield from (other for other in spans[start:end] if other.last >= span.first)


def _span(date: FuzzyDate) -> _Span:
    """The time to compare by: of an instant its day, in its own offset; of an open interval its known end."""
    if date.day is not None:
        first = date.day.toordinal() * _DAY_SECONDS
        return _Span(first, first + _DAY_SECONDS - 1)
    if date.lower is not None and date.upper is not None:
        return _Span(_seconds(date.lower), _seconds(date.upper))
    known = date.start or date.end
    return _span(known or date)


def _seconds(moment: datetime) -> int:
    return ((moment.toordinal() * 24 + moment.hour) * 60 + moment.minute) * 60 + moment.second


_STOP_WORDS = frozenset(
    {"the", "and", "for", "from", "with", "over", "into", "its", "his", "her", "their", "has", "have", "had"}
    | {"was", "were", "are", "that", "this", "not", "but", "after", "before", "first", "new", "per", "about"}
)


def stems(text: str) -> frozenset[str]:
    """The words of a text that say what it is about, folded, without their endings.

    Args:
        text: Plain text, or ids.
    """
    words = re.findall(r"[^\W_]+", fold(text).lower())
    return frozenset(
        _stem(word) for word in words if (len(word) > 2 and word not in _STOP_WORDS) or word.isdigit()
    )


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 3:
            return word[: -len(ending)]
    return word
