"""The reader's marks follow articles that have moved, once the index knows where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from reader.index.indexer import Outcome
    from reader.store.article_ref import ArticleRef


def follow(outcome: Outcome, state: Path, refs: Callable[[], Iterable[ArticleRef]]) -> None:
    """Bring the reader's marks to where articles are now, if any have come, changed or gone.

    Args:
        outcome: What came of bringing the index up to date.
        state: The file of the reader's state; it need not be there.
        refs: Gives all articles.

    Raises:
        LibraryIndexError: The index cannot be read.
        StateError: The state cannot be read or written.
    """
    if not (outcome.added + outcome.changed + outcome.removed and state.is_file()):
        return
    from reader.store.adoption import adopt  # noqa: PLC0415  most starts find nothing new
    from reader.store.state import State  # noqa: PLC0415  as above

    with State(state) as opened:
        adopt(opened, refs())
