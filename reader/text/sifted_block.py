"""A block's claims, sifted: what the article rules out is dropped, the others are grouped by their spans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.mention import Rule
from reader.text.person import is_touched_before, is_touched_behind, word_before
from reader.text.span_set import SpanSet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.text.fixed_span import FixedSpan
    from reader.text.matched_block import Claim, MatchedBlock


class SiftedBlock:
    """A block whose claims are grouped by the span they are on."""

    __slots__ = (
        "_marked",
        "_mask",
        "block",
        "families",
        "fixed",
        "has_titled",
        "mentioned",
        "never",
        "spans",
    )

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
        self.has_titled = False
        """Whether there is a family name with a title."""
        self.mentioned: list[tuple[int, int]] = []
        """The spans that have been found to be mentions, and are not in the mask yet."""
        self._mask: bytearray | None = None
        """For each character whether it is part of a strong claim or a mention; None: not asked yet."""
        self.spans = self._grouped(block.claims)
        """By (start, -end), which sorts leftmost, then longest: the claims on a span."""
        self.families = {(start, -end): key for start, end, key in block.family_claims}
        """By (start, -end): the key of the family name that stands there."""
        if fixed:
            self._heed_fixed()

    def _grouped(self, claims: Sequence[Claim]) -> dict[tuple[int, int], list[Claim]]:
        spans: dict[tuple[int, int], list[Claim]] = {}
        never = []
        for claim in claims:
            start, end, term, _ = claim
            if term.is_never:
                never.append(claim)
                continue
            at = start, -end
            if at in spans:
                spans[at].append(claim)
            else:
                spans[at] = [claim]
            if term.is_titled:
                self.has_titled = True
        if never and not self.never:
            by_entity: dict[str, list[tuple[int, int]]] = {}
            for start, end, term, _ in never:
                by_entity.setdefault(term.entity.id, []).append((start, end))
            self.never = {entity: SpanSet(spans) for entity, spans in by_entity.items()}
            return self._grouped(
                [claim for claim in claims if not self.is_never(claim[2].entity.id, *claim[:2])]
            )
        return spans

    def _heed_fixed(self) -> None:
        """Drop the links that ``never`` rules out, and the claims that meet what is fixed."""
        block = self.block
        self.fixed = [
            span
            for span in self.fixed
            if span.rule is Rule.CORRECTION
            or span.entity is None
            or not self.is_never(span.entity, *block.folded(span.start, span.end))
        ]
        taken = SpanSet(block.folded(span.start, span.end) for span in self.fixed)
        self.spans = {at: claims for at, claims in self.spans.items() if not taken.meets(at[0], -at[1])}
        self.families = {at: key for at, key in self.families.items() if not taken.meets(at[0], -at[1])}

    def is_never(self, entity: str, start: int, end: int) -> bool:
        """Whether a span has a character in common with a text that is no mention of an entity."""
        return bool(self.never) and entity in self.never and self.never[entity].meets(start, end)

    def is_named(self, at: int) -> bool:
        """Whether a character of the folded text is part of a strong claim, or of a mention so far."""
        mask = self._mask
        if mask is None:
            mask = self._mask = bytearray(len(self.block.text))
            strong = [
                at for at, claims in self.spans.items() if any(term.is_strong for _, _, term, _ in claims)
            ]
            self.mentioned += [(start, -minus_end) for start, minus_end in strong]
            self.mentioned += [
                self.block.folded(span.start, span.end) for span in self.fixed if span.entity is not None
            ]
        for start, end in self.mentioned:
            mask[start:end] = b"\1" * (end - start)
        self.mentioned.clear()
        return bool(mask[at])

    def is_touched(self, start: int, end: int, *, looks_left: bool = True) -> bool:
        """Whether another name touches a span (rule 18); in a run of capitals that is not asked."""
        block = self.block
        if block.run_at(start, end):
            return False
        return (looks_left and is_touched_before(block, start, self.is_named)) or is_touched_behind(
            block, end, self.is_named
        )

    def given_name(self, start: int) -> str:
        """The name that touches a family name from the left and makes another person's of it; empty: none.

        In title case, where any word has a capital, none is looked for.
        """
        block = self.block
        if block.in_title_case() or not is_touched_before(block, start, self.is_named):
            return ""
        return word_before(block.text, start)
