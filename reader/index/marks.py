"""What the reader has done with articles, for queries: asked of the reader's own state."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from reader.errors import LibraryIndexError
from reader.store.state import path_key
from reader.text.tag import tag_name

if TYPE_CHECKING:
    from pathlib import Path

    from reader.text.query_node import Property

WAIT_SECONDS = 1.0
"""How long is waited for one who writes the state at this moment."""

_MARKED = {
    ("is", "read"): "mine.read_at IS NOT NULL",
    ("is", "starred"): "mine.starred_at IS NOT NULL",
    ("has", "notes"): "EXISTS (SELECT 1 FROM note WHERE note.article = mine.key)",
}
_TAGGED = "EXISTS (SELECT 1 FROM tag WHERE tag.article = mine.key AND tag.name = ?)"


class Marks:
    """The marks, notes and tags of one library's articles.

    The state is opened for each question, as it is another file once it was found damaged and begun anew.
    """

    def __init__(self, state: Path | None, root: Path) -> None:
        """Do nothing yet.

        Args:
            state: The database; it need not be there. None: there is none.
            root: The library's folder.
        """
        self._state = state
        self._root = root

    def ids(self, asked: Property) -> list[str]:
        """The ids of the articles that have a property: read, starred, with notes or a tag.

        Args:
            asked: The property.

        Raises:
            LibraryIndexError: The state cannot be read.
        """
        if self._state is None or not self._state.is_file():
            return []
        values: tuple[object, ...] = (path_key(self._root),)
        condition = _MARKED.get((asked.name, asked.value), _TAGGED)
        if condition is _TAGGED:
            values += (tag_name(asked.value),)
        query = f"SELECT mine.id FROM article AS mine WHERE mine.library = ? AND {condition}"  # noqa: S608  constants
        address = f"{self._state.absolute().as_uri()}?mode=ro"
        try:
            with closing(sqlite3.connect(address, uri=True, timeout=WAIT_SECONDS)) as connection:
                if not connection.execute("PRAGMA user_version").fetchone()[0]:
                    return []  # it is being made at this moment
                return [id_ for (id_,) in connection.execute(query, values)]
        except sqlite3.Error as error:
            raise LibraryIndexError(f"{self._state} cannot be read: {error}") from error
