"""Dates in a narrow column, as short as they can be told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.chronology.words import in_words
from reader.model.dates import FuzzyDate, Precision

if TYPE_CHECKING:
    from datetime import date

DAY_CELLS = 11
"""The longest day: ``14 Dec 2025``."""

SHORT_DAY_CELLS = 9
"""The longest short one: ``14 Dec 25``."""

_RECENT_DAYS = 330
"""For how many days back a day is told without its year: it cannot be taken for one of another year."""


def day_words(edtf: str) -> str:
    """The day of an article: ``4 Dec 2025``, and less where less is known.

    Args:
        edtf: A date that has been read before; empty: there is none.
    """
    if not edtf:
        return ""
    date = FuzzyDate.parse(edtf)
    if (day := date.day) is not None:
        return f"{in_words(FuzzyDate.parse(day.isoformat()), short=True)} {day.year}"
    return in_words(date, short=date.precision is not Precision.INTERVAL)


def short_day_words(edtf: str, today: date) -> str:
    """The day of an article where there is hardly any room: ``4 Dec``, and ``4 Dec 25`` if it is long ago.

    Args:
        edtf: A date that has been read before; empty: there is none.
        today: The reader's day; what lies behind it is told with its year, too.
    """
    if not edtf:
        return ""
    found = FuzzyDate.parse(edtf)
    if (day := found.day) is not None:
        words = in_words(FuzzyDate.parse(day.isoformat()), short=True)
        is_recent = 0 <= (today - day).days < _RECENT_DAYS
        return words if is_recent else f"{words} {day:%y}"
    return in_words(found, short=True) if found.precision is Precision.MONTH else f"{found.midpoint.year}"
