"""What a new article and a new who's who hold."""

from __future__ import annotations

import re

import pytest

from reader.store.schema import article_schema
from reader.store.template import article_template, entities_template
from reader.text.clean import clean_line
from tests.store.factories import article_of, article_problems, entity, entity_reading, in_short

DAY = "2025-12-04"
KNOWN = {name: entity(name) for name in ("india", "russia")}


def in_use(template: str) -> str:
    """A template in which every key that may be used is: the # and the blank are taken away."""
    return re.sub("^# (?!yaml-language-server)", "", template, flags=re.MULTILINE)


@pytest.mark.parametrize("is_full", [True, False])
@pytest.mark.parametrize("schema", ["", "article.schema.json"])
def test_a_new_article_is_one_and_has_no_problem(schema: str, is_full: bool) -> None:  # noqa: FBT001  a case
    text = article_template("Talks begin", DAY, is_full=is_full, schema=schema)
    article = article_of(text)
    assert (article.title, article.published.edtf, article.id) == ("Talks begin", DAY, "file")
    assert len(article.sections[0].blocks) == 2
    assert text.endswith("\n")


def test_an_instant_can_stand_for_the_day() -> None:
    assert (
        article_of(article_template("A", "2025-12-04T21:10+05:30")).published.edtf == "2025-12-04T21:10+05:30"
    )


@pytest.mark.parametrize(
    "make", [lambda schema: article_template("A", DAY, schema=schema), entities_template]
)
def test_editors_find_the_schema_in_the_first_line(make: object) -> None:
    assert callable(make)
    first = make(schema="../a.schema.json").split("\n")[0]
    assert first == "# yaml-language-server: $schema=../a.schema.json"
    assert "yaml-language-server" not in make(schema="")


def test_the_full_article_explains_every_key() -> None:
    keys = re.findall(r"^([a-z]+):", in_use(article_template("A", DAY)), re.MULTILINE)
    assert sorted(keys) == sorted(article_schema()["properties"])


def test_each_key_of_the_full_article_can_be_used_as_it_stands() -> None:
    text = in_use(article_template("A", DAY, schema="article.schema.json"))
    assert in_short(article_problems(text, KNOWN)) == []
    article = article_of(text, KNOWN)
    assert len(article.sections) == 2
    assert all((article.listed, article.corrections, article.quotes, article.timeline, article.related))


def test_a_new_whos_who_is_empty_and_its_examples_can_be_used() -> None:
    text = entities_template(schema="entities.schema.json")
    reading = entity_reading(text)
    assert (dict(reading.entities), reading.report.problems()) == ({}, ())
    reading = entity_reading(in_use(text))
    assert reading.report.problems() == ()
    assert [found.type for found in reading.entities.values()] == ["place", "person", "system"]


@pytest.mark.parametrize(
    "title",
    [
        'Say "no": #MeToo \\ & *more*, {braces} [brackets]',
        "- a dash",
        "? what",
        "2025",
        "null",
        "~",
        "'single'",
        "%d {title} {0}",
        "\ufeffmark \ufffe\uffff",
        "👩‍🚀 भारत",
        "\x1b[31mred\x1b[0m\r\nline\x85two\u2028three\u202e",
    ],
)
def test_a_headline_comes_back_whatever_it_holds(title: str) -> None:
    cleaned = clean_line(title)
    assert article_of(article_template(cleaned, DAY)).title == cleaned
