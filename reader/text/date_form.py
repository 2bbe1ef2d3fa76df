"""Whatever looks like a date in a text, before it is asked whether it is one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reader.text.calendar_form import CALENDAR_FORMS
from reader.text.date_atom import DIGIT, expression
from reader.text.relative_form import RELATIVE_FORMS

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping
    from datetime import date

    from reader.text.date_atom import Atom, Form

_FORMS = (*CALENDAR_FORMS, *RELATIVE_FORMS)

_PARTS = ("mid-", "Mid-", "early-", "Early-", "late-", "Late-")

_GLUE = frozenset(".,:;/+#$£€₹@&=*-‐‑–−_")
"""Before a digit: it belongs to something else (``Su-57``, ``1,000``, ``$2018``)."""


@cache
def _opening() -> re.Pattern[str]:
    """What any form begins with: words, by their first letter, or a digit."""
    by_letter: dict[str, list[str]] = {}
    for opening in sorted({opening for form in _FORMS for opening in form.openings} - {DIGIT}):
        by_letter.setdefault(opening[0], []).append(opening[1:])
    words = (f"{letter}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
    return expression(rf"\b(?:{DIGIT}|{'|'.join(words)})")


@cache
def _forms_by_opening() -> Mapping[str, tuple[Form, ...]]:
    """Forms by the first two letters of what they begin with, in lower case."""
    forms: dict[str, tuple[Form, ...]] = {}
    for form in _FORMS:
        for key in {_key(opening) for opening in form.openings}:
            forms[key] = (*forms.get(key, ()), form)
    return forms


def _key(opening: str) -> str:
    return DIGIT if opening[0].isdigit() else opening[:2].lower()


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
        if start < end or (key == DIGIT and _is_glued(text, start)):
            continue
        atom = _atom(forms[key], text, start, day)
        if atom and atom.start >= end:
            end = atom.end
            yield atom


def _is_glued(text: str, start: int) -> bool:
    """Whether a number belongs to what stands before it; in ``mid-2026`` it does not."""
    before = text[start - 1 : start]
    return before in _GLUE and not text.endswith(_PARTS, 0, start)


def _atom(forms: tuple[Form, ...], text: str, start: int, day: date) -> Atom | None:
    """The first of the forms that is found at a place, if it is a date."""
    for form in forms:
        if match := expression(form.source).match(text, start):
            try:
                return form.read(match, day)
            except OverflowError:  # it would lie outside the years 1 to 9999
                return None
    return None
