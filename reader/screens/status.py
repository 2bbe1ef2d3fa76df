"""What the status bar says: the keys that matter now, and where one is."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from textual.binding import BindingsMap
from textual.keys import key_to_character
from textual.widgets import Input

from reader.commands import command
from reader.keys import hinted, keyed, keys_of, shown
from reader.widgets.row_painter import Emphasis
from reader.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.timer import Timer

    from reader.screens.article import ArticleScreen
    from reader.text.annotation import AnnotatedArticle
    from reader.text.place import Place
    from reader.text.placed_note import PlacedNote
    from reader.widgets.first_steps import FirstSteps
    from reader.widgets.status_bar import Hint

MESSAGE_SECONDS = 4.0
"""How long a message stays."""

_ALWAYS: tuple[Hint, ...] = (("{find}", "find"), ("{section.next} {section.previous}", "section"))
_LAST: tuple[Hint, ...] = (("{pane.next}", "pane"), ("{help}", "help"))
_STEPS = "{next} {previous}"
_MENTIONS = "{mention.next} {mention.previous}"
_EVENTS = "{event.next} {event.previous}"
_FINDING = (
    ("find.keep", "keep"),
    ("find.previous find.next", "match"),
    ("find.cancel", "end"),
    ("find.regex", "regex"),
    ("find.words", "words"),
    ("find.case", "case"),
)
"""The commands that matter while one types what to find."""

_FIELD_KEYS = frozenset(BindingsMap(Input.BINDINGS).key_to_bindings)
"""The keys that move and edit in a field."""


def typing_hints() -> tuple[Hint, ...]:
    """The keys that matter while one types what to find."""
    return field_hints(*_FINDING)


def field_hints(*wanted: tuple[str, str]) -> tuple[Hint, ...]:
    """Hints for while one types into a field, with keys that work there.

    Args:
        wanted: (ids of commands, what they do). Of each command the first key in force is told that the field
            does not take; a command that has none is left out.
    """
    hints: list[Hint] = []
    for ids, words in wanted:
        keys = [_key_while_typing(id_) for id_ in ids.split()]
        if told := " ".join(shown(key) for key in keys if key):
            hints.append((told, words))
    return tuple(hints)


def _key_while_typing(id_: str) -> str | None:
    """The first key of a command that works while one types into a field; None: there is none."""
    goes_first = command(id_).has_priority
    return next((key for key in keys_of(id_) if goes_first or not _is_typed(key)), None)


def _is_typed(key: str) -> bool:
    """Whether a field takes a key for itself: as a character, or to move and edit."""
    character = key_to_character(key)
    return (character is not None and character.isprintable()) or key in _FIELD_KEYS


def keyed_hints(*hints: Hint) -> tuple[Hint, ...]:
    """Hints with the keys that are in force; one without any is left out."""
    return tuple((told, words) for keys, words in hints if (told := hinted(keys)))


def key_hints(annotated: AnnotatedArticle, emphasis: Emphasis, event: str | None = None) -> tuple[Hint, ...]:
    """The keys that matter now, the most useful first.

    Args:
        annotated: The article.
        emphasis: What is selected and searched for.
        event: The id of the selected event.
    """
    if emphasis.matches is not None:
        at = 0 if emphasis.match is None else emphasis.match + 1
        match = f"match {at}/{len(emphasis.matches)}"
        return keyed_hints((_STEPS, match), ("{clear}", "end search"), *_ALWAYS, *_LAST)
    if emphasis.selected is not None:
        subject = annotated.subjects.get(emphasis.selected)
        indexes = subject.mentions if subject else ()
        at = 0 if emphasis.mention is None else bisect_left(indexes, emphasis.mention) + 1
        label = subject.label if subject else emphasis.selected
        return keyed_hints(
            (_STEPS, f"{label} {at or '–'}/{len(indexes)}"),
            ("{clear}", "clear"),
            ("{why}", "why"),
            *_ALWAYS,
            *_LAST,
        )
    if event is not None:
        ids = [known.id for known in annotated.events]
        at = ids.index(event) + 1
        return keyed_hints((_EVENTS, f"event {at}/{len(ids)}"), ("{clear}", "clear"), *_ALWAYS, *_LAST)
    mentions: tuple[Hint, ...] = ((_MENTIONS, "mention"),) if annotated.mentions else ()
    events: tuple[Hint, ...] = ((_EVENTS, "event"),) if annotated.events else ()
    return keyed_hints(*_ALWAYS, *mentions, *events, *_LAST)


def place_in_article(annotated: AnnotatedArticle, place: Place, percent: int) -> str:
    """The section of a place and how far it is read."""
    at = annotated.section_at(place.block)
    heading = annotated.headings[at].text if at >= 0 else ""
    return " · ".join(part for part in (heading, f"{percent} %") if part)


def note_hints(notes: Sequence[PlacedNote], note: str) -> tuple[Hint, ...]:
    """The keys that matter while there is a current note.

    Args:
        notes: All notes on the article, in reading order.
        note: The id of the current one.
    """
    at = next((number for number, placed in enumerate(notes, 1) if placed.note.id == note), 0)
    return keyed_hints(
        ("{note.next} {note.previous}", f"note {at or '–'}/{len(notes)}"),
        ("{note}", "edit"),
        ("{notes}", "all notes"),
        ("{clear}", "clear"),
        *_LAST,
    )


class Footer:
    """Says in an article's status bar what has happened, else what can be done now; and where one is."""

    def __init__(self, screen: ArticleScreen) -> None:
        """Say nothing yet.

        Args:
            screen: The article's.
        """
        self._screen = screen
        self._timer: Timer | None = None
        """Takes the message away; None: there is none, or it stays."""
        self._first_steps: FirstSteps | None = None
        """Tells newcomers the first keys; None: the reader is none."""

    async def welcome(self) -> None:
        """Say what is to be said first: to newcomers the keys to begin with."""
        screen, source = self._screen, self._screen.source
        if source.is_first:
            from reader.widgets.first_steps import FirstSteps  # noqa: PLC0415  it is for newcomers

            self._first_steps = FirstSteps()
            await screen.mount(self._first_steps, before=0)  # what one opens is drawn over it
        if source.notice:
            self.tell(source.notice, stays=True)
        elif source.row is None and screen.body.scroll_offset.y:
            self.tell(keyed("Here you left off; {body.top} goes to the beginning."))

    def key_pressed(self, key: str) -> None:
        """Take the message away: it was about the key before.

        Args:
            key: As Textual names it.
        """
        self.untell()
        if self._first_steps is not None:
            self._first_steps.key_pressed(key)

    def tell(self, message: str, *, stays: bool = False) -> None:
        """Say that something has happened.

        Args:
            message: What to say.
            stays: Whether it stays until the next key; else it goes away by itself, too.
        """
        self._screen.query_one(StatusBar).message = message
        if self._timer is not None:
            self._timer.stop()
        self._timer = None if stays else self._screen.set_timer(MESSAGE_SECONDS, self.untell)

    def untell(self) -> None:
        """Take the message away."""
        self._screen.query_one(StatusBar).message = ""

    def show(self) -> None:
        """Name the keys that matter now, and the place."""
        screen = self._screen
        emphasis = Emphasis(screen.selected, None, screen.mention, screen.matches, screen.match)
        for status in screen.query(StatusBar):  # it may not be there yet
            if screen.search.is_typed:
                status.hints = typing_hints()
            elif screen.note is not None:
                status.hints = note_hints(screen.notes, screen.note)
            else:
                status.hints = key_hints(screen.annotated, emphasis, screen.selected_event)
            status.place = place_in_article(screen.annotated, screen.body.top_place, screen.percent)
