"""The gazetteer: entities, and where a text mentions them."""

from __future__ import annotations

from collections import ChainMap
from typing import TYPE_CHECKING

from reader.model.article import InlineKind
from reader.model.mention import Rule
from reader.text.alias_index import AliasIndex
from reader.text.blocks import ENTITY_SCHEME, UNMATCHED_ROLES, BlockRole
from reader.text.correction import corrected_spans
from reader.text.matched_block import MatchedBlock
from reader.text.reading import Reading
from reader.text.resolution import Fixed, Resolution
from reader.text.span_set import SpanSet

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.model.article import Correction, EntityRef
    from reader.model.entity import Entity
    from reader.model.mention import Mention
    from reader.text.blocks import TextBlock


class Gazetteer:
    """Entities by their ids and aliases.

    It is never changed once made, but for what it works out and keeps; one gazetteer serves any number
    of articles.
    """

    entities: Mapping[str, Entity]
    """All entities, by id."""

    def __init__(self, entities: Iterable[Entity], *, demonyms: bool = False, metonyms: bool = False) -> None:
        """Lay out the aliases of entities.

        Args:
            entities: Each id once; of several with one id the last holds.
            demonyms: Whether a place's demonyms are mentions of it (``Indian`` of India).
            metonyms: Whether its metonyms are (``New Delhi`` of India).
        """
        self.entities = {entity.id: entity for entity in entities}
        self._demonyms = demonyms
        self._metonyms = metonyms
        self._index = AliasIndex(self.entities.values(), demonyms=demonyms, metonyms=metonyms)
        self._base = self
        """The gazetteer that this one extends; itself if none."""
        self._own: dict[str, Entity] = {}
        """The entities that it has added to the base."""
        self._own_index: AliasIndex | None = None
        """Their aliases; None: there are none."""

    def extended(self, own: Sequence[Entity]) -> Gazetteer:
        """Add an article's own entities, in place of those with the same ids.

        Args:
            own: The entities.

        Returns:
            Another gazetteer, which shares this one's index; made in time that only ``own`` decides.
        """
        if not own:
            return self
        base = self._base
        extended = object.__new__(Gazetteer)
        extended._base = base
        extended._demonyms = base._demonyms
        extended._metonyms = base._metonyms
        extended._index = base._index
        extended._own = self._own | {entity.id: entity for entity in own}
        extended._own_index = AliasIndex(
            extended._own.values(), demonyms=base._demonyms, metonyms=base._metonyms
        )
        extended.entities = ChainMap(extended._own, dict_of(base))
        return extended

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
        read = [
            MatchedBlock(index, block)
            for index, block in enumerate(blocks)
            if block.role not in UNMATCHED_ROLES or block.spans
        ]
        read.sort(key=lambda block: block.block.role is not BlockRole.HEADLINE)
        for block in read:
            if block.block.role not in UNMATCHED_ROLES:
                Reading(self._index, block, self._own).run()
                if self._own_index:
                    Reading(self._own_index, block, ()).run()
        return Resolution(read, fixed_spans(blocks, corrections), listed, self.entities).mentions()
