"""What commands write: data to standard output, messages to standard error."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def write(line: str) -> None:
    """Write a line of data."""
    print(line)


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
    """Write a message to standard error: a line, whatever a path or a file's text brings into it."""
    from reader.text.clean import scrub

    print(scrub(message).replace("\n", "\N{SYMBOL FOR LINE FEED}"), file=sys.stderr)
