"""The search in an article: which match is the current one, and where the search began."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text.place import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.text.find import MatchList
    from reader.widgets.article_body import ArticleBody


class Search:
    """Goes through what the find bar found.

    Whoever calls a method shows ``matches`` and ``current`` afterwards.
    """

    def __init__(self, body: ArticleBody, tell: Callable[[str], None]) -> None:
        """Search a text.

        Args:
            body: The text.
            tell: Says something to the reader.
        """
        self._body = body
        self._tell = tell
        self.matches: MatchList | None = None
        """What was found; None: there is no search."""
        self.current: int | None = None
        """The index of the current match; None: there is none."""
        self.began = Place(0, 0)
        """The first character that showed when the search began."""
        self._moved: Place | None = None
        """Where the current match was in a text that has changed since; None: it has not."""

    def begin(self) -> None:
        """Remember where the reader is: there the search looks first, and returns if it finds nothing."""
        self.began = self._body.top_place

    def take(self, matches: MatchList | None) -> None:
        """Show the first match from where the search began; without one, that place."""
        self.matches, self.current = matches, None
        if matches is None or not len(matches):
            self._body.show_top(self.began)
            return
        self._show(matches, matches.next_after(*self.began) or 0)

    def replace(self, matches: MatchList | None) -> None:
        """Take what the same search finds in an article that has changed; the text stays where it is."""
        place = self._moved or self._place_of_current()
        self.matches, self.current, self._moved = matches, None, None
        if matches is not None and len(matches) and place is not None:
            self.current = matches.next_after(*place) or 0

    def move(self, move: Callable[[Place], Place]) -> None:
        """Follow a text that has changed: what was found is no longer there, and what is will be told.

        Args:
            move: Says where a place of the old text is in the new one.
        """
        place = self._place_of_current()
        self._moved = None if place is None else move(place)
        self.began = move(self.began)
        self.end()

    def step(self, steps: int) -> None:
        """Go on to another match, round the end if need be."""
        if self.matches is None or not len(self.matches):
            self._tell("Nothing found.")
            return
        at = (-1 if self.current is None else self.current) + steps
        self._show(self.matches, at % len(self.matches))
        if at != self.current:
            self._tell(f"The search goes on from the {'top' if steps > 0 else 'end'}.")

    def end(self) -> None:
        """Forget what was found."""
        self.matches = self.current = None

    def _show(self, matches: MatchList, index: int) -> None:
        self.current = index
        block, start, _ = matches.position(index)
        self._body.show(Place(block, start))

    def _place_of_current(self) -> Place | None:
        if self.matches is None or self.current is None:
            return None
        block, start, _ = self.matches.position(self.current)
        return Place(block, start)
