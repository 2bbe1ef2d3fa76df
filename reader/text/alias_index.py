"""The aliases of many entities, laid out so that a text can be read along them.

The index is a trie of keys (see :mod:`reader.text.alias`), flattened into one dictionary: every key of
an alias is in it, and every beginning of one. Only this is done when it is built; what an alias asks of
case, separators and ends is worked out when its key is first met in a text.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from reader.model.entity import EntityType
from reader.text.alias import BORDER, key_steps, spellings, tokens
from reader.text.fold import Folded
from reader.text.person import Titles, family_names
from reader.text.term import Kind, Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.model.entity import Entity

Source = tuple["Entity", Kind, str]
"""An alias as it stands in its entity."""


_STRONG, _WEAK, _NEVER = Kind.STRONG, Kind.WEAK, Kind.NEVER
_DEMONYM, _METONYM = Kind.DEMONYM, Kind.METONYM
_PERSON = EntityType.PERSON
# Looking a member up takes longer than adding an alias.


class AliasIndex:
    """Aliases by their keys."""

    def __init__(self, entities: Iterable[Entity], *, demonyms: bool, metonyms: bool) -> None:
        """Lay out the aliases of some entities.

        Args:
            entities: Whose aliases.
            demonyms: Whether demonyms are aliases.
            metonyms: Whether metonyms are.
        """
        self.nodes: dict[str, Source | list[Source] | None] = {}
        """By key: its aliases, or None for an alias's first token that is none itself."""
        self.beginnings: set[str] = set()
        """The keys that begin longer ones."""
        self.families: dict[str, list[tuple[Entity, str]]] = {}
        """By the key of a family name: those who bear it, and how they write it."""
        self.leads: dict[str, set[int]] = {}
        """By the first token with a capital of an alias that begins without: how many stand before it."""
        self.lower_heads: set[str] = set()
        """First tokens that a text may write in lower case."""
        self._terms: dict[str, tuple[Term, ...]] = {}
        """By key, looked at when first met."""
        self._titled: dict[str, tuple[tuple[Term, ...], Titles]] = {}
        """By the key of a family name, looked at when first met."""
        self.has_numbers = False
        """Whether an alias begins with a digit."""
        self.has_designators = False
        """Whether an alias has letters before digits."""
        self.has_variants = False
        """Whether an entity takes variants."""
        for entity in entities:
            self._add_entity(entity, demonyms=demonyms, metonyms=metonyms)

    # Building

    def _add_entity(self, entity: Entity, *, demonyms: bool, metonyms: bool) -> None:
        families: tuple[str, ...] = ()
        if entity.type is _PERSON:
            families = family_names(entity)
            for family in families:
                for key in self._lay_out(entity, family):
                    self.families.setdefault(key, []).append((entity, family))
        self._add(entity, _STRONG, (entity.name,))
        if entity.short and entity.short not in families:
            self._add(entity, _STRONG, (entity.short,))
        self._add(entity, _STRONG, entity.aliases)
        self._add(entity, _STRONG, entity.former)
        self._add(entity, _STRONG, [designation for _, designation in entity.designations])
        self._add(entity, _WEAK, entity.weak_aliases)
        self._add(entity, _NEVER, entity.never)
        if demonyms:
            self._add(entity, _DEMONYM, entity.demonyms)
        if metonyms:
            self._add(entity, _METONYM, entity.metonyms)
        self.has_variants |= entity.match.variants

    def _add(self, entity: Entity, kind: Kind, aliases: Iterable[str]) -> None:
        nodes = self.nodes
        for alias in aliases:
            for key in self._lay_out(entity, alias):
                source = (entity, kind, alias)
                known = nodes[key]
                if known is None:
                    nodes[key] = source
                elif isinstance(known, list):
                    known.append(source)
                else:
                    nodes[key] = [known, source]

    def _lay_out(self, entity: Entity, alias: str) -> Iterable[str]:
        """Put an alias's keys and their beginnings into the index; return the keys."""
        nodes = self.nodes
        if (
            alias.isascii()
            and "A" <= alias[:1] <= "Z"
            and alias.replace(" ", "").isalpha()
            and entity.match.case
        ):
            # Plain words, as nine aliases in ten are.
            key = alias.lower()
            at = key.find(" ")
            if at > 0:
                nodes.setdefault(key[:at])
                while at > 0:
                    self.beginnings.add(key[:at])
                    at = key.find(" ", at + 1)
            nodes.setdefault(key)
            return (key,)
        return self._lay_out_slowly(entity, alias)

    def _lay_out_slowly(self, entity: Entity, alias: str) -> Iterator[str]:
        for spelling in spellings(Folded.of(alias).text, is_person=entity.type is _PERSON):
            steps = key_steps(spelling)
            if not steps:
                continue
            *beginnings, key = steps
            self.beginnings.update(beginnings)
            self.nodes.setdefault(key)
            for step in beginnings:
                if step.isalnum():
                    self.nodes.setdefault(step)
            self.has_numbers |= steps[0][0].isdigit()
            self.has_designators |= BORDER.search(key) is not None
            self._add_heads(spelling, is_caseless=not entity.match.case)
            yield key

    def _add_heads(self, spelling: str, *, is_caseless: bool) -> None:
        """Note by what an alias is found whose first letter may be in lower case."""
        parts = tokens(spelling)
        capitals = [at for at, (start, _, _) in enumerate(parts) if not "a" <= spelling[start] <= "z"]
        if is_caseless or not capitals:
            self.lower_heads.add(parts[0][2])
        elif capitals[0]:
            self.leads.setdefault(parts[capitals[0]][2], set()).add(capitals[0])

    # Looking at aliases when they are met

    def terms(self, key: str) -> tuple[Term, ...]:
        """The aliases that have a key, the strongest first; there may be none."""
        terms = self._terms.get(key)
        if terms is None:
            known = self.nodes.get(key)
            if known is None:
                return ()
            sources = known if isinstance(known, list) else [known]
            unlike = {(entity.id, kind, alias): entity for entity, kind, alias in sources}
            terms = self._terms[key] = tuple(
                Term(unlike[identity, kind, alias], kind, alias)
                for identity, kind, alias in sorted(unlike, key=itemgetter(1))
            )
        return terms

    def titled(self, key: str) -> tuple[tuple[Term, ...], Titles]:
        """Those who bear a family name and have titles, and all of these."""
        found = self._titled.get(key)
        if found is None:
            bearers = self.families[key]
            terms = tuple(Term(entity, Kind.TITLED, family) for entity, family in bearers if entity.titles)
            titles = Titles(title for term in terms for title in term.entity.titles)
            found = self._titled[key] = terms, titles
        return found
