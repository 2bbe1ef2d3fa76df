"""EDTF-lite: dates that say how much they know (ISO 8601-2, ``matching.md`` §4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Precision(StrEnum):
    """The unit a date is known to."""

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


@dataclass(frozen=True, slots=True)
class FuzzyDate:
    """A date, with what is known of it."""

    edtf: str
    """As it was written."""
    precision: Precision
    lower: datetime | None
    """The first second it may mean: naive, instants turned to UTC, days as they stand; None: no lower bound."""
    upper: datetime | None
    """The last second it may mean, inclusive; None: no upper bound."""
    is_approximate: bool = False
    """``~`` or ``%``."""
    is_uncertain: bool = False
    """``?`` or ``%``."""
    start: FuzzyDate | None = None
    """An interval's first end; None: not an interval, or open or unknown there."""
    end: FuzzyDate | None = None
    """An interval's second end; None: not an interval, or open or unknown there."""
    is_open: bool = False
    """An interval that is still going on (``A/..``)."""
    utc_offset: timedelta | None = None
    """An instant's offset from UTC; None: no instant, or written without one."""
