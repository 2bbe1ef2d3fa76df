"""Checking what a file says against the article's text and the library.

What is found here, beyond what reading a file finds, are warnings. They keep no article from being shown, so
an article is opened without looking for them.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from reader.store.problems import Code, shown
from reader.store.reading import ArticleClaim, EntityClaim, PlaceClaim, WordsClaim
from reader.store.source import TextMark
from reader.store.suggestion import did_you_mean
from reader.text.blocks import ENTITY_SCHEME, flatten
from reader.text.fold import Folded

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from reader.model.article import Article, Within
    from reader.model.entity import Entity
    from reader.store.reading import Reading
    from reader.text.blocks import TextBlock

MAX_CHARACTERS = 2 << 20
"""The longest article in whose text words are looked for: folding takes up to 100 bytes a character."""
MAX_SEARCHED_CHARACTERS = 1 << 29
"""How much text is gone through for all the words of a file together: a second or two."""
MAX_COMPARISONS = 100_000
"""How often an unknown word of a file is compared with a known one: 3 to 70 µs each."""
MAX_LISTED_SECTIONS = 10
"""How many of an article's sections a hint names."""


class ClaimCheck:
    """Holds the claims of one file against its article's text and its library."""

    def __init__(
        self,
        reading: Reading,
        article: Article | None,
        entities: Mapping[str, Entity],
        articles: Collection[str] | None,
    ) -> None:
        """Take a file that has been read.

        Args:
            reading: The file, with its claims; takes the problems.
            article: What could be read of the article; None: nothing, or the file is none.
            entities: All that are known, by id.
            articles: The ids of the library's articles; None: there is no library.
        """
        self._reading = reading
        self._entities = {**entities, **reading.entities}
        self._articles = articles
        self._text = None if article is None else ArticleText(flatten(article, self._entities))
        self._comparisons = 0
        """How often an unknown word has been compared with a known one."""

    def run(self) -> None:
        """Report the claims that do not hold."""
        for claim in self._reading.claims:
            match claim:
                case EntityClaim():
                    self._check_entity(claim)
                case ArticleClaim():
                    self._check_article(claim)
                case PlaceClaim() if self._text is not None:
                    self._check_place(claim, self._text)
                case WordsClaim() if self._text is not None:
                    self._check_words(claim, self._text)
        if self._text is not None and self._text.has_given_up:
            message = "the article is too long to look for all the words that this file quotes from it"
            self._reading.report.warn(TextMark(0, 0, 0), Code.TOO_LARGE, message)

    def _check_entity(self, claim: EntityClaim) -> None:
        if claim.id in self._entities or claim.id in self._reading.refused:
            return
        report = self._reading.report
        mark = claim.mark
        if claim.is_link and not report.is_full:
            link = re.compile(rf"{ENTITY_SCHEME}{re.escape(claim.id)}(?![\w.-])")
            mark = report.source.find(link, mark)
        hint = self._suggest(claim.id, self._entities) or "define it, or take it out"
        report.warn(mark, Code.UNKNOWN_ENTITY, f"no entity is called {shown(claim.id)}", hint)

    def _check_article(self, claim: ArticleClaim) -> None:
        if self._articles is not None and claim.id not in self._articles:
            hint = self._suggest(claim.id, self._articles)
            message = f"the library holds no article {shown(claim.id)}"
            self._reading.report.warn(claim.mark, Code.UNKNOWN_ARTICLE, message, hint)

    def _check_place(self, claim: PlaceClaim, text: ArticleText) -> None:
        section, number = claim.within
        report = self._reading.report
        last = text.last_numbers.get(section)
        if last is None:
            hint = self._suggest(section, text.last_numbers) or text.sections_in_words
            report.warn(claim.mark, Code.UNKNOWN_PLACE, f"the article has no section {shown(section)}", hint)
        elif not text.has_place(claim.within):
            message = f"section {shown(section)} has no paragraph {number}"
            report.warn(claim.mark, Code.UNKNOWN_PLACE, message, f"its last is {last}")

    def _check_words(self, claim: WordsClaim, text: ArticleText) -> None:
        if text.holds(claim.words, claim.within):
            return
        message = f"{shown(claim.words)} does not stand in the article's text"
        hint = "copy it from there"
        if claim.within is not None and text.holds(claim.words, None):
            message = f"{shown(claim.words)} does not stand where `in` says"
            hint = "it stands in another place of the article"
        self._reading.report.warn(claim.mark, Code.TEXT_NOT_FOUND, message, hint)

    def _suggest(self, word: str, known: Collection[str]) -> str:
        self._comparisons += len(known)
        return did_you_mean(word, known) if self._comparisons <= MAX_COMPARISONS else ""


class ArticleText:
    """An article's text, to look for places and words in it."""

    def __init__(self, blocks: tuple[TextBlock, ...]) -> None:
        """Take an article's text.

        Args:
            blocks: Its text blocks.
        """
        self._places = frozenset((block.section, block.number) for block in blocks)
        """Every block's section and number."""
        self.last_numbers: dict[str, int] = {}
        """For each section, in reading order, the number of its last block."""
        for block in blocks:
            self.last_numbers[block.section] = max(block.number, self.last_numbers.get(block.section, 0))
        self.has_given_up = False
        """Whether words are not looked for any more, as that would take too long."""
        self._is_too_long = sum(len(block.text) for block in blocks) > MAX_CHARACTERS
        self._blocks = blocks
        self._texts: dict[Within | None, str] = {}
        """By place, for those that have been asked for: what is searched."""
        self._searched = 0
        """Characters gone through so far."""

    @cached_property
    def sections_in_words(self) -> str:
        """The hint for a section that is not there: those that are."""
        names = list(islice(self.last_numbers, MAX_LISTED_SECTIONS))
        more = ", …" if len(names) < len(self.last_numbers) else ""
        return f"its sections are {', '.join(names)}{more}"

    def has_place(self, within: Within) -> bool:
        """Whether the article has a section, or a text block of it."""
        return within.section in self.last_numbers if within.number is None else within in self._places

    def holds(self, words: str, within: Within | None) -> bool:
        """Whether words stand in one block; spaces, dashes, quotation marks and accents may differ.

        Args:
            words: What to look for.
            within: Where; None: in the whole text. A place that is not there holds everything.

        Returns:
            True also if it has given up.
        """
        if within is not None and not self.has_place(within):
            return True
        if self._is_too_long or self._searched > MAX_SEARCHED_CHARACTERS:
            self.has_given_up = True
            return True
        if within not in self._texts:
            self._texts[within] = self._text_of(within)
        text = self._texts[within]
        self._searched += len(text)
        return _evened(words) in text

    def _text_of(self, within: Within | None) -> str:
        """The blocks of a place, with a line end between two, so that nothing is found across them."""
        return "\n".join(
            _evened(block.text)
            for block in self._blocks
            if within is None or (block.section == within.section and within.number in {None, block.number})
        )


def _evened(text: str) -> str:
    """A text folded, with one space for each run of them."""
    return " ".join(Folded.of(text).text.split())
