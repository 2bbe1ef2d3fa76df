"""The keys of aliases: what an alias and the texts that may be mentions of it have in common.

A key is the words in lower case, with

* one space for a dash, a space or a newline between two words (rule 10),
* nothing for these, or for nothing, between letters and digits (rule 6),
* other separators as they stand (``f/a18e``, ``at&t``),
* acronyms without their dots (``us navy`` for ``U.S. Navy``, rule 12) and initials without theirs.

Whether a text with an alias's key is a mention is then asked of the alias's :class:`~reader.text.term.Term`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.text.fold import Folded

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_WORDS = 64
"""A longer alias matches nowhere: it bounds the time a text takes."""

_SPACING = frozenset(("-", " ", "\n", ""))
"""Separators that rules 6 and 10 take for the same."""

_TOKEN = re.compile(r"[^\W_]+")
NEXT_TOKEN = re.compile(r"([\W_]{0,4})([^\W_]+)")
"""What stands between a token and the next, and that token."""
DOTTED = re.compile(r"[^\W\d_a-z](?:\.[^\W\d_a-z])+(?![^\W_])\.?")
"""A dotted acronym, with its last dot or without."""
BORDER = re.compile(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)")
"""Between letters and digits."""
_ABBREVIATION = re.compile(r"(?<=[^\W\d_]{2})\.(?= )")
GENERATIONS = (" Jr", " Sr")
"""Ends of people's names that a comma may stand before, and a dot behind."""
_BEFORE_GENERATION = re.compile(r",? (?=[JS]r\b)")
_INITIALS = re.compile(r"(?<![^\W_])[^\W\d_a-z]\.(?: ?[^\W\d_a-z]\.)+")


def join(key: str, separator: str, token: str) -> str:
    """Put a token's letters behind a key.

    Args:
        key: The key so far; empty before the first token.
        separator: What stands between, folded.
        token: Folded and in lower case.
    """
    if not key:
        return token
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
        separator = folded[last:start]
        borders = (*(match.start() for match in BORDER.finditer(token)), len(token))
        steps += [join(key, separator, token[:border]) for border in borders]
        key = steps[-1]
        last = end
    return steps


def spellings(folded: str, *, is_person: bool) -> set[str]:
    """An alias, and the other ways to write its abbreviations.

    A dot behind an abbreviation may be missing (``St Petersburg``), a person's initials may have a space
    between them or not (``J. D. Vance``, ``J.D. Vance``), and Jr. and Sr. a comma before them.
    """
    found = {folded}
    if "." in folded:
        found.add(_ABBREVIATION.sub("", folded))
        if is_person:
            closed = _INITIALS.sub(lambda match: match[0].replace(" ", ""), folded)
            found |= {closed, _INITIALS.sub(lambda match: match[0].replace(".", ". ").strip(), closed)}
    if is_person and _BEFORE_GENERATION.search(folded):
        found = {
            _BEFORE_GENERATION.sub(separator, spelling) for spelling in found for separator in (" ", ", ")
        }
    return found


def keys_of(family_name: str) -> set[str]:
    """The keys of a family name, in all its spellings."""
    if family_name.isascii() and family_name.isalpha():
        return {family_name.lower()}
    laid = (key_steps(spelling) for spelling in spellings(Folded.of(family_name).text, is_person=True))
    return {steps[-1] for steps in laid if steps}


def undotted(folded: str) -> str:
    """Take the dots out of acronyms."""
    return DOTTED.sub(lambda match: match[0].replace(".", ""), folded) if "." in folded else folded


def plurals(key: str) -> list[str]:
    """The forms that the plural of a word may have."""
    forms = [key + "s", key + "es"]
    if key[-1] == "y":
        forms.append(key[:-1] + "ies")
    return forms


def singulars(key: str) -> Iterator[tuple[int, str]]:
    """What may be made singular of a key in ``s``: characters to cut off, and what to add instead."""
    yield 1, ""
    if key.endswith("es"):
        yield 2, ""
    if key.endswith("ies"):
        yield 3, "y"
