"""The ``dateline`` command.

Each command is a module of this package; ``commands`` lists them. Data goes to standard output, messages to
standard error. The exit code is 0 (fine), 1 (problems found, or nothing) or 2 (wrong use).

Opening the reader is what happens most: nothing is imported here that this does not need.
"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader import __version__
from reader.cli.argument import check_path
from reader.cli.command import FINE, INTERRUPTED, PIPE_CLOSED, WRONG_USE
from reader.cli.commands import MODULES, command, command_place
from reader.cli.output import abandon, flush, prepare_streams, say, write
from reader.errors import DatelineError, UsageError
from reader.paths import first_article
from reader.terminal import is_underrated, terminal

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        argv: The arguments; None: those of the process.

    Returns:
        The exit code.
    """
    prepare_streams()
    try:
        return _told(sys.argv[1:] if argv is None else list(argv))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        abandon(sys.stdout)
        return PIPE_CLOSED


def _told(arguments: list[str]) -> int:
    """Run a command, and tell what the user can mend."""
    try:
        try:
            return _dispatch(arguments)
        finally:
            flush()
    except DatelineError as error:
        say(f"dateline: {error}" + (f" ({error.hint})" if error.hint else ""))
        return WRONG_USE


def _dispatch(arguments: list[str]) -> int:
    """Run a command, or open the reader; argparse takes 6 ms, so it is left out where it is not needed."""
    first = arguments[0] if arguments else ""
    if first in {"-h", "--help"}:
        from reader.cli.manual import overview

        write(overview().rstrip("\n"))
        return FINE
    if first == "--version":
        write(f"dateline {__version__}")
        return FINE
    place = command_place(arguments)
    if place is not None:
        return _run(arguments[place], arguments[:place] + arguments[place + 1 :])
    return _open(arguments)


def _run(name: str, arguments: list[str]) -> int:
    from reader.cli.manual import command_manual

    found = command(name)
    try:
        parsed = command_manual(name).parse_args(found.arranged(arguments) if found.arranged else arguments)
    except SystemExit:  # after --help
        return FINE
    return found.run(parsed)


class _Opening(NamedTuple):
    """What ``dateline [--ascii] [--config FILE] [PATH]`` asks for."""

    paths: list[str]
    config: Path | None
    is_ascii: bool


def _opening(arguments: list[str]) -> _Opening:
    """Read the arguments, by hand as argparse takes its time."""
    named: list[str] = []
    config, is_ascii = None, False
    waiting = iter(arguments)
    for argument in waiting:
        name, equals, value = argument.partition("=")
        if argument == "--":
            named += waiting
        elif argument == "--ascii":
            is_ascii = True
        elif name == "--config":
            value = value if equals else next(waiting, "")
            if not value:
                raise UsageError("--config needs the path of a file", "see: dateline --help")
            config = Path(value)
            check_path(config)
        elif argument.startswith("-"):
            hint = (
                "standard input is read by: dateline print -" if argument == "-" else "see: dateline --help"
            )
            raise UsageError(f"there is no option {argument}", hint)
        else:
            named.append(argument)
    if len(named) > 1:
        from reader.store.suggestion import did_you_mean

        hint = "" if Path(named[0]).exists() else did_you_mean(named[0], list(MODULES))
        raise UsageError("only one article or folder can be opened", hint or "see: dateline --help")
    return _Opening(named, config, is_ascii)


def _open(arguments: list[str]) -> int:
    """Open the reader."""
    named, config, is_ascii = _opening(arguments)
    path = Path(named[0]) if named else None
    if path is not None:
        check_path(path, MODULES)
    if not terminal(os.environ).has_panes and sys.stdout.isatty():
        return _print(path, config)
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
    if is_underrated(os.environ):
        os.environ.setdefault("TEXTUAL_COLOR_SYSTEM", "truecolor")
    _import_asyncio_without_ssl()
    from reader.launch import run

    return run(path, config, is_ascii=is_ascii)


def _import_asyncio_without_ssl() -> None:
    """Have asyncio do without encryption, as where Python has none: the reader's loop opens no connection.

    Loading OpenSSL takes 5 ms of a start and 4 MiB. ``import ssl`` works as ever afterwards.
    """
    if "ssl" in sys.modules:
        return
    sys.modules["ssl"] = None  # type: ignore[assignment]  # so that importing it fails
    try:
        import asyncio  # noqa: F401
    finally:
        del sys.modules["ssl"]


def _print(path: Path | None, config: Path | None) -> int:
    """Write the article as lines, where the terminal cannot place the cursor."""
    if path is None:
        from reader.user_config import read_config

        path = read_config(config)[0].library or first_article()
    if path.is_dir():
        raise UsageError(
            f"this terminal (TERM={os.environ['TERM']}) can only show lines", "name an article, to be printed"
        )
    say(f"This terminal (TERM={os.environ['TERM']}) can only show lines: here is what dateline print writes.")
    return _run("print", ["--", os.fspath(path)])


def _has_terminal() -> bool:
    """Whether keys can be read and rows be drawn: in a terminal, or on the page of ``dateline serve``."""
    return "TEXTUAL_DRIVER" in os.environ or all(
        stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)
    )
