"""What the timeline's rows look like."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.chronology.axis import Scale, Window
from reader.chronology.chronicle import Chronicle
from reader.model.dates import FuzzyDate
from reader.model.event import Event, EventStatus
from reader.text.width import cell_len
from reader.widgets.timeline_picture import STYLES, Emphasis
from reader.widgets.timeline_row import Part
from reader.widgets.timeline_scene import Frame, Scene
from tests.chronology.factories import EVENTS, event
from tests.widgets.timelines import SIX, drawn, painted

HINTS = (("l", "next event"), ("h", "previous event"))


def test_the_whole_timeline() -> None:
    assert drawn(SIX, 100, 8) == [
        "─ TIMELINE · 6 events · 2000 – 2026 ".ljust(100, "─"),
        "   Declaration signed                                      Talks in New Delhi",
        "   │                 Contract for five S-400 units         │   Annual summit",
        "   │                 │                  Operation Sindoor  │   │       Last units arrive",
        "  ─●┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄●┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄━━━━───────────────●───◇───────◇╍╍╍╍╍╍╍╍╍╍╍╍╍─────────────",
        "   3 Oct 2000        Oct 2018           7–10 May 2025      4 Dec       2026",
        "",
        "  ◇ planned   ━━ a span of time   ┄┄ time folded",
    ]


def test_the_whole_timeline_in_ascii() -> None:
    rows = drawn(SIX, 100, 7, is_plain=True)
    assert rows[0].startswith("- TIMELINE - 6 events - 2000 - 2026 ---")
    assert rows[3] == (
        "  -o~~~~~~~~~~~~~~~~~o~~~~~~~~~~~~~~~~~~====---------------o---<>------<============>-------------"
    )
    assert rows[6] == "  <> planned   == a span of time   ~~ time folded"
    assert all(row.replace("–", "-").isascii() for row in rows)  # the dash is a date's in words


def test_the_linear_scale_says_so_and_notches_the_axis_where_its_dates_stand() -> None:
    title, *_, axis, dates, _ = drawn(SIX[:2], 100, 6, scale=Scale.LINEAR)
    assert title.endswith("── linear ──")
    starts = [column for column in range(100) if dates[column - 1 : column + 2] == " 20"]
    assert [axis[column] for column in starts] == ["┬"] * 9


def test_the_selected_event_is_told_in_words_with_its_description() -> None:
    rows = drawn(SIX, 110, 9, Emphasis(selected=1))
    assert rows[6] == (
        "  October 2018  Contract for five S-400 units  S-400 · India · rosoboronexport · New Delhi"
        + "2 of 6".rjust(18)
    )
    assert rows[7] == "  Signed in New Delhi during the annual summit."
    assert rows[8] == ""


def test_a_status_other_than_reported_is_told() -> None:
    assert "Annual summit  planned" in drawn(SIX, 100, 6, Emphasis(selected=4))[-1]


def test_where_it_is_narrow_dates_are_short_and_a_day_keeps_its_year() -> None:
    assert drawn(SIX, 36, 3, Emphasis(selected=1))[-1] == " Oct 2018  Contract for five S-400…"
    assert drawn(SIX, 36, 3, Emphasis(selected=3))[-1] == " 4 Dec 2025  Talks in New Delhi"


def test_a_title_that_was_cut_is_told_whole_before_the_description() -> None:
    title = "A title that is longer than the timeline is wide"
    long = Event("x", FuzzyDate.parse("2018"), title, "And what there is to say about it.")
    *_, first, second = drawn([long], 40, 9, Emphasis(selected=0))
    assert first == "  A title that is longer than the"
    assert second == "  timeline is wide. And what there is…"
    bare = Event("x", FuzzyDate.parse("2018"), title)
    assert drawn([bare], 40, 9, Emphasis(selected=0))[-1] == "  timeline is wide"


def test_a_description_that_goes_on_is_cut_in_the_last_row() -> None:
    long = Event("x", FuzzyDate.parse("2018"), "Talks", "Words upon words " * 20)
    assert drawn([long], 40, 8, Emphasis(selected=0))[-1].endswith("…")


def test_without_a_selection_what_the_text_in_view_tells_first_stands_in_words() -> None:
    row = drawn(SIX, 100, 6, Emphasis(told=frozenset({1, 3})), telling=("units", "talks", "contract"))[-1]
    assert row == "  4 December 2025  Talks in New Delhi  Rajnath Singh · India" + "told here".rjust(38)
    assert "Contract for five" in drawn(SIX, 100, 6, Emphasis(told=frozenset({1, 3})))[-1]


def test_hints_stand_there_before_what_is_told() -> None:
    row = drawn(SIX, 100, 6, Emphasis(told=frozenset({3})), hints=HINTS)[-1]
    assert row == "  l next event   h previous event"


def test_hints_that_do_not_fit_whole_are_left_out() -> None:
    assert drawn(SIX, 24, 6, hints=HINTS)[-1] == " l next event"


def test_the_legend_explains_the_signs_that_are_there() -> None:
    assert drawn(SIX[:2], 100, 6)[-1] == ""
    rich = [
        event("2000/..", "a"),
        event("2010~", "b"),
        event("2011-02", "c", status="alleged"),
        event("2012-02", "d", status="denied"),
        event("2013-02-04", "e"),
        event("2013-02-04", "f"),
    ]
    legend = drawn(rich, 100, 6)[-1]
    assert legend == "  ○ about   ? alleged   × denied   ━━ a span of time   ─▶ goes on   ② events together"


def test_the_legend_stands_in_the_row_below_the_words_if_there_is_one() -> None:
    for emphasis in (Emphasis(), Emphasis(told=frozenset({3}))):
        assert drawn(SIX, 100, 7, emphasis)[6].startswith("  ◇ planned")
        assert drawn(SIX, 100, 9, emphasis)[8] == ""
    assert drawn(SIX, 100, 7, hints=HINTS)[5:] == ["  l next event   h previous event", drawn(SIX, 100, 7)[6]]


def test_no_events_are_told() -> None:
    assert drawn([], 40, 3) == ["─ TIMELINE ─────────────────────────────", "  No dated events", ""]
    assert drawn([], 40, 1) == ["  No dated events"]


def test_one_row_holds_the_axis_between_its_count_and_its_period() -> None:
    (row,) = drawn(SIX, 80, 1)
    assert row == "  6 events ─●┄┄┄┄┄┄┄┄┄┄●┄┄┄┄┄┄┄┄┄━━━────────●──◇───◇╍╍╍╍╍╍╍─────── 2000 – 2026"
    assert drawn(SIX[:1], 80, 1)[0].startswith("  1 event ─")


def test_one_row_leaves_out_the_period_and_then_the_count() -> None:
    assert drawn(SIX, 30, 1)[0].startswith(" 6 events ─●")
    assert "–" not in drawn(SIX, 30, 1)[0]
    assert drawn(SIX, 14, 1)[0].startswith("─●")


def test_one_row_tells_the_selected_event() -> None:
    assert drawn(SIX, 80, 1, Emphasis(selected=3)) == ["  ◂ 4 of 6 ▸  4 December 2025  Talks in New Delhi"]
    assert drawn(SIX, 50, 1, Emphasis(selected=3)) == ["  ◂ 4 of 6 ▸  4 Dec 2025  Talks in New Delhi"]
    assert drawn(SIX, 12, 1, Emphasis(selected=3)) == ["◂ 4 of 6 ▸"]


def test_what_is_outside_the_window_is_counted_at_the_ends() -> None:
    starts = Chronicle(SIX).starts
    title, *_, axis, _, _ = drawn(SIX, 80, 6, window=Window(starts[2], starts[4]))
    assert title.startswith("─ TIMELINE · 3 of 6 events · May – Dec 2025 ─")
    assert axis.startswith("  ◀2 ")
    assert axis.endswith(" 1▶")


def test_counts_that_would_fill_the_axis_are_not_drawn() -> None:
    starts = Chronicle(SIX).starts
    axis = drawn(SIX, 5, 6, window=Window(starts[2], starts[4]))[3]
    assert "◀" not in axis


def test_a_bar_that_runs_into_another_begins_with_a_gap() -> None:
    events = [event("2000/2010", "a"), event("2005/2012", "b"), event("2020-01-01", "c")]
    assert "━╺━" in drawn(events, 80, 2)[0]


def test_the_selected_one_of_several_in_a_mark_shows_how_far_it_reaches() -> None:
    events = [event(date, date) for date in ("2000-01-01", "2000/2005", "2000/2015", "2020-01-01")]
    selected = [
        "".join(
            piece.text
            for piece in painted(events, Frame(80, 2), Emphasis(selected=place))[0]
            if "selected" in piece.styles
        )
        for place in range(4)
    ]
    point, short, long, other = selected
    assert (point, other) == ("③", "●")
    assert short.startswith("③━━")
    assert len(short) < len(long)


def test_marks_are_coloured_by_the_type_of_their_first_known_entity() -> None:
    (axis, _) = painted(SIX, Frame(80, 2))
    kinds = {piece.text[0]: piece.styles for piece in axis if piece.text[0] in "●━◇"}
    assert kinds == {"●": ("person",), "━": ("place",), "◇": ("other",)}


def test_a_mark_of_several_has_their_colour_if_they_have_one() -> None:
    date = FuzzyDate.parse("2018-10-05")
    alike = [Event(name, date, name, entities=("india",)) for name in "ab"]
    other = Event("c", date, "c", entities=("singh",))
    assert ("②", ("place",)) in [piece[1:] for piece in painted(alike, Frame(80, 2))[0]]
    assert ("③", ("count",)) in [piece[1:] for piece in painted([*alike, other], Frame(80, 2))[0]]


def _styles(emphasis: Emphasis, part: Part) -> dict[str, tuple[str, ...]]:
    """The styles of each text in the rows of a part."""
    frame = Frame(100, 8)
    rows = zip(Scene(SIX).rows(frame), painted(SIX, frame, emphasis), strict=True)
    return {piece.text: piece.styles for row, pieces in rows if row.part is part for piece in pieces}


def test_the_events_of_the_selected_entity_stand_out_and_the_others_recede() -> None:
    emphasis = Emphasis(involved=frozenset({3}))
    labels, marks = _styles(emphasis, Part.LANE), painted(SIX, Frame(80, 2), emphasis)[0]
    assert labels["Talks in New Delhi"] == ("label", "person", "involved")
    assert labels["Operation Sindoor"] == ("label",)
    assert {piece.styles for piece in marks if piece.text[0] in "●━◇"} == {
        ("person", "involved"),
        ("receded",),
    }


def test_what_the_visible_text_tells_is_lit() -> None:
    emphasis = Emphasis(told=frozenset({3}))
    assert _styles(emphasis, Part.LANE)["Talks in New Delhi"] == ("label", "told")
    assert ("person", "lit") in {piece.styles for piece in painted(SIX, Frame(80, 2), emphasis)[0]}


def test_the_label_of_a_mark_of_several_stands_out_with_any_of_them() -> None:
    date = FuzzyDate.parse("2018-10-05")
    alike = [
        Event("a", date, "Contract", entities=("s-400",)),
        Event("b", date, "Visit", entities=("singh",)),
    ]
    for emphasis, names in (
        (Emphasis(involved=frozenset({1})), ("label", "person", "involved")),
        (Emphasis(told=frozenset({1})), ("label", "told")),
        (Emphasis(hovered=1), ("label", "hovered")),
        (Emphasis(selected=1), ("label", "selected-label")),
    ):
        (label,) = painted(alike, Frame(80, 4), emphasis)[1]
        assert label.styles == names
        assert label.text == ("Visit +1" if emphasis.selected else "Contract +1")


def test_what_is_under_the_mouse_is_marked() -> None:
    emphasis = Emphasis(hovered=3)
    assert _styles(emphasis, Part.LANE)["Talks in New Delhi"] == ("label", "hovered")
    assert ("person", "hovered") in {piece.styles for piece in painted(SIX, Frame(80, 2), emphasis)[0]}


def test_the_selected_event_is_marked_in_every_row() -> None:
    emphasis = Emphasis(selected=3)
    assert _styles(emphasis, Part.LANE)["Talks in New Delhi"] == ("label", "selected-label")
    assert _styles(emphasis, Part.DATES)["4 Dec"] == ("date", "told")
    assert _styles(emphasis, Part.WORDS)["4 December 2025"] == ("words-date",)


@pytest.mark.parametrize("text", ["[red]Talks[/red]", "\x1b]52;c;evil\x07 Talks", "two\nlines"])
def test_titles_are_data_and_nothing_of_them_reaches_the_terminal(text: str) -> None:
    hostile = Event("x", FuzzyDate.parse("2018"), text, text, (text,), place=text, status=EventStatus.ALLEGED)
    for height in (1, 8):
        for row in drawn([hostile], 100, height, Emphasis(selected=0)):
            assert all(character.isprintable() for character in row)
    assert drawn([hostile], 100, 8)[3].strip() in {
        "[red]Talks[/red]",
        "␛]52;c;evil␇ Talks",
        "two lines",
    }


def test_wide_characters_do_not_break_columns() -> None:
    events = [Event("a", FuzzyDate.parse("2018"), "日印首脑会談が東京で行われた"), event("2020", "Talks")]
    frame = Frame(40, 6)
    pieces = painted(events, frame)[2]
    for before, after in pairwise(pieces):
        assert before.start + cell_len(before.text) < after.start


@settings(max_examples=60)
@given(
    EVENTS,
    st.integers(2, 130),
    st.integers(0, 14),
    st.sampled_from(Scale),
    st.data(),
)
def test_rows_are_painted_from_left_to_right_within_the_frame(
    events: list[Event], width: int, height: int, scale: Scale, data: st.DataObject
) -> None:
    selected = data.draw(st.one_of(st.none(), st.integers(0, len(events) - 1))) if events else None
    window = None
    if events:
        starts = Chronicle(events).starts
        window = data.draw(
            st.sampled_from([None, Window(starts[0], starts[-1] + 60), Window(starts[-1], starts[-1] + 60)])
        )
    frame = Frame(width, height, scale, window, data.draw(st.booleans()))
    for pieces in painted(events, frame, Emphasis(selected=selected)):
        column = -frame.margin_cells
        for piece in pieces:
            assert piece.start >= column
            column = piece.start + cell_len(piece.text)
            assert set(piece.styles) <= STYLES
        assert column <= frame.width - frame.margin_cells
