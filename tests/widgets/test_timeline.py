"""The timeline by keys and mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.app import App, ComposeResult
from textual.events import (
    Click,
    MouseScrollDown,
    MouseScrollLeft,
    MouseScrollRight,
    MouseScrollUp,
    MouseUp,
)

from reader.chronology.axis import Scale, Window
from reader.model.entity import EntityType
from reader.paths import styles_dir
from reader.themes import DARK, THEMES
from reader.widgets.timeline import Timeline
from reader.widgets.timeline_picture import STYLES
from tests.chronology.factories import event
from tests.factories import annotated, article, entity, section
from tests.widgets.timelines import ENTITIES, SIX, drawn

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from reader.model.event import Event
    from reader.text.annotation import AnnotatedArticle

Messages = list[tuple[str, str]]

AXIS, WORDS = 4, 6
"""Rows of a timeline of eight."""


class TimelineApp(App[None]):
    """A timeline, and what it says; it selects what it is asked to."""

    CSS_PATH = str(styles_dir() / "timeline.tcss")

    def __init__(self, events: tuple[Event, ...] = SIX, height: int = 8) -> None:
        super().__init__()
        self.shown = events
        self.rows = height
        self.messages: Messages = []
        self.is_slow = False
        """Whether it leaves to the test what is selected."""
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK

    def compose(self) -> ComposeResult:
        timeline = Timeline(id="timeline")
        timeline.styles.height = self.rows
        yield timeline

    def on_mount(self) -> None:
        self.timeline.entities = ENTITIES
        self.timeline.events = self.shown
        self.timeline.focus()

    @property
    def timeline(self) -> Timeline:
        return self.query_one(Timeline)

    def on_timeline_highlighted(self, message: Timeline.Highlighted) -> None:
        self.select("highlighted", message)

    def on_timeline_chosen(self, message: Timeline.Chosen) -> None:
        self.select("chosen", message)

    def select(self, kind: str, message: Timeline.EventMessage) -> None:
        assert message.control is self.timeline
        self.messages.append((kind, message.event_id))
        if not self.is_slow:
            self.timeline.selected = message.event_id


def rows(app: TimelineApp) -> list[str]:
    """The rows as they are drawn."""
    timeline = app.timeline
    return [timeline.render_line(y).text.rstrip() for y in range(timeline.size.height)]


def cell(app: TimelineApp, text: str) -> tuple[int, int]:
    """The column and the row in which a text starts."""
    for y, row in enumerate(rows(app)):
        if text in row:
            return row.index(text), y
    raise AssertionError(text)


def window(app: TimelineApp) -> Window | None:
    """The window now."""
    return app.timeline.window


def hovered(app: TimelineApp) -> int | None:
    """The place of the event under the mouse now."""
    return app.timeline._hovered


def scale(app: TimelineApp) -> Scale:
    """The scale now."""
    return app.timeline.scale


async def wheel(pilot: Pilot[None], kind: type, offset: tuple[int, int], *, shift: bool = False) -> None:
    """Turn the wheel over a cell of the timeline."""
    await pilot._post_mouse_events([kind], Timeline, offset, shift=shift)
    await pilot.pause()


async def test_it_draws_what_the_painter_paints() -> None:
    app = TimelineApp()
    async with app.run_test(size=(100, 12)):
        assert rows(app)[:5] == drawn(SIX, 100, 8)[:5]


async def test_keys_step_through_the_events_and_tell_of_it() -> None:
    app = TimelineApp()
    async with app.run_test(size=(100, 12)) as pilot:
        await pilot.press("l", "right", "h", "left", "left")
        assert app.timeline.selected == "declaration"
        assert app.messages == [
            ("highlighted", id_)
            for id_ in ("declaration", "contract", "declaration", "declaration", "declaration")
        ]


async def test_keys_go_to_the_first_and_the_last_event() -> None:
    app = TimelineApp()
    async with app.run_test(size=(100, 12)) as pilot:
        await pilot.press("G")
        assert app.timeline.selected == "units"
        assert "6 of 6" in rows(app)[WORDS]
        await pilot.press("g")
        assert app.timeline.selected == "declaration"


async def test_quick_steps_are_not_lost_while_what_was_asked_for_is_not_yet_selected() -> None:
    app = TimelineApp()
    async with app.run_test(size=(100, 12)) as pilot:
        app.is_slow = True
        await pilot.press("l", "l", "l")
        assert app.timeline.selected is None
        app.timeline.selected = "declaration"
        await pilot.press("l", "enter")
        assert [id_ for _, id_ in app.messages] == ["declaration", "contract", "sindoor", "talks", "talks"]


async def test_a_step_starts_from_what_was_selected_elsewhere_in_between() -> None:
    app = TimelineApp()
    async with app.run_test(size=(100, 12)) as pilot:
        app.is_slow = True
        await pilot.press("l", "l")
        app.timeline.selected = "summit"
        await pilot.press("l")
        app.timeline.selected = None
        await pilot.press("G")
        assert [id_ for _, id_ in app.messages] == ["declaration", "contract", "units", "units"]


@pytest.mark.parametrize("key", ["l", "h"])
async def test_a_first_step_goes_to_what_the_text_in_view_tells_first(key: str) -> None:
    source = article(section("lead", "", "They met on 4 December 2025. The contract is of 2018."), events=SIX)
    app = TimelineApp(())
    async with app.run_test(size=(100, 12)) as pilot:
        app.timeline.annotated = annotated(source, {})
        app.timeline.told = frozenset({"contract", "talks"})
        app.set_focus(None)
        await pilot.pause()
        assert "Talks in New Delhi" in rows(app)[WORDS]
        app.timeline.focus()
        await pilot.press(key)
        assert app.timeline.selected == "talks"


async def test_a_first_step_back_starts_with_the_last_event() -> None:
    app = TimelineApp()
    async with app.run_test(size=(100, 12)) as pilot:
        await pilot.press("h")
        assert app.messages == [("highlighted", "units")]


async def test_enter_chooses_the_selected_event_and_first_selects_one() -> None:
    app = TimelineApp()
    async with app.run_test(size=(100, 12)) as pilot:
        await pilot.press("enter", "enter")
        assert app.messages == [("highlighted", "declaration"), ("chosen", "declaration")]


async def test_without_events_nothing_happens() -> None:
    app = TimelineApp(())
    async with app.run_test(size=(100, 12)) as pilot:
        await pilot.press("l", "h", "g", "G", "enter", "plus", "minus", "H", "L", "equals_sign", "a")
        await pilot.click(Timeline, offset=(10, 1))
        assert app.messages == []
        assert app.timeline.selected is None
        assert rows(app)[1] == "  No dated events"


async def test_zooming_keeps_the_selected_event_in_its_column() -> None:
    app = TimelineApp()
    async with app.run_test(size=(100, 12)) as pilot:
        app.timeline.selected = "talks"
        before = app.timeline._layout
        await pilot.press("plus")
        after = app.timeline._layout
        first, second = (layout.marks[layout.mark_of(3) or 0].column for layout in (before, after))
        assert after.before > 0
        assert abs(first - second) <= 5  # the counts of what is outside take room


async def test_zooming_out_or_resetting_shows_everything() -> None:
    app = TimelineApp()
    async with app.run_test(size=(100, 12)) as pilot:
        await pilot.press("plus", "plus")
        assert window(app) is not None
        await pilot.press("minus", "minus", "minus")
        assert window(app) is None
        await pilot.press("plus", "plus", "equals_sign")
        assert window(app) is None


async def test_panning_moves_the_window_and_not_the_selection() -> None:
    app = TimelineApp()
    async with app.run_test(size=(100, 12)) as pilot:
        await pilot.press("plus", "plus")
        start = window(app)
        await pilot.press("L")
        later = window(app)
        await pilot.press("H")
        assert start is not None
        assert later is not None
        assert later.start_seconds > start.start_seconds
        assert window(app) == pytest.approx(start)
        assert app.timeline.selected is None


async def test_selecting_an_event_outside_the_window_brings_it_in() -> None:
    app = TimelineApp()
    async with app.run_test(size=(100, 12)) as pilot:
        app.timeline.selected = "talks"
        await pilot.press("plus", "plus", "plus")
        assert app.timeline._layout.mark_of(0) is None
        app.timeline.selected = "declaration"
        shown = window(app)
        assert shown is not None
        assert app.timeline._layout.mark_of(0) is not None
        app.timeline.selected = None
        assert window(app) == shown


async def test_selecting_an_event_in_the_window_leaves_it_where_it_is() -> None:
    app = TimelineApp()
    async with app.run_test(size=(100, 12)) as pilot:
        app.timeline.selected = "talks"
        await pilot.press("plus")
        shown = window(app)
        app.timeline.selected = "summit"
        assert window(app) == shown


async def test_a_key_changes_the_scale() -> None:
    app = TimelineApp()
    async with app.run_test(size=(100, 12)) as pilot:
        await pilot.press("a")
        assert scale(app) is Scale.LINEAR
        assert "linear" in rows(app)[0]
        await pilot.press("a")
        assert scale(app) is Scale.ADAPTIVE


async def test_clicking_a_label_a_mark_or_a_date_chooses_the_event() -> None:
    app = TimelineApp()
    async with app.run_test(size=(100, 12)) as pilot:
        for text in ("Operation", "●───◇", "Oct 2018"):
            await pilot.click(Timeline, offset=cell(app, text))
        assert app.messages == [("chosen", "sindoor"), ("chosen", "talks"), ("chosen", "contract")]
        assert app.timeline.selected == "contract"


async def test_clicking_where_there_is_nothing_does_nothing() -> None:
    app = TimelineApp()
    async with app.run_test(size=(100, 12)) as pilot:
        await pilot.click(Timeline, offset=cell(app, "┄┄┄"))
        await pilot.click(Timeline, offset=(50, 7))
        assert app.messages == []


async def test_clicking_a_mark_of_several_steps_through_them() -> None:
    app = TimelineApp((event("2018", id_="a"), event("2018", id_="b"), event("2020", id_="c")), 2)
    async with app.run_test(size=(100, 12)) as pilot:
        for _ in range(3):
            await pilot.click(Timeline, offset=cell(app, "②"))
            await pilot.hover(Timeline, offset=(0, 1))
        assert [id_ for _, id_ in app.messages] == ["a", "b", "a"]


async def test_a_double_click_zooms_to_the_events_of_a_mark() -> None:
    days = (*(event(f"2018-01-{day:02}") for day in range(1, 32)), event("2020-01-01"))
    app = TimelineApp(days, 2)
    async with app.run_test(size=(20, 4)) as pilot:
        layout = app.timeline._layout
        mark = next(mark for mark in layout.marks if mark.is_cluster)
        await pilot.double_click(Timeline, offset=(mark.column + 1, 0))
        assert app.timeline._layout.before == mark.events[0]
        assert len(app.timeline._layout.chronicle) - app.timeline._layout.after - 1 == mark.events[-1]


async def test_a_double_click_on_events_of_one_time_does_not_zoom() -> None:
    app = TimelineApp((event("2018", id_="a"), event("2018", id_="b"), event("2020", id_="c")), 2)
    async with app.run_test(size=(100, 12)) as pilot:
        await pilot.double_click(Timeline, offset=cell(app, "②"))
        await pilot.double_click(Timeline, offset=cell(app, "───"))
        assert window(app) is None


async def test_clicking_the_count_of_what_is_outside_pans_to_it() -> None:
    app = TimelineApp()
    async with app.run_test(size=(100, 12)) as pilot:
        app.timeline.selected = "contract"
        await pilot.press("plus", "plus")
        start = window(app)
        await pilot.click(Timeline, offset=cell(app, "◀1"))
        earlier = window(app)
        assert start is not None
        assert earlier is not None
        assert earlier.start_seconds < start.start_seconds
        await pilot.click(Timeline, offset=cell(app, "▶"))
        later = window(app)
        assert later is not None
        assert later.start_seconds > earlier.start_seconds


async def test_the_wheel_zooms_at_the_mouse() -> None:
    app = TimelineApp()
    async with app.run_test(size=(100, 12)) as pilot:
        offset = cell(app, "●───◇")
        seconds = app.timeline._scene.chronicle.starts[3]
        await wheel(pilot, MouseScrollUp, offset)
        axis = app.timeline._layout.axis
        assert window(app) is not None
        assert axis is not None
        assert abs(axis.column(seconds) + 2 - offset[0]) <= 3
        await wheel(pilot, MouseScrollDown, offset)
        await wheel(pilot, MouseScrollDown, offset)
        assert window(app) is None


@pytest.mark.parametrize(
    ("kind", "shift", "is_later"),
    [
        (MouseScrollDown, True, True),
        (MouseScrollUp, True, False),
        (MouseScrollRight, False, True),
        (MouseScrollLeft, False, False),
    ],
)
async def test_the_wheel_sideways_or_with_shift_pans(kind: type, *, shift: bool, is_later: bool) -> None:
    app = TimelineApp()
    async with app.run_test(size=(100, 12)) as pilot:
        await pilot.press("plus", "plus")
        before = window(app)
        await wheel(pilot, kind, (50, 3), shift=shift)
        after = window(app)
        assert before is not None
        assert after is not None
        assert (after.start_seconds > before.start_seconds) is is_later


async def test_dragging_pans_and_chooses_nothing() -> None:
    app = TimelineApp()
    async with app.run_test(size=(100, 12)) as pilot:
        app.timeline.selected = "sindoor"
        await pilot.press("plus", "plus")
        before = window(app)
        await pilot.mouse_down(Timeline, offset=(50, 3))
        await pilot.hover(Timeline, offset=(60, 3))
        await pilot.hover(Timeline, offset=(50, 3))
        assert window(app) == pytest.approx(before)
        await pilot.hover(Timeline, offset=(40, 3))
        await pilot._post_mouse_events([MouseUp, Click], Timeline, cell(app, "━━"), button=1)
        after = window(app)
        assert before is not None
        assert after is not None
        assert after.start_seconds > before.start_seconds
        assert app.messages == []


async def test_a_drag_of_the_whole_is_a_click() -> None:
    app = TimelineApp()
    async with app.run_test(size=(100, 12)) as pilot:
        x, y = cell(app, "Operation")
        await pilot.mouse_down(Timeline, offset=(x, y))
        await pilot.hover(Timeline, offset=(x + 3, y))
        await pilot.click(Timeline, offset=(x + 3, y))
        assert app.messages[0] == ("chosen", "sindoor")


async def test_what_is_under_the_mouse_is_marked_until_it_leaves() -> None:
    app = TimelineApp()
    async with app.run_test(size=(100, 12)) as pilot:
        await pilot.hover(Timeline, offset=cell(app, "Operation"))
        assert hovered(app) == 2
        await pilot.hover(Timeline, offset=(50, 7))
        assert hovered(app) is None
        await pilot.hover(Timeline, offset=cell(app, "Operation"))
        await pilot.hover(offset=(50, 11))
        assert hovered(app) is None


async def test_one_row_steps_with_its_arrows_and_chooses_elsewhere() -> None:
    app = TimelineApp(height=1)
    async with app.run_test(size=(100, 12)) as pilot:
        app.timeline.selected = "contract"
        for text in ("▸", "◂", "Contract"):
            await pilot.click(Timeline, offset=cell(app, text))
            await pilot.hover(offset=(0, 5))
        assert app.messages == [
            ("highlighted", "sindoor"),
            ("highlighted", "contract"),
            ("chosen", "contract"),
        ]


async def test_the_keys_are_told_while_it_has_focus_and_nothing_is_selected() -> None:
    app = TimelineApp()
    async with app.run_test(size=(120, 12)) as pilot:
        await pilot.pause()
        assert rows(app)[WORDS].startswith("  l next event   h previous event   + zoom in   - zoom out")
        app.set_focus(None)
        await pilot.pause()
        assert rows(app)[WORDS] == ""
        assert rows(app)[WORDS + 1].startswith("  ◇ planned")


async def test_the_keys_are_told_as_the_user_has_bound_them() -> None:
    app = TimelineApp()
    async with app.run_test(size=(120, 12)) as pilot:
        app.set_keymap({"timeline.next": "x"})
        await pilot.press("x")
        assert app.timeline.selected == "declaration"
        app.timeline.selected = None
        assert rows(app)[WORDS].startswith("  x next event")


async def test_what_was_drawn_is_drawn_anew_when_something_changes() -> None:
    app = TimelineApp()
    async with app.run_test(size=(100, 12)) as pilot:
        app.set_focus(None)
        await pilot.pause()
        before = rows(app)
        app.timeline.ascii = True
        assert rows(app)[AXIS].isascii()
        app.timeline.ascii = False
        assert rows(app) == before
        app.timeline.told = frozenset({"talks"})
        assert "4 December 2025" in rows(app)[WORDS]
        app.timeline.events = SIX[:2]
        assert "2 events" in rows(app)[0]


def _colours(app: TimelineApp, y: int) -> set[str]:
    return {
        segment.style.color.name
        for segment in app.timeline.render_line(y)
        if segment.style and segment.style.color and segment.text.strip()
    }


async def test_colours_follow_entities_focus_and_theme() -> None:
    app = TimelineApp()
    async with app.run_test(size=(100, 12)) as pilot:
        await pilot.pause()
        focused, marks = _colours(app, 0), _colours(app, AXIS)
        app.set_focus(None)
        await pilot.pause()
        assert _colours(app, 0) != focused
        app.timeline.entities = {}
        assert _colours(app, AXIS) < marks
        dark = _colours(app, AXIS)
        app.theme = "broadsheet"
        await pilot.pause()
        assert _colours(app, AXIS).isdisjoint(dark)


async def test_involved_events_have_the_colour_of_their_type_and_the_others_none() -> None:
    app = TimelineApp()
    async with app.run_test(size=(100, 12)) as pilot:
        app.set_focus(None)
        await pilot.pause()
        everything = _colours(app, AXIS)
        app.timeline.involved = frozenset({"talks"})
        assert len(_colours(app, AXIS)) < len(everything)
        assert _colours(app, 1) - _colours(app, 2)  # its label has its colour


async def test_it_shows_the_events_and_entities_of_an_article() -> None:
    singh = entity("singh", EntityType.PERSON, "Rajnath Singh")
    source = article(section("lead", "", "Singh spoke."), events=SIX)
    found: AnnotatedArticle = annotated(source, {"Singh": singh})
    app = TimelineApp(())
    async with app.run_test(size=(100, 12)):
        app.timeline.annotated = found
        app.timeline.selected = "talks"
        assert "Talks in New Delhi  Rajnath Singh · india" in rows(app)[WORDS]
        app.timeline.annotated = None
        assert "6 events" in rows(app)[0]


async def test_a_selection_that_is_no_event_is_none() -> None:
    app = TimelineApp()
    async with app.run_test(size=(100, 12)):
        app.timeline.selected = "nothing"
        assert rows(app)[AXIS : AXIS + 2] == drawn(SIX, 100, 8)[AXIS : AXIS + 2]


@pytest.mark.parametrize("size", [(1, 1), (2, 2), (10, 3), (20, 20), (400, 40)])
async def test_it_fits_any_size(size: tuple[int, int]) -> None:
    app = TimelineApp(height=size[1])
    async with app.run_test(size=size) as pilot:
        app.timeline.selected = "talks"
        await pilot.pause()
        assert {app.timeline.render_line(y).cell_length for y in range(size[1] + 1)} == {size[0]}


def test_the_stylesheet_knows_every_style() -> None:
    sheet = (styles_dir() / "timeline.tcss").read_text()
    assert [name for name in sorted(STYLES) if f".timeline--{name} " not in sheet] == []
