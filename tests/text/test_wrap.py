"""Breaking paragraphs into rows."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reader.text.width import cell_len, is_simple
from reader.text.wrap import _Clusters, _wrap_simple, wrap

SIMPLE_TEXTS = st.text(st.sampled_from("ab  -/—é"), max_size=40)
_WESTERN = ["a", "b", "word", "two words", "c-d/e", "—", " ", "  ", "\u00a0"]
_EASTERN = ["漢", "字", "、", "。", "「", "」", "（", "한"]
_COMPOSED = ["e\u0301", "\u0301", "👩\u200d👧", "👍🏽", "🇫🇷", "🇫", "❤\ufe0f", "क्ष", "\u200b", "\u2060"]
TEXTS = st.lists(st.sampled_from([*_WESTERN, *_EASTERN, *_COMPOSED]), max_size=14).map("".join)
WIDTHS = st.integers(1, 12)


def rows(text: str, width_cells: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width_cells)]


@pytest.mark.parametrize(
    ("text", "width_cells", "expected"),
    [
        ("", 5, [""]),
        ("word", 5, ["word"]),
        ("the cat sat", 7, ["the cat", "sat"]),
        ("the cat sat", 8, ["the cat", "sat"]),
        ("the cat sat", 6, ["the", "cat", "sat"]),
        # A designator is never split where there is room for it.
        ("the S-400 is", 8, ["the", "S-400 is"]),
        ("the India–Russia talks", 12, ["the", "India–Russia", "talks"]),
        # A no-break space is no place to break at.
        ("a 5\u00a0km walk", 5, ["a", "5\u00a0km", "walk"]),
        ("a 5\u202fkm walk", 5, ["a", "5\u202fkm", "walk"]),
        # All spaces at a break are left out, and none is elsewhere.
        ("one.  Two", 4, ["one.", "Two"]),
        ("one.  Two", 5, ["one.", "Two"]),
        ("one.  Two", 9, ["one.  Two"]),
        ("  one two", 5, ["  one", "two"]),
        (" abcdef", 3, ["abc", "def"]),
        ("abc   ", 3, ["abc"]),
        ("    ", 2, [""]),
        # A word longer than a row is parted behind a dash or slash in the row's second half.
        ("https://example.org/defence", 22, ["https://example.org/", "defence"]),
        ("surface-to-air-missile", 12, ["surface-to-", "air-missile"]),
        ("ab-cdefghijkl", 10, ["ab-cdefghi", "jkl"]),
        ("see abcdefghij now", 5, ["see", "abcde", "fghij", "now"]),
        ("abcdefg hi", 5, ["abcde", "fg hi"]),
    ],
)
def test_western_text_breaks_at_spaces(text: str, width_cells: int, expected: list[str]) -> None:
    assert rows(text, width_cells) == expected


@pytest.mark.parametrize(
    ("text", "width_cells", "expected"),
    [
        ("東京は日本の首都", 6, ["東京は", "日本の", "首都"]),
        ("東京は日本の首都", 7, ["東京は", "日本の", "首都"]),
        # No closing punctuation and no small kana begin a row; no opening punctuation ends one.
        ("東京は、日本", 6, ["東京", "は、日", "本"]),
        ("首都だ。「はい」", 8, ["首都だ。", "「はい」"]),
        ("首都「はい」", 6, ["首都", "「は", "い」"]),
        ("もうちょっと", 8, ["もう", "ちょっと"]),
        # Where nothing else will do, a row is full.
        ("。。。。", 4, ["。。", "。。"]),
        # Latin words keep together, and may stand beside an ideograph.
        ("漢字word漢", 6, ["漢字", "word漢"]),
        ("S-400を買う", 7, ["S-400を", "買う"]),
        ("漢 字 漢", 5, ["漢 字", "漢"]),
        # Korean breaks between syllables as well.
        ("한국어 신문", 6, ["한국어", "신문"]),
        # What is one character to its reader is not parted.
        ("e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),
        ("👨\u200d👩\u200d👧👨\u200d👩\u200d👧", 3, ["👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"]),
        ("👍🏽👍🏽", 2, ["👍🏽", "👍🏽"]),
        ("🇫🇷🇩🇪", 3, ["🇫🇷", "🇩🇪"]),
        ("❤\ufe0f❤\ufe0f", 3, ["❤\ufe0f", "❤\ufe0f"]),
        ("क्षक्ष", 3, ["क्ष", "क्ष"]),
        ("\u0301漢字", 2, ["\u0301漢", "字"]),
        # A character that is wider than the row has one for itself.
        ("漢a", 1, ["漢", "a"]),
        # Spaces that do and do not break.
        ("กข\u200bคง", 3, ["กข\u200b", "คง"]),
        ("漢字\u00a0漢", 5, ["漢", "字\u00a0漢"]),
        ("漢字\u2060漢", 4, ["漢", "字\u2060漢"]),
        ("漢  字", 3, ["漢", "字"]),
        (" 漢字", 2, ["漢", "字"]),
        ("漢" + " " * 5, 2, ["漢"]),
        # A long word between wide characters.
        ("漢 air-to-surface", 9, ["漢", "air-to-", "surface"]),
        ("漢 airtosurface", 6, ["漢", "airtos", "urface"]),
    ],
)
def test_wide_and_composed_text_breaks_between_characters(
    text: str, width_cells: int, expected: list[str]
) -> None:
    assert rows(text, width_cells) == expected


@pytest.mark.parametrize("width_cells", [0, -1])
def test_a_row_has_room_for_something(width_cells: int) -> None:
    with pytest.raises(ValueError, match="holds nothing"):
        wrap("text", width_cells)


@given(TEXTS | SIMPLE_TEXTS | st.text(), WIDTHS)
@settings(deadline=None, max_examples=200)
def test_rows_cover_the_text_but_for_the_spaces_between(text: str, width_cells: int) -> None:
    end = 0
    for start, next_end in wrap(text, width_cells):
        assert set(text[end:start]) <= {" "}
        end = next_end
    assert set(text[end:]) <= {" "}


@given(TEXTS | SIMPLE_TEXTS, WIDTHS)
@settings(deadline=None, max_examples=200)
def test_no_row_is_empty_or_wider_than_asked(text: str, width_cells: int) -> None:
    for row in rows(text, width_cells):
        assert row or not text.strip(" ")
        assert cell_len(row) <= width_cells or len(_Clusters(row)._starts) == 2


@given(SIMPLE_TEXTS, WIDTHS)
@settings(deadline=None, max_examples=200)
def test_each_row_is_as_full_as_can_be(text: str, width_cells: int) -> None:
    for (start, end), (next_start, next_end) in pairwise(wrap(text, width_cells)):
        if next_start > end:
            word_end = text.find(" ", next_start, next_end)
            assert (word_end if word_end >= 0 else next_end) - start > width_cells or (
                # The next word goes on in the row below, as it is longer than a row.
                next_end < len(text) and text[next_end] != " "
            )
        else:
            assert " " not in text[start:end].lstrip(" ")
            assert end - start == width_cells or text[end - 1] in "-/—"


@given(SIMPLE_TEXTS, WIDTHS)
@settings(deadline=None, max_examples=200)
def test_the_exact_way_agrees_with_the_quick_one_on_simple_text(text: str, width_cells: int) -> None:
    assume(text)
    assert is_simple(text)
    assert _Clusters(text).wrap(width_cells) == _wrap_simple(text, width_cells)


@given(st.lists(st.sampled_from(["é", "e\u0301", "ü", "u\u0308", "a", " "]), max_size=30), WIDTHS)
@settings(deadline=None, max_examples=100)
def test_composed_and_decomposed_letters_break_alike(letters: list[str], width_cells: int) -> None:
    composed = {"e\u0301": "é", "u\u0308": "ü"}
    expected = rows("".join(composed.get(letter, letter) for letter in letters), width_cells)
    found = rows("".join(letters), width_cells)
    assert [row.replace("e\u0301", "é").replace("u\u0308", "ü") for row in found] == expected


@pytest.mark.parametrize(
    "text",
    [
        "x" * 1_000_000,
        "a-" * 500_000,
        " " * 1_000_000,
        "a" + "\u0301" * 100_000,
        "。" * 100_000,
        "👍\u200d" * 100_000,
    ],
    ids=["word", "dashes", "spaces", "marks", "punctuation", "joined"],
)
def test_hostile_text_is_broken_in_linear_time(text: str) -> None:
    assert all(cell_len(row) <= 80 for row in rows(text, 80))
