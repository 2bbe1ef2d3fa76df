"""Whatever a file holds, it reaches the terminal as characters and never as a control sequence."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.terminal.hostile import (
    BODY_LABELS,
    DISGUISED,
    FIRST_WORD,
    LAST_WORD,
    broken_files,
    hostile_article,
    long_articles,
    refused_articles,
    to_yaml,
)
from tests.terminal.output_policy import faults
from tests.terminal.reader_session import ReaderSession

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.xdist_group("terminal")

DOWN_ARROW = b"\x1b[B"
ENTER, ESCAPE, TAB = b"\r", b"\x1b", b"\t"

HOSTILE_NAME = b"evil\x1b]0;pwned\x07\xc2\x9b31m\xe2\x80\xae \x1b[2J\xff\n[bold red]x.yaml"
"""A file's name may hold every byte but two."""

ALL_PANES = ("title", "▲ short", " 2 ▁", "event-title")
"""Stand on the screen when text, entities, their mentions and the timeline do.

A bar alone would not tell that the mentions are there: the end of a scrollbar is drawn like one.
"""


def check_output(reader: ReaderSession) -> None:
    """See that nothing the program wrote came from a file as anything but characters."""
    output = reader.terminal.output
    assert faults(output) == []
    sgr, leave_alternate_screen = DISGUISED
    assert sgr not in output
    assert output.count(leave_alternate_screen) == 1
    assert b"Traceback" not in output


def test_an_article_hostile_in_every_field_is_read_to_its_end(tmp_path: Path, home: Path) -> None:
    path = tmp_path / "hostile.yaml"
    path.write_text(to_yaml(hostile_article()), encoding="utf-8")
    with ReaderSession(path, home=home) as reader:
        reader.wait_for(*ALL_PANES)
        reader.page_until(LAST_WORD)
        words = "\n".join(reader.shown)
        assert FIRST_WORD in words
        assert [label for label in BODY_LABELS if label not in words.lower()] == []
        assert "␛" in words, "an escape is shown by its picture"
        assert "[bold red]markup[/]" in words, "markup is shown as it is written"
        reader.quit()
        check_output(reader)


def test_entities_hostile_in_every_field_are_selected_and_their_cards_read(
    tmp_path: Path, home: Path
) -> None:
    path = tmp_path / "hostile.yaml"
    path.write_text(to_yaml(hostile_article()), encoding="utf-8")
    with ReaderSession(path, home=home) as reader:
        reader.wait_for(*ALL_PANES)
        reader.focus(b"2", "│")
        for _ in range(3):
            reader.press(ENTER, ENTER)
            reader.wait_for("Esc close")
            reader.press(b"G")
            reader.press(ESCAPE)
            reader.wait_until_gone("Esc close")
            reader.press(DOWN_ARROW)
        reader.quit()
        check_output(reader)


def test_a_hostile_timeline_is_walked(tmp_path: Path, home: Path) -> None:
    path = tmp_path / "hostile.yaml"
    path.write_text(to_yaml(hostile_article()), encoding="utf-8")
    with ReaderSession(path, home=home) as reader:
        reader.wait_for(*ALL_PANES)
        reader.press(b".")
        reader.wait_for("1 of 3")
        reader.focus(b"3", "TIMELINE")
        reader.press(b"l")
        reader.wait_for("2 of 3")
        reader.press(b"l")
        reader.wait_for("3 of 3")
        reader.press(ENTER)  # it is selected: all that is known of it
        reader.wait_for("Esc close")
        reader.quit()
        check_output(reader)


def test_windows_over_a_hostile_article_open_and_close(tmp_path: Path, home: Path) -> None:
    path = tmp_path / "hostile.yaml"
    path.write_text(to_yaml(hostile_article()), encoding="utf-8")
    with ReaderSession(path, home=home) as reader:
        reader.wait_for(*ALL_PANES)
        reader.press(b"*")
        reader.wait_for(FIRST_WORD)
        for key, mark in (
            *((key, "Esc close") for key in (b"w", b"c", b"?", b"T")),
            (b"0", "Esc back"),
            (b":", "Search for"),
        ):
            reader.press(key)
            reader.wait_for(mark)
            reader.press(ESCAPE)
            reader.wait_until_gone(mark)
        reader.find(b"@hostile")
        reader.keep_search()
        reader.press(b"n")
        reader.wait_for("Esc end search")
        reader.press(ESCAPE)
        reader.wait_until_gone("Esc end search")
        reader.quit()
        check_output(reader)


@pytest.mark.parametrize("name", long_articles())
def test_text_that_is_hard_to_measure_is_read_and_left(tmp_path: Path, home: Path, name: str) -> None:
    path = tmp_path / f"{name}.yaml"
    path.write_text(to_yaml(long_articles()[name]), encoding="utf-8")
    with ReaderSession(path, home=home) as reader:
        reader.wait_for(FIRST_WORD)
        reader.press(b" ")
        reader.press(b"G")
        reader.wait_for(LAST_WORD)
        reader.press(b"2", ENTER, b"1")
        reader.find(b"e")
        reader.keep_search()
        reader.press(b"n", b"N", b"*")
        reader.resize(61, 17)
        reader.press(b"g")
        reader.wait_for(FIRST_WORD)
        reader.quit()
        check_output(reader)


@pytest.mark.parametrize("name", ["entity-type", "event-date", "unknown-key"])
def test_an_error_that_quotes_hostile_text_is_shown(tmp_path: Path, home: Path, name: str) -> None:
    path = tmp_path / "refused.yaml"
    path.write_text(to_yaml(refused_articles()[name]), encoding="utf-8")
    with ReaderSession(path, home=home) as reader:
        reader.wait_for("refused.yaml")
        reader.press(DOWN_ARROW, b" ", b"G", b"?", b"q")
        reader.press(b"\x11")
        assert reader.wait_for_end() in {0, 1}
        check_output(reader)


@pytest.mark.parametrize("name", ["raw-escape", "duplicate-key", "bad-utf-8"])
def test_a_file_that_is_no_yaml_is_shown_with_its_fault(tmp_path: Path, home: Path, name: str) -> None:
    path = tmp_path / "broken.yaml"
    path.write_bytes(broken_files()[name])
    with ReaderSession(path, home=home) as reader:
        reader.wait_for("broken.yaml")
        reader.press(b"\x11")
        assert reader.wait_for_end() in {0, 1}
        check_output(reader)


@pytest.mark.parametrize("is_well", [True, False], ids=["well", "wrong"])
def test_a_hostile_file_name_is_shown_as_characters(tmp_path: Path, home: Path, is_well: bool) -> None:  # noqa: FBT001
    path = os.fsencode(tmp_path) + b"/" + HOSTILE_NAME
    article = to_yaml(hostile_article()) if is_well else 'title: ""'
    with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123 - a name that is no text
        file.write(article)
    with ReaderSession(os.fsdecode(path), home=home) as reader:
        reader.wait_for("title" if is_well else "evil")
        reader.press(b"\x11")
        assert reader.wait_for_end() in {0, 1}
        check_output(reader)
