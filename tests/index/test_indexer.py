"""Refreshing an index: what is read, what is not, and how it stops and goes on."""

from __future__ import annotations

import gc
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reader.errors import LibraryIndexError
from reader.index import indexer, reading
from reader.index import refresh as refresh_module
from reader.index.database import index_path
from reader.index.extract import extract_all
from reader.index.indexer import BusyError, Indexer, Stage
from reader.index.lock import build_lock
from reader.index.reading import GARBAGE
from reader.index.scan import scan
from reader.index.sqlite_index import SqliteIndex
from reader.store.library import Library
from reader.store.source import read_bytes
from tests.index.small_library import ENTITIES, age, article, connection, content, refresh, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.index.extract import RawFile
    from reader.index.record import Extract
    from reader.store.problems import Problem
    from reader.text.whos_who import WhosWho


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    files = {
        f"a{number}.yaml": article(f"Number {number}", published=f"2025-01-0{number}")
        for number in range(1, 6)
    }
    return write(folder, {"entities.yaml": ENTITIES, "deep/er/b.yml": article("Deep"), **files})


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the articles' files that are read, to the index or for comparison."""
    found: list[str] = []

    def noted(path: Path, name: str) -> bytes | Problem:
        if "entities" not in path.name:
            found.append(path.stem)
        return read_bytes(path, name)

    monkeypatch.setattr(reading, "read_bytes", noted)
    monkeypatch.setattr(refresh_module, "read_bytes", noted)
    return found


def titles(root: Path) -> list[str]:
    with closing(SqliteIndex(root)) as index:
        return [row.title for row in index.first(100)]


def test_the_first_refresh_reads_everything_and_the_next_nothing(root: Path, opened: list[str]) -> None:
    first = refresh(root)
    assert (first.articles, first.added, first.changed, first.removed, first.renamed) == (6, 6, 0, 0, 0)
    assert first.is_complete
    assert sorted(opened) == ["a1", "a2", "a3", "a4", "a5", "b"]
    opened.clear()
    again = refresh(root)
    assert (again.articles, again.added, again.changed, again.removed, again.renamed) == (6, 0, 0, 0, 0)
    assert opened == []


@pytest.mark.parametrize("threshold", [0, 700, 1_000_000])
def test_garbage_is_looked_for_seldom_and_afterwards_as_before(tmp_path: Path, threshold: int) -> None:
    root = write(tmp_path / "library", {"talks.yaml": article()})
    before = gc.get_threshold()
    seen: list[int] = []
    gc.set_threshold(threshold, *before[1:])
    try:
        Indexer(root, report=lambda _: seen.append(gc.get_threshold()[0])).refresh()
        assert gc.get_threshold() == (threshold, *before[1:])
    finally:
        gc.set_threshold(*before)
    assert set(seen) == {max(threshold, GARBAGE) if threshold else 0}


def test_older_articles_come_first_so_that_the_newest_have_the_highest_rows(root: Path) -> None:
    refresh(root)
    with closing(SqliteIndex(root)) as index:
        rows = index.first(10)
    assert [row.row for row in rows] == [6, 5, 4, 3, 2, 1]
    assert rows[0].title == "Deep"


def test_only_what_has_changed_is_read(root: Path, opened: list[str]) -> None:
    refresh(root)
    opened.clear()
    write(root, {"a1.yaml": article("Longer than before"), "new.yaml": article("New")})
    (root / "a2.yaml").unlink()
    (root / "a3.yaml").rename(root / "moved.yaml")
    found = refresh(root)
    assert (found.articles, found.added, found.changed, found.removed) == (6, 2, 1, 2)
    assert set(opened) == {"a1", "new", "moved"}
    assert "Longer than before" in titles(root)


def test_a_file_with_another_date_is_looked_at_and_not_read_into_the_index(
    root: Path, opened: list[str]
) -> None:
    refresh(root)
    before = content(root)
    opened.clear()
    age(root / "a1.yaml", 1_100_000_000)
    assert refresh(root).changed == 0
    assert opened == ["a1"]
    assert refresh(root).changed == 0
    assert opened == ["a1"]
    assert content(root) == before


def test_a_change_of_the_same_size_within_the_tick_of_the_clock_is_noticed(
    root: Path, opened: list[str]
) -> None:
    (root / "a1.yaml").write_text(article("One"))  # now: it may be changed again in this very moment
    refresh(root)
    status = (root / "a1.yaml").stat()
    (root / "a1.yaml").write_text(article("Two"))
    os.utime(root / "a1.yaml", ns=(status.st_mtime_ns, status.st_mtime_ns))
    opened.clear()
    assert refresh(root).changed == 1
    assert set(opened) == {"a1"}
    assert "Two" in titles(root)


def test_a_file_that_cannot_be_read_is_a_problem_until_it_can(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.open
    forbidden = {root / "a1.yaml"}

    def refuse(self: Path, *arguments: Any, **options: Any) -> object:
        if self in forbidden:
            raise PermissionError(13, "Permission denied")
        return real(self, *arguments, **options)

    monkeypatch.setattr(Path, "open", refuse)
    refresh(root)
    with closing(SqliteIndex(root)) as index:
        assert index.counts() == (5, 1, 0)
        (problem,) = index.problems(10)
        assert (problem.path, problem.code) == (root / "a1.yaml", "unreadable")
    assert refresh(root).changed == 0
    forbidden.clear()
    assert refresh(root).changed == 1
    with closing(SqliteIndex(root)) as index:
        assert index.counts() == (6, 0, 0)


def test_names_that_are_no_text_are_taken(root: Path) -> None:
    write(
        root, {os.fsdecode(b"\xff\xfe.yaml"): article("Odd"), os.fsdecode(b"\xe9/bad\x1b.yaml"): "title: ["}
    )
    assert refresh(root).articles == 8
    with closing(SqliteIndex(root)) as index:
        rows = {row.title: row for row in index.first(10)}
        assert rows["Odd"].path == root / os.fsdecode(b"\xff\xfe.yaml")
        assert rows["Odd"].path.is_file()
        assert rows["Odd"].id == "article"
        assert rows["bad␛.yaml"].errors
        row = index.row_of(rows["Odd"].path)
        assert row == rows["Odd"].row
        assert index.snippets([], [row], 60)[row].text.startswith("Rajnath Singh")
    kept = content(root)
    refresh(root, is_rebuild=True)
    assert content(root) == kept


def test_a_library_in_a_folder_whose_name_is_no_text_is_taken(tmp_path: Path) -> None:
    root = write(tmp_path / os.fsdecode(b"\xff"), {"a.yaml": article(), "entities.yaml": ENTITIES})
    assert refresh(root).articles == 1
    assert titles(root) == ["Talks in New Delhi"]


def test_links_to_files_are_followed_and_links_to_folders_are_not(root: Path, tmp_path: Path) -> None:
    write(tmp_path / "elsewhere", {"c.yaml": article("Linked")})
    (root / "c.yaml").symlink_to(tmp_path / "elsewhere" / "c.yaml")
    (root / "nowhere.yaml").symlink_to(tmp_path / "nowhere")
    (root / "loop.yaml").symlink_to(root / "loop.yaml")
    (root / "folder").symlink_to(tmp_path / "elsewhere")
    os.mkfifo(root / "pipe.yaml")
    assert refresh(root).articles == 7
    write(tmp_path / "elsewhere", {"c.yaml": article("Linked, changed")})
    assert refresh(root).changed == 1


def test_the_files_are_those_of_the_library(root: Path) -> None:
    write(
        root,
        {
            **dict.fromkeys(["feeds.yaml", "feeds-of-old.yaml", "x/feeds.yml", "entities.yml"], ""),
            **dict.fromkeys(["entities/a.yaml", "x/entities/y/b.yaml", "my-entities.yaml", ".a.yaml"], ""),
            **dict.fromkeys([".hidden/a.yaml", "a.yaml.bak", "A.YAML", "x/entities.d/a.yaml"], ""),
        },
    )
    assert sorted(root / os.fsdecode(state.path) for state in scan(root)) == Library(root).articles()


def test_a_library_that_is_not_there_is_told_and_its_index_kept(root: Path) -> None:
    refresh(root)
    root.rename(root.with_name("unplugged"))
    with pytest.raises(LibraryIndexError, match="cannot be read"):
        refresh(root)
    root.with_name("unplugged").rename(root)
    found = refresh(root)
    assert (found.articles, found.added) == (6, 0)


# Entities


def test_changed_entities_are_found_anew_without_opening_a_file(root: Path, opened: list[str]) -> None:
    refresh(root)
    opened.clear()
    write(root, {"entities.yaml": ENTITIES.replace("New Delhi", "Moscow").replace("new-delhi", "moscow")})
    found = refresh(root)
    assert (found.renamed, found.changed, found.added) == (6, 0, 0)
    assert opened == []
    kept = content(root)
    assert not [mention for mention in kept["mention"] if mention[1] == "new-delhi"]
    refresh(root, is_rebuild=True)
    assert content(root) == kept


def test_entities_with_another_date_are_not_found_anew(root: Path) -> None:
    refresh(root)
    age(root / "entities.yaml", 1_200_000_000)
    assert refresh(root).renamed == 0


def test_a_change_of_entities_of_the_same_size_and_date_is_noticed(root: Path) -> None:
    refresh(root)
    write(root, {"entities.yaml": ENTITIES.replace("Rajnath", "Hrajnat")})
    assert refresh(root).renamed == 6


def test_entities_decide_whether_an_article_can_be_shown(tmp_path: Path) -> None:
    """An article's own entity repeats the file's id: an error, whatever the library says; it stays one."""
    own = {"id": "s-400", "type": "system", "name": "Own", "extends": True}
    root = write(tmp_path / "library", {"a.yaml": article(entities=[own])})
    refresh(root)
    write(root, {"entities.yaml": ENTITIES})
    refresh(root)
    kept = content(root)
    refresh(root, is_rebuild=True)
    assert content(root) == kept


def test_a_file_that_entities_make_readable_is_taken_in(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def picky(files: Sequence[RawFile], who: WhosWho) -> list[Extract]:
        found = extract_all(files, who)
        if "atlantis" in who.entities:
            return found
        return [one._replace(article=None, errors=1) for one in found]

    monkeypatch.setattr(reading, "extract_all", picky)
    refresh(root)
    with closing(SqliteIndex(root)) as index:
        assert index.counts().broken == 6
    write(root, {"entities.yaml": ENTITIES.replace("new-delhi", "atlantis")})
    assert refresh(root).renamed == 6
    with closing(SqliteIndex(root)) as index:
        assert index.counts().broken == 0
    kept = content(root)
    refresh(root, is_rebuild=True)
    assert content(root) == kept


# Stopping


class _Stop:
    """Says so once enough articles were put in."""

    def __init__(self, after: int) -> None:
        self.left = after

    def __call__(self) -> bool:
        self.left -= 1
        return self.left < 0


@pytest.mark.parametrize("after", range(4))
def test_it_stops_when_it_is_told_and_goes_on_from_there(
    root: Path, monkeypatch: pytest.MonkeyPatch, opened: list[str], after: int
) -> None:
    monkeypatch.setattr(indexer, "REPORT_SECONDS", 0)
    monkeypatch.setattr(reading, "CHUNK_FILES", 1)
    stopped = Indexer(root, is_stopped=_Stop(after), processes=1).refresh()
    assert not stopped.is_complete
    assert stopped.articles == after + 1
    assert len(opened) == after + 1
    found = refresh(root)
    assert found.is_complete
    assert len(opened) == 6
    kept = content(root)
    refresh(root, is_rebuild=True)
    assert content(root) == kept


def test_finding_names_stops_and_goes_on_too(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refresh(root)
    monkeypatch.setattr(indexer, "REPORT_SECONDS", 0)
    monkeypatch.setattr(reading, "CHUNK_FILES", 1)
    write(root, {"entities.yaml": ENTITIES + "  - {id: x, type: other, name: Number 3}\n"})
    stopped = Indexer(root, is_stopped=_Stop(1), processes=1).refresh()
    assert (stopped.renamed, stopped.is_complete) == (2, False)
    assert refresh(root).renamed == 4
    assert refresh(root).renamed == 0


def test_it_tells_how_far_it_is(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexer, "REPORT_SECONDS", 0)
    monkeypatch.setattr(reading, "CHUNK_FILES", 2)
    told: list[Stage] = []
    Indexer(root, report=told.append, processes=1).refresh()
    assert told[0] == ("Looking for changes", 0, 0)
    what = "Reading articles"
    steps = [stage.done for stage in told[1:] if stage.what == what]
    assert steps == sorted(steps)
    assert {stage.total for stage in told[1:]} <= {0, 6}
    assert told[-1] == (what, 6, 6)


def test_several_processes_read_the_same(root: Path) -> None:
    refresh(root)
    kept = content(root)
    Indexer(root, processes=2).refresh(is_rebuild=True)
    assert content(root) == kept
    write(root, {"entities.yaml": ENTITIES.replace("Delhi", "Dehli")})
    assert Indexer(root, processes=2).refresh().renamed == 6
    kept = content(root)
    refresh(root, is_rebuild=True)
    assert content(root) == kept


def test_a_fault_leaves_what_was_put_in_before(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexer, "BATCH_FILES", 1)
    monkeypatch.setattr(reading, "CHUNK_FILES", 1)

    def fail(files: Sequence[RawFile], who: WhosWho) -> list[Extract]:
        if files[0].path == "a4.yaml":
            raise RuntimeError("a fault of the program")
        return extract_all(files, who)

    with monkeypatch.context() as patch:
        patch.setattr(reading, "extract_all", fail)
        with pytest.raises(RuntimeError):
            refresh(root)
    assert refresh(root).added == 3


# The lock, and rebuilding


def test_one_at_a_time_builds(root: Path) -> None:
    with build_lock(index_path(root), root), pytest.raises(BusyError, match="another Dateline is reading"):
        refresh(root)
    assert refresh(root).articles == 6


def test_a_lock_that_is_no_lock_is_told(root: Path) -> None:
    lock = index_path(root).with_suffix(".lock")
    lock.parent.mkdir(parents=True)
    lock.write_bytes(b"something else" * 1000)
    with pytest.raises(LibraryIndexError, match="cannot be locked") as raised:
        refresh(root)
    assert not isinstance(raised.value, BusyError)
    lock.unlink()
    lock.mkdir()
    with pytest.raises(LibraryIndexError, match="cannot be"):
        refresh(root)


def test_a_rebuild_reads_everything_again(root: Path, opened: list[str]) -> None:
    refresh(root)
    opened.clear()
    found = refresh(root, is_rebuild=True)
    assert (found.added, found.set_aside) == (6, None)
    assert len(opened) == 6


def test_an_index_of_another_version_is_built_anew_without_a_word(root: Path, opened: list[str]) -> None:
    refresh(root)
    with closing(connection(root)) as database:
        database.execute("PRAGMA user_version = 999")
    with pytest.raises(LibraryIndexError, match="another version"):
        SqliteIndex(root)
    opened.clear()
    found = refresh(root)
    assert (found.added, found.set_aside) == (6, None)
    assert len(opened) == 6


def test_a_database_of_another_program_is_set_aside(root: Path) -> None:
    path = index_path(root)
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA application_id = 7")
    found = refresh(root)
    assert found.added == 6
    assert found.set_aside is not None
    assert found.set_aside.is_file()


def test_without_an_index_a_reader_says_so(root: Path) -> None:
    with pytest.raises(LibraryIndexError, match="cannot be"):
        SqliteIndex(root)
