"""Which of the claims on an article's text are mentions, and of whom (rules 3 and 16-21)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.model.mention import Mention, Rule
from reader.text.fold import Folded
from reader.text.naming import Naming
from reader.text.sifted_block import SiftedBlock

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.model.article import EntityRef
    from reader.model.entity import Entity
    from reader.text.fixed_span import FixedSpan
    from reader.text.matched_block import Claim, MatchedBlock
    from reader.text.naming import Place
    from reader.text.term import Term

_WEAK, _FAMILY = Rule.WEAK, Rule.FAMILY  # looking a member up takes as long as a mention
_LOOSE = str.maketrans("-", " ", ".")
_DEPENDENT = (_WEAK, _FAMILY)
"""Mentions that others vouch for."""


class _Option(NamedTuple):
    """One reading of a span."""

    rule: Rule
    alias: str
    after: Place | None = None


class _Mixed(NamedTuple):
    """A strong alias of one entity that may stand for others as well."""

    place: Place
    entity: str
    weak: Sequence[str]
    """Those who have it as a weak alias."""
    key: str
    """The key of the family name that it is as well; empty: it is none."""


class Resolution:
    """The claims on an article's text, held against each other.

    First come strong aliases that only one entity has: they vouch for weak aliases and name people in
    full. Then shared ones. Then, in reading order, all that depends on what has been named before.
    """

    def __init__(
        self,
        blocks: Sequence[MatchedBlock],
        fixed: Mapping[int, Sequence[FixedSpan]],
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
        self._blocks = [
            SiftedBlock(block, fixed.get(block.index, ()))
            for block in blocks
            if block.claims or block.family_claims or block.index in fixed
        ]
        """Those with something to decide on, in that order; a block's rank is its place here."""
        self._naming = Naming(listed, entities)

    def mentions(self) -> list[Mention]:
        """Decide on every claim.

        Returns:
            The mentions, sorted by (block, start), without overlaps.
        """
        self._find_places()
        found: list[Mention] = []
        for rank, sifted in enumerate(self._blocks):
            self._read(rank, sifted, found)
        found.sort()
        return found

    def _find_places(self) -> None:
        """Find where strong mentions stand, and give shared aliases to those they belong to (rule 20)."""
        naming = self._naming
        family_keys: set[str] = set()
        shared: list[tuple[Place, list[str]]] = []
        mixed: list[_Mixed] = []
        for rank, sifted in enumerate(self._blocks):
            if sifted.has_titled:
                self._drop_touched(sifted)
            if sifted.families:
                family_keys.update(sifted.families.values())
            for span in sifted.fixed:
                if span.entity is not None:
                    naming.add(span.entity, (rank, *sifted.block.folded(span.start, span.end)))
            families = sifted.families
            for at, claims in sifted.spans.items():
                place = (rank, at[0], -at[1])
                if len(claims) > 1 or (families and at in families):
                    self._add_doubtful(place, claims, families.get(at, ""), mixed, shared)
                elif (term := claims[0][2]).is_strong:
                    naming.add(term.entity.id, place)
        naming.settle(family_keys)
        naming.unshared = frozenset(naming.places)
        if mixed or shared:
            self._settle_doubts(mixed, shared)
            naming.settle(family_keys)

    def _add_doubtful(
        self,
        place: Place,
        claims: Sequence[Claim],
        key: str,
        mixed: list[_Mixed],
        shared: list[tuple[Place, list[str]]],
    ) -> None:
        """Add a span with several claims, or that is a family name as well, to where it belongs.

        Args:
            place: The span.
            claims: On it.
            key: Of the family name; empty: it is none.
            mixed: Takes strong aliases that may stand for others as well.
            shared: Takes strong aliases that several have.
        """
        strong = _strong(claims)
        if len(strong) > 1:
            shared.append((place, [term.entity.id for term in strong]))
        elif strong:
            entity = strong[0].entity.id
            weak = _weak(claims, entity) if len(claims) > 1 else ()
            if weak or key:
                mixed.append(_Mixed(place, entity, weak, key))
            else:
                self._naming.add(entity, place)

    @staticmethod
    def _drop_touched(sifted: SiftedBlock) -> None:
        """Drop titles with family names that another name follows (``Prince Sultan Air Base``)."""
        for at, claims in list(sifted.spans.items()):
            if claims[0][2].is_titled and sifted.is_touched(at[0], -at[1], looks_left=False):
                del sifted.spans[at]

    def _settle_doubts(self, mixed: Sequence[_Mixed], shared: Sequence[tuple[Place, list[str]]]) -> None:
        """Find the places of aliases that are weak aliases or family names as well, or that several have.

        Args:
            mixed: The former.
            shared: Place, and the alias's entities.
        """
        naming = self._naming
        doubtful = []
        for place, entity, weak, key in mixed:
            # An alias is shared with a weak one that something vouches for, and with a family name from
            # where one of that name has been named.
            others = [other for other in weak if other in naming.unshared or other in naming.listed]
            people = [person.id for person, _ in naming.bearers(key) if person.id != entity]
            if any(naming.is_named(person, place) for person in people):
                others += people
            if others:
                doubtful.append((place, [entity, *others]))
            else:
                naming.add(entity, place)
        naming.unshared = frozenset(naming.places)
        for place, entities in (*shared, *doubtful):
            if owner := naming.owner(entities):
                naming.add(owner, place)

    def _read(self, rank: int, sifted: SiftedBlock, found: list[Mention]) -> None:
        """Choose among a block's claims: leftmost, then longest, without overlaps (rule 3).

        Args:
            rank: The block's rank.
            sifted: The block.
            found: The mentions so far; its own are added.
        """
        block = sifted.block
        text = block.text
        spans, families = sifted.spans, sifted.families
        fixed: dict[tuple[int, int], FixedSpan] = {}
        starts: Iterable[tuple[int, int]] = spans
        if sifted.fixed or families:
            fixed = {(block.folded(span.start, span.end)[0], 1): span for span in sifted.fixed}
            starts = {*spans, *families, *fixed}
        counts = self._naming.counts
        behind = last_end = -1
        last_entity = ""
        for at in sorted(starts):
            start = at[0]
            if start < behind:
                continue
            if at in fixed:
                span = fixed[at]
                if span.entity is not None:
                    alias = block.block.text[span.start : span.end]
                    found.append(Mention(block.index, span.start, span.end, span.entity, span.rule, alias))
                    counts[span.entity] = counts.get(span.entity, 0) + 1
                last_entity = ""
                continue
            mention: Mention | None
            claims = spans.get(at, ())
            if len(claims) == 1 and (term := claims[0][2]).is_strong and not (families and at in families):
                end = -at[1]  # nobody else claims it, as with most
                place = block.original(start, end) if block.offsets else (start, end)
                mention = Mention(block.index, *place, term.entity.id, term.rule, term.alias)
            else:
                mention = self._mention(rank, sifted, at)
            if mention is None:
                continue
            entity = mention.entity
            counts[entity] = counts.get(entity, 0) + 1
            if entity and entity == last_entity and start == last_end + 1 and text[last_end] == " ":
                found[-1] = _joined(found[-1], mention)
            else:
                found.append(mention)
            behind = last_end = -at[1]
            last_entity = entity
            sifted.mentioned.append((start, behind))

    def _mention(self, rank: int, sifted: SiftedBlock, at: tuple[int, int]) -> Mention | None:
        """Read a span that there is a doubt about, if it can be read."""
        block = sifted.block
        start, end = at[0], -at[1]
        claims = sifted.spans.get(at, ())
        family = sifted.families.get(at)
        options: dict[str, _Option] = {}
        if claims:
            options = {term.entity.id: _Option(term.rule, term.alias) for term in _strong(claims)}
        if family is not None or len(claims) > len(options):
            self._add_dependent(sifted, (rank, start, end), claims, family, options)
        if not options:
            return None
        owner = self._owner(options)
        option = options[owner] if owner else next(iter(options.values()))
        after = self._original(option.after) if owner and option.after else None
        start, end = block.original(start, end)
        candidates = () if owner else tuple(options)
        return Mention(block.index, start, end, owner or "", option.rule, option.alias, candidates, after)

    def _owner(self, options: Mapping[str, _Option]) -> str | None:
        """Whom of several a span means; people by their family names alone have been asked already."""
        if len(options) == 1:
            return next(iter(options))
        if all(option.rule is _FAMILY for option in options.values()):
            return None
        return self._naming.owner(options)

    def _add_dependent(
        self,
        sifted: SiftedBlock,
        here: Place,
        claims: Sequence[Claim],
        family: str | None,
        options: dict[str, _Option],
    ) -> None:
        """Add what depends on what has been named, where no other name touches the span (rule 18)."""
        _, start, end = here
        if not sifted.is_touched(start, end):
            if claims:
                self._add_weak(claims, options)
            if family is not None:
                self._add_family(sifted, here, family, options)
        elif family is not None and (given_name := sifted.given_name(start)):
            self._naming.add_stranger(family, given_name)

    def _add_weak(self, claims: Sequence[Claim], options: dict[str, _Option]) -> None:
        """Add the weak aliases that something vouches for (rule 19)."""
        for _, _, term, _ in claims:
            entity = term.entity.id
            if term.is_weak and self._naming.vouches(entity):
                places = self._naming.places.get(entity)
                options.setdefault(entity, _Option(_WEAK, term.alias, places[0] if places else None))

    def _add_family(self, sifted: SiftedBlock, here: Place, key: str, options: dict[str, _Option]) -> None:
        """Add those whom a family name alone may mean (rule 17): one, or several who cannot be told apart."""
        naming = self._naming
        _, start, end = here
        words = sifted.block.text[start:end]
        bearers = {}
        for person, family in naming.bearers(key):
            if words != family and not _is_written(words, family) and not sifted.block.run_at(start, end):
                continue
            if not sifted.is_never(person.id, start, end):
                bearers[person.id] = family
        named = [identity for identity in bearers if naming.is_named(identity, here)]
        # Before anyone has been named, an alias of another entity is no family name.
        pool = named or ([] if options else list(bearers))
        if len(pool) > 1 and (likeliest := naming.likeliest(pool, here)):
            pool = [likeliest]
        for identity in naming.known(pool, key):
            options.setdefault(identity, _Option(_FAMILY, bearers[identity], naming.naming(identity, here)))

    def _original(self, place: Place) -> tuple[int, int, int]:
        """A place in the article's own blocks and characters."""
        block = self._blocks[place[0]].block
        return (block.index, *block.original(place[1], place[2]))


def _strong(claims: Sequence[Claim]) -> Sequence[Term]:
    """The strong aliases on a span, one an entity; those as written beat plurals and variants."""
    if len(claims) == 1:
        term = claims[0][2]
        return (term,) if term.is_strong else ()
    strong = [(term, is_derived) for _, _, term, is_derived in claims if term.is_strong]
    plain = [term for term, is_derived in strong if not is_derived] or [term for term, _ in strong]
    by_entity: dict[str, Term] = {}
    for term in plain:
        by_entity.setdefault(term.entity.id, term)
    return list(by_entity.values())


def _weak(claims: Sequence[Claim], entity: str) -> list[str]:
    """Those who have a weak alias on a span, but for one entity."""
    ids = dict.fromkeys(term.entity.id for _, _, term, _ in claims if term.is_weak)
    ids.pop(entity, None)
    return list(ids)


def _is_written(words: str, family: str) -> bool:
    """Whether a text writes a family name as it is written, or with a capital."""
    written = Folded.of(family).text.translate(_LOOSE)
    return words.translate(_LOOSE) in (written, written[:1].upper() + written[1:])


def _joined(first: Mention, second: Mention) -> Mention:
    """Two mentions of one entity with only a space between, as one; the stronger says why."""
    if first.rule in _DEPENDENT and second.rule not in _DEPENDENT:
        return second._replace(start=first.start)
    return first._replace(end=second.end)
