"""Events in the order of time, each with the span of time that its date may mean.

Times are whole seconds since the first of January of the year 1, plus one day (a day's ordinal times
86,400), as the model's naive datetimes give them: instants in UTC, days as they stand.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from reader.model.event import EventStatus
from reader.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.model.dates import FuzzyDate
    from reader.model.event import Event

DAY_SECONDS = 86_400

_UNIT_TOLERANCE = 31 / 28
"""By how much units of one precision differ in length: months most of all."""


def seconds_of(moment: datetime) -> int:
    """A naive datetime as seconds; fractions of a second are left out."""
    return moment.toordinal() * DAY_SECONDS + moment.hour * 3600 + moment.minute * 60 + moment.second


def moment_of(seconds: float) -> datetime:
    """Seconds as a naive datetime, held within the years 1 to 9999."""
    day, second = divmod(int(seconds), DAY_SECONDS)
    if day < 1:
        return datetime.min  # noqa: DTZ901 - naive, as all of them are here
    if day > datetime.max.toordinal():  # noqa: DTZ901 - as above
        return datetime.max.replace(microsecond=0)  # noqa: DTZ901 - as above
    return datetime.fromordinal(day) + timedelta(seconds=second)


class Certainty(StrEnum):
    """How sure a mark is, the surest first."""

    REPORTED = "reported"
    ABOUT = "about"
    """The event is reported, its date is approximate or uncertain."""
    PLANNED = "planned"
    ALLEGED = "alleged"
    DENIED = "denied"


class Openness(StrEnum):
    """Which side of a date has no bound."""

    CLOSED = "closed"
    ONGOING = "ongoing"
    """``A/..``: it goes on."""
    UNENDED = "unended"
    """``A/``: it ended, nobody says when."""
    UNTIL = "until"
    """``../B`` and ``/B``: nobody says when it began."""


class Span(NamedTuple):
    """The time that an event's date may mean. What has one bound only is that bound's own span."""

    start_seconds: int
    """Places the event in time: its mark stands here."""
    end_seconds: int
    """Exclusive, so later than the start."""
    certainty: Certainty
    openness: Openness
    is_interval: bool
    """Whether both ends are dates of their own, rather than the ends of what is not known."""


class Chronicle:
    """Events sorted by time; everything about the timeline counts them in this order."""

    def __init__(self, events: Iterable[Event] = (), telling: Iterable[str] = ()) -> None:
        """Sort the events by ``FuzzyDate.sort_key``: what has no start (``../B``) stands at its end B.

        Args:
            events: In any order; those of one date stay in it.
            telling: The ids of those that a text tells, in the order in which it does.
        """
        self.events: tuple[Event, ...] = tuple(sorted(events, key=lambda event: event.date.sort_key))
        """In the order of time."""
        self.spans: tuple[Span, ...] = tuple(map(span_of, self.events))
        """Theirs, one each."""
        order = {event_id: rank for rank, event_id in enumerate(telling)}
        self.ranks: tuple[int, ...] = tuple(order.get(event.id, len(order)) for event in self.events)
        """How soon the text tells each, 0 the soonest; what it does not tell comes last, all alike."""
        self._titles: dict[int, str] = {}
        """Titles that have been cleaned."""

    def __len__(self) -> int:
        return len(self.events)

    @cached_property
    def starts(self) -> list[int]:
        """The seconds at which the events stand, ascending."""
        return [span.start_seconds for span in self.spans]

    @cached_property
    def bounds(self) -> tuple[datetime, datetime]:
        """The first and the last second of all that is known, as the dates there are written; not empty."""
        last = max(range(len(self.spans)), key=lambda index: self.spans[index].end_seconds)
        return self._local(0, self.spans[0].start_seconds), self._local(
            last, self.spans[last].end_seconds - 1
        )

    def _local(self, index: int, seconds: int) -> datetime:
        offset = self.events[index].date.utc_offset
        return moment_of(seconds + offset.total_seconds() if offset is not None else seconds)

    @cached_property
    def pointed(self) -> tuple[Span, ...]:
        """The spans, in which what is known as well as anything here is a point in time.

        Where nothing is known better than the day, a day is a point; among years, a year.
        """
        lengths = [span.end_seconds - span.start_seconds for span in self.spans if not span.is_interval]
        longest = min(lengths, default=0) * _UNIT_TOLERANCE
        return tuple(
            span._replace(end_seconds=span.start_seconds)
            if not span.is_interval and span.end_seconds - span.start_seconds <= longest
            else span
            for span in self.spans
        )

    @cached_property
    def positions(self) -> dict[str, int]:
        """Event id -> its place in the order of time; of two alike the first."""
        return {event.id: index for index, event in reversed(list(enumerate(self.events)))}

    @cached_property
    def clock_shift_seconds(self) -> int:
        """What to add to UTC for the clock that the events' own dates are told in; 0 where they differ."""
        offsets = {event.date.utc_offset for event in self.events} - {None}
        shift = offsets.pop() if len(offsets) == 1 else None
        return int(shift.total_seconds()) if shift is not None else 0

    def soonest(self, indexes: Iterable[int]) -> int | None:
        """Which of some events the text tells first, or else is the first in time; None: there are none."""
        return min(indexes, key=lambda index: (self.ranks[index], index), default=None)

    def title(self, index: int) -> str:
        """An event's title, safe to draw: one line, cleaned."""
        if (title := self._titles.get(index)) is None:
            title = self._titles[index] = clean_line(self.events[index].title)
        return title

    def description(self, index: int) -> str:
        """An event's description, safe to draw: one line, cleaned."""
        return clean_line(self.events[index].description)


def span_of(event: Event) -> Span:
    """Place one event in time."""
    date = event.date
    openness = _openness(date)
    known = date
    if openness is not Openness.CLOSED:
        known = (date.end if openness is Openness.UNTIL else date.start) or date
    lower, upper = known.lower, known.upper
    bounds = [bound for bound in (lower, upper) if bound is not None]
    if not bounds:
        raise ValueError(f"a date without any bound: {date.edtf}")
    return Span(
        seconds_of(bounds[0]),
        seconds_of(bounds[-1]) + 1,
        _certainty(event),
        openness,
        is_interval=date.start is not None and date.end is not None,
    )


def _openness(date: FuzzyDate) -> Openness:
    if date.lower is None:
        return Openness.UNTIL
    if date.upper is None:
        return Openness.ONGOING if date.is_open else Openness.UNENDED
    return Openness.CLOSED


_CERTAINTIES = {
    EventStatus.PLANNED: Certainty.PLANNED,
    EventStatus.ALLEGED: Certainty.ALLEGED,
    EventStatus.DENIED: Certainty.DENIED,
}


def _certainty(event: Event) -> Certainty:
    if certainty := _CERTAINTIES.get(event.status):
        return certainty
    is_hollow = event.date.is_approximate or event.date.is_uncertain
    return Certainty.ABOUT if is_hollow else Certainty.REPORTED
