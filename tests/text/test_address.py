"""Addresses in a text: where they begin and where the sentence takes over."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.text.address import addresses


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see https://example.org/a-(b)?c=d. Then", ["https://example.org/a-(b)?c=d"]),
        ("see www.example.org/S-400, and", ["www.example.org/S-400"]),
        ("write to a.b@example.gov.in, or", ["a.b@example.gov.in"]),
        ("follow @India: it", ["@India"]),
        ("on Example.com’s page", ["Example.com"]),
        ("(example.co.uk)", ["example.co.uk"]),
        ("in Moscow.It said U.S.in so", []),
        ("no address", []),
        ("@ and ://", ["@", "://"]),
        ("a@b@c", ["a@b", "@c"]),
        ("x.com.com", ["x.com.com"]),
    ],
)
def test_addresses(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in addresses(text)] == found


@settings(max_examples=200)
@given(st.text(st.sampled_from("aB.@:/-_ \nwcom"), max_size=40))
def test_addresses_are_in_order_and_do_not_overlap(text: str) -> None:
    found = addresses(text)
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(first[1] <= second[0] for first, second in pairwise(found))
