"""The text of an article: one line-API widget that draws only the rows that show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.widget import Widget

from reader.commands import Context
from reader.keys import bindings_of
from reader.model.article import InlineKind
from reader.text.page import BLANK, Page, joined, lay_out, picture_rows
from reader.text.place import Place
from reader.widgets.component_style import component_style
from reader.widgets.entity_look import glyph_cells_of
from reader.widgets.marked_scrollbar import mark_scrollbar
from reader.widgets.row_painter import STYLES, Emphasis, Highlights
from reader.widgets.row_renderer import CHOSEN, NOTE, NOTE_SIGN, Column, RowRenderer, Sheet, cell_of
from reader.widgets.text_cursor import put_text_cursor

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from textual.geometry import Region
    from textual.selection import Selection
    from textual.strip import Strip

    from reader.text.annotation import AnnotatedArticle
    from reader.text.blocks import BlockRole, TextBlock
    from reader.text.find import MatchList
    from reader.text.page import Row
    from reader.text.placed_note import PlacedNote
    from reader.text.ties import Tie
    from reader.widgets.picture import Pictures, Placed

TOP_ROWS = 1
"""Empty rows above the text, and below it."""

GUTTER_CELLS = 1
"""What stays free between the text and its scrollbar."""

FIRST_BLOCKS = 300
"""How many blocks of a long article the first frame is made from: more than any screen shows."""

MARGIN = "margin"
"""The name of the style whose padding is the margin to the left of the text."""

KEPT_PAGES = 3
"""For how many widths the rows are kept: panes open and close, and windows are made larger for a while."""

KEPT_ROWS = 2
"""Rows of the page before that stay in view after a page down or up."""


class ArticleBody(ScrollView, can_focus=True):
    """Draws an article's blocks as rows, with mentions, matches and the told event marked."""

    DEFAULT_CSS = """
    ArticleBody { scrollbar-gutter: stable; scrollbar-size-vertical: 1; overflow-x: hidden; }
    """
    COMPONENT_CLASSES = {f"article-body--{name}" for name in {*STYLES, CHOSEN, NOTE_SIGN, MARGIN}}
    BINDINGS = bindings_of(Context.BODY)

    annotated: var[AnnotatedArticle | None] = var(None)
    """What to show; None: nothing yet."""
    selected: var[str | None] = var(None)
    """The key of the selected subject: its mentions stand out, the others recede."""
    told: var[Tie | None] = var(None)
    """Where the selected event is told."""
    mention: var[int | None] = var(None)
    """The index of the current mention; it stands out among its equals."""
    matches: var[MatchList | None] = var(None)
    """What the search found; None: there is no search."""
    match: var[int | None] = var(None)
    """The index of the current match."""
    highlights: var[Highlights] = var(Highlights.ALL)
    """Which mentions are marked."""
    glyphs: var[bool] = var(False)
    """Whether the sign of its type stands before each mention."""
    hints: var[Mapping[tuple[int, int], str]] = var(dict)
    """Letters drawn over the text, by the block and character where they begin."""
    measure: var[int] = var(72)
    """The longest row, in cells."""
    pictures: var[Pictures | None] = var(None)
    """What is drawn below the words that stand for an image; None: nothing."""
    notes: var[Sequence[PlacedNote]] = var(())
    """The reader's notes: their passages are marked, and signs for them stand in the margin."""
    note: var[str | None] = var(None)
    """The id of the current note; its passage stands out among its equals."""

    class Viewed(Message):
        """Other rows show than before."""

    class Leapt(Message):
        """The reader has gone to the beginning or to the end."""

        def __init__(self, place: Place, row: int) -> None:
            super().__init__()
            self.place = place
            """The first character that showed before."""
            self.row = row
            """On which row of the view it stood."""

    class MentionClicked(Message):
        """A mention was clicked."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index
            """Its index in the annotated article."""

    class NoteClicked(Message):
        """The sign of a note was clicked."""

        def __init__(self, id_: str) -> None:
            super().__init__()
            self.id = id_
            """The note's."""

    class LinkClicked(Message):
        """A link was clicked."""

        def __init__(self, target: str) -> None:
            super().__init__()
            self.target = target
            """Its address, as the article writes it."""

    class TextClicked(Message):
        """The text was clicked where there is neither mention nor link."""

        def __init__(self, place: Place) -> None:
            super().__init__()
            self.place = place
            """The character under the mouse."""

    def __init__(self, line_spacing: int = 1, *, justify: bool = False, id: str | None = None) -> None:  # noqa: A002  Textual's own name for it
        """Show nothing yet.

        Args:
            line_spacing: From one row of a paragraph to the next, in rows.
            justify: Whether rows are spread so that all end at the same column.
            id: Textual's own.
        """
        super().__init__(id=id)
        self._line_spacing = line_spacing
        """From one row of a paragraph to the next, in rows."""
        self._justify = justify
        """Whether rows are spread so that all end at the same column."""
        self._page = Page([], [])
        """The rows in the present room."""
        self._placed: Mapping[int, Placed] = {}
        """The pictures among them, by their block."""
        self._room = (0, 0)
        """What these were made for: the width of the text, and how high a picture may be."""
        self._noted: Mapping[int, str] = {}
        """The rows on which notes begin, each with the id of its first note."""
        self._pages: LRUCache[tuple[int, int], Page] = LRUCache(KEPT_PAGES)
        """The same text in the room that it had last."""
        self._laid_out: tuple[tuple[TextBlock, ...], dict[int, list[int]], Pictures | None] | None = None
        """What the rows were made from: blocks, signs and pictures; None: there are none yet."""
        self._renderer = RowRenderer(self)
        """Draws rows, and keeps what is drawn."""
        self._drawn_from: Sheet | None = None
        """What the rows are drawn from that are drawn at this moment; None: none are."""
        self._goal: Place | None = None
        """Where the last jump to the top led; None: one has scrolled since."""
        self._kept: Place | None = None
        """What showed at the top before rows were made anew; None: one has scrolled since."""
        self._kept_row: int | None = 0
        """On which row of the view that was; None: as `resting_place` has it."""
        self._is_reflowing = False
        """Whether the rows are being made anew, so that what scrolls is not the reader."""

    # Laying out

    @property
    def text_cells(self) -> int:
        """The width of the text column, in cells."""
        return max(1, min(self.measure, self.room_cells))

    @property
    def room_cells(self) -> int:
        """The width that a text column could have, in cells."""
        return self.scrollable_content_region.width - GUTTER_CELLS - self._least_margin_cells

    @property
    def _least_margin_cells(self) -> int:
        """What stays free to the left of the text column at least, by the stylesheet."""
        return self.get_component_styles(f"article-body--{MARGIN}").padding.left

    @property
    def margin_cells(self) -> int:
        """What stays free to the left of the text column, in cells."""
        return self._least_margin_cells + max(0, (self.room_cells - self.text_cells) // 2)

    def _lay_out(self) -> None:
        """Make the rows anew if what they are made from has changed; the place is kept."""
        self._renderer.forget()
        self._make_rows()
        self.refresh()
        self.call_after_refresh(self._post_viewed)

    def _make_rows(self) -> None:
        annotated = self.annotated
        if annotated is None or not self.scrollable_content_region.width:
            return
        blocks, width = annotated.blocks, self.text_cells
        if self._laid_out is None and len(blocks) > FIRST_BLOCKS:
            # The first frame shows the beginning; the rest is laid out when that is on the screen.
            blocks = blocks[: FIRST_BLOCKS + (self._kept.block if self._kept else 0)]
            self.call_after_refresh(self._lay_out)
        room = (width, picture_rows(self.rows_in_view) if self.pictures else 0)
        source = (blocks, self._signs(), self.pictures)
        if source != self._laid_out:
            self._pages.clear()
        elif room == self._room:
            self._laid_out = source  # what is the very same is compared at once
            self._return_to_kept(annotated)  # there may be less room below now, or more
            return
        self._renderer.forget()
        if self._laid_out:
            self._keep_top()
        self._is_reflowing = True
        self._laid_out, self._room = source, room
        self._placed = self.pictures.placed(annotated, *room) if self.pictures else {}
        page = self._pages.get(room)
        if page is None:
            heights = {block: placed.size.rows for block, placed in self._placed.items()}
            page = self._pages[room] = lay_out(blocks, width, source[1], self._line_spacing, heights)
        self._page = page
        self._place_signs()
        size = Size(self.scrollable_content_region.width, len(self._page) + 2 * TOP_ROWS)
        # Setting it in the usual way would have the whole screen laid out, in which nothing moves.
        self.set_reactive(Widget.virtual_size, size)
        self._scroll_update(size)
        self._return_to_kept(annotated)
        self._is_reflowing = False
        self._show_matches_on_scrollbar()

    def _return_to_kept(self, annotated: AnnotatedArticle) -> None:
        """Show what showed at the top before the rows were made anew."""
        if self._kept is None or self._kept.block >= len(annotated.blocks):
            return
        y = self._top_with(self._kept, self._kept_row)
        if y != self.scroll_offset.y:
            is_reflowing, self._is_reflowing = self._is_reflowing, True
            self.scroll_to(y=y, animate=False, force=True, immediate=True)
            self._is_reflowing = is_reflowing

    def _keep_top(self) -> None:
        """Remember what shows at the top, unless that is remembered since before."""
        if self._kept is None and self.scroll_offset.y:
            self._kept, self._kept_row = self.top_place, self.top_row

    def _signs(self) -> dict[int, list[int]]:
        """For each block the offsets before which a sign is drawn, each as often as the sign has cells."""
        places: dict[int, list[int]] = {}
        if self.glyphs and self.annotated:
            subjects = self.annotated.subjects
            cells = {key: glyph_cells_of(subject.entity) for key, subject in subjects.items()}
            for key, mention in zip(self.annotated.keys, self.annotated.mentions, strict=True):
                places.setdefault(mention.block, []).extend([mention.start] * cells[key])
        return places

    def _place_signs(self) -> None:
        """See on which rows notes begin."""
        noted: dict[int, str] = {}
        for note, _, place in self.notes:
            if place is not None and place.block < self._page.block_count:
                noted.setdefault(self._page.row_of(place), note.id)
        self._noted = noted

    def notify_style_update(self) -> None:
        """Drop what was drawn in the old styles."""
        super().notify_style_update()
        self._renderer.forget_styles()
        self._show_matches_on_scrollbar()

    def _size_updated(
        self,
        size: Size,
        virtual_size: Size,
        container_size: Size,
        layout: bool = True,  # noqa: FBT001, FBT002  Textual's signature
    ) -> bool:
        """Make the rows while the screen is laid out, so that it is drawn once in its new size."""
        self._keep_top()
        self._is_reflowing = True  # a lower page may have to be scrolled back for now
        is_changed = super()._size_updated(size, virtual_size, container_size, layout)
        self._is_reflowing = False
        self._make_rows()
        if is_changed:
            self._post_viewed()
        return is_changed

    def watch_annotated(self, before: AnnotatedArticle | None, now: AnnotatedArticle | None) -> None:
        """Show another article from its beginning, and the same one where it is."""
        if before and now and before.article.id != now.article.id:
            self._laid_out = self._kept = None
            self.scroll_to(y=0, animate=False, force=True)
        self._lay_out()

    def watch_glyphs(self) -> None:
        """Signs change the width of rows."""
        self._lay_out()

    def watch_pictures(self, before: Pictures | None, now: Pictures | None) -> None:
        """Pictures take rows, and the terminal may keep them."""
        if now is not None:
            now.attach(self)
        elif before is not None:
            before.detach()
        self._lay_out()

    def on_unmount(self) -> None:
        """Leave no picture in the terminal's memory."""
        if self.pictures is not None:
            self.pictures.detach()

    def watch_measure(self) -> None:
        """The width of the column has changed."""
        self._lay_out()

    def _redraw(self) -> None:
        self._renderer.forget()
        self.refresh()

    watch_selected = watch_highlights = watch_hints = _redraw

    def watch_notes(self) -> None:
        """Mark other passages."""
        self._place_signs()
        self._redraw()

    def watch_note(self) -> None:
        """Let another note stand out."""
        self._redraw()
        self._put_text_cursor()

    def watch_told(self) -> None:
        """Mark another sentence."""
        self._redraw()
        self._put_text_cursor()

    def _redraw_spans(self, spans: Iterable[tuple[int, int, int]]) -> None:
        """Draw anew only the rows on which some (block, start, end) stand."""
        for block, start, end in spans:
            first = self._page.row_of(Place(block, start))
            last = self._page.row_of(Place(block, end - 1))
            self._renderer.forget_rows(first, last)
            self.refresh_lines(first + TOP_ROWS, last - first + 1)

    def watch_mention(self, before: int | None, now: int | None) -> None:
        """Let another mention stand out."""
        mentions = self.annotated.mentions if self.annotated and len(self._page) else ()
        marked = [mentions[index] for index in (before, now) if index is not None and index < len(mentions)]
        self._redraw_spans((found.block, found.start, found.end) for found in marked)
        self._put_text_cursor()

    def watch_match(self, before: int | None, now: int | None) -> None:
        """Let another match stand out."""
        if (matches := self.matches) is not None and len(self._page):
            indexes = [index for index in (before, now) if index is not None and index < len(matches)]
            self._redraw_spans(map(matches.position, indexes))
        self._put_text_cursor()

    def watch_matches(self) -> None:
        """Light the matches, here and on the scrollbar."""
        self._show_matches_on_scrollbar()
        self._redraw()

    def _show_matches_on_scrollbar(self) -> None:
        if not self.is_mounted:
            return
        colour = component_style(self, "article-body--current-match").rich_style.bgcolor
        rows = max(1, len(self._page))
        marks: frozenset[float] = frozenset()
        if self.matches is not None and len(self._page):
            marks = frozenset(
                round(self._page.row_of(Place(block, start)) / rows, 3)
                for block, start, _ in self.matches.sample(self.size.height * 4)
            )
        mark_scrollbar(self.vertical_scrollbar, marks, colour.name if colour else "yellow")

    # Places

    @property
    def top_place(self) -> Place:
        """The first character that shows."""
        return self._page.place_of(self.scroll_offset.y - TOP_ROWS)

    @property
    def top_row(self) -> int:
        """On which row of the view that stands: on 1 below an empty row, above 0 where its picture is."""
        if not len(self._page):
            return 0
        return self._page.row_of(self.top_place) + TOP_ROWS - self.scroll_offset.y

    @property
    def resting_place(self) -> Place:
        """What to begin at to see this again: the place at the top, told apart by its second character.

        A view that begins with the empty row above a block has the block's first character as its place, as
        a jump there has; one that begins with the block itself the second.
        """
        place = self.top_place
        if len(self._page) and not self.top_row and self._is_below_blank(place):
            return place._replace(char=1)
        return place

    def _is_below_blank(self, place: Place) -> bool:
        """Whether a block with an empty row above it begins at a place."""
        row = self._page.row_of(place)
        return not place.char and (row == 0 or self._page.row(row - 1).block == BLANK)

    @property
    def step_place(self) -> Place:
        """The place that steps by section and paragraph start from.

        Near the end a section cannot be brought to the top: then it is the goal of the last jump.
        """
        goal = self._goal
        return goal if goal is not None and self.shows(goal) else self.top_place

    @property
    def rows_in_view(self) -> int:
        """How many rows fit."""
        return max(1, self.scrollable_content_region.height)

    def begin_at(self, place: Place | None, row: int | None = None) -> None:
        """Show a place when the rows are made next.

        Args:
            place: What to show at the top; None: what shows now.
            row: On which row of the view it stands (see `top_row`); None: the place is a `resting_place`.
        """
        self._kept, self._kept_row = place, row

    def show(self, place: Place, *, at_top: bool = False) -> None:
        """Scroll so that a place is well in view.

        Args:
            place: What to show.
            at_top: Put it on the first row; else scroll only if it is not in view, and centre it then.
        """
        if not len(self._page):
            return
        row = self._page.row_of(place) + TOP_ROWS
        top = self.scroll_offset.y
        if at_top:
            self._scroll(row - 1)
            self._goal = place
        elif not top + 1 <= row < top + self.rows_in_view - 1:
            self._scroll(row - self.rows_in_view // 2)

    def show_top(self, place: Place, row: int) -> None:
        """Scroll so that what was once ``top_place`` and ``top_row`` is so again."""
        if len(self._page):
            self._scroll(self._top_with(place, row))

    def _top_with(self, place: Place, row: int | None) -> int:
        """Where the view begins when a place stands on a row of it; at the latest in the place's block."""
        if row is None:
            row = int(self._is_below_blank(place))
        # Where the view began inside a picture it still does, even if that is lower now.
        last = self._page.rows_of(place.block)[1] - 1
        return min(self._page.row_of(place) - row, last) + TOP_ROWS

    @property
    def span_in_view(self) -> tuple[Place, Place]:
        """The first character that shows, and the end of the last row that does."""
        bottom = self.scroll_offset.y - TOP_ROWS + self.rows_in_view - 1
        return self.top_place, self._page.end_of(bottom)

    def shows(self, place: Place) -> bool:
        """Whether a place is in view."""
        if not len(self._page):
            return False
        row = self._page.row_of(place) + TOP_ROWS - self.scroll_offset.y
        return 0 <= row < self.rows_in_view

    def edge_place(self, steps: int) -> Place:
        """Where the view begins, for steps forwards, or ends, for steps backwards.

        A step finds what lies beyond a place, so this is just before or just behind what shows.
        """
        if steps > 0:
            top = self.top_place
            return Place(top.block, top.char - 1)
        row = min(len(self._page), self.scroll_offset.y - TOP_ROWS + self.rows_in_view) - 1
        return self._page.end_of(row)

    def _scroll(self, y: float) -> None:
        self._goal = None
        self.scroll_to(y=y, animate=False, force=True, immediate=True)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell what shows now."""
        super().watch_scroll_y(old_value, new_value)
        if not self._is_reflowing:
            self._kept = None
        if round(old_value) != round(new_value):
            self._post_viewed()
            self._put_text_cursor()

    def _post_viewed(self) -> None:
        if self.annotated is None or not len(self._page):
            return
        self.post_message(self.Viewed())

    @property
    def percent(self) -> int:
        """How much of the article has been shown when one has read down to here."""
        shown = self.scroll_offset.y - TOP_ROWS + self.rows_in_view
        return 100 * min(shown, len(self._page)) // max(1, len(self._page))

    @property
    def _attention(self) -> Place:
        """Where the current match, mention or note, or the told sentence begins; else what shows first."""
        place = None
        if self.matches is not None and self.match is not None:
            place = Place(*self.matches.position(self.match)[:2])
        elif self.annotated and self.mention is not None:
            mention = self.annotated.mentions[self.mention]
            place = Place(mention.block, mention.start)
        elif self.told is not None:
            place = Place(self.told.block, self.told.start)
        elif self.note is not None:
            place = next((placed.place for placed in self.notes if placed.note.id == self.note), None)
        return place if place is not None and self.shows(place) else self.top_place

    @on(events.Focus)
    def _focused(self) -> None:
        self.call_after_refresh(self._put_text_cursor)  # behind the field that has had the keys

    def _put_text_cursor(self) -> None:
        if self.annotated is None or not self._laid_out or not len(self._page):
            return
        cell, row = cell_of(self._sheet(self.annotated), self._attention)
        put_text_cursor(self, cell, row + TOP_ROWS - self.scroll_offset.y)

    # Moving

    def action_line_down(self) -> None:
        """Scroll one line down."""
        self._scroll(self.scroll_offset.y + 1)

    def action_line_up(self) -> None:
        """Scroll one line up."""
        self._scroll(self.scroll_offset.y - 1)

    def action_half_down(self) -> None:
        """Scroll half a page down."""
        self._scroll(self.scroll_offset.y + max(1, self.rows_in_view // 2))

    def action_half_up(self) -> None:
        """Scroll half a page up."""
        self._scroll(self.scroll_offset.y - max(1, self.rows_in_view // 2))

    def action_page_down(self) -> None:
        """Scroll one page down."""
        self._scroll(self.scroll_offset.y + max(1, self.rows_in_view - KEPT_ROWS))

    def action_page_up(self) -> None:
        """Scroll one page up."""
        self._scroll(self.scroll_offset.y - max(1, self.rows_in_view - KEPT_ROWS))

    def action_top(self) -> None:
        """Go to the beginning."""
        self._leap(0)

    def action_bottom(self) -> None:
        """Go to the end."""
        self._leap(self.max_scroll_y)

    def _leap(self, y: float) -> None:
        place, row = self.top_place, self.top_row
        self._scroll(y)
        if (self.top_place, self.top_row) != (place, row):
            self.post_message(self.Leapt(place, row))

    # Drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw rows of the view; what is the same for all of them is gathered once.

        Args:
            crop: The part of the view to draw.
        """
        if self.annotated is not None:
            self._drawn_from = self._sheet(self.annotated)
        try:
            return super().render_lines(crop)
        finally:
            self._drawn_from = None

    def render_line(self, y: int) -> Strip:
        """Draw one row of the view.

        Args:
            y: The row, from the view's top.
        """
        index = self.scroll_offset.y + y - TOP_ROWS
        if self.annotated is None or not 0 <= index < len(self._page):
            return self._renderer.blank(self.scrollable_content_region.width)
        sheet = self._drawn_from or self._sheet(self.annotated)
        return self._renderer.row(sheet, index, self._chosen_in(self._page.row(index)))

    def _sheet(self, annotated: AnnotatedArticle) -> Sheet:
        """All that a row is drawn from."""
        column = Column(self.scrollable_content_region.width, self.margin_cells, self.text_cells)
        return Sheet(annotated, self._page, column, self._emphasis, self._justify, self._placed, self._noted)

    def _chosen_in(self, row: Row) -> tuple[int, int] | None:
        """The characters of a row that the reader has selected for copying."""
        if (selection := self.text_selection) is None or row.block == BLANK:
            return None
        if (span := selection.get_span(row.block)) is None:
            return None
        start, end = span
        end = row.end if end == -1 else min(end, row.end)
        start = max(start, row.start)
        return (start, end) if start < end else None

    @property
    def _emphasis(self) -> Emphasis:
        return Emphasis(
            self.selected,
            self.told,
            self.mention,
            self.matches,
            self.match,
            self.highlights,
            self.glyphs,
            self.hints,
            self.notes,
            self.note,
        )

    # Mouse and copying

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text that the reader has selected, without the breaks of its rows."""
        if self.annotated is None:
            return None
        parts: list[str] = []
        above: BlockRole | None = None
        for index, block in enumerate(self.annotated.blocks):
            if (span := selection.get_span(index)) is None:
                continue
            start, end = span
            if above is not None:
                parts.append("\n" if joined(above, block.role) else "\n\n")
            parts.append(block.text[start : None if end == -1 else end])
            above = block.role
        return "".join(parts), "\n"

    def place_at(self, event: events.MouseEvent) -> Place | None:
        """The character under the mouse; None: there is no text, as behind the end of a row."""
        if "offset" not in event.style.meta:
            return None
        widget, offset = self.screen.get_widget_and_offset_at(event.screen_x, event.screen_y)
        if widget is not self or offset is None or self.annotated is None:
            return None
        return Place(offset.y, offset.x)

    @on(events.Click)
    def _click(self, event: events.Click) -> None:
        if (note := event.style.meta.get(NOTE)) is not None:
            self.post_message(self.NoteClicked(note))
            return
        place = self.place_at(event)
        if place is None or self.annotated is None or self.text_selection is not None:
            return
        index = self.annotated.mention_at(place.block, place.char)
        if index is not None:
            self.post_message(self.MentionClicked(index))
            return
        for span in self.annotated.blocks[place.block].spans:
            if span.kind is InlineKind.LINK and span.start <= place.char < span.end:
                self.post_message(self.LinkClicked(span.target))
                return
        self.post_message(self.TextClicked(place))
