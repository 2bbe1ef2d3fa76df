"""EDTF-lite: dates that say how much they know (ISO 8601-2, ``matching.md`` §4).

===============================  =====================================  ==================
form                             means                                  from … to
===============================  =====================================  ==================
``2018  2018-10  2018-10-05``    year, month, day                       the whole unit
``2025-12-04T21:10+05:30``       minute or second; offset, ``Z``, none  an instant
``2018~  2018-10?  2018%``       about, uncertain, both                 the unit
``199X  20XX  2018-XX``          some year, some month, some day        the whole span
``2025-21`` … ``24``, ``33…36``  season (the north's), quarter          three months
``A/B  A/..  ../B  A/  /B``      interval, open (``..``), unknown end   lower(A) … upper(B)
===============================  =====================================  ==================

Everything accepted is EDTF of level 0 or 1, or one of level 2's quarters; everything else is refused
by name (``reader.model.date_refusal``).
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from reader.errors import DateError
from reader.model.date_refusal import refusal

_LAST = datetime.max.replace(microsecond=0)  # noqa: DTZ901 - naive, as lower and upper are
"""The last second that can be told."""

_SECOND = timedelta(seconds=1)
_DAY = timedelta(days=1)


class Precision(StrEnum):
    """The unit a date is known to, the finest first."""

    SECOND = "second"
    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"


_FINEST_FIRST = tuple(Precision)

_GROUPINGS = {
    "21": (Precision.SEASON, 3),
    "22": (Precision.SEASON, 6),
    "23": (Precision.SEASON, 9),
    "24": (Precision.SEASON, 12),
    "33": (Precision.QUARTER, 1),
    "34": (Precision.QUARTER, 4),
    "35": (Precision.QUARTER, 7),
    "36": (Precision.QUARTER, 10),
}
"""What stands in a month's place -> what it is, and the first of its three months (winter's last two are
the next year's)."""

_MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)

_SPECIFIED = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%])?", re.ASCII)
"""Year, month, day, qualifier."""

_CLOCK = re.compile(r"(\d\d):(\d\d)(?::(\d\d))?(Z|[+-]\d\d(?::\d\d)?)?", re.ASCII)
"""Hour, minute, second, offset."""

_UNSPECIFIED = re.compile(r"(\d{4})-XX(?:-XX)?|(\d{4}-\d\d)-XX|\d\d[\dX]X", re.ASCII)
"""Some month or day of a year, some day of a month, some year of a decade or century."""


class FuzzyDate(NamedTuple):
    """A date, with what is known of it. Made by ``FuzzyDate.parse``."""

    edtf: str
    """As it was written."""
    precision: Precision
    lower: datetime | None
    """The first second it may mean: naive, instants in UTC, days as they stand; None: no lower bound."""
    upper: datetime | None
    """The last second it may mean, inclusive, never before ``lower``; None: no upper bound."""
    is_approximate: bool = False
    """``~`` or ``%``; an interval's if an end's."""
    is_uncertain: bool = False
    """``?`` or ``%``; an interval's if an end's."""
    start: FuzzyDate | None = None
    """An interval's first end; None: not an interval, or open or unknown there."""
    end: FuzzyDate | None = None
    """An interval's second end; None: not an interval, or open or unknown there."""
    is_open: bool = False
    """An interval that is still going on (``A/..``)."""
    utc_offset: timedelta | None = None
    """An instant's offset from UTC; None: no instant, or written without one."""

    @classmethod
    def parse(cls, text: str) -> FuzzyDate:
        """Read a date.

        Args:
            text: The date as EDTF-lite, without anything around it.

        Raises:
            DateError: It is none; the message names what is wrong, the hint says what to write.
        """
        if "/" in text:
            return _interval(text)
        return _single(text)

    @property
    def is_interval(self) -> bool:
        """Whether it was written with two ends."""
        return self.precision is Precision.INTERVAL

    @property
    def has_unknown_start(self) -> bool:
        """Whether it began, but nobody says when (``/B``); an open start is ``../B``."""
        return self.edtf.startswith("/")

    @property
    def has_unknown_end(self) -> bool:
        """Whether it ended, but nobody says when (``A/``); an open end is ``A/..``."""
        return self.edtf.endswith("/")

    @property
    def day(self) -> date | None:
        """The calendar day, in the writer's own offset from UTC; None: known less well, or an interval."""
        if self.precision in {Precision.DAY, Precision.MINUTE, Precision.SECOND}:
            return date.fromisoformat(self.edtf[:10])
        return None

    @property
    def unit(self) -> Precision:
        """The unit to label it in: its precision, an interval's the finer of its ends'."""
        ends = [end.precision for end in (self.start, self.end) if end is not None]
        return min(ends, key=_FINEST_FIRST.index, default=self.precision)

    @property
    def span_seconds(self) -> int | None:
        """How long the time is that it may mean, at least 1; None: without a bound."""
        if self.lower is None or self.upper is None:
            return None
        return int((self.upper - self.lower).total_seconds()) + 1

    @property
    def midpoint(self) -> datetime:
        """The middle of the time it may mean, or the one bound that it has."""
        if self.lower is not None and self.upper is not None:
            return self.lower + (self.upper - self.lower) / 2
        return self.lower or self.upper or _LAST

    @property
    def sort_key(self) -> tuple[datetime, datetime]:
        """Orders dates by (lower, upper).

        What has no start stands at its end; of those that begin alike what has no end comes last. It is the
        order of a timeline. Events of one date stay as they are written: whoever writes two of one
        day knows which came first.
        """
        start = self.end.lower if self.lower is None and self.end is not None else self.lower
        return start or datetime.min, self.upper or datetime.max  # noqa: DTZ901 - naive, as lower and upper are


def _single(text: str) -> FuzzyDate:
    """Read anything but an interval."""
    if "T" in text:
        return _instant(text)
    if "X" in text:
        return _unspecified(text)
    match = _SPECIFIED.fullmatch(text)
    if match is None:
        raise refusal(text)
    year, month, day, qualifier = match.groups()
    if year == "0000":
        raise DateError(
            "year 0000 does not exist", "the first year is 0001; nothing before it can be written"
        )
    if month is None:
        return _unit(text, Precision.YEAR, _months(int(year), 1, 12), qualifier)
    if not "01" <= month <= "12":
        if month in _GROUPINGS and (day or qualifier):
            raise refusal(text)
        return _grouping(text, int(year), month)
    bounds = _months(int(year), int(month), 1)
    if day is None:
        return _unit(text, Precision.MONTH, bounds, qualifier)
    start = _day(int(year), int(month), int(day), bounds[1].day)
    return _unit(text, Precision.DAY, (start, start + (_DAY - _SECOND)), qualifier)


def _unspecified(text: str) -> FuzzyDate:
    """Read a date with an X; a decade or century that would begin in the year 0000 begins in 0001."""
    match = _UNSPECIFIED.fullmatch(text)
    if match is None:
        raise refusal(text)
    if known := match[1] or match[2]:
        whole = _single(known)
        if whole.precision not in {Precision.YEAR, Precision.MONTH}:
            raise refusal(text)
        return whole._replace(edtf=text)
    first, last = max(1, int(text.replace("X", "0"))), int(text.replace("X", "9"))
    precision = Precision.CENTURY if text.endswith("XX") else Precision.DECADE
    return _unit(text, precision, (_first(first, 1), _months(last, 1, 12)[1]))


def _grouping(text: str, year: int, number: str) -> FuzzyDate:
    """Read a season or a quarter, whose number stands where a month's would."""
    if number not in _GROUPINGS:
        raise DateError(
            f"month {number} does not exist",
            "months are 01 to 12, seasons 21 (spring) to 24 (winter), quarters 33 to 36",
        )
    precision, month = _GROUPINGS[number]
    return _unit(text, precision, _months(year, month, 3))


def _unit(
    text: str, precision: Precision, bounds: tuple[datetime, datetime], qualifier: str | None = None
) -> FuzzyDate:
    return FuzzyDate(
        text,
        precision,
        *bounds,
        is_approximate=qualifier in {"~", "%"},
        is_uncertain=qualifier in {"?", "%"},
    )


def _first(year: int, month: int) -> datetime:
    return datetime(year, month, 1)  # noqa: DTZ001 - days are naive: they stand as written


def _months(year: int, month: int, count: int) -> tuple[datetime, datetime]:
    """The first and the last second of ``count`` months, which may run into the next year."""
    years, month_after = divmod(month + count - 1, 12)
    if year + years > _LAST.year:
        return _first(year, month), _LAST
    return _first(year, month), _first(year + years, month_after + 1) - _SECOND


def _day(year: int, month: int, day: int, last_day: int) -> datetime:
    if 1 <= day <= last_day:
        return datetime(year, month, day)  # noqa: DTZ001 - as in _first
    name = _MONTH_NAMES[month - 1]
    if 1 <= day <= 31:
        raise DateError(f"{day} {name} {year} does not exist", f"{name} {year} has {last_day} days")
    raise DateError(f"day {day:02} does not exist", f"{name} {year} has the days 01 to {last_day}")


def _instant(text: str) -> FuzzyDate:
    day_text, _, clock_text = text.partition("T")
    clock = _CLOCK.fullmatch(clock_text)
    if clock is None:
        raise refusal(text)
    day = _single(day_text)
    if day.precision is not Precision.DAY or day.is_approximate or day.is_uncertain:
        raise refusal(text)
    hour, minute, second = (int(part or 0) for part in clock.group(1, 2, 3))
    for value, unit, last in ((hour, "hour", 23), (minute, "minute", 59), (second, "second", 59)):
        if value > last:
            raise DateError(f"{unit} {value} does not exist", f"{unit}s are 00 to {last}")
    offset = _offset(clock[4])
    lower = datetime.fromisoformat(day_text) + timedelta(hours=hour, minutes=minute, seconds=second)
    precision = Precision.MINUTE if clock[3] is None else Precision.SECOND
    upper = lower + timedelta(seconds=59) if precision is Precision.MINUTE else lower
    return FuzzyDate(text, precision, _in_utc(lower, offset), _in_utc(upper, offset), utc_offset=offset)


def _offset(zone: str | None) -> timedelta | None:
    if zone is None:
        return None
    if zone == "Z":
        return timedelta(0)
    hours, minutes = int(zone[1:3]), int(zone[4:] or 0)
    if hours > 23 or minutes > 59 or zone == "-00:00":
        raise DateError(f"the offset {zone} does not exist", "write it as +05:30, or Z for UTC")
    offset = timedelta(hours=hours, minutes=minutes)
    return -offset if zone[0] == "-" else offset


def _in_utc(local: datetime, offset: timedelta | None) -> datetime:
    """A local time in UTC, held within the years that can be told."""
    if offset is None:
        return local
    try:
        return local - offset
    except OverflowError:
        return datetime.min if offset > timedelta(0) else _LAST  # noqa: DTZ901 - as in _first


def _interval(text: str) -> FuzzyDate:
    ends = text.split("/")
    if len(ends) != 2:
        raise refusal(text)
    start, end = (None if part in {"", ".."} else _end(part) for part in ends)
    if start is None and end is None:
        raise DateError(f"{text} says nothing", "give the interval at least one end: 2000/.. or ../2030")
    lower = None if start is None else start.lower
    upper = None if end is None else end.upper
    if lower is not None and upper is not None and upper < lower:
        raise DateError(
            f"the interval {text} ends before it begins",
            f"the earlier date stands first: {ends[1]}/{ends[0]}",
        )
    return FuzzyDate(
        text,
        Precision.INTERVAL,
        lower,
        upper,
        is_approximate=any(one is not None and one.is_approximate for one in (start, end)),
        is_uncertain=any(one is not None and one.is_uncertain for one in (start, end)),
        start=start,
        end=end,
        is_open=ends[1] == "..",
    )


def _end(text: str) -> FuzzyDate:
    end = _single(text)
    if "T" in text:
        raise DateError("an interval runs from day to day, without times", f"write {text[:10]}")
    return end
