"""Articles for the tests of what the reader remembers of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.note import Anchor
from reader.store.article_ref import ArticleRef, content_digest

if TYPE_CHECKING:
    from pathlib import Path

ANCHOR = Anchor("the talks", "Then ", " began.", 3, 5)


def ref(folder: Path, id_: str, text: str = "", *, title: str = "") -> ArticleRef:
    """An article of a library, which lies in its folder.

    Args:
        folder: The library's.
        id_: Its id, by which its file is called.
        text: What is in the file; empty: its title.
        title: Its headline; empty: its id, written large.
    """
    title = title or id_.upper()
    content = content_digest((text or title).encode())
    return ArticleRef(folder, id_, folder / f"{id_}.yaml", content, title)


def written(folder: Path, id_: str, text: str = "", *, title: str = "") -> ArticleRef:
    """An article whose file is there."""
    made = ref(folder, id_, text, title=title)
    folder.mkdir(parents=True, exist_ok=True)
    made.path.write_text(text or made.title, encoding="utf-8")
    return made
