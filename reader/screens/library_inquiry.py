"""What the library screen asks its desk in workers; the answers come back as messages."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from textual.worker import get_current_worker

from reader.errors import DatelineError, LibraryIndexError, QueryStoppedError
from reader.screens.library_message import (
    Changed,
    Failed,
    FilesMoved,
    Grown,
    Listed,
    PreviewRead,
    Progressed,
    Refreshed,
    Remarked,
    RowsRead,
    TotalsRead,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.screens.library import LibraryScreen
    from reader.screens.library_desk import LibraryDesk
    from reader.screens.listing import Found, Wanted

_Answer = TypeVar("_Answer")


class Inquiry:
    """Asks on behalf of a library screen. Of two questions of a kind the later one counts."""

    def __init__(self, screen: LibraryScreen, desk: Callable[[], LibraryDesk]) -> None:
        """Ask nothing yet.

        Args:
            screen: Gets the answers, and is told what cannot be answered.
            desk: Gives what answers; called in workers only, as it is made when it is first needed.
        """
        self._screen = screen
        self.desk = desk
        """Gives what answers."""

    def _start(self, group: str, ask: Callable[..., object], *arguments: Any, exclusive: bool = True) -> None:
        work = partial(self._answer, ask, *arguments)
        self._screen.run_worker(work, thread=True, exclusive=exclusive, group=group)

    def _answer(self, ask: Callable[..., object], *arguments: Any) -> None:
        try:
            ask(*arguments)
        except QueryStoppedError:
            return  # another search has taken its place, and tells what it finds
        except LibraryIndexError as error:
            self._screen.post_message(Failed(error))

    # The list

    def first_found(self, wanted: Wanted, view_rows: int) -> Found | None:
        """The first articles; None: the index cannot be read, which the search will tell."""
        try:
            return next(self.desk().find(wanted, view_rows))
        except LibraryIndexError:
            return None

    def find(self, wanted: Wanted, view_rows: int) -> None:
        """Look for articles; see `LibraryDesk.find`."""
        self._start("find", self._find, wanted, view_rows)

    def _find(self, wanted: Wanted, view_rows: int) -> None:
        worker = get_current_worker()
        for found in self.desk().find(wanted, view_rows):
            if worker.is_cancelled:
                return
            self._screen.post_message(Listed(found))

    def read_rows(self, numbers: Sequence[int], found: Found, cells: int) -> None:
        """Read what is shown of articles; see `LibraryDesk.entries`."""
        self._start("rows", self._read_rows, numbers, found, cells)

    def _read_rows(self, numbers: Sequence[int], found: Found, cells: int) -> None:
        worker = get_current_worker()
        for entries in self.desk().entries(numbers, found, cells):
            if worker.is_cancelled:
                return
            self._screen.post_message(RowsRead(found.wanted.subject, entries))

    def read_totals(self) -> None:
        """Read how much the library holds."""
        self._start("totals", lambda: self._screen.post_message(TotalsRead(self.desk().totals())))

    def read_preview(self, number: int) -> None:
        """Read an article's preview.

        Args:
            number: Its number.
        """
        self._start(
            "preview",
            lambda: self._screen.post_message(PreviewRead(number, self.desk().preview(number))),
        )

    # The index

    def look_for_growth(self) -> None:
        """See whether the index has grown."""
        self._start("look", self._look_for_growth)

    def _look_for_growth(self) -> None:
        if self.desk().has_grown():
            self._screen.post_message(Grown())

    def look_for_files(self) -> None:
        """See whether files have come or gone."""
        self._start("look", self._look_for_files)

    def _look_for_files(self) -> None:
        if self.desk().has_other_files():
            self._screen.post_message(FilesMoved())

    def look_for_marks(self) -> None:
        """See whether marks have changed, such as by another reader."""
        self._start("marks", self._look_for_marks)

    def _look_for_marks(self) -> None:
        if self.desk().marking.has_changed():
            self._screen.post_message(Remarked())

    def refresh(self, *, is_damaged: bool) -> None:
        """Bring the index up to date.

        Args:
            is_damaged: Whether it is to be let go first.
        """
        self._start("refresh", self._refresh, is_damaged, exclusive=False)

    def _refresh(self, is_damaged: bool) -> None:  # noqa: FBT001  called by position in a worker
        outcome, problem = None, ""
        try:
            desk = self.desk()
            if is_damaged:
                desk.drop()
            outcome = desk.refresh(lambda stage: self._screen.post_message(Progressed(stage)))
            desk.adopt(outcome)
        except DatelineError as error:
            problem = error.in_full
        self._screen.post_message(Refreshed(outcome, problem))

    # Quick questions, and changes

    async def asked(self, ask: Callable[[LibraryDesk], _Answer]) -> _Answer | None:
        """What the desk answers to a quick question; None: it cannot, and that was told."""
        try:
            return await asyncio.to_thread(lambda: ask(self.desk()))
        except DatelineError as error:
            self._screen.tell(error.in_full)
            return None

    def change(self, change: Callable[[LibraryDesk], str]) -> None:
        """Do something that takes longer.

        Args:
            change: Does it, and says what it was.
        """
        self._start("change", self._change, change, exclusive=False)

    def _change(self, change: Callable[[LibraryDesk], str]) -> None:
        try:
            told = change(self.desk())
        except DatelineError as error:
            told = error.in_full
        self._screen.post_message(Changed(told))
