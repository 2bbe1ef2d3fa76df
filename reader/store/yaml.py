"""Reading a YAML file: its document with the places of everything, past what is wrong as far as can be."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from yaml.error import MarkedYAMLError
from yaml.reader import ReaderError

from reader.store.composer import BoundError, Composer
from reader.store.problems import Code
from reader.store.report import Report
from reader.store.source import mended, read_source

if TYPE_CHECKING:
    from pathlib import Path

    from reader.store.node import Node
    from reader.store.problems import Problem
    from reader.store.source import Source

MAX_REPAIRS = 20
"""Syntax errors that are read past in one file, to find what else is wrong with it."""
MAX_REPAIRED_BYTES = 1 << 20
"""The largest file that is read again after a syntax error."""


class Document(NamedTuple):
    """What a file holds."""

    report: Report
    """The problems found so far, and the place for those that are found next."""
    root: Node | None
    """None: there is nothing that could be looked at."""
    is_complete: bool
    """Whether the whole file was read; if not, what is missing may stand in the rest."""
    repaired_lines: frozenset[int]
    """The lines, counted from 0 as the parser does, that were read as they were most likely meant."""


def load_yaml(path: Path, name: str) -> Document | tuple[Problem, ...]:
    """Read a YAML file.

    Args:
        path: The file.
        name: How the user would name it.

    Returns:
        The document; or the problems that leave nothing to be looked at.
    """
    source, problems = read_source(path, name)
    return problems if source is None else parse_yaml(source)


def parse_yaml(source: Source) -> Document | tuple[Problem, ...]:
    """Read YAML.

    A line that is not YAML is read again as it was most likely meant, so that everything else that is
    wrong with the file can be told at once.

    Args:
        source: The text.

    Returns:
        The document; or the problems that leave nothing to be looked at.
    """
    composer = Composer(source)
    found: tuple[Problem, ...] = ()
    if isinstance(composer.failure, ReaderError):
        replaced, found = mended(source)
        if replaced is None:
            return found
        composer = Composer(replaced)
    faults = Report(composer.source)
    faults.extend(found)
    repaired_lines: set[int] = set()
    if isinstance(composer.failure, MarkedYAMLError):
        composer = _past_faults(composer, faults, repaired_lines)
    source.let_go()
    composer.source.let_go()
    if isinstance(composer.failure, BoundError):
        faults.error(composer.failure.mark, Code.TOO_LARGE, *composer.failure.args)
        return faults.problems()
    composer.report.extend(faults.problems())
    return Document(composer.report, composer.root, composer.failure is None, frozenset(repaired_lines))


def _past_faults(composer: Composer, faults: Report, repaired_lines: set[int]) -> Composer:
    """Read a source again and again, each time with the line mended that stopped the parser.

    Args:
        composer: The first reading.
        faults: Takes what is wrong.
        repaired_lines: Takes the lines that were mended.

    Returns:
        The last reading; it may have been stopped, too.
    """
    from reader.store.syntax import diagnose, goes_on  # noqa: PLC0415  its patterns take 1 ms of a start

    told = {(problem.line, problem.column) for problem in faults.problems() if problem.is_error}
    repaired_line = -2
    for _ in range(MAX_REPAIRS):
        if not isinstance(composer.failure, MarkedYAMLError):
            break
        diagnosis = diagnose(composer.source, composer.failure, composer.last_event)
        line = diagnosis.mark.line
        above = composer.source.line(repaired_line)
        if line <= repaired_line or (
            line == repaired_line + 1 and goes_on(composer.source.line(line), above)
        ):
            break  # it follows from the fault before
        if composer.source.place(diagnosis.mark) not in told:
            faults.error(diagnosis.mark, Code.SYNTAX, diagnosis.message, diagnosis.hint)
        if diagnosis.repaired_line is None or len(composer.source.data) > MAX_REPAIRED_BYTES:
            break
        repaired_line = line
        repaired_lines.add(line)
        composer = Composer(composer.source.with_line(repaired_line, diagnosis.repaired_line))
    return composer
