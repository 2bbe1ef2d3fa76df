"""Keeping the index of a library up to date, while its list is on the screen."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from reader.errors import IndexDamagedError

if TYPE_CHECKING:
    from textual.timer import Timer

    from reader.errors import LibraryIndexError
    from reader.screens.library import LibraryScreen
    from reader.screens.library_message import Refreshed

LOOK_SECONDS = 1.0
"""How often the list follows an index that is being built."""

STALE_SECONDS = 60.0
"""After how long the files are looked at again when one returns to the list."""

SETTLE_SECONDS = 3.0
"""How long after files have come they are looked at once more: they may have been still written."""

MOST_LEFT_OUT = 63
"""How many looks for files are left out at most, where names change that are no articles'."""

DAMAGED = "The index was damaged. It is being built anew from the articles."
MENDED = "The index was damaged. It has been built anew from the articles."

_MOST_DAMAGES = 2
"""How often a damaged index is built anew before it is left at that."""


class LibraryUpkeep:
    """Has the index brought up to date, and sees what becomes of it."""

    def __init__(self, screen: LibraryScreen) -> None:
        """Leave the index as it is.

        Args:
            screen: The library's.
        """
        self._screen = screen
        self.has_begun = False
        """Whether the files have been looked at, or are."""
        self.is_refreshing = False
        """Whether the index is being brought up to date."""
        self.refreshed = 0.0
        """When it was up to date last, by the monotonic clock; 0: not yet."""
        self.problem = ""
        """Why the index cannot be brought up to date; empty: it can."""
        self._is_wanted_again = False
        """Whether files are to be looked at once more after that: something has changed meanwhile."""
        self._is_dropping = False
        """Whether the index is damaged, and is being built anew or will be."""
        self._damages = 0
        """How often the index was found damaged."""
        self._has_files = False
        """Whether files have come that are being taken in."""
        self._settling: Timer | None = None
        """Has them looked at once more; None: that is not to come."""
        self._pause = 0
        """How many looks for files are left out after one that led to nothing: not all files are articles."""
        self._left_out = 0
        """How many are still to be left out."""

    def begin(self) -> None:
        """Look at the files, once the first list is on the screen; from then on follow the index."""
        if not self.has_begun:
            self.has_begun = True
            self._screen.set_interval(LOOK_SECONDS, self.follow)
            self.refresh()

    def refresh(self) -> None:
        """Look for new and changed files; if that is being done, once more after it."""
        if self.is_refreshing:
            self._is_wanted_again = True
        else:
            self.is_refreshing = True
            self._screen.inquiry.refresh(is_damaged=self._is_dropping)

    def refresh_if_stale(self) -> None:
        """Look for new and changed files, if they were looked at long ago."""
        if self.refreshed and monotonic() - self.refreshed > STALE_SECONDS:
            self.refresh()

    def follow(self) -> None:
        """Follow an index that is being built, here or by another process; else see whether files come."""
        screen = self._screen
        if screen.is_current:
            screen.inquiry.look_for_marks()
        if self.is_refreshing:
            if not screen.is_finding and screen.found is not None:
                screen.inquiry.look_for_growth()
        elif self._left_out:
            self._left_out -= 1
        elif screen.is_current:
            screen.inquiry.look_for_files()

    def take_files(self) -> None:
        """Take in files that have come, or gone."""
        self._has_files = True
        self.refresh()

    def end(self, message: Refreshed) -> bool:
        """Take what has come of bringing the index up to date, and tell what is wrong.

        Returns:
            Whether articles have come, changed or gone.
        """
        self.is_refreshing, self.refreshed = False, monotonic()
        outcome, self.problem = message.outcome, message.problem
        if message.problem:
            self._screen.tell(message.problem)
        has_changed = False
        if outcome is not None:
            self._is_dropping = False
            if outcome.set_aside is not None:
                self._screen.tell(MENDED)
            has_changed = bool(outcome.added + outcome.changed + outcome.removed + outcome.renamed)
        if self._has_files:
            self._settle(has_changed=has_changed)
        if self._is_wanted_again:
            self._is_wanted_again = False
            self.refresh()
        return has_changed

    def _settle(self, *, has_changed: bool) -> None:
        """Look at files that have come once more in a while; later and later where they are no articles."""
        self._has_files = False
        self._pause = 0 if has_changed else min(MOST_LEFT_OUT, 2 * self._pause + 1)
        self._left_out = self._pause
        if self._settling is not None:
            self._settling.stop()
        self._settling = self._screen.set_timer(SETTLE_SECONDS, self.refresh) if has_changed else None

    def fail(self, error: LibraryIndexError) -> None:
        """Tell why the index cannot be asked; build it anew if it is damaged."""
        if not isinstance(error, IndexDamagedError):
            self._screen.tell(error.in_full)
        elif not self._is_dropping and self._damages < _MOST_DAMAGES:
            self._damages += 1
            self._is_dropping = True
            self._screen.tell(DAMAGED)
            self.refresh()
        elif not self._is_dropping:
            self._screen.tell(error.in_full)
