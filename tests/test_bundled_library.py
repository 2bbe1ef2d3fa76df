"""What the bundled library promises: articles of a readable length with honest timelines, and a who's who."""

from __future__ import annotations

from functools import cache

import pytest

from reader import paths
from reader.model.article import Article, Paragraph
from reader.model.entity import EntityType
from reader.store.article_file import load_article
from reader.store.check import Checker
from reader.store.library import Library
from reader.text.annotation import annotate
from reader.text.blocks import BlockRole, flatten
from reader.text.whos_who import WhosWho

NAMES = [path.stem for path in sorted(Library(paths.articles_dir()).articles())]
_FURNITURE = {BlockRole.KICKER, BlockRole.HEADLINE, BlockRole.BYLINE, BlockRole.IMPRINT}


@cache
def library() -> Library:
    return Library(paths.articles_dir())


def article(name: str) -> Article:
    found = load_article(paths.articles_dir() / f"{name}.yaml").article
    assert found is not None
    return found


def test_nothing_is_wrong_with_any_file_of_it() -> None:
    problems = [problem for _, found in Checker().check(paths.articles_dir()) for problem in found]
    assert problems == []


def test_it_holds_enough_and_begins_with_the_news() -> None:
    assert len(NAMES) >= 10
    assert paths.first_article().is_file()
    entities = library().entities().values()
    assert len(entities) >= 120
    assert {one.type for one in entities} == set(EntityType)


@pytest.mark.parametrize("name", NAMES)
def test_an_article_has_a_readable_length_sections_and_a_source(name: str) -> None:
    found = article(name)
    words = sum(len(block.text.split()) for block in flatten(found, {}) if block.role not in _FURNITURE)
    assert 350 <= words <= 900
    assert sum(bool(section.heading) for section in found.sections) >= 2
    assert any(isinstance(block, Paragraph) for block in found.sections[0].blocks)
    assert found.source is not None
    assert "Dateline" in found.source.name


@pytest.mark.parametrize("name", NAMES)
def test_an_article_names_entities_and_tells_most_of_its_events(name: str) -> None:
    found = article(name)
    annotated = annotate(found, WhosWho(library().entities()).gazetteer(found))
    assert 5 <= len(found.timeline) <= 15
    assert len(annotated.ties) >= len(found.timeline) // 2
    assert len(annotated.subjects) >= 5
    assert len(annotated.mentions) >= 15
