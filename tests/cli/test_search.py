"""``dateline search``."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from reader import paths
from reader.cli import main
from reader.errors import StateError
from reader.index.lock import BusyError
from reader.store.article_ref import ArticleRef, content_digest
from reader.store.reading_state import ReadingState
from reader.store.state import State
from tests.sample_library import write_library

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library").parent


def search(library: Path, *arguments: str) -> int:
    return main(["search", "--library", str(library), *arguments])


def test_it_tells_the_file_the_headline_the_date_and_a_passage(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert search(library, "signed") == 0
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        f"{library / 'older.yaml'}: An older article · 5 October 2018",
        "    The S-400 contract was signed in New Delhi.",
    ]
    assert err == "1 article\n"


def test_the_best_comes_first_and_the_rest_is_counted(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert search(library, "--limit", "1", "S-400") == 0
    out, err = capsys.readouterr()
    assert "talks.yaml" in out
    assert err == "1 of 2 articles\n"


def test_words_are_one_query_and_fields_are_known(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert search(library, "s-400", "date:2018") == 0
    assert "older.yaml" in capsys.readouterr().out
    assert search(library, "person:Singh") == 0
    out = capsys.readouterr().out
    assert "Defence Minister Rajnath Singh" in out


@pytest.mark.parametrize(
    "arguments",
    [
        ["s-400", "-signed"],
        ["-signed", "s-400"],
        ["--limit", "5", "-signed", "--json", "s-400"],
        ["-signed", "--limit=5", "s-400"],
        ["--", "-signed", "s-400"],
    ],
)
def test_a_word_that_is_not_wanted_is_no_option(
    library: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert search(library, *arguments) == 0
    out = capsys.readouterr().out
    assert "talks.yaml" in out
    assert "older.yaml" not in out


def test_an_option_that_is_not_there_and_a_query_without_a_word_are_told(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments, told in ((["--jsn", "s-400"], "--jsn"), ([], "QUERY"), (["--limit"], "--limit")):
        assert search(library, *arguments) == 2
        assert told in capsys.readouterr().err


@pytest.mark.parametrize("command", ["search", "index"])
def test_stars_follow_files_that_are_moved_while_no_reader_is_open(
    library: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert search(library, "s-400") == 0
    with State(paths.state_file()) as state:
        content = content_digest((library / "older.yaml").read_bytes())
        older = ArticleRef(library, "older", library / "older.yaml", content, "An older article")
        ReadingState(state).star([older], starred=True)
    (library / "older.yaml").rename(library / "moved.yaml")
    if command == "index":
        assert main(["index", str(library)]) == 0
    capsys.readouterr()
    assert search(library, "is:starred") == 0
    assert "moved.yaml" in capsys.readouterr().out


def test_marks_that_cannot_follow_are_told_and_the_search_goes_on(
    library: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise StateError("the state cannot be written: the disk is full")

    with State(paths.state_file()):
        pass
    monkeypatch.setattr("reader.store.adoption.adopt", fail)
    assert search(library, "s-400") == 0
    out, err = capsys.readouterr()
    assert "talks.yaml" in out
    assert "the disk is full: marks do not follow the articles that have been moved" in err


def test_a_broken_file_is_found_as_such(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert search(library, "is:broken") == 0
    assert "broken.yaml: broken.yaml · has errors, see dateline check" in capsys.readouterr().out


def test_on_a_terminal_hits_are_marked(
    library: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "60")
    assert search(library, "signed") == 0
    assert "was \x1b[1;7msigned\x1b[0m in" in capsys.readouterr().out


def test_a_script_gets_json(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert search(library, "--json", "signed") == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert found == {
        "path": str(library / "older.yaml"),
        "id": "older",
        "title": "An older article",
        "published": "2018-10-05",
        "source": "",
        "summary": "",
        "snippet": "The S-400 contract was signed in New Delhi.",
        "hits": [[23, 29]],
    }
    assert search(library, "--json", "is:broken") == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["published"], found["snippet"], found["hits"]) == ("", "", [])


def test_nothing_found_is_told_as_grep_does(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert search(library, "nowhere") == 1
    assert capsys.readouterr() == ("", "0 articles\n")
    assert search(library, "--json", "nowhere") == 1
    assert capsys.readouterr().out == "[]\n"


def test_a_wrong_query_is_told_with_a_caret_below_the_place(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert search(library, "India is:lost") == 2
    out, err = capsys.readouterr()
    assert out == ""
    first, query, caret = err.splitlines()
    assert first.startswith("dateline: there is no is:lost (")
    assert query[caret.index("^") : caret.rindex("^") + 1] == "is:lost"


def test_a_wrong_query_with_control_characters_is_not_repeated(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert search(library, "is:lost\x1b[2J") == 2
    assert "\x1b" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--limit", "0", "x"], "--limit 0 is no number of articles"),
        ([" "], "nothing is searched for"),
        ([], "required"),
    ],
)
def test_wrong_use_is_told(
    library: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert search(library, *arguments) == 2
    assert said in capsys.readouterr().err


def test_a_library_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert search(tmp_path / "nowhere", "x") == 2
    assert "there is no file or folder" in capsys.readouterr().err


def test_the_bundled_library_is_searched_where_none_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "CAATSA"]) == 0
    assert "caatsa-and-turkey.yaml" in capsys.readouterr().out


def test_what_has_been_read_is_known(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    State(paths.state_file()).close()
    assert search(library, "is:unread") == 0
    assert capsys.readouterr().err == "2 articles\n"


def test_a_state_that_cannot_be_read_is_told(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with State(paths.state_file()) as state, state.transaction() as connection:
        connection.execute("PRAGMA user_version = 99")
    assert search(library, "signed") == 0
    out, err = capsys.readouterr()
    assert "older.yaml" in out
    assert "nothing is known of what you have read" in err


def test_while_another_process_reads_the_library_what_there_is_is_searched(
    library: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert search(library, "signed") == 0
    capsys.readouterr()

    def busy(_: object) -> None:
        raise BusyError("another Dateline is reading it")

    monkeypatch.setattr("reader.index.indexer.Indexer.refresh", busy)
    assert search(library, "signed") == 0
    out, err = capsys.readouterr()
    assert "older.yaml" in out
    assert "what it has read so far is searched" in err


def test_of_a_long_query_the_part_with_the_mistake_is_told(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert search(library, f"{'word ' * 50}is:lost{' word' * 50}") == 2
    _, query, caret = capsys.readouterr().err.splitlines()
    assert len(query) < 80
    assert query[caret.index("^") : caret.rindex("^") + 1] == "is:lost"
    assert search(library, "(" * 100_000) == 2
    assert len(capsys.readouterr().err) < 1_000
