"""The article screen obeys its keys in a real terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.sample_library import write_library
from tests.terminal.conftest import ALL_PANES, SECTIONS
from tests.terminal.output_policy import CLIPBOARD, faults
from tests.terminal.reader_session import ReaderSession

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.xdist_group("terminal")

DOWN_ARROW = b"\x1b[B"
ENTER, ESCAPE, TAB = b"\r", b"\x1b", b"\t"


def test_pages_lines_sections_and_ends_are_reached_by_keys(article: Path, home: Path) -> None:
    with ReaderSession(article, home=home) as reader:
        reader.wait_for(*ALL_PANES)
        reader.press(b" ")
        reader.wait_until_gone("Openingword")
        reader.press(b"b")
        reader.wait_for("Openingword")
        reader.press(b"G")
        reader.wait_for("Lastword")
        reader.press(b"g")
        reader.wait_for("Openingword")
        reader.press(b"]" * SECTIONS)  # the lead has no heading: it belongs to the beginning
        reader.wait_for(f"Beginning{SECTIONS}")
        reader.press(b"[" * (SECTIONS - 1))
        reader.wait_for("Beginning1 ")
        reader.press(b"j", DOWN_ARROW, b"k" * 2)
        reader.press(b"g")
        reader.wait_for("Openingword")
        reader.page_until("Lastword")
        for number in range(1, SECTIONS + 1):
            assert f"Beginning{number}" in "\n".join(reader.shown)
        reader.quit()
        assert faults(reader.terminal.output) == []


def test_find_goes_to_a_phrase_as_it_is_typed_and_on_to_the_next(article: Path, home: Path) -> None:
    with ReaderSession(article, home=home) as reader:
        reader.wait_for(*ALL_PANES)
        reader.find(b"beginning4 of this")
        reader.wait_for("Beginning4 of this part")
        reader.keep_search()
        reader.find(b"of this part")
        reader.wait_for("/ of this part")
        reader.keep_search()
        reader.press(b"nn")
        reader.wait_for("Beginning6", f"{SECTIONS}/{SECTIONS}")
        reader.press(b"NN")
        reader.wait_for("Beginning4")
        reader.press(ESCAPE)
        reader.wait_until_gone(f"/{SECTIONS} ")
        reader.quit()


def test_a_search_typed_in_one_go_and_its_steps_do_what_they_do_one_by_one(article: Path, home: Path) -> None:
    with ReaderSession(article, home=home) as reader:
        reader.wait_for(*ALL_PANES)
        reader.press(b"/of this part\rnn")
        reader.wait_for(f"3/{SECTIONS}")
        reader.quit()


def test_a_choice_typed_in_one_go_does_what_it_does_one_by_one(article: Path, home: Path) -> None:
    with ReaderSession(article, home=home) as reader:
        reader.wait_for(*ALL_PANES)
        # The headline, the lead, then the sections; and back by two of these.
        reader.press(b"c" + b"j" * 5 + ENTER + b"[[")
        reader.wait_for("Heading 2 ·")
        reader.quit()


def test_the_switches_of_the_search_are_no_text(article: Path, home: Path) -> None:
    with ReaderSession(article, home=home) as reader:
        reader.wait_for(*ALL_PANES)
        reader.find(b"beginning.")
        reader.wait_for("nothing found")
        reader.press(b"\x1br")  # what most terminals send for Alt+R
        reader.wait_for("/ beginning. ", "Alt+R", f"1/{SECTIONS}")
        reader.press(b"\x1br")
        reader.wait_for("nothing found")
        reader.quit()


def test_an_article_may_be_left_before_its_panes_are_there(tmp_path: Path, home: Path) -> None:
    newest = write_library(tmp_path / "library")
    with ReaderSession(newest, home=home) as reader:
        for _ in range(8):
            reader.press(b"J", b"K")
        reader.press(b"JJJKKK")
        reader.wait_for("India asks for more")
        reader.quit()


def test_a_phrase_that_runs_over_the_end_of_a_row_is_found(article: Path, home: Path) -> None:
    with ReaderSession(article, home=home) as reader:
        reader.wait_for(*ALL_PANES)
        assert "Lovett of Pell Works" not in reader.screen.text
        reader.find(b"lovett of pell works")
        reader.wait_for("1/1")
        reader.quit()


def test_an_entity_is_selected_from_the_sidebar(article: Path, home: Path) -> None:
    with ReaderSession(article, home=home) as reader:
        reader.wait_for(*ALL_PANES)
        reader.focus(b"2", "│")
        reader.press(ENTER)
        reader.wait_for("A radar.")
        reader.press(b"nn")
        reader.wait_for("The K-412 stays")
        reader.press(b"3", b"1", TAB)
        reader.quit()
        assert faults(reader.terminal.output) == []


@pytest.mark.parametrize(
    ("key", "words"), [(b"?", "Keys"), (b"c", "Heading 6"), (b":", "Search for commands"), (b"0", "LIBRARY")]
)
def test_what_opens_over_the_article_closes_by_escape(
    article: Path, home: Path, key: bytes, words: str
) -> None:
    with ReaderSession(article, home=home) as reader:
        reader.wait_for(*ALL_PANES)
        reader.press(key)
        reader.wait_for(words)
        reader.press(ESCAPE)
        reader.wait_until_gone(words)
        reader.quit()


def test_copying_writes_base64_to_the_clipboard_and_nothing_else(article: Path, home: Path) -> None:
    with ReaderSession(article, home=home) as reader:
        reader.wait_for(*ALL_PANES)
        reader.press(b"y")
        reader.wait_for("Citation copied")
        reader.quit()
        output = reader.terminal.output
        assert len(CLIPBOARD.findall(output.decode())) == 1
        assert faults(output, is_copying=True) == []
