"""What one term of a query asks for, or what is wrong with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category

from reader.errors import DateError
from reader.text.clean import clean_line, scrub
from reader.text.query_field import FieldKind, like_choice, like_field
from reader.text.query_node import Dated, Named, Property, Span, Text
from reader.text.query_result import Sort
from reader.text.query_span import read_bounds
from reader.text.search_words import words

if TYPE_CHECKING:
    from datetime import date

    from reader.text.query_field import Field
    from reader.text.query_lexer import Token
    from reader.text.query_node import Leaf

_SHOWN = 40
"""Characters of a term that a message repeats."""
_UNKNOWN_FIELD = re.compile(r"([A-Za-z]{2,}):(?!/)(.?)")
"""A word before a colon, and whether something follows; an address is none."""
_DATE_LIKE = re.compile("[0-9<>.…]")
"""How the time of an event begins; else it is the event's name."""


class QueryProblem(NamedTuple):
    """Something in a query that was not understood, or not taken."""

    start: int
    """Characters of the query, half-open."""
    end: int
    message: str
    hint: str = ""
    """What to do; empty when the message says it all."""


class TermError(Exception):
    """A term that cannot be taken; holds its problem, or None where nothing needs to be said."""

    def __init__(self, problem: QueryProblem | None) -> None:
        super().__init__(problem)
        self.problem = problem


def read_term(token: Token, field: Field | None, today: date) -> Leaf | Sort:
    """Read a term.

    Args:
        token: The term.
        field: The field that it stands in, be it before a bracket around the term; None: in none.
        today: What the words for dates are counted from.

    Raises:
        TermError: It cannot be taken.
    """
    value = clean_line(token.value).rstrip("* ")
    if field is not None and not value:
        raise _error(token, f"nothing stands behind {field.name}:", f"for example {field.example}")
    if field is None or field.kind is FieldKind.TITLE:
        return _text(token, value, in_title=field is not None)
    if field.kind is FieldKind.DATE or (field.kind is FieldKind.EVENT and _is_time(value, field)):
        return _span(token, value, Dated(field.name), today)
    if field.kind in {FieldKind.ENTITY, FieldKind.EVENT}:
        return Named(value, field.entity_type, token.start, token.end)
    if field.kind is FieldKind.VALUE:
        return Property(field.name, value, token.start, token.end)
    choice = _choice(token, value, field)
    return (
        Sort(choice) if field.kind is FieldKind.SORT else Property(field.name, choice, token.start, token.end)
    )


def _is_time(value: str, field: Field) -> bool:
    return bool(_DATE_LIKE.match(value)) or any(choice.value == value.lower() for choice in field.choices)


def unknown_field(token: Token, query: str) -> QueryProblem | None:
    """The problem of a term that looks as if a field stood before it; None: it does not.

    Args:
        token: A term without a field.
        query: The whole query.
    """
    if token.is_quoted or not (named := _UNKNOWN_FIELD.match(query, token.start)):
        return None
    if not named[2].strip(" )"):
        return None
    meant = like_field(named[1])
    hint = f"did you mean {meant}:?" if meant else "to search for the words, put them in quotation marks"
    return QueryProblem(
        token.start, token.start + len(named[1]) + 1, f"there is no field {_shown(named[1])}:", hint
    )


def _text(token: Token, value: str, *, in_title: bool) -> Text:
    found = tuple(words(value))
    if not found:
        if not in_title and all(category(character)[0] == "P" for character in value):
            raise TermError(None)  # a dash, perhaps of a negation that is being typed, or a comma
        raise _error(token, f"“{_shown(token.value)}” has neither letters nor digits, and is passed over")
    return Text(found, token.is_prefix, in_title, value, token.start, token.end)


def _span(token: Token, value: str, of: Dated, today: date) -> Span:
    try:
        lower, upper = read_bounds(value, today)
    except DateError as error:
        raise _error(token, str(error), error.hint) from None
    return Span(of, lower, upper, value, token.start, token.end)


def _choice(token: Token, value: str, field: Field) -> str:
    known = [choice.value for choice in field.choices]
    if value.lower() in known:
        return value.lower()
    meant = like_choice(field, value)
    hint = f"did you mean {field.name}:{meant}?" if meant else f"it can be {', '.join(known)}"
    raise _error(token, f"there is no {field.name}:{_shown(value)}", hint)


def _shown(value: str) -> str:
    return scrub(value[:_SHOWN])


def _error(token: Token, message: str, hint: str = "") -> TermError:
    return TermError(QueryProblem(token.start, token.end, message, hint))
