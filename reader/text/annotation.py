"""An article made ready to read: plain-text blocks, mentions, events tied to their sentences.

:class:`AnnotatedArticle` is the one frozen object that screens hand down to widgets. All look-ups are
made once, when they are first asked for.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property
from itertools import accumulate
from math import log
from typing import TYPE_CHECKING, NamedTuple

from reader.model.article import Article
from reader.model.dates import FuzzyDate
from reader.model.entity import Entity, EntityType
from reader.text.blocks import BARE, BlockRole, flatten, word_count

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.model.event import Event
    from reader.model.mention import Mention
    from reader.text.blocks import Furniture, TextBlock
    from reader.text.gazetteer import Gazetteer
    from reader.text.place import Place
    from reader.text.ties import Tie

WORDS_PER_MINUTE = 238
"""Silent reading of English non-fiction by adults (Brysbaert 2019, Journal of Memory and Language 109)."""

AMBIGUOUS = "?"
"""What the key of an ambiguous subject begins with; no entity's id does."""


class Subject(NamedTuple):
    """Someone or something that the article is about: a row of the sidebar."""

    key: str
    """The entity's id; for an ambiguous name AMBIGUOUS and the name."""
    entity: Entity | None
    """None: ambiguous."""
    label: str
    mentions: tuple[int, ...]
    """Indexes into ``AnnotatedArticle.mentions``, in reading order."""
    prominence: float
    """Orders the sidebar (rule 24)."""
    candidates: tuple[str, ...] = ()
    """When ambiguous, the ids of all it may be."""


class Heading(NamedTuple):
    """An entry of the contents: where a section begins."""

    section: str
    """The section's id."""
    text: str
    """Empty for a section without a heading."""
    block: int
    """Its first block."""


class AnnotatedArticle:
    """An article's text blocks with their mentions, and every look-up between them."""

    def __init__(
        self,
        article: Article,
        blocks: tuple[TextBlock, ...],
        mentions: tuple[Mention, ...] = (),
        entities: Mapping[str, Entity] | None = None,
        *,
        is_plain: bool = False,
    ) -> None:
        """Take what has been computed already; use :func:`annotate`, or :meth:`plain`.

        Args:
            article: The article.
            blocks: Its text, as ``flatten`` gives it.
            mentions: Sorted by (block, start), without overlaps.
            entities: All that are known, by id.
            is_plain: Whether the mentions have not been looked for yet.
        """
        self.article = article
        self.blocks = blocks
        self.mentions = mentions
        self.entities: Mapping[str, Entity] = entities or {}
        self.is_plain = is_plain

    @classmethod
    def plain(cls, article: Article, furniture: Furniture = BARE) -> AnnotatedArticle:
        """The article's text alone, to be shown while its entities are still being read."""
        own = {entity.id: entity for entity in article.own_entities}
        return cls(article, flatten(article, own, furniture), entities=own, is_plain=True)

    @classmethod
    def nothing(cls) -> AnnotatedArticle:
        """Stands where there is no article yet."""
        article = Article("", "", FuzzyDate.parse("0001-01-01"), ())
        return cls(article, ())

    # Mentions and subjects

    @cached_property
    def _first_mentions(self) -> tuple[int, ...]:
        """For each block, and one past the last, the index of its first mention."""
        blocks = [mention.block for mention in self.mentions]
        return tuple(bisect_left(blocks, block) for block in range(len(self.blocks) + 1))

    def mentions_in(self, block: int) -> range:
        """The indexes of a block's mentions, in reading order."""
        return range(self._first_mentions[block], self._first_mentions[block + 1])

    def mention_at(self, block: int, char: int) -> int | None:
        """The index of the mention that holds a character, if any does."""
        for index in self.mentions_in(block):
            mention = self.mentions[index]
            if mention.start <= char < mention.end:
                return index
        return None

    def keys_between(self, first: Place, last: Place) -> frozenset[str]:
        """The keys of those who are named between two places."""
        if last.block >= len(self.blocks):
            return frozenset()
        between = range(self._first_mentions[first.block], self._first_mentions[last.block + 1])
        return frozenset(
            self.keys[index]
            for index, (block, start, end, *_) in zip(
                between, self.mentions[between.start : between.stop], strict=True
            )
            if (block, end) > first and (block, start) < last
        )

    def text_of(self, mention: Mention) -> str:
        """The words of a mention."""
        return self.blocks[mention.block].text[mention.start : mention.end]

    def key_of(self, mention: Mention) -> str:
        """The key of the subject that a mention names."""
        return mention.entity or AMBIGUOUS + self.text_of(mention)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """For each mention the key of its subject."""
        return tuple(map(self.key_of, self.mentions))

    @cached_property
    def first_in_section(self) -> frozenset[int]:
        """The indexes of the mentions that are their subject's first in their section."""
        first: dict[tuple[str, str], int] = {}
        for index, (mention, key) in enumerate(zip(self.mentions, self.keys, strict=True)):
            first.setdefault((self.blocks[mention.block].section, key), index)
        return frozenset(first.values())

    @cached_property
    def subjects(self) -> Mapping[str, Subject]:
        """Everyone and everything named in the text or in the article's list, the most prominent first."""
        found: dict[str, list[int]] = {entry.id: [] for entry in self.article.listed}
        for index, key in enumerate(self.keys):
            found.setdefault(key, []).append(index)
        subjects = [self._subject(key, indexes) for key, indexes in found.items()]
        subjects.sort(key=lambda subject: (-subject.prominence, subject.mentions[:1] or (len(self.keys),)))
        return {subject.key: subject for subject in subjects}

    def _subject(self, key: str, indexes: list[int]) -> Subject:
        if key.startswith(AMBIGUOUS):
            candidates = self.mentions[indexes[0]].candidates
            return Subject(key, None, key[1:], tuple(indexes), self._prominence(indexes), candidates)
        entity = self.entity(key)
        return Subject(key, entity, entity.label, tuple(indexes), self._prominence(indexes))

    def _prominence(self, indexes: Sequence[int]) -> float:
        """Rule 24: in the headline x 4, first paragraph x 2, a heading x 1.5, plus the log of the count."""
        if not indexes:
            return 0.0
        blocks = {self.mentions[index].block for index in indexes}
        roles = {self.blocks[block].role for block in blocks}
        weight = 4.0 if BlockRole.HEADLINE in roles else 1.0
        if self.first_paragraph in blocks:
            weight *= 2
        if BlockRole.HEADING in roles:
            weight *= 1.5
        return weight + log(len(indexes))

    def entity(self, key: str) -> Entity:
        """The entity of an id; one that is defined nowhere is known by its id alone."""
        return self.entities.get(key) or Entity(key, EntityType.OTHER, key)

    def name(self, key: str) -> str:
        """What a list shows for an id, or for a plain name."""
        entity = self.entities.get(key)
        return entity.label if entity else key

    def forms_of(self, subject: Subject) -> list[tuple[str, int]]:
        """The words by which the text names a subject, with their counts, the commonest first."""
        return Counter(self.text_of(self.mentions[index]) for index in subject.mentions).most_common()

    def density(self, subject: Subject, buckets: int) -> list[int]:
        """How often a subject is named in each of ``buckets`` equal parts of the text."""
        counts = [0] * buckets
        for index in subject.mentions:
            mention = self.mentions[index]
            place = self._offsets[mention.block] + mention.start
            counts[min(buckets - 1, place * buckets // max(1, self.length))] += 1
        return counts

    # Places in the text

    @cached_property
    def _offsets(self) -> tuple[int, ...]:
        """Where each block begins if all stood one behind the other, in characters; the last is the end."""
        return tuple(accumulate((len(block.text) for block in self.blocks), initial=0))

    @cached_property
    def length(self) -> int:
        """The characters of all blocks together, down to the imprint."""
        imprint = sum(len(block.text) for block in self.blocks if block.role is BlockRole.IMPRINT)
        return self._offsets[-1] - imprint

    @cached_property
    def first_paragraph(self) -> int:
        """The first paragraph's block; -1 where there is none."""
        roles = [block.role for block in self.blocks]
        return roles.index(BlockRole.PARAGRAPH) if BlockRole.PARAGRAPH in roles else -1

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """Where each section begins, in reading order."""
        titles = {section.id: section.heading for section in self.article.sections}
        first: dict[str, int] = {}
        for index, block in enumerate(self.blocks):
            first.setdefault(block.section, index)
        return tuple(
            Heading(section, titles[section], block) for section, block in first.items() if section in titles
        )

    def section_at(self, block: int) -> int:
        """The index into ``headings`` of the section that holds a block; -1 above the first."""
        return bisect_right([heading.block for heading in self.headings], block) - 1

    # Events

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The timeline in time's order."""
        return tuple(sorted(self.article.timeline, key=lambda event: event.date.sort_key))

    @cached_property
    def ties(self) -> Mapping[str, Tie]:
        """For each event that the text tells, the place where it does."""
        from reader.text.ties import tie  # noqa: PLC0415  an article is shown before its events are tied

        events = self.article.timeline
        ties = tie(events, self.blocks, self.article.published)
        return {event.id: found for event, found in zip(events, ties, strict=True) if found}

    def prepare(self) -> None:
        """Make the look-ups that a screen needs at once, and that take their time."""
        _ = self.subjects, self._ties_by_block, self._first_mentions, self._involved

    @cached_property
    def _ties_by_block(self) -> Mapping[int, tuple[str, ...]]:
        told: dict[int, list[str]] = {}
        for event in self.events:
            if found := self.ties.get(event.id):
                told.setdefault(found.block, []).append(event.id)
        return {block: tuple(ids) for block, ids in told.items()}

    def events_in(self, block: int) -> tuple[str, ...]:
        """The ids of the events that a block tells, in time's order."""
        return self._ties_by_block.get(block, ())

    def events_between(self, first: Place, last: Place) -> frozenset[str]:
        """The ids of the events that are told between two places."""
        return frozenset(
            event
            for block in range(first.block, last.block + 1)
            for event in self.events_in(block)
            if (block, self.ties[event].end) > first and (block, self.ties[event].start) < last
        )

    def event_at(self, place: Place) -> str | None:
        """The id of the event that the sentence around a place tells; None: it tells none."""
        for event in self.events_in(place.block):
            if self.ties[event].sentence_start <= place.char < self.ties[event].sentence_end:
                return event
        return None

    @cached_property
    def _involved(self) -> Mapping[str, frozenset[str]]:
        return {event.id: frozenset((*event.entities, event.place)) - {""} for event in self.events}

    def involved_in(self, event: str) -> frozenset[str]:
        """The ids of those whom an event names: its entities, and its place."""
        return self._involved.get(event, frozenset())

    def events_of(self, key: str) -> frozenset[str]:
        """The ids of the events that name an entity."""
        return frozenset(event for event, ids in self._involved.items() if key in ids)


def reading_minutes(article: Article) -> int:
    """The time it takes to read an article, in whole minutes, at least one."""
    return max(1, round(word_count(article) / WORDS_PER_MINUTE))


def annotate(article: Article, gazetteer: Gazetteer, furniture: Furniture = BARE) -> AnnotatedArticle:
    """Find the mentions of an article.

    Args:
        article: The article.
        gazetteer: Of the library's entities; the article's own replace those of the same id.
        furniture: What frames the text.
    """
    if article.own_entities:
        gazetteer = gazetteer.extended(article.own_entities)
    blocks = flatten(article, gazetteer.entities, furniture)
    mentions = gazetteer.mentions(blocks, article.listed, article.corrections)
    annotated = AnnotatedArticle(article, blocks, tuple(mentions), gazetteer.entities)
    annotated.prepare()
    return annotated
