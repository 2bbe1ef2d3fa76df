"""What the reader has marked an article with."""

from __future__ import annotations

from typing import NamedTuple


class Marks(NamedTuple):
    """The marks of one article, as a list of articles shows them."""

    is_read: bool = False
    is_starred: bool = False
    tags: tuple[str, ...] = ()
    """Sorted."""
    note_count: int = 0
