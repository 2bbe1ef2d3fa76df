"""Reading a search of the library, and what of it is to be seen in what it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text.query_lexer import TokenKind, tokens
from reader.text.query_node import Group, Joint, Named, Not, Property, Span, Text
from reader.text.query_result import LibraryQuery, PositiveWords, Sort
from reader.text.query_term import QueryProblem, TermError, read_term, unknown_field

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from reader.text.query_field import Field
    from reader.text.query_lexer import Token
    from reader.text.query_node import Leaf, Node

MAX_PARTS = 200
"""How many words, operators and brackets of a query are read; a search takes seconds for so many."""

MAX_DEPTH = 24
"""How deep brackets are taken as such."""


def read_query(text: str, today: date) -> LibraryQuery:
    """Read a query; see `reader.text.library_query.parse_query`."""
    return _Parser(text, today).parse()


class _Frame:
    """The inside of a bracket, or the whole query, as far as it has been read."""

    def __init__(self, field: Field | None = None) -> None:
        self.field = field
        """What terms without a field stand in."""
        self.parts: list[Node] = []
        """All of them are asked for."""
        self.alternative: Token | None = None
        """The OR that the next part follows."""
        self.negation: Token | None = None
        """The negation that the next part follows."""

    def add(self, part: Node | None) -> None:
        """Take a part, as the operators before it say; None: it was not understood, nor are they."""
        alternative, negation = self.alternative, self.negation
        self.alternative = self.negation = None
        if part is None:
            return
        if negation:
            part = part.part if isinstance(part, Not) else Not(part)
        if alternative:
            part = _group(Joint.ANY, [self.parts.pop(), part])
        self.parts.append(part)

    @property
    def dangling(self) -> Iterator[Token]:
        """The operators that nothing follows."""
        return filter(None, (self.alternative, self.negation))


def _group(joint: Joint, parts: list[Node]) -> Node:
    """Join parts; those that are joined in the same way become one group."""
    joined: list[Node] = []
    for part in parts:
        joined.extend(part.parts if isinstance(part, Group) and part.joint is joint else (part,))
    return joined[0] if len(joined) == 1 else Group(joint, tuple(joined))


class _Parser:
    """Reads one query."""

    def __init__(self, text: str, today: date) -> None:
        self._text = text
        self._today = today
        self._frames = [_Frame()]
        """The whole query, and the brackets that are open."""
        self._too_deep = 0
        """How many brackets are open that are not taken as such."""
        self._parts = 0
        """Words, operators and brackets read so far."""
        self._sort: Sort | None = None
        self._problems: list[QueryProblem] = []

    def parse(self) -> LibraryQuery:
        for token in tokens(self._text):
            if self._parts >= MAX_PARTS:
                self._tell_is_long(token.start)
                break
            self._parts += 1
            self._take(token)
        while len(self._frames) > 1:
            self._close()
        self._tell_dangling()
        parts = self._frames[0].parts
        root = _group(Joint.ALL, parts) if parts else None
        return LibraryQuery(root, self._sort or usual_sort(root), tuple(sorted(self._problems)))

    def _take(self, token: Token) -> None:
        frame = self._frames[-1]
        match token.kind:
            case TokenKind.TERM:
                self._take_term(token, frame)
            case TokenKind.OPEN:
                self._open(token, frame)
            case TokenKind.CLOSE:
                self._take_close(token)
            case TokenKind.NOT:
                frame.negation = None if frame.negation else token
            case TokenKind.OR if not frame.parts:
                self._tell(token, "nothing stands before OR")
            case TokenKind.OR:
                frame.alternative = token
            case _:
                pass  # AND: all parts are asked for in any case

    def _take_term(self, token: Token, frame: _Frame) -> None:
        field = token.field or frame.field
        try:
            term = read_term(token, field, self._today)
        except TermError as error:
            self._problems.extend(filter(None, (error.problem,)))
            if error.problem:
                frame.add(None)
            return
        if isinstance(term, Sort):
            if frame.negation:
                self._tell(frame.negation, "an order cannot be negated", f"sort:{term} is taken")
            frame.add(None)
            self._sort = term
            return
        if field is None and (problem := unknown_field(token, self._text)):
            self._problems.append(problem)
        frame.add(self._bounded(term))

    def _bounded(self, term: Leaf) -> Leaf:
        """A term, cut where the query is too long."""
        if isinstance(term, Text):
            room = MAX_PARTS - self._parts + 1
            self._parts += len(term.words) - 1
            if len(term.words) > room:
                kept = term.words[:room]
                self._tell_is_long(term.start)
                return term._replace(words=kept, is_prefix=False, written=" ".join(kept))
        return term

    def _open(self, token: Token, frame: _Frame) -> None:
        if self._too_deep or len(self._frames) > MAX_DEPTH:
            if not self._too_deep:
                self._tell(token, f"brackets are nested more than {MAX_DEPTH} deep", "leave some out")
            self._too_deep += 1
            return
        self._frames.append(_Frame(token.field or frame.field))

    def _take_close(self, token: Token) -> None:
        if self._too_deep:
            self._too_deep -= 1
        elif len(self._frames) > 1:
            self._close()
        else:
            self._tell(token, "no bracket is open here")

    def _close(self) -> None:
        self._tell_dangling()
        inside = self._frames.pop().parts
        self._frames[-1].add(_group(Joint.ALL, inside) if inside else None)

    def _tell_dangling(self) -> None:
        for token in self._frames[-1].dangling:
            self._tell(token, f"nothing stands behind {self._text[token.start : token.end]}")

    def _tell_is_long(self, start: int) -> None:
        message = f"only the first {MAX_PARTS} words of a query are read"
        self._problems.append(QueryProblem(start, len(self._text), message))

    def _tell(self, token: Token, message: str, hint: str = "") -> None:
        self._problems.append(QueryProblem(token.start, token.end, message, hint))


def usual_sort(root: Node | None) -> Sort:
    """The order of what a query finds that asks for none.

    Args:
        root: The query's root.
    """
    return Sort.RELEVANCE if any(isinstance(leaf, Text) for leaf in positive_leaves(root)) else Sort.DATE


def positive_leaves(node: Node | None) -> Iterator[Leaf]:
    """The terms of a query that what is found holds, or may hold; in the query's order.

    Args:
        node: A query's root; None gives nothing.
    """
    match node:
        case Group(_, parts):
            for part in parts:
                yield from positive_leaves(part)
        case Text() | Named() | Span() | Property():
            yield node


def words_to_be_seen(query: LibraryQuery) -> PositiveWords:
    """What of a query is to be seen in what it finds.

    Args:
        query: The query.
    """
    leaves = list(positive_leaves(query.root))
    texts = sorted((leaf for leaf in leaves if isinstance(leaf, Text)), key=lambda text: text.in_title)
    names = tuple(leaf for leaf in leaves if isinstance(leaf, Named))
    found = [text.written for text in texts] + [f"@{named.name}" for named in names]
    return PositiveWords(
        tuple(text.term for text in texts if not text.in_title),
        tuple(text.term for text in texts if text.in_title),
        names,
        found[0] if found else "",
    )
