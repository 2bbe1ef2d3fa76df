"""The article screen: text, entities and timeline, linked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.reactive import var
from textual.worker import get_current_worker

from reader.commands import Context, bindings_of, keyed
from reader.config import MAX_MEASURE_CELLS, MIN_MEASURE_CELLS, Settings
from reader.screens.jump import Jumps
from reader.screens.outbox import Outbox
from reader.screens.pane import ZEN, Pane, close_pane, is_drawer, is_open_drawer, open_pane, toggle_pane
from reader.screens.search import Search
from reader.screens.sized_screen import SizedScreen
from reader.screens.status import key_hints, place_in_article, typing_hints
from reader.screens.steps import Steps
from reader.screens.style import read_styles
from reader.screens.window import Windows, show_card, show_event
from reader.terminal import Terminal
from reader.text.annotation import AnnotatedArticle, annotate
from reader.text.blocks import BlockRole
from reader.text.kept_place import find_again, keep
from reader.text.place import Place
from reader.widgets.article_body import ArticleBody
from reader.widgets.imprint import furniture
from reader.widgets.row_painter import Emphasis, Highlights
from reader.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import App, ComposeResult
    from textual.events import Key
    from textual.timer import Timer

    from reader.screens.article_source import ArticleSource
    from reader.screens.card import CardScreen
    from reader.screens.picture import PictureReader
    from reader.store.problems import Problem
    from reader.text.find import MatchList
    from reader.text.ties import Tie
    from reader.widgets.entity_list import EntityList
    from reader.widgets.find_bar import FindBar
    from reader.widgets.first_steps import FirstSteps
    from reader.widgets.picture import Pictures
    from reader.widgets.scrolling_lines import LinesText
    from reader.widgets.timeline import Timeline

MEASURE_STEP_CELLS = 6

MESSAGE_SECONDS = 4.0
"""How long a message stays in the status bar."""


class ArticleScreen(SizedScreen[None]):
    """Shows one article. All its state stands in the variables below; the widgets follow them."""

    BINDINGS = bindings_of(Context.ARTICLE)

    annotated: var[AnnotatedArticle] = var(AnnotatedArticle.nothing)
    """The article; at first its text alone, then with mentions."""
    selected: var[str | None] = var(None)
    """The key of the selected subject; one thing is selected at a time."""
    selected_event: var[str | None] = var(None)
    """The id of the selected event."""
    told: var[Tie | None] = var(None)
    """Where the selected event is told."""
    involved: var[frozenset[str]] = var(frozenset())
    """The keys of those whom the selected event names."""
    involving: var[frozenset[str]] = var(frozenset())
    """The ids of the events that name the selected subject."""
    mention: var[int | None] = var(None)
    """The index of the current mention."""
    in_view: var[frozenset[str]] = var(frozenset())
    """The keys of those who are named in the part of the text that shows."""
    told_in_view: var[frozenset[str]] = var(frozenset())
    """The ids of the events that are told in the part of the text that shows."""
    matches: var[MatchList | None] = var(None)
    """What the search found; None: there is no search."""
    match: var[int | None] = var(None)
    """The index of the current match."""
    highlights: var[Highlights] = var(Highlights.ALL)
    """Which mentions are marked."""
    glyphs: var[bool] = var(False)
    """Whether the sign of its type stands before each mention."""
    hints: var[dict[tuple[int, int], str]] = var(dict)
    """Letters drawn over the text to follow mentions by."""
    measure: var[int] = var(72)
    """The longest row of the text, in cells."""
    pictures: var[Pictures | None] = var(None)
    """What is drawn for the article's images; None: nothing."""
    percent: var[int] = var(0)
    """How much has been shown when one has read down to the last row in view."""

    app: App[int]

    class Annotated(Message):
        """An article's mentions have been found."""

        def __init__(self, annotated: AnnotatedArticle, entity_errors: Sequence[Problem]) -> None:
            super().__init__()
            self.annotated = annotated
            """The article with its mentions."""
            self.entity_errors = entity_errors
            """Why entities are missing, whose mentions could not be looked for."""

    class PicturesRead(Message):
        """Some of the article's pictures have been decoded."""

        def __init__(self, pictures: Pictures) -> None:
            super().__init__()
            self.pictures = pictures
            """All that there are so far."""

    def __init__(
        self,
        source: ArticleSource,
        settings: Settings = Settings(),  # noqa: B008  it cannot change
        terminal: Terminal = Terminal(),  # noqa: B008  as above
    ) -> None:
        """Show an article.

        Args:
            source: The article, and where to ask for the rest.
            settings: The user's.
            terminal: What can be shown.
        """
        super().__init__()
        self._source = source
        """The article, and where to ask for the rest."""
        self._terminal = terminal
        """What can be shown."""
        self._images = settings.images
        """Whether pictures are wanted, as the settings say."""
        self._picture_reader: PictureReader | None = None
        """Decodes the article's pictures; None: none have been wanted yet."""
        self._wanted_pane = ""
        """The pane that was asked for last; it may not have been there yet."""
        self._first_steps: FirstSteps | None = None
        """Tells newcomers the first keys; None: the reader is none."""
        self._message_timer: Timer | None = None
        """Takes the message away; None: there is none."""
        article = source.article
        plain = AnnotatedArticle.plain(article, furniture(article))
        self.set_reactive(ArticleScreen.annotated, plain)
        # Without colours it takes a sign to tell the types of mentions apart.
        self.set_reactive(ArticleScreen.glyphs, settings.glyphs or not terminal.has_colour)
        self.set_reactive(ArticleScreen.highlights, Highlights[settings.highlights.upper()])
        self.set_reactive(ArticleScreen.measure, settings.measure)
        self.body = ArticleBody(settings.line_spacing, justify=settings.justify, id="body")
        """The text."""
        if source.place is not None:
            self.body.begin_at(find_again(plain.blocks, source.place))
        self.jumps = Jumps(self.body, self.tell)
        """Goes through the text, and back."""
        self.search = Search(self.body, self.tell)
        """What was searched for, and where one is in it."""
        self.outbox = Outbox(self.app, article, self.tell)
        """Opens links and copies."""
        self._steps = Steps(self)
        """Steps through matches, mentions and events."""
        self._windows = Windows(self)
        """Opens what lies over the article."""

    def compose(self) -> ComposeResult:
        """Text and entities side by side, the timeline below, the status bar last."""
        here = ArticleScreen
        with Horizontal(id="upper"):
            yield self.body.data_bind(
                here.annotated,
                here.selected,
                here.told,
                here.mention,
                here.matches,
                here.match,
                here.highlights,
                here.glyphs,
                here.hints,
                here.measure,
                here.pictures,
            )
            yield Vertical(id="entities-pane")
        yield Vertical(id="timeline-pane")
        yield StatusBar(id="status")

    def on_mount(self) -> None:
        """Show the text; what stands beside it comes when it is on the screen."""
        self.set_focus(self.body)
        self.call_after_refresh(self._fill_panes)

    async def _fill_panes(self) -> None:
        """Fill the panes beside the text, and have the mentions found.

        The modules are imported only here: a reader begins to read without them.
        """
        from reader.widgets.entity_list import EntityList  # noqa: PLC0415
        from reader.widgets.timeline import Timeline  # noqa: PLC0415

        here = ArticleScreen
        read_styles(self.app, "panes.tcss", "timeline.tcss")
        entities = EntityList(id="entities").data_bind(
            here.annotated, here.selected, here.involved, here.in_view
        )
        timeline = Timeline(id="timeline").data_bind(
            here.annotated, selected=here.selected_event, involved=here.involving, told=here.told_in_view
        )
        timeline.ascii = not self._terminal.has_unicode
        for name, widget in (("entities", entities), ("timeline", timeline)):
            pane = self.query_one_optional(f"#{name}-pane")
            if pane is None or not pane.is_attached:
                return  # another article has been opened meanwhile
            await pane.mount(widget)
        if self._wanted_pane:
            self.action_focus_pane(self._wanted_pane)
        self._show_card()
        if self._source.is_first:
            from reader.widgets.first_steps import FirstSteps  # noqa: PLC0415  it is for newcomers

            self._first_steps = FirstSteps()
            await self.mount(self._first_steps)
        if self._source.notice:
            self.tell(self._source.notice, stays=True)
        elif self.body.scroll_offset.y:
            self.tell(keyed("Here you left off; {body.top} goes to the beginning."))
        self._find_mentions()

    @work(thread=True, exclusive=True, group="mentions")
    def _find_mentions(self) -> None:
        article, gazetteer, entity_errors, title_of, *_ = self._source
        annotated = annotate(article, gazetteer(article), furniture(article, title_of))
        self.post_message(self.Annotated(annotated, entity_errors()))

    @on(Annotated)
    def _mentions_found(self, message: Annotated) -> None:
        if message.annotated.article is not self._source.article:
            return  # the file has changed meanwhile; its mentions are still being looked for
        if self.annotated.is_plain:
            self.annotated = message.annotated
        else:
            self._revise(message.annotated)
        self.set_class(not self.annotated.subjects, "-nobody")
        self.set_class(not self.annotated.events, "-no-events")
        self._look_around()
        if message.entity_errors:
            self.tell_entity_errors(message.entity_errors)
        if self._images != "no" and any(block.role is BlockRole.IMAGE for block in self.annotated.blocks):
            self._draw_pictures()

    def _draw_pictures(self) -> None:
        """Have the article's pictures read, if they can be drawn here."""
        from reader.screens.picture import PictureReader, can_draw, sources  # noqa: PLC0415  few have pictures

        if self._source.path is None or not can_draw(self._images, self._terminal):
            return
        if self._picture_reader is None:
            self._picture_reader = PictureReader(self._source.path, self._terminal)
        self._read_pictures(self._picture_reader, sources(self.annotated.article))

    @work(thread=True, exclusive=True, group="pictures")
    def _read_pictures(self, reader: PictureReader, wanted: Sequence[str]) -> None:
        worker = get_current_worker()
        for pictures in reader.read(wanted):
            if worker.is_cancelled:
                return
            self.post_message(self.PicturesRead(pictures))

    @on(PicturesRead)
    def _pictures_read(self, message: PicturesRead) -> None:
        self.pictures = message.pictures

    def tell_entity_errors(self, errors: Sequence[Problem]) -> None:
        """Say why entities are missing, until the next key.

        Args:
            errors: At least one.
        """
        first = errors[0]
        where = f"{first.path}:{first.line}:{first.column}"
        self.tell(f"Entities are missing, see dateline check. {where}: {first.message}", stays=True)

    # When the file changes

    def take(self, source: ArticleSource) -> None:
        """Show the article as it has been written anew, when its mentions are found; places are kept."""
        self._source = source
        self.outbox = Outbox(self.app, source.article, self.tell)
        for panel in self.query("ProblemPanel"):
            panel.remove()
        self._find_mentions()
        self.tell("The article has changed; it has been read again.")

    def _revise(self, annotated: AnnotatedArticle) -> None:
        """Find again in another version what is selected, and where the reader is."""
        from reader.text.revision import Revision  # noqa: PLC0415  most articles stay as they are

        revision = Revision(self.annotated, annotated)
        mention = revision.mention(self.mention)
        key, event = revision.subject(self.selected), revision.event(self.selected_event)
        place = revision.place(self.body.top_place) if self.body.scroll_offset.y else None
        self.jumps.move(revision.place)
        self.search.move(revision.place)
        # Nothing may point into a text that is no longer there: first all is cleared, then the text changes.
        self.hints = {}
        self.mention = self.selected = self.selected_event = self.match = self.matches = None
        self.body.begin_at(place)
        self.annotated = annotated
        self.selected = key
        if event is not None:
            self.selected_event = event
        self.mention = mention

    async def show_problems(self, problems: Sequence[Problem]) -> None:
        """Tell why the file, as it has been written anew, cannot be shown; the version before stays."""
        from reader.screens.problems import error_lines  # noqa: PLC0415  most articles are sound
        from reader.widgets.problem_panel import ProblemPanel  # noqa: PLC0415  as above

        lines = error_lines(problems)
        for panel in self.query(ProblemPanel):
            panel.show(lines)
            return
        await self.mount(ProblemPanel(lines))

    def watch_annotated(self) -> None:
        """What is made when it is first wanted cannot be bound: the find bar and the card."""
        for bar in self.query("FindBar"):
            bar.annotated = self.annotated  # type: ignore[attr-defined]  # a FindBar; not imported here
        self._show_card()

    def _show_card(self) -> None:
        """Show the selected subject's card below the list."""
        if self.selected is not None and self.query("EntityList") and not self.query("EntityCard"):
            from reader.widgets.entity_card import EntityCard  # noqa: PLC0415  an article is shown without it

            self.query_one("#entities-pane").mount(EntityCard(id="card"))
        for card in self.query("EntityCard"):
            card.annotated, card.key = self.annotated, self.selected  # type: ignore[attr-defined]  # as above

    # What is selected

    def select(self, key: str, mention: int | None = None) -> None:
        """Select a subject, and nothing else.

        Args:
            key: The subject's.
            mention: The index of one of its mentions, to be the current one.
        """
        self._end_search()
        self.selected_event = self.mention = None
        self.selected = key
        self.mention = mention

    def watch_selected(self, key: str | None) -> None:
        """Mark the events of the selected subject."""
        self.involving = self.annotated.events_of(key) if key else frozenset()
        self._show_card()
        self._show_status()

    def watch_selected_event(self, event: str | None) -> None:
        """Mark the sentence of the selected event, and whom it names."""
        if event is not None:
            self.selected = self.mention = None
        self.told = self.annotated.ties.get(event) if event else None
        self.involved = self.annotated.involved_in(event) if event else frozenset()
        self._show_status()

    # The messages of widgets that come later than the text are handled by name: no import is needed.

    async def on_entity_list_chosen(self, message: EntityList.Chosen) -> None:
        """Select it and go to its next mention; once more opens its card."""
        if message.key == self.selected:
            await show_card(self.app, self.annotated, message.key)
            return
        self.select(message.key)
        self._steps.through_selected(1)
        if is_drawer(self, Pane.ENTITIES):
            self._close_drawer()  # it lies over the text that is wanted now

    @on(ArticleBody.MentionClicked)
    async def _mention_clicked(self, message: ArticleBody.MentionClicked) -> None:
        key = self.annotated.keys[message.index]
        if key == self.selected and message.index == self.mention:
            await show_card(self.app, self.annotated, key)
            return
        self.select(key, message.index)

    @on(ArticleBody.TextClicked)
    def _text_clicked(self, message: ArticleBody.TextClicked) -> None:
        """Select the event that the clicked sentence tells."""
        if event := self.annotated.event_at(message.place):
            self.selected_event = event

    def on_timeline_highlighted(self, message: Timeline.Highlighted) -> None:
        """Follow the timeline's cursor."""
        self.show_event(message.event_id)

    async def on_timeline_chosen(self, message: Timeline.Chosen) -> None:
        """Go to its sentence; once more opens all that is known of it."""
        if message.event_id == self.selected_event:
            await show_event(self.app, self.annotated, message.event_id)
            return
        self.show_event(message.event_id)

    def show_event(self, event: str) -> None:
        """Select an event, and go to the sentence that tells it."""
        self.selected_event = event
        if self.told:
            self.jumps.to(Place(self.told.block, self.told.start))
        else:
            self.tell("No sentence of the article tells this event.")

    def action_clear(self) -> None:
        """Close the drawer, end the search, or clear the selection."""
        if is_open_drawer(self, Pane.ENTITIES):
            self._close_drawer()
        elif self.matches is not None:
            self._end_search()
        else:
            self.selected = self.selected_event = self.mention = None
        self.clear_selection()
        self.set_focus(self.body)

    # What shows

    @on(ArticleBody.Viewed)
    def _look_around(self) -> None:
        """See who and what is told in the part of the text that shows."""
        first, last = self.body.span_in_view
        self.in_view = self.annotated.keys_between(first, last)
        self.told_in_view = self.annotated.events_between(first, last)
        self.percent = self.body.percent
        self._show_status()
        at_top = not self.body.scroll_offset.y
        self._source.keep_place(None if at_top else keep(self.annotated.blocks, self.body.top_place))

    def _show_status(self) -> None:
        for status in self.query(StatusBar):
            emphasis = Emphasis(self.selected, None, self.mention, self.matches, self.match)
            is_typing = any(bar.display for bar in self.query("FindBar"))
            status.hints = (
                typing_hints() if is_typing else key_hints(self.annotated, emphasis, self.selected_event)
            )
            status.place = place_in_article(self.annotated, self.body.top_place, self.percent)

    watch_mention = watch_matches = watch_match = _show_status

    def tell(self, message: str, *, stays: bool = False) -> None:
        """Say something in the status bar.

        Args:
            message: What to say.
            stays: Whether it stays until the next key; else it goes away by itself, too.
        """
        self.query_one(StatusBar).message = message
        if self._message_timer is not None:
            self._message_timer.stop()
        self._message_timer = None if stays else self.set_timer(MESSAGE_SECONDS, self.untell)

    def untell(self) -> None:
        """Take the message away."""
        self.query_one(StatusBar).message = ""

    def on_key(self, event: Key) -> None:
        """Take the message away: it was about the key before."""
        self.untell()
        if self._first_steps is not None:
            self._first_steps.key_pressed(event.key)

    # Moving

    def action_jump(self, name: str) -> None:
        """Move through the text.

        Args:
            name: A method of :class:`Jumps`.
        """
        getattr(self.jumps, name)()

    def action_step(self, through: str, steps: int) -> None:
        """Step from one thing to the next.

        Args:
            through: A method of :class:`Steps`.
            steps: 1 forwards, -1 backwards.
        """
        getattr(self._steps, through)(steps)

    # What opens over the article

    async def action_window(self, name: str) -> None:
        """Open a window.

        Args:
            name: A method of :class:`Windows`.
        """
        await getattr(self._windows, name)()

    async def on_lines_text_link_clicked(self, message: LinesText.LinkClicked) -> None:
        """Follow a link of the small card."""
        if message.link.target is not None:
            await self._windows.go_to(message.link.target, self.annotated)

    async def on_card_screen_goal_chosen(self, message: CardScreen.GoalChosen) -> None:
        """Go to what was chosen on a card."""
        await self._windows.go_to(message.goal, message.annotated)

    # What leaves the reader

    @on(ArticleBody.LinkClicked)
    def _link_clicked(self, message: ArticleBody.LinkClicked) -> None:
        self.outbox.open_link(message.target)

    def action_send(self, do: str) -> None:
        """Open the source, or copy.

        Args:
            do: A method of :class:`Outbox`.
        """
        getattr(self.outbox, do)()

    def action_copy_text(self) -> None:
        """Copy the text that is selected with the mouse."""
        super().action_copy_text()
        self.tell("Copied.")

    # Finding

    async def action_find(self) -> None:
        """Open the line to type in."""
        from reader.widgets.find_bar import FindBar  # noqa: PLC0415  an article is shown without it

        if not self.query(FindBar):
            await self.mount(FindBar(id="find"))
            self.query_one(FindBar).annotated = self.annotated
        self.search.begin()
        self.query_one(FindBar).open()
        self._show_status()

    def on_find_bar_found(self, message: FindBar.Found) -> None:
        """Light what was found; if it was typed just now, go to the first match."""
        if message.is_typed:
            self.search.take(message.matches)
        else:
            self.search.replace(message.matches)
        self.show_search()

    def on_find_bar_stepped(self, message: FindBar.Stepped) -> None:
        """Go to another match while typing."""
        self.search.step(message.steps)
        self.show_search()

    def on_find_bar_closed(self, message: FindBar.Closed) -> None:
        """Give the keys back to the text: the search stays, or ends where it began."""
        self.set_focus(self.body)
        if message.is_kept and self.matches is not None and len(self.matches):
            self.jumps.left(self.search.began)
            self._show_status()
            return
        if message.is_kept and self.matches is not None:
            self.tell("Nothing found.")
        self._end_search()
        self.body.show_top(self.search.began)

    def show_search(self) -> None:
        """Light what was found, and say which match this is."""
        self.matches, self.match = self.search.matches, self.search.current
        self._look_around()  # at once, so that all of it is drawn in one go
        for bar in self.query("FindBar"):
            bar.current = self.match  # type: ignore[attr-defined]  # a FindBar; its module is not imported here

    def _end_search(self) -> None:
        self.search.end()
        self.show_search()
        for bar in self.query("FindBar"):
            bar.close()  # type: ignore[attr-defined]  # a FindBar; its module is not imported here

    # How it looks

    def action_highlights(self) -> None:
        """Mark all mentions, the first in each section, or none."""
        modes = list(Highlights)
        self.highlights = modes[(modes.index(self.highlights) + 1) % len(modes)]
        self.tell(f"Marked: {self.highlights}.")

    def action_glyphs(self) -> None:
        """Draw the sign of its type before each mention, or not."""
        self.glyphs = not self.glyphs

    def action_widen(self, steps: int) -> None:
        """Make the lines longer or shorter."""
        wanted = self.measure + steps * MEASURE_STEP_CELLS
        self.measure = max(MIN_MEASURE_CELLS, min(MAX_MEASURE_CELLS, wanted))
        room = self.body.room_cells
        note = f"; this pane has room for {room}" if self.measure > room else ""
        self.tell(f"Lines of up to {self.measure} cells{note}.")

    # Panes

    def action_focus_pane(self, name: str) -> None:
        """Move to a pane, and open it if needed.

        Args:
            name: The id of the widget that takes the keys.
        """
        if name != "body":
            open_pane(self, Pane.ENTITIES if name == "entities" else Pane.TIMELINE)
        self._wanted_pane = name
        for widget in self.query(f"#{name}"):
            self.set_focus(widget)

    def action_step_pane(self, steps: int) -> None:
        """Move to the next or previous pane."""
        self.focus_next() if steps > 0 else self.focus_previous()

    def action_toggle_pane(self, name: str) -> None:
        """Open or close a pane.

        Args:
            name: ``entities`` or ``timeline``.
        """
        pane = Pane[name.upper()]
        if toggle_pane(self, pane):
            if is_drawer(self, pane):
                self.action_focus_pane(name)
        elif self.focused is None or self.focused.id == name:
            self.set_focus(self.body)

    def _close_drawer(self) -> None:
        close_pane(self, Pane.ENTITIES)
        self.set_focus(self.body)

    def action_zen(self) -> None:
        """Show the text alone, or everything again."""
        self.toggle_class(ZEN)
        self.set_focus(self.body)
