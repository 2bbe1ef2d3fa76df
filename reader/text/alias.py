"""Aliases: what a text and an alias have in common when one may stand for the other, and when it does.

An alias and the texts that may be mentions of it share a **key**: their words in lower case, with

* one space for a dash, a space or a newline between two words (rule 10),
* nothing for these, or for nothing, between letters and digits (rule 6),
* other separators as they stand (``f/a18e``, ``at&t``),
* acronyms without their dots (``us navy`` for ``U.S. Navy``, rule 12) and initials without theirs.

Whether a text with an alias's key is a mention is then asked of its `Term`: letters' case (rules 7, 11,
12), and what the key has left out.
"""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING

from reader.model.entity import EntityType
from reader.model.mention import Rule
from reader.text.common_words import COMMON_WORDS, FUNCTION_WORDS
from reader.text.fold import Folded

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.model.entity import Entity

MAX_WORDS = 64
"""A longer alias matches nowhere: it bounds the time a text takes."""

_SPACING = frozenset(("-", " ", "\n", ""))
"""Separators that rules 6 and 10 take for the same."""

_TOKEN = re.compile(r"[^\W_]+")
NEXT_TOKEN = re.compile(r"([\W_]{0,4})([^\W_]+)")
"""What stands between a token and the next, and that token."""
DOTTED = re.compile(r"[^\W\d_a-z](?:\.[^\W\d_a-z])+(?![^\W_])\.?")
"""A dotted acronym, with its last dot or without."""
_DOTTED_INITIALS = re.compile(r"(?<![^\W_])[^\W\d_a-z]\.(?: ?[^\W\d_a-z]\.)+")
_BOUNDARY = re.compile(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)")
"""Between letters and digits."""
_ABBREVIATION = re.compile(r"(?<=[^\W\d_]{2})\.(?= )")
_ATOM = re.compile(r"[^\W\d_]+|\d+")


class Kind(IntEnum):
    """What an alias may do."""

    STRONG = 0
    """Matches everywhere, and vouches for its entity."""
    WEAK = 1
    """Matches where something vouches for its entity (rule 19)."""
    NEVER = 2
    """A text that is no mention of its entity (rule 21)."""
    TITLED = 3
    """A title and a family name (rule 16)."""
    DEMONYM = 4
    """Strong; only where turned on."""
    METONYM = 5
    """Strong; only where turned on."""


def join(key: str, separator: str, token: str) -> str:
    """Put a token's letters behind a key.

    Args:
        key: The key so far, not empty.
        separator: What stands between, folded.
        token: Folded and in lower case.
    """
    if separator in _SPACING:
        return key + token if key[-1].isdigit() != token[0].isdigit() else f"{key} {token}"
    if separator == ". " and (len(key) == 1 or key[-2] == " "):
        return f"{key} {token}"
    return key + separator.replace("\n", " ") + token


def tokens(folded: str) -> list[tuple[int, int, str]]:
    """Take a folded text apart into tokens: runs of letters and digits, and dotted acronyms.

    Returns:
        (start, end, the token in lower case and without dots) of each.
    """
    found = []
    end = 0
    for match in _TOKEN.finditer(folded):
        start = match.start()
        if start < end:
            continue
        token, end = match[0], match.end()
        if end - start == 1 and (dotted := DOTTED.match(folded, start)):
            token, end = dotted[0].replace(".", ""), dotted.end()
        found.append((start, end, token.lower()))
    return found


def key_steps(folded: str) -> list[str]:
    """The keys of an alias's beginnings, token by token and at each border of letters and digits.

    Args:
        folded: The alias, folded.

    Returns:
        From the first to the alias's own key; empty if it has no letters or digits, or too many words.
    """
    steps: list[str] = []
    key = ""
    last = 0
    parts = tokens(folded)
    if len(parts) > MAX_WORDS:
        return steps
    for start, end, token in parts:
        before = key
        for border in (match.start() for match in _BOUNDARY.finditer(token)):
            steps.append(join(before, folded[last:start], token[:border]) if before else token[:border])
        key = join(before, folded[last:start], token) if before else token
        steps.append(key)
        last = end
    return steps


def spellings(folded: str, *, is_person: bool) -> set[str]:
    """An alias, and the other ways to write its abbreviations.

    A dot behind an abbreviation may be missing (``St Petersburg``), and a person's initials may have a
    space between them or not (``J. D. Vance``, ``J.D. Vance``).
    """
    found = {folded}
    if "." in folded:
        found.add(_ABBREVIATION.sub("", folded))
        if is_person:
            closed = _DOTTED_INITIALS.sub(lambda match: match[0].replace(" ", ""), folded)
            found |= {closed, _DOTTED_INITIALS.sub(lambda match: match[0].replace(".", ". ").strip(), closed)}
    return found


class _Case(IntEnum):
    """What is asked of the case of an alias's letters."""

    FREE = 0
    EXACT = 1
    FIRST = 2
    """As written, or with the first letter a capital."""
    DESIGNATOR = 3
    """As written or all capitals; with a dash between letters and digits, free (rule 7)."""


class Term:
    """An alias of an entity, made ready to be held against a text that has its key."""

    __slots__ = (
        "_cases",
        "_letters",
        "alias",
        "entity",
        "folded",
        "has_any_case",
        "has_any_separator",
        "is_acronym_word",
        "is_person",
        "kind",
        "lead",
        "needs_joint",
        "rule",
        "takes_plural",
        "takes_variants",
        "trail",
    )

    def __init__(self, entity: Entity, kind: Kind, alias: str) -> None:
        """Look at an alias.

        Args:
            entity: Whose it is.
            kind: What it may do.
            alias: As the entity's file writes it; it holds a letter or a digit.
        """
        match = entity.match
        self.entity = entity
        self.kind = kind
        self.alias = alias
        folded = Folded.of(alias).text
        self.folded = folded
        self.is_person = entity.type is EntityType.PERSON
        self.has_any_case = not match.case
        self.has_any_separator = match.separators
        self.takes_variants = match.variants
        self.takes_plural = entity.type is EntityType.SYSTEM if match.plural is None else match.plural
        parts = tokens(folded)
        self.lead = folded[: parts[0][0]]
        """What the alias begins with before its first letter or digit (``#MeToo``)."""
        self.trail = folded[parts[-1][1] :]
        """What it ends with behind its last one (``Yahoo!``)."""
        self.folded = folded[parts[0][0] : parts[-1][1]]
        """The alias from its first letter or digit to its last, folded."""
        self._letters, self._cases = _cases(self.folded, is_person=self.is_person, is_weak=kind is Kind.WEAK)
        chunks = _undotted(self.folded).split(" ")
        is_designator = bool(_BOUNDARY.search(self._letters))
        self.needs_joint = is_designator and bool(_FUNCTION_DESIGNATOR.match(self.folded))
        """Whether a space within it would make it an article or a preposition and a number (``A 10``)."""
        is_acronym = len(chunks) == 1 and not is_designator and len(self._letters) > 1 and self._letters.isupper()
        self.is_acronym_word = is_acronym and self._letters.lower() in COMMON_WORDS
        """Whether it is an acronym that, in a run of capitals, may be a common word."""
        self.rule = _RULES.get(kind) or (
            Rule.DESIGNATOR if is_designator else Rule.ACRONYM if is_acronym else Rule.NAME
        )

    def admits(self, words: str, is_in_run: Callable[[], bool]) -> bool:
        """Tell whether a text with the alias's key may stand for it.

        Args:
            words: The text from its first letter or digit to its last, folded, without the mark of a
                plural or a variant.
            is_in_run: Tells whether it stands in a run of capitals.
        """
        if words == self.folded:
            return True
        if not self.has_any_separator and words.lower().replace("\n", " ") != self.folded.lower():
            return False
        if self.needs_joint and _SPACED.search(words) and not _SPACED.search(self.folded):
            return False
        if self.has_any_case:
            return True
        letters = _SEPARATORS.sub("", words)
        if letters == self._letters:
            return True
        if all(_fits(case, self._letters[start:end], letters[start:end], words) for start, end, case in self._cases):
            return True
        return self.kind is not Kind.WEAK and words.upper() == words and is_in_run()


_RULES = {
    Kind.WEAK: Rule.WEAK,
    Kind.TITLED: Rule.TITLED,
    Kind.DEMONYM: Rule.DEMONYM,
    Kind.METONYM: Rule.METONYM,
}
_SEPARATORS = re.compile(r"[\W_]+")
_SPACED = re.compile(r"[^\W\d_][ \n]\d")
_DASHED = re.compile(r"\d-[^\W\d_]|[^\W\d_]-\d")
_FUNCTION_DESIGNATOR = re.compile(rf"(?:{'|'.join(sorted(FUNCTION_WORDS))})(?=[- ]?\d)", re.IGNORECASE)
