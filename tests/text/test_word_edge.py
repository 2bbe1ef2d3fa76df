"""Moving the ends of some words of a text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.text.word_edge import move_end, move_start, trimmed

TEXT = "He said: “The S-400, too.” – and left."


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


@pytest.mark.parametrize(
    ("words", "steps", "then"),
    [
        ("The", 1, "The S-400"),
        ("The S-400", 1, "The S-400, too"),
        ("The S-400, too", 1, "The S-400, too.” –"),
        ("left", 1, "left"),
        ("The S-400, too.”", -1, "The S-400"),
        ("The S-400", -1, "The"),
        ("The S-4", -1, "The"),
        ("The", -1, "The"),
    ],
)
def test_the_end_moves_by_words_without_their_marks(words: str, steps: int, then: str) -> None:
    start, end = at(words)
    assert TEXT[start : move_end(TEXT, start, end, steps)] == then


@pytest.mark.parametrize(
    ("words", "steps", "then"),
    [
        ("said: “The", 1, "The"),
        ("The", 1, "The"),
        ("The S-400", 1, "S-400"),
        ("“The S-400", 1, "S-400"),
        ("The", -1, "said: “The"),
        ("aid", -1, "said"),
        ("He", -1, "He"),
    ],
)
def test_the_beginning_moves_likewise(words: str, steps: int, then: str) -> None:
    start, end = at(words)
    assert TEXT[move_start(TEXT, start, end, steps) : end] == then


def test_blanks_at_the_ends_are_no_words() -> None:
    assert trimmed("a  bc \n d", 1, 7) == (3, 5)
    assert trimmed("a   d", 1, 3)[0] == trimmed("a   d", 1, 3)[1]


@settings(max_examples=100)
@given(st.text("ab ,.“\n", min_size=1, max_size=20), st.data())
def test_there_are_always_words_left(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    for steps in (1, -1):
        moved = move_end(text, start, end, steps)
        assert start < moved <= len(text)
        assert moved >= end if steps > 0 else moved <= end
        moved = move_start(text, start, end, steps)
        assert 0 <= moved < end
        assert moved >= start if steps > 0 else moved <= start
