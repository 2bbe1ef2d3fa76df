"""The command: what it writes where, and its exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from reader import __version__, cli
from reader.cli import main, schema
from reader.cli.commands import MODULES, READER_OPTIONS, command
from reader.errors import UsageError
from reader.store.config_file import config_schema
from reader.store.schema import article_schema, entity_schema
from reader.user_config import names
from tests.store.factories import ARTICLE, HEAD

if TYPE_CHECKING:
    from collections.abc import Callable

TALKS = (
    f"{HEAD}sections:\n"
    "  - body: Rajnath Singh of India met the Foo Bar there. Singh left. The Foo Bar stayed.\n"
    "entities:\n"
    "  - {id: rajnath-singh, type: person, name: Rajnath Singh, family_name: Singh}\n"
    "  - {id: india, type: place, name: India}\n"
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """An article in a folder of its own, without problems."""
    path = tmp_path / "articles" / "talks.yaml"
    path.parent.mkdir()
    path.write_text(TALKS, encoding="utf-8")
    return path


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> list[Path | None]:
    """A terminal, and an app that only takes note of what it is to open."""
    opened: list[Path | None] = []

    def run(path: Path | None, _: Path | None, *, is_ascii: bool) -> int:
        assert not is_ascii
        opened.append(path)
        return 0

    monkeypatch.setattr(cli, "_has_terminal", lambda: True)
    monkeypatch.setattr("gc.disable", lambda: None)
    monkeypatch.setitem(sys.modules, "reader.launch", SimpleNamespace(run=run))
    return opened


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What is said of wrong use: one line, and nothing to standard output."""
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("dateline: ")
    assert err.count("\n") == 1
    return err.removeprefix("dateline: ").rstrip("\n")


# Help


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_the_help_tells_every_command_with_an_example_and_the_readers_options(
    capsys: pytest.CaptureFixture[str], option: str
) -> None:
    assert main([option]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    for name in MODULES:
        assert f"\n    {name} " in out
        assert f"\n    {command(name).examples[0][0]}\n" in out
    for flag, metavar, purpose in READER_OPTIONS:
        assert f"\n    {flag} {metavar}".rstrip() + f"\n        {purpose}" in out
    assert sections(out) == [
        *("NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "OPTIONS", "EXAMPLES"),
        *("EXIT CODES", "FILES", "ENVIRONMENT", "SEE ALSO"),
    ]


def sections(page: str) -> list[str]:
    """The headings of a page of help."""
    return [line for line in page.splitlines() if line and not line.startswith(" ")]


@pytest.mark.parametrize("name", MODULES)
def test_every_command_has_a_page_with_examples(capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert main([name, "--help"]) == 0
    out = capsys.readouterr().out
    found = command(name)
    assert out.startswith(f"NAME\n    dateline {name} - ")
    assert f"\nSYNOPSIS\n    dateline {name} " in out
    assert found.summary in " ".join(out.split())
    assert all(f"\n    {line}\n" in out for line, _ in found.examples)
    shown = sections(out)
    assert shown[:2] == ["NAME", "SYNOPSIS"]
    assert shown[-2:] == ["EXIT CODES", "SEE ALSO"] or (shown[-2] == "FILES" and found.files)
    assert ("DESCRIPTION" in shown) == bool(found.details)


@pytest.mark.parametrize("arguments", [[], *([name] for name in MODULES)])
@pytest.mark.parametrize(("terminal_columns", "columns"), [(200, 80), (80, 80), (50, 50)])
def test_help_fits_into_the_terminal(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    terminal_columns: int,
    columns: int,
) -> None:
    monkeypatch.setenv("COLUMNS", str(terminal_columns))
    assert main([*arguments, "--help"]) == 0
    out = capsys.readouterr().out
    examples = [line for name in arguments or MODULES for line, _ in command(name).examples]
    wide = [line.strip() for line in out.splitlines() if len(line) > columns]
    assert [line for line in wide if line not in examples and " " in line] == [], "long paths are not parted"


def test_an_indented_paragraph_of_the_help_stands_as_it_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    details = "A text\nthat is wrapped.\n\n  a\n    b\n\n\n\nThe end."
    monkeypatch.setattr(schema, "COMMAND", schema.COMMAND._replace(details=details))
    assert main(["schema", "--help"]) == 0
    out = capsys.readouterr().out
    assert (
        "\nDESCRIPTION\n    A text that is wrapped.\n\n      a\n        b\n\n    The end.\n\nOPTIONS" in out
    )


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"dateline {__version__}\n"


EXIT_ONE = {
    "check": "Files have errors, which have been told.",
    "mentions": "The article has errors, which have been told.",
    "timeline": "The article has errors, which have been told.",
    "print": "The article has errors, which have been told.",
    "config": "The settings have errors, which have been told.",
    "search": "Nothing is found.",
}
"""What exit code 1 says, by command; the others have none."""


@pytest.mark.parametrize("name", MODULES)
def test_the_help_tells_the_exit_codes_that_a_command_has(
    capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert main([name, "--help"]) == 0
    codes = capsys.readouterr().out.partition("\nEXIT CODES\n")[2].partition("\n\n")[0]
    found = {line[4:].split()[0]: line[4:].partition(" ")[2].strip() for line in codes.splitlines()}
    assert found.get("1", "") == EXIT_ONE.get(name, "")
    assert found.keys() - {"1"} == {"0", "2", "128+N"}


def test_the_help_tells_what_is_opened(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "PATH is an article, which is opened, or a folder of articles, which are listed." in out
    assert "Without one it is the library of your settings, or else the first article of those" in out
    assert "or a search has found nothing" in out


# Wrong use


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["missing.yaml"], "there is no file or folder missing.yaml"),
        (["no/such/check"], "there is no file or folder no/such/check (there is no folder no either: "),
        (["/no/such"], "there is no file or folder /no/such (there is no folder /no either: check the path)"),
        (["chekc"], "there is no file or folder chekc (did you mean `check`?)"),
        (["--no-such-option"], "there is no option --no-such-option (see: dateline --help)"),
        (["a.yaml", "--json"], "there is no option --json (see: dateline --help)"),
        (["a.yaml", "b.yaml"], "only one article or folder can be opened (see: dateline --help)"),
        (["pirnt", "b.yaml"], "only one article or folder can be opened (did you mean `print`?)"),
        (["a\0b"], "there is no file or folder a␀b"),
        (["check"], "the following arguments are required: PATH (see: dateline check --help)"),
        (["check", "--jason", "a"], "unrecognized arguments: --jason (see: dateline check --help)"),
        (["check", "missing.yaml"], "there is no file or folder missing.yaml"),
        (["schema", "feeds"], "there is no kind feeds (write article, entities or config)"),
        (["schema", "artcle"], "there is no kind artcle (did you mean `article`?)"),
        (["state", "exprot"], "there is no command exprot (did you mean `export`?)"),
        (["print", "--mentions=foo", "a"], "there is no option --mentions=foo (write --mentions or --ment"),
        (["-"], "there is no option - (standard input is read by: dateline print -)"),
        (["--config", "missing.yaml", "config"], "there is no file or folder missing.yaml"),
        (["--ascii", "check"], "the following arguments are required: PATH"),
        (["check", "-", "--watch"], "standard input cannot be watched (name a file or a folder)"),
        (["mentions", "missing\x1b[31m\n.yaml"], "there is no file or folder missing␛[31m␊.yaml"),
        (["mentions", "."], ". is a folder (name an article)"),
    ],
)
def test_wrong_use_is_told_in_a_line(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    arguments: list[str],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert refusal(capsys, *arguments).startswith(said)


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("articles/talk.yaml", "did you mean `articles/talks.yaml`?"),
        ("articles/talks", "did you mean `articles/talks.yaml`?"),
        ("article", "did you mean `articles`?"),
        ("articles/hidden", "look for its name in {}/articles, or give the path of another folder"),
        ("else.yaml", "look for its name in {}, or give the path of another folder"),
    ],
)
def test_what_is_not_there_is_looked_for_beside_it(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    article: Path,
    word: str,
    hint: str,
) -> None:
    folder = article.parent.parent
    (article.parent / ".hidden").touch()
    monkeypatch.chdir(folder)
    said = f"there is no file or folder {word} ({hint.format(folder)})"
    for first in ([], ["check"], ["print"], ["serve"], ["index"], ["--config"]):
        assert refusal(capsys, *first, word) == said


def test_a_folder_that_cannot_be_listed_gives_no_names(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, article: Path
) -> None:
    def forbidden(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", forbidden)
    assert "look for its name in" in refusal(capsys, "check", str(article.with_name("talk.yaml")))


def test_what_is_no_file_and_no_folder_is_not_opened(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    said = f"{pipe} is neither a file nor a folder (what a pipe gives is read by: dateline print -)"
    assert refusal(capsys, str(pipe)) == said
    assert refusal(capsys, "check", str(pipe)) == said
    assert refusal(capsys, "mentions", str(pipe)) == said


def test_what_the_app_refuses_is_told_too(
    terminal: list[Path | None],
    article: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def run(*_: object, **__: object) -> int:
        raise UsageError("it holds no article", "name another")

    assert terminal == []
    monkeypatch.setattr(sys.modules["reader.launch"], "run", run)
    assert refusal(capsys, str(article.parent)) == "it holds no article (name another)"


# Opening the reader


def test_a_path_is_opened(terminal: list[Path | None], article: Path) -> None:
    assert main([str(article)]) == main([str(article.parent)]) == main(["--", str(article)]) == main([]) == 0
    assert terminal == [article, article.parent, article, None]


def test_options_before_a_command_are_the_commands(
    terminal: list[Path | None], article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--ascii", "print", str(article)]) == 0
    assert "India" in capsys.readouterr().out
    assert main(["--json", "mentions", str(article)]) == 0
    assert json.loads(capsys.readouterr().out)
    assert refusal(capsys, "--config", "check").startswith("there is no file or folder check")
    assert terminal == []


def test_the_name_of_a_command_beats_a_file_of_that_name(
    terminal: list[Path | None], article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article.rename(article.parent / "check")
    monkeypatch.chdir(article.parent)
    assert main(["check"]) == 2
    assert main(["./check"]) == 0
    assert terminal == [Path("check")]


@pytest.mark.parametrize("name", ["stdin", "stdout", "stderr", ""])
def test_a_terminal_has_keys_and_a_screen(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    with monkeypatch.context() as patched:
        for stream in ("stdin", "stdout", "stderr"):
            is_terminal = stream != name
            patched.setattr(sys, stream, SimpleNamespace(isatty=lambda is_terminal=is_terminal: is_terminal))
        assert cli._has_terminal() == (not name)


def test_a_terminal_of_lines_gets_the_article_of_the_settings(
    article: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    settings = tmp_path / "config.yaml"
    settings.write_text(f"library: {article}\n", encoding="utf-8")
    assert main(["--config", str(settings)]) == 0
    out, err = capsys.readouterr()
    assert "Rajnath Singh of India" in out
    assert "can only show lines" in err
    settings.write_text(f"library: {article.parent}\n", encoding="utf-8")
    assert "name an article" in refusal(capsys, "--config", str(settings))
    assert main([]) == 0
    assert "S-400" in capsys.readouterr().out, "the bundled library’s first article"


def test_without_a_terminal_it_says_so(capsys: pytest.CaptureFixture[str], article: Path) -> None:
    assert refusal(capsys, str(article)).startswith("the reader needs a terminal")


def test_a_path_that_must_not_be_looked_at_is_wrong_use(
    capsys: pytest.CaptureFixture[str], article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def exists(_: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "exists", exists)
    assert refusal(capsys, str(article)) == f"{article} cannot be read: Permission denied"


# Standard input


@pytest.fixture
def piped(article: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An article on standard input, in the folder of its file, where there is none of that name."""
    text = article.read_bytes()
    article.unlink()
    monkeypatch.chdir(article.parent)
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(text)))
    return article


@pytest.mark.parametrize("command", [["mentions"], ["timeline"], ["print"], ["print", "--format=json"]])
def test_an_article_is_read_from_standard_input_as_from_its_file(
    piped: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    assert main([*command, "-"]) == 0
    given = capsys.readouterr()
    piped.with_name("stdin.yaml").write_text(TALKS, encoding="utf-8")
    assert main([*command, "stdin.yaml"]) == 0
    assert capsys.readouterr() == given


@pytest.mark.usefixtures("piped")
def test_it_belongs_to_the_library_of_the_current_folder(capsys: pytest.CaptureFixture[str]) -> None:
    Path("entities.yaml").write_text(
        "entities: [{id: foo-bar, type: other, name: Foo Bar}]\n", encoding="utf-8"
    )
    assert main(["mentions", "-"]) == 0
    assert "foo-bar" in capsys.readouterr().out


@pytest.mark.usefixtures("piped")
@pytest.mark.parametrize("command", ["mentions", "timeline", "print", "check"])
def test_its_errors_are_told_under_a_name_of_its_own(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(f"{ARTICLE}foo: bar\n".encode())))
    assert main([command, "-"]) == 1
    assert "<stdin>:4:1: error: an article has no key `foo`" in "".join(capsys.readouterr())


@pytest.mark.usefixtures("piped")
@pytest.mark.parametrize("command", ["mentions", "check"])
def test_standard_input_that_cannot_be_read_is_a_problem(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    class Broken(BytesIO):
        def read(self, _: int | None = -1) -> bytes:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(sys, "stdin", TextIOWrapper(Broken()))
    assert main([command, "-"]) == 1
    assert "<stdin>:1:1: error: this cannot be read: Input/output error" in "".join(capsys.readouterr())


def test_what_is_checked_on_standard_input_may_be_an_article_of_the_library(
    piped: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("entities.yaml").write_text("entities: []\n", encoding="utf-8")
    text = f"id: talks\n{TALKS}"
    piped.write_text(text, encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(text.encode())))
    assert main(["check", "-"]) == 0
    assert capsys.readouterr().err == "1 file, 0 errors, 0 warnings\n", "it has its id by right"


# check


def test_problems_go_to_standard_output_and_their_count_to_standard_error(
    capsys: pytest.CaptureFixture[str], article: Path
) -> None:
    other = article.parent / "other.yaml"
    other.write_text(ARTICLE + "foo: bar\nentities: [nobody-known]\n", encoding="utf-8")
    assert main(["check", str(article.parent)]) == 1
    out, err = capsys.readouterr()
    assert [line.split(" ")[:2] for line in out.splitlines()] == [
        [f"{other}:4:1:", "error:"],
        [f"{other}:5:12:", "warning:"],
    ]
    assert err == "2 files, 1 error, 1 warning\n"


def test_warnings_alone_are_fine(capsys: pytest.CaptureFixture[str], article: Path) -> None:
    article.write_text(ARTICLE + "entities: [nobody-known]\n", encoding="utf-8")
    assert main(["check", str(article)]) == 0
    assert capsys.readouterr().err == "1 file, 0 errors, 1 warning\n"


def test_problems_are_data_for_scripts(capsys: pytest.CaptureFixture[str], article: Path) -> None:
    article.write_text(ARTICLE + "title: again\n", encoding="utf-8")
    assert main(["check", "--json", str(article)]) == 1
    assert json.loads(capsys.readouterr().out) == [
        {
            "path": str(article),
            "line": 4,
            "column": 1,
            "severity": "error",
            "code": "duplicate-key",
            "message": "`title` stands here twice",
            "hint": "keep one of them",
        }
    ]


def test_no_problem_is_an_empty_list(capsys: pytest.CaptureFixture[str], article: Path) -> None:
    assert main(["check", str(article), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_one_path_that_is_not_there_keeps_all_from_being_checked(
    capsys: pytest.CaptureFixture[str], article: Path
) -> None:
    article.write_text("foo: bar\n", encoding="utf-8")
    assert "missing" in refusal(capsys, "check", str(article), str(article.parent / "missing.yaml"))


def test_a_hostile_name_and_text_reach_the_terminal_as_characters(
    capsys: pytest.CaptureFixture[str], article: Path
) -> None:
    evil = article.parent / "evil\x1b]0;pwned\x07\x9b31m\u202e\n.yaml"
    evil.write_text('"\\e]0;pwned\\a\\x9b": "\\e[2J"\n', encoding="utf-8")
    assert main(["check", str(evil)]) == 1
    assert main(["check", str(evil), "--json"]) == 1
    out, err = capsys.readouterr()
    assert not set(out + err) & {"\x1b", "\x07", "\x9b", "\u202e"}
    assert json.loads(out[out.index("[\n") :])[0]["path"] == str(evil)


# schema


@pytest.mark.parametrize(
    ("kind", "make"),
    [
        ("article", article_schema),
        ("entities", entity_schema),
        ("config", lambda: config_schema(names())),
    ],
)
def test_a_schema_is_written_as_json(
    capsys: pytest.CaptureFixture[str], kind: str, make: Callable[[], dict[str, object]]
) -> None:
    assert main(["schema", kind]) == 0
    assert json.loads(capsys.readouterr().out) == make()


# mentions


def test_mentions_are_told_a_line_each(capsys: pytest.CaptureFixture[str], article: Path) -> None:
    assert main(["mentions", str(article)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "lead/1:0-13   Rajnath Singh  rajnath-singh  person  name: Rajnath Singh",
        "lead/1:17-22  India          india          place   name: India",
        "lead/1:46-51  Singh          rajnath-singh  person  family name: Singh",
    ]


def test_mentions_are_data_for_scripts(capsys: pytest.CaptureFixture[str], article: Path) -> None:
    assert main(["mentions", "--json", str(article)]) == 0
    first, _, last = json.loads(capsys.readouterr().out)
    assert first == {
        "entity": "rajnath-singh",
        "type": "person",
        "text": "Rajnath Singh",
        "section": "lead",
        "block": 1,
        "start": 0,
        "end": 13,
        "rule": "name",
        "alias": "Rajnath Singh",
    }
    assert last["rule"] == "family name"


def test_an_ambiguous_mention_has_candidates_and_no_entity(
    capsys: pytest.CaptureFixture[str], article: Path
) -> None:
    twins = "".join(f"  - {{id: {one}, type: other, name: Foo Bar}}\n" for one in ("foo-a", "foo-b"))
    (article.parent / "entities.yaml").write_text(f"entities:\n{twins}", encoding="utf-8")
    assert main(["mentions", "--json", str(article)]) == 0
    found = [entry for entry in json.loads(capsys.readouterr().out) if entry["text"] == "Foo Bar"]
    assert [(entry["entity"], entry["type"], entry["candidates"]) for entry in found] == [
        (None, None, ["foo-a", "foo-b"]),
        (None, None, ["foo-a", "foo-b"]),
    ]
    assert main(["mentions", str(article)]) == 0
    assert "  Foo Bar        foo-a or foo-b?" in capsys.readouterr().out


def test_an_article_without_mentions_has_none(capsys: pytest.CaptureFixture[str], article: Path) -> None:
    article.write_text(f"{HEAD}sections: [{{body: nobody}}]\n", encoding="utf-8")
    assert main(["mentions", str(article)]) == 0
    assert capsys.readouterr().out == ""


def test_an_article_with_errors_has_problems_and_no_mentions(
    capsys: pytest.CaptureFixture[str], article: Path
) -> None:
    article.write_text(ARTICLE + "foo: bar\n", encoding="utf-8")
    assert main(["mentions", str(article)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert f"{article}:4:1: error: an article has no key `foo`" in err


# The process


def run(*arguments: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **more}
    return subprocess.run(
        [sys.executable, "-m", "reader", *arguments],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )


def test_an_encoding_without_a_letter_is_no_traceback(article: Path) -> None:
    article.write_text(TALKS.replace("India", "Índia"), encoding="utf-8")
    done = run("mentions", article, PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0")
    assert done.returncode == 0
    assert r"\xcdndia" in done.stdout
    assert done.stderr == ""


def test_nobody_reading_on_is_no_traceback() -> None:
    command = f"{sys.executable} -m reader schema article | true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode in {0, 141}, "0: all was written before the other side closed"
    assert done.stderr == ""


def test_a_closed_pipe_ends_it_quietly(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def write(_: str) -> None:
        raise BrokenPipeError

    with (tmp_path / "out").open("w", encoding="utf-8") as out:
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(cli, "write", write)
        assert main(["--version"]) == 141


def test_ctrl_c_ends_it_quietly(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(schema, "COMMAND", schema.COMMAND._replace(run=interrupted))
    assert main(["schema", "article"]) == 130
    assert capsys.readouterr() == ("", "")


def test_opening_an_article_imports_neither_argparse_nor_what_only_checking_needs() -> None:
    script = (
        "import sys; from reader.cli import main; main(['missing.yaml'])\n"
        "print(*sorted({'argparse', 'json', 'textual', 'yaml', 'difflib'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert "textual" not in done.stdout
    assert "argparse" not in done.stdout
    assert "yaml" not in done.stdout


def test_errors_of_a_librarys_entities_are_told_with_an_article(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entities = article.with_name("entities.yaml")
    entities.write_text("entities: [\n", encoding="utf-8")
    for arguments in ([article], [article, article], [article, entities], [article.parent]):
        assert main(["check", *map(str, arguments)]) == 1
        out, err = capsys.readouterr()
        assert [line.split(": ")[:2] for line in out.splitlines()] == [[f"{entities}:2:1", "error"]]
        assert "1 error, 0 warnings" in err
    assert main(["check", "--json", str(article)]) == 1
    (problem,) = json.loads(capsys.readouterr().out)
    assert (problem["path"], problem["line"], problem["severity"]) == (str(entities), 2, "error")
    entities.write_text(
        "entities: [{id: goa, type: place, name: Goa, origin: nowhere-town}]", encoding="utf-8"
    )
    assert main(["check", str(article)]) == 0, "warnings of entities are told when these are checked"
    assert "nowhere-town" not in capsys.readouterr().out
