"""What the words around a date make of it: since, until, about, early; and whether it is a date at all."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from reader.text.calendar_form import COUNTED
from reader.text.date_atom import expression

_REACH = 28
"""Characters before a date in which its cue words stand."""


class Relation(Enum):
    """How a date is related to what is told."""

    SINCE = "since"
    UNTIL = "until"
    FROM = "from"
    BETWEEN = "between"


class Cue(NamedTuple):
    """The cue words before a date; offsets are characters of the text."""

    start: int
    """Where ``about`` or ``early`` begins, else the date itself."""
    relation: Relation | None = None
    relation_start: int = 0
    """Where the relation's word begins."""
    is_about: bool = False
    is_part: bool = False
    """``early`` to ``late``, ``the end of``, ``earlier``: what follows is a time."""
    is_part_about: bool = False
    """``early`` to ``late``, ``the end of``: known less well than the unit."""


_PART = (
    r"\b(?:(?P<about>[Ee]arly|[Mm]id|[Ll]ate|(?:[Tt]he\s)?(?:[Mm]iddle|(?P<edge>[Bb]eginning|[Ss]tart|[Ee]nd))\sof)|"
    r"[Ee]arlier|[Ll]ater)[\s-](?:in\s|on\s)?(?:the\s)?$"
)
_ABOUT = (
    r"\b(?:[Aa]bout|[Aa]round|[Cc]irca|ca?\.|[Aa]pproximately|[Rr]oughly|[Ss]ome\s?time\sin)\s(?:the\s)?$"
)
_RELATION = (
    r"\b(?:(?P<SINCE>[Ss]ince)|(?P<UNTIL>[Bb]y|[Uu]ntil|[Tt]ill|[Uu]p\sto|(?<!way\s)[Tt]hrough|[Nn]o\slater\sthan)|"
    r"(?P<FROM>[Ff]rom)|(?P<BETWEEN>[Bb]etween))\s(?:at\sleast\s)?(?:in\s|on\s)?(?:the\s)?$"
)


def cue_before(text: str, start: int, end: int, floor: int, *, with_about: bool = True) -> Cue:
    """Read the cue words before a date.

    Args:
        text: The text.
        start: Where the date begins.
        end: Where it ends.
        floor: Where the date before it ends: no further back.
        with_about: Whether ``about`` may mean that the date is not exact.
    """
    floor = max(floor, start - _REACH)
    part = expression(_PART).search(text, floor, start)
    if part:
        start = part.start()
    about = with_about and expression(_ABOUT).search(text, floor, start)
    if about:
        start = about.start()
    cue = Cue(start, None, start, bool(about), bool(part), bool(part and part["about"]))
    found = expression(_RELATION).search(text, floor, start)
    if found and not text.startswith(("'s", "’s"), end):  # "by today's judgment"
        is_edge = bool(part and part["edge"])  # "by the end of 2026" means all of it
        return cue._replace(
            relation=Relation[found.lastgroup or ""],
            relation_start=found.start(),
            is_part_about=cue.is_part_about and not is_edge,
        )
    return cue


_BEFORE_YEAR = (
    r"(?:\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y|[Dd]uring|[Bb]efore|[Aa]fter|[Tt]hroughout|[Tt]hrough|[Ff]rom|"
    r"[Bb]etween|[Ff]or|[Aa]bout|[Aa]round|[Rr]oughly|[Aa]pproximately|[Cc]irca|ca?\.|(?:[Bb]ack|[Pp]rior|[Cc]ompared|[Dd]at(?:es|ed|ing))\s(?:to|with)|"
    r"[Aa]s\s(?:early|late|recently|far\sback)\sas|[Bb]orn|[Dd]ated|[Yy]ears?|"
    r"(?<!total\s)(?<!number\s)(?<!group\s)(?<!crowd\s)(?<!force\s)(?<!some\s)[Oo]f)\s(?:the\s)?(?:year\s)?|"
    r"[(\[])$"
)
_BEFORE_MONTH = (
    r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y|[Dd]uring|[Bb]efore|[Aa]fter|[Tt]hroughout|[Tt]hrough|[Ff]rom|"
    r"[Bb]etween|[Ff]or|[Ll]ate|[Ee]arly|(?<!Fourth\s)[Oo]f)\s$"
)
_BEFORE_MAY = r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Dd]uring|[Tt]hroughout|[Tt]hrough|[Bb]etween)\s$"
"""The month that is a name and a verb too."""
_DETERMINER = (
    r"(?:\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[Tt]his)|['’]s?)\s(?P<adjective>[a-z]+\s)?$"
)
_NOUN_AFTER = r"\s(?:(?:and|or)\s\d{4}\b|(?!(?:and|or|to|in|is|was|were|had|has)\b)(?P<noun>[A-Za-z]\w+))"
_COUNTED_AFTER = (
    r"\s(?!(?:is|was|has|as|this|its|his|does|us|vs|thus|perhaps|towards|across|unless)\b)[a-z]+s\b"
)


def is_said_to_be_year(text: str, start: int, end: int) -> bool:
    """Whether a bare number of four digits is a year: behind a preposition, or as in ``the 2018 contract``.

    Args:
        text: The text.
        start: Where the number begins.
        end: Where it ends.
    """
    if expression(_BEFORE_YEAR).search(text, max(0, start - _REACH), start):
        return text[start - 1] not in "([" or text[end : end + 1] in {")", "]"}
    if text[start:end] < "1900" or text[start:end] == "2000":
        return False
    before = expression(_DETERMINER).search(text, max(0, start - _REACH), start)
    after = expression(_NOUN_AFTER).match(text, end)
    if not before or not after:
        return False
    is_plural = bool(after["noun"] and after["noun"].endswith("s"))
    return not (before["adjective"] and is_plural)  # "the remaining 1950 soldiers"


def is_said_to_be_month(text: str, start: int, end: int) -> bool:
    """Whether a bare month's name is one: behind a preposition.

    Args:
        text: The text.
        start: Where the name begins.
        end: Where it ends.
    """
    before = _BEFORE_MAY if text[start:end] == "May" else _BEFORE_MONTH
    return expression(before).search(text, max(0, start - _REACH), start) is not None


def is_count(text: str, start: int, end: int) -> bool:
    """Whether a bare number of four digits counts something: ``2000 places``, ``2000 to 2500 men``.

    Args:
        text: The text.
        start: Where the number begins.
        end: Where it ends.
    """
    if expression(rf"\s(?:to|or|and)\s[\d.,]{{1,9}}{COUNTED}").match(text, end):
        return True
    return text[start + 2 : end] == "00" and expression(_COUNTED_AFTER).match(text, end) is not None


_ONWARDS = r"\s(?:onwards?|on)\b"


def end_of_onwards(text: str, end: int) -> int:
    """Where ``onwards`` behind a date ends; 0: there is none."""
    onwards = expression(_ONWARDS).match(text, end)
    return onwards.end() if onwards else 0


_AND = r"(?:,\s?|,?\s(?:and|or)\s)"
_TO = r"(?:\s?[-‐‑–—−]\s?|\s(?:to|until|till|through|up\sto)\s(?:the\s)?)"


def is_and(text: str, end: int, start: int) -> bool:
    """Whether only ``,``, ``and`` or ``or`` stands between two dates."""
    return start - end < 8 and expression(_AND).fullmatch(text, end, start) is not None


def is_to(text: str, end: int, start: int) -> bool:
    """Whether only a dash or ``to`` stands between two dates."""
    return start - end < 14 and expression(_TO).fullmatch(text, end, start) is not None
