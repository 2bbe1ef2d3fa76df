"""Collecting the problems of one file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.store.problems import Code, Problem, Severity, in_reading_order

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.store.source import Mark, Source

MAX_PROBLEMS = 1_000
"""How many problems of a file are listed; a hostile file could have hundreds of thousands."""


class Report:
    """The problems of one file, in the making."""

    def __init__(self, source: Source) -> None:
        self.source = source
        """Tells the places of marks."""
        self._problems: dict[Problem, None] = {}
        """Each once: what an alias repeats is wrong in one place only."""
        self._left_out = 0
        """How many problems were not kept."""
        self._worst_left_out = Severity.WARNING
        """How bad those were."""

    def error(self, mark: Mark, code: Code, message: str, hint: str = "") -> None:
        """Add what keeps the file from being shown right."""
        self._add(mark, Severity.ERROR, code, message, hint)

    def warn(self, mark: Mark, code: Code, message: str, hint: str = "") -> None:
        """Add what its writer can hardly have meant."""
        self._add(mark, Severity.WARNING, code, message, hint)

    def extend(self, problems: Iterable[Problem]) -> None:
        """Add problems that were found before."""
        self._problems.update(dict.fromkeys(problems))

    def problems(self) -> tuple[Problem, ...]:
        """All of them, in reading order; a last one tells how many there are besides."""
        listed = in_reading_order(self._problems)
        if not self._left_out:
            return listed
        message = f"about {self._left_out} problems more are not listed"
        place = (listed[-1].line, listed[-1].column)
        last = Problem(self.source.path, *place, self._worst_left_out, Code.TOO_MANY_PROBLEMS, message)
        return (*listed, last)

    @property
    def is_full(self) -> bool:
        """Whether what is added now will not be listed; looking for hints would be lost work."""
        return len(self._problems) >= MAX_PROBLEMS

    def _add(self, mark: Mark, severity: Severity, code: Code, message: str, hint: str) -> None:
        line, column = self.source.place(mark)
        problem = Problem(self.source.path, line, column, severity, code, message, hint)
        if not self.is_full:
            self._problems[problem] = None
        elif problem not in self._problems:
            self._left_out += 1
            if problem.is_error:
                self._worst_left_out = Severity.ERROR
