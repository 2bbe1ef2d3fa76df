"""A list of articles, as long as a library: only the rows that show are asked for, and drawn."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

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
from reader.text.width import cell_len, cut
from reader.widgets.article_columns import ArticleColumns
from reader.widgets.component_style import ComponentStyles
from reader.widgets.entity_look import glyph_of_type, style_of_type
from reader.widgets.text_cursor import put_text_cursor
from reader.widgets.timeline_picture import Piece

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

UNREAD = "•"
STAR = "★"
NOTE = "✎"
PROBLEMS = "!"
"""Stand before the date."""

_KEPT_STRIPS = 512
_KEPT_ENTRIES = 4_096
"""Articles whose rows are remembered, in case one scrolls back."""
_AROUND = 40
"""How many rows above and below what shows are asked for along with it."""

Span = tuple[int, int]


class ArticleEntry(NamedTuple):
    """What the list shows of an article."""

    title: str
    date: str
    """In words, at most `DAY_CELLS` wide."""
    source: str = ""
    topic: str = ""
    types: tuple[str, ...] = ()
    """The types of its most prominent entities."""
    is_broken: bool = False
    """Whether it cannot be shown."""
    is_warned: bool = False
    """Whether something in its file is not what its writer meant."""
    is_read: bool = False
    is_starred: bool = False
    has_notes: bool = False
    is_partial: bool = False
    """Whether its passage is still to come."""
    lit: tuple[Span, ...] = ()
    """What of the headline was searched for: characters, half-open."""
    passage: str = ""
    """A passage of the text, on one line."""
    passage_lit: tuple[Span, ...] = ()
    """What of the passage was searched for."""


class Group(NamedTuple):
    """Articles that stand together under a heading."""

    first: int
    """Where they begin in the list."""
    title: str


class Contents(NamedTuple):
    """What a list is about."""

    listing: Sequence[int] = array("q")
    """The numbers of the articles, in order."""
    groups: Sequence[Group] = ()
    """How they are grouped; empty: they are not."""
    has_passages: bool = False
    """Whether each article has a second row, with a passage of its text."""


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
        self._columns = ArticleColumns.fit(80)
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
        for number, entry in entries.items():
            known = self._entries.get(number)
            taken = entry
            if entry.is_partial and known is not None and not known.is_partial:
                passage, lit = known.passage, known.passage_lit
                taken = entry._replace(is_partial=False, passage=passage, passage_lit=lit)
            self._entries.discard(number)  # Textual's cache keeps the value that a key has
            self._entries[number] = taken
        self._asked -= {number for number, entry in entries.items() if not entry.is_partial}
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
        index, _ = self._at_row(self.scroll_offset.y)
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

    @property
    def groups(self) -> Sequence[Group]:
        """How they are grouped."""
        return self.contents.groups

    def watch_contents(self) -> None:
        """List other articles; the cursor stays on its article, in the same row of the screen."""
        offset = self._cursor_offset
        index = 0
        if self._has_moved and self.cursor is not None:
            index = list_index(self.listing, self.cursor, self._index)
        self._index = max(0, min(index, len(self.listing) - 1))
        self.cursor = self._number(self._index)
        self._lay_out()
        self._scroll_to_row(max(0, self._row_of(self._index) - offset))
        self.show_cursor()

    def go_to(self, number: int) -> None:
        """Move the cursor to an article, if it is in the list, without a message.

        Args:
            number: Its number.
        """
        index = list_index(self.listing, number, -1)
        if index >= 0:
            self._index, self._has_moved = index, True
            self.cursor = number
            self._redraw()
            self.show_cursor()

    def rewind(self) -> None:
        """Begin at the first article: another search."""
        self._has_moved = False
        self._index = 0
        self._cursor_offset = 0
        self.cursor = self._number(0)
        self._scroll_to_row(0)
        self._redraw()

    def _lay_out(self) -> None:
        self._columns = ArticleColumns.fit(self.scrollable_content_region.width or 80)
        rows = len(self.listing) * self._row_height + len(self.groups)
        self.virtual_size = Size(1, rows)
        self._redraw()

    @property
    def _row_height(self) -> int:
        return 2 if self.contents.has_passages else 1

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

    # Places

    def _number(self, index: int) -> int | None:
        return self.listing[index] if 0 <= index < len(self.listing) else None

    def _row_of(self, index: int) -> int:
        """The first row of an article."""
        above = bisect_right(self.groups, index, key=lambda group: group.first)
        return index * self._row_height + above

    def _at_row(self, row: int) -> tuple[int, int]:
        """What stands in a row: the index of an article and which of its rows; -1: the heading above it."""
        low, high = 0, len(self.groups)
        while low < high:  # the last group whose heading stands in this row, or above
            middle = (low + high) // 2
            if self.groups[middle].first * self._row_height + middle <= row:
                low = middle + 1
            else:
                high = middle
        if low and self.groups[low - 1].first * self._row_height + low - 1 == row:
            return self.groups[low - 1].first, -1
        return divmod(row - low, self._row_height)

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
        first = self._row_of(self._index)
        if any(group.first == self._index for group in self._groups_at(self._index)):
            first -= 1
        last = self._row_of(self._index) + self._row_height - 1
        top = self.scroll_offset.y
        if first < top:
            self._scroll_to_row(first)
        elif last >= top + self._view_rows:
            self._scroll_to_row(last + 1 - self._view_rows)
        self._cursor_offset = self._row_of(self._index) - self.scroll_offset.y
        self._put_text_cursor()

    def _groups_at(self, index: int) -> Sequence[Group]:
        at = bisect_right(self.groups, index, key=lambda group: group.first)
        return self.groups[max(0, at - 1) : at]

    def _scroll_to_row(self, row: int) -> None:
        self.scroll_to(y=row, animate=False, force=True, immediate=True)

    def _put_text_cursor(self) -> None:
        if self.listing:
            put_text_cursor(self, self._columns.title.start, self._row_of(self._index) - self.scroll_offset.y)

    # Moving

    def go(self, index: int) -> None:
        """Move the cursor.

        Args:
            index: In the list; what lies beyond an end is that end.
        """
        if not self.listing:
            return
        self._has_moved = True
        self._index = max(0, min(len(self.listing) - 1, index))
        number = self.listing[self._index]
        if number != self.cursor:
            self.cursor = number
            self._redraw()
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
        self.go(self._index + max(1, self._view_rows // self._row_height - 1))

    def action_page_up(self) -> None:
        """Move one page up."""
        self.go(self._index - max(1, self._view_rows // self._row_height - 1))

    def action_half_down(self) -> None:
        """Move half a page down."""
        self.go(self._index + max(1, self._view_rows // self._row_height // 2))

    def action_half_up(self) -> None:
        """Move half a page up."""
        self.go(self._index - max(1, self._view_rows // self._row_height // 2))

    def action_first(self) -> None:
        """Move to the first article."""
        self.go(0)

    def action_last(self) -> None:
        """Move to the last article."""
        self.go(len(self.listing) - 1)

    def action_next_group(self) -> None:
        """Move to the first article of the next group."""
        self.go(
            next((group.first for group in self.groups if group.first > self._index), len(self.listing) - 1)
        )

    def action_previous_group(self) -> None:
        """Move to the first article of this group, then of the one before."""
        self.go(max((group.first for group in self.groups if group.first < self._index), default=0))

    @on(events.Click)
    def _click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None or self.scroll_offset.y + offset.y >= self.virtual_size.height:
            return
        index, _ = self._at_row(self.scroll_offset.y + offset.y)
        number = self._number(index)
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
        index, part = self._at_row(row)
        if part < 0:
            (group,) = self._groups_at(index)
            return self._strip([Piece(_TITLE_INDENT, cut(group.title, width - 4), ("group",))], width)
        number = self._number(index)
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
        pieces = self._passage(entry) if part else self._pieces(entry)
        return self._strip([piece._replace(styles=(*base, *piece.styles)) for piece in pieces], width, base)

    def _want(self, index: int) -> None:
        """Ask for what is shown around an article."""
        if self._number(index) in self._asked:
            return
        shown = self._view_rows // self._row_height
        around = _AROUND // self._row_height
        # Those in view first, then those below, to which one most likely goes.
        nearby = (*range(index, index + shown + around), *range(index - around, index))
        near = (self.listing[at] for at in nearby if 0 <= at < len(self.listing))
        missing = [number for number in near if self._is_missing(number)]
        self._asked = frozenset(missing)
        self.post_message(self.Wanted(missing))

    def _is_missing(self, number: int) -> bool:
        entry = self._entries.get(number)
        return entry is None or entry.is_partial

    def _pieces(self, entry: ArticleEntry) -> list[Piece]:
        columns = self._columns
        tone = "broken" if entry.is_broken else "read" if entry.is_read else "unread"
        pieces: list[Piece] = []
        if entry.is_broken or entry.is_warned:
            pieces.append(Piece(0, PROBLEMS, ("broken" if entry.is_broken else "warned",)))
        elif not entry.is_read:
            pieces.append(Piece(0, UNREAD, ("sign",)))
        if entry.is_starred:
            pieces.append(Piece(1, STAR, ("star",)))
        elif entry.has_notes:
            pieces.append(Piece(1, NOTE, ("note",)))
        if columns.date.cells:
            date = cut(entry.date, columns.date.cells)
            start = columns.date.start + columns.date.cells - cell_len(date)
            pieces.append(Piece(start, date, ("read",)))
        pieces += _lit(columns.title.start, columns.title.cells, entry.title, entry.lit, (tone,))
        for column, text in ((columns.source, entry.source), (columns.topic, entry.topic)):
            if column.cells and text:
                pieces.append(Piece(column.start, cut(text, column.cells), ("read",)))
        start = columns.glyphs.start
        for type_ in dict.fromkeys(entry.types):
            glyph = glyph_of_type(type_)
            if start + cell_len(glyph) > columns.glyphs.start + columns.glyphs.cells:
                break
            pieces.append(Piece(start, glyph, (style_of_type(type_),)))
            start += cell_len(glyph)
        return pieces

    def _passage(self, entry: ArticleEntry) -> list[Piece]:
        start = self._columns.title.start
        return _lit(start, self.passage_cells, entry.passage, entry.passage_lit, ("passage",))

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


_TITLE_INDENT = 1
"""Where the heading of a group begins."""


def list_index(listing: Sequence[int], number: int, otherwise: int) -> int:
    """Where an article is in a list.

    Args:
        listing: The numbers of articles.
        number: The article's.
        otherwise: What to answer if it is not in it.
    """
    try:
        return listing.index(number)
    except ValueError:
        return otherwise


def _lit(start: int, cells: int, text: str, spans: Sequence[Span], styles: tuple[str, ...]) -> list[Piece]:
    """A text in a column, with what was searched for marked in it."""
    shown = cut(text, cells)
    kept = len(shown) - (shown != text)
    pieces: list[Piece] = []
    column, end = start, 0

    def put(part: str, names: tuple[str, ...]) -> None:
        nonlocal column
        if part:
            pieces.append(Piece(column, part, names))
            column += cell_len(part)

    for first, last in spans:
        if first >= kept:
            break
        put(shown[end:first], styles)
        put(shown[first : min(last, kept)], (*styles, "hit"))
        end = min(last, kept)
    put(shown[end:], styles)
    return pieces
