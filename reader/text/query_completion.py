"""Completing a query as one types: field names, their choices, the names of entities."""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from reader.text.query_field import FIELDS, FieldKind
from reader.text.query_lexer import TokenKind, tokens
from reader.text.query_parser import MAX_PARTS
from reader.text.query_text import quoted
from reader.text.search_words import search_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reader.model.entity import EntityType
    from reader.text.query_field import Field
    from reader.text.query_lexer import Token

LIMIT = 20
"""How many candidates are given."""

_NO_VALUES: Mapping[str, Sequence[str]] = MappingProxyType({})
_BEFORE = ("", " ", "(", "-")
_BEHIND = ("", " ", ")")
"""What may stand beside a term that has not been begun."""
_PAST_ALL = "\U0010ffff"
"""Sorts behind every word."""


class Name(NamedTuple):
    """A name of an entity."""

    name: str
    id: str
    type: EntityType


class NameIndex:
    """Names that are found by the beginnings of their words; made once for a library."""

    def __init__(self, names: Iterable[Name]) -> None:
        """Take the names.

        Args:
            names: The most prominent first; an entity's own name before its aliases.
        """
        self._names = tuple(names)
        ranked: set[tuple[str, int]] = set()
        for index, name in enumerate(self._names):
            key = search_text(name.name)
            ranked.update(((key, index), (search_text(name.id), index)))
            while key := key.partition(" ")[2]:
                ranked.add((key, index + len(self._names)))
        keyed = sorted(ranked)
        self._keys = [key for key, _ in keyed]
        """The words of each name from one of them on, and of each id, sorted."""
        self._ranks = [rank for _, rank in keyed]
        """For each key the index of its name, and the number of names more if it is not all of the name."""

    def beginning(self, typed: str, type_: EntityType | None = None) -> Iterator[Name]:
        """The names that begin so, then those with a later word that does; one for each entity.

        Args:
            typed: Any text; case, accents and dashes make no difference. Nothing finds every name.
            type_: Only those of this type; None: of any.
        """
        key = search_text(typed)
        first, last = bisect_left(self._keys, key), bisect_left(self._keys, key + _PAST_ALL)
        ranks = sorted(set(self._ranks[first:last])) if key else range(len(self._names))
        seen: set[str] = set()
        for rank in ranks:
            name = self._names[rank % len(self._names)]
            if name.id not in seen and type_ in {None, name.type}:
                seen.add(name.id)
                yield name


class Candidate(NamedTuple):
    """Something that could be meant."""

    replacement: str
    """What to put in the place of what has been typed."""
    help: str
    """What it is, in a few words; may be empty."""


class Completion(NamedTuple):
    """What a query could go on with."""

    start: int
    """What a candidate replaces: characters of the query, half-open."""
    end: int
    candidates: tuple[Candidate, ...]
    """The likeliest first; at most `LIMIT`."""


def complete(
    query: str, cursor: int, names: NameIndex, values: Mapping[str, Sequence[str]] = _NO_VALUES
) -> Completion:
    """Say how a query could go on.

    Args:
        query: As typed so far.
        cursor: Where the cursor stands, from 0 to the query's length.
        names: The library's entities.
        values: For fields such as topic, source, author, language and tag, by their names: what the
            library has there, the commonest first.
    """
    token, field = _at(query, cursor)
    if token is None:
        is_between = query[:cursor][-1:] in _BEFORE and query[cursor : cursor + 1] in _BEHIND
        return _completion(query, cursor, cursor, _of_field(field, "", names, values) if is_between else ())
    if cursor < token.value_start or (field is None and not token.is_quoted):
        end = token.value_start if token.field else cursor + query.startswith(":", cursor)
        return _completion(query, token.start, end, _fields(query[token.start : cursor]))
    if field is None:
        return Completion(cursor, cursor, ())
    typed = query[token.value_start + token.is_quoted : cursor]
    end = token.end if token.is_closed else cursor
    return _completion(query, token.value_start, end, _of_field(field, typed, names, values))


def _at(query: str, cursor: int) -> tuple[Token | None, Field | None]:
    """The term that ends at the cursor or goes on behind it, if any, and the field that holds there."""
    fields: list[Field | None] = [None]
    for token in islice(tokens(query), MAX_PARTS):
        if token.start >= cursor:
            break
        if token.kind is TokenKind.OPEN and token.end <= cursor:
            fields.append(token.field or fields[-1])
        elif token.kind is TokenKind.CLOSE:
            fields = fields[:-1] or [None]
        elif token.end >= cursor and token.kind is not TokenKind.OPEN and (token.value or token.field):
            return token, token.field or fields[-1]
    return None, fields[-1]


def _of_field(
    field: Field | None, typed: str, names: NameIndex, values: Mapping[str, Sequence[str]]
) -> Iterator[Candidate]:
    """What can stand behind a field's colon; without a field, the fields."""
    if field is None:
        yield from _fields(typed)
        return
    for choice in field.choices:
        if choice.value.startswith(typed.lower()):
            yield Candidate(choice.value, choice.help)
    if field.kind in {FieldKind.ENTITY, FieldKind.EVENT}:
        for name in names.beginning(typed, field.entity_type):
            yield Candidate(quoted(name.name), name.type.value)
    wanted = f" {search_text(typed)}"
    for value in values.get(field.name, ()):
        if wanted in f" {search_text(value)}":
            yield Candidate(quoted(value), "")


def _fields(typed: str) -> Iterator[Candidate]:
    for field in FIELDS:
        called = next((name for name in (field.name, *field.aliases) if name.startswith(typed.lower())), None)
        if called:
            yield Candidate(f"{called}:", field.help)


def _completion(query: str, start: int, end: int, candidates: Iterable[Candidate]) -> Completion:
    """The first candidates, without what stands there already."""
    found = (candidate for candidate in candidates if candidate.replacement != query[start:end])
    return Completion(start, end, tuple(islice(found, LIMIT)))
