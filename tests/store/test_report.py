"""Collecting the problems of one file."""

from __future__ import annotations

from reader.store.problems import Code, Severity
from reader.store.report import MAX_PROBLEMS, Report
from reader.store.source import Source, TextMark
from tests.store.factories import in_short


def report() -> Report:
    return Report(Source("file.yaml", b""))


def test_problems_come_in_reading_order_and_each_once() -> None:
    collected = report()
    for line, column in ((4, 0), (0, 3), (0, 3)):
        collected.error(TextMark(0, line, column), Code.TAG, "wrong")
    collected.warn(TextMark(0, 2, 1), Code.EMPTY, "odd")
    assert in_short(collected.problems()) == ["1:4 error tag", "3:2 warning empty", "5:1 error tag"]


def test_problems_beyond_the_bound_are_counted_in_a_last_one() -> None:
    collected = report()
    for number in range(MAX_PROBLEMS + 7):
        collected.warn(TextMark(0, number, 0), Code.EMPTY, "odd")
    problems = collected.problems()
    assert collected.is_full
    assert len(problems) == MAX_PROBLEMS + 1
    assert problems[-1].code is Code.TOO_MANY_PROBLEMS
    assert problems[-1].severity is Severity.WARNING
    assert "7 problems more" in problems[-1].message


def test_the_last_problem_is_an_error_if_an_error_was_left_out() -> None:
    collected = report()
    for number in range(MAX_PROBLEMS):
        collected.warn(TextMark(0, number, 0), Code.EMPTY, "odd")
    collected.error(TextMark(0, 0, 5), Code.EMPTY, "wrong")
    assert collected.problems()[-1].severity is Severity.ERROR


def test_a_problem_that_is_listed_is_not_counted_again() -> None:
    collected = report()
    for number in (*range(MAX_PROBLEMS), 0):
        collected.warn(TextMark(0, number, 0), Code.EMPTY, "odd")
    assert len(collected.problems()) == MAX_PROBLEMS
