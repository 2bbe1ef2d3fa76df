"""``dateline print``: an article to be read from top to bottom, in a pipe, aloud or in braille."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.argument import path_of, read_article
from reader.cli.command import FINE, PROBLEMS_FOUND, Command
from reader.cli.output import write, write_json
from reader.errors import UsageError
from reader.terminal import terminal

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

COMFORTABLE_CELLS = 72
"""The longest line in a terminal, unless one asks for another."""

MINIMUM_CELLS = 8
"""The shortest line that is of any use: less than the smallest braille displays have."""


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("path", metavar="FILE", type=Path, help="an article; - is standard input")
    parser.add_argument(
        "--format", choices=("text", "markdown", "json"), default="text", help="what to write; default: text"
    )
    parser.add_argument(
        "--width",
        metavar="N",
        type=_cells,
        help="of text: the longest line in characters, 0 for one line a paragraph;"
        f" default: the terminal's width up to {COMFORTABLE_CELLS}, 0 in a pipe",
    )
    # Two options rather than one with a value that may be left out, which would take FILE for its value.
    parser.add_argument(
        "--mentions",
        action="store_const",
        const="first",
        default="none",
        help="say who or what is meant behind the first mention of each entity in a section",
    )
    parser.add_argument(
        "--mentions=all",
        dest="mentions",
        action="store_const",
        const="all",
        help="the same behind every mention",
    )
    parser.add_argument(
        "--ascii",
        action="store_true",
        help="of text: nothing but ASCII; so it is by itself where the locale is not UTF-8",
    )
    parser.add_argument("--no-timeline", dest="timeline", action="store_false", help="leave out the events")
    parser.add_argument("--no-entities", dest="entities", action="store_false", help="leave out the entities")


def _cells(text: str) -> int:
    """Read a width."""
    from argparse import ArgumentTypeError

    if not (text.isascii() and text.isdigit() and (int(text) >= MINIMUM_CELLS or int(text) == 0)):
        raise ArgumentTypeError(f"{text!r} is neither a number from {MINIMUM_CELLS} nor 0")
    return int(text)


def _run(arguments: Namespace) -> int:
    is_text, is_json = arguments.format == "text", arguments.format == "json"
    if arguments.width is not None and not is_text:
        raise UsageError(f"--width is not for {arguments.format}", "it wraps text only: leave it out")
    if arguments.ascii and not is_text:
        raise UsageError(f"--ascii is not for {arguments.format}", "it is for text only: leave it out")
    if arguments.mentions != "none" and is_json:
        raise UsageError("--mentions is not for json", "it holds every mention anyway: leave it out")
    annotated = read_article(arguments.path)
    if annotated is None:
        return PROBLEMS_FOUND

    from reader.store.open_library import title_of

    title_of_related = partial(title_of, path_of(arguments.path))
    if is_json:
        from reader.export.article_json import article_data

        write_json(
            article_data(
                annotated,
                timeline=arguments.timeline,
                entities=arguments.entities,
                title_of=title_of_related,
            )
        )
        return FINE

    from reader.export import markdown, plain_text
    from reader.export.linear import linear
    from reader.export.mention_note import Noted

    pieces = linear(
        annotated,
        timeline=arguments.timeline,
        entities=arguments.entities,
        noted=Noted(arguments.mentions),
        title_of=title_of_related,
    )
    if not is_text:
        write(markdown.render(pieces))
        return FINE
    text = plain_text.render(pieces, _width(arguments.width))
    if arguments.ascii or not terminal(os.environ).has_unicode:
        from reader.text.plain_ascii import to_ascii

        text = "\n".join(to_ascii(line).rstrip() for line in text.split("\n"))
    write(text)
    return FINE


def _width(asked: int | None) -> int:
    """The longest line: as asked, or what suits standard output; 0: no longest."""
    if asked is not None:
        return asked
    if not sys.stdout.isatty():
        return 0
    from shutil import get_terminal_size

    return max(MINIMUM_CELLS, min(COMFORTABLE_CELLS, get_terminal_size().columns))


COMMAND = Command(
    "Write an article as plain text, Markdown or JSON: its text, timeline and entities one after the other.",
    (
        ("dateline print article.yaml | less", "read it in any pager"),
        ("dateline print article.yaml | espeak-ng", "hear it"),
        ("dateline print --width 40 article.yaml", "for a braille display of 40 cells"),
        ("dateline print --mentions article.yaml", "“Singh [Rajnath Singh]”: who is who"),
        ("dateline print --format markdown article.yaml > article.md", "for a web page or a document"),
    ),
    _add_arguments,
    _run,
    """\
text: nothing but characters and line ends, for pagers, speech and braille. Sections are numbered in words, \
a quote begins with its speaker, pictures are their description and caption, facts and list items stand on \
lines of their own, links are numbered and listed at the end. In a pipe every paragraph is one line, which \
suits speech and grep.

markdown: CommonMark, the same with headings, lists and links; quotes and fact boxes are block quotes.

json: the headline's fields; sections of blocks, each with role, text, marks and mentions (start, end, \
entity); the timeline, with dates as EDTF and in words; the entities, with counts. All keys are always \
there, except those that are left out on request.""",
    if_problems="The article has errors, which have been told.",
)
