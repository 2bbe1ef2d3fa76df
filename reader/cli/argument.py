"""What several commands are given: paths, an article, standard input in the place of one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.output import say
from reader.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.store.problems import Problem
    from reader.store.source import Source
    from reader.text.annotation import AnnotatedArticle

STDIN = Path("-")
"""What stands for standard input where a file can stand; ``./-`` is the file of that name."""

STDIN_NAME = "<stdin>"
"""What messages call it."""
STDIN_PLACE = Path("stdin.yaml")
"""What it is taken for: a file of the current folder, to whose library it then belongs."""


def check_path(path: Path, commands: Iterable[str] = ()) -> None:
    """See that a path can be read from.

    Args:
        path: As the user gave it.
        commands: The names of commands, one of which could have been meant.

    Raises:
        UsageError: It is not there, or is neither a file nor a folder.
    """
    try:
        is_there = path.exists()
        is_readable = path.is_file() or path.is_dir()
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from error
    if is_readable:
        return
    if is_there:
        raise UsageError(
            f"{path} is neither a file nor a folder", "what a pipe gives is read by: dateline print -"
        )
    try:
        hint = _where_else(path, commands)
    except OSError:  # the current folder may be gone, or others be forbidden
        hint = ""
    raise UsageError(f"there is no file or folder {path}", hint)


def _where_else(path: Path, commands: Iterable[str]) -> str:
    """What to do about a path that leads nowhere: what was meant, or where to look."""
    from reader.store.suggestion import did_you_mean, suggestion

    is_name = path.name == str(path)
    if is_name and (hint := did_you_mean(path.name, commands)):
        return hint
    folder = next((folder for folder in path.parents if folder.is_dir()), path.parent)
    if folder != path.parent:
        missing = next(place for place in reversed(path.parents) if not place.is_dir())
        return f"there is no folder {missing} either: check the path"
    meant = suggestion(path.name, neighbours := _neighbours(folder))
    if meant is not None:
        return f"did you mean `{path.with_name(neighbours[meant])}`?"
    return f"look for its name in {folder.absolute()}, or give the path of another folder"


def _neighbours(folder: Path) -> dict[str, str]:
    """What a folder holds, by names that it can be called: YAML files have one without their suffix, too."""
    try:
        names = sorted(path.name for path in folder.iterdir())
    except OSError:  # it may be forbidden to list what may be opened
        names = []
    shown = [name for name in names if not name.startswith(".")]
    return {Path(name).stem: name for name in shown if name.endswith((".yaml", ".yml"))} | {
        name: name for name in shown
    }


def read_stdin() -> tuple[Source | None, tuple[Problem, ...]]:
    """Read standard input to its end; as `reader.store.source.read_source` reads a file."""
    from reader.store.source import read_stream

    return read_stream(sys.stdin.buffer, STDIN_NAME)


def read_article(path: Path) -> AnnotatedArticle | None:
    """Read an article with its library's entities, and find its mentions.

    Args:
        path: Its file; `STDIN`: it is on standard input.

    Returns:
        The article; None: it has errors, which have been told.

    Raises:
        UsageError: It is not there, or is a folder.
    """
    from reader.store.article_file import article_of
    from reader.store.library import Library, library_root
    from reader.store.yaml import load_yaml, parse_yaml
    from reader.text.annotation import annotate
    from reader.text.whos_who import WhosWho

    place = path_of(path)
    if path == STDIN:
        source, unreadable = read_stdin()
        document = unreadable if source is None else parse_yaml(source)
    else:
        check_path(path)
        if path.is_dir():
            raise UsageError(f"{path} is a folder", "name an article")
        document = load_yaml(path, str(path))
    entities = Library(library_root(place)).entities()
    article, problems = article_of(document, place.stem, entities)
    if article is None:
        for problem in problems:
            say(str(problem))
        return None
    return annotate(article, WhosWho(entities).gazetteer(article))


def path_of(path: Path) -> Path:
    """Where an article lies: where it was said, or, on standard input, in the current folder."""
    return STDIN_PLACE if path == STDIN else path
