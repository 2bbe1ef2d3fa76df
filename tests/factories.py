"""Small articles, entities and mentions for tests."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.model.article import Article, EntityRef, Inline, Paragraph, Section
from reader.model.dates import FuzzyDate
from reader.model.entity import Authority, Entity, EntityType, FilePlace
from reader.model.event import Event
from reader.model.mention import Mention, Rule
from reader.text.annotation import AnnotatedArticle
from reader.text.blocks import flatten

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.model.article import Block

PUBLISHED = FuzzyDate.parse("2025-12-04T21:10+05:30")


def entity(id_: str, type_: EntityType = EntityType.SYSTEM, name: str = "", short: str = "") -> Entity:
    """An entity of a library, defined on line 3 of its file."""
    return Entity(
        id_, type_, name or id_, short, authority=Authority.LIBRARY, defined_at=FilePlace("entities.yaml", 3)
    )


def section(id_: str, heading: str, *paragraphs: str | Block) -> Section:
    """A section of paragraphs, or of other blocks."""
    blocks = tuple(Paragraph(Inline(part)) if isinstance(part, str) else part for part in paragraphs)
    return Section(id_, heading, blocks)


def article(
    *sections: Section,
    title: str = "Headline",
    events: Sequence[Event] = (),
    listed: Sequence[str] = (),
    kicker: str = "",
) -> Article:
    """An article of the given sections."""
    return Article(
        id="an-article",
        title=title,
        kicker=kicker,
        published=PUBLISHED,
        sections=sections or (section("lead", "", "A paragraph."),),
        timeline=tuple(events),
        listed=tuple(map(EntityRef, listed)),
    )


def event(id_: str, date: str, **fields: object) -> Event:
    """An event whose title is its id unless one is given."""
    return Event(id_, FuzzyDate.parse(date), **{"title": id_, **fields})  # type: ignore[arg-type]  # as given


def annotated(source: Article, names: Mapping[str, Entity]) -> AnnotatedArticle:
    """An article in which each of some words is a mention of its entity, wherever it stands.

    Args:
        source: The article.
        names: An entity for each word; None would be ambiguous, and is not offered here.
    """
    entities = {found.id: found for found in names.values()}
    blocks = flatten(source, entities)
    pattern = re.compile("|".join(sorted(map(re.escape, names), key=len, reverse=True)) or r"(?!)")
    mentions = tuple(
        Mention(index, match.start(), match.end(), names[match[0]].id, Rule.NAME, match[0])
        for index, block in enumerate(blocks)
        for match in pattern.finditer(block.text)
    )
    return AnnotatedArticle(source, blocks, mentions, entities)
