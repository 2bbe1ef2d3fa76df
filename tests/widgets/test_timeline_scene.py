"""What is where in the timeline's frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.chronology.axis import Scale, Window
from reader.widgets.timeline_picture import Emphasis
from reader.widgets.timeline_row import Part
from reader.widgets.timeline_scene import Choose, Frame, Pan, Scene, Step
from tests.chronology.factories import event
from tests.widgets.timelines import SIX, drawn

if TYPE_CHECKING:
    from reader.model.event import Event

FRAME = Frame(100, 8)


def _cell(text: str, frame: Frame = FRAME) -> tuple[int, int]:
    """The cell in which a text starts in the drawn frame."""
    for y, row in enumerate(drawn(SIX, frame.width, frame.height)):
        if text in row:
            return row.index(text), y
    raise AssertionError(text)


def _at(text: str, *, x: int = 0, y: int = 0, selected: int | None = None) -> tuple[int, ...]:
    """The events in a cell beside that in which a text starts."""
    column, row = _cell(text)
    return Scene(SIX).events_at(FRAME, selected, column + x, row + y)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Talks in", (3,)),
        ("Operation", (2,)),
        ("━━", (2,)),
        ("●───◇", (3,)),
        ("◇───────", (4,)),
        ("◇╍╍╍", (5,)),
        ("╍─", (5,)),
        ("Oct 2018", (1,)),
        ("2026 ──", ()),
        ("┄┄┄", ()),
        ("planned", ()),
    ],
)
def test_labels_marks_and_dates_are_their_events(text: str, found: tuple[int, ...]) -> None:
    assert _at(text) == found


def test_a_line_from_a_label_is_its_event() -> None:
    assert _at("Annual", y=1) == (4,)


def test_between_labels_and_outside_the_frame_there_is_nothing() -> None:
    scene = Scene(SIX)
    assert _at("Operation", x=-1) == ()
    assert scene.events_at(FRAME, None, -1, -1) == ()
    assert scene.events_at(FRAME, None, 5, 99) == ()


def test_a_date_of_the_calendar_is_no_event() -> None:
    frame = FRAME._replace(scale=Scale.LINEAR)
    y = next(number for number, row in enumerate(Scene(SIX).rows(frame)) if row.part is Part.DATES)
    assert all(Scene(SIX).events_at(frame, None, x, y) == () for x in range(100))


def test_a_mark_of_several_is_all_of_them() -> None:
    events = [event("2018", name) for name in "abc"]
    scene, frame = Scene(events), Frame(60, 2)
    (mark,) = scene.layout(frame).marks
    assert scene.events_at(frame, None, mark.column + frame.margin_cells, 0) == (0, 1, 2)


def test_one_row_has_its_marks_while_nothing_is_selected() -> None:
    scene, frame = Scene(SIX), Frame(80, 1)
    (row,) = drawn(SIX, 80, 1)
    assert scene.events_at(frame, None, row.index("●"), 0) == (0,)
    assert scene.events_at(frame, 2, row.index("●"), 0) == ()


def test_a_hit_on_a_mark_of_several_steps_through_them() -> None:
    scene, frame = Scene(event("2018", name) for name in "abc"), Frame(60, 2)
    x = scene.layout(frame).marks[0].column + frame.margin_cells
    hits = [scene.hit(frame, selected, x, 0) for selected in (None, 0, 1, 2)]
    assert hits == [Choose(at, (0, 1, 2)) for at in (0, 1, 2, 0)]


def test_a_hit_on_a_single_row_steps_or_chooses() -> None:
    scene, frame = Scene(SIX), Frame(80, 1)
    (row,) = drawn(SIX, 80, 1, Emphasis(selected=3))
    hits = [scene.hit(frame, 3, row.index(text), 0) for text in ("◂", "4 of", "▸", "Talks")]
    assert hits == [Step(-1), Choose(3, (3,)), Step(1), Choose(3, (3,))]
    assert scene.hit(frame, None, 0, 0) is None


def test_a_hit_on_the_counts_of_what_is_outside_pans() -> None:
    scene = Scene(SIX)
    starts = scene.chronicle.starts
    frame = FRAME._replace(window=Window(starts[2], starts[4]))
    y = next(number for number, row in enumerate(scene.rows(frame)) if row.part is Part.AXIS)
    assert [scene.hit(frame, None, x, y) for x in (2, 50, 97)] == [Pan(-1), None, Pan(1)]
    assert [scene.hit(FRAME, None, x, y) for x in (2, 97)] == [None, None]


def test_where_nothing_is_drawn_nothing_is_hit() -> None:
    scene = Scene(SIX)
    assert scene.hit(FRAME, None, -1, -1) is None
    assert scene.hit(FRAME, None, 5, 99) is None
    assert scene.hit(FRAME, None, 50, 7) is None
    assert Scene().hit(FRAME, None, 50, 3) is None


def test_layouts_are_remembered() -> None:
    scene = Scene(SIX)
    assert scene.layout(FRAME) is scene.layout(FRAME)
    assert scene.layout(FRAME, 3) is scene.layout(FRAME, 3)
    assert scene.layout(FRAME) is not scene.layout(FRAME._replace(is_plain=True))


def test_the_selected_event_is_sure_of_a_label() -> None:
    scene, frame = Scene(event(f"2020-01-{day:02}") for day in range(1, 30)), Frame(60, 5)
    unlabelled = set(range(29)) - {label.event for label in scene.layout(frame).labels}
    for place in unlabelled:
        assert place in {label.event for label in scene.layout(frame, place).labels}


def test_places_are_those_of_the_events_that_there_are() -> None:
    scene = Scene(SIX)
    assert scene.place("talks") == 3
    assert scene.place("nothing") is scene.place(None) is None
    assert scene.places({"talks", "units", "nothing"}) == {3, 5}


@pytest.mark.parametrize(("width", "margin"), [(100, 2), (39, 1), (19, 0), (1, 0)])
def test_margins_shrink_with_the_frame(width: int, margin: int) -> None:
    frame = Frame(width, 8)
    assert frame.margin_cells == margin
    assert frame.text_cells == width - 2 * margin


def test_without_events_the_axis_takes_up_the_row() -> None:
    none: list[Event] = []
    assert Scene(none).axis_edges(Frame(80, 1)) == (0, 76)
