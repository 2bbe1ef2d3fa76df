"""``dateline new``: a new article."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.argument import check_path
from reader.cli.command import FINE, Command
from reader.cli.new_file import write_new_file
from reader.cli.output import say, write
from reader.errors import DateError, UsageError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

MAX_NAME_BYTES = 200
"""How long the name of a file is that is made of a headline; most systems allow 255 bytes."""

_DATE_FORMS = "write it as 2025-12-04 or 2025-12-04T21:10+05:30"

_OTHER_NAME = "choose another headline, or name the file yourself: --id NAME"


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("headline", metavar="HEADLINE", nargs="*", help="the headline, of one word or more")
    parser.add_argument(
        "--library",
        metavar="DIR",
        type=Path,
        default=Path(),
        help="the folder to write into; the current one, if left out",
    )
    parser.add_argument(
        "--date",
        metavar="DATE",
        help="when it is published: 2025-12-04 or 2025-12-04T21:10+05:30; today, if left out",
    )
    parser.add_argument(
        "--id", metavar="ID", help="its id and its file's name; made of the headline, if left out"
    )
    parser.add_argument(
        "--template",
        choices=("full", "short"),
        default="full",
        help="full: with every key explained, if left out; short: with those alone that must be there",
    )


def _run(arguments: Namespace) -> int:
    from reader.store.library import library_root
    from reader.store.template import ARTICLE_SCHEMA, article_template
    from reader.text.clean import clean_line, scrub

    headline = clean_line(" ".join(arguments.headline))
    if not headline:
        raise UsageError("an article needs a headline", 'as in: dateline new "Talks begin in New Delhi"')
    published = today() if arguments.date is None else _published(arguments.date)
    folder: Path = arguments.library
    check_path(folder)
    if not folder.is_dir():
        raise UsageError(f"{folder} is a file", "name the folder to write into")
    root = library_root(folder)
    path = _path(folder, root, headline, arguments.id)
    schema = _schema(folder, root)
    text = article_template(headline, published, is_full=arguments.template == "full", schema=schema)
    write_new_file(path, text, _OTHER_NAME)
    write(scrub(str(path)))
    if not schema:
        say(f"editors complete and check articles beside {ARTICLE_SCHEMA}, which `dateline init` writes")
    return FINE


def today() -> str:
    """The day it is here, as articles write it."""
    from datetime import datetime

    return datetime.now().astimezone().date().isoformat()


def _published(text: str) -> str:
    """A date that an article can be published on, as it is written.

    Raises:
        UsageError: It is no date; or a month, a year and the like.
    """
    from reader.model.dates import FuzzyDate
    from reader.text.clean import clean_line

    try:
        date = FuzzyDate.parse(clean_line(text))
    except DateError as error:  # its hint names all dates that there are
        raise UsageError(f"--date: {error}", _DATE_FORMS) from error
    if date.day is None:
        raise UsageError(f"the date must be known to the day, and {date.edtf} is not", _DATE_FORMS)
    return date.edtf


def _path(folder: Path, root: Path, headline: str, own_id: str | None) -> Path:
    """The file of a new article.

    Args:
        folder: Where it is to lie.
        root: The library's.
        headline: The article's.
        own_id: The id that the user wants; None: it is made of the headline.

    Raises:
        UsageError: There can be none of this name here.
    """
    from reader.store.library import FileKind, Library, is_library, kind_by_name

    names = _names(headline) if own_id is None else (_checked(own_id),)
    paths = (folder / f"{name}.yaml" for name in names)
    path = next((path for path in paths if kind_by_name(path, root) is FileKind.ARTICLE), None)
    if path is None:
        if own_id is not None and kind_by_name(folder / "article.yaml", root) is FileKind.ARTICLE:
            raise UsageError(
                f"{own_id}.yaml is no name for an article", "a library's own files are called so"
            )
        raise UsageError(
            f"the files in {folder} are read as entities, not as articles", "choose another folder"
        )
    if is_library(root):
        others = [
            other for other in Library(root).articles_by_id.get(path.stem, ()) if not _is_same(other, path)
        ]
        if others:
            raise UsageError(f"the library has an article {path.stem} already: {others[0]}", _OTHER_NAME)
    return path


def _names(headline: str) -> tuple[str, str]:
    """What the file of a headline can be called, and what else, if a library's own file is called so."""
    from reader.store.slug import id_of_file

    name = id_of_file(headline)
    if len(name.encode()) > MAX_NAME_BYTES:
        # A cut within a letter leaves bytes of it, and one within a word leaves a piece of that.
        cut = name.encode()[:MAX_NAME_BYTES].decode(errors="ignore")
        name = cut.rpartition("-")[0] or cut
    return name, f"{name}-article"


def _checked(own_id: str) -> str:
    """An id that the user wants.

    Raises:
        UsageError: It is none.
    """
    from reader.store.slug import is_slug, slug

    if is_slug(own_id) and len(own_id.encode()) <= MAX_NAME_BYTES:
        return own_id
    meant = slug(own_id)
    raise UsageError(
        f"{own_id} is no id: one is short, of lower-case letters and digits in groups that - joins",
        f"write it as {meant}" if is_slug(meant) and meant != own_id else "as in: --id talks-begin",
    )


def _is_same(one: Path, other: Path) -> bool:
    return one.absolute() == other.absolute()


def _schema(folder: Path, root: Path) -> str:
    """The path of the library's schema of articles, from a folder of it; empty: there is none."""
    import os

    from reader.store.template import ARTICLE_SCHEMA

    schema = root / ARTICLE_SCHEMA
    return Path(os.path.relpath(schema, folder)).as_posix() if schema.is_file() else ""


COMMAND = Command(
    "Write a new article that checks without a problem, and tell its path.",
    (
        ('dateline new "Talks begin in New Delhi"', "talks-begin-in-new-delhi.yaml in the current folder"),
        ('dateline new --library my-library "Talks begin"', "in another folder"),
        ('$EDITOR "$(dateline new Talks begin)"', "write on at once"),
    ),
    _add_arguments,
    _run,
    "The file is called by the words of the headline. What is there already is never written over.\n\n"
    "Every key that an article may have stands in it as a comment that explains it; --template short leaves "
    "these out. Its first line tells editors of the schema that `dateline init` has written for the library; "
    "where there is none, the line is left out.",
)
