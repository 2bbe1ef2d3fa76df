"""The table of fields."""

from __future__ import annotations

from datetime import date

import pytest

from reader.model.entity import EntityType
from reader.text.library_query import parse_query
from reader.text.query_field import (
    DATE_WORDS,
    FIELDS,
    OPERATORS,
    Field,
    FieldKind,
    field_named,
    like_choice,
    like_field,
)
from reader.text.query_result import Sort
from reader.text.query_span import read_bounds

TODAY = date(2025, 12, 5)


def test_no_two_fields_share_a_name() -> None:
    names = [name for field in FIELDS for name in (field.name, *field.aliases)]
    assert len(names) == len(set(names))
    assert all(name.isascii() and name.isalpha() and name.islower() for name in names)


def test_every_type_of_entity_has_a_field() -> None:
    typed = {field.entity_type: field.name for field in FIELDS if field.entity_type}
    assert typed == {type_: type_.value for type_ in EntityType}


def test_every_order_can_be_asked_for() -> None:
    sort = field_named("sort")
    assert sort
    assert {choice.value for choice in sort.choices} == set(Sort)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_examples_and_choices_are_understood(field: Field) -> None:
    assert parse_query(field.example, TODAY).problems == ()
    assert field.example.startswith(f"{field.name}:")
    assert field.help
    for choice in field.choices:
        assert parse_query(f"{field.name}:{choice.value}", TODAY).problems == ()
        assert choice.help
    assert (field.kind in {FieldKind.CHOICE, FieldKind.SORT, FieldKind.DATE, FieldKind.EVENT}) == bool(
        field.choices
    )


def test_examples_of_operators_are_understood() -> None:
    for example in OPERATORS:
        assert parse_query(example.value, TODAY).problems == ()
        assert parse_query(example.value, TODAY).root


@pytest.mark.parametrize("choice", DATE_WORDS)
def test_every_word_for_a_date_is_one(choice: tuple[str, str]) -> None:
    assert read_bounds(choice[0], TODAY).lower


def test_a_field_is_known_by_its_aliases_in_any_case() -> None:
    organisation = field_named("organisation")
    assert organisation
    assert field_named("org") is field_named("Organization") is organisation
    assert field_named("nothing") is None


def test_a_mistyped_word_has_a_likely_meaning() -> None:
    field = field_named("is")
    assert field
    assert like_field("Entiy") == "entity"
    assert like_field("zzz") is None
    assert like_field("entity" * 10) is None
    assert like_choice(field, "unred") == "unread"
