"""Where the terms of a search stand in a text: for highlights and for snippets."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.text.search_words import located_words, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Term(NamedTuple):
    """A word or phrase that is searched for."""

    words: tuple[str, ...]
    """As `reader.text.search_words` gives them; at least one."""
    is_prefix: bool = False
    """Whether the last word may go on."""

    @classmethod
    def of(cls, text: str, *, is_prefix: bool = False) -> Term | None:
        """The term that some words are, such as an entity's name.

        Args:
            text: Any text.
            is_prefix: Whether its last word may go on.

        Returns:
            None: the text holds no word.
        """
        found = words(text)
        return cls(tuple(found), is_prefix) if found else None


class Hit(NamedTuple):
    """A place where a term stands."""

    start: int
    """Characters of the text, half-open."""
    end: int
    term: int
    """Index into the terms."""


def hits(located: Sequence[tuple[str, int, int]], terms: Sequence[Term]) -> list[Hit]:
    """Every place where a term stands; those of different terms may overlap.

    Args:
        located: The words of a text, as `located_words` gives them.
        terms: What to look for.

    Returns:
        Sorted by their starts, then by their terms.
    """
    beginning: dict[str, list[int]] = {}
    prefixes: list[tuple[str, int]] = []
    for index, term in enumerate(terms):
        if term.is_prefix and len(term.words) == 1:
            prefixes.append((term.words[0], index))
        else:
            beginning.setdefault(term.words[0], []).append(index)
    any_prefix = tuple(prefix for prefix, _ in prefixes)
    found: list[Hit] = []
    for at, (word, start, end) in enumerate(located):
        for index in beginning.get(word, ()):
            last = at + len(terms[index].words) - 1
            if last < len(located) and _stands_at(terms[index], located, at):
                found.append(Hit(start, located[last][2], index))
        if word.startswith(any_prefix):
            found.extend(Hit(start, end, index) for prefix, index in prefixes if word.startswith(prefix))
    return sorted(found, key=lambda hit: (hit.start, hit.term))


def _stands_at(term: Term, located: Sequence[tuple[str, int, int]], at: int) -> bool:
    *firsts, last = term.words
    for wanted, (word, _, _) in zip(firsts, located[at : at + len(firsts)], strict=True):
        if word != wanted:
            return False
    word = located[at + len(firsts)][0]
    return word.startswith(last) if term.is_prefix else word == last


def highlights(text: str, terms: Sequence[Term]) -> list[tuple[int, int]]:
    """What of a text, such as a headline, is to be lit.

    Args:
        text: Any text.
        terms: What was searched for.

    Returns:
        Characters of the text, half-open, in order, without overlaps.
    """
    return merged((hit.start, hit.end) for hit in hits(located_words(text), terms))


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans, with those that overlap made one.

    Args:
        spans: Sorted by their starts.
    """
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined
