"""Files that come and go are noticed by their folders."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from reader.index.folder_watch import FolderWatch

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def later(folder: Path) -> None:
    """Have a folder's time differ from what it was, however coarse the disk's clock is."""
    was = folder.stat().st_mtime_ns
    os.utime(folder, ns=(was, was + 5_000_000_000))


@pytest.fixture
def library(tmp_path: Path) -> Path:
    (tmp_path / "library" / "2025" / "may").mkdir(parents=True)
    (tmp_path / "library" / ".git").mkdir()
    (tmp_path / "library" / "2025" / "talks.yaml").write_text("title: Talks\n", encoding="utf-8")
    return tmp_path / "library"


def test_the_first_look_and_one_at_the_same_tell_nothing(library: Path) -> None:
    watch = FolderWatch(library)
    assert [watch.look() for _ in range(3)] == [False] * 3


@pytest.mark.parametrize(
    ("change", "folder"),
    [
        (lambda root: (root / "new.yaml").touch(), "."),
        (lambda root: (root / "2025" / "may" / "new.yaml").touch(), "2025/may"),
        (lambda root: (root / "2025" / "talks.yaml").unlink(), "2025"),
        (lambda root: (root / "2025" / "talks.yaml").rename(root / "2025" / "other.yaml"), "2025"),
        (lambda root: (root / "2026").mkdir(), "."),
        (lambda root: (root / "2025" / "may").rmdir(), "2025"),
    ],
)
def test_a_change_of_names_is_told_once(library: Path, change: Callable[[Path], object], folder: str) -> None:
    watch = FolderWatch(library)
    watch.look()
    change(library)
    later(library / folder)
    assert [watch.look(), watch.look()] == [True, False]


def test_a_folder_that_has_come_is_looked_at_too(library: Path) -> None:
    watch = FolderWatch(library)
    watch.look()
    (library / "2026").mkdir()
    later(library)
    assert watch.look()
    (library / "2026" / "new.yaml").touch()
    later(library / "2026")
    assert watch.look()


def test_what_is_hidden_is_not_looked_at(library: Path) -> None:
    watch = FolderWatch(library)
    watch.look()
    (library / ".git" / "index.yaml").touch()
    later(library / ".git")
    assert not watch.look()


def test_a_library_that_is_gone_is_told_and_comes_back(library: Path, tmp_path: Path) -> None:
    watch = FolderWatch(library)
    watch.look()
    library.rename(tmp_path / "elsewhere")
    assert [watch.look(), watch.look()] == [True, False]
    (tmp_path / "elsewhere").rename(library)
    assert [watch.look(), watch.look()] == [True, False]


def test_where_the_reader_itself_writes_is_passed_over(library: Path) -> None:
    own = library / "2025" / "may"
    watch = FolderWatch(library, own, library.parent / "elsewhere")
    watch.look()
    (own / "state.db-wal").touch()
    later(own)
    assert not watch.look()
