"""An event as data: the one shape that every command gives it.

::

    {"id", "date": {"edtf", "words", "earliest", "latest", "precision", "approximate", "uncertain"},
     "title", "description", "status", "place": {"id", "name"}, "entities": [{"id", "name"}],
     "told": {"section", "block", "start", "end", "text", "by"}}

* Every key is always there. A description that is not given is empty; a place that is not given is null.
* A date's ``edtf`` is as the file has it, and ``words`` says it in English, an instant with its offset from
  UTC. ``earliest`` and ``latest`` are the first and the last second that it may mean, in ISO 8601: in UTC,
  with a ``Z``, if its offset is known, else as the day and the time are written; null: it has no such bound.
  ``precision`` is the unit it is known to: second, minute, day, month, quarter, season, year, decade,
  century, or interval.
* ``status`` is reported, planned, alleged or denied.
* ``place`` and the ``entities`` have an id and a name. A place that is a mere name has no id (null); the name
  of an entity that is defined nowhere is its id.
* ``told`` is the sentence that tells the event, or null. ``section`` and ``block`` name the block of text
  that it stands in, as ``dateline mentions`` does; ``start`` and ``end`` count the block's characters (code
  points), half-open. ``by`` is what ties the event to it: the article's own words (basis), the place that
  the writer names (in), or a date in the text (date).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.chronology.words import in_words

if TYPE_CHECKING:
    from datetime import datetime

    from reader.model.dates import FuzzyDate
    from reader.model.event import Event
    from reader.text.annotation import AnnotatedArticle

Data = dict[str, object]
"""A map that can be written as JSON."""


def event_data(annotated: AnnotatedArticle, event: Event) -> Data:
    """An event as data that can be written as JSON; the module tells its shape.

    Args:
        annotated: The article.
        event: One of its events.
    """
    return {
        "id": event.id,
        "date": date_data(event.date),
        "title": event.title,
        "description": event.description,
        "status": event.status,
        "place": _place(annotated, event.place),
        "entities": [{"id": key, "name": annotated.name(key)} for key in event.entities],
        "told": _told(annotated, event),
    }


def date_data(date: FuzzyDate) -> Data:
    """A date of an event, or any other, as data that can be written as JSON; the module tells its shape."""
    return {
        "edtf": date.edtf,
        "words": in_words(date, with_offset=True),
        "earliest": _moment(date, date.lower),
        "latest": _moment(date, date.upper),
        "precision": date.precision,
        "approximate": date.is_approximate,
        "uncertain": date.is_uncertain,
    }


def _moment(date: FuzzyDate, bound: datetime | None) -> str | None:
    if bound is None:
        return None
    return bound.isoformat() + ("" if date.utc_offset is None else "Z")


def _place(annotated: AnnotatedArticle, place: str) -> Data | None:
    """Where it happened.

    Args:
        annotated: The article.
        place: An entity's id, or a name; empty: it is not given.
    """
    if not place:
        return None
    return {"id": place if place in annotated.entities else None, "name": annotated.name(place)}


def _told(annotated: AnnotatedArticle, event: Event) -> Data | None:
    """The sentence that tells an event; None: there is none."""
    tie = annotated.ties.get(event.id)
    if tie is None:
        return None
    block = annotated.blocks[tie.block]
    return {
        "section": block.section,
        "block": block.number,
        "start": tie.sentence_start,
        "end": tie.sentence_end,
        "text": block.text[tie.sentence_start : tie.sentence_end],
        "by": tie.by,
    }
