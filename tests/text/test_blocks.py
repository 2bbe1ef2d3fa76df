"""An article laid out as text blocks."""

from __future__ import annotations

from reader.model.article import BlockQuote, BulletList, FactBox, Image, Inline, InlineKind, InlineSpan
from reader.model.entity import EntityType
from reader.text.blocks import BlockRole, Furniture, flatten, links, word_count
from tests.factories import article, entity, section

SPAN = InlineSpan(0, 4, InlineKind.STRONG)


def test_an_article_becomes_blocks_in_reading_order() -> None:
    source = article(
        section("lead", "", "First.", "Second."),
        section("more", "More", "Third."),
        title="Title",
        kicker="Defence",
    )
    assert [(block.role, block.section, block.number, block.text) for block in flatten(source, {})] == [
        (BlockRole.KICKER, "headline", 1, "Defence"),
        (BlockRole.HEADLINE, "headline", 0, "Title"),
        (BlockRole.PARAGRAPH, "lead", 1, "First."),
        (BlockRole.PARAGRAPH, "lead", 2, "Second."),
        (BlockRole.HEADING, "more", 0, "More"),
        (BlockRole.PARAGRAPH, "more", 1, "Third."),
    ]


def test_every_kind_of_block_becomes_text() -> None:
    source = article(
        section(
            "lead",
            "",
            BlockQuote((Inline("One."), Inline("Two.")), "A Speaker"),
            BlockQuote((Inline("Nobody said it."),)),
            BulletList((Inline("item"),)),
            FactBox("Figures", (("Value", Inline("five", (SPAN,))),)),
            FactBox("", (("Range", Inline("far")),)),
            Image("a.jpg", "A launcher", "On parade", "Photo"),
            Image("b.jpg"),
        )
    )
    assert [(block.role, block.text) for block in flatten(source, {})[1:]] == [
        (BlockRole.QUOTE, "One."),
        (BlockRole.QUOTE, "Two."),
        (BlockRole.SPEAKER, "A Speaker"),
        (BlockRole.QUOTE, "Nobody said it."),
        (BlockRole.ITEM, "item"),
        (BlockRole.FACTS_TITLE, "Figures"),
        (BlockRole.FACT, "Value: five"),
        (BlockRole.FACT, "Range: far"),
        (BlockRole.IMAGE, "A launcher"),
        (BlockRole.CAPTION, "On parade · Photo"),
        (BlockRole.IMAGE, "b.jpg"),
    ]


def test_a_fact_knows_its_label_and_the_marks_of_its_value() -> None:
    source = article(section("lead", "", FactBox("", (("Value", Inline("five", (SPAN,))),))))
    fact = flatten(source, {})[-1]
    assert fact.text[: fact.label_end] == "Value"
    assert [fact.text[span.start : span.end] for span in fact.spans] == ["five"]


def test_a_speaker_who_is_an_entity_is_shown_by_name_and_linked() -> None:
    singh = entity("rajnath-singh", EntityType.PERSON, "Rajnath Singh")
    source = article(section("lead", "", BlockQuote((Inline("Words."),), "rajnath-singh")))
    speaker = flatten(source, {singh.id: singh})[-1]
    assert speaker.text == "Rajnath Singh"
    assert speaker.spans == (InlineSpan(0, 13, InlineKind.LINK, "entity:rajnath-singh"),)


def test_furniture_frames_the_text() -> None:
    blocks = flatten(
        article(), {}, Furniture("New Delhi · 3 min", (("Source", "Agency", ""), ("Topics", "defence", "")))
    )
    assert [(block.role, block.text) for block in blocks] == [
        (BlockRole.HEADLINE, "Headline"),
        (BlockRole.BYLINE, "New Delhi · 3 min"),
        (BlockRole.PARAGRAPH, "A paragraph."),
        (BlockRole.IMPRINT, "Source: Agency"),
        (BlockRole.IMPRINT, "Topics: defence"),
    ]
    assert blocks[-1].text[: blocks[-1].label_end] == "Topics"


def test_words_are_counted_in_all_that_is_laid_out() -> None:
    source = article(
        section(
            "lead",
            "A heading",
            "One two three.",
            BlockQuote((Inline("Four five."), Inline("Six.")), "a speaker"),
            BulletList((Inline("seven"), Inline("eight nine"))),
        ),
        kicker="Defence news",
    )
    assert word_count(source) == sum(block.text.count(" ") + 1 for block in flatten(source, {})) == 16


def test_links_are_listed_once_by_the_words_that_lead_there_first() -> None:
    strong = InlineSpan(0, 3, InlineKind.STRONG)
    one, own = (InlineSpan(4, 8, InlineKind.LINK, target) for target in ("https://a.example", "entity:a"))
    source = article(
        section("lead", "", "No link."),
        section("more", "", BulletList((Inline("See this", (strong, one)), Inline("Or, that", (one,))))),
        section("last", "", BulletList((Inline("See them", (own,)),))),
    )
    assert links(source) == {"https://a.example": "this"}
