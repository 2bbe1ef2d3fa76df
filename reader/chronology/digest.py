"""Events by year, and those among them that a reader asks for: by entity, by words, by time.

A date that is not known exactly may mean any moment from its first second to its last: an event belongs to
a span of time that shares one of these moments with it. Days count as they are written, wherever on the
earth that was; so do times of the day, unless the span itself is told with an offset from UTC.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from reader.chronology.tick import year_words
from reader.chronology.words import in_words
from reader.text.fold import Folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from reader.model.dates import FuzzyDate
    from reader.model.entity import Entity
    from reader.model.event import Event


class Wanted(NamedTuple):
    """Which events a reader asks for; an empty one asks for all."""

    entity: str = ""
    """The id of someone or something that they involve, or the name of their place; empty: anyone."""
    words: str = ""
    """All of these stand in what is told of an event; accents and the case of letters do not matter."""
    since: FuzzyDate | None = None
    """They may have been going on at its start or later; one without a start asks for nothing."""
    until: FuzzyDate | None = None
    """They may have been going on at its end or earlier; one without an end asks for nothing."""


class Year(NamedTuple):
    """The events that begin in one year, or end in it if nobody says when they began."""

    words: str
    """The year."""
    events: tuple[Event, ...]


class Digest:
    """The events of an article, ready to be asked for."""

    def __init__(self, events: Sequence[Event], entities: Mapping[str, Entity]) -> None:
        """Take events.

        Args:
            events: In time's order: those of ``AnnotatedArticle.events``.
            entities: All that are known, by id.
        """
        self.events = tuple(events)
        """All of them, in time's order."""
        self._entities = entities

    def sift(self, wanted: Wanted) -> list[Event]:
        """The events that a reader asks for, in time's order."""
        words = _folded(wanted.words).split()
        return [
            event
            for index, event in enumerate(self.events)
            if not _ends_before(event.date, wanted.since)
            and not _begins_after(event.date, wanted.until)
            and (not wanted.entity or wanted.entity in involved_in(event))
            and all(word in self._texts[index] for word in words)
        ]

    @cached_property
    def named(self) -> dict[str, int]:
        """Those whom events involve, by id or by a place's name, with the count of events; the most first."""
        return dict(Counter(key for event in self.events for key in involved_in(event)).most_common())

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        """All that is told of each event, folded; of each part a line, so that no word runs into the next."""
        return tuple(_folded("\n".join(self._told_of(event))) for event in self.events)

    def _told_of(self, event: Event) -> Iterator[str]:
        yield from (event.title, event.description, in_words(event.date), event.status)
        for key in involved_in(event):
            entity = self._entities.get(key)
            yield from (entity.name, entity.short) if entity else (key,)


def involved_in(event: Event) -> tuple[str, ...]:
    """Those whom an event names, each once: its entities' ids, then its place's id or name."""
    return tuple(dict.fromkeys(key for key in (*event.entities, event.place) if key))


def by_year(events: Iterable[Event]) -> list[Year]:
    """Group events by the year in which they begin, or else end.

    Args:
        events: In time's order. That is UTC's: about the turn of a year a group may be parted by the next.
    """
    return [
        Year(words, tuple(group)) for words, group in groupby(events, key=lambda event: _year(event.date))
    ]


def _year(date: FuzzyDate) -> str:
    return year_words(date.day.year if date.day is not None else date.sort_key[0].year)


def _folded(text: str) -> str:
    return Folded.of(text).text.casefold()


def _ends_before(date: FuzzyDate, since: FuzzyDate | None) -> bool:
    """Whether all that a date may mean lies before another one; what has no end goes on for ever."""
    if since is None or since.lower is None or date.upper is None:
        return False
    return _as_told(date.upper, date, since) < since.lower


def _begins_after(date: FuzzyDate, until: FuzzyDate | None) -> bool:
    """Whether all that a date may mean lies behind another one; what has no start has always been."""
    if until is None or until.upper is None or date.lower is None:
        return False
    return _as_told(date.lower, date, until) > until.upper


def _as_told(bound: datetime, date: FuzzyDate, other: FuzzyDate) -> datetime:
    """One of a date's bounds as it compares with another date's: in UTC with an instant's, else as written.

    The model holds instants in UTC, within the years that can be told; their own offset leads back there.
    """
    if date.utc_offset is None or other.utc_offset is not None:
        return bound
    return bound + date.utc_offset
