"""The files of an article's pictures."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from reader.store.picture import (
    MAX_BYTES,
    NAMES,
    PictureFile,
    Refusal,
    fault_of,
    find_picture,
    read_picture,
)
from reader.store.watch import stamp

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library with an article in a folder of it, and a picture outside of it."""
    root = tmp_path / "library"
    (root / "2025" / "photos").mkdir(parents=True)
    (root / "top.png").write_bytes(b"top")
    (root / "2025" / "photos" / "near.png").write_bytes(b"near")
    (tmp_path / "secret.png").write_bytes(b"secret")
    return root


def find(library: Path, src: str) -> PictureFile | Refusal:
    return find_picture(library.resolve(), library / "2025" / "article.yaml", src)


@pytest.mark.parametrize(
    ("src", "found"),
    [
        ("photos/near.png", "2025/photos/near.png"),
        ("./photos/../photos/near.png", "2025/photos/near.png"),
        ("../top.png", "top.png"),
        ("../../library/top.png", "top.png"),
    ],
)
def test_a_path_begins_at_the_articles_folder(library: Path, src: str, found: str) -> None:
    path = (library / found).resolve()
    assert find(library, src) == (path, stamp(path))


def test_an_absolute_path_may_lead_into_the_library(library: Path, tmp_path: Path) -> None:
    assert isinstance(find(library, str(library / "top.png")), PictureFile)
    assert find(library, str(tmp_path / "secret.png")) is Refusal.OUTSIDE


@pytest.mark.parametrize(
    ("src", "why"),
    [
        ("https://example.org/x.png", Refusal.ELSEWHERE),
        ("file:///etc/hostname", Refusal.ELSEWHERE),
        ("data:image/png;base64,AAAA", Refusal.ELSEWHERE),
        ("//example.org/x.png", Refusal.ELSEWHERE),
        (r"\\host\share\x.png", Refusal.ELSEWHERE),
        ("../../secret.png", Refusal.OUTSIDE),
        ("../../nowhere.png", Refusal.OUTSIDE),
        ("/etc/hostname", Refusal.OUTSIDE),
        ("photos/far.png", Refusal.MISSING),
        ("photos/near.png/far.png", Refusal.MISSING),
        ("photos", Refusal.UNREADABLE),
        ("", Refusal.UNREADABLE),
        ("near\0.png", Refusal.UNREADABLE),
    ],
)
def test_what_is_no_file_of_the_library_is_refused(library: Path, src: str, why: Refusal) -> None:
    assert find(library, src) is why


def test_a_link_that_leaves_the_library_is_refused(library: Path, tmp_path: Path) -> None:
    (library / "2025" / "link.png").symlink_to(tmp_path / "secret.png")
    (library / "2025" / "folder").symlink_to(tmp_path)
    (library / "2025" / "inside.png").symlink_to(library / "top.png")
    assert find(library, "link.png") is Refusal.OUTSIDE
    assert find(library, "folder/secret.png") is Refusal.OUTSIDE
    assert isinstance(find(library, "inside.png"), PictureFile)


def test_links_in_a_circle_lead_nowhere(library: Path) -> None:
    (library / "2025" / "circle.png").symlink_to("circle.png")
    assert find(library, "circle.png") in {Refusal.UNREADABLE, Refusal.MISSING}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_not_opened(library: Path) -> None:
    os.mkfifo(library / "2025" / "pipe.png")
    assert find(library, "pipe.png") is Refusal.UNREADABLE


def test_a_changed_file_is_another_one(library: Path) -> None:
    before = find(library, "photos/near.png")
    (library / "2025" / "photos" / "near.png").write_bytes(b"nearer")
    assert find(library, "photos/near.png") != before


def test_a_file_is_read_up_to_a_bound(library: Path) -> None:
    small, large = library / "small.png", library / "large.png"
    small.write_bytes(b"\0" * MAX_BYTES)
    large.write_bytes(b"\0" * (MAX_BYTES + 1))
    assert read_picture(PictureFile(small, (0, 0, 0))) == b"\0" * MAX_BYTES
    assert read_picture(PictureFile(large, (0, 0, 0))) is Refusal.TOO_LARGE
    assert read_picture(PictureFile(library / "none.png", (0, 0, 0))) is Refusal.UNREADABLE


@pytest.mark.parametrize(
    ("src", "fault"),
    [
        ("photos/near.png", ""),
        ("photos/bare", ""),
        ("photos/NEAR.JPG", ""),
        ("photos/far.png", "is not there"),
        ("https://example.org/x.png", "is on the web, and nothing is fetched"),
        ("../../secret.png", "lies outside of the library, and is not read"),
        ("photos", "is no picture: it cannot be read"),
        ("drawing.svg", "is no picture that can be drawn"),
        ("empty.png", "is empty"),
        ("large.png", "is not drawn: it has more than 20 MiB"),
    ],
)
def test_what_will_not_be_drawn_is_known_without_opening_it(library: Path, src: str, fault: str) -> None:
    for name in ("photos/bare", "photos/NEAR.JPG", "drawing.svg"):
        (library / "2025" / name).write_bytes(b"anything")
    (library / "2025" / "empty.png").touch()
    with (library / "2025" / "large.png").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    told, hint = fault_of(library.resolve(), library / "2025" / "article.yaml", src)
    assert told == fault
    assert bool(hint) == bool(fault)


def test_every_form_that_is_drawn_has_a_name() -> None:
    pytest.importorskip("PIL.Image").init()
    from PIL import Image  # noqa: PLC0415  it need not be installed

    from reader.widgets.decoded_image import FORMATS  # noqa: PLC0415  as above

    ends = Image.registered_extensions()
    assert {ends[name] for name in NAMES} == set(FORMATS)
