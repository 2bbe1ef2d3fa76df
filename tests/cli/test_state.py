"""``dateline state`` and ``dateline notes``."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from reader import paths
from reader.cli import main
from reader.cli.completion import answer
from reader.store.note_store import NoteStore
from reader.store.reading_state import ReadingState
from reader.store.saved_search import SavedSearches
from reader.store.state import State
from tests.store.articles import ANCHOR, ref, written


def remember(tmp_path: Path) -> None:
    """Remember something."""
    article = written(tmp_path / "library", "talks")
    with State(paths.state_file()) as state:
        ReadingState(state).star([article], starred=True)
        NoteStore(state).add(article._replace(citation="Agency, “Talks”."), "A note\x1b", ANCHOR)
        NoteStore(state).add(ref(tmp_path / "gone", "other"), "Another")
        SavedSearches(state).save("new", "is:unread")
        SavedSearches(state).save("old", "is:read")


def test_what_is_exported_is_imported(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    remember(tmp_path)
    assert main(["state", "export"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out.isascii()
    assert json.loads(out)["dateline_state"] == 1
    file = tmp_path / "state.json"
    assert main(["state", "export", str(file)]) == 0
    assert capsys.readouterr() == ("", "")
    assert file.read_text(encoding="utf-8") == out
    paths.state_file().unlink()
    assert main(["state", "import", str(file)]) == 0
    expected = "new or newer: marks of 1 article, 2 notes, 2 saved searches, 0 places\n"
    assert capsys.readouterr() == ("", expected)
    assert main(["state", "export"]) == 0
    assert capsys.readouterr().out == out


def test_a_dash_is_standard_input_and_output(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remember(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert main(["state", "export", "-"]) == 0
    out = capsys.readouterr().out
    assert json.loads(out)["dateline_state"] == 1
    assert not Path("-").exists()
    paths.state_file().unlink()
    for data, code in ((b"{}", 2), (out.encode(), 0)):
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(data)))
        assert main(["state", "import", "-"]) == code
    err = capsys.readouterr().err
    assert "<stdin> is no exported state" in err
    assert "new or newer: marks of 1 article" in err


def test_one_thing_is_counted_as_one(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "state.json"
    search = {"name": "a", "query": "b", "saved": "2025-12-04T00:00:00Z"}
    data = {"dateline_state": 1, "articles": [], "places": [], "searches": [search]}
    file.write_text(json.dumps(data), encoding="utf-8")
    assert main(["state", "import", str(file)]) == 0
    assert "1 saved search, 0 places" in capsys.readouterr().err


def test_a_file_that_is_there_is_not_written_over(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "state.json"
    file.write_text("mine", encoding="utf-8")
    assert main(["state", "export", str(file)]) == 2
    assert f"{file} is there already (give another name)" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == "mine"


def test_nothing_is_remembered_by_asking(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["state", "export"]) == 0
    assert json.loads(capsys.readouterr().out)["articles"] == []
    assert main(["notes"]) == 0
    assert capsys.readouterr() == ("", "there are no notes\n")
    assert main(["notes", "--json"]) == 0
    assert capsys.readouterr().out == "[]\n"
    assert not paths.state_file().exists()


def test_what_cannot_be_imported_is_told_in_a_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "state.json"
    file.write_text('{"dateline_state": 1,\n oops', encoding="utf-8")
    assert main(["state", "import", str(file)]) == 2
    assert capsys.readouterr().err.startswith(f"dateline: {file}:2:2: this is no JSON: ")
    file.write_text("{}", encoding="utf-8")
    assert main(["state", "import", str(file)]) == 2
    assert "is no exported state (dateline state export writes one)" in capsys.readouterr().err
    assert main(["state", "import", str(tmp_path)]) == 2
    assert "cannot be read: Is a directory" in capsys.readouterr().err
    assert main(["state", "import", str(tmp_path / "nowhere")]) == 2
    assert "there is no file" in capsys.readouterr().err
    assert main(["state"]) == 2
    assert "COMMAND" in capsys.readouterr().err
    assert not paths.state_file().exists()


def test_a_damaged_state_is_told_and_set_aside(capsys: pytest.CaptureFixture[str]) -> None:
    path = paths.state_file()
    path.parent.mkdir(parents=True)
    path.write_text("no database" * 200, encoding="utf-8")
    assert main(["state", "export"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "it has been set aside as state.db.damaged-" in err
    assert main(["state", "export"]) == 0


def test_notes_are_written_with_citations(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    remember(tmp_path)
    assert main(["notes"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out.startswith("# Notes\n\n")
    assert "\n## TALKS\n\nAgency, “Talks”.\n\n### " in out
    assert "\n\n> the talks\n\nA note␛\n" in out
    assert "/gone/other.yaml\n\n### " in out


def test_notes_of_one_library_alone_are_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remember(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert main(["notes", "--library", "library", "--json"]) == 0
    (noted,) = json.loads(capsys.readouterr().out)
    assert noted["article"]["id"] == "talks"
    assert [note["text"] for note in noted["notes"]] == ["A note␛"]
    assert main(["notes", "--library", "nowhere"]) == 2
    assert "there is no file or folder nowhere" in capsys.readouterr().err


def test_what_can_follow_is_completed() -> None:
    assert [word for word, _ in answer(["state", ""]).words] == ["export", "import"]
    assert answer(["state", "import", ""]).paths == answer(["state", "export", ""]).paths == "files"
    assert answer(["notes", "--library", ""]).paths == "folders"


def test_opening_an_article_imports_none_of_it(tmp_path: Path) -> None:
    article = written(tmp_path / "library", "talks", "title: Talks\n")
    with State(paths.state_file()) as state:
        ReadingState(state).record_opening(article)
    program = (
        "import sys; from pathlib import Path\n"
        "import reader.app; from reader.store.place_keeper import PlaceKeeper\n"
        "PlaceKeeper(Path(sys.argv[1])).place(Path(sys.argv[2]))\n"
        "print(*sorted(name for name in sys.modules if name.startswith('reader.store')))\n"
    )
    command = [sys.executable, "-c", program, str(paths.state_file()), str(article.path)]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(command, capture_output=True, check=True, text=True, env=environment)
    loaded = set(done.stdout.split())
    assert "reader.store.state" in loaded
    assert not loaded & {
        f"reader.store.{name}"
        for name in ("state_schema", "article_ref", "article_table", "change_log", "note_store", "timestamp")
    }


@pytest.mark.parametrize("command", [["state", "export"], ["notes"]])
def test_a_state_that_cannot_be_looked_at_is_no_empty_one(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    assert main(command) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "cannot be opened: Not a directory (see that its folder can be written" in err
