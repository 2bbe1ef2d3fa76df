"""A list of articles, as long as a library: only the rows that show are asked for, and drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual import events, on
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.model.entity import EntityType
from reader.text.clean import scrub
from reader.widgets.article_columns import ArticleColumns
from reader.widgets.article_contents import Contents
from reader.widgets.article_row import article_row, heading_row, passage_row
from reader.widgets.article_rows import HEADING, ArticleRows
from reader.widgets.component_style import ComponentStyles
from reader.widgets.text_cursor import put_text_cursor

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.widgets.article_contents import ArticleEntry
    from reader.widgets.timeline_picture import Piece

_KEPT_STRIPS = 512
_KEPT_ENTRIES = 4_096
"""Articles whose rows are remembered, in case one scrolls back."""
_AROUND = 40
"""How many rows above and below what shows are asked for along with it."""


class ArticleList(ScrollView, can_focus=True, inherit_bindings=False):
    """Lists articles by their numbers; the screen that holds it knows what they are."""

    DEFAULT_CSS = """
    ArticleList { height: 1fr; overflow-x: hidden; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    """
    COMPONENT_CLASSES = {
        *(f"article-list--{type_.value}" for type_ in EntityType),
        "article-list--unread",
        "article-list--read",
        "article-list--broken",
        "article-list--warned",
        "article-list--sign",
        "article-list--star",
        "article-list--note",
        "article-list--passage",
        "article-list--hit",
        "article-list--group",
        "article-list--selected",
        "article-list--unfocused",
    }

    contents: var[Contents] = var(Contents(), always_update=True)
    """What is listed."""
    cursor: var[int | None] = var(None)
    """The number of the article under the cursor; None: the list is empty."""

    class Wanted(Message):
        """Rows are to be shown that are not known."""

        def __init__(self, numbers: Sequence[int]) -> None:
            super().__init__()
            self.numbers = numbers
            """Of articles."""

    class Highlighted(Message):
        """The reader has moved the cursor."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number
            """The number of the article now under it."""

    class Chosen(Message):
        """The article under the cursor was clicked, to be opened."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's own name for it
        super().__init__(id=id)
        self._entries: LRUCache[int, ArticleEntry] = LRUCache(_KEPT_ENTRIES)
        """What is known, by number."""
        self._asked: frozenset[int] = frozenset()
        """The numbers that were asked for last."""
        self._index = 0
        """Where the cursor is in the list."""
        self._has_moved = False
        """Whether the reader has moved the cursor; until then it stays on the first article."""
        self._cursor_offset = 0
        """In which row of the view the article under the cursor begins."""
        self._rows = ArticleRows(Contents())
        """Where each article stands."""
        self._columns = ArticleColumns.fit(80)
        """Where what is shown of an article stands."""
        self._styles = ComponentStyles(self, "article-list")
        """Rich's styles by the names they are made of."""
        self._strips: LRUCache[int, Strip] = LRUCache(_KEPT_STRIPS)
        """Drawn rows."""

    def notify_style_update(self) -> None:
        """Drop the old styles."""
        super().notify_style_update()
        self._styles.clear()
        self._strips.clear()

    # What is shown

    def put(self, entries: Mapping[int, ArticleEntry]) -> None:
        """Take what is to be shown of articles; a passage that is known stays until another one comes.

        Args:
            entries: By number.
        """
        is_same = True
        for number, entry in entries.items():
            known = self._entries.get(number)
            taken = entry
            if entry.is_partial and known is not None and not known.is_partial:
                passage, lit = known.passage, known.passage_lit
                taken = entry._replace(is_partial=False, passage=passage, passage_lit=lit)
            is_same = is_same and taken == known
            self._entries.discard(number)  # Textual's cache keeps the value that a key has
            self._entries[number] = taken
        self._asked -= {number for number, entry in entries.items() if not entry.is_partial}
        if not is_same:
            self._redraw()

    def forget(self) -> None:
        """Ask anew for what is shown of all articles: it is told in other words."""
        self._entries.clear()
        self._asked = frozenset()
        self._redraw()

    def entry(self, number: int) -> ArticleEntry | None:
        """What is known of an article."""
        return self._entries.get(number)

    def renew(self) -> None:
        """Ask anew for what is shown of articles; until that comes the rows in view stay as they are."""
        index, _ = self._rows.at(self.scroll_offset.y)
        shown = [
            number for number in self.listing[index : index + self._view_rows] if number in self._entries
        ]
        kept = {number: self._entries[number] for number in shown}
        self._entries.clear()
        for number, entry in kept.items():
            self._entries[number] = entry
        self._asked = frozenset(shown)
        if shown:
            self.post_message(self.Wanted(shown))

    @property
    def listing(self) -> Sequence[int]:
        """The numbers of the articles, in order."""
        return self.contents.listing

    def watch_contents(self) -> None:
        """List other articles; the cursor stays on its article, in the same row of the screen."""
        offset = self._cursor_offset
        self._rows = ArticleRows(self.contents)
        index: int | None = 0
        if self._has_moved and self.cursor is not None:
            index = self._rows.index_of(self.cursor)
        if index is None:
            index = self._index
        self._index = max(0, min(index, len(self.listing) - 1))
        self.cursor = self._rows.number(self._index)
        self._lay_out()
        self._scroll_to_row(max(0, self._rows.first_row(self._index) - offset))
        self.show_cursor()

    def go_to(self, number: int) -> None:
        """Move the cursor to an article, if it is in the list, without a message.

        Args:
            number: Its number.
        """
        index = self._rows.index_of(number)
        if index is not None:
            self._index, self._has_moved = index, True
            self.cursor = number
            self._redraw()
            self.show_cursor()

    def rewind(self) -> None:
        """Begin at the first article: another search."""
        self._has_moved = False
        self._index = 0
        self._cursor_offset = 0
        self.cursor = self._rows.number(0)
        self._scroll_to_row(0)
        self._redraw()

    def _lay_out(self) -> None:
        self._columns = ArticleColumns.fit(self.scrollable_content_region.width or 80)
        self.virtual_size = Size(1, len(self._rows))
        self._redraw()

    @on(events.Resize)
    def _resized(self) -> None:
        self._lay_out()
        self.show_cursor()

    @on(events.Focus)
    @on(events.Blur)
    def _focus_changed(self) -> None:
        self._redraw()
        self._put_text_cursor()

    def _redraw(self) -> None:
        self._strips.clear()
        self.refresh()

    def _redraw_articles(self, *indexes: int) -> None:
        """Draw the rows of some articles only: drawing all of them takes half of what a key may take."""
        for index in indexes:
            first = self._rows.first_row(index)
            for row in range(first, first + self._rows.height):
                self._strips.discard(row)
            self.refresh_lines(first, self._rows.height)

    # Places

    @property
    def index(self) -> int:
        """Where the cursor is in the list."""
        return self._index

    @property
    def passage_cells(self) -> int:
        """The room for a passage."""
        return max(10, self.scrollable_content_region.width - self._columns.title.start - 1)

    @property
    def _view_rows(self) -> int:
        return max(1, self.scrollable_content_region.height)

    def show_cursor(self) -> None:
        """Bring the article under the cursor into view, with the heading above it."""
        if not self.listing:
            return
        first, last = self._rows.heading_row(self._index), self._rows.last_row(self._index)
        top = self.scroll_offset.y
        if first < top:
            self._scroll_to_row(first)
        elif last >= top + self._view_rows:
            self._scroll_to_row(last + 1 - self._view_rows)
        self._cursor_offset = self._rows.first_row(self._index) - self.scroll_offset.y
        self._put_text_cursor()

    def _scroll_to_row(self, row: int) -> None:
        self.scroll_to(y=row, animate=False, force=True, immediate=True)

    def _put_text_cursor(self) -> None:
        if self.listing:
            put_text_cursor(
                self, self._columns.title.start, self._rows.first_row(self._index) - self.scroll_offset.y
            )

    # Moving

    def go(self, index: int) -> None:
        """Move the cursor.

        Args:
            index: In the list; what lies beyond an end is that end.
        """
        if not self.listing:
            return
        self._has_moved = True
        before, self._index = self._index, max(0, min(len(self.listing) - 1, index))
        number = self.listing[self._index]
        if number != self.cursor:
            self.cursor = number
            self._redraw_articles(before, self._index)
            self.post_message(self.Highlighted(number))
        self.show_cursor()

    def action_next(self) -> None:
        """Move to the next article."""
        self.go(self._index + 1)

    def action_previous(self) -> None:
        """Move to the article before."""
        self.go(self._index - 1)

    def action_page_down(self) -> None:
        """Move one page down."""
        self.go(self._index + max(1, self._view_rows // self._rows.height - 1))

    def action_page_up(self) -> None:
        """Move one page up."""
        self.go(self._index - max(1, self._view_rows // self._rows.height - 1))

    def action_half_down(self) -> None:
        """Move half a page down."""
        self.go(self._index + max(1, self._view_rows // self._rows.height // 2))

    def action_half_up(self) -> None:
        """Move half a page up."""
        self.go(self._index - max(1, self._view_rows // self._rows.height // 2))

    def action_first(self) -> None:
        """Move to the first article."""
        self.go(0)

    def action_last(self) -> None:
        """Move to the last article."""
        self.go(len(self.listing) - 1)

    def action_next_group(self) -> None:
        """Move to the first article of the next group."""
        self.go(self._rows.next_group(self._index))

    def action_previous_group(self) -> None:
        """Move to the first article of this group, then of the one before."""
        self.go(self._rows.previous_group(self._index))

    @on(events.Click)
    def _click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None or self.scroll_offset.y + offset.y >= self.virtual_size.height:
            return
        index, _ = self._rows.at(self.scroll_offset.y + offset.y)
        number = self._rows.number(index)
        if number is None:
            return
        if number == self.cursor:
            self.post_message(self.Chosen(number))
        else:
            self.go(index)

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw one row of the view."""
        row = self.scroll_offset.y + y
        if (strip := self._strips.get(row)) is None:
            strip = self._draw(row)
            if strip is None:
                return Strip.blank(self.scrollable_content_region.width, self._styles.rich())
            self._strips[row] = strip
        return strip

    def _draw(self, row: int) -> Strip | None:
        """Draw a row; None: what stands there is not known yet, and is asked for."""
        width = self.scrollable_content_region.width
        if row >= self.virtual_size.height:
            return Strip.blank(width, self._styles.rich())
        index, part = self._rows.at(row)
        if part == HEADING:
            group = self._rows.group(index)
            return self._strip(heading_row(group.title if group else "", width), width)
        number = self._rows.number(index)
        if number is None:
            return Strip.blank(width, self._styles.rich())
        entry = self._entries.get(number)
        if entry is None or entry.is_partial:
            self._want(index)
        if entry is None:
            return None
        base: tuple[str, ...] = ()
        if number == self.cursor:
            base = ("selected",) if self.has_focus else ("unfocused",)
        if part:
            pieces = passage_row(entry, self._columns.title.start, self.passage_cells)
        else:
            pieces = article_row(entry, self._columns)
        faint = _FAINT if base and self.app.no_color else frozenset()
        return self._strip([_over(base, piece, faint) for piece in pieces], width, base)

    def _want(self, index: int) -> None:
        """Ask for what is shown around an article."""
        if self._rows.number(index) in self._asked:
            return
        shown = self._view_rows // self._rows.height
        around = _AROUND // self._rows.height
        # Those in view first, then those below, to which one most likely goes.
        nearby = (*range(index, index + shown + around), *range(index - around, index))
        near = (self.listing[at] for at in nearby if 0 <= at < len(self.listing))
        missing = [number for number in near if self._is_missing(number)]
        self._asked = frozenset(missing)
        self.post_message(self.Wanted(missing))

    def _is_missing(self, number: int) -> bool:
        entry = self._entries.get(number)
        return entry is None or entry.is_partial

    def _strip(self, pieces: Sequence[Piece], width: int, base: tuple[str, ...] = ()) -> Strip:
        segments: list[Segment] = []
        column = 0
        for start, text, styles in pieces:
            if start > column:
                segments.append(Segment(" " * (start - column), self._styles.rich(*base)))
            segment = Segment(scrub(text), self._styles.rich(*styles))
            segments.append(segment)
            column = max(column, start) + segment.cell_length
        return Strip(segments).adjust_cell_length(width, self._styles.rich(*base))


_FAINT = frozenset({"read", "passage"})
"""Styles that are dim where there are no colours: what is reversed could not be read then."""


def _over(base: tuple[str, ...], piece: Piece, without: frozenset[str]) -> Piece:
    """A piece of a row that has styles of its own.

    Args:
        base: The row's styles.
        piece: The piece.
        without: Styles that it is not to have.
    """
    return piece._replace(styles=(*base, *(name for name in piece.styles if name not in without)))
