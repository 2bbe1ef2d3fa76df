"""What a command of the command line is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

FINE, PROBLEMS_FOUND, WRONG_USE = range(3)
"""Exit codes."""
SIGNAL = 128
INTERRUPTED = SIGNAL + 2
"""What a shell expects of a program that Ctrl+C ended: 128 + SIGINT."""
PIPE_CLOSED = 141
"""What a shell expects when nobody reads on: 128 + SIGPIPE."""


class Command(NamedTuple):
    """Something that ``dateline`` does besides opening the reader.

    Each stands in a module of its own, as ``COMMAND``, and in the table of ``reader.cli.commands``.
    """

    summary: str
    """What it does, in a line of the help."""
    examples: tuple[tuple[str, str], ...]
    """Command lines, with what each is for."""
    add_arguments: Callable[[ArgumentParser], object]
    run: Callable[[Namespace], int]
    """Does it; the exit code."""
    details: str = ""
    """What else its help tells, in paragraphs parted by blank lines; one that is indented is not wrapped."""
    files: tuple[tuple[str, str], ...] = ()
    """Files that it reads or writes besides those that it is given, with what each is."""
    if_problems: str = ""
    """When it ends with `PROBLEMS_FOUND`; empty: never."""
    arranged: Callable[[list[str]], list[str]] | None = None
    """Brings its arguments into an order that argparse understands; None: it takes them as they come."""
