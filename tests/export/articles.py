"""An article with one of everything, and Hypothesis strategies of articles with inline marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from reader.export.linear import linear
from reader.model.article import (
    Article,
    BlockQuote,
    BulletList,
    Draft,
    EntityRef,
    FactBox,
    Image,
    Inline,
    Paragraph,
    Related,
    RelatedKind,
    Section,
    Source,
)
from reader.model.dates import FuzzyDate
from reader.model.entity import Authority, Entity, EntityType, FilePlace, SystemCategory
from reader.model.event import EventStatus
from reader.text.annotation import AnnotatedArticle, annotate
from reader.text.clean import clean
from reader.text.gazetteer import Gazetteer
from reader.text.inline import parse_inline
from tests.factories import entity, event
from tests.store.strategies import words

if TYPE_CHECKING:
    from reader.export.linear import Piece

S400 = entity("s-400", EntityType.SYSTEM, "S-400 Triumf", "S-400")._replace(
    aliases=("S-400",), category=SystemCategory.AIR_DEFENCE
)
ROE = entity("ann-roe", EntityType.PERSON, "Ann Roe")._replace(family_name="Roe", titles=("Minister",))
UTOPIA = entity("utopia", EntityType.PLACE, "Utopia")._replace(kind="country")
ARCADIA = entity("arcadia", EntityType.PLACE, "Arcadia")._replace(kind="country")
PACT = entity("pact", EntityType.AGREEMENT, "Arms Pact of 2018", "Arms deal")
POLICY = entity("policy", EntityType.OTHER, "Make at Home")._replace(kind="policy")
EAST = entity("foo-east", EntityType.PLACE, "East Foo")._replace(aliases=("Foo Bar",))
WEST = entity("foo-west", EntityType.PLACE, "West Foo")._replace(aliases=("Foo Bar",))
ENTITIES = (S400, ROE, UTOPIA, ARCADIA, PACT, POLICY, EAST, WEST)

LINK = "https://example.org/a_(b)"

ARTICLE = Article(
    id="everything",
    title="Utopia wants the S-400",
    published=FuzzyDate.parse("2025-12-04T21:10+05:30"),
    kicker="Defence",
    summary="A short one.",
    updated=FuzzyDate.parse("2025-12-05"),
    located="Foo Bar",
    byline=("A. Writer", "B. Writer", "C. Writer"),
    source=Source("The Desk", "https://example.org/talks", "CC BY 4.0", FuzzyDate.parse("2025-12-06")),
    topics=("defence", "trade"),
    sections=(
        Section(
            "lead",
            "",
            (
                Paragraph(Inline("Utopia’s Minister Ann Roe met Arcadia. Utopia asked for S-400s.")),
                Paragraph(parse_inline(f"Read *this* [report]({LINK}) and [that]({LINK}) of `S-400 x`.")),
            ),
        ),
        Section(
            "talks",
            "The S-400 talks",
            (
                BlockQuote((Inline("We will buy."), Inline("Perhaps.")), "ann-roe"),
                BlockQuote((Inline("“No,” said a clerk."),), "A clerk"),
                BlockQuote((Inline("Silence"),)),
                BulletList((Inline("Roe came"), Inline("the Utopia–Arcadia line"))),
                BulletList((Inline("Foo Bar"),)),
                FactBox("The S-400", (("Maker", Inline("Arcadia")), ("Range", Inline("400 km")))),
                FactBox("", (("Seats", Inline("2")),)),
                Image("a b.jpg", "The S-400", "In Utopia", "Roe"),
                Image("https://example.org/p.jpg"),
                Image("c.jpg", "A map", credit="The Desk"),
                Paragraph(parse_inline("[the machine](entity:s-400) and [him](entity:nobody)")),
            ),
        ),
    ),
    listed=(EntityRef("pact"), EntityRef("policy")),
    timeline=(
        event("later", "2026", title="More to come!", status=EventStatus.PLANNED),
        event(
            "deal",
            "2018-10-05",
            title="Deal signed",
            description="At last.",
            entities=("utopia", "s-400", "s-400", "somebody"),
            place="utopia",
            basis="asked for S-400s",
        ),
        event("hall", "2019~", title="A meeting", place="The old hall"),
    ),
    related=(Related("other", RelatedKind.FOLLOWS),),
    draft=Draft("a tool", FuzzyDate.parse("2025-12-07"), "draft", ("timeline.0",)),
)
"""One of everything."""


def everything() -> AnnotatedArticle:
    """The article with its mentions."""
    return annotate(ARTICLE, Gazetteer(ENTITIES))


def bare(*blocks: Paragraph) -> AnnotatedArticle:
    """An article of which nothing is given that may be left out."""
    day = FuzzyDate.parse("2025-12-04")
    sections = (Section("lead", "", blocks or (Paragraph(Inline("Text.")),)),)
    return annotate(Article("bare", "Headline", day, sections), Gazetteer(()))


def pieces(annotated: AnnotatedArticle | None = None) -> list[Piece]:
    """An article in a line; the one with everything."""
    return list(linear(annotated or everything()))


_TOKENS = st.sampled_from(
    [
        *"*_[]`<>&\\!()#+-~=.:;'\"—é一 \u00a0",
        "a",
        "word",
        "two words ",
        "\u0301",
        "*em*",
        "**strong**",
        "_a **b** c_",
        "`code`",
        "`` a ` b ``",
        f"[t]({LINK})",
        "[*t* `c`](https://example.org/?a=1&copy;&b)",
        "[the system](entity:s-400)",
        "<https://x.org/a>",
        "![alt](x.png)",
        "&amp;",
        "&nbsp;",
        "&#32;",
        "&lt;",
        "1. ",
        "12) ",
        "# ",
        "## ",
        "- ",
        "+ ",
        "> ",
        "---",
        "***",
        "```",
        "~~~",
        "<b>",
        "<!--",
        "[x]: y",
        "    ",
        "\\#",
        "\\*",
        "\\\\",
    ]
)
inlines: st.SearchStrategy[Inline] = (
    st.lists(_TOKENS, min_size=1, max_size=9)
    .map(lambda tokens: parse_inline(clean("".join(tokens))))
    .filter(lambda inline: bool(inline.text))
)
"""Texts dense in what Markdown gives a meaning, with their marks."""


def _some(items: st.SearchStrategy[Inline]) -> st.SearchStrategy[tuple[Inline, ...]]:
    return st.lists(items, min_size=1, max_size=3).map(tuple)


_marked_lines = inlines.map(lambda inline: inline.text)
_blocks = st.one_of(
    st.builds(Paragraph, inlines),
    st.builds(BlockQuote, _some(inlines), st.just("") | _marked_lines),
    st.builds(BulletList, _some(inlines)),
    st.builds(
        FactBox,
        st.just("") | _marked_lines,
        st.lists(st.tuples(_marked_lines, inlines), min_size=1, max_size=3).map(tuple),
    ),
    st.builds(Image, words, *[st.just("") | _marked_lines] * 3),
)
_sections = st.lists(
    st.builds(
        Section,
        st.just("id"),
        st.just("") | _marked_lines,
        st.lists(_blocks, min_size=1, max_size=4).map(tuple),
    ),
    min_size=1,
    max_size=2,
).map(
    lambda found: tuple(section._replace(id=f"section-{number}") for number, section in enumerate(found, 1))
)
_events = st.builds(
    lambda title, place: (event("e", "2018~", title=title, place=place, entities=("word",)),),
    _marked_lines,
    st.just("") | _marked_lines,
)
_WORD = Entity(
    "word",
    EntityType.OTHER,
    "Word",
    aliases=("word", "code"),
    authority=Authority.LIBRARY,
    defined_at=FilePlace("entities.yaml", 1),
)
"""Is named in many of these."""

annotated_articles: st.SearchStrategy[AnnotatedArticle] = st.builds(
    Article,
    id=st.just("marked"),
    title=_marked_lines,
    published=st.just(FuzzyDate.parse("2025-12-04")),
    sections=_sections,
    kicker=st.just("") | _marked_lines,
    summary=st.just("") | _marked_lines,
    source=st.none() | st.builds(Source, _marked_lines, st.just("") | st.just(LINK), _marked_lines),
    topics=st.just(()) | st.tuples(_marked_lines),
    timeline=st.just(()) | _events,
).map(lambda article: annotate(article, Gazetteer((*ENTITIES, _WORD))))
"""Articles with their mentions, whose every text may look like markup."""
