"""Where a reader has been in the articles of a run, and the marks set in them: they outlast each screen."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from reader.text.history import JumpHistory

if TYPE_CHECKING:
    from pathlib import Path

    from reader.text.kept_place import KeptPlace


class Spot(NamedTuple):
    """What showed at the top of an article; it is found again when the file has been written anew."""

    path: Path | None
    """The article's file; None: it has none."""
    place: KeptPlace
    """The first character that showed."""
    row: int
    """On which row of the view it stood."""

    def is_in(self, path: Path | None) -> bool:
        """Whether it is a place of an article, however the path of its file is written."""
        return _key(self.path) == _key(path)


class Trail:
    """The jumps of a run, in and between articles, and its marks."""

    def __init__(self) -> None:
        self.history: JumpHistory[Spot] = JumpHistory()
        """Where one has jumped from."""
        self._own: dict[str, dict[str, Spot]] = {}
        """The marks of each article, by its file and their letters."""
        self._shared: dict[str, Spot] = {}
        """The marks that are known in all articles, by their capital letters."""

    def set_mark(self, letter: str, spot: Spot) -> None:
        """Remember a spot under a letter: a capital for all articles, any other for the spot's own."""
        marks = self._shared if is_shared(letter) else self._own.setdefault(_key(spot.path), {})
        marks[letter] = spot

    def mark(self, letter: str, path: Path | None) -> Spot | None:
        """The spot that a letter stands for in an article; None: it stands for none."""
        return self._shared.get(letter) or self._own.get(_key(path), {}).get(letter)

    def letters(self, path: Path | None) -> list[str]:
        """The letters of the marks that are known in an article: its own first."""
        return [*sorted(self._own.get(_key(path), {})), *sorted(self._shared)]


def is_shared(letter: str) -> bool:
    """Whether a mark with this letter is known in all articles."""
    return letter.isupper()


def _key(path: Path | None) -> str:
    """One name for a file, however its path is written."""
    return os.path.realpath(path) if path is not None else ""
