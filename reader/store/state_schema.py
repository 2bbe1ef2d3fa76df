"""The tables of the state, from version to version.

Other databases may attach the state to theirs, read-only, and join on what follows; it stays as it is within
a version::

    ATTACH 'file:/…/state.db?mode=ro' AS state
    … LEFT JOIN state.article AS mine ON mine.library = :library AND mine.id = article.id

``article``
    An article that the reader has done something with; those that he has not have no row.
    ``library`` is the folder of its library and ``path`` its file, both absolute, without links, in bytes
    (``reader.store.state.path_key``). An article is unread if it has no row, or if ``read_at`` is NULL;
    it is starred if it has a row and ``starred_at`` is not NULL.
``tag``
    A tag (``name``, as ``reader.text.tag.tag_name`` writes it) of an article (its ``key``).
``note``
    A note on an article (its ``key``); one whose ``quote`` is empty is about the article as a whole.
``opening``
    The last times that articles were opened; the highest ``number`` is the last.
``saved_search``
    Searches with names; ``position`` orders them.
``place``
    Where one is in a file.
``change``
    What can be undone, and redone: see ``reader.store.change_log``.

All times are UTC, as ``reader.store.timestamp`` writes them.
"""

from __future__ import annotations

_PLACES = (
    """
    CREATE TABLE place (
        article BLOB PRIMARY KEY,   -- the file's absolute path, in bytes, as it may be no Unicode text
        block INTEGER NOT NULL,
        char INTEGER NOT NULL,
        words TEXT NOT NULL,
        before INTEGER NOT NULL,
        left_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ'))
    ) WITHOUT ROWID
    """,
)

_ARTICLES = (
    """
    CREATE TABLE article (
        key INTEGER PRIMARY KEY,
        library BLOB NOT NULL,
        id TEXT NOT NULL,
        path BLOB NOT NULL,
        content BLOB NOT NULL,      -- the digest of the file's bytes; empty: it is not known
        title TEXT NOT NULL,
        citation TEXT NOT NULL,     -- empty: it is not known
        seen_at TEXT NOT NULL,      -- when all of the above was found to be so
        read_at TEXT,               -- NULL: it is unread
        unread_at TEXT,             -- when it was marked unread; NULL: it was not, or it is read
        starred_at TEXT,            -- NULL: it has no star
        unstarred_at TEXT,          -- when its star was taken; NULL: it was not, or it has one
        UNIQUE (library, id)
    )
    """,
    "CREATE INDEX article_by_id ON article (id)",
    "CREATE INDEX article_by_content ON article (content)",
    "CREATE INDEX article_starred ON article (library, id) WHERE starred_at IS NOT NULL",
    """
    CREATE TABLE tag (
        article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
        name TEXT NOT NULL,
        tagged_at TEXT NOT NULL,
        PRIMARY KEY (article, name)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX tag_by_name ON tag (name, article)",
    """
    CREATE TABLE note (
        id TEXT PRIMARY KEY,
        article INTEGER NOT NULL REFERENCES article (key),
        created TEXT NOT NULL,
        edited TEXT NOT NULL,
        text TEXT NOT NULL,
        quote TEXT NOT NULL,
        prefix TEXT NOT NULL,
        suffix TEXT NOT NULL,
        block INTEGER NOT NULL,
        start INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
    "CREATE INDEX note_of_article ON note (article)",
    """
    CREATE TABLE opening (
        number INTEGER PRIMARY KEY,
        article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
        opened_at TEXT NOT NULL
    )
    """,
    "CREATE INDEX opening_of_article ON opening (article)",
    """
    CREATE TABLE saved_search (
        name TEXT PRIMARY KEY,
        query TEXT NOT NULL,
        position INTEGER NOT NULL,
        saved_at TEXT NOT NULL
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE change (
        number INTEGER PRIMARY KEY,
        made_at TEXT NOT NULL,
        label TEXT NOT NULL,
        steps TEXT NOT NULL,        -- JSON
        is_undone INTEGER NOT NULL DEFAULT 0
    )
    """,
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (_PLACES, _ARTICLES)
"""For each version, from 1, the statements that make it of the one before."""
