"""What the state knows an article by."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.store.digest import digest

if TYPE_CHECKING:
    from collections.abc import Sequence

DIGEST_BYTES = 16
"""Of an article's content; the index of a library has the same."""


class ArticleRef(NamedTuple):
    """An article: by its id in its library, then by its content, wherever its file lies."""

    library: Path
    """The folder of its library."""
    id: str
    path: Path
    """Its file."""
    content: bytes = b""
    """The digest of the file's bytes (`content_digest`); empty: it is not known."""
    title: str = ""
    """Its headline; empty: it is not known."""
    citation: str = ""
    """As one cites it (``reader.export.citation``), for its notes; empty: it is not known."""

    @classmethod
    def of_row(cls, row: Sequence[Any]) -> ArticleRef:
        """An article as the state knows it.

        Args:
            row: Begins with `COLUMNS`.
        """
        library, id_, path, *known = row[: len(cls._fields)]
        return cls(Path(os.fsdecode(library)), id_, Path(os.fsdecode(path)), *known)


COLUMNS = ", ".join(ArticleRef._fields)
"""The columns of the table ``article`` that tell which one it is."""


def content_digest(data: bytes) -> bytes:
    """The digest of a file's bytes, by which an article is known that has been moved or renamed."""
    return digest(data, DIGEST_BYTES)
