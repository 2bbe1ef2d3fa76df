"""Libraries: where one begins, what files it has, and who is known in it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader import paths
from reader.model.entity import Authority
from reader.store.library import FileKind, Library, kind_by_keys, kind_by_name, library_root, yaml_files
from tests.store.factories import ARTICLE, document_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.model.entity import Entity


def write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def define(*ids: str, name: str = "Name", more: str = "") -> str:
    """A file of entities."""
    return "entities:\n" + "".join(f"  - {{id: {one}, type: other, name: {name}{more}}}\n" for one in ids)


@pytest.fixture
def bundled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A bundled library of one entity."""
    folder = tmp_path / "bundled"
    write(folder, {"entities.yaml": define("india", name="Bundled India"), "talks.yaml": ARTICLE})
    monkeypatch.setattr(paths, "articles_dir", lambda: folder)
    return folder


@pytest.fixture
def root(tmp_path: Path, bundled: Path) -> Path:
    """The folder of a library, empty."""
    assert bundled.is_dir()
    folder = tmp_path / "library"
    folder.mkdir()
    return folder


def names(known: Mapping[str, Entity]) -> dict[str, tuple[str, Authority]]:
    return {found.id: (found.name, found.authority) for found in known.values()}


@pytest.mark.parametrize(
    "defined",
    ["entities.yaml", "entities.yml", "entities/people.yaml", "entities/a/b.yml", "entities/entities.yaml"],
)
def test_a_library_begins_where_entities_are_defined(root: Path, defined: str) -> None:
    write(root, {defined: define("a"), "2025/12/talks.yaml": ARTICLE})
    assert library_root(root / "2025/12/talks.yaml") == root
    assert library_root(root / "2025") == root
    assert library_root(root) == root
    assert library_root(root / defined) == root


def test_the_nearest_library_holds(root: Path) -> None:
    write(root, {"entities.yaml": define("a"), "inner/entities.yaml": define("b"), "inner/a.yaml": ARTICLE})
    assert library_root(root / "inner/a.yaml") == root / "inner"


def test_without_a_library_it_is_the_file_s_folder(root: Path) -> None:
    write(root, {"a/b.yaml": ARTICLE, "entities/notes.txt": "not YAML"})
    assert library_root(root / "a/b.yaml") == root / "a"
    assert library_root(root / "a") == root / "a"


def test_a_library_is_found_above_the_folder_that_one_stands_in(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(root, {"entities.yaml": define("a"), "inner/a.yaml": ARTICLE})
    monkeypatch.chdir(root / "inner")
    assert library_root(Path("a.yaml")) == root
    assert library_root(Path()) == root
    monkeypatch.chdir(root)
    assert library_root(Path("inner/a.yaml")) == root
    assert library_root(Path("entities.yaml")) == Path()


def test_articles_are_the_yaml_files_that_are_nothing_else(root: Path) -> None:
    files = [
        "b.yaml",
        "a/z.yml",
        "a/b/c.yaml",
        "entities.yaml",
        "entities/people.yaml",
        "entities/deep/x.yaml",
    ]
    others = [
        "feeds.yaml",
        ".hidden.yaml",
        ".git/config.yaml",
        "notes.txt",
        "a/.draft/x.yaml",
        "yaml",
        "x.yaml.bak",
    ]
    write(root, dict.fromkeys([*files, *others], ""))
    assert Library(root).articles() == [root / "a/b/c.yaml", root / "a/z.yml", root / "b.yaml"]


def test_links_to_folders_are_not_followed_and_pipes_are_no_articles(root: Path) -> None:
    write(root, {"a.yaml": ARTICLE, "inner/b.yaml": ARTICLE})
    (root / "inner/loop").symlink_to(root)
    (root / "linked.yaml").symlink_to(root / "a.yaml")
    (root / "broken.yaml").symlink_to(root / "missing.yaml")
    (root / "folder.yaml").mkdir()
    os.mkfifo(root / "pipe.yaml")
    assert Library(root).articles() == [root / "a.yaml", root / "inner/b.yaml", root / "linked.yaml"]


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert yaml_files(tmp_path / "missing") == []


def test_the_ids_of_articles_are_told_by_their_beginnings_or_names(root: Path) -> None:
    write(
        root,
        {
            "a.yaml": "schema: 1\nid: first # of them\ntitle: x\n",
            "b.yaml": "title: x\nid: 'second'\n",
            "My File.yaml": ARTICLE,
            "c.yaml": "draft:\n  id: no\n",
        },
    )
    assert set(Library(root).articles_by_id) == {"first", "second", "my-file", "c"}


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unreadable to the superuser")
def test_an_article_that_cannot_be_read_has_its_name_s_id(root: Path) -> None:
    write(root, {"a.yaml": "id: b\n"})
    (root / "a.yaml").chmod(0)
    assert set(Library(root).articles_by_id) == {"a"}


def test_a_broken_link_gives_no_id(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Library, "articles", lambda _: [root / "missing.yaml"])
    assert set(Library(root).articles_by_id) == {"missing"}


def test_the_library_s_entities_stand_over_the_bundled_ones(root: Path) -> None:
    write(root, {"entities.yaml": define("india", name="Our India")})
    assert names(Library(root).entities()) == {"india": ("Our India", Authority.LIBRARY)}


def test_bundled_entities_are_known_in_every_library(root: Path) -> None:
    assert names(Library(root).entities()) == {"india": ("Bundled India", Authority.BUNDLED)}


def test_a_library_may_extend_bundled_entities_and_its_own_of_earlier_files(root: Path) -> None:
    write(
        root,
        {
            "entities.yaml": "entities:\n  - {id: india, extends: true, aliases: [Bharat]}\n",
            "entities/a.yaml": define("goa"),
            "entities/b.yml": (
                "entities:\n"
                "  - {id: goa, extends: true, name: Goa}\n"
                "  - {id: india, extends: true, aliases: [Hind]}\n"
            ),
        },
    )
    known = Library(root).entities()
    assert names(known) == {
        "india": ("Bundled India", Authority.LIBRARY),
        "goa": ("Goa", Authority.LIBRARY),
    }
    assert known["india"].aliases == ("Bharat", "Hind")


def test_broken_files_keep_no_other_entities_from_being_known(root: Path) -> None:
    write(
        root, {"entities/a.yaml": "entities: [", "entities/b.yaml": "\x00", "entities/c.yaml": define("goa")}
    )
    (root / "entities/d.yaml").write_bytes(b"\xff" * 2000)
    assert set(Library(root).entities()) == {"india", "goa"}


def test_the_bundled_library_is_not_read_twice(bundled: Path) -> None:
    assert names(Library(bundled).entities()) == {"india": ("Bundled India", Authority.BUNDLED)}


def test_entities_are_read_once(root: Path) -> None:
    library = Library(root)
    first = library.entities()
    write(root, {"entities.yaml": define("goa")})
    assert library.entities() is first


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.yaml", FileKind.ARTICLE),
        ("a/b.yml", FileKind.ARTICLE),
        ("entities.yaml", FileKind.ENTITIES),
        ("entities.yml", FileKind.ENTITIES),
        ("entities/a/b.yaml", FileKind.ENTITIES),
        ("a/entities.yaml", FileKind.ENTITIES),
        ("feeds.yaml", FileKind.FEEDS),
    ],
)
def test_in_a_library_a_file_s_name_tells_what_it_holds(name: str, kind: FileKind) -> None:
    assert kind_by_name(Path("entities/library", name), Path("entities/library")) is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (ARTICLE, FileKind.ARTICLE),
        ("entities: []\n", FileKind.ENTITIES),
        ("title: x\nentities: []\n", FileKind.ARTICLE),
        ("sections: []\nfeeds: []\n", FileKind.ARTICLE),
        ("feeds: []\n", FileKind.FEEDS),
        ("foo: bar\n", FileKind.ARTICLE),
        ("- a\n", FileKind.ARTICLE),
        ("", FileKind.ARTICLE),
    ],
)
def test_outside_a_library_its_keys_tell_what_it_holds(text: str, kind: FileKind) -> None:
    assert kind_by_keys(document_of(text)) is kind
