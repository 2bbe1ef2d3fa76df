"""A file that cannot be shown: its problems, and the way on."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.app import ReaderApp
from reader.screens.problems import ProblemsScreen, count_in_words, problem_lines
from reader.store.article_file import load_article
from reader.store.problems import Code, Problem, Severity
from reader.widgets.line import Lines
from reader.widgets.scrolling_lines import LinesText, ScrollingLines
from reader.widgets.status_bar import StatusBar
from tests.sample_library import write_library
from tests.screens import browsing
from tests.waiting import until

ERROR = Problem("a", 1, 2, Severity.ERROR, Code.EMPTY, "it is empty", "fill it")
WARNING = Problem("a", 3, 4, Severity.WARNING, Code.ENCODING, "it is odd", "")


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    return write_library(tmp_path).with_name("broken.yaml")


def mend(path: Path) -> None:
    """Put a sound article in a file."""
    path.write_text(path.with_name("older.yaml").read_text(encoding="utf-8"), encoding="utf-8")


def test_each_problem_is_told_with_its_place_and_what_to_do() -> None:
    told = [line.plain for line in problem_lines(Path("a.yaml"), [ERROR, WARNING])]
    assert told == [
        "This article cannot be shown yet",
        "a.yaml",
        "",
        "line 1, column 2  error",
        "it is empty",
        "→ fill it",
        "",
        "line 3, column 4  warning",
        "it is odd",
        "",
        "`dateline check` tells what only its library can show, too.",
    ]


def test_problems_carry_no_controls_to_the_terminal() -> None:
    evil = ERROR._replace(message="a\x1b]52;c;x\x07", hint="\x9b31m")
    drawn = Lines(problem_lines(Path("\u202e.yaml"), [evil])).laid_out(80).plain
    assert not set(drawn) & set("\x1b\x07\x9b\u202e")


@pytest.mark.parametrize(
    ("problems", "words"),
    [
        ([ERROR], "1 error"),
        ([ERROR, ERROR, WARNING], "2 errors, 1 warning"),
        ([WARNING, WARNING], "2 warnings"),
    ],
)
def test_problems_are_counted_in_words(problems: list[Problem], words: str) -> None:
    assert count_in_words(problems) == words


async def test_all_problems_of_the_file_are_listed_warnings_too(broken: Path) -> None:
    with broken.open("a", encoding="utf-8") as file:
        file.write("kicker: Talks #3\n")  # a comment that may be meant as text
    problems = load_article(broken).problems
    assert {problem.severity for problem in problems} == {Severity.ERROR, Severity.WARNING}
    app = ReaderApp(broken)
    async with app.run_test(size=(100, 30)):
        assert isinstance(app.screen, ProblemsScreen)
        told = app.screen.query_one(LinesText).plain
        assert all(problem.message in told and problem.hint in told for problem in problems)
        assert "line 2, column 1" in told
        assert app.screen.query_one(StatusBar).place == count_in_words(problems)


async def test_a_mended_article_opens_when_it_is_read_again(broken: Path) -> None:
    app = ReaderApp(broken)
    async with app.run_test(size=(100, 30)) as pilot:
        mend(broken)
        await pilot.press("r")
        await pilot.pause()
        assert type(app.screen).__name__ == "ArticleScreen"


async def test_the_other_articles_can_be_reached_from_a_broken_one(broken: Path) -> None:
    app = ReaderApp(broken)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("0")
        await browsing.settled(pilot)
        await until(pilot, lambda: browsing.listed(pilot)[-1] == "broken.yaml")
        assert browsing.listed(pilot)[0].startswith("India asks for more S-400s")
        await pilot.press("g", "enter")
        await until(pilot, lambda: type(app.screen).__name__ == "ArticleScreen")


async def test_more_problems_than_rows_scroll_by_the_keys_of_the_text(broken: Path) -> None:
    app = ReaderApp(broken)
    async with app.run_test(size=(40, 8)) as pilot:
        lines = app.screen.query_one(ScrollingLines)
        seen = []
        for key in ("j", "ctrl+d", "space", "G", "b", "ctrl+u", "k", "g"):
            await pilot.press(key)
            seen.append(int(lines.scroll_y))
        down, up = seen[:4], seen[4:]
        end = lines.max_scroll_y
        assert down == [1, 4, 11, end]
        assert up == [end - 7, end - 10, end - 11, 0]
