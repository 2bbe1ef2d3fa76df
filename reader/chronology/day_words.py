"""Dates in a narrow column, as short as they can be told apart."""

from __future__ import annotations

from reader.chronology.words import in_words
from reader.model.dates import FuzzyDate, Precision

DAY_CELLS = 11
"""The longest day: ``14 Dec 2025``."""


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
