"""The aliases of many entities, laid out so that a text can be read along them.

The index is a trie of keys (see :mod:`reader.text.alias`), flattened into one dictionary: every key of
an alias or a family name is in it, and every beginning of one, each with a number that says whose it is.
Only this is done when it is built: a million aliases then are a few dictionaries of strings and numbers,
which the garbage collector passes over. What a key stands for is looked up when it is first met in a text.
"""

from __future__ import annotations

import re
from itertools import pairwise, repeat
from string import ascii_lowercase
from typing import TYPE_CHECKING, NamedTuple

from reader.model.entity import EntityType
from reader.text.alias import BORDER, GENERATIONS, key_steps, keys_of, plurals, spellings, tokens
from reader.text.fold import Folded
from reader.text.person import Titles, family_names, title_key
from reader.text.term import Kind, Term
from reader.text.vocabulary import HONORIFICS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reader.model.entity import Entity

_SIMPLE = re.compile(r"[A-Z0-9][A-Za-z0-9]*(?:[ -][A-Za-z0-9]+)*")
"""Aliases whose key needs no look at their separators, as nearly all are."""
_MAX_SIMPLE = 100
"""Characters of the longest alias that is taken for one of these."""
_ATOM = re.compile(r"[a-z]+|[0-9]+")

_SHIFT = 24
"""Bits for an alias's place among its entity's: more than a file may hold."""
_NO_ALIAS = -1
"""The code of a key that only begins longer ones; below it stand the places of lists of codes."""
_FEW = 16
"""An entity's aliases that are gone through each time; more are kept once they have been."""
_NONE = ()
"""What goes on from a beginning that is not known yet."""


class Node(NamedTuple):
    """What is known of a key, looked up when it was first met."""

    terms: tuple[Term, ...]
    """The aliases with this key, the strongest first."""
    is_family: bool
    """Whether it is somebody's family name."""
    nexts: str
    """With what the next tokens of longer keys begin, in either case; empty: there are none."""
    leads: tuple[int, ...]
    """How many small words stand before it in aliases that are found by it (``al-Qaeda`` by ``Qaeda``)."""


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
        self.keys = dict.fromkeys(ascii_lowercase, _NO_ALIAS)
        """By key or beginning of one: the code of its alias, or what `_codes` reads.

        The first letters of aliases are in it as well, as those of dotted acronyms, and the plurals of
        those of one token, so that whatever begins a mention is found here.

        An alias's code is its entity's place in ``_entities``, shifted, and its place among that one's."""
        self._families: dict[str, int] = {}
        """By the key of a family name: the same for the person, or people, who bear it."""
        self._several: list[list[int]] = []
        """The codes of keys that several aliases have."""
        self._nexts: dict[str, str] = {}
        """By the beginning of a key: with what the next token begins, in either case."""
        self._leads: dict[str, set[int]] = {}
        """By the first token with a capital of an alias that begins without: how many stand before it."""
        self.lower_heads: set[str] = set()
        """First tokens that a text may write in lower case."""
        self.title_words = set(HONORIFICS)
        """Honorifics, and the last words of titles: what stands right before a name with a title."""
        self.has_numbers = False
        """Whether an alias begins with a digit."""
        self.has_designators = False
        """Whether an alias has letters and digits."""
        self.has_variants = False
        """Whether an entity takes variants."""
        self.nodes: dict[str, Node] = {}
        """By key, those that have been looked up by `node`."""
        self._titled: dict[str, tuple[tuple[Term, ...], Titles]] = {}
        """By the key of a family name, those that have been looked up."""
        self._aliases: dict[int, list[tuple[Kind, str]]] = {}
        """By an entity's place, its aliases; of those with many that have been looked up."""
        for place, entity in enumerate(self._entities):
            self._add_entity(place, entity)

    # Building

    def _add_entity(self, place: int, entity: Entity) -> None:
        keys = self.keys
        match = entity.match
        is_person = entity.type is _PERSON
        code = place << _SHIFT
        if is_person:
            self._add_person(entity, code)
        takes_plural = entity.type is _SYSTEM if match.plural is None else match.plural
        for alias in self._aliases_of(entity):
            for key in self._lay_out(alias, is_person=is_person, has_case=match.case):
                if keys.get(key, _NO_ALIAS) == _NO_ALIAS:
                    keys[key] = code
                else:
                    self._add_code(keys, key, code)
                if takes_plural and key.isalnum():
                    for form in plurals(key):
                        keys.setdefault(form, _NO_ALIAS)
            code += 1
        self.has_variants |= match.variants

    def _add_person(self, person: Entity, code: int) -> None:
        for family in family_names(person):
            for key in self._lay_out(family, is_person=True, has_case=person.match.case):
                self.keys.setdefault(key, _NO_ALIAS)
                self._add_code(self._families, key, code)
        for title in person.titles:
            self.title_words.add(title_key(title).rpartition(" ")[2])

    def _aliases_of(self, entity: Entity) -> list[str]:
        """An entity's aliases; the strong ones first, then in the order of `_kinds_of`."""
        aliases = [entity.name, *entity.aliases, *entity.former]
        short = entity.short
        if short and short != entity.name and not (entity.type is _PERSON and short in family_names(entity)):
            aliases.append(short)
        if entity.designations:
            aliases += [designation for _, designation in entity.designations]
        aliases += entity.weak_aliases
        aliases += entity.never
        if self._demonyms:
            aliases += entity.demonyms
        if self._metonyms:
            aliases += entity.metonyms
        return aliases

    def _kinds_of(self, entity: Entity, count: int) -> list[Kind]:
        """What each of an entity's aliases may do, of which there are ``count``."""
        others = [
            *repeat(_WEAK, len(entity.weak_aliases)),
            *repeat(_NEVER, len(entity.never)),
            *repeat(_DEMONYM, len(entity.demonyms) if self._demonyms else 0),
            *repeat(_METONYM, len(entity.metonyms) if self._metonyms else 0),
        ]
        return [*repeat(_STRONG, count - len(others)), *others]

    def _add_code(self, table: dict[str, int], key: str, code: int) -> None:
        """Add an alias to a key."""
        known = table.get(key, _NO_ALIAS)
        if known == _NO_ALIAS:
            table[key] = code
        elif known >= 0:
            self._several.append([known, code])
            table[key] = _NO_ALIAS - len(self._several)
        else:
            self._several[_NO_ALIAS - 1 - known].append(code)

    def _codes(self, table: Mapping[str, int], key: str) -> Sequence[int]:
        """The codes of a key's aliases."""
        known = table.get(key, _NO_ALIAS)
        if known == _NO_ALIAS:
            return ()
        return (known,) if known >= 0 else self._several[_NO_ALIAS - 1 - known]

    def _lay_out(self, alias: str, *, is_person: bool, has_case: bool) -> Iterable[str]:
        """Put the beginnings of an alias's keys into the index.

        Returns:
            The keys, which are not in it yet.
        """
        if (
            not has_case
            or len(alias) > _MAX_SIMPLE
            or not alias.isascii()
            or (is_person and alias.endswith(GENERATIONS))
        ):
            return self._lay_out_slowly(alias, is_person=is_person, has_case=has_case)
        if "A" <= alias[:1] <= "Z" and alias[-1] != " " and alias.replace(" ", "").isalpha():
            nexts = self._nexts
            key = alias.lower()
            at = key.find(" ")
            while at > 0:
                if key[at + 1 : at + 2] not in nexts.get(key[:at], _NONE):
                    self._go_on(key[:at], key[at + 1])
                at = key.find(" ", at + 1)
            return (key,)
        if not _SIMPLE.fullmatch(alias):
            return self._lay_out_slowly(alias, is_person=is_person, has_case=has_case)
        *beginnings, key = _simple_steps(alias)
        for beginning in beginnings:
            at = len(beginning)
            self._go_on(beginning, key[at] if key[at] != " " else key[at + 1])
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
            self.keys.setdefault(key[0], _NO_ALIAS)
            self.has_numbers |= key[0].isdigit()
            self.has_designators |= BORDER.search(key) is not None
            parts = tokens(spelling)
            capitals = [at for at, (start, _, _) in enumerate(parts) if not "a" <= spelling[start] <= "z"]
            if not (has_case and capitals):
                self.lower_heads.add(parts[0][2])
            elif capitals[0]:
                token = parts[capitals[0]][2]
                for form in (token, *plurals(token)):
                    self.keys.setdefault(form, _NO_ALIAS)
                    self._leads.setdefault(form, set()).add(capitals[0])
            yield key

    def _go_on(self, beginning: str, first: str) -> None:
        """Note that a longer key begins with another, and its next token with a certain character."""
        nexts = self._nexts.get(beginning)
        if nexts is None:
            self.keys.setdefault(beginning, _NO_ALIAS)
            self._nexts[beginning] = first + first.upper()
        elif first not in nexts:
            self._nexts[beginning] = nexts + first + first.upper()

    # Looking up

    def node(self, key: str) -> Node | None:
        """What is known of a key; None: no alias has it or begins with it."""
        node = self.nodes.get(key)
        if node is None and key in self.keys:
            node = self.nodes[key] = self._node(key)
        return node

    def _node(self, key: str) -> Node:
        codes = self._codes(self.keys, key)
        terms = tuple(Term(self._entities[code >> _SHIFT], *self._alias(code)) for code in codes)
        if len(terms) > 1:
            named = {(term.entity.id, term.rule, term.is_never, term.alias): term for term in terms}
            terms = tuple(sorted(named.values(), key=_is_weak))
        leads = self._leads.get(key)
        return Node(terms, key in self._families, self._nexts.get(key, ""), tuple(leads) if leads else ())

    def _alias(self, code: int) -> tuple[Kind, str]:
        """An alias, with what it may do."""
        place = code >> _SHIFT
        number = code - (place << _SHIFT)
        entity = self._entities[place]
        if number == 0:
            return _STRONG, entity.name
        aliases = self._aliases.get(place)
        if aliases is None:
            found = self._aliases_of(entity)
            aliases = list(zip(self._kinds_of(entity, len(found)), found, strict=True))
            if len(aliases) > _FEW:
                self._aliases[place] = aliases
        return aliases[number]

    def titled(self, key: str) -> tuple[tuple[Term, ...], Titles]:
        """Those who bear a family name and have titles, and all of these titles."""
        found = self._titled.get(key)
        if found is None:
            codes = dict.fromkeys(self._codes(self._families, key))
            bearers = [self._entities[code >> _SHIFT] for code in codes]
            titles = Titles(title for entity in bearers for title in entity.titles)
            terms = (
                Term(entity, Kind.TITLED, family)
                for entity in bearers
                if entity.titles
                for family in family_names(entity)
                if key in keys_of(family)
            )
            found = self._titled[key] = tuple(terms), titles
        return found


def _is_weak(term: Term) -> bool:
    return term.is_weak


def _simple_steps(alias: str) -> list[str]:
    """What `key_steps` gives, for an alias of ASCII letters, digits, dashes and spaces."""
    steps: list[str] = []
    key = ""
    for atom in _ATOM.findall(alias.lower()):
        key += atom if not key or key[-1].isdigit() != atom[0].isdigit() else f" {atom}"
        steps.append(key)
    return steps


_PERSON, _SYSTEM = EntityType.PERSON, EntityType.SYSTEM
_STRONG, _WEAK, _NEVER = Kind.STRONG, Kind.WEAK, Kind.NEVER
_DEMONYM, _METONYM = Kind.DEMONYM, Kind.METONYM
# Looking a member up takes longer than adding an alias.
