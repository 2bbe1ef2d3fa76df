"""``dateline notes``: the reader's notes, with citations."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.argument import check_path
from reader.cli.command import FINE, Command
from reader.cli.output import say, write, write_json

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from reader.store.note_store import NotedArticle


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--library", metavar="DIR", type=Path, help="only notes on articles of this library")
    parser.add_argument("--json", action="store_true", help="write the notes as JSON")


def _run(arguments: Namespace) -> int:
    from reader.export.notes import notes_data, notes_markdown

    found = _noted(arguments.library)
    if arguments.json:
        write_json(notes_data(found))
    elif found:
        write(notes_markdown(found))
    else:
        say("there are no notes")
    return FINE


def _noted(folder: Path | None) -> list[NotedArticle]:
    """The notes that are asked for."""
    from reader import paths
    from reader.store.library import library_root
    from reader.store.note_store import NoteStore
    from reader.store.state import State, is_there

    if folder is not None:
        check_path(folder)
    path = paths.state_file()
    if not is_there(path):
        return []
    with State(path) as state:
        return NoteStore(state).all(None if folder is None else library_root(folder))


COMMAND = Command(
    "Write all your notes as Markdown, each with the citation of its article and the words that it is about.",
    (
        ("dateline notes > notes.md", "all notes"),
        ("dateline notes --library my-library", "those on articles of one library"),
        ("dateline notes --json", "as data, for a script"),
    ),
    _add_arguments,
    _run,
    "Notes on articles that have been deleted since are written, too.",
)
