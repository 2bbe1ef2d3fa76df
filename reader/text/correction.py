"""Corrections that a reader can put into an article's file: whom a text names, or that it names nobody.

They are written as the file wants them (``mentions``, see ``reader.store.article_file``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.model.article import Correction, Within
from reader.model.mention import Rule
from reader.text.clean import clean_line
from reader.text.fixed_span import fixed_spans
from reader.text.yaml_scalar import scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.text.annotation import AnnotatedArticle
    from reader.text.blocks import TextBlock

KEY = "mentions"
"""The key of an article's file below which its corrections stand."""


class _Spot(NamedTuple):
    """Where a text stands."""

    block: int
    """Index into the article's text blocks."""
    start: int
    """Characters of the block's text, half-open."""
    end: int


def corrections(annotated: AnnotatedArticle, mentions: Sequence[int], entity: str | None) -> list[Correction]:
    """The fewest corrections that say whom some mentions name, and change nothing else in the text.

    Args:
        annotated: The article.
        mentions: Their indexes; the words of all of them are the same.
        entity: Whom they name; None: nobody.

    Returns:
        Corrections in reading order. None are given for mentions that the article corrects already, or
        that no correction can reach: parts of words, and names that frame the text.
    """
    found = [annotated.mentions[index] for index in mentions]
    wanted = {_Spot(*mention[:3]) for mention in found if mention.rule is not Rule.CORRECTION}
    if not wanted:
        return []
    exact = clean_line(annotated.text_of(found[0]))
    sections = {annotated.blocks[spot.block].section for spot in wanted}
    blocks = range(len(annotated.blocks))
    if len(sections) == 1:
        blocks = _extent(annotated.blocks, *sections)
    spots: dict[str, list[_Spot]] = {}
    for spot in _spots(annotated.blocks, blocks, exact):
        spots.setdefault(annotated.blocks[spot.block].section, []).append(spot)
    if spots and len(sections) > 1 and all(wanted.issuperset(standing) for standing in spots.values()):
        return [Correction(exact, entity)]
    return [
        correction
        for section, standing in spots.items()
        for correction in _in_section(standing, wanted, Correction(exact, entity, within=Within(section)))
    ]


def _extent(blocks: Sequence[TextBlock], section: str) -> range:
    """The blocks from a section's first one to its last one."""
    indexes = [index for index, block in enumerate(blocks) if block.section == section]
    return range(indexes[0], indexes[-1] + 1)


def _spots(blocks: Sequence[TextBlock], searched: range, exact: str) -> list[_Spot]:
    """Where a correction without a place would find its words, in reading order."""
    found = fixed_spans(blocks[searched.start : searched.stop], [Correction(exact, None)])
    return sorted(
        _Spot(searched[block], span.start, span.end)
        for block, spans in found.items()
        for span in spans
        if span.rule is Rule.CORRECTION
    )


def _in_section(standing: Sequence[_Spot], wanted: set[_Spot], whole: Correction) -> Iterator[Correction]:
    """The corrections for one section: one for all of it, or one for each text that is meant.

    Args:
        standing: Where the words stand in it.
        wanted: Those that are meant, there and elsewhere.
        whole: The correction for all of it.
    """
    if wanted.issuperset(standing):
        yield whole
        return
    for number, spot in enumerate(standing, 1):
        if spot in wanted:
            yield whole._replace(occurrence=number)


def as_yaml(given: Sequence[Correction], *, with_key: bool) -> str:
    """Write corrections as an article's file wants them, one a line, the last line ended too.

    Args:
        given: The corrections.
        with_key: Whether to begin with the key that they stand below, for a file that has none yet.
    """
    lines = [f"{KEY}:"] if with_key else []
    lines += (f"  - {_entry(correction)}" for correction in given)
    return "".join(f"{line}\n" for line in lines)


def _entry(correction: Correction) -> str:
    exact, entity, *_, within, occurrence = correction
    place = f", in: {scalar(within.section)}" if within else ""
    number = f", occurrence: {occurrence}" if occurrence else ""
    named = "null" if entity is None else scalar(entity)
    return f"{{exact: {scalar(exact)}{place}{number}, entity: {named}}}"
