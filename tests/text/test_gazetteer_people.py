"""Rules 14 to 16: people and their titles. Brackets stand around mentions."""

from __future__ import annotations

import pytest

from reader.model.mention import Rule
from tests.text.factories import RUSSIA, SINGH, bare, check, find, marked, organisation, person


@pytest.mark.parametrize(
    "expected",
    [
        # ✓
        "[Defence Minister Rajnath Singh] spoke",
        "[Raksha Mantri Defence Minister Rajnath Singh]",
        "[Defence Minister Mr Rajnath Singh]",
        "Raksha Mantri and [Defence Minister Rajnath Singh]",
        "India’s [Defence Minister Rajnath Singh]",
        "ex-[Defence Minister Rajnath Singh]",
        "[DEFENCE MINISTER RAJNATH SINGH] SPEAKS",
        "“[Defence Minister Rajnath Singh]”",
        "Mr [Rajnath Singh], Mrs [Rajnath Singh], Ms. [Rajnath Singh]",
        "Dr. [Rajnath Singh], Sir [Rajnath Singh], Gen. [Rajnath Singh]",
        # ✗
        "the defence minister alone",
        "the Defence Minister alone",
        "defence minister [Rajnath Singh]",
        "Defence  Minister [Rajnath Singh]",
        "Vice Defence Minister [Rajnath Singh]",
        "Deputy Raksha Mantri [Rajnath Singh]",
    ],
)
def test_rule_14_a_title_of_theirs_belongs_to_the_mention(expected: str) -> None:
    check([SINGH], expected)


def test_rule_14_a_title_may_hold_small_words_and_other_names() -> None:
    entities = [RUSSIA, person("Vladimir Putin", "Putin", "President of Russia", "President")]
    check(entities, "[President of Russia Vladimir Putin] left [Russia]. [President Putin] did.")


def test_rule_14_a_title_does_not_begin_in_the_sentence_before() -> None:
    trump = person("Donald Trump", "Trump", "US President", "President")
    check([trump], "[US President Trump], [U.S. President Trump]. It left the US. [President Trump] left")


def test_a_title_that_another_mention_has_leaves_the_name() -> None:
    entities = [organisation("Office of the President"), person("Barack Obama", "Obama", "President")]
    check(entities, "the [Office of the President] [Barack Obama]")


@pytest.mark.parametrize(
    "expected",
    [
        # ✓
        "[John F. Kerry], [John F Kerry], [John F. G. Kerry], [John F.G. Kerry], [John FG Kerry]",
        "[John Kerry Jr.], [John Kerry, Jr.], [John Kerry Sr.] and [John F. Kerry III]",
        "[John Kerry]. Jr",
        "[JOHN F. KERRY] SPEAKS",
        # ✗
        "John Forbes Kerry",
        "John. Kerry",
        "John F.Kerry",
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


def test_rule_15_a_comma_may_stand_before_the_suffix_of_an_alias() -> None:
    for name in ("Martin King Jr.", "Martin King, Jr.", "Martin King Jr", "Martin King, Jr"):
        check([person(name)], "[Martin King Jr.], [Martin King, Jr.], [Martin King Jr], Martin King")


def test_rule_15_a_name_as_written_beats_one_with_initials() -> None:
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
