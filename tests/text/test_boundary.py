"""Where a mention may begin and end."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.text.boundary import ends_cleanly, is_free, starts_cleanly, variant_end
from reader.text.span_set import SpanSet

CLEAN = [
    "S-400",
    "(S-400)",
    "a S-400.",
    "#S-400",
    "anti-S-400",
    "S-400's",
    "S-400'",
    "S-400, 5",
    "_S-400_",
    "S-400/S",
]
GLUED = ["xS-400", "O'S-400", "S-4000", "S-400x", "S-400.5", "S-400,000", "S-400'an", "किS-400", "S-400ि"]


@pytest.mark.parametrize("text", CLEAN)
def test_clean_ends(text: str) -> None:
    start = text.index("S-400")
    assert starts_cleanly(text, start)
    assert ends_cleanly(text, start, start + 5)


@pytest.mark.parametrize("text", GLUED)
def test_glued_ends(text: str) -> None:
    start = text.index("S-400")
    assert not (starts_cleanly(text, start) and ends_cleanly(text, start, start + 5))


def test_numbers_and_dates_that_go_on() -> None:
    assert not starts_cleanly("1.5G", 2)
    assert starts_cleanly("x.5G", 2)
    assert not ends_cleanly("9/11/2001", 0, 4)
    assert ends_cleanly("S-400/500", 0, 5)


@settings(max_examples=200)
@given(st.text(st.sampled_from("aB1 .,'\"()s/-\n"), min_size=1, max_size=12), st.data())
def test_what_is_free_is_clean(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if is_free(text, start, end):
        assert starts_cleanly(text, start)
        assert ends_cleanly(text, start, end)


@pytest.mark.parametrize(
    ("text", "variant"),
    [
        ("F-16C", "C"),
        ("F-16C/D", "C/D"),
        ("F-16MKI said", "MKI"),
        ("F-16V-5", "V-5"),
        ("F-16C/Su-30", "C"),
        ("F-16C/S-400", "C"),
        ("F-16SM2", "SM2"),
        ("F-16c", ""),
        ("F-16", ""),
        ("F-16CDEFGHI", ""),
    ],
)
def test_letters_of_a_variant(text: str, variant: str) -> None:
    assert text[4 : variant_end(text, 4)] == variant


spans = st.lists(
    st.tuples(st.integers(0, 20), st.integers(1, 5)).map(lambda pair: (pair[0], sum(pair))), max_size=8
)


@settings(max_examples=200)
@given(spans, st.integers(0, 25), st.integers(1, 5))
def test_a_set_of_spans_knows_what_it_meets(members: list[tuple[int, int]], start: int, length: int) -> None:
    end = start + length
    expected = any(first < end and start < last for first, last in members)
    assert SpanSet(members).meets(start, end) is expected
