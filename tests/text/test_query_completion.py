"""Completing a query as one types."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.entity import EntityType
from reader.text import query_completion
from reader.text.query_completion import Candidate, Name, NameIndex, complete
from reader.text.query_field import FIELDS

NAMES = NameIndex(
    [
        Name("Ann Example", "ann-example", EntityType.PERSON),
        Name("Su-57", "su-57", EntityType.SYSTEM),
        Name("Felon", "su-57", EntityType.SYSTEM),
        Name("Éxample Sur-Mer", "example-sur-mer", EntityType.PLACE),
        Name("S-400", "s-400", EntityType.SYSTEM),
        Name("Exercise North", "north", EntityType.EVENT),
        Name("U.S. Navy", "us-navy", EntityType.ORGANISATION),
    ]
)
VALUES = {"topic": ["defence", "air defence", "sea"], "author": ["Ann Author"]}


def completed(typed: str) -> list[str]:
    """What a query can become; ``|`` is the cursor."""
    query = typed.replace("|", "")
    found = complete(query, typed.index("|"), NAMES, VALUES)
    return [
        query[: found.start] + candidate.replacement + query[found.end :] for candidate in found.candidates
    ]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        # Names of fields.
        ("ti|", ["title:"]),
        ("a -Ta|", ["a -tag:"]),
        ("a (e|", ["a (entity:", "a (event:"]),
        ("organiz|", ["organization:"]),
        ("or|", ["organisation:"]),
        ("OR|", ["organisation:"]),
        ("ti|tle:a", []),
        ("t|itle:a", ["topic:a", "tag:a"]),
        ("t|:(a", ["title:(a", "topic:(a", "tag:(a"]),
        ("missile|", []),
        ("su-5|", []),
        ('"ti|', []),
        ("title|:(a", []),
        ("ti|tle:(a", []),
        ("|title:a", []),
        # Choices.
        ("is:|", ["is:unread", "is:read", "is:starred", "is:broken"]),
        ("is:Un| a", ["is:unread a"]),
        ("is:unread|", []),
        ("is:un|xx a", ["is:unread a"]),
        ("sort:|", ["sort:relevance", "sort:date", "sort:oldest", "sort:title"]),
        ("has:|", ["has:notes"]),
        ("date:ye|", ["date:yesterday", "date:year"]),
        ("date:2025|", []),
        # Entities.
        ("entity:su5|", ["entity:Su-57"]),
        ("entity:SU-5|", ["entity:Su-57"]),
        ("entity:fel|", ["entity:Felon"]),
        (
            "entity:exa|",
            [
                'entity:"Éxample Sur-Mer"',
                'entity:"Ann Example"',
            ],
        ),
        ('entity:"ann ex| b', ['entity:"Ann Example" b']),
        ('entity:"ann ex|" b', ['entity:"Ann Example" b']),
        ('-person:"|', ['-person:"Ann Example"']),
        ("system:|", ["system:Su-57", "system:S-400"]),
        ("person:su|", []),
        ("person:(b OR An|", ['person:(b OR "Ann Example"']),
        ("person:(b |", ['person:(b "Ann Example"']),
        ("person:(b) |", [f"person:(b) {field.name}:" for field in FIELDS]),
        (") is:r|", [") is:read"]),
        ("org:us|", ['org:"U.S. Navy"']),
        (
            "event:|",
            [
                *(f"event:{word}" for word in ("today", "yesterday", "tomorrow", "week", "month", "year")),
                'event:"Exercise North"',
            ],
        ),
        # What the library has.
        ("topic:def|", ["topic:defence", 'topic:"air defence"']),
        ("author:au|", ['author:"Ann Author"']),
        ("source:x|", []),
        # Nothing typed yet.
        ("|", [f"{field.name}:" for field in FIELDS]),
        ("a | b", [f"a {field.name}: b" for field in FIELDS]),
        ("a |b", []),
        ("title:(|", []),
    ],
)
def test_a_query_is_completed(typed: str, expected: list[str]) -> None:
    assert completed(typed) == expected


def test_a_candidate_says_what_it_is() -> None:
    assert complete("ti", 2, NAMES).candidates == (Candidate("title:", "words of the headline"),)
    assert complete("is:un", 5, NAMES).candidates == (Candidate("unread", "not read yet"),)
    assert complete("entity:su", 9, NAMES).candidates[0] == Candidate("Su-57", "system")


def test_no_more_than_a_list_can_show_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(query_completion, "LIMIT", 2)
    assert len(complete("", 0, NAMES).candidates) == 2


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from('aeist:"-() .OR5'), max_size=16), st.integers(0, 16))
def test_a_completion_replaces_what_ends_at_the_cursor_or_holds_it(query: str, cursor: int) -> None:
    cursor = min(cursor, len(query))
    found = complete(query, cursor, NAMES, VALUES)
    assert 0 <= found.start <= cursor <= found.end <= len(query)
    assert len(found.candidates) == len(set(found.candidates))
