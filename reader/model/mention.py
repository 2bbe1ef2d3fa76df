"""A place in an article's text that names an entity."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Rule(StrEnum):
    """Why a text is a mention (``matching.md`` §3)."""

    CORRECTION = "correction"
    """The article's ``mentions`` say so."""
    LINK = "link"
    """The text is a link to ``entity:ID``."""
    NAME = "name"
    """The entity's name or a strong alias, as the rules for names allow."""
    DESIGNATOR = "designator"
    """A strong alias of letters and digits, by rules 6-9."""
    ACRONYM = "acronym"
    """A strong alias in capitals, by rule 12."""
    WEAK = "weak alias"
    """A weak alias, vouched for by a strong mention or the article's list (rule 19)."""
    TITLED = "title and family name"
    """Rule 16."""
    FAMILY = "family name"
    """Rule 17."""
    DEMONYM = "demonym"
    METONYM = "metonym"
    """Both only where the reader turned them on."""


class Mention(NamedTuple):
    """One mention. Offsets are characters of its block's plain text, half-open."""

    block: int
    """Index into the article's text blocks."""
    start: int
    end: int
    entity: str
    """The entity's id; empty when ambiguous."""
    rule: Rule
    alias: str
    """The alias that matched, as its entity's file writes it."""
    candidates: tuple[str, ...] = ()
    """When ambiguous, the ids of all it may be; else empty."""
    after: tuple[int, int, int] | None = None
    """For FAMILY and WEAK: (block, start, end) of what vouches for it; None: the article's list does."""
