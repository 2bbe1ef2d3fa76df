"""What the card of an entity says, and where its links lead."""

from __future__ import annotations

import pytest

from reader.model.article import BlockQuote, EntityRef, Inline, Salience, Within
from reader.model.dates import FuzzyDate
from reader.model.entity import (
    Authority,
    Entity,
    EntityType,
    Fact,
    FilePlace,
    MatchRules,
    Relation,
    Role,
    SystemCategory,
)
from reader.model.entity import Link as WebLink
from reader.model.event import EventStatus
from reader.model.mention import Mention, Rule
from reader.model.quote import Quote, QuoteKind
from reader.text.annotation import AnnotatedArticle
from reader.text.blocks import flatten
from reader.text.place import Place
from reader.widgets import card
from reader.widgets.appearance import MAX_FORMS
from reader.widgets.card import MAX_BACKLINKS, card_lines
from reader.widgets.card_line import note, place_in_words, web_part
from reader.widgets.line import Line, Lines, Link
from reader.widgets.target import ToEntity, ToEvent, ToMention, ToWeb, ToWords
from tests.factories import annotated, article, entity, event, section

YEAR = FuzzyDate.parse("2007")
S400 = Entity(
    "s-400",
    EntityType.SYSTEM,
    "S-400 Triumf",
    "S-400",
    aliases=("S-400", "S400"),
    weak_aliases=("Triumf",),
    former=("S-300PMU-3",),
    never=("S-400 Road",),
    match=MatchRules(plural=True, variants=True, case=False, separators=False),
    summary="An air-defence system.",
    category=SystemCategory.AIR_DEFENCE,
    kind="battery",
    designations=(("nato", "SA-21 Growler"), ("service", "Sudarshan")),
    origin="russia",
    maker="almaz",
    facts=(Fact("Range", "400 km", YEAR, "the maker"), Fact("Crew", "8", source="https://example.org/crew")),
    relations=(
        Relation("operated_by", "india", FuzzyDate.parse("2021/.."), "the desk"),
        Relation("developed_from", "s-300"),
        Relation("operated_by", "russia"),
    ),
    wikidata="Q42",
    links=(WebLink("The maker", "https://example.org/s400"),),
    defined_at=FilePlace("entities.yaml", 3),
)
SINGH = Entity(
    "singh",
    EntityType.PERSON,
    "Rajnath Singh",
    family_name="Singh",
    titles=("Minister",),
    roles=(Role("Minister of Defence", "india", FuzzyDate.parse("2019-05/..")), Role("Member of parliament")),
    authority=Authority.ARTICLE,
    defined_at=FilePlace("talks.yaml", 9),
)
RUSSIA = entity("russia", EntityType.PLACE, "Russia")._replace(
    code="RU", kind="country", demonyms=("Russian",)
)
INDIA = entity("india", EntityType.PLACE, "India")._replace(
    metonyms=("New Delhi",), match=MatchRules(plural=False)
)
SOURCE = article(
    section("lead", "", "The S-400 is here; an S400 is not."),
    section(
        "talks",
        "Talks",
        "Singh spoke of the S-400 in 2018.",
        BlockQuote((Inline("One."), Inline("Two.")), "a stranger"),
        BlockQuote((Inline("Three."), Inline("Four.")), "singh"),
        BlockQuote((Inline("Nobody’s."),)),
        BlockQuote((Inline("Words."),), "singh"),
    ),
    events=[
        event("deal", "2018", title="The deal", entities=("s-400", "singh")),
        event("doubt", "2019", title="The doubt", entities=("s-400",), status=EventStatus.ALLEGED),
    ],
)._replace(
    listed=(
        EntityRef("s-400", Salience.PRIMARY, "What it is about"),
        EntityRef("singh"),
        EntityRef("russia"),
    ),
    quotes=(
        Quote("Words.", "singh", within=Within("talks")),
        Quote("to be", "singh", QuoteKind.PARTIAL, Within("talks", 1)),
        Quote("or not", "singh", QuoteKind.INDIRECT, Within("lead")),
        Quote("Where?", "singh"),
        Quote("Not his.", "a stranger"),
    ),
)
ARTICLE = annotated(SOURCE, {"S-400": S400, "S400": S400, "Singh": SINGH, "Russia": RUSSIA, "India": INDIA})


def plain(lines: list[Line]) -> list[str]:
    return [line.plain for line in lines]


def links(lines: list[Line]) -> dict[str, object]:
    """Where the links lead, by their texts."""
    return {link.text: link.target for line in lines for link in line.links}


def test_the_card_of_a_system_tells_all_that_is_known() -> None:
    assert plain(card_lines(ARTICLE, "s-400")) == [
        "S-400 Triumf  system · air defence · battery",
        "An air-defence system.",
        "NATO: SA-21 Growler",
        "service: Sudarshan",
        "Maker: almaz",
        "Origin: Russia",
        "Range: 400 km (2007, the maker)",
        "Crew: 8 (https://example.org/crew)",
        "Operated by: India (since 2021, the desk) · Russia",
        "Developed from: s-300",
        "Read: The maker https://example.org/s400",
        "",
        "IN THIS ARTICLE",
        "Listed: primary · What it is about",
        "S-400 ×2 · name · alias “S-400”, entities.yaml:3",
        "S400 · name · alias “S400”, entities.yaml:3",
        "",
        "EVENTS",
        "2018  The deal",
        "2019  The doubt · alleged",
        "",
        "DEFINITION",
        "Defined in: entities.yaml:3, the library",
        "Id: s-400",
        "Short name: S-400",
        "Aliases: S-400 · S400",
        "Weak aliases: Triumf",
        "Former names: S-300PMU-3",
        "Never: S-400 Road",
        (
            "Matching: plurals too · variants’ letters may follow · in capitals and small letters alike"
            " · dashes and spaces as written"
        ),
        "Wikidata: Q42",
    ]


def test_every_attribute_of_an_entity_is_on_its_card() -> None:
    marked = Entity(
        "e-id",
        EntityType.OTHER,
        "e-name",
        "e-short",
        ("e-alias",),
        ("e-weak",),
        ("e-former",),
        ("e-never",),
        MatchRules(variants=True),
        "e-summary",
        SystemCategory.SENSOR,
        "e-kind",
        "e-code",
        (("e-body", "e-designation"),),
        "e-origin",
        "e-maker",
        (Fact("e-label", "e-value"),),
        (Relation("e_rel", "e-to"),),
        "Q1",
        (WebLink("e-title", "https://example.org/e-url"),),
        "e-family",
        ("e-titles",),
        (Role("e-role", "e-org"),),
        ("e-demonym",),
        ("e-metonym",),
        Authority.BUNDLED,
        FilePlace("e-path", 7),
    )
    card = "\n".join(plain(card_lines(annotated(article(), {"e-name": marked}), "e-id")))
    for told in (
        *("e-id", "other", "e-name", "e-short", "e-alias", "e-weak", "e-former", "e-never", "variants"),
        *("e-summary", "sensor", "e-kind", "e-code", "e-body", "e-designation", "e-origin", "e-maker"),
        *("e-label", "e-value", "E rel", "e-to", "Q1", "e-title", "e-url", "e-family", "e-titles"),
        *("e-role", "e-org", "e-demonym", "e-metonym", "comes with the reader", "e-path:7"),
    ):
        assert told in card
    assert len(marked) == 27, "an attribute that is new belongs on the card, and in this test"


def test_the_card_of_a_person_tells_offices_and_words() -> None:
    lines = card_lines(ARTICLE, "singh")
    assert plain(lines)[1:-6] == [
        "Office: Minister of Defence, India (since May 2019) · Member of parliament",
        "",
        "IN THIS ARTICLE",
        "Listed: by the writer",
        "Singh ×3 · name · family name “Singh”, talks.yaml:9",
        "",
        "SAID IN THIS ARTICLE",
        "“Words.” in “Talks”",
        "“to be” (partial) in paragraph 1 of “Talks”",
        "“or not” (indirect) in section “lead”",
        "“Where?” in the text",
        "“Three. Four.” in paragraph 5 of “Talks”",
        "",
        "EVENTS",
        "2018  The deal",
    ]
    assert plain(lines)[-5:] == [
        "DEFINITION",
        "Defined in: talks.yaml:9, the article’s own file",
        "Id: singh",
        "Family name: Singh",
        "Titles: Minister",
    ]
    assert links(lines) == {
        "India": ToEntity("india"),
        "Singh": ToMention(2),
        "“Talks”": ToWords("Words.", Within("talks")),
        "paragraph 1 of “Talks”": ToWords("to be", Within("talks", 1)),
        "section “lead”": ToWords("or not", Within("lead")),
        "the text": ToWords("Where?", None),
        "paragraph 5 of “Talks”": Place(7, 0),
        "The deal": ToEvent("deal"),
    }
    assert ARTICLE.blocks[7].text == "Three."


def test_a_card_leads_to_everything_that_it_names() -> None:
    found = links(card_lines(ARTICLE, "s-400"))
    assert found == {
        "Russia": ToEntity("russia"),
        "https://example.org/crew": ToWeb("https://example.org/crew"),
        "India": ToEntity("india"),
        "https://example.org/s400": ToWeb("https://example.org/s400"),
        "S-400": ToMention(0),
        "S400": ToMention(1),
        "The deal": ToEvent("deal"),
        "The doubt": ToEvent("doubt"),
        "Q42": ToWeb("https://www.wikidata.org/wiki/Q42"),
    }


def test_a_card_tells_who_names_its_entity() -> None:
    lines = card_lines(ARTICLE, "india")
    assert plain(lines) == [
        "India  place",
        "",
        "NAMED BY",
        "S-400 operated by India (since 2021, the desk)",
        "Rajnath Singh Minister of Defence, India (since May 2019)",
        "",
        "DEFINITION",
        "Defined in: entities.yaml:3, the library",
        "Id: india",
        "Metonyms: New Delhi",
        "Matching: no plurals",
    ]
    assert links(lines) == {"S-400": ToEntity("s-400"), "Rajnath Singh": ToEntity("singh")}


def test_of_a_large_whos_who_only_those_in_the_article_are_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(card, "MAX_SEARCHED_ENTITIES", 2)
    lines = plain(card_lines(ARTICLE, "india"))
    assert "NAMED BY, OF THOSE IN THIS ARTICLE" in lines
    others = {f"k-{number}": entity(f"k-{number}")._replace(origin="india") for number in range(3)}
    found = AnnotatedArticle(SOURCE, ARTICLE.blocks, ARTICLE.mentions, {**ARTICLE.entities, **others})
    assert plain(card_lines(found, "india")) == lines, "the article does not name them"


def test_of_very_many_who_name_an_entity_some_are_counted() -> None:
    count = MAX_BACKLINKS + 5
    others = {f"K-{number}": entity(f"k-{number}")._replace(origin="india") for number in range(count)}
    found = annotated(article(), {**others, "India": INDIA})
    lines = plain(card_lines(found, "india"))
    assert sum(line.endswith(" from India") for line in lines) == MAX_BACKLINKS
    assert "and 5 more" in lines


def test_the_brief_card_counts_the_forms_that_it_leaves_out() -> None:
    words = [f"S-{number}" for number in range(400, 400 + MAX_FORMS + 3)]
    found = annotated(article(section("lead", "", " ".join(words))), dict.fromkeys(words, S400))
    brief = plain(card_lines(found, "s-400", is_brief=True))
    named = next(line for line in brief if line.startswith("Named"))
    assert named.count("S-") == MAX_FORMS
    assert named.endswith(", and 3 more")
    whole = plain(card_lines(found, "s-400"))
    assert all(any(line.startswith(f"{word} · ") for line in whole) for word in words)


def test_the_brief_card_leaves_out_what_can_be_looked_up_in_the_whole_one() -> None:
    assert plain(card_lines(ARTICLE, "singh", is_brief=True)) == [
        "Rajnath Singh  person",
        "Office: Minister of Defence, India (since May 2019) · Member of parliament",
        "Defined in: talks.yaml:9",
        "",
        "IN THIS ARTICLE",
        "Named: Singh ×3",
        "Found by: name “Singh”",
        "Said: “Words.”",
        "Said: “to be”",
        "Said: “or not”",
        "Said: “Where?”",
        "",
        "EVENTS",
        "2018  The deal",
    ]
    assert plain(card_lines(ARTICLE, "russia", is_brief=True)) == [
        "Russia  place · country · RU",
        "Defined in: entities.yaml:3",
    ]


def test_forms_tell_rule_and_source_the_commonest_first() -> None:
    source = article(section("lead", "", "Singh, minister Singh, he, Singh."))
    mentions = (
        Mention(1, 0, 5, "singh", Rule.FAMILY, "Singh"),
        Mention(1, 7, 21, "singh", Rule.TITLED, "Singh"),
        Mention(1, 23, 25, "singh", Rule.CORRECTION, "he"),
        Mention(1, 27, 32, "singh", Rule.FAMILY, "Singh"),
    )
    found = AnnotatedArticle(source, flatten(source, {}), mentions, {SINGH.id: SINGH})
    lines = plain(card_lines(found, "singh"))
    at = lines.index("IN THIS ARTICLE") + 1
    assert lines[at : at + 3] == [
        "Singh ×2 · family name “Singh”, talks.yaml:9",
        "minister Singh · title and family name · family name “Singh”, talks.yaml:9",
        "he · correction in the article’s file",
    ]
    brief = plain(card_lines(found, "singh", is_brief=True))
    assert "Named: Singh ×2, minister Singh, he" in brief


def test_a_mention_without_an_alias_is_told_by_its_rule() -> None:
    found = AnnotatedArticle(
        SOURCE, ARTICLE.blocks, (Mention(1, 4, 9, "s-400", Rule.NAME, ""),), ARTICLE.entities
    )
    assert "S-400 · name" in plain(card_lines(found, "s-400"))
    assert "Found by: name" in plain(card_lines(found, "s-400", is_brief=True))


@pytest.mark.parametrize(
    ("date", "source", "told", "words"),
    [
        ("2010-01-29", "", "29 January 2010", ""),
        ("2010-01-29", "the maker", "29 January 2010", " (the maker)"),
        ("2010-01-29", "", "planned", " (29 January 2010)"),
        ("2010-01-29", "the maker", "", " (29 January 2010, the maker)"),
        (None, "the maker", "", " (the maker)"),
        (None, "", "", ""),
    ],
)
def test_a_note_tells_date_and_source_once(date: str | None, source: str, told: str, words: str) -> None:
    parts = note(FuzzyDate.parse(date) if date else None, source, told=told)
    assert Line(parts).plain == words


@pytest.mark.parametrize("address", ["https://example.org", "http://example.org/a"])
def test_only_addresses_of_the_web_can_be_followed(address: str) -> None:
    assert web_part(address) == Link(address, "$dateline-dim", ToWeb(address), address)


@pytest.mark.parametrize(
    "text", ["the maker", "javascript:alert(1)", "file:///etc/passwd", "ftp://a", "HTTP"]
)
def test_other_sources_are_text(text: str) -> None:
    assert not isinstance(web_part(text), Link)


def test_the_card_of_an_id_that_nothing_defines_says_so() -> None:
    assert plain(card_lines(ARTICLE, "nobody")) == ["nobody  other", "No file of this library defines it."]
    listed = annotated(article(listed=("nobody",)), {})
    assert plain(card_lines(listed, "nobody", is_brief=True)) == [
        "nobody  other",
        "No file of this library defines it.",
    ]


def test_a_card_carries_no_controls_to_the_terminal() -> None:
    evil = Entity("evil", EntityType.OTHER, "evil\x1b]52;c;x\x07", summary="\x9b31m\u202e", origin="other")
    other = Entity("other", EntityType.OTHER, "\x1b[2J", relations=(Relation("\x07", "evil"),))
    found = annotated(article(section("lead", "", "evil")), {"evil": evil, "other": other})
    drawn = Lines(card_lines(found, "evil")).laid_out(60).plain
    assert not set(drawn) & set("\x1b\x07\x9b\u202e")


@pytest.mark.parametrize(
    ("block", "words"),
    [
        (0, "the headline"),
        (1, "paragraph 1"),
        (2, "the heading “Talks”"),
        (3, "paragraph 1 of “Talks”"),
    ],
)
def test_places_are_told_as_one_would(block: int, words: str) -> None:
    assert place_in_words(ARTICLE, block) == words
