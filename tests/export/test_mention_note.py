"""What is said behind mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.export.insertion import insert
from reader.export.mention_note import Noted, notes
from reader.model.article import Article, Inline, Paragraph
from reader.model.dates import FuzzyDate
from reader.text.annotation import AnnotatedArticle, annotate
from reader.text.gazetteer import Gazetteer
from reader.text.inline import parse_inline
from tests.export.articles import ENTITIES
from tests.factories import section

if TYPE_CHECKING:
    from reader.model.entity import Entity


def noted_texts(noted: Noted, annotated: AnnotatedArticle) -> list[str]:
    found = notes(annotated, noted)
    return [
        insert(Inline(block.text), found.get(index, ())).text for index, block in enumerate(annotated.blocks)
    ]


def of(*paragraphs: str, entities: tuple[Entity, ...] = ENTITIES) -> AnnotatedArticle:
    """An article with a headline and one section."""
    texts = tuple(Paragraph(parse_inline(text)) for text in paragraphs)
    sections = (section("lead", "", *texts),)
    return annotate(Article("a", "No names", FuzzyDate.parse("2025-12-04"), sections), Gazetteer(entities))


@pytest.mark.parametrize(
    ("text", "noted"),
    [
        # The type, and the name where the words do not say it.
        ("in Utopia now", "in Utopia [place] now"),
        ("Minister Ann Roe", "Minister Ann Roe [person]"),
        ("an S-400.", "an S-400 [system: S-400 Triumf]."),
        ("the S‑400 TRIUMF", "the S‑400 TRIUMF [system]"),
        ("Make at Home", "Make at Home [policy]"),
        ("[the deal](entity:pact)", "the deal [agreement: Arms Pact of 2018]"),
        # What belongs to the word is not parted from it.
        ("Utopia’s army", "Utopia’s [place] army"),
        ("Utopia's army", "Utopia's [place] army"),
        ("a Utopia-made car", "a Utopia-made [place] car"),
        ("the Utopia–Arcadia line", "the Utopia–Arcadia [place] [place] line"),
        ("Utopia – and Arcadia", "Utopia [place] – and Arcadia [place]"),
        # Nobody knows which.
        ("Foo Bar", "Foo Bar [may be East Foo or West Foo]"),
        ("[it](entity:nothing-known)", "it [defined nowhere: nothing-known]"),
        # There is nothing that could be said.
        ("Nobody at all", "Nobody at all"),
    ],
)
def test_a_note_says_what_the_text_does_not(text: str, noted: str) -> None:
    assert noted_texts(Noted.FIRST, of(text))[1] == noted_texts(Noted.ALL, of(text))[1] == noted


def test_one_who_has_been_introduced_is_named_and_only_where_the_words_do_not() -> None:
    source = Article(
        "a",
        "Ann Roe in Utopia",
        FuzzyDate.parse("2025-12-04"),
        (
            section("lead", "", "Ann Roe left Utopia. Roe smiled.", "Roe again."),
            section("home", "Roe in Arcadia", "Roe came to Arcadia from Utopia."),
        ),
    )
    annotated = annotate(source, Gazetteer(ENTITIES))
    assert noted_texts(Noted.FIRST, annotated) == [
        "Ann Roe in Utopia",
        "Ann Roe [person] left Utopia [place]. Roe smiled.",
        "Roe again.",
        "Roe in Arcadia",
        "Roe [Ann Roe] came to Arcadia [place] from Utopia.",
    ]
    assert noted_texts(Noted.ALL, annotated) == [
        "Ann Roe [person] in Utopia [place]",
        "Ann Roe [person] left Utopia [place]. Roe [person: Ann Roe] smiled.",
        "Roe [person: Ann Roe] again.",
        "Roe [person: Ann Roe] in Arcadia [place]",
        "Roe [person: Ann Roe] came to Arcadia [place] from Utopia [place].",
    ]
    assert notes(annotated, Noted.NONE) == {}


def test_a_thing_of_no_kind_has_a_name_only() -> None:
    things = tuple(one._replace(kind="", aliases=("Home",)) for one in ENTITIES if one.id == "policy")
    assert noted_texts(Noted.ALL, of("Home and Make at Home", entities=things))[1] == (
        "Home [Make at Home] and Make at Home"
    )


def test_candidates_of_one_name_are_told_apart_by_their_ids() -> None:
    twins = tuple(one._replace(name="Foo") for one in ENTITIES if one.id.startswith("foo-"))
    assert noted_texts(Noted.ALL, of("Foo Bar", entities=twins))[1] == "Foo Bar [may be foo-east or foo-west]"
