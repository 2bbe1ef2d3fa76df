"""Dates reckoned from the day of publication, as EDTF.

Every function takes ``day``, the day an article was published on in its own offset from UTC, and may
raise OverflowError where the result would lie outside the years 1 to 9999.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum

DAY_AHEAD = timedelta(days=120)
"""How far ahead a month and day without a year may lie; right for 97 % of 150 in gold news."""

MONTH_AHEAD = timedelta(weeks=8)
"""How far ahead a month alone may begin: further away it is rather the last year's (all but 5 of the 120 in
294 articles of Wikinews)."""

_LEAP_CYCLE = 8
"""Years after which every day of the calendar has stood at least once (1896 to 1904)."""


class Side(Enum):
    """On which side of the day of publication something lies."""

    PAST = "before it"
    PRESENT = "on it, or else before"
    FUTURE = "after it"


def weekday(day: date, number: int, side: Side) -> date:
    """The nearest day of that name on a side; PRESENT is right for 91 % of 297 weekdays in gold news.

    Args:
        day: The day of publication.
        number: As ``datetime.date.weekday``, Monday is 0.
        side: Where it lies.
    """
    if side is Side.FUTURE:
        return day + timedelta(days=(number - day.weekday() - 1) % 7 + 1)
    if side is Side.PAST:
        return day - timedelta(days=(day.weekday() - number - 1) % 7 + 1)
    return day - timedelta(days=(day.weekday() - number) % 7)


def following_weekday(edtf: str, number: int) -> str:
    """The first day of that name after a day; empty: there is none."""
    try:
        return f"{weekday(date.fromisoformat(edtf), number, Side.FUTURE)}"
    except OverflowError:
        return ""


def weekday_of_week(day: date, number: int, weeks: int) -> date:
    """A weekday of the week that lies so many weeks after the one of ``day``; weeks begin on Monday."""
    return day + timedelta(days=number - day.weekday() + 7 * weeks)


def week(day: date, weeks: int) -> str:
    """A week, Monday to Sunday, so many weeks after the one of ``day``."""
    return f"{weekday_of_week(day, 0, weeks)}/{weekday_of_week(day, 6, weeks)}"


def weekend(day: date, weeks: int) -> str:
    """The Saturday and Sunday of a week."""
    return f"{weekday_of_week(day, 5, weeks)}/{weekday_of_week(day, 6, weeks)}"


def month(day: date, months: int) -> str:
    """A month, so many after the one of ``day``."""
    years, index = divmod(day.year * 12 + day.month - 1 + months, 12)
    return f"{year(years)}-{index + 1:02}"


def year(number: int) -> str:
    """A year of four digits."""
    if not 1 <= number <= date.max.year:
        raise OverflowError
    return f"{number:04}"


def year_of_near_month(day: date, month: int, side: Side) -> int:
    """The year of ``last October`` (PAST), ``this October`` (PRESENT) or ``next October`` (FUTURE)."""
    if side is Side.FUTURE:
        return day.year + (month <= day.month)
    return day.year - (side is Side.PAST and month >= day.month)


def year_of_day(day: date, month: int, number: int) -> int | None:
    """The year of the latest such day at most 120 days after ``day``; None: the month never has that day."""
    latest = day + min(DAY_AHEAD, date.max - day)
    for candidate in range(latest.year, max(latest.year - _LEAP_CYCLE, 1) - 1, -1):
        found = calendar_day(candidate, month, number)
        if found and found <= latest:
            return candidate
    return None


def year_of_month(day: date, month: int, ahead: timedelta) -> int:
    """The year of the latest such month that begins at most so far ahead of ``day``."""
    latest = day + min(ahead, date.max - day)
    return latest.year - (month > latest.month)


def year_of_coming_month(day: date, month: int) -> int:
    """The year of the present month, if it is that one, or of the next such month."""
    return day.year + (month < day.month)


def calendar_day(year: int, month: int, number: int) -> date | None:
    """A day of the calendar; None: there is none."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def season(day: date, number: int, side: Side) -> str:
    """A season by EDTF's number (21 spring to 24 winter): one that is over, the year's own, one to come.

    A winter belongs to the year in which it begins.
    """
    first = 3 * (number - 20)
    own = day.year - (number == 24 and day.month <= 2)
    if side is Side.FUTURE:
        own = day.year + (first <= day.month)
    elif side is Side.PAST:
        last_month = day.year * 12 + day.month
        own = next(one for one in (day.year, day.year - 1, day.year - 2) if one * 12 + first + 2 < last_month)
    return f"{year(own)}-{number}"


def quarter(day: date, quarters: int) -> str:
    """A quarter, so many after the one of ``day``."""
    years, index = divmod(day.year * 4 + (day.month - 1) // 3 + quarters, 4)
    return f"{year(years)}-{33 + index}"


def apart(day: date, unit: str, count: int) -> str:
    """What lies ``count`` units after ``day`` (before it, if negative), known to that unit.

    Args:
        day: The day of publication.
        unit: ``day``, ``week``, ``weekend``, ``month``, ``year``, ``decade`` or ``century``.
        count: How many.
    """
    if unit == "day":
        return f"{day + timedelta(days=count)}"
    if unit in _SHORT_UNITS:
        return _SHORT_UNITS[unit](day, count)
    found = year(day.year + count * _YEARS[unit])
    return {"year": found, "decade": f"{found}~", "century": f"{found[:2]}XX"}[unit]


_SHORT_UNITS = {"week": week, "weekend": weekend, "month": month}
_YEARS = {"year": 1, "decade": 10, "century": 100}
