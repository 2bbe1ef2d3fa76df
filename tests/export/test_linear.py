"""An article in a line."""

from __future__ import annotations

import pytest

from reader.export.linear import Facts, Heading, Piece, linear
from reader.export.mention_note import Noted
from reader.model.article import BlockQuote, BulletList, Image, Inline, Paragraph
from tests.export.articles import bare, everything, pieces


def headings(found: list[Piece]) -> list[str]:
    return [
        f"{piece.level} {piece.place}: {piece.text.text}" for piece in found if isinstance(piece, Heading)
    ]


def test_text_timeline_entities_and_the_rest_follow_each_other() -> None:
    assert headings(pieces()) == [
        "1 : Utopia wants the S-400",
        "2 Section 1 of 1: The S-400 talks",
        "2 : Timeline",
        "2 : People, systems and places",
        "3 : Systems",
        "3 : People",
        "3 : Places and organisations",
        "3 : Events and agreements",
        "3 : Others",
        "3 : Ambiguous",
        "3 : Defined nowhere",
        "2 : About this article",
    ]


@pytest.mark.parametrize(
    ("option", "heading"), [("timeline", "Timeline"), ("entities", "People, systems and places")]
)
def test_lists_can_be_left_out(option: str, heading: str) -> None:
    titles = " ".join(headings(list(linear(everything(), **{option: False}))))  # type: ignore[arg-type]  # a flag
    assert heading not in titles
    assert "About this article" in titles


def test_what_is_not_given_leaves_nothing_behind() -> None:
    assert pieces(bare()) == [
        Heading(1, Inline("Headline")),
        Paragraph(Inline("4 December 2025.")),
        Paragraph(Inline("Text.")),
    ]


def test_blocks_are_the_models_with_names_for_ids() -> None:
    found = pieces()
    assert [piece.speaker for piece in found if isinstance(piece, BlockQuote)] == ["Ann Roe", "A clerk", ""]
    assert [piece for piece in found if isinstance(piece, Facts)] == [
        Facts("The S-400", (Inline("Maker: Arcadia"), Inline("Range: 400 km"))),
        Facts("", (Inline("Seats: 2"),)),
    ]
    assert [piece for piece in found if isinstance(piece, Image)] == [
        Image("a b.jpg", "The S-400", "In Utopia", "Roe"),
        Image("https://example.org/p.jpg"),
        Image("c.jpg", "A map", credit="The Desk"),
    ]


def test_links_to_entities_are_no_links() -> None:
    texts = [piece.text for piece in pieces() if isinstance(piece, Paragraph)]
    assert texts[-1] == Inline("the machine and him")
    assert len(texts[-2].spans) == 4


def test_notes_stand_in_every_kind_of_block() -> None:
    found = list(linear(everything(), timeline=False, entities=False, noted=Noted.ALL))
    assert found[1] == Heading(1, Inline("Utopia [place] wants the S-400 [system: S-400 Triumf]"))
    assert BlockQuote((Inline("We will buy."), Inline("Perhaps.")), "Ann Roe [person]") in found
    assert BulletList((Inline("Foo Bar [may be East Foo or West Foo]"),)) in found
    assert any(
        isinstance(piece, Facts) and piece.lines[0].text == "Maker: Arcadia [place]" for piece in found
    )
    assert (
        Image("a b.jpg", "The S-400 [system: S-400 Triumf]", "In Utopia [place]", "Roe [person: Ann Roe]")
        in found
    )
