"""Queries that are still being typed: the word at the end may go on."""

from __future__ import annotations

from reader.text.query_lexer import TokenKind, tokens

SHORTEST = 3
"""Letters and digits of a word from which on words that go on otherwise are found, too."""


def as_typed(query: str) -> str:
    """The query that one sees the results of while typing: words that begin like the last one are found.

    A word in quotation marks, behind a field, or of one or two letters stays as it is.

    Args:
        query: As typed so far.
    """
    last = None
    for token in tokens(query):
        last = token
    if last is None or last.kind is not TokenKind.TERM or last.end != len(query):
        return query
    if last.field is not None or last.is_quoted or last.is_prefix or not last.value[-1:].isalnum():
        return query
    return f"{query}*" if sum(map(str.isalnum, last.value)) >= SHORTEST else query
