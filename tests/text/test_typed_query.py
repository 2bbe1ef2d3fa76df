"""Queries that are still being typed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.library_query import parse_query
from reader.text.typed_query import as_typed


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", ""),
        ("mis", "mis*"),
        ("mi", "mi"),
        ("mi ", "mi "),
        ("russia mis", "russia mis*"),
        ("mis ", "mis "),
        ("mis*", "mis*"),
        ('"mis', '"mis'),
        ('"missile defence"', '"missile defence"'),
        ("title:mis", "title:mis"),
        ("S-400", "S-400*"),
        ("missile-", "missile-"),
        ("(missile", "(missile*"),
        ("(missile)", "(missile)"),
        ("India OR", "India OR"),
        ("-mis", "-mis*"),
    ],
)
def test_the_word_at_the_end_may_go_on(typed: str, meant: str) -> None:
    assert as_typed(typed) == meant


@given(st.text(max_size=30))
def test_nothing_that_was_understood_is_not_understood_now(typed: str) -> None:
    today = date(2026, 1, 1)
    assert parse_query(as_typed(typed), today).problems == parse_query(typed, today).problems
