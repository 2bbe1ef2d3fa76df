"""A disk that is full: it is told, and the index is as it was, or as far as it came."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.errors import LibraryIndexError
from reader.index import indexer, reading
from reader.index.database import connect
from reader.index.sqlite_index import SqliteIndex
from tests.generated_library import write_library
from tests.index.small_library import content, refresh

if TYPE_CHECKING:
    import sqlite3

_LIMITED = """
import resource, sys
from pathlib import Path
from reader.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
sys.exit(main(["index", "--jobs", sys.argv[3], sys.argv[1]]))
"""


def limited(root: Path, largest: int, processes: int = 1) -> subprocess.CompletedProcess[str]:
    """Run ``dateline index`` where no file may be larger than so many bytes."""
    return subprocess.run(
        [sys.executable, "-c", _LIMITED, str(root), str(largest), str(processes)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        cwd=Path(__file__).parents[2],
    )


@pytest.mark.parametrize(("largest", "processes"), [(0, 1), (50_000, 1), (300_000, 1), (300_000, 2)])
def test_where_files_cannot_grow_it_says_so_and_goes_on_when_they_can(
    tmp_path: Path, largest: int, processes: int
) -> None:
    root = tmp_path / "library"
    write_library(root, 60)
    run = limited(root, largest, processes)
    assert run.returncode == 2
    assert "Traceback" not in run.stderr
    assert "disk is full" in run.stderr
    outcome = refresh(root)
    assert (outcome.articles, outcome.set_aside) == (60, None)
    kept = content(root)
    run = limited(root, 20_000)  # there is nothing to write
    assert content(root) == kept


def test_a_full_disk_is_told_and_what_was_read_before_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "library"
    write_library(root, 60)
    monkeypatch.setattr(indexer, "BATCH_SECONDS", 0)
    monkeypatch.setattr(reading, "CHUNK_FILES", 5)

    def small(path: Path, *, writes: bool = False) -> sqlite3.Connection:
        connection = connect(path, writes=writes)
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages + 20}")  # SQLite's own way to have no more room
        return connection

    with monkeypatch.context() as patch:
        patch.setattr(indexer, "connect", small)
        with pytest.raises(LibraryIndexError, match="disk is full") as raised:
            refresh(root)
    assert raised.value.hint == "make room; what was read is kept"
    with closing(SqliteIndex(root)) as index:
        kept = sum(index.counts()[:2])
    assert 0 < kept < 60
    assert refresh(root).added == 60 - kept
