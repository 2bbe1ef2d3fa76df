"""How news writes dates of the calendar: days, months, years, and their groups.

Bare months and years are found everywhere; whether they are dates at all is asked of the words around
them (``reader.text.date_cue``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text import reckoning
from reader.text.calendar_name import MONTHS
from reader.text.date_atom import DIGIT, Atom, DateRule, Form, expression

if TYPE_CHECKING:
    import re
    from datetime import date

DASH = r"[-‐‑–—−]"

COUNTED = (
    r"(?:\s?%|[\s-](?:per\s?cent|million|billion|trillion|km|kg|m|ft|mm|hp|GMT|UTC|IST|EST|EDT|Zulu|BC|BCE|B\.C|"
    r"local\stime|(?:[a-z]{1,15}\s)?(?:people|persons|men|women|children|troops|soldiers|officers|sailors|marines|"
    r"homes|houses|jobs|votes|seats|cases|deaths|units|copies|tons|tonnes|kilomet(?:re|er)s|miles|met(?:re|er)s|"
    r"feet|pounds|dollars|rupees|euros|hours|hrs|times|points))\b)"
)
"""Behind a number: it counts or measures something."""

_ANY_YEAR = r"(?:(?:1\d|20)\d\d|2100)(?!\w|[.,]\d)"
_YEAR = rf"{_ANY_YEAR}(?!{COUNTED})"
_YEAR_OF_MONTH = rf"(?:(?!\d\d00){_ANY_YEAR}|{_YEAR})"  # not "in May 2000 people"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\w|[.,]\d)"
_TO = rf"\s?{DASH}\s?|\s(?:to|until|till|through|and)\s"
_MONTH_NAME = "|".join((*MONTHS, *map(str.upper, MONTHS)))
_MONTH = rf"(?P<month>(?:{_MONTH_NAME})\b|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_NEAR_YEAR = r"(?P<near>last|this|next)\syear\b"
_OF_YEAR = rf"\s(?:of\s)?(?:the\s)?(?:fiscal\s)?(?:(?P<year>{_YEAR})|{_NEAR_YEAR})"

_NEAR = {"last": -1, "this": 0, "next": 1}
_SEASON_NUMBERS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}


def month_number(name: str) -> int:
    """The number of a month, 1 to 12, by its name or an abbreviation."""
    return next(number for number, month in enumerate(MONTHS, 1) if month[:3].upper() == name[:3].upper())


def season_number(name: str) -> int:
    """EDTF's number of a season, 21 to 24."""
    return _SEASON_NUMBERS[name.lower()]


def _iso(match: re.Match[str], _day: date) -> Atom:
    return Atom(*match.span(), DateRule.FULL, match[0])


def _slashes(match: re.Match[str], _day: date) -> Atom | None:
    """Day and month in either order, where only one order is possible."""
    first, second, year = map(int, match[0].split("/"))
    if first != second and max(first, second) <= 12:
        return None
    month, day = sorted((first, second))
    return Atom(*match.span(), DateRule.FULL, f"{year}-{month:02}-{day:02}")


def _day_first(match: re.Match[str], day: date) -> Atom:
    """``4 December 2025``, ``4th of December``, ``7–10 May 2025``."""
    if match["last"] and not _is_run(match):
        return _calendar(match, day, (match.start("last"), match.end()), match["last"])
    return _calendar(match, day, match.span(), match["day"], match["last"])


def _month_first(match: re.Match[str], day: date) -> Atom:
    """``December 4, 2025``, ``Dec. 4``, ``May 7–10, 2025``, ``October 2018``, ``October``."""
    if match["last"] and not _is_run(match):
        return _calendar(match, day, (match.start(), match.end("day")), match["day"])
    return _calendar(match, day, match.span(), match["day"], match["last"])


def _is_run(match: re.Match[str]) -> bool:
    """Whether two days are the ends of a run (``7–10``), and not two by themselves (``7 and 10``)."""
    first, last = _day_number(match["day"]), _day_number(match["last"])
    if match["to"].strip() == "and":
        is_between = match.string.endswith(("between ", "Between "), 0, match.start("day"))
        return last == first + 1 or (is_between and first < last)
    return first < last


def _day_number(words: str) -> int:
    return int(words.rstrip("stndrh"))


_NINE_ELEVEN = r"Sep(?:t\.?|tember)\s11(?:th)?\s(?:terror(?:ist)?\s)?attacks?\b"
"""The one day that news writes without its year twenty years on."""


def _calendar(match: re.Match[str], day: date, span: tuple[int, int], *days: str | None) -> Atom:
    numbers = tuple(_day_number(one) for one in days if one)
    rule = DateRule.MONTH_DAY if numbers else DateRule.MONTH
    atom = Atom(*span, rule, month=month_number(match["month"]), days=numbers)
    year = _year_of(match, day)
    if not year and expression(_NINE_ELEVEN).match(match.string, span[0]):
        year = "2001"
    if year:
        rule = DateRule.FULL if numbers else DateRule.MONTH_YEAR
        return atom._replace(rule=rule).in_year(int(year))
    return atom


def _years(match: re.Match[str], _day: date) -> Atom | None:
    """``2018``, ``2018–2021``, ``2018–21``, ``2018–present``."""
    first, last = match["year"], match["last"]
    if last is None:
        return Atom(*match.span(), DateRule.YEAR, first)
    if not last.isdigit():
        return Atom(*match.span(), DateRule.RANGE, f"{first}/..")
    if len(last) == 2:
        is_month = "-" in match[0] and "01" <= last <= "12"  # 2018-10, but 2011-12 is a season's years
        last = f"{int(first[:2]) + (last == '00')}{last}"
        if (is_month or "/" in match[0]) and int(last) != int(first) + 1:
            return None
    return Atom(*match.span(), DateRule.RANGE, f"{first}/{last}") if first < last else None


def _decade(match: re.Match[str], day: date) -> Atom:
    """``1990s``; ``’90s`` is the latest such decade; the 1800s are a century."""
    start, end = match.span()
    decade = match["decade"]
    if decade.endswith("00") and decade != "2000":
        return Atom(start, end, DateRule.CENTURY, f"{decade[:2]}XX")
    if len(decade) == 4:
        return Atom(start, end, DateRule.DECADE, f"{decade[:3]}X")
    century = day.year // 100 - (int(decade) > day.year % 100)
    return Atom(start - 1, end, DateRule.DECADE, f"{century:02}{decade[0]}X")


def _century(match: re.Match[str], _day: date) -> Atom:
    return Atom(*match.span(), DateRule.CENTURY, f"{int(match['number']) - 1:02}XX")


def _season(match: re.Match[str], _day: date) -> Atom:
    """``summer 2025``, ``winter of 2025–26``."""
    return Atom(*match.span(), DateRule.SEASON, f"{match['year']}-{season_number(match['season'])}")


_MONEY = (
    r"\b(?:profits?|revenues?|sales|earnings|income|results|loss(?:es)?|GDP|growth|economy|inflation|spending|"
    r"shares?|shareholders|per\s?cent|billion|million|orders|deliveries|guidance)\b|%"
)
_MONEY_REACH = 80
"""Characters around a quarter without a year in which money is to be spoken of: games have quarters too."""


def _quarter(match: re.Match[str], day: date) -> Atom | None:
    """``Q3 2025``, ``third quarter of 2025``; without a year the latest that has begun."""
    number = _ordinal(match["ordinal"])
    if year := _year_of(match, day):
        return Atom(*match.span(), DateRule.QUARTER, f"{year}-{32 + number}")
    start, end = match.span()
    if not expression(_MONEY).search(match.string, max(0, start - _MONEY_REACH), end + _MONEY_REACH):
        return None
    own = (day.month + 2) // 3
    return Atom(start, end, DateRule.QUARTER, reckoning.quarter(day, -((own - number) % 4)))


def _half(match: re.Match[str], day: date) -> Atom:
    """``first half of 2025``, ``H2 2025``."""
    year = _year_of(match, day)
    first, last = ("01", "06") if _ordinal(match["ordinal"]) == 1 else ("07", "12")
    return Atom(*match.span(), DateRule.HALF, f"{year}-{first}/{year}-{last}")


def _ordinal(words: str) -> int:
    return _ORDINALS.get(words.lower()) or int(words.strip("QHstndrh"))


def _year_of(match: re.Match[str], day: date) -> str:
    """The year that is part of a form, as a number or as ``last year``; empty: there is none."""
    if match["near"]:
        return reckoning.year(day.year + _NEAR[match["near"]])
    return match["year"] or ""


def _fiscal(match: re.Match[str], _day: date) -> Atom | None:
    """``FY2025-26`` lies in both years; ``fiscal 2026`` is about 2026, for it begins in any month."""
    first, last = (f"20{year}" if year and len(year) == 2 else year for year in match.group("year", "last"))
    if last is None:
        return Atom(*match.span(), DateRule.FISCAL, f"{first}~")
    return Atom(*match.span(), DateRule.FISCAL, f"{first}/{last}") if first < last else None


_FISCAL_YEAR = r"(?:(?:19|20)\d\d|\d\d)"
_HALVES = r"(?P<ordinal>[Ff]irst|[Ss]econd|1st|2nd)[\s-]half"
_QUARTERS = r"(?P<ordinal>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|1st|2nd|3rd|4th)[\s-]quarter\b"

_MONTH_OPENINGS = tuple(sorted({name[:3] for name in (*MONTHS, *map(str.upper, MONTHS))}))
_ORDINAL_OPENINGS = ("first", "First", "second", "Second", "third", "Third", "fourth", "Fourth")

CALENDAR_FORMS = (
    Form((DIGIT,), r"(?:1\d|20)\d\d-\d\d-\d\d(?![\d-])", _iso),
    Form((DIGIT,), r"\d{1,2}/\d{1,2}/(?:19|20)\d\d(?![\d/])", _slashes),
    Form(
        (DIGIT,),
        rf"(?P<day>{_DAY})(?:(?P<to>{_TO})(?P<last>{_DAY}))?(?:\s(?:of\s)?|-){_MONTH}"
        rf"(?:(?:,?\s(?:of\s)?|-)(?:(?P<year>{_YEAR})|{_NEAR_YEAR}))?",
        _day_first,
    ),
    Form(
        _MONTH_OPENINGS,
        rf"{_MONTH}(?:\s(?P<day>{_DAY}(?!{COUNTED}))(?:(?P<to>{_TO})(?P<last>{_DAY}))?)?"
        rf"(?:,?\s(?:of\s)?(?:(?P<year>(?(day){_YEAR}|{_YEAR_OF_MONTH}))|{_NEAR_YEAR}))?",
        _month_first,
    ),
    Form((DIGIT,), r"(?P<number>[1-9]|1\d|2[01])(?:st|nd|rd|th)\scentury\b(?!\sB)", _century),
    Form((DIGIT,), r"(?P<decade>(?:1[5-9]|20)\d0(?=['’]?s)|(?<=['’‘])[1-9]0(?=s))['’]?s\b", _decade),
    Form(
        (DIGIT,),
        rf"(?P<year>{_YEAR})(?:(?:\s?{DASH}\s?(?={_YEAR}|\d\d\b|present\b|now\b)|/(?=\d\d\b))(?P<last>\w+))?"
        rf"(?!\s?{DASH}\s?\d|/\d)",
        _years,
    ),
    Form(
        ("FY", "fiscal", "Fiscal", "financial", "Financial"),
        rf"(?:FY\s?|[Ff]iscal\s(?:[Yy]ears?\s)?|[Ff]inancial\s[Yy]ear\s)(?P<year>{_FISCAL_YEAR})"
        rf"(?:[-–/](?P<last>{_FISCAL_YEAR}))?(?!\w|[.,/–-]\d)",
        _fiscal,
    ),
    Form(
        ("spring", "Spring", "summer", "Summer", "autumn", "Autumn", "fall", "Fall", "winter", "Winter"),
        r"(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?:\sof)?\s"
        rf"(?P<year>{_YEAR})(?:[-–/]\d\d(?:\d\d)?\b)?",
        _season,
    ),
    Form(_ORDINAL_OPENINGS, rf"{_QUARTERS}(?:{_OF_YEAR})?", _quarter),
    Form(("last", "final"), rf"(?P<ordinal>last|final)\squarter{_OF_YEAR}", _quarter),
    Form((DIGIT,), rf"{_QUARTERS}(?:{_OF_YEAR})?", _quarter),
    Form(("Q",), rf"(?P<ordinal>Q[1-4])(?:{_OF_YEAR})", _quarter),
    Form(_ORDINAL_OPENINGS, rf"{_HALVES}{_OF_YEAR}", _half),
    Form(("H",), rf"(?P<ordinal>H[12]){_OF_YEAR}", _half),
)
"""In the order in which they are tried."""
