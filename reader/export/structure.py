"""Which text blocks of an annotated article belong to which block of which section.

An :class:`AnnotatedArticle` is one run of text blocks; the article has sections of blocks, some of which
are several text blocks: a quote, a list, a fact box. Every format walks along both, here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.model.article import BlockQuote, BulletList, FactBox, Image
from reader.text.blocks import HEADLINE_SECTION, BlockRole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.model.article import Block, Section
    from reader.text.annotation import AnnotatedArticle


class Part(NamedTuple):
    """A block of the article with its text blocks."""

    block: Block
    texts: range
    """Indexes into ``AnnotatedArticle.blocks``."""


class SectionText(NamedTuple):
    """A section with its text blocks."""

    section: Section
    heading: int | None
    """Index of the heading's text block; None: it has no heading."""
    parts: tuple[Part, ...]


def headline_of(annotated: AnnotatedArticle) -> int:
    """The index of the headline's text block."""
    return next(index for index, block in enumerate(annotated.blocks) if block.role is BlockRole.HEADLINE)


def sections_of(annotated: AnnotatedArticle) -> Iterator[SectionText]:
    """The sections, in reading order."""
    at = sum(block.section == HEADLINE_SECTION for block in annotated.blocks)
    for section in annotated.article.sections:
        heading = None
        if section.heading:
            heading = at
            at += 1
        parts = []
        for block in section.blocks:
            end = at + _text_count(block)
            parts.append(Part(block, range(at, end)))
            at = end
        yield SectionText(section, heading, tuple(parts))


def _text_count(block: Block) -> int:
    """How many text blocks ``reader.text.blocks.flatten`` makes of a block."""
    match block:
        case BlockQuote(paragraphs, speaker):
            return len(paragraphs) + bool(speaker)
        case BulletList(items):
            return len(items)
        case FactBox(title, rows):
            return bool(title) + len(rows)
        case Image():
            return 1 + bool(block.caption or block.credit)
        case _:
            return 1
