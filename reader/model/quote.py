"""Words that somebody spoke."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model.article import Within


class QuoteKind(StrEnum):
    """How close the words are to what was said."""

    DIRECT = "direct"
    PARTIAL = "partial"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote that the article's file records."""

    text: str
    speaker: str
    """An entity's id, or a plain name; empty when not certain."""
    kind: QuoteKind = QuoteKind.DIRECT
    within: Within | None = None
    """Where in the article; None: anywhere."""
