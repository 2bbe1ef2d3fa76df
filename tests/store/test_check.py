"""Checking files and folders: everything that is wrong, in the library that they belong to."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from reader import paths
from reader.store import check
from reader.store.check import Checker
from reader.store.source import Source
from tests.store.factories import ARTICLE, in_short
from tests.store.test_library import define, write

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a library, empty; the bundled one knows India only."""
    write(tmp_path / "bundled", {"entities.yaml": define("india")})
    monkeypatch.setattr(paths, "articles_dir", lambda: tmp_path / "bundled")
    folder = tmp_path / "library"
    folder.mkdir()
    return folder


def checked(path: Path, below: Path | None = None) -> dict[str, list[str]]:
    """The problems of each file, by its path below the library."""
    found = Checker().check(path)
    return {os.path.relpath(file, below or path): in_short(problems) for file, problems in found}


def test_all_files_of_a_folder_are_checked_in_their_library(root: Path) -> None:
    write(
        root,
        {
            "entities.yaml": define("goa", more=", relations: [{rel: a, to: rusia}, {rel: b, to: delhi}]"),
            "entities/b.yaml": define("goa", "delhi"),
            "a.yaml": ARTICLE
            + "entities: [india, goa, delhi, rusia]\nrelated: [{article: b}, {article: c}]\n",
            "inner/b.yaml": ARTICLE + "foo: bar\n",
            "feeds.yaml": "anything: [goes",
            "notes.txt": "anything",
        },
    )
    assert checked(root) == {
        "a.yaml": ["4:31 warning unknown-entity", "5:35 warning unknown-article"],
        "entities.yaml": ["2:65 warning unknown-entity"],
        "entities/b.yaml": ["2:10 error duplicate-id"],
        "feeds.yaml": [],
        "inner/b.yaml": ["4:1 error unknown-key"],
    }


def test_pictures_that_will_not_be_drawn_are_warned_of_where_they_are_named(root: Path) -> None:
    images = "".join(
        f"      - image: {{src: {src}}}\n" for src in ("a.png", "https://example.org/b", "c.svg")
    )
    write(
        root,
        {
            "entities.yaml": define("goa"),
            "inner/a.yaml": ARTICLE.replace(
                "sections: [{body: Some", "sections:\n  - body:\n      - Some"
            ).replace("}]\n", "\n" + images),
            "inner/c.svg": "<svg/>",
        },
    )
    assert checked(root)["inner/a.yaml"] == [
        "6:22 warning picture",
        "7:22 warning picture",
        "8:22 warning picture",
    ]
    (root / "inner" / "a.png").write_bytes(b"anything")
    assert checked(root)["inner/a.yaml"] == ["7:22 warning picture", "8:22 warning picture"]


def test_a_picture_without_a_path_is_an_error_and_no_picture_that_is_missing(root: Path) -> None:
    write(
        root,
        {
            "entities.yaml": define("goa"),
            "inner/a.yaml": ARTICLE.replace(
                "sections: [{body: Some", "sections:\n  - body:\n      - Some"
            ).replace("}]\n", '\n      - image: {src: "", alt: A ship}\n'),
        },
    )
    told = checked(root)["inner/a.yaml"]
    assert told
    assert not any(problem.endswith("picture") for problem in told)


def test_a_file_in_a_library_is_checked_by_its_place(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(root, {"entities/a.yaml": define("goa") + "title: x\n", "b.yaml": ARTICLE + "entities: [goa]\n"})
    assert checked(root / "entities/a.yaml", root) == {"entities/a.yaml": ["3:1 error unknown-key"]}
    assert checked(root / "b.yaml", root) == {"b.yaml": []}
    monkeypatch.chdir(root / "entities")
    ((path, problems),) = Checker().check(root.__class__("a.yaml"))
    assert str(path) == problems[0].path == "a.yaml"


def test_a_file_of_entities_that_is_broken_is_one_of_the_files(root: Path) -> None:
    write(root, {"entities.yaml": "entities: [[[[", "a.yaml": ARTICLE})
    (root / "entities").mkdir()
    (root / "entities/b.yaml").write_bytes(b"\xff" * 2000)
    assert checked(root) == {
        "a.yaml": [],
        "entities.yaml": ["1:12 error wrong-kind", "1:15 error syntax"],
        "entities/b.yaml": ["1:1 error encoding"],
    }


def test_outside_a_library_a_file_is_checked_by_its_keys(root: Path) -> None:
    write(
        root,
        {
            "a.yaml": ARTICLE + "entities: [india, goa]\nrelated: [{article: anything}]\n",
            "b.yaml": define("goa", more=", relations: [{rel: in, to: india}, {rel: x, to: y}]"),
            "c.yaml": "feeds: []\n",
            "d.yaml": "nothing: known\n",
        },
    )
    assert checked(root) == {
        "a.yaml": ["4:19 warning unknown-entity"],
        "b.yaml": ["2:87 warning unknown-entity"],
        "c.yaml": [],
        "d.yaml": ["1:1 error unknown-key"] + ["1:1 error missing-key"] * 3,
    }


def test_what_cannot_be_read_is_a_problem_and_the_others_are_checked(root: Path) -> None:
    write(root, {"a.yaml": ARTICLE})
    (root / "b.yaml").write_bytes(b"\xff" * 2000)
    assert checked(root) == {"a.yaml": [], "b.yaml": ["1:1 error encoding"]}


def test_a_pipe_that_is_named_is_a_problem_and_not_opened(root: Path) -> None:
    os.mkfifo(root / "pipe.yaml")
    assert checked(root / "pipe.yaml", root) == {"pipe.yaml": ["1:1 error unreadable"]}


def test_a_folder_that_cannot_be_read_is_a_problem(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(root, {"a.yaml": ARTICLE, "closed/b.yaml": ARTICLE})
    real = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert checked(root) == {"a.yaml": [], "closed": ["1:1 error unreadable"]}


def test_a_library_is_read_once_for_all_its_files(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(
        root,
        {"entities.yaml": define("goa"), **{f"{n}.yaml": ARTICLE + "entities: [goa]\n" for n in range(5)}},
    )
    read = []
    real = check.CheckedLibrary.read_entity_files

    def read_entity_files(library: check.CheckedLibrary, known: dict[str, object]) -> object:
        read.append(library.root)
        return real(library, known)  # type: ignore[arg-type]  # as it is called

    monkeypatch.setattr(check.CheckedLibrary, "read_entity_files", read_entity_files)
    assert len(checked(root)) == 6
    assert len(read) == 2, "once for the articles, once to check the file of entities itself"


@pytest.mark.parametrize("name", ["entities/.hidden.yaml", "entities/notes.txt", "entities.txt"])
def test_entities_that_the_library_does_not_read_are_checked_by_themselves(root: Path, name: str) -> None:
    write(root, {"entities.yaml": define("goa"), name: define("delhi", more=", maker: no-body") + "foo: x\n"})
    assert checked(root / name, root) == {name: ["2:49 warning unknown-entity", "3:1 error unknown-key"]}


def test_entities_behind_a_link_are_checked_by_themselves(root: Path, tmp_path: Path) -> None:
    write(root, {"entities/goa.yaml": define("goa")})
    write(tmp_path / "elsewhere", {"a.yaml": define("goa")})
    (root / "entities/link").symlink_to(tmp_path / "elsewhere")
    assert checked(root / "entities/link") == {"a.yaml": ["2:10 error duplicate-id"]}
    assert checked(root) == {"entities/goa.yaml": []}


def test_a_link_to_the_bundled_library_can_be_checked(root: Path, tmp_path: Path) -> None:
    write(tmp_path / "bundled", {"talks.yaml": ARTICLE})
    (root / "link").symlink_to(tmp_path / "bundled")
    assert checked(root / "link") == {"entities.yaml": [], "talks.yaml": []}


def test_two_articles_of_a_library_should_not_have_one_id(root: Path) -> None:
    write(root, {"entities.yaml": define("goa"), "a.yaml": ARTICLE, "in/b.yaml": f"id: a\n{ARTICLE}"})
    found = dict(Checker().check(root))
    assert in_short(found[root / "a.yaml"]) == ["1:1 warning duplicate-id"]
    (problem,) = found[root / "in/b.yaml"]
    assert str(problem).endswith(
        f"in/b.yaml:1:5: warning: another article has the id `a` too: {root / 'a.yaml'} (choose another id)"
    )


def test_two_articles_of_no_library_can_have_one_id(root: Path) -> None:
    write(root, {"a.yaml": ARTICLE, "in/a.yaml": ARTICLE})
    assert checked(root) == {"a.yaml": [], "in/a.yaml": []}


def test_errors_of_the_entities_of_checked_articles_are_told_unless_these_are_checked_too(root: Path) -> None:
    write(
        root,
        {
            "entities.yaml": "entities: [{id: goa, type: plase, name: Goa}]",
            "entities/more.yaml": "entities: none",
            "sub/a.yaml": ARTICLE,
        },
    )
    checker = Checker()
    assert list(checker.check(root / "sub"))
    assert [(os.path.relpath(found.path, root), found.line) for found in checker.entity_errors()] == [
        ("entities.yaml", 1),
        ("entities/more.yaml", 1),
    ]
    assert list(checker.check(root / "entities"))
    assert [os.path.relpath(found.path, root) for found in checker.entity_errors()] == ["entities.yaml"]
    assert list(checker.check(root))
    assert checker.entity_errors() == ()
    alone = Checker()
    assert list(alone.check(root / "entities.yaml"))
    assert alone.entity_errors() == (), "no article has been checked"


def test_a_text_in_no_file_is_checked_in_the_library_of_its_place(root: Path) -> None:
    write(root, {"entities.yaml": define("goa"), "a.yaml": ARTICLE})
    place = root / "none.yaml"

    def problems(text: str) -> list[str]:
        return in_short(Checker().check_source(Source("<text>", text.encode()), place))

    assert problems(ARTICLE + "entities: [goa, delhi]\n") == ["4:17 warning unknown-entity"]
    assert problems(f"id: a\n{ARTICLE}") == [], "it may be the text of that article"
    assert problems("entities: [{id: x}]\n") == ["1:12 error missing-key", "1:12 error missing-key"]
    assert problems("feeds: []\n") == []
    assert problems("") == ["1:1 error empty"]
