"""The harness measures what it says: records made by hand have known answers."""

from __future__ import annotations

import pytest

from tests.benchmarks.replay import Stimulus, Wait, first_showing, frames, waits
from tests.benchmarks.result import Check, Result, Spread, table
from tests.terminal.pseudo_terminal import Chunk, Resize

BEGIN, END = b"\x1b[?2026h", b"\x1b[?2026l"


def test_a_frame_comes_with_the_chunk_that_changes_the_screen() -> None:
    record = [Chunk(1.0, b"\x1b[1;1Hone"), Chunk(2.0, b"\x1b[1;1Hone"), Chunk(3.0, b"\x1b[2;1Htwo")]
    assert [frame.at_seconds for frame in frames(record, 10, 2)] == [1.0, 3.0]


def test_a_synchronized_update_shows_when_it_ends() -> None:
    record = [Chunk(1.0, BEGIN + b"\x1b[1;1Hone"), Chunk(2.0, b" two" + END)]
    assert [(frame.at_seconds, frame.text.strip()) for frame in frames(record, 10, 2)] == [(2.0, "one two")]


def test_a_word_spread_over_chunks_is_shown_by_the_last() -> None:
    seen = frames([Chunk(1.0, b"\x1b[1;1Hquill"), Chunk(2.0, b"haven")], 20, 2)
    frame = first_showing(seen, "quillhaven")
    assert frame is not None
    assert frame.at_seconds == 2.0
    assert first_showing([], "quillhaven") is None


def test_what_a_resize_does_to_the_screen_by_itself_is_no_answer() -> None:
    record: list[Chunk | Resize] = [
        Chunk(1.0, b"\x1b[1;1Hlong words"),
        Resize(2.0, 4, 1),
        Chunk(3.0, b"\x1b[1;1Hnew"),
    ]
    assert [frame.at_seconds for frame in frames(record, 10, 2)] == [1.0, 3.0]


def test_a_wait_ends_with_the_first_and_with_the_last_change_before_the_next_stimulus() -> None:
    record = [Chunk(at, b"\x1b[1;1H%.1f" % at) for at in (1.0, 2.1, 2.4, 5.5)]
    seen = list(frames(record, 10, 1))
    stimuli = [Stimulus(2.0, 3.0), Stimulus(4.0, 5.0), Stimulus(5.0, 6.0)]
    assert waits(seen, stimuli) == [pytest.approx(Wait(0.1, 0.4)), None, pytest.approx(Wait(0.5, 0.5))]


@pytest.mark.parametrize(("count", "rank"), [(1, 1), (9, 9), (20, 19), (100, 95), (101, 96)])
def test_the_95th_percentile_is_the_nearest_rank(count: int, rank: int) -> None:
    assert Spread(tuple(float(value) for value in range(count, 0, -1))).percentile_95 == rank


@pytest.mark.parametrize(
    ("check", "is_met"),
    [
        (Check(1.35, 1.35), True),
        (Check(1.36, 1.35), False),
        (Check(10, 10, "MB/s", is_floor=True), True),
        (Check(9.9, 10, "MB/s", is_floor=True), False),
    ],
)
def test_a_bound_holds_up_to_itself(check: Check, is_met: bool) -> None:  # noqa: FBT001 - a parameter of the test
    assert check.is_met is is_met


def test_the_table_tells_what_is_over_and_judges_nothing_that_is_not_asked() -> None:
    lines = table(
        [
            Result("a", "good", "1 ms", (Check(0.04, 0.05, "%"),)),
            Result("b", "bad", "2 ms", (Check(0.04, 0.05, "%"), Check(2, 1.5))),
            Result("c", "other", "3 ms"),
        ]
    ).splitlines()
    assert [line.split()[-1] for line in lines[2:]] == ["ok", "OVER", "ms"]
    assert "≤ 5.00 %, ≤ 1.50 ×" in lines[3]
