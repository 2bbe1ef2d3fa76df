"""The gazetteer: entities, and where a text mentions them."""

from __future__ import annotations

from collections import ChainMap
from typing import TYPE_CHECKING

from reader.text.alias_index import AliasIndex
from reader.text.blocks import UNMATCHED_ROLES, BlockRole
from reader.text.fixed_span import fixed_spans
from reader.text.matched_block import MatchedBlock
from reader.text.reading import Reading
from reader.text.resolution import Resolution

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.model.article import Correction, EntityRef
    from reader.model.entity import Entity
    from reader.model.mention import Mention
    from reader.text.blocks import TextBlock

_HEADLINE = BlockRole.HEADLINE
_UNMATCHED = tuple(UNMATCHED_ROLES)  # a member's hash takes longer than two comparisons


class Gazetteer:
    """Entities by their ids and aliases.

    It is never changed once made, but for what it works out and keeps; one gazetteer serves any number
    of articles.
    """

    def __init__(
        self,
        entities: Iterable[Entity],
        *,
        demonyms: bool = False,
        metonyms: bool = False,
        base: Gazetteer | None = None,
    ) -> None:
        """Lay out the aliases of entities.

        Args:
            entities: Of several with one id the last holds.
            demonyms: Whether a place's demonyms are mentions of it (``Indian`` of India).
            metonyms: Whether its metonyms are (``New Delhi`` of India).
            base: A gazetteer to add to, which stays as it is; of two entities with one id the new one
                holds. None: there is none.
        """
        own = {entity.id: entity for entity in entities}
        index = AliasIndex(own.values(), demonyms=demonyms, metonyms=metonyms)
        self.demonyms = demonyms
        """Whether demonyms are mentions."""
        self.metonyms = metonyms
        """Whether metonyms are."""
        self.entities: Mapping[str, Entity] = own
        """All entities, by id."""
        self.layers: tuple[tuple[AliasIndex, frozenset[str]], ...] = ((index, frozenset()),)
        """The indexes to read a text along, each with the ids that a later one defines anew."""
        if base is not None:
            self.entities = ChainMap(own, base.entities)  # type: ignore[arg-type]  # it is only read
            self.layers = (*((known, hidden | own.keys()) for known, hidden in base.layers), *self.layers)

    def extended(self, own: Sequence[Entity]) -> Gazetteer:
        """Add an article's own entities, in place of those with the same ids.

        Args:
            own: The entities.

        Returns:
            Another gazetteer, which shares this one's index; made in time that only ``own`` decides.
        """
        return Gazetteer(own, demonyms=self.demonyms, metonyms=self.metonyms, base=self)

    def mentions(
        self,
        blocks: Sequence[TextBlock],
        listed: Sequence[EntityRef] = (),
        corrections: Sequence[Correction] = (),
    ) -> list[Mention]:
        """Find the mentions in an article's text.

        Args:
            blocks: The text; the headline is read first, whatever its place.
            listed: The article's list of entities.
            corrections: What the article says of its own mentions.

        Returns:
            The mentions, sorted by (block, start), without overlaps.
        """
        headlines: list[MatchedBlock] = []
        matched: list[MatchedBlock] = []
        others: list[MatchedBlock] = []
        for index, block in enumerate(blocks):
            if block.role is _HEADLINE:
                headlines.append(MatchedBlock(index, block))
            elif block.role not in _UNMATCHED:
                matched.append(MatchedBlock(index, block))
            elif block.spans:
                others.append(MatchedBlock(index, block))
        for aliases, hidden in self.layers:
            reading = Reading(aliases, hidden)
            for read in (*headlines, *matched):
                reading.read(read)
        return Resolution(
            [*headlines, *matched, *others], fixed_spans(blocks, corrections), listed, self.entities
        ).mentions()
