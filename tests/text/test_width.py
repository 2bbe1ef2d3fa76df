"""Widths agree with the library that draws the rows."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len as drawn_cell_len
from rich.cells import get_character_cell_size

from reader.text.width import advances, cell_len, cut, is_simple

_UNICODE = "17.0.0"
"""The version that width_table.py tells of."""

ASSIGNED = (range(0x40000), range(0xE0000, 0xE1000))
"""Planes 0-3 and the part of plane 14 that characters are assigned in."""
UNASSIGNED = (range(0x40000, 0xE0000, 251), range(0xE1000, 0x110000, 251))

_BASES = "a é漢한\u1100\u0915👩👧👍❤#1🇫🇷🏴\xa0\xad\n\x1b"
_ADDITIONS = "\u1161\u11a8\u0301\u094d\u200b\u200d\ufe0e\ufe0f🏽\u20e3\U000e0067"
TEXTS = st.text(st.sampled_from(_BASES + _ADDITIONS), max_size=12)
"""Dense in what changes a width."""


@pytest.mark.parametrize("codes", [*ASSIGNED, *UNASSIGNED], ids=str)
def test_every_character_is_as_wide_as_it_is_drawn(codes: range) -> None:
    characters = map(chr, codes)
    differing = [
        f"U+{ord(character):04X}: drawn {drawn}, not {cell_len(character)}"
        for character in characters
        if (drawn := get_character_cell_size(character, _UNICODE)) != cell_len(character)
    ]
    assert not differing


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("S-400", 5),
        ("“India–Russia” — l’été…", 23),
        ("Ψ Ω Москва", 10),
        ("漢字", 4),
        ("ｱ", 1),
        ("Ａ", 2),
        ("한국", 4),
        ("\u1112\u1161\u11ab", 2),
        ("e\u0301", 1),
        ("👍", 2),
        ("👍🏽", 2),
        ("👨\u200d👩\u200d👧", 2),
        ("❤", 1),
        ("❤\ufe0f", 2),
        ("1\ufe0f\u20e3", 2),
        ("🇫🇷", 2),
        ("\ufe0f❤", 1),
        ("❤\ufe0f\ufe0f", 2),
        ("a\u200b\u2060b", 2),
    ],
)
def test_known_texts_have_their_widths(text: str, cells: int) -> None:
    assert cell_len(text) == cells == drawn_cell_len(text, _UNICODE)


@given(TEXTS | st.text())
@settings(deadline=None, max_examples=200)
def test_a_text_is_as_wide_as_it_is_drawn(text: str) -> None:
    assert cell_len(text) == sum(advances(text)) == drawn_cell_len(text, _UNICODE)
    assert len(advances(text)) == len(text)


def test_only_characters_of_one_cell_are_simple() -> None:
    simple = [chr(code) for code in chain(*ASSIGNED) if is_simple(chr(code))]
    assert {get_character_cell_size(character, _UNICODE) for character in simple} == {1}
    assert not {"\u200d", "\ufe0f", "\n", "\x1b", "\x7f"} & set(simple)


@pytest.mark.parametrize(
    "text", ["", "plain", "“café” – l’été…", "Łódź", "Москва", "Αθήνα", "€ 5 → ≤ ½ ▲ ␛ •"]
)
def test_the_news_of_europe_is_simple(text: str) -> None:
    assert is_simple(text)


@pytest.mark.parametrize("text", ["漢", "a\u0301", "👍", "a\u200bb", "a\nb", "\x1b", "é\x9b", "हिन्दी", "ไทย"])
def test_what_may_not_be_of_one_cell_is_not_simple(text: str) -> None:
    assert not is_simple(text)


@pytest.mark.parametrize(
    ("text", "cells", "kept"),
    [
        ("plain", 5, "plain"),
        ("plainly", 5, "plai…"),
        ("in two", 4, "in…"),  # no blank before the ellipsis
        ("漢字漢", 4, "漢…"),
        ("漢字", 1, "…"),
        ("plain", 0, "…"),
    ],
)
def test_a_text_is_cut_to_a_width(text: str, cells: int, kept: str) -> None:
    assert cut(text, cells) == kept
