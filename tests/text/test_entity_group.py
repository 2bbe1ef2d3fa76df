"""The groups in which subjects are listed."""

from __future__ import annotations

import pytest

from reader.model.entity import Entity, EntityType
from reader.text.entity_group import Group, group_of, grouped, titles_with
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


DEFAULT = ["Systems", "People", "Places · organisations", "Events · agreements", "Others"]


@pytest.mark.parametrize(
    ("own", "titles"),
    [
        ({}, DEFAULT),
        ({"law": ""}, DEFAULT),
        ({"system": "Weapons"}, ["Weapons", *DEFAULT[1:]]),
        ({"other": "Things"}, [*DEFAULT[:4], "Things"]),
        ({"organisation": "Firms"}, [*DEFAULT[:2], "Places", "Firms", *DEFAULT[3:]]),
        ({"place": "Ports"}, [*DEFAULT[:2], "Ports", "Organisations", *DEFAULT[3:]]),
        ({"place": "Ports", "organisation": "Firms"}, [*DEFAULT[:2], "Ports", "Firms", *DEFAULT[3:]]),
        ({"law": "Acts"}, [*DEFAULT[:4], "Acts", "Others"]),
        ({"agreement": "Pacts"}, [*DEFAULT[:3], "Events · laws", "Pacts", "Others"]),
        ({"event": "Acts", "law": "Acts"}, [*DEFAULT[:3], "Acts", "Agreements", "Others"]),
        ({"vessel": ""}, [*DEFAULT[:4], "Vessel", "Others"]),
        ({"vessel": "Ships", "air_base": ""}, [*DEFAULT[:4], "Ships", "Air base", "Others"]),
        ({"vessel": "Ships", "boat": "Ships"}, [*DEFAULT[:4], "Ships", "Others"]),
        ({"vessel": "Systems"}, DEFAULT),
    ],
)
def test_titled_types_have_groups_of_their_own(own: dict[str, str], titles: list[str]) -> None:
    assert list(dict.fromkeys(titles_with(own).values())) == titles


def test_own_types_stand_in_their_groups_unless_nobody_defines_them() -> None:
    titles = titles_with({"vessel": "Ships", "law": "Acts"})
    vessel = entity("quill", EntityType.OTHER)._replace(kind="vessel")
    assert group_of(vessel, titles) == "Ships"
    assert group_of(vessel) is Group.OTHERS
    assert group_of(vessel._replace(kind="cargo"), titles) is Group.OTHERS
    assert group_of(vessel._replace(kind="law"), titles) is Group.OTHERS
    assert group_of(vessel._replace(defined_at=None), titles) is Group.UNRESOLVED
    assert group_of(entity("quill", EntityType.PLACE)._replace(kind="vessel"), titles) is Group.PLACES
    assert group_of(entity("act", EntityType.LAW), titles) == "Acts"
    assert group_of(None, titles) is Group.AMBIGUOUS


def test_members_stand_below_the_titles_that_are_set() -> None:
    names = {
        "Bay": entity("bay", EntityType.PLACE),
        "Trust": entity("trust", EntityType.ORGANISATION),
        "Box": entity("box", EntityType.OTHER),
        "Quill": entity("quill", EntityType.OTHER)._replace(kind="vessel"),
    }
    found = annotated(article(section("lead", "", "Box, Quill, Trust, Bay")), names)
    groups = grouped(found.subjects.values(), titles_with({"vessel": "Ships", "organisation": "Firms"}))
    assert [(title, [subject.key for subject in members]) for title, members in groups] == [
        ("Places", ["bay"]),
        ("Firms", ["trust"]),
        ("Ships", ["quill"]),
        ("Others", ["box"]),
    ]
