"""The groups in which subjects are listed."""

from __future__ import annotations

import pytest

from reader.model.entity import Entity, EntityType
from reader.text.entity_group import Group, group_of, grouped
from tests.factories import annotated, article, entity, section


@pytest.mark.parametrize(
    ("type_", "group"),
    [
        (EntityType.SYSTEM, Group.SYSTEMS),
        (EntityType.PERSON, Group.PEOPLE),
        (EntityType.ORGANISATION, Group.PLACES),
        (EntityType.PLACE, Group.PLACES),
        (EntityType.AGREEMENT, Group.EVENTS),
        (EntityType.LAW, Group.EVENTS),
        (EntityType.EVENT, Group.EVENTS),
        (EntityType.OTHER, Group.OTHERS),
    ],
)
def test_every_type_has_a_group(type_: EntityType, group: Group) -> None:
    assert group_of(entity("thing", type_)) is group


def test_who_is_ambiguous_or_defined_nowhere_stands_apart() -> None:
    assert group_of(None) is Group.AMBIGUOUS
    assert group_of(Entity("thing", EntityType.SYSTEM, "thing")) is Group.UNRESOLVED


def test_subjects_keep_their_order_within_groups_and_empty_groups_are_left_out() -> None:
    names = {
        "Delhi": entity("delhi", EntityType.PLACE),
        "S-400": entity("s-400"),
        "Su-57": entity("su-57"),
    }
    found = annotated(article(section("lead", "", "Delhi, Su-57, S-400, S-400"), listed=["nobody"]), names)
    assert [
        (group, [subject.key for subject in members]) for group, members in grouped(found.subjects.values())
    ] == [
        (Group.SYSTEMS, ["s-400", "su-57"]),
        (Group.PLACES, ["delhi"]),
        (Group.UNRESOLVED, ["nobody"]),
    ]
