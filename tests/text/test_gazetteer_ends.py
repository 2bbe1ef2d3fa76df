"""Rules 1 to 5: where a mention may stand, begin and end. Brackets stand around mentions."""

from __future__ import annotations

import pytest

from reader.model.entity import Entity, EntityType
from tests.text.factories import INDIA, RUSSIA, S400, SINGH, SU57, check, marked, organisation, place, system


@pytest.mark.parametrize(
    "expected",
    [
        # ✓
        "in [New\nDelhi] today",
        "in [New\u00a0Delhi] today",
        "in [New Delhi] today",
        # ✗
        "in New  Delhi today",
        "in New \nDelhi today",
        "in New\n\nDelhi today",
    ],
)
def test_rule_1_one_newline_or_space_may_stand_inside_a_name(expected: str) -> None:
    check([place("New Delhi")], expected)


@pytest.mark.parametrize(
    "expected",
    [
        # ✓
        "on [India].",
        "([India]/[S-400])",
        "see www.example.org/S-400, or [S-400]",
        "follow @India or [India]",
        "on India.com and in [India].",
        # ✗
        "see https://example.org/S-400/India for it",
        "write to S-400@example.org",
        "India@example.org",
        "www.India.example.org/India?q=S-400#India",
    ],
)
def test_rule_1_nothing_is_marked_inside_addresses(expected: str) -> None:
    check([INDIA, S400], expected)


def test_an_alias_that_is_a_whole_address_is_found() -> None:
    check([organisation("Example.com")], "said [Example.com] on www.Example.com/x")


def test_rule_1_names_do_not_go_over_from_block_to_block() -> None:
    assert marked([place("New Delhi")], "New", "Delhi") == ["New", "Delhi"]


@pytest.mark.parametrize(
    "expected",
    [
        # ✓
        "the [S-400]-equipped regiment",
        "an anti-[S-400] drone",
        "[S-400]/[S-500]",
        "[India]–[Russia]",
        "#[Su57]",
        "(“[India]”)",
        "_[India]_",
        "[Xi]’s, [Xi]’ll",
        "a [5G], [5G].",
        # ✗
        "S-4000",
        "XS-400",
        "S-400V4",
        "Indian",
        "Indiana",
        "O’India",
        "Xi’an",
        "1.5G",
        "1,5G",
    ],
)
def test_rule_2_no_letter_or_digit_is_glued_to_an_end(expected: str) -> None:
    check([S400, system("S-500"), SU57, INDIA, RUSSIA, place("Xi"), system("5G")], expected)


@pytest.mark.parametrize(
    ("entities", "expected"),
    [
        ([system("Su-57", "Su-57 F")], "[Su-57] Felon, [Su-57 F]"),
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


@pytest.mark.parametrize(
    "expected",
    [
        # ✓
        "the [S-400].",
        "the [S-400], 5 of them",
        # ✗
        "S-400.5",
        "S-400,500",
    ],
)
def test_rule_4_a_number_does_not_go_on(expected: str) -> None:
    check([S400], expected)


def test_rule_4_a_longer_date_is_another() -> None:
    check([Entity("9", EntityType.EVENT, "9/11")], "[9/11], 9/11/2001")


@pytest.mark.parametrize(
    "expected",
    [
        # ✓
        "[S-400]’s",
        "[S-400]'s",
        "[Rajnath Singh]’s",
        "the [S-400s]’ radars",
    ],
)
def test_rule_5_a_possessive_is_outside(expected: str) -> None:
    check([S400, SINGH], expected)
