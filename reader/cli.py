"""The ``dateline`` command.

Each command is one entry of `COMMANDS`: its name, what it does, examples, its arguments, and the function
that does it. To add one, write that function and its entry.

Data goes to standard output, messages to standard error. The exit code is 0 (fine), 1 (problems found) or 2
(wrong use).
"""

from __future__ import annotations

import gc
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader import __version__
from reader.errors import DatelineError, UsageError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Iterable, Sequence

    from reader.store.problems import Problem
    from reader.text.annotation import AnnotatedArticle

FINE, PROBLEMS_FOUND, WRONG_USE = range(3)
INTERRUPTED = 130
"""What a shell expects of a program that Ctrl+C ended: 128 + SIGINT."""
PIPE_CLOSED = 141
"""What a shell expects when nobody reads on: 128 + SIGPIPE."""


class Command(NamedTuple):
    """Something that ``dateline`` does besides opening the reader."""

    name: str
    summary: str
    """What it does, in a line of the help."""
    examples: tuple[tuple[str, str], ...]
    """Command lines, with what each is for."""
    add_arguments: Callable[[ArgumentParser], object]
    run: Callable[[Namespace], int]
    """Does it; the exit code."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        argv: The arguments; None: those of the process.

    Returns:
        The exit code.
    """
    arguments = sys.argv[1:] if argv is None else list(argv)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _dispatch(arguments)
        sys.stdout.flush()
    except DatelineError as error:
        _say(f"dateline: {error}" + (f" ({error.hint})" if error.hint else ""))
        return WRONG_USE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # What is left in the buffer would be written, and fail, when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    return code


def _dispatch(arguments: list[str]) -> int:
    """Run a command, or open the reader; argparse takes 6 ms, so it is left out where it is not needed."""
    first = arguments[0] if arguments else ""
    if first in {"-h", "--help"}:
        _write(_help())
        return FINE
    if first == "--version":
        _write(f"dateline {__version__}")
        return FINE
    for command in COMMANDS:
        if command.name == first:
            return _run(command, arguments[1:])
    return _open(arguments)


def _run(command: Command, arguments: list[str]) -> int:
    from argparse import ArgumentParser, RawDescriptionHelpFormatter
    from typing import NoReturn

    class Parser(ArgumentParser):
        def error(self, message: str) -> NoReturn:
            raise UsageError(message, f"see: dateline {command.name} --help")

    parser = Parser(
        prog=f"dateline {command.name}",
        description=command.summary,
        epilog=_examples(command.examples),
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    command.add_arguments(parser)
    try:
        parsed = parser.parse_args(arguments)
    except SystemExit:  # after --help
        return FINE
    return command.run(parsed)


# Opening the reader


def _open(arguments: list[str]) -> int:
    """``dateline [PATH]``."""
    if arguments[:1] == ["--"]:
        arguments = arguments[1:]
    elif option := next((argument for argument in arguments if argument.startswith("-")), None):
        raise UsageError(f"there is no option {option}", "see: dateline --help")
    if len(arguments) > 1:
        raise UsageError("only one article or folder can be opened", "see: dateline --help")
    path = Path(arguments[0]) if arguments else None
    if path is not None:
        _check_path(path, is_command=True)
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
    from reader.app import run

    return run(path)


def _has_terminal() -> bool:
    """Whether keys can be read and rows be drawn."""
    return all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def _check_path(path: Path, *, is_command: bool = False) -> None:
    """See that a path can be read from.

    Args:
        path: As the user gave it.
        is_command: Whether a command could have been meant.

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
    if is_command and path.name == str(path):
        from reader.store.suggestion import did_you_mean

        hint = did_you_mean(str(path), [command.name for command in COMMANDS])
    raise UsageError(f"there is no file or folder {path}", hint)


# check


def _add_check_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "paths", metavar="PATH", nargs="+", type=Path, help="an article, a file of entities, or a folder"
    )
    parser.add_argument("--json", action="store_true", help="write the problems as JSON")


def _check(arguments: Namespace) -> int:
    from reader.store.check import Checker

    paths: list[Path] = arguments.paths
    for path in paths:
        _check_path(path)
    checker = Checker()
    files = 0
    problems: list[Problem] = []
    for path in paths:
        for _, found in checker.check(path):
            files += 1
            problems += found
            if not arguments.json:
                for problem in found:
                    _write(str(problem))
    if arguments.json:
        _write_json([problem.to_json() for problem in problems])
    errors = sum(problem.is_error for problem in problems)
    counts = [(files, "file"), (errors, "error"), (len(problems) - errors, "warning")]
    _say(", ".join(f"{count:,} {noun}{'' if count == 1 else 's'}" for count, noun in counts))
    return PROBLEMS_FOUND if errors else FINE


# schema


def _add_schema_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("kind", choices=("article", "entities"), help="the kind of file")


def _schema(arguments: Namespace) -> int:
    from reader.store.schema import article_schema, entity_schema

    _write_json(article_schema() if arguments.kind == "article" else entity_schema())
    return FINE


# mentions


def _add_mentions_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("path", metavar="FILE", type=Path, help="an article")
    parser.add_argument("--json", action="store_true", help="write the mentions as JSON")


def _mentions(arguments: Namespace) -> int:
    from reader.store.article_file import load_article
    from reader.store.library import Library, library_root
    from reader.text.annotation import annotate
    from reader.text.whos_who import WhosWho

    path: Path = arguments.path
    _check_path(path)
    if path.is_dir():
        raise UsageError(f"{path} is a folder", "name an article")
    entities = Library(library_root(path)).entities()
    article, problems = load_article(path, entities)
    if article is None:
        for problem in problems:
            _say(str(problem))
        return PROBLEMS_FOUND
    annotated = annotate(article, WhosWho(entities).gazetteer(article))
    if arguments.json:
        _write_json(_mention_data(annotated))
    else:
        _write_table(_mention_rows(annotated))
    return FINE


def _mention_data(annotated: AnnotatedArticle) -> list[dict[str, object]]:
    data: list[dict[str, object]] = []
    for mention in annotated.mentions:
        block = annotated.blocks[mention.block]
        entry: dict[str, object] = {
            "entity": mention.entity or None,
            "type": annotated.entity(mention.entity).type if mention.entity else None,
            "text": annotated.text_of(mention),
            "section": block.section,
            "block": block.number,
            "start": mention.start,
            "end": mention.end,
            "rule": mention.rule,
            "alias": mention.alias,
        }
        if mention.candidates:
            entry["candidates"] = mention.candidates
        data.append(entry)
    return data


def _mention_rows(annotated: AnnotatedArticle) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for mention in annotated.mentions:
        block = annotated.blocks[mention.block]
        who = mention.entity or " or ".join(mention.candidates) + "?"
        kind = annotated.entity(mention.entity).type if mention.entity else ""
        place = f"{block.section}/{block.number}:{mention.start}-{mention.end}"
        rows.append((place, annotated.text_of(mention), who, kind, f"{mention.rule}: {mention.alias}"))
    return rows


COMMANDS = (
    Command(
        "check",
        "Tell every problem of articles and files of entities, as path:line:column.",
        (
            ("dateline check article.yaml", "one article, with its library's entities"),
            ("dateline check my-library", "everything in a folder"),
            ("dateline check --json my-library", "the same, for a script"),
        ),
        _add_check_arguments,
        _check,
    ),
    Command(
        "mentions",
        "Tell every mention in an article: where, what, whom it names, and by which rule and alias.",
        (
            ("dateline mentions article.yaml", "a mention a line"),
            ("dateline mentions --json article.yaml", "the same, for a script"),
        ),
        _add_mentions_arguments,
        _mentions,
    ),
    Command(
        "schema",
        "Write the JSON Schema of a kind of file, for editors that complete and check YAML.",
        (
            ("dateline schema article > article.schema.json", "for articles"),
            ("dateline schema entities > entities.schema.json", "for entities.yaml"),
        ),
        _add_schema_arguments,
        _schema,
    ),
)
"""All commands, in the order of the help."""


# Writing


def _help() -> str:
    width = max(len(command.name) for command in COMMANDS)
    commands = "\n".join(f"  {command.name:{width}}  {command.summary}" for command in COMMANDS)
    opening = (
        ("dateline", "the bundled articles"),
        ("dateline article.yaml", "one article"),
        ("dateline my-library", "a folder of articles"),
        ("dateline ./check", "a file that is called like a command"),
    )
    own = tuple(example for command in COMMANDS for example in command.examples)
    return f"""usage: dateline [PATH]
       dateline COMMAND …

A news reader that knows who and what the news is about, and when it happened.

PATH is an article or a folder of articles; without one the bundled articles are opened.

commands:
{commands}

options:
  -h, --help  this help; behind a command, that command's
  --version   the version

{_examples(opening + own)}"""


def _examples(examples: Iterable[tuple[str, str]]) -> str:
    rows = list(examples)
    width = max(len(line) for line, _ in rows)
    return "examples:\n" + "\n".join(f"  {line:{width}}  {purpose}" for line, purpose in rows)


def _write(line: str) -> None:
    print(line)


def _write_json(data: object) -> None:
    """Write data as JSON in plain ASCII, which no terminal and no encoding can take for anything else."""
    import json

    _write(json.dumps(data, indent=2))


def _write_table(rows: Sequence[tuple[str, ...]]) -> None:
    """Write rows with their columns aligned in the terminal."""
    from reader.text.width import cell_len

    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        padded = (cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True))
        _write("  ".join(padded).rstrip())


def _say(message: str) -> None:
    """Write a message to standard error: a line, whatever a path or a file's text brings into it."""
    from reader.text.clean import scrub

    print(scrub(message).replace("\n", "\N{SYMBOL FOR LINE FEED}"), file=sys.stderr)
