"""What the reader does with articles: reads, stars, tags, and takes that back. Called in workers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.store.reading_state import ReadingState
from reader.store.state import State, is_there
from reader.text.counted import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from pathlib import Path

    from reader.model.marks import Marks
    from reader.store.article_ref import ArticleRef
    from reader.store.change_log import ChangeLog, Reversal
    from reader.store.saved_search import SavedSearch

NOTHING_TO_UNDO = "There is nothing to undo."
NOTHING_TO_REDO = "There is nothing to redo."


class Tagging(NamedTuple):
    """What one needs to know to give an article other tags."""

    tags: tuple[str, ...]
    """Those that it has, sorted."""
    known: Mapping[str, int]
    """All of the reader's, the commonest first, with how many articles have each."""


class Marking:
    """Changes the reader's state, and says what was done.

    The state is opened for each change: threads may take turns. All methods raise `StateError` when it cannot
    be read or written.
    """

    def __init__(self, state: Path) -> None:
        """Open nothing yet.

        Args:
            state: The file of the state; it need not be there.
        """
        self._path = state
        self._log = state.with_name(f"{state.name}-wal")
        """What SQLite has written ahead: changes stand there first."""
        self._seen: tuple[tuple[int, int], ...] | None = None
        """What told of both files when they were looked at last; None: they have not been."""

    def marks(self, library: Path, ids: Iterable[str]) -> dict[str, Marks]:
        """The marks of articles, by their ids; none where there is no state yet."""
        if not is_there(self._path):
            return {}
        with State(self._path) as state:
            return ReadingState(state).marks(library, ids)

    def has_changed(self) -> bool:
        """Whether the state has changed since this was asked last, by whomever; the first time it has not.

        Raises nothing: a state that is not there has not changed.
        """
        before, self._seen = self._seen, tuple(map(_stamp, (self._path, self._log)))
        return before is not None and before != self._seen

    def switch_star(self, ref: ArticleRef, *, was: bool | None = None) -> str:
        """Give an article a star, or take it; says which.

        Args:
            ref: The article.
            was: Whether it has one as far as the reader sees; None: that is not shown.
        """
        with State(self._path) as state:
            reading = ReadingState(state)
            is_starred = reading.marks(ref.library, [ref.id])[ref.id].is_starred if was is None else was
            reading.star([ref], starred=not is_starred)
        return "The star is taken." if is_starred else "Starred."

    def switch_read(self, ref: ArticleRef, *, was: bool | None = None) -> str:
        """Mark an article as read, or as unread; says which.

        Args:
            ref: The article.
            was: Whether it is read as far as the reader sees; None: that is not shown.
        """
        with State(self._path) as state:
            reading = ReadingState(state)
            is_read = reading.marks(ref.library, [ref.id])[ref.id].is_read if was is None else was
            reading.mark_read([ref], read=not is_read)
        return "Marked as unread." if is_read else "Marked as read."

    def mark_read(self, refs: Sequence[ArticleRef]) -> str:
        """Mark articles as read; says how many were not."""
        with State(self._path) as state:
            done = ReadingState(state).mark_read(refs, read=True)
        return f"{counted(done, 'article')} marked as read." if done else "All of them were read already."

    def open(self, ref: ArticleRef) -> None:
        """Remember that an article was opened; by that it is read."""
        with State(self._path) as state:
            ReadingState(state).record_opening(ref, read=True)

    def undo(self) -> str:
        """Undo the last change; says which it was."""
        return self._reverse(lambda log: log.undo(), NOTHING_TO_UNDO)

    def redo(self) -> str:
        """Do the change again that was undone last; says which it was."""
        return self._reverse(lambda log: log.redo(), NOTHING_TO_REDO)

    def _reverse(self, reverse: Callable[[ChangeLog], Reversal | None], nothing: str) -> str:
        if not is_there(self._path):
            return nothing
        from reader.store.change_log import ChangeLog  # noqa: PLC0415  an article is opened without it

        with State(self._path) as state:
            reversal = reverse(ChangeLog(state))
        return reversal.message if reversal else nothing

    def tags(self) -> dict[str, int]:
        """The reader's tags, the commonest first, with how many articles have each."""
        if not is_there(self._path):
            return {}
        with State(self._path) as state:
            found = ReadingState(state).tags()
        return dict(sorted(found.items(), key=lambda tag: -tag[1]))

    def tagging(self, ref: ArticleRef) -> Tagging:
        """What one needs to know to give an article other tags."""
        marks = self.marks(ref.library, [ref.id]).get(ref.id)
        return Tagging(marks.tags if marks else (), self.tags())

    def retag(self, ref: ArticleRef, before: Collection[str], tags: Collection[str]) -> str:
        """Give an article other tags; says which.

        Args:
            ref: The article.
            before: Its tags as one has seen them; those that others have given it since stay.
            tags: Its tags as they are to be.
        """
        added = [name for name in tags if name not in before]
        removed = [name for name in before if name not in tags]
        if not added and not removed:
            return "The tags are as they were."
        with State(self._path) as state:
            ReadingState(state).retag([ref], added=added, removed=removed)
        return f"Tagged: {', '.join(tags)}." if tags else "All tags are taken."

    def searches(self) -> list[SavedSearch]:
        """The saved searches, in their order."""
        from reader.store.saved_search import SavedSearches  # noqa: PLC0415  as above

        if not is_there(self._path):
            return []
        with State(self._path) as state:
            return SavedSearches(state).all()

    def save_search(self, name: str, query: str) -> str:
        """Save a search under a name; says so.

        Args:
            name: One line, not empty.
            query: One line.
        """
        from reader.store.saved_search import SavedSearches  # noqa: PLC0415  as above

        with State(self._path) as state:
            searches = SavedSearches(state)
            before = next((search.query for search in searches.all() if search.name == name), query)
            searches.save(name, query)
        return f"Saved as “{name}”" + ("." if before == query else f", in the place of: {before}")

    def rename_search(self, name: str, new_name: str) -> str:
        """Give a saved search another name; says so.

        Args:
            name: Its name.
            new_name: One line, not empty.
        """
        from reader.store.saved_search import SavedSearches  # noqa: PLC0415  as above

        with State(self._path) as state:
            SavedSearches(state).rename(name, new_name)
        return f"Now called “{new_name}”."

    def delete_search(self, name: str) -> str:
        """Delete a saved search; says so."""
        from reader.store.saved_search import SavedSearches  # noqa: PLC0415  as above

        with State(self._path) as state:
            SavedSearches(state).delete(name)
        return f"“{name}” is deleted."


def _stamp(file: Path) -> tuple[int, int]:
    """What tells whether a file has changed: its time in nanoseconds and its size.

    Zeros: it is not there, or empty, as SQLite makes one for those who only read.
    """
    try:
        found = file.stat()
    except OSError:
        return 0, 0
    return (found.st_mtime_ns, found.st_size) if found.st_size else (0, 0)
