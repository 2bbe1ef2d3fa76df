"""Numbers of things."""

from __future__ import annotations

import pytest

from reader.text.counted import counted


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 files"), (1, "1 file"), (2, "2 files"), (12_345, "12,345 files")]
)
def test_one_thing_is_told_as_one(number: int, words: str) -> None:
    assert counted(number, "file") == words
