"""``dateline init``: a new library."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.command import FINE, Command
from reader.cli.new import today
from reader.cli.new_file import write_new_file
from reader.cli.output import say, write
from reader.errors import UsageError
from reader.text.counted import counted

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

_WHOS_WHO = "entities.yaml"
_FIRST_ARTICLE = "first-article.yaml"
_HEADLINE = "The first article"


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "folder",
        metavar="DIR",
        nargs="?",
        type=Path,
        default=Path(),
        help="the folder, which is made if it is not there; the current one, if left out",
    )


def _run(arguments: Namespace) -> int:
    from reader.text.clean import scrub

    folder: Path = arguments.folder
    _check(folder)
    wanted = _wanted(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise UsageError(f"{error.filename} is no folder", "choose another name") from error
    except OSError as error:
        raise UsageError(f"{folder} cannot be made: {error.strerror}", "choose another folder") from error
    written = 0
    for name, text in wanted.items():
        path = folder / name
        if os.path.lexists(path):
            is_outdated = name.endswith(".json") and not _holds(path, text)
            renewed = (
                "; it is of another version: take it away, and this writes it anew" if is_outdated else ""
            )
            say(f"{path} is there already and stays as it is{renewed}")
        else:
            write_new_file(path, text, "call this once more")
            write(scrub(str(path)))
            written += 1
    say(f"{folder} is a library; {counted(written, 'file')} written")
    return FINE


def _check(folder: Path) -> None:
    """See that a folder can be a library of its own.

    Raises:
        UsageError: It is a part of one, and would take its articles out of it.
    """
    from reader.store.library import entity_paths, is_library, library_root

    here = folder.absolute()
    if here.name == Path(_WHOS_WHO).stem:
        raise UsageError(f"{folder} can be no library", "a library's folder of entities is called so")
    there = next(place for place in (here, *here.parents) if place.is_dir())
    root = library_root(there)
    if is_library(root) and root != here:
        raise UsageError(
            f"{folder} lies in a library already: {entity_paths(root)[0]}",
            "add an article to it with dateline new, or choose another folder",
        )


def _wanted(folder: Path) -> dict[str, str]:
    """The files of a library by name; what this one has under another name is left out."""
    from reader.store.library import Library, entity_paths
    from reader.store.schema import article_schema, entity_schema
    from reader.store.template import ARTICLE_SCHEMA, ENTITY_SCHEMA, article_template, entities_template

    files = {
        ARTICLE_SCHEMA: json.dumps(article_schema(), indent=2) + "\n",
        ENTITY_SCHEMA: json.dumps(entity_schema(), indent=2) + "\n",
    }
    if set(entity_paths(folder)) <= {folder / _WHOS_WHO}:
        files[_WHOS_WHO] = entities_template(schema=ENTITY_SCHEMA)
    if set(Library(folder).articles()) <= {folder / _FIRST_ARTICLE}:
        files[_FIRST_ARTICLE] = article_template(_HEADLINE, today(), schema=ARTICLE_SCHEMA)
    return files


def _holds(path: Path, text: str) -> bool:
    try:
        return path.read_text(encoding="utf-8") == text
    except (OSError, ValueError):
        return False


COMMAND = Command(
    "Make a folder a library: a who's who, schemas for your editor, a first article.",
    (
        ("dateline init my-library", "a new folder"),
        ("dateline init", "the current folder"),
        ("dateline init my-library; dateline check my-library", "and see that all is well"),
    ),
    _add_arguments,
    _run,
    "What is there already is named and stays as it is, so that it can be called again: it then adds what is "
    "missing. A folder with articles gets no first one. Inside a library, no other one can be made.\n\n"
    "The paths of the files that were written go to standard output.",
    (
        (_WHOS_WHO, "Whom and what the articles name; it makes the folder a library."),
        (_FIRST_ARTICLE, "An article with every key explained, to write over or to take away."),
        ("article.schema.json, entities.schema.json", "By these, editors complete and check as you type."),
    ),
)
