"""Files for the tests of the store, and what is wrong with them in short."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.model.entity import Authority, Entity, EntityType, FilePlace
from reader.store.article_file import read_article
from reader.store.entity_file import read_entities
from reader.store.problems import in_reading_order
from reader.store.source import decoded
from reader.store.yaml import Document, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reader.model.article import Article
    from reader.store.problems import Problem
    from reader.store.reading import Reading

NAME = "file.yaml"
"""What the files are called in problems."""

HEAD = "title: A title\npublished: 2025-12-04\n"
"""The keys that an article must have, but for its text: lines 1 and 2."""

BODY = "sections: [{body: Some text about India.}]\n"
"""An article's text: one line."""

ARTICLE = HEAD + BODY
"""A whole article, of three lines."""

THING = "id: thing, type: other, name: Thing"
"""The keys that an entity must have."""


def document_of(text: str | bytes) -> Document:
    """Parse a file of which something can be read."""
    document = parsed(text)
    assert isinstance(document, Document), document
    return document


def yaml_problems(text: str | bytes) -> tuple[Problem, ...]:
    """What is wrong with a file as YAML."""
    document = parsed(text)
    return document.report.problems() if isinstance(document, Document) else document


def parsed(text: str | bytes) -> Document | tuple[Problem, ...]:
    """Parse a file, whatever comes of it."""
    data = text if isinstance(text, bytes) else text.encode()
    source, problems = decoded(NAME, data)
    return problems if source is None else parse_yaml(source)


def article_of(text: str, known: Mapping[str, Entity] | None = None) -> Article:
    """Read an article that must be without problems."""
    article, reading = read_article(document_of(text), "file", known)
    assert in_short(reading.report.problems()) == []
    assert article is not None
    return article


def article_problems(text: str | bytes, known: Mapping[str, Entity] | None = None) -> tuple[Problem, ...]:
    """What is wrong with an article's file by itself."""
    document = parsed(text)
    if not isinstance(document, Document):
        return document
    return read_article(document, "file", known)[1].report.problems()


def entity_reading(
    text: str | bytes, known: Mapping[str, Entity] | None = None, authority: Authority = Authority.LIBRARY
) -> Reading:
    """Read a file of entities."""
    return read_entities(document_of(text), authority, known)


_MARK = re.compile("⟪(warning )?([a-z-]+)⟫")


def marked(text: str) -> tuple[str, list[str]]:
    """A file whose problems are marked: ``⟪bad-date⟫yesterday``, ``⟪warning unknown-entity⟫rusia``.

    Returns:
        The file without the marks, and its problems as `in_short` gives them.
    """
    problems: list[str] = []
    plain = ""
    end = 0
    for match in _MARK.finditer(text):
        plain += text[end : match.start()]
        end = match.end()
        line, column = plain.count("\n") + 1, len(plain) - plain.rfind("\n")
        problems.append(f"{line}:{column} {'warning' if match[1] else 'error'} {match[2]}")
    return plain + text[end:], problems


def in_short(problems: Iterable[Problem]) -> list[str]:
    """Problems as ``line:column severity code``, for comparing."""
    return [f"{p.line}:{p.column} {p.severity} {p.code}" for p in in_reading_order(problems)]


def entity(entity_id: str, authority: Authority = Authority.LIBRARY, line: int = 1) -> Entity:
    """An entity that a file called ``entities.yaml`` defines."""
    return Entity(
        entity_id,
        EntityType.PLACE,
        entity_id.title(),
        authority=authority,
        defined_at=FilePlace("entities.yaml", line),
    )
