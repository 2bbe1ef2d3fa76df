"""Where the terms of a search stand in a text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.text.search_term import Hit, Term, highlights, hits, merged
from reader.text.search_words import located_words, words


def term(text: str) -> Term:
    """The term of some words; a ``*`` behind them makes a prefix."""
    found = Term.of(text, is_prefix=text.endswith("*"))
    assert found
    return found


@pytest.mark.parametrize(
    ("text", "terms", "lit"),
    [
        ("Su-57, Su\u201157 and SU57; Su-5", ["su57"], ["Su-57", "Su\u201157", "SU57"]),
        ("U.S. Navy, us navy", ["US Navy"], ["U.S. Navy", "us navy"]),
        ("missile missiles", ["missile"], ["missile"]),
        ("missile missiles miss", ["missile*"], ["missile", "missiles"]),
        ("missile defence, missile delays", ["missile de*"], ["missile defence", "missile delays"]),
        ("missile defence", ["missile def"], []),
        ("anti missile", ["missile defence"], []),
        ("missile and defence", ["missile defence"], []),
        ("a b a b a", ["a b a"], ["a b a b a"]),
        ("New Delhi talks", ["delhi", "new delhi talks", "ta*"], ["New Delhi talks"]),
        ("印度国防部长", ["国防"], ["国防"]),
        ("nothing", [], []),
        ("", ["a"], []),
    ],
)
def test_what_was_searched_for_is_lit(text: str, terms: list[str], lit: list[str]) -> None:
    assert [text[start:end] for start, end in highlights(text, [*map(term, terms)])] == lit


def test_each_hit_tells_its_term() -> None:
    terms = [term("b"), term("a b"), term("a*"), term("ab*")]
    assert hits(located_words("a b ab"), terms) == [
        Hit(0, 3, 1),
        Hit(0, 1, 2),
        Hit(2, 3, 0),
        Hit(4, 6, 2),
        Hit(4, 6, 3),
    ]


def test_a_text_without_words_is_no_term() -> None:
    assert Term.of("—") is None
    assert Term.of("S-400") == Term(("s", "400"))


def test_spans_that_overlap_become_one() -> None:
    assert merged([(0, 3), (1, 2), (2, 5), (5, 6)]) == [(0, 5), (5, 6)]


LETTERS = st.text(st.sampled_from("ab中 -"), max_size=12)


@settings(max_examples=100, deadline=None)
@given(text=LETTERS, phrases=st.lists(LETTERS.filter(words), min_size=1, max_size=3), is_prefix=st.booleans())
def test_hits_are_all_places_where_the_words_stand(*, text: str, phrases: list[str], is_prefix: bool) -> None:
    terms = [Term(tuple(words(phrase)), is_prefix) for phrase in phrases]
    located = located_words(text)
    expected = set()
    for index, (wanted, _) in enumerate(terms):
        for at in range(len(located) - len(wanted) + 1):
            standing = [word for word, _, _ in located[at : at + len(wanted)]]
            if is_prefix:
                standing[-1] = standing[-1][: len(wanted[-1])]
            if standing == [*wanted]:
                expected.add(Hit(located[at][1], located[at + len(wanted) - 1][2], index))
    found = hits(located, terms)
    assert set(found) == expected
    assert len(found) == len(expected)
    assert [hit.start for hit in found] == sorted(hit.start for hit in found)
