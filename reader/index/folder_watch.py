"""Files that come to a library or go from it, noticed by its folders alone."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class FolderWatch:
    """Looks whether names have come, gone or changed in a library's folders.

    A folder's time changes with the names in it, be they articles or not, and not with what stands in the
    files; most editors write a new file in place of the old one, which is seen.
    """

    def __init__(self, root: Path, *others: Path) -> None:
        """Look at nothing yet.

        Args:
            root: The library's folder.
            others: Folders that are passed over if they lie in it: where the reader itself writes.
        """
        self._root = os.fsencode(os.path.realpath(root))
        self._others = frozenset(os.fsencode(os.path.realpath(other)) for other in others)
        self._times: dict[bytes, int] = {}
        """When the names in each folder changed last, in nanoseconds; empty: they have not been looked at."""

    def look(self) -> bool:
        """Tell whether names have changed since the last look; the first one tells no.

        It takes 2 µs a folder, however many files there are.
        """
        before = self._times
        if before and all(_time(folder) == time for folder, time in before.items()):
            return False
        self._times = {folder: _time(folder) for folder in self._folders()}
        return bool(before)

    def _folders(self) -> Iterator[bytes]:
        """The folder and those in it, but hidden ones and links."""
        folders = [self._root]
        while folders:
            folder = folders.pop()
            yield folder
            try:
                with os.scandir(folder) as entries:
                    folders += [entry.path for entry in entries if self._is_of_library(entry)]
            except OSError:
                continue  # it has gone, or is forbidden: its files are not read either

    def _is_of_library(self, entry: os.DirEntry[bytes]) -> bool:
        if entry.name.startswith(b".") or not entry.is_dir(follow_symlinks=False):
            return False
        return entry.path not in self._others


def _time(folder: bytes) -> int:
    try:
        return os.stat(folder).st_mtime_ns  # noqa: PTH116  bytes, as all paths of the index
    except OSError:
        return 0
