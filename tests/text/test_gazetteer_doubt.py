"""Rules 19 to 23: weak and shared aliases, what is never a mention, and why a mention is one."""

from __future__ import annotations

import pytest

from reader.model.article import EntityRef, InlineKind, InlineSpan
from reader.model.entity import Entity, EntityType
from reader.model.mention import Rule
from reader.text.blocks import BlockRole, TextBlock
from tests.text.factories import RUSSIA, S400, SU57, check, find, marked, organisation, person, place, system


@pytest.mark.parametrize(
    "expected",
    [
        # ✓
        "The [Su-57] flew. The [Felon] landed, two [Felons] did",
        "The [Felon] landed near a [Su-57]",
        "The [Su-57 Squadron] has the [Felon]",
        # ✗
        "Felon convicted",
        "the [Su-57]; felon, FELON",
        "the [Su-57], the Felon Jones, Frank Felon",
    ],
)
def test_rule_19_a_weak_alias_is_alive_where_a_strong_mention_stands(expected: str) -> None:
    check([SU57, organisation("Su-57 Squadron")], expected)


def test_rule_19_a_weak_alias_knows_what_vouches_for_it() -> None:
    mentions = find([SU57], "The Felon.", "A Su-57.")
    assert mentions[0] == (0, 4, 9, SU57.id, Rule.WEAK, "Felon", (), (1, 2, 7))
    (mention,) = find([SU57], "The Felon.", listed=[EntityRef(SU57.id)])
    assert mention == (0, 4, 9, SU57.id, Rule.WEAK, "Felon", (), None)


def test_rule_19_a_dead_weak_alias_is_no_candidate() -> None:
    entities = [system("Su-57", weak=("Felon Fighter",)), system("Felon")]
    check(entities, "the [Felon] Fighter")


def test_rule_19_of_a_weak_alias_of_two_the_one_is_alive_that_a_strong_mention_names() -> None:
    other = system("MiG-35", weak=("Felon",))
    assert marked([SU57, other], "A Felon and a MiG-35.", naming=True) == [
        "A [Felon=MiG-35] and a [MiG-35=MiG-35]."
    ]
    check([SU57, other], "A Felon flew.")


def test_a_joined_mention_says_what_stands_on_its_own() -> None:
    for text in ("a Felon Su-57", "a Su-57 Felon"):
        (mention,) = find([SU57], text)
        assert mention[1:6] == (2, len(text), SU57.id, Rule.DESIGNATOR, "Su-57")


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


SHIP = system("USS Abraham Lincoln", weak=("Abraham Lincoln",))
LINCOLN = person("Abraham Lincoln", "Lincoln", "President")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Abraham Lincoln sailed with USS Abraham Lincoln.", SHIP.id),
        ("Abraham Lincoln left.", LINCOLN.id),
        ("Abraham Lincoln left. President Lincoln saw USS Abraham Lincoln.", ""),
    ],
)
def test_rule_20_holds_for_a_weak_alias_that_is_alive(text: str, who: str) -> None:
    assert find([LINCOLN, SHIP], text)[0].entity == who


def test_rule_20_holds_for_a_weak_alias_of_one_in_the_list() -> None:
    text = "Abraham Lincoln sailed."
    assert find([LINCOLN, SHIP], text, listed=[EntityRef(SHIP.id)])[0].entity == SHIP.id


@pytest.mark.parametrize(
    "expected",
    [
        # ✓
        "in [Moscow], Iowa",
        "in [Moscow], and in Moscow,\nIdaho",
        # ✗
        "in Moscow, Idaho",
        "Moscow, Idaho’s",
    ],
)
def test_rule_21_never_beats_everything(expected: str) -> None:
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


@pytest.mark.parametrize(
    "expected",
    [
        # ✓
        "the [S-400] and the S-500",
        # ✗
        "the S-500",
        "the S-40",
        "Moscou",
        "Rusia",
    ],
)
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
