"""What the library screen says: of the library, of what is listed, of what is wrong with a search."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from textual.content import Content

from reader.keys import keyed
from reader.screens.status import field_hints, keyed_hints
from reader.text.clean import clean_line
from reader.text.counted import counted
from reader.text.width import cell_len, cut

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.index.indexer import Stage
    from reader.screens.listing import Found, Totals, Wanted
    from reader.text.query_result import Sort
    from reader.text.query_term import QueryProblem
    from reader.widgets.status_bar import Hint

NEWEST_FIRST = "newest first"
ORDERS = {
    "date": NEWEST_FIRST,
    "oldest": "oldest first",
    "title": "by headline",
    "relevance": "best first",
}
"""The orders, by their names (`reader.text.query_result.Sort`), as they are told."""

_TYPING = (
    ("library.go", "keep"),
    ("library.previous library.next", "article"),
    ("library.complete", "complete"),
    ("library.back", "end search"),
)
"""The commands that matter while one types."""


_LIBRARY = "LIBRARY"


def heading(name: str, totals: Totals, cells: int) -> Content:
    """The library, and how much it holds: as much as there is room for, what is still to be read last to go.

    Args:
        name: What the library is called.
        totals: How much there is.
        cells: The room.
    """
    named = clean_line(name)
    articles = counted(totals.articles, "article") if totals.articles else ""
    unread = f"{totals.unread:,} unread" if totals.unread else ""
    flawed = f"{totals.flawed:,} with problems" if totals.flawed else ""
    wordings = [
        " · ".join(filter(None, parts))
        for parts in ((named, articles, unread, flawed), (named, articles, unread), (named, unread), (named,))
    ]
    told = _fitting(cells - cell_len(f"{_LIBRARY}  "), *wordings)
    return Content.assemble((_LIBRARY, "bold $dateline-accent"), "  ", told)


def order_words(wanted: Wanted, sort: Sort | None) -> str:
    """How the list is ordered.

    Args:
        wanted: What is asked for.
        sort: The order; None: nothing is listed yet.
    """
    if wanted.only_flawed:
        return "files with problems"
    return (ORDERS[sort] if sort else NEWEST_FIRST) + (f" · by {wanted.grouping}" if wanted.grouping else "")


def place(found: Found | None, totals: Totals, stage: Stage | None, cells: int) -> str:
    """How many articles are listed and why, or how far the index is: as much as there is room for.

    Args:
        found: What is listed; None: nothing yet.
        totals: How much there is.
        stage: How far the index is; None: it is up to date.
        cells: The room.
    """
    if stage is not None:
        of = f" of {stage.total:,}" if stage.total else ""
        return _fitting(cells, f"{stage.what} {stage.done:,}{of}", f"{stage.done:,}{of}")
    if found is None:
        return ""
    listed = len(found.contents.listing)
    text = clean_line(found.wanted.text)
    if found.wanted.only_flawed or found.query.root is None:
        return counted(listed, "file" if found.wanted.only_flawed else "article")
    whole = f"{listed:,}{'' if found.is_whole else '+'} of {totals.articles:,}"
    return _fitting(cells, f"{whole} · filter: {text}", f"{whole} · {text}", whole)


def _fitting(cells: int, *wordings: str) -> str:
    """The first wording that there is room for, or the last."""
    return next((words for words in wordings if cell_len(words) <= cells), wordings[-1])


def hints(found: Found | None, index: int, *, is_typing: bool, can_return: bool) -> tuple[Hint, ...]:
    """The keys that matter now.

    Args:
        found: What is listed; None: nothing yet.
        index: Where the cursor is in the list.
        is_typing: Whether one types a search.
        can_return: Whether an article is open below the list.
    """
    if is_typing:
        return field_hints(*_TYPING)
    ends: tuple[Hint, ...] = ()
    if found is not None and (found.wanted.text or found.wanted.only_flawed):
        ends = (("{library.back}", "end search" if found.wanted.text else "all articles"),)
    elif can_return:
        ends = (("{library.back}", "back"),)
    listed = len(found.contents.listing) if found is not None else 0
    if not listed:
        return keyed_hints(*ends, ("{library.search}", "search"), ("{help}", "help"))
    return keyed_hints(
        ("{library.next} {library.previous}", f"{index + 1:,}/{listed:,}"),
        ("{library.go}", "open"),
        *ends,
        ("{library.search}", "search"),
        ("{library.collections}", "collections"),
        ("{library.group}", "group"),
        ("{library.star}", "star"),
        ("{help}", "help"),
    )


def nothing(wanted: Wanted, root: Path, problem: str, *, is_refreshing: bool) -> Content:
    """Why the list is empty, and how to go on.

    Args:
        wanted: What is asked for.
        root: The library's folder.
        problem: Why articles cannot be read; empty: they can.
        is_refreshing: Whether articles are still being read.
    """
    if wanted.only_flawed:
        what, then = "No file has errors or warnings.", "{library.back} shows all articles."
    elif wanted.text.strip():
        what = f"No article has all of this: {clean_line(wanted.text)}"
        then = "{library.back} ends the search, {library.search} changes it."
        if " or " in f" {wanted.text} ":
            then += " In capitals, OR finds what has either."
    elif problem:
        what, then = f"The library cannot be listed: {problem}", "{library.refresh} tries again."
    elif is_refreshing:
        what, then = "The library is being read …", "Articles appear here as they are read."
    else:
        what = f"This folder holds no articles yet: {root}"
        then = "“dateline new” writes one to begin with; it appears here."
    return Content.assemble((clean_line(what), "$dateline-text"), "\n\n", (keyed(then), "$dateline-dim"))


def fault(problems: Sequence[QueryProblem], text: str, indent: int, cells: int) -> str:
    """What is wrong with a search: why, and a mark above each place of the field; in one row, or three.

    Args:
        problems: What is wrong; the first of it is told.
        text: The search.
        indent: Where the field begins, in cells.
        cells: The width of the rows.
    """
    first, marks = problems[0], ""
    for problem in problems:
        column = min(indent + cell_len(text[: problem.start]), cells - 1)
        room = max(1, min(cell_len(text[problem.start : problem.end]), cells - column))
        marks += " " * (column - cell_len(marks)) + "▼" * room if column >= cell_len(marks) else ""
    more = f"(and {counted(len(problems) - 1, 'other fault')})" if len(problems) > 1 else ""
    said = " ".join(filter(None, (" — ".join(filter(None, (first.message, first.hint))), more)))
    before = cell_len(marks) - cell_len(marks.lstrip())
    if cell_len(f"{marks} {said}") <= cells:
        return f"{marks} {said}"
    if cell_len(said) < before:
        return " " * (before - cell_len(said) - 1) + f"{said} {marks.lstrip()}"
    row, *rows = wrap(said, cells)
    return "\n".join((row, *([cut(" ".join(rows), cells)] if rows else []), marks))
