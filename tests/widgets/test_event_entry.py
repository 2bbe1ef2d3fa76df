"""One event of the full-screen timeline, set in rows."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.entity import EntityType
from reader.model.event import EventStatus
from reader.text.width import cell_len
from reader.widgets.event_entry import (
    ELLIPSIS,
    QUOTE_ROWS,
    SIGN_CELLS,
    STYLES,
    UNTOLD,
    Columns,
    Entry,
    event_sign,
)
from reader.widgets.timeline_sign import ASCII
from tests.chronology.factories import EVENTS
from tests.factories import annotated, article, entity, event, section

SENTENCE = "The contract of October 2018 covers five units, and nothing in it was told before that day."
CONTRACT = event(
    "contract",
    "2018-10~",
    title="Contract signed",
    description="Five units.\n\nTo be paid later.",
    entities=("k-400", "singh", "unheard-of"),
    place="delhi",
    status=EventStatus.ALLEGED,
    basis="contract of October 2018",
)
FAIR = event("fair", "2020-01-05", title="Air fair", place="Marrow Bay")
NAMES = {
    "K-400": entity("k-400", EntityType.SYSTEM, "K-400"),
    "Singh": entity("singh", EntityType.PERSON, "Asha Singh"),
    "Delhi": entity("delhi", EntityType.PLACE, "Delhi"),
}
ARTICLE = annotated(
    article(section("lead", "", f"{SENTENCE} Delhi, K-400, Singh."), events=[CONTRACT, FAIR]), NAMES
)
WIDE, NARROW = Columns.fit(120, 4, 16), Columns.fit(60, 4, 16)


def lines(entry: Entry, columns: Columns) -> list[str]:
    """The rows of an entry as they are drawn."""
    drawn = []
    for row in entry.rows(columns):
        line = ""
        for piece in row:
            line = line.ljust(piece.start) + piece.text
        drawn.append(line.replace("\u00a0", " ").rstrip())
    return drawn


def test_a_wide_row_has_date_and_title_beside_each_other() -> None:
    assert lines(Entry(ARTICLE, CONTRACT), WIDE) == [
        "         ?   about October".ljust(31) + "Contract signed",
        "             2018".ljust(31) + "Five units. To be paid later.",
        " " * 31 + "◆ Delhi · ▲ K-400, ● Asha Singh, unheard-of · alleged · known to the",
        " " * 31 + "month, approximate",
        " " * 31 + "“The contract of October 2018 covers five units, and nothing in it was",
        " " * 31 + "told before that day.”",
    ]


def test_a_narrow_row_has_the_date_above_the_title() -> None:
    assert lines(Entry(ARTICLE, FAIR), NARROW) == [
        "         ●   5 January 2020",
        " " * 13 + "Air fair",
        " " * 13 + "Marrow Bay",
        " " * 13 + UNTOLD,
    ]


def test_each_piece_has_the_style_of_what_it_tells() -> None:
    told = {
        piece.text.replace("\u00a0", " "): piece.styles
        for row in Entry(ARTICLE, CONTRACT).rows(WIDE)
        for piece in row
    }
    assert told["Contract signed"] == ("title",)
    assert told["about October"] == ("date",)
    assert told["▲ K-400"] == ("system",)
    assert told["● Asha Singh"] == ("person",)
    assert told["unheard-of"] == ("note",)
    assert told["alleged"] == ("status",)
    assert told["told before that day.”"] == ("quote",)


def test_who_stands_as_the_place_is_not_told_twice() -> None:
    both = event("both", "2018", entities=("delhi",), place="delhi")
    drawn = "\n".join(lines(Entry(annotated(article(events=[both]), NAMES), both), WIDE))
    assert drawn.count("Delhi") == 1


def test_a_name_goes_to_the_next_row_whole_unless_it_is_too_long() -> None:
    long = "The Very Long Name Of An Office Of Quillhaven And Beyond"
    names = {"A": entity("a", name="Alpha Beta Gamma Delta"), "B": entity("b", name=long)}
    told = event("told", "2018", entities=("a", "b"), place="Here, there and at sea")
    drawn = lines(Entry(annotated(article(events=[told]), names), told), NARROW)
    assert any(row.strip().startswith("▲ Alpha Beta Gamma Delta,") for row in drawn)
    assert not any(long in row for row in drawn)


def test_a_long_sentence_ends_in_an_ellipsis() -> None:
    long = f"In 2018 {'many words were told and '.lower() * 30}that was all."
    told = event("told", "2018", basis="many words")
    entry = Entry(annotated(article(section("lead", "", long), events=[told]), {}), told)
    quoted = [row[0].text for row in entry.rows(NARROW) if row[0].styles == ("quote",)]
    assert len(quoted) == QUOTE_ROWS
    assert quoted[-1].endswith(ELLIPSIS)


@pytest.mark.parametrize(
    ("edtf", "status", "sign"),
    [
        ("2018", "reported", "●"),
        ("2018~", "reported", "○"),
        ("2018", "planned", "◇"),
        ("2018", "alleged", "?"),
        ("2018", "denied", "×"),
        ("2018/2020", "reported", "━━━"),
        ("2026/2027", "planned", "◇╍╍"),
        ("2018/..", "reported", "●─▶"),
        ("2018/", "reported", "●╌╌"),
        ("../2018", "reported", "◀─●"),
        ("/2018", "denied", "◀─×"),
    ],
)
def test_a_sign_tells_how_the_time_is_known(edtf: str, status: str, sign: str) -> None:
    assert event_sign(event("told", edtf, status=EventStatus(status))) == sign


@pytest.mark.parametrize(
    ("edtf", "status", "sign"),
    [
        ("2018", "reported", "o"),
        ("2018~", "reported", "()"),
        ("2018", "planned", "<>"),
        ("2018/..", "planned", "<>>"),
        ("../2018", "planned", "<<>"),
        ("../2018", "reported", "<-o"),
        ("2026/2027", "planned", "<=>"),
        ("2018/2020", "reported", "==="),
    ],
)
def test_a_sign_in_ascii_is_that_of_the_axis(edtf: str, status: str, sign: str) -> None:
    assert event_sign(event("told", edtf, status=EventStatus(status)), ASCII) == sign


@pytest.mark.parametrize("width", [20, 40, 47, 48, 60, 75, 76, 80, 99, 100, 120, 200])
def test_columns_stand_beside_each_other(width: int) -> None:
    columns = Columns.fit(width, 4, 30)
    assert columns.year + columns.year_cells < columns.bar or not columns.year_cells
    assert columns.bar < columns.sign < columns.sign + SIGN_CELLS < columns.date
    assert columns.date + columns.date_cells <= columns.text
    assert columns.text + columns.text_cells <= max(width, columns.text + 1)


@given(EVENTS, st.integers(1, 130))
@settings(max_examples=50, deadline=None)
def test_no_row_is_wider_than_the_list_and_all_are_counted(events: list[object], width: int) -> None:
    found = annotated(article(events=events), {})  # type: ignore[arg-type]  # events they are
    columns = Columns.fit(width, 4, 16)
    for told in found.events:
        entry = Entry(found, told)
        rows = entry.rows(columns)
        assert len(rows) == entry.height(columns)
        for row in rows:
            for piece in row:
                room = columns.text + max(2, columns.text_cells)
                assert piece.start + cell_len(piece.text) <= room or piece.start == columns.sign
                assert set(piece.styles) <= STYLES
