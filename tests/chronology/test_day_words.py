"""Dates in a narrow column."""

from __future__ import annotations

import pytest

from reader.chronology.day_words import DAY_CELLS, day_words


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
