"""Who's who read backwards."""

from __future__ import annotations

from reader.model.dates import FuzzyDate
from reader.model.entity import EntityType, Relation, Role
from reader.text.backlink import Backlink, backlinks
from tests.factories import entity

SINCE = FuzzyDate.parse("2021/..")


def test_all_ways_in_which_one_entity_names_another_are_found() -> None:
    person = entity("asha", EntityType.PERSON, "Asha Rao")._replace(
        roles=(Role("Minister", "port", SINCE), Role("Guest", "elsewhere"))
    )
    gun = entity("gun", name="zulu")._replace(
        maker="port",
        origin="port",
        relations=(Relation("operated_by", "port", SINCE, "the desk"), Relation("rival_of", "other")),
    )
    ship = entity("ship", name="Alpha")._replace(origin="port")
    own = entity("port", EntityType.ORGANISATION)._replace(relations=(Relation("part_of", "port"),))
    assert backlinks([person, gun, own, ship], "port") == [
        Backlink(ship, "from"),
        Backlink(gun, "made by"),
        Backlink(gun, "from"),
        Backlink(gun, "operated by", SINCE, "the desk"),
        Backlink(person, "Minister,", SINCE),
    ]


def test_nobody_names_a_stranger() -> None:
    assert backlinks([entity("gun")], "stranger") == []
