"""Rows cut into pieces with styles."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import (
    BlockQuote,
    BulletList,
    FactBox,
    Image,
    Inline,
    InlineKind,
    InlineSpan,
    Paragraph,
)
from reader.model.entity import EntityType
from reader.model.mention import Mention, Rule
from reader.text.annotation import AnnotatedArticle
from reader.text.blocks import BlockRole, flatten
from reader.text.find import FindIndex, MatchList, Query
from reader.text.page import BLANK, HANG_CELLS, INDENT_CELLS, Row, lay_out
from reader.text.ties import Tie, TieKind
from reader.text.width import cell_len
from reader.widgets.row_painter import (
    STYLES,
    Emphasis,
    Highlights,
    Piece,
    cells_before,
    justified,
    pieces,
    prefix,
    with_characters,
)
from tests.factories import annotated, article, entity, section

S400 = entity("s-400")
SINGH = entity("singh", EntityType.PERSON)
TEXT = "Singh wants the S-400. The S-400 is big."
ARTICLE = annotated(article(section("lead", "", TEXT)), {"S-400": S400, "Singh": SINGH})
ROW = Row(1, 0, len(TEXT))
MENTIONS = list(ARTICLE.mentions_in(1))


def styles(
    emphasis: Emphasis, text: str, found: AnnotatedArticle = ARTICLE, row: Row = ROW
) -> list[tuple[str, ...]]:
    """The styles of every piece of a text, without that of its block."""
    return [piece.styles[1:] for piece in pieces(found, row, emphasis) if piece.text == text]


def test_mentions_carry_the_style_of_their_type() -> None:
    assert styles(Emphasis(), "Singh") == [("person",)]
    assert styles(Emphasis(), "S-400") == [("system",), ("system",)]
    assert styles(Emphasis(), " wants the ") == [()]


def test_the_selected_subject_stands_out_and_the_others_recede() -> None:
    assert styles(Emphasis(selected="s-400"), "S-400") == [("system", "selected")] * 2
    assert "Singh" not in [piece.text for piece in pieces(ARTICLE, ROW, Emphasis(selected="s-400"))]


def test_the_current_mention_stands_out_among_its_equals() -> None:
    found = styles(Emphasis(selected="s-400", mention=MENTIONS[2]), "S-400")
    assert found == [("system", "selected"), ("system", "selected", "current-mention")]


def test_highlights_can_be_the_first_in_each_section_or_none() -> None:
    assert styles(Emphasis(highlights=Highlights.FIRST), "S-400") == [("system",)]
    assert [piece.text for piece in pieces(ARTICLE, ROW, Emphasis(highlights=Highlights.OFF))] == [TEXT]


def test_a_selected_subject_is_marked_even_where_highlights_are_off() -> None:
    assert (
        styles(Emphasis(selected="s-400", highlights=Highlights.OFF), "S-400") == [("system", "selected")] * 2
    )


def test_matches_are_lit_and_the_current_one_differently() -> None:
    matches = FindIndex([block.text for block in ARTICLE.blocks]).find(Query("is big"))
    assert styles(Emphasis(matches=matches), "is big") == [("match",)]
    assert styles(Emphasis(matches=matches, match=0), "is big") == [("current-match",)]


def test_the_told_sentence_and_the_words_that_tell_it_are_marked() -> None:
    tie = Tie(block=1, start=27, end=32, sentence_start=23, sentence_end=len(TEXT), by=TieKind.BASIS)
    found = pieces(ARTICLE, ROW, Emphasis(told=tie, highlights=Highlights.OFF))
    assert [(piece.text, piece.styles[1:]) for piece in found] == [
        ("Singh wants the S-400. ", ()),
        ("The ", ("told",)),
        ("S-400", ("told", "basis")),
        (" is big.", ("told",)),
    ]


def test_signs_stand_before_mentions_on_request() -> None:
    drawn = "".join(piece.text for piece in pieces(ARTICLE, ROW, Emphasis(glyphs=True)))
    assert drawn == "●Singh wants the ▲S-400. The ▲S-400 is big."


def spread(text: str, width: int, role: BlockRole = BlockRole.PARAGRAPH) -> str:
    found = justified([Piece("▲", (), None), Piece(text[:7], (), 0), Piece(text[7:], (), 7)], role, width)
    assert "".join(text[piece.start] for piece in found if piece.start is not None) == "".join(
        piece.text[0] for piece in found if piece.start is not None
    ), "each piece knows its first character"
    return "".join(piece.text for piece in found)


def test_words_are_spread_to_the_end_of_the_row() -> None:
    assert spread("one two three four", 22) == "▲one  two  three  four"
    assert spread("one two three four", 21) == "▲one two  three  four"
    assert spread("one two three four", 19) == "▲one two three four"


def test_what_a_gap_is_wider_by_stands_before_its_blank_and_is_no_text() -> None:
    found = justified([Piece("one ", ("told",), 0), Piece("two", (), 4)], BlockRole.PARAGRAPH, 9)
    assert found == [
        Piece("one", ("told",), 0),
        Piece(" ", ("told",), None),
        Piece(" ", ("told",), None),
        Piece(" ", ("told",), 3),
        Piece("two", (), 4),
    ]
    assert [char for _, char in with_characters(found, Row(0, 0, 7))] == [0, 3, 3, 3, 4]


def test_the_blanks_of_a_hint_are_no_gaps() -> None:
    found = [Piece("a ", ("hint",), 0), Piece(" two three", (), 1)]  # the hint covers one wide character
    spread = justified(found, BlockRole.PARAGRAPH, 15)
    assert spread[0] == found[0]
    assert "".join(piece.text for piece in spread) == "a   two   three"


@given(st.text("ab 漢", min_size=1, max_size=20), st.integers(1, 60), st.booleans())
def test_spreading_leaves_the_text_and_fills_the_width(text: str, width: int, has_sign: bool) -> None:  # noqa: FBT001  drawn by Hypothesis
    row = Row(0, 5, 5 + len(text))
    found = [Piece("▲", (), None)] * has_sign + [Piece(text, (), row.start)]
    spread = justified(found, BlockRole.PARAGRAPH, width)
    told = "".join(piece.text for piece in spread if piece.start is not None)
    assert told == text
    widths = {sum(cell_len(piece.text) for piece in pieces_) for pieces_ in (found, spread)}
    assert len(widths) == 1 or max(widths) == width
    drawn = "".join(piece.text for piece in spread)
    places = [cells_before(spread, row, char) for char in range(row.start, row.end + 1)]
    assert places[0] == 0
    assert places[-1] == cell_len(drawn)
    assert places == sorted(set(places))


def test_the_cells_before_a_character_are_those_before_its_sign_too() -> None:
    found = pieces(ARTICLE, ROW, Emphasis(glyphs=True))  # ●Singh wants the ▲S-400. The ▲S-400 is big.
    assert [cells_before(found, ROW, char) for char in (0, 1, 15, 16, 17)] == [0, 2, 16, 17, 19]
    assert cells_before(found, ROW, len(TEXT)) == cells_before(found, ROW, 999) == len(TEXT) + 3


def test_a_row_is_left_as_it_is_where_the_gaps_would_be_too_wide() -> None:
    assert spread("one two three four", 28) == "▲one    two    three    four"
    assert spread("one two three four", 29) == "▲one two three four"
    assert spread("onetwothreefour", 22) == "▲onetwothreefour"
    assert spread("one two three four", 22, BlockRole.HEADING) == "▲one two three four"


def test_hints_are_drawn_over_the_text() -> None:
    found = pieces(ARTICLE, ROW, Emphasis(hints={(1, 0): "as", (1, 16): "d"}))
    assert "".join(piece.text for piece in found) == "asngh wants the d-400. The S-400 is big."
    assert [piece.text for piece in found if "hint" in piece.styles] == ["as", "d"]


def test_an_ambiguous_mention_is_of_one_colour_and_dotted() -> None:
    source = article(section("lead", "", "Singh"))
    mention = Mention(1, 0, 5, "", Rule.FAMILY, "Singh", ("a", "b"))
    found = AnnotatedArticle(source, flatten(source, {}), (mention,))
    dotted = [(piece.text, piece.styles[1:]) for piece in pieces(found, Row(1, 0, 5), Emphasis())]
    assert dotted == [
        ("S", ("ambiguous", "dot")),
        ("i", ("ambiguous",)),
        ("n", ("ambiguous", "dot")),
        ("g", ("ambiguous",)),
        ("h", ("ambiguous", "dot")),
    ]
    assert pieces(found, Row(1, 0, 5), Emphasis(glyphs=True))[0].text == "?"


def test_inline_marks_have_styles_and_entity_links_have_none_of_their_own() -> None:
    spans = (InlineSpan(0, 3, InlineKind.STRONG), InlineSpan(4, 7, InlineKind.LINK, "entity:s-400"))
    found = annotated(article(section("lead", "", Paragraph(Inline("one two", spans)))), {})
    assert styles(Emphasis(), "one", found, Row(1, 0, 7)) == [("strong",)]
    assert styles(Emphasis(), " two", found, Row(1, 0, 7)) == [()]


def test_the_label_of_a_fact_is_marked() -> None:
    found = annotated(article(section("lead", "", FactBox("", (("Value", Inline("5")),)))), {})
    assert styles(Emphasis(), "Value:", found, Row(1, 0, 8)) == [("label",)]


def test_a_kicker_is_drawn_in_capitals_where_that_keeps_its_length() -> None:
    for kicker, drawn in (("Defence", "DEFENCE"), ("Straße", "Straße")):
        found = annotated(article(kicker=kicker), {})
        assert pieces(found, Row(0, 0, len(kicker)), Emphasis())[0].text == drawn


def test_bars_and_bullets_stand_before_rows() -> None:
    source = article(
        section(
            "one",
            "One",
            BlockQuote((Inline("a"), Inline("b")), "Some body"),
            BulletList((Inline("c d e f g h"),)),
        )
    )
    found = annotated(source, {})
    page = lay_out(found.blocks, 12)
    marks = [prefix(found, page, index) for index in range(len(page))]
    assert [mark.text if mark else None for mark in marks] == [
        None,  # the headline
        None,
        "▎ ",
        None,
        "  ▌ ",
        "  ▌ ",  # between two paragraphs of one quote
        "  ▌ ",
        "  ▌ — ",
        "  ▌   ",
        None,
        "  • ",
        "    ",
    ]


def test_what_stands_before_a_row_fills_the_room_that_the_page_leaves_it() -> None:
    words = Inline("words " * 9 + "words")
    source = article(
        section(
            "one",
            words.text,
            BlockQuote((words,), words.text),
            BulletList((words,)),
            FactBox(words.text, (("Value", words),)),
            Image("quay.jpg", words.text, words.text),
        )
    )
    found = annotated(source, {})
    page = lay_out(found.blocks, 30)
    seen = set()
    for index in range(len(page)):
        row = page.row(index)
        if row.block != BLANK:
            role = found.blocks[row.block].role
            mark = prefix(found, page, index)
            room = INDENT_CELLS.get(role, 0) + (HANG_CELLS.get(role, 0) if row.start else 0)
            assert cell_len(mark.text if mark else "") == room, role
            seen.add((role, row.start > 0))
    assert {(role, is_behind) for role in INDENT_CELLS for is_behind in (False, True)} <= seen


@given(
    st.sampled_from([None, "s-400", "singh"]),
    st.sampled_from([None, *MENTIONS]),
    st.sampled_from(["", "S", "the s", "x"]),
    st.sampled_from(Highlights),
    st.integers(0, len(TEXT) - 1),
    st.integers(1, len(TEXT)),
)
def test_pieces_are_the_rows_text_whatever_is_marked(  # noqa: PLR0917  all that can be marked
    selected: str | None, mention: int | None, wanted: str, highlights: Highlights, start: int, length: int
) -> None:
    matches: MatchList | None = (
        FindIndex([block.text for block in ARTICLE.blocks]).find(Query(wanted)) if wanted else None
    )
    row = Row(1, start, min(len(TEXT), start + length))
    found = pieces(ARTICLE, row, Emphasis(selected, None, mention, matches, None, highlights))
    assert "".join(piece.text for piece in found) == TEXT[row.start : row.end]
    assert all(set(piece.styles) <= STYLES for piece in found)
    starts = [piece.start for piece in found if piece.start is not None]
    assert all(one < other for one, other in pairwise(starts))
