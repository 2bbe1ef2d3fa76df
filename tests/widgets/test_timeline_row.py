"""What the timeline holds at each height."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.widgets.timeline_row import MAX_LANES, Part, Row, rows_of

_SIGNS = {
    Part.TITLE: "t",
    Part.LANE: "l",
    Part.AXIS: "a",
    Part.DATES: "d",
    Part.WORDS: "w",
    Part.DESCRIPTION: "x",
    Part.BLANK: ".",
    Part.LINE: "1",
}


def _rows(height: int) -> str:
    return "".join(_SIGNS[row.part] for row in rows_of(height))


@pytest.mark.parametrize(
    ("height", "rows"),
    [
        (0, ""),
        (1, "1"),
        (2, "aw"),
        (3, "taw"),
        (4, "tlaw"),
        (5, "tladw"),
        (6, "tlladw"),
        (7, "tlladwx"),
        (8, "tllladwx"),
        (9, "tllladwxx"),
        (10, "tlllad.wxx"),
        (12, "tllllad.wxxx"),
    ],
)
def test_parts_are_left_out_one_by_one_as_the_room_shrinks(height: int, rows: str) -> None:
    assert _rows(height) == rows


@given(st.integers(0, 200))
def test_there_are_as_many_rows_as_there_is_room_for(height: int) -> None:
    assert len(rows_of(height)) == len(rows_of(height, is_empty=True)) == height
    assert _rows(height).count("l") <= MAX_LANES


def test_lanes_are_counted_from_the_axis_and_descriptions_from_the_words() -> None:
    rows = rows_of(9)
    assert [row.number for row in rows if row.part is Part.LANE] == [2, 1, 0]
    assert rows[-2:] == (Row(Part.DESCRIPTION, 0), Row(Part.DESCRIPTION, 1, is_last=True))
    assert rows_of(6)[-1] == Row(Part.WORDS, is_last=True)


def test_without_events_there_is_no_axis() -> None:
    assert [row.part for row in rows_of(4, is_empty=True)] == [Part.TITLE, Part.WORDS, Part.BLANK, Part.BLANK]
    assert [row.part for row in rows_of(1, is_empty=True)] == [Part.LINE]
