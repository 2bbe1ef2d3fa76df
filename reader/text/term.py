"""An alias made ready to be held against a text that has its key."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING

from reader.model.entity import EntityType
from reader.model.mention import Rule
from reader.text.alias import GENERATIONS, tokens, undotted
from reader.text.fold import Folded
from reader.text.letter_case import LetterCase
from reader.text.person import Titles
from reader.text.vocabulary import COMMON_WORDS, COMPOUND_PLACES, FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.model.entity import Entity

_PLAIN_WORDS = re.compile(r"[A-Za-z0-9]+(?:[ -][A-Za-z0-9]+)*")
_HAS_BOTH = re.compile(r"[^\W\d_].*\d|\d.*[^\W\d_]")
_SPACED = re.compile(r"[^\W\d_]+[ \n]\d")
_WORDY_DESIGNATOR = re.compile(r"([^\W\d_]+)-?\d")


class Kind(IntEnum):
    """What an alias may do."""

    STRONG = 0
    """Matches everywhere, and vouches for its entity."""
    WEAK = 1
    """Matches where something vouches for its entity (rule 19)."""
    NEVER = 2
    """A text that is no mention of its entity (rule 21)."""
    TITLED = 3
    """A family name behind a title of theirs (rule 16): strong."""
    DEMONYM = 4
    """Strong, where turned on."""
    METONYM = 5
    """Strong, where turned on."""


_WEAK, _NEVER, _TITLED, _STRONG = Kind.WEAK, Kind.NEVER, Kind.TITLED, Kind.STRONG
_PERSON, _SYSTEM = EntityType.PERSON, EntityType.SYSTEM
_NAME, _ACRONYM, _DESIGNATOR = Rule.NAME, Rule.ACRONYM, Rule.DESIGNATOR
# Looking a member up takes as long as much of the rest.

_RULES = {
    Kind.WEAK: Rule.WEAK,
    Kind.TITLED: Rule.TITLED,
    Kind.DEMONYM: Rule.DEMONYM,
    Kind.METONYM: Rule.METONYM,
}
_NO_WORDS: frozenset[str] = frozenset()


class Term:
    """An alias of an entity, looked at once.

    Attributes:
        entity: Whose alias it is.
        alias: As the entity's file writes it.
        rule: Why a text that it admits is a mention.
        words: The alias from its first letter or digit to its last, folded.
        lead: What stands before that (``#MeToo``); the text must have it, too.
        trail: What stands behind it (``Yahoo!``); the text must have it, too, but for a lone dot.
        is_person: Whether the entity is a person.
        takes_plural: Whether its plural is a mention (rule 9).
        takes_variants: Whether a variant's letters may follow (rule 8).
        is_acronym_word: Whether, in a run of capitals, it may be a common word (rule 12).
        is_full_name: Whether it names a person in full.
        is_strong: Whether it matches everywhere, and vouches for its entity.
        is_weak: Whether it matches where something vouches for its entity (rule 19).
        is_never: Whether it is a text that is no mention of its entity (rule 21).
        is_titled: Whether it is a family name behind a title (rule 16).
        is_bare_word: Whether it is one word that is no acronym, and no person's name: behind a given
            name it is a family name.
        compounds: Words that make another place's name with it (``New`` before ``Mexico``).
        is_plain: Whether nothing more is asked of a text that has its very words.
    """

    __slots__ = (
        "_letter_case",
        "_titles",
        "alias",
        "compounds",
        "entity",
        "is_acronym_word",
        "is_bare_word",
        "is_full_name",
        "is_never",
        "is_person",
        "is_plain",
        "is_strong",
        "is_titled",
        "is_weak",
        "lead",
        "rule",
        "takes_plural",
        "takes_variants",
        "trail",
        "words",
    )

    def __init__(self, entity: Entity, kind: Kind, alias: str) -> None:
        """Look at an alias, which holds a letter or a digit."""
        self.entity = entity
        self.alias = alias
        self.is_weak = kind is _WEAK
        self.is_never = kind is _NEVER
        self.is_strong = not (self.is_weak or self.is_never)
        self.is_titled = kind is _TITLED
        self.is_person = entity.type is _PERSON
        self.is_full_name = self.is_person and kind is _STRONG
        self._titles: Titles | None = None
        match = entity.match
        self.takes_variants = match.variants
        self.takes_plural = entity.type is _SYSTEM if match.plural is None else match.plural
        self.lead = self.trail = ""
        self.words = alias
        if not _PLAIN_WORDS.fullmatch(alias):
            folded = Folded.of(alias).text
            parts = tokens(folded)
            self.lead = folded[: parts[0][0]]
            self.trail = folded[parts[-1][1] :]
            self.words = folded[parts[0][0] : parts[-1][1]]
        if self.is_person and self.words.endswith(GENERATIONS):
            self.trail = "."
        self._letter_case: LetterCase | None = None
        letters = undotted(self.words)
        is_word = letters.isalpha()
        is_acronym = is_word and letters.isupper() and len(letters) > 1
        self.is_acronym_word = is_acronym and letters.lower() in COMMON_WORDS
        self.is_bare_word = is_word and not (self.is_person or is_acronym)
        self.compounds = _NO_WORDS
        if self.is_bare_word:
            self.compounds = COMPOUND_PLACES.get(letters.lower(), _NO_WORDS)
        self.is_plain = not (self.lead or self.trail or self.is_acronym_word)
        if kind is not _STRONG:
            self.rule = _RULES.get(kind, _NAME)
        elif is_acronym:
            self.rule = _ACRONYM
        else:
            self.rule = _DESIGNATOR if not is_word and _HAS_BOTH.search(letters) else _NAME

    @property
    def titles(self) -> Titles:
        """A person's titles."""
        if self._titles is None:
            self._titles = Titles(self.entity.titles)
        return self._titles

    def admits(self, words: str, is_in_run: Callable[[], bool]) -> bool:
        """Tell whether a text with the alias's key may stand for it.

        Args:
            words: The text from its first letter or digit to its last, folded, without the mark of a
                plural or a variant.
            is_in_run: Tells whether it stands in a run of capitals.
        """
        if words == self.words:
            return True
        match = self.entity.match
        if not match.separators and words.lower().replace("\n", " ") != self.words.lower():
            return False
        if _SPACED.match(words) and _is_wordy(self.words):
            return False
        if not match.case:
            return True
        if self._letter_case is None:
            self._letter_case = LetterCase(self.words, is_exact=self.is_weak, is_person=self.is_person)
        return self._letter_case.admits(words) or (
            not self.is_weak and words.upper() == words and is_in_run()
        )


def _is_wordy(words: str) -> bool:
    """Tell whether a designator with a space would read as an ordinary word and a number (``A 10``)."""
    wordy = _WORDY_DESIGNATOR.match(words)
    return wordy is not None and wordy[1].lower() in FUNCTION_WORDS
