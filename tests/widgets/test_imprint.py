"""The lines above and below an article's text, and how one cites it."""

from __future__ import annotations

from reader.model.article import (
    Draft,
    Inline,
    InlineKind,
    InlineSpan,
    Paragraph,
    Related,
    RelatedKind,
    Source,
)
from reader.model.dates import FuzzyDate
from reader.text.blocks import flatten
from reader.text.wrap import wrap
from reader.widgets.imprint import citation, furniture
from tests.factories import article, section

YEAR = FuzzyDate.parse("2007")
ARTICLE = article()._replace(
    located="New Delhi",
    byline=("A. Writer", "B. Writer"),
    summary="In short.",
    topics=("defence", "trade"),
    updated=FuzzyDate.parse("2025-12-05"),
    source=Source("Agency", "https://example.org", "CC BY", YEAR),
    draft=Draft(tool="importer", review="unread"),
    related=(Related("contract"), Related("talks", RelatedKind.FOLLOWS), Related("nowhere")),
)


def test_the_byline_tells_place_date_source_authors_and_time_to_read() -> None:
    assert furniture(ARTICLE).byline == (
        "New Delhi · 4 December 2025, 21:10 · Agency · by A. Writer, B. Writer · 1\u00a0min"
    )
    assert furniture(article()).byline == "4 December 2025, 21:10 · 1\u00a0min"


def test_the_time_to_read_is_not_parted() -> None:
    byline = furniture(ARTICLE).byline
    for width in range(8, len(byline)):
        assert not any(byline[start:end] == "min" for start, end in wrap(byline, width))


def test_the_imprint_tells_one_thing_a_line() -> None:
    titles = {"contract": "The contract", "talks": "The talks"}
    assert furniture(ARTICLE, lambda id_: titles.get(id_, id_)).imprint == (
        ("In short", "In short.", ""),
        ("Updated", "5 December 2025", ""),
        ("Source", "Agency · https://example.org · CC BY · retrieved 2007", "https://example.org"),
        ("Topics", "defence, trade", ""),
        ("Background", "The contract", ""),
        ("Follows", "The talks", ""),
        ("Background", "nowhere", ""),
        ("Draft", "made by importer · unread", ""),
    )


def test_the_readers_tags_stand_behind_the_topics() -> None:
    told = [
        (label, words) for label, words, _ in furniture(ARTICLE, tags=("follow-up", "joint venture")).imprint
    ]
    at = told.index(("Topics", "defence, trade"))
    assert told[at + 1] == ("Your tags", "follow-up, joint venture")


def test_links_are_listed_once_with_their_words() -> None:
    words = "One, two, https://example.org/b and Singh."
    spans = tuple(
        InlineSpan(words.index(text), words.index(text) + len(text), InlineKind.LINK, target)
        for text, target in (
            ("One", "https://example.org/a"),
            ("two", "https://example.org/a"),
            ("https://example.org/b", "https://example.org/b"),
            ("Singh", "entity:singh"),
        )
    )
    source = article(section("lead", "", Paragraph(Inline(words, spans))))
    assert furniture(source).imprint == (
        ("Link 1", "“One” https://example.org/a", "https://example.org/a"),
        ("Link 2", "https://example.org/b", "https://example.org/b"),
    )
    (first, second) = flatten(source, {}, furniture(source))[-2:]
    assert first.text == "Link 1: “One” https://example.org/a"
    for block in (first, second):
        (span,) = block.spans
        assert block.text[span.start : span.end] == span.target


def test_what_an_article_does_not_tell_takes_no_line() -> None:
    assert furniture(article()).imprint == ()


def test_a_citation_names_what_there_is() -> None:
    assert citation(article()) == "“Headline”, 4 December 2025, 21:10."
    assert citation(ARTICLE) == (
        "A. Writer, B. Writer, “Headline”, Agency, 4 December 2025, 21:10, https://example.org."
    )
