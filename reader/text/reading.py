"""Reading a block along an index of aliases: what in it may be a mention."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.text.alias import BORDER, DOTTED, NEXT_TOKEN, join, singulars
from reader.text.boundary import ends_cleanly, is_free, starts_cleanly, variant_end
from reader.text.person import (
    initials_end,
    is_month_here,
    is_part_before,
    suffix_end,
    title_start,
    title_word_before,
)

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from reader.text.alias_index import AliasIndex
    from reader.text.matched_block import MatchedBlock
    from reader.text.term import Term

_CAPITALISED = re.compile(r"[A-Z][A-Za-z0-9]*")
_CAPITALISED_OR_NUMBER = re.compile(r"[A-Z0-9][A-Za-z0-9]*")
_NOT_LOWER = re.compile(r"[^\W_a-z][^\W_]*")
"""Tokens that do not begin with a lower-case letter; the first two for ASCII text, where they are faster."""
_LOWER = re.compile(r"[a-z][^\W_]*")
_DASH_NUMBER = re.compile(r"-\d")
_LETTERS_BEFORE = re.compile(r"[^\W_]+")
_FEW_HEADS = 30
"""So many words at most are looked for one by one."""
_REACH = 40
"""How many characters are looked back for a word before a name, or for a designator's letters."""
_MAX_GIVEN_NAMES = 3
"""Words of a name before which initials may stand."""
_SPACING = (" ", "-")


class Reading:
    """Blocks, read along one index.

    Tokens are looked up that do not begin with a lower-case letter, as hardly any alias does. Those
    that do are found by their first token that does not (``al-Qaeda`` by ``Qaeda``); designators in
    lower case by their dash and digit (``s-400``); and aliases wholly in lower case in a second pass,
    where there are any. From a token on, the text is followed as long as aliases go on.
    """

    def __init__(self, index: AliasIndex, hidden: Container[str]) -> None:
        """Prepare to read.

        Args:
            index: The aliases.
            hidden: The ids of entities whose aliases are passed over.
        """
        self._index = index
        self._keys = index.keys
        self._hidden = hidden
        self._block: MatchedBlock
        """The block that is read."""
        self._text = ""
        """Its folded text."""

    def read(self, block: MatchedBlock) -> None:
        """Read a block; what is found is added to its claims."""
        index = self._index
        self._block = block
        text = self._text = block.text
        variants = self._read_tokens()
        for start, end, token in variants:
            self._follow(start, end, token)
        if index.has_designators and "-" in text:
            self._read_lower_designators()
        if index.lower_heads and self._may_hold_lower():
            self._read_lower()

    def _read_tokens(self) -> Sequence[tuple[int, int, str]]:
        """Follow the aliases that begin with a token that is found by its capital, or by its digit.

        Returns:
            The tokens that begin with a designator which a variant's letters are glued to: ``F16C`` (rule 8).
        """
        keys = self._keys
        has_variants = self._index.has_variants
        text = self._text
        variants: list[tuple[int, int, str]] = []
        acronym_end = 0
        for match in self._pattern().finditer(text):
            token = match[0].lower()
            if token in keys:
                start, end = match.span()
                if end - start == 1:
                    if start < acronym_end:
                        continue
                    if acronym_end := self._follow_acronym(start, end):
                        continue
                if start == 0 or text[start - 1] == " " or starts_cleanly(text, start):
                    self._follow_from(start, end, token, end - start)
            elif has_variants and not (token.isalpha() or token.isdecimal()) and self._is_variant(token):
                variants.append((*match.span(), token))
        return variants

    def _is_variant(self, token: str) -> bool:
        """Whether a token begins with a key, and letters follow its digits, or digits its letters."""
        return any(token[: border.start()] in self._keys for border in BORDER.finditer(token))

    def _may_hold_lower(self) -> bool:
        """Whether a word may stand in the text in lower case that an alias begins with."""
        heads = self._index.lower_heads
        # Looking for each is ten times as fast as looking at each word, whose Σ is another at its end.
        if len(heads) <= _FEW_HEADS and "Σ" not in self._text:
            lower = self._text.lower()
            return any(head in lower for head in heads)
        return not heads.isdisjoint(map(str.lower, _LOWER.findall(self._text)))

    def _follow_acronym(self, start: int, end: int) -> int:
        """Follow a dotted acronym that begins with a letter.

        Returns:
            Where it ends; 0: the letter begins none.
        """
        text = self._text
        dotted = DOTTED.match(text, start) if text[end : end + 1] == "." else None
        if dotted is None:
            return 0
        token = dotted[0].replace(".", "").lower()
        if token in self._keys:
            self._follow(start, dotted.end(), token)
        return dotted.end()

    def _pattern(self) -> re.Pattern[str]:
        """What finds the tokens that do not begin with a lower-case letter."""
        if not self._text.isascii():
            return _NOT_LOWER
        return _CAPITALISED_OR_NUMBER if self._index.has_numbers else _CAPITALISED

    def _follow_leads(self, start: int, counts: Iterable[int]) -> None:
        """Follow the aliases that have small words before a token: ``al-Qaeda``, ``von der Leyen``.

        Args:
            start: Where the token begins.
            counts: How many words may stand before it.
        """
        text = self._text
        for count in counts:
            at = start
            for _ in range(count):
                end = at
                while end and not text[end - 1].isalnum() and at - end < 4:
                    end -= 1
                at = end
                while at and text[at - 1].isalnum() and end - at < _REACH:
                    at -= 1
            head = text[at:end].lower()
            if at < end and "a" <= text[at] <= "z" and head in self._keys:
                self._follow(at, end, head)

    def _read_lower_designators(self) -> None:
        """Follow designators in lower case, which have a dash: ``s-400``."""
        text = self._text
        for dash in _DASH_NUMBER.finditer(text):
            end = dash.start()
            if not "a" <= text[end - 1 : end] <= "z":
                continue
            near = max(0, end - _REACH)
            near = max(near, text.rfind(" ", near, end))
            for match in _LETTERS_BEFORE.finditer(text, near, end):
                token = match[0]
                if "a" <= token[0] <= "z" and token.lower() in self._keys:
                    self._follow(*match.span(), token.lower())

    def _read_lower(self) -> None:
        """Follow the aliases that begin with a word in lower case."""
        for match in _LOWER.finditer(self._text):
            token = match[0].lower()
            if token in self._index.lower_heads:
                self._follow(*match.span(), token)

    def _follow(self, start: int, end: int, token: str) -> None:
        """Follow the text from a token on, as far as aliases go.

        Args:
            start: Where the token begins.
            end: Where it ends.
            token: In lower case, without dots.
        """
        if starts_cleanly(self._text, start):
            self._follow_from(start, end, token, end - start)

    def _follow_from(  # noqa: C901, PLR0912 - the innermost loop: a call for each part would cost as much as the part
        self, start: int, end: int, key: str, token_length: int, gap: tuple[int, int] | None = None
    ) -> None:
        """Follow the text from a key on.

        Args:
            start: Where the key's text begins.
            end: Where it ends.
            key: What has been read so far.
            token_length: Characters of its last token.
            gap: The initials that were passed over; None: none so far.
        """
        text = self._text
        index = self._index
        nodes = index.nodes
        while True:
            node = nodes.get(key) or index.node(key)
            if node is not None and node.terms:
                words = text[start : gap[0]] + text[gap[1] : end] if gap else text[start:end]
                for term in node.terms:
                    if gap is None or term.is_full_name:
                        self._claim(term, start, end, words, gap is not None)
            elif gap is None and (key[-1] == "s" or index.has_variants):
                self._claim_derived(start, end, key, token_length)
            if node is None:
                return
            if node.leads:
                self._follow_leads(start, node.leads)
            if node.is_family and gap is None:
                self._claim_family(start, end, key)
            nexts = node.nexts
            if not nexts:
                return
            first = text[end + 1 : end + 2]
            if first not in nexts and (
                ("a" <= first <= "z" and text[end] == " ") or not self._may_go_on(end, first)
            ):
                return
            following = NEXT_TOKEN.match(text, end)
            if following is None:
                return
            separator, token = following.groups()
            if gap is None and len(token) <= 2 and token[0].isupper() and key.count(" ") < _MAX_GIVEN_NAMES:
                self._follow_initials(start, end, key)
            token_start, end = following.span(2)
            if len(token) == 1 and text[end : end + 1] == "." and (dotted := DOTTED.match(text, token_start)):
                token, end = dotted[0].replace(".", ""), dotted.end()
            token_length = end - token_start
            key = join(key, separator, token.lower())

    def _may_go_on(self, end: int, first: str) -> bool:
        """Tell whether a longer alias may stand in the text though its next token begins otherwise.

        It may where that token has a capital, where an initial stands before it (rule 15), or where
        more or less than one dash or space does.
        """
        text = self._text
        return (
            text[end : end + 1] not in _SPACING
            or not first.isalnum()
            or (first.isupper() and not text[end + 2 : end + 3].islower())
        )

    def _follow_initials(self, start: int, end: int, key: str) -> None:
        """Follow a person's name over the initials within it (rule 15)."""
        text = self._text
        behind = initials_end(text, end)
        following = NEXT_TOKEN.match(text, behind)
        if behind > end and following and following[1] == " ":
            key = join(key, " ", following[2].lower())
            self._follow_from(start, following.end(), key, len(following[2]), (end, behind))

    def _claim(self, term: Term, start: int, end: int, words: str, is_derived: bool) -> None:  # noqa: FBT001 - a call for each mention
        """Claim a span for an alias, if it admits it.

        Args:
            term: The alias.
            start: Where the span begins, but for what the alias has before its first letter or digit.
            end: Where it ends, but for what the alias has behind its last one.
            words: What is to be held against the alias's words.
            is_derived: Whether it is a plural, a variant, or a name with initials.
        """
        text = self._text
        block = self._block
        if not (term.is_plain and words == term.words and is_free(text, start, end)):
            if not (term.trail or ends_cleanly(text, start, end)):
                return
            if not term.admits(words, lambda: block.run_at(start, end) is not None):
                return
            if term.is_acronym_word and "." not in words and block.is_shouted(start, end):
                return
            whole = self._whole_span(term, start, end)
            if whole is None or block.in_address(*whole):
                return
            start, end = whole
        if (
            term.is_bare_word
            and is_part_before(text, start, term.compounds)
            and not (block.claims and block.claims[-1][1] == start - 1)
        ):
            return
        if term.entity.id in self._hidden:
            return
        block.claims.append((start, end, term, is_derived))
        if term.is_full_name:
            self._claim_full_name(term, start, end, is_derived=is_derived)

    def _whole_span(self, term: Term, start: int, end: int) -> tuple[int, int] | None:
        """Add what an alias has before its first letter or digit and behind its last one."""
        text = self._text
        if term.lead:
            start -= len(term.lead)
            if start < 0 or not text.startswith(term.lead, start):
                return None
        if term.trail == ".":
            return start, end + text.startswith(".", end)
        if term.trail:
            if not text.startswith(term.trail, end):
                return None
            end += len(term.trail)
            if not ends_cleanly(text, start, end):
                return None
        return start, end

    def _claim_full_name(self, term: Term, start: int, end: int, *, is_derived: bool) -> None:
        """Claim a full name with its titles (rule 14), and with Jr., Sr. or III (rule 15)."""
        text = self._text
        longer = suffix_end(text, end) if " " in term.words else end
        begin = start
        if title_word_before(text, start) in self._index.title_words:
            begin = title_start(text, start, term.titles)
        claims = self._block.claims
        if longer > end:
            claims.append((begin, longer, term, True))
        if begin < start:
            claims.append((begin, end, term, is_derived))

    def _claim_derived(self, start: int, end: int, key: str, token_length: int) -> None:
        """Claim a plural (rule 9) or a variant (rule 8)."""
        text = self._text
        # The mark is glued to the token; a letter of its own is another.
        if key[-1] == "s" and token_length > 1 and (text[end - 1] == "s" or self._block.run_at(start, end)):
            for cut, added in singulars(key):
                words = text[start : end - cut] + added
                for term in self._terms(key[:-cut] + added):
                    if term.takes_plural:
                        self._claim(term, start, end, words, True)  # noqa: FBT003 - as above
        if self._index.has_variants:
            for border in BORDER.finditer(key, len(key) - token_length + 1):
                stop = end - len(key) + border.start()
                behind = variant_end(text, stop)
                for term in self._terms(key[: border.start()]) if behind > stop else ():
                    if term.takes_variants:
                        self._claim(term, start, behind, text[start:stop], True)  # noqa: FBT003 - as above

    def _terms(self, key: str) -> Sequence[Term]:
        node = self._index.node(key)
        return node.terms if node else ()

    def _claim_family(self, start: int, end: int, key: str) -> None:
        """Claim a span as a family name, and with the title of one who bears it (rule 16)."""
        text = self._text
        block = self._block
        if block.claims:
            first, last, term, _ = block.claims[-1]
            if first < start and end <= last and term.is_full_name:
                return  # part of a full name
        if not is_free(text, start, end) and (
            not ends_cleanly(text, start, end) or block.in_address(start, end)
        ):
            return
        if is_month_here(text, start, end):
            return
        block.family_claims.append((start, end, key))
        if title_word_before(text, start) not in self._index.title_words:
            return
        terms, titles = self._index.titled(key)
        if title_start(text, start, titles) == start:
            return
        for term in terms:
            begin = title_start(text, start, term.titles)
            if (
                begin < start
                and term.entity.id not in self._hidden
                and term.admits(text[start:end], lambda: block.run_at(start, end) is not None)
            ):
                block.claims.append((begin, end, term, False))
