"""The files of a library, as the disk has them now, without a look into them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import LibraryIndexError
from reader.store.library import SUFFIXES, FileKind, kind_by_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SUFFIXES = tuple(os.fsencode(suffix) for suffix in SUFFIXES)


class FileState(NamedTuple):
    """A file, and what tells whether it has changed."""

    path: bytes
    """From the library's folder."""
    size: int
    """Bytes."""
    mtime: int
    """Nanoseconds since 1970."""


def scan(root: Path) -> Iterator[FileState]:
    """Find the files of a library's articles, as :func:`reader.store.library.yaml_files` does.

    Hidden files and folders are passed over, links to folders are not followed; what is no regular file is
    none.

    Args:
        root: The library's folder.

    Yields:
        The files, folder by folder.

    Raises:
        LibraryIndexError: The library's folder itself cannot be read; those in it are passed over then.
    """
    base = os.fsencode(root)
    folders = [b""]
    while folders:
        folder = folders.pop()
        try:
            entries = os.scandir(os.path.join(base, folder))  # noqa: PTH118  bytes, and 100,000 of them
        except OSError as error:
            if not folder:  # a disk that is not there now, perhaps: nothing is known to have gone
                raise LibraryIndexError(f"{root} cannot be read: {error.strerror}") from error
            continue  # it has gone, or is forbidden: the files in it cannot be read either
        with entries:
            for entry in entries:
                name = entry.name
                if name.startswith(b"."):
                    continue
                path = folder + b"/" + name if folder else name
                try:
                    if entry.is_dir(follow_symlinks=False):
                        folders.append(path)
                    elif name.endswith(_SUFFIXES) and entry.is_file() and _is_article(path, root):
                        status = entry.stat()
                        yield FileState(path, status.st_size, status.st_mtime_ns)
                except OSError:
                    continue  # it has gone meanwhile


def _is_article(path: bytes, root: Path) -> bool:
    if b"entities" not in path and b"feeds" not in path:
        return True  # at once, as nearly all are
    return kind_by_name(root / os.fsdecode(path), root) is FileKind.ARTICLE
