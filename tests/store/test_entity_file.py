"""Files of entities: every key, extending, and everything that can be wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.model.dates import FuzzyDate
from reader.model.entity import (
    Authority,
    Entity,
    EntityType,
    Fact,
    FilePlace,
    Link,
    MatchRules,
    Relation,
    Role,
    SystemCategory,
)
from reader.store.entity_file import ENTITY, load_entities
from tests.store.factories import THING, entity, entity_reading, in_short, marked

if TYPE_CHECKING:
    from pathlib import Path

    from reader.store.problems import Problem

WHOLE = """
schema: 1
entities:
  - id: s-400
    type: system
    name: S-400 Triumf
    short: S-400
    aliases: [S-400]
    weak_aliases: [Triumf]
    former: [S-300PMU-3]
    never: [S-400 Road]
    match: {plural: true, variants: False, case: TRUE, separators: "false"}
    summary: A missile system.
    category: air_defence
    kind: missile system
    code: RU-1
    designations: {nato: SA-21 Growler, "other ": x}
    origin: russia
    maker: Almaz-Antey
    facts: [{label: Range, value: up to 400 km, as_of: 2007, source: the maker}, {label: a, value: b}]
    relations: [{rel: operated_by, to: india, date: 2021/.., source: x}, {rel: a, to: b}]
    wikidata: Q123
    links: [{title: Home, url: "https://example.org"}]
  - id: rajnath-singh
    type: person
    name: Rajnath Singh
    family_name: Singh
    titles: [Defence Minister]
    roles: [{title: Minister of Defence, org: mod-india, date: 2019-05/..}, {title: x}]
  - {id: india, type: place, kind: country, code: IN, name: India, demonyms: [Indian], metonyms: [New Delhi]}
"""


def only_entity(text: str, known: dict[str, Entity] | None = None) -> Entity:
    reading = entity_reading(text, known)
    assert in_short(reading.report.problems()) == []
    (found,) = reading.entities.values()
    return found


def test_every_key_is_read() -> None:
    reading = entity_reading(WHOLE)
    assert in_short(reading.report.problems()) == []
    assert list(reading.entities.values()) == [
        Entity(
            "s-400",
            EntityType.SYSTEM,
            "S-400 Triumf",
            short="S-400",
            aliases=("S-400",),
            weak_aliases=("Triumf",),
            former=("S-300PMU-3",),
            never=("S-400 Road",),
            match=MatchRules(plural=True, variants=False, case=True, separators=False),
            summary="A missile system.",
            category=SystemCategory.AIR_DEFENCE,
            kind="missile system",
            code="RU-1",
            designations=(("nato", "SA-21 Growler"), ("other", "x")),
            origin="russia",
            maker="Almaz-Antey",
            facts=(Fact("Range", "up to 400 km", FuzzyDate.parse("2007"), "the maker"), Fact("a", "b")),
            relations=(
                Relation("operated_by", "india", FuzzyDate.parse("2021/.."), "x"),
                Relation("a", "b"),
            ),
            wikidata="Q123",
            links=(Link("Home", "https://example.org"),),
            authority=Authority.LIBRARY,
            defined_at=FilePlace("file.yaml", 4),
        ),
        Entity(
            "rajnath-singh",
            EntityType.PERSON,
            "Rajnath Singh",
            family_name="Singh",
            titles=("Defence Minister",),
            roles=(Role("Minister of Defence", "mod-india", FuzzyDate.parse("2019-05/..")), Role("x")),
            defined_at=FilePlace("file.yaml", 24),
        ),
        Entity(
            "india",
            EntityType.PLACE,
            "India",
            kind="country",
            code="IN",
            demonyms=("Indian",),
            metonyms=("New Delhi",),
            defined_at=FilePlace("file.yaml", 30),
        ),
    ]


def test_the_least_entity_has_an_id_a_type_and_a_name() -> None:
    assert only_entity(f"entities: [{{{THING}}}]\n") == Entity(
        "thing", EntityType.OTHER, "Thing", defined_at=FilePlace("file.yaml", 1)
    )


@pytest.mark.parametrize("text", ["", "# nobody yet\n", "entities:\n", "entities: []\n", "schema: 1\n"])
def test_a_file_may_define_nobody(text: str) -> None:
    reading = entity_reading(text)
    assert in_short(reading.report.problems()) == []
    assert reading.entities == {}


WRONG = (
    "entities: [⟪missing-key⟫⟪missing-key⟫⟪missing-key⟫{}, ⟪missing-key⟫⟪missing-key⟫{id: a}]\n",
    "entities: [⟪wrong-kind⟫x, ⟪wrong-kind⟫[y]]\n",
    "entities: ⟪wrong-kind⟫{a: b}\n",
    "⟪wrong-kind⟫- a\n",
    ("schema: ⟪bad-value⟫2\nentities: [x]\n"),
    ("⟪unknown-key⟫title: x\nentities: []\n"),
    "entities: [{id: thing, type: other, name: Thing, ⟪unknown-key⟫alias: [x]}]\n",
    "entities: [{id: ⟪bad-id⟫A b, type: ⟪bad-value⟫thing, ⟪empty⟫name: ''}]\n",
    (
        "entities: [{id: thing, type: other, name: Thing, aliases: ⟪wrong-kind⟫x, "
        "designations: ⟪wrong-kind⟫[x], match: ⟪wrong-kind⟫x, facts: ⟪wrong-kind⟫{a: b}}]\n"
    ),
    (
        "entities: [{id: thing, type: other, name: Thing, match: {plural: ⟪bad-value⟫yes, "
        "variants: ⟪wrong-kind⟫[x], ⟪unknown-key⟫foo: true}}]\n"
    ),
    (
        "entities: [{id: thing, type: other, name: Thing, facts: [⟪missing-key⟫{label: a}], "
        "links: [{title: t, url: ⟪bad-value⟫'javascript:x'}], wikidata: ⟪bad-value⟫123, "
        "code: ⟪bad-value⟫a b}]\n"
    ),
    (
        "entities: [{id: thing, type: other, name: Thing, "
        "relations: [{rel: ⟪bad-value⟫Operated By, to: ⟪bad-id⟫India}], "
        "roles: ⟪warning bad-value⟫[{title: x, date: ⟪bad-date⟫y}]}]\n"
    ),
    (
        "entities: [{id: thing, type: other, name: Thing, category: ⟪warning bad-value⟫ship, "
        "demonyms: ⟪warning bad-value⟫[x], metonyms: ⟪warning bad-value⟫[x], "
        "family_name: ⟪warning bad-value⟫x, titles: ⟪warning bad-value⟫[x], "
        "roles: ⟪warning bad-value⟫[{title: x}]}]\n"
    ),
    (
        "entities: [{id: thing, type: other, name: Thing}, {id: ⟪duplicate-id⟫thing, type: other, "
        "name: Thing}]\n"
    ),
)
"""Files, with what is wrong with them marked where it is told."""


@pytest.mark.parametrize("text", WRONG, ids=range(len(WRONG)))
def test_all_that_is_wrong_is_told_with_its_place(text: str) -> None:
    plain, problems = marked(text)
    assert in_short(entity_reading(plain).report.problems()) == problems


def test_the_entities_that_can_be_read_are_there_whatever_is_wrong_with_others() -> None:
    reading = entity_reading(f"entities:\n  - {{id: a}}\n  - {{{THING}}}\n  - foo: [\n")
    assert list(reading.entities) == ["thing"]


OPTIONAL = [key for key in ENTITY.schema()["properties"] if key not in {"id", "type", "name"}]


@pytest.mark.parametrize("value", ["[[x]]", "{x: [y]}", "[{x: y}]"])
@pytest.mark.parametrize("key", OPTIONAL)
def test_one_bad_value_leaves_the_entity_that_has_it(key: str, value: str) -> None:
    reading = entity_reading(f"entities: [{{{THING}, {key}: {value}, nonsense: x}}]\n")
    assert len([problem for problem in reading.report.problems() if problem.is_error]) >= 2
    assert reading.entities["thing"].name == "Thing"


def test_a_bad_link_leaves_the_good_ones() -> None:
    bad = ["{title: a, url: 'javascript:x'}", "{title: b, url: 'file:///x'}", "{url: https://example.org/c}"]
    links = ", ".join([*bad, "{title: d, url: https://example.org/d}"])
    reading = entity_reading(f"entities: [{{{THING}, links: [{links}]}}]\n")
    assert reading.entities["thing"].links == (Link("d", "https://example.org/d"),)
    assert len(reading.report.problems()) == 3


@pytest.mark.parametrize("rest", ["", ", name: Thing"])
def test_where_nobody_knows_whether_it_extends_only_that_is_told(rest: str) -> None:
    reading = entity_reading(f"entities: [{{id: thing, extends: maybe{rest}}}]\n")
    assert [problem.code for problem in reading.report.problems()] == ["bad-value"]
    assert not reading.entities


def test_extending_replaces_texts_and_adds_to_lists() -> None:
    text = """
entities:
  - {id: thing, type: system, name: Thing, short: T, aliases: [A, B], designations: {nato: N, us: U}}
  - {id: thing, extends: true, name: The Thing, aliases: [B, C], designations: {us: V, uk: W}}
"""
    found = only_entity(text)
    assert (found.name, found.short, found.aliases) == ("The Thing", "T", ("A", "B", "C"))
    assert found.designations == (("nato", "N"), ("us", "V"), ("uk", "W"))
    assert found.defined_at == FilePlace("file.yaml", 4)


def test_extending_changes_only_the_matching_rules_that_it_names() -> None:
    text = f"""
entities:
  - {{{THING}, match: {{variants: true, case: false}}}}
  - {{id: thing, extends: true, match: {{variants: false}}}}
"""
    assert only_entity(text).match == MatchRules(variants=False, case=False)


def test_extending_reaches_entities_of_lower_authority() -> None:
    known = {"india": entity("india", Authority.BUNDLED)}
    found = only_entity("entities: [{id: india, extends: true, code: IN}]\n", known)
    assert (found.name, found.code, found.authority) == ("India", "IN", Authority.LIBRARY)


def test_without_extending_an_entity_takes_the_place_of_one_of_lower_authority() -> None:
    known = {"thing": entity("thing", Authority.BUNDLED)}
    assert only_entity(f"entities: [{{{THING}}}]\n", known).type is EntityType.OTHER


def test_an_entity_that_another_file_of_the_library_defines_is_told_with_that_place() -> None:
    reading = entity_reading(f"entities: [{{{THING}}}]\n", {"thing": entity("thing", line=7)})
    (problem,) = reading.report.problems()
    assert problem.message == "`thing` is defined already, in entities.yaml on line 7"


def test_an_entity_defined_twice_is_told_with_the_line_of_the_first() -> None:
    (problem,) = entity_reading(f"entities:\n  - {{{THING}}}\n  - {{{THING}}}\n").report.problems()
    assert problem.message == "`thing` is defined already, on line 2"


def test_an_entity_known_without_a_place_is_told_without_one() -> None:
    known = {"thing": Entity("thing", EntityType.OTHER, "Thing")}
    (problem,) = entity_reading(f"entities: [{{{THING}}}]\n", known).report.problems()
    assert problem.message == "`thing` is defined already"


def test_extending_what_is_defined_nowhere_is_a_warning() -> None:
    reading = entity_reading("entities: [{id: thing, extends: true, aliases: [x]}]\n", {})
    assert in_short(reading.report.problems()) == ["1:17 warning unknown-entity"]
    assert reading.entities["thing"].name == "thing"


def test_a_file_is_loaded_with_its_problems(tmp_path: Path) -> None:
    path = tmp_path / "entities.yaml"
    path.write_text(f"entities: [{{{THING}}}, x]\n", encoding="utf-8")
    entities, problems = load_entities(path, Authority.BUNDLED)
    assert [(found.id, found.authority) for found in entities] == [("thing", Authority.BUNDLED)]
    assert in_short(problems) == ["1:51 error wrong-kind"]


def test_a_file_that_cannot_be_read_defines_nobody(tmp_path: Path) -> None:
    entities, problems = load_entities(tmp_path / "missing.yaml", Authority.LIBRARY)
    assert entities == ()
    assert in_short(problems) == ["1:1 error unreadable"]


def told(text: str) -> tuple[Problem, ...]:
    return entity_reading(text).report.problems()


def test_what_may_extend_another_needs_no_type_and_name() -> None:
    (problem,) = told("entities: [{id: goa, extends: yes}]\n")
    assert str(problem) == "file.yaml:1:31: error: `extends` must be true or false, not `yes`"
    assert len(told("entities: [{id: goa, extends: }]\n")) == 2
    assert len(told("entities: [{id: goa, extends: [a]}]\n")) == 1
