"""The entity sidebar's list: groups by type, with counts, density bars and who is in view."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import set_cell_size
from rich.segment import Segment
from textual import events, on
from textual.geometry import Size
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.commands import Context
from reader.keys import bindings_of
from reader.model.entity import EntityType
from reader.text.clean import scrub
from reader.text.entity_group import grouped, titles_with
from reader.text.width import cell_len
from reader.widgets.component_style import ComponentStyles
from reader.widgets.entity_look import AMBIGUOUS_STYLE, group_titles, list_sign_of, style_of
from reader.widgets.text_cursor import put_text_cursor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.text.annotation import AnnotatedArticle, Subject

BARS = "▁▂▃▄▅▆▇"
"""A density bar's levels; the first means none. None is a full block: bars would run into those above."""

IN_VIEW = "●"
"""Stands behind those who are named in the part of the text that shows."""


class Line(NamedTuple):
    """A row of the list: a group's title, a subject, or nothing."""

    title: str = ""
    subject: Subject | None = None


def arrange(subjects: Iterable[Subject]) -> list[Line]:
    """Lay subjects out under the titles of their groups; the order within a group is kept.

    Args:
        subjects: The most prominent first.
    """
    lines: list[Line] = []
    for title, members in grouped(subjects, titles_with(group_titles())):
        lines += [Line()] if lines else []
        lines.append(Line(title=title))
        lines += [Line(subject=subject) for subject in members]
    return lines


def density_bar(counts: list[int]) -> str:
    """Draw counts as a bar, the highest of them on the highest level; a lone mention is half as high."""
    highest = max([2, *counts])
    steps = len(BARS) - 1
    return "".join(BARS[-(-count * steps // highest)] for count in counts)


class EntityList(ScrollView, can_focus=True):
    """Lists the subjects of an article."""

    DEFAULT_CSS = """
    EntityList { overflow-x: hidden; scrollbar-size-vertical: 1; }
    """
    COMPONENT_CLASSES = {
        *(f"entity-list--{type_.value}" for type_ in EntityType),
        f"entity-list--{AMBIGUOUS_STYLE}",
        "entity-list--title",
        "entity-list--title-focused",
        "entity-list--name",
        "entity-list--count",
        "entity-list--in-view",
        "entity-list--absent",
        "entity-list--cursor",
        "entity-list--selected",
        "entity-list--involved",
    }
    BINDINGS = bindings_of(Context.ENTITIES)

    annotated: var[AnnotatedArticle | None] = var(None)
    """Whose subjects to list; None: nothing yet."""
    selected: var[str | None] = var(None)
    """The key of the selected subject."""
    involved: var[frozenset[str]] = var(frozenset())
    """The keys of those whom the selected event names."""
    in_view: var[frozenset[str]] = var(frozenset())
    """The keys of those who are named in the part of the text that shows."""
    cursor: var[str | None] = var(None)
    """The key of the subject under the cursor; None: the list is empty."""

    class Highlighted(Message):
        """The cursor has moved."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key
            """The key of the subject now under it."""

    class Chosen(Message):
        """A subject was chosen, by key or by mouse."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's own name for it
        super().__init__(id=id)
        self._lines: list[Line] = []
        """The rows, from the top."""
        self._rows: dict[str, int] = {}
        """The row of each subject, by key, in the list's order."""
        self._count_cells = 2
        """The width of the column of counts, in cells, with a blank before it."""
        self._bars: dict[tuple[str, int], str] = {}
        """Density bars by (key, cells); dropped when the article changes."""
        self._styles = ComponentStyles(self, "entity-list")
        """Rich's styles by the names they are made of."""
        self._empty_row: Strip | None = None
        """What is drawn below the last row; None: not drawn yet in the present style."""

    def notify_style_update(self) -> None:
        """Drop the old styles."""
        super().notify_style_update()
        self._styles.clear()
        self._empty_row = None

    # Following the article

    def watch_annotated(self) -> None:
        """List the subjects of another article; the cursor stays on its subject if that is still there."""
        self._lines = arrange(self.annotated.subjects.values()) if self.annotated else []
        self._rows = {line.subject.key: row for row, line in enumerate(self._lines) if line.subject}
        self._bars.clear()
        most = max((len(line.subject.mentions) for line in self._lines if line.subject), default=0)
        self._count_cells = 1 + len(str(most))
        self.virtual_size = Size(1, len(self._lines))  # as narrow as can be: rows are cut to the width
        if self.cursor not in self._rows:
            self.cursor = next(iter(self._rows), None)
        self.refresh()

    def watch_selected(self) -> None:
        """Bring the selected subject into view, and the cursor to it."""
        if self.selected in self._rows:
            self.cursor = self.selected
        self.refresh()

    def watch_cursor(self) -> None:
        """Keep the cursor in view."""
        if self.cursor is not None and (row := self._rows.get(self.cursor)) is not None:
            self._show_row(row)
        self.refresh()
        self._put_text_cursor()

    @on(events.Focus)
    def _put_text_cursor(self) -> None:
        if self.cursor in self._rows:
            put_text_cursor(self, 0, self._rows[self.cursor] - self.scroll_offset.y)

    def watch_involved(self) -> None:
        """Mark others."""
        self.refresh()

    def watch_in_view(self) -> None:
        """Mark others."""
        self.refresh()

    def _show_row(self, row: int) -> None:
        top, height = self.scroll_offset.y, max(1, self.scrollable_content_region.height)
        # The title above a group's first member comes into view with it.
        first = row - 1 if row and self._lines[row - 1].title else row
        if first < top:
            self.scroll_to(y=first, animate=False, force=True, immediate=True)
        elif row >= top + height:
            self.scroll_to(y=row - height + 1, animate=False, force=True, immediate=True)

    @on(events.Resize)
    def _resized(self) -> None:
        if self.cursor in self._rows:
            self._show_row(self._rows[self.cursor])

    @on(events.Focus)
    @on(events.Blur)
    def _focus_changed(self) -> None:
        self.refresh()

    # Moving

    def _move(self, steps: int) -> None:
        keys = list(self._rows)
        if not keys:
            return
        at = keys.index(self.cursor) if self.cursor in self._rows else 0
        self.cursor = keys[max(0, min(len(keys) - 1, at + steps))]
        self.post_message(self.Highlighted(self.cursor))

    def action_cursor_down(self) -> None:
        """Move to the next subject."""
        self._move(1)

    def action_cursor_up(self) -> None:
        """Move to the subject before."""
        self._move(-1)

    def action_page_down(self) -> None:
        """Move one page down."""
        self._move(max(1, self.size.height - 2))

    def action_page_up(self) -> None:
        """Move one page up."""
        self._move(-max(1, self.size.height - 2))

    def action_first(self) -> None:
        """Move to the first subject."""
        self._move(-len(self._rows))

    def action_last(self) -> None:
        """Move to the last subject."""
        self._move(len(self._rows))

    def action_choose(self) -> None:
        """Choose the subject under the cursor."""
        if self.cursor is not None:
            self.post_message(self.Chosen(self.cursor))

    @on(events.Click)
    def _click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        row = self.scroll_offset.y + offset.y if offset else -1
        if 0 <= row < len(self._lines) and (subject := self._lines[row].subject):
            self.cursor = subject.key
            self.post_message(self.Chosen(subject.key))

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw one row of the view."""
        width = self.scrollable_content_region.width
        row = self.scroll_offset.y + y
        if self.annotated is None or row >= len(self._lines):
            return self._blank(width)
        line = self._lines[row]
        if line.subject is None:
            name = "title-focused" if self.has_focus else "title"
            title = Segment(line.title.upper(), self._styles.rich(name))
            return Strip([title]).adjust_cell_length(width, self.rich_style)
        return Strip(self._subject(self.annotated, line.subject, width)).adjust_cell_length(
            width, self._styles.rich(*self._row_styles(line.subject.key))
        )

    def _blank(self, width: int) -> Strip:
        """An empty row; the same one each time, as each keeps much for itself."""
        if self._empty_row is None or self._empty_row.cell_length != width:
            self._empty_row = Strip.blank(width, self.rich_style)
        return self._empty_row

    def _row_styles(self, key: str) -> tuple[str, ...]:
        """The styles of a whole row: of the selected one, of those involved, and of the cursor."""
        names = []
        if key in self.involved:
            names.append("involved")
        if key == self.cursor and self.has_focus:
            names.append("cursor")
        if key == self.selected:
            names.append("selected")
        return tuple(names)

    def _subject(self, annotated: AnnotatedArticle, subject: Subject, width: int) -> list[Segment]:
        row_styles = self._row_styles(subject.key)
        kind = style_of(subject.entity)
        bar_cells = _bar_cells(width)
        count = "" if annotated.is_plain else str(len(subject.mentions) or "–")
        count = count.rjust(self._count_cells)
        tail_cells = len(count) + (1 + bar_cells if bar_cells else 0) + 2
        sign = list_sign_of(subject.entity)
        name_cells = max(1, width - cell_len(sign) - tail_cells)
        name = scrub(subject.label)
        if cell_len(name) > name_cells:
            name = _shorten(name, name_cells)
        base = "name" if subject.mentions or annotated.is_plain else "absent"
        segments = [
            Segment(sign, self._styles.rich(kind, *row_styles)),
            Segment(set_cell_size(name, name_cells), self._styles.rich(base, *row_styles)),
            Segment(count, self._styles.rich("count", *row_styles)),
        ]
        if bar_cells:
            bar = " " * bar_cells if annotated.is_plain else self._bar(annotated, subject, bar_cells)
            segments.append(Segment(" " + bar, self._styles.rich(kind, *row_styles)))
        seen = f" {IN_VIEW}" if subject.key in self.in_view else "  "
        segments.append(Segment(seen, self._styles.rich("in-view", *row_styles)))
        return segments

    def _bar(self, annotated: AnnotatedArticle, subject: Subject, cells: int) -> str:
        key = (subject.key, cells)
        if (bar := self._bars.get(key)) is None:
            bar = self._bars[key] = density_bar(annotated.density(subject, cells))
        return bar


def _bar_cells(width: int) -> int:
    """The width of the density bars in a list of a given width, in cells."""
    for least, cells in ((38, 10), (33, 8), (29, 6), (24, 3)):
        if width >= least:
            return cells
    return 0


def _shorten(text: str, cells: int) -> str:
    """Cut a text to a width, with an ellipsis."""
    return set_cell_size(text, cells - 1).rstrip() + "…"
