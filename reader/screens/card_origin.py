"""What a card tells when it has been worked out: lines of files, and what a correction would settle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.entity import FilePlace
from reader.model.mention import Rule
from reader.store.library import name_here
from reader.store.written_line import correction_lines, name_lines
from reader.text.correction import corrections
from reader.text.fixed_span import correction_of
from reader.widgets.card_line import NOT_LOOKED_UP, WrittenLines
from reader.widgets.target import ToEntity, ToReason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from reader.screens.article_source import ArticleSource
    from reader.text.annotation import AnnotatedArticle
    from reader.widgets.target import Page


MAX_TRIED = 12
"""For how many of those whom a name may mean it is worked out what a correction would settle."""


def written_lines(annotated: AnnotatedArticle, page: Page, source: ArticleSource | None) -> WrittenLines:
    """Look up what a page of a card tells of. Reads files: call it in a worker.

    Args:
        annotated: The article.
        page: What the card shows.
        source: Where the article comes from; None: it is not known.
    """
    path = source.path if source else None
    match page:
        case ToEntity(key):
            subject = annotated.subjects.get(key)
            indexes = subject.mentions if subject else ()
            candidates = subject.candidates if subject else ()
        case ToReason(index):
            key, indexes = annotated.mentions[index].entity, (index,)
            candidates = annotated.mentions[index].candidates
        case _:
            return NOT_LOOKED_UP
    entity = annotated.entities.get(key)
    names = name_lines(entity) if entity else {}
    corrected = _corrections(annotated, indexes, path) if path else {}
    return WrittenLines(names, corrected, _settled(annotated, indexes, candidates, source) if source else {})


def _settled(
    annotated: AnnotatedArticle, indexes: Sequence[int], candidates: Sequence[str], source: ArticleSource
) -> Mapping[str, Sequence[int]]:
    """What else is settled by saying whom some mentions name (rules 17 and 20): blocks, by candidate."""
    article = annotated.article
    if source.article is not article:
        return {}  # its file has changed; the card is made anew
    known = {mention[:4] for mention in annotated.mentions}
    settled: dict[str, Sequence[int]] = {}
    for candidate in candidates[:MAX_TRIED]:
        tried = (*article.corrections, *corrections(annotated, indexes, candidate))
        then = source._replace(article=article._replace(corrections=tried)).annotated()
        settled[candidate] = [
            mention.block
            for mention in then.mentions
            if mention.entity == candidate
            and mention.rule is not Rule.CORRECTION
            and mention[:4] not in known
        ]
    return settled


def _corrections(annotated: AnnotatedArticle, indexes: Sequence[int], path: Path) -> Mapping[int, FilePlace]:
    """The places of the corrections that make some mentions."""
    given = annotated.article.corrections
    corrected = [index for index in indexes if annotated.mentions[index].rule is Rule.CORRECTION]
    lines = correction_lines(path, given) if corrected else ()
    if not lines:
        return {}
    places: dict[int, FilePlace] = {}
    for index in corrected:
        number = correction_of(annotated.blocks, given, annotated.mentions[index][:3])
        if number is not None:
            places[index] = FilePlace(name_here(path), lines[number])
    return places
