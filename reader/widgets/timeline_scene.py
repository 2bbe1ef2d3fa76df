"""Events in a frame: the layouts that the timeline draws, and what is where in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.cache import LRUCache

from reader.chronology.axis import Scale
from reader.chronology.chronicle import Chronicle
from reader.chronology.layout import Course, lay_out
from reader.text.width import cell_len
from reader.widgets.timeline_painter import line_edges
from reader.widgets.timeline_row import Part, rows_of
from reader.widgets.timeline_sign import ASCII, UNICODE
from reader.widgets.timeline_words import step_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.chronology.axis import Window
    from reader.chronology.layout import TimelineLayout
    from reader.model.event import Event
    from reader.widgets.timeline_row import Row
    from reader.widgets.timeline_sign import Signs


class Frame(NamedTuple):
    """The room that a timeline has, and how it is shown in it."""

    width: int
    """From edge to edge, in cells."""
    height: int
    """In rows."""
    scale: Scale = Scale.ADAPTIVE
    """How time becomes distance."""
    window: Window | None = None
    """The time that is shown; None: all of it."""
    is_plain: bool = False
    """Whether it is drawn in ASCII."""

    @property
    def margin_cells(self) -> int:
        """What stays free on either side."""
        return 2 if self.width >= 40 else int(self.width >= 20)

    @property
    def text_cells(self) -> int:
        """The width between the margins, at least 1."""
        return max(1, self.width - 2 * self.margin_cells)

    @property
    def signs(self) -> Signs:
        """The signs to draw with."""
        return ASCII if self.is_plain else UNICODE


class Choose(NamedTuple):
    """An event is to be chosen."""

    event: int
    """Its place in the chronicle."""
    events: tuple[int, ...]
    """Those of all that stand in the same place."""


class Step(NamedTuple):
    """The event before or after the selected one is to be moved to."""

    steps: int
    """-1 or 1."""


class Pan(NamedTuple):
    """Earlier or later times are to be shown."""

    steps: int
    """-1 or 1."""


Hit = Choose | Step | Pan
"""What a click asks for."""

ARROW_CELLS = 2
"""An arrow beside the number of an event, and the space between them."""


class Scene:
    """Events, laid out in one frame after another. Other events make another scene."""

    def __init__(self, events: Iterable[Event] = (), telling: Iterable[str] = ()) -> None:
        """Sort the events.

        Args:
            events: In any order.
            telling: The ids of those that a text tells, in the order in which it does.
        """
        self.chronicle = Chronicle(events, telling)
        """The events, sorted."""
        self._courses: dict[Scale, Course] = {}
        """The chronicle on each scale."""
        self._layouts: LRUCache[tuple[object, ...], TimelineLayout] = LRUCache(16)
        """By (width, lanes, scale, window, ASCII, the event that has to have a label)."""

    def place(self, event_id: str | None) -> int | None:
        """An event's place in the chronicle; None: there is no such event."""
        return self.chronicle.positions.get(event_id) if event_id is not None else None

    def places(self, event_ids: Iterable[str]) -> frozenset[int]:
        """The places of those of some events that there are."""
        found = map(self.place, event_ids)
        return frozenset(index for index in found if index is not None)

    def rows(self, frame: Frame) -> tuple[Row, ...]:
        """What the rows hold, from the top."""
        return rows_of(frame.height, is_empty=not self.chronicle)

    def axis_edges(self, frame: Frame) -> tuple[int, int]:
        """The columns that the axis takes up between the margins, half-open."""
        if frame.height == 1 and self.chronicle:
            return line_edges(self.chronicle, frame.text_cells, frame.signs)
        return 0, frame.text_cells

    def layout(self, frame: Frame, selected: int | None = None) -> TimelineLayout:
        """The layout in a frame.

        Args:
            frame: The frame.
            selected: The place in the chronicle of an event that has to have a label.
        """
        start, end = self.axis_edges(frame)
        lanes = sum(row.part is Part.LANE for row in self.rows(frame))
        key = (end - start, lanes, frame.scale, frame.window, frame.is_plain)
        layout = self._layouts.get(key)
        if layout is None:
            layout = self._layouts[key] = lay_out(
                self._course(frame.scale),
                end - start,
                lanes,
                measure=cell_len,
                window=frame.window,
                plain=frame.is_plain,
            )
        if selected is None:
            return layout
        labelled = self._layouts.get((*key, selected))
        if labelled is None:
            labelled = self._layouts[*key, selected] = layout.with_label(selected)
        return labelled

    def _course(self, scale: Scale) -> Course:
        if scale not in self._courses:
            self._courses[scale] = Course(self.chronicle, scale)
        return self._courses[scale]

    def column(self, frame: Frame, x: int) -> int:
        """The column of the layout that is drawn in a column of the frame; may be outside of it."""
        return x - frame.margin_cells - self.axis_edges(frame)[0]

    def events_at(self, frame: Frame, selected: int | None, x: int, y: int) -> tuple[int, ...]:
        """What is drawn in a cell of the frame.

        Args:
            frame: The frame.
            selected: The place in the chronicle of the selected event.
            x: The column.
            y: The row.

        Returns:
            The places in the chronicle of the events: one for a label, all of them for a mark, its date, or
            the line from its label; none where there is nothing.
        """
        rows = self.rows(frame)
        if not 0 <= y < len(rows):
            return ()
        layout, column, row = self.layout(frame, selected), self.column(frame, x), rows[y]
        index = None
        if row.part is Part.LANE:
            if label := layout.label_at(row.number, column):
                return (label.event,)
            if (row.number, column) in layout.leaders:
                index = layout.mark_at(column)
        elif row.part is Part.AXIS or (row.part is Part.LINE and selected is None):
            index = layout.mark_at(column)
        elif row.part is Part.DATES:
            dated = [tick.event for tick in layout.ticks if tick.start <= column < tick.end]
            index = layout.mark_of(dated[0]) if dated and dated[0] is not None else None
        return layout.marks[index].events if index is not None else ()

    def hit(self, frame: Frame, selected: int | None, x: int, y: int) -> Hit | None:
        """What a click on a cell asks for; None: nothing is there.

        A mark of several is stepped through. In a single row the arrows beside the number of the selected
        event step, and all else chooses it. The counts of what is outside the window pan.

        Args:
            frame: The frame.
            selected: The place in the chronicle of the selected event.
            x: The column.
            y: The row.
        """
        found = self.events_at(frame, selected, x, y)
        if found:
            at = found.index(selected) + 1 if selected in found else 0
            return Choose(found[at % len(found)], found)
        rows = self.rows(frame)
        if not 0 <= y < len(rows):
            return None
        if rows[y].part is Part.LINE and selected is not None:
            return self._hit_line(frame, selected, x - frame.margin_cells)
        return self._hit_axis(frame, self.column(frame, x)) if rows[y].part is Part.AXIS else None

    def _hit_line(self, frame: Frame, selected: int, column: int) -> Hit:
        end = len(step_words(selected, len(self.chronicle), frame.signs))
        if column < ARROW_CELLS:
            return Step(-1)
        return Step(1) if end - ARROW_CELLS <= column < end else Choose(selected, (selected,))

    def _hit_axis(self, frame: Frame, column: int) -> Hit | None:
        layout = self.layout(frame)
        if layout.axis is None:
            return None
        if layout.before and column < layout.axis.first_column:
            return Pan(-1)
        is_behind = column >= layout.axis.first_column + layout.axis.columns
        return Pan(1) if layout.after and is_behind else None
