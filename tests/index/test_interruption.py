"""Building an index is killed at any moment: nothing that was done is lost."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from reader.errors import LibraryIndexError
from reader.index.sqlite_index import SqliteIndex
from tests.generated_library import write_library
from tests.index.small_library import ENTITIES, content, refresh, write

KILLS = int(os.environ.get("DATELINE_TEST_KILLS", "6"))
"""How often it is killed; a hundred times when somebody has the time."""

_BUILD = """
import sys
from pathlib import Path
from reader.index import indexer, reading
indexer.BATCH_SECONDS = 0.02
reading.CHUNK_FILES = 4
reading.FEW_FILES = 10**9
print("begun", flush=True)
indexer.Indexer(Path(sys.argv[1]), processes=int(sys.argv[2])).refresh()
"""


def build(root: Path, processes: int = 1) -> subprocess.Popen[str]:
    """Begin to build an index in another process, in small batches."""
    command = [sys.executable, "-c", _BUILD, str(root), str(processes)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])


def test_killed_at_any_moment_it_goes_on_to_what_one_built_anew_holds(tmp_path: Path) -> None:
    root = tmp_path / "library"
    write_library(root, 120)
    moments = random.Random(7)  # noqa: S311  no secret
    had = 0
    for number in range(KILLS):
        process = build(root)
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        time.sleep(moments.uniform(0, 0.25))  # the moment is what is tried; nothing is waited for
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        try:
            with closing(SqliteIndex(root)) as index:
                has = sum(index.counts()[:2])
        except LibraryIndexError:
            has = 0  # it was killed before there were tables
        assert has >= had
        had = has
        if number == KILLS // 2:
            write(root, {"entities.yaml": ENTITIES})
    refresh(root)
    kept = content(root)
    refresh(root, is_rebuild=True)
    assert content(root) == kept


def test_processes_that_read_end_with_the_one_that_asks(tmp_path: Path) -> None:
    root = tmp_path / "library"
    write_library(root, 150)
    process = build(root, 2)
    assert process.stdout is not None
    process.stdout.readline()
    children: list[int] = []
    deadline = time.monotonic() + 30
    while len(children) < 3 and process.poll() is None and time.monotonic() < deadline:
        children = _children(process.pid)
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    while any(map(_is_running, children)) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not any(map(_is_running, children))
    refresh(root)
    assert len(content(root)["article"]) == 150


def _children(parent: int) -> list[int]:
    found = Path(f"/proc/{parent}/task/{parent}/children")
    return [int(child) for child in found.read_text().split()] if found.exists() else []


def _is_running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
