"""How well a date is known, in words: what the date itself does not say where it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.dates import Precision

if TYPE_CHECKING:
    from reader.model.dates import FuzzyDate

_EXACT = frozenset({Precision.SECOND, Precision.MINUTE, Precision.DAY})


def precision_in_words(date: FuzzyDate) -> str:
    """Say how well a date is known: ``known to the month``, ``known to the year, approximate``.

    Returns:
        Empty for a day, or a time of the day, that is sure.
    """
    parts = [_unit(date)]
    if date.is_approximate:
        parts.append("approximate")
    if date.is_uncertain:
        parts.append("uncertain")
    return ", ".join(filter(None, parts))


def _unit(date: FuzzyDate) -> str:
    if not date.is_interval:
        return "" if date.precision in _EXACT else f"known to the {date.precision}"
    if date.is_open:
        return "goes on"
    if date.has_unknown_end:
        return "end not known"
    if date.has_unknown_start:
        return "start not known"
    return "start left open" if date.start is None else "a span of time"
