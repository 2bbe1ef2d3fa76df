"""Folding: equal is what a reader takes for equal, and every character knows where it came from."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.text.clean import clean
from reader.text.fold import Folded, fold

texts = st.text(max_size=60).map(clean)
uneven = st.lists(
    st.sampled_from(
        [
            "a",
            "é",
            "ﬁ",
            "ß",
            "İ",
            "\u0301",
            "\u200d",
            "\u00ad",
            "’",
            " ",
            "ǽ",
            "x\u0302",
            "ﾊ",
            "ﾞ",
            "ﾟ",
            "ى",
            "\u064b",
        ]
    ),
    max_size=20,
).map("".join)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("plain", "plain"),
        ("-‐‑‒–—―−﹘﹣－", "-" * 11),
        ("'’ʼ‘", "'" * 4),
        ('"“”', '"' * 3),
        ("\u00a0\u2009\u202f\u2003\u3000", " " * 5),
        ("Andréy Ångström ñ ё й", "Andrey Angstrom n е и"),
        ("Łódź Ørsted Đilas ı", "Lodz Orsted Dilas i"),
        ("İstanbul", "Istanbul"),
        ("straße ﬁ æ", "straße ﬁ æ"),
        ("が 각 ≠", "が 각 ≠"),
        ("Su\u00ad-\u200b57", "Su\u00ad-\u200b57"),
        ("Ｓu-５７ ﾐｻｲﾙ", "Su-57 ミサイル"),
        ("أحمد إلى مدرسة آل", "احمد الي مدرسه ال"),
        ("ایران کتاب", "ايران كتاب"),
        ("צה״ל תל־אביב ג׳", "צה\"ל תל-אביב ג'"),
    ],
)
def test_fold_keeps_the_length(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert len(folded) == len(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("straße", "strasse"),
        ("Preuẞen", "PreuSSen"),
        ("ﬁﬂﬃ", "fiflffi"),
        ("Æsop œuvre ǽ", "AEsop oeuvre ae"),
        ("Su\u00ad-\u200b5\u20607", "Su-57"),
        ("x\u0302y", "xy"),
        ("\ufeffa", "a"),
        ("plain", "plain"),
        ("Andréy’s", "Andrey's"),
        ("قَالَ الـــوَزِيرُ", "قال الوزير"),
        ("שָׁלוֹם", "שלום"),
        ("क़लम", "कलम"),
        ("ﾄﾞﾙ ﾊﾟﾝ ﾝﾞ", "ドル パン ンﾞ"),
    ],
)
def test_folded_passes_over_what_has_no_width_and_spells_ligatures_out(text: str, folded: str) -> None:
    assert Folded.of(text).text == folded


def test_a_span_of_the_folded_text_is_one_of_the_original() -> None:
    text = "Stra\u00adße x\u0302y"
    folded = Folded.of(text)
    assert folded.text == "Strasse xy"
    assert text[slice(*folded.span(0, 7))] == "Stra\u00adße"
    assert text[slice(*folded.span(4, 5))] == "ß"
    assert text[slice(*folded.span(5, 6))] == "ß"
    assert text[slice(*folded.span(8, 9))] == "x\u0302"


@settings(max_examples=200)
@given(st.one_of(texts, uneven))
@example("ß")
def test_offsets_only_grow_and_end_at_the_texts_end(text: str) -> None:
    assert len(fold(text)) == len(text)
    folded = Folded.of(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert list(folded.offsets) == sorted(folded.offsets)
    assert folded.offsets[-1] == len(text)
    for at in range(len(folded.text)):
        start, end = folded.span(at, at + 1)
        assert folded.text[at] in Folded.of(text[start:end]).text


@settings(max_examples=200)
@given(texts)
def test_folding_twice_changes_nothing_and_composition_does_not_matter(text: str) -> None:
    folded = Folded.of(text).text
    assert Folded.of(folded).text == folded
    assert Folded.of(clean(unicodedata.normalize("NFD", text))).text == folded


def test_many_marks_take_no_time() -> None:
    assert Folded.of("a" + "\u0301" * 100_000 + "b").text == "ab"
