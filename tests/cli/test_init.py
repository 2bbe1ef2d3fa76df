"""``dateline init``: a library that checks without a problem, made once."""

from __future__ import annotations

import errno
import json
from pathlib import Path
from typing import Any

import pytest

from reader.cli import main
from reader.store.library import is_library
from reader.store.schema import article_schema, entity_schema

FILES = ["article.schema.json", "entities.schema.json", "entities.yaml", "first-article.yaml"]


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a folder."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_a_new_library_checks_without_a_problem(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = tmp_path / "news" / "my library"
    assert main(["init", str(folder)]) == 0
    out, err = capsys.readouterr()
    assert sorted(out.splitlines()) == [str(folder / name) for name in FILES]
    assert err == f"{folder} is a library; 4 files written\n"
    assert is_library(folder)
    assert main(["check", str(folder)]) == 0
    assert capsys.readouterr() == ("", "2 files, 0 errors, 0 warnings\n")


def test_its_schemas_are_those_of_the_schema_command(tmp_path: Path) -> None:
    assert main(["init", str(tmp_path)]) == 0
    for name, make in (("article", article_schema), ("entities", entity_schema)):
        text = (tmp_path / f"{name}.schema.json").read_text(encoding="utf-8")
        assert json.loads(text) == make()
        assert text.endswith("}\n")
    for name, schema in (("entities", "entities"), ("first-article", "article")):
        text = (tmp_path / f"{name}.yaml").read_text(encoding="utf-8")
        assert text.startswith(f"# yaml-language-server: $schema={schema}.schema.json\n")


def test_the_current_folder_is_made_one_if_none_is_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init"]) == 0
    assert sorted(capsys.readouterr().out.split()) == FILES


def test_called_again_it_writes_nothing_and_names_what_is_there(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["init", str(tmp_path)]) == 0
    before = contents(tmp_path)
    capsys.readouterr()
    assert main(["init", str(tmp_path)]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert contents(tmp_path) == before
    assert [
        line for line in FILES if f"{tmp_path / line} is there already and stays as it is\n" in err
    ] == FILES
    assert err.endswith("is a library; 0 files written\n")


def test_what_is_there_stays_and_what_is_missing_is_added(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "entities.yaml").write_text("entities: []\n", encoding="utf-8")
    (tmp_path / "article.schema.json").write_text("{}", encoding="utf-8")
    (tmp_path / "talks.yaml").write_text("title: Talks\n", encoding="utf-8")
    assert main(["init", str(tmp_path)]) == 0
    out, err = capsys.readouterr()
    assert out == f"{tmp_path / 'entities.schema.json'}\n", "a folder with articles needs no first one"
    assert f"{tmp_path / 'entities.yaml'} is there already" in err
    assert "article.schema.json is there already and stays as it is; it is of another version" in err
    assert (tmp_path / "article.schema.json").read_text(encoding="utf-8") == "{}"


@pytest.mark.parametrize("name", ["entities.yml", "entities/people.yaml"])
def test_a_whos_who_of_another_name_is_enough(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("entities: []\n", encoding="utf-8")
    assert main(["init", str(tmp_path)]) == 0
    assert not (tmp_path / "entities.yaml").exists()


def test_a_schema_that_is_no_text_stays_too(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "article.schema.json").write_bytes(b"\xff\xfe")
    assert main(["init", str(tmp_path)]) == 0
    assert "of another version" in capsys.readouterr().err


def refusal(capsys: pytest.CaptureFixture[str], folder: Path) -> str:
    """What is said of a folder that can be no library."""
    assert main(["init", str(folder)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    return err.removeprefix("dateline: ")


def test_a_library_holds_no_other_one(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["init", str(tmp_path)]) == 0
    capsys.readouterr()
    inner = tmp_path / "2025" / "december"
    assert refusal(capsys, inner).startswith(
        f"{inner} lies in a library already: {tmp_path / 'entities.yaml'}"
    )
    assert not inner.parent.exists()
    assert refusal(capsys, tmp_path / "entities").startswith(f"{tmp_path / 'entities'} can be no library")


def test_what_is_no_folder_is_none(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    assert refusal(capsys, file).startswith(f"{file} is no folder")
    assert refusal(capsys, file / "below").startswith(f"{file / 'below'} cannot be made: Not a directory")


def test_a_folder_that_cannot_be_made_is_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_: Any, **__: Any) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", denied)
    said = refusal(capsys, tmp_path / "library")
    assert said.startswith(f"{tmp_path / 'library'} cannot be made: Permission denied")
