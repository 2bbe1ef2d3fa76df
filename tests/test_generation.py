"""What the generators of text and articles promise."""

from __future__ import annotations

from collections import Counter

import pytest
import yaml

from tests.generation import FREQUENT_WORDS, OPENING_WORD, article_text, article_yaml, news_text


@pytest.mark.parametrize("size", [10_000, 300_000])
def test_an_article_has_the_size_that_is_asked_and_is_yaml(size: int) -> None:
    text = article_yaml(size)
    assert len(text) == pytest.approx(size, rel=0.15)
    article = yaml.safe_load(text)
    assert article["sections"][0]["body"][0].startswith(OPENING_WORD)
    assert text.count(OPENING_WORD) == 1


def test_an_event_is_tied_to_words_of_the_article() -> None:
    text = article_yaml(10_000)
    bodies = str(yaml.safe_load(text)["sections"])
    assert all(event["basis"] in bodies for event in yaml.safe_load(text)["timeline"])


def test_the_same_seed_gives_the_same_text_and_another_one_another() -> None:
    assert article_yaml(5_000) == article_yaml(5_000)
    assert article_yaml(5_000, seed=2) != article_yaml(5_000)
    assert article_text(5_000).startswith(OPENING_WORD)


def test_words_follow_a_law_like_zipfs() -> None:
    counts = Counter(news_text(200_000).lower().split())
    assert counts[FREQUENT_WORDS[0]] > 3 * counts[FREQUENT_WORDS[20]]
    assert sum(count == 1 for count in counts.values()) > 500, "it has a long tail"
