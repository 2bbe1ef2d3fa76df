"""What the library screen asks: the index, the reader's state, files. All of it is called in workers."""

from __future__ import annotations

from array import array
from datetime import UTC, datetime
from functools import cached_property
from threading import Event, RLock
from typing import TYPE_CHECKING

from reader import paths
from reader.errors import StateError
from reader.index.folder_watch import FolderWatch
from reader.index.follow import follow
from reader.index.open_index import OpenIndex
from reader.model.marks import Marks
from reader.screens.article_entry import entry_of, grouped, with_passage
from reader.screens.listing import Collection, Found, Neighbour, Totals, Wanted
from reader.screens.marking import Marking
from reader.store.state import State
from reader.text.library_query import parse_query, positive_words
from reader.text.query_result import Sort
from reader.widgets.article_contents import Contents, Group

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from reader.index.indexer import Outcome, Stage
    from reader.index.library_index import ArticleRow, LibraryIndex, Listing
    from reader.store.article_ref import ArticleRef
    from reader.text.query_completion import NameIndex
    from reader.widgets.article_contents import ArticleEntry
    from reader.widgets.line import Line

_PASSAGES_AT_ONCE = 8
"""How many passages are cut before they are shown: each takes its article's text to pieces."""

_NAMED = 12
"""How many of those whom an article names its preview shows."""

_COMPLETED_NAMES = 20_000
_COMPLETED_VALUES = 2_000
"""How many entities, and how many topics and the like, are known to completion: the commonest."""

_LABELS = ("topic", "source", "author", "language")


def today() -> date:
    """The reader's day."""
    return datetime.now(tz=UTC).astimezone().date()


class LibraryDesk:
    """Answers what is asked of one library."""

    def __init__(self, root: Path, state: Path) -> None:
        """Open nothing yet.

        Args:
            root: The library's folder.
            state: The file of the reader's state; it need not be there.
        """
        self.root = root
        """The library's folder."""
        self._state = state
        """The file of the reader's state."""
        self.marking = Marking(state)
        """Changes the reader's state."""
        self._lock = RLock()
        """Guards what is made once."""
        self._folders = FolderWatch(root, paths.state_dir(), paths.cache_dir())
        """Sees files that come and go."""
        self._generation: int | None = None
        """That of the index when articles were looked for last; None: there was none."""
        self.is_refreshed = Event()
        """Set when the index is up to date, or cannot be."""

    @cached_property
    def _opened(self) -> OpenIndex:
        return OpenIndex(self.root, self._usable_state())

    @property
    def _open(self) -> OpenIndex:
        with self._lock:
            return self._opened

    def _usable_state(self) -> Path | None:
        """The state, brought to this version; None: another version's, which the index cannot read."""
        if self._state.is_file():
            try:
                State(self._state).close()
            except StateError:
                return None
        return self._state

    # The index itself

    def refresh(self, report: Callable[[Stage], object]) -> Outcome | None:
        """Bring the index up to date.

        Args:
            report: Called with how far it is.

        Returns:
            What was done; None: the reader is being left.

        Raises:
            LibraryIndexError: The index cannot be read or written.
        """
        self._folders.look()  # what comes from now on may be missed by what follows
        try:
            return self._open.refresh(report)
        finally:
            self.is_refreshed.set()

    def adopt(self, outcome: Outcome | None) -> None:
        """Bring the reader's marks to where articles are now.

        Args:
            outcome: What came of bringing the index up to date.

        Raises:
            LibraryIndexError: The index cannot be read.
            StateError: The reader's state cannot be read or written.
        """
        if outcome is not None:
            index = self._open.index()
            follow(outcome, self._state, index.refs if index else tuple)

    def has_grown(self) -> bool:
        """Whether the index has changed since articles were looked for last."""
        index = self._open.searcher()
        return index is not None and index.generation() != self._generation

    def has_other_files(self) -> bool:
        """Whether files have come to the library's folders, or gone from them, since this was asked last."""
        return self._folders.look()

    def drop(self) -> None:
        """Let a damaged index go."""
        self._open.drop()

    def interrupt(self) -> None:
        """Stop the search that is under way. Returns at once."""
        if "_opened" in self.__dict__:
            self._opened.interrupt()

    def close(self) -> None:
        """Stop all that is under way."""
        if "_opened" in self.__dict__:
            self._opened.close()

    # Lists

    def find(self, wanted: Wanted, view_rows: int) -> Iterator[Found]:
        """Look for articles: first what is found at once, then all.

        Args:
            wanted: What is asked for.
            view_rows: What is shown of so many is told at once.

        Raises:
            QueryStoppedError: The answer is not wanted any more.
            LibraryIndexError: The index cannot be read, or is damaged.
        """
        query = parse_query(wanted.query_text, today())
        if wanted.sort is not None:
            query = query._replace(sort=wanted.sort)
        found = Found(wanted, query, positive_words(query), Contents(array("q")), {})
        index = self._open.searcher()
        if index is None:
            self._generation = None
            yield found
            return
        self._generation = index.generation()
        if wanted.only_flawed:
            yield self._filled(found, index, index.flawed(), view_rows)
            return
        if wanted.grouping is None:
            first = index.find_first(query)
            yield self._filled(found, index, first._replace(ranked=None), view_rows)._replace(is_whole=False)
        yield self._filled(found, index, index.find(query), view_rows)

    def _filled(self, found: Found, index: LibraryIndex, listing: Listing, view_rows: int) -> Found:
        """The articles, grouped as they are to be."""
        wanted, numbers = found.wanted, listing.rows
        groups: tuple[Group, ...] = ()
        if wanted.grouping is not None and not wanted.only_flawed:
            is_oldest = found.query.sort is Sort.OLDEST
            numbers, groups = grouped(
                numbers, index.keys(wanted.grouping), wanted.grouping, oldest_first=is_oldest
            )
        elif listing.ranked is not None and listing.ranked < len(numbers):
            groups = (
                Group(0, f"The newest {listing.ranked:,}, the best first"),
                Group(listing.ranked, f"The other {len(numbers) - listing.ranked:,}, the newest first"),
            )
        has_passages = bool(found.terms) and not wanted.only_flawed
        found = found._replace(contents=Contents(numbers, groups, has_passages))
        return found._replace(entries=self._bare_entries(numbers[:view_rows], found))

    def entries(self, numbers: Sequence[int], found: Found, cells: int) -> Iterator[dict[int, ArticleEntry]]:
        """What is shown of articles: first without passages of their texts, then those, some at a time.

        Args:
            numbers: Of the articles.
            found: What was searched for.
            cells: How wide a passage may be.

        Raises:
            LibraryIndexError: The index cannot be read, or is damaged.
        """
        bare = self._bare_entries(numbers, found)
        yield bare
        index = self._open.index()
        if not found.contents.has_passages or index is None:
            return
        wanted = [number for number in numbers if number in bare]
        for start in range(0, len(wanted), _PASSAGES_AT_ONCE):
            some = wanted[start : start + _PASSAGES_AT_ONCE]
            passages = index.snippets(found.terms, some, cells)
            yield {number: with_passage(bare[number], passages.get(number)) for number in some}

    def _bare_entries(self, numbers: Sequence[int], found: Found) -> dict[int, ArticleEntry]:
        index = self._open.index()
        rows = index.rows(numbers) if index else {}
        marks = self._marks(rows.values())
        lit = (*found.terms, *found.words.title_terms)
        is_partial = found.contents.has_passages
        day = today()
        return {
            number: entry_of(row, marks.get(row.id), day, lit, is_partial=is_partial)
            for number, row in rows.items()
        }

    def _marks(self, rows: Iterable[ArticleRow]) -> Mapping[str, Marks]:
        """The reader's marks on articles, by their ids; none if they cannot be read."""
        try:
            return self.marking.marks(self.root, [row.id for row in rows if row.is_sound])
        except StateError:
            return {}  # whoever changes a mark is told why that cannot be

    def totals(self) -> Totals:
        """How much there is.

        Raises:
            LibraryIndexError: The index cannot be read, or is damaged.
        """
        index = self._open.index()
        if index is None:
            return Totals()
        counts = index.counts()
        unread = index.count(parse_query("is:unread", today()))
        return Totals(counts.articles, counts.broken + counts.warned, unread)

    def collections(self, fixed: Sequence[tuple[str, Wanted]]) -> list[Collection]:
        """Searches with names, and how many articles each finds now: first the fixed ones.

        Raises:
            LibraryIndexError: The index cannot be read, or is damaged.
            StateError: The reader's state cannot be read.
        """
        saved = [(search.name, Wanted(search.query), True) for search in self.marking.searches()]
        found = []
        for name, wanted, is_own in (*((name, wanted, False) for name, wanted in fixed), *saved):
            found.append(Collection(name, wanted, self._count(wanted), is_own))
        return found

    def _count(self, wanted: Wanted) -> int:
        index = self._open.index()
        if index is None:
            return 0
        if wanted.only_flawed:
            return len(index.flawed().rows)
        return index.count(parse_query(wanted.text, today()))

    # One article

    def row(self, number: int) -> ArticleRow | None:
        """What the index knows of an article; None: it is gone."""
        index = self._open.index()
        return index.rows([number]).get(number) if index else None

    def refs(self, numbers: Sequence[int]) -> list[ArticleRef]:
        """What the reader's state knows articles by; those that cannot be shown are left out."""
        index = self._open.index()
        return index.refs(numbers) if index else []

    def preview(self, number: int) -> list[Line]:
        """What is told of an article before it is opened; nothing: it is gone.

        Raises:
            LibraryIndexError: The index cannot be read, or is damaged.
        """
        from reader.screens.article_preview import broken_lines, sound_lines  # noqa: PLC0415  the list is first
        from reader.store.article_file import load_article  # noqa: PLC0415  as above

        index = self._open.index()
        row = index.rows([number]).get(number) if index else None
        if index is None or row is None:
            return []
        problems = index.problems_of(number)
        article = load_article(row.path).article if row.is_sound else None
        if article is None:
            return list(broken_lines(row.path, problems))
        marks = self._marks([row]).get(row.id, Marks())
        return list(sound_lines(article, index.named(number, _NAMED), problems, marks.tags))

    def neighbour(self, path: Path, steps: int, listing: Sequence[int] | None) -> Neighbour:
        """The article some steps away from another one.

        Args:
            path: The file of the other one.
            steps: 1 forwards, -1 backwards.
            listing: The numbers of the articles in their order; None: the newest first.

        Raises:
            LibraryIndexError: The index cannot be read, or is damaged.
        """
        index = self._open.index()
        number = index.row_of(path) if index else None
        if number is None and not self.is_refreshed.is_set():
            self.is_refreshed.wait()
            index = self._open.index()
            number = index.row_of(path) if index else None
        if index is None or number is None:
            return Neighbour(None, is_listed=False)
        if listing is None:
            listing = index.find(parse_query("", today())).rows
        if number not in listing:
            return Neighbour(None, is_listed=False)
        at = listing.index(number) + steps
        if not 0 <= at < len(listing):
            return Neighbour(None)
        row = index.rows([listing[at]]).get(listing[at])
        return Neighbour(row.path if row else None, listing[at])

    def number_of(self, path: Path) -> int | None:
        """The number of a file's article; None: the index does not have it."""
        index = self._open.index()
        return index.row_of(path) if index else None

    # Completion

    def completed(self) -> tuple[NameIndex, Mapping[str, Sequence[str]]]:
        """What the library has to complete a search with: names of entities, and values of other fields.

        Raises:
            LibraryIndexError: The index cannot be read, or is damaged.
        """
        from reader.model.entity import EntityType  # noqa: PLC0415  with the next one
        from reader.text.query_completion import Name, NameIndex  # noqa: PLC0415  few complete anything

        index = self._open.index()
        if index is None:
            return NameIndex(()), {}
        names = (Name(row.name, row.id, EntityType(row.type)) for row in index.entities(_COMPLETED_NAMES))
        values: dict[str, Sequence[str]] = {kind: index.labels(kind, _COMPLETED_VALUES) for kind in _LABELS}
        return NameIndex(names), values
