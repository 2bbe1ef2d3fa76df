"""The forms in which news writes a date: what each looks like, and what it says.

One regular expression knows the shapes of all forms; each form has its own, with groups, and a reader.
Bare months and years are found everywhere: whether they are dates at all is asked of the words around
them (``reader.text.date_cue``).
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reader.text import reckoning
from reader.text.calendar_name import MONTHS, NUMBERS, WEEKDAYS
from reader.text.reckoning import Side

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date


class DateRule(StrEnum):
    """Why words are a date, and how it was worked out."""

    FULL = "full date"
    MONTH_DAY = "month and day"
    """The latest such day at most 120 days after publication, unless its neighbour tells the year."""
    MONTH_YEAR = "month and year"
    MONTH = "month"
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
    """After publication behind a future cue, else the latest not after it."""
    NEAR = "last, this or next"
    APART = "so long ago or ahead"
    RANGE = "range"
    SINCE = "since"
    UNTIL = "until"


class Atom(NamedTuple):
    """One date as it stands in the text: said in full, or a month with or without days, lacking its year."""

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

    @property
    def lacks_year(self) -> bool:
        """Whether the year is to be found out."""
        return not self.edtf

    def in_year(self, year: int) -> Atom:
        """A calendar date in a year."""
        days = [f"{year:04}-{self.month:02}-{day:02}" for day in self.days]
        return self._replace(edtf="/".join(days) or f"{year:04}-{self.month:02}")


class Form(NamedTuple):
    """A way to write a date."""

    source: str
    """A regular expression."""
    read: Callable[[re.Match[str], date], Atom | None]
    """Takes a match of it and the day of publication; None: it is no date. May raise OverflowError."""


def atoms(text: str, day: date) -> Iterator[Atom]:
    """Find whatever looks like a date, in order, without overlaps.

    Args:
        text: The text.
        day: The day of publication, in its own offset from UTC.
    """
    shape, forms = _grammar()
    end = 0
    for found in shape.finditer(text):
        start = found.start()
        if start and text[start].isdigit() and text[start - 1] in _GLUE:
            continue
        pattern, read = forms[found.lastgroup or ""]
        match = pattern.match(text, start)
        atom = None if match is None else _read(read, match, day)
        if atom is not None and atom.start >= end:
            end = atom.end
            yield atom


def _read(read: Callable[[re.Match[str], date], Atom | None], match: re.Match[str], day: date) -> Atom | None:
    try:
        return read(match, day)
    except OverflowError:
        return None


_GLUE = frozenset(".,:;/+#$£€₹@&=*-‐‑–−")
"""Before a digit: it belongs to something else (``Su-57``, ``1,000``, ``$2018``)."""

_FUTURE = re.compile(
    r"\b(?:will|won['’]t|to be held|planned|due|(?:scheduled|set|slated)\s(?:for|to|on))\b|['’]ll\b"
)
_FUTURE_REACH = 30
"""Characters before a date in which a future cue may stand."""


def is_ahead(text: str, start: int) -> bool:
    """Whether a future cue stands within 30 characters before a place."""
    return _FUTURE.search(text, max(0, start - _FUTURE_REACH), start) is not None


_MONTH_NUMBERS = {name[:3].upper(): number for number, name in enumerate(MONTHS, 1)}
_WEEKDAY_NUMBERS = {name[:3].upper(): number for number, name in enumerate(WEEKDAYS)}
_SEASON_NUMBERS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_ORDINAL_NUMBERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_SHIFTS = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}
_SIDES = {-1: Side.PAST, 0: Side.PRESENT, 1: Side.FUTURE}

_DASH = r"[-‐‑–—−]"
_COUNTED = (
    r"(?:\s?%|[\s-](?:per\s?cent|million|billion|trillion|km|kg|m|ft|mm|hp|GMT|UTC|IST|EST|EDT|Zulu|BC|BCE|B\.C|"
    r"local\stime|(?:[a-z]+\s)?(?:people|persons|men|women|children|troops|soldiers|officers|sailors|marines|"
    r"homes|houses|jobs|votes|seats|cases|deaths|units|copies|tons|tonnes|kilomet(?:re|er)s|miles|met(?:re|er)s|"
    r"feet|pounds|dollars|rupees|euros|hours|hrs|times|points))\b)"
)
"""After a number: it counts something."""
_YEAR = rf"(?:(?:1\d|20)\d\d|2100)(?!\w|[.,]\d|{_COUNTED})"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\w|[.,]\d)"
_TO = rf"\s?{_DASH}\s?|\s(?:to|until|till|through|and)\s"
_MONTH_NAME = "|".join((*MONTHS, *map(str.upper, MONTHS)))
_MONTH = rf"(?P<month>(?:{_MONTH_NAME})\b|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_WEEKDAY_NAME = "|".join((*WEEKDAYS, *map(str.upper, WEEKDAYS)))
_SEASON = r"[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter"
_PART_OF_DAY = r"(?:\s(?:morning|noon|midday|afternoon|evening|night|midnight)\b)?"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_NUMBER = rf"(?P<number>\d{{1,3}}|(?:{_TENS})-(?:{_ONES})|{'|'.join(NUMBERS)})"
_UNIT = r"(?P<unit>day|week|month|year|decade)s?"
_OF_YEAR = rf"\s(?:of\s)?(?:the\s)?(?:fiscal\s)?(?:(?P<year>{_YEAR})|(?P<near>last|this|next)\syear\b)"


def _iso(match: re.Match[str], _day: date) -> Atom:
    return Atom(*match.span(), DateRule.FULL, match[0])


def _slashes(match: re.Match[str], _day: date) -> Atom | None:
    """Day and month in either order, where only one order is possible."""
    first, second, year = map(int, match[0].split("/"))
    if first != second and max(first, second) <= 12:
        return None
    month, day = sorted((first, second))
    return Atom(*match.span(), DateRule.FULL, f"{year}-{month:02}-{day:02}")


def _day_first(match: re.Match[str], _day: date) -> Atom:
    """``4 December 2025``, ``the 4th of December``, ``7–10 May 2025``."""
    if match["last"] and not _is_run(match):
        return _calendar(match, (match.start("last"), match.end()), match["last"])
    return _calendar(match, match.span(), match["day"], match["last"])


def _month_first(match: re.Match[str], _day: date) -> Atom:
    """``December 4, 2025``, ``Dec. 4``, ``May 7–10, 2025``, ``October 2018``, ``October``."""
    if match["last"] and not _is_run(match):
        return _calendar(match, (match.start(), match.end("day")), match["day"])
    return _calendar(match, match.span(), match["day"], match["last"])


def _is_run(match: re.Match[str]) -> bool:
    """Whether two days are the ends of a run (``7–10``) and not two of their own (``7 and 10``)."""
    first, last = _day_number(match["day"]), _day_number(match["last"])
    if match["to"].strip() == "and":
        is_between = match.string.endswith(("between ", "Between "), 0, match.start("day"))
        return last == first + 1 or (is_between and first < last)
    return first < last


def _day_number(words: str) -> int:
    return int(words.rstrip("stndrh"))


def _calendar(match: re.Match[str], span: tuple[int, int], *days: str | None) -> Atom:
    atom = Atom(
        *span,
        DateRule.MONTH_DAY if days and days[0] else DateRule.MONTH,
        month=_MONTH_NUMBERS[match["month"][:3].upper()],
        days=tuple(_day_number(day) for day in days if day),
    )
    if year := match["year"]:
        rule = DateRule.FULL if atom.days else DateRule.MONTH_YEAR
        return atom._replace(rule=rule).in_year(int(year))
    return atom


def _years(match: re.Match[str], _day: date) -> Atom | None:
    """``2018``, ``2018–2021``, ``2018–21``, ``2018–present``."""
    first, last = match["year"], match["last"]
    if last is None:
        return Atom(*match.span(), DateRule.YEAR, first)
    if not last.isdigit():
        return Atom(*match.span(), DateRule.SINCE, f"{first}/..")
    if len(last) == 2:
        century = int(first[:2]) + (last == "00")
        last = f"{century}{last}"
        if "/" in match[0] and int(last) != int(first) + 1:
            return None
    return Atom(*match.span(), DateRule.RANGE, f"{first}/{last}") if first < last else None


def _decade(match: re.Match[str], day: date) -> Atom:
    """``1990s``, ``’90s``: the latest such decade."""
    decade = match[0][:-1].rstrip("'’")[:-1]
    if len(decade) == 1:
        century = day.year // 100
        decade = f"{century - (int(decade) * 10 > day.year % 100)}{decade}"
    return Atom(*match.span(), DateRule.DECADE, f"{decade}X")


def _century(match: re.Match[str], _day: date) -> Atom:
    return Atom(*match.span(), DateRule.CENTURY, f"{int(match['number']) - 1:02}XX")


def _season(match: re.Match[str], _day: date) -> Atom:
    """``summer 2025``, ``the winter of 2025–26``."""
    return Atom(*match.span(), DateRule.SEASON, f"{match['year']}-{_SEASON_NUMBERS[match['season'].lower()]}")


_MONEY = re.compile(
    r"\b(?:profits?|revenues?|sales|earnings|income|results|loss(?:es)?|GDP|growth|economy|inflation|spending|"
    r"shares?|shareholders|per\s?cent|percent|billion|million|orders|deliveries|guidance)\b|%"
)
_MONEY_REACH = 80
"""Characters around a quarter without a year in which money is to be spoken of: games have quarters too."""


def _quarter(match: re.Match[str], day: date) -> Atom | None:
    """``Q3 2025``, ``third quarter of 2025``; without a year the latest that has begun."""
    number = _ordinal(match["ordinal"])
    if year := _year_of(match, day):
        return Atom(*match.span(), DateRule.QUARTER, f"{year}-{32 + number}")
    start, end = max(0, match.start() - _MONEY_REACH), match.end() + _MONEY_REACH
    if not _MONEY.search(match.string, start, end):
        return None
    own = (day.month + 2) // 3
    return Atom(*match.span(), DateRule.QUARTER, reckoning.quarter(day, -((own - number) % 4)))


def _half(match: re.Match[str], day: date) -> Atom | None:
    """``first half of 2025``, ``H2 2025``."""
    number = _ordinal(match["ordinal"])
    if number > 2:
        return None
    year = _year_of(match, day)
    months = ("01", "06") if number == 1 else ("07", "12")
    return Atom(*match.span(), DateRule.HALF, f"{year}-{months[0]}/{year}-{months[1]}")


def _ordinal(words: str) -> int:
    return _ORDINAL_NUMBERS.get(words.lower()) or int(words.strip("QHstndrh"))


def _year_of(match: re.Match[str], day: date) -> str:
    """The year that is part of a form, by number or as ``last year``; empty: none is."""
    if match["near"]:
        return reckoning.year(day.year + _SHIFTS[match["near"]])
    return match["year"] or ""


def _fiscal(match: re.Match[str], _day: date) -> Atom | None:
    """``FY2025-26`` lies within both years; ``fiscal 2026`` is about 2026: it ends there, and begins anywhere."""
    first, last = (f"20{year}" if year and len(year) == 2 else year for year in match.group("year", "last"))
    if last is None:
        return Atom(*match.span(), DateRule.FISCAL, f"{first}~")
    return Atom(*match.span(), DateRule.FISCAL, f"{first}/{last}") if first < last else None


def _day_word(match: re.Match[str], day: date) -> Atom:
    """``yesterday``, ``tomorrow night``, ``this morning``, ``the day after tomorrow``."""
    words = match[0].lower()
    days = 0
    if "yesterday" in words:
        days = -2 if "before" in words else -1
    elif "tomorrow" in words:
        days = 2 if "after" in words else 1
    elif words.startswith("last"):
        days = -1
    return Atom(*match.span(), DateRule.DAY, reckoning.apart(day, "day", days))


_NO_DAY_BEFORE = re.compile(
    r"(?:\b(?:Black|Super|Good|Ash|Bloody|Easter|Palm|Cyber|Maundy|Shrove|Fat|Ruby|Giving|Casual|Holy|Whit|"
    r"[Ee]very|[Ee]ach|[Aa]ny|[Oo]ne|[Oo]n an?|[Ff]ollowing|[Pp]revious|[Pp]receding|[Ss]ame|[Tt]hat)\s|[-/])$"
)
_NO_DAY_AFTER = re.compile(
    r"\s(?:Times|Telegraph|Mirror|Express|Mail|Herald|Independent|Post|Star|Sun|World|Tribune|Business|Night|"
    r"Mass|Magazine)\b"
)
"""What makes a weekday a name, or one of many."""


def _weekday(match: re.Match[str], day: date) -> Atom | None:
    """``Thursday``, ``Thursday night``, ``Thursday of last week``."""
    text, (start, end) = match.string, match.span()
    if _NO_DAY_BEFORE.search(text, max(0, start - 12), start) or _NO_DAY_AFTER.match(text, end):
        return None
    number = _WEEKDAY_NUMBERS[match["weekday"][:3].upper()]
    if match["near"]:
        found = reckoning.weekday_of_week(day, number, _SHIFTS[match["near"]])
    else:
        found = reckoning.weekday(day, number, Side.FUTURE if is_ahead(text, start) else Side.PRESENT)
    return Atom(start, end, DateRule.WEEKDAY, f"{found}", weekday=number)


_OTHER_STORY = re.compile(r"(?:\b(?:the|his|her|its|their|our|my|your|every|that|over)\s|['’]s?\s)$", re.IGNORECASE)
"""Before ``last year``: it is a length of time, or counts from somewhere else."""


def _near(match: re.Match[str], day: date) -> Atom | None:
    """``last year``, ``this week``, ``next Friday``, ``last October``, ``this summer``."""
    text, (start, end) = match.string, match.span()
    words = match["near"].lower().split()
    side = _SHIFTS[words[-1]]
    is_day = match["weekday"] is not None
    if _OTHER_STORY.search(text, max(0, start - 8), start) and not (is_day and words[-1] in {"past", "coming"}):
        return None
    edtf = _near_unit(match, day, side, is_plain=words[-1] not in {"past", "coming"} or len(words) > 1)
    return None if edtf is None else Atom(start, end, DateRule.NEAR, edtf)
