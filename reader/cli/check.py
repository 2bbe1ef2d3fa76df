"""``dateline check``: every problem of articles and files of entities."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from reader.cli.argument import STDIN, STDIN_PLACE, check_path, read_stdin
from reader.cli.command import FINE, PROBLEMS_FOUND, Command
from reader.cli.output import flush, say, write, write_json
from reader.errors import UsageError
from reader.text.counted import counted

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable

    from reader.store.problems import Problem


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="+",
        type=Path,
        help="an article, a file of entities, or a folder; - is standard input",
    )
    parser.add_argument("--json", action="store_true", help="write the problems as JSON")
    parser.add_argument(
        "--watch", action="store_true", help="check again whenever a file changes, until Ctrl+C"
    )


def _run(arguments: Namespace) -> int:
    paths: list[Path] = arguments.paths
    for path in paths:
        if path != STDIN:
            check_path(path)
        elif arguments.watch:
            raise UsageError("standard input cannot be watched", "name a file or a folder")
    return _watch(paths, as_json=arguments.json) if arguments.watch else _check(paths, as_json=arguments.json)


def _check(paths: list[Path], *, as_json: bool) -> int:
    """Check files and folders, and tell what is wrong with them."""
    from reader.store.check import Checker

    checker = Checker()
    files = 0
    problems: list[Problem] = []

    def take(found: Iterable[Problem]) -> None:
        for problem in found:
            problems.append(problem)
            if not as_json:
                write(str(problem))

    for path in paths:
        if path == STDIN:
            source, unreadable = read_stdin()
            files += 1
            take(unreadable if source is None else checker.check_source(source, STDIN_PLACE))
            continue
        for _, found in checker.check(path):
            files += 1
            take(found)
    take(checker.entity_errors())
    if as_json:
        write_json([problem.to_json() for problem in problems])
    errors = sum(problem.is_error for problem in problems)
    warnings = len(problems) - errors
    say(", ".join((counted(files, "file"), counted(errors, "error"), counted(warnings, "warning"))))
    return PROBLEMS_FOUND if errors else FINE


def _watch(paths: list[Path], *, as_json: bool) -> NoReturn:
    """Check again and again; on a terminal, each run begins with the time."""
    from reader.cli.watch import watch

    def check() -> None:
        if sys.stderr.isatty():
            say(time.strftime("── %H:%M:%S ── Ctrl+C ends it ──"))
        _check(paths, as_json=as_json)
        flush()

    watch(paths, check, time.sleep)


COMMAND = Command(
    "Tell every problem of articles and files of entities, as path:line:column.",
    (
        ("dateline check article.yaml", "one article, with its library's entities"),
        ("dateline check my-library", "everything in a folder"),
        ("dateline check --json my-library", "the same, for a script"),
        ("dateline check --watch my-library", "beside your editor"),
        ("dateline check - < draft.yaml", "what a pipe gives, with the entities of the current folder"),
    ),
    _add_arguments,
    _run,
    "A problem is told as path:line:column, error or warning, what is wrong, and what to do about it. An "
    "error keeps the file from being shown right; a warning is something that its writer can hardly have "
    "meant. With an article, the errors of its library's files of entities are told too: what these define "
    "is missing in it.\n\n"
    "In a folder, all files in it and below it are checked whose names end in .yaml or .yml, but for hidden "
    "ones. With --watch, changes of the library's entities count too; with --json, each run writes a list.",
    (("entities.yaml, entities/", "The library's who's who, for articles in its folder and below it."),),
    "Files have errors, which have been told.",
)
