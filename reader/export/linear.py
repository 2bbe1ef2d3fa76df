"""An article as one run of headings and blocks, from the headline to the last related article.

It is what the reader's panes show, put in a line: text, timeline, entities. Formats for reading are made
from it; each only decides how a heading, a quote or a list is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.export import wording
from reader.export.insertion import Insertion, insert
from reader.export.mention_note import Noted, notes
from reader.export.structure import headline_of, sections_of
from reader.model.article import BlockQuote, BulletList, FactBox, Image, Inline, Paragraph
from reader.text.blocks import ENTITY_SCHEME
from reader.text.entity_group import grouped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from reader.export.structure import Part
    from reader.text.annotation import AnnotatedArticle


class Heading(NamedTuple):
    """Stands above what follows."""

    level: int
    """1: the article's headline; 2: a section, or a list behind the text; 3: a part of such a list."""
    text: Inline
    place: str = ""
    """Which of the article's sections begins, in words; empty: none of them does."""


class Facts(NamedTuple):
    """A fact box, each label joined to its value."""

    title: str
    lines: tuple[Inline, ...]


Piece = Heading | Paragraph | BlockQuote | BulletList | Facts | Image
"""Of the model's blocks, the quote's speaker is a name here, texts may hold notes, and links lead to
addresses only."""


def linear(
    annotated: AnnotatedArticle,
    *,
    timeline: bool = True,
    entities: bool = True,
    noted: Noted = Noted.NONE,
    title_of: Callable[[str], str] = str,
) -> Iterator[Piece]:
    """Put an article in a line.

    Args:
        annotated: The article.
        timeline: Whether to list its events.
        entities: Whether to list whom and what it names.
        noted: Which mentions are followed by a note.
        title_of: Gives a related article's headline for its id.
    """
    text = _Text(annotated, notes(annotated, noted))
    yield from text.opening()
    yield from text.sections()
    if timeline and annotated.events:
        yield Heading(2, Inline("Timeline"))
        yield BulletList(
            tuple(Inline(wording.event_in_words(annotated, event)) for event in annotated.events)
        )
    if entities and annotated.subjects:
        yield from _entities(annotated)
    if about := tuple(wording.about(annotated.article, title_of)):
        yield Heading(2, Inline("About this article"))
        yield BulletList(about)


def _entities(annotated: AnnotatedArticle) -> Iterator[Piece]:
    yield Heading(2, Inline("People, systems and places"))
    for group, members in grouped(annotated.subjects.values()):
        yield Heading(3, Inline(wording.group_in_words(group)))
        yield BulletList(tuple(Inline(wording.subject_in_words(annotated, one)) for one in members))


class _Text:
    """The article's own text, with notes."""

    def __init__(self, annotated: AnnotatedArticle, noted: Mapping[int, list[Insertion]]) -> None:
        self._annotated = annotated
        self._notes = noted
        """By the index of a text block."""

    def opening(self) -> Iterator[Piece]:
        """The headline and what stands around it."""
        article = self._annotated.article
        if article.kicker:
            yield Paragraph(Inline(article.kicker))
        yield Heading(1, self._inline(headline_of(self._annotated)))
        yield Paragraph(Inline(wording.dateline(article)))
        if article.summary:
            yield Paragraph(Inline(f"In short: {article.summary}"))

    def sections(self) -> Iterator[Piece]:
        """The sections with their headings."""
        total = sum(bool(section.heading) for section in self._annotated.article.sections)
        number = 0
        for _, heading, parts in sections_of(self._annotated):
            if heading is not None:
                number += 1
                yield Heading(2, self._inline(heading), f"Section {number} of {total}")
            for part in parts:
                yield self._piece(part)

    def _piece(self, part: Part) -> Piece:
        inlines = tuple(self._inline(index) for index in part.texts)
        match part.block:
            case BlockQuote(paragraphs):
                speaker = "".join(inline.text for inline in inlines[len(paragraphs) :])
                return BlockQuote(inlines[: len(paragraphs)], speaker)
            case BulletList():
                return BulletList(inlines)
            case FactBox(title):
                return Facts(inlines[0].text, inlines[1:]) if title else Facts("", inlines)
            case Image():
                return self._image(part.block, part.texts)
            case _:
                return Paragraph(inlines[0])

    def _image(self, image: Image, texts: range) -> Image:
        """A picture; one text block holds its caption and its credit."""
        alt = self._inline(texts[0]).text if image.alt else ""
        if len(texts) == 1:
            return Image(image.src, alt)
        end = len(self._annotated.blocks[texts[1]].text)
        caption = self._excerpt(texts[1], 0, len(image.caption))
        credit = self._excerpt(texts[1], end - len(image.credit), end)
        return Image(image.src, alt, caption, credit)

    def _inline(self, index: int) -> Inline:
        """A text block with its notes; links to entities are mentions, and lead nowhere from here."""
        block = self._annotated.blocks[index]
        spans = tuple(span for span in block.spans if not span.target.startswith(ENTITY_SCHEME))
        return insert(Inline(block.text, spans), self._notes.get(index, ()))

    def _excerpt(self, index: int, start: int, end: int) -> str:
        """A part of a text block with the notes that belong to it."""
        text = self._annotated.blocks[index].text[start:end]
        inside = [
            Insertion(one.place - start, one.words)
            for one in self._notes.get(index, ())
            if start < one.place <= end
        ]
        return insert(Inline(text), inside).text
