"""Which of the claims on an article's text are mentions, and of whom (rules 3 and 16-21)."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from reader.model.article import Salience
from reader.model.entity import EntityType
from reader.model.mention import Mention, Rule
from reader.text.alias import key_of
from reader.text.fold import Folded
from reader.text.matched_block import Claim, FamilyClaim
from reader.text.person import family_names, is_touched_before, is_touched_behind
from reader.text.span_set import SpanSet
from reader.text.term import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.model.article import EntityRef
    from reader.model.entity import Entity
    from reader.text.matched_block import MatchedBlock
    from reader.text.term import Term

_JOINTS = (" ", "\n")


class Fixed(NamedTuple):
    """A span that the article itself says something about. Offsets are characters of the block's text."""

    start: int
    end: int
    entity: str | None
    """Whom it names; None: nobody."""
    rule: Rule


class _Place(NamedTuple):
    """A place in reading order, the headline first; offsets are characters of folded text."""

    rank: int
    """The block's place among those that are resolved."""
    start: int
    end: int


class _Option(NamedTuple):
    """One reading of a span."""

    rule: Rule
    alias: str
    after: _Place | None = None


class Resolution:
    """The claims on an article's text, held against each other.

    First what is certain: strong aliases that only one entity has (they vouch for weak aliases and
    name people in full), then shared ones, then, in reading order, everything that depends on what has
    been named before.
    """

    def __init__(
        self,
        blocks: Sequence[MatchedBlock],
        fixed: Mapping[int, Sequence[Fixed]],
        listed: Sequence[EntityRef],
        entities: Mapping[str, Entity],
    ) -> None:
        """Take what has been found.

        Args:
            blocks: With their claims, in the order in which names become known: the headline first.
            fixed: By the index of a block, what the article itself says of its text, without overlaps.
            listed: The article's list of entities.
            entities: All, by id.
        """
        self._blocks = blocks
        self._fixed = fixed
        self._listed = {entry.id: entry.salience for entry in listed}
        self._entities = entities
        self._spans: list[dict[tuple[int, int], list[Claim]]] = []
        """By rank: the claims on each (start, -end), so that they sort leftmost, then longest."""
        self._family_spans: list[dict[tuple[int, int], str]] = []
        """By rank: the family names at each (start, -end), as their keys."""
        self._places: dict[str, list[_Place]] = {}
        """By entity: where strong mentions of it stand, in reading order."""
        self._unshared: frozenset[str] = frozenset()
        """Those who have a strong mention that cannot be anyone else's."""
        self._families: dict[str, list[tuple[Entity, str]]] = {}
        """By the key of a family name: the people named in full or listed, and how they write it."""
        self._counts: dict[str, int] = {}
        """By entity: its mentions so far."""
        self._never: dict[int, dict[str, SpanSet]] = {}
        """By rank and entity: the texts that are no mention of it."""
        self._masks: dict[int, bytearray] = {}
        """By rank: the characters that are part of a mention."""

    def mentions(self) -> list[Mention]:
        """Decide on every claim.

        Returns:
            The mentions, sorted by (block, start), without overlaps.
        """
        for rank, block in enumerate(self._blocks):
            self._sift(rank, block)
        self._find_places()
        found: list[Mention] = []
        for rank, block in enumerate(self._blocks):
            found += self._decide(rank, block)
        found.sort()
        return found

    # Before the reading

    def _sift(self, rank: int, block: MatchedBlock) -> None:
        """Drop the claims that corrections, links and ``never`` rule out, and group the others."""
        claims = block.claims
        families = block.family_claims
        if fixed := self._fixed.get(block.index):
            taken = SpanSet(block.folded(span.start, span.end) for span in fixed)
            claims = [claim for claim in claims if not taken.meets(claim.start, claim.end)]
            families = [claim for claim in families if not taken.meets(claim.start, claim.end)]
        if any(claim.term.kind is Kind.NEVER for claim in claims):
            claims = self._heed_never(rank, claims)
        spans: dict[tuple[int, int], list[Claim]] = {}
        for claim in claims:
            spans.setdefault((claim.start, -claim.end), []).append(claim)
        self._spans.append(spans)
        self._family_spans.append({(claim.start, -claim.end): claim.key for claim in families})
        if any(claim.term.kind is Kind.TITLED for claim in claims):
            for at, group in list(spans.items()):
                if group[0].term.kind is Kind.TITLED and self._is_touched(
                    _Place(rank, at[0], -at[1]), looks_left=False
                ):
                    del spans[at]

    def _heed_never(self, rank: int, claims: list[Claim]) -> list[Claim]:
        """Drop the claims of entities that say of this text that it is not them (rule 21)."""
        by_entity: dict[str, list[tuple[int, int]]] = {}
        for claim in claims:
            if claim.term.kind is Kind.NEVER:
                by_entity.setdefault(claim.term.entity.id, []).append((claim.start, claim.end))
        never = self._never[rank] = {entity: SpanSet(spans) for entity, spans in by_entity.items()}
        return [
            claim
            for claim in claims
            if claim.term.entity.id not in never
            or not never[claim.term.entity.id].meets(claim.start, claim.end)
        ]

    def _find_places(self) -> None:
        """Find where strong mentions stand, and give shared aliases to whom they belong (rule 20)."""
        places = self._places
        shared: list[tuple[_Place, list[str]]] = []
        mixed: list[tuple[_Place, str, str]] = []
        for rank, block in enumerate(self._blocks):
            for span in self._fixed.get(block.index, ()):
                if span.entity is not None:
                    place = _Place(rank, *block.folded(span.start, span.end))
                    places.setdefault(span.entity, []).append(place)
            families = self._family_spans[rank]
            for (start, minus_end), claims in self._spans[rank].items():
                strong = _strong(claims)
                place = _Place(rank, start, -minus_end)
                if len(strong) > 1:
                    shared.append((place, [claim.term.entity.id for claim in strong]))
                elif strong and (start, minus_end) in families:
                    mixed.append((place, strong[0].term.entity.id, families[start, minus_end]))
                elif strong:
                    places.setdefault(strong[0].term.entity.id, []).append(place)
        for found in places.values():
            found.sort()
        self._find_families()
        for place, entity, key in mixed:
            # A family name that is somebody else's alias is shared from where its bearer is named on.
            bearers = self._families.get(key, ())
            if not any(person.id != entity and self._is_named(person.id, place) for person, _ in bearers):
                places.setdefault(entity, []).append(place)
        self._unshared = frozenset(places)
        for place, entities in shared:
            if owner := self._owner(entities):
                places.setdefault(owner, []).append(place)
        for found in places.values():
            found.sort()
        self._find_families()

    def _find_families(self) -> None:
        """Find whom a family name may stand for: the people named in full, or listed."""
        self._families.clear()
        if not any(self._family_spans):
            return
        for identity in dict.fromkeys((*self._places, *self._listed)):
            person = self._entities.get(identity)
            if person is not None and person.type is EntityType.PERSON:
                for family in family_names(person):
                    self._families.setdefault(key_of(family), []).append((person, family))

    def _is_named(self, person: str, here: _Place) -> bool:
        """Whether someone has been named in full before a place, or is listed."""
        return person in self._listed or (person in self._places and self._places[person][0] < here)

    def _owner(self, entities: Iterable[str]) -> str | None:
        """Whom of several an alias means: the listed one, else the one with an unshared mention (rule 20)."""
        pool = list(entities)
        for test in (self._listed, self._unshared):
            pool = [entity for entity in pool if entity in test] or pool
            if len(pool) == 1:
                return pool[0]
        return None

    # The reading

    def _decide(self, rank: int, block: MatchedBlock) -> list[Mention]:
        """Choose among a block's claims: leftmost, then longest, without overlaps (rule 3)."""
        spans = self._spans[rank]
        families = self._family_spans[rank]
        fixed = {block.folded(span.start, span.end)[0]: span for span in self._fixed.get(block.index, ())}
        starts = {(start, -len(block.text) - 1) for start in fixed}
        text = block.text
        found: list[Mention] = []
        last: tuple[int, str] = (-1, "")
        """Where the last mention ends in the folded text, and whom it names; empty: it stays alone."""
        behind = 0
        for at in sorted(spans.keys() | families.keys() | starts) if families or starts else sorted(spans):
            start, end = at[0], -at[1]
            if at in starts:
                span = fixed[start]
                if span.entity is not None:
                    alias = block.block.text[span.start : span.end]
                    found.append(Mention(block.index, span.start, span.end, span.entity, span.rule, alias))
                    self._count(span.entity)
                last = (-1, "")
                continue
            if start < behind:
                continue
            mention = self._mention(rank, block, at)
            if mention is None:
                continue
            behind = end
            self._count(mention.entity)
            if rank in self._masks:
                self._masks[rank][start:end] = b"\1" * (end - start)
            if mention.entity and last == (start - 1, mention.entity) and text[start - 1] in _JOINTS:
                found[-1] = _joined(found[-1], mention)
            else:
                found.append(mention)
            last = (end, mention.entity)
        return found

    def _count(self, entity: str) -> None:
        self._counts[entity] = self._counts.get(entity, 0) + 1

    def _mention(self, rank: int, block: MatchedBlock, at: tuple[int, int]) -> Mention | None:
        """Read one span, if it can be read."""
        here = _Place(rank, at[0], -at[1])
        claims = self._spans[rank].get(at, [])
        family = self._family_spans[rank].get(at)
        options: dict[str, _Option] = {}
        for claim in _strong(claims):
            options[claim.term.entity.id] = _Option(claim.term.rule, claim.term.alias)
        if (family or len(claims) > len(options)) and not self._is_touched(here):
            for claim in claims:
                entity = claim.term.entity.id
                if claim.term.kind is Kind.WEAK and (entity in self._listed or entity in self._places):
                    after = self._places[entity][0] if entity in self._places else None
                    options.setdefault(entity, _Option(Rule.WEAK, claim.term.alias, after))
            if family:
                for person, option in self._bearers(here, family, has_rivals=bool(options)):
                    options.setdefault(person, option)
        if not options:
            return None
        owner = next(iter(options)) if len(options) == 1 else self._owner_of(options)
        option = options[owner] if owner else next(iter(options.values()))
        start, end = block.original(here.start, here.end) if block.offsets else here[1:]
        return Mention(
            block.index,
            start,
            end,
            owner or "",
            option.rule,
            option.alias,
            () if owner else tuple(options),
            self._original(option.after) if owner and option.after else None,
        )

    def _owner_of(self, options: Mapping[str, _Option]) -> str | None:
        """Whom of several a span means; of people by their family name only, `_bearers` has decided."""
        if all(option.rule is Rule.FAMILY for option in options.values()):
            return None
        return self._owner(options)

    def _bearers(self, here: _Place, key: str, *, has_rivals: bool) -> list[tuple[str, _Option]]:
        """Whom a family name alone may mean (rule 17): one, or several who cannot be told apart."""
        block = self._blocks[here.rank]
        never = self._never.get(here.rank, {})
        words = block.text[here.start : here.end]
        is_in_run = words.isupper() and block.run_at(here.start, here.end) is not None
        bearers = {
            person.id: family
            for person, family in self._families.get(key, ())
            if _is_written(words, family, is_in_run=is_in_run)
            and not (person.id in never and never[person.id].meets(here.start, here.end))
        }
        named = [person for person in bearers if self._is_named(person, here)]
        pool = named or ([] if has_rivals else list(bearers))
        if len(pool) > 1 and (one := self._most_likely(pool, here)):
            pool = [one]
        return [
            (person, _Option(Rule.FAMILY, bearers[person], self._naming(person, here))) for person in pool
        ]

    def _most_likely(self, people: Sequence[str], here: _Place) -> str | None:
        """Of several who have been named: the last one, if named most often; else the only primary one."""
        last = max(people, key=lambda person: self._naming_before(person, here) or _NOWHERE)
        others = max(self._counts.get(person, 0) for person in people if person != last)
        if self._naming_before(last, here) and self._counts.get(last, 0) > others:
            return last
        primary = [person for person in people if self._listed.get(person) is Salience.PRIMARY]
        return primary[0] if len(primary) == 1 else None

    def _naming_before(self, person: str, here: _Place) -> _Place | None:
        """Where someone was last named in full."""
        places = self._places.get(person, [])
        at = bisect_left(places, here)
        return places[at - 1] if at else None

    def _naming(self, person: str, here: _Place) -> _Place | None:
        """Where someone was last named in full, or is first; None: only in the article's list."""
        if before := self._naming_before(person, here):
            return before
        return None if person in self._listed else self._places[person][0]

    def _is_touched(self, here: _Place, *, looks_left: bool = True) -> bool:
        """Whether another name touches a span (rule 18); in a run of capitals that is not asked."""
        rank, start, end = here
        block = self._blocks[rank]
        if block.run_at(start, end):
            return False
        mask = self._masks.get(rank)
        if mask is None:
            mask = self._masks[rank] = self._mask(rank, block)
        in_title_case = block.in_title_case
        return (
            looks_left and is_touched_before(block.text, start, mask.__getitem__, in_title_case=in_title_case)
        ) or is_touched_behind(block.text, end, mask.__getitem__, in_title_case=in_title_case)

    def _mask(self, rank: int, block: MatchedBlock) -> bytearray:
        """The characters of a block that are part of a strong claim, a correction or a link."""
        mask = bytearray(len(block.text))
        spans = [
            (start, -minus_end) for (start, minus_end), claims in self._spans[rank].items() if _strong(claims)
        ]
        for fixed in self._fixed.get(block.index, ()):
            if fixed.entity is not None:
                spans.append(block.folded(fixed.start, fixed.end))
        for start, end in spans:
            mask[start:end] = b"\1" * (end - start)
        return mask

    def _original(self, place: _Place) -> tuple[int, int, int]:
        """A place in the article's own blocks and characters."""
        block = self._blocks[place.rank]
        return (block.index, *block.original(place.start, place.end))


_NOWHERE = _Place(-1, 0, 0)


def _strong(claims: Sequence[Claim]) -> list[Claim]:
    """The strong claims on a span, one an entity; those as written beat plurals and variants."""
    if len(claims) == 1:
        return [] if claims[0].term.kind in _NOT_STRONG else [*claims]
    strong = [claim for claim in claims if claim.term.kind not in _NOT_STRONG]
    plain = [claim for claim in strong if not claim.is_derived] or strong
    return list({claim.term.entity.id: claim for claim in reversed(plain)}.values())[::-1]


_NOT_STRONG = frozenset({Kind.WEAK, Kind.NEVER})


def _is_written(words: str, family: str, *, is_in_run: bool) -> bool:
    """Whether a text writes a family name as it is written, or with a capital, or in a run of capitals."""
    folded = Folded.of(family).text.replace("-", " ")
    words = words.replace("-", " ").replace("\n", " ")
    return words in (folded, folded[:1].upper() + folded[1:]) or is_in_run


def _joined(first: Mention, second: Mention) -> Mention:
    """Two mentions of one entity with only a space between, as one; the stronger says why."""
    if first.rule in _DEPENDENT and second.rule not in _DEPENDENT:
        return second._replace(start=first.start)
    return first._replace(end=second.end)


_DEPENDENT = frozenset({Rule.WEAK, Rule.FAMILY})
