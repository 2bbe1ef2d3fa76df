"""All commands of the command line, and the options of the reader itself.

To add a command: a module beside this one that holds its ``COMMAND``, and its name here.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.cli.command import Command

MODULES: dict[str, str] = {
    "check": "reader.cli.check",
    "mentions": "reader.cli.mentions",
    "search": "reader.cli.search",
    "timeline": "reader.cli.timeline",
    "print": "reader.cli.print_article",
    "index": "reader.cli.index",
    "serve": "reader.cli.serve",
    "schema": "reader.cli.schema",
    "init": "reader.cli.init",
    "new": "reader.cli.new",
    "config": "reader.cli.config",
    "notes": "reader.cli.notes",
    "state": "reader.cli.state",
    "completion": "reader.cli.completion",
}
"""For each command, in the order of the help, where it stands; read when it is needed."""

READER_OPTIONS: tuple[tuple[str, str, str], ...] = (
    ("--ascii", "", "draw lines and signs in ASCII"),
    ("--config", "FILE", "read the settings from this file instead of the user’s"),
    ("--version", "", "tell the version"),
)
"""What ``dateline [PATH]`` takes besides ``--help``, for the help and for completion.

Each option, the name of its value (empty: it has none; ``FILE`` and ``DIR`` are completed with paths), and
what it does.
"""


def command_place(words: Sequence[str]) -> int | None:
    """Where the name of a command stands on a line: first, or behind options, which are then the command's.

    Args:
        words: What stands behind the program's name.

    Returns:
        None: nowhere, so that the reader is opened.
    """
    waiting = iter(enumerate(words))
    takes_value = {flag for flag, value, _ in READER_OPTIONS if value}
    for place, word in waiting:
        if word in MODULES:
            return place
        if word == "--" or not word.startswith("-"):
            return None
        if word in takes_value:
            next(waiting, None)
    return None


def command(name: str) -> Command:
    """The command of a name.

    Raises:
        KeyError: There is none.
    """
    found: Command = import_module(MODULES[name]).COMMAND
    return found
