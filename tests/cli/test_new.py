"""``dateline new``: where it writes what, and what it refuses."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any

import pytest

from reader.cli import main, new
from reader.store.article_file import load_article

DAY = "2025-12-04"


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A new library, which is also the current folder."""
    folder = tmp_path / "library"
    assert main(["init", str(folder)]) == 0
    capsys.readouterr()
    monkeypatch.chdir(folder)
    return folder


def written(capsys: pytest.CaptureFixture[str], *arguments: str) -> Path:
    """The article that was written; it checks without a problem."""
    assert main(["new", *arguments]) == 0
    path = Path(capsys.readouterr().out.removesuffix("\n"))
    assert main(["check", str(path)]) == 0
    assert capsys.readouterr() == ("", "1 file, 0 errors, 0 warnings\n")
    return path


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What is said of wrong use, which writes nothing."""
    before = sorted(Path().rglob("*"))
    assert main(["new", *arguments]) == 2
    assert sorted(Path().rglob("*")) == before
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    return err.removeprefix("dateline: ").rstrip("\n")


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("template", [(), ("--template", "short"), ("--template", "full")])
def test_an_article_is_called_by_its_headline(
    capsys: pytest.CaptureFixture[str], template: tuple[str, ...]
) -> None:
    path = written(capsys, "Talks begin: “in” Delhi", *template)
    assert path == Path("talks-begin-in-delhi.yaml")
    article = load_article(path).article
    assert article is not None
    assert article.title == "Talks begin: “in” Delhi"
    assert article.published.edtf == new.today()
    data = path.read_bytes()
    assert data.startswith(b"# yaml-language-server: $schema=article.schema.json\n")
    assert b"\r" not in data


@pytest.mark.usefixtures("library")
def test_a_headline_needs_no_quotes(capsys: pytest.CaptureFixture[str]) -> None:
    assert written(capsys, "Talks", "begin", "--date", DAY) == Path("talks-begin.yaml")


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("date", [DAY, "2025-12-04T21:10+05:30", "2025-12-04~"])
def test_the_date_can_be_given(capsys: pytest.CaptureFixture[str], date: str) -> None:
    article = load_article(written(capsys, "Talks", "--date", date)).article
    assert article is not None
    assert article.published.edtf == date


def test_another_folder_can_be_named(capsys: pytest.CaptureFixture[str], library: Path) -> None:
    folder = library / "2025" / "december"
    folder.mkdir(parents=True)
    path = written(capsys, "Talks", "--library", "2025/december")
    assert path == Path("2025/december/talks.yaml")
    assert path.read_text(encoding="utf-8").startswith(
        "# yaml-language-server: $schema=../../article.schema.json\n"
    )


def test_without_a_schema_the_line_for_editors_is_left_out(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["new", "Talks", "--library", str(tmp_path)]) == 0
    out, err = capsys.readouterr()
    assert "yaml-language-server" not in Path(out.strip()).read_text(encoding="utf-8")
    assert "dateline init" in err
    assert main(["check", str(tmp_path)]) == 0
    assert capsys.readouterr().err == "1 file, 0 errors, 0 warnings\n"


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("headline", "name"),
    [
        ("🎉", "article"),
        ("Entities", "entities-article"),
        ("Feeds!", "feeds-article"),
        ("भारत", "भारत"),
        ("../../etc/passwd", "etc-passwd"),
        ("a\x1b[31m\nb\t#: 'c' \"d\"", "a-31m-b-c-d"),
        ("-5 °C", "5-c"),
        ("word " * 60, "-".join(["word"] * 40)),
        ("क" * 190, "क" * 66),
    ],
)
def test_any_headline_makes_a_file(capsys: pytest.CaptureFixture[str], headline: str, name: str) -> None:
    assert written(capsys, "--", headline) == Path(f"{name}.yaml")


@pytest.mark.usefixtures("library")
def test_the_id_can_be_given(capsys: pytest.CaptureFixture[str]) -> None:
    assert written(capsys, "Talks", "--id", "delhi.2025") == Path("delhi.2025.yaml")


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), 'an article needs a headline (as in: dateline new "Talks'),
        ((" \n",), "an article needs a headline"),
        (
            ("First article",),
            "first-article.yaml is there already (choose another headline, or name the file",
        ),
        (("Talks", "--id", "Delhi Talks"), "Delhi Talks is no id"),
        (("Talks", "--id", "../talks"), "../talks is no id"),
        (("Talks", "--id", ""), " is no id"),
        (("Talks", "--id", "क" * 100), "क"),
        (("Talks", "--id", "entities"), "entities.yaml is no name for an article"),
        (
            ("Talks", "--date", "yesterday"),
            "--date: 'yesterday' is not a date (write it as 2025-12-04 or 2025-12-04T21:10+05:30)",
        ),
        (
            ("Talks", "--date", "[2025]"),
            "--date: a set of dates is not read (write it as 2025-12-04 or 2025-12-04T21:10+05:30)",
        ),
        (
            ("Talks", "--date", "2025-12"),
            "the date must be known to the day, and 2025-12 is not (write it as 2025-12-04 or 2025-",
        ),
        (("Talks", "--library", "missing"), "there is no file or folder missing"),
        (("Talks", "--library", "entities.yaml"), "entities.yaml is a file"),
        (("Talks", "--template", "long"), "--template cannot be long (write full or short)"),
    ],
)
def test_what_cannot_be_is_refused_in_a_line(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    assert refusal(capsys, *arguments).startswith(said)


def test_an_id_that_another_article_of_the_library_has_is_refused(
    capsys: pytest.CaptureFixture[str], library: Path
) -> None:
    (library / "2025").mkdir()
    other = written(capsys, "Talks", "--library", "2025")
    assert refusal(capsys, "Talks").startswith(f"the library has an article talks already: {other}")


def test_among_a_librarys_entities_there_are_no_articles(
    capsys: pytest.CaptureFixture[str], library: Path
) -> None:
    (library / "entities").mkdir()
    said = "the files in entities are read as entities, not as articles"
    assert refusal(capsys, "Talks", "--library", "entities").startswith(said)
    assert refusal(capsys, "Talks", "--library", "entities", "--id", "talks").startswith(said)


def test_what_cannot_be_written_is_told_and_leaves_nothing(
    capsys: pytest.CaptureFixture[str], library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    assert (
        refusal(capsys, "Talks")
        == "talks.yaml cannot be written: No space left on device (choose another folder)"
    )

    def denied(*_: Any, **__: Any) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", denied)
        assert main(["new", "Talks", "--library", str(library)]) == 2
    assert capsys.readouterr().err.startswith(
        f"dateline: {library / 'talks.yaml'} cannot be written: Permission"
    )
