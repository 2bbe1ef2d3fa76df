"""What several commands are given: paths, an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.output import say
from reader.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reader.text.annotation import AnnotatedArticle


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
        raise UsageError(f"{path} is neither a file nor a folder")
    hint = ""
    if path.name == str(path):
        from reader.store.suggestion import did_you_mean

        hint = did_you_mean(str(path), list(commands))
    raise UsageError(f"there is no file or folder {path}", hint)


def read_article(path: Path) -> AnnotatedArticle | None:
    """Read an article with its library's entities, and find its mentions.

    Returns:
        The article; None: it has errors, which have been told.

    Raises:
        UsageError: It is not there, or is a folder.
    """
    from reader.store.article_file import load_article
    from reader.store.library import Library, library_root
    from reader.text.annotation import annotate
    from reader.text.whos_who import WhosWho

    check_path(path)
    if path.is_dir():
        raise UsageError(f"{path} is a folder", "name an article")
    entities = Library(library_root(path)).entities()
    article, problems = load_article(path, entities)
    if article is None:
        for problem in problems:
            say(str(problem))
        return None
    return annotate(article, WhosWho(entities).gazetteer(article))
