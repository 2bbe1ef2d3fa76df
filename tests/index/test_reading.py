"""Reading files for the index, some at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.index import reading
from reader.index.extract import extract, extract_all
from reader.index.reading import KeptFile, Reader, ReadFile, Renamed, unpack
from reader.index.scan import scan
from reader.store.library import Library
from reader.text.whos_who import WhosWho
from tests.index.small_library import ENTITIES, article, write

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.index.extract import RawFile
    from reader.index.record import Extract

SIZES = {"a.yaml": 1, "b.yaml": 900, "c.yaml": 1, "d.yaml": 1, "e.yaml": 1, "f.yaml": 400}
"""How many words the articles have."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {name: article(body="word " * words) for name, words in SIZES.items()}
    return write(tmp_path / "library", {"entities.yaml": ENTITIES, "bad.yaml": "title: [", **files})


@pytest.fixture
def together(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Takes the names of the files that go through each step together."""
    noted: list[list[str]] = []

    def note(files: Sequence[RawFile], who: WhosWho) -> list[Extract]:
        noted.append([file.stem for file in files])
        return extract_all(files, who)

    monkeypatch.setattr(reading, "extract_all", note)
    return noted


@pytest.mark.parametrize(
    ("bounds", "parted"),
    [
        ((20, 1 << 18), ["a b bad c d e f"]),
        ((3, 1 << 18), ["a b bad", "c d e", "f"]),
        ((20, 2_000), ["a", "b", "bad c d e", "f"]),
        ((1, 0), ["a", "b", "bad", "c", "d", "e", "f"]),
    ],
)
def test_files_are_read_some_at_a_time_and_large_ones_alone(
    root: Path,
    together: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    bounds: tuple[int, int],
    parted: list[str],
) -> None:
    monkeypatch.setattr(reading, "STEP_FILES", bounds[0])
    monkeypatch.setattr(reading, "STEP_BYTES", bounds[1])
    entities = Library(root).entities()
    found = Reader(root, entities).read(sorted(scan(root)))
    assert [" ".join(stems) for stems in together] == parted
    assert [file.stem for file in found] == ["a", "b", "bad", "c", "d", "e", "f"]
    for file in found:
        data = (root / f"{file.stem}.yaml").read_bytes()
        assert unpack(file.packed) == data
        assert file.extract == extract(data, f"{file.stem}.yaml", file.stem, WhosWho(entities))


def test_nothing_is_read_of_no_files(root: Path, together: list[list[str]]) -> None:
    assert Reader(root, {}).read([]) == []
    assert together == []


def test_a_file_that_is_gone_keeps_its_place_among_the_others(root: Path) -> None:
    states = sorted(scan(root))
    (root / "b.yaml").unlink()
    found = Reader(root, {}).read(states)
    assert [file.stem for file in found] == ["a", "b", "bad", "c", "d", "e", "f"]
    assert [file.extract.digest == b"" for file in found] == [False, True, *[False] * 5]


def test_files_are_read_again_as_they_are_kept(root: Path, together: list[list[str]]) -> None:
    reader = Reader(root, Library(root).entities())
    read = reader.read(sorted(scan(root)))
    kept = [KeptFile(row, row != 4, file.seen, file.packed, file.state) for row, file in enumerate(read)]
    together.clear()
    again = reader.read_again(kept)
    assert together == [["a", "b", "bad", "c", "d", "e", "f"]]
    kinds = [Renamed, Renamed, ReadFile, Renamed, ReadFile, Renamed, Renamed]
    assert [type(file) for file in again] == kinds
    assert [file.extract.named for file in again] == [file.extract.named for file in read]
