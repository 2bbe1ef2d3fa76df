"""How well a date is known, in words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from reader.chronology.precision import precision_in_words
from reader.model.dates import FuzzyDate
from tests.model.dated import DATES

WORDS = [
    ("2018-10-05", ""),
    ("2025-12-04T21:10+05:30", ""),
    ("2025-12-04T21:10:05Z", ""),
    ("2018-10", "known to the month"),
    ("2025-21", "known to the season"),
    ("2026-36", "known to the quarter"),
    ("2018", "known to the year"),
    ("199X", "known to the decade"),
    ("20XX", "known to the century"),
    ("2018-10-05~", "approximate"),
    ("2018-10-05?", "uncertain"),
    ("2018%", "known to the year, approximate, uncertain"),
    ("2018/2020", "a span of time"),
    ("2018~/2020", "a span of time, approximate"),
    ("2018/..", "goes on"),
    ("2018/", "end not known"),
    ("../2018", "start left open"),
    ("/2018", "start not known"),
]


@pytest.mark.parametrize(("edtf", "words"), WORDS, ids=[edtf for edtf, _ in WORDS])
def test_what_is_not_exact_says_so(edtf: str, words: str) -> None:
    assert precision_in_words(FuzzyDate.parse(edtf)) == words


@given(DATES)
@settings(max_examples=100, deadline=None)
def test_only_a_sure_day_or_time_says_nothing(date: FuzzyDate) -> None:
    is_exact = date.day is not None and not (date.is_approximate or date.is_uncertain)
    assert (precision_in_words(date) == "") == is_exact
