"""The dated events that an article tells."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.model.article import Within
    from reader.model.dates import FuzzyDate


class EventStatus(StrEnum):
    """How sure it is that the event happened."""

    REPORTED = "reported"
    PLANNED = "planned"
    ALLEGED = "alleged"
    DENIED = "denied"


class Event(NamedTuple):
    """One entry of an article's timeline."""

    id: str
    date: FuzzyDate
    title: str
    description: str = ""
    entities: tuple[str, ...] = ()
    """The ids of those involved."""
    place: str = ""
    """A place's id, or its name."""
    status: EventStatus = EventStatus.REPORTED
    basis: str = ""
    """The article's own words, which tie the event to its sentence."""
    within: Within | None = None
    """Where in the article; None: found from the basis, or from the dates in the text."""
