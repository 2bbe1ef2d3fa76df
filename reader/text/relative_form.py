"""How news writes dates that count from the day of publication."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text import reckoning
from reader.text.calendar_form import month_number, season_number
from reader.text.calendar_name import MONTHS, NUMBERS, WEEKDAYS
from reader.text.date_atom import Atom, DateRule, Form, expression
from reader.text.reckoning import Side

if TYPE_CHECKING:
    import re
    from datetime import date

_FUTURE = (
    r"\b(?:will|won['’]t|to\sbe\sheld|planned|due|(?:scheduled|set|slated)\s(?:for|to|on)|"
    r"(?:is|are)\s(?:(?:expected|likely)\s)?to)\b|['’]ll\b"
)
_FUTURE_REACH = 30
"""Characters before a date in which a future cue may stand."""

_SHIFTS = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}
_SIDES = {-1: Side.PAST, 0: Side.PRESENT, 1: Side.FUTURE}


def is_ahead(text: str, start: int) -> bool:
    """Whether a future cue stands within 30 characters before a place."""
    return expression(_FUTURE).search(text, max(0, start - _FUTURE_REACH), start) is not None


_SENTENCE_START = r"(?:^|[.!?:;\n\"“”‘’'—–(\[-]\s?)$"


def _day_word(match: re.Match[str], day: date) -> Atom | None:
    """``yesterday``, ``tomorrow night``, ``this morning``, ``the day after tomorrow``."""
    start, end = match.span()
    words = match[0].lower()
    if match[0][0].isupper() and not expression(_SENTENCE_START).search(
        match.string, max(0, start - 2), start
    ):
        return None  # "Russia Today"
    days = 0
    if "yesterday" in words:
        days = -2 if "before" in words else -1
    elif "tomorrow" in words:
        days = 2 if "after" in words else 1
    elif words.startswith("last"):
        if match.string.endswith("the ", 0, start):
            return None  # the last night of several
        days = -1
    return Atom(start, end, DateRule.DAY, reckoning.apart(day, "day", days))


_NO_DAY_BEFORE = (
    r"(?:\b(?:Black|Super|Good|Ash|Bloody|Easter|Palm|Cyber|Maundy|Shrove|Fat|Ruby|Giving|Casual|Holy|Whit|"
    r"[Ee]very|[Ee]ach|[Aa]ny|[Oo]ne|[Oo]n a|[Tt]he\s(?:following|last|next|final)|[Pp]revious|[Pp]receding|"
    r"[Ss]ame|[Tt]hat|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth)\s|[-/])$"
)
_NO_DAY_AFTER = (
    r"\s(?:Times|Telegraph|Mirror|Express|Mail|Herald|Independent|Post|Star|Sun|World|Tribune|Business|Night|"
    r"Mass|Magazine)\b"
)
"""What makes a weekday a name, or one of many."""
_NO_DAY_REACH = 14


def _weekday(match: re.Match[str], day: date) -> Atom | None:
    """``Thursday``, ``Thursday night``, ``Thursday of last week``."""
    text, (start, end) = match.string, match.span()
    if expression(_NO_DAY_BEFORE).search(text, max(0, start - _NO_DAY_REACH), start) or expression(
        _NO_DAY_AFTER
    ).match(text, end):
        return None
    if text.endswith(" a", 0, start - 1) and not text.startswith(" ", end):
        return None  # "tomorrow, a Tuesday"
    number = _weekday_number(match["weekday"])
    if match["near"]:
        found = reckoning.weekday_of_week(day, number, _SHIFTS[match["near"]])
    else:
        found = reckoning.weekday(day, number, Side.FUTURE if is_ahead(text, start) else Side.PRESENT)
    return Atom(start, end, DateRule.WEEKDAY, f"{found}", weekday=number)


def _weekday_number(name: str) -> int:
    return WEEKDAYS.index(name.capitalize())


_OTHER_STORY = r"(?i:\b(?:the|his|her|its|their|our|my|your|every|that|over)\s|['’]s?\s)$"
"""Before ``last year``: it is a length of time, or counts from somewhere else."""
_OTHER_STORY_REACH = 8


def _near(match: re.Match[str], day: date) -> Atom | None:
    """``last year``, ``this week``, ``next Friday``, ``last October``, ``this coming summer``."""
    text, (start, end) = match.string, match.span()
    near, unit = match["near"].lower(), match["unit"]
    if near in {"past", "coming"}:
        is_other_story = unit in {"week", "month", "year", "century"}  # "the past year"
    else:
        is_other_story = bool(
            expression(_OTHER_STORY).search(text, max(0, start - _OTHER_STORY_REACH), start)
        )
    if is_other_story:
        return None
    shift = _SHIFTS[near.split()[-1]]
    side = _SIDES[shift]
    atom = Atom(start, end, DateRule.NEAR)
    if match["weekday"]:
        number = _weekday_number(match["weekday"])
        if side is Side.PRESENT and is_ahead(text, start):
            side = Side.FUTURE
        return atom._replace(edtf=f"{reckoning.weekday(day, number, side)}", weekday=number)
    if match["month"]:
        number = month_number(match["month"])
        return atom._replace(month=number).in_year(reckoning.year_of_near_month(day, number, side))
    if match["season"]:
        return atom._replace(edtf=reckoning.season(day, season_number(match["season"]), side))
    if unit == "weekend":
        shift = _weekend_shift(near, shift, day, is_planned=is_ahead(text, start))
    return atom._replace(edtf=reckoning.apart(day, unit, shift))


def _weekend_shift(near: str, shift: int, day: date, *, is_planned: bool) -> int:
    """The weeks from that of publication: on Monday and Tuesday ``this weekend`` is over."""
    if near.endswith("coming"):
        return int(day.weekday() >= 5)
    return -1 if near == "this" and day.weekday() <= 1 and not is_planned else shift


_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_NUMBER = rf"(?P<number>\d{{1,3}}|(?:{_TENS})-(?:{_ONES})|{'|'.join(NUMBERS)})"
_UNIT = r"(?P<unit>day|week|month|year|decade)s?"

_COUNT_BEFORE = (
    r"(?i)(?<![\d.,-])(?<!half\s)\b(?:(?P<about>about|around|some|nearly|almost|over|(?:more|less)\sthan|roughly|"
    rf"approximately|at\sleast|just\sover)\s)?{_NUMBER}[\s-]{_UNIT}\s$"
)
_COUNT_REACH = 48
"""Characters before ``ago`` in which its count stands."""


def _count_before(match: re.Match[str], day: date) -> Atom | None:
    """``three weeks ago``, ``about 20 years ago``, ``ten days from now``."""
    start = match.start()
    count = expression(_COUNT_BEFORE).search(match.string, max(0, start - _COUNT_REACH), start)
    if count is None:
        return None
    number = _number(count["number"])
    edtf = reckoning.apart(day, count["unit"].lower(), -number if match[0] == "ago" else number)
    if count["about"] and "/" not in edtf:
        edtf = edtf.rstrip("~") + "~"
    return Atom(count.start(), match.end(), DateRule.APART, edtf)


def _count_after(match: re.Match[str], day: date) -> Atom | None:
    """``in two weeks’ time``; behind a future cue ``in two weeks``, which else is how long something took."""
    if not match["time"] and not is_ahead(match.string, match.start()):
        return None
    return Atom(*match.span(), DateRule.APART, reckoning.apart(day, match["unit"], _number(match["number"])))


def _number(words: str) -> int:
    return int(words) if words.isdigit() else sum(NUMBERS[word] for word in words.lower().split("-"))


_WEEKDAY_NAME = rf"(?P<weekday>{'|'.join((*WEEKDAYS, *map(str.upper, WEEKDAYS)))})\b"
_PART = r"(?:\s(?:morning|noon|midday|afternoon|evening|night|midnight)\b)?"


def _capitals_too(*words: str) -> tuple[str, ...]:
    return (*words, *(word.capitalize() for word in words))


_THEN_UNIT = r"\s(?=\S{1,12}\s(?:day|week|month|year|decade))"

RELATIVE_FORMS = (
    Form(
        (*WEEKDAYS, *map(str.upper, WEEKDAYS)),
        rf"{_WEEKDAY_NAME}{_PART}(?:\s(?:of\s)?(?P<near>last|this|next)\sweek\b)?",
        _weekday,
    ),
    Form(
        _capitals_too("yesterday", "today", "tonight", "tomorrow", "the day", "day", "this", "last"),
        r"(?:(?:[Tt]he\s)?[Dd]ay\s(?:before\syesterday|after\stomorrow)|[Tt]oday|[Tt]onight|"
        rf"(?:[Yy]esterday|[Tt]omorrow){_PART}|[Tt]his\s(?:morning|afternoon|evening)|[Ll]ast\s(?:night|evening))\b",
        _day_word,
    ),
    Form(
        _capitals_too("last", "next", "this", "past", "coming"),
        r"(?P<near>[Ll]ast|[Nn]ext|[Tt]his(?:\s(?:past|coming))?|[Pp]ast|[Cc]oming)\s"
        rf"(?:(?P<unit>week(?:end)?|month|year|century)|(?P<season>spring|summer|autumn|fall|winter)|"
        rf"(?P<month>{'|'.join(MONTHS)})|{_WEEKDAY_NAME}{_PART})\b(?!-|\sof\b)",
        _near,
    ),
    Form((r"ago\b", r"from\snow\b"), r"ago|from\snow", _count_before),
    Form(
        (rf"in{_THEN_UNIT}", rf"In{_THEN_UNIT}"),
        rf"[Ii]n\s{_NUMBER}\s{_UNIT}\b(?P<time>['’]?\stime\b)?",
        _count_after,
    ),
)
"""In the order in which they are tried."""
