"""The aliases of many entities, laid out so that a text can be read along them.

The index is a trie of keys (see :mod:`reader.text.alias`), flattened into one dictionary: every key of
an alias is in it, and every beginning of one. Only this is done when it is built; what an alias asks of
case, separators and ends is worked out when its key is first met in a text.
"""

from __future__ import annotations

import re
from itertools import pairwise
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

_Source = tuple["Entity", Kind, str]
"""An alias as it stands in its entity."""

_SIMPLE = re.compile(r"[A-Z0-9][A-Za-z0-9]*(?:[ -][A-Za-z0-9]+)*")
"""Aliases whose key needs no look at their separators, as nearly all are."""
_MAX_SIMPLE = 100
"""Characters of the longest alias that is taken for one of these."""
_ATOM = re.compile(r"[a-z]+|[0-9]+")

_STRONG, _WEAK, _NEVER = Kind.STRONG, Kind.WEAK, Kind.NEVER
_DEMONYM, _METONYM = Kind.DEMONYM, Kind.METONYM
_PERSON = EntityType.PERSON
# Looking a member up takes longer than adding an alias.


class Node:
    """What is known of a key: whose alias it is, whose family name, and which longer ones begin with it."""

    __slots__ = ("_titled", "bearers", "nexts", "sources", "terms")

    def __init__(self) -> None:
        self.sources: list[_Source] | None = None
        """The aliases with this key; None: it only begins longer ones, or is a family name."""
        self.bearers: list[tuple[Entity, str]] | None = None
        """Those whose family name it is, and how they write it; None: nobody's."""
        self.nexts = ""
        """With which letters and digits the next tokens of longer keys begin; empty: there are none."""
        self.terms: tuple[Term, ...] | None = None
        """The aliases, looked at; None: `look` has not been called."""
        self._titled: tuple[tuple[Term, ...], Titles] | None = None

    def look(self) -> tuple[Term, ...]:
        """Look at the aliases with this key; the strongest come first."""
        unlike = {(entity.id, kind, alias): entity for entity, kind, alias in self.sources or ()}
        self.terms = tuple(
            Term(unlike[identity, kind, alias], kind, alias)
            for identity, kind, alias in sorted(unlike, key=itemgetter(1))
        )
        return self.terms

    @property
    def titled(self) -> tuple[tuple[Term, ...], Titles]:
        """Those who bear this family name and have titles, and all of these."""
        if self._titled is None:
            bearers = [(entity, family) for entity, family in self.bearers or () if entity.titles]
            terms = tuple(Term(entity, Kind.TITLED, family) for entity, family in bearers)
            self._titled = terms, Titles(title for entity, _ in bearers for title in entity.titles)
        return self._titled


class AliasIndex:
    """Aliases by their keys."""

    def __init__(self, entities: Iterable[Entity], *, demonyms: bool, metonyms: bool) -> None:
        """Lay out the aliases of some entities.

        Args:
            entities: Whose aliases.
            demonyms: Whether demonyms are aliases.
            metonyms: Whether metonyms are.
        """
        self.nodes: dict[str, Node] = {}
        """By key."""
        self.leads: dict[str, set[int]] = {}
        """By the first token with a capital of an alias that begins without: how many stand before it.

        Each has a node."""
        self.lower_heads: set[str] = set()
        """First tokens that a text may write in lower case."""
        self.has_numbers = False
        """Whether an alias begins with a digit."""
        self.has_designators = False
        """Whether an alias has letters and digits."""
        self.has_variants = False
        """Whether an entity takes variants."""
        for entity in entities:
            self._add_entity(entity, demonyms=demonyms, metonyms=metonyms)

    def _add_entity(self, entity: Entity, *, demonyms: bool, metonyms: bool) -> None:
        families: tuple[str, ...] = ()
        if entity.type is _PERSON:
            families = family_names(entity)
            for family in families:
                for node in self._lay_out(entity, family):
                    if node.bearers is None:
                        node.bearers = [(entity, family)]
                    else:
                        node.bearers.append((entity, family))
        self._add(entity, _STRONG, (entity.name,))
        if entity.short and entity.short not in families:
            self._add(entity, _STRONG, (entity.short,))
        for kind, aliases in (
            (_STRONG, entity.aliases),
            (_STRONG, entity.former),
            (_STRONG, tuple([designation for _, designation in entity.designations])),
            (_WEAK, entity.weak_aliases),
            (_NEVER, entity.never),
            (_DEMONYM, entity.demonyms if demonyms else ()),
            (_METONYM, entity.metonyms if metonyms else ()),
        ):
            if aliases:
                self._add(entity, kind, aliases)
        if entity.match.variants:
            self.has_variants = True

    def _add(self, entity: Entity, kind: Kind, aliases: Iterable[str]) -> None:
        for alias in aliases:
            for node in self._lay_out(entity, alias):
                if node.sources is None:
                    node.sources = [(entity, kind, alias)]
                else:
                    node.sources.append((entity, kind, alias))

    def _lay_out(self, entity: Entity, alias: str) -> Iterable[Node]:
        """Put an alias's keys and their beginnings into the index; return the keys' nodes."""
        if len(alias) > _MAX_SIMPLE or not (entity.match.case and _SIMPLE.fullmatch(alias)):
            return self._lay_out_slowly(entity, alias)
        lower = alias.lower()
        if lower.isalpha():
            return (self._node(lower),)
        self.has_numbers |= lower[0].isdigit()
        key = ""
        for atom in _ATOM.findall(lower):
            if key:
                self._go_on(key, atom[0])
                if key[-1].isdigit() != atom[0].isdigit():
                    self.has_designators = True
                    key += atom
                else:
                    key = f"{key} {atom}"
            else:
                key = atom
        return (self._node(key),)

    def _go_on(self, key: str, first: str) -> None:
        """Note that a longer key begins with this one, and its next token with a certain character."""
        node = self._node(key)
        if first not in node.nexts:
            node.nexts += first

    def _node(self, key: str) -> Node:
        node = self.nodes.get(key)
        if node is None:
            node = self.nodes[key] = Node()
        return node

    def _lay_out_slowly(self, entity: Entity, alias: str) -> Iterator[Node]:
        for spelling in spellings(Folded.of(alias).text, is_person=entity.type is _PERSON):
            steps = key_steps(spelling)
            if not steps:
                continue
            key = steps[-1]
            for beginning, longer in pairwise(steps):
                self._go_on(beginning, next(filter(str.isalnum, longer[len(beginning) :])))
            self.has_numbers |= key[0].isdigit()
            self.has_designators |= BORDER.search(key) is not None
            self._add_heads(spelling, is_caseless=not entity.match.case)
            yield self._node(key)

    def _add_heads(self, spelling: str, *, is_caseless: bool) -> None:
        """Note by what an alias is found whose first letter may be in lower case."""
        parts = tokens(spelling)
        capitals = [at for at, (start, _, _) in enumerate(parts) if not "a" <= spelling[start] <= "z"]
        if is_caseless or not capitals:
            self.lower_heads.add(parts[0][2])
        elif capitals[0]:
            token = parts[capitals[0]][2]
            self._node(token)
            self.leads.setdefault(token, set()).add(capitals[0])
