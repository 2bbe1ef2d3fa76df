"""Terminals of other sizes, and without colour."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.terminal.conftest import ALL_PANES
from tests.terminal.output_policy import faults
from tests.terminal.reader_session import ReaderSession

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.xdist_group("terminal")

SIZES = ((80, 24), (40, 12), (120, 36), (200, 60), (60, 18), (120, 36))

COLOUR = re.compile(r"\x1b\[(?:\d+;)*[34][0-8](?:;\d+)*m|\x1b\[(?:\d+;)*(?:9[0-7]|10[0-7])(?:;\d+)*m")
"""An SGR sequence that sets a colour: 30-38, 40-48, 90-97, 100-107."""


@pytest.mark.parametrize("has_in_band_resize", [False, True], ids=["by signal", "in band"])
def test_a_resize_redraws_all_and_keeps_the_place(
    article: Path,
    home: Path,
    has_in_band_resize: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    with ReaderSession(article, home=home, has_in_band_resize=has_in_band_resize) as reader:
        reader.wait_for("Openingword")
        reader.press(b"]]]")
        reader.wait_for("Beginning3")
        for columns, rows in SIZES:
            reader.resize(columns, rows)
            reader.wait_until_drawn()
            reader.wait_until(_has_status_line, f"draws its last row at {columns} × {rows}")
            reader.wait_for("Beginning3")
        reader.quit()
        assert faults(reader.terminal.output) == []


def _has_status_line(text: str) -> bool:
    return " / find " in text.rpartition("\n")[2]


@pytest.mark.parametrize(("columns", "rows"), [(40, 12), (20, 5), (4, 2), (1, 1), (250, 70)])
def test_it_starts_pages_and_quits_at_any_size(article: Path, home: Path, columns: int, rows: int) -> None:
    with ReaderSession(article, home=home, columns=columns, rows=rows) as reader:
        reader.wait_until_drawn()
        reader.press(b" ", b"]", b"2", b"3", b"\t", b"/", b"the\r", b"n", b"e", b"t", b"z", b"?", b"q")
        reader.quit()
        assert "Traceback" not in reader.terminal.output.decode()


def test_forty_columns_still_read(article: Path, home: Path) -> None:
    with ReaderSession(article, home=home, columns=40, rows=12) as reader:
        reader.wait_for("Ministers meet")
        reader.page_until("Lastword")
        assert "Openingword" in "\n".join(reader.shown)
        reader.quit()


def test_no_colour_is_drawn_where_none_is_wanted(article: Path, home: Path) -> None:
    with ReaderSession(article, home=home, environment={"NO_COLOR": "1"}) as reader:
        reader.wait_for(*ALL_PANES)
        reader.press(b"2", b"\r")
        reader.wait_for("A radar.")
        reader.quit()
        assert COLOUR.findall(reader.terminal.output.decode()) == [], "not even greys"


def test_colours_are_drawn_where_they_are_known(article: Path, home: Path) -> None:
    with ReaderSession(article, home=home) as reader:
        reader.wait_for("Openingword")
        reader.quit()
        assert COLOUR.findall(reader.terminal.output.decode())
