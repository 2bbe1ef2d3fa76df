"""The names of months, seasons and days in English, without a locale."""

from __future__ import annotations

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
"""In order; month 1 is ``MONTHS[0]``."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""In the order of ``datetime.date.weekday``."""

SEASONS = ("spring", "summer", "autumn", "winter")
"""In the order of EDTF's numbers: 21 is ``SEASONS[0]``."""

_TO_TWENTY = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)
_TENS = "thirty forty fifty sixty seventy eighty ninety"

NUMBERS = {
    "a": 1,
    "an": 1,
    **{word: number for number, word in enumerate(_TO_TWENTY.split(), 1)},
    **{word: number * 10 for number, word in enumerate(_TENS.split(), 3)},
}
"""Numbers that news spells out."""
