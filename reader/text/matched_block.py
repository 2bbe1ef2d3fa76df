"""A block of text while its mentions are looked for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from reader.text.address import addresses
from reader.text.blocks import BlockRole
from reader.text.capitals import capital_runs, is_shouted, is_title_case
from reader.text.fold import Folded, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.text.blocks import TextBlock
    from reader.text.term import Term

_HEADING_ROLES = frozenset({BlockRole.HEADLINE, BlockRole.HEADING, BlockRole.FACTS_TITLE})
"""Blocks that may be in title case."""

_ADDRESS_MARKS = frozenset("@/._-=&?#%:~+")
"""What joins a word to the rest of an address."""


Claim = tuple[int, int, "Term", bool]
"""A span of a block that an alias may name: start and end, characters of the folded text; the alias; whether
the span is a plural, a variant, or a name with initials or a suffix, which a claim as written beats."""

FamilyClaim = tuple[int, int, str]
"""A span of a block that is somebody's family name: start, end, and the name's key in the alias index."""


class MatchedBlock:
    """A block's folded text, and what has been found in it so far."""

    def __init__(self, index: int, block: TextBlock) -> None:
        """Fold a block.

        Args:
            index: Its place among the article's blocks.
            block: The block.
        """
        self.index = index
        self.block = block
        text = block.text
        self.offsets: Sequence[int] | None = None
        """Where each character of the folded text came from; None: from its own place."""
        if not text.isascii():
            text = fold(text)
            if not text.isascii():
                self._folded = Folded.of(block.text)
                text = self._folded.text
                if not isinstance(self._folded.offsets, range):
                    self.offsets = self._folded.offsets
        self.lines = text
        """The folded text."""
        self.text = text.replace("\n", " ")
        """The folded text with spaces for newlines: one may stand within a name (rule 1)."""
        self.claims: list[Claim] = []
        self.family_claims: list[FamilyClaim] = []

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Turn a span of the folded text into one of the block's text."""
        return self._folded.span(start, end) if self.offsets else (start, end)

    def folded(self, start: int, end: int) -> tuple[int, int]:
        """Turn a span of the block's text into one of the folded text."""
        if not self.offsets:
            return start, end
        return bisect_left(self.offsets, start), bisect_left(self.offsets, end)

    @cached_property
    def _runs(self) -> list[tuple[int, int]]:
        return capital_runs(self.lines)

    def run_at(self, start: int, end: int) -> tuple[int, int] | None:
        """The run of capitals that holds a span, if one does (rule 11)."""
        if not self.text[start:end].isupper():
            return None
        at = bisect_right(self._runs, (start, len(self.text))) - 1
        return self._runs[at] if at >= 0 and end <= self._runs[at][1] else None

    def is_shouted(self, start: int, end: int) -> bool:
        """Whether a word stands among ordinary words in capitals (rule 12)."""
        return is_shouted(self.text, self.run_at(start, end), start, end)

    def in_title_case(self) -> bool:
        """Whether this is a headline that writes ordinary words with a capital."""
        return self.block.role in _HEADING_ROLES and is_title_case(self.text)

    @cached_property
    def _addresses(self) -> list[tuple[int, int]]:
        return addresses(self.text)

    def in_address(self, start: int, end: int) -> bool:
        """Whether a span lies within a web or mail address or a handle, and is not all of it (rule 1)."""
        text = self.text
        before, after = text[start - 1 : start], text[end : end + 1]
        if after == "." and not text[end + 1 : end + 2].isalnum():
            after = ""
        if not (before in _ADDRESS_MARKS or after in _ADDRESS_MARKS):
            return False
        at = bisect_right(self._addresses, (start, len(text))) - 1
        if at < 0:
            return False
        first, last = self._addresses[at]
        return start < last and (first, last) != (start, end)
