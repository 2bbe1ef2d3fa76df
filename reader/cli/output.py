"""What commands write: data to standard output, messages to standard error.

What cannot be written is told, once, and goes nowhere from then on; so Python does not fail at it again when
it ends. A pipe that nobody reads from any more is no mistake: ``BrokenPipeError`` is left to whoever calls.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from reader.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HINTS = {
    errno.ENOSPC: "make room there, or write it elsewhere",
    errno.EBADF: "standard output is closed",
}
"""What to do, or what is the matter, by the error's number."""


def prepare_streams() -> None:
    """See that all three streams are there, and that each can write any character.

    Python has none in the place of one that the caller has closed. What stands for it has its number, if no
    other file has, so that no file is written to by mistake; what is asked for cannot be written there.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            # Without a right to write: what is for standard output must not be thrown away silently.
            nowhere = os.open(os.devnull, os.O_RDWR if name == "stderr" else os.O_RDONLY)
            setattr(sys, name, open(nowhere, mode, encoding="utf-8"))  # noqa: PTH123, SIM115  it stays open
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def write(line: str) -> None:
    """Write a line of data.

    Raises:
        UsageError: It cannot be written.
    """
    with _to_standard_output():
        print(line)


def flush() -> None:
    """Have everything written that is still kept back.

    Raises:
        UsageError: It cannot be written.
    """
    with _to_standard_output():
        sys.stdout.flush()


def write_json(data: object) -> None:
    """Write data as JSON in plain ASCII, which no terminal and no encoding can take for anything else."""
    import json

    write(json.dumps(data, indent=2))


def write_table(rows: Sequence[tuple[str, ...]]) -> None:
    """Write rows with their columns aligned in the terminal."""
    from reader.text.width import cell_len

    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        padded = (cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True))
        write("  ".join(padded).rstrip())


def say(message: str) -> None:
    """Write a message to standard error: a line, whatever a path or a file's text brings into it.

    What was written before stands before it. Where it cannot be written it is lost: there is no other place
    for it.

    Raises:
        UsageError: Data that was written before cannot be.
    """
    from reader.text.clean import scrub

    flush()
    try:
        print(scrub(message).replace("\n", "\N{SYMBOL FOR LINE FEED}"), file=sys.stderr, flush=True)
    except BrokenPipeError:
        raise
    except OSError:
        abandon(sys.stderr)


def abandon(stream: TextIO) -> None:
    """Let a stream go nowhere: what is left in its buffer would be written, and fail, when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


@contextmanager
def _to_standard_output() -> Iterator[None]:
    """Tell why standard output cannot be written to."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        abandon(sys.stdout)
        message = f"what was asked for cannot be written: {error.strerror or error}"
        raise UsageError(message, _HINTS.get(error.errno or 0, "")) from error
