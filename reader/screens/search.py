"""The search in an article: what was found, which match is the current one, and where the search began."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.keys import keyed
from reader.text.place import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.screens.article import ArticleScreen
    from reader.text.annotation import AnnotatedArticle
    from reader.text.find import MatchList
    from reader.widgets.find_bar import FindBar


NOTHING_FOUND = "Nothing found; {find} looks for something else."


class Search:
    """Searches one article: opens the find bar, lights what it has found, and goes through that."""

    def __init__(self, screen: ArticleScreen) -> None:
        """Search for nothing yet.

        Args:
            screen: The article's, which shows what was found.
        """
        self._screen = screen
        self._bar: FindBar | None = None
        """Asks what to find; None: it has not been wanted yet."""
        self._began = Place(0, 0)
        """The first character that showed when the search began: it returns there if it finds nothing."""
        self._began_row = 1
        """On which row of the view that stood; the first one of an article is below an empty row."""
        self._moved: Place | None = None
        """Where the current match was in a text that has changed since; None: it has not."""

    @property
    def is_typed(self) -> bool:
        """Whether the reader types what to find."""
        return self._bar is not None and bool(self._bar.display)

    async def open(self) -> None:
        """Open the line to type in."""
        bar = await self._mounted_bar()
        self._began, self._began_row = self._screen.body.top_place, self._screen.body.top_row
        bar.open()
        self._screen.footer.show()

    async def begin_with(self, text: str) -> None:
        """Light what was searched for in the library, and go to the first of it.

        Args:
            text: What to find.
        """
        matches = (await self._mounted_bar()).look_for(text)
        if matches is not None and len(matches):
            self.take(matches)
            self._screen.footer.show()

    async def _mounted_bar(self) -> FindBar:
        """The line to type in; it is hidden until it is opened."""
        if self._bar is None:
            from reader.widgets.find_bar import FindBar  # noqa: PLC0415  an article is shown without it

            self._bar = FindBar(id="find")
            self._bar.display = False
            await self._screen.mount(self._bar)
            self._bar.annotated = self._screen.annotated
        return self._bar

    def follow(self, annotated: AnnotatedArticle) -> None:
        """Search another version of the article from now on, or one with mentions."""
        if self._bar is not None:
            self._bar.annotated = annotated

    def take(self, matches: MatchList | None) -> None:
        """Light what was found, and go to the first match from where the search began; without one, there."""
        if matches is None or not len(matches):
            self._screen.body.show_top(self._began, self._began_row)
            self._light(matches, None)
        else:
            self._go(matches, matches.next_after(*self._began) or 0)

    def replace(self, matches: MatchList | None) -> None:
        """Light what the same search finds in an article that has changed; the text stays where it is."""
        place, self._moved = self._moved or self._place_of_current(), None
        if matches is None or not len(matches) or place is None:
            self._light(matches, None)
        else:
            self._light(matches, matches.next_after(*place) or 0)

    def step(self, steps: int) -> None:
        """Go on to another match, round the end if need be."""
        matches, current = self._screen.matches, self._screen.match
        if matches is None or not len(matches):
            self._screen.footer.tell(keyed(NOTHING_FOUND))
            return
        at = (-1 if current is None else current) + steps
        self._go(matches, at % len(matches))
        if at != self._screen.match:
            self._screen.footer.tell(f"The search goes on from the {'top' if steps > 0 else 'end'}.")

    def close(self, *, is_kept: bool) -> None:
        """Give the keys back to the text: the search stays, or ends where it began.

        Args:
            is_kept: Whether it is to stay; one that has found nothing ends all the same.
        """
        screen = self._screen
        screen.set_focus(screen.body)
        if is_kept and screen.matches is not None:
            if len(screen.matches):
                screen.jumps.left(self._began, self._began_row)
                screen.footer.show()
                return
            screen.footer.tell(keyed(NOTHING_FOUND))
        self.end()
        screen.body.show_top(self._began, self._began_row)

    def end(self) -> None:
        """Forget what was found."""
        self._light(None, None)
        if self._bar is not None:
            self._bar.close()

    def move(self, move: Callable[[Place], Place]) -> None:
        """Follow a text that has changed: what was found is no longer there, and what is will be told.

        Args:
            move: Says where a place of the old text is in the new one.
        """
        place = self._place_of_current()
        self._moved = None if place is None else move(place)
        self._began = move(self._began)
        self._screen.match = self._screen.matches = None

    def _go(self, matches: MatchList, index: int) -> None:
        block, start, _ = matches.position(index)
        self._screen.body.show(Place(block, start))
        self._light(matches, index)

    def _light(self, matches: MatchList | None, current: int | None) -> None:
        """Light what was found, and say which match is the current one."""
        screen = self._screen
        screen.matches, screen.match = matches, current
        screen.look_around()  # at once, so that all of it is drawn in one go
        if self._bar is not None:
            self._bar.current = current

    def _place_of_current(self) -> Place | None:
        matches, current = self._screen.matches, self._screen.match
        if matches is None or current is None:
            return None
        block, start, _ = matches.position(current)
        return Place(block, start)
