"""An alias made ready to be held against a text that has its key."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING

from reader.model.entity import EntityType
from reader.model.mention import Rule
from reader.text.alias import BORDER, DOTTED, tokens
from reader.text.fold import Folded
from reader.text.person import Titles
from reader.text.vocabulary import COMMON_WORDS, COMPOUND_PLACES, FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.model.entity import Entity

_SEPARATORS = re.compile(r"[\W_]+")
_WORD = re.compile(r"[^ -]+")
_SPACED = re.compile(r"[^\W\d_][ \n]\d")
_DASHED = re.compile(r"\d-[^\W\d_]|[^\W\d_]-\d")
_WORDY_DESIGNATOR = re.compile(r"([^\W\d_]+)[- ]?\d")


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


_RULES = {
    Kind.WEAK: Rule.WEAK,
    Kind.TITLED: Rule.TITLED,
    Kind.DEMONYM: Rule.DEMONYM,
    Kind.METONYM: Rule.METONYM,
}


class _Case(IntEnum):
    """What is asked of the case of a part of an alias."""

    FREE = 0
    EXACT = 1
    FIRST = 2
    """As written, or with the first letter a capital."""
    DESIGNATOR = 3
    """As written or all capitals; free with a dash between letters and digits (rule 7)."""


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
        titles: A person's; others have none.
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
        "_cases",
        "_letters",
        "_needs_joint",
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
        "titles",
        "trail",
        "words",
    )

    def __init__(self, entity: Entity, kind: Kind, alias: str) -> None:
        """Look at an alias, which holds a letter or a digit."""
        match = entity.match
        self.entity = entity
        self.is_weak = kind is Kind.WEAK
        self.is_never = kind is Kind.NEVER
        self.is_strong = not (self.is_weak or self.is_never)
        self.is_titled = kind is Kind.TITLED
        self.alias = alias
        folded = Folded.of(alias).text
        parts = tokens(folded)
        self.lead = folded[: parts[0][0]]
        self.trail = folded[parts[-1][1] :]
        self.words = folded[parts[0][0] : parts[-1][1]]
        self.is_person = entity.type is EntityType.PERSON
        self.is_full_name = self.is_person and kind is Kind.STRONG
        self.titles = Titles(entity.titles if self.is_person else ())
        self.takes_variants = match.variants
        self.takes_plural = entity.type is EntityType.SYSTEM if match.plural is None else match.plural
        self._letters = _SEPARATORS.sub("", self.words)
        self._cases = tuple(self._asked_cases())
        is_designator = bool(BORDER.search(self._letters))
        is_acronym = (
            not is_designator
            and len(self._letters) > 1
            and self._letters.isupper()
            and not _SEPARATORS.search(_undotted(self.words))
        )
        self.is_acronym_word = is_acronym and self._letters.lower() in COMMON_WORDS
        self.is_bare_word = (
            not (self.is_person or is_acronym) and self._letters.isalpha() and self._letters == self.words
        )
        self.compounds = COMPOUND_PLACES.get(self.words.lower(), frozenset())
        self.is_plain = not (self.lead or self.trail or self.is_acronym_word)
        self.rule = _RULES.get(kind) or (
            Rule.DESIGNATOR if is_designator else Rule.ACRONYM if is_acronym else Rule.NAME
        )
        wordy = _WORDY_DESIGNATOR.match(self.words)
        self._needs_joint = bool(
            wordy and wordy[1].lower() in FUNCTION_WORDS and not _SPACED.search(self.words)
        )

    def _asked_cases(self) -> Iterator[tuple[int, int, _Case]]:
        """What is asked of each word's letters: (start, end, case), offsets into ``_letters``."""
        if self.is_weak:
            yield 0, len(self._letters), _Case.EXACT
            return
        chunks = _undotted(self.words).split(" ")
        end = 0
        for chunk, following in zip(chunks, [*chunks[1:], ""], strict=True):
            has_number_behind = following[:1].isdigit() and (end == 0 or chunk.isupper())
            is_designator = has_number_behind or bool(BORDER.search(_SEPARATORS.sub("", chunk)))
            for word in _WORD.findall(chunk):
                letters = _SEPARATORS.sub("", word)
                start, end = end, end + len(letters)
                if is_designator:
                    case = _Case.DESIGNATOR
                elif len(letters) > 1 and letters.isupper():
                    case = _Case.EXACT
                elif start == 0:
                    case = _Case.FIRST
                else:
                    case = _Case.EXACT if self.is_person else _Case.FREE
                yield start, end, case

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
        if self._needs_joint and _SPACED.search(words):
            return False
        if not match.case:
            return True
        letters = _SEPARATORS.sub("", words)
        return (
            letters == self._letters
            or self._has_case_of(letters, is_dashed=bool(_DASHED.search(words)))
            or (not self.is_weak and words.upper() == words and is_in_run())
        )

    def _has_case_of(self, letters: str, *, is_dashed: bool) -> bool:
        """Hold the case of a text's letters against what is asked."""
        for start, end, case in self._cases:
            asked, found = self._letters[start:end], letters[start:end]
            if asked == found or case is _Case.FREE:
                continue
            if case is _Case.FIRST and found == asked[0].upper() + asked[1:]:
                continue
            if case is _Case.DESIGNATOR and (is_dashed or found.isupper()):
                continue
            return False
        return True


def _undotted(words: str) -> str:
    """Take the dots out of acronyms."""
    return DOTTED.sub(lambda match: match[0].replace(".", ""), words) if "." in words else words
