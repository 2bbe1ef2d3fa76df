"""The dates of a search: ``2025``, ``2025-03..``, ``..2024``, ``>2024``, ``week``."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from reader.errors import DateError
from reader.model.dates import FuzzyDate

_HINT = "write it as 2025, 2025-12, 2025-12-04, 2025-03..2025-12, >2024 or week"

_RANGE = re.compile(r"\.{2,}|…")
_COMPARISON = re.compile(r"([<>])(=?)(.*)", re.DOTALL)
_SECOND = timedelta(seconds=1)
_END_OF_DAY = time(23, 59, 59)

_DAYS = {
    "today": (0, 0),
    "yesterday": (-1, -1),
    "tomorrow": (1, 1),
    "week": (-6, 0),
    "month": (-29, 0),
    "year": (-364, 0),
}
"""The first and the last day, counted from today."""


class Bounds(NamedTuple):
    """The first and the last second of a time, inclusive and naive."""

    lower: datetime | None
    upper: datetime | None


def read_bounds(text: str, today: date) -> Bounds:
    """Read the date of a search.

    Args:
        text: As typed behind ``date:``.
        today: What the words such as ``week`` are counted from.

    Returns:
        At least one of them is given.

    Raises:
        DateError: It is no date; the hint says what to write.
    """
    if comparison := _COMPARISON.fullmatch(text.strip()):
        sign, equal, unit = comparison.groups()
        return _compared(sign, unit, today, takes_unit=bool(equal))
    ends = _RANGE.split(text)
    if len(ends) == 1 or "/" in text:
        return _unit(text, today)
    if len(ends) > 2:
        raise DateError("a range has two ends", _HINT)
    first, last = (end.strip() for end in ends)
    lower = _unit(first, today).lower if first else None
    upper = _unit(last, today).upper if last else None
    if lower is None and upper is None:
        raise DateError("the range has no end at all", _HINT)
    if lower is not None and upper is not None and upper < lower:
        raise DateError(
            f"the range {text} ends before it begins", f"the earlier date stands first: {last}..{first}"
        )
    return Bounds(lower, upper)


def _compared(sign: str, text: str, today: date, *, takes_unit: bool) -> Bounds:
    """Read ``>2024``: later than all of it; ``>=2024``: not before it; ``<`` and ``<=`` likewise."""
    unit = _unit(text, today)
    bound = unit.lower if (sign == ">") == takes_unit else unit.upper
    if bound is None:
        raise DateError(f"{text.strip()} has no such end", _HINT)
    try:
        if sign == ">":
            return Bounds(bound if takes_unit else bound + _SECOND, None)
        return Bounds(None, bound if takes_unit else bound - _SECOND)
    except OverflowError:
        raise DateError(f"nothing is {'later' if sign == '>' else 'earlier'} than {text.strip()}") from None


def _unit(text: str, today: date) -> Bounds:
    """Read a date, or a word for one."""
    text = text.strip()
    if days := _DAYS.get(text.lower()):
        first, last = (_day(today.toordinal() + number) for number in days)
        return Bounds(datetime.combine(first, time()), datetime.combine(last, _END_OF_DAY))
    if text.isalpha() or not text:
        raise DateError(f"“{text[:40]}” is not a date", _HINT)
    fuzzy = FuzzyDate.parse(text)
    return Bounds(fuzzy.lower, fuzzy.upper)


def _day(number: int) -> date:
    return date.fromordinal(min(max(number, 1), date.max.toordinal()))
