"""Finding again what is known of articles whose files have been moved, renamed or edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.store.article_table import KNOWN, ArticleTable, KnownArticles

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
    known = KnownArticles(state.read(KNOWN))
    pending = [ref for ref in refs if not known.is_unknown(ref) and known.settled_key(ref) is None]
    if pending:
        with state.transaction() as connection:
            table = ArticleTable(connection)
            for ref in pending:
                table.known_key(ref)
    return len(pending)
