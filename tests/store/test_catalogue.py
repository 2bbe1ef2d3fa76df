"""The articles of a library, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.store.catalogue import newest, read_catalogue
from tests.sample_library import write_library

if TYPE_CHECKING:
    from pathlib import Path


def test_the_newest_comes_first_and_what_cannot_be_shown_last(tmp_path: Path) -> None:
    talks = write_library(tmp_path)
    names = ("broken.yaml", "older.yaml", "talks.yaml")
    found = read_catalogue([talks.with_name(name) for name in names])
    assert [(entry.id, entry.title) for entry in found] == [
        ("talks", "India asks for more S-400s"),
        ("older", "An older article"),
        ("broken", "broken.yaml"),
    ]
    assert found[-1].published is None


def test_the_newest_is_told_from_the_beginning_of_the_files(tmp_path: Path) -> None:
    talks = write_library(tmp_path)
    paths = [talks.with_name(name) for name in ("older.yaml", "talks.yaml")]
    assert newest(paths) == talks
    assert newest([]) is None


def test_a_file_without_a_date_or_that_is_not_there_counts_as_old(tmp_path: Path) -> None:
    talks = write_library(tmp_path)
    dateless = tmp_path / "a.yaml"
    dateless.write_text("title: x\n", encoding="utf-8")
    impossible = tmp_path / "z.yaml"
    impossible.write_text("published: 2025-02-31\n", encoding="utf-8")
    assert newest(
        [dateless, talks.with_name("older.yaml"), tmp_path / "none.yaml", impossible]
    ) == talks.with_name("older.yaml")
