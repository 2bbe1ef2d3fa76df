"""The aliases of many entities, laid out so that a text can be read along them.

The index is a trie of keys (see :mod:`reader.text.alias`), flattened into one dictionary: every key of
an alias or a family name is in it, and every beginning of one, each with a number that says whose it is.
Only this is done when it is built: a million aliases then are a few dictionaries of strings and numbers,
which the garbage collector passes over. What a key stands for is looked up when it is first met in a text.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reader.model.entity import EntityType
from reader.text.alias import BORDER, key_steps, spellings, tokens
from reader.text.fold import Folded
from reader.text.person import Titles, family_names
from reader.text.term import Kind, Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reader.model.entity import Entity

_SIMPLE = re.compile(r"[A-Z0-9][A-Za-z0-9]*(?:[ -][A-Za-z0-9]+)*")
"""Aliases whose key needs no look at their separators, as nearly all are."""
_MAX_SIMPLE = 100
"""Characters of the longest alias that is taken for one of these."""
_ATOM = re.compile(r"[a-z]+|[0-9]+")

_NOBODY = -1
"""The owner of a key that only begins longer ones; below it stand numbers of lists of owners."""


class Node(NamedTuple):
    """What is known of a key, looked up when it was first met."""

    terms: tuple[Term, ...]
    """The aliases with this key, the strongest first."""
    is_family: bool
    """Whether it is somebody's family name."""
    nexts: str
    """With what the next tokens of longer keys begin, in either case; empty: there are none."""


class AliasIndex:
    """Aliases by their keys."""

    def __init__(self, entities: Iterable[Entity], *, demonyms: bool, metonyms: bool) -> None:
        """Lay out the aliases of some entities.

        Args:
            entities: Whose aliases.
            demonyms: Whether demonyms are aliases.
            metonyms: Whether metonyms are.
        """
        self._entities = tuple(entities)
        self._demonyms = demonyms
        self._metonyms = metonyms
        self.keys: dict[str, int] = {}
        """By key or beginning of one: the place of its owner in ``_entities``, or what `_owners` reads."""
        self._families: dict[str, int] = {}
        """The same by the key of a family name, of those who bear it."""
        self._several: list[list[int]] = []
        """The owners of keys that have several."""
        self._nexts: dict[str, str] = {}
        """By the beginning of a key: with what the next token begins, in either case."""
        self.leads: dict[str, set[int]] = {}
        """By the first token with a capital of an alias that begins without: how many stand before it.

        Each is in ``keys``."""
        self.lower_heads: set[str] = set()
        """First tokens that a text may write in lower case."""
        self.has_numbers = False
        """Whether an alias begins with a digit."""
        self.has_designators = False
        """Whether an alias has letters and digits."""
        self.has_variants = False
        """Whether an entity takes variants."""
        self._nodes: dict[str, Node] = {}
        """By key, those that have been looked up."""
        self._titled: dict[str, tuple[tuple[Term, ...], Titles]] = {}
        """By the key of a family name, those that have been looked up."""
        self._aliases: dict[int, dict[str, list[tuple[Kind, str]]]] = {}
        """By an entity's place, its aliases by their keys; those that have been looked up."""
        for place, entity in enumerate(self._entities):
            self._add_entity(place, entity)

    # Building

    def _add_entity(self, place: int, entity: Entity) -> None:
        has_case = entity.match.case
        is_person = entity.type is _PERSON
        for family in family_names(entity) if is_person else ():
            for key in self._lay_out(family, is_person=True, has_case=has_case):
                self._own(self._families, key, place)
        for _, alias in self._aliases_of(entity):
            for key in self._lay_out(alias, is_person=is_person, has_case=has_case):
                self._own(self.keys, key, place)
        if entity.match.variants:
            self.has_variants = True

    def _aliases_of(self, entity: Entity) -> Iterator[tuple[Kind, str]]:
        yield _STRONG, entity.name
        if entity.short and not (entity.type is _PERSON and entity.short in family_names(entity)):
            yield _STRONG, entity.short
        for alias in entity.aliases:
            yield _STRONG, alias
        for alias in entity.former:
            yield _STRONG, alias
        for _, alias in entity.designations:
            yield _STRONG, alias
        for alias in entity.weak_aliases:
            yield _WEAK, alias
        for alias in entity.never:
            yield _NEVER, alias
        if self._demonyms:
            for alias in entity.demonyms:
                yield _DEMONYM, alias
        if self._metonyms:
            for alias in entity.metonyms:
                yield _METONYM, alias

    def _own(self, table: dict[str, int], key: str, place: int) -> None:
        """Note that an entity is among the owners of a key."""
        known = table.get(key, _NOBODY)
        if known == _NOBODY:
            table[key] = place
        elif known >= 0:
            if known != place:
                self._several.append([known, place])
                table[key] = _NOBODY - len(self._several)
        elif self._several[_NOBODY - 1 - known][-1] != place:
            self._several[_NOBODY - 1 - known].append(place)

    def _owners(self, table: Mapping[str, int], key: str) -> Sequence[int]:
        """The places of those who own a key."""
        known = table.get(key, _NOBODY)
        if known == _NOBODY:
            return ()
        return (known,) if known >= 0 else self._several[_NOBODY - 1 - known]

    def _lay_out(self, alias: str, *, is_person: bool, has_case: bool) -> Iterable[str]:
        """Put an alias's keys and their beginnings into the index.

        Returns:
            The keys; they have no owner yet.
        """
        if not has_case or len(alias) > _MAX_SIMPLE or not _SIMPLE.fullmatch(alias):
            return self._lay_out_slowly(alias, is_person=is_person, has_case=has_case)
        if alias.isalpha():
            key = alias.lower()
            self.keys.setdefault(key, _NOBODY)
            return (key,)
        *beginnings, key = _simple_steps(alias)
        for beginning in beginnings:
            at = len(beginning)
            self._go_on(beginning, key[at] if key[at] != " " else key[at + 1])
        self.keys.setdefault(key, _NOBODY)
        self.has_numbers |= key[0].isdigit()
        self.has_designators |= not key.replace(" ", "").isalpha()
        return (key,)

    def _lay_out_slowly(self, alias: str, *, is_person: bool, has_case: bool) -> Iterator[str]:
        for spelling in spellings(Folded.of(alias).text, is_person=is_person):
            steps = key_steps(spelling)
            if not steps:
                continue
            for beginning, longer in pairwise(steps):
                self._go_on(beginning, next(filter(str.isalnum, longer[len(beginning) :])))
            key = steps[-1]
            self.keys.setdefault(key, _NOBODY)
            self.has_numbers |= key[0].isdigit()
            self.has_designators |= BORDER.search(key) is not None
            parts = tokens(spelling)
            capitals = [at for at, (start, _, _) in enumerate(parts) if not "a" <= spelling[start] <= "z"]
            if not (has_case and capitals):
                self.lower_heads.add(parts[0][2])
            elif capitals[0]:
                token = parts[capitals[0]][2]
                self.keys.setdefault(token, _NOBODY)
                self.leads.setdefault(token, set()).add(capitals[0])
            yield key

    def _go_on(self, beginning: str, first: str) -> None:
        """Note that a longer key begins with another, and its next token with a certain character."""
        nexts = self._nexts.get(beginning)
        if nexts is None:
            self.keys.setdefault(beginning, _NOBODY)
            self._nexts[beginning] = first + first.upper()
        elif first not in nexts:
            self._nexts[beginning] = nexts + first + first.upper()

    # Looking up

    def node(self, key: str) -> Node | None:
        """What is known of a key; None: no alias has it or begins with it."""
        node = self._nodes.get(key)
        if node is None and key in self.keys:
            node = self._nodes[key] = self._node(key)
        return node

    def _node(self, key: str) -> Node:
        terms = [
            Term(self._entities[place], kind, alias)
            for place in self._owners(self.keys, key)
            for kind, alias in self._aliases_by_key(place).get(key, ())
        ]
        terms.sort(key=lambda term: term.is_weak)
        return Node(tuple(terms), key in self._families, self._nexts.get(key, ""))

    def titled(self, key: str) -> tuple[tuple[Term, ...], Titles]:
        """Those who bear a family name and have titles, and all of these titles."""
        found = self._titled.get(key)
        if found is None:
            bearers = [self._entities[place] for place in self._owners(self._families, key)]
            titles = Titles(title for entity in bearers for title in entity.titles)
            terms = (
                Term(entity, Kind.TITLED, family)
                for entity in bearers
                if entity.titles
                for family in family_names(entity)
                if key in _keys(family, is_person=True)
            )
            found = self._titled[key] = tuple(terms), titles
        return found

    def _aliases_by_key(self, place: int) -> Mapping[str, Sequence[tuple[Kind, str]]]:
        """An entity's aliases, by their keys."""
        found = self._aliases.get(place)
        if found is None:
            found = self._aliases[place] = {}
            entity = self._entities[place]
            for kind, alias in dict.fromkeys(self._aliases_of(entity)):
                for key in _keys(alias, is_person=entity.type is _PERSON):
                    found.setdefault(key, []).append((kind, alias))
        return found


def _keys(alias: str, *, is_person: bool) -> Iterator[str]:
    """The keys of an alias: those of all its spellings."""
    if alias.isalpha() and alias.isascii():
        yield alias.lower()
        return
    if len(alias) <= _MAX_SIMPLE and _SIMPLE.fullmatch(alias):
        yield _simple_steps(alias)[-1]
        return
    for spelling in spellings(Folded.of(alias).text, is_person=is_person):
        if steps := key_steps(spelling):
            yield steps[-1]


def _simple_steps(alias: str) -> list[str]:
    """What `key_steps` gives, for an alias of ASCII letters, digits, dashes and spaces."""
    steps: list[str] = []
    key = ""
    for atom in _ATOM.findall(alias.lower()):
        key += atom if not key or key[-1].isdigit() != atom[0].isdigit() else f" {atom}"
        steps.append(key)
    return steps


_PERSON = EntityType.PERSON
_STRONG, _WEAK, _NEVER = Kind.STRONG, Kind.WEAK, Kind.NEVER
_DEMONYM, _METONYM = Kind.DEMONYM, Kind.METONYM
# Looking a member up takes longer than adding an alias.
