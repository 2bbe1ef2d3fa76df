"""Steps from one thing of an article to the next: matches, mentions, events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.keys import keyed
from reader.text.navigation import step, step_event
from reader.text.place import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.screens.article import ArticleScreen

EVENT_SELECTED = "An event is selected: {event.next} and {event.previous} step to others, {clear} clears."
NOTHING_SELECTED = (
    "Select an entity first ({pane.entities}, then {entities.choose}), or search ({find}). "
    "{mention.next} goes to any mention."
)


class Steps:
    """Moves the selection of one article on; its keys name these methods.

    Each takes how far to step: 1 forwards, -1 backwards.
    """

    def __init__(self, screen: ArticleScreen) -> None:
        """Step nowhere yet.

        Args:
            screen: The article's.
        """
        self._screen = screen

    def through_what_is_wanted(self, steps: int) -> None:
        """Go to the next match of the search, or to the next mention of the selected entity."""
        screen = self._screen
        if screen.matches is not None:
            screen.search.step(steps)
        elif screen.selected is not None:
            self.through_selected(steps)
        elif screen.selected_event is not None:
            screen.footer.tell(keyed(EVENT_SELECTED))
        else:
            screen.footer.tell(keyed(NOTHING_SELECTED))

    def through_selected(self, steps: int) -> None:
        """Go to the next mention of the selected entity."""
        subject = self._screen.annotated.subjects.get(self._screen.selected or "")
        if subject and subject.mentions:
            self._step(subject.mentions, steps)
        else:
            self._tell_none("It is in the article’s list, but the text does not name it.")

    def through_mentions(self, steps: int) -> None:
        """Go to the next mention of anyone or anything."""
        if mentions := self._screen.annotated.mentions:
            self._step(range(len(mentions)), steps)
        else:
            self._tell_none("No mention in this article.")

    def through_events(self, steps: int) -> None:
        """Select the next event in time; the first time, the one that is being told."""
        screen = self._screen
        event = step_event(screen.annotated, screen.selected_event, screen.told_in_view, steps)
        if event is None:
            screen.footer.tell("This article has no timeline.")
        else:
            self.to_event(event)

    def to_event(self, event: str) -> None:
        """Select an event, and go to the sentence that tells it."""
        screen = self._screen
        screen.selected_event = event
        if screen.told:
            screen.jumps.to(Place(screen.told.block, screen.told.start))
        else:
            screen.footer.tell("No sentence of the article tells this event.")

    def _tell_none(self, message: str) -> None:
        """Say that there is no mention, if that is known already."""
        is_plain = self._screen.annotated.is_plain
        self._screen.footer.tell("The mentions are still being looked for." if is_plain else message)

    def _step(self, indexes: Sequence[int], steps: int) -> None:
        screen = self._screen
        place = screen.body.edge_place(steps)
        if screen.mention is not None:
            current = screen.annotated.mentions[screen.mention]
            if screen.body.shows(Place(current.block, current.start)):
                place = Place(current.block, current.start)
        screen.mention, goes_round = step(screen.annotated, indexes, place, steps)
        found = screen.annotated.mentions[screen.mention]
        screen.jumps.to(Place(found.block, found.start))
        if goes_round:
            screen.footer.tell("On from the top." if steps > 0 else "On from the end.")
