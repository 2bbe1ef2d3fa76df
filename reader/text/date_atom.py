"""What a date in a text is taken apart into."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

DIGIT = r"\d"
"""A form's opening: it begins with a digit."""


@cache
def expression(source: str) -> re.Pattern[str]:
    """A regular expression, compiled when it is first needed: few articles need any of them."""
    return re.compile(source)


class DateRule(StrEnum):
    """Why words are a date, and how it was worked out."""

    FULL = "full date"
    MONTH_DAY = "month and day"
    """The latest such day at most 120 days after publication, unless its neighbour tells the year."""
    MONTH_YEAR = "month and year"
    MONTH = "month"
    """Behind a future cue the next such month, else the latest."""
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half-year"
    FISCAL = "fiscal year"
    DAY = "day of publication"
    """Yesterday, today, tomorrow and their parts."""
    WEEKDAY = "weekday"
    """Behind a future cue the first after publication, else the latest not after it."""
    NEAR = "last, this or next"
    APART = "so long ago or ahead"
    RANGE = "range"
    SINCE = "since"
    UNTIL = "until"


class Atom(NamedTuple):
    """One date as it stands in the text: in full, or a month, with or without days, that lacks its year."""

    start: int
    """Characters of the text, half-open."""
    end: int
    rule: DateRule
    edtf: str = ""
    """What it means; empty: the year is to be found out."""
    month: int = 0
    """Of a calendar date; 0: it is none."""
    days: tuple[int, ...] = ()
    """Of a calendar date: none, one, or the first and the last of several."""
    weekday: int | None = None
    """The day's name, as ``datetime.date.weekday``."""

    def in_year(self, year: int) -> Atom:
        """A calendar date in a year."""
        days = [f"{year:04}-{self.month:02}-{day:02}" for day in self.days]
        return self._replace(edtf="/".join(days) or f"{year:04}-{self.month:02}")


class Form(NamedTuple):
    """A way to write a date."""

    openings: tuple[str, ...]
    """What it may begin with: DIGIT, or words (a regular expression may follow two letters)."""
    source: str
    """A regular expression for the whole of it."""
    read: Callable[[re.Match[str], date], Atom | None]
    """Takes a match and the day of publication; None: it is no date. May raise OverflowError."""
