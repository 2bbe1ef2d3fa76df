"""Letters to follow mentions and links by."""

from __future__ import annotations

from reader.model.article import Inline, InlineKind, InlineSpan, Paragraph
from reader.text.blocks import links
from reader.text.hint import LETTERS, hints
from reader.text.inline import parse_inline
from reader.text.place import Place
from tests.factories import annotated, article, entity, section


def test_a_link_and_a_mention_have_a_letter_each_in_reading_order() -> None:
    linked = Paragraph(
        Inline("India, see here.", (InlineSpan(11, 15, InlineKind.LINK, "https://example.org"),))
    )
    found = hints(
        annotated(article(section("lead", "", linked)), {"India": entity("india")}),
        Place(0, 0),
        Place(1, 999),
    )
    assert [(letters, goal.mention, goal.target) for letters, goal in found.items()] == [
        (LETTERS[0], 0, ""),
        (LETTERS[1], None, "https://example.org"),
    ]


def test_an_address_that_stands_in_the_text_has_a_letter() -> None:
    linked = Paragraph(parse_inline("See https://example.org/x."))
    source = annotated(article(section("lead", "", linked)), {})
    (goal,) = hints(source, Place(0, 0), Place(1, 999)).values()
    assert (goal.place, goal.target) == (Place(1, 4), "https://example.org/x")
    assert links(source.article) == {"https://example.org/x": "https://example.org/x"}


def test_what_does_not_show_has_no_letters() -> None:
    source = annotated(article(section("lead", "", "India and India.")), {"India": entity("india")})
    assert len(hints(source, Place(1, 5), Place(1, 16))) == 1


def test_no_goal_of_many_is_left_out_and_none_hides_another() -> None:
    count = len(LETTERS) ** 2 + 1
    source = annotated(article(section("lead", "", "India, " * count)), {"India": entity("india")})
    found = hints(source, Place(0, 0), Place(1, 9_999))
    assert len(found) == count
    assert {len(letters) for letters in found} == {3}


def test_a_link_that_is_a_mention_has_one_letter() -> None:
    linked = Paragraph(Inline("India, see.", (InlineSpan(0, 5, InlineKind.LINK, "https://example.org"),)))
    source = annotated(article(section("lead", "", linked)), {"India": entity("india")})
    (goal,) = hints(source, Place(0, 0), Place(1, 999)).values()
    assert goal.mention == 0
