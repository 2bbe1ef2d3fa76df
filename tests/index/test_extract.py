"""What the index keeps of a file."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import pytest

from reader.index.extract import MAX_PROBLEMS, extract, plain_texts, searched_words
from reader.model.entity import Authority
from reader.store.entity_file import read_entities
from reader.store.source import Source
from reader.store.yaml import Document, parse_yaml
from reader.text.whos_who import WhosWho
from tests.index.small_library import ENTITIES, article

if TYPE_CHECKING:
    from reader.index.record import Extract


def who() -> WhosWho:
    document = parse_yaml(Source("entities.yaml", ENTITIES.encode()))
    assert isinstance(document, Document)
    return WhosWho(read_entities(document, Authority.LIBRARY, {}).entities)


def extracted(text: str | bytes, stem: str = "talks") -> Extract:
    data = text.encode() if isinstance(text, str) else text
    return extract(data, f"{stem}.yaml", stem, who())


def test_it_tells_what_an_article_is() -> None:
    found = extracted(
        article(
            kicker="Defence",
            summary="In short.",
            language="fr",
            located="New Delhi",
            source={"name": "Wire", "url": "https://example.org"},
            topics=["defence", "trade"],
            byline="A. Reporter",
            published="2025-12-04T21:10+05:30",
        )
    ).article
    assert found is not None
    assert (found.id, found.title, found.kicker, found.summary) == (
        "talks",
        "Talks in New Delhi",
        "Defence",
        "In short.",
    )
    assert (found.published, found.lower, found.upper) == ("2025-12-04T21:10+05:30", 1764862800, 1764862859)
    assert (found.language, found.located, found.source) == ("fr", "New Delhi", "Wire")
    assert (found.authors, found.topics) == (("A. Reporter",), ("defence", "trade"))
    assert found.searched[:2] == (
        "talks in new delhi",
        "defence ¶ rajnath singh spoke about the s 400 singh left ¶ in short",
    )
    assert found.words == 13
    assert [(section.id, section.block) for section in found.sections] == [("lead", 2)]


def test_it_tells_whom_an_article_names_the_most_prominent_first() -> None:
    named = extracted(article()).named
    assert [(id_, times, in_title) for id_, times, in_title, _ in named.mentions] == [
        ("new-delhi", 1, True),
        ("rajnath-singh", 2, False),
        ("s-400", 1, False),
    ]
    assert list(array("I", named.mentions[1][3])) == [1, 0, 13, 1, 37, 42]


def test_an_entity_of_the_article_s_own_is_among_those_named() -> None:
    found = extracted(
        article(body="The X-1 flew.", entities=[{"id": "x-1", "type": "system", "name": "X-1"}])
    )
    assert [entity.id for entity in found.named.entities] == ["x-1"]
    assert [id_ for id_, *_ in found.named.mentions] == ["new-delhi", "x-1"]
    assert found.named.entities[0].names == ("x 1",)


def test_events_have_bounds_and_an_open_end_has_none() -> None:
    found = extracted(
        article(timeline=[{"date": "2018-10", "title": "One"}, {"date": "2000/..", "title": "Two"}])
    ).article
    assert found is not None
    assert [(event.edtf, event.lower, event.upper) for event in found.events] == [
        ("2018-10", 1538352000, 1541030399),
        ("2000/..", 946684800, None),
    ]


def test_a_speaker_is_found_by_what_the_file_calls_them_whoever_is_known() -> None:
    text = """
title: A
published: 2025-12-04
sections:
  - body:
      - {quote: "We talk.", speaker: rajnath-singh}
"""
    found = extracted(text).article
    assert found is not None
    assert found.searched.body == "we talk ¶ rajnath singh"


@pytest.mark.parametrize(
    "text",
    [
        article(),
        article(summary="More.", kicker="Now", body="Caf\u00e9 U.S. \u5370\u5ea6"),
        article(body="a", entities=[{"id": "s-400", "extends": True}]),
    ],
)
def test_words_can_be_taken_out_again_without_the_entities(text: str) -> None:
    found = extracted(text).article
    assert found is not None
    again, first = searched_words(text.encode(), "talks"), found.searched
    assert (again.title, again.body) == (first.title, first.body)
    assert set(again.openings.split()) == set(first.openings.split())


def test_beginnings_of_words_are_kept_and_those_of_the_headline_marked() -> None:
    found = extracted(article(title="Up", body="an ant")).article
    assert found is not None
    assert sorted(found.searched.openings.split()) == ["a", "an", "u", "up", "·u", "·up"]


def test_a_file_that_cannot_be_shown_has_problems_and_a_digest_only() -> None:
    found = extracted(article(published="some day"))
    assert found.article is None
    assert found.named == ((), ())
    assert found.digest
    assert (found.errors, found.warnings) == (1, 0)
    assert [(problem.line, problem.is_error) for problem in found.problems] == [(2, True)]
    assert plain_texts(b"", "talks") == []
    assert searched_words(b"\xff\xfe\x00", "talks") == ("", "", "")


def test_problems_beyond_the_first_are_counted() -> None:
    text = article() + "".join(f"unknown{number}: 1\n" for number in range(MAX_PROBLEMS + 5))
    found = extracted(text)
    assert len(found.problems) == MAX_PROBLEMS
    assert found.errors == MAX_PROBLEMS + 5


def test_texts_for_passages_are_the_summary_and_the_blocks_below_the_headline() -> None:
    text = article(summary="In short.", body="One.\n\nTwo.")
    assert plain_texts(text.encode(), "talks") == ["In short.", "One.", "Two."]


def test_what_was_said_without_order_costs_nothing_else() -> None:
    """Dirt of the web: remains of HTML, no-break spaces, mended text, C1 bytes, marks of direction."""
    dirty = article(
        body="&nbsp;<b>S\u2011400</b>\u00a0was\u200b \u202esold\u202c \u00c3\u00a9t\u00c3\u00a9"
    ).encode()
    found = extracted(dirty.replace(b"sold", b"s\xc2\x99old\xff"))
    assert found.digest
    assert found.article is None or "s 400" in found.article.searched.body
