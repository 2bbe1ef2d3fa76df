"""``dateline config``: where the settings stand, and what holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.argument import check_path
from reader.cli.command import FINE, PROBLEMS_FOUND, Command
from reader.cli.output import say, write, write_table
from reader.text.counted import counted

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from reader.config import Settings


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--config", metavar="FILE", type=Path, help="tell of this file instead of the user’s settings"
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--path", action="store_true", help="write only the path of the file")
    what.add_argument("--keys", action="store_true", help="list all commands: ids, keys, titles")
    what.add_argument("--check", action="store_true", help="only tell what is wrong with the file")


def _run(arguments: Namespace) -> int:
    from reader.text.clean import scrub
    from reader.user_config import config_path, read_config

    file: Path = arguments.config or config_path()
    if arguments.config is not None:
        check_path(file)
    path = scrub(str(file)).replace("\n", "\N{SYMBOL FOR LINE FEED}")
    if arguments.path:
        write(path)
        return FINE
    settings, problems = read_config(file)
    for problem in problems:
        say(str(problem))
    errors = sum(problem.is_error for problem in problems)
    if arguments.check:
        say(", ".join((counted(errors, "error"), counted(len(problems) - errors, "warning"))))
    elif arguments.keys:
        write_table(_key_rows(settings))
    else:
        from reader.store.config_text import config_text

        write(f"# {path}" + ("" if file.exists() else " (there is no such file yet)"))
        write(f"\n{config_text(settings)}".rstrip("\n"))
    return PROBLEMS_FOUND if errors else FINE


def _key_rows(settings: Settings) -> list[tuple[str, ...]]:
    from reader.key_preset import commands
    from reader.store.config_kind import NOTHING
    from reader.store.key_name import written

    return [
        (command.id, " ".join(map(written, command.keys)) or NOTHING, command.title)
        for command in commands(settings.keys.preset, settings.keys.own)
    ]


COMMAND = Command(
    "Write your settings, with what each is for, and where they stand.",
    (
        ("dateline config", "the settings that hold, and the path of their file"),
        ("dateline config > new.yaml", "all of them in a new file, to be changed and put there"),
        ("dateline config --keys", "the ids of all commands, with their keys"),
        ("dateline config --check", "see that all is well"),
        ("dateline config --check --config new.yaml", "the same of a file that is not in use yet"),
    ),
    _add_arguments,
    _run,
    "What is written is a whole file of settings. Do not write it onto that file itself: your shell would "
    "empty it first.",
    (
        (
            "config.yaml",
            "Your settings, in the folder that `dateline config --path` tells; it need not be there.",
        ),
    ),
    "The settings have errors, which have been told.",
)
