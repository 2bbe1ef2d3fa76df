"""Cleaning: nothing that a terminal would obey, and one way to write everything else."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.text.clean import clean, clean_line, scrub

FORBIDDEN = {
    *map(chr, range(0x20)),
    *map(chr, range(0x7F, 0xA0)),
    *map(chr, range(0xD800, 0xE000)),
    *"\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
} - {"\n"}
anything = st.text(st.characters(exclude_categories=()), max_size=60)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("", ""),
        ("plain text", "plain text"),
        ("two\nlines", "two\nlines"),
        ("a\x1b]52;c;x\x07b", "a␛]52;c;x␇b"),
        ("\x00\x7f", "␀␡"),
        ("a\x9bb\x90c", "a\ufffdb\ufffdc"),
        ("a\tb", "a b"),
        ("a\r\nb\rc\x0bd\x0ce\x85f\u2028g\u2029h", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("\r\n\r\n", "\n\n"),
        ("\u202eabc\u202c \u2066def\u2069", "abc def"),
        ("👩\u200d🚀", "👩\u200d🚀"),
        ("e\u0301", "é"),
        ("[red]x[/red]", "[red]x[/red]"),
        ("\ud83d\ude80 \ud83d", "🚀 \ufffd"),
        ("a\u202a\u0301", "á"),
        ("“curly” – dash", "“curly” – dash"),
    ],
)
def test_clean_makes_text_safe_and_uniform(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@settings(max_examples=200)
@given(anything)
@example("\ud83d\u202a\ude80\r\u2028\n")
@example("a" + "\u0344" * 40)
@example("a" + "\u0344" * 20)
@example("\u0344" * 20 + "\x80" + "\u0344" * 20)
@example("\u0344" * 20 + "\x07" * 20 + "\u0344" * 20)
@example("e\u0301" + "\u0316" * 40)
def test_cleaned_text_is_safe_stays_and_is_composed(text: str) -> None:
    cleaned = clean(text)
    assert not FORBIDDEN.intersection(cleaned)
    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert scrub(cleaned) == cleaned


def test_many_marks_on_one_letter_are_parted_and_take_no_time() -> None:
    cleaned = clean("a" + "\u0301\u0316" * 50_000)
    assert cleaned.count("\u034f") == 3333
    assert clean(cleaned) == cleaned


def test_few_marks_in_a_long_run_of_letters_stay() -> None:
    assert clean("न" * 40 + "\u0316") == "न" * 40 + "\u0316"


@pytest.mark.parametrize(
    ("text", "line"),
    [("  a\n b\tc  ", "a b c"), ("a\u00a0 b", "a b"), ("\n", ""), ("a\x1bb", "a␛b"), ("a\u2028b", "a b")],
)
def test_a_line_is_stripped_and_has_single_spaces(text: str, line: str) -> None:
    assert clean_line(text) == line


@settings(max_examples=100)
@given(anything)
def test_a_line_stays(text: str) -> None:
    line = clean_line(text)
    assert "\n" not in line
    assert clean_line(line) == line


@settings(max_examples=100)
@given(anything)
def test_scrubbing_keeps_every_offset(text: str) -> None:
    scrubbed = scrub(text)
    assert len(scrubbed) == len(text)
    assert not FORBIDDEN.intersection(scrubbed)
    assert all(one == other for one, other in zip(text, scrubbed, strict=True) if one not in FORBIDDEN)


def test_clean_text_is_handed_on_as_it_is() -> None:
    for text in ("plain", "two\nlines", "naïve “text”"):
        assert scrub(text) is text
    assert clean("plain") == "plain"
