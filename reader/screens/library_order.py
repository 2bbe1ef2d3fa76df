"""The order of the list, and what it is grouped by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.index.library_index import Grouping

if TYPE_CHECKING:
    from reader.screens.library import LibraryScreen
    from reader.text.query_result import Sort

_GROUPINGS = (None, *Grouping)


class LibraryOrder:
    """Orders and groups what is listed. Commands name its methods."""

    def __init__(self, screen: LibraryScreen) -> None:
        """Leave all in its order.

        Args:
            screen: The library's.
        """
        self._screen = screen

    @property
    def sort(self) -> Sort | None:
        """The order; None: nothing is listed yet."""
        found = self._screen.found
        return found.query.sort if found is not None else None

    def next_order(self) -> None:
        """Go on to the next order."""
        from reader.text.query_result import Sort  # noqa: PLC0415  the list is on the screen before

        screen, found = self._screen, self._screen.found
        sorts = [Sort.DATE, Sort.OLDEST, Sort.TITLE]
        if found is not None and found.words.terms + found.words.title_terms:
            sorts.insert(0, Sort.RELEVANCE)
        at = sorts.index(self.sort) + 1 if self.sort in sorts else 0
        screen.ask(screen.wanted._replace(sort=sorts[at % len(sorts)]))

    def next_grouping(self) -> None:
        """Group by the next thing."""
        screen = self._screen
        at = _GROUPINGS.index(screen.wanted.grouping) + 1
        screen.ask(screen.wanted._replace(grouping=_GROUPINGS[at % len(_GROUPINGS)]))

    def switch_problems(self) -> None:
        """List the files with errors or warnings only, or all articles again."""
        screen = self._screen
        only_flawed = not screen.wanted.only_flawed
        screen.ask(screen.wanted._replace(only_flawed=only_flawed, text="", is_typed=False))
