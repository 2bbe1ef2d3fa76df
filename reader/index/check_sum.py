"""Check sums of what a list shows, so that an index that is damaged is noticed before it is believed.

SQLite notices where a page is out of order, not where a letter has become another one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Sequence

CHECKED = (
    *("row", "path", "id", "title", "kicker", "summary", "published", "source", "topic", "language"),
    "words",
)
"""The columns of an article that its check sum is of: those that stay what they are while its file does."""


def check_sum(values: Sequence[object]) -> int:
    """The check sum of what stands in some columns.

    Args:
        values: In the order of the columns.
    """
    return crc32(repr(tuple(values)).encode())
