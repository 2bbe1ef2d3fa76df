"""Where sentences begin and end in English news.

A full stop ends a sentence unless it belongs to a number, an initial or an abbreviation. Those that end
sentences too (``U.S.``, ``Inc.``, ``a.m.``) do so before a word that commonly begins one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NEVER_LAST = _words(
    "mr mrs ms messrs dr prof rev hon fr st ste mt ft gen lt col maj capt cmdr cdr adm vadm radm brig sgt "
    "cpl pvt pfc sen rep reps gov pres amb supt insp det sec secy treas fig figs vol"
)
"""Abbreviations that something always follows, when they begin with a capital."""

_ALWAYS_WITHIN = _words("vs viz cf pp approx ca")
"""The same, in lower case too."""

_MONTHS = "jan feb mar apr jun jul aug sep sept oct nov dec"

_BEFORE_NUMBER = _words(f"no nos art sec para p {_MONTHS}")
"""Abbreviations, and words, with which no sentence ends when a number follows."""

_SOMETIMES_LAST = _words(
    f"inc corp co ltd bros jr sr est dept univ assn ave blvd rd {_MONTHS} mon tue tues wed thu thur "
    "thurs fri sat sun ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo "
    "mont neb nev okla ore pa penn tenn tex va vt wash wis wyo"
)
"""Abbreviations with which a sentence may end, when they begin with a capital."""

_STARTERS = _words(
    "the a an in on at for from by with to of as after before during since until while when where who what "
    "why how if although though because but and or so yet nor he she it they we you i his her its their our "
    "my this that these those there here then now today yesterday tomorrow both all some many most several "
    "other another each every no not one two three however meanwhile moreover instead also still even only "
    "once according despite under over about earlier later last next"
)
"""Words that commonly begin a sentence, in lower case."""


@cache
def _expressions() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What ends a sentence, with closing marks; the word before it; the word after it."""
    return (
        re.compile(r"(?<![.!?…])[.!?…]+[\"'”’»)\]]*(?=\s|$)|[。！？]+[」』”’]*|\n\s*\n"),
        re.compile(r"(?:\b[^\W\d_]\.)*[^\W_]+$"),
        re.compile(r"\s*[\"'“‘«(\[¿¡]*(\w+|[—–-])?"),
    )


_WORD_REACH = 24
"""Characters before a full stop in which an abbreviation stands."""


def sentences(text: str) -> list[tuple[int, int]]:
    """Part a text into sentences.

    Args:
        text: Plain text of any length.

    Returns:
        (start, end) of each, in characters, half-open, without the space around them; sorted, and between
        them nothing but space.
    """
    end_of_sentence, _, _ = _expressions()
    found: list[tuple[int, int]] = []
    start = 0
    for match in end_of_sentence.finditer(text):
        if _ends(text, match):
            _add(found, text, start, match.end())
            start = match.end()
    _add(found, text, start, len(text))
    return found


def sentence_at(text: str, position: int) -> tuple[int, int]:
    """The sentence that holds a character.

    Args:
        text: Plain text.
        position: The character; one between two sentences belongs to the one before it.

    Returns:
        (start, end) in characters, half-open; (0, 0) where there is no sentence.
    """
    return sentence_of(sentences(text), position)


def sentence_of(found: list[tuple[int, int]], position: int) -> tuple[int, int]:
    """The one of a text's sentences that holds a character.

    Args:
        found: As ``sentences`` gives them.
        position: The character; one between two sentences belongs to the one before it.
    """
    index = bisect_right(found, position, key=lambda sentence: sentence[0]) - 1
    return found[max(0, index)] if found else (0, 0)


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    words = text[start:end]
    stripped = words.strip()
    if stripped:
        start += len(words) - len(words.lstrip())
        found.append((start, start + len(stripped)))


def _ends(text: str, match: re.Match[str]) -> bool:
    """Whether a sentence ends where its mark stands."""
    mark = match[0]
    if mark[0] not in ".!?…":
        return True
    _, word_before, word_after = _expressions()
    following = word_after.match(text, match.end())
    after = (following and following[1]) or ""
    if after and after[0].islower():
        return False
    if mark[0] != "." or mark.startswith(".."):
        return True
    before = word_before.search(text, max(0, match.start() - _WORD_REACH), match.start())
    return before is None or not _is_abbreviation(before[0], after)


def _is_abbreviation(word: str, after: str) -> bool:
    """Whether a full stop belongs to the word before it, going by the word after it."""
    low = word.lower()
    is_capital = word[0].isupper()
    if low in _ALWAYS_WITHIN or (is_capital and low in _NEVER_LAST):
        return True
    if after[:1].isdigit() and low in _BEFORE_NUMBER:
        return True
    is_initial = "." in word or (len(word) == 1 and is_capital)
    if is_initial or (is_capital and low in _SOMETIMES_LAST) or low == "etc":
        return bool(after) and after.lower() not in _STARTERS
    return False
