"""What the index keeps of an article's file: made of its bytes alone and the library's entities."""

from __future__ import annotations

from array import array
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from reader.index.record import (
    NOBODY,
    ArticleRecord,
    EntityRecord,
    EventRecord,
    Extract,
    Named,
    ProblemRecord,
    SectionRecord,
    Words,
)
from reader.model.article import BlockQuote
from reader.store.article_file import read_article
from reader.store.article_ref import content_digest
from reader.store.problems import has_errors
from reader.store.source import decoded
from reader.store.yaml import Document, parse_yaml
from reader.text.blocks import BlockRole, flatten, word_count
from reader.text.search_words import search_text, words, words_of_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.index.record import MentionRow
    from reader.model.article import Article
    from reader.model.entity import Entity
    from reader.store.problems import Problem
    from reader.text.blocks import TextBlock
    from reader.text.gazetteer import Gazetteer
    from reader.text.whos_who import WhosWho

MAX_PROBLEMS = 100
"""How many problems of one file are kept; the rest are counted."""

_UNSEARCHED = (BlockRole.HEADLINE, BlockRole.SPEAKER)
"""The headline has a place of its own in the full-text index; speakers are put in as the file writes them."""

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  dates of articles are naive


class RawFile(NamedTuple):
    """A file that is to be read for the index."""

    data: bytes
    path: str
    """What problems call it."""
    stem: str
    """Its name without the suffix."""


class _Text(NamedTuple):
    """An article that can be shown."""

    article: Article
    gazetteer: Gazetteer
    """Of those who are looked for in it."""
    blocks: Sequence[TextBlock]


def extract(data: bytes, path: str, stem: str, who: WhosWho) -> Extract:
    """Read a file for the index.

    Args:
        data: The file's bytes.
        path: What problems call it.
        stem: Its name without the suffix.
        who: The library's entities.
    """
    (found,) = extract_all([RawFile(data, path, stem)], who)
    return found


def extract_all(files: Sequence[RawFile], who: WhosWho) -> list[Extract]:
    """Read files for the index.

    Each step is taken for all files before the next one is: the processor's caches then hold one step's code
    and tables at a time, which takes a tenth less time than file by file.

    Args:
        files: A few, as all that is made of them is held at the same time.
        who: The library's entities.
    """
    documents = [_document(file) for file in files]
    read = [
        _article_of(document, file.stem, who.entities)
        for document, file in zip(documents, files, strict=True)
    ]
    texts = [None if article is None else _text(article, who) for article, _ in read]
    named = [NOBODY if text is None else _named(text) for text in texts]
    articles = [None if text is None else _article(text.article, text.blocks) for text in texts]
    return [
        Extract(content_digest(file.data), article, names, *_kept(problems))
        for file, article, names, (_, problems) in zip(files, articles, named, read, strict=True)
    ]


def _kept(problems: Sequence[Problem]) -> tuple[tuple[ProblemRecord, ...], int, int]:
    """What is kept of problems: the first of them, and how many are errors, and warnings."""
    errors = sum(problem.is_error for problem in problems)
    return tuple(map(_problem, problems[:MAX_PROBLEMS])), errors, len(problems) - errors


def unreadable(problem: Problem) -> Extract:
    """What is kept of a file that cannot be read.

    Args:
        problem: Why.
    """
    return Extract(b"", None, NOBODY, (_problem(problem),), 1, 0)


def searched_words(data: bytes, stem: str) -> Words:
    """The words that the full-text index holds of an article.

    They follow from the file alone, whatever the library's entities, so that they can be taken out again.
    """
    article = _own_text(data, stem)
    return Words.of((), ()) if article is None else _words(article, flatten(article, {}))


def plain_texts(data: bytes, stem: str) -> list[str]:
    """The texts of an article, block by block, its headline left out: what passages are cut from."""
    article = _own_text(data, stem)
    if article is None:
        return []
    blocks = flatten(article, {})
    return [article.summary, *(block.text for block in blocks if block.role is not BlockRole.HEADLINE)]


def _own_text(data: bytes, stem: str) -> Article | None:
    """What can be read of an article's text, whatever else is wrong with the file."""
    document = _document(RawFile(data, "", stem))
    return read_article(document, stem, None)[0] if isinstance(document, Document) else None


def _words(article: Article, blocks: Sequence[TextBlock]) -> Words:
    texts = [block.text for block in blocks if block.role not in _UNSEARCHED]
    for section in article.sections:
        texts += [block.speaker for block in section.blocks if isinstance(block, BlockQuote)]
    return Words.of(words(article.title), words_of_texts((*texts, article.summary)))


def _document(file: RawFile) -> Document | tuple[Problem, ...]:
    """What a file holds, or the problems that leave nothing to be looked at."""
    source, found = decoded(file.path, file.data)
    return found if source is None else parse_yaml(source)


def _article_of(
    document: Document | tuple[Problem, ...], stem: str, known: Mapping[str, Entity]
) -> tuple[Article | None, Sequence[Problem]]:
    """Turn what a file holds into an article.

    Returns:
        The article, None if it cannot be shown; and what is wrong with the file.
    """
    if not isinstance(document, Document):
        return None, document
    article, reading = read_article(document, stem, known)
    problems = reading.report.problems()
    return (None if has_errors(problems) else article), problems


def _text(article: Article, who: WhosWho) -> _Text:
    gazetteer = who.gazetteer(article)
    if article.own_entities:
        gazetteer = gazetteer.extended(article.own_entities)
    return _Text(article, gazetteer, flatten(article, gazetteer.entities))


def _article(article: Article, blocks: Sequence[TextBlock]) -> ArticleRecord:
    published = article.published
    firsts: dict[str, int] = {}
    for index, block in enumerate(blocks):
        firsts.setdefault(block.section, index)
    return ArticleRecord(
        article.id,
        article.title,
        article.kicker,
        article.summary,
        published.edtf,
        seconds(published.lower),
        seconds(published.upper),
        article.language,
        article.located,
        article.source.name if article.source else "",
        tuple(article.byline),
        tuple(article.topics),
        word_count(article),
        tuple(SectionRecord(part.id, part.heading, firsts.get(part.id, 0)) for part in article.sections),
        tuple(_events(article)),
        _words(article, blocks),
    )


def _events(article: Article) -> Iterable[EventRecord]:
    for event in article.timeline:
        yield EventRecord(
            event.id,
            event.date.edtf,
            seconds(event.date.lower),
            seconds(event.date.upper),
            event.title,
            event.description,
            event.place,
            event.status.value,
            tuple(event.entities),
        )


def _named(text: _Text) -> Named:
    article, gazetteer, blocks = text
    headline = next(index for index, block in enumerate(blocks) if block.role is BlockRole.HEADLINE)
    found: dict[str, list[int]] = {}
    titled: set[str] = set()
    for block, start, end, entity, _, _, candidates, _ in gazetteer.mentions(
        blocks, article.listed, article.corrections
    ):
        for id_ in (entity,) if entity else candidates:
            if block == headline:
                titled.add(id_)
            found.setdefault(id_, []).extend((block, start, end))
    mentions = [
        (id_, len(places) // 3, id_ in titled, array("I", places).tobytes()) for id_, places in found.items()
    ]
    mentions.sort(key=_rank)
    return Named(tuple(mentions), tuple(map(entity_record, article.own_entities)))


def _rank(mention: MentionRow) -> tuple[bool, int, str]:
    id_, times, in_title, _ = mention
    return not in_title, -times, id_


def entity_record(entity: Entity) -> EntityRecord:
    """What is kept of an entity."""
    written = (
        *(entity.name, entity.short, *entity.aliases, *entity.weak_aliases, *entity.former),
        *(designation for _, designation in entity.designations),
        *(entity.family_name, entity.id),
    )
    names = dict.fromkeys(map(search_text, written))
    return EntityRecord(
        entity.id, entity.type.value, entity.name, entity.summary, tuple(name for name in names if name)
    )


def seconds(moment: datetime | None) -> int | None:
    """Seconds since 1970 of a naive date."""
    if moment is None:
        return None
    since = moment - _EPOCH
    return since.days * 86_400 + since.seconds


def _problem(problem: Problem) -> ProblemRecord:
    return ProblemRecord(
        problem.line, problem.column, problem.is_error, problem.code.value, problem.message, problem.hint
    )
