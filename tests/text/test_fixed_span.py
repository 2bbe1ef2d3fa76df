"""What an article says of its own text: corrections, and links to entities."""

from __future__ import annotations

from reader.model.article import Correction, InlineKind, InlineSpan, Within
from reader.model.mention import Rule
from reader.text.blocks import BlockRole, TextBlock
from reader.text.fixed_span import correction_of, fixed_spans
from tests.text.factories import (
    INDIA,
    RUSSIA,
    S400,
    SINGH,
    SU57,
    find,
    marked,
    organisation,
    paragraph,
    place,
)


def test_a_correction_says_that_something_is_no_mention() -> None:
    corrections = [Correction("Moscow", None, within=Within("b"), occurrence=2)]
    blocks = [paragraph("Moscow", section="a"), paragraph("Moscow, Moscow, Moscow", section="b")]
    assert marked([place("Moscow")], *blocks, corrections=corrections) == [
        "[Moscow]",
        "[Moscow], Moscow, [Moscow]",
    ]


def test_a_correction_says_whom_something_names() -> None:
    corrections = [Correction("the minister", SINGH.id, prefix="he told ")]
    texts = ("It is true, he told the minister. Singh said. The minister, the minister.",)
    assert marked([SINGH], *texts, corrections=corrections) == [
        "It is true, he told [the minister]. [Singh] said. The minister, the minister."
    ]
    mention = find([SINGH], *texts, corrections=corrections)[0]
    assert (mention.rule, mention.alias) == (Rule.CORRECTION, "the minister")


def test_a_correction_beats_longer_names_and_never() -> None:
    entities = [place("Moscow", never=("Moscow, Idaho",)), organisation("Moscow Bank")]
    text = "Moscow Bank, Moscow, Idaho"
    assert marked(entities, text, corrections=[Correction("Moscow", None)]) == [text]
    assert marked(entities, text, corrections=[Correction("Moscow", "x", suffix=", Idaho")], naming=True) == [
        "[Moscow Bank=Moscow Bank], [Moscow=x], Idaho"
    ]


def test_the_more_exact_correction_holds() -> None:
    corrections = [
        Correction("Moscow", None),
        Correction("Moscow", "b", suffix=" B"),
        Correction("Moscow", "c", within=Within("lead", 1), suffix=" C"),
        Correction("Moscow", "d", occurrence=4),
    ]
    text = "Moscow A, Moscow B, Moscow C, Moscow D"
    assert marked([place("Moscow")], text, corrections=corrections, naming=True) == [
        "Moscow A, [Moscow=b] B, [Moscow=c] C, [Moscow=d] D"
    ]


def test_corrections_are_for_whole_words_in_texts_that_are_matched() -> None:
    kicker = TextBlock(BlockRole.KICKER, "headline", 1, "US")
    texts = (kicker, "USS, US’s, “US”")
    assert marked([place("US")], *texts, corrections=[Correction("US", None, occurrence=1)]) == [
        "US",
        "USS, US’s, “[US]”",
    ]
    assert marked(
        [place("US")], *texts, corrections=[Correction("", None), Correction("US", "x", occurrence=9)]
    ) == [
        "US",
        "USS, [US]’s, “[US]”",
    ]


def test_a_correction_elsewhere_changes_nothing() -> None:
    for within in (Within("other"), Within("lead", 2)):
        assert marked([INDIA], "India", corrections=[Correction("India", None, within=within)]) == ["[India]"]


def test_a_correction_names_in_full_and_vouches() -> None:
    corrections = [Correction("the jet", SU57.id)]
    assert marked([SU57], "the jet, a Felon", corrections=corrections) == ["[the jet], a [Felon]"]


def test_a_link_is_a_mention_everywhere() -> None:
    text = "by the minister"
    span = (InlineSpan(3, 15, InlineKind.LINK, "entity:rs"),)
    speaker = TextBlock(BlockRole.SPEAKER, "lead", 2, text, span)
    (mention,) = find([INDIA], speaker)
    assert mention == (0, 3, 15, "rs", Rule.LINK, "the minister", (), None)
    assert find([INDIA], TextBlock(BlockRole.SPEAKER, "lead", 2, "India")) == []
    assert find([INDIA], TextBlock(BlockRole.KICKER, "headline", 1, "India")) == []


def test_other_spans_are_text() -> None:
    spans = (
        InlineSpan(0, 5, InlineKind.CODE),
        InlineSpan(6, 12, InlineKind.LINK, "https://example.org"),
        InlineSpan(12, 12, InlineKind.LINK, "entity:x"),
    )
    block = TextBlock(BlockRole.PARAGRAPH, "lead", 1, "India Russia", spans)
    assert marked([INDIA, RUSSIA], block) == ["[India] [Russia]"]


def test_a_link_is_not_joined_to_its_neighbour_and_beats_aliases() -> None:
    spans = (InlineSpan(0, 5, InlineKind.LINK, "entity:S-400"),)
    block = TextBlock(BlockRole.PARAGRAPH, "lead", 1, "S-400 S-400 system", spans)
    entities = [S400, organisation("S-400 S-400")]
    assert marked(entities, block) == ["[S-400] [S-400] system"]


def test_a_correction_beats_a_link() -> None:
    spans = (InlineSpan(0, 5, InlineKind.LINK, "entity:India"),)
    block = TextBlock(BlockRole.PARAGRAPH, "lead", 1, "India", spans)
    assert find([INDIA], block, corrections=[Correction("India", None)]) == []


def test_links_and_corrections_keep_their_places_in_text_that_is_folded() -> None:
    text = "a Straße\u0301\u00ad India, S\u00ad-400"
    spans = (InlineSpan(11, 16, InlineKind.LINK, "entity:x"),)
    block = TextBlock(BlockRole.PARAGRAPH, "lead", 1, text, spans)
    assert text[11:16] == "India"
    assert marked([S400], block, corrections=[Correction("a", "y")], naming=True) == [
        "[a=y] Straße\u0301\u00ad [India=x], [S\u00ad-400=S-400]"
    ]


def test_a_span_leads_back_to_the_correction_that_holds_for_it() -> None:
    blocks = [TextBlock(BlockRole.PARAGRAPH, "lead", 1, "India and Indian India, Russia and India")]
    corrections = [
        Correction("Russia", None),
        Correction("India", "x"),
        Correction("India", "y", occurrence=2),
        Correction("India", "z"),
    ]
    found = {(0, span.start, span.end): span.entity for span in fixed_spans(blocks, corrections)[0]}
    assert found == {(0, 0, 5): "x", (0, 17, 22): "y", (0, 24, 30): None, (0, 35, 40): "x"}
    for span, entity in found.items():
        number = correction_of(blocks, corrections, span)
        assert number is not None
        assert corrections[number].entity == entity
        assert number != 3, "the first of two that say the same holds"
    assert correction_of(blocks, corrections, (0, 10, 15)) is None
    assert correction_of(blocks, (), (0, 0, 5)) is None
