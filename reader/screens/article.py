"""The article screen: text, entities and timeline, linked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.reactive import var
from textual.screen import Screen

from reader.commands import Context, bindings_of
from reader.errors import PatternError
from reader.screens.contents import contents
from reader.text.annotation import AnnotatedArticle, annotate
from reader.text.history import JumpHistory
from reader.text.navigation import next_paragraph, next_section, previous_paragraph, previous_section, step
from reader.text.place import Place
from reader.widgets.article_body import ArticleBody
from reader.widgets.card import card_lines, event_lines, why_lines
from reader.widgets.entity_card import EntityCard
from reader.widgets.entity_list import EntityList
from reader.widgets.imprint import citation, furniture
from reader.widgets.row_painter import Highlights
from reader.widgets.status_bar import StatusBar
from reader.widgets.timeline import Timeline

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.timer import Timer
    from textual.widget import Widget

    from reader.model.article import Article
    from reader.text.blocks import TextBlock
    from reader.text.find import FindIndex, MatchList, Query
    from reader.text.gazetteer import Gazetteer
    from reader.text.ties import Tie
    from reader.widgets.card import Line
    from reader.widgets.find_bar import FindBar
    from reader.widgets.status_bar import Hint

MEASURE_STEP_CELLS = 6
SMALLEST_MEASURE_CELLS = 36
LARGEST_MEASURE_CELLS = 138
MESSAGE_SECONDS = 4.0
"""How long a message stays in the status bar."""


class ArticleScreen(Screen[None]):
    """Shows one article. All its state stands in the variables below; the widgets follow them."""

    BINDINGS: ClassVar = bindings_of(Context.ARTICLE)

    annotated: var[AnnotatedArticle | None] = var(None)
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
    measure: var[int] = var(72)
    """The longest row of the text, in cells."""
    percent: var[int] = var(0)
    """How much has been shown when one has read down to the last row in view."""

    class Annotated(Message):
        """An article's mentions have been found."""

        def __init__(self, annotated: AnnotatedArticle) -> None:
            super().__init__()
            self.annotated = annotated

    def __init__(self, article: Article, gazetteer: Callable[[], Gazetteer]) -> None:
        """Show an article.

        Args:
            article: The article.
            gazetteer: Gives the library's gazetteer; called in a worker, since it may have to be read.
        """
        super().__init__()
        self._gazetteer = gazetteer
        self._history = JumpHistory()
        self._marks: dict[str, Place] = {}
        """The reader's marks, by letter."""
        self._found_from = Place(0, 0)
        """Where the search began."""
        self._find_index: tuple[Sequence[TextBlock], FindIndex] | None = None
        """The folded text of some blocks; None: nothing has been searched for."""
        self._message_timer: Timer | None = None
        """Takes the message away; None: there is none."""
        self._zen_hides: tuple[Widget, ...] = ()
        """The panes that zen has closed."""
        self.set_reactive(ArticleScreen.annotated, AnnotatedArticle.plain(article, furniture(article)))

    def compose(self) -> ComposeResult:
        """Text and entities side by side, the timeline below, the status bar last."""
        with Horizontal(id="upper"):
            yield ArticleBody(id="body").data_bind(
                ArticleScreen.annotated,
                ArticleScreen.selected,
                ArticleScreen.told,
                ArticleScreen.mention,
                ArticleScreen.matches,
                ArticleScreen.match,
                ArticleScreen.highlights,
                ArticleScreen.glyphs,
                ArticleScreen.measure,
            )
            with Vertical(id="sidebar"):
                yield EntityList(id="entities").data_bind(
                    ArticleScreen.annotated,
                    ArticleScreen.selected,
                    ArticleScreen.involved,
                    ArticleScreen.in_view,
                )
                yield EntityCard(id="card").data_bind(ArticleScreen.annotated, key=ArticleScreen.selected)
        yield Timeline(id="timeline").data_bind(
            ArticleScreen.annotated,
            selected=ArticleScreen.selected_event,
            involved=ArticleScreen.involving,
            told=ArticleScreen.told_in_view,
        )
        yield StatusBar(id="status")

    # The article and its mentions

    def on_mount(self) -> None:
        """Show the text, and have its mentions found once it is on the screen."""
        self.body.focus()
        self.call_after_refresh(self._find_mentions)

    @property
    def body(self) -> ArticleBody:
        """The text's widget."""
        return self.query_one("#body", ArticleBody)

    @property
    def article(self) -> Article:
        """The article that is shown."""
        return self._annotated.article

    @property
    def _annotated(self) -> AnnotatedArticle:
        if self.annotated is None:  # it is set before the screen is composed, and never taken away
            raise AssertionError
        return self.annotated

    def show_article(self, article: Article) -> None:
        """Show another article in this screen."""
        self._close_find()
        self.action_clear_selection()
        self.mention = None
        self._history = JumpHistory()
        self._marks.clear()
        self.annotated = AnnotatedArticle.plain(article, furniture(article))
        self._find_mentions()

    @work(thread=True, exclusive=True, group="mentions")
    def _find_mentions(self) -> None:
        article = self.article
        self.post_message(self.Annotated(annotate(article, self._gazetteer(), furniture(article))))

    @on(Annotated)
    def _mentions_found(self, message: Annotated) -> None:
        if message.annotated.article is self.article:
            self.annotated = message.annotated

    def watch_annotated(self) -> None:
        """Who is in view is not known before the mentions are."""
        if self.is_mounted:
            self._show_status()

    # What is selected

    def _select(self, key: str) -> None:
        """Select a subject, and nothing else."""
        self.selected_event = None
        self.selected = key

    def watch_selected(self, key: str | None) -> None:
        """Mark the events of the selected subject."""
        self.involving = self._annotated.events_of(key) if key else frozenset()
        self.set_class(key is not None, "-card")
        self._show_status()

    def watch_selected_event(self, event: str | None) -> None:
        """Mark the sentence of the selected event, and whom it names."""
        if event is not None:
            self.selected = None
        self.told = self._annotated.ties.get(event) if event else None
        self.involved = self._annotated.involved_in(event) if event else frozenset()
        self._show_status()

    @on(EntityList.Chosen)
    def _entity_chosen(self, message: EntityList.Chosen) -> None:
        """Select it and go to its next mention; once more opens its card."""
        if message.key == self.selected:
            self._open_card(message.key)
            return
        self._select(message.key)
        self._step_selected(1)

    @on(ArticleBody.MentionClicked)
    def _mention_clicked(self, message: ArticleBody.MentionClicked) -> None:
        key = self._annotated.keys[message.index]
        if key == self.selected and message.index == self.mention:
            self._open_card(key)
            return
        self._select(key)
        self.mention = message.index

    @on(ArticleBody.TextClicked)
    def _text_clicked(self, message: ArticleBody.TextClicked) -> None:
        """Select the event that the clicked sentence tells."""
        for event in self._annotated.events_in(message.place.block):
            tie = self._annotated.ties[event]
            if tie.sentence_start <= message.place.char < tie.sentence_end:
                self.selected_event = event
                return

    @on(Timeline.Highlighted)
    def _event_highlighted(self, message: Timeline.Highlighted) -> None:
        self._show_event(message.event_id)

    @on(Timeline.Chosen)
    def _event_chosen(self, message: Timeline.Chosen) -> None:
        """Go to its sentence; once more opens all that is known of it."""
        if message.event_id == self.selected_event:
            self._open_lines("Event", event_lines(self._annotated, message.event_id))
            return
        self._show_event(message.event_id)

    def _show_event(self, event: str) -> None:
        self.selected_event = event
        if self.told:
            self._jump(Place(self.told.block, self.told.start))
        else:
            self.tell("No sentence of the article tells this event.")

    def action_clear(self) -> None:
        """End the search, or clear the selection."""
        if self.matches is not None:
            self._close_find()
        else:
            self.action_clear_selection()
        self.clear_selection()
        self._show_status()

    def action_clear_selection(self) -> None:
        """Clear what is selected."""
        self.selected = self.selected_event = None
        self.mention = None

    # What shows

    @on(ArticleBody.Viewed)
    def _viewed(self, message: ArticleBody.Viewed) -> None:
        annotated = self._annotated
        if message.last.block >= len(annotated.blocks):
            return
        self.percent = message.percent
        self.in_view = annotated.keys_between(message.first, message.last)
        self.told_in_view = annotated.events_between(message.first, message.last)
        self._show_status()

    def _show_status(self) -> None:
        status = self.query_one(StatusBar)
        status.hints = tuple(self._hints())
        at = self._annotated.section_at(self.body.top_place.block)
        heading = self._annotated.headings[at].text if at >= 0 else ""
        status.place = " · ".join(part for part in (heading, f"{self.percent} %") if part)

    def _hints(self) -> Sequence[Hint]:
        if self.matches is not None:
            stepping = (f"match {(self.match or 0) + 1}/{len(self.matches)}", "Esc", "end search")
        elif self.selected is not None:
            subject = self._annotated.subjects.get(self.selected)
            indexes = subject.mentions if subject else ()
            at = indexes.index(self.mention) + 1 if self.mention in indexes else 0
            label = subject.label if subject else self.selected
            stepping = (f"{label} {at or '–'}/{len(indexes)}", "Esc", "clear")
        else:
            return (
                ("/", "find"),
                ("] [", "section"),
                ("* #", "mention"),
                (". ,", "event"),
                ("Tab", "pane"),
                ("?", "help"),
            )
        words, key, rest = stepping
        return (
            ("n N", words),
            (key, rest),
            ("/", "find"),
            ("] [", "section"),
            ("Tab", "pane"),
            ("?", "help"),
        )

    def tell(self, message: str) -> None:
        """Say something in the status bar for a while."""
        status = self.query_one(StatusBar)
        status.message = message
        if self._message_timer is not None:
            self._message_timer.stop()
        self._message_timer = self.set_timer(MESSAGE_SECONDS, self._clear_message)

    def _clear_message(self) -> None:
        self.query_one(StatusBar).message = ""

    # Jumping

    def _jump(self, place: Place, *, at_top: bool = False) -> None:
        """Go to a place, and remember this one if that scrolls."""
        here = self.body.top_place
        self.body.show(place, at_top=at_top)
        if self.body.top_place != here:
            self._history.jumped_from(here)

    def action_back(self) -> None:
        """Return to the place before the last jump."""
        self._go(self._history.back(self.body.top_place), "There is no place to go back to.")

    def action_forward(self) -> None:
        """Go again to where one came back from."""
        self._go(self._history.forward(self.body.top_place), "There is no place to go forward to.")

    def _go(self, place: Place | None, otherwise: str) -> None:
        if place is None:
            self.tell(otherwise)
        else:
            self.body.show_top(place)

    def action_next_section(self) -> None:
        """Go to the next section."""
        place = next_section(self._annotated, self.body.section_place)
        if place is None:
            self.tell("This is the last section.")
        else:
            self._jump(place, at_top=True)

    def action_previous_section(self) -> None:
        """Go to the beginning of this section, then to the one before."""
        place = previous_section(self._annotated, self.body.section_place)
        self._jump(place or Place(0, 0), at_top=True)

    def action_next_paragraph(self) -> None:
        """Go to the next paragraph."""
        if place := next_paragraph(self._annotated, self.body.section_place):
            self.body.show(place, at_top=True)

    def action_previous_paragraph(self) -> None:
        """Go to the paragraph before."""
        place = previous_paragraph(self._annotated, self.body.section_place)
        self.body.show(place or Place(0, 0), at_top=True)

    @work
    async def action_contents(self) -> None:
        """Choose a section to jump to."""
        from reader.screens.modal import ChooserScreen  # noqa: PLC0415  an article is shown without it

        headings = self._annotated.headings
        at = self._annotated.section_at(self.body.section_place.block)
        entries = contents(self._annotated)
        current = str(headings[at].block) if at >= 0 else None
        chosen = await self.app.push_screen_wait(ChooserScreen("Contents", entries, current))
        if chosen is not None:
            self._jump(Place(int(chosen), 0), at_top=True)

    # Mentions, matches and events

    def action_next(self) -> None:
        """Go to the next match, or to the selected entity's next mention."""
        self._step_anything(1)

    def action_previous(self) -> None:
        """Go to the previous match, or to the selected entity's previous mention."""
        self._step_anything(-1)

    def _step_anything(self, steps: int) -> None:
        if self.matches is not None:
            self._step_match(steps)
        elif self.selected is not None:
            self._step_selected(steps)
        else:
            self.tell("Select an entity first (2, then Enter), or search (/). * goes to any mention.")

    def _step_selected(self, steps: int) -> None:
        subject = self._annotated.subjects.get(self.selected or "")
        if subject is None or not subject.mentions:
            self.tell("The text does not name it.")
            return
        self._step_mentions(subject.mentions, steps)

    def action_next_mention(self) -> None:
        """Go to the next mention of anything."""
        self._step_mentions(range(len(self._annotated.mentions)), 1)

    def action_previous_mention(self) -> None:
        """Go to the previous mention of anything."""
        self._step_mentions(range(len(self._annotated.mentions)), -1)

    def _step_mentions(self, indexes: Sequence[int], steps: int) -> None:
        found = step(self._annotated, indexes, self._mention_place(steps), steps)
        if found is None:
            self.tell("No mention in this article.")
            return
        self.mention, goes_round = found
        mention = self._annotated.mentions[self.mention]
        self._jump(Place(mention.block, mention.start))
        if goes_round:
            self.tell("From the top again." if steps > 0 else "From the end again.")
        self._show_status()

    def _mention_place(self, steps: int) -> Place:
        """Where to step from: the current mention while it shows, else the edge of the view."""
        body = self.body
        if self.mention is not None:
            mention = self._annotated.mentions[self.mention]
            place = Place(mention.block, mention.start)
            if body.shows(place):
                return place
        return body.edge_place(steps)

    def action_next_event(self) -> None:
        """Select the next event in time."""
        self._step_event(1)

    def action_previous_event(self) -> None:
        """Select the event before in time."""
        self._step_event(-1)

    def _step_event(self, steps: int) -> None:
        ids = [event.id for event in self._annotated.events]
        if not ids:
            self.tell("This article has no timeline.")
            return
        at = (
            ids.index(self.selected_event) + steps if self.selected_event in ids else (0 if steps > 0 else -1)
        )
        self._show_event(ids[at % len(ids)])

    def action_why(self) -> None:
        """Tell the rule and the name behind the current mention, or the selected entity's card."""
        if self.mention is not None:
            self._open_lines("Why is this a mention?", why_lines(self._annotated, self.mention))
        elif self.selected is not None:
            self._open_card(self.selected)
        else:
            self.tell("Go to a mention first: * steps to the next one.")

    def _open_card(self, key: str) -> None:
        self._open_lines("Entity", card_lines(self._annotated, key))

    def _open_lines(self, title: str, lines: Sequence[Line]) -> None:
        from reader.screens.modal import LinesScreen  # noqa: PLC0415  an article is shown without it

        self.app.push_screen(LinesScreen(title, lines))

    # Finding

    @work
    async def action_find(self) -> None:
        """Open the line to type in."""
        from reader.widgets.find_bar import FindBar  # noqa: PLC0415  an article is shown without it

        if not self.query(FindBar):
            await self.mount(FindBar(id="find"), before=self.query_one(StatusBar))
        self._found_from = self.body.top_place
        self.query_one(FindBar).open()

    # The find bar's messages are handled by name, so that its module is imported with the first search.

    def on_find_bar_changed(self, message: FindBar.Changed) -> None:
        """Search as one types, and show the first match from where the search began."""
        message.stop()
        self._search(message.wanted)

    def on_find_bar_submitted(self, message: FindBar.Submitted) -> None:
        """Give the keys back to the text; n and N step through the matches."""
        message.stop()
        if self.matches is None or not len(self.matches):
            self._close_find()
            return
        self._history.jumped_from(self._found_from)
        self._find_bar.display = False
        self.body.focus()

    def on_find_bar_cancelled(self, message: FindBar.Cancelled) -> None:
        """Return to where the search began."""
        message.stop()
        self._close_find()
        self.body.show_top(self._found_from)

    def on_find_bar_stepped(self, message: FindBar.Stepped) -> None:
        """Go to another match while typing."""
        message.stop()
        self._step_match(message.steps)

    @property
    def _find_bar(self) -> FindBar:
        from reader.widgets.find_bar import FindBar  # noqa: PLC0415  an article is shown without it

        return self.query_one(FindBar)

    def _search(self, query: Query) -> None:
        bar = self._find_bar
        bar.is_fault = False
        if not query.text.strip("@ "):
            self.matches = self.match = None
            bar.count = ""
            self.body.show_top(self._found_from)
            return
        try:
            self.matches = self._find(query)
        except PatternError as fault:
            self.matches = self.match = None
            bar.is_fault = True
            bar.count = f"{fault}: {fault.hint}" if fault.hint else str(fault)
            return
        self.match = self.matches.next_after(*self._found_from)
        if self.match is None and len(self.matches):
            self.match = 0
        self._show_match()

    def _find(self, query: Query) -> MatchList:
        """The matches of a query; of ``@name`` the mentions of those whom it may mean.

        Raises:
            PatternError: The expression cannot be searched for, or nobody is called so.
        """
        from reader.text.find import FindIndex, MatchList, match_entities  # noqa: PLC0415  with the first search

        annotated = self._annotated
        if query.entity is None:
            if self._find_index is None or self._find_index[0] is not annotated.blocks:
                texts = [block.text for block in annotated.blocks]
                self._find_index = (annotated.blocks, FindIndex(texts))
            return self._find_index[1].find(query)
        named = [subject.entity for subject in annotated.subjects.values() if subject.entity]
        keys = frozenset(match_entities(query.entity, named))
        if not keys:
            raise PatternError(f"nobody here is called {query.entity}")
        mentions = (m for m, key in zip(annotated.mentions, annotated.keys, strict=True) if key in keys)
        return MatchList.of(((m.block, m.start, m.end) for m in mentions), len(annotated.blocks))

    def _step_match(self, steps: int) -> None:
        if self.matches is None or not len(self.matches):
            self.tell("Nothing found.")
            return
        at = (self.match if self.match is not None else -1) + steps
        self.match = at % len(self.matches)
        if at != self.match:
            self.tell("The search goes on from the top." if steps > 0 else "The search goes on from the end.")
        self._show_match()

    def _show_match(self) -> None:
        """Bring the current match into view, and tell which one it is."""
        matches = self.matches
        if matches is not None:
            found = len(matches)
            self._find_bar.count = f"{(self.match or 0) + 1}/{found}" if found else "nothing found"
            self._find_bar.is_fault = not found
            if self.match is not None:
                block, start, _ = matches.position(self.match)
                self.body.show(Place(block, start))
        self._show_status()

    def _close_find(self) -> None:
        """End the search."""
        self.matches = self.match = None
        for bar in self.query("#find"):
            bar.display = False
        self.body.focus()
        self._show_status()

    # Marks

    def action_set_mark(self) -> None:
        """Remember this place under a letter."""
        self._ask_letter("Mark this place with which letter?", self._set_mark)

    def action_go_mark(self) -> None:
        """Return to a marked place."""
        letters = " ".join(sorted(self._marks))
        self._ask_letter(
            f"Go to which mark? {letters}" if letters else "No mark yet: m sets one.", self._go_mark
        )

    def _ask_letter(self, question: str, then: Callable[[str], None]) -> None:
        from reader.screens.modal import LetterScreen  # noqa: PLC0415  an article is shown without it

        self.tell(question)
        self.app.push_screen(LetterScreen(), lambda letter: then(letter) if letter else None)

    def _set_mark(self, letter: str) -> None:
        self._marks[letter] = self.body.top_place
        self.tell(f"Mark {letter} set. ' {letter} returns here.")

    def _go_mark(self, letter: str) -> None:
        if letter in self._marks:
            self._history.jumped_from(self.body.top_place)
            self.body.show_top(self._marks[letter])
        else:
            self.tell(f"There is no mark {letter}.")

    # How it looks

    def action_highlights(self) -> None:
        """Mark all mentions, the first in each section, or none."""
        modes = list(Highlights)
        self.highlights = modes[(modes.index(self.highlights) + 1) % len(modes)]
        self.tell(f"Marked: {self.highlights}.")

    def action_glyphs(self) -> None:
        """Draw the sign of its type before each mention, or not."""
        self.glyphs = not self.glyphs

    def action_wider(self) -> None:
        """Make the lines longer."""
        self._set_measure(self.measure + MEASURE_STEP_CELLS)

    def action_narrower(self) -> None:
        """Make the lines shorter."""
        self._set_measure(self.measure - MEASURE_STEP_CELLS)

    def _set_measure(self, cells: int) -> None:
        self.measure = max(SMALLEST_MEASURE_CELLS, min(LARGEST_MEASURE_CELLS, cells))
        room = self.body.scrollable_content_region.width
        note = f"; the pane has room for {room}" if self.measure > room else ""
        self.tell(f"Lines of {self.measure} cells{note}.")

    # Panes

    def action_focus_body(self) -> None:
        """Move to the text."""
        self.body.focus()

    def action_focus_entities(self) -> None:
        """Move to the entities."""
        self._open_pane("entities")
        self.query_one(EntityList).focus()

    def action_focus_timeline(self) -> None:
        """Move to the timeline."""
        self._open_pane("timeline")
        self.query_one(Timeline).focus()

    def action_next_pane(self) -> None:
        """Move to the next pane."""
        self.focus_next()

    def action_previous_pane(self) -> None:
        """Move to the pane before."""
        self.focus_previous()

    def action_toggle_entities(self) -> None:
        """Open or close the entities pane."""
        self._toggle_pane("entities")

    def action_toggle_timeline(self) -> None:
        """Open or close the timeline pane."""
        self._toggle_pane("timeline")

    def _open_pane(self, name: str) -> None:
        self.remove_class("-zen", f"-{name}-closed")
        self.add_class(f"-{name}-open")

    def _close_pane(self, name: str) -> None:
        self.remove_class(f"-{name}-open")
        self.add_class(f"-{name}-closed")

    def _toggle_pane(self, name: str) -> None:
        pane = self.query_one("#sidebar" if name == "entities" else "#timeline")
        is_drawn_small = name == "timeline" and pane.size.height == 1 and not self.has_class(f"-{name}-open")
        if not pane.display or is_drawn_small:
            self._open_pane(name)
            return
        if pane.has_focus_within:
            self.body.focus()
        self._close_pane(name)

    def action_zen(self) -> None:
        """Show the text alone, or everything again."""
        self.toggle_class("-zen")
        self.body.focus()

    # Copying

    def action_copy_citation(self) -> None:
        """Copy headline, source and date."""
        self.app.copy_to_clipboard(citation(self.article))
        self.tell("Citation copied.")

    def action_copy_link(self) -> None:
        """Copy the address of the source."""
        if self.article.source and self.article.source.url:
            self.app.copy_to_clipboard(self.article.source.url)
            self.tell("Link copied.")
        else:
            self.tell("This article names no address.")

    @on(ArticleBody.LinkClicked)
    def _link_clicked(self, message: ArticleBody.LinkClicked) -> None:
        """Tell where a link leads; the reader copies it from there."""
        self.app.copy_to_clipboard(message.target)
        self.tell(f"Link copied: {message.target}")
