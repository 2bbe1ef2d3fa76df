"""Finding again what is known of articles whose files have been moved, renamed or edited."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reader.store.article_table import ArticleTable, PathKeys

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.store.article_ref import ArticleRef
    from reader.store.state import State


def adopt(state: State, refs: Iterable[ArticleRef]) -> int:
    """Have what is known of articles go with them to where they are now.

    To be called when a library has been indexed. From then on they are known by the library and the id that
    they have now. `ArticleTable.known_key` tells when two are the same.

    Args:
        state: The state.
        refs: The articles, with the digests of their content; as many as there are.

    Returns:
        How many were looked at closely: all but those that nothing is known of, or nothing new.

    Raises:
        StateError: The state cannot be read or written.
    """
    pending = _Known(state).concerned(refs)
    if pending:
        with state.transaction() as connection:
            table = ArticleTable(connection)
            for ref in pending:
                table.known_key(ref)
    return len(pending)


class _Known:
    """What the state knows, for a quick look: a library may have a hundred times more articles."""

    def __init__(self, state: State) -> None:
        rows = state.read("SELECT library, id, content, path, title FROM article")
        self._last = {(library, id_): (content, path, title) for library, id_, content, path, title in rows}
        """By library and id."""
        self._ids = Counter(id_ for _, id_, *_ in rows)
        self._contents = Counter(content for _, _, content, *_ in rows if content)
        self._keys = PathKeys()

    def concerned(self, refs: Iterable[ArticleRef]) -> list[ArticleRef]:
        """The articles of which something is known, here or elsewhere, unless all is as it was."""
        ids, contents = self._ids, self._contents
        return [
            ref for ref in refs if (ref.id in ids or ref.content in contents) and not self._is_settled(ref)
        ]

    def _is_settled(self, ref: ArticleRef) -> bool:
        """Whether it is known by its library and id alone, as it is now."""
        if self._ids[ref.id] > 1 or self._contents[ref.content] > 1:
            return False
        content, path, title = self._last.get((self._keys.folder(ref.library), ref.id), (b"", b"", ""))
        return (ref.content or content, self._keys.file(ref.path), ref.title or title) == (
            content,
            path,
            title,
        )
