"""JSON Schemas: an independent validator takes and refuses what the loader does."""

from __future__ import annotations

import copy
import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from reader import paths
from reader.errors import DateError
from reader.model.dates import FuzzyDate
from reader.store.article_file import read_article
from reader.store.kinds import TRUE, Date
from reader.store.problems import has_errors
from reader.store.schema import article_schema, entity_schema
from tests.store import test_article_file, test_entity_file
from tests.store.factories import (
    ARTICLE,
    HEAD,
    article_of,
    article_problems,
    document_of,
    entity_reading,
    marked,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ARTICLES = Draft7Validator(article_schema())
ENTITIES = Draft7Validator(entity_schema())
LOADERS = (yaml.SafeLoader, yaml.BaseLoader)
"""What editors make of YAML: types of their own, or texts only."""


def faults(text: str, validator: Draft7Validator, loader: type[Any] = yaml.SafeLoader) -> list[str]:
    """What a validator says of a file."""
    data = _as_json(yaml.load(text, loader))  # noqa: S506 - these loaders make plain data only
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(data)]


def _as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _as_json(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_as_json(part) for part in value]
    return value.isoformat() if isinstance(value, dt.date) else value


@pytest.mark.parametrize("schema", [article_schema(), entity_schema()])
def test_a_schema_is_draft_07(schema: dict[str, Any]) -> None:
    Draft7Validator.check_schema(schema)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(
    "path", sorted(paths.articles_dir().glob("*.yaml")), ids=lambda path: path.stem if path else ""
)
def test_the_bundled_files_are_valid(path: Path, loader: type[Any]) -> None:
    validator = ENTITIES if path.stem == "entities" else ARTICLES
    assert faults(path.read_text(encoding="utf-8"), validator, loader) == []


@pytest.mark.parametrize("loader", LOADERS)
def test_files_with_every_key_are_valid(loader: type[Any]) -> None:
    nulls = {"entity: null": "entity: ~"} if loader is yaml.SafeLoader else {"entity: null": "entity: india"}
    text = test_article_file.WHOLE
    for old, new in nulls.items():
        text = text.replace(old, new)
    assert faults(text, ARTICLES, loader) == []
    assert faults(test_entity_file.WHOLE, ENTITIES, loader) == []


@pytest.mark.parametrize(
    "keys",
    [
        "kicker: true\nsummary: 1.10\nlocated: NO\nid: 2025\nlanguage: no\n",
        "byline: [1, true]\ntopics: 2025\nsource: 7\n",
        "kicker:\nbyline:\nsource:\ntopics: ~\nentities:\ntimeline:\ndraft:\nschema:\n",
        "timeline: [{date: 2018, title: 5, status: ~, entities: }]\n",
        "mentions: [{exact: 400, entity: ~, in: 3, occurrence: 1}]\n",
    ],
)
def test_what_an_editor_takes_for_something_else_is_valid_text(keys: str) -> None:
    body = "[4, {facts: {title: 5, rows: {6: 7, a: true, b: 1.5}}}, {list: [8]}]"
    text = f"title: 2025\npublished: 2025-12-04\n{keys}sections: [{{heading: 3, body: {body}}}]\n"
    assert faults(text, ARTICLES) == []
    article_of(text)


_BEYOND_A_SCHEMA = ("bad-date", "duplicate-id", "duplicate-key", "warning")
"""What only the loader sees: days that do not exist, what stands twice, and what it only warns of."""

_REFUSED = [
    (plain, validator)
    for table, validator in ((test_article_file.WRONG, ARTICLES), (test_entity_file.WRONG, ENTITIES))
    for plain, problems in map(marked, table)
    if not all(any(part in problem for part in _BEYOND_A_SCHEMA) for problem in problems)
    and "Übel" not in plain  # a schema knows the capitals of ASCII only
]


@pytest.mark.parametrize(("text", "validator"), _REFUSED, ids=range(len(_REFUSED)))
def test_what_the_loader_refuses_is_not_valid(text: str, validator: Draft7Validator) -> None:
    assert faults(text, validator) != []


_WHOLE_ARTICLE, _WHOLE_ENTITIES = (
    _as_json(yaml.safe_load(text)) for text in (test_article_file.WHOLE, test_entity_file.WHOLE)
)
_ODD_VALUES: tuple[Any, ...] = (
    *(
        "",
        " ",
        " x ",
        "x\n",
        " a-b ",
        "A",
        "A B",
        "a_b",
        "é",
        "true",
        "5",
        " 2018 ",
        "2018-10-05\n",
        " lead/1\n",
    ),
    *(" https://x.y ", "en-IN\n", " Q5", "system "),
    *(None, True, False, 0, 5, 2018, 1.5, [], [""], [None], ["x"], {}, {"a": "b"}, {"a": None}, {"": "x"}),
)
"""Values that stand where others are wanted, or have blanks around them."""


def _paths(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    entries = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for key, part in entries:
        yield (*path, key)
        yield from _paths(part, (*path, key))


def _with(data: Any, path: tuple[str | int, ...], value: Any) -> Any:
    changed = copy.deepcopy(data)
    place = changed
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return changed


@given(st.sampled_from(list(_paths(_WHOLE_ARTICLE))), st.sampled_from(_ODD_VALUES))
def test_an_odd_article_that_the_loader_takes_is_valid(path: tuple[str | int, ...], value: Any) -> None:
    data = _with(_WHOLE_ARTICLE, path, value)
    _, reading = read_article(document_of(json.dumps(data)), "file", None)
    assert has_errors(reading.report.problems()) or list(ARTICLES.iter_errors(data)) == []


@given(st.sampled_from(list(_paths(_WHOLE_ENTITIES))), st.sampled_from(_ODD_VALUES))
def test_an_odd_file_of_entities_that_the_loader_takes_is_valid(
    path: tuple[str | int, ...], value: Any
) -> None:
    data = _with(_WHOLE_ENTITIES, path, value)
    reading = entity_reading(json.dumps(data))
    assert has_errors(reading.report.problems()) or list(ENTITIES.iter_errors(data)) == []


@pytest.mark.parametrize(
    "keys",
    [
        "byline: ['']",
        "topics: [' ']",
        "language: 5",
        "updated: true",
        "updated: 20181005",
        "id: '~'",
        "id: -1",
        "entities: ['']",
        "mentions: [{exact: a, entity: ''}]",
        "source: {name: a, url: 5}",
        "timeline: [{date: ' ', title: a}]",
        "sections: [{body: ' '}]",
        "sections: [{body: [{facts: {rows: {}}}]}]",
        "sections: [{body: [{facts: {rows: {' ': a}}}]}]",
        "sections: [{body: [{facts: {rows: {a: ''}}}]}]",
    ],
)
def test_what_is_empty_or_of_another_type_is_not_valid(keys: str) -> None:
    text = f"{HEAD}{keys}\n" if "sections" in keys else f"{ARTICLE}{keys}\n"
    assert faults(text, ARTICLES) != []
    assert has_errors(article_problems(text))


def test_extending_asks_for_an_id_only() -> None:
    for yes in ("true", "'true'", "TRUE"):
        assert faults(f"entities: [{{id: a, extends: {yes}}}]\n", ENTITIES) == []
    assert faults("entities: [{id: a, extends: false}]\n", ENTITIES) != []
    assert faults("entities: [{extends: true}]\n", ENTITIES) != []
    assert faults(f"{ARTICLE}entities: [{{id: a, extends: true}}]\n", ARTICLES) == []


def _properties(schema: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(schema, dict):
        for name, part in schema.get("properties", {}).items():
            if part != {"enum": list(TRUE)}:
                yield name, part
        for part in schema.values():
            yield from _properties(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from _properties(part)


@pytest.mark.parametrize("schema", [article_schema(), entity_schema()])
def test_every_key_is_explained_and_its_examples_are_valid(schema: dict[str, Any]) -> None:
    for name, part in _properties(schema):
        assert part["description"].endswith((".", ")", "1.")) or name == "date", name
        for example in (*part.get("examples", ()), *([part["default"]] if "default" in part else [])):
            assert list(Draft7Validator(part).iter_errors(example)) == [], (name, example)


def test_defaults_are_the_model_s() -> None:
    properties = article_schema()["properties"]
    assert properties["language"]["default"] == "en"
    assert properties["timeline"]["items"]["properties"]["status"]["default"] == "reported"
    assert entity_schema()["properties"]["entities"]["items"]["properties"]["match"]["properties"]["case"][
        "default"
    ]
    assert "default" not in properties["kicker"]


_UNIT = st.from_regex(r"[0-9X]{4}(-[0-9X]{2}(-[0-9X]{2})?)?[~?%]?", fullmatch=True)
_INSTANT = st.from_regex(
    r"2[0-9]{3}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9](:[0-5][0-9])?(Z|[+-][01][0-9](:[0-5][0-9])?)?",
    fullmatch=True,
)
_END = st.one_of(_UNIT, st.sampled_from(["", ".."]))


@given(st.one_of(_UNIT, _INSTANT, st.tuples(_END, _END).map("/".join)))
def test_every_date_that_the_loader_takes_is_valid(text: str) -> None:
    try:
        FuzzyDate.parse(text)
    except DateError:
        return
    assert list(Draft7Validator(Date().schema()).iter_errors(text)) == []


@pytest.mark.parametrize(
    "text", ["5 October 2018", "2018-10-5", "10/2018", "2018-10-05T", "../..", "2018~~", "next year"]
)
def test_what_is_no_date_is_not_valid(text: str) -> None:
    assert list(Draft7Validator(Date().schema()).iter_errors(text)) != []


@pytest.mark.parametrize("text", ["2025-12", "2025", "2025-12-04/.."])
def test_publication_is_known_to_the_day(text: str) -> None:
    assert list(Draft7Validator(Date(is_day=True).schema()).iter_errors(text)) != []
