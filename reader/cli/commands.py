"""All commands of the command line, and what the help tells of them.

To add one: a module beside this one that holds its ``COMMAND``, and its name here.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.cli.command import Command

MODULES: dict[str, str] = {
    "check": "reader.cli.check",
    "mentions": "reader.cli.mentions",
    "schema": "reader.cli.schema",
}
"""For each command, in the order of the help, where it stands; read when it is needed."""


def command(name: str) -> Command:
    """The command of a name.

    Raises:
        KeyError: There is none.
    """
    found: Command = import_module(MODULES[name]).COMMAND
    return found


def overview() -> str:
    """What ``dateline --help`` writes."""
    commands = {name: command(name) for name in MODULES}
    width = max(map(len, commands))
    summaries = "\n".join(f"  {name:{width}}  {found.summary}" for name, found in commands.items())
    opening = (
        ("dateline", "the bundled articles"),
        ("dateline article.yaml", "one article"),
        ("dateline my-library", "a folder of articles"),
        ("dateline ./check", "a file that is called like a command"),
    )
    own = tuple(example for found in commands.values() for example in found.examples)
    return f"""usage: dateline [PATH]
       dateline COMMAND …

A news reader that knows who and what the news is about, and when it happened.

PATH is an article or a folder of articles; without one the bundled articles are opened.

commands:
{summaries}

options:
  -h, --help  this help; behind a command, that command's
  --version   the version

{examples(opening + own)}"""


def examples(rows: Iterable[tuple[str, str]]) -> str:
    """Command lines with what each is for, as the help shows them."""
    rows = list(rows)
    width = max(len(line) for line, _ in rows)
    return "examples:\n" + "\n".join(f"  {line:{width}}  {purpose}" for line, purpose in rows)
