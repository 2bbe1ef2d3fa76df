"""Lines that hang: the column of labels, and what becomes of it where there is no room."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.geometry import Region
from textual.style import Style
from textual.visual import RenderOptions

from reader.text.width import cell_len
from reader.widgets.line import FEWEST_WORDS_CELLS, GAP_CELLS, LINK, LONGEST_LABEL_CELLS, Line, Lines, Link
from reader.widgets.target import ToEntity

WORDS = "Next match; without a search, next mention of the selected."


def rows(lines: list[Line], width: int) -> list[str]:
    return [row.rstrip() for row in Lines(lines).laid_out(width).plain.split("\n")]


def test_words_wrap_below_themselves_beside_a_column_of_labels() -> None:
    lines = [Line((WORDS,), "n", sign="  "), Line(("Back.",), "Ctrl+O Alt+←", sign="  "), Line(("KEYS",))]
    assert rows(lines, 50) == [
        "n             Next match; without a search, next",
        "              mention of the selected.",
        "Ctrl+O Alt+←  Back.",
        "KEYS",
    ]


def test_without_room_for_a_column_labels_run_in_and_rows_hang() -> None:
    lines = [Line((WORDS,), "n", sign="  "), Line(("400 km",), "Range")]
    assert rows(lines, 30) == [
        "n  Next match; without a",
        "  search, next mention of the",
        "  selected.",
        "Range: 400 km",
    ]


def test_a_column_is_drawn_as_soon_as_it_leaves_enough_for_the_words() -> None:
    line = Line(("up to 400 km",), "Range")
    least = len("Range") + GAP_CELLS + FEWEST_WORDS_CELLS
    assert rows([line], least) == ["Range  up to 400 km"]
    assert rows([line], least - 1) == ["Range: up to 400 km"]


def test_a_long_label_wraps_in_its_column() -> None:
    label = "Name in the service of India"
    assert cell_len(label) > LONGEST_LABEL_CELLS
    assert rows([Line(("Sudarshan",), label), Line(("x",), "Range")], 60) == [
        "Name in the service   Sudarshan",
        "of India",
        "Range                 x",
    ]


def test_indent_and_hang_move_the_rows() -> None:
    line = Line(("one two three four",), indent=2, hang=3)
    assert rows([line], 10) == ["  one two", "     three", "     four"]


def test_an_empty_line_parts_and_line_ends_part_too() -> None:
    assert rows([Line(("a\nb",), indent=1), Line(), Line(("c",))], 20) == [" a", " b", "", "c"]


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        (Line(("400 km", (" (2007)", "dim")), "Range"), "Range: 400 km (2007)"),
        (Line(("Back.",), "b", sign="  "), "b  Back."),
        (Line(("Words.",)), "Words."),
        (Line(), ""),
    ],
)
def test_a_line_can_be_read_in_one_row(line: Line, plain: str) -> None:
    assert line.plain == plain


def test_styles_stay_with_their_words() -> None:
    laid_out = Lines([Line(("one ", ("two three", "bold")), "L", "dim")]).laid_out(40)
    styled = {laid_out.plain[span.start : span.end]: span.style for span in laid_out.spans}
    assert styled == {"L": "dim", "two three": "bold"}


def link(text: str) -> Link:
    return Link(text, "", ToEntity(text))


LINKED = [
    Line((link("India"), " and ", link("the Russian Federation")), "Named"),
    Line(("No link.",)),
    Line(("See ", link("中国"), "."), indent=2),
]


def linked_texts(content_width: int) -> dict[int, str]:
    """The text of each link as it is drawn, by its number, without line ends."""
    laid_out = Lines(LINKED).laid_out(content_width)
    texts: dict[int, str] = {}
    for start, end, style in laid_out.spans:
        if isinstance(style, Style) and LINK in style.meta:
            number = style.meta[LINK]
            texts[number] = f"{texts.get(number, '')} {laid_out.plain[start:end]}".strip()
    return texts


@pytest.mark.parametrize("width", [80, 40, 18])
def test_links_know_their_number_wherever_they_are_drawn(width: int) -> None:
    assert linked_texts(width) == {0: "India", 1: "the Russian Federation", 2: "中国"}
    assert [found.text for found in Lines(LINKED).links] == ["India", "the Russian Federation", "中国"]


def test_links_know_the_cells_of_their_first_row_and_their_rows() -> None:
    visual = Lines([*LINKED, Line((link(""),))])
    assert visual.link_regions(80) == [
        Region(7, 0, 5, 1),
        Region(17, 0, 22, 1),
        Region(6, 2, 4, 1),
        Region(),  # nothing of it is drawn
    ]
    assert visual.link_regions(33)[1:3] == [Region(17, 0, 11, 2), Region(6, 3, 4, 1)]


def test_a_link_is_underlined_and_the_current_one_reversed() -> None:
    visual = Lines(LINKED)
    visual.current = 1
    options = RenderOptions(lambda style: Style.parse(style) if isinstance(style, str) else style, {})
    strips = visual.render_strips(33, None, Style(), options)
    drawn = [
        (segment.text.strip(), bool(segment.style.underline), bool(segment.style.reverse))
        for strip in strips
        for segment in strip
        if segment.style and segment.style.underline
    ]
    assert drawn == [
        ("India", True, False),
        ("the Russian", True, True),
        ("Federation", True, True),
        ("中国", True, False),
    ]


def test_text_is_data_and_never_obeyed() -> None:
    assert rows([Line(("[bold]x[/bold] \x1b[31m",), "[red]L\x07")], 60) == [
        "[red]L␇  [bold]x[/bold] ␛[31m",
    ]


TEXTS = st.text(alphabet="ab 中é-\u00a0", max_size=40)
LINES = st.lists(
    st.builds(
        Line, st.tuples(TEXTS), TEXTS, st.just(""), st.just("  "), st.integers(0, 3), st.integers(0, 3)
    ),
    max_size=4,
)


@given(LINES, st.integers(8, 90))
def test_no_row_is_wider_than_asked_and_no_letter_is_lost(lines: list[Line], width: int) -> None:
    visual = Lines(lines)
    laid_out = visual.laid_out(width)
    drawn = laid_out.plain.split("\n")
    assert all(cell_len(row) <= width for row in drawn)
    assert visual.get_height({}, width) == len(drawn)
    letters = [sign for sign in visual.plain if sign in "ab中é-"]
    assert sorted(sign for sign in laid_out.plain if sign in "ab中é-") == sorted(letters)


def test_lines_are_laid_out_anew_for_another_width() -> None:
    visual = Lines([Line((WORDS,))])
    assert visual.get_height({}, 20) == 4
    assert visual.get_height({}, 80) == 1
    assert visual.get_height({}, 0) == 0
    assert visual.get_optimal_width({}, 80) == len(WORDS)
