"""``dateline state``: what the reader remembers, as a document, and back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.argument import STDIN, STDIN_NAME, check_path
from reader.cli.command import FINE, Command
from reader.cli.output import say, write_json
from reader.errors import UsageError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def _add_arguments(parser: ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="COMMAND", required=True)
    export = actions.add_parser("export", description="Write all that the reader remembers as JSON.")
    export.add_argument("file", metavar="FILE", nargs="?", help="a new file; else standard output")
    import_ = actions.add_parser("import", description="Take in what has been exported.")
    import_.add_argument("file", metavar="FILE", help="what `dateline state export` has written, or -")


def _run(arguments: Namespace) -> int:
    return _export(arguments.file) if arguments.action == "export" else _import(Path(arguments.file))


def _export(file: str | None) -> int:
    from reader import paths
    from reader.store.state import State, is_there
    from reader.store.state_export import exported

    path = paths.state_file()
    if is_there(path):
        with State(path) as state:
            data = exported(state)
    else:
        data = exported(None)
    if file is None or Path(file) == STDIN:
        write_json(data)
        return FINE
    import json

    from reader.cli.new_file import write_new_file

    write_new_file(Path(file), json.dumps(data, indent=2) + "\n", "give another name")
    return FINE


def _import(path: Path) -> int:
    from reader import paths
    from reader.store.state import State
    from reader.store.state_document import StateDocument
    from reader.store.state_import import take_in
    from reader.text.counted import counted

    if path == STDIN:
        data, name = sys.stdin.buffer.read(), STDIN_NAME
    else:
        check_path(path)
        name = str(path)
        try:
            data = path.read_bytes()
        except OSError as error:
            raise UsageError(f"{path} cannot be read: {error.strerror}") from error
    document = StateDocument.parse(data, name)
    with State(paths.state_file()) as state:
        taken = take_in(document, state)
    parts = (
        f"marks of {counted(taken.marks, 'article')}",
        counted(taken.notes, "note"),
        f"{taken.searches:,} saved search{'' if taken.searches == 1 else 'es'}",
        counted(taken.places, "place"),
    )
    say(f"new or newer: {', '.join(parts)}")
    return FINE


COMMAND = Command(
    "Write all that the reader remembers into a file, or take it in from one.",
    (
        ("dateline state export state.json", "what was read, starred and tagged, notes, searches, places"),
        ("dateline state import state.json", "on another machine, or after a loss"),
        ("dateline state export | gzip > state.json.gz", "a compressed copy"),
    ),
    _add_arguments,
    _run,
    "What is taken in is joined to what is there: what only one of both has is kept, and where they differ "
    "the newer one holds. It can be undone in the reader. The list of what can be undone is not written.",
    (("state.db", "What the reader remembers, in the folder for it."),),
)
