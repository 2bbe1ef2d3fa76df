"""Completing a line of tags."""

from __future__ import annotations

import pytest

from reader.text.query_completion import LIMIT
from reader.text.tag_completion import complete_tags

KNOWN = {"economy": 3, "elections": 1, "joint venture": 2, "émigrés": 1}


@pytest.mark.parametrize(
    ("line", "candidates"),
    [
        ("|", ["economy", "elections", '"joint venture"', "émigrés"]),
        ("e|", ["economy", "elections", "émigrés"]),
        ("EC|", ["economy"]),
        ("ven|", ['"joint venture"']),
        ('"joint v|', ['"joint venture"']),
        ("economy, |", ["elections", '"joint venture"', "émigrés"]),
        ("e| economy", ["elections", "émigrés"]),
        ("e|conomy", ["elections", "émigrés"]),
        ("zz|", []),
    ],
)
def test_tags_are_offered_that_are_not_there_yet(line: str, candidates: list[str]) -> None:
    cursor = line.index("|")
    found = complete_tags(line.replace("|", ""), cursor, KNOWN)
    assert [candidate.replacement for candidate in found.candidates] == candidates


@pytest.mark.parametrize(
    ("line", "span"), [("a, ec|o", (3, 6)), ("a,| b", (2, 2)), ("a| b", (0, 1)), ('"a b|" c', (0, 5))]
)
def test_a_candidate_takes_the_place_of_the_tag_at_the_cursor(line: str, span: tuple[int, int]) -> None:
    found = complete_tags(line.replace("|", ""), line.index("|"), KNOWN)
    assert (found.start, found.end) == span


def test_how_many_articles_have_a_tag_is_told() -> None:
    found = complete_tags("e", 1, KNOWN)
    assert [candidate.help for candidate in found.candidates] == ["3 articles", "1 article", "1 article"]


def test_not_all_of_many_are_offered() -> None:
    assert len(complete_tags("", 0, {f"tag{number}": 1 for number in range(100)}).candidates) == LIMIT
