"""An article as data."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings

from reader.export.article_json import article_data
from reader.export.event_json import date_data, event_data
from reader.model.article import Image, Paragraph
from reader.model.dates import FuzzyDate
from reader.text.annotation import AnnotatedArticle, annotate
from reader.text.gazetteer import Gazetteer
from reader.text.inline import parse_inline
from tests.export.articles import ENTITIES, annotated_articles, bare, everything


def data_of(annotated: AnnotatedArticle, **options: bool) -> Any:
    """The data as another program reads it."""
    return json.loads(json.dumps(article_data(annotated, title_of=str.upper, **options)))


def date_of(edtf: str) -> Any:
    """A date as every command gives it."""
    return date_data(FuzzyDate.parse(edtf))


def test_the_headline_tells_all_that_stands_above_the_text() -> None:
    headline = data_of(everything())["headline"]
    assert headline.pop("mentions") == [
        {"start": 0, "end": 6, "entity": "utopia", "candidates": []},
        {"start": 17, "end": 22, "entity": "s-400", "candidates": []},
    ]
    assert headline == {
        "kicker": "Defence",
        "title": "Utopia wants the S-400",
        "located": "Foo Bar",
        "published": date_of("2025-12-04T21:10+05:30"),
        "updated": date_of("2025-12-05"),
        "byline": ["A. Writer", "B. Writer", "C. Writer"],
        "source": {
            "name": "The Desk",
            "url": "https://example.org/talks",
            "licence": "CC BY 4.0",
            "retrieved": date_of("2025-12-06"),
        },
        "summary": "A short one.",
        "topics": ["defence", "trade"],
    }


def test_sections_hold_blocks_with_roles_marks_and_mentions() -> None:
    lead, talks = data_of(everything())["sections"]
    assert (lead["id"], lead["heading"], talks["id"], talks["heading"]) == (
        "lead",
        "",
        "talks",
        "The S-400 talks",
    )
    assert lead["blocks"][1] == {
        "block": 2,
        "part": 2,
        "role": "paragraph",
        "text": "Read this report and that of S-400 x.",
        "marks": [
            {"start": 5, "end": 9, "kind": "emphasis", "target": ""},
            {"start": 10, "end": 16, "kind": "link", "target": "https://example.org/a_(b)"},
            {"start": 21, "end": 25, "kind": "link", "target": "https://example.org/a_(b)"},
            {"start": 29, "end": 36, "kind": "code", "target": ""},
        ],
        "mentions": [{"start": 29, "end": 34, "entity": "s-400", "candidates": []}],
    }
    assert [(block["block"], block["part"], block["role"]) for block in talks["blocks"]][:8] == [
        (0, 0, "heading"),
        (1, 1, "quote"),
        (2, 1, "quote"),
        (3, 1, "speaker"),
        (4, 2, "quote"),
        (5, 2, "speaker"),
        (6, 3, "quote"),
        (7, 4, "item"),
    ]
    facts = [block for block in talks["blocks"] if block["role"] == "fact"]
    assert (facts[0]["text"], facts[0]["label_end"]) == ("Maker: Arcadia", 5)
    images = [block for block in talks["blocks"] if block["role"] == "image"]
    assert [(image["src"], image["text"]) for image in images] == [
        ("a b.jpg", "The S-400"),
        ("https://example.org/p.jpg", ""),
        ("c.jpg", "A map"),
    ]


def test_an_ambiguous_mention_has_candidates_and_no_entity() -> None:
    data = data_of(everything())
    (found,) = (
        mention
        for block in data["sections"][1]["blocks"]
        for mention in block["mentions"]
        if mention["candidates"]
    )
    assert found == {"start": 0, "end": 7, "entity": None, "candidates": ["foo-east", "foo-west"]}
    (subject,) = (one for one in data["entities"] if one["group"] == "Ambiguous")
    assert subject == {
        "id": None,
        "name": "Foo Bar",
        "label": "Foo Bar",
        "type": None,
        "group": "Ambiguous",
        "mentions": 1,
        "candidates": ["foo-east", "foo-west"],
    }


def test_events_stand_in_the_order_of_time_and_are_like_those_of_every_command() -> None:
    annotated = everything()
    found = data_of(annotated)["timeline"]
    assert [event["id"] for event in found] == ["deal", "hall", "later"]
    assert found == json.loads(json.dumps([event_data(annotated, event) for event in annotated.events]))


def test_entities_stand_in_the_order_of_the_sidebar_with_their_counts() -> None:
    entities = data_of(everything())["entities"]
    assert [(one["id"], one["type"], one["group"], one["mentions"]) for one in entities] == [
        ("s-400", "system", "Systems", 7),
        ("ann-roe", "person", "People", 4),
        ("utopia", "place", "Places · organisations", 5),
        ("arcadia", "place", "Places · organisations", 3),
        ("pact", "agreement", "Events · agreements", 0),
        ("policy", "other", "Others", 0),
        (None, None, "Ambiguous", 1),
        ("nobody", "other", "Defined nowhere", 1),
    ]
    assert (entities[0]["name"], entities[0]["label"]) == ("S-400 Triumf", "S-400")


def test_what_follows_the_text_is_told() -> None:
    data = data_of(everything())
    assert data["related"] == [{"article": "other", "title": "OTHER", "rel": "follows"}]
    assert data["draft"] == {
        "tool": "a tool",
        "at": date_of("2025-12-07"),
        "review": "draft",
        "unconfirmed": ["timeline.0"],
    }


def test_every_key_is_there_without_anything_to_say() -> None:
    data, full = data_of(bare()), data_of(everything())
    assert data.keys() == full.keys()
    assert data["headline"].keys() == full["headline"].keys()
    assert (data["draft"], data["related"], data["timeline"], data["entities"]) == (None, [], [], [])
    assert (data["headline"]["source"], data["headline"]["updated"]) == (None, None)


def test_lists_are_left_out_on_request() -> None:
    data = data_of(everything(), timeline=False, entities=False)
    assert data_of(everything()).keys() - data.keys() == {"timeline", "entities"}


def test_no_mention_is_told_of_an_address_that_stands_for_a_picture() -> None:
    annotated = everything()
    article = annotated.article
    section = article.sections[0]._replace(blocks=(Paragraph(parse_inline("a")), Image("Utopia")))

    found = annotate(article._replace(sections=(section,)), Gazetteer(ENTITIES))
    assert found.mentions_in(3)
    (_, image) = data_of(found)["sections"][0]["blocks"]
    assert (image["text"], image["mentions"], image["src"]) == ("", [], "Utopia")


@given(annotated_articles)
@settings(max_examples=30)
def test_every_mention_and_mark_lies_in_its_text(annotated: AnnotatedArticle) -> None:
    data = data_of(annotated)
    blocks = [block for section in data["sections"] for block in section["blocks"]]
    for block in blocks:
        for place in (*block["marks"], *block["mentions"]):
            assert 0 <= place["start"] < place["end"] <= len(block["text"])
