"""A gazetteer: what of an entity is an alias, and how one is made from another."""

from __future__ import annotations

from reader.model.entity import Entity, EntityType
from reader.model.mention import Rule
from reader.text.gazetteer import Gazetteer
from tests.text.factories import SINGH, check, organisation, paragraph, person


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
