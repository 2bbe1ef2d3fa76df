"""What cards say."""

from __future__ import annotations

import pytest

from reader.model.dates import FuzzyDate
from reader.model.entity import Entity, EntityType, Fact, FilePlace, Relation, Role, SystemCategory
from reader.model.event import EventStatus
from reader.model.mention import Mention, Rule
from reader.model.quote import Quote
from reader.text.annotation import AnnotatedArticle
from reader.text.blocks import flatten
from reader.widgets.card import MAX_FORMS, card_lines, event_lines, place_in_words, why_lines
from reader.widgets.line import Line, Lines
from tests.factories import annotated, article, entity, event, section

YEAR = FuzzyDate.parse("2007")
S400 = Entity(
    "s-400",
    EntityType.SYSTEM,
    "S-400 Triumf",
    "S-400",
    summary="An air-defence system.",
    category=SystemCategory.AIR_DEFENCE,
    designations=(("nato", "SA-21 Growler"),),
    origin="russia",
    maker="almaz",
    facts=(Fact("Range", "400 km", YEAR, "the maker"),),
    relations=(
        Relation("operated_by", "india", FuzzyDate.parse("2021/..")),
        Relation("developed_from", "s-300"),
        Relation("operated_by", "china"),
    ),
    defined_at=FilePlace("entities.yaml", 3),
)
SINGH = Entity(
    "singh",
    EntityType.PERSON,
    "Rajnath Singh",
    roles=(Role("Minister of Defence", "mod", FuzzyDate.parse("2019-05/..")), Role("Member of parliament")),
    defined_at=FilePlace("entities.yaml", 9),
)
SOURCE = article(
    section("lead", "", "The S-400 is here."),
    section("talks", "Talks", "Singh spoke of the S-400 in 2018."),
    events=[
        event(
            "deal",
            "2018",
            title="The deal",
            description="All of it.",
            entities=("s-400", "singh"),
            place="Delhi",
            basis="in 2018",
            status=EventStatus.ALLEGED,
        )
    ],
)._replace(quotes=(Quote("Words.", "singh"),))
ARTICLE = annotated(SOURCE, {"S-400": S400, "Singh": SINGH, "Russia": entity("russia", name="Russia")})


def plain(lines: list[Line]) -> list[str]:
    return [line.plain for line in lines]


def test_the_card_of_a_system_tells_all_that_is_known() -> None:
    assert plain(card_lines(ARTICLE, "s-400")) == [
        "S-400 Triumf  system · air defence",
        "An air-defence system.",
        "NATO: SA-21 Growler",
        "From: almaz · Russia",
        "Range: 400 km (2007, the maker)",
        "Operated by: india (since 2021) · china",
        "Developed from: s-300",
        "Defined in: entities.yaml:3",
        "",
        "IN THIS ARTICLE",
        "Named: S-400 ×2",
        "Found by: name “S-400”",
        "",
        "EVENTS",
        "2018  The deal",
    ]


def test_the_card_of_a_person_tells_offices_and_words() -> None:
    lines = plain(card_lines(ARTICLE, "singh"))
    assert "Office: Minister of Defence, mod (since May 2019) · Member of parliament" in lines
    assert "Said: “Words.”" in lines


@pytest.mark.parametrize(
    ("value", "as_of", "source", "told"),
    [
        ("29 January 2010", "2010-01-29", "", "First flight: 29 January 2010"),
        ("29 January 2010", "2010-01-29", "the maker", "First flight: 29 January 2010 (the maker)"),
        ("planned", "2010-01-29", "", "First flight: planned (29 January 2010)"),
        ("planned", None, "", "First flight: planned"),
        ("planned", None, "the maker", "First flight: planned (the maker)"),
    ],
)
def test_a_fact_tells_its_date_once(value: str, as_of: str | None, source: str, told: str) -> None:
    fact = Fact("First flight", value, FuzzyDate.parse(as_of) if as_of else None, source)
    found = annotated(SOURCE, {"S-400": S400._replace(facts=(fact,))})
    assert told in plain(card_lines(found, "s-400"))


def test_more_forms_than_are_told_are_counted() -> None:
    words = [f"S-{number}" for number in range(400, 400 + MAX_FORMS + 3)]
    found = annotated(article(section("lead", "", " ".join(words))), dict.fromkeys(words, S400))
    named = next(line for line in plain(card_lines(found, "s-400")) if line.startswith("Named"))
    assert named.count("S-") == MAX_FORMS
    assert named.endswith(", and 3 more")


def test_the_card_of_an_id_that_nothing_defines_says_so() -> None:
    assert plain(card_lines(ARTICLE, "nobody")) == ["nobody  other", "No file of this library defines it."]


def test_the_card_of_an_ambiguous_name_offers_all_it_may_be() -> None:
    source = article(section("lead", "", "Singh"))
    mention = Mention(1, 0, 5, "", Rule.FAMILY, "Singh", ("singh", "manmohan-singh"))
    found = AnnotatedArticle(source, flatten(source, {}), (mention,), {SINGH.id: SINGH})
    assert plain(card_lines(found, "?Singh"))[:3] == [
        "Singh  may be any of these",
        "Rajnath Singh",
        "manmohan-singh",
    ]
    assert plain(why_lines(found, 0))[1:] == [
        "may be any of these, and nothing in the article tells which:",
        "Rajnath Singh  entities.yaml:9",
        "manmohan-singh  defined nowhere",
    ]


def test_why_tells_rule_name_and_what_came_before() -> None:
    mention = Mention(2, 0, 5, "singh", Rule.FAMILY, "Singh", after=(1, 0, 3))
    found = AnnotatedArticle(SOURCE, ARTICLE.blocks, (mention,), ARTICLE.entities)
    assert plain(why_lines(found, 0)) == [
        "“Talks”",
        "Means: Rajnath Singh  entities.yaml:9",
        "Rule: family name. A family name alone, after the full name.",
        "Name in the file: Singh",
        "After: “The” in paragraph 1",
    ]


def test_every_rule_is_told_in_words() -> None:
    for rule in Rule:
        found = AnnotatedArticle(
            SOURCE, ARTICLE.blocks, (Mention(1, 4, 9, "s-400", rule, ""),), ARTICLE.entities
        )
        assert f"Rule: {rule}. " in plain(why_lines(found, 0))[2]


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


def test_the_card_of_an_event_tells_when_what_where_who_and_how_sure() -> None:
    assert plain(event_lines(ARTICLE, "deal")) == [
        "2018",
        "The deal",
        "All of it.",
        "Status: alleged",
        "Place: Delhi",
        "Involved: S-400 · Rajnath Singh",
        "Date as written: 2018",
        "Told by: “Singh spoke of the S-400 in 2018.”",
    ]


def test_cards_carry_no_controls_to_the_terminal() -> None:
    evil = Entity("evil", EntityType.OTHER, "evil\x1b]52;c;x\x07", summary="\x9b31m\u202e")
    found = annotated(article(section("lead", "", "evil")), {"evil": evil})
    drawn = Lines(card_lines(found, "evil")).laid_out(60).plain
    assert not set(drawn) & set("\x1b\x07\x9b\u202e")
