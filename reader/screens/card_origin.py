"""Where in their files the names and corrections stand that a card tells of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.entity import FilePlace
from reader.model.mention import Rule
from reader.store.library import name_here
from reader.store.written_line import correction_lines, name_lines
from reader.text.fixed_span import correction_of
from reader.widgets.card_line import NOT_LOOKED_UP, WrittenLines
from reader.widgets.target import ToEntity, ToReason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from reader.text.annotation import AnnotatedArticle
    from reader.widgets.target import Page


def written_lines(annotated: AnnotatedArticle, page: Page, path: Path | None) -> WrittenLines:
    """Look up what a page of a card tells of. Reads files: call it in a worker.

    Args:
        annotated: The article.
        page: What the card shows.
        path: The article's file; None: it has none.
    """
    match page:
        case ToEntity(key):
            subject = annotated.subjects.get(key)
            indexes = subject.mentions if subject else ()
        case ToReason(index):
            key, indexes = annotated.mentions[index].entity, (index,)
        case _:
            return NOT_LOOKED_UP
    entity = annotated.entities.get(key)
    names = name_lines(entity) if entity else {}
    return WrittenLines(names, _corrections(annotated, indexes, path) if path else {})


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
