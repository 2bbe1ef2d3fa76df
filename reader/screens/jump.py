"""Jumps through the text of an article: by section, by paragraph, to marks, and back again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.commands import keyed
from reader.text.history import JumpHistory
from reader.text.navigation import next_paragraph, next_section, previous_paragraph, previous_section
from reader.text.place import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.text.annotation import AnnotatedArticle
    from reader.widgets.article_body import ArticleBody

TOP = Place(0, 0)


class Jumps:
    """Moves the text of one article, and remembers from where. Commands name its methods."""

    def __init__(self, body: ArticleBody, tell: Callable[[str], None]) -> None:
        """Move a text.

        Args:
            body: The text.
            tell: Says something to the reader.
        """
        self._body = body
        self._tell = tell
        self._history = JumpHistory()
        self._marks: dict[str, Place] = {}
        """The reader's marks, by letter."""

    @property
    def _annotated(self) -> AnnotatedArticle:
        if self._body.annotated is None:  # the screen sets it before the first key comes
            raise AssertionError
        return self._body.annotated

    def to(self, place: Place, *, at_top: bool = False) -> None:
        """Go to a place; if that scrolls, ``back`` leads here again."""
        here = self._body.top_place
        self._body.show(place, at_top=at_top)
        if self._body.top_place != here:
            self._history.jumped_from(here)

    def move(self, move: Callable[[Place], Place]) -> None:
        """Follow a text that has changed: each place is where the function says."""
        self._history.move(move)
        self._marks = {letter: move(place) for letter, place in self._marks.items()}

    def left(self, place: Place) -> None:
        """Remember a place that has been left in some other way."""
        self._history.jumped_from(place)

    def back(self) -> None:
        """Return to the place before the last jump."""
        self._return(self._history.back(self._body.top_place), "There is no place to go back to.")

    def forward(self) -> None:
        """Go again to where one came back from."""
        self._return(self._history.forward(self._body.top_place), "There is no place to go forward to.")

    def _return(self, place: Place | None, otherwise: str) -> None:
        if place is None:
            self._tell(otherwise)
        else:
            self._body.show_top(place)

    def next_section(self) -> None:
        """Go to the next section."""
        place = next_section(self._annotated, self._body.step_place)
        if place is None:
            self._tell("This is the last section.")
        else:
            self.to(place, at_top=True)

    def previous_section(self) -> None:
        """Go to the beginning of this section, then to the one before."""
        place = previous_section(self._annotated, self._body.step_place)
        if place is None and not self._body.scroll_offset.y:
            self._tell("This is the beginning.")
        else:
            self.to(place or TOP, at_top=True)

    def next_paragraph(self) -> None:
        """Go to the next paragraph."""
        place = next_paragraph(self._annotated, self._body.step_place)
        if place is None:
            self._tell("This is the last paragraph.")
        else:
            self._body.show(place, at_top=True)

    def previous_paragraph(self) -> None:
        """Go to the paragraph before."""
        self._body.show(previous_paragraph(self._annotated, self._body.step_place) or TOP, at_top=True)

    @property
    def marks(self) -> list[str]:
        """The letters of the marks that are set."""
        return sorted(self._marks)

    def set_mark(self, letter: str) -> None:
        """Remember this place under a letter."""
        self._marks[letter] = self._body.top_place
        self._tell(f"Mark {letter} set; {keyed('{mark.go}')} {letter} returns here.")

    def go_mark(self, letter: str) -> None:
        """Return to a marked place."""
        if letter in self._marks:
            self._history.jumped_from(self._body.top_place)
            self._body.show_top(self._marks[letter])
        else:
            self._tell(f"There is no mark {letter}; {keyed('{mark.set}')} {letter} sets it.")
