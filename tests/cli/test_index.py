"""``dateline index``."""

from __future__ import annotations

import json
import os
import signal
from typing import TYPE_CHECKING, Any

import pytest

from reader.cli import main
from reader.index import indexer, reading
from reader.index.database import index_path
from reader.index.extract import extract_all
from reader.index.lock import build_lock
from tests.index.small_library import ENTITIES, article, write

if TYPE_CHECKING:
    from pathlib import Path

    from reader.index.extract import RawFile


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {f"a{number}.yaml": article(f"Number {number}") for number in range(5)}
    return write(tmp_path / "library", {"entities.yaml": ENTITIES, "bad.yaml": "title: [", **files})


def test_it_tells_what_was_done(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["index", "--jobs", "1", str(root)]) == 0
    output, told = capsys.readouterr()
    assert output == ""
    assert told.startswith("6 articles: 6 added; ")
    assert main(["index", str(root)]) == 0
    assert capsys.readouterr().err.startswith("6 articles: nothing has changed; ")
    (root / "a1.yaml").unlink()
    write(root, {"a2.yaml": article("Changed"), "entities.yaml": ENTITIES + "\n# more\n"})
    assert main(["index", str(root)]) == 0
    assert capsys.readouterr().err.startswith("5 articles: 1 read again, 1 removed, 4 with other entities; ")


def test_what_was_done_is_written_as_json(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["index", "--json", "--jobs", "1", str(root)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told.pop("seconds") >= 0
    assert told == {
        "library": str(root),
        "index": str(index_path(root)),
        "articles": 6,
        "added": 6,
        "changed": 0,
        "removed": 0,
        "renamed": 0,
        "is_complete": True,
        "set_aside": None,
    }


def test_a_damaged_index_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    index_path(root).parent.mkdir(parents=True)
    index_path(root).write_bytes(b"no database")
    assert main(["index", "--jobs", "1", str(root)]) == 0
    assert "The index was damaged. It was set aside as " in capsys.readouterr().err


def test_a_file_stands_for_its_library(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["index", "--jobs", "1", str(root / "a1.yaml")]) == 0
    assert capsys.readouterr().err.startswith("6 articles")


@pytest.mark.parametrize("jobs", ["0", "-1"])
def test_no_processes_are_wrong_use(root: Path, capsys: pytest.CaptureFixture[str], jobs: str) -> None:
    assert main(["index", "--jobs", jobs, str(root)]) == 2
    assert f"--jobs {jobs} is no number of processes (write 1 or more)" in capsys.readouterr().err


def test_a_number_that_is_none_is_wrong_use(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["index", "--jobs", "two", str(root)]) == 2
    assert "--jobs" in capsys.readouterr().err


def test_a_library_that_is_not_there_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["index", str(tmp_path / "nowhere")]) == 2
    assert "nowhere" in capsys.readouterr().err


def test_one_who_is_building_already_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with build_lock(index_path(root), root):
        assert main(["index", str(root)]) == 2
    assert "another Dateline is reading" in capsys.readouterr().err


def test_interrupted_once_it_ends_after_the_batch_and_goes_on_next_time(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexer, "REPORT_SECONDS", 0)
    monkeypatch.setattr(reading, "CHUNK_FILES", 1)
    read: list[str] = []

    def interrupted(files: list[RawFile], *arguments: Any) -> object:
        read.extend(file.path for file in files)
        if len(read) == 3:
            os.kill(os.getpid(), signal.SIGINT)
        return extract_all(files, *arguments)

    before = signal.getsignal(signal.SIGINT)
    monkeypatch.setattr(reading, "extract_all", interrupted)
    assert main(["index", "--jobs", "1", str(root)]) == 130
    told = capsys.readouterr().err
    assert "Stopping after this batch …" in told
    assert "3 articles: 3 added" in told
    assert "It was stopped before the end; the next run goes on from there." in told
    assert signal.getsignal(signal.SIGINT) is before
    assert main(["index", "--jobs", "1", str(root)]) == 0
    assert "6 articles: 3 added" in capsys.readouterr().err
    assert len(read) == 6


def test_interrupted_twice_it_ends_at_once(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: Any) -> object:
        os.kill(os.getpid(), signal.SIGINT)
        os.kill(os.getpid(), signal.SIGINT)
        raise AssertionError

    monkeypatch.setattr(reading, "extract_all", interrupted)
    assert main(["index", "--jobs", "1", str(root)]) == 130
    monkeypatch.undo()
    capsys.readouterr()
