"""Whatever looks like a date in a text, before it is asked whether it is one."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader.text.calendar_form import CALENDAR_FORMS
from reader.text.relative_form import RELATIVE_FORMS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from reader.text.date_atom import Atom, Form

_FORMS = (*CALENDAR_FORMS, *RELATIVE_FORMS)

_GLUE = frozenset(".,:;/+#$£€₹@&=*-‐‑–−")
"""Before a digit: it belongs to something else (``Su-57``, ``1,000``, ``$2018``)."""

_DIGIT = r"\d"


@cache
def _opening() -> re.Pattern[str]:
    """What any form begins with: words, by their first letter, or a digit."""
    by_letter: dict[str, list[str]] = {}
    for opening in sorted({opening for form in _FORMS for opening in form.openings.split("|")} - {_DIGIT}):
        by_letter.setdefault(opening[0], []).append(opening[1:])
    words = (f"{letter}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
    return re.compile(rf"\b(?:{_DIGIT}|{'|'.join(words)})")


@cache
def _forms_by_opening() -> Mapping[str, tuple[Form, ...]]:
    """Forms by the first two letters of what they begin with, in lower case."""
    forms: dict[str, tuple[Form, ...]] = {}
    for form in _FORMS:
        for key in {_key(opening) for opening in form.openings.split("|")}:
            forms[key] = (*forms.get(key, ()), form)
    return forms


def _key(opening: str) -> str:
    return _DIGIT if opening[0].isdigit() else opening[:2].lower()


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)


def atoms(text: str, day: date) -> Iterator[Atom]:
    """Find whatever looks like a date, in order, without overlaps.

    Args:
        text: The text.
        day: The day of publication, in its own offset from UTC.
    """
    forms = _forms_by_opening()
    end = 0
    for opening in _opening().finditer(text):
        start = opening.start()
        key = _key(opening[0])
        if start < end or (key == _DIGIT and start and text[start - 1] in _GLUE):
            continue
        atom = _atom(forms[key], text, start, day)
        if atom and atom.start >= end:
            end = atom.end
            yield atom


def _atom(forms: tuple[Form, ...], text: str, start: int, day: date) -> Atom | None:
    """The first of the forms that is found at a place, if it is a date."""
    for form in forms:
        if match := _pattern(form.source).match(text, start):
            try:
                return form.read(match, day)
            except OverflowError:  # it would lie outside the years 1 to 9999
                return None
    return None
