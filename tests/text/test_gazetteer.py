"""The rules of mentions, each with what must match and what must not: brackets stand around mentions."""

from __future__ import annotations

import pytest

from reader.model.article import Correction, EntityRef, InlineKind, InlineSpan, Salience, Within
from reader.model.entity import Entity, EntityType, MatchRules
from reader.model.mention import Rule
from reader.text.blocks import BlockRole, TextBlock
from reader.text.gazetteer import Gazetteer
from tests.text.factories import find, headline, marked, organisation, paragraph, person, place, system

S400 = system("S-400")
SU57 = system("Su-57", weak=("Felon",))
INDIA = place("India")
RUSSIA = place("Russia")
SINGH = person("Rajnath Singh", "Singh", "Defence Minister", "Raksha Mantri")


def bare(expected: str) -> str:
    """An expectation without its brackets."""
    return expected.replace("[", "").replace("]", "")


def check(entities: list[Entity], expected: str) -> None:
    assert marked(entities, bare(expected)) == [expected]


@pytest.mark.parametrize(
    "expected",
    [
        "in [New\nDelhi] today",
        "in [New\u00a0Delhi] today",
        "in New  Delhi today",
        "in New \nDelhi today",
        "see https://example.org/S-400/India for it",
        "see www.example.org/S-400, or [S-400]",
        "write to S-400@example.org, or [S-400]",
        "India@example.org",
        "follow @India or [India]",
        "on India.com and in [India].",
        "([India]/[S-400])",
    ],
)
def test_rule_1_names_stand_in_one_block_and_not_in_addresses(expected: str) -> None:
    check([place("New Delhi"), INDIA, S400], expected)


def test_an_alias_that_is_a_whole_address_is_found() -> None:
    check([organisation("Example.com")], "said [Example.com] on www.Example.com/x")


def test_names_do_not_go_over_from_block_to_block() -> None:
    assert marked([place("New Delhi")], "New", "Delhi") == ["New", "Delhi"]


@pytest.mark.parametrize(
    "expected",
    [
        "the [S-400]-equipped regiment",
        "an anti-[S-400] drone",
        "[S-400]/[S-500]",
        "[India]–[Russia]",
        "#[Su57]",
        "(“[India]”)",
        "_[India]_",
        "S-4000",
        "XS-400",
        "S-400V4",
        "Indian",
        "Indiana",
        "O’India",
        "Xi’an, and [Xi]’s, [Xi]’ll",
        "1.5G and [5G]",
        "1,5G",
        "a [5G], [5G].",
    ],
)
def test_rule_2_no_letter_or_digit_is_glued_to_an_end(expected: str) -> None:
    check([S400, system("S-500"), SU57, INDIA, RUSSIA, place("Xi"), system("5G")], expected)


@pytest.mark.parametrize(
    ("entities", "expected"),
    [
        ([system("Su-57", "Su-57 F")], "[Su-57] Felon"),
        ([INDIA, organisation("Indian Armed Forces")], "the [Indian Armed Forces] of [India]"),
        (
            [INDIA, RUSSIA, Entity("s", EntityType.EVENT, "23rd India–Russia Annual Summit")],
            "the [23rd India–Russia Annual Summit]",
        ),
        ([system("F-35", "Joint Strike Fighter")], "the [F-35 Joint Strike Fighter]"),
        ([system("F-35", "Joint Strike Fighter")], "the [F-35], [Joint Strike Fighter]"),
        ([system("F-35"), system("Lightning")], "the [F-35] [Lightning]"),
        ([place("New York"), place("York Minster")], "[New York] Minster"),
        ([system("Su-57", weak=("Felon",))], "[Su-57 Felon] and [Felon]"),
    ],
)
def test_rule_3_leftmost_then_longest_after_the_ends_are_checked(
    entities: list[Entity], expected: str
) -> None:
    check(entities, expected)


@pytest.mark.parametrize("expected", ["the [S-400].", "the [S-400], 5 of them", "S-400.5", "S-400,500"])
def test_rule_4_a_number_does_not_go_on(expected: str) -> None:
    check([S400], expected)


def test_rule_4_a_longer_date_is_another() -> None:
    check([Entity("9", EntityType.EVENT, "9/11")], "[9/11], 9/11/2001")


@pytest.mark.parametrize("expected", ["[S-400]’s", "[S-400]'s", "[Rajnath Singh]’s", "the [S-400s]’ radars"])
def test_rule_5_a_possessive_is_outside(expected: str) -> None:
    check([S400, SINGH], expected)


@pytest.mark.parametrize(
    "expected",
    [
        "[S-400], [S 400], [S400], [S–400], [S‑400], [S−400], [S\n400]",
        "S - 400, S. 400, S--400, S/400, S  400",
        "[MQ-9 Reaper], [MQ9 Reaper], [MQ 9 Reaper], [MQ-9-Reaper]",
        "[F/A-18E], [F/A18E], [F/A 18E], FA-18E, F-A-18E",
        "[T-AOE 7], [T-AOE-7], [T-AOE7]",
        "an [H-1B visa], [H1B visa]",
    ],
)
def test_rule_6_between_letters_and_digits(expected: str) -> None:
    check([S400, system("MQ-9 Reaper"), system("F/A-18E"), system("T-AOE 7"), system("H-1B visa")], expected)


@pytest.mark.parametrize(
    "expected",
    [
        "[SU57], [SU 57], [SU-57], [su-57], [Su57]",
        "su57, sU57, Su 570",
        "s400, class s 400 m, [s-400]",
        "the [su-57s] and the [s-400]",
        "a-[s-400]",
    ],
)
def test_rule_7_case_of_designators(expected: str) -> None:
    check([S400, SU57], expected)


def test_rule_7_a_number_behind_an_article_is_no_designator() -> None:
    check([system("A-10"), system("An-124")], "A 10-year plan. An 124-page one. [A-10], [A10], [An-124]")
    check([system("Do 228")], "a [Do 228]")


@pytest.mark.parametrize("expected", ["F-16C", "F-16C/D", "F-16V-5", "F16C", "[F-16]", "[F-16s]"])
def test_rule_8_a_variant_is_another_designator(expected: str) -> None:
    check([system("F-16")], expected)


@pytest.mark.parametrize(
    "expected",
    [
        "[F-16C], [F-16C/D], [F16C], [F-16Cs]",
        "[Su-30MKI] and [Mi-17V-5]",
        "[F-16C]/Su-30",
        "[F-16]-equipped, [F-16C]-equipped",
        "F-160, F-16x",
        "[F-16] C, [F-16] s",
    ],
)
def test_rule_8_unless_the_entity_takes_variants(expected: str) -> None:
    variants = MatchRules(variants=True)
    entities = [system(name, match=variants) for name in ("F-16", "Su-30", "Mi-17")]
    if "/Su-30" in expected:
        entities = entities[:1]
    check(entities, expected)


def test_variants_are_those_of_entities_that_take_them() -> None:
    check([system("F-16", match=MatchRules(variants=True)), system("F-15")], "[F-16C], F-15C, F15C, [F-15]")


def test_a_variant_with_an_entity_of_its_own_is_that() -> None:
    entities = [system("F-16", match=MatchRules(variants=True)), system("F-16C")]
    assert marked(entities, "F-16C and F-16D", naming=True) == ["[F-16C=F-16C] and [F-16D=F-16]"]


@pytest.mark.parametrize(
    "expected",
    [
        "[Su-57s], two [S-400s]",
        "so it said\n[S-400] S",
        "[Bradley fighting vehicles]",
        "[Harpies] and [Lynxes]",
        "Rajnath Singhs",
        "the Indias",
    ],
)
def test_rule_9_systems_take_a_plural(expected: str) -> None:
    entities = [SU57, S400, system("Bradley Fighting Vehicle"), SINGH, INDIA, system("Harpy"), system("Lynx")]
    check(entities, expected)


def test_rule_9_holds_for_aliases_that_begin_in_lower_case() -> None:
    check([system("al-Samoud")], "two [al-Samouds], an [al-Samoud]")


def test_rule_9_others_take_one_only_if_they_say_so() -> None:
    check([organisation("Marine", match=MatchRules(plural=True))], "the [Marines] and a [Marine]")
    check([system("Javelin", match=MatchRules(plural=False))], "a [Javelin], two Javelins")


@pytest.mark.parametrize(
    "expected",
    [
        "a [Long-Range Missile], a [Long Range Missile]",
        "at [Al Dhafra], [Al-Dhafra], [Al–Dhafra], AlDhafra",
        "a [Black Hawk], a [Black-Hawk], a Blackhawk",
    ],
)
def test_rule_10_dash_and_space_in_names(expected: str) -> None:
    check([system("Long-Range Missile"), place("Al Dhafra"), system("Black Hawk")], expected)


def test_rule_10_may_be_turned_off() -> None:
    exact = MatchRules(separators=False)
    check([system("S-400", match=exact)], "[S-400], [S–400], S400, S 400")
    check([organisation("Black Hawk", match=exact)], "[Black Hawk], [Black\nHawk], Black-Hawk")


@pytest.mark.parametrize(
    "expected",
    [
        "[Yonhap news agency], [Yonhap News Agency], yonhap News Agency",
        "the [Iran-Iraq war]",
        "[al-Qaeda], [Al-Qaeda], [al Qaeda], [Al-qaeda], AL-Qaeda",
        "[Operation Sindoor], [Operation sindoor], operation sindoor, OPERATION SINDOOR",
        "[Rajnath Singh], rajnath Singh, Rajnath singh, RAJNATH SINGH",
        "[NEW DELHI]: [INDIA] SEEKS",
        "[REDSTONE ARSENAL], Ala. — it said",
        "[NEW DELHI] — [India] said",
        "[INDIA] — the minister",
        "[INDIA] (Agency) — the minister",
        "INDIA said",
        "it said INDIA won",
        "it said\n[INDIA] WON",
        "DEFENCE MINISTER [RAJNATH SINGH] IN [INDIA]",
        "[AL-QAEDA] ATTACKS",
        "AL-QAEDAS ATTACK",
        "[iPhone], [IPhone], iphone",
    ],
)
def test_rule_11_case(expected: str) -> None:
    entities = [
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
    check(entities, expected)


def test_rule_11_case_may_be_turned_off() -> None:
    check([organisation("Marine", match=MatchRules(case=False))], "a [marine], a [MARINE], a [Marine]")


def test_an_alias_in_lower_case_is_found_in_lower_case() -> None:
    check([system("novichok")], "a [novichok], [Novichok], xnovichok")


@pytest.mark.parametrize(
    "expected",
    [
        "[CAATSA], Caatsa, caatsa, [C.A.A.T.S.A.]",
        "the [U.S.], the [U.S], the [US], us, Us",
        "the [U.S.].",
        "the [U.S.]-led one, the [U.S.]’s",
        "U.S.A., USA, U.S.S. Ford",
        "the [US Navy], the [U.S. Navy], the [U.S Navy], the us Navy, the [US navy]",
        "JOIN US NOW",
        "JOIN [U.S.] NOW",
        "[FMLN] WINS",
        "[US]",
        "A [US] envoy",
        "[US NAVY] SHIP SINKS",
    ],
)
def test_rule_12_acronyms(expected: str) -> None:
    entities = [
        Entity("caatsa", EntityType.LAW, "CAATSA"),
        place("U.S."),
        organisation("U.S. Navy"),
        organisation("FMLN"),
    ]
    check(entities, expected)


def test_rule_12_dots_may_be_missing_in_the_alias() -> None:
    check([place("US")], "the [U.S.] and the [US]")


@pytest.mark.parametrize(
    "expected", ["[Andréy Belousov], [Andrey Belousov]", "[Andre\u0301y Belousov]", "Andrey Belousova"]
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


@pytest.mark.parametrize(
    "expected",
    [
        "[Defence Minister Rajnath Singh] spoke",
        "Raksha Mantri and [Defence Minister Rajnath Singh]",
        "[Raksha Mantri Defence Minister Rajnath Singh]",
        "India’s [Defence Minister Rajnath Singh]",
        "the defence minister alone, the Defence Minister alone",
        "defence minister [Rajnath Singh]",
        "Defence  Minister [Rajnath Singh]",
        "Mr [Rajnath Singh], Dr. [Rajnath Singh], Gen. [Rajnath Singh]",
        "[Defence Minister Mr Rajnath Singh]",
        "Vice Defence Minister [Rajnath Singh]",
        "ex-[Defence Minister Rajnath Singh]",
        "Deputy Raksha Mantri [Rajnath Singh]",
        "[DEFENCE MINISTER RAJNATH SINGH] SPEAKS",
        "“[Defence Minister Rajnath Singh]”",
    ],
)
def test_rule_14_titles(expected: str) -> None:
    check([SINGH], expected)


def test_rule_14_a_title_may_hold_small_words_and_other_names() -> None:
    entities = [RUSSIA, person("Vladimir Putin", "Putin", "President of Russia", "President")]
    check(entities, "[President of Russia Vladimir Putin] left [Russia]. [President Putin] did.")


def test_a_title_that_another_mention_has_leaves_the_name() -> None:
    entities = [organisation("Office of the President"), person("Barack Obama", "Obama", "President")]
    check(entities, "the [Office of the President] [Barack Obama]")


@pytest.mark.parametrize(
    "expected",
    [
        "[John F. Kerry], [John F Kerry], [John F. G. Kerry], [John F.G. Kerry], [John FG Kerry]",
        "[John Kerry Jr.], [John Kerry, Jr.], [John Kerry Sr.] and [John F. Kerry III]",
        "[John Kerry]. Jr",
        "John Forbes Kerry",
        "[John Kerry], John. Kerry",
        "John F.Kerry",
        "[JOHN F. KERRY] SPEAKS",
        "Robert F. Kennedy Jr",
    ],
)
def test_rule_15_initials_and_suffixes(expected: str) -> None:
    check([person("John Kerry")], expected)


def test_rule_15_is_for_people() -> None:
    check([organisation("John Deere")], "John F. Deere, [John Deere] Jr.")


def test_rule_15_initials_of_an_alias_have_a_space_between_or_not() -> None:
    check([person("J.D. Vance")], "[J.D. Vance], [J. D. Vance], [JD Vance]")
    check([person("J. D. Vance")], "[J.D. Vance], [J. D. Vance], [J D Vance]")


def test_a_name_as_written_beats_one_with_initials() -> None:
    entities = [person("John Kerry"), person("John F. Kerry"), person("John Kerry Jr.")]
    assert marked(entities, "John F. Kerry, John Kerry Jr.", naming=True) == [
        "[John F. Kerry=John F. Kerry], [John Kerry Jr.=John Kerry Jr.]"
    ]


BILL = person("Bill Clinton", "Clinton", "President")
HILLARY = person("Hillary Clinton", "Clinton", "Secretary", "Secretary of State")


def test_rule_16_title_and_family_name_name_in_full() -> None:
    text = "President Clinton and Secretary Clinton met. Secretary of State Clinton left."
    (found,) = marked([BILL, HILLARY], text, naming=True)
    assert found == (
        "[President Clinton=Bill Clinton] and [Secretary Clinton=Hillary Clinton] met. "
        "[Secretary of State Clinton=Hillary Clinton] left."
    )


@pytest.mark.parametrize(
    ("expected", "rule"),
    [
        ("[President Obama] spoke", Rule.TITLED),
        ("[PRESIDENT OBAMA] SPEAKS", Rule.TITLED),
        ("Vice President Obama spoke", None),
        ("president Obama spoke", None),
        ("the President Obama Center", None),
        ("[President Obama] Friday spoke", Rule.TITLED),
    ],
)
def test_rule_16_only_with_a_title_of_theirs(expected: str, rule: Rule | None) -> None:
    obama = person("Barack Obama", "Obama", "President")
    check([obama], expected)
    assert [mention.rule for mention in find([obama], bare(expected))] == ([rule] if rule else [])


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


MANMOHAN = person("Manmohan Singh", "Singh")


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


def test_a_family_name_that_is_a_months_is_no_mention_in_a_date() -> None:
    check(
        [person("Theresa May", "May")],
        "[Theresa May] left in May, on May 24, 2019 and in early May. [May] said so. By May 5, [May]’s",
    )


def test_rule_17_a_family_name_in_a_run_of_capitals() -> None:
    assert marked([SINGH], headline("SINGH VISITS MOSCOW"), "Rajnath Singh came. SINGH said.") == [
        "[SINGH] VISITS MOSCOW",
        "[Rajnath Singh] came. SINGH said.",
    ]


@pytest.mark.parametrize(
    "expected",
    [
        "It was Minister [Singh], he said",
        "On Friday [Singh] said",
        "by [Singh] Friday at noon",
        "They sell [Singh] F-16s",
        "the sale to [Singh] Su-57s",
        "by Mr. [Singh], Mrs [Singh], Gen. [Singh], Sen. [Singh]",
        "Asia’s [Singh] said",
        "Beleaguered [Singh] said. Mohammed Singh said. Infamous [Singh] said. Kimberly Singh said.",
        "But [Singh] said. Yesterday [Singh] said. Meanwhile [Singh] said. “Recently [Singh] said”",
        "told [India] [Singh] would",
        "@Singh, Singh’an, [Singh]’s",
        "for [Singh]. The minister",
        "Manmohan Singh said",
        "it was Manmohan Singh",
        "it was Singh Rawat",
        "it was R. Singh",
        "it was R.K. Singh",
        "the Singh Foundation",
        "it was Manmohan, [Singh] and Rawat",
        "MANMOHAN [SINGH] RAWAT",
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


@pytest.mark.parametrize(
    "expected",
    [
        "The [Su-57] flew. The [Felon] landed, two [Felons] did",
        "Felon convicted",
        "the [Su-57]; felon, FELON",
        "The [Su-57 Squadron] has the [Felon]",
        "the [Su-57], the Felon Jones, Frank Felon",
    ],
)
def test_rule_19_weak_aliases(expected: str) -> None:
    check([SU57, organisation("Su-57 Squadron")], expected)


def test_rule_19_a_weak_alias_knows_what_vouches_for_it() -> None:
    mentions = find([SU57], "The Felon.", "A Su-57.")
    assert mentions[0] == (0, 4, 9, SU57.id, Rule.WEAK, "Felon", (), (1, 2, 7))
    (mention,) = find([SU57], "The Felon.", listed=[EntityRef(SU57.id)])
    assert mention == (0, 4, 9, SU57.id, Rule.WEAK, "Felon", (), None)


def test_a_joined_mention_says_what_stands_on_its_own() -> None:
    for text in ("a Felon Su-57", "a Su-57 Felon"):
        (mention,) = find([SU57], text)
        assert mention[1:6] == (2, len(text), SU57.id, Rule.DESIGNATOR, "Su-57")


def test_a_family_name_may_be_an_abbreviation() -> None:
    check(
        [person("Jill St. John", "St. John", "Lady")],
        "[Jill St. John], [St John], [St. John], [Lady St John]",
    )


def test_rule_19_a_dead_weak_alias_is_no_candidate() -> None:
    entities = [system("Su-57", weak=("Felon Fighter",)), system("Felon")]
    check(entities, "the [Felon] Fighter")


GEORGIA = Entity("georgia", EntityType.PLACE, "Georgia", aliases=("Tbilisi Georgia",))
GEORGIA_US = Entity("georgia-us", EntityType.PLACE, "Georgia", aliases=("Peach State",))


def test_rule_20_an_alias_of_several_goes_to_the_listed_one() -> None:
    (mention,) = find([GEORGIA, GEORGIA_US], "in Georgia.", listed=[EntityRef("georgia-us")])
    assert mention[3:7] == ("georgia-us", Rule.NAME, "Georgia", ())


def test_rule_20_or_to_the_one_with_another_mention() -> None:
    assert marked([GEORGIA, GEORGIA_US], "in Georgia.", "The Peach State.", naming=True) == [
        "in [Georgia=georgia-us].",
        "The [Peach State=georgia-us].",
    ]


def test_rule_20_or_is_ambiguous() -> None:
    (mention,) = find([GEORGIA, GEORGIA_US], "in Georgia.")
    assert mention == (0, 3, 10, "", Rule.NAME, "Georgia", ("georgia", "georgia-us"), None)
    both = find([GEORGIA, GEORGIA_US], "in Georgia.", "The Peach State, and Tbilisi Georgia.")
    assert both[0].entity == ""


def test_rule_20_of_two_in_the_list_the_one_with_another_mention() -> None:
    listed = [EntityRef("georgia"), EntityRef("georgia-us")]
    mentions = find([GEORGIA, GEORGIA_US], "in Georgia.", "The Peach State.", listed=listed)
    assert mentions[0].entity == "georgia-us"


def test_rule_20_holds_for_a_family_name_that_is_an_alias() -> None:
    entities = [place("Washington"), person("George Washington", "Washington")]
    (found,) = marked(entities, "In Washington. George Washington left. Washington said.", naming=True)
    assert found == (
        "In [Washington=Washington]. [George Washington=George Washington] left. "
        "[Washington=Washington/George Washington?] said."
    )
    assert marked(entities, "George Washington left. Washington said.", naming=True) == [
        "[George Washington=George Washington] left. [Washington=George Washington] said."
    ]


@pytest.mark.parametrize(
    "expected",
    ["in Moscow, Idaho", "in [Moscow], Iowa", "in [Moscow], and in Moscow,\nIdaho", "Moscow, Idaho’s"],
)
def test_rule_21_never(expected: str) -> None:
    check([place("Moscow", never=("Moscow, Idaho",))], expected)


def test_rule_21_never_is_for_its_own_entity() -> None:
    moscow = place("Moscow", never=("Moscow, Idaho",))
    check([moscow, place("Idaho")], "in Moscow, [Idaho]")
    other = Entity("moscow-idaho", EntityType.PLACE, "Moscow, Idaho")
    assert marked([moscow, other], "in Moscow, Idaho", naming=True) == ["in [Moscow, Idaho=moscow-idaho]"]


def test_rule_21_never_holds_for_family_names_and_vouches_for_nothing() -> None:
    singh = Entity("s", EntityType.PERSON, "Rajnath Singh", family_name="Singh", never=("Singh report",))
    check([singh], "[Rajnath Singh] read the Singh report, [Singh] did")
    check(
        [place("Moscow", never=("Moscow, Idaho",), weak=("Third Rome",))], "Moscow, Idaho, is no Third Rome"
    )


def test_rule_21_never_beats_a_link() -> None:
    moscow = place("Moscow", never=("Moscow, Idaho",))
    text = "in Moscow, Idaho, and Moscow"
    links = tuple(
        InlineSpan(start, start + 6, InlineKind.LINK, "entity:Moscow") for start in (3, text.rindex("Moscow"))
    )
    block = TextBlock(BlockRole.PARAGRAPH, "lead", 1, text, links)
    assert [mention.start for mention in find([moscow], block)] == [22]


@pytest.mark.parametrize("expected", ["the S-500", "the S-40", "Moscou", "Rusia"])
def test_rule_22_nothing_is_fuzzy(expected: str) -> None:
    check([S400, place("Moscow"), RUSSIA], expected)


@pytest.mark.parametrize(
    ("alias", "rule"),
    [
        ("S-400 Triumf", Rule.DESIGNATOR),
        ("Boeing 737", Rule.DESIGNATOR),
        ("NATO", Rule.ACRONYM),
        ("U.S.", Rule.ACRONYM),
        ("US Navy", Rule.NAME),
        ("Moscow", Rule.NAME),
    ],
)
def test_rule_23_every_mention_knows_its_rule_and_alias(alias: str, rule: Rule) -> None:
    (mention,) = find([organisation("Something Else", alias)], f"the {alias} said")
    assert (mention.rule, mention.alias) == (rule, alias)


def test_every_kind_of_strong_alias_is_found() -> None:
    entity = Entity(
        "x",
        EntityType.SYSTEM,
        "Alpha System",
        short="Alpha",
        aliases=("Bravo",),
        former=("Charlie",),
        designations=(("nato", "SA-21 Growler"),),
    )
    check([entity], "[Alpha System], [Alpha], [Bravo], [Charlie], [SA-21 Growler]")


def test_an_entity_may_have_many_aliases() -> None:
    names = [f"Alias {word}" for word in "abcdefghijklmnopqrstuvwxyz"]
    check([organisation("Name", *names)], ", ".join(f"[{name}]" for name in names))


def test_demonyms_and_metonyms_are_off_unless_turned_on() -> None:
    india = Entity("in", EntityType.PLACE, "India", demonyms=("Indian",), metonyms=("New Delhi",))
    blocks = [paragraph("Indian New Delhi, India")]
    assert [m.rule for m in Gazetteer([india]).mentions(blocks)] == [Rule.NAME]
    on = Gazetteer([india], demonyms=True, metonyms=True).mentions(blocks)
    assert [m.rule for m in on] == [Rule.DEMONYM, Rule.NAME]
    assert on[0][1:3] == (0, 16)


def test_a_word_behind_a_given_name_is_a_family_name() -> None:
    entities = [place("Washington"), place("Mexico"), organisation("Lockheed Martin"), system("Javelin")]
    check(entities, "George Washington, Mrs. Washington, New Mexico, [Mexico], [Lockheed Martin] [Javelin]")


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


# What the article says itself


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


# An article's own entities


def test_an_articles_own_entities_replace_those_of_the_same_id() -> None:
    base = Gazetteer(
        [Entity("a", EntityType.PLACE, "Alpha", titles=()), Entity("b", EntityType.PLACE, "Bravo")]
    )
    extended = base.extended(
        [Entity("a", EntityType.PLACE, "Apple"), Entity("c", EntityType.PLACE, "Charlie")]
    )
    blocks = [paragraph("Alpha, Apple, Bravo, Charlie")]
    assert [mention.entity for mention in extended.mentions(blocks)] == ["a", "b", "c"]
    assert [mention.entity for mention in base.mentions(blocks)] == ["a", "b"]
    assert {identity: entity.name for identity, entity in extended.entities.items()} == {
        "a": "Apple",
        "b": "Bravo",
        "c": "Charlie",
    }
    again = extended.extended([Entity("c", EntityType.PLACE, "Delta")])
    assert [mention.start for mention in again.mentions([paragraph("Alpha, Apple, Charlie, Delta")])] == [
        7,
        23,
    ]


def test_an_extended_gazetteer_knows_the_people_of_both() -> None:
    obama = person("Barack Obama", "Obama", "President")
    hidden = Entity(obama.id, EntityType.PERSON, "Barack Hussein", family_name="Hussein", titles=("Senator",))
    extended = Gazetteer([obama, SINGH]).extended([hidden])
    blocks = [
        paragraph("President Obama, Barack Obama, Obama, Senator Hussein, Hussein, Rajnath Singh, Singh")
    ]
    starts = [blocks[0].text[m.start : m.end] for m in extended.mentions(blocks)]
    assert starts == ["Senator Hussein", "Hussein", "Rajnath Singh", "Singh"]


def test_of_entities_with_one_id_the_last_holds() -> None:
    gazetteer = Gazetteer([Entity("a", EntityType.PLACE, "Alpha"), Entity("a", EntityType.PLACE, "Bravo")])
    assert [mention.start for mention in gazetteer.mentions([paragraph("Alpha, Bravo")])] == [7]
