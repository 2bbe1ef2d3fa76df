"""Where a jump leads: the next section, paragraph or mention from a place in the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from reader.text.blocks import BlockRole
from reader.text.place import Place

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from reader.text.annotation import AnnotatedArticle

_STOPS = frozenset({BlockRole.PARAGRAPH, BlockRole.QUOTE, BlockRole.FACTS_TITLE, BlockRole.IMAGE})
"""What counts as a paragraph when one steps by paragraphs."""


def _starts(annotated: AnnotatedArticle) -> list[int]:
    """The blocks where sections begin; the headline and a lead without a heading are one."""
    lead, *others = annotated.headings
    return [0, *([lead.block] if lead.text else []), *(heading.block for heading in others)]


def next_section(annotated: AnnotatedArticle, place: Place) -> Place | None:
    """The beginning of the section after a place; None: it is in the last one."""
    starts = _starts(annotated)[1:]
    at = bisect_right(starts, place.block)
    return Place(starts[at], 0) if at < len(starts) else None


def previous_section(annotated: AnnotatedArticle, place: Place) -> Place | None:
    """The beginning of a place's section, or of the one before if the place is its beginning.

    Returns:
        None: the place is the article's beginning.
    """
    starts = _starts(annotated)
    at = bisect_left(starts, place.block if place.char == 0 else place.block + 1) - 1
    return Place(starts[at], 0) if at >= 0 else None


def next_paragraph(annotated: AnnotatedArticle, place: Place) -> Place | None:
    """The beginning of the paragraph after a place; None: there is none."""
    for block in range(place.block + 1, len(annotated.blocks)):
        if annotated.blocks[block].role in _STOPS:
            return Place(block, 0)
    return None


def previous_paragraph(annotated: AnnotatedArticle, place: Place) -> Place | None:
    """The beginning of a place's paragraph, or of the one before if the place is its beginning."""
    for block in range(place.block if place.char else place.block - 1, -1, -1):
        if annotated.blocks[block].role in _STOPS:
            return Place(block, 0)
    return None


def step(annotated: AnnotatedArticle, indexes: Sequence[int], place: Place, steps: int) -> tuple[int, bool]:
    """The next or previous of some mentions, going round at the ends.

    Args:
        annotated: The article.
        indexes: Mentions to step through, in reading order; at least one.
        place: Where to step from; a mention that begins right there is passed over.
        steps: 1 forwards, -1 backwards.

    Returns:
        The mention's index, and whether the step went round.
    """

    def begins(index: int) -> Place:
        return Place(*annotated.mentions[index][:2])

    at = (
        bisect_right(indexes, place, key=begins) if steps > 0 else bisect_left(indexes, place, key=begins) - 1
    )
    goes_round = not 0 <= at < len(indexes)
    return indexes[at % len(indexes)], goes_round


def step_event(
    annotated: AnnotatedArticle, current: str | None, told: Collection[str], steps: int
) -> str | None:
    """The id of the event to go to in time.

    Args:
        annotated: The article.
        current: The id of the selected event. None: a step leads to the first of those that are being told
            (backwards: to the last), or else to the first or last of all.
        told: The ids of the events that are told in the part of the text that shows.
        steps: How far, in time; round the end if need be.

    Returns:
        None: the article has no timeline.
    """
    ids = [event.id for event in annotated.events]
    if not ids:
        return None
    if current in ids:
        return ids[(ids.index(current) + steps) % len(ids)]
    ties = annotated.ties
    shown = sorted((ties[id_].block, ties[id_].start, id_) for id_ in told if id_ in ties)
    if shown:
        return shown[0 if steps > 0 else -1][-1]
    return ids[0 if steps > 0 else -1]
