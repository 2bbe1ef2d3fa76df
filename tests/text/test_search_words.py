"""Words for the full-text index: what is written in several ways is found by each of them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.text.search_words import BREAK, located_words, search_text, words, words_of_texts

DENSE = st.text(
    st.sampled_from("aUs.S'’5７ßŉİıſς-–_ \n\u00ad\u200b\u0301中あไ한ﾊﾟأ\u064b€²½é\u0947क"), max_size=14
)
"""Of what words are made, parted and joined by."""
TEXTS = st.one_of(DENSE, st.text(max_size=30))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ""),
        ("… — €!", ""),
        ("Missile defence, at last", "missile defence at last"),
        ("line\nbreak  and\tspaces", "line break and spaces"),
        # Designators.
        ("Su-57 Su\u201157 Su–57 SU57 su 57", "su 57 su 57 su 57 su 57 su 57"),
        ("S-400s F/A-18E MQ_9", "s 400 s f a 18 e mq 9"),
        ("a1b22c", "a 1 b 22 c"),
        ("1,000 5.2", "1 000 5 2"),
        # What is folded.
        ("Andréy Andre\u0301y Łódź", "andrey andrey lodz"),
        ("Straße ﬁt Œuvre Æon", "strasse fit oeuvre aeon"),
        ("İstanbul ISTANBUL ısı", "istanbul istanbul isi"),
        ("Su\u00ad-\u200b57 S\u2060AM", "su 57 sam"),
        ("ΟΔΟΣ οδός ſet", "οδοσ οδοσ set"),
        ("\u212bngström \u212a", "angstrom k"),
        ("ＵＳ ３５", "us 35"),
        ("٣٤٥ km² ½ Ⅳ", "345 km 2 ½ ⅳ"),
        # Possessives.
        ("Singh’s S-400's U.S.’s Singh's", "singh s 400 us singh"),
        ("'S-400 deal'", "s 400 deal"),
        ("Singh\ufffds deal \ufffdso\ufffd", "singh deal so"),
        ("don't O’Brien 'scan' it'sa", "don t o brien scan it sa"),
        # Acronyms with dots.
        ("U.S. US U.S, U.S.-led U.N.’s", "us us us us led un"),
        ("J.P. Morgan A. B. Smith", "jp morgan a b smith"),
        ("e.g. x.yz ab.c.d 1.a.b 5x.y a.1", "eg x yz ab cd 1 ab 5 x y a 1"),
        ("С.Ш.А.", "сша"),
        # Scripts without spaces, and scripts with marks.
        ("印度S-400导弹", "印 度 s 400 导 弹"),
        ("ミサイル・防衛", "ミ サ イ ル 防 衛"),
        ("ไทย ລາວ ខ្មែរ မြန်", "ไ ท ย ລ າ ວ ខ ្ ម ែ រ မ ြ န ်"),
        ("हिन्दी में", "हिन्दी में"),
        ("서울에서 KBS방송", "서 울 에 서 kbs 방 송"),
        ("ﾄﾞﾙ", "ド ル"),
        # Scripts whose signs of vowels are mostly left out.
        ("قَالَ الـوَزِيرُ إنّ", "قال الوزير ان"),
        ("שָׁלוֹם צה״ל", "שלום צה ל"),
        ("中's 's中", "中 s s 中"),
        # What no index takes.
        ("a\ud800b\x00c\ue000d", "a b c d"),
    ],
)
def test_a_text_becomes_words(text: str, found: str) -> None:
    assert search_text(text) == found
    assert words(text) == found.split()
    assert " ".join(word for word, _, _ in located_words(text)) == found


@settings(max_examples=100, deadline=None)
@given(TEXTS)
@example("a's.b'S.c")
@example("ŉ.ŉ")
@example("1's.s.b")
def test_located_words_are_the_words_in_their_places(text: str) -> None:
    located = located_words(text)
    assert [word for word, _, _ in located] == words(text)
    for word, start, end in located:
        assert 0 <= start < end <= len(text)
        assert word
    for before, after in pairwise(located):
        assert before[2] <= after[1]


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_words_stay_what_they_are(text: str) -> None:
    found = words(text)
    assert words(" ".join(found)) == found
    search_text(text).encode()


@settings(max_examples=100, deadline=None)
@given(TEXTS, TEXTS)
def test_texts_with_a_space_between_them_have_the_words_of_both(first: str, second: str) -> None:
    assert words(f"{first} {second}") == words(first) + words(second)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_capitals_make_no_difference(text: str) -> None:
    if len(text.upper()) == len(text) and text.upper().lower() == text.lower():
        assert words(text.upper()) == words(text.lower())


def test_the_places_are_those_of_the_text() -> None:
    text = "Stra\u00adße: U.S.’s Su\u201157"
    assert [text[start:end] for _, start, end in located_words(text)] == ["Stra\u00adße", "U.S", "Su", "57"]


@given(st.lists(st.one_of(TEXTS, st.just("\x01")), max_size=4))
def test_texts_together_have_the_words_of_each(texts: list[str]) -> None:
    found = " ".join(words_of_texts(texts))
    assert found.split(f" {BREAK} ") == (list(filter(None, map(search_text, texts))) or [""])


def test_between_texts_stands_what_no_query_can_ask_for() -> None:
    assert words_of_texts(["Missile", "…", "defence, at", ""]) == ["missile", BREAK, "defence", "at"]
    assert words(BREAK) == []
