"""A seeded generator of whole libraries: thousands of articles that look real to an index.

The words follow Zipf's law, the sizes of the files a log-normal law between 2 and 20 kB. The articles spread
over ten years, a hundredth of them cannot be read, and the library's entities stand in one file, as a
newsroom would keep them.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from tests.generation import NewsWriter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CAST_SIZE = 400
"""How many entities a library knows."""

DAMAGED_SHARE = 0.01
"""How many of the articles cannot be read."""

_FOLDER_SIZE = 1_000
"""How many articles a folder holds."""

_SMALLEST, _LARGEST = 2_500, 19_000
"""Characters of an article's file, to within half a paragraph, which has at most 1,200."""

_SENTENCES = 30_000
"""How many sentences the articles are put together from, so that a large library is made in a minute."""

_NEWEST = datetime(2026, 11, 1, tzinfo=UTC)
_MINUTES = 10 * 365 * 24 * 60
"""The span of time that a library covers."""

_TOPICS = ("defence", "diplomacy", "energy", "trade", "space", "elections", "industry", "law")
_SOURCES = ("Generated Wire", "The Made-up Times", "Example Agency", "Sample Post", "Specimen Review")
_LANGUAGES = ("en",) * 8 + ("fr", "de")


class _Material(NamedTuple):
    """What articles are put together from."""

    writer: NewsWriter
    sentences: list[str]
    headings: list[str]
    reporters: list[str]


class GeneratedLibrary(NamedTuple):
    """What was written."""

    root: Path
    articles: int
    damaged: int
    characters: int
    """Of all articles together."""


def write_library(root: Path, count: int, *, seed: int = 1, newest: str = "") -> GeneratedLibrary:
    """Write a library.

    Args:
        root: Its folder, which is made.
        count: How many articles.
        seed: Another one gives another library.
        newest: The title of a short article that is added, newer than all others; empty: none is.
    """
    root.mkdir(parents=True, exist_ok=True)
    random = Random(seed)  # noqa: S311 - reproducible text, no secret
    writer = NewsWriter(seed, CAST_SIZE)
    material = _Material(
        writer,
        [writer.sentence() for _ in range(min(_SENTENCES, 200 + 10 * count))],
        [writer.heading() for _ in range(2_000)],
        [f"Reporter {word.capitalize()}" for word in writer.words(60)],
    )
    (root / "entities.yaml").write_text("\n".join(_entities(writer)), encoding="utf-8")
    damaged = characters = 0
    for number in range(count):
        folder = root / f"{number // _FOLDER_SIZE:03}"
        if number % _FOLDER_SIZE == 0:
            folder.mkdir(exist_ok=True)
        text = _article(number, random, material)
        if random.random() < DAMAGED_SHARE:
            damaged += 1
            text = text.replace("sections:", "sections: [", 1)
        characters += len(text)
        (folder / f"article-{number:06}.yaml").write_text(text, encoding="utf-8")
    if newest:
        text = (
            f"title: {newest}\npublished: {_NEWEST + timedelta(days=1):%Y-%m-%d}\nsections: [body: News.]\n"
        )
        (root / "newest.yaml").write_text(text, encoding="utf-8")
        count += 1
        characters += len(text)
    return GeneratedLibrary(root, count, damaged, characters)


def _article(number: int, random: Random, material: _Material) -> str:
    size = min(_LARGEST, max(_SMALLEST, random.lognormvariate(8.6, 0.5)))
    published = _NEWEST - timedelta(minutes=random.randrange(_MINUTES))
    writer, _, headings, _ = material
    first, second = random.choices(writer.cast, cum_weights=_weights(len(writer.cast)), k=2)
    title = f"{random.choice(headings)}: {first.name} and {second.name}"
    head = "\n".join(_head(title, published, random, material))
    timeline = "\n".join(_timeline(published, first.id, random, headings))
    sections = "\n".join(_sections(number, size - len(head) - len(timeline), random, material))
    return f"{head}\nsections:\n{sections}\n{timeline}"


def _head(title: str, published: datetime, random: Random, material: _Material) -> Iterator[str]:
    yield f"title: {json.dumps(title, ensure_ascii=False)}"
    yield f"published: {published:%Y-%m-%dT%H:%MZ}"
    yield f"language: {random.choice(_LANGUAGES)}"
    yield f"byline: {random.choice(material.reporters)}"
    yield f"source: {random.choice(_SOURCES)}"
    yield f"topics: [{', '.join(random.sample(_TOPICS, 2))}]"
    yield f"summary: {json.dumps(random.choice(material.sentences), ensure_ascii=False)}"


def _sections(number: int, size: float, random: Random, material: _Material) -> Iterator[str]:
    """Sections of a few paragraphs.

    Args:
        number: The article's, which its first section tells.
        size: How many characters they take, to within half a paragraph.
        random: What decides.
        material: What they are put together from.
    """
    left = size
    line = f"      The dispatch number {number} was filed under mark{number}.\n"
    while left > 0:
        is_first = left == size
        if not is_first:
            yield f"  - heading: {json.dumps(random.choice(material.headings), ensure_ascii=False)}"
        yield "  - body: |" if is_first else "    body: |"
        for _ in range(random.randint(2, 5)):
            yield line
            left -= len(line)
            line = f"      {' '.join(random.choices(material.sentences, k=random.randint(2, 5)))}\n"
            if left < len(line) / 2:
                return


def _timeline(published: datetime, involved: str, random: Random, headings: list[str]) -> Iterator[str]:
    events = random.choice((0, 0, 1, 3))
    if events:
        yield "timeline:"
    for _ in range(events):
        day = published - timedelta(days=random.randrange(3_000))
        title = json.dumps(random.choice(headings))
        yield f"  - {{date: {day:%Y-%m-%d}, title: {title}, entities: [{involved}]}}"


def _entities(writer: NewsWriter) -> Iterator[str]:
    yield "entities:"
    for thing in writer.cast:
        family = f", family_name: {thing.family_name}" if thing.family_name else ""
        yield f"  - {{id: {thing.id}, type: {thing.type}, name: {json.dumps(thing.name)}{family}}}"


def _weights(count: int) -> list[float]:
    return list(accumulate(1 / (rank + 3) for rank in range(count)))
