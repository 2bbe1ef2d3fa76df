"""Seeing that files have changed, by looking at them: works on every system and every disk."""

from __future__ import annotations

import os
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

Stamp = tuple[int, int, int]
"""What changes when a file does: its time of change in nanoseconds, its size, its inode."""


def stamps(paths: Iterable[Path]) -> Mapping[Path, Stamp]:
    """The stamps of all YAML files that the paths name or hold, and of those that define their entities.

    Raises:
        OSError: A path, or a folder around it, must not or cannot be looked at.
    """
    from reader.store.library import entity_paths, library_root, yaml_files  # noqa: PLC0415  a start looks at none

    files: dict[Path, None] = {}
    for path in paths:
        files.update(dict.fromkeys(yaml_files(path) if path.is_dir() else (path,)))
        files.update(dict.fromkeys(entity_paths(library_root(path))))
    return {file: found for file in files if (found := stamp(file)) is not None}


def stamp(file: Path) -> Stamp | None:
    """A file's stamp; None: it is not there, or must not be looked at."""
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


class Look(NamedTuple):
    """What a look at files has found."""

    stamps: Mapping[Path, Stamp]
    """Of the files that are there."""
    is_settled: bool
    """Whether the look before found the same: what is being written differs from one look to the next."""


class FileWatch:
    """Looks at files again and again, and tells when they have settled."""

    def __init__(self, paths: Iterable[Path]) -> None:
        """Name the files; nothing is looked at yet.

        Args:
            paths: Files and folders; they may vanish and come back.
        """
        self._paths = tuple(paths)
        self._seen: Mapping[Path, Stamp] | None = None
        """What the last look found; None: nothing was looked at, or could be."""

    def look(self) -> Look | None:
        """Look at the files, and at those that define their entities.

        Returns:
            What they are like; None: they cannot be looked at now (as a folder that must not be read, or a
            disk that is gone), and the next look is like the first one.
        """
        try:
            now = stamps(self._paths)
        except OSError:
            self._seen = None
            return None
        before, self._seen = self._seen, now
        return Look(now, now == before)


class Change(NamedTuple):
    """Which of an article's files have changed."""

    article: bool
    """Its own."""
    entities: bool
    """Those that define its entities."""
    gone: tuple[Path, ...] = ()
    """Those that did, if none does any more."""


class Loss(Enum):
    """Why an article's file cannot be read."""

    GONE = auto()
    """It has been deleted or moved away."""
    UNREADABLE = auto()
    """It must not be read, or what it lies on does not answer."""


def loss_of(file: Path) -> Loss | None:
    """Why a file cannot be read; None: it can."""
    try:
        file.stat()
    except (FileNotFoundError, NotADirectoryError):
        return Loss.GONE
    except OSError:
        return Loss.UNREADABLE
    return None if os.access(file, os.R_OK) else Loss.UNREADABLE


class ArticleWatch:
    """Watches an article's file and those that define its entities."""

    def __init__(self, path: Path) -> None:
        """Take down what the article's file is like now.

        Args:
            path: The file; it may vanish and come back.
        """
        self.path = path
        """The article's file."""
        self.loss: Loss | None = None
        """Why it cannot be read, as two looks in a row have found; None: it can.

        Editors delete a file and write it anew: that is no loss.
        """
        self._found_loss: Loss | None = None
        """What the last look has found."""
        self._read = stamp(path)
        """The stamp of the version that was read last; None: there was none, or it has been lost since."""
        self._entities: Mapping[Path, Stamp] | None = None
        """The stamps of the other files as they were read last; None: not looked at yet."""
        self._files = FileWatch([path])

    def look(self) -> Change | None:
        """Look at the files, and at whether the article's own can be read (see `loss`).

        Returns:
            What has changed since they were read, once it stays as it is from one look to the next: what is
            being written is waited for. A file that was lost has changed when it is back. None: nothing, or
            they cannot be looked at.
        """
        look = self._files.look()
        if self._sees_loss() or look is None:
            return None
        article = look.stamps.get(self.path)
        entities = {path: found for path, found in look.stamps.items() if path != self.path}
        if self._entities is None:
            self._entities = entities
        if not look.is_settled or article is None:
            return None
        self.loss = None
        gone = () if entities else tuple(self._entities)
        change = Change(article != self._read, entities != self._entities, gone)
        self._read, self._entities = article, entities
        return change if any(change) else None

    def _sees_loss(self) -> bool:
        """Whether the article's file cannot be read now; the second time in a row it is lost."""
        before, self._found_loss = self._found_loss, loss_of(self.path)
        if self._found_loss is not None and self._found_loss is before:
            self.loss, self._read = before, None
        return self._found_loss is not None
