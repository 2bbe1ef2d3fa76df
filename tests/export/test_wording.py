"""Dates, events and entities in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.export.wording import about, dateline, event_in_words, group_in_words, subject_in_words
from reader.model.article import Article, Draft, Inline, InlineKind, Source
from reader.model.dates import FuzzyDate
from reader.model.entity import Entity, EntityType, SystemCategory
from reader.text.annotation import AnnotatedArticle, Subject
from reader.text.entity_group import Group
from tests.export.articles import ARTICLE, bare, everything
from tests.factories import entity, event

if TYPE_CHECKING:
    from reader.model.event import Event

DAY = FuzzyDate.parse("2025-12-04")


def article(**fields: object) -> Article:
    return Article("a", "Headline", DAY, ())._replace(**fields)  # type: ignore[arg-type]  # as given


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (article(), "4 December 2025."),
        (article(located="Utopia"), "Utopia, 4 December 2025."),
        (article(byline=("A. Writer",)), "4 December 2025. By A. Writer."),
        (article(byline=("A", "B")), "4 December 2025. By A and B."),
        (article(byline=("A", "B", "C")), "4 December 2025. By A, B and C."),
        (article(source=Source("Desk Inc.")), "4 December 2025. Desk Inc."),
        (article(updated=DAY), "4 December 2025. Updated 4 December 2025."),
    ],
)
def test_the_dateline_is_in_sentences(source: Article, words: str) -> None:
    assert dateline(source) == words


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (ARTICLE.timeline[0], "2026, planned: More to come!"),
        (
            ARTICLE.timeline[1],
            "5 October 2018: Deal signed. At last. Place: Utopia. Involved: S-400, somebody.",
        ),
        (ARTICLE.timeline[2], "about 2019: A meeting. Place: The old hall."),
        (event("e", "2020/..", title="“War.”", description="(Still.)"), "since 2020: “War.” (Still.)"),
    ],
)
def test_an_event_tells_when_what_where_and_who(found: Event, words: str) -> None:
    assert event_in_words(everything(), found) == words


def of(type_: EntityType, name: str, short: str = "", **fields: object) -> Entity:
    return entity("id", type_, name, short)._replace(**fields)  # type: ignore[arg-type]  # as given


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (of(EntityType.SYSTEM, "S-400 Triumf", "S-400"), "S-400 Triumf"),
        (of(EntityType.SYSTEM, "S-400", category=SystemCategory.AIR_DEFENCE), "S-400, air defence"),
        (of(EntityType.SYSTEM, "S-400", category=SystemCategory.OTHER), "S-400"),
        (of(EntityType.PERSON, "Ann Roe", "Roe"), "Ann Roe"),
        (of(EntityType.PLACE, "Utopia"), "Utopia, place"),
        (of(EntityType.PLACE, "Utopia", kind="country"), "Utopia, country"),
        (of(EntityType.ORGANISATION, "World Trade Organisation", "WTO"), "WTO (World Trade Organisation)"),
        (of(EntityType.LAW, "Act of 2017", "AOT"), "AOT (Act of 2017), law"),
        (of(EntityType.OTHER, "Thing"), "Thing"),
        (of(EntityType.OTHER, "Thing", kind="policy"), "Thing, policy"),
    ],
)
def test_a_subject_is_told_by_its_name_its_kind_and_its_count(one: Entity, words: str) -> None:
    assert subject_in_words(AnnotatedArticle.nothing(), Subject("id", one, one.label, (1, 2), 1.0)) == (
        f"{words}: 2 mentions"
    )


def test_one_mention_is_told_as_one_and_none_in_words() -> None:
    subject = Subject("id", of(EntityType.PERSON, "Ann Roe"), "Ann Roe", (1,), 1.0)
    nothing = AnnotatedArticle.nothing()
    assert subject_in_words(nothing, subject) == "Ann Roe: 1 mention"
    assert subject_in_words(nothing, subject._replace(mentions=())) == "Ann Roe: not named in the text"


def test_an_ambiguous_subject_tells_who_it_may_be() -> None:
    annotated = everything()
    assert subject_in_words(annotated, annotated.subjects["?Foo Bar"]) == (
        "Foo Bar, may be East Foo or West Foo: 1 mention"
    )


def test_no_title_of_a_group_has_a_dot_that_a_voice_would_read() -> None:
    assert group_in_words(Group.PLACES) == "Places and organisations"
    assert not any("·" in group_in_words(group) for group in Group)


def test_what_else_is_known_of_an_article_is_told_line_by_line() -> None:
    lines = list(about(ARTICLE, {"other": "Another article"}.__getitem__))
    assert [line.text for line in lines] == [
        "Source: The Desk",
        "Licence: CC BY 4.0",
        "Retrieved: 6 December 2025",
        "Topics: defence, trade",
        "Follows: Another article",
        "Draft: made by a tool, 7 December 2025, review: draft, 1 to be confirmed",
    ]
    (link,) = lines[0].spans
    assert (lines[0].text[link.start :], link.kind, link.target) == (
        "The Desk",
        InlineKind.LINK,
        "https://example.org/talks",
    )


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        (bare().article, []),
        (article(source=Source("The Desk")), []),
        (article(source=Source("The Desk", licence="CC0")), ["Source: The Desk", "Licence: CC0"]),
        (article(draft=Draft(review="read twice")), ["Draft: review: read twice"]),
        (article(draft=Draft()), []),
    ],
)
def test_what_is_not_given_is_not_told(source: Article, lines: list[str]) -> None:
    found: list[Inline] = list(about(source, str))
    assert [line.text for line in found] == lines
    assert not any(line.spans for line in found)
