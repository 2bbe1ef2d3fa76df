"""What marks look like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.chronology.chronicle import Certainty, Openness
from reader.chronology.mark import Mark
from reader.text.width import cell_len
from reader.widgets.timeline_sign import ASCII, UNICODE, Signs, mark_text


def _mark(
    cells: int,
    *,
    head: int = 1,
    before: int = 0,
    behind: int = 0,
    certainty: Certainty = Certainty.REPORTED,
    openness: Openness = Openness.CLOSED,
    events: int = 1,
) -> Mark:
    column = 10
    return Mark(
        tuple(range(events)),
        column,
        column + head,
        column + cells,
        column - before,
        column + cells + behind,
        certainty,
        openness,
    )


@pytest.mark.parametrize(
    ("mark", "text"),
    [
        (_mark(1), "●"),
        (_mark(4), "━━━━"),
        (_mark(1, certainty=Certainty.ABOUT), "○"),
        (_mark(4, certainty=Certainty.ABOUT), "○╍╍╍"),
        (_mark(1, certainty=Certainty.PLANNED), "◇"),
        (_mark(3, certainty=Certainty.ALLEGED), "?╍╍"),
        (_mark(1, certainty=Certainty.DENIED), "×"),
        (_mark(1, openness=Openness.ONGOING, behind=2), "●─▶"),
        (_mark(3, openness=Openness.ONGOING, behind=1), "━━━▶"),
        (_mark(1, openness=Openness.ONGOING), "▶"),
        (_mark(1, openness=Openness.UNENDED, behind=2), "●╌╌"),
        (_mark(1, openness=Openness.UNTIL, before=2), "◀─●"),
        (_mark(2, openness=Openness.UNTIL, certainty=Certainty.PLANNED, before=1), "◀◇╍"),
        (_mark(1, openness=Openness.UNTIL), "◀"),
        (_mark(1, events=3), "③"),
        (_mark(3, events=9), "⑨━━"),
        (_mark(3, head=2, events=12), "12━"),
    ],
)
def test_a_mark_shows_how_sure_how_long_and_how_open_it_is(mark: Mark, text: str) -> None:
    assert mark_text(mark, UNICODE) == text


@pytest.mark.parametrize(
    ("mark", "text"),
    [
        (_mark(1), "o"),
        (_mark(3), "==="),
        (_mark(2, head=2, certainty=Certainty.ABOUT), "()"),
        (_mark(4, head=2, certainty=Certainty.PLANNED), "<==>"),
        (_mark(1, openness=Openness.ONGOING, behind=2), "o->"),
        (_mark(1, openness=Openness.UNENDED, behind=1), "o."),
        (_mark(1, openness=Openness.UNTIL, before=2), "<-o"),
        (_mark(1, events=3), "3"),
    ],
)
def test_marks_have_plain_signs_too(mark: Mark, text: str) -> None:
    assert mark_text(mark, ASCII) == text
    assert text.isascii()


def _strings(signs: Signs) -> list[str]:
    strings: list[str] = []
    for value in signs:
        if isinstance(value, str):
            strings.append(value)
        else:
            strings += ["".join(sign) for sign in value.values()]
    return strings


def test_each_sign_is_as_wide_as_it_has_characters() -> None:
    for signs in (UNICODE, ASCII):
        assert all(cell_len(text) == len(text) for text in _strings(signs))
    assert all(text.isascii() for text in _strings(ASCII))


@given(
    cells=st.integers(2, 20),
    certainty=st.sampled_from(Certainty),
    openness=st.sampled_from(Openness),
    tail=st.integers(0, 2),
)
def test_a_mark_fills_its_cells(cells: int, certainty: Certainty, openness: Openness, tail: int) -> None:
    before = tail if openness is Openness.UNTIL else 0
    behind = tail if openness in {Openness.ONGOING, Openness.UNENDED} else 0
    mark = _mark(cells, certainty=certainty, openness=openness, before=before, behind=behind)
    for signs in (UNICODE, ASCII):
        assert len(mark_text(mark, signs)) == mark.end - mark.start
