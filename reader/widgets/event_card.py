"""The card of an event: when, what, where, who, how sure, and the words that tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.chronology.words import in_words
from reader.model.event import EventStatus
from reader.text.ties import TieKind
from reader.widgets.card_line import DIM, ITALIC, STRONG, joined, labelled, name_part, place_in_words
from reader.widgets.line import Line, Link
from reader.widgets.target import ToSentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reader.text.annotation import AnnotatedArticle

_TIED_BY: Mapping[TieKind, str] = {
    TieKind.BASIS: "the words that the article’s file gives for it",
    TieKind.WITHIN: "the place that the article’s file gives for it",
    TieKind.DATE: "a date in the text",
}


def event_lines(annotated: AnnotatedArticle, event_id: str) -> list[Line]:
    """All that is known of an event.

    Args:
        annotated: The article.
        event_id: The event's id.
    """
    return list(_event(annotated, event_id))


def _event(annotated: AnnotatedArticle, event_id: str) -> Iterator[Line]:
    event = next(event for event in annotated.events if event.id == event_id)
    yield Line(((in_words(event.date, with_offset=True), "bold $dateline-accent"),))
    yield Line(((event.title, STRONG),))
    if event.description:
        yield Line((event.description,))
    if event.status is not EventStatus.REPORTED:
        yield labelled("Status", event.status.value)
    if event.place:
        yield labelled("Place", name_part(annotated, event.place))
    if event.entities:
        yield labelled("Involved", *joined((name_part(annotated, id_),) for id_ in event.entities))
    yield labelled("Date as written", event.date.edtf)
    tie = annotated.ties.get(event_id)
    if tie is None:
        yield labelled("Told by", ("no sentence of the article", DIM))
        return
    sentence = annotated.blocks[tie.block].text[tie.sentence_start : tie.sentence_end]
    yield labelled("Told by", (f"“{sentence}”", ITALIC))
    yield labelled("In", Link(place_in_words(annotated, tie.block), "", ToSentence(event_id)))
    yield labelled("Found by", _TIED_BY[tie.by])
