"""A library's entities: whom to look for in which article."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reader.model.article import BlockQuote
from reader.model.entity import Authority
from reader.text.gazetteer import Gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reader.model.article import Article
    from reader.model.entity import Entity


class WhosWho:
    """Everyone and everything that a library knows.

    A library's own entities are looked for in every article of it. The bundled ones are too where a
    library has none of its own; elsewhere only those that an article names by id: they are not its
    subject, and their names would mark what its writer did not ask for.
    """

    def __init__(self, entities: Mapping[str, Entity]) -> None:
        """Take a library's entities.

        Args:
            entities: By id; the bundled ones among them.
        """
        self.entities = entities
        """All of them, by id."""

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        """Of those who are looked for in every article."""
        own = [entity for entity in self.entities.values() if entity.authority is not Authority.BUNDLED]
        return Gazetteer(own or self.entities.values())

    def gazetteer(self, article: Article) -> Gazetteer:
        """Whom to look for in an article."""
        known = self._gazetteer.entities
        named = {
            id_: self.entities[id_] for id_ in _ids(article) if id_ in self.entities and id_ not in known
        }
        return self._gazetteer.extended(list(named.values())) if named else self._gazetteer


def _ids(article: Article) -> Iterator[str]:
    """The ids that an article names anywhere; some may be plain names."""
    yield from (entry.id for entry in article.listed)
    yield from (correction.entity for correction in article.corrections if correction.entity)
    yield from (quote.speaker for quote in article.quotes)
    for event in article.timeline:
        yield from event.entities
        yield event.place
    for section in article.sections:
        yield from (block.speaker for block in section.blocks if isinstance(block, BlockQuote))
