"""The sentences of an article that say a date, and which of them tells of an event."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from functools import lru_cache
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


class _Held(NamedTuple):
    """The dated sentences whose date means one time, by their places: what `DatedSentences` keeps them by."""

    plain: list[int]
    """Those that tell of an event of that time, whatever their words."""
    shifted: list[int]
    """Those that do if they share a word with it: ``on Friday`` may mean the coming one after all."""


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
        """By a dated sentence's place."""
        self._by_span: dict[_Span, _Held] = {}
        self._by_word: dict[str, set[int]] = {}
        """The places of the dated sentences in which a word stands."""
        self._frequency: Counter[str] = Counter()
        """In how many sentences a word stands; one with two dates is one sentence, and two dated ones."""
        self._by_within: dict[Within, set[int]] = {}
        """The places of the dated sentences that lie in a place of the article, once it is asked for."""
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
            for word in words[sentence]:
                self._by_word.setdefault(word, set()).add(place)
            span = _span(date.date)
            self._by_span.setdefault(span, _Held([], [])).plain.append(place)
            if date.rule is DateRule.WEEKDAY:
                self._by_span.setdefault(span.a_week_later, _Held([], [])).shifted.append(place)

    def best(self, event: Event, within: Within | None = None) -> DatedSentence | None:
        """The sentence that tells of an event: whose date fits best, then which shares most with it.

        Rare words count for more than common ones; headings and captions give way to the text.

        Args:
            event: The event.
            within: Where to look; None: in the whole text.
        """
        told = stems(" ".join((event.title, event.description, event.place, *event.entities)))
        words = sorted(told & self._by_word.keys())
        for grade, spans in self._graded(_span(event.date)).items():
            place = self._best_sharing(words, max(grade.shared, 1), spans, within)
            if place is None and not grade.shared:
                place = self._best_dated(spans, within)
            if place is not None:
                return self._sentences[place]
        return None

    def _graded(self, span: _Span) -> dict[_Grade, list[tuple[float, _Span]]]:
        """The spans that are close to one, by how close; the best grade first."""
        graded: dict[_Grade, list[tuple[float, _Span]]] = {grade: [] for grade in _GRADES}
        for other in self._overlapping(span):
            closeness = span.closeness(other)
            for grade, close in graded.items():
                if closeness >= grade.closeness:
                    close.append((closeness, other))
                    break
        return graded

    def _best_sharing(
        self, words: Sequence[str], least: int, spans: Sequence[tuple[float, _Span]], within: Within | None
    ) -> int | None:
        """The place of the sentence that shares most with an event, the rarer words counting for more.

        Args:
            words: The event's, sorted.
            least: How many of them it must share.
            spans: When its date may be, with their closeness.
            within: Where to look; None: in the whole text.
        """
        if not words:
            return None
        closeness: dict[int, float] = {}
        for close, span in spans:
            held = self._by_span[span]
            closeness.update(dict.fromkeys(held.plain, close))
            # It is a day, a week away: if the event's time holds both, they are as close.
            closeness.update(dict.fromkeys(held.shifted, close))
        candidates = closeness.keys() if within is None else closeness.keys() & self._inside(within)
        weights: dict[int, float] = {}
        shared: Counter[int] = Counter()
        for word in words:
            weight = 1 / self._frequency[word]
            common = candidates & self._by_word[word]
            for place in common:
                weights[place] = weights.get(place, 0) + weight
            if least > 1:
                shared.update(common)
        return max(
            (place for place in weights if least == 1 or shared[place] >= least),
            key=lambda place: (weights[place], self._is_body(place), closeness[place], -place),
            default=None,
        )

    def _best_dated(self, spans: Sequence[tuple[float, _Span]], within: Within | None) -> int | None:
        """The place of the sentence whose date alone fits best, of those that share no words.

        Args:
            spans: When its date may be, with their closeness.
            within: Where to look; None: in the whole text.
        """
        inside = None if within is None else self._inside(within)
        best: tuple[bool, float, int] | None = None
        for closeness, span in spans:
            for place in self._by_span[span].plain:
                if inside is None or place in inside:
                    rank = (self._is_body(place), closeness, -place)
                    best = rank if best is None else max(best, rank)
        return best and -best[2]

    def _is_body(self, place: int) -> bool:
        return self._blocks[self._sentences[place].block].role in _BODY_ROLES

    def _inside(self, within: Within) -> set[int]:
        """The places of the sentences that lie in a place of the article."""
        if within not in self._by_within:
            self._by_within[within] = {
                place
                for place, sentence in enumerate(self._sentences)
                if is_within(self._blocks[sentence.block], within)
            }
        return self._by_within[within]

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


@lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 3:
            return word[: -len(ending)]
    return word
