"""An article as its file says it: headline, sections of blocks, entities, timeline."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.model.dates import FuzzyDate
    from reader.model.entity import Entity
    from reader.model.event import Event
    from reader.model.quote import Quote


class InlineKind(StrEnum):
    """What inline Markdown says of a span of text."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    CODE = "code"
    LINK = "link"


class InlineSpan(NamedTuple):
    """A span of a text with a meaning of its own."""

    start: int
    """Characters of the plain text, half-open."""
    end: int
    kind: InlineKind
    target: str = ""
    """A link's address; ``entity:ID`` is an explicit mention."""


class Inline(NamedTuple):
    """Plain text with its inline marks: what inline Markdown is turned into."""

    text: str
    spans: tuple[InlineSpan, ...] = ()


class Paragraph(NamedTuple):
    """A paragraph."""

    text: Inline


class BlockQuote(NamedTuple):
    """A quote set apart, of one or more paragraphs."""

    paragraphs: tuple[Inline, ...]
    speaker: str = ""
    """An entity's id, or a plain name; empty: nobody is named."""


class BulletList(NamedTuple):
    """A list of items."""

    items: tuple[Inline, ...]


class FactBox(NamedTuple):
    """Facts set apart, a label and a value each."""

    title: str
    rows: tuple[tuple[str, Inline], ...]


class Image(NamedTuple):
    """A picture, told by its words."""

    src: str
    alt: str = ""
    caption: str = ""
    credit: str = ""


Block = Paragraph | BlockQuote | BulletList | FactBox | Image


class Section(NamedTuple):
    """A part of the article; the lead has no heading."""

    id: str
    heading: str
    """Empty: none is shown."""
    blocks: tuple[Block, ...]


class Salience(StrEnum):
    """How much an article is about an entity, as its writer says."""

    PRIMARY = "primary"
    SECONDARY = "secondary"


class EntityRef(NamedTuple):
    """An entry of the article's own list of entities."""

    id: str
    salience: Salience | None = None
    note: str = ""


class Within(NamedTuple):
    """A place in an article: a section, or a text block of it."""

    section: str
    """The section's id."""
    number: int | None = None
    """The text block in it, as ``TextBlock.number`` counts; None: anywhere in the section."""


class Correction(NamedTuple):
    """A writer's word on what is a mention and what is not (``mentions`` in the file)."""

    exact: str
    """The text that is meant."""
    entity: str | None
    """The id it stands for; None: it is no mention."""
    prefix: str = ""
    """What stands before it; empty: anything."""
    suffix: str = ""
    """What stands after it; empty: anything."""
    within: Within | None = None
    """Where; None: anywhere."""
    occurrence: int | None = None
    """Which one of those that fit, from 1; None: every one."""


class Source(NamedTuple):
    """Where an article comes from."""

    name: str
    url: str = ""
    licence: str = ""
    retrieved: FuzzyDate | None = None


class RelatedKind(StrEnum):
    """How another article stands to this one."""

    FOLLOWS = "follows"
    UPDATES = "updates"
    BACKGROUND = "background"


class Related(NamedTuple):
    """Another article of the library."""

    article: str
    rel: RelatedKind = RelatedKind.BACKGROUND


class Draft(NamedTuple):
    """What a tool that made the article left to be confirmed by a person."""

    tool: str = ""
    at: FuzzyDate | None = None
    review: str = ""
    unconfirmed: tuple[str, ...] = ()


class Article(NamedTuple):
    """One article."""

    id: str
    title: str
    published: FuzzyDate
    sections: tuple[Section, ...]
    """At least one."""
    kicker: str = ""
    summary: str = ""
    language: str = "en"
    """BCP 47."""
    updated: FuzzyDate | None = None
    located: str = ""
    byline: tuple[str, ...] = ()
    source: Source | None = None
    topics: tuple[str, ...] = ()
    listed: tuple[EntityRef, ...] = ()
    """Every entry of ``entities``, whole definitions among them, in the writer's order."""
    own_entities: tuple[Entity, ...] = ()
    """The whole entities that the article itself defines."""
    corrections: tuple[Correction, ...] = ()
    quotes: tuple[Quote, ...] = ()
    timeline: tuple[Event, ...] = ()
    """In the writer's order; sort by ``FuzzyDate.sort_key`` for time's."""
    related: tuple[Related, ...] = ()
    draft: Draft | None = None
