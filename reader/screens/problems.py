"""What is shown in place of an article that cannot be: the problems of its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

from reader.commands import Context
from reader.keys import bindings_of
from reader.screens.status import keyed_hints
from reader.screens.style import read_styles
from reader.store.problems import Code, Severity
from reader.text.counted import counted
from reader.widgets.line import Line
from reader.widgets.scrolling_lines import ScrollingLines
from reader.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from textual.app import App, ComposeResult

    from reader.store.problems import Problem


class ProblemsScreen(Screen[None]):
    """Lists the problems of a file, with what to do about each."""

    BINDINGS = bindings_of(Context.PROBLEMS)

    DEFAULT_CSS = """
    ProblemsScreen ScrollingLines { padding: 0 1; scrollbar-size-vertical: 1; }
    """

    app: App[int]

    def __init__(self, path: Path, problems: Sequence[Problem]) -> None:
        """Show some problems.

        Args:
            path: The file.
            problems: Its problems, in the order to tell them.
        """
        super().__init__()
        self._path = path
        """The file."""
        self._problems = problems
        """Its problems, in the order to tell them."""

    def compose(self) -> ComposeResult:
        """The problems as text that scrolls, and the keys."""
        yield ScrollingLines(list(problem_lines(self._path, self._problems)))
        status = StatusBar(id="status")
        status.hints = keyed_hints(
            ("{reload}", "read again"),
            ("{article.next} {article.previous}", "other articles"),
            ("{library}", "list of articles"),
            ("{back_or_quit}", "quit"),
            ("{help}", "help"),
        )
        status.place = count_in_words(self._problems)
        yield status

    def on_mount(self) -> None:
        """The text takes the keys; the palette is drawn as it is over an article."""
        read_styles(self.app, "panes.tcss")
        self.query_one(ScrollingLines).focus()


def count_in_words(problems: Sequence[Problem]) -> str:
    """``2 errors, 1 warning``."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    counts = ((errors, "error"), (len(problems) - errors, "warning"))
    return ", ".join(counted(count, word) for count, word in counts if count)


def _one(problem: Problem, *, with_path: bool = False) -> Iterator[Line]:
    colour = "$dateline-error" if problem.severity is Severity.ERROR else "$dateline-warning"
    parts = [problem.path] if with_path else []
    if not with_path or problem.code is not Code.UNREADABLE:  # of what cannot be read no line can be told
        parts.append(f"line {problem.line}, column {problem.column}")
    yield Line(((f"{', '.join(parts)}  ", "bold"), (problem.severity.value, f"bold {colour}")), hang=2)
    yield Line((problem.message,), indent=2)
    if problem.hint:
        yield Line(((f"→ {problem.hint}", "$dateline-dim"),), indent=2, hang=2)


def error_lines(problems: Sequence[Problem], *, with_paths: bool = False) -> list[Line]:
    """The errors alone, for where there is little room.

    Args:
        problems: All problems.
        with_paths: Whether to tell the file of each: they may be of several.
    """
    return [line for problem in problems if problem.is_error for line in _one(problem, with_path=with_paths)]


def problem_lines(path: Path, problems: Sequence[Problem]) -> Iterator[Line]:
    """The problems as lines to read."""
    yield Line((("This article cannot be shown yet", "bold $dateline-headline"),))
    yield Line(((str(path), "$dateline-dim"),), hang=2)
    for problem in problems:
        yield Line()
        yield from _one(problem)
    yield Line()
    yield Line((("`dateline check` tells what only its library can show, too.", "$dateline-dim"),))
