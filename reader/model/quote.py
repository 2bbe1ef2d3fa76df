"""Words that somebody spoke."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.model.article import Within


class QuoteKind(StrEnum):
    """How close the words are to what was said."""

    DIRECT = "direct"
    PARTIAL = "partial"
    INDIRECT = "indirect"


class Quote(NamedTuple):
    """A quote that the article's file records."""

    text: str
    speaker: str
    """An entity's id, or a plain name; empty when not certain."""
    kind: QuoteKind = QuoteKind.DIRECT
    within: Within | None = None
    """Where in the article; None: anywhere."""
