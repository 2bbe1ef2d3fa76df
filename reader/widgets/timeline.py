"""The timeline: the events of an article on an axis, one line-API widget that draws only what shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual import on
from textual.cache import LRUCache
from textual.events import (
    Blur,
    Click,
    Focus,
    Leave,
    MouseDown,
    MouseEvent,
    MouseMove,
    MouseScrollDown,
    MouseScrollLeft,
    MouseScrollRight,
    MouseScrollUp,
    MouseUp,
    Resize,
)
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from reader.chronology.axis import MIN_WINDOW_SECONDS, Scale, Window
from reader.chronology.chronicle import Chronicle
from reader.chronology.layout import Course, TimelineLayout, lay_out
from reader.commands import Context, bindings_of, commands_of, shown
from reader.text.clean import scrub
from reader.text.width import cell_len
from reader.widgets.timeline_painter import (
    STYLES,
    Emphasis,
    Part,
    Picture,
    Row,
    line_edges,
    paint,
    rows_of,
)
from reader.widgets.timeline_sign import ASCII, UNICODE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rich.style import Style as RichStyle

    from reader.chronology.axis import Axis
    from reader.model.entity import Entity
    from reader.model.event import Event
    from reader.text.annotation import AnnotatedArticle

KEY_ZOOM = 2.0
"""How much a key zooms."""

WHEEL_ZOOM = 1.25
"""How much one step of the mouse wheel zooms."""

PAN_SHARE = 0.25
"""How much of the axis a key, or a step of the wheel, pans."""


class Timeline(Widget, can_focus=True):
    """Shows dated events on an axis; the selected one in words below.

    What it shows comes in by its attributes; what is done to it goes out as messages.
    """

    ALLOW_SELECT = False  # dragging pans
    COMPONENT_CLASSES = {f"timeline--{name}" for name in STYLES}
    BINDINGS = bindings_of(Context.TIMELINE)

    annotated: var[AnnotatedArticle | None] = var(None)
    """The article whose events and entities to show: sets both. None leaves them as they are."""
    events: var[tuple[Event, ...]] = var(())
    """What to show, in any order."""
    entities: var[Mapping[str, Entity]] = var(dict)
    """By id, for names and colours; one that is missing is shown by its id."""
    selected: var[str | None] = var(None)
    """The id of the selected event; the window moves to show it."""
    involved: var[frozenset[str]] = var(frozenset())
    """The ids of the events of the selected entity; if there are any, the others recede."""
    told: var[frozenset[str]] = var(frozenset())
    """The ids of the events that the visible text tells: they are lit."""
    scale: var[Scale] = var(Scale.ADAPTIVE)
    """How time becomes distance."""
    window: var[Window | None] = var(None)
    """The time that is shown; None: all of it."""
    ascii: var[bool] = var(False)
    """Whether to draw in ASCII."""
    _hovered: var[int | None] = var(None)
    """The place in the chronicle of the event under the mouse."""

    class EventMessage(Message):
        """Something has happened to an event."""

        def __init__(self, timeline: Timeline, event_id: str) -> None:
            super().__init__()
            self.timeline = timeline
            """Where."""
            self.event_id = event_id
            """The event's id."""

        @property
        def control(self) -> Timeline:
            """The timeline, for ``@on`` with a selector."""
            return self.timeline

    class Highlighted(EventMessage):
        """An event was moved to by keys."""

    class Chosen(EventMessage):
        """An event was chosen by key, or clicked."""

    def __init__(
        self,
        *,
        id: str | None = None,  # noqa: A002  Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._chronicle = Chronicle()
        """The events, sorted."""
        self._courses: dict[Scale, Course] = {}
        """The chronicle on each scale; dropped when the events change."""
        self._layouts: LRUCache[tuple[object, ...], TimelineLayout] = LRUCache(16)
        """By (width, lanes, scale, window, ASCII, the event whose label is forced); dropped when the events
        change."""
        self._strips: LRUCache[tuple[object, ...], Strip] = LRUCache(256)
        """Drawn rows by (row, height, what is selected, hovered, and the hints); what else they depend on
        empties it."""
        self._styles: dict[tuple[str, ...], RichStyle] = {}
        """Rich's styles by the names they are made of."""
        self._emphasis = Emphasis()
        """What stands out, by places in the chronicle."""
        self._drag: tuple[int, Axis] | None = None
        """Where a drag began: the column and the axis of that time; None: nothing is dragged."""
        self._has_dragged = False
        """Whether the mouse has moved since its button went down, so that its release is no click."""

    # What is shown

    def watch_annotated(self) -> None:
        """Show an article's events."""
        if self.annotated is not None:
            self.entities = self.annotated.entities
            self.events = self.annotated.events

    def watch_events(self) -> None:
        """Show other events, all of them."""
        self._chronicle = Chronicle(self.events)
        self._courses.clear()
        self._layouts.clear()
        self.window = None
        self._hovered = None
        self._follow_selected()
        self._redraw()

    def watch_selected(self) -> None:
        """Move the window to the selected event if it is outside; what was drawn for others stays."""
        self._follow_selected()
        self._emphasize()
        self.refresh()

    def watch__hovered(self) -> None:
        """Mark the event under the mouse; what was drawn for others stays."""
        self._emphasize()
        self.refresh()

    def _redraw(self) -> None:
        """Drop all drawn rows: something that they depend on has changed."""
        self._strips.clear()
        self._emphasize()
        self.refresh()

    watch_entities = watch_involved = watch_told = watch_scale = watch_window = watch_ascii = _redraw

    def notify_style_update(self) -> None:
        """Drop what was drawn in the old styles."""
        super().notify_style_update()
        self._styles.clear()
        self._strips.clear()

    @on(Resize)
    @on(Focus)
    @on(Blur)
    def _changed(self) -> None:
        self._redraw()

    def _emphasize(self) -> None:
        self._emphasis = Emphasis(
            self._place(self.selected), self._hovered, self._places(self.involved), self._places(self.told)
        )

    def _place(self, event_id: str | None) -> int | None:
        """An event's place in the chronicle; None: there is no such event."""
        return self._chronicle.positions.get(event_id) if event_id is not None else None

    def _places(self, event_ids: Iterable[str]) -> frozenset[int]:
        found = map(self._place, event_ids)
        return frozenset(index for index in found if index is not None)

    def _follow_selected(self) -> None:
        index = self._place(self.selected)
        if index is None or self.window is None:
            return
        start = self._chronicle.starts[index]
        if not self.window.start_seconds <= start <= self.window.end_seconds:
            axis = self._layout.axis
            self.window = axis.centred(start) if axis else None

    # Laying out

    @property
    def _margin_cells(self) -> int:
        """What stays free on either side."""
        width = self.size.width
        return 2 if width >= 40 else int(width >= 20)

    @property
    def _width(self) -> int:
        """The cells between the margins."""
        return max(1, self.size.width - 2 * self._margin_cells)

    @property
    def _rows(self) -> tuple[Row, ...]:
        return rows_of(self.size.height)

    def _axis_edges(self) -> tuple[int, int]:
        """The columns that the axis takes up between the margins, half-open."""
        if self.size.height == 1 and self._chronicle:
            return line_edges(self._chronicle, self._width, ASCII if self.ascii else UNICODE)
        return 0, self._width

    @property
    def _layout(self) -> TimelineLayout:
        """The present layout."""
        start, end = self._axis_edges()
        lanes = sum(row.part is Part.LANE for row in self._rows)
        key = (end - start, lanes, self.scale, self.window, self.ascii)
        if (layout := self._layouts.get(key)) is None:
            layout = self._layouts[key] = lay_out(
                self._course, end - start, lanes, measure=cell_len, window=self.window, plain=self.ascii
            )
        selected = self._emphasis.selected
        if selected is None:
            return layout
        if (labelled := self._layouts.get((*key, selected))) is None:
            labelled = self._layouts[*key, selected] = layout.with_label(selected)
        return labelled

    @property
    def _course(self) -> Course:
        if (course := self._courses.get(self.scale)) is None:
            course = self._courses[self.scale] = Course(self._chronicle, self.scale)
        return course

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw one row.

        Args:
            y: The row, from the top of the content.
        """
        hints = self._hints()
        key = (y, self.size, self._emphasis.selected, self._hovered, hints)
        if (strip := self._strips.get(key)) is None:
            strip = self._strips[key] = self._draw(y, hints)
        return strip

    def _draw(self, y: int, hints: tuple[tuple[str, str], ...]) -> Strip:
        rows = self._rows
        if y >= len(rows):
            return Strip.blank(self.size.width, self.rich_style)
        picture = Picture(
            self._layout,
            self._width,
            self._margin_cells,
            self._emphasis,
            ASCII if self.ascii else UNICODE,
            self.entities,
            self.scale,
            hints,
        )
        blank = self.rich_style
        segments: list[Segment] = []
        column = -self._margin_cells  # pieces may reach into the margins
        for piece in paint(picture, rows[y]):
            if piece.start > column:
                segments.append(Segment(" " * (piece.start - column), blank))
            text = scrub(piece.text)
            segments.append(Segment(text, self._style(piece.styles)))
            column = piece.start + cell_len(text)
        return Strip(segments).adjust_cell_length(self.size.width, blank)

    def _style(self, names: tuple[str, ...]) -> RichStyle:
        """Rich's style of some names, each laid over the one before."""
        if (style := self._styles.get(names)) is None:
            classes = (f"timeline--{name}" for name in names)
            style = self._styles[names] = self.get_visual_style(*classes).rich_style
        return style

    def _hints(self) -> tuple[tuple[str, str], ...]:
        """The keys that matter while this has focus and nothing is selected, as the user has bound them."""
        if not self.has_focus or self._emphasis.selected is not None or not self._chronicle:
            return ()
        bound: dict[str | None, str] = {}
        for active in self.screen.active_bindings.values():
            if active.node is self:
                bound.setdefault(active.binding.id, active.binding.key)
        return tuple(
            (shown(bound[command.id]), command.title.lower())
            for command in commands_of(Context.TIMELINE)
            if command.id in bound
        )

    # Moving

    def _go(self, index: int, message: type[EventMessage]) -> None:
        """Select the event at a place in the chronicle, held within it, and tell of it."""
        if not self._chronicle:
            return
        event_id = self._chronicle.events[max(0, min(len(self._chronicle) - 1, index))].id
        self.selected = event_id
        self.post_message(message(self, event_id))

    def _step(self, steps: int) -> None:
        """Move from the selected event; without one, start with what is told, or else what is shown."""
        at = self._emphasis.selected
        if at is None:
            layout = self._layout
            told = self._emphasis.told
            first, last = layout.before, len(self._chronicle) - layout.after - 1
            self._go(min(told, default=first) if steps > 0 else max(told, default=last), self.Highlighted)
        else:
            self._go(at + steps, self.Highlighted)

    def action_next_event(self) -> None:
        """Move to the next event."""
        self._step(1)

    def action_previous_event(self) -> None:
        """Move to the event before."""
        self._step(-1)

    def action_first_event(self) -> None:
        """Move to the first event."""
        self._go(0, self.Highlighted)

    def action_last_event(self) -> None:
        """Move to the last event."""
        self._go(len(self._chronicle), self.Highlighted)

    def action_choose(self) -> None:
        """Choose the selected event; without one, move to one."""
        if self._emphasis.selected is None:
            self._step(1)
        else:
            self._go(self._emphasis.selected, self.Chosen)

    # Zooming and panning

    def _zoom(self, factor: float, column: float | None = None) -> None:
        """Zoom about a column of the layout; by default about the selected event, or else the middle."""
        layout = self._layout
        if (axis := layout.axis) is None:
            return
        if column is None:
            selected = self._emphasis.selected
            index = layout.mark_of(selected) if selected is not None else None
            column = axis.first_column + (axis.columns - 1) / 2
            column = column if index is None else layout.marks[index].column
        self.window = axis.zoomed(factor, column)

    def _pan(self, share: float) -> None:
        if axis := self._layout.axis:
            self.window = axis.panned(share * axis.columns)

    def action_zoom_in(self) -> None:
        """Show a shorter time."""
        self._zoom(KEY_ZOOM)

    def action_zoom_out(self) -> None:
        """Show a longer time."""
        self._zoom(1 / KEY_ZOOM)

    def action_zoom_reset(self) -> None:
        """Show all of the time."""
        self.window = None

    def action_pan_left(self) -> None:
        """Move the window to earlier times."""
        self._pan(-PAN_SHARE)

    def action_pan_right(self) -> None:
        """Move the window to later times."""
        self._pan(PAN_SHARE)

    def action_toggle_scale(self) -> None:
        """Change between the adaptive and the linear scale."""
        self.scale = Scale.LINEAR if self.scale is Scale.ADAPTIVE else Scale.ADAPTIVE

    # The mouse

    def _column_of(self, event: MouseEvent) -> int:
        """The column of the layout under the mouse; outside of it beyond the edges."""
        offset = event.get_content_offset(self)
        x = offset.x if offset is not None else event.x
        return x - self._margin_cells - self._axis_edges()[0]

    def _events_at(self, event: MouseEvent) -> tuple[int, ...]:
        """The events of what is under the mouse: a label's one, or all of a mark or date."""
        offset = event.get_content_offset(self)
        rows = self._rows
        if offset is None or offset.y >= len(rows):
            return ()
        layout, column, row = self._layout, self._column_of(event), rows[offset.y]
        index = None
        match row.part:
            case Part.LANE:
                if label := layout.label_at(row.number, column):
                    return (label.event,)
                if (row.number, column) in layout.leaders:
                    index = layout.mark_at(column)
            case Part.AXIS:
                index = layout.mark_at(column)
            case Part.LINE if self._emphasis.selected is None:
                index = layout.mark_at(column)
            case Part.DATES:
                dated = (tick.event for tick in layout.ticks if tick.start <= column < tick.end)
                date_event = next(dated, None)
                index = layout.mark_of(date_event) if date_event is not None else None
        return layout.marks[index].events if index is not None else ()

    @on(MouseMove)
    def _mouse_moved(self, event: MouseMove) -> None:
        if self._drag is None:
            self._hovered = next(iter(self._events_at(event)), None)
            return
        start, axis = self._drag
        moved = event.screen_x - start
        if moved or self._has_dragged:
            self._has_dragged = True
            self.window = axis.panned(-moved)

    @on(Leave)
    def _left(self) -> None:
        self._hovered = None

    @on(MouseDown)
    def _pressed(self, event: MouseDown) -> None:
        self._has_dragged = False
        if (axis := self._layout.axis) and event.button == 1:
            self._drag = (event.screen_x, axis)
            self.capture_mouse()

    @on(MouseUp)
    def _released(self) -> None:
        self._drag = None
        self.release_mouse()

    @on(Click)
    def _clicked(self, event: Click) -> None:
        """Choose what was clicked; a mark of several steps through them, a double click zooms to them."""
        if self._has_dragged:
            return
        found = self._events_at(event)
        selected = self._emphasis.selected
        if found:
            if event.chain == 2 and self._zoom_to(found):
                return
            at = found.index(selected) + 1 if selected in found else 0
            self._go(found[at % len(found)], self.Chosen)
        elif self._rows[:1] == (Row(Part.LINE),) and selected is not None:
            self._click_line(self._column_of(event), selected)
        elif axis := self._layout.axis:
            self._click_outside(event, axis)

    def _zoom_to(self, found: tuple[int, ...]) -> bool:
        """Zoom to events that stand at different times; False: they do not."""
        start, end = (self._chronicle.starts[index] for index in (found[0], found[-1]))
        if end - start < MIN_WINDOW_SECONDS:
            return False
        self.window = Window(start, end)
        return True

    def _click_line(self, column: int, selected: int) -> None:
        """A click on a timeline of one row: on the arrows beside the number, or on the event."""
        column += self._axis_edges()[0]
        arrows = f"{UNICODE.step_before} {selected + 1} of {len(self._chronicle)} {UNICODE.step_after}"
        if column < 2:
            self._step(-1)
        elif len(arrows) - 2 <= column < len(arrows):
            self._step(1)
        else:
            self._go(selected, self.Chosen)

    def _click_outside(self, event: MouseEvent, axis: Axis) -> None:
        """A click on the counts of earlier and later events pans to them."""
        offset = event.get_content_offset(self)
        if offset is None or self._rows[offset.y].part is not Part.AXIS:
            return
        column = self._column_of(event)
        if self._layout.before and column < axis.first_column:
            self._pan(-PAN_SHARE)
        elif self._layout.after and column >= axis.first_column + axis.columns:
            self._pan(PAN_SHARE)

    @on(MouseScrollUp)
    @on(MouseScrollDown)
    @on(MouseScrollLeft)
    @on(MouseScrollRight)
    def _wheel(self, event: MouseEvent) -> None:
        """Zoom at the mouse; sideways, or with Shift, pan."""
        event.stop()
        event.prevent_default()
        is_back = isinstance(event, MouseScrollUp | MouseScrollLeft)
        if event.shift or isinstance(event, MouseScrollLeft | MouseScrollRight):
            self._pan(-PAN_SHARE if is_back else PAN_SHARE)
        else:
            self._zoom(WHEEL_ZOOM if is_back else 1 / WHEEL_ZOOM, self._column_of(event))
