"""What is shown in place of an article that cannot be: the problems of its file."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from reader.commands import bindings, command
from reader.store.problems import Severity
from reader.text.clean import scrub
from reader.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textual.app import ComposeResult

    from reader.store.problems import Problem


class ProblemsScreen(Screen[None]):
    """Lists the problems of a file, with what to do about each."""

    BINDINGS: ClassVar = [
        *bindings(map(command, ("article.next", "article.previous", "library"))),
        Binding("r", "app.reload", "Read again", show=False),
        Binding("j", "scroll('scroll_down')", "Down", show=False),
        Binding("k", "scroll('scroll_up')", "Up", show=False),
        Binding("space", "scroll('scroll_page_down')", "Page down", show=False),
        Binding("b", "scroll('scroll_page_up')", "Page up", show=False),
        Binding("g", "scroll('scroll_home')", "Top", show=False),
        Binding("G", "scroll('scroll_end')", "End", show=False),
    ]

    def __init__(self, path: Path, problems: Sequence[Problem]) -> None:
        super().__init__()
        self._path = path
        self._problems = problems

    def compose(self) -> ComposeResult:
        """The problems as text that scrolls, and the keys."""
        with VerticalScroll(id="problems"):
            yield Static(problems_text(self._path, self._problems))
        status = StatusBar(id="status")
        status.hints = (
            ("r", "read again"),
            ("J K", "other articles"),
            ("0", "articles"),
            ("?", "help"),
            ("q", "quit"),
        )
        status.place = count_in_words(self._problems)
        yield status

    def on_mount(self) -> None:
        """The text takes the keys."""
        self.query_one(VerticalScroll).focus()

    def action_scroll(self, how: str) -> None:
        """Scroll the problems."""
        getattr(self.query_one(VerticalScroll), how)(animate=False)


def count_in_words(problems: Sequence[Problem]) -> str:
    """``2 errors, 1 warning``."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    counts = ((errors, "error"), (len(problems) - errors, "warning"))
    return ", ".join(f"{count} {word}{'' if count == 1 else 's'}" for count, word in counts if count)


def problems_text(path: Path, problems: Sequence[Problem]) -> Content:
    """The problems as a text to read."""
    parts: list[str | Content | tuple[str, str]] = [
        ("This article cannot be shown yet\n", "bold $dateline-headline"),
        (scrub(f"{path}\n"), "$dateline-dim"),
    ]
    for problem in problems:
        is_error = problem.severity is Severity.ERROR
        colour = "$dateline-error" if is_error else "$dateline-warning"
        parts.append((f"\nline {problem.line}, column {problem.column}  ", "bold"))
        parts.append((f"{problem.severity.value}\n", f"bold {colour}"))
        parts.append(f"  {scrub(problem.message)}\n")
        if problem.hint:
            parts.append((f"  → {scrub(problem.hint)}\n", "$dateline-dim"))
    return Content.assemble(*parts)
