"""``dateline check``: every problem of articles and files of entities."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.argument import check_path
from reader.cli.command import FINE, PROBLEMS_FOUND, Command
from reader.cli.output import counted, say, write, write_json

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from reader.store.problems import Problem


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "paths", metavar="PATH", nargs="+", type=Path, help="an article, a file of entities, or a folder"
    )
    parser.add_argument("--json", action="store_true", help="write the problems as JSON")


def _run(arguments: Namespace) -> int:
    from reader.store.check import Checker

    paths: list[Path] = arguments.paths
    for path in paths:
        check_path(path)
    checker = Checker()
    files = 0
    problems: list[Problem] = []
    for path in paths:
        for _, found in checker.check(path):
            files += 1
            problems += found
            if not arguments.json:
                for problem in found:
                    write(str(problem))
    if arguments.json:
        write_json([problem.to_json() for problem in problems])
    errors = sum(problem.is_error for problem in problems)
    warnings = len(problems) - errors
    say(", ".join((counted(files, "file"), counted(errors, "error"), counted(warnings, "warning"))))
    return PROBLEMS_FOUND if errors else FINE


COMMAND = Command(
    "Tell every problem of articles and files of entities, as path:line:column.",
    (
        ("dateline check article.yaml", "one article, with its library's entities"),
        ("dateline check my-library", "everything in a folder"),
        ("dateline check --json my-library", "the same, for a script"),
    ),
    _add_arguments,
    _run,
)
