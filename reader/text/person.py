"""How people are named: titles, honorifics, initials, and the names beside a name (rules 14-18).

All offsets are characters of folded text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.text.capitals import begins_sentence, is_ordinary
from reader.text.vocabulary import (
    ACRONYMS,
    CALENDAR,
    DATE_WORDS,
    FORMS_OF_ADDRESS,
    FUNCTION_WORDS,
    GENERAL_MODIFIERS,
    GIVEN_NAMES,
    HONORIFICS,
    INSTITUTIONS,
    MODIFIERS,
    MONTHS,
    SHIP_PREFIXES,
    SMALL_WORDS,
    TITLES,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable

    from reader.model.entity import Entity
    from reader.text.matched_block import MatchedBlock

_NO_NAMES = TITLES | HONORIFICS | CALENDAR

_MAX_TITLE_WORDS = 12
_MAX_HONORIFICS = 4
_REACH = 40
"""How many characters are looked back for a word; longer ones are no title and no name."""

_SUFFIX = re.compile(r",? (?:(?:Jr|Sr|JR|SR)\b\.?|(?:II|III|IV)\b)")
_INITIAL = r"[^\W\d_a-z]"
_INITIALS = re.compile(
    rf"(?: (?:(?:{_INITIAL}\.)+|{_INITIAL}{{1,2}}(?![^\W_]))){{1,3}}(?= )",
)
_WORD_BEHIND = re.compile(r" ([^\W\d_]+)(?![^\W_]|-\d)")
_INITIALS_BEFORE = re.compile(rf"(?<![^\W_.])(?:{_INITIAL}\.)+\Z")
_ENDS_SENTENCE = re.compile(r"(?:E|U)[KNSU]\.")
"""Acronyms whose only dot is a full stop: with dots they would have two."""
_NUMBER_BEHIND = re.compile(r",? \d")
_WORD_BEFORE = re.compile(r"[^\W_]*\Z")


def family_names(person: Entity) -> tuple[str, ...]:
    """The names that may stand for a person alone, once they have been named in full (rule 17).

    That is the family name, and the short name where it is one word of the full name (``Xi``).
    """
    short = person.short
    if short and short not in (person.name, person.family_name) and short in person.name.split():
        return (person.family_name, short) if person.family_name else (short,)
    return (person.family_name,) if person.family_name else ()


def suffix_end(text: str, end: int) -> int:
    """Where a full name ends that may go on with Jr., Sr. or III (rule 15)."""
    suffix = _SUFFIX.match(text, end)
    return suffix.end() if suffix else end


def initials_end(text: str, end: int) -> int:
    """Where the initials behind a given name end, up to three (rule 15); ``end`` if there are none."""
    initials = _INITIALS.match(text, end)
    return initials.end() if initials else end


def title_key(title: str) -> str:
    """Write a title as titles are compared: in lower case, without dots, with spaces for dashes."""
    return title.lower().replace(".", "").replace("-", " ")


class Titles:
    """The titles of a person, or of several, laid out to be found before a name."""

    __slots__ = ("_keys", "_last_words")

    def __init__(self, titles: Iterable[str]) -> None:
        """Take titles as entities' files write them."""
        self._keys = frozenset(map(title_key, titles))
        self._last_words = frozenset(key.rpartition(" ")[2] for key in self._keys)

    def __contains__(self, key: str) -> bool:
        return key in self._keys

    def may_end_in(self, key: str) -> bool:
        """Tell whether a word, written by `title_key`, may be a title's last one."""
        return key.rpartition(" ")[2] in self._last_words


def title_word_before(text: str, start: int) -> str:
    """The word right before a name, as a title's last one is written by `title_key`; empty if it is none."""
    if _is_lower_before(text, start):
        return ""
    return title_key(word_before(text, start)).rpartition(" ")[2]


def title_start(text: str, start: int, titles: Titles) -> int:
    """Where a name begins with the titles before it (rule 14).

    Several titles may stand in a row, an honorific between them and the name. Their words have a
    capital, but for small ones. ``Vice President`` is no ``President``.

    Args:
        text: The folded text.
        start: Where the name begins.
        titles: The person's.

    Returns:
        Where the first title begins, or ``start``.
    """
    while (begin := _one_title_start(text, start, titles)) < start:
        start = begin
    return start


def _one_title_start(text: str, start: int, titles: Titles) -> int:
    """Where the longest title begins that stands before a place, or before honorifics there."""
    at = start
    for _ in range(_MAX_HONORIFICS):
        chunk = word_before(text, at)
        if not chunk:
            return start
        if titles.may_end_in(title_key(chunk)):
            begin = _longest_title_start(text, at, titles)
            if begin < at:
                return begin
        if title_key(chunk) not in HONORIFICS:
            return start
        at -= len(chunk) + 1
    return start


def _longest_title_start(text: str, start: int, titles: Titles) -> int:
    """Where the longest title begins that stands right before a place."""
    found = at = start
    phrase = ""
    for _ in range(_MAX_TITLE_WORDS):
        chunk = word_before(text, at)
        if not chunk or (phrase and _ENDS_SENTENCE.fullmatch(chunk)):
            break
        at -= len(chunk) + 1
        prefix, dash, rest = chunk.rpartition("-")
        if _is_title(titles, f"{chunk} {phrase}", word_before(text, at)):
            found = at
        elif dash and _is_title(titles, f"{rest} {phrase}", prefix):
            found = at + len(prefix) + 1
        phrase = f"{chunk} {phrase}"
    return found


def _is_title(titles: Titles, phrase: str, before: str) -> bool:
    """Tell whether words are a title, written as one, that the word before makes no other one of."""
    phrase = phrase.rstrip()
    return title_key(phrase) in titles and _has_capitals(phrase) and not _makes_another(before, phrase)


def _chunk_start(text: str, start: int) -> int:
    """Where the run of characters begins that ends one space before a place."""
    lowest = max(0, start - 1 - _REACH)
    return text.rfind(" ", lowest, start - 1) + 1 or lowest


def _is_lower_before(text: str, start: int) -> bool:
    """Tell, at a glance, whether the word before a place is in lower case, or none is there."""
    if start < 2 or text[start - 1] != " ":
        return True
    return "a" <= text[text.rfind(" ", start - _REACH if start > _REACH else 0, start - 1) + 1] <= "z"


def word_before(text: str, start: int) -> str:
    """The word, with dashes and dots, that stands one space before a place; empty if none does.

    Args:
        text: The folded text.
        start: The place.
    """
    if start < 2 or text[start - 1] != " ":
        return ""
    chunk = text[_chunk_start(text, start) : start - 1].lstrip("\"'([")
    return chunk if chunk[-1:].isalnum() or chunk[-1:] == "." else ""


def _has_capitals(title: str) -> bool:
    first, *others = title.replace("-", " ").split(" ")
    return first[:1].isupper() and all(word[:1].isupper() or word in SMALL_WORDS for word in others)


def _makes_another(word: str, title: str) -> bool:
    """Tell whether a word before a title makes another title of it."""
    word = word.rpartition("-")[2].lower()
    return word in MODIFIERS or (word in GENERAL_MODIFIERS and title.lower().startswith("general"))


def is_touched_before(block: MatchedBlock, start: int, is_named: Callable[[int], object]) -> bool:
    """Tell whether another name touches a name from the left (rule 18).

    That is a capitalised word or an initial, with only a space between, which is no title, honorific,
    day or month, no acronym, no ordinary word that begins a sentence, and no part of a mention.

    Args:
        block: The text.
        start: Where the name begins.
        is_named: Tells whether a character is part of another mention.
    """
    text = block.text
    if _is_lower_before(text, start):
        return False
    before = text[max(0, start - 1 - _REACH) : start - 1]
    if before[-1] == ".":
        initials = _INITIALS_BEFORE.search(before)
        return initials is not None and initials[0] not in ACRONYMS and not is_named(start - 3)
    match = _WORD_BEFORE.search(before)
    word = match[0] if match else ""
    if not word[:1].isupper() or not word.isalpha() or word.lower() in _NO_NAMES:
        return False
    at = start - 1 - len(word)
    if is_named(at) or (word.isupper() and len(word) > 2 and word.lower() not in SHIP_PREFIXES):
        return False
    return not (is_ordinary(word) and (begins_sentence(block.lines, at) or block.in_title_case()))


def is_touched_behind(block: MatchedBlock, end: int, is_named: Callable[[int], object]) -> bool:
    """Tell whether another name touches a name from the right (rule 18).

    As :func:`is_touched_before`, with ``end`` where the name ends. A function word is no name here; in
    title case only what makes a longer name of it is (``Clinton Foundation``, but ``Clinton Signs Bill``).
    """
    if not block.text[end + 1 : end + 2].isupper():
        return False
    match = _WORD_BEHIND.match(block.text, end)
    if not match:
        return False
    word = match[1].lower()
    if word in _NO_NAMES or word in FUNCTION_WORDS or is_named(match.start(1)):
        return False
    return word in INSTITUTIONS or not block.in_title_case()


def is_part_before(text: str, start: int, compounds: Container[str]) -> bool:
    """Tell whether the word before makes a one-word name a part of another one.

    That is a common given name, or a form of address (``George Washington``, ``Mrs. Jordan``: a family
    name), or what makes another place's name of it (``New Mexico``).

    Args:
        text: The folded text.
        start: Where the name begins.
        compounds: The words that make another place's name of it, in lower case.
    """
    if _is_lower_before(text, start):
        return False
    chunk = word_before(text, start)
    if len(chunk) == 2 and chunk[1] == ".":
        chunk = word_before(text, start - 3)
    word = chunk.lower()
    return word in GIVEN_NAMES or word.removesuffix(".") in FORMS_OF_ADDRESS or word in compounds


def is_month_here(text: str, start: int, end: int) -> bool:
    """Tell whether a family name that is a month's as well is a date where it stands: ``in May``, ``May 5``.

    Args:
        text: The folded text.
        start: Where the name begins.
        end: Where it ends.
    """
    return text[start:end].lower() in MONTHS and (
        word_before(text, start).lower() in DATE_WORDS or _NUMBER_BEHIND.match(text, end) is not None
    )
