"""The article screen: text, entities and timeline, linked."""

from __future__ import annotations

from functools import cached_property, partialmethod
from typing import TYPE_CHECKING, Any

from textual import on, work
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.reactive import var

from reader.commands import Context
from reader.config import Settings
from reader.keys import bindings_of
from reader.screens.jump import Jumps
from reader.screens.outbox import Outbox
from reader.screens.pane import Panes
from reader.screens.search import Search
from reader.screens.sized_screen import SizedScreen
from reader.screens.status import Footer
from reader.screens.steps import Steps
from reader.screens.style import read_styles
from reader.screens.window import Windows, show_card, show_event
from reader.terminal import Terminal
from reader.text.annotation import AnnotatedArticle
from reader.text.blocks import BlockRole
from reader.text.kept_place import find_again, keep
from reader.widgets.article_body import ArticleBody
from reader.widgets.imprint import furniture
from reader.widgets.row_painter import Highlights
from reader.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import App, ComposeResult
    from textual.events import Key, Resize

    from reader.screens.article_source import ArticleSource
    from reader.screens.card import CardScreen
    from reader.screens.gallery import Gallery
    from reader.screens.marginalia import Marginalia
    from reader.screens.notebook import Notebook
    from reader.screens.trouble import Troubles
    from reader.screens.typography import Typography
    from reader.store.problems import Problem
    from reader.text.find import MatchList
    from reader.text.placed_note import PlacedNote
    from reader.text.ties import Tie
    from reader.widgets.entity_list import EntityList
    from reader.widgets.find_bar import FindBar
    from reader.widgets.picture import Pictures
    from reader.widgets.scrolling_lines import LinesText
    from reader.widgets.timeline import Timeline


class ArticleScreen(SizedScreen[None]):
    """Shows one article. All its state stands in the variables below; the widgets follow them.

    What can be done with it is the business of its parts: `jumps`, `steps`, `search` and the others. The
    screen passes on the keys and the messages of its widgets, and settles what is selected.
    """

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
    notes: var[Sequence[PlacedNote]] = var(())
    """The reader's notes on it, as they stand in the text; they are read behind the mentions."""
    note: var[str | None] = var(None)
    """The id of the current note."""
    trouble: var[str] = var("")
    """What is wrong with the article's files, in short; empty: nothing."""
    percent: var[int] = var(0)
    """How much has been shown when one has read down to the last row in view."""

    app: App[int]

    def _do(self, part: str, method: str, *arguments: Any) -> Any:
        """Have a part of the screen do something; Textual passes one argument for ``*arguments``, if any."""
        return getattr(getattr(self, part), method)(*arguments)

    action_find = partialmethod(_do, "search", "open")
    action_focus_pane = partialmethod(_do, "panes", "focus")
    action_glyphs = partialmethod(_do, "typography", "switch_glyphs")
    action_highlights = partialmethod(_do, "typography", "switch_highlights")
    action_jump = partialmethod(_do, "jumps")
    action_note = partialmethod(_do, "marginalia")
    action_send = partialmethod(_do, "outbox")
    action_step = partialmethod(_do, "steps")
    action_step_pane = partialmethod(_do, "panes", "step")
    action_problems = partialmethod(_do, "troubles", "toggle")
    action_toggle_pane = partialmethod(_do, "panes", "toggle")
    action_widen = partialmethod(_do, "typography", "widen")
    action_window = partialmethod(_do, "windows")
    action_zen = partialmethod(_do, "panes", "toggle_zen")

    class Annotated(Message):
        """An article's mentions have been found."""

        def __init__(
            self,
            annotated: AnnotatedArticle,
            entity_errors: Sequence[Problem],
            *,
            may_have_notes: bool = False,
            tags: tuple[str, ...] = (),
        ) -> None:
            super().__init__()
            self.annotated = annotated
            """The article with its mentions."""
            self.entity_errors = entity_errors
            """Why entities are missing, whose mentions could not be looked for."""
            self.may_have_notes = may_have_notes
            """Whether it is worth reading the notes."""
            self.tags = tags
            """The reader's tags, which it tells."""

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
        self.source = source
        """The article, and where to ask for the rest."""
        self._terminal = terminal
        """What can be shown."""
        self._images = settings.images
        """Whether pictures are wanted, as the settings say."""
        self._tags: tuple[str, ...] = ()
        """The reader's tags, as they are told below the text."""
        self._gallery: Gallery | None = None
        """Has the article's pictures read; None: none have been wanted yet."""
        article = source.article
        plain = AnnotatedArticle.plain(article, furniture(article))
        self.set_reactive(ArticleScreen.annotated, plain)
        # Without colours it takes a sign to tell the types of mentions apart.
        self.set_reactive(ArticleScreen.glyphs, settings.glyphs or not terminal.has_colour)
        self.set_reactive(ArticleScreen.highlights, Highlights[settings.highlights.upper()])
        self.set_reactive(ArticleScreen.measure, settings.measure)
        self.body = ArticleBody(settings.line_spacing, justify=settings.justify, id="body")
        """The text."""
        if source.place is not None and not source.find:
            self.body.begin_at(find_again(plain.blocks, source.place), source.row)
        self.footer = Footer(self)
        """Says what has happened, and what can be done."""
        self.panes = Panes(self)
        """Opens and closes the panes, and moves between them."""
        self.jumps = Jumps(self)
        """Goes through the text, and back."""
        self.steps = Steps(self)
        """Steps through matches, mentions and events."""
        self.search = Search(self)
        """What was searched for, and where one is in it."""
        self.windows = Windows(self)
        """Opens what lies over the article."""
        self.outbox = Outbox(self.app, article, self.footer.tell)
        """Opens links and copies."""

    @cached_property
    def typography(self) -> Typography:
        """Changes how the text is set; few do."""
        from reader.screens.typography import Typography  # noqa: PLC0415  an article is shown without it

        return Typography(self)

    @cached_property
    def troubles(self) -> Troubles:
        """Tells what is wrong with the article's files; mostly nothing is."""
        from reader.screens.trouble import Troubles  # noqa: PLC0415  an article is shown without it

        return Troubles(self)

    @cached_property
    def marginalia(self) -> Marginalia:
        """Reads and writes notes on the article."""
        from reader.screens.marginalia import Marginalia  # noqa: PLC0415  an article is shown without it

        return Marginalia(self)

    def compose(self) -> ComposeResult:
        """Text and entities side by side, the timeline below, the status bar last."""
        here, body = ArticleScreen, self.body
        body.data_bind(here.annotated, here.selected, here.told, here.mention, here.matches, here.match)
        body.data_bind(here.highlights, here.glyphs, here.hints, here.measure, here.pictures)
        body.data_bind(here.notes, here.note)
        body.set_reactive(ArticleBody.has_focus, True)  # it gets the focus: its styles are looked for once
        with Horizontal(id="upper"):
            yield body
            yield Vertical(id="entities-pane")
        yield Vertical(id="timeline-pane")
        yield StatusBar(id="status")

    def on_mount(self) -> None:
        """Show the text; what stands beside it comes when it is on the screen."""
        self.set_focus(self.body)
        for shown in ("mention", "matches", "match"):
            self.watch(self, shown, self.footer.show, init=False)
        self.call_after_refresh(self._fill_panes)

    async def _fill_panes(self) -> None:
        """Fill the panes beside the text, and have the mentions found.

        The modules are imported only here: a reader begins to read without them.
        """
        from reader.widgets.entity_list import EntityList  # noqa: PLC0415
        from reader.widgets.timeline import Timeline  # noqa: PLC0415

        here = ArticleScreen
        read_styles(self.app, "panes.tcss", "timeline.tcss")
        if self.source.find and not self._finds_entity:
            await self.search.begin_with(self.source.find)
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
        if not self.is_attached:
            return  # the reader has been left meanwhile
        self.panes.filled()
        await self.footer.welcome()
        self._find_mentions()

    def on_resize(self, event: Resize) -> None:
        """See that nothing comes to lie over the text: this goes before the screen takes its new size."""
        self.panes.take_size(self._size_classes(event.size))

    # The article

    def take(self, source: ArticleSource) -> None:
        """Show another version of the article, when its mentions are found; places are kept."""
        self.source = source
        self.outbox = Outbox(self.app, source.article, self.footer.tell)
        self._find_mentions()

    @work(thread=True, exclusive=True, group="mentions")
    def _find_mentions(self) -> None:
        notebook = self.source.notebook
        self._annotate(notebook.tags() if notebook is not None else ())

    def read_marks(self) -> None:
        """See what has become of the reader's notes and tags: a change may have been undone."""
        if (notebook := self.source.notebook) is not None:
            self.marginalia.read()
            self._read_tags(notebook)

    @work(thread=True, exclusive=True, group="tags")
    def _read_tags(self, notebook: Notebook) -> None:
        """Tell the tags below the text, if they are others than those that are told."""
        if (tags := notebook.tags()) != self._tags:
            self._annotate(tags)

    def _annotate(self, tags: tuple[str, ...]) -> None:
        """Find the mentions; in a worker."""
        source = self.source
        found = source.annotated(tags), source.entity_errors()
        may_have_notes = source.notebook is not None and source.notebook.may_have_notes()
        self.post_message(self.Annotated(*found, may_have_notes=may_have_notes, tags=tags))

    @property
    def _finds_entity(self) -> bool:
        """Whether what is to be found at once are mentions."""
        return self.source.find.startswith("@")

    @on(Annotated)
    async def _mentions_found(self, message: Annotated) -> None:
        if message.annotated.article is not self.source.article:
            return  # the file has changed meanwhile; its mentions are still being looked for
        is_first = self.annotated.is_plain
        self._tags = message.tags
        if is_first:
            self.annotated = message.annotated
        else:
            from reader.screens.edition import revise  # noqa: PLC0415  most articles stay as they are

            revise(self, message.annotated)
        self.set_class(not self.annotated.subjects, "-nobody")
        self.set_class(not self.annotated.events, "-no-events")
        self.look_around()
        if is_first and self._finds_entity:
            await self.search.begin_with(self.source.find)
        if message.entity_errors or self.trouble:
            self.troubles.entities(message.entity_errors)
        if message.may_have_notes or self.notes:
            self.marginalia.read()
        if self._images != "no" and any(block.role is BlockRole.IMAGE for block in self.annotated.blocks):
            from reader.screens.gallery import Gallery  # noqa: PLC0415  few articles have pictures

            self._gallery = self._gallery or Gallery(self, self._images, self._terminal)
            self._gallery.fill(self.source)

    def on_gallery_filled(self, message: Gallery.Filled) -> None:
        """Draw the pictures that there are."""
        self.pictures = message.pictures

    def on_screen_suspend(self) -> None:
        """Let the pictures go when another article covers this one; over windows they stay."""
        if not self.app.screen.is_modal:
            self.pictures = None

    def watch_annotated(self) -> None:
        """What is made when it is first wanted cannot be bound: the find bar and the card."""
        self.search.follow(self.annotated)
        self.panes.show_card()

    # What is selected

    def select(self, key: str, mention: int | None = None) -> None:
        """Select a subject, and nothing else.

        Args:
            key: The subject's.
            mention: The index of one of its mentions, to be the current one.
        """
        self.search.end()
        self.selected_event = self.mention = self.note = None
        self.selected = key
        self.mention = mention

    def watch_selected(self, key: str | None) -> None:
        """Mark the events of the selected subject."""
        self.involving = self.annotated.events_of(key) if key else frozenset()
        self.panes.show_card()
        self.footer.show()

    def watch_selected_event(self, event: str | None) -> None:
        """Mark the sentence of the selected event, and whom it names."""
        if event is not None:
            self.selected = self.mention = self.note = None
        self.told = self.annotated.ties.get(event) if event else None
        self.involved = self.annotated.involved_in(event) if event else frozenset()
        self.footer.show()

    def watch_mention(self, mention: int | None) -> None:
        """One thing is selected at a time."""
        if mention is not None:
            self.note = None

    def watch_matches(self, matches: MatchList | None) -> None:
        """The same."""
        if matches is not None:
            self.note = None

    def watch_note(self, before: str | None, note: str | None) -> None:
        """Show the current note, and have nothing else be selected."""
        if before is None and note is None:
            return
        if note is not None:
            self.selected = self.selected_event = self.mention = None
        self.marginalia.show_current()
        self.footer.show()

    # Notes

    def on_marginalia_read(self, message: Marginalia.Read) -> None:
        """Show the notes, and say what was done with them."""
        self.marginalia.take(message)

    def on_marginalia_failed(self, message: Marginalia.Failed) -> None:
        """Say why notes cannot be read, or not be changed."""
        self.marginalia.tell(message.why)

    @on(ArticleBody.NoteClicked)
    async def _note_clicked(self, message: ArticleBody.NoteClicked) -> None:
        await self.marginalia.click(message.id)

    # The messages of widgets that come later than the text are handled by name: no import is needed.

    async def on_entity_list_chosen(self, message: EntityList.Chosen) -> None:
        """Select it and go to its next mention; once more opens its card."""
        if message.key == self.selected:
            await show_card(self.app, self.annotated, message.key)
        else:
            self.select(message.key)
            self.steps.through_selected(1)
            self.panes.close_drawer()  # it lies over the text that is wanted now

    @on(ArticleBody.MentionClicked)
    async def _mention_clicked(self, message: ArticleBody.MentionClicked) -> None:
        key = self.annotated.keys[message.index]
        if key == self.selected and message.index == self.mention:
            await show_card(self.app, self.annotated, key)
        else:
            self.select(key, message.index)

    @on(ArticleBody.TextClicked)
    async def _text_clicked(self, message: ArticleBody.TextClicked) -> None:
        """Show the note on the clicked words, or select the event that their sentence tells."""
        if self.notes and (note := self.marginalia.at(message.place)) is not None:
            await self.marginalia.click(note)
        elif event := self.annotated.event_at(message.place):
            self.selected_event = event

    def on_timeline_highlighted(self, message: Timeline.Highlighted) -> None:
        """Follow the timeline's cursor."""
        self.steps.to_event(message.event_id)

    async def on_timeline_chosen(self, message: Timeline.Chosen) -> None:
        """Go to its sentence; once more opens all that is known of it."""
        if message.event_id == self.selected_event:
            await show_event(self.app, self.annotated, message.event_id)
        else:
            self.steps.to_event(message.event_id)

    def action_clear(self) -> None:
        """Close the drawer, fold what is wrong, end the search, or clear the selection."""
        if not (self.panes.close_drawer() or (self.trouble and self.troubles.fold())):
            if self.matches is not None:
                self.search.end()
            else:
                self.selected = self.selected_event = self.mention = self.note = None
        self.clear_selection()
        self.set_focus(self.body)

    # What shows

    @on(ArticleBody.Leapt)
    def _leapt(self, message: ArticleBody.Leapt) -> None:
        self.jumps.left(message.place, message.row)

    @on(ArticleBody.Viewed)
    def look_around(self) -> None:
        """See who and what is told in the part of the text that shows."""
        first, last = self.body.span_in_view
        self.in_view = self.annotated.keys_between(first, last)
        self.told_in_view = self.annotated.events_between(first, last)
        self.percent = self.body.percent
        self.footer.show()
        at_top = not self.body.scroll_offset.y
        self.source.keep_place(None if at_top else keep(self.annotated.blocks, self.body.resting_place))

    def on_key(self, event: Key) -> None:
        """Take the message away: it was about the key before."""
        self.footer.key_pressed(event.key)

    # Links, and what is copied

    @on(ArticleBody.LinkClicked)
    def _link_clicked(self, message: ArticleBody.LinkClicked) -> None:
        self.outbox.open_link(message.target)

    async def on_lines_text_link_clicked(self, message: LinesText.LinkClicked) -> None:
        """Follow a link of the small card."""
        if message.link.target is not None:
            await self.windows.go_to(message.link.target, self.annotated)

    async def on_card_screen_goal_chosen(self, message: CardScreen.GoalChosen) -> None:
        """Go to what was chosen on a card."""
        await self.windows.go_to(message.goal, message.annotated)

    def action_copy_text(self) -> None:
        """Copy the text that is selected with the mouse."""
        super().action_copy_text()
        self.footer.tell("Copied.")

    # Finding

    def on_find_bar_found(self, message: FindBar.Found) -> None:
        """Light what was found; if it was typed just now, go to the first match."""
        if message.is_typed:
            self.search.take(message.matches)
        else:
            self.search.replace(message.matches)

    def on_find_bar_stepped(self, message: FindBar.Stepped) -> None:
        """Go to another match while typing."""
        self.search.step(message.steps)

    def on_find_bar_closed(self, message: FindBar.Closed) -> None:
        """Give the keys back to the text."""
        self.search.close(is_kept=message.is_kept)
