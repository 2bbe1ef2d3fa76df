"""Labels in lanes above their marks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.chronology.chronicle import Certainty, Openness
from reader.chronology.lane import (
    GAP_CELLS,
    MIN_CELLS,
    Label,
    LanePlan,
    Typesetter,
    leaders,
    place_labels,
    with_label,
)
from reader.chronology.mark import Mark
from reader.text.width import cell_len

_SETTER = Typesetter(cell_len)


def _plan(
    columns: list[int],
    titles: list[str],
    *,
    lanes: int = 1,
    width: int = 60,
    ranks: list[int] | None = None,
) -> LanePlan:
    """A plan with a mark in each column; columns that repeat are one mark of several events.

    The text tells them in the order of their ranks; by default none is told sooner than another.
    """
    marks: dict[int, list[int]] = {}
    for event, column in enumerate(columns):
        marks.setdefault(column, []).append(event)
    return LanePlan(
        [
            Mark(tuple(events), at, at + 1, at + 1, at, at + 1, Certainty.REPORTED, Openness.CLOSED)
            for at, events in marks.items()
        ],
        titles.__getitem__,
        ranks or [0] * len(titles),
        lanes,
        width,
        _SETTER,
        lambda event: cell_len(titles[event]),
    )


def _drawn(labels: tuple[Label, ...], plan: LanePlan) -> list[str]:
    """The lanes as text, the highest first."""
    rows = []
    for lane in reversed(range(plan.lanes)):
        row = [" "] * plan.width
        for at, column in leaders(labels, plan.marks):
            if at == lane:
                row[column] = "|"
        for label in labels:
            if label.lane == lane:
                row[label.start : label.end] = label.text
        rows.append("".join(row).rstrip())
    return rows


def _placed(
    columns: list[int],
    titles: list[str],
    *,
    lanes: int = 1,
    width: int = 60,
    ranks: list[int] | None = None,
) -> list[str]:
    plan = _plan(columns, titles, lanes=lanes, width=width, ranks=ranks)
    return _drawn(place_labels(plan), plan)


@pytest.mark.parametrize(
    ("text", "cells", "fitted"),
    [
        ("Contract", 8, "Contract"),
        ("Contract for five units", 16, "Contract for…"),  # the end of a word is near
        ("Contract for five units", 18, "Contract for five…"),
        ("Strategic Partnership", 18, "Strategic Partner…"),  # none is near
        ("Talks, then more", 7, "Talks…"),
        ("Contract", 1, "…"),
        ("Contract", 0, ""),
        ("日本語の題名", 8, "日本語…"),
        ("e\u0301e\u0301e\u0301e\u0301", 3, "e\u0301e\u0301…"),
        ("👩\u200d👩\u200d👧 family", 4, "👩\u200d👩\u200d👧…"),
    ],
)
def test_a_text_is_cut_to_the_cells_there_are(text: str, cells: int, fitted: str) -> None:
    assert _SETTER.fit(text, cells) == fitted
    assert cell_len(fitted) <= cells


@settings(deadline=None)
@given(st.text(max_size=30), st.integers(0, 40))
def test_a_cut_text_is_never_too_long(text: str, cells: int) -> None:
    assert cell_len(_SETTER.fit(text, cells)) <= cells


def test_labels_start_above_their_marks() -> None:
    assert _placed([2, 20, 40], ["Talks", "Contract", "Summit"]) == [
        "  Talks             Contract            Summit"
    ]


def test_a_label_that_does_not_fit_below_goes_above_with_a_line_down_to_its_mark() -> None:
    assert _placed([2, 10], ["A long contract", "Summit"], lanes=2) == [
        "  A long contract",
        "  |       Summit",
    ]


def test_labels_climb_like_stairs() -> None:
    assert _placed([0, 4, 8], ["The first event", "The second event", "The third event"], lanes=3) == [
        "The first event",
        "|   The second event",
        "|   |   The third event",
    ]


def test_a_label_without_room_anywhere_is_cut() -> None:
    assert _placed([0, 15], ["A contract for much", "Summit"]) == ["A contract…    Summit"]


def test_a_label_that_would_be_cut_starts_before_its_mark_where_there_is_room() -> None:
    assert _placed([0, 12, 24], ["Talks", "The contract", "Summit"]) == ["Talks     The contract  Summit"]
    assert _placed([0, 12, 20], ["Talks", "A contract for much", "Summit"]) == [
        "Talks  A contract…  Summit",
    ]


def test_no_label_starts_before_the_mark_before_its_own() -> None:
    titles = ["Talks", "The contract and more", "Summit"]
    assert _placed([4, 7, 20], titles, lanes=2)[0].index("The") == 4 + 1 + GAP_CELLS


def test_a_label_that_would_be_cut_too_short_is_left_out() -> None:
    assert _placed([0, MIN_CELLS], ["A contract for much", "The summit"], width=24) == [
        " " * MIN_CELLS + "The summit"
    ]


def test_at_the_right_edge_a_label_starts_before_its_mark() -> None:
    assert _placed([2, 28], ["Talks", "The summit"], width=32) == ["  Talks               The summit"]


def test_a_label_that_would_be_left_out_may_start_before_its_mark() -> None:
    assert _placed([0, 30, 34], ["Talks", "The long summit", "Another contract"]) == [
        "Talks            The long summit  Another contract"
    ]


def test_the_label_of_a_mark_names_what_is_told_first_and_counts_the_others() -> None:
    assert _placed([5, 5, 5], ["One", "Two", "Three"], ranks=[2, 0, 1]) == ["     Two +2"]
    assert _placed([5, 5], ["Much the longer title", "Two"], width=18) == ["Much the longe… +1"]
    assert _placed([5, 5], ["", "Two"]) == ["     Two +1"]


def test_the_other_events_of_a_mark_are_stacked_above_it_while_there_are_lanes() -> None:
    titles = ["One", "Two", "Three"]
    assert _placed([5, 5, 5], titles, lanes=2) == ["     Two", "     One +1"]
    assert _placed([5, 5, 5], titles, lanes=3) == ["     Three", "     Two", "     One"]


def test_what_the_text_tells_first_goes_before_what_stands_behind_it() -> None:
    titles = ["Talks in New Delhi", "The summit", "The last units"]
    assert _placed([0, 2, 4], titles, width=20) == ["    The last units"]
    assert _placed([0, 2, 4], titles, ranks=[0, 1, 2], width=20) == ["Talks in New Delhi"]


def test_a_stack_stands_on_the_lane_of_its_first_label() -> None:
    assert _placed([5, 5, 9], ["One", "Two", "Much the longest title"], lanes=3) == [
        "     Two",
        "     One",
        "     |   Much the longest title",
    ]


def test_a_stack_ends_where_there_is_no_room() -> None:
    assert _placed([5, 5, 12, 16], ["One", "Two is too long", "Middle", "Last"], lanes=2) == [
        "            Middle",
        "     One +1 |   Last",
    ]


def test_a_cut_label_grows_into_the_room_that_is_left() -> None:
    titles = ["A title longer than any other one here is", "Another", "One more"]
    (label, *_) = place_labels(_plan([0, 45, 55], titles, width=70))
    assert label.text == titles[0]


def test_without_lanes_there_are_no_labels() -> None:
    assert place_labels(_plan([1], ["Talks"], lanes=0)) == ()


@pytest.mark.parametrize("title", ["", "\u200b"])
def test_a_title_that_shows_nothing_has_no_label(title: str) -> None:
    assert place_labels(_plan([1], [title])) == ()


def test_labels_give_way_to_one_that_has_to_be_there() -> None:
    plan = _plan([2, 6, 20, 50], ["Talks in Delhi", "Summit", "Visit", "Launch"])
    labels = place_labels(plan)
    assert 0 not in {label.event for label in labels}
    forced = with_label(plan, labels, 0, 0)
    assert _drawn(forced, plan) == ["  Talks in Delhi    Visit                         Launch"]
    assert with_label(plan, forced, 0, 0) == forced


def test_a_label_that_has_to_be_there_is_not_longer_than_a_quarter_of_the_row() -> None:
    plan = _plan([70, 72], ["A very long title that would take up much", "Summit"], width=80)
    label = next(label for label in with_label(plan, place_labels(plan), 0, 0) if label.event == 0)
    assert label.end - label.start <= 20
    assert label.end <= 80


def test_the_label_of_a_mark_names_whichever_of_its_events_has_to_be_there_and_no_other_gives_way() -> None:
    plan = _plan([2, 2, 20], ["Talks", "A visit of a president", "Summit"], width=40)
    labels = place_labels(plan)
    assert _drawn(labels, plan) == ["  Talks +1          Summit"]
    assert _drawn(with_label(plan, labels, 1, 0), plan) == ["  A visit of a… +1  Summit"]

    stacked = _plan([5, 5, 5], ["One", "Two", "Three"], lanes=2)
    labels = with_label(stacked, place_labels(stacked), 2, 0)
    assert _drawn(labels, stacked) == ["     Two", "     Three +1"]


def test_others_give_way_where_there_is_no_room_to_name_another_event() -> None:
    plan = _plan([0, 0, 10], ["Talks", "A visit of a president", "Summit"], width=40)
    labels = place_labels(plan)
    assert _drawn(labels, plan) == ["Talks +1  Summit"]
    assert _drawn(with_label(plan, labels, 1, 0), plan) == ["A visit of a pre… +1"]


def test_lines_keep_away_from_a_label_that_names_another_event() -> None:
    plan = _plan([0, 14, 14, 30], ["Much the longest title", "Talks", "The visits", "Summit"], lanes=2)
    labels = place_labels(plan)
    _check(plan, with_label(plan, labels, 2, 1), is_forced=False)


def test_an_event_whose_title_shows_nothing_has_to_have_no_label() -> None:
    plan = _plan([2, 2], ["Talks", ""])
    labels = place_labels(plan)
    assert with_label(plan, labels, 1, 0) == labels


def test_a_label_has_no_count_where_there_is_no_room_but_for_it() -> None:
    plan = _plan([0, 0], ["Talks", "Visit"], width=3)
    assert plan.text((0, 1), 3) == "Ta…"
    assert plan.text((0, 1), 4) == "… +1"


def test_without_lanes_no_label_has_to_be_there() -> None:
    plan = _plan([1], ["Talks"], lanes=0)
    assert with_label(plan, (), 0, 0) == ()


def test_a_line_stops_where_another_label_touches_it() -> None:
    plan = _plan([5, 6], ["Above", "Below"], lanes=2)
    labels = (Label((0,), 0, 1, 5, 10, "Above"), Label((1,), 1, 0, 6, 11, "Below"))
    assert leaders(labels, plan.marks) == frozenset()


_TITLES = st.text("abcd 日e\u0301", max_size=30)


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 59), _TITLES), max_size=30), st.integers(0, 5), st.data())
def test_labels_keep_apart_stay_within_and_let_lines_through(
    events: list[tuple[int, str]], lanes: int, data: st.DataObject
) -> None:
    events.sort(key=lambda one: one[0])
    ranks = data.draw(st.permutations(range(len(events))))
    plan = _plan([column for column, _ in events], [title for _, title in events], lanes=lanes, ranks=ranks)
    labels = place_labels(plan)
    _check(plan, labels, is_forced=False)
    assert place_labels(plan) == labels
    if events:
        event = data.draw(st.integers(0, len(events) - 1))
        mark = next(index for index, one in enumerate(plan.marks) if event in one.events)
        _check(plan, with_label(plan, labels, event, mark), is_forced=True)


def _check(plan: LanePlan, labels: tuple[Label, ...], *, is_forced: bool) -> None:
    assert len({label.event for label in labels}) == len(labels)
    for lane in range(plan.lanes):
        row = sorted(label for label in labels if label.lane == lane)
        row.sort(key=lambda label: label.start)
        assert all(before.end + GAP_CELLS <= after.start for before, after in pairwise(row))
    for index, mark in enumerate(plan.marks):
        told = sorted(event for label in labels if label.mark == index for event in label.events)
        assert told in ([], list(mark.events))  # none of them is left out without being counted
    for label in labels:
        assert 0 <= label.lane < plan.lanes
        assert 0 <= label.start < label.end <= plan.width
        assert cell_len(label.text) == label.end - label.start
        assert label.event in plan.marks[label.mark].events
        column = plan.marks[label.mark].column
        assert label.start <= column < label.end or is_forced
        assert label.text.endswith(f" +{len(label.events) - 1}") or len(label.events) == 1 or is_forced
        blocking = [
            other
            for other in labels
            if other.mark != label.mark and other.lane < label.lane and other.start - 1 <= column <= other.end
        ]
        assert not blocking or is_forced
