"""Rules 10 to 13: names in words, their case, acronyms and accents. Brackets stand around mentions."""

from __future__ import annotations

import pytest

from reader.model.entity import Entity, EntityType, MatchRules
from tests.text.factories import INDIA, check, find, organisation, person, place, system


@pytest.mark.parametrize(
    "expected",
    [
        # ✓
        "a [Long-Range Missile], a [Long Range Missile]",
        "at [Al Dhafra], [Al-Dhafra], [Al–Dhafra]",
        "a [Black Hawk], a [Black-Hawk]",
        # ✗
        "a Blackhawk",
        "AlDhafra",
        "LongRange Missile",
    ],
)
def test_rule_10_dash_and_space_are_the_same_and_nothing_is_not(expected: str) -> None:
    check([system("Long-Range Missile"), place("Al Dhafra"), system("Black Hawk")], expected)


def test_rule_10_may_be_turned_off() -> None:
    exact = MatchRules(separators=False)
    check([system("S-400", match=exact)], "[S-400], [S–400], S400, S 400")
    check([organisation("Black Hawk", match=exact)], "[Black Hawk], [Black\nHawk], Black-Hawk")


RULE_11 = [
    organisation("Yonhap News Agency"),
    Entity("war", EntityType.EVENT, "Iran–Iraq War"),
    organisation("al-Qaeda"),
    Entity("sindoor", EntityType.EVENT, "Operation Sindoor"),
    person("Rajnath Singh"),
    place("New Delhi"),
    INDIA,
    place("Redstone Arsenal"),
    system("iPhone"),
]


@pytest.mark.parametrize(
    "expected",
    [
        # ✓
        "[Yonhap news agency], [Yonhap News Agency]",
        "the [Iran-Iraq war]",
        "[al-Qaeda], [Al-Qaeda], [al Qaeda], [Al-qaeda]",
        "[Operation Sindoor], [Operation sindoor]",
        "[Rajnath Singh]",
        "[iPhone], [IPhone]",
        # ✗
        "yonhap News Agency",
        "AL-Qaeda",
        "operation sindoor, OPERATION SINDOOR",
        "rajnath Singh, Rajnath singh, RAJNATH SINGH",
        "iphone",
    ],
)
def test_rule_11_case(expected: str) -> None:
    check(RULE_11, expected)


@pytest.mark.parametrize(
    "expected",
    [
        # ✓
        "[NEW DELHI]: [INDIA] SEEKS",
        "[REDSTONE ARSENAL], Ala. — it said",
        "[NEW DELHI] — [India] said",
        "[INDIA] — the minister",
        "[INDIA] (Agency) — the minister",
        "[INDIA]—The minister",
        "[INDIA], December 4. /Agency/. The minister",
        "it said\n[INDIA] WON",
        "DEFENCE MINISTER [RAJNATH SINGH] IN [INDIA]",
        "[AL-QAEDA] ATTACKS",
        # ✗
        "INDIA said",
        "it said INDIA WON",
        "AL-QAEDAS ATTACK",
    ],
)
def test_rule_11_a_run_of_capitals_is_a_line_or_words_at_a_paragraphs_start(expected: str) -> None:
    check(RULE_11, expected)


def test_rule_11_case_may_be_turned_off() -> None:
    check([organisation("Marine", match=MatchRules(case=False))], "a [marine], a [MARINE], a [Marine]")


def test_an_alias_in_lower_case_is_found_in_lower_case() -> None:
    check([system("novichok")], "a [novichok], [Novichok], xnovichok")


RULE_12 = [
    Entity("caatsa", EntityType.LAW, "CAATSA"),
    place("U.S."),
    organisation("U.S. Navy"),
    organisation("FMLN"),
    organisation("WHO"),
    organisation("IT"),
]


@pytest.mark.parametrize(
    "expected",
    [
        # ✓
        "[CAATSA], [C.A.A.T.S.A.]",
        "the [U.S.], the [U.S], the [US]",
        "the [U.S.].",
        "the [U.S.]-led one, the [U.S.]’s",
        "the [US Navy], the [U.S. Navy], the [U.S Navy], the [US navy]",
        # ✗
        "Caatsa, caatsa",
        "us, Us",
        "U.S.A., USA, U.S.S. Ford",
        "the us Navy",
    ],
)
def test_rule_12_acronyms_are_case_exact_and_their_dots_optional(expected: str) -> None:
    check(RULE_12, expected)


@pytest.mark.parametrize(
    "expected",
    [
        # ✓
        "[FMLN] WINS",
        "JOIN [U.S.] NOW",
        "[US NAVY] SHIP SINKS",
        "[US]",
        "A [US] envoy",
        # ✗
        "JOIN US NOW",
        "WHO IS IT",
    ],
)
def test_rule_12_in_a_run_of_capitals_a_common_word_is_no_acronym(expected: str) -> None:
    check(RULE_12, expected)


def test_rule_12_dots_may_be_missing_in_the_alias() -> None:
    check([place("US")], "the [U.S.] and the [US]")


@pytest.mark.parametrize(
    "expected",
    [
        # ✓
        "[Andréy Belousov], [Andrey Belousov]",
        "[Andre\u0301y Belousov]",
        # ✗
        "Andrey Belousova",
    ],
)
def test_rule_13_accents_fold(expected: str) -> None:
    check([person("Andrey Belousov")], expected)


@pytest.mark.parametrize(
    ("entities", "expected"),
    [
        ([organisation("Weißer Ring")], "der [Weisser Ring], der [Weißer Ring]"),
        ([place("İzmir")], "in [Izmir], in [İzmir]"),
        ([organisation("ﬁrst Company")], "the [First Company]"),
        ([system("Su-57")], "a [Su\u00ad-57], a [Su-5\u200b7] and a [Su-57]"),
        ([place("Łódź")], "in [Lodz]"),
    ],
)
def test_folding_moves_no_offset(entities: list[Entity], expected: str) -> None:
    check(entities, expected)


def test_a_word_behind_a_given_name_is_a_family_name() -> None:
    entities = [place("Washington"), place("Mexico"), organisation("Lockheed Martin"), system("Javelin")]
    check(entities, "George Washington, Mrs. Washington, New Mexico, [Mexico], [Lockheed Martin] [Javelin]")
    check([INDIA], "he told David. [India] said")


@pytest.mark.parametrize(
    ("alias", "expected"),
    [
        ("AT&T", "at [AT&T], [AT&T]’s, AT and T"),
        ("Johnson & Johnson", "by [Johnson & Johnson]"),
        ("St. Petersburg", "in [St. Petersburg], [St Petersburg]"),
        (
            "Lockheed Martin Corp.",
            "by [Lockheed Martin Corp.] and [Lockheed Martin Corp], [Lockheed Martin Corp.]",
        ),
        ("Yahoo!", "by [Yahoo!] and Yahoo, Yahoo!x"),
        ("C++", "in [C++], C and C+"),
        ("#MeToo", "the [#MeToo] movement, MeToo"),
        ("Xi'an", "in [Xi’an], Xian"),
        ("Washington, D.C.", "in [Washington, D.C.], [Washington,\nDC], Washington. D.C."),
        ("(ISC)2", "by [(ISC)2], ISC2"),
        ("H&M", "by [H&M], h&m"),
    ],
)
def test_other_characters_stand_as_written(alias: str, expected: str) -> None:
    check([organisation(alias)], expected)


@pytest.mark.parametrize("alias", ["", "–", "...", " ".join(["a"] * 100)])
def test_an_alias_without_words_or_with_too_many_matches_nothing(alias: str) -> None:
    assert find([organisation("x y z", alias)], f"so {alias} said, – ...") == []
