"""An article as one run of plain-text blocks: what is wrapped, searched, matched and drawn."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from reader.model.article import (
    Article,
    Block,
    BlockQuote,
    BulletList,
    FactBox,
    Image,
    Inline,
    InlineKind,
    InlineSpan,
    Paragraph,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reader.model.entity import Entity

HEADLINE_SECTION = "headline"
"""The section of the headline block (headline, kicker, byline)."""

IMPRINT_SECTION = "imprint"
"""The section of what stands below the text: source, topics, related articles."""

ENTITY_SCHEME = "entity:"
"""A link's target that makes its text an explicit mention."""


class BlockRole(StrEnum):
    """What a text block is on the page."""

    KICKER = "kicker"
    HEADLINE = "headline"
    BYLINE = "byline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    SPEAKER = "speaker"
    ITEM = "item"
    FACTS_TITLE = "facts title"
    FACT = "fact"
    IMAGE = "image"
    CAPTION = "caption"
    IMPRINT = "imprint"


UNMATCHED_ROLES = frozenset({BlockRole.KICKER, BlockRole.BYLINE, BlockRole.SPEAKER, BlockRole.IMPRINT})
"""Blocks in which no names are looked for: what frames the text, and names that are known already."""


class TextBlock(NamedTuple):
    """One block of cleaned plain text; offsets everywhere are characters of ``text``."""

    role: BlockRole
    section: str
    """The section's id, or HEADLINE_SECTION."""
    number: int
    """Its place in the section: 0 the heading, 1 the first block below it, and so on."""
    text: str
    spans: tuple[InlineSpan, ...] = ()
    label_end: int = 0
    """FACT and IMPRINT only: where the label ends; the value begins two characters later."""


class Furniture(NamedTuple):
    """The lines that frame a text, in words; an article's own text has none."""

    byline: str = ""
    """The line below the headline."""
    imprint: tuple[tuple[str, str, str], ...] = ()
    """The lines below the text: (label, words, the address in the words that they link to; empty: none)."""


BARE = Furniture()
"""No furniture: the article's own text alone."""


def flatten(
    article: Article, entities: Mapping[str, Entity], furniture: Furniture = BARE
) -> tuple[TextBlock, ...]:
    """Lay an article out as text blocks, in reading order.

    Args:
        article: The article.
        entities: Those known by id; used for the names of speakers.
        furniture: What frames the text.
    """
    return tuple(_blocks(article, entities, furniture))


def _blocks(article: Article, entities: Mapping[str, Entity], furniture: Furniture) -> Iterator[TextBlock]:
    if article.kicker:
        yield TextBlock(BlockRole.KICKER, HEADLINE_SECTION, 1, article.kicker)
    yield TextBlock(BlockRole.HEADLINE, HEADLINE_SECTION, 0, article.title)
    if furniture.byline:
        yield TextBlock(BlockRole.BYLINE, HEADLINE_SECTION, 2, furniture.byline)
    for section in article.sections:
        if section.heading:
            yield TextBlock(BlockRole.HEADING, section.id, 0, section.heading)
        number = 0
        for block in section.blocks:
            if isinstance(block, Paragraph):  # most of a long text
                number += 1
                yield TextBlock(BlockRole.PARAGRAPH, section.id, number, block.text.text, block.text.spans)
                continue
            for role, inline, label_end in _parts(block, entities):
                number += 1
                yield TextBlock(role, section.id, number, inline.text, inline.spans, label_end)
    for number, (label, words, target) in enumerate(furniture.imprint, 1):
        text = f"{label}: {words}"
        start = text.rindex(target) if target else 0
        spans = (InlineSpan(start, start + len(target), InlineKind.LINK, target),) if target else ()
        yield TextBlock(BlockRole.IMPRINT, IMPRINT_SECTION, number, text, spans, len(label))


def word_count(article: Article) -> int:
    """How many words an article has, headline and headings among them."""
    texts = [article.kicker, article.title]
    for section in article.sections:
        texts.append(section.heading)
        for block in section.blocks:
            if isinstance(block, Paragraph):
                texts.append(block.text.text)  # most of a long text
            else:
                texts += [inline.text for _, inline, _ in _parts(block, {})]
    return " ".join(filter(None, texts)).count(" ") + 1


def links(article: Article) -> dict[str, str]:
    """The links of an article's text, in reading order.

    Returns:
        By each address the words that link to it first.
    """
    found: dict[str, str] = {}
    for section in article.sections:
        for block in section.blocks:
            if isinstance(block, Paragraph) and not block.text.spans:
                continue  # most of a long text, passed over at once
            for _, inline, _ in _parts(block, {}):
                for span in inline.spans:
                    if span.kind is InlineKind.LINK and not span.target.startswith(ENTITY_SCHEME):
                        found.setdefault(span.target, inline.text[span.start : span.end])
    return found


def _parts(block: Block, entities: Mapping[str, Entity]) -> Iterator[tuple[BlockRole, Inline, int]]:
    match block:
        case Paragraph(text):
            yield BlockRole.PARAGRAPH, text, 0
        case BlockQuote(paragraphs, speaker):
            yield from ((BlockRole.QUOTE, paragraph, 0) for paragraph in paragraphs)
            if speaker:
                yield BlockRole.SPEAKER, _speaker(speaker, entities), 0
        case BulletList(items):
            yield from ((BlockRole.ITEM, item, 0) for item in items)
        case FactBox():
            yield from _facts(block)
        case _:
            yield from _image(block)


def _facts(box: FactBox) -> Iterator[tuple[BlockRole, Inline, int]]:
    if box.title:
        yield BlockRole.FACTS_TITLE, Inline(box.title), 0
    for label, value in box.rows:
        yield BlockRole.FACT, _fact(label, value), len(label)


def _image(image: Image) -> Iterator[tuple[BlockRole, Inline, int]]:
    yield BlockRole.IMAGE, Inline(image.alt or image.src), 0
    if caption := " · ".join(part for part in (image.caption, image.credit) if part):
        yield BlockRole.CAPTION, Inline(caption), 0


def _speaker(speaker: str, entities: Mapping[str, Entity]) -> Inline:
    entity = entities.get(speaker)
    if entity is None:
        return Inline(speaker)
    span = InlineSpan(0, len(entity.name), InlineKind.LINK, ENTITY_SCHEME + entity.id)
    return Inline(entity.name, (span,))


def _fact(label: str, value: Inline) -> Inline:
    shift = len(label) + 2
    spans = tuple(InlineSpan(s.start + shift, s.end + shift, s.kind, s.target) for s in value.spans)
    return Inline(f"{label}: {value.text}", spans)
