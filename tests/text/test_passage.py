"""Finding an article's own words again."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.article import Within
from reader.text.blocks import BlockRole, TextBlock
from reader.text.passage import PassageFinder

BLOCKS = (
    TextBlock(BlockRole.HEADLINE, "headline", 0, "India–Russia talks since 2000"),
    TextBlock(BlockRole.PARAGRAPH, "lead", 1, "Ties have grown since  2000,\nsaid “Andréy” Belousov."),
    TextBlock(BlockRole.PARAGRAPH, "lead", 2, "Ties have grown since 2000, too."),
    TextBlock(BlockRole.PARAGRAPH, "rest", 1, "The co\u00adoperation of S‑400s; the end\u00a0of it."),
)


def found(words: str, within: Within | None = None) -> tuple[int, str] | None:
    """The block, and the words as they stand in it."""
    passage = PassageFinder(BLOCKS).find(words, within)
    return passage and (passage.block, BLOCKS[passage.block].text[passage.start : passage.end])


@pytest.mark.parametrize(
    ("words", "block", "text"),
    [
        ("India-Russia talks", 0, "India–Russia talks"),
        ("since 2000", 0, "since 2000"),
        ("grown since 2000, said", 1, "grown since  2000,\nsaid"),
        ('said "Andrey"', 1, "said “Andréy”"),
        ("  since\n2000, too ", 2, "since 2000, too"),
        ("cooperation of S-400s", 3, "co\u00adoperation of S‑400s"),
        ("end of it", 3, "end\u00a0of it"),
        ("peration of", 3, "peration of"),
        (";", 3, ";"),
    ],
)
def test_words_are_found_whatever_their_spaces_dashes_quotes_and_accents(
    words: str, block: int, text: str
) -> None:
    assert found(words) == (block, text)


@pytest.mark.parametrize(
    ("within", "block"),
    [
        (Within("lead"), 1),
        (Within("lead", 2), 2),
        (Within("headline", 0), 0),
        (Within("rest"), None),
        (Within("lead", 3), None),
    ],
)
def test_words_are_found_within_a_place(within: Within, block: int | None) -> None:
    assert (found("since 2000", within) or (None, ""))[0] == block


@pytest.mark.parametrize(
    "words", ["", "  ", "since 2001", "Since 2000", "2000 India", "talks since 2000 Ties"]
)
def test_words_that_do_not_stand_in_one_block_are_not_found(words: str) -> None:
    assert found(words) is None


@given(st.text(min_size=1), st.data())
@settings(max_examples=100, deadline=None)
def test_any_piece_of_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    finder = PassageFinder([TextBlock(BlockRole.PARAGRAPH, "lead", 1, text)])
    start = data.draw(st.integers(0, len(text) - 1))
    piece = text[start : data.draw(st.integers(start + 1, len(text)))]
    passage = finder.find(piece)
    if passage is not None:
        assert 0 <= passage.start < passage.end <= len(text)
    if piece.strip() and piece.isascii() and text.isascii():
        assert passage is not None
