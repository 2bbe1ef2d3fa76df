"""A place that is found again when the text has changed meanwhile: by the words that stand there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.text.place import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.text.blocks import TextBlock

KEPT_CHARACTERS = 60
"""How many characters a place is known by: about a row."""


class KeptPlace(NamedTuple):
    """A place of a text, and what stands there."""

    block: int
    """Index of the block."""
    char: int
    """Characters of the block's text."""
    words: str
    """What stands there in the block, or about there at its end; at most `KEPT_CHARACTERS`."""
    before: int = 0
    """How many characters of these words stand before the place."""


def keep(blocks: Sequence[TextBlock], place: Place) -> KeptPlace:
    """Take down what stands at a place.

    Args:
        blocks: The text.
        place: A place in it.
    """
    text = blocks[place.block].text
    start = max(0, min(place.char, len(text) - KEPT_CHARACTERS))
    words = text[start : start + KEPT_CHARACTERS]
    return KeptPlace(place.block, place.char, words, place.char - start)


def find_again(blocks: Sequence[TextBlock], kept: KeptPlace) -> Place | None:
    """Find a place in a text that may have changed.

    Args:
        blocks: The text.
        kept: The place in the text as it was.

    Returns:
        Where its words stand now, nearest to where they stood; else the beginning of the block that has its
        number; None: there is no such block. A short block is found again only as a whole: a name that was
        one may stand anywhere.
    """
    own = blocks[kept.block].text if 0 <= kept.block < len(blocks) else None
    start = max(0, kept.char - kept.before)
    is_whole = kept.char == kept.before and len(kept.words) < KEPT_CHARACTERS
    if own is not None and (own == kept.words if is_whole else own.startswith(kept.words, start)):
        return Place(kept.block, kept.char)
    if kept.words:
        for index in sorted(range(len(blocks)), key=lambda index: abs(index - kept.block)):
            text = blocks[index].text
            char = text.find(kept.words)
            if char >= 0 and (not is_whole or text == kept.words):
                return Place(index, char + kept.before)
    if own is None:
        return None
    return Place(kept.block, kept.char if own.startswith(kept.words, start) else 0)
