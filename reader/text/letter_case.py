"""What an alias asks of the case of a text's letters (rules 7, 11, 12 and 19)."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from reader.text.alias import BORDER, undotted

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEPARATORS = re.compile(r"[\W_]+")
_WORD = re.compile(r"[^ -]+")
_DASHED = re.compile(r"[^\W\d_]-\d")


class _Case(Enum):
    """What is asked of the case of a word of an alias."""

    FREE = "free"
    EXACT = "exact"
    FIRST = "as written, or with the first letter a capital"
    DESIGNATOR = "as written or all capitals; free with a dash between letters and digits"


class LetterCase:
    """The case of an alias's letters, and how far a text may differ from it."""

    def __init__(self, words: str, *, is_exact: bool, is_person: bool) -> None:
        """Look at an alias's words.

        Args:
            words: From the first letter or digit to the last, folded.
            is_exact: Whether the case must be that of the alias.
            is_person: Whether it names a person: then the words after the first are not free either.
        """
        self._letters = _SEPARATORS.sub("", words)
        self._asked: tuple[tuple[int, int, _Case], ...] = ((0, len(self._letters), _Case.EXACT),)
        """What is asked of each word: (start, end, case), offsets into the letters and digits alone."""
        if not is_exact:
            self._asked = tuple(_asked(words, is_person=is_person))

    def admits(self, words: str) -> bool:
        """Tell whether a text that has the same letters and digits has them in a case that is allowed.

        Args:
            words: The text, folded.
        """
        letters = _SEPARATORS.sub("", words)
        if letters == self._letters:
            return True
        is_dashed = _DASHED.search(words) is not None
        return all(
            _admits(case, self._letters[start:end], letters[start:end], is_dashed=is_dashed)
            for start, end, case in self._asked
        )


def _admits(case: _Case, asked: str, found: str, *, is_dashed: bool) -> bool:
    if found == asked or case is _Case.FREE:
        return True
    if case is _Case.FIRST:
        return found == asked[0].upper() + asked[1:]
    return case is _Case.DESIGNATOR and (is_dashed or found.isupper())


def _asked(words: str, *, is_person: bool) -> Iterator[tuple[int, int, _Case]]:
    chunks = undotted(words).split(" ")
    end = 0
    for chunk, following in zip(chunks, [*chunks[1:], ""], strict=True):
        is_before_number = following[:1].isdigit() and (end == 0 or chunk.isupper())
        is_designator = is_before_number or BORDER.search(_SEPARATORS.sub("", chunk)) is not None
        for word in _WORD.findall(chunk):
            letters = _SEPARATORS.sub("", word)
            start, end = end, end + len(letters)
            if is_designator:
                case = _Case.DESIGNATOR
            elif len(letters) > 1 and letters.isupper():
                case = _Case.EXACT  # an acronym, rule 12
            elif start == 0:
                case = _Case.FIRST
            else:
                case = _Case.EXACT if is_person else _Case.FREE
            yield start, end, case
