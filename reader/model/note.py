"""Notes of the reader on articles."""

from __future__ import annotations

from typing import NamedTuple


class Anchor(NamedTuple):
    """What a note is about, kept so that it is found again when the text around it has been edited.

    It is the text quote selector of the Web Annotation Data Model (W3C, 2017, section 4.2.4), and where the
    quote stood.
    """

    quote: str
    """The words themselves; never empty."""
    prefix: str
    """What stood before them in their block."""
    suffix: str
    """What stood behind them in their block."""
    block: int
    """Index of the text block in which they stood."""
    start: int
    """Characters of that block's text."""


class Note(NamedTuple):
    """A note on an article or on a passage of it."""

    id: str
    """Its own for ever, on every machine."""
    created: str
    """When it was written: UTC, as ``reader.store.timestamp`` has it."""
    edited: str
    """When it was changed last; equal to ``created``: never."""
    text: str
    anchor: Anchor | None = None
    """None: it is about the article as a whole."""
