"""Dates in prose: by rules for the ways in which newspapers write them, reckoned from the day of publication.

No search for numbers that might be dates: general date libraries read ``Su-57`` as 2057 and ``five S-400``
as five seconds ago. A date is found in three steps: what looks like one (``reader.text.date_form``); pairs
that make one (``7 May to 3 June``, ``Thursday, 4 December``); and what the words around it make of it
(``reader.text.date_cue``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.errors import DateError
from reader.model.dates import FuzzyDate
from reader.text import reckoning
from reader.text.date_atom import Atom, DateRule, expression
from reader.text.date_cue import (
    Cue,
    Relation,
    cue_before,
    end_of_onwards,
    is_and,
    is_count,
    is_said_to_be_month,
    is_said_to_be_year,
    is_to,
)
from reader.text.date_form import atoms
from reader.text.reckoning import DAY_AHEAD, MONTH_AHEAD
from reader.text.relative_form import is_ahead

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date


class ProseDate(NamedTuple):
    """A date found in a text."""

    start: int
    """Characters of the text, half-open; cue words (``since``, ``early``, ``about``) belong to it."""
    end: int
    text: str
    """The words."""
    date: FuzzyDate
    rule: DateRule


def find_dates(text: str, published: FuzzyDate) -> list[ProseDate]:
    """Find the dates in a text.

    Args:
        text: Plain text of any length.
        published: When it was published: a day or an instant, whose day counts in its own offset.

    Returns:
        The dates, sorted, without overlaps. None if ``published`` is known less well than to the day.
    """
    day = published.day
    if day is None:
        return []
    found = _with_weekdays(text, list(atoms(text, day)))
    return list(_composed(text, _with_years(text, found, day)))


_AFTER_WEEKDAY = r",?\s(?:the\s)?\(?"
_SHORT_WEEKDAY = r"\b(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\.?,?\s$"


def _with_weekdays(text: str, found: Sequence[Atom]) -> list[Atom]:
    """Make one of a weekday and the day it names: ``Thursday, 4 December``, ``Thu 4 Dec``."""
    joined: list[Atom] = []
    for atom in found:
        if len(atom.days) == 1:
            before = joined[-1] if joined else None
            if before and before.weekday is not None and not before.days and _is_gap(text, before, atom):
                is_open = text[atom.start - 1] == "(" and text.startswith(")", atom.end)
                end = atom.end + is_open
                joined[-1] = atom._replace(start=before.start, end=end, weekday=before.weekday)
                continue
            floor = max(before.end if before else 0, atom.start - 8)
            if short := expression(_SHORT_WEEKDAY).search(text, floor, atom.start):
                joined.append(atom._replace(start=short.start()))
                continue
        joined.append(atom)
    return joined


def _is_gap(text: str, before: Atom, atom: Atom) -> bool:
    return expression(_AFTER_WEEKDAY).fullmatch(text, before.end, atom.start) is not None


def _with_years(text: str, found: Sequence[Atom], day: date) -> list[Atom]:
    """Find out the years that are not said: a neighbour says them, else they are reckoned."""
    dated = list(found)
    for index in range(len(dated) - 2, -1, -1):  # "7 May and 3 June 2025", "December 2024 to January 2025"
        atom, after = dated[index], dated[index + 1]
        if not atom.edtf and after.month and after.edtf and _is_list(text, atom, after):
            dated[index] = atom.in_year(int(after.edtf[:4]) - (_place(atom) > _place(after)))
    for index, atom in enumerate(dated):
        if not atom.edtf:
            before = dated[index - 1] if index else None
            if before and before.month and before.edtf and is_to(text, before.end, atom.start):
                dated[index] = atom.in_year(int(before.edtf[:4]) + (_place(atom) < _place(before)))
            else:
                dated[index] = _reckoned(text, atom, day)
    return [atom for atom in dated if atom.edtf]


def _is_list(text: str, atom: Atom, after: Atom) -> bool:
    return is_to(text, atom.end, after.start) or is_and(text, atom.end, after.start)


def _place(atom: Atom) -> tuple[int, tuple[int, ...]]:
    """Where in the year a calendar date lies; a month alone lies before its days."""
    return atom.month, atom.days


def _reckoned(text: str, atom: Atom, day: date) -> Atom:
    """A month, with or without days, in the year that the day of publication suggests."""
    if not atom.days:
        return atom.in_year(_year_of_month(text, atom, day))
    year = reckoning.year_of_day(day, atom.month, atom.days[0])
    if year is None:
        return atom
    if atom.weekday is not None:  # the year nearest to it in which the day has that name
        years = (year, year + 1, year - 1)
        year = next((one for one in years if _falls_on(one, atom)), year)
    return atom.in_year(year)


def _year_of_month(text: str, atom: Atom, day: date) -> int:
    if is_ahead(text, atom.start):
        return reckoning.year_of_coming_month(day, atom.month)
    is_until = cue_before(text, atom.start, atom.end, 0).relation is Relation.UNTIL
    return reckoning.year_of_month(day, atom.month, DAY_AHEAD if is_until else MONTH_AHEAD)


def _falls_on(year: int, atom: Atom) -> bool:
    day = reckoning.calendar_day(year, atom.month, atom.days[0])
    return day is not None and day.weekday() == atom.weekday


def _composed(text: str, found: Sequence[Atom]) -> Iterator[ProseDate]:
    """Read what stands around and between dates, and leave out what is none."""
    end = 0
    last: Atom | None = None
    index = 0
    while index < len(found):
        atom = found[index]
        cue = _cue(text, atom, end)
        pair = found[index + 1] if index + 1 < len(found) else None
        result = pair and _range(text, atom, pair, cue)
        if pair and result:
            index += 1
            last = pair
        elif _is_date(text, atom, cue, last):
            result = _single(text, atom, cue)
            last = atom
        index += 1
        if result:
            end = result.end
            yield result


def _cue(text: str, atom: Atom, floor: int) -> Cue:
    if atom.rule is DateRule.YEAR and text.endswith(("the ", "The "), 0, atom.start):
        return Cue(atom.start)  # "since the 2016 election", "about the 1979 treaty"
    return cue_before(text, atom.start, atom.end, floor, with_about=atom.rule not in _RECKONED)


_RECKONED = frozenset({DateRule.DAY, DateRule.WEEKDAY, DateRule.NEAR, DateRule.APART})
"""``about this year`` is a topic, and no date that is not exact."""

_BARE = frozenset({DateRule.YEAR, DateRule.MONTH})


def _is_date(text: str, atom: Atom, cue: Cue, last: Atom | None) -> bool:
    """Whether a month or year that stands alone is one; other forms are, as they stand."""
    start, end = atom.start, atom.end
    if atom.rule is DateRule.RANGE and atom.edtf[2:4] == atom.edtf[-2:] == "00":
        return is_said_to_be_year(text, start, end)  # "2000–3000" of something
    if atom.rule not in _BARE:
        return True
    if cue.is_part or (last and _are_alike(last, atom) and is_and(text, last.end, start)):
        return not is_count(text, start, end)
    if atom.rule is DateRule.MONTH:
        return is_said_to_be_month(text, start, end)
    is_related = cue.relation in {Relation.SINCE, Relation.UNTIL}
    return (is_related or is_said_to_be_year(text, start, end)) and not is_count(text, start, end)


def _are_alike(one: Atom, other: Atom) -> bool:
    """Whether two dates are of one kind: ``2014, 2015 and 2016``, ``past December and January``."""
    if one.month and other.month:
        return bool(one.days) == bool(other.days)
    return one.rule is other.rule


def _range(text: str, atom: Atom, pair: Atom, cue: Cue) -> ProseDate | None:
    """Two dates with a dash or ``to`` between them, or ``and`` behind ``between``."""
    if "/" in atom.edtf or "/" in pair.edtf:
        return None
    second = _cue(text, pair, atom.end)
    is_between = cue.relation is Relation.BETWEEN and is_and(text, atom.end, second.start)
    is_from = cue.relation is Relation.FROM and is_to(text, atom.end, second.start)
    if not (is_between or is_from):
        if not _are_alike(atom, pair) or atom.rule is DateRule.YEAR or not is_to(text, atom.end, pair.start):
            return None
        cue = cue._replace(relation=None)
    start = cue.start if cue.relation is None else cue.relation_start
    if atom.weekday is not None and pair.weekday is not None and not pair.days:  # "Monday to Friday"
        pair = pair._replace(edtf=reckoning.following_weekday(atom.edtf, pair.weekday))
    edtf = f"{_qualified(atom, cue)}/{_qualified(pair, second)}"
    return _prose_date(text, (start, pair.end), edtf, DateRule.RANGE)


def _single(text: str, atom: Atom, cue: Cue) -> ProseDate | None:
    """One date with its cue words."""
    edtf = _qualified(atom, cue)
    if atom.rule is DateRule.RANGE or len(atom.days) == 2:
        is_led = cue.relation in {Relation.FROM, Relation.BETWEEN}
        return _prose_date(
            text, (cue.relation_start if is_led else cue.start, atom.end), edtf, DateRule.RANGE
        )
    first, last = edtf.partition("/")[0], edtf.rpartition("/")[2]
    if cue.relation is Relation.SINCE:
        return _prose_date(text, (cue.relation_start, atom.end), f"{first}/..", DateRule.SINCE)
    if cue.relation is Relation.UNTIL and last != "..":
        return _prose_date(text, (cue.relation_start, atom.end), f"../{last}", DateRule.UNTIL)
    if cue.relation is Relation.FROM and (onwards := end_of_onwards(text, atom.end)):
        return _prose_date(text, (cue.relation_start, onwards), f"{first}/..", DateRule.SINCE)
    return _prose_date(text, (cue.start, atom.end), edtf, atom.rule)


_QUALIFIABLE = r"\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?"
"""Years, months and days; EDTF says ``about`` of nothing else."""


def _qualified(atom: Atom, cue: Cue) -> str:
    """What a date means, with ``~`` behind ``about`` and, but for days, ``early`` to ``late``."""
    is_day = len(atom.edtf) == len("2025-12-04")
    is_about = cue.is_about or (cue.is_part_about and not is_day)
    return f"{atom.edtf}~" if is_about and expression(_QUALIFIABLE).fullmatch(atom.edtf) else atom.edtf


def _prose_date(text: str, span: tuple[int, int], edtf: str, rule: DateRule) -> ProseDate | None:
    try:
        return ProseDate(*span, text[slice(*span)], FuzzyDate.parse(edtf), rule)
    except DateError:  # "31 April", "between May and 2018"
        return None
