"""What is wrong with a text that is no EDTF-lite, by name, and what to write instead."""

from __future__ import annotations

import re

from reader.errors import DateError

_SHOWN = 40
"""Characters of the text that a message repeats; longer texts are not looked into."""

_FORMS = "write it as 2018, 2018-10, 2018-10-05, 2018~ or 2018/2020"

_REFUSALS = (
    (r"\s*", "the date is empty", "write it as 2018, 2018-10 or 2018-10-05, or leave it out"),
    (r"[\[{].*", "a set of dates is not read", "write an interval, 2018/2020, or one event for each date"),
    (r".*[\]}]", "a set of dates is not read", "write an interval, 2018/2020, or one event for each date"),
    (
        r"[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2,4}|[0-9]{4}[./][0-9]{1,2}[./][0-9]{1,2}",
        "the parts are not in order, or not joined by -",
        "write year-month-day: 2025-12-04",
    ),
    (r".*/.*/.*", "more than two ends", "an interval has two, 2018/2020; a day is written 2018-10-05"),
    (r"-[0-9X].*", "years before 0001 cannot be written", "the first year is 0001"),
    (
        r"Y-?[0-9].*|[0-9]+[ES][0-9]+",
        "exponents and significant digits are not read",
        "write the year with four digits, or 199X, 20XX",
    ),
    (
        r"[0-9X]{4}(?:-[0-9X]{2}){1,2}[~?%]T.*|.*T.*[~?%]",
        "an instant is neither about nor uncertain",
        "write the day: 2018-10-05~",
    ),
    (
        r"(?=.*[~?%])(?=.*X)[0-9X~?%-]+",
        "X and ~, ? or % do not go together",
        "write 199X for some year of the decade, 1995~ for about 1995",
    ),
    (
        r"[0-9]{4}-(?:2[1-4]|3[3-6])[~?%]",
        "a season or quarter is neither about nor uncertain",
        "write the year: 2018~",
    ),
    (
        r"(?=.*[~?%].)[0-9X~?%-]+",
        "a part of a date cannot be about or uncertain by itself",
        "put ~, ? or % at the end, for the whole date: 2018-10~",
    ),
    (r"XXXX", "XXXX says nothing", "write 20XX for some year from 2000 to 2099, or leave the date out"),
    (
        r"(?=.*[Xx])[0-9Xx-]+(?:T.*)?",
        "an X does not stand there",
        "write 199X, 20XX, 2018-XX or 2018-10-XX; a capital X, at the end",
    ),
    (
        r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:.*|.*[0-9]t[0-9].*",
        "date and time are joined by a capital T",
        "write it as 2025-12-04T21:10+05:30",
    ),
    (
        r"[0-9]{4}(?:-[0-9]{2}){0,2}T.*",
        "the time is not one, or follows no day",
        "write it as 2025-12-04T21:10+05:30 or 2025-12-04T21:10:05Z",
    ),
    (r"[0-9]{4}-W[0-9]{2}.*", "weeks are not read", "write the days: 2025-12-01/2025-12-07"),
    (r"[0-9]{4}-[0-9]{3}", "days of the year are not read", "write month and day: 2025-12-04"),
    (
        r"[0-9]{4}-(?:2[1-4]|3[3-6])-[0-9]{2}",
        "a season or quarter has no days",
        "write month and day: 2025-12-04",
    ),
    (
        r"[0-9]{8}|[0-9]{4}-[0-9]{1,2}(?:-[0-9]{1,2})?",
        "a month and a day have two digits, joined by -",
        "write it as 2025-01-05",
    ),
    (r"[0-9]{1,3}|[0-9]{5,7}|[0-9]{9,}", "a year has four digits", "write it as 2018; the year 44 as 0044"),
    (
        r"[0-9X~?%-]+\s*[‐-―−]\s*[0-9X~?%-]+",  # any dash but the plain one
        "a dash that is no hyphen",
        "write - within a date, and / between two dates: 2018/2021",
    ),
    (r"\s.*|.*\s", "there is a space before or after the date", "write the date alone"),
)
"""(what the whole text looks like, what is wrong, what to write); the first that fits says it."""


def refusal(text: str) -> DateError:
    """Say why a text is no date.

    Args:
        text: A text that the grammar of ``reader.model.dates`` does not accept.
    """
    if len(text) > _SHOWN:
        return DateError(f"{text[:_SHOWN]!r}… is not a date", _FORMS)
    for pattern, message, hint in _REFUSALS:
        if re.fullmatch(pattern, text, re.DOTALL):
            return DateError(message, hint)
    return DateError(f"{text!r} is not a date", _FORMS)
