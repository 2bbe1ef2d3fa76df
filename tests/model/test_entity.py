"""What an entity says of itself."""

from __future__ import annotations

import pytest

from reader.model.entity import Entity, EntityType, FilePlace

SYSTEM = Entity("s-400", EntityType.SYSTEM, "S-400 Triumf")


def test_lists_show_the_short_name_or_else_the_name() -> None:
    assert SYSTEM.label == "S-400 Triumf"
    assert SYSTEM._replace(short="S-400").label == "S-400"


def test_an_entity_that_no_file_defines_is_known_by_its_id_alone() -> None:
    assert not SYSTEM.is_defined
    assert SYSTEM._replace(defined_at=FilePlace("entities.yaml", 3)).is_defined


@pytest.mark.parametrize(
    ("type_", "kind", "own"),
    [
        (EntityType.OTHER, "vessel", "vessel"),
        (EntityType.OTHER, "", ""),
        (EntityType.OTHER, "law", ""),
        (EntityType.PLACE, "country", ""),
    ],
)
def test_an_own_type_is_the_kind_of_what_is_of_no_other_type(type_: EntityType, kind: str, own: str) -> None:
    assert SYSTEM._replace(type=type_, kind=kind).own_type == own
