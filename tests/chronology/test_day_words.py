"""Dates in a narrow column."""

from __future__ import annotations

from datetime import date

import pytest

from reader.chronology.day_words import DAY_CELLS, SHORT_DAY_CELLS, day_words, short_day_words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025-12-04", "4 Dec 2025"),
        ("2025-12-14T18:00+05:30", "14 Dec 2025"),
        ("2025-12", "Dec 2025"),
        ("2025", "2025"),
        ("2018/2020", "2018–2020"),
        ("", ""),
    ],
)
def test_a_date_is_as_short_as_it_can_be_told(edtf: str, words: str) -> None:
    assert day_words(edtf) == words


def test_a_day_fits_its_column() -> None:
    assert len(day_words("2025-12-14")) == DAY_CELLS


TODAY = date(2025, 12, 14)


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025-12-14T18:00+05:30", "14 Dec"),
        ("2025-12-04", "4 Dec"),
        ("2025-01-20", "20 Jan"),
        ("2025-01-17", "17 Jan 25"),
        ("2024-12-24", "24 Dec 24"),
        ("2025-12-15", "15 Dec 25"),
        ("2005-10", "Oct 2005"),
        ("2025-12-04~", "4 Dec"),
        ("2025", "2025"),
        ("2025-33", "2025"),
        ("202X", "2024"),
        ("2018/2020", "2019"),
        ("../2020", "2020"),
        ("", ""),
    ],
)
def test_where_there_is_hardly_any_room_the_year_is_told_of_what_is_long_ago(edtf: str, words: str) -> None:
    assert short_day_words(edtf, TODAY) == words
    assert len(words) <= SHORT_DAY_CELLS
