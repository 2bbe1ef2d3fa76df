"""Addresses in a text: where they begin and where the sentence takes over."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.text.address import addresses, web_addresses


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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see https://example.org/a-(b)?c=d. Then", ["https://example.org/a-(b)?c=d"]),
        ("(https://example.org/x)", ["https://example.org/x"]),
        ("(see https://example.org/x_(y)).", ["https://example.org/x_(y)"]),
        ("[https://example.org/x];", ["https://example.org/x"]),
        ("https://example.org/a)b!?…", ["https://example.org/a)b"]),
        ("“https://example.org/x”, https://example.org’s", ["https://example.org/x", "https://example.org"]),
        ('"http://example.org:80/?q=a,b#c"', ["http://example.org:80/?q=a,b#c"]),
        ("https://пример.рф/новости — там", ["https://пример.рф/новости"]),
        ("见https://example.org/中文。次 a", ["https://example.org/中文"]),
        ("见 https://example.org/中文。次、http://b.org）", ["https://example.org/中文", "http://b.org"]),
        ("http:// https://. ://x xhttp://x.org HTTP://x.org ftp://x.org www.x.org", []),
        ("http://a.org/http://b.org", ["http://a.org/http://b.org"]),
        ("no address", []),
    ],
)
def test_addresses_of_the_web(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in web_addresses(text)] == found


@given(st.text(st.sampled_from("aB.:/-()[]{}, "), max_size=20).map(lambda text: f"a https://b{text}"))
def test_an_address_of_the_web_ends_with_nothing_of_the_sentence(text: str) -> None:
    (start, end), *_ = web_addresses(text)
    found = text[start:end]
    assert found.startswith("https://b")
    assert found[-1] not in ".,:"
    for open_, close in ("()", "[]", "{}"):
        assert not found.endswith(close) or found.count(close) <= found.count(open_)


@settings(max_examples=200)
@given(st.text(st.sampled_from("aB.@:/-_ \nwcom"), max_size=40))
def test_addresses_are_in_order_and_do_not_overlap(text: str) -> None:
    found = addresses(text)
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(first[1] <= second[0] for first, second in pairwise(found))
