"""A query written out, and values written so that a query can hold them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.text.query_lexer import OPENING, QUOTE
from reader.text.query_node import Group, Joint, Named, Not, Property, Span, Text
from reader.text.query_parser import usual_sort

if TYPE_CHECKING:
    from reader.text.query_node import Node
    from reader.text.query_result import LibraryQuery

_BARE = re.compile(rf"(?!(?:AND|OR|NOT)\Z)[^\s(){OPENING}:*-][^\s(){OPENING}:*]*")
"""What needs no quotation marks, wherever it stands."""


def unparse(query: LibraryQuery) -> str:
    """Write a query in one way, whatever way it was typed in; reading that gives the same query.

    Words for dates stay as they are, so ``date:week`` is another week next week.

    Args:
        query: The query; its problems are not written.
    """
    root = query.root
    written = [] if root is None else [_unparse_group(root) if isinstance(root, Group) else _unparse(root)]
    if query.sort is not usual_sort(root):
        written.append(f"sort:{query.sort}")
    return " ".join(written)


def _unparse(node: Node) -> str:
    match node:
        case Text(_, is_prefix, in_title, value):
            return f"{'title:' if in_title else ''}{quoted(value)}{'*' if is_prefix else ''}"
        case Named(name, type_):
            return f"{type_ or 'entity'}:{quoted(name)}"
        case Span(of, _, _, value):
            return f"{of}:{quoted(value)}"
        case Property(name, value):
            return f"{name}:{quoted(value)}"
        case Not(part):
            return f"-{_unparse(part)}"
        case _:
            return f"({_unparse_group(node)})"


def _unparse_group(group: Group) -> str:
    return (" OR " if group.joint is Joint.ANY else " ").join(map(_unparse, group.parts))


def quoted(value: str) -> str:
    """A value as it is written in a query: in quotation marks where it needs them.

    Args:
        value: Anything; quotation marks in it become spaces, as words are found without them.
    """
    if _BARE.fullmatch(value):
        return value
    return f'"{QUOTE.sub(" ", value)}"'
