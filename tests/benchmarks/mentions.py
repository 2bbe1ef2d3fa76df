"""How fast mentions are found: generated English news, generated gazetteers, one core.

Run with ``python -m tests.benchmarks.mentions``. Times are the processor's, as somebody else may use the
other cores. All text is made here by a seeded generator: words of
a vocabulary by Zipf's law, capitalised names among them, curly quotation marks, and mentions of the
gazetteer's entities in about one word of twenty-five.
"""

from __future__ import annotations

import time
from itertools import accumulate
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from reader.model.entity import Entity, EntityType
from reader.text.blocks import BlockRole, TextBlock
from reader.text.gazetteer import Gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def _words(text: str) -> list[str]:
    return text.split()


_ONSETS = _words("b br c ch cl d dr f fl g gr h j k kl l m n p pr qu r s sh sl st t th tr v w y z")
_VOWELS = _words("a e i o u ai ea ee ia io oo ou")
_CODAS = ["", "", "", "l", "m", "n", "nd", "r", "rd", "s", "st", "t", "x"]
_FUNCTION = _words("the of and to in a is that for on with as was at by from it an be are has had which not")
_ORGANISATIONS = _words("Ministry Agency Institute Corporation Council Command Bureau Committee")
_PLACES = _words("Port New North San Lake East")
_TITLES = _words("President Minister Secretary General")
_ENDINGS = [".", ".", ".", ",", ",", ""]


class Figure(NamedTuple):
    """One line of the table."""

    what: str
    value: float
    unit: str


def _word(random: Random, syllables: int) -> str:
    return "".join(
        random.choice(_ONSETS) + random.choice(_VOWELS) + random.choice(_CODAS) for _ in range(syllables)
    )


def make_entities(random: Random, aliases: int) -> list[Entity]:
    """Make entities with about so many aliases: people, places, organisations, systems."""
    family_names = [_word(random, random.choice((1, 2, 2))).title() for _ in range(2000 + aliases // 50)]
    given_names = [_word(random, 2).title() for _ in range(500)]
    entities: list[Entity] = []
    count = 0
    while count < aliases:
        identity = f"e{len(entities)}"
        kind = random.random()
        if kind < 0.4:
            family = random.choice(family_names)
            name = f"{random.choice(given_names)} {family}"
            titles = (random.choice(_TITLES),) if random.random() < 0.3 else ()
            entity = Entity(identity, EntityType.PERSON, name, family_name=family, titles=titles)
        elif kind < 0.65:
            word = _word(random, random.choice((2, 3))).title()
            name = f"{random.choice(_PLACES)} {word}" if random.random() < 0.2 else word
            entity = Entity(identity, EntityType.PLACE, name)
        elif kind < 0.85:
            head = random.choice(_ORGANISATIONS)
            tail = f"{_word(random, 2).title()} {_word(random, 2).title()}"
            initials = "".join(part[0] for part in f"{head} {tail} {_word(random, 1).title()}".split())
            short = f"{initials.upper()}{_word(random, 1)[0].upper()}"
            entity = Entity(identity, EntityType.ORGANISATION, f"{head} of {tail}", short=short)
        else:
            letters = _word(random, 1)[:2].title()
            designator = f"{letters}-{random.randint(1, 999)}{random.choice(['', '', 'M', 'K'])}"
            nickname = _word(random, 2).title()
            entity = Entity(
                identity,
                EntityType.SYSTEM,
                f"{designator} {nickname}",
                short=designator,
                weak_aliases=(nickname,),
            )
        entities.append(entity)
        count += 1 + bool(entity.short) + len(entity.weak_aliases)
    return entities


def make_news(random: Random, entities: Sequence[Entity], size: int) -> Iterator[list[TextBlock]]:
    """Make articles of about 5 kB each, until there are ``size`` characters."""
    vocabulary = _FUNCTION + [_word(random, random.choice((1, 2, 2, 3))) for _ in range(20_000)]
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(vocabulary))))
    strangers = [_word(random, random.choice((1, 2, 3))).title() for _ in range(5000)]
    made = 0
    while made < size:
        cast = random.sample(entities, min(30, len(entities)))
        blocks = [
            TextBlock(
                BlockRole.HEADLINE, "headline", 0, _sentence(random, vocabulary, weights, strangers, cast)
            )
        ]
        length = len(blocks[0].text)
        while length < 5000:
            sentences = random.randint(2, 5)
            text = " ".join(_sentence(random, vocabulary, weights, strangers, cast) for _ in range(sentences))
            blocks.append(TextBlock(BlockRole.PARAGRAPH, "lead", len(blocks), text))
            length += len(text)
        made += length
        yield blocks


def _sentence(
    random: Random,
    vocabulary: Sequence[str],
    weights: Sequence[float],
    strangers: Sequence[str],
    cast: Sequence[Entity],
) -> str:
    words = random.choices(vocabulary, cum_weights=weights, k=random.randint(12, 30))
    for at in range(len(words)):
        chance = random.random()
        if chance < 0.04:
            entity = random.choice(cast)
            words[at] = random.choice(
                (entity.name, entity.short or entity.name, entity.family_name or entity.name)
            )
            if random.random() < 0.1:
                words[at] += "’s"
        elif chance < 0.09:
            words[at] = random.choice(strangers)
        elif chance < 0.1:
            words[at] = str(random.randint(1, 2030))
        elif chance < 0.12:
            words[at] += random.choice(_ENDINGS)
    sentence = " ".join(words)
    sentence = sentence[0].upper() + sentence[1:]
    return f"“{sentence},” said {random.choice(strangers)}." if random.random() < 0.2 else f"{sentence}."


def measure(aliases: int, size: int = 10_000_000) -> list[Figure]:
    """Build a gazetteer and find the mentions of news.

    Args:
        aliases: About how many the gazetteer has.
        size: Characters of news.
    """
    random = Random(aliases)  # noqa: S311 - nothing secret
    entities = make_entities(random, aliases)
    articles = list(make_news(random, entities, size))
    characters = sum(len(block.text) for blocks in articles for block in blocks)
    before = time.process_time()
    gazetteer = Gazetteer(entities)
    built = time.process_time() - before
    before = time.process_time()
    mentions = sum(len(gazetteer.mentions(blocks)) for blocks in articles)
    found = time.process_time() - before
    typical = articles[len(articles) // 2]
    times = []
    for _ in range(20):
        before = time.process_time()
        gazetteer.mentions(typical)
        times.append(time.process_time() - before)
    return [
        Figure("aliases", aliases, ""),
        Figure("build", built * 1000, "ms"),
        Figure("news", characters / 1e6, "MB"),
        Figure("mentions", mentions, ""),
        Figure("speed", characters / 1e6 / found, "MB/s"),
        Figure("a 5 kB article", min(times) * 1000, "ms"),
    ]


if __name__ == "__main__":
    for count in (10_000, 1_000_000):
        for figure in measure(count):
            print(f"{figure.what:>16} {figure.value:14,.2f} {figure.unit}")
        print()
