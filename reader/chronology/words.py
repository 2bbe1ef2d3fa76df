"""A date in words, with the precision it has and no more.

English, in one form everywhere: ``5 October 2018``, ``about 2018``, ``since 2000``, ``7–10 May 2025``.
A time is shown as it was written, in the writer's own offset from UTC, never shifted.
"""

from __future__ import annotations

from reader.model.dates import FuzzyDate, Precision
from reader.text.calendar_name import MONTHS, SEASONS

_ORDINALS = ("1st", "2nd", "3rd", "4th")
_SHORT_MONTH = 3
"""Letters of a month's short name."""


def in_words(date: FuzzyDate, *, short: bool = False, with_offset: bool = False) -> str:
    """Say a date in words.

    Args:
        date: The date.
        short: As the label of an axis: month names of three letters, a day without its year.
        with_offset: An instant's offset from UTC too: ``4 December 2025, 21:10 +05:30``.
    """
    if date.is_interval:
        return _interval(date, short=short)
    words = _qualifier(date) + _plain(date, short=short, with_year=not short)
    if with_offset and date.utc_offset is not None:
        return f"{words} {_offset(date)}"
    return words


def _qualifier(date: FuzzyDate) -> str:
    return ("possibly " if date.is_uncertain else "") + ("about " if date.is_approximate else "")


def _qualified(date: FuzzyDate, *, short: bool) -> str:
    return _qualifier(date) + _plain(date, short=short)


def _plain(date: FuzzyDate, *, short: bool, with_year: bool = True) -> str:
    """A date that is no interval, without its qualifier; ``with_year`` is for days and instants."""
    if date.day is None:
        return _period(date, short=short)
    clock = {Precision.MINUTE: date.edtf[11:16], Precision.SECOND: date.edtf[11:19]}.get(date.precision)
    day = _day_and_month(date, short=short)
    if not with_year:
        return f"{day} {clock}" if clock else day
    return f"{day} {_year(date)}, {clock}" if clock else f"{day} {_year(date)}"


def _period(date: FuzzyDate, *, short: bool) -> str:
    """Anything longer than a day."""
    year, number = _year(date), date.edtf[5:7]
    match date.precision:
        case Precision.MONTH:
            words = f"{_month(date, short=short)} {year}"
        case Precision.QUARTER:
            ordinal = int(number) - 33
            words = f"Q{ordinal + 1} {year}" if short else f"{_ORDINALS[ordinal]} quarter {year}"
        case Precision.SEASON:
            words = f"{SEASONS[int(number) - 21]} {_winter(date) if number == '24' else year}"
        case Precision.YEAR:
            words = year
        case Precision.DECADE if date.edtf[0] != "0":
            words = f"{year}s"
        case _:
            words = f"{year}–{int(date.edtf.replace('X', '9'))}"
    return words


def _year(date: FuzzyDate) -> str:
    """The year, or the first one of a decade or century; those of fewer than four digits say their era."""
    year = max(1, int(date.edtf[:4].replace("X", "0")))
    return f"{year}" if year >= 1000 else f"AD {year}"


def _winter(date: FuzzyDate) -> str:
    """The two years of a winter: ``2025–26``, ``1999–2000``."""
    year = int(date.edtf[:4])
    following = f"{year + 1}"
    return f"{_year(date)}–{following if following.endswith('00') else following[-2:]}"


def _month(date: FuzzyDate, *, short: bool) -> str:
    name = MONTHS[int(date.edtf[5:7]) - 1]
    return name[:_SHORT_MONTH] if short else name


def _day_and_month(date: FuzzyDate, *, short: bool) -> str:
    return f"{int(date.edtf[8:10])} {_month(date, short=short)}"


def _offset(date: FuzzyDate) -> str:
    zone = date.edtf[16:].lstrip(":0123456789")
    return "UTC" if zone == "Z" else zone


def _interval(date: FuzzyDate, *, short: bool) -> str:
    start, end = date.start, date.end
    if start is not None and end is not None:
        return _range(start, end, short=short)
    if start is not None:
        words = _qualified(start, short=short)
        if date.is_open:
            return f"since {words}"
        return f"{words} – ?" if short else f"from {words}, end unknown"
    words = "" if end is None else _qualified(end, short=short)
    if date.has_unknown_start:
        return f"? – {words}" if short else f"until {words}, start unknown"
    return f"until {words}"


def _range(start: FuzzyDate, end: FuzzyDate, *, short: bool) -> str:
    """Two ends; what they share is said once, where both are of one unit and sure."""
    if start.edtf == end.edtf:
        return _qualified(start, short=short)
    is_sure = not (_qualifier(start) or _qualifier(end))
    if is_sure and start.precision is end.precision:
        same_year = start.edtf[:4] == end.edtf[:4]
        match start.precision:
            case Precision.DAY:
                return _days(start, end, same_year=same_year, short=short)
            case Precision.MONTH if same_year:
                return f"{_month(start, short=short)}–{_plain(end, short=short)}"
            case Precision.MONTH:
                return f"{_plain(start, short=short)} – {_plain(end, short=short)}"
            case Precision.YEAR | Precision.DECADE:
                return f"{_plain(start, short=short)}–{_plain(end, short=short)}"
    return f"{_qualified(start, short=short)} to {_qualified(end, short=short)}"


def _days(start: FuzzyDate, end: FuzzyDate, *, same_year: bool, short: bool) -> str:
    """``7–10 May 2025``, ``28 May – 3 June 2025``, ``30 December 2025 – 2 January 2026``."""
    last = f"{_day_and_month(end, short=short)} {_year(end)}"
    if not same_year:
        return f"{_day_and_month(start, short=short)} {_year(start)} – {last}"
    if start.edtf[:7] == end.edtf[:7]:
        return f"{int(start.edtf[8:10])}–{last}"
    return f"{_day_and_month(start, short=short)} – {last}"
