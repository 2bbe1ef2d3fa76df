"""Dates below the axis: those of the marks on the adaptive scale, the calendar's on the linear one."""

from __future__ import annotations

from datetime import datetime
from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple

from reader.chronology.chronicle import DAY_SECONDS, moment_of, seconds_of
from reader.chronology.words import in_words
from reader.model.dates import Precision
from reader.text.calendar_name import MONTHS, SEASONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.chronology.axis import Axis
    from reader.model.dates import FuzzyDate

GAP_CELLS = 2
"""Between two dates."""

_MONTH_SECONDS = 2_629_746
"""On average, over the 400 years after which the calendar repeats."""


_FIRST = seconds_of(datetime.min)  # noqa: DTZ901 - naive, as all of them are here
"""The first day that can be told, a Monday."""

_LAST = seconds_of(datetime.max)  # noqa: DTZ901 - as above


class _Step(NamedTuple):
    """A step of the calendar."""

    precision: Precision
    """What its dates are told in."""
    seconds: int
    """How long it is, on average."""
    months: int = 0
    """How many months it has; 0: it is always equally long."""


_STEPS = (
    *(_Step(Precision.MINUTE, minutes * 60) for minutes in (1, 5, 15, 30, 60, 180, 360, 720)),
    *(_Step(Precision.DAY, days * DAY_SECONDS) for days in (1, 2, 7, 14)),
    *(_Step(Precision.MONTH, months * _MONTH_SECONDS, months) for months in (1, 2, 3, 6)),
    *(
        _Step(Precision.YEAR, years * 12 * _MONTH_SECONDS, years * 12)
        for years in (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000)
    ),
)
"""The finest first."""

_STEP_CELLS = {Precision.MINUTE: 5, Precision.DAY: 6, Precision.MONTH: 4, Precision.YEAR: 4}
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


Said = tuple[int, ...]
"""What of a date has been told: its year, perhaps its month, perhaps its day."""


def words(moment: datetime, precision: Precision, before: Said = ()) -> list[tuple[str, Said]]:
    """The ways to tell a date shortly, the longest first; each leaves out what the date before it says.

    Args:
        moment: The first second of it.
        precision: What is known of it.
        before: What the date shown to the left of it says; empty: there is none.

    Returns:
        Texts, each with what is told when it and those before it have been read.
    """
    year, month = year_words(moment.year), MONTHS[moment.month - 1][:3]
    match precision:
        case Precision.YEAR:
            return [(year, (moment.year,))]
        case Precision.DECADE | Precision.CENTURY:
            return [(f"{year}s", ())]
        case Precision.SEASON:
            unit = SEASONS[moment.month // 3 - 1]
        case Precision.QUARTER:
            unit = f"Q{moment.month // 3 + 1}"
        case Precision.MONTH:
            unit = month
        case _:
            return _day_words(moment, precision, before)
    said: Said = (moment.year, moment.month)
    if before[:1] == said[:1]:
        return [(unit, said)]
    return [(f"{unit} {year}", said), (year, said[:1])]


def _day_words(moment: datetime, precision: Precision, before: Said) -> list[tuple[str, Said]]:
    year, month = year_words(moment.year), MONTHS[moment.month - 1][:3]
    day, clock = f"{moment.day} {month}", f"{moment:%H:%M}"
    said: Said = (moment.year, moment.month, moment.day)
    if before[:1] == said[:1]:
        days = [(day, said)]
    else:
        days = [(f"{day} {year}", said), (f"{month} {year}", said[:2]), (year, said[:1])]
    if precision is Precision.DAY:
        return days
    return [(clock, said)] if before == said else [(f"{days[0][0]} {clock}", said), *days]


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
        is_month = (first.day, last.day) == (1, _days_in(last.year, last.month))
        return f"{months[1]} {year}" if is_month else f"{first.day}{dash}{last.day} {months[1]} {year}"
    day = f"{last.day} {months[1]} {year}"
    clocks = f"{first:%H:%M}", f"{last:%H:%M}"
    if clocks == ("00:00", "23:59"):
        return day
    return f"{day}, {clocks[0]}" + (f"{dash}{clocks[1]}" if clocks[0] != clocks[1] else "")


def _days_in(year: int, month: int) -> int:
    if month == 12:
        return 31
    return (datetime(year, month + 1, 1) - datetime(year, month, 1)).days  # noqa: DTZ001 - naive, as all of them are here


def place_ticks(candidates: Sequence[Candidate], width: int) -> tuple[Tick, ...]:
    """Choose the dates to show, from left to right, so that none touches another.

    Args:
        candidates: Ascending by columns.
        width: The cells of the row.
    """
    ticks: list[Tick] = []
    free = 0
    before: Said = ()
    for index, one in enumerate(candidates):
        following = candidates[index + 1].column - GAP_CELLS if index + 1 < len(candidates) else width
        texts = words(one.moment, one.precision, before)
        if one.event is None:  # the calendar's dates are all alike: each is told in its own step
            texts = texts[:1]
        elif one.interval:
            texts.insert(0, (one.interval, texts[0][1]))
        fitting = [said for said in texts if one.column + len(said[0]) <= following]
        # Without any the next mark goes without a date.
        fitting += [said for said in texts if free + len(said[0]) <= width]
        if one.column < free or not fitting:
            continue
        text, before = fitting[0]
        start = min(one.column, width - len(text))
        ticks.append(Tick(one.column, start, start + len(text), text, one.event))
        free = start + len(text) + GAP_CELLS
    return tuple(ticks)


def calendar(axis: Axis, shift_seconds: int) -> list[Candidate]:
    """The dates of the calendar along an axis, in the finest step whose dates fit.

    Args:
        axis: The axis.
        shift_seconds: What to add to UTC for the clock that hours are told in.
    """
    start, end = axis.seconds(axis.first_column), axis.seconds(axis.first_column + axis.columns - 1)
    cell_seconds = (end - start) / max(axis.columns - 1, 1)
    fitting = (
        step for step in _STEPS if step.seconds >= (_STEP_CELLS[step.precision] + GAP_CELLS) * cell_seconds
    )
    step = next(fitting, _STEPS[-1])
    start, end = max(start, _FIRST), min(end, _LAST)
    if step.months:
        shift, times = 0, _every_months(start, end, step.months)
    else:
        shift = shift_seconds if step.precision is Precision.MINUTE else 0
        times = _every(start + shift, end + shift, step.seconds)
    return [
        Candidate(axis.column(time - shift), moment_of(time), _rounded(moment_of(time), step.precision))
        for time in times
    ]


def _rounded(moment: datetime, precision: Precision) -> Precision:
    """What a date of the calendar is told in: the first month by its year, the first hour by its day."""
    if precision is Precision.MONTH and moment.month == 1:
        return Precision.YEAR
    if precision is Precision.MINUTE and (moment.hour, moment.minute) == (0, 0):
        return Precision.DAY
    return precision


def _every(start: float, end: float, step: int) -> Iterator[int]:
    """The multiples of a step from start to end; those of 7 days are Mondays."""
    yield from range(_FIRST + ceil((start - _FIRST) / step) * step, floor(end) + 1, step)


def _every_months(start: float, end: float, months: int) -> Iterator[int]:
    """The first days of every so many months from start to end, counted from the year 0."""
    first, last = moment_of(start), moment_of(end)
    numbers = range(first.year * 12 // months * months, last.year * 12 + 12, months)
    # The year 0 is a multiple of every number of months, but not a year that can be told.
    days = (datetime(number // 12, number % 12 + 1, 1) for number in numbers if number >= 12)  # noqa: DTZ001 - naive, as all of them are here
    yield from (seconds for seconds in map(seconds_of, days) if start <= seconds <= end)
