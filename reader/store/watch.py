"""Seeing that files have changed, by looking at them: works on every system and every disk."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

Stamp = tuple[int, int, int]
"""What changes when a file does: its time of change in nanoseconds, its size, its inode."""


def stamps(paths: Iterable[Path]) -> Mapping[Path, Stamp]:
    """The stamps of all YAML files that the paths name or hold, and of those that define their entities."""
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


class Change(NamedTuple):
    """Which of an article's files have changed."""

    article: bool
    """Its own."""
    entities: bool
    """Those that define its entities."""


class ArticleWatch:
    """Watches an article's file and those that define its entities."""

    def __init__(self, path: Path) -> None:
        """Take down what the article's file is like now.

        Args:
            path: The file; it may vanish and come back.
        """
        self._path = path
        self._read = stamp(path)
        """The stamp of the version that was read last."""
        self._entities: Mapping[Path, Stamp] | None = None
        """The stamps of the other files as they were read last; None: not looked at yet."""
        self._seen: Mapping[Path, Stamp] = {}
        """What the last look found."""

    def look(self) -> Change | None:
        """Look at the files.

        Returns:
            What has changed since they were read, once it stays as it is from one look to the next: what is
            being written is waited for. None: nothing.
        """
        now = stamps([self._path])
        is_settled, self._seen = now == self._seen, now
        article = now.get(self._path)
        entities = {path: found for path, found in now.items() if path != self._path}
        if self._entities is None:
            self._entities = entities
        if not is_settled or article is None:
            return None
        change = Change(article != self._read, entities != self._entities)
        self._read, self._entities = article, entities
        return change if any(change) else None
