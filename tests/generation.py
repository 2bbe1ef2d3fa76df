"""Seeded generators of news-like text and of articles of any size.

The text has what costs a reader time: a vocabulary with a long tail (Zipf's law: the word of rank r comes
with a probability near 1/r), capitalised names, designators such as ``K-412``, dates, dashes, curly quotes.
The same seed and size give the same text.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import accumulate
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

OPENING_WORD = "Quillhaven"
"""The first word of a generated article's first paragraph; it stands nowhere else."""

FREQUENT_WORDS = """
the of to and in a that for said on is with by was as it from at has its will be have an not are but they were
he which been this more after new had his would government also their than minister or about defence who other
talks agreement between under last year could one over two out against when up system first officials delivery
""".split()  # noqa: SIM905 - words are read as words
"""Real words, the most frequent first; the words behind them are made up."""

_VOCABULARY_SIZE = 30_000
_ZIPF_OFFSET = 2.7
"""Mandelbrot's correction of Zipf's law, as usually given for English."""

_ONSETS = "b br c d d f g gr h l l m m n p pr r r s st t t tr v w".split()  # noqa: SIM905
_NUCLEI = "a a e e i i o o u ea".split()  # noqa: SIM905 - as above: letters are read as letters
_CODAS = ("", "", "", "", "", "", "l", "n", "n", "nd", "r", "s", "t")
_MONTHS = """
January February March April May June July August September October November December
""".split()  # noqa: SIM905 - as above


@dataclass(frozen=True, slots=True)
class NamedThing:
    """Somebody or something that a generated article names."""

    id: str
    type: str
    """One of the entity types of the article format."""
    name: str
    family_name: str = ""
    """People only."""


class NewsWriter:
    """Writes sentences about a cast of named things.

    Attributes:
        cast: Those who are named, the most frequent first.
    """

    def __init__(self, seed: int, cast_size: int) -> None:
        self._random = Random(seed)  # noqa: S311 - reproducible text, no secret
        self._words = [*FREQUENT_WORDS, *self._made_up_words(_VOCABULARY_SIZE - len(FREQUENT_WORDS))]
        self._word_weights = _zipf(len(self._words))
        self.cast = [self._named_thing(number) for number in range(cast_size)]
        self._cast_weights = _zipf(cast_size)

    def words(self, count: int) -> list[str]:
        """Draw words of the vocabulary."""
        return self._random.choices(self._words, cum_weights=self._word_weights, k=count)

    def heading(self) -> str:
        """Write a heading: a few words, the first with a capital."""
        return " ".join(self.words(self._random.randint(3, 6))).capitalize()

    def date(self) -> tuple[str, str]:
        """Draw a day.

        Returns:
            As EDTF writes it, and in words.
        """
        year, month = self._random.randint(1995, 2025), self._random.randint(1, 12)
        day = self._random.randint(1, 28)
        return f"{year}-{month:02}-{day:02}", f"{day} {_MONTHS[month - 1]} {year}"

    def sentence(self) -> str:
        """Write a sentence of 8 to 30 words, most of them with a name in it."""
        draw = self._random.random
        words = self.words(self._random.randint(8, 30))
        if draw() < 0.7:
            thing = self._random.choices(self.cast, cum_weights=self._cast_weights)[0]
            name = thing.family_name if thing.family_name and draw() < 0.5 else thing.name
            words[self._random.randrange(1, len(words))] = name + ("’s" if draw() < 0.1 else "")
        if draw() < 0.08:
            words.append("– " + " ".join(self.words(4)))
        if draw() < 0.25:
            words[len(words) // 2] += ","
        words[0] = words[0][0].upper() + words[0][1:]
        text = " ".join(words)
        return f"“{text},” said {self.cast[0].name}." if draw() < 0.1 else text + "."

    def paragraph(self) -> str:
        """Write a paragraph of 2 to 5 sentences."""
        return " ".join(self.sentence() for _ in range(self._random.randint(2, 5)))

    def paragraphs(self, size: int) -> Iterator[str]:
        """Write paragraphs of together at least ``size`` characters."""
        written = 0
        while written < size:
            paragraph = self.paragraph()
            written += len(paragraph)
            yield paragraph

    def _made_up_words(self, count: int) -> Iterator[str]:
        known = set(FREQUENT_WORDS)
        while count:
            word = "".join(self._syllable() for _ in range(self._random.choice((2, 2, 2, 3, 3, 4))))
            if word not in known:
                known.add(word)
                count -= 1
                yield word

    def _syllable(self) -> str:
        choose = self._random.choice
        return choose(_ONSETS) + choose(_NUCLEI) + choose(_CODAS)

    def _name(self) -> str:
        return (self._syllable() + self._syllable()).capitalize()

    def _named_thing(self, number: int) -> NamedThing:
        match number % 4:
            case 0:
                family_name = self._name()
                return NamedThing(f"person-{number}", "person", f"{self._name()} {family_name}", family_name)
            case 1:
                return NamedThing(
                    f"system-{number}", "system", f"{self._random.choice('KLMT')}-{100 + number}"
                )
            case 2:
                return NamedThing(f"place-{number}", "place", self._name() + "stan")
            case _:
                return NamedThing(
                    f"organisation-{number}", "organisation", f"{self._name()} {self._name()} Works"
                )


def news_text(size: int, *, seed: int = 1) -> str:
    """Write running text.

    Args:
        size: How many characters at least.
        seed: Another one gives another text.
    """
    return "\n\n".join(NewsWriter(seed, cast_size=40).paragraphs(size))


def article_yaml(size: int, *, seed: int = 1) -> str:
    """Write an article's file: sections, paragraphs, a quote, a list, facts, entities and a timeline.

    Args:
        size: How many characters its file has, within a few hundred.
        seed: Another one gives another article.
    """
    cast_size = 12 if size < 100_000 else 60 if size < 5_000_000 else 200
    writer = NewsWriter(seed, cast_size)
    section_size = max(1_700, size // 400)
    parts = [
        "schema: 1",
        f"title: {_quoted(writer.heading() + ': ' + writer.cast[0].name + ' and ' + writer.cast[1].name)}",
        "kicker: Defence",
        f"summary: {_quoted(writer.sentence())}",
        "published: 2025-12-04T21:10+05:30",
        f"located: {writer.cast[2].name}",
        "byline: [A Reporter, Another Reporter]",
        "source: {name: Generated, licence: CC0-1.0}",
        "sections:",
    ]
    events: list[str] = []
    number = 0
    left = size - 2_000
    while left > 0:
        edtf, in_words = writer.date()
        paragraphs = list(writer.paragraphs(min(left, section_size)))
        basis = f"on {in_words} the talks of round {number}"
        paragraphs[0] = f"{OPENING_WORD if number == 0 else 'Here'} {basis} began. {paragraphs[0]}"
        section = list(_section(number, writer.heading() if number else "", paragraphs))
        parts += section
        left -= sum(map(len, section))
        if number < 60:
            involved = ", ".join(thing.id for thing in writer.cast[number % cast_size :][:2])
            events.append(
                f"  - {{id: event-{number}, date: {edtf}, title: {_quoted(writer.heading())},"
                f" entities: [{involved}], basis: {_quoted(basis)}}}"
            )
        number += 1
    parts += ["entities:", *map(_entity, writer.cast), "timeline:", *events]
    return "\n".join(parts) + "\n"


def article_text(size: int, *, seed: int = 1) -> str:
    """Write an article as plain text, for readers that know no other form.

    Args:
        size: How many characters at least.
        seed: Another one gives another article.
    """
    return f"{OPENING_WORD} {news_text(size, seed=seed)}\n"


def _section(number: int, heading: str, paragraphs: Sequence[str]) -> Iterator[str]:
    yield f"  - id: section-{number}"
    if heading:
        yield f"    heading: {_quoted(heading)}"
    yield "    body:"
    half = len(paragraphs) // 2
    yield from _paragraph_run(paragraphs[:half])
    if number % 3 == 1:
        yield "      - quote: We will go on with the talks until there is an agreement."
        yield "        speaker: person-0"
        yield "      - list: [One round a month, Officials of both sides, No delivery before the talks end]"
        yield '      - facts: {title: The system, rows: {Units: "5", Value: USD 5 billion}}'
    yield from _paragraph_run(paragraphs[half:])


def _paragraph_run(paragraphs: Sequence[str]) -> Iterator[str]:
    if paragraphs:
        yield "      - |"
        yield "\n\n".join("        " + paragraph for paragraph in paragraphs)


def _entity(thing: NamedThing) -> str:
    family_name = f", family_name: {thing.family_name}" if thing.family_name else ""
    return f"  - {{id: {thing.id}, type: {thing.type}, name: {thing.name}{family_name}}}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _zipf(count: int) -> list[float]:
    return list(accumulate(1 / (rank + _ZIPF_OFFSET) for rank in range(count)))
