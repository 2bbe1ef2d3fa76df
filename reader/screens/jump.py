"""Jumps through the text of an article: by section, by paragraph, to marks, and back again.

Marks and the way back are the app's, and lead to other articles too (`reader.screens.trail`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from reader.keys import keyed
from reader.screens.trail import Spot, Trail, is_shared
from reader.text.kept_place import find_again, keep
from reader.text.navigation import next_paragraph, next_section, previous_paragraph, previous_section
from reader.text.place import Place

if TYPE_CHECKING:
    from pathlib import Path

    from reader.screens.article import ArticleScreen
    from reader.text.annotation import AnnotatedArticle

TOP = Place(0, 0)


class Jumps:
    """Moves the text of one article, and remembers from where. Commands name its methods."""

    class Elsewhere(Message):
        """A place of another article is wanted; the app opens that."""

        def __init__(self, spot: Spot) -> None:
            super().__init__()
            self.spot = spot
            """The place; its article has a file."""

    def __init__(self, screen: ArticleScreen) -> None:
        """Move nothing yet.

        Args:
            screen: The article's.
        """
        self._screen = screen
        self._body = screen.body
        self._tell = screen.footer.tell
        self._trail = screen.source.trail or Trail()
        """The way back, and the marks."""

    @property
    def _annotated(self) -> AnnotatedArticle:
        return self._screen.annotated

    @property
    def _path(self) -> Path | None:
        """The article's file."""
        return self._screen.source.path

    @property
    def here(self) -> Spot:
        """What shows at the top."""
        return self._spot(self._body.top_place, self._body.top_row)

    def _spot(self, place: Place, row: int) -> Spot:
        return Spot(self._path, keep(self._annotated.blocks, place), row)

    def to(self, place: Place, *, at_top: bool = False) -> None:
        """Go to a place; if that scrolls, ``back`` leads here again."""
        here = self.here
        self._body.show(place, at_top=at_top)
        if self.here != here:
            self._trail.history.jumped_from(here)

    def leave(self) -> None:
        """Remember this place, which is left for another article."""
        self._trail.history.jumped_from(self.here)

    def left(self, place: Place, row: int) -> None:
        """Remember a place that has been left in some other way.

        Args:
            place: The first character that showed.
            row: On which row of the view it stood.
        """
        self._trail.history.jumped_from(self._spot(place, row))

    def back(self) -> None:
        """Return to the place before the last jump."""
        self._return(self._trail.history.back(self.here), "There is no place to go back to.")

    def forward(self) -> None:
        """Go again to where one came back from."""
        self._return(self._trail.history.forward(self.here), "There is no place to go forward to.")

    def _return(self, spot: Spot | None, otherwise: str) -> None:
        if spot is None:
            self._tell(otherwise)
        elif spot.is_in(self._path):
            blocks = self._annotated.blocks
            self._body.show_top(find_again(blocks, spot.place) or Place(len(blocks) - 1, 0), spot.row)
        else:
            self._screen.post_message(self.Elsewhere(spot))

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
            self.to(place, at_top=True)

    def previous_paragraph(self) -> None:
        """Go to the paragraph before."""
        self.to(previous_paragraph(self._annotated, self._body.step_place) or TOP, at_top=True)

    @property
    def marks(self) -> list[str]:
        """The letters of the marks that lead anywhere from here."""
        return self._trail.letters(self._path)

    def set_mark(self, letter: str) -> None:
        """Remember this place under a letter: a capital is known in all articles, others in this one."""
        self._trail.set_mark(letter, self.here)
        whence = " from any article" if is_shared(letter) else ""
        self._tell(f"Mark {letter} set; {keyed('{mark.go}')} {letter} returns here{whence}.")

    def go_mark(self, letter: str) -> None:
        """Return to a marked place."""
        spot = self._trail.mark(letter, self._path)
        if spot is not None:
            self.leave()
        self._return(spot, f"There is no mark {letter}; {keyed('{mark.set}')} {letter} sets it.")
