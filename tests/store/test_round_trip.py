"""What is written to a file is what is read from it; and no file does any harm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from reader.model.entity import FilePlace
from reader.store.article_file import ARTICLE, read_article
from reader.store.claim_check import ClaimCheck
from reader.store.entity_file import ENTITY
from reader.store.problems import Severity, has_errors
from reader.store.schema import article_schema
from reader.store.yaml import Document
from tests.store.factories import document_of, entity_reading, parsed
from tests.store.strategies import article_file, articles, entities, entities_file

if TYPE_CHECKING:
    from reader.model.article import Article
    from reader.model.entity import Entity


@given(articles)
def test_an_article_is_read_as_it_was_written(article: Article) -> None:
    found, reading = read_article(document_of(article_file(article)), "file", None)
    assert [str(problem) for problem in reading.report.problems()] == []
    assert found == article


@given(articles)
@settings(max_examples=50)
def test_an_article_s_file_is_valid_to_an_editor(article: Article) -> None:
    data = yaml.safe_load(article_file(article))
    assert [error.message for error in Draft7Validator(article_schema()).iter_errors(data)] == []


@given(st.lists(entities, min_size=1, max_size=3, unique_by=lambda one: one.id))
def test_entities_are_read_as_they_were_written(written: list[Entity]) -> None:
    reading = entity_reading(entities_file(written))
    found = list(reading.entities.values())
    assert not has_errors(reading.report.problems())
    assert all(isinstance(one.defined_at, FilePlace) for one in found)
    assert [one._replace(defined_at=None) for one in found] == written


_KEYS = st.sampled_from(
    sorted({"", "foo", *ARTICLE._named, *ENTITY._named, "body", "quote", "facts", "rows", "ref"})
)
_SCALARS = st.one_of(
    st.sampled_from(
        ["", "india", "2018", "true", "5", "lead/1", "x", "\x1b]0;x\x07", "*a* [b](entity:c)", "~"]
    ),
    st.none(),
    st.text(max_size=5),
)
_NODES = st.recursive(
    _SCALARS,
    lambda children: st.one_of(st.lists(children, max_size=4), st.dictionaries(_KEYS, children, max_size=5)),
    max_leaves=30,
)


def check_anything(text: str | bytes) -> None:
    """Read whatever there is as an article and as entities: there is a result, or an error is told."""
    document = parsed(text)
    if not isinstance(document, Document):
        assert has_errors(document)
        return
    article, reading = read_article(document, "file", {})
    ClaimCheck(reading, article, {}, ()).run()
    problems = reading.report.problems()
    assert article is not None or has_errors(problems)
    assert all(problem.line >= 1 and problem.column >= 1 for problem in problems)
    assert all(problem.severity in Severity and "\n" not in str(problem) for problem in problems)
    entity_reading(text)


@given(st.dictionaries(_KEYS, _NODES, max_size=8))
@settings(max_examples=200)
def test_any_structure_is_read_or_refused(data: Any) -> None:
    check_anything(yaml.safe_dump(data, allow_unicode=True))


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    check_anything(data)
