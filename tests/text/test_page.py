"""Text blocks laid out as rows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.blocks import BlockRole, TextBlock
from reader.text.page import BLANK, INDENT_CELLS, Page, lay_out, picture_rows, text_cells
from reader.text.place import Place

WORDS = st.text("ab -", min_size=1, max_size=60).map(str.strip).filter(bool)
BLOCKS = st.lists(
    st.builds(TextBlock, st.sampled_from(BlockRole), st.just("lead"), st.just(1), WORDS),
    min_size=1,
    max_size=8,
)


def block(text: str, role: BlockRole = BlockRole.PARAGRAPH) -> TextBlock:
    return TextBlock(role, "lead", 1, text)


def drawn(page: Page, blocks: list[TextBlock]) -> list[str]:
    """The rows as they would be drawn, without what stands before them."""
    return [
        blocks[row.block].text[row.start : row.end] if row.block != BLANK else ""
        for row in map(page.row, range(len(page)))
    ]


def test_paragraphs_are_wrapped_and_parted_by_an_empty_row() -> None:
    blocks = [block("one two three"), block("four")]
    page = lay_out(blocks, 8)
    assert drawn(page, blocks) == ["one two", "three", "", "four"]
    assert page.block_count == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (BlockRole.KICKER, BlockRole.HEADLINE),
        (BlockRole.HEADLINE, BlockRole.BYLINE),
        (BlockRole.QUOTE, BlockRole.SPEAKER),
        (BlockRole.ITEM, BlockRole.ITEM),
        (BlockRole.FACTS_TITLE, BlockRole.FACT),
        (BlockRole.FACT, BlockRole.FACT),
        (BlockRole.IMAGE, BlockRole.CAPTION),
        (BlockRole.IMPRINT, BlockRole.IMPRINT),
    ],
)
def test_what_belongs_together_is_not_parted(first: BlockRole, second: BlockRole) -> None:
    blocks = [block("one", first), block("two", second)]
    assert drawn(lay_out(blocks, 20), blocks) == ["one", "two"]


def test_rows_can_stand_further_apart() -> None:
    blocks = [block("one two three"), block("four", BlockRole.FACTS_TITLE), block("five", BlockRole.FACT)]
    page = lay_out(blocks, 8, spacing=2)
    assert drawn(page, blocks) == ["one two", "", "three", "", "", "four", "", "five"]
    assert [page.around(index) for index in (1, 3, 4, 6)] == [(0, 0), (0, 1), (0, 1), (1, 2)]
    assert page.place_of(3) == Place(1, 0)
    assert page.end_of(4) == Place(0, 13)


@given(BLOCKS, st.integers(8, 30), st.integers(1, 3))
def test_the_space_between_rows_moves_no_text(blocks: list[TextBlock], width: int, spacing: int) -> None:
    close, wide = lay_out(blocks, width), lay_out(blocks, width, spacing=spacing)
    assert [row for row in drawn(close, blocks) if row] == [row for row in drawn(wide, blocks) if row]
    for number, found in enumerate(blocks):
        for char in range(len(found.text)):
            row = wide.row(wide.row_of(Place(number, char)))
            assert row == close.row(close.row_of(Place(number, char)))
            assert row.block == number
    assert wide.rows_of(len(blocks) - 1)[1] == len(wide)


def test_a_picture_stands_below_the_text_of_its_block_and_belongs_to_it() -> None:
    blocks = [block("one two three", BlockRole.IMAGE), block("four", BlockRole.CAPTION), block("five")]
    page = lay_out(blocks, 12, heights={0: 2})
    assert drawn(page, blocks) == ["one two", "three", "", "", "four", "", "five"]
    assert [page.row(index).picture for index in range(len(page))] == [None, None, 0, 1, None, None, None]
    assert [page.row(index).block for index in (2, 3, 5)] == [0, 0, BLANK]
    assert page.rows_of(0) == (0, 4)
    assert page.row_of(Place(1, 0)) == 4
    assert page.place_of(3) == page.end_of(3) == Place(0, 13), "the words above it are read"
    assert page.around(5) == (1, 2)


@given(BLOCKS, st.integers(8, 30), st.integers(1, 3), st.dictionaries(st.integers(0, 7), st.integers(1, 5)))
def test_pictures_move_no_text(
    blocks: list[TextBlock], width: int, spacing: int, heights: dict[int, int]
) -> None:
    plain, page = lay_out(blocks, width, spacing=spacing), lay_out(blocks, width, None, spacing, heights)
    rows = list(map(page.row, range(len(page))))
    assert [row for row in rows if row.picture is None] == list(map(plain.row, range(len(plain))))
    for number, found in enumerate(blocks):
        first, end = page.rows_of(number)
        height = heights.get(number, 0)
        assert [row.picture for row in rows[end - height : end]] == list(range(height))
        assert {row.block for row in rows[end - height : end]} <= {number}
        last = Place(number, len(found.text))
        assert first <= page.row_of(last) == end - height - 1
        for index in range(end - height, end):
            assert page.place_of(index) == page.end_of(index) == last
        for char in range(len(found.text)):
            place = Place(number, char)
            row = rows[page.row_of(place)]
            assert row == plain.row(plain.row_of(place))
            assert row.picture is None
    assert page.rows_of(len(blocks) - 1)[1] == len(page)
    for index, row in enumerate(rows):
        if row.block == BLANK:
            above, below = page.around(index)
            assert page.rows_of(above)[0] < index < page.rows_of(below)[1]
            assert above == below or page.rows_of(above)[1] <= index < page.rows_of(below)[0]


@pytest.mark.parametrize(("rows_in_view", "high"), [(1, 4), (8, 4), (10, 6), (24, 20), (90, 20)])
def test_a_picture_is_never_higher_than_the_view(rows_in_view: int, high: int) -> None:
    assert picture_rows(rows_in_view) == high


def test_a_quote_is_narrower_than_a_paragraph() -> None:
    blocks = [block("one two three", BlockRole.QUOTE)]
    assert drawn(lay_out(blocks, 9 + INDENT_CELLS[BlockRole.QUOTE]), blocks) == ["one two", "three"]


def test_a_fact_s_rows_behind_its_first_one_stand_further_in_and_are_as_much_narrower() -> None:
    blocks = [block("Value: one two three four five six", BlockRole.FACT)]
    assert drawn(lay_out(blocks, 18), blocks) == ["Value: one two", "three four", "five six"]
    assert drawn(lay_out(blocks, 14), blocks) == ["Value: one", "two", "three", "four", "five six"]
    signed = lay_out(blocks, 18, {0: [15, 15, 21]})
    assert drawn(signed, blocks) == ["Value: one two", "three", "four five", "six"]
    assert drawn(lay_out(blocks, 40), blocks) == ["Value: one two three four five six"]


@pytest.mark.parametrize("role", BlockRole)
def test_rows_are_as_wide_as_the_indents_leave_them(role: BlockRole) -> None:
    blocks = [block("12345 " * 20 + "12345", role)]
    page = lay_out(blocks, 60)
    first, *rest = (len(row) for row in drawn(page, blocks))
    assert first == (text_cells(role, 60) + 1) // 6 * 6 - 1
    assert set(rest[:-1]) == {(text_cells(role, 60, is_first=False) + 1) // 6 * 6 - 1}


def test_a_sign_before_a_mention_takes_a_cell() -> None:
    blocks = [block("one S-400 two S-500")]
    assert drawn(lay_out(blocks, 9), blocks) == ["one S-400", "two S-500"]
    assert drawn(lay_out(blocks, 9, {0: [4, 14]}), blocks) == ["one", "S-400", "two", "S-500"]


def test_a_sign_of_two_cells_takes_two() -> None:
    blocks = [block("one S-400 two S-500")]
    assert drawn(lay_out(blocks, 10, {0: [4, 14]}), blocks) == ["one S-400", "two S-500"]
    assert drawn(lay_out(blocks, 10, {0: [4, 4, 14]}), blocks) == ["one", "S-400", "two S-500"]
    assert drawn(lay_out(blocks, 11, {0: [4, 4, 14, 14]}), blocks) == ["one S-400", "two S-500"]


def test_a_sign_goes_to_the_next_row_with_its_mention_in_any_script() -> None:
    blocks = [block("国防部长的访问港口")]
    assert drawn(lay_out(blocks, 10), blocks) == ["国防部长的", "访问港口"]
    for cells in (1, 2):
        assert drawn(lay_out(blocks, 10, {0: [4] * cells}), blocks) == ["国防部长", "的访问港", "口"]


def test_a_place_is_found_on_its_row_and_back() -> None:
    blocks = [block("one two three"), block("four")]
    page = lay_out(blocks, 8)
    assert [page.row_of(Place(0, char)) for char in (0, 7, 8, 12)] == [0, 0, 1, 1]
    assert page.row_of(Place(1, 0)) == 3
    assert page.place_of(1) == Place(0, 8)
    assert page.place_of(2) == Place(1, 0), "an empty row belongs to the block below it"
    assert page.end_of(2) == Place(0, 13), "an empty row ends with the block above it"


def test_an_empty_page_has_a_place_too() -> None:
    page = lay_out([], 20)
    assert len(page) == 0
    assert page.place_of(3) == page.end_of(3) == Place(0, 0)


def test_rows_beyond_either_end_belong_to_that_end() -> None:
    page = lay_out([block("one"), block("two")], 20)
    assert page.place_of(-4) == Place(0, 0)
    assert page.place_of(99) == Place(1, 0)
    assert page.end_of(-1) == Place(0, 0)


@given(BLOCKS, st.integers(1, 80))
def test_every_character_is_on_the_row_that_holds_it(blocks: list[TextBlock], width: int) -> None:
    page = lay_out(blocks, width)
    for index, found in enumerate(blocks):
        first, end = page.rows_of(index)
        assert all(page.row(row).block == index for row in range(first, end))
        for char in range(len(found.text)):
            row = page.row(page.row_of(Place(index, char)))
            assert row.block == index
            assert row.start <= char


@given(BLOCKS, st.integers(8, 80), st.data())
def test_signs_move_breaks_but_lose_no_text(blocks: list[TextBlock], width: int, data: st.DataObject) -> None:
    places = {
        index: sorted(data.draw(st.lists(st.integers(0, len(found.text) - 1), max_size=4)))
        for index, found in enumerate(blocks)
    }
    page = lay_out(blocks, width, places)
    for index, found in enumerate(blocks):
        rows = [page.row(row) for row in range(*page.rows_of(index))]
        assert "".join(found.text[row.start : row.end] for row in rows).replace(
            " ", ""
        ) == found.text.replace(" ", "")
