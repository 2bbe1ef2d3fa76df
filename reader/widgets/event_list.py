"""The list of the full-screen timeline: events one below the other, by year."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual import events, on
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.text.clean import scrub
from reader.text.width import cell_len
from reader.widgets.component_style import ComponentStyles
from reader.widgets.event_entry import STYLES, Columns, Entry
from reader.widgets.text_cursor import put_text_cursor
from reader.widgets.timeline_picture import Piece
from reader.widgets.timeline_sign import ASCII, UNICODE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.chronology.digest import Year
    from reader.text.annotation import AnnotatedArticle

BAR = "▎"
"""Stands beside the events of the entity that is selected in the article."""

_KEPT_STRIPS = 256


class EventList(ScrollView, can_focus=False):
    """Lists events; the screen that holds it has the keys."""

    DEFAULT_CSS = """
    EventList { height: 1fr; overflow-x: hidden; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    """
    COMPONENT_CLASSES = {
        *(f"event-list--{name}" for name in STYLES),
        "event-list--year-above",
        "event-list--bar",
        "event-list--selected",
    }

    annotated: var[AnnotatedArticle | None] = var(None)
    """Whose events to list; None: nothing yet."""
    years: var[Sequence[Year]] = var(())
    """The events to list."""
    ascii: var[bool] = var(False)
    """Whether signs are drawn as they are where only ASCII is."""
    cursor: var[str | None] = var(None)
    """The id of the event under the cursor; None: the list is empty."""
    marked: var[frozenset[str]] = var(frozenset())
    """The ids of the events with a bar beside them."""

    class Highlighted(Message):
        """The reader has moved the cursor."""

        def __init__(self, event_id: str) -> None:
            super().__init__()
            self.event_id = event_id
            """The id of the event now under it."""

    class Chosen(Message):
        """The event under the cursor was clicked."""

        def __init__(self, event_id: str) -> None:
            super().__init__()
            self.event_id = event_id

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's own name for it
        super().__init__(id=id)
        self._known: dict[str, Entry] = {}
        """The entries that have been made for this article, by the event's id."""
        self._entries: list[Entry] = []
        """Those in the list."""
        self._years: list[str] = []
        """For each entry its year."""
        self._first_of_year: set[int] = set()
        """The indexes of the entries that a year begins with."""
        self._indexes: dict[str, int] = {}
        """The index of each entry, by the event's id."""
        self._columns = Columns.fit(80, 4, 16)
        """Where things stand."""
        self._starts: list[int] = [0]
        """The first row of each entry, and the row behind the last; an entry ends with an empty row."""
        self._styles = ComponentStyles(self, "event-list")
        """Rich's styles by the names they are made of."""
        self._strips: LRUCache[tuple[int, bool], Strip] = LRUCache(_KEPT_STRIPS)
        """Drawn rows by (row, whether it is the topmost)."""

    def notify_style_update(self) -> None:
        """Drop the old styles."""
        super().notify_style_update()
        self._styles.clear()
        self._strips.clear()

    # Following the screen

    def watch_annotated(self) -> None:
        """Make the entries of another article, or of this one with its mentions, anew."""
        self._known.clear()
        self._list()

    watch_ascii = watch_annotated

    def watch_years(self) -> None:
        """List other events."""
        self._list()

    def _list(self) -> None:
        if self.annotated is None:
            return
        self._entries, self._years, self._first_of_year = [], [], set()
        signs = ASCII if self.ascii else UNICODE
        for year in self.years:
            self._first_of_year.add(len(self._entries))
            for event in year.events:
                entry = self._known.get(event.id)
                if entry is None or entry.event is not event:
                    entry = self._known[event.id] = Entry(self.annotated, event, signs)
                self._entries.append(entry)
                self._years.append(year.words)
        self._indexes = {entry.event.id: index for index, entry in enumerate(self._entries)}
        self._lay_out()

    def _lay_out(self) -> None:
        """Set all entries for the present width."""
        width = self.scrollable_content_region.width
        if not width:
            return  # it is not on the screen yet
        longest_year = max(map(cell_len, self._years), default=0)
        longest_date = max((cell_len(entry.date) for entry in self._entries), default=0)
        self._columns = Columns.fit(width, longest_year, longest_date)
        heights = (entry.height(self._columns) + 1 for entry in self._entries)
        if not self._columns.year_cells:
            heights = (height + (index in self._first_of_year) for index, height in enumerate(heights))
        self._starts = list(accumulate(heights, initial=0))
        self.virtual_size = Size(1, self._starts[-1])
        self._redraw()

    @on(events.Resize)
    def _resized(self) -> None:
        self._lay_out()
        self.show_cursor(in_middle=True)

    def watch_cursor(self) -> None:
        """Keep the cursor in view."""
        self.show_cursor()
        self._redraw()

    def _put_text_cursor(self) -> None:
        """Put it on the event under the cursor; on the first row that shows of one that is higher."""
        put_text_cursor(self, 0, max(0, self._rows_of(self._at).start - self.scroll_offset.y))

    def watch_marked(self) -> None:
        """Mark others."""
        self._redraw()

    def _redraw(self) -> None:
        self._strips.clear()
        self.refresh()

    # Moving

    @property
    def _view_rows(self) -> int:
        return max(1, self.scrollable_content_region.height)

    @property
    def _at(self) -> int:
        """The index of the entry under the cursor; the list is not empty."""
        return self._indexes.get(self.cursor or "", 0)

    def _rows_of(self, index: int) -> range:
        """The rows of an entry, with its year and without the empty row behind it."""
        return range(self._starts[index], self._starts[index + 1] - 1)

    def _scroll_to_row(self, row: int) -> None:
        self.scroll_to(y=row, animate=False, force=True, immediate=True)

    def show_cursor(self, *, in_middle: bool = False) -> None:
        """Bring the event under the cursor into view, its beginning if it is higher than that.

        Args:
            in_middle: Whether to put it there in any case.
        """
        if self.cursor not in self._indexes or len(self._starts) <= len(self._entries):
            return
        rows, top, height = self._rows_of(self._at), self.scroll_offset.y, self._view_rows
        if in_middle:
            self._scroll_to_row(max(0, rows.start - max(0, height - len(rows)) // 2))
        elif rows.start < top or len(rows) > height:
            self._scroll_to_row(rows.start)
        elif rows.stop > top + height:
            self._scroll_to_row(min(rows.start, rows.stop + 1 - height))
        self._put_text_cursor()

    def _go(self, index: int) -> None:
        """Move the cursor, as the reader wants."""
        if self._entries:
            self.cursor = self._entries[max(0, min(len(self._entries) - 1, index))].event.id
            self.show_cursor()
            self.post_message(self.Highlighted(self.cursor))

    def next(self) -> None:
        """Move to the next event; one that is higher than the view is shown to its end first."""
        rows, bottom = (
            self._rows_of(self._at) if self._entries else range(0),
            self.scroll_offset.y + self._view_rows,
        )
        if len(rows) > self._view_rows and rows.start < bottom < rows.stop:
            self._scroll_to_row(min(self.scroll_offset.y + self._view_rows - 1, rows.stop - self._view_rows))
        else:
            self._go(self._at + 1)

    def previous(self) -> None:
        """Move to the event before; one that is higher than the view is shown from its beginning first."""
        rows, top = self._rows_of(self._at) if self._entries else range(0), self.scroll_offset.y
        if len(rows) > self._view_rows and rows.start < top < rows.stop:
            self._scroll_to_row(max(rows.start, top - self._view_rows + 1))
        else:
            self._go(self._at - 1)

    def page_down(self) -> None:
        """Move one page down."""
        self._page(1)

    def page_up(self) -> None:
        """Move one page up."""
        self._page(-1)

    def _page(self, steps: int) -> None:
        if self._entries:
            row = self._rows_of(self._at).start + steps * self._view_rows
            reached = bisect_right(self._starts, max(0, row)) - 1
            self._go(reached if reached != self._at else self._at + steps)

    def first(self) -> None:
        """Move to the first event."""
        self._go(0)

    def last(self) -> None:
        """Move to the last event."""
        self._go(len(self._entries))

    def next_year(self) -> None:
        """Move to the first event of the next year."""
        self._go(
            min((index for index in self._first_of_year if index > self._at), default=len(self._entries))
        )

    def previous_year(self) -> None:
        """Move to the first event of this year, then of the one before."""
        self._go(max((index for index in self._first_of_year if index < self._at), default=0))

    @on(events.Click)
    def _click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        row = self.scroll_offset.y + offset.y if offset else self._starts[-1]
        if row >= self._starts[-1]:
            return
        index = bisect_right(self._starts, row) - 1
        event_id = self._entries[index].event.id
        if event_id == self.cursor:
            self.post_message(self.Chosen(event_id))
        else:
            self._go(index)

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw one row of the view."""
        row = self.scroll_offset.y + y
        # The year stands beside the first row that shows; an empty one at the top is passed over.
        is_topmost = y == 0 or (y == 1 and self._is_empty(row - 1))
        key = (row, is_topmost)
        if (strip := self._strips.get(key)) is None:
            strip = self._strips[key] = self._draw(row, is_topmost=is_topmost)
        return strip

    def _is_empty(self, row: int) -> bool:
        """Whether a row is the empty one behind an event."""
        return row + 1 in self._starts

    def _draw(self, row: int, *, is_topmost: bool) -> Strip:
        width = self.scrollable_content_region.width
        index = bisect_right(self._starts, row) - 1
        if index >= len(self._entries):
            return Strip.blank(width, self._styles.rich())
        columns, year = self._columns, self._years[index]
        rows = self._entries[index].rows(columns)
        number = row - self._starts[index]
        begins_year = index in self._first_of_year
        if begins_year and not columns.year_cells:
            if number == 0:
                return self._strip([Piece(columns.year, year, ("year",))], width)
            number -= 1
        if number >= len(rows):
            return Strip.blank(width, self._styles.rich())
        pieces = []
        if columns.year_cells and number == 0 and begins_year:
            pieces.append(Piece(columns.year, year, ("year",)))
        elif columns.year_cells and is_topmost:
            pieces.append(Piece(columns.year, year, ("year-above",)))
        event_id = self._entries[index].event.id
        lit = ("selected",) if event_id == self.cursor else ()
        bar = BAR if event_id in self.marked else " "
        pieces.append(Piece(columns.bar, bar, ("bar", *lit)))
        pieces += [Piece(start, text, (*styles, *lit)) for start, text, styles in rows[number]]
        return self._strip(pieces, width, lit)

    def _strip(self, pieces: Sequence[Piece], width: int, base: tuple[str, ...] = ()) -> Strip:
        """Pieces in their columns.

        Args:
            pieces: From left to right.
            width: Of the row.
            base: The styles of what is blank behind the bar.
        """
        segments: list[Segment] = []
        column = 0
        for start, text, styles in pieces:
            if start > column:
                between = base if column > self._columns.bar else ()
                segments.append(Segment(" " * (start - column), self._styles.rich(*between)))
            segment = Segment(scrub(text), self._styles.rich(*styles))
            segments.append(segment)
            column = max(column, start) + segment.cell_length
        return Strip(segments).adjust_cell_length(width, self._styles.rich(*base))
