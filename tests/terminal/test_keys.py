"""The article screen obeys its keys in a real terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.terminal.conftest import ALL_PANES, SECTIONS
from tests.terminal.output_policy import CLIPBOARD, faults
from tests.terminal.reader_session import ReaderSession

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.xdist_group("terminal")

DOWN_ARROW = b"\x1b[B"
FIND_PROMPT = "Find in the article"
ENTER, ESCAPE, TAB = b"\r", b"\x1b", b"\t"


def test_pages_sections_and_ends_are_reached_by_keys(article: Path, home: Path) -> None:
    with ReaderSession(article, home=home) as reader:
        reader.wait_for(*ALL_PANES)
        reader.press_and_see(b" ")
        reader.wait_until(lambda text: "Openingword" not in text, "pages down")
        reader.press(b"b")
        reader.wait_for("Openingword")
        reader.press(b"G")
        reader.wait_for("Lastword")
        reader.press(b"g")
        reader.wait_for("Openingword")
        reader.press_until(b"]", f"Beginning{SECTIONS}", at_most=SECTIONS + 1)
        reader.press_until(b"[", "Openingword", at_most=SECTIONS + 2)
        reader.press_and_see(b"j")
        reader.press_and_see(DOWN_ARROW)
        reader.press_until(b" ", "Lastword", at_most=40)
        reader.quit()
        assert faults(reader.terminal.output) == []


def test_find_goes_to_a_phrase_as_it_is_typed_and_on_to_the_next(article: Path, home: Path) -> None:
    with ReaderSession(article, home=home) as reader:
        reader.wait_for(*ALL_PANES)
        reader.press(b"/")
        reader.wait_for(FIND_PROMPT)
        reader.press(b"beginning4 of this")
        reader.wait_for("Beginning4 of this part")
        reader.press(ENTER)
        reader.press(b"/")
        reader.wait_until(lambda text: "of this  " in text.splitlines()[-2], "offers the last search again")
        reader.press(b"of this part", ENTER)
        reader.press_until(b"n", "Beginning6", at_most=SECTIONS + 2)
        reader.press_until(b"N", "Beginning4", at_most=SECTIONS + 2)
        reader.press_and_see(ESCAPE)
        reader.quit()


def test_an_entity_is_selected_from_the_sidebar_and_cleared(article: Path, home: Path) -> None:
    with ReaderSession(article, home=home) as reader:
        reader.wait_for(*ALL_PANES)
        reader.press_and_see(b"2")
        reader.press_and_see(ENTER)
        reader.wait_for("A radar.")
        reader.press_until(b"n", "stays, Lovett", at_most=12)
        reader.press_and_see(b"3")
        reader.press_and_see(b"1")
        reader.press_and_see(TAB)
        reader.quit()
        assert faults(reader.terminal.output) == []


@pytest.mark.parametrize(
    ("key", "words"), [(b"?", "Keys"), (b"c", "Heading 6"), (b":", "Search for commands"), (b"0", "Articles")]
)
def test_what_opens_over_the_article_closes_by_escape(
    article: Path, home: Path, key: bytes, words: str
) -> None:
    with ReaderSession(article, home=home) as reader:
        reader.wait_for(*ALL_PANES)
        reader.press(key)
        reader.wait_for(words)
        reader.press(ESCAPE)
        reader.wait_until(lambda text: words not in text, f"closes what {key!r} opened")
        reader.quit()


def test_copying_writes_base64_to_the_clipboard_and_nothing_else(article: Path, home: Path) -> None:
    with ReaderSession(article, home=home) as reader:
        reader.wait_for(*ALL_PANES)
        reader.press_and_see(b"y")
        reader.quit()
        output = reader.terminal.output
        assert len(CLIPBOARD.findall(output.decode())) == 1
        assert faults(output, is_copying=True) == []
