"""Text for pipes, speech and braille."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.export.linear import Facts, Heading, Piece, linear
from reader.export.mention_note import Noted
from reader.export.plain_text import render
from reader.model.article import BlockQuote, BulletList, Image, Inline, Paragraph
from reader.text.clean import scrub
from reader.text.inline import parse_inline
from reader.text.width import cell_len
from tests.export.articles import annotated_articles, pieces

if TYPE_CHECKING:
    from reader.text.annotation import AnnotatedArticle


def lines(*found: Piece, width_cells: int = 0) -> list[str]:
    return render(found, width_cells).split("\n")


A, B = (Paragraph(Inline(letter)) for letter in "AB")


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([], [""]),
        ([A, B], ["A", "", "B"]),
        # Two empty lines and words make a heading.
        ([Heading(1, Inline("H")), A], ["H", "", "A"]),
        ([A, Heading(2, Inline("H"), "Section 1 of 2"), B], ["A", "", "", "Section 1 of 2: H", "", "B"]),
        ([A, Heading(3, Inline("H")), BulletList((Inline("a"),))], ["A", "", "H:", "- a"]),
        # Quotation marks open every paragraph, and close the last.
        ([BlockQuote((Inline("Yes."),), "Ann")], ["Ann: “Yes.”"]),
        ([BlockQuote((Inline("Yes."),))], ["Quote: “Yes.”"]),
        ([BlockQuote((Inline("a"), Inline("b")), "Ann")], ["Ann: “a", "", "“b”"]),
        ([BlockQuote((Inline("“a”, he said"), Inline("b")))], ["Quote: “a”, he said", "", "b"]),
        ([A, BulletList((Inline("a"), Inline("b"))), B], ["A", "", "- a", "- b", "", "B"]),
        ([Facts("T", (Inline("a: b"),))], ["Facts: T", "- a: b"]),
        ([A, Facts("", (Inline("a: b"),))], ["A", "", "Facts:", "- a: b"]),
        (
            [A, Image("p.jpg", "A map", "Here", "Ann")],
            ["A", "", "Image: A map", "Caption: Here", "Credit: Ann"],
        ),
        ([Image("p.jpg")], ["Image without a description: p.jpg"]),
        # Marks leave their words.
        ([Paragraph(parse_inline("*a* **b** `c`"))], ["a b c"]),
    ],
)
def test_looks_become_words_and_empty_lines(found: list[Piece], expected: list[str]) -> None:
    assert lines(*found) == expected


def test_a_link_has_a_number_and_its_address_stands_at_the_end() -> None:
    text = "[one](https://a.org), [two](https://b.org), [one again](https://a.org)"
    assert lines(Paragraph(parse_inline(text)), A) == [
        "one [1], two [2], one again [1]",
        "",
        "A",
        "",
        "",
        "Links",
        "",
        "[1] https://a.org",
        "[2] https://b.org",
    ]


def test_words_that_are_their_own_address_have_no_number() -> None:
    assert lines(Paragraph(parse_inline("<https://a.org> <me@a.org>"))) == ["https://a.org me@a.org"]


def test_lines_are_as_long_as_asked_and_items_hang() -> None:
    items = BulletList((Inline("one two three"), Inline("four")))
    assert lines(Paragraph(Inline("one two three four")), items, width_cells=9) == [
        "one two",
        "three",
        "four",
        "",
        "- one two",
        "  three",
        "- four",
    ]


def test_wide_characters_take_two_cells() -> None:
    assert lines(Paragraph(Inline("一二三四")), width_cells=5) == ["一二", "三四"]


def test_the_title_of_a_list_stays_with_it_when_it_is_wrapped() -> None:
    found: list[Piece] = [Heading(3, Inline("one two")), BulletList((Inline("a"),))]
    assert lines(*found, width_cells=4) == ["one", "two:", "- a"]


def test_no_address_is_broken() -> None:
    address = "https://a.org/" + "a" * 50
    assert lines(Paragraph(parse_inline(f"[a]({address})")), width_cells=10)[-1] == f"[1] {address}"


def test_what_should_have_been_cleaned_before_is_not_written_as_it_is() -> None:
    assert lines(Paragraph(Inline("a\x1b[2Jb\nc\r\u202e"))) == [scrub("a\x1b[2Jb c") + " \ufffd"]


def test_a_paragraph_without_a_width_is_one_line() -> None:
    found = pieces()
    paragraphs = [piece.text.text for piece in found if isinstance(piece, Paragraph) and not piece.text.spans]
    written = render(found).split("\n")
    assert all(text in written for text in paragraphs)


@given(annotated_articles, st.just(0) | st.integers(8, 80), st.sampled_from(Noted))
@settings(max_examples=60)
def test_nothing_but_characters_and_line_ends_is_written(
    annotated: AnnotatedArticle, width: int, noted: Noted
) -> None:
    text = render(linear(annotated, noted=noted), width)
    assert text == render(linear(annotated, noted=noted), width)
    written = text.split("\n")
    assert text.replace("\n", "") == scrub(text.replace("\n", ""))
    assert all(line == line.rstrip() for line in written)
    body = written[: written.index("Links")] if "Links" in written else written
    if width:
        assert all(cell_len(line) <= width for line in body)
