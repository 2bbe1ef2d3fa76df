"""The ``dateline`` command.

Each command is a module of this package; ``commands`` lists them. Data goes to standard output, messages to
standard error. The exit code is 0 (fine), 1 (problems found) or 2 (wrong use).

Opening the reader is what happens most: nothing is imported here that this does not need.
"""

from __future__ import annotations

import gc
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reader import __version__
from reader.cli.argument import check_path
from reader.cli.command import FINE, WRONG_USE
from reader.cli.commands import MODULES, command, examples, overview
from reader.cli.output import say, write
from reader.errors import DatelineError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

INTERRUPTED = 130
"""What a shell expects of a program that Ctrl+C ended: 128 + SIGINT."""
PIPE_CLOSED = 141
"""What a shell expects when nobody reads on: 128 + SIGPIPE."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        argv: The arguments; None: those of the process.

    Returns:
        The exit code.
    """
    arguments = sys.argv[1:] if argv is None else list(argv)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _dispatch(arguments)
        sys.stdout.flush()
    except DatelineError as error:
        say(f"dateline: {error}" + (f" ({error.hint})" if error.hint else ""))
        return WRONG_USE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # What is left in the buffer would be written, and fail, when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    return code


def _dispatch(arguments: list[str]) -> int:
    """Run a command, or open the reader; argparse takes 6 ms, so it is left out where it is not needed."""
    first = arguments[0] if arguments else ""
    if first in {"-h", "--help"}:
        write(overview())
        return FINE
    if first == "--version":
        write(f"dateline {__version__}")
        return FINE
    if first in MODULES:
        return _run(first, arguments[1:])
    return _open(arguments)


def _run(name: str, arguments: list[str]) -> int:
    from argparse import ArgumentParser, RawDescriptionHelpFormatter
    from typing import NoReturn

    class Parser(ArgumentParser):
        def error(self, message: str) -> NoReturn:
            raise UsageError(message, f"see: dateline {name} --help")

    found = command(name)
    parser = Parser(
        prog=f"dateline {name}",
        description="\n\n".join(filter(None, (found.summary, found.details))),
        epilog=examples(found.examples),
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    found.add_arguments(parser)
    try:
        parsed = parser.parse_args(arguments)
    except SystemExit:  # after --help
        return FINE
    return found.run(parsed)


def _open(arguments: list[str]) -> int:
    """``dateline [PATH]``."""
    if arguments[:1] == ["--"]:
        arguments = arguments[1:]
    elif option := next((argument for argument in arguments if argument.startswith("-")), None):
        raise UsageError(f"there is no option {option}", "see: dateline --help")
    if len(arguments) > 1:
        raise UsageError("only one article or folder can be opened", "see: dateline --help")
    path = Path(arguments[0]) if arguments else None
    if path is not None:
        check_path(path, MODULES)
    if not _has_terminal():
        raise UsageError(
            "the reader needs a terminal", "in a pipe, use one of the commands of dateline --help"
        )
    # Hardly anything that a start makes is garbage, and looking for it takes a fifth of the time to the
    # first text. The app collects garbage again once that is on the screen.
    gc.disable()
    # Textual draws on the ticks of a clock: a change just behind one would wait for the next. What the
    # reader draws takes longer than a tick of this one, and nothing moves by itself.
    os.environ.setdefault("TEXTUAL_FPS", "240")
    from reader.app import run

    return run(path)


def _has_terminal() -> bool:
    """Whether keys can be read and rows be drawn."""
    return all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))
