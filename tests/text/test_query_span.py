"""The dates of a search."""

from __future__ import annotations

from datetime import date

import pytest

from reader.errors import DateError
from reader.text.query_span import read_bounds

TODAY = date(2025, 12, 5)


def bounds(text: str, today: date = TODAY) -> tuple[str, str]:
    """The first and the last second, without ``00:00:00`` and ``23:59:59``; empty: no bound."""
    lower, upper = read_bounds(text, today)
    return (
        lower.isoformat().removesuffix("T00:00:00") if lower else "",
        upper.isoformat().removesuffix("T23:59:59") if upper else "",
    )


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-12", "2025-12-01", "2025-12-31"),
        ("2025-12-04", "2025-12-04", "2025-12-04"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("2025-33", "2025-01-01", "2025-03-31"),
        ("2024/2025-03", "2024-01-01", "2025-03-31"),
        ("2024/..", "2024-01-01", ""),
        ("2025-12-04T21:10Z", "2025-12-04T21:10:00", "2025-12-04T21:10:59"),
        # Ranges.
        ("2025-12..", "2025-12-01", ""),
        ("..2024", "", "2024-12-31"),
        ("2024-03..2025-01", "2024-03-01", "2025-01-31"),
        ("2024 .. 2025", "2024-01-01", "2025-12-31"),
        ("2024…2025", "2024-01-01", "2025-12-31"),
        ("2024...2025", "2024-01-01", "2025-12-31"),
        ("yesterday..today", "2025-12-04", "2025-12-05"),
        ("2025..2025", "2025-01-01", "2025-12-31"),
        # Comparisons.
        (">2024", "2025-01-01", ""),
        (">=2024", "2024-01-01", ""),
        ("<2024-05", "", "2024-04-30"),
        ("<=2024-05", "", "2024-05-31"),
        ("> today", "2025-12-06", ""),
        # Words.
        ("today", "2025-12-05", "2025-12-05"),
        ("Yesterday", "2025-12-04", "2025-12-04"),
        ("tomorrow", "2025-12-06", "2025-12-06"),
        ("week", "2025-11-29", "2025-12-05"),
        ("month", "2025-11-06", "2025-12-05"),
        ("year", "2024-12-06", "2025-12-05"),
    ],
)
def test_a_date_is_a_time_from_its_first_second_to_its_last(text: str, lower: str, upper: str) -> None:
    assert bounds(text) == (lower, upper)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("soon", "“soon” is not a date"),
        (">", "“” is not a date"),
        ("..", "the range has no end at all"),
        ("2025/12/04", "the parts are not in order"),
        ("2024..2025..2026", "a range has two ends"),
        ("2025..2024", "the range 2025..2024 ends before it begins"),
        ("2025-13", "month 13 does not exist"),
        (">2024/..", "2024/.. has no such end"),
        ("<../2024", "../2024 has no such end"),
        (">9999", "nothing is later than 9999"),
        ("<0001", "nothing is earlier than 0001"),
    ],
)
def test_what_is_no_date_says_why(text: str, message: str) -> None:
    with pytest.raises(DateError, match=message.replace(".", r"\.")):
        read_bounds(text, TODAY)


def test_the_calendar_ends_somewhere() -> None:
    assert bounds("week", date.min) == ("0001-01-01", "0001-01-01")
    assert bounds("tomorrow", date.max) == ("9999-12-31", "9999-12-31")
