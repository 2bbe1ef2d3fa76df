"""Why a text is a mention, and what settles an ambiguous one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.model.article import Correction
from reader.model.entity import Entity, EntityType, FilePlace
from reader.model.mention import Mention, Rule
from reader.text.annotation import AnnotatedArticle
from reader.text.blocks import flatten
from reader.text.place import Place
from reader.widgets.card import card_lines
from reader.widgets.card_line import NOT_LOOKED_UP, WrittenLines
from reader.widgets.target import ToEntity, ToMention
from reader.widgets.why import alias_source, why_lines
from tests.factories import article, entity, section

if TYPE_CHECKING:
    from reader.widgets.line import Line, Link

RAO = Entity(
    "asha-rao",
    EntityType.PERSON,
    "Asha Rao",
    aliases=("A. Rao",),
    weak_aliases=("Ash",),
    former=("Asha Sen",),
    designations=(("navy", "N-1"),),
    family_name="Rao",
    demonyms=("Raoan",),
    metonyms=("The Port",),
    summary="Minister of Ports.",
    defined_at=FilePlace("entities.yaml", 3),
)
SOURCE = article(
    section("lead", "", "Asha Rao spoke.", "Then Rao left."), section("end", "End", "Rao and Rao.")
)
BLOCKS = flatten(SOURCE, {})
FULL = Mention(1, 0, 8, "asha-rao", Rule.NAME, "Asha Rao")
AMBIGUOUS = tuple(
    Mention(block, start, start + 3, "", Rule.FAMILY, "Rao", ("asha-rao", "vikram-rao"))
    for block, start in ((2, 5), (4, 0), (4, 8))
)


def of(*mentions: Mention, corrections: tuple[Correction, ...] = ()) -> AnnotatedArticle:
    return AnnotatedArticle(
        SOURCE._replace(corrections=corrections), BLOCKS, mentions, {RAO.id: RAO, "port": entity("port")}
    )


def plain(lines: list[Line]) -> list[str]:
    return [line.plain for line in lines]


def links(lines: list[Line]) -> list[Link]:
    return [link for line in lines for link in line.links]


def test_why_tells_rule_name_and_what_came_before() -> None:
    family = Mention(2, 5, 8, "asha-rao", Rule.FAMILY, "Rao", after=(1, 0, 8))
    lines = why_lines(of(FULL, family), 1)
    assert plain(lines) == [
        "“Rao”  in paragraph 2",
        "Means: Asha Rao  person",
        "Rule: family name. A family name alone, after the full name.",
        "Found by: family name “Rao”, entities.yaml:3",
        "After: “Asha Rao” in paragraph 1",
        "",
        "If it is no mention:",
        "- {exact: Rao, in: lead, occurrence: 2, entity: null}",
        "",
        "y or Enter copies a correction with its key “mentions:”: put it at the end of the article’s file.",
    ]
    assert [link.target for link in links(lines)] == [ToEntity("asha-rao"), ToMention(0), None]


def test_what_vouches_can_be_gone_to_even_if_it_is_no_mention() -> None:
    family = Mention(2, 5, 8, "asha-rao", Rule.FAMILY, "Rao", after=(1, 0, 4))
    assert Place(1, 0) in [link.target for link in links(why_lines(of(family), 0))]


@pytest.mark.parametrize("rule", [Rule.FAMILY, Rule.WEAK])
def test_what_only_the_list_vouches_for_says_so(rule: Rule) -> None:
    lines = plain(why_lines(of(Mention(2, 5, 8, "asha-rao", rule, "Rao")), 0))
    assert "After: nothing: the article’s own list names it" in lines


@pytest.mark.parametrize("rule", Rule)
def test_every_rule_is_told_in_words(rule: Rule) -> None:
    lines = plain(why_lines(of(FULL._replace(rule=rule, alias="")), 0))
    assert lines[2].startswith(f"Rule: {rule}. ")


def test_what_a_correction_says_is_changed_there() -> None:
    lines = why_lines(of(FULL._replace(rule=Rule.CORRECTION)), 0)
    assert plain(lines)[1] == "Means: Asha Rao  person · entities.yaml:3"
    assert plain(lines)[-1] == "Found by: correction in the article’s file"


def test_the_line_of_the_name_is_told_besides_that_of_its_entity() -> None:
    lines = plain(why_lines(of(FULL), 0, WrittenLines({"Asha Rao": 31})))
    assert lines[1] == "Means: Asha Rao  person · entities.yaml:3"
    assert lines[3] == "Found by: name “Asha Rao”, entities.yaml:31"


def test_the_line_of_a_correction_is_told_if_it_is_known() -> None:
    written = WrittenLines(corrections={0: FilePlace("talks.yaml", 12)})
    lines = plain(why_lines(of(FULL._replace(rule=Rule.CORRECTION, alias="")), 0, written))
    assert lines[1] == "Means: Asha Rao  person · entities.yaml:3"
    assert lines[-1] == "Found by: correction, talks.yaml:12"


def test_an_ambiguous_mention_offers_each_candidate_with_its_correction() -> None:
    lines = why_lines(of(FULL, *AMBIGUOUS), 1)
    assert plain(lines) == [
        "“Rao”  in paragraph 2",
        "may be any of these, and nothing in the article tells which:",
        "",
        "Asha Rao  person · entities.yaml:3",
        "Minister of Ports.",
        "- {exact: Rao, in: lead, occurrence: 2, entity: asha-rao}",
        "",
        "vikram-rao  other · defined nowhere",
        "- {exact: Rao, in: lead, occurrence: 2, entity: vikram-rao}",
        "",
        "None of them, and no mention:",
        "- {exact: Rao, in: lead, occurrence: 2, entity: null}",
        "",
        "y or Enter copies a correction with its key “mentions:”: put it at the end of the article’s file.",
    ]
    clip = "mentions:\n  - {exact: Rao, in: lead, occurrence: 2, entity: asha-rao}\n"
    assert [(link.target, link.clip) for link in links(lines)[:2]] == [
        (ToEntity("asha-rao"), clip),
        (None, clip),
    ]


def test_a_file_that_has_corrections_gets_another_one_below_them() -> None:
    lines = why_lines(of(*AMBIGUOUS, corrections=(Correction("Port", None),)), 0)
    assert links(lines)[0].clip == "  - {exact: Rao, in: lead, occurrence: 2, entity: asha-rao}\n"
    assert (
        plain(lines)[-1] == "y or Enter copies a correction: put it below “mentions:” in the article’s file."
    )


def test_the_card_of_an_ambiguous_name_settles_all_its_mentions() -> None:
    lines = card_lines(of(FULL, *AMBIGUOUS), "?Rao")
    told = plain(lines)
    assert told[0] == "Rao  may be any of these"
    assert told[4:6] == [
        "- {exact: Rao, in: lead, occurrence: 2, entity: asha-rao}",
        "- {exact: Rao, in: end, entity: asha-rao}",
    ]
    assert told[-2:] == ["IN THIS ARTICLE", "Rao ×3 · family name"]
    first, copied, *_ = links(lines)
    assert first.target == ToEntity("asha-rao")
    assert first.clip == copied.clip
    assert first.clip.splitlines() == ["mentions:", *(f"  {row}" for row in told[4:6])]


def test_a_long_correction_is_shown_in_part_and_copied_whole() -> None:
    source = article(section("lead", "", "Asha Rao. Rao. Rao. Rao. Rao. Rao."))
    blocks = flatten(source, {})
    mentions = tuple(
        AMBIGUOUS[0]._replace(block=1, start=start, end=start + 3) for start in (10, 15, 20, 25, 30)
    )
    lines = card_lines(AnnotatedArticle(source, blocks, mentions, {}), "?Rao")
    assert plain(lines)[3:7] == [
        *(f"- {{exact: Rao, in: lead, occurrence: {number}, entity: asha-rao}}" for number in (2, 3, 4)),
        "and 2 more",
    ]
    assert links(lines)[0].clip.count("exact") == 5


def test_what_no_correction_can_reach_offers_none() -> None:
    source = article(section("lead", "", "ABRao"))
    mention = AMBIGUOUS[0]._replace(block=1, start=2, end=5)
    found = AnnotatedArticle(source, flatten(source, {}), (mention,), {})
    assert not any(link.clip for link in links(why_lines(found, 0)))
    assert plain(why_lines(found, 0))[-1] == "vikram-rao  other · defined nowhere"


def test_the_brief_card_of_an_ambiguous_name_lists_whom_it_may_mean() -> None:
    lines = card_lines(of(FULL, *AMBIGUOUS), "?Rao", is_brief=True)
    assert plain(lines)[:3] == ["Rao  may be any of these", "Asha Rao", "vikram-rao"]


@pytest.mark.parametrize(
    ("alias", "field"),
    [
        ("Asha Rao", "name"),
        ("A. Rao", "alias"),
        ("Ash", "weak alias"),
        ("Asha Sen", "former name"),
        ("N-1", "navy designation"),
        ("Rao", "family name"),
        ("Raoan", "demonym"),
        ("The Port", "metonym"),
        ("Asha-Rao", "name"),
    ],
)
def test_an_alias_is_told_by_the_field_that_it_stands_in(alias: str, field: str) -> None:
    assert alias_source(RAO, Rule.NAME, alias, 0, NOT_LOOKED_UP) == f"{field} “{alias}”, entities.yaml:3"
    written = WrittenLines({alias: 5})
    assert alias_source(RAO, Rule.NAME, alias, 0, written) == f"{field} “{alias}”, entities.yaml:5"
