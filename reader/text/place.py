"""A place in an article's text."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """A place that stays the same whatever the width of the page."""

    block: int
    """Index into the article's text blocks."""
    char: int
    """Characters of the block's text."""
