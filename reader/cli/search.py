"""``dateline search``: the articles of a library that a query finds, the best first."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.cli.command import FINE, PROBLEMS_FOUND, WRONG_USE, Command
from reader.cli.output import say, write, write_json
from reader.errors import StateError, UsageError
from reader.text.counted import counted

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator, Sequence

    from reader.index.library_index import ArticleRow, LibraryIndex
    from reader.text.query_result import LibraryQuery
    from reader.text.search_term import Term
    from reader.text.snippet import Snippet

LIMIT = 20
"""How many articles are told where nothing else is asked for."""

_VALUED = ("--library", "--limit")
"""The options that a value follows."""

_PASSAGE_CELLS = 160
"""How wide a passage is in JSON and in a pipe."""

_LEAST_CELLS = 40
_SHOWN_BEFORE, _SHOWN = 40, 72
"""Characters of a query that are told before something wrong in it, and altogether."""
_INDENT = "    "
_LIT, _UNLIT = "\x1b[1;7m", "\x1b[0m"
"""What marks a hit on a terminal: bold and reversed, which any of them shows."""


class _Hit(NamedTuple):
    """An article that was found."""

    row: ArticleRow
    passage: Snippet | None


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("query", metavar="QUERY", nargs="+", help="what to look for")
    parser.add_argument(
        "--library",
        metavar="DIR",
        type=Path,
        help="its folder; else that of your settings, or the bundled one",
    )
    parser.add_argument("--limit", metavar="N", type=int, default=LIMIT, help=f"how many; else {LIMIT}")
    parser.add_argument("--json", action="store_true", help="write what is found as JSON")


def _arranged(arguments: list[str]) -> list[str]:
    """Put the words of the query last, behind ``--``, so that ``-without`` is no option."""
    options: list[str] = []
    words: list[str] = []
    left = iter(arguments)
    for argument in left:
        if argument == "--":
            words += left
        elif argument in _VALUED:
            options += [argument, *islice(left, 1)]
        elif argument.startswith("--") or argument == "-h":
            options.append(argument)
        else:
            words.append(argument)
    return [*options, "--", *words]


def _run(arguments: Namespace) -> int:
    from datetime import UTC, datetime

    from reader.cli.index import library_folder
    from reader.text.library_query import parse_query

    if arguments.limit < 1:
        raise UsageError(f"--limit {arguments.limit} is no number of articles", "write 1 or more")
    root = library_folder(arguments.library)
    text = " ".join(arguments.query)
    query = parse_query(text, datetime.now(tz=UTC).astimezone().date())
    if query.problems:
        _tell_problems(text, query)
        return WRONG_USE
    if query.root is None:
        raise UsageError("nothing is searched for", 'for example: dateline search "missile defence"')
    index = _refreshed(root)
    numbers = index.find(query).rows
    hits = list(_hits(index, query, numbers[: arguments.limit], _passage_cells(arguments)))
    if arguments.json:
        write_json([_as_json(hit) for hit in hits])
    else:
        for hit in hits:
            _write(hit)
    more = f"{len(hits):,} of " if len(hits) < len(numbers) else ""
    say(f"{more}{counted(len(numbers), 'article')}")
    return FINE if numbers else PROBLEMS_FOUND


def _refreshed(root: Path) -> LibraryIndex:
    """The library's index, brought up to date."""
    from reader import paths
    from reader.cli.index import marks_follow
    from reader.index.indexer import Indexer
    from reader.index.lock import BusyError
    from reader.index.sqlite_index import SqliteIndex
    from reader.store.state import State

    try:
        outcome = Indexer(root).refresh()
    except BusyError as error:
        say(f"{error}: what it has read so far is searched")
    else:
        marks_follow(root, outcome)
    state: Path | None = paths.state_file()
    if state is not None and state.is_file():
        try:
            State(state).close()  # brings it to this version
        except StateError as error:
            say(f"{error}: nothing is known of what you have read")
            state = None
    return SqliteIndex(root, state)


def _passage_cells(arguments: Namespace) -> int:
    """How wide a passage may be."""
    if arguments.json or not sys.stdout.isatty():
        return _PASSAGE_CELLS
    from shutil import get_terminal_size

    return max(_LEAST_CELLS, get_terminal_size().columns - len(_INDENT))


def _terms(query: LibraryQuery) -> tuple[Term, ...]:
    """What was searched for in texts: words, and the names of entities."""
    from reader.text.library_query import positive_words
    from reader.text.search_term import Term

    words = positive_words(query)
    named = (Term.of(name.name) for name in words.names)
    return (*words.terms, *(term for term in named if term is not None))


def _hits(index: LibraryIndex, query: LibraryQuery, numbers: Sequence[int], cells: int) -> Iterator[_Hit]:
    rows, terms = index.rows(numbers), _terms(query)
    passages = index.snippets(terms, numbers, cells) if terms else {}
    for number in numbers:
        if number in rows:  # else it has gone at this moment
            yield _Hit(rows[number], passages.get(number))


def _write(hit: _Hit) -> None:
    """Write an article in two lines: where and what it is, and a passage of it."""
    from reader.chronology.words import in_words
    from reader.model.dates import FuzzyDate
    from reader.text.clean import clean_line, scrub

    row = hit.row
    date = in_words(FuzzyDate.parse(row.published)) if row.is_sound else "has errors, see dateline check"
    write(f"{scrub(str(row.path))}: {clean_line(row.title)} · {date}")
    if hit.passage is not None:
        write(_INDENT + (_lit(hit.passage) if sys.stdout.isatty() else hit.passage.text))


def _lit(passage: Snippet) -> str:
    """A passage with what was searched for marked."""
    parts, end = [], 0
    for first, last in passage.spans:
        parts += [passage.text[end:first], _LIT, passage.text[first:last], _UNLIT]
        end = last
    return "".join((*parts, passage.text[end:]))


def _as_json(hit: _Hit) -> dict[str, object]:
    row, passage = hit.row, hit.passage
    return {
        "path": str(row.path),
        "id": row.id,
        "title": row.title,
        "published": row.published,
        "source": row.source,
        "summary": row.summary,
        "snippet": passage.text if passage else "",
        "hits": [list(span) for span in passage.spans] if passage else [],
    }


def _tell_problems(text: str, query: LibraryQuery) -> None:
    """Say what is wrong with a query, with a caret below the place."""
    from reader.text.clean import clean_line
    from reader.text.width import cell_len

    for problem in query.problems:
        say(f"dateline: {problem.message}" + (f" ({problem.hint})" if problem.hint else ""))
        first = max(0, problem.start - _SHOWN_BEFORE)
        shown = text[first : first + _SHOWN]
        if clean_line(text) == text:
            say(f"  {shown}")
            column = cell_len(shown[: problem.start - first])
            marked = cell_len(shown[problem.start - first : problem.end - first])
            say("  " + " " * column + "^" * max(1, marked))


COMMAND = Command(
    "Search a library: words, phrases, names, dates; the best article first.",
    (
        ("dateline search S-400 delivery", "articles with both words"),
        ("dateline search '\"missile defence\" date:2025'", "a phrase, and a year"),
        ("dateline search talks -missile", "articles with the one word and without the other"),
        ("dateline search --json --limit 100 entity:s-400", "for a script"),
    ),
    _add_arguments,
    _run,
    'The search is the one of the reader: words, "phrases", begin*, -without, this OR that, and fields such '
    "as title:, entity:, person:, topic:, source:, date:2025-03..2025-12, event:2018-10, is:unread, sort:date"
    ".\n\n"
    "The library's index is brought up to date first; when nothing has changed, that takes no time to speak "
    "of.",
    if_problems="Nothing is found.",
    arranged=_arranged,
)
