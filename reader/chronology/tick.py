"""Dates below the axis: those of the marks on the adaptive scale, the calendar's on the linear one."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from reader.chronology.chronicle import DAY_SECONDS, moment_of, seconds_of
from reader.chronology.words import in_words
from reader.model.dates import Precision
from reader.text.calendar_name import MONTHS, SEASONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.chronology.axis import Axis
    from reader.model.dates import FuzzyDate

GAP_CELLS = 2
"""Between two dates."""

_SHORT_STEPS: tuple[tuple[int, Precision], ...] = (
    *((minutes * 60, Precision.MINUTE) for minutes in (1, 5, 15, 30, 60, 180, 360, 720)),
    *((days * DAY_SECONDS, Precision.DAY) for days in (1, 2, 7, 14)),
)
"""Steps of the calendar that are always equally long, in seconds, and what they are told in."""

_LONG_STEPS: tuple[tuple[int, Precision], ...] = (
    *((months, Precision.MONTH) for months in (1, 2, 3, 6)),
    *((years * 12, Precision.YEAR) for years in (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000)),
)
"""Steps of the calendar in months."""

_MONTH_SECONDS = 2_629_746
"""On average, over the 400 years after which the calendar repeats."""

_STEP_CELLS = {Precision.MINUTE: 5, Precision.DAY: 6, Precision.MONTH: 3, Precision.YEAR: 4}
"""How long the dates of a step are, mostly."""


class Tick(NamedTuple):
    """A date below the axis, all of one cell a character; columns are half-open."""

    column: int
    """What it is the date of stands here."""
    start: int
    end: int
    text: str
    event: int | None
    """The place in the chronicle of the event whose date it is; None: the calendar's."""


class Candidate(NamedTuple):
    """A date that may be shown."""

    column: int
    moment: datetime
    """Its first second, in the clock that it is told in."""
    precision: Precision
    event: int | None = None
    interval: str = ""
    """The whole of an interval in words; empty: it is none."""


def candidate(column: int, date: FuzzyDate, event: int) -> Candidate:
    """The date of an event: where it starts, or the end that it has.

    Args:
        column: Where it stands.
        date: The event's.
        event: Its place in the chronicle.
    """
    known = date.start or date.end or date
    moment = known.lower or known.upper
    assert moment is not None  # noqa: S101 - a date has a bound at least, else it is refused when read
    if known.utc_offset is not None:
        moment = moment_of(seconds_of(moment) + known.utc_offset.total_seconds())
    interval = in_words(date, short=True) if date.start and date.end else ""
    return Candidate(column, moment, known.precision, event, interval)


def words(moment: datetime, precision: Precision, before: datetime | None = None) -> list[str]:
    """The ways to tell a date shortly, the longest first; each leaves out what the date before it says.

    Args:
        moment: The first second of it.
        precision: What is known of it.
        before: The date shown to the left of it; None: there is none.
    """
    year, month = year_words(moment.year), MONTHS[moment.month - 1][:3]
    same_year = before is not None and before.year == moment.year
    match precision:
        case Precision.YEAR:
            return [year]
        case Precision.DECADE | Precision.CENTURY:
            return [f"{year}s"]
        case Precision.SEASON:
            unit = SEASONS[moment.month // 3 - 1]
        case Precision.QUARTER:
            unit = f"Q{moment.month // 3 + 1}"
        case Precision.MONTH:
            unit = month
        case _:
            return _day_words(moment, precision, before)
    return [unit] if same_year else [f"{unit} {year}", year]


def _day_words(moment: datetime, precision: Precision, before: datetime | None) -> list[str]:
    year, month = year_words(moment.year), MONTHS[moment.month - 1][:3]
    day = f"{moment.day} {month}"
    clock = f"{moment:%H:%M}"
    has_clock = precision is not Precision.DAY
    if has_clock and before is not None and before.date() == moment.date():
        return [clock]
    same_year = before is not None and before.year == moment.year
    days = [day] if same_year else [f"{day} {year}", f"{month} {year}", year]
    return [f"{days[0]} {clock}", *days] if has_clock else days


def year_words(year: int) -> str:
    """A year; one of fewer than four digits says its era."""
    return str(year) if year >= 1000 else f"AD {year}"


def period_words(first: datetime, last: datetime, dash: str = "–") -> str:
    """The time between two moments, no more precise than it needs to be: ``2000 – 2025``.

    Args:
        first: Its first second.
        last: Its last second.
        dash: What stands between its ends.
    """
    dash = f" {dash} "
    year = year_words(last.year)
    if first.year != last.year:
        return f"{year_words(first.year)}{dash}{year}"
    months = MONTHS[first.month - 1][:3], MONTHS[last.month - 1][:3]
    if first.month != last.month:
        is_year = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
        return year if is_year else f"{months[0]}{dash}{months[1]} {year}"
    if first.day != last.day:
        is_month = first.day == 1 and (last + timedelta(seconds=1)).month != last.month
        return f"{months[1]} {year}" if is_month else f"{first.day}{dash}{last.day} {months[1]} {year}"
    day = f"{last.day} {months[1]} {year}"
    clocks = f"{first:%H:%M}", f"{last:%H:%M}"
    if clocks == ("00:00", "23:59"):
        return day
    return f"{day}, {clocks[0]}" + (f"{dash}{clocks[1]}" if clocks[0] != clocks[1] else "")


def place_ticks(candidates: Sequence[Candidate], width: int) -> tuple[Tick, ...]:
    """Choose the dates to show, from left to right, so that none touches another.

    Args:
        candidates: Ascending by columns.
        width: The cells of the row.
    """
    ticks: list[Tick] = []
    free = 0
    before: datetime | None = None
    for index, one in enumerate(candidates):
        if one.column < free:
            continue
        following = candidates[index + 1].column - GAP_CELLS if index + 1 < len(candidates) else width
        texts = words(one.moment, one.precision, before)
        if one.interval:
            texts.insert(0, one.interval)
        text = next((text for text in texts if one.column + len(text) <= following), None)
        if text is None:  # the next mark goes without a date
            text = next((text for text in texts if free + len(text) <= width), None)
        if text is None:
            continue
        start = min(one.column, width - len(text))
        ticks.append(Tick(one.column, start, start + len(text), text, one.event))
        free = start + len(text) + GAP_CELLS
        before = one.moment
    return tuple(ticks)


def calendar(axis: Axis, shift_seconds: int) -> list[Candidate]:
    """The dates of the calendar along an axis, in the finest step whose dates fit.

    Args:
        axis: The axis.
        shift_seconds: What to add to UTC for the clock that hours are told in.
    """
    start, end = axis.seconds(axis.first_column), axis.seconds(axis.first_column + axis.columns - 1)
    cell_seconds = (end - start) / max(axis.columns - 1, 1)
    for step, precision in _SHORT_STEPS:
        if step >= (_STEP_CELLS[precision] + GAP_CELLS) * cell_seconds:
            shift = shift_seconds if step < DAY_SECONDS else 0
            return _candidates(axis, _every(start + shift, end + shift, step), shift, precision)
    for months, precision in _LONG_STEPS[:-1]:
        if months * _MONTH_SECONDS >= (_STEP_CELLS[precision] + GAP_CELLS) * cell_seconds:
            return _candidates(axis, _every_months(start, end, months), 0, precision)
    months, precision = _LONG_STEPS[-1]
    return _candidates(axis, _every_months(start, end, months), 0, precision)


def _candidates(axis: Axis, times: Iterable[int], shift: int, precision: Precision) -> list[Candidate]:
    return [Candidate(axis.column(time - shift), moment_of(time), precision) for time in times]


def _every(start: float, end: float, step: int) -> Iterator[int]:
    """The multiples of a step from start to end; those of 7 days are Mondays."""
    origin = DAY_SECONDS  # the first day, a Monday
    first = -int((origin - start) // step) * step + origin
    yield from range(first, int(end) + 1, step)


def _every_months(start: float, end: float, months: int) -> Iterator[int]:
    """The first days of every so many months from start to end, counted from the year 0."""
    first = moment_of(start)
    number = -(-(first.year * 12 + first.month - 1) // months) * months
    while 12 <= number < 120_000:
        year, month = divmod(number, 12)
        seconds = seconds_of(datetime(year, month + 1, 1))  # noqa: DTZ001 - naive, as all of them are here
        if seconds > end:
            return
        if seconds >= start:
            yield seconds
        number += months
