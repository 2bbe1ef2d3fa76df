"""Finding in an article: over its text, not over drawn rows, so that what wraps is found as well.

A `FindIndex` holds the folded text of all blocks and is made once for an article; each query gives a
`MatchList`, which works out where its matches stand only where it is asked. So a letter that stands a
hundred thousand times is counted in a millisecond, and what is on the screen is located at once.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import PatternError
from reader.text.expression import compile_expression
from reader.text.fold import Folded, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader.model.entity import Entity

TIME_LIMIT_SECONDS = 0.25
"""How long a regular expression may take over the whole article."""

_SEPARATOR = "\n"
"""Between two blocks; no block and no literal query holds it."""

_ESCAPE = re.compile(r"\\[pPN]\{[^}]*\}|\(\?P|\\.", re.DOTALL)
"""What may hold a capital in a regular expression without meaning one."""


class Query(NamedTuple):
    """What to find, with its switches."""

    text: str
    """As typed. Without capitals it ignores case (smart case)."""
    is_regex: bool = False
    """Whether the text is a regular expression."""
    whole_words: bool = False
    """Whether a match may not be glued to a letter, digit or underscore."""
    match_case: bool = False
    """Whether case matters whatever the text."""

    @property
    def entity(self) -> str | None:
        """The name behind an ``@``: an entity's mentions are asked for. None: it is text that is."""
        return self.text[1:].strip() if self.text.startswith("@") and not self.is_regex else None

    @property
    def is_case_sensitive(self) -> bool:
        """Whether case matters."""
        letters = _ESCAPE.sub("", self.text) if self.is_regex else self.text
        return self.match_case or any(map(str.isupper, letters))


class MatchList:
    """The matches of a query, in reading order; they do not overlap."""

    def __init__(self, counts: Iterable[int], locate: Callable[[int], Sequence[tuple[int, int]]]) -> None:
        """Take what a query has found.

        Args:
            counts: How many matches each block holds.
            locate: Gives the matches of a block, as characters of its text, half-open and sorted.
        """
        self._firsts = [0, *accumulate(counts)]
        """For each block, and one past the last, the index of its first match."""
        self._locate = locate
        self._located: dict[int, Sequence[tuple[int, int]]] = {}
        """The matches of the blocks that have been asked for."""

    @classmethod
    def of(cls, spans: Iterable[tuple[int, int, int]], blocks: int) -> MatchList:
        """Make a list of known places, such as the mentions of an entity.

        Args:
            spans: (block, start, end), sorted and without overlaps.
            blocks: How many blocks there are.
        """
        by_block: list[list[tuple[int, int]]] = [[] for _ in range(blocks)]
        for block, start, end in spans:
            by_block[block].append((start, end))
        return cls(map(len, by_block), by_block.__getitem__)

    def __len__(self) -> int:
        return self._firsts[-1]

    def in_block(self, block: int) -> Sequence[tuple[int, int]]:
        """The matches of a block: characters of its text, half-open."""
        if self._firsts[block] == self._firsts[block + 1]:
            return ()
        if block not in self._located:
            self._located[block] = self._locate(block)
        return self._located[block]

    def overlapping(self, block: int, start: int, end: int) -> Sequence[tuple[int, int]]:
        """The matches of a block that have a character in common with a span of it, such as a row."""
        spans = self.in_block(block)
        first = bisect_right(spans, start, key=lambda span: span[1])
        return spans[first : bisect_left(spans, (end,), first)]

    def position(self, index: int) -> tuple[int, int, int]:
        """Where a match stands.

        Args:
            index: The match, from 0.

        Returns:
            Its block, and the characters of the block's text, half-open.

        Raises:
            IndexError: There is no such match.
        """
        if not 0 <= index < len(self):
            raise IndexError(f"match {index} of {len(self)}")
        block = bisect_right(self._firsts, index) - 1
        start, end = self.in_block(block)[index - self._firsts[block]]
        return block, start, end

    def next_after(self, block: int, char: int) -> int | None:
        """The index of the first match that begins at a place or after it; None: there is none."""
        index = self._firsts[block] + bisect_left(self.in_block(block), (char,))
        return index if index < len(self) else None

    def previous_before(self, block: int, char: int) -> int | None:
        """The index of the last match that begins before a place; None: there is none."""
        index = self._firsts[block] + bisect_left(self.in_block(block), (char,))
        return index - 1 if index else None

    def sample(self, count: int) -> list[tuple[int, int, int]]:
        """About so many of the matches, spread over the article: what a scrollbar can show.

        Args:
            count: At least 1. If there are more matches, each block that has one gives one before any
                gives a second; of more blocks than that, evenly many are left out.

        Returns:
            (block, start, end), sorted.
        """
        if len(self) <= count:
            return [self.position(index) for index in range(len(self))]
        firsts = sorted(set(self._firsts[:-1]) - {len(self)})
        chosen = set(firsts[:: -(-len(firsts) // count)])
        if (room := count - len(firsts)) > 0:
            chosen.update(range(0, len(self), -(-len(self) // room)))
        return [self.position(index) for index in sorted(chosen)]


class FindIndex:
    """The text of an article, folded, so that each key typed searches it anew at once."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Take the text; it is folded when it is first searched.

        Args:
            texts: The text of each block, cleaned.
        """
        self._texts = texts

    def find(self, query: Query) -> MatchList:
        """Find all matches of a query.

        Dashes, quotation marks, spaces and accents are folded, in the query as in the text; a newline is
        a space; zero-width characters and soft hyphens are passed over. A match never runs over the end
        of a block, and is never empty.

        Args:
            query: What to find. A query for an entity is taken as text: its mentions are the caller's.

        Raises:
            PatternError: The regular expression cannot be compiled, or takes too long.
        """
        if query.is_regex:
            return self._find_expression(query)
        return self._find_literal(query)

    def prepare(self) -> None:
        """Fold the text now, so that the first search need not."""
        _ = self._caseless_text, self._spans, self._uneven

    @cached_property
    def _folded(self) -> list[Folded]:
        """Each block, folded."""
        return [_fold(text.replace(_SEPARATOR, " ")) for text in self._texts]

    @cached_property
    def _uneven(self) -> frozenset[int]:
        """The blocks whose folded text has other offsets than the text."""
        return frozenset(
            block for block, folded in enumerate(self._folded) if not isinstance(folded.offsets, range)
        )

    @cached_property
    def _text(self) -> str:
        """The folded text of all blocks."""
        return _SEPARATOR.join(folded.text for folded in self._folded)

    @cached_property
    def _caseless_text(self) -> str:
        """The same without capitals; of the same length."""
        return _caseless(self._text)

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        """Where each block stands in the folded text of all."""
        starts = accumulate((len(folded.text) + 1 for folded in self._folded), initial=0)
        return [
            (start, start + len(folded.text)) for start, folded in zip(starts, self._folded, strict=False)
        ]

    def _find_literal(self, query: Query) -> MatchList:
        needle = Folded.of(query.text.replace("\n", " ")).text
        if not needle:
            return MatchList.of((), len(self._spans))
        text = self._text
        if not query.is_case_sensitive:
            needle, text = _caseless(needle), self._caseless_text
        pattern = re.compile(_whole_words(needle) if query.whole_words else re.escape(needle))

        def locate(block: int) -> list[tuple[int, int]]:
            start, end = self._spans[block]
            return self._in_block(block, (match.span() for match in pattern.finditer(text, start, end)))

        def count(block: int) -> int:
            if block in self._uneven:
                return len(locate(block))
            start, end = self._spans[block]
            return (
                len(pattern.findall(text, start, end))
                if query.whole_words
                else text.count(needle, start, end)
            )

        return MatchList(map(count, range(len(self._spans))), locate)

    def _find_expression(self, query: Query) -> MatchList:
        pattern = compile_expression(
            fold(query.text), ignore_case=not query.is_case_sensitive, whole_words=query.whole_words
        )
        deadline = monotonic() + TIME_LIMIT_SECONDS
        found: list[list[tuple[int, int]]] = []
        try:
            for block, (start, end) in enumerate(self._spans):
                left = max(deadline - monotonic(), 0.0)
                matches = pattern.finditer(self._text, start, end, timeout=left)
                found.append(self._in_block(block, (match.span() for match in matches)))
        except (TimeoutError, MemoryError) as error:
            raise PatternError(
                "the expression takes too long", "make it simpler, or narrow it down"
            ) from error
        return MatchList(map(len, found), found.__getitem__)

    def _in_block(self, block: int, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """Turn spans of the folded text of all blocks into spans of a block's own text.

        Empty ones are left out, and those that begin inside a character in which the one before ends
        (the second ``s`` of an ``ß``).
        """
        first = self._spans[block][0]
        if block not in self._uneven:
            return [(start - first, end - first) for start, end in spans if start < end]
        folded = self._folded[block]
        located: list[tuple[int, int]] = []
        for start, end in spans:
            if start < end:
                span = folded.span(start - first, end - first)
                if not located or span[0] >= located[-1][1]:
                    located.append(span)
        return located


def find(texts: Sequence[str], query: Query) -> MatchList:
    """Find all matches of one query; see `FindIndex.find`.

    Args:
        texts: The text of each block, cleaned.
        query: What to find.
    """
    return FindIndex(texts).find(query)


def match_entities(name: str, entities: Iterable[Entity]) -> tuple[str, ...]:
    """The entities that a name typed behind ``@`` may mean.

    Case, accents, dashes, spaces and dots make no difference.

    Args:
        name: As `Query.entity` gives it.
        entities: Those to choose from.

    Returns:
        The ids of those that are called so; if none is, of those of which an id or name begins so; if
        none does, of those with such a word in a name. None if the name is empty.
    """
    wanted = _squeezed(name)
    if not wanted:
        return ()
    ranked: tuple[list[str], list[str], list[str]] = ([], [], [])
    for entity in entities:
        names = [*_names(entity)]
        keys = [_squeezed(known) for known in names]
        if wanted in keys:
            ranked[0].append(entity.id)
        elif any(key.startswith(wanted) for key in keys):
            ranked[1].append(entity.id)
        elif any(_squeezed(word).startswith(wanted) for known in names for word in known.split()):
            ranked[2].append(entity.id)
    return tuple(next(filter(None, ranked), ()))


def _names(entity: Entity) -> Iterable[str]:
    yield from (entity.id, entity.name, entity.short, entity.family_name)
    yield from (*entity.aliases, *entity.weak_aliases, *entity.former)
    yield from (designation for _, designation in entity.designations)


def _squeezed(text: str) -> str:
    """A text's letters and digits, folded."""
    return "".join(filter(str.isalnum, _caseless(Folded.of(text).text)))


def _fold(text: str) -> Folded:
    """Fold a text; the same as `Folded.of`, but quicker where nothing changes its length, as in most."""
    folded = fold(text)
    return Folded(folded, range(len(folded) + 1)) if folded.isascii() else Folded.of(text)


def _caseless(folded: str) -> str:
    """A folded text without capitals; of the same length, as folding has replaced U+0130."""
    return folded.lower().replace("ς", "σ")


def _whole_words(needle: str) -> str:
    """An expression for a literal that no letter or digit is glued to."""
    # The literal comes first, as it is what a search is quick at.
    literal = re.escape(needle)
    return rf"{literal}(?<!\w{literal})(?!\w)"
