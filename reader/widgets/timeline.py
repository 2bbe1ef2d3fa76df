"""The timeline: the events of an article on an axis, one line-API widget that draws only what shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

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
from reader.commands import Context, command
from reader.keys import bindings_of, shown
from reader.text.clean import scrub
from reader.text.width import cell_len
from reader.widgets.component_style import ComponentStyles
from reader.widgets.text_cursor import put_text_cursor
from reader.widgets.timeline_drag import Drag
from reader.widgets.timeline_painter import paint
from reader.widgets.timeline_picture import STYLES, Emphasis, Picture, kind_of
from reader.widgets.timeline_row import Part, Row
from reader.widgets.timeline_scene import Choose, Frame, Pan, Scene, Step

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.chronology.layout import TimelineLayout
    from reader.model.entity import Entity
    from reader.model.event import Event
    from reader.text.annotation import AnnotatedArticle

KEY_ZOOM = 2.0
"""How much a key zooms."""

WHEEL_ZOOM = 1.25
"""How much one step of the mouse wheel zooms."""

PAN_SHARE = 0.25
"""How much of the axis a key, or a step of the wheel, pans."""

HINTED = (
    "timeline.next",
    "timeline.previous",
    "timeline.zoom_in",
    "timeline.zoom_out",
    "timeline.scale",
    "timeline.reset",
)
"""The commands whose keys are told while this has focus and nothing is selected, the most useful first."""


class Timeline(Widget, can_focus=True):
    """Shows dated events on an axis; the selected one in words below.

    What it shows comes in by its attributes; what is done to it goes out as messages.
    """

    ALLOW_SELECT = False  # dragging pans
    COMPONENT_CLASSES: ClassVar = {f"timeline--{name}" for name in STYLES}
    BINDINGS: ClassVar = bindings_of(Context.TIMELINE)

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
        self._scene = Scene()
        """The events and their layouts."""
        self._strips: LRUCache[tuple[object, ...], Strip] = LRUCache(256)
        """Drawn rows by (row, frame, what is selected, hovered, and the hints); what else they depend on
        empties it."""
        self._styles = ComponentStyles(self, "timeline")
        """What the names of styles look like."""
        self._kinds: tuple[str, ...] = ()
        """The style of each event's mark; made anew when the events or the entities change."""
        self._emphasis = Emphasis()
        """What stands out, by places in the chronicle."""
        self._asked: list[str] = []
        """The ids of events that were asked for and that ``selected`` has not come to yet, the last one last.
        The next step starts there: were it to start from ``selected``, quick steps would be lost."""
        self._drag: Drag | None = None
        """The last one; None: there was nothing to drag."""

    # What is shown

    def watch_annotated(self) -> None:
        """Show an article's events."""
        if self.annotated is not None:
            self.entities = self.annotated.entities
            self.events = self.annotated.events

    def watch_events(self) -> None:
        """Show other events, all of them."""
        ties = self.annotated.ties if self.annotated else {}
        self._scene = Scene(self.events, sorted(ties, key=ties.__getitem__))
        self.window = None
        self._hovered = None
        self._colour()

    def watch_entities(self) -> None:
        """Colour the marks by other entities."""
        self._colour()

    def _colour(self) -> None:
        self._kinds = tuple(kind_of(event, self.entities) for event in self._scene.chronicle.events)
        self._redraw()

    def watch_selected(self) -> None:
        """Move the window to the selected event if it is outside; what was drawn for others stays."""
        asked = self._asked
        del asked[: asked.index(self.selected) + 1 if self.selected in asked else len(asked)]
        self._show_selected()
        self._emphasize()
        self._put_text_cursor()

    @on(Focus)
    def _put_text_cursor(self) -> None:
        """Put it on the words of the selected event."""
        parts = [row.part for row in self._scene.rows(self._frame)]
        put_text_cursor(self, 0, parts.index(Part.WORDS) if Part.WORDS in parts else 0)

    def watch__hovered(self) -> None:
        """Mark the event under the mouse; what was drawn for others stays."""
        self._emphasize()

    def _redraw(self) -> None:
        """Drop all drawn rows: something that they depend on has changed."""
        self._strips.clear()
        self._emphasize()

    watch_involved = watch_told = watch_scale = watch_window = watch_ascii = _redraw

    @on(Resize)
    @on(Focus)
    @on(Blur)
    def _changed(self) -> None:
        self._redraw()

    def notify_style_update(self) -> None:
        """Drop what was drawn in the old styles."""
        super().notify_style_update()
        self._styles.clear()
        self._strips.clear()

    def _emphasize(self) -> None:
        """Find the places of what stands out, and have it drawn."""
        scene = self._scene
        self._emphasis = Emphasis(
            scene.place(self.selected), self._hovered, scene.places(self.involved), scene.places(self.told)
        )
        self.refresh()

    def _show_selected(self) -> None:
        """Move the window to the selected event if it is outside."""
        index, window, axis = self._scene.place(self.selected), self.window, self._layout.axis
        if index is None or window is None or axis is None:
            return
        start = self._scene.chronicle.starts[index]
        if not window.start_seconds <= start <= window.end_seconds:
            self.window = axis.centred(start)

    @property
    def _frame(self) -> Frame:
        """The room there is."""
        return Frame(*self.size, self.scale, self.window, self.ascii)

    @property
    def _layout(self) -> TimelineLayout:
        """What stands where now."""
        return self._scene.layout(self._frame, self._emphasis.selected)

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw one row.

        Args:
            y: The row, from the top of the content.
        """
        frame = self._frame
        rows = self._scene.rows(frame)
        if y >= len(rows):
            return Strip.blank(frame.width, self.rich_style)
        hints = self._hints() if rows[y].part is Part.WORDS else ()
        key = (rows[y], frame, self._emphasis.selected, self._hovered, hints)
        if (strip := self._strips.get(key)) is None:
            strip = self._strips[key] = self._draw(rows[y], frame, hints)
        return strip

    def _draw(self, row: Row, frame: Frame, hints: tuple[tuple[str, str], ...]) -> Strip:
        picture = Picture(frame, self._layout, self._emphasis, self.entities, self._kinds, hints)
        blank = self.rich_style
        segments: list[Segment] = []
        column = -frame.margin_cells  # pieces may reach into the margins
        for piece in paint(picture, row):
            if piece.start > column:
                segments.append(Segment(" " * (piece.start - column), blank))
            text = scrub(piece.text)
            segments.append(Segment(text, self._styles.rich(*piece.styles)))
            column = piece.start + cell_len(text)
        return Strip(segments).adjust_cell_length(frame.width, blank)

    def _hints(self) -> tuple[tuple[str, str], ...]:
        """The keys that matter while this has focus and nothing is selected, as the user has bound them."""
        if not self.has_focus or self._emphasis.selected is not None or not self._scene.chronicle:
            return ()
        bound: dict[str | None, str] = {}
        for active in self.screen.active_bindings.values():
            if active.node is self:
                bound.setdefault(active.binding.id, active.binding.key)
        return tuple((shown(bound[id_]), command(id_).title.lower()) for id_ in HINTED if id_ in bound)

    # Moving

    @property
    def _cursor(self) -> int | None:
        """The place in the chronicle of the event that the next step starts from."""
        return self._scene.place(self._asked[-1]) if self._asked else self._emphasis.selected

    def _go(self, index: int, message: type[EventMessage]) -> None:
        """Ask for the event at a place in the chronicle, held within it, to be selected."""
        events = self._scene.chronicle.events
        if not events:
            return
        event_id = events[max(0, min(len(events) - 1, index))].id
        if event_id != self.selected or self._asked:
            self._asked.append(event_id)
        self.post_message(message(self, event_id))

    def _step(self, steps: int) -> None:
        """Move from the selected event; without one, to what is told in view, or else what is shown."""
        at, layout = self._cursor, self._layout
        if at is not None:
            at += steps
        elif (at := layout.chronicle.soonest(self._emphasis.told)) is None:
            at = layout.before if steps > 0 else len(layout.chronicle) - layout.after - 1
        self._go(at, self.Highlighted)

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
        self._go(len(self._scene.chronicle) - 1, self.Highlighted)

    def action_choose(self) -> None:
        """Choose the selected event; without one, move to one."""
        if (at := self._cursor) is None:
            self._step(1)
        else:
            self._go(at, self.Chosen)

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

    def _cell_of(self, event: MouseEvent) -> tuple[int, int]:
        """The column and the row of the frame under the mouse; (-1, -1) outside."""
        offset = event.get_content_offset(self)
        return (-1, -1) if offset is None else (offset.x, offset.y)

    def _events_at(self, event: MouseEvent) -> tuple[int, ...]:
        return self._scene.events_at(self._frame, self._emphasis.selected, *self._cell_of(event))

    @on(MouseMove)
    def _mouse_moved(self, event: MouseMove) -> None:
        if self._drag is None or not self._drag.is_held:
            self._hovered = next(iter(self._events_at(event)), None)
        elif window := self._drag.moved_to(event.screen_x):
            self.window = window

    @on(Leave)
    def _left(self) -> None:
        self._hovered = None

    @on(MouseDown)
    def _pressed(self, event: MouseDown) -> None:
        axis = self._layout.axis
        self._drag = Drag(event.screen_x, axis) if axis and event.button == 1 else None
        if self._drag:
            self.capture_mouse()

    @on(MouseUp)
    def _released(self) -> None:
        if self._drag:
            self._drag.release()
        self.release_mouse()

    @on(Click)
    def _clicked(self, event: Click) -> None:
        """Do what was clicked; a double click on a mark of several zooms to them."""
        if self._drag and self._drag.has_moved:
            return
        match self._scene.hit(self._frame, self._emphasis.selected, *self._cell_of(event)):
            case Choose(at, events):
                if event.chain != 2 or not self._zoom_to(events):
                    self._go(at, self.Chosen)
            case Step(steps):
                self._step(steps)
            case Pan(steps):
                self._pan(steps * PAN_SHARE)

    def _zoom_to(self, found: tuple[int, ...]) -> bool:
        """Zoom to events that stand at different times; False: they do not."""
        start, end = (self._scene.chronicle.starts[index] for index in (found[0], found[-1]))
        if end - start < MIN_WINDOW_SECONDS:
            return False
        self.window = Window(start, end)
        return True

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
            column = self._scene.column(self._frame, self._cell_of(event)[0])
            self._zoom(WHEEL_ZOOM if is_back else 1 / WHEEL_ZOOM, column)
