"""Building and refreshing an index: finding what has changed, having it read, and putting it in.

Each batch is one transaction, so that whoever looks meanwhile sees whole articles, and what was done is not
done again after an interruption. One process at a time builds; the lock that it holds is free when it has
ended, however that came about.
"""

from __future__ import annotations

import gc
from contextlib import closing, contextmanager
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from reader.errors import IndexDamagedError, LibraryIndexError
from reader.index.database import (
    OutdatedError,
    connect,
    discard,
    index_path,
    is_told_damaged,
    set_aside,
    told_of_index,
)
from reader.index.lock import BusyError, build_lock
from reader.index.reading import GARBAGE, readers
from reader.index.refresh import Refresh

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

__all__ = ["BusyError", "Indexer", "Outcome", "Stage"]

REPORT_SECONDS = 0.25
"""How often it is told how far it has come, and asked whether to stop."""

BATCH_SECONDS = 1.0
"""How often what was read is put in, and seen by others; the more at once, the quicker is the full text."""

BATCH_FILES = 1_000
"""How many files are put in at once at most, for the memory's sake."""

_Item = TypeVar("_Item")


class Stage(NamedTuple):
    """How far the indexer has come."""

    what: str
    """What it does: “Reading articles”."""
    done: int
    total: int
    """Articles; 0: that is not known yet."""


class Outcome(NamedTuple):
    """What a refresh has found and done."""

    articles: int
    """In the index now, those that cannot be shown among them."""
    added: int
    changed: int
    removed: int
    renamed: int
    """Whose mentions were found anew, since entities have changed."""
    is_complete: bool
    """Whether all was done; if not, it was stopped, and goes on next time."""
    set_aside: Path | None
    """Where the damaged index lies that was found; None: there was none."""
    seconds: float


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Have garbage looked for seldom in this process."""
    before = gc.get_threshold()
    if before[0]:  # else it is not looked for at all
        gc.set_threshold(max(GARBAGE, before[0]), *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


class Indexer:
    """Keeps the index of one library."""

    def __init__(
        self,
        root: Path,
        *,
        report: Callable[[Stage], object] = lambda _: None,
        is_stopped: Callable[[], bool] = lambda: False,
        processes: int | None = None,
    ) -> None:
        """Do nothing yet.

        Args:
            root: The library's folder.
            report: Called with how far it has come, several times a second.
            is_stopped: Asked as often whether to stop.
            processes: How many read; None: as many as there are processors, if there is enough to read.
        """
        self.path = index_path(root)
        """The index."""
        self._root = root
        self._report = report
        self._is_stopped = is_stopped
        self._processes = processes

    def refresh(self, *, is_rebuild: bool = False) -> Outcome:
        """Bring the index up to date.

        Args:
            is_rebuild: Whether to build it anew from the beginning.

        Raises:
            BusyError: Another process does.
            LibraryIndexError: It cannot be read or written: the disk is full, or the folder forbidden; or the
                library's folder cannot be read.
        """
        began = monotonic()
        with build_lock(self.path, self._root):
            aside = set_aside(self.path) if is_told_damaged(self.path) else None
            if is_rebuild:
                discard(self.path)
            for _ in range(3):
                try:
                    with (
                        closing(connect(self.path, writes=True)) as connection,
                        told_of_index(self.path),
                        _seldom_collected(),
                    ):
                        outcome = self._refresh(connection)
                    return outcome._replace(set_aside=aside, seconds=monotonic() - began)
                except OutdatedError as error:
                    damage: IndexDamagedError = error
                    discard(self.path)
                except IndexDamagedError as error:
                    damage = error
                    aside = set_aside(self.path)
        raise LibraryIndexError(
            f"{damage}, and was so again as soon as it was built", "look whether the disk is sound"
        ) from damage

    def _refresh(self, connection: sqlite3.Connection) -> Outcome:
        refresh = Refresh(connection, self.path, self._root)
        self._report(Stage("Looking for changes", 0, 0))
        refresh.renew_entities()
        changes = refresh.changes()
        removed = refresh.remove(changes.gone)
        total = len(changes.new) + len(changes.changed)
        with readers(self._root, refresh.entities, total, self._processes) as reading:
            what = "Reading articles"
            changed, goes_on = self._put_all(what, 0, total, reading.read(changes.changed), refresh.put)
            added = 0
            if goes_on:
                new = reading.by_date(changes.new)
                added, goes_on = self._put_all(what, changed, total, reading.read(new), refresh.put_new)
        renamed = 0
        if goes_on and (stale := refresh.count_stale()):
            with readers(self._root, refresh.entities, stale, self._processes) as reading:
                again = reading.read_again(refresh.stale())
                renamed, goes_on = self._put_all("Finding names", 0, stale, again, refresh.rename)
        articles = refresh.finish(has_changed=bool(changed or added))
        return Outcome(articles, added, changed, removed, renamed, goes_on, None, 0)

    def _put_all(
        self,
        what: str,
        done: int,
        total: int,
        chunks: Iterable[list[_Item]],
        put: Callable[[list[_Item]], object],
    ) -> tuple[int, bool]:
        """Put what was read in, some of it at a time.

        Args:
            what: For reports.
            done: How much of the total was done before.
            total: For reports.
            chunks: What is read.
            put: Puts some of it in.

        Returns:
            How many were put in; and whether to go on.
        """
        count = 0
        batch: list[_Item] = []
        now = monotonic()
        put_at, report_at = now + BATCH_SECONDS, now + REPORT_SECONDS
        self._report(Stage(what, done, total))
        goes_on = True
        for chunk in chunks:
            batch += chunk
            count += len(chunk)
            now = monotonic()
            if now >= report_at:
                self._report(Stage(what, done + count, total))
                report_at = now + REPORT_SECONDS
                goes_on = not self._is_stopped()
            if not goes_on or now >= put_at or len(batch) >= BATCH_FILES:
                put(batch)
                batch = []
                put_at = monotonic() + BATCH_SECONDS
            if not goes_on:
                break
        if batch:
            put(batch)
        if count:
            self._report(Stage(what, done + count, total))
        return count, goes_on
