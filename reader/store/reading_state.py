"""What has been read, starred and tagged, and what was opened when."""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from reader.model.marks import Marks
from reader.store.article_ref import COLUMNS, ArticleRef
from reader.store.article_table import ArticleTable
from reader.store.state import path_key
from reader.store.timestamp import now
from reader.text.counted import counted

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from reader.store.change_log import ChangeLog
    from reader.store.state import State

KEPT_OPENINGS = 1_000
"""How many openings of articles are remembered."""

_ASKED = 500
"""How many articles are asked for at a time; SQLite takes 999 values or more."""


class Opening(NamedTuple):
    """An article that was opened."""

    article: ArticleRef
    at: str
    """When: UTC, as ``reader.store.timestamp`` has it."""


class ReadingState:
    """The reader's marks on articles.

    All methods raise `StateError` when the state cannot be read or written.
    """

    def __init__(self, state: State) -> None:
        self._state = state

    @cached_property
    def _log(self) -> ChangeLog:
        """Writes changes down; imported late, as most articles are opened and nothing else."""
        from reader.store.change_log import ChangeLog  # noqa: PLC0415  see above

        return ChangeLog(self._state)

    def marks(self, library: Path, ids: Iterable[str]) -> dict[str, Marks]:
        """The marks of articles, such as those that a list shows at the moment.

        Args:
            library: The folder of their library.
            ids: Their ids.

        Returns:
            By id, for every one.
        """
        folder = path_key(library)
        found = {id_: Marks() for id_ in ids}
        asked = iter(found.copy())
        while some := tuple(islice(asked, _ASKED)):
            found |= self._marks(folder, some)
        return found

    def _marks(self, library: bytes, ids: Sequence[str]) -> Iterator[tuple[str, Marks]]:
        signs = ", ".join("?" * len(ids))
        rows = self._state.read(
            "SELECT key, id, read_at IS NOT NULL, starred_at IS NOT NULL,"  # noqa: S608  question marks
            " (SELECT count(*) FROM note WHERE note.article = key)"
            f" FROM article WHERE library = ? AND id IN ({signs})",
            (library, *ids),
        )
        keys = [row[0] for row in rows]
        tags: dict[int, list[str]] = {}
        signs = ", ".join("?" * len(keys))
        query = f"SELECT article, name FROM tag WHERE article IN ({signs}) ORDER BY name"  # noqa: S608  as above
        for key, name in self._state.read(query, keys):
            tags.setdefault(key, []).append(name)
        for key, id_, is_read, is_starred, notes in rows:
            yield id_, Marks(bool(is_read), bool(is_starred), tuple(tags.get(key, ())), notes)

    def mark_read(self, refs: Sequence[ArticleRef], *, read: bool) -> int:
        """Mark articles as read or unread, in one change.

        Returns:
            How many were not so before.
        """
        verb = f"marked {{}} {'read' if read else 'unread'}"
        return self._mark(refs, "read", verb, is_set=read)

    def star(self, refs: Sequence[ArticleRef], *, starred: bool) -> int:
        """Give articles a star, or take it, in one change.

        Returns:
            How many were not so before.
        """
        return self._mark(
            refs, "starred", "starred {}" if starred else "took the star from {}", is_set=starred
        )

    def _mark(self, refs: Sequence[ArticleRef], mark: str, label: str, *, is_set: bool) -> int:
        """Set or take a mark.

        Args:
            refs: The articles.
            mark: What its columns are called.
            label: What is done, with ``{}`` for the articles.
            is_set: Whether it is set.
        """
        import json  # noqa: PLC0415  most articles are opened and nothing else

        on, off = f"{mark}_at", f"un{mark}_at"
        times = (now(), None) if is_set else (None, now())
        with self._log.change("") as change:
            refs_by_key = ArticleTable(change.connection).keys(refs, makes=is_set)
            query = (
                "SELECT key FROM article WHERE key IN (SELECT value FROM json_each(?))"  # noqa: S608  a constant
                f" AND ({on} IS NOT NULL) <> ?"
            )
            rows = change.connection.execute(query, (json.dumps([*refs_by_key]), is_set))
            changed = [key for (key,) in rows]
            change.mark(changed, dict(zip((on, off), times, strict=True)))
            change.label = label.format(_in_words([refs_by_key[key] for key in changed]))
        return len(changed)

    def retag(
        self, refs: Sequence[ArticleRef], *, added: Collection[str] = (), removed: Collection[str] = ()
    ) -> int:
        """Give articles tags, and take others, in one change.

        Args:
            refs: The articles.
            added: Tags that they are to have, as `reader.text.tag.tag_name` writes them.
            removed: Tags that they are not to have.

        Returns:
            How many have other tags now.
        """
        wanted = dict.fromkeys(removed, False) | dict.fromkeys(added, True)
        changed: dict[int, ArticleRef] = {}
        given: set[str] = set()
        taken: set[str] = set()
        with self._log.change("") as change:
            moment = now()
            query = "SELECT name FROM tag WHERE article = ?"
            for key, ref in ArticleTable(change.connection).keys(refs, makes=bool(added)).items():
                there = {name for (name,) in change.connection.execute(query, (key,))}
                for name, is_wanted in wanted.items():
                    if is_wanted is not (name in there):
                        change.put("tag", (key, name), {"tagged_at": moment} if is_wanted else None)
                        (given if is_wanted else taken).add(name)
                        changed[key] = ref
            change.label = _retagged(_in_words(list(changed.values())), sorted(given), sorted(taken))
        return len(changed)

    def tags(self) -> dict[str, int]:
        """All tags, sorted, with how many articles have each."""
        return dict(self._state.read("SELECT name, count(*) FROM tag GROUP BY name ORDER BY name"))

    def record_opening(self, ref: ArticleRef, *, read: bool = False) -> None:
        """Remember that an article is opened; what was known of it where it was before is known of it now.

        This is no change that is undone.

        Args:
            ref: The article.
            read: Whether it is marked as read by that.
        """
        with self._state.transaction() as connection:
            key = ArticleTable(connection).key(ref)
            self._record(connection, key)
            if read:
                connection.execute(
                    "UPDATE article SET read_at = ?, unread_at = NULL WHERE key = ? AND read_at IS NULL",
                    (now(), key),
                )

    def _record(self, connection: sqlite3.Connection, key: int) -> None:
        run = connection.execute
        last = run("SELECT number, article FROM opening ORDER BY number DESC LIMIT 1").fetchone()
        if last and last[1] == key:
            run("UPDATE opening SET opened_at = ? WHERE number = ?", (now(), last[0]))
            return
        put = "INSERT INTO opening (article, opened_at) VALUES (?, ?)"
        number = run(put, (key, now())).lastrowid or 0
        run("DELETE FROM opening WHERE number <= ?", (number - KEPT_OPENINGS,))

    def recent(self, limit: int = 50) -> list[Opening]:
        """The articles that were opened last, each once, the last one first."""
        query = (
            f"SELECT {COLUMNS}, opened_at FROM (SELECT article, max(number) AS last, opened_at FROM opening"  # noqa: S608  constants
            " GROUP BY article) JOIN article ON article = key ORDER BY last DESC LIMIT ?"
        )
        return [Opening(ArticleRef.of_row(row), row[6]) for row in self._state.read(query, (limit,))]


def _in_words(refs: Sequence[ArticleRef]) -> str:
    """Articles, for the label of a change."""
    if len(refs) == 1:
        return f"“{refs[0].title or refs[0].id}”"
    return counted(len(refs), "article")


def _retagged(articles: str, given: Sequence[str], taken: Sequence[str]) -> str:
    """Other tags, for the label of a change.

    Args:
        articles: Which have them.
        given: The tags that they have got.
        taken: The tags that they have lost.
    """
    with_given = f"tagged {articles} with {', '.join(given)}"
    if not taken:
        return with_given
    with_taken = f"took the {'tag' if len(taken) == 1 else 'tags'} {', '.join(taken)}"
    return f"{with_given}, and {with_taken}" if given else f"{with_taken} from {articles}"
