"""Problems: how they are shown, ordered and handed to scripts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.store.problems import (
    SHOWN_CHARACTERS,
    Code,
    Problem,
    Severity,
    has_errors,
    in_reading_order,
    shown,
)


def problem(line: int, column: int, severity: Severity = Severity.ERROR, path: str = "a.yaml") -> Problem:
    return Problem(path, line, column, severity, Code.SYNTAX, "it is wrong", "mend it")


def test_a_problem_is_shown_with_its_place_and_what_to_do() -> None:
    assert str(problem(3, 7)) == "a.yaml:3:7: error: it is wrong (mend it)"


def test_a_problem_without_a_hint_is_shown_without_brackets() -> None:
    warning = Problem("a.yaml", 1, 2, Severity.WARNING, Code.ENCODING, "it is odd")
    assert str(warning) == "a.yaml:1:2: warning: it is odd"


def test_a_problem_is_one_line_without_control_characters_whatever_its_path() -> None:
    assert str(problem(1, 1, path="a\x1b[31m\n\x9b.yaml")).startswith("a␛[31m␊\ufffd.yaml:1:1: error")


def test_problems_are_ordered_by_place_and_each_is_told_once() -> None:
    late, early, right = problem(10, 1), problem(2, 1), problem(2, 9)
    assert in_reading_order([late, right, early, late]) == (early, right, late)


def test_warnings_alone_are_no_errors() -> None:
    assert not has_errors([problem(1, 1, Severity.WARNING)])
    assert has_errors([problem(1, 1, Severity.WARNING), problem(1, 1)])


def test_a_problem_is_plain_data_for_scripts() -> None:
    assert problem(3, 7).to_json() == {
        "path": "a.yaml",
        "line": 3,
        "column": 7,
        "severity": "error",
        "code": "syntax",
        "message": "it is wrong",
        "hint": "mend it",
    }


@pytest.mark.parametrize(
    ("text", "as_shown"),
    [
        ("India", "`India`"),
        ("two\n lines", "`two lines`"),
        ("`code`", '"`code`"'),
        ("a\x1bb", "`a␛b`"),
        ("x" * 60, f"`{'x' * 60}`"),
        ("x" * 61, f"`{'x' * 59}…`"),
        (" " * 300 + "x", "`…`"),
    ],
)
def test_text_of_a_file_is_repeated_short_and_safe(text: str, as_shown: str) -> None:
    assert shown(text) == as_shown


@given(st.text())
def test_repeated_text_is_never_long_and_never_holds_a_line_end(text: str) -> None:
    assert len(shown(text)) <= SHOWN_CHARACTERS + 2
    assert "\n" not in shown(text)
