"""Where capital letters say less than usual: runs of capitals, titles in title case, sentence starts.

All offsets are characters of folded text.
"""

from __future__ import annotations

import re

from reader.text.vocabulary import ACRONYM_WORDS, COMMON_WORDS, FUNCTION_WORDS, NAMES_LIKE_WORDS

_WORD = re.compile(r"[^\W\d_]+")
_CHUNK = re.compile(r"\S+")
_CAPITALS_BEFORE = re.compile(r"(?<![^\W_])([^\W\d_a-z]+) \Z")
_CAPITALS_BEHIND = re.compile(r"\A ([^\W\d_a-z]+)(?![^\W_])")
_DATELINE = re.compile(
    r"[^\W\d_a-z]{2,}(?=(?:, [^-:\n]{1,40}?)?(?: ?\([^()\n]{1,40}\))?(?: ?--? |: |-(?=[^\W\d_a-z])|\. ?/))",
)
"""A place in capitals, and what agencies put behind it: ``MOSCOW —``, ``LONDON (Agency) —``, ``MOSCOW—The``,
``MOSCOW, December 4. /Agency/``."""

_MIN_RUN_WORDS = 2
_MIN_TITLE_WORDS = 2
_TITLE_CASE_SHARE = 0.8
_LONG_WORD = 5
"""Letters from which a word in capitals is taken for no acronym."""


_ENDINGS = ("able", "ed", "ing", "less", "ly", "ous")
_NAMES_ENDINGS = ("amed", "dred", "eed", "fred", "mmed")
"""Endings of given names among those: ``Mohammed``, ``Mildred``, ``Waheed``."""

_REACH = 100
"""How many characters on either side of a word are looked at for others."""

_OPENERS = " \n\"'([*"
"""What may stand between a sentence's end and the next one's first word."""
_SENTENCE_ENDS = ".!?:;-"
"""Dashes are folded; one before a word begins something new as well (dateline, dialogue)."""


def capital_runs(text: str) -> list[tuple[int, int]]:
    """Find the runs of capitals (rule 11).

    A run of capitals is a line, or two or more words at a paragraph's start, without lower-case
    letters; a dateline of one word is one, too (``MOSCOW —``).

    Args:
        text: A block's folded text.

    Returns:
        (start, end) of each, in order.
    """
    runs: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        if line.isupper():
            runs.append((start, start + len(line)))
        elif start == 0 and (end := _run_at_start(line)):
            runs.append((0, end))
        start += len(line) + 1
    return runs


def _run_at_start(line: str) -> int:
    """Where the run of capitals at a paragraph's start ends; 0: there is none."""
    end = words = 0
    for chunk in _CHUNK.finditer(line):
        if chunk[0].upper() != chunk[0]:
            break
        end = chunk.end()
        words += bool(_WORD.search(chunk[0]))
    if words >= _MIN_RUN_WORDS:
        return end
    dateline = _DATELINE.match(line)
    return dateline.end() if dateline else 0


def is_shouted(text: str, run: tuple[int, int] | None, start: int, end: int) -> bool:
    """Tell whether a word in capitals stands among ordinary words in capitals (``JOIN US NOW``).

    Args:
        text: The folded text.
        run: The run of capitals that holds the word; None: there is none, and only the words beside it
            count.
        start: Where the word begins.
        end: Where it ends.

    Returns:
        Whether it may be an ordinary word as well; false among acronyms (``US``, ``A US``, ``WHO, US``).
    """
    if run is None:
        near = [
            *_CAPITALS_BEFORE.findall(text[max(0, start - _REACH) : start]),
            *_CAPITALS_BEHIND.findall(text[end : end + _REACH]),
        ]
        return any(
            len(word) >= _LONG_WORD or (len(word) > 3 and word.lower() in COMMON_WORDS) for word in near
        )
    words: list[str] = _WORD.findall(text, max(run[0], start - _REACH), start)
    words += _WORD.findall(text, end, min(run[1], end + _REACH))
    return any(
        len(word) >= _LONG_WORD or (len(word) > 1 and word.lower() in COMMON_WORDS - ACRONYM_WORDS)
        for word in words
    )


def is_title_case(text: str) -> bool:
    """Tell whether a headline or heading writes nearly all its words with a capital."""
    words: list[str] = _WORD.findall(text)
    words = [word for word in words if len(word) > 3 and word.lower() not in FUNCTION_WORDS]
    capitals = sum(word[0].isupper() for word in words)
    return capitals >= max(_MIN_TITLE_WORDS, _TITLE_CASE_SHARE * len(words))


def begins_sentence(text: str, start: int) -> bool:
    """Tell whether a word begins a sentence, a quotation, or what follows a colon or a dash."""
    before = text[max(0, start - 6) : start]
    return "\n" in before[-2:] or before.rstrip(_OPENERS)[-1:] in _SENTENCE_ENDS


def is_ordinary(word: str) -> bool:
    """Tell whether a capitalised word may be an ordinary one that begins a sentence.

    It is a common word, an adverb in ``-ly``, a participle, or an adjective with an ending of its own.
    """
    lower = word.lower()
    if lower in COMMON_WORDS:
        return True
    return (
        len(lower) > 6
        and lower.endswith(_ENDINGS)
        and not lower.endswith(_NAMES_ENDINGS)
        and lower not in NAMES_LIKE_WORDS
    )
