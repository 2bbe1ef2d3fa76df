"""Ids: short names for machines that people can read and write."""

from __future__ import annotations

import re
from unicodedata import category, combining, normalize

MAX_CHARACTERS = 200
"""The longest id."""

_ASCII_SLUG = re.compile(r"[a-z0-9]+(?:(?:-+|_+|\.)[a-z0-9]+)*")
_NO_ASCII_WORD = re.compile("[^a-z0-9]+")
_SEPARATORS = re.compile(r"(-+|_+|\.)")
_APOSTROPHES = re.compile("['\u2018\u2019\u02bc]")

PATTERN = r"[^\s\x00-,/:-^`{-\x7f]+"
"""What an editor can check of an id: of ASCII only lower-case letters, digits, ``-``, ``_`` and ``.``."""


def is_slug(text: str) -> bool:
    """Whether a text can be an id.

    An id is of lower-case letters and digits, of any script, in groups that ``-``, ``_`` or one ``.``
    join: ``s-400``, ``india-russia-s400-talks``, ``новости``.
    """
    if len(text) > MAX_CHARACTERS:
        return False
    if text.isascii():
        return _ASCII_SLUG.fullmatch(text) is not None
    parts = _SEPARATORS.split(text)
    return text == normalize("NFC", text.lower()) and all(
        part and all(map(_is_in_word, part)) and not combining(part[0]) for part in parts[::2]
    )


def looks_like_id(text: str) -> bool:
    """Whether a text that may be an id or a plain name is meant as an id.

    It is if it is a slug with a hyphen (``rajnath-singh``, ``s-400``): nobody is called so in prose.
    One lower-case word alone (``officials``) may be either.
    """
    return "-" in text and is_slug(text)


def slug(text: str) -> str:
    """Make an id of a heading, a title or a file's name.

    Returns:
        A slug; empty if the text holds no letter or digit.
    """
    text = text[:MAX_CHARACTERS]
    if text.isascii():  # as below, twenty times as fast
        return _NO_ASCII_WORD.sub("-", text.replace("'", "").lower()).strip("-")
    lowered = _APOSTROPHES.sub("", normalize("NFKD", text).lower())
    letters: list[str] = []
    for character in lowered:
        if combining(character) and (not letters or letters[-1].isascii()):
            continue  # é is e: the accents of Latin letters fall away, other scripts keep their marks
        letters.append(character if _is_in_word(character) else "-")
    words = (word for word in normalize("NFC", "".join(letters)).split("-") if word)
    return "-".join(words)[:MAX_CHARACTERS].strip("-")


def id_of_file(stem: str) -> str:
    """The id that a file's name stands for.

    Args:
        stem: The name without its suffix.
    """
    return stem if is_slug(stem) else slug(stem) or "article"


def _is_in_word(character: str) -> bool:
    return category(character)[0] in "LNM"
