"""Which of the claims on an article's text are mentions, and of whom (rules 3 and 16-21)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.model.mention import Mention, Rule
from reader.text.fold import Folded
from reader.text.naming import Naming
from reader.text.person import is_touched_before, is_touched_behind
from reader.text.span_set import SpanSet

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.model.article import EntityRef
    from reader.model.entity import Entity
    from reader.text.fixed_span import FixedSpan
    from reader.text.matched_block import Claim, MatchedBlock
    from reader.text.naming import Place
    from reader.text.term import Term

_SPACE = (" ", "\n")
_WEAK, _FAMILY = Rule.WEAK, Rule.FAMILY  # looking a member up takes as long as a mention
_DEPENDENT = (_WEAK, _FAMILY)
"""Mentions that others vouch for."""


class _Option(NamedTuple):
    """One reading of a span."""

    rule: Rule
    alias: str
    after: Place | None = None


class _Sifted:
    """A block whose claims are grouped by the span they are on."""

    __slots__ = ("_marked", "_mask", "block", "families", "fixed", "mentioned", "never", "spans")

    def __init__(self, block: MatchedBlock, fixed: Sequence[FixedSpan]) -> None:
        """Group a block's claims, but for those that corrections, links and ``never`` rule out.

        Args:
            block: The block.
            fixed: What the article itself says of its text.
        """
        self.block = block
        self.fixed = fixed
        """What the article itself says of the block's text."""
        self.never: dict[str, SpanSet] = {}
        """By entity: the texts that are no mention of it."""
        self.spans: dict[tuple[int, int], list[Claim]] = {}
        """By (start, -end), which sorts leftmost, then longest: the claims on a span."""
        self.families: dict[tuple[int, int], str] = {}
        """By (start, -end): the key of the family name that stands there."""
        self.mentioned: list[tuple[int, int]] = []
        """The spans that have been found to be mentions."""
        self._marked = 0
        """How many of them are in the mask."""
        self._mask: bytearray | None = None
        """For each character whether it is part of a strong claim or a mention; None: not asked yet."""
        claims = block.claims
        families = block.family_claims
        if any(term.is_never for _, _, term, _ in claims):
            self._heed_never()
            claims = [claim for claim in claims if not self.is_never(claim[2].entity.id, claim[0], claim[1])]
        if self.fixed:
            taken = SpanSet(block.folded(span.start, span.end) for span in self.fixed)
            claims = [claim for claim in claims if not taken.meets(claim[0], claim[1])]
            families = [family for family in families if not taken.meets(family[0], family[1])]
        spans = self.spans
        for claim in claims:
            at = (claim[0], -claim[1])
            if at in spans:
                spans[at].append(claim)
            else:
                spans[at] = [claim]
        for start, end, key in families:
            self.families[start, -end] = key

    def _heed_never(self) -> None:
        never: dict[str, list[tuple[int, int]]] = {}
        for start, end, term, _ in self.block.claims:
            if term.is_never:
                never.setdefault(term.entity.id, []).append((start, end))
        self.never = {entity: SpanSet(spans) for entity, spans in never.items()}
        self.fixed = [
            span
            for span in self.fixed
            if span.rule is Rule.CORRECTION
            or span.entity is None
            or not self.is_never(span.entity, *self.block.folded(span.start, span.end))
        ]

    def is_never(self, entity: str, start: int, end: int) -> bool:
        """Whether a span has a character in common with a text that is no mention of an entity."""
        return entity in self.never and self.never[entity].meets(start, end)

    def is_named(self, at: int) -> bool:
        """Whether a character of the folded text is part of a strong claim, or of a mention so far."""
        if self._mask is None:
            self._mask = bytearray(len(self.block.text))
            for (start, minus_end), claims in self.spans.items():
                if any(term.is_strong for _, _, term, _ in claims):
                    self._mark(start, -minus_end)
            for span in self.fixed:
                if span.entity is not None:
                    self._mark(*self.block.folded(span.start, span.end))
        while self._marked < len(self.mentioned):
            self._mark(*self.mentioned[self._marked])
            self._marked += 1
        return bool(self._mask[at])

    def _mark(self, start: int, end: int) -> None:
        if self._mask is not None:
            self._mask[start:end] = b"\1" * (end - start)

    def is_touched(self, start: int, end: int, *, looks_left: bool = True) -> bool:
        """Whether another name touches a span (rule 18); in a run of capitals that is not asked."""
        block = self.block
        if block.run_at(start, end):
            return False
        return (
            looks_left
            and is_touched_before(block.text, start, self.is_named, in_title_case=block.in_title_case)
        ) or is_touched_behind(block.text, end, self.is_named, in_title_case=block.in_title_case)


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
        self._blocks = [_Sifted(block, fixed.get(block.index, ())) for block in blocks]
        self._naming = Naming(listed, entities)

    def mentions(self) -> list[Mention]:
        """Decide on every claim.

        Returns:
            The mentions, sorted by (block, start), without overlaps.
        """
        self._find_places()
        found: list[Mention] = []
        for rank, sifted in enumerate(self._blocks):
            if sifted.spans or sifted.families or sifted.fixed:
                self._read(rank, sifted, found)
        found.sort()
        return found

    def _find_places(self) -> None:
        """Find where strong mentions stand, and give shared aliases to those they belong to (rule 20)."""
        naming = self._naming
        family_keys: set[str] = set()
        shared: list[tuple[Place, list[str]]] = []
        mixed: list[tuple[Place, str, str]] = []
        for rank, sifted in enumerate(self._blocks):
            self._drop_touched(sifted)
            families = sifted.families
            family_keys.update(families.values())
            for span in sifted.fixed:
                if span.entity is not None:
                    naming.add(span.entity, (rank, *sifted.block.folded(span.start, span.end)))
            for at, claims in sifted.spans.items():
                strong = _strong(claims)
                place = (rank, at[0], -at[1])
                if len(strong) > 1:
                    shared.append((place, [term.entity.id for term in strong]))
                elif strong and at in families:
                    mixed.append((place, strong[0].entity.id, families[at]))
                elif strong:
                    naming.add(strong[0].entity.id, place)
        if mixed or shared:
            naming.settle(family_keys)
            self._settle_doubts(mixed, shared)
        naming.unshared = naming.unshared or frozenset(naming.places)
        naming.settle(family_keys)

    @staticmethod
    def _drop_touched(sifted: _Sifted) -> None:
        """Drop titles with family names that another name follows (``Prince Sultan Air Base``)."""
        if any(term.is_titled for _, _, term, _ in sifted.block.claims):
            for at, claims in list(sifted.spans.items()):
                if claims[0][2].is_titled and sifted.is_touched(at[0], -at[1], looks_left=False):
                    del sifted.spans[at]

    def _settle_doubts(
        self, mixed: Sequence[tuple[Place, str, str]], shared: Sequence[tuple[Place, list[str]]]
    ) -> None:
        """Find the places of aliases that are family names as well, and of those that several have.

        Args:
            mixed: Place, the alias's entity, and the family name's key.
            shared: Place, and the alias's entities.
        """
        naming = self._naming
        doubtful = []
        for place, entity, key in mixed:
            # An alias is shared with a family name from where one of that name has been named.
            people = [person.id for person, _ in naming.bearers(key) if person.id != entity]
            if any(naming.is_named(person, place) for person in people):
                doubtful.append((place, [entity, *people]))
            else:
                naming.add(entity, place)
        naming.unshared = frozenset(naming.places)
        for place, entities in (*shared, *doubtful):
            if owner := naming.owner(entities):
                naming.add(owner, place)

    def _read(self, rank: int, sifted: _Sifted, found: list[Mention]) -> None:
        """Choose among a block's claims: leftmost, then longest, without overlaps (rule 3).

        Args:
            rank: The block's rank.
            sifted: The block.
            found: The mentions so far; its own are added.
        """
        block = sifted.block
        text = block.text
        fixed = {(block.folded(span.start, span.end)[0], 1): span for span in sifted.fixed}
        starts: Iterable[tuple[int, int]] = sifted.spans
        if fixed or sifted.families:
            starts = {*sifted.spans, *sifted.families, *fixed}
        behind = 0
        last_end, last_entity = -1, ""
        for at in sorted(starts):
            start, end = at[0], -at[1]
            if start < behind:
                continue
            if at in fixed:
                self._read_fixed(block, fixed[at], found)
                last_entity = ""
                continue
            mention = self._mention(rank, sifted, at)
            if mention is None:
                continue
            entity = mention.entity
            self._naming.count(entity)
            sifted.mentioned.append((start, end))
            if entity and entity == last_entity and start - 1 == last_end and text[last_end] in _SPACE:
                found[-1] = _joined(found[-1], mention)
            else:
                found.append(mention)
            behind = last_end = end
            last_entity = entity

    def _read_fixed(self, block: MatchedBlock, span: FixedSpan, found: list[Mention]) -> None:
        """Take what the article itself says; such a mention stays as it is."""
        if span.entity is not None:
            alias = block.block.text[span.start : span.end]
            found.append(Mention(block.index, span.start, span.end, span.entity, span.rule, alias))
            self._naming.count(span.entity)

    def _mention(self, rank: int, sifted: _Sifted, at: tuple[int, int]) -> Mention | None:
        """Read one span, if it can be read."""
        block = sifted.block
        start, end = at[0], -at[1]
        claims = sifted.spans.get(at, ())
        family = sifted.families.get(at)
        if len(claims) == 1 and family is None and claims[0][2].is_strong:
            term = claims[0][2]
            if block.offsets:
                start, end = block.original(start, end)
            return Mention(block.index, start, end, term.entity.id, term.rule, term.alias)
        options = {term.entity.id: _Option(term.rule, term.alias) for term in _strong(claims)}
        if (family is not None or len(claims) > len(options)) and not sifted.is_touched(start, end):
            self._add_weak(claims, options)
            if family is not None:
                self._add_family(sifted, (rank, start, end), family, options)
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

    def _add_weak(self, claims: Sequence[Claim], options: dict[str, _Option]) -> None:
        """Add the weak aliases that something vouches for (rule 19)."""
        for _, _, term, _ in claims:
            entity = term.entity.id
            if term.is_weak and self._naming.vouches(entity):
                places = self._naming.places.get(entity)
                options.setdefault(entity, _Option(_WEAK, term.alias, places[0] if places else None))

    def _add_family(self, sifted: _Sifted, here: Place, key: str, options: dict[str, _Option]) -> None:
        """Add those whom a family name alone may mean (rule 17): one, or several who cannot be told apart."""
        naming = self._naming
        _, start, end = here
        words = sifted.block.text[start:end]
        is_in_run = words.isupper() and sifted.block.run_at(start, end) is not None
        bearers = {
            person.id: family
            for person, family in naming.bearers(key)
            if (is_in_run or _is_written(words, family)) and not sifted.is_never(person.id, start, end)
        }
        named = [person for person in bearers if naming.is_named(person, here)]
        # Before anyone has been named, an alias of another entity is no family name.
        pool = named or ([] if options else list(bearers))
        if len(pool) > 1 and (likeliest := naming.likeliest(pool, here)):
            pool = [likeliest]
        for person in pool:
            options.setdefault(person, _Option(_FAMILY, bearers[person], naming.naming(person, here)))

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


def _is_written(words: str, family: str) -> bool:
    """Whether a text writes a family name as it is written, or with a capital."""
    if words == family:
        return True
    folded = Folded.of(family).text.replace("-", " ")
    return words.replace("-", " ").replace("\n", " ") in (folded, folded[:1].upper() + folded[1:])


def _joined(first: Mention, second: Mention) -> Mention:
    """Two mentions of one entity with only a space between, as one; the stronger says why."""
    if first.rule in _DEPENDENT and second.rule not in _DEPENDENT:
        return second._replace(start=first.start)
    return first._replace(end=second.end)
