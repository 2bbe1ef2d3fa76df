"""The preview of an article: what one wants to know before one opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.screens.problems import problem_lines
from reader.store.problems import Code, Problem, Severity
from reader.text.blocks import BlockRole, flatten
from reader.text.clean import clean_line
from reader.widgets.entity_look import glyph_of_type
from reader.widgets.imprint import NO_BREAK_SPACE, YOUR_TAGS, furniture
from reader.widgets.line import Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from reader.index.library_index import NamedRow, ProblemRow
    from reader.model.article import Article
    from reader.widgets.line import Part

PARAGRAPHS = 4
"""How many paragraphs of the text are shown."""

_TEXT = frozenset({BlockRole.PARAGRAPH, BlockRole.QUOTE, BlockRole.ITEM})
_DIM = "$dateline-dim"


def sound_lines(
    article: Article,
    named: Sequence[NamedRow],
    problems: Sequence[ProblemRow],
    tags: Sequence[str] = (),
) -> Iterator[Line]:
    """The preview of an article that can be shown.

    Args:
        article: The article.
        named: Whom it names.
        problems: Warnings of its file.
        tags: The reader's.
    """
    if article.kicker:
        yield Line(((clean_line(article.kicker).upper(), "bold $dateline-accent"),))
    yield Line(((clean_line(article.title), "bold $dateline-headline"),))
    yield Line(((furniture(article).byline, _DIM),))
    if article.topics:
        yield Line(((", ".join(article.topics), _DIM),))
    if tags:
        yield Line(((f"{YOUR_TAGS}: ", _DIM), (", ".join(tags), "$dateline-accent")))
    if problems:
        yield Line()
        for problem in problems:
            yield Line(((f"line {problem.line}  ", "bold"), ("warning", "bold $dateline-warning")))
            yield Line((problem.message,), indent=2)
            if problem.hint:
                yield Line(((f"→ {problem.hint}", _DIM),), indent=2, hang=2)
    if article.summary:
        yield Line()
        yield Line(((clean_line(article.summary), "italic"),))
    if named:
        yield Line()
        yield Line(tuple(part for row in named for part in _named_parts(row)))
    for block in [block for block in flatten(article, {}) if block.role in _TEXT][:PARAGRAPHS]:
        yield Line()
        yield Line((block.text.replace("\n", " "),))


def _named_parts(row: NamedRow) -> Iterator[Part]:
    """Someone or something that an article names: its sign, its name, how often; they wrap between names."""
    name = clean_line(row.name).replace(" ", NO_BREAK_SPACE)
    yield f"{glyph_of_type(row.type)}{NO_BREAK_SPACE}", f"$dateline-{row.type}"
    yield name
    yield f"{NO_BREAK_SPACE}{row.times}  ", _DIM


def broken_lines(path: Path, problems: Sequence[ProblemRow]) -> Iterator[Line]:
    """The preview of a file that cannot be shown: what is wrong with it, and what to do.

    Args:
        path: The file.
        problems: What is wrong with it.
    """
    yield from problem_lines(path, [_problem(row) for row in problems])


def _problem(row: ProblemRow) -> Problem:
    severity = Severity.ERROR if row.is_error else Severity.WARNING
    return Problem(str(row.path), row.line, row.column, severity, Code(row.code), row.message, row.hint)
