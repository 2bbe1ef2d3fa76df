"""Rules 6 to 9: groups of letters and digits. Brackets stand around mentions."""

from __future__ import annotations

import pytest

from reader.model.entity import MatchRules
from tests.text.factories import INDIA, S400, SINGH, SU57, check, marked, organisation, system


@pytest.mark.parametrize(
    "expected",
    [
        # ✓
        "[S-400], [S 400], [S400], [S–400], [S‑400], [S−400], [S\n400]",
        "[MQ-9 Reaper], [MQ9 Reaper], [MQ 9 Reaper], [MQ-9-Reaper]",
        "[F/A-18E], [F/A18E], [F/A 18E]",
        "[T-AOE 7], [T-AOE-7], [T-AOE7]",
        "an [H-1B visa], [H1B visa]",
        # ✗
        "S - 400",
        "S. 400",
        "S--400, S/400, S  400, S-\n400",
        "MQ--9 Reaper",
        "FA-18E, F-A-18E",
    ],
)
def test_rule_6_between_letters_and_digits(expected: str) -> None:
    check([S400, system("MQ-9 Reaper"), system("F/A-18E"), system("T-AOE 7"), system("H-1B visa")], expected)


@pytest.mark.parametrize(
    "expected",
    [
        # ✓
        "[SU57], [SU 57], [Su57], [S400]",
        "[SU-57], [su-57], [s-400]",
        "the [su-57s] and the [s-400]",
        "a-[s-400]",
        # ✗
        "s400",
        "class s 400 m",
        "su57, sU57, su 57",
    ],
)
def test_rule_7_without_a_dash_letters_keep_their_case_or_are_capitals(expected: str) -> None:
    check([S400, SU57], expected)


def test_rule_7_a_number_behind_an_article_is_no_designator() -> None:
    check([system("A-10"), system("An-124")], "A 10-year plan. An 124-page one. [A-10], [A10], [An-124]")
    check([system("Do 228")], "a [Do 228]")


@pytest.mark.parametrize(
    "expected",
    [
        # ✓
        "[F-16]",
        "[F-16s]",
        # ✗
        "F-16C",
        "F-16C/D",
        "F-16V-5",
        "F16C",
    ],
)
def test_rule_8_a_variant_is_another_designator(expected: str) -> None:
    check([system("F-16")], expected)


@pytest.mark.parametrize(
    "expected",
    [
        # ✓
        "[F-16C]",
        "[F-16C/D], [F16C], [F-16Cs]",
        "[Su-30MKI]",
        "[Mi-17V-5]",
        "[F-16]-equipped, [F-16C]-equipped",
        "[F-16C]/[Su-30]",
        "[F-16] C, [F-16] s",
        # ✗
        "F-160, F-16x",
    ],
)
def test_rule_8_unless_the_entity_takes_variants(expected: str) -> None:
    variants = MatchRules(variants=True)
    check([system(name, match=variants) for name in ("F-16", "Su-30", "Mi-17")], expected)


def test_rule_8_a_designator_behind_a_slash_is_no_variant() -> None:
    check([system("F-16", match=MatchRules(variants=True))], "[F-16C]/Su-30")


def test_rule_8_variants_are_those_of_entities_that_take_them() -> None:
    check([system("F-16", match=MatchRules(variants=True)), system("F-15")], "[F-16C], F-15C, F15C, [F-15]")


def test_rule_8_a_variant_with_an_entity_of_its_own_is_that() -> None:
    entities = [system("F-16", match=MatchRules(variants=True)), system("F-16C")]
    assert marked(entities, "F-16C and F-16D", naming=True) == ["[F-16C=F-16C] and [F-16D=F-16]"]


@pytest.mark.parametrize(
    "expected",
    [
        # ✓
        "[Su-57s]",
        "two [S-400s]",
        "[Bradley fighting vehicles]",
        "[Harpies] and [Lynxes]",
        "so it said\n[S-400S]",
        "so it said\n[S-400] S",
        # ✗
        "Rajnath Singhs",
        "the Indias",
    ],
)
def test_rule_9_systems_take_a_plural(expected: str) -> None:
    check(
        [SU57, S400, system("Bradley Fighting Vehicle"), SINGH, INDIA, system("Harpy"), system("Lynx")],
        expected,
    )


def test_rule_9_holds_for_aliases_that_begin_in_lower_case() -> None:
    check([system("al-Samoud")], "two [al-Samouds], an [al-Samoud]")


def test_rule_9_others_take_one_only_if_they_say_so() -> None:
    check([organisation("Marine", match=MatchRules(plural=True))], "the [Marines] and a [Marine]")
    check([system("Javelin", match=MatchRules(plural=False))], "a [Javelin], two Javelins")
