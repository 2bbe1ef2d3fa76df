"""Who has been named in an article, where, and how often: what names that depend on others are read by."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from reader.model.article import Salience
from reader.model.entity import EntityType
from reader.text.alias import keys_of
from reader.text.person import family_names

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from reader.model.article import EntityRef
    from reader.model.entity import Entity

Place = tuple[int, int, int]
"""A place in reading order: the rank of a block (the headline's comes first), start and end in its folded
text."""

_NOWHERE: Place = (-1, 0, 0)


class Naming:
    """The strong mentions of an article, and the mentions so far."""

    def __init__(self, listed: Iterable[EntityRef], entities: Mapping[str, Entity]) -> None:
        """Begin with nothing named.

        Args:
            listed: The article's list of entities.
            entities: All, by id.
        """
        self.listed = {entry.id: entry.salience for entry in listed}
        """How much the article is about those in its list."""
        self.places: dict[str, list[Place]] = {}
        """By entity: where strong mentions of it stand; in order once they are settled."""
        self.unshared: Collection[str] = ()
        """Those who have a strong mention that cannot be anyone else's."""
        self.counts: dict[str, int] = {}
        """By entity: its mentions so far, of any kind, in reading order."""
        self._strangers: dict[str, Counter[str]] = {}
        """By the key of a family name: the given names of those who bear it and are unknown, and how often
        each was named so far."""
        self._entities = entities
        self._bearers: dict[str, list[tuple[Entity, str]]] = {}
        """By the key of a family name: those who are named in full or listed, and how they write it."""

    def add(self, entity: str, place: Place) -> None:
        """Note a strong mention."""
        known = self.places.get(entity)
        if known is None:
            self.places[entity] = [place]
        else:
            known.append(place)

    def settle(self, family_keys: Collection[str]) -> None:
        """Put the places in order, and find whom the family names in the text may stand for.

        Args:
            family_keys: The keys of these names.
        """
        for places in self.places.values():
            places.sort()
        self._bearers = {}
        if not family_keys:
            return
        for identity in dict.fromkeys((*self.places, *self.listed)):
            person = self._entities.get(identity)
            if person is not None and person.type is EntityType.PERSON:
                for family in family_names(person):
                    for key in keys_of(family):
                        self._bearers.setdefault(key, []).append((person, family))

    def vouches(self, entity: str) -> bool:
        """Whether something vouches for an entity's weak aliases (rule 19)."""
        return entity in self.places or entity in self.listed

    def bearers(self, key: str) -> Sequence[tuple[Entity, str]]:
        """Those of a family name who are named in full or listed, and how they write it."""
        return self._bearers.get(key, ())

    def is_named(self, person: str, here: Place) -> bool:
        """Whether somebody has been named in full before a place, or is listed (rule 17)."""
        return person in self.listed or (person in self.places and self.places[person][0] < here)

    def naming(self, person: str, here: Place) -> Place | None:
        """Where somebody was last named in full, or is first; None: only in the article's list."""
        places = self.places.get(person)
        if places is None:
            return None
        at = bisect_left(places, here)
        if at:
            return places[at - 1]
        return None if person in self.listed else places[0]

    def likeliest(self, people: Sequence[str], here: Place) -> str | None:
        """Whom of several who have been named a family name means (rule 17).

        That is the one last named in full, if nobody was named as often so far; else the only primary
        one in the list; else nobody.
        """
        last_places = {person: self._last_place(person, here) for person in people}
        last = max(people, key=last_places.__getitem__)
        others = max(self.counts.get(person, 0) for person in people if person != last)
        if last_places[last] != _NOWHERE and self.counts.get(last, 0) > others:
            return last
        primary = [person for person in people if self.listed.get(person) is Salience.PRIMARY]
        return primary[0] if len(primary) == 1 else None

    def add_stranger(self, key: str, given_name: str) -> None:
        """Note that a family name stands behind the given name of somebody who is unknown."""
        self._strangers.setdefault(key, Counter())[given_name] += 1

    def known(self, people: Sequence[str], key: str) -> Sequence[str]:
        """Leave out those of a family name whom a stranger of that name outnumbers.

        Where ``Usman Khan`` has been named, and Sadiq Khan not yet or less often, ``Khan`` is no mention of
        the latter, unless the article lists him.

        Args:
            people: Whom the name alone may mean.
            key: The name's key.

        Returns:
            Those who are left. If nobody is, the name counts for the stranger.
        """
        strangers = self._strangers.get(key)
        if not strangers:
            return people
        ((given_name, most),) = strangers.most_common(1)
        left = [person for person in people if person in self.listed or self.counts.get(person, 0) >= most]
        if people and not left:
            strangers[given_name] += 1
        return left

    def _last_place(self, person: str, here: Place) -> Place:
        places = self.places.get(person, [])
        at = bisect_left(places, here)
        return places[at - 1] if at else _NOWHERE

    def owner(self, entities: Iterable[str]) -> str | None:
        """Whom of several an alias means: the listed one, else the one with an unshared mention (rule 20)."""
        pool = list(entities)
        for known in (self.listed, self.unshared):
            pool = [entity for entity in pool if entity in known] or pool
            if len(pool) == 1:
                return pool[0]
        return None
