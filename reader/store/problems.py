"""What is wrong with a file: where, how bad, and what to do about it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypedDict

from reader.text.clean import clean_line, scrub

if TYPE_CHECKING:
    from collections.abc import Iterable

SHOWN_CHARACTERS = 60
"""How much of a file's text a message repeats."""


class Severity(StrEnum):
    """How bad a problem is."""

    ERROR = "error"
    """The file cannot be shown right."""
    WARNING = "warning"
    """The file can be shown, and something in it is not what its writer meant."""


class Code(StrEnum):
    """What kind of problem it is: for scripts, which should not read messages."""

    UNREADABLE = "unreadable"
    """The system does not let us read it, or it is no regular file."""
    TOO_LARGE = "too-large"
    """The file, or what its aliases make of it, is beyond a bound."""
    ENCODING = "encoding"
    """Bytes that are not UTF-8."""
    FORBIDDEN_CHARACTER = "forbidden-character"
    """A character that YAML forbids."""
    SYNTAX = "syntax"
    """It is not YAML."""
    TAG = "tag"
    """``!important``: text behind an exclamation mark is lost."""
    ALIAS = "alias"
    """``*name`` without a ``&name`` before it, or inside what it names."""
    UNUSED_ANCHOR = "unused-anchor"
    """``&Co``: text behind an ampersand is lost."""
    HIDDEN_BY_COMMENT = "hidden-by-comment"
    """``#MeToo``: text behind a hash is lost."""
    DUPLICATE_KEY = "duplicate-key"
    """One key twice in one map."""
    KEY = "key"
    """A merge key, or a key that is empty, a list or a map."""
    SECOND_DOCUMENT = "second-document"
    """More than one document in a file."""
    EMPTY = "empty"
    """Nothing where something is needed."""
    WRONG_KIND = "wrong-kind"
    """A list where a map is wanted, and the like."""
    UNKNOWN_KEY = "unknown-key"
    """A key that the format does not have."""
    MISSING_KEY = "missing-key"
    """A key that must be there is not."""
    BAD_VALUE = "bad-value"
    """A value that the key cannot have."""
    BAD_DATE = "bad-date"
    """A date that is not EDTF-lite, or known less well than it must be."""
    BAD_ID = "bad-id"
    """An id that is no slug."""
    DUPLICATE_ID = "duplicate-id"
    """One id twice at one level."""
    UNKNOWN_ENTITY = "unknown-entity"
    """An entity's id that nothing defines."""
    UNKNOWN_PLACE = "unknown-place"
    """An ``in`` that names no section or block of the article."""
    UNKNOWN_ARTICLE = "unknown-article"
    """A related article that the library does not hold."""
    TEXT_NOT_FOUND = "text-not-found"
    """Words that should stand in the article and do not."""
    PICTURE = "picture"
    """A picture that is not drawn: its file is not in the library, or is none that can be."""
    TOO_MANY_PROBLEMS = "too-many-problems"
    """The rest is not listed."""


class ProblemData(TypedDict):
    """A problem as JSON has it."""

    path: str
    line: int
    column: int
    severity: str
    code: str
    message: str
    hint: str


class Problem(NamedTuple):
    """One thing that is wrong with a file."""

    path: str
    """The file, as the user would name it."""
    line: int
    """Counted from 1."""
    column: int
    """Characters of the line, counted from 1."""
    severity: Severity
    code: Code
    message: str
    """What is wrong."""
    hint: str = ""
    """What to do about it; empty: the message says it all."""

    def __str__(self) -> str:
        """``path:line:column: error: what is wrong (what to do)``, one line, safe to print."""
        hint = f" ({self.hint})" if self.hint else ""
        line = f"{self.path}:{self.line}:{self.column}: {self.severity}: {self.message}{hint}"
        return scrub(line).replace("\n", "\N{SYMBOL FOR LINE FEED}")

    @property
    def is_error(self) -> bool:
        """Whether it keeps the file from being shown."""
        return self.severity is Severity.ERROR

    def to_json(self) -> ProblemData:
        """The problem as plain data."""
        return {
            "path": self.path,
            "line": self.line,
            "column": self.column,
            "severity": self.severity.value,
            "code": self.code.value,
            "message": self.message,
            "hint": self.hint,
        }


def in_reading_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems of one file, sorted by place, each once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: (problem.line, problem.column)))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems is an error."""
    return any(problem.is_error for problem in problems)


def shown(text: str) -> str:
    """A file's own text as a message repeats it: one short safe line, set apart."""
    line = clean_line(text[: 4 * SHOWN_CHARACTERS])
    if len(line) > SHOWN_CHARACTERS or len(text) > 4 * SHOWN_CHARACTERS:
        line = line[: SHOWN_CHARACTERS - 1] + "…"
    return f'"{line}"' if "`" in line else f"`{line}`"
