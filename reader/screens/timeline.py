"""The timeline over the whole screen: events one below the other, filtered by entity or words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual import events, on
from textual.await_complete import AwaitComplete
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from reader.chronology.chronicle import Chronicle
from reader.chronology.digest import Digest, Wanted, by_year, involved_in
from reader.chronology.tick import period_words
from reader.commands import Context
from reader.keys import bindings_of, keyed
from reader.paths import styles_dir
from reader.screens import window
from reader.screens.box import HiddenField
from reader.screens.modal import ChooserScreen
from reader.screens.outbox import Outbox
from reader.screens.sized_screen import SizedScreen
from reader.screens.status import field_hints, keyed_hints
from reader.text.annotation import AnnotatedArticle
from reader.text.clean import clean_line
from reader.text.counted import counted
from reader.text.width import cell_len
from reader.widgets.entity_look import colour_of, list_sign_of
from reader.widgets.event_list import EventList
from reader.widgets.line import Line
from reader.widgets.status_bar import StatusBar
from reader.widgets.timeline import Timeline

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from textual.app import App, ComposeResult
    from textual.screen import Screen

    from reader.screens.card import CardScreen
    from reader.screens.contents import Entry
    from reader.widgets.status_bar import Hint

ANYONE = ""
"""The entry of the list of entities that asks for no one."""

_FILTERS: tuple[Hint, ...] = (("{events.words}", "words"), ("{events.entity}", "entity"))
"""The keys that begin a filter."""

_TYPING = (
    ("events.go", "keep"),
    ("events.previous events.next", "event"),
    ("events.back", "end filter"),
)
"""The commands that matter while one types words."""


class Choice(NamedTuple):
    """What a reader leaves the timeline with."""

    event: str
    """The id of the event under the cursor."""
    goes_there: bool
    """Whether to the sentence that tells it (Enter), or only back (Esc)."""


class TimelineScreen(SizedScreen[Choice | None]):
    """Lists an article's events; gives the one that the reader has moved to, or None."""

    CSS_PATH = str(styles_dir() / "timeline_screen.tcss")
    AUTO_FOCUS = ""  # the keys are the screen's own
    BINDINGS = bindings_of(Context.EVENTS)

    app: App[int]

    def __init__(self, article: Screen[None], current: str, subject: str | None = None) -> None:
        """List the events of an article.

        Args:
            article: Its screen, whose ``annotated`` is followed: it comes first without mentions.
            current: The id of the event that the cursor stands on first.
            subject: The key of the subject that is selected in the article: its events are marked.
        """
        super().__init__()
        self._article = article
        """Has the article."""
        self._subject = subject
        """The key of the subject whose events are marked."""
        self._anchor = current
        """The event that the reader has moved to last: filters leave the cursor there, or close by."""
        self._has_moved = False
        """Whether the reader has moved the cursor."""
        self._annotated = AnnotatedArticle.nothing()
        """The article."""
        self._outbox = Outbox(self.app, self._annotated.article, self._tell)
        """Opens the article's source, and copies."""
        self._digest = Digest((), {})
        """Its events."""
        self.wanted = Wanted()
        """Which of them are listed."""
        field = Input(compact=True, select_on_focus=True, placeholder="Words, a name, a place, a date")
        self._words_row = Horizontal(Static("/", id="words-sign"), field, id="words")
        """The field in its place."""
        self._words = HiddenField(field, self._words_row)
        """Asks for the words to filter by."""

    def compose(self) -> ComposeResult:
        """The article's title and period, the events, the field, the status bar."""
        with Horizontal(id="heading"):
            yield Static(id="subject")
            yield Static(id="period")
        yield EventList(id="events")
        yield Static(id="nothing")
        yield self._words_row
        yield StatusBar(id="status")

    def on_mount(self) -> None:
        """Follow the article."""
        self._list.ascii = self._article.query_one(
            Timeline
        ).ascii  # the axis and the list have the same signs
        self.watch(self._article, "annotated", self._follow)
        self.watch(self._article, "trouble", self._tell)

    def _follow(self, annotated: AnnotatedArticle) -> None:
        """List the events of the article; once more when its mentions have been found."""
        self._annotated = annotated
        self._outbox = Outbox(self.app, annotated.article, self._tell)
        self._digest = Digest(annotated.events, annotated.entities)
        title = clean_line(annotated.article.title)
        heading = Content.assemble(("TIMELINE", "bold $dateline-accent"), "  ", title)
        self.query_one("#subject", Static).update(heading)
        period = period_words(*Chronicle(annotated.events).bounds) if annotated.events else ""
        self.query_one("#period", Static).update(Content(period))
        self._list.annotated = annotated
        self._show_wanted()

    @property
    def _list(self) -> EventList:
        return self.query_one(EventList)

    # What is asked for

    def ask(self, wanted: Wanted) -> None:
        """List what is asked for; the cursor stays where the reader has moved it to, or close by."""
        if wanted != self.wanted:
            self.wanted = wanted
            self._show_wanted()
            self._list.show_cursor(in_middle=True)

    def _show_wanted(self) -> None:
        found = self._digest.sift(self.wanted)
        # Where all are events of the subject, none stands out.
        subject = "" if self._subject == self.wanted.entity else self._subject or ""
        self._list.marked = self._annotated.events_of(subject)
        self._list.years = by_year(found)
        self._list.cursor = self._closest({event.id for event in found})
        self.set_class(not found, "-nothing")
        if not found:
            self.query_one("#nothing", Static).update(self._nothing())
        self._show_status()

    def _closest(self, shown: Collection[str]) -> str | None:
        """Of the events that show the one that the reader has moved to, the next one in time, or the last."""
        order = [event.id for event in self._digest.events]
        at = order.index(self._anchor) if self._anchor in order else 0
        return next((id_ for id_ in (*order[at:], *reversed(order[:at])) if id_ in shown), None)

    def _nothing(self) -> Content:
        """Why the list is empty, and how to go on."""
        if not self._filter_words:
            told = (keyed("{events.close} goes back to the text."), "$dateline-dim")
            return Content.assemble(("This article tells no events.", "$dateline-text"), "\n\n", told)
        return Content.assemble(
            (f"No event has all of this: {self._filter_words}", "$dateline-text"),
            "\n\n",
            (
                keyed(
                    "{events.back} ends the filter; {events.words} changes its words, "
                    "{events.entity} its entity."
                ),
                "$dateline-dim",
            ),
        )

    @property
    def _filter_words(self) -> str:
        """The filter in words; empty: there is none."""
        return ", ".join(filter(None, (self._label(self.wanted.entity), self.wanted.words.strip())))

    def _label(self, key: str) -> str:
        return clean_line(self._annotated.name(key))

    def action_words(self) -> None:
        """Open the field, with the words that are asked for now."""
        self._words.field.value = self.wanted.words
        self._words.open()
        self._show_status()

    @on(Input.Changed)
    def _words_typed(self) -> None:
        self._heed_field()

    def _heed_field(self) -> None:
        """Ask for the words in the field; keys that are typed in one go come before its message does."""
        if self._words.is_open:
            self.ask(self.wanted._replace(words=self._words.field.value))

    def _close_field(self) -> None:
        self._words.close()
        self._show_status()

    async def action_entity(self) -> None:
        """Choose an entity to filter by."""
        if not self._digest.named:
            self._tell("No event names anyone, and none has a place.")
            return
        current = self.wanted.entity or next(iter(self._offered()))
        chooser = ChooserScreen("Events of", list(self._entries()), current)
        await self.app.push_screen(chooser, self._take_entity)

    def _take_entity(self, key: str | None) -> None:
        if key is not None:
            self.ask(self.wanted._replace(entity=key))

    def _offered(self) -> Iterator[str]:
        """Whom to offer: the one selected in the article, those of this event, the others by their events."""
        named = self._digest.named
        here = (event for event in self._digest.events if event.id == self._list.cursor)
        first = [self._subject or "", *(key for event in here for key in involved_in(event))]
        return (key for key in dict.fromkeys((*first, *named)) if key in named)

    def _entries(self) -> Iterator[Entry]:
        """The entries of the list of entities."""
        if self.wanted.entity:
            yield ANYONE, (Line(("All events",)),)
        for key in self._offered():
            entity = self._annotated.entity(key)
            sign = list_sign_of(entity)
            count = (f"  {self._digest.named[key]}", "$dateline-dim")
            parts = ((sign, colour_of(entity)), self._label(key), count)
            yield key, (Line(parts, hang=cell_len(sign)),)

    # Moving, and leaving

    def action_move(self, movement: str) -> None:
        """Move the cursor.

        Args:
            movement: A method of :class:`EventList`.
        """
        self._heed_field()
        before = self._list.cursor
        getattr(self._list, movement)()
        if self._list.cursor not in {before, None}:
            self._take(self._list.cursor)  # at once: the next key may close the timeline

    @on(EventList.Highlighted)
    def _moved(self, message: EventList.Highlighted) -> None:
        self._take(message.event_id)

    def _take(self, event_id: str) -> None:
        """Take note of where the reader has moved to."""
        self._anchor, self._has_moved = event_id, True
        self._show_status()

    @on(EventList.Chosen)
    def _clicked(self, message: EventList.Chosen) -> None:
        self._go(message.event_id)

    def action_go(self) -> None:
        """Keep the words that are typed; else go to the sentence that tells the event."""
        if self._words.is_open:
            self._heed_field()
            self._close_field()
        elif self._list.cursor is not None:
            self._go(self._list.cursor)

    def _go(self, event_id: str) -> None:
        self.dismiss(Choice(event_id, goes_there=True))

    async def action_card(self) -> None:
        """Show all that is known of the event."""
        if self._list.cursor is not None:
            await window.show_event(self.app, self._annotated, self._list.cursor)

    def action_copy_event(self) -> None:
        """Copy the event, and the citation of the article that tells it."""
        if self._list.cursor is not None:
            self._outbox.copy_event(self._annotated, self._list.cursor)

    def action_send(self, do: str) -> None:
        """Open the article's source, or copy its address.

        Args:
            do: A method of :class:`Outbox`.
        """
        getattr(self._outbox, do)()

    def on_card_screen_goal_chosen(self, message: CardScreen.GoalChosen) -> None:
        """Close, and have the article go where a link of the event's card leads."""
        self.dismiss(None)
        self._article.post_message(type(message)(message.goal, message.annotated))

    def action_back(self) -> None:
        """End the words that are typed, or the filter; without one close the timeline."""
        if self._words.is_open:
            self._close_field()
            self.ask(self.wanted._replace(words=""))
        elif self._filter_words:
            self.ask(Wanted())
        else:
            self.action_close()

    def dismiss(self, result: Choice | None = None) -> AwaitComplete:
        """Close, unless that has been done: a second click may come meanwhile."""
        return super().dismiss(result) if self.is_current else AwaitComplete()

    def action_close(self) -> None:
        """Close the timeline; the article selects the event that the reader has moved to."""
        cursor = self._list.cursor
        self.dismiss(Choice(cursor, goes_there=False) if self._has_moved and cursor else None)

    # What shows

    def _tell(self, message: str) -> None:
        self.query_one(StatusBar).message = message

    def on_key(self) -> None:
        """Take the message away: it was about the key before."""
        self._tell("")

    @on(events.Resize)
    def _resized(self) -> None:
        self._show_status()

    def _show_status(self) -> None:
        status = self.query_one(StatusBar)
        status.hints = field_hints(*_TYPING) if self._words.is_open else self._hints()
        status.place = self._place(self.size.width * 2 // 5 - 2)

    def _hints(self) -> tuple[Hint, ...]:
        order = [event.id for year in self._list.years for event in year.events]
        cursor = self._list.cursor
        end: Hint = ("{events.back}", "end filter" if self._filter_words else "close")
        if cursor not in order:
            return keyed_hints(end, *_FILTERS, ("{help}", "help"))
        return keyed_hints(
            ("{events.next} {events.previous}", f"{order.index(cursor) + 1}/{len(order)}"),
            ("{events.go}", "go"),
            end,
            *_FILTERS,
            ("{events.card}", "card"),
            ("{help}", "help"),
        )

    def _place(self, cells: int) -> str:
        """How many events are listed, and why: as much as there is room for."""
        count = sum(len(year.events) for year in self._list.years)
        total = len(self._digest.events)
        events_in_words = counted(total, "event")
        if not self._filter_words:
            return events_in_words
        wordings = (
            f"{count:,} of {events_in_words} · filter: {self._filter_words}",
            f"{count:,} of {total:,} · {self._filter_words}",
            f"{count:,} of {events_in_words}",
        )
        return next((words for words in wordings if cell_len(words) <= cells), f"{count:,} of {total:,}")
