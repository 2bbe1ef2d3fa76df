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
from reader.commands import Context, bindings_of, command, shown
from reader.text.clean import scrub
from reader.text.width import cell_len
from reader.widgets.component_style import component_style
from reader.widgets.timeline_painter import paint
from reader.widgets.timeline_picture import STYLES, Emphasis, Picture, kind_of
from reader.widgets.timeline_row import Part, Row
from reader.widgets.timeline_scene import Frame, Scene
from reader.widgets.timeline_words import step_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.style import Style as RichStyle

    from reader.chronology.axis import Axis
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

ARROW_CELLS = 2
"""An arrow and the space beside it."""

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
        self._styles: dict[tuple[str, ...], RichStyle] = {}
        """Rich's styles by the names they are made of."""
        self._kinds: tuple[str, ...] = ()
        """The style of each event's mark; made anew when the events or the entities change."""
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
        self._show_selected()
        self._emphasize()

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
            segments.append(Segment(text, self._style(piece.styles)))
            column = piece.start + cell_len(text)
        return Strip(segments).adjust_cell_length(frame.width, blank)

    def _style(self, names: tuple[str, ...]) -> RichStyle:
        """Rich's style of some names, each laid over the one before."""
        if (style := self._styles.get(names)) is None:
            whole = self.visual_style
            for name in names:
                whole += component_style(self, f"timeline--{name}")
            style = self._styles[names] = whole.rich_style
        return style

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

    def _go(self, index: int, message: type[EventMessage]) -> None:
        """Select the event at a place in the chronicle, held within it, and tell of it."""
        events = self._scene.chronicle.events
        if not events:
            return
        event_id = events[max(0, min(len(events) - 1, index))].id
        self.selected = event_id
        self.post_message(message(self, event_id))

    def _step(self, steps: int) -> None:
        """Move from the selected event; without one, start with what is told, or else what is shown."""
        at, told, layout = self._emphasis.selected, self._emphasis.told, self._layout
        if at is not None:
            at += steps
        elif steps > 0:
            at = min(told, default=layout.before)
        else:
            at = max(told, default=len(layout.chronicle) - layout.after - 1)
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

    def _cell_of(self, event: MouseEvent) -> tuple[int, int]:
        """The column and the row of the frame under the mouse; (-1, -1) outside."""
        offset = event.get_content_offset(self)
        return (-1, -1) if offset is None else (offset.x, offset.y)

    def _events_at(self, event: MouseEvent) -> tuple[int, ...]:
        return self._scene.events_at(self._frame, self._emphasis.selected, *self._cell_of(event))

    @on(MouseMove)
    def _mouse_moved(self, event: MouseMove) -> None:
        if self._drag is None:
            self._hovered = next(iter(self._events_at(event)), None)
            return
        start, axis = self._drag
        moved = event.screen_x - start
        if axis.window is not None and (moved or self._has_dragged):
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
        x, y = self._cell_of(event)
        found, selected = self._events_at(event), self._emphasis.selected
        if event.chain == 2 and self._zoom_to(found):
            return
        if found:
            at = found.index(selected) + 1 if selected in found else 0
            self._go(found[at % len(found)], self.Chosen)
        elif self._frame.height == 1 and selected is not None:
            self._click_line(x, selected)
        else:
            self._click_outside(x, y)

    def _zoom_to(self, found: tuple[int, ...]) -> bool:
        """Zoom to events that stand at different times; False: they do not."""
        if not found:
            return False
        start, end = (self._scene.chronicle.starts[index] for index in (found[0], found[-1]))
        if end - start < MIN_WINDOW_SECONDS:
            return False
        self.window = Window(start, end)
        return True

    def _click_line(self, x: int, selected: int) -> None:
        """A click on a timeline of one row: on an arrow beside the number, or on the event."""
        column = x - self._frame.margin_cells
        arrows = step_words(selected, len(self._scene.chronicle), self._frame.signs)
        if column < ARROW_CELLS:
            self._step(-1)
        elif len(arrows) - ARROW_CELLS <= column < len(arrows):
            self._step(1)
        else:
            self._go(selected, self.Chosen)

    def _click_outside(self, x: int, y: int) -> None:
        """A click on the counts of earlier and later events pans to them."""
        rows, layout = self._scene.rows(self._frame), self._layout
        if layout.axis is None or not 0 <= y < len(rows) or rows[y].part is not Part.AXIS:
            return
        column = self._scene.column(self._frame, x)
        if layout.before and column < layout.axis.first_column:
            self._pan(-PAN_SHARE)
        elif layout.after and column >= layout.axis.first_column + layout.axis.columns:
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
            column = self._scene.column(self._frame, self._cell_of(event)[0])
            self._zoom(WHEEL_ZOOM if is_back else 1 / WHEEL_ZOOM, column)
