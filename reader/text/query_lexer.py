"""The parts of a query: terms with their fields, brackets, and the words that join them."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from reader.text.query_field import field_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.text.query_field import Field

QUOTES = '"“”„＂'
"""What a phrase stands in; each may open and close one, as keyboards mix them."""

_CLOSING = {"«": "»", "「": "」", "『": "』"}
"""By what opens a phrase, too, the one mark that closes it."""
OPENING = QUOTES + "".join(_CLOSING)
"""What opens a phrase."""

_IN_WORD = '(?<=[א-ת])["”](?=[א-ת])'
"""A mark that parts the last letter of a Hebrew acronym from the others: ``צה"ל``."""

_SPACE = re.compile(r"\s+")
_NEGATION = re.compile(r"(?<![^\s(])-+(?=[^\s)-])")
"""Dashes that begin a term."""
_FIELD = re.compile(r"([A-Za-z]+):")
_BARE = re.compile(rf"(?:[^\s(){QUOTES}]+|{_IN_WORD})+")
_ANY_QUOTED = re.compile(rf"[{QUOTES}]((?:[^{QUOTES}]+|{_IN_WORD})*)([{QUOTES}]\**|\Z)")
_QUOTED = dict.fromkeys(QUOTES, _ANY_QUOTED) | {
    first: re.compile(rf"{first}([^{last}]*)({last}\**|\Z)") for first, last in _CLOSING.items()
}
"""A phrase, by what opens it."""
QUOTE = re.compile(rf"(?!{_IN_WORD})[{QUOTES}]")
"""A mark that opens or closes a phrase."""


class TokenKind(Enum):
    """What a part of a query is."""

    TERM = auto()
    OPEN = auto()
    """A bracket; with a field, if one stands before it."""
    CLOSE = auto()
    NOT = auto()
    OR = auto()
    AND = auto()


_OPERATORS = {"NOT": TokenKind.NOT, "OR": TokenKind.OR, "AND": TokenKind.AND}
"""In capitals; in lower case they are words."""


class Token(NamedTuple):
    """A part of a query."""

    kind: TokenKind
    start: int
    """Characters of the query, half-open."""
    end: int
    field: Field | None = None
    """TERM and OPEN only: the field before it."""
    value: str = ""
    """TERM only: what stands behind the field, without quotation marks."""
    value_start: int = 0
    """TERM only: where that begins, with its quotation mark."""
    is_quoted: bool = False
    is_closed: bool = True
    """Whether a quoted term has its closing mark; a term without quotation marks needs none."""
    is_prefix: bool = False
    """TERM only: whether a ``*`` ends it."""


def tokens(query: str) -> Iterator[Token]:
    """The parts of a query, in order. Whatever it is, every part is understood somehow.

    Args:
        query: As typed.
    """
    at = 0
    while at < len(query):
        if space := _SPACE.match(query, at):
            at = space.end()
            continue
        token = _token(query, at)
        yield token
        at = token.end


def _token(query: str, at: int) -> Token:
    if query[at] == "(":
        return Token(TokenKind.OPEN, at, at + 1)
    if query[at] == ")":
        return Token(TokenKind.CLOSE, at, at + 1)
    if negation := _NEGATION.match(query, at):
        return Token(TokenKind.NOT, at, negation.end())
    if (name := _FIELD.match(query, at)) and (field := field_named(name[1])):
        if query[name.end() : name.end() + 1] == "(":
            return Token(TokenKind.OPEN, at, name.end() + 1, field)
        return _term(query, at, name.end(), field)
    return _term(query, at, at, None)


def _term(query: str, start: int, value_start: int, field: Field | None) -> Token:
    phrase = _QUOTED.get(query[value_start : value_start + 1])
    if phrase and (quoted := phrase.match(query, value_start)):
        value, closing = quoted.groups()
        return Token(
            TokenKind.TERM,
            start,
            quoted.end(),
            field,
            value,
            value_start,
            is_quoted=True,
            is_closed=bool(closing),
            is_prefix=closing.endswith("*") or value.rstrip().endswith("*"),
        )
    bare = _BARE.match(query, value_start)
    value = bare[0] if bare else ""
    kind = _OPERATORS.get(value, TokenKind.TERM) if field is None else TokenKind.TERM
    end = value_start + len(value)
    return Token(kind, start, end, field, value, value_start, is_prefix=value.endswith("*"))
