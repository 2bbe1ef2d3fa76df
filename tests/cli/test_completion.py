"""Shell completion: what can stand where, and the scripts in the shells themselves."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.cli import main
from reader.cli.command import Command
from reader.cli.commands import MODULES, READER_OPTIONS
from reader.cli.completion import SHELLS, answer
from reader.cli.shell_script import SCRIPTS
from tests.sample_library import write_library

if TYPE_CHECKING:
    from argparse import ArgumentParser


def words(*line: str) -> list[str]:
    """The candidates for the last word of a line."""
    return [word for word, _ in answer(line).words]


def test_the_shell_alone_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion"]) == 2
    assert capsys.readouterr().err.startswith("dateline: the following arguments are required: shell (see: ")


# What can stand where


def test_a_line_begins_with_a_command_or_an_article() -> None:
    assert words("") == list(MODULES)
    assert answer([""]).paths == answer(["tal"]).paths == "articles"
    assert answer([]) == answer([""])


def test_or_with_an_option_of_the_reader() -> None:
    flags = [flag for flag, _, _ in READER_OPTIONS]
    assert words("-") == words("talks.yaml", "--") == ["-h", "--help", *flags]


def test_options_of_the_reader_are_completed_from_their_table(monkeypatch: pytest.MonkeyPatch) -> None:
    options = (("--plain", "", "no frills"), ("--settings", "FILE", "where they are"))
    monkeypatch.setattr("reader.cli.manual.READER_OPTIONS", options)
    assert answer(["--s"]).words[2:] == (("--plain", "no frills"), ("--settings", "where they are"))
    assert answer(["--settings", ""]).paths == "files"
    assert answer(["--plain", ""]).paths == "articles"


@pytest.mark.parametrize("name", MODULES)
def test_every_command_tells_its_options(name: str) -> None:
    found = answer([name, "--"])
    assert ("--help", "show this page") in found.words
    assert all(purpose and not set(purpose) & {"\t", "\n"} for _, purpose in found.words)


@pytest.mark.parametrize(
    ("line", "candidates", "paths"),
    [
        (["check", ""], [], "articles"),
        (["check", "a.yaml", ""], [], "articles"),
        (["check", "--json", "a"], [], "articles"),
        (["schema", ""], ["article", "entities", "config"], ""),
        (["new", "--template", ""], ["full", "short"], ""),
        (["new", "--template=s"], ["full", "short"], ""),
        (["new", "--template", "=", "s"], ["full", "short"], ""),
        (["new", "--template", "full", ""], [], ""),
        (["new", "--template=full", "Talks", ""], [], ""),
        (["new", "--library", ""], [], "folders"),
        (["new", "--library", "my-library", "--date", ""], [], ""),
        (["init", ""], [], "folders"),
        (["new", "--", "--t"], [], ""),
        (["completion", "z"], list(SHELLS), ""),
        (["--", "a"], [], "articles"),
        (["--no-such-option", "a"], list(MODULES), "articles"),
        (["--config", "my.yaml", ""], list(MODULES), "articles"),
        (["--config", "my.yaml", "schema", ""], ["article", "entities", "config"], ""),
        (["a.yaml", "b"], ["-h", "--help", "--ascii", "--config", "--version"], ""),
        (["timeline", "--entity", ""], [], ""),
        (["timeline", "nowhere.yaml", "--entity", ""], [], ""),
        (["timeline", "-", "--entity", ""], [], ""),
        (["timeline", "~no-such-user/a.yaml", "--entity", ""], [], ""),
        (["="], list(MODULES), "articles"),
    ],
)
def test_values_are_those_of_the_parser(line: list[str], candidates: list[str], paths: str) -> None:
    assert words(*line) == candidates
    assert answer(line).paths == paths


def test_entities_are_those_of_the_article_on_the_line(tmp_path: Path) -> None:
    talks = write_library(tmp_path / "library")
    names = dict(answer(["timeline", str(talks), "--entity", ""]).words)
    assert names["s-400"] == "S-400"
    assert {"su-57", "russia"} <= names.keys()
    assert dict(answer(["timeline", str(talks), "--entity=s"]).words) == names
    talks.write_text("foo: bar\n", encoding="utf-8")
    assert answer(["timeline", str(talks), "--entity", ""]).words == ()


def test_where_nothing_else_can_stand_options_are_offered() -> None:
    assert words("schema", "article", "") == ["-h", "--help"]


def test_commands_of_a_command_are_completed_and_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def add_arguments(parser: ArgumentParser) -> None:
        own = parser.add_subparsers(dest="action")
        add = own.add_parser("add", description="Add one.")
        add.add_argument("--count", choices=range(1, 30), type=int, nargs=2)
        add.add_argument("addresses", metavar="SOURCE", nargs="+")
        own.add_parser("list", description="List all.")

    made = Command("Keep feeds.", (), add_arguments, lambda _: 0)
    monkeypatch.setitem(sys.modules, "feeds", type(sys)("feeds"))
    monkeypatch.setattr(sys.modules["feeds"], "COMMAND", made, raising=False)
    monkeypatch.setitem(MODULES, "feeds", "feeds")
    assert answer(["feeds", ""]).words == (("add", "Add one."), ("list", "List all."))
    assert answer(["feeds", "add", ""]).paths == "files"
    assert words("feeds", "add", "--") == ["-h", "--help", "--count"]
    assert words("feeds", "add", "--count", "1", "")[:2] == ["1", "2"]
    assert answer(["feeds", "add", "--count", "1", "2", ""]).paths == "files"
    assert words("feeds", "remove", "") == []
    assert main(["feeds", "--help"]) == 0
    assert "\nCOMMANDS\n    add   Add one.\n    list  List all.\n" in capsys.readouterr().out
    assert main(["feeds", "add", "--help"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("NAME\n    dateline feeds add - Add one.\n\nSYNOPSIS\n    dateline feeds add ")
    assert "--count COUNT\n        one of 1, 2, 3" in out
    assert main(["feeds", "add"]) == 2
    assert capsys.readouterr().err.endswith("(see: dateline feeds add --help)\n")


# The command


@pytest.mark.parametrize("shell", SHELLS)
def test_it_writes_the_script_and_answers_what_the_script_asks(
    capsys: pytest.CaptureFixture[str], shell: str
) -> None:
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert script == SCRIPTS[shell] + "\n"
    assert f" completion {shell} " in script
    assert main(["completion", shell, "dateline", "schema", ""]) == 0
    assert capsys.readouterr().out == "article\t\nentities\t\nconfig\t\n"
    assert main(["completion", shell, "dateline", "new", "--library", ""]) == 0
    assert capsys.readouterr().out == ":folders\n"


@pytest.mark.parametrize("line", [["--"], ["--help"], ["-h"], ["new", "--help", ""], ["completion", "--"]])
def test_options_on_the_line_are_no_options_of_its_own(
    capsys: pytest.CaptureFixture[str], line: list[str]
) -> None:
    assert main(["completion", "bash", "dateline", *line]) == 0
    out = capsys.readouterr().out
    assert all("\t" in row or row.startswith(":") for row in out.splitlines())


# The shells


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with articles, and with what is none; a folder in it is called like a command."""
    folder = tmp_path / "folder"
    for name in ("check", "my library"):
        (folder / name).mkdir(parents=True)
    for name in ("talks.yaml", "two words.yml", "talks.txt", "notes.txt"):
        (folder / name).touch()
    return folder


def shell_output(shell: str, script: str, folder: Path) -> list[str]:
    """The lines that a shell writes, in which ``dateline`` is this one."""
    program = folder.parent / "bin" / "dateline"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m reader "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    environment = {
        **os.environ,
        "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    done = subprocess.run(
        [shell, "-c", script], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
@pytest.mark.parametrize(
    ("line", "candidates"),
    [
        (["dateline", "comp"], ["completion"]),
        (["dateline", "che"], ["check", "check/"]),
        (["dateline", "tw"], ["two words.yml"]),
        (["dateline", "check", ""], ["check", "my library", "talks.yaml", "two words.yml"]),
        (["dateline", "check", "--w"], ["--watch"]),
        (["dateline", "new", "--library", ""], ["check", "my library"]),
        (["dateline", "new", "--template", "=", "f"], ["full"]),
        (["dateline", "schema", ""], ["article", "config", "entities"]),
        (["dateline", "check", "no"], []),
        (["dateline", "check", "'tw"], []),
        (["no/such/program", ""], []),
    ],
)
def test_bash_completes(folder: Path, line: list[str], candidates: list[str]) -> None:
    typed = " ".join(f"'{word.replace(chr(39), chr(39) + chr(92) + chr(39) * 2)}'" for word in line)
    script = f"""
        source <(dateline completion bash)
        complete -p dateline
        compopt() {{ :; }}  # bash allows it while it completes only
        COMP_WORDS=({typed}); COMP_CWORD={len(line) - 1}
        _dateline "${{COMP_WORDS[0]}}" "${{COMP_WORDS[-1]}}"
        (( ${{#COMPREPLY[@]}} )) && printf '%s\\n' "${{COMPREPLY[@]}}"
        exit 0
    """
    registered, *found = shell_output("bash", script, folder)
    assert registered == "complete -F _dateline dateline"
    assert sorted(found) == candidates


@pytest.mark.skipif(shutil.which("zsh") is None, reason="there is no zsh here")
def test_zsh_reads_the_script(folder: Path) -> None:
    script = "compdef() { print -r -- $*; }; source <(dateline completion zsh); whence -w _dateline"
    assert shell_output("zsh", script, folder) == ["_dateline dateline", "_dateline: function"]


@pytest.mark.skipif(shutil.which("fish") is None, reason="there is no fish here")
def test_fish_completes(folder: Path) -> None:
    asked = "; ".join(f"complete -C 'dateline {line}'" for line in ("new --template=", "comp"))
    script = f"dateline completion fish | source; {asked}"
    found = [line.split("\t")[0] for line in shell_output("fish", script, folder)]
    assert found == ["--template=full", "--template=short", "completion"]
