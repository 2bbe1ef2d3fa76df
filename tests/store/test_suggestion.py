"""Did you mean."""

from __future__ import annotations

import pytest

from reader.store.suggestion import did_you_mean, suggestion

KEYS = ("title", "published", "weak_aliases", "body")


@pytest.mark.parametrize(
    ("word", "meant"),
    [("titel", "title"), ("Title", "title"), ("publishd", "published"), ("weak-aliases", "weak_aliases")],
)
def test_a_mistyped_word_finds_the_one_that_is_meant(word: str, meant: str) -> None:
    assert suggestion(word, KEYS) == meant


@pytest.mark.parametrize("word", ["", "salience", "x" * 1000])
def test_a_word_like_no_other_finds_none(word: str) -> None:
    assert suggestion(word, KEYS) is None


def test_how_like_it_must_be_can_be_asked_for() -> None:
    assert suggestion("tile", ("title",), least=0.85) == "title"
    assert suggestion("titular", ("title",), least=0.6) == "title"
    assert suggestion("titular", ("title",), least=0.85) is None
    assert did_you_mean("titular", ("title",), 0.6) == "did you mean `title`?"
    assert did_you_mean("titular", ("title",), 0.85) == ""


def test_the_hint_is_a_question_or_nothing() -> None:
    assert did_you_mean("titel", KEYS) == "did you mean `title`?"
    assert did_you_mean("salience", KEYS) == ""
