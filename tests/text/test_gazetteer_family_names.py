"""Rules 17 and 18: family names alone. Brackets stand around mentions."""

from __future__ import annotations

import pytest

from reader.model.article import EntityRef, Salience
from reader.model.entity import Entity, EntityType
from reader.model.mention import Rule
from tests.text.factories import INDIA, SINGH, bare, check, find, headline, marked, person

MANMOHAN = person("Manmohan Singh", "Singh")


def test_rule_17_a_family_name_follows_the_full_name() -> None:
    assert marked([SINGH], "Rajnath Singh came.", "Then Singh said.") == [
        "[Rajnath Singh] came.",
        "Then [Singh] said.",
    ]
    assert find([SINGH], "Rajnath Singh came.", "Then Singh said.")[1] == (
        (1, 5, 10, SINGH.id, Rule.FAMILY, "Singh", (), (0, 0, 13))
    )


def test_rule_17_a_lone_family_name_is_nobody() -> None:
    check([SINGH], "Then Singh said.")


def test_rule_17_the_headline_comes_first_wherever_it_stands() -> None:
    mentions = find([SINGH], "Then Singh said.", headline("Rajnath Singh in Moscow"))
    assert [mention[:3] for mention in mentions] == [(0, 5, 10), (1, 0, 13)]
    assert mentions[0].after == (1, 0, 13)


def test_rule_17_the_list_names_in_full() -> None:
    (mention,) = find([SINGH], "Then Singh said.", listed=[EntityRef(SINGH.id)])
    assert (mention.entity, mention.after) == (SINGH.id, None)


def test_rule_17_if_none_has_been_named_yet_it_is_the_only_one_in_the_article() -> None:
    (first, _) = find([SINGH], "Then Singh said.", "Rajnath Singh came.")
    assert first == (0, 5, 10, SINGH.id, Rule.FAMILY, "Singh", (), (1, 0, 13))


@pytest.mark.parametrize(
    ("texts", "who"),
    [
        (["Rajnath Singh.", "Singh said."], SINGH.id),
        (["Rajnath Singh. Manmohan Singh.", "Singh said."], ""),
        (["Rajnath Singh. Manmohan Singh. Manmohan Singh.", "Singh said."], MANMOHAN.id),
        (["Rajnath Singh. Rajnath Singh. Manmohan Singh.", "Singh said."], ""),
        (["Rajnath Singh.", "Singh said.", "Manmohan Singh."], SINGH.id),
        (["Singh said.", "Manmohan Singh. Rajnath Singh."], ""),
    ],
)
def test_rule_17_of_several_the_last_and_most_often_named(texts: list[str], who: str) -> None:
    mentions = find([SINGH, MANMOHAN], *texts)
    (mention,) = [mention for mention in mentions if mention.rule is Rule.FAMILY]
    assert mention.entity == who
    assert set(mention.candidates) == (set() if who else {SINGH.id, MANMOHAN.id})


def test_rule_17_or_the_only_primary_one() -> None:
    listed = [EntityRef(SINGH.id), EntityRef(MANMOHAN.id, Salience.PRIMARY)]
    (mention,) = find([SINGH, MANMOHAN], "Then Singh said.", listed=listed)
    assert mention.entity == MANMOHAN.id
    (mention,) = find(
        [SINGH, MANMOHAN], "Then Singh said.", listed=[EntityRef(SINGH.id), EntityRef(MANMOHAN.id)]
    )
    assert mention.candidates == (SINGH.id, MANMOHAN.id)


@pytest.mark.parametrize(
    "expected",
    [
        "Sukhbir Singh came. Singh said. [Rajnath Singh] left. Singh said.",
        "Sukhbir Singh came. [Rajnath Singh] left. [Singh] said.",
        "[Rajnath Singh] came. Sukhbir Singh left. Sukhbir Singh did. Singh said. [Rajnath Singh] left.",
        "[Rajnath Singh] came. Sukhbir Singh left. Amar Singh did. [Singh] said.",
    ],
)
def test_rule_17_a_name_is_a_strangers_who_was_named_more_often(expected: str) -> None:
    check([SINGH], expected)


def test_rule_17_no_stranger_outnumbers_those_in_the_list() -> None:
    (mention,) = find([SINGH], "Sukhbir Singh came. Singh said.", listed=[EntityRef(SINGH.id)])
    assert (mention.start, mention.entity) == (20, SINGH.id)


def test_rule_17_there_are_no_strangers_in_title_case_or_in_capitals() -> None:
    title = headline("Why Delhi Adores Singh Again")
    assert (
        marked([SINGH], title, "Singh said. Rajnath Singh left.")[1] == "[Singh] said. [Rajnath Singh] left."
    )
    capitals = headline("XI SINGH WON")
    assert (
        marked([SINGH], capitals, "Singh said. Rajnath Singh left.")[1]
        == "[Singh] said. [Rajnath Singh] left."
    )


def test_rule_17_a_short_name_that_is_part_of_the_name_is_a_family_name() -> None:
    xi = Entity("xi", EntityType.PERSON, "Xi Jinping", short="Xi")
    check([xi], "Then Xi said.")
    check([xi], "[Xi Jinping] came. Then [Xi] said.")
    check([Entity("lula", EntityType.PERSON, "Lula", short="Lula")], "Then [Lula] said.")
    check([Entity("mbs", EntityType.PERSON, "Mohammed bin Salman", short="MBS")], "Then [MBS] said.")


def test_rule_17_family_names_of_several_words() -> None:
    leyen = person("Ursula von der Leyen", "von der Leyen", "President")
    check([leyen], "[Ursula von der Leyen] left. Then [von der Leyen] came. [Von der Leyen] left.")
    check(
        [leyen],
        "[President von der Leyen] came. Der Leyen left.",
    )


def test_rule_17_a_family_name_that_is_a_months_is_no_mention_in_a_date() -> None:
    check(
        [person("Theresa May", "May")],
        "[Theresa May] left in May, on May 24, 2019 and in early May. [May] said so. By May 5, [May]’s",
    )


def test_rule_17_a_family_name_in_a_run_of_capitals() -> None:
    assert marked([SINGH], headline("SINGH VISITS MOSCOW"), "Rajnath Singh came. SINGH said.") == [
        "[SINGH] VISITS MOSCOW",
        "[Rajnath Singh] came. SINGH said.",
    ]


def test_rule_17_a_family_name_may_be_an_abbreviation() -> None:
    check(
        [person("Jill St. John", "St. John", "Lady")],
        "[Jill St. John], [St John], [St. John], [Lady St John]",
    )


@pytest.mark.parametrize(
    "expected",
    [
        # ✓
        "It was Minister [Singh], he said",
        "On Friday [Singh] said",
        "They sell [Singh] F-16s",
        "by [Singh] Friday at noon",
        "the sale to [Singh] Su-57s",
        "by Mr. [Singh], Mrs [Singh], Gen. [Singh], Sen. [Singh]",
        "Asia’s [Singh] said",
        "Beleaguered [Singh] said. Infamous [Singh] said.",
        "But [Singh] said. Yesterday [Singh] said. Meanwhile [Singh] said. “Recently [Singh] said”",
        "told [India] [Singh] would",
        "for [Singh]. The minister",
        "[Singh]’s",
        "it was Manmohan, [Singh] and Rawat",
        "MANMOHAN [SINGH] RAWAT",
        # ✗
        "Manmohan Singh said",
        "it was Manmohan Singh",
        "it was Singh Rawat",
        "it was R. Singh",
        "it was R.K. Singh",
        "the Singh Foundation",
        "Mohammed Singh said. Kimberly Singh said.",
        "@Singh, Singh’an",
    ],
)
def test_rule_18_where_another_name_touches_it(expected: str) -> None:
    assert marked([SINGH, INDIA], "Rajnath Singh came.", bare(expected))[1] == expected


@pytest.mark.parametrize(
    "expected",
    [
        "[Singh] Signs Treaty With Moscow",
        "Why [Singh] Went To Moscow",
        "Manmohan Singh Signs Treaty",
        "[Singh] Elected Speaker Again",
        "Treaty Signed By [Singh] Stalls",
    ],
)
def test_rule_18_in_a_headline_in_title_case(expected: str) -> None:
    assert marked([SINGH], headline(bare(expected)), "Rajnath Singh came.")[0] == expected
