"""Entities and texts for the tests of mentions, and a notation for what is found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.model.entity import Entity, EntityType, MatchRules
from reader.text.blocks import BlockRole, TextBlock
from reader.text.gazetteer import Gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.model.article import Correction, EntityRef
    from reader.model.mention import Mention


def system(name: str, *aliases: str, weak: tuple[str, ...] = (), match: MatchRules | None = None) -> Entity:
    return Entity(
        name, EntityType.SYSTEM, name, aliases=aliases, weak_aliases=weak, match=match or MatchRules()
    )


def person(
    name: str, family: str = "", *titles: str, aliases: tuple[str, ...] = (), weak: tuple[str, ...] = ()
) -> Entity:
    return Entity(
        name,
        EntityType.PERSON,
        name,
        family_name=family,
        titles=titles,
        aliases=aliases,
        weak_aliases=weak,
    )


def place(name: str, *aliases: str, never: tuple[str, ...] = (), weak: tuple[str, ...] = ()) -> Entity:
    return Entity(name, EntityType.PLACE, name, aliases=aliases, never=never, weak_aliases=weak)


def organisation(name: str, *aliases: str, match: MatchRules | None = None) -> Entity:
    return Entity(name, EntityType.ORGANISATION, name, aliases=aliases, match=match or MatchRules())


S400 = system("S-400")
SU57 = system("Su-57", weak=("Felon",))
INDIA = place("India")
RUSSIA = place("Russia")
SINGH = person("Rajnath Singh", "Singh", "Defence Minister", "Raksha Mantri")


def paragraph(text: str, number: int = 1, section: str = "lead") -> TextBlock:
    return TextBlock(BlockRole.PARAGRAPH, section, number, text)


def headline(text: str) -> TextBlock:
    return TextBlock(BlockRole.HEADLINE, "headline", 0, text)


def blocks_of(texts: Iterable[str | TextBlock]) -> list[TextBlock]:
    """Paragraphs of texts; blocks stay as they are."""
    return [
        text if isinstance(text, TextBlock) else paragraph(text, number)
        for number, text in enumerate(texts, start=1)
    ]


def find(
    entities: Iterable[Entity],
    *texts: str | TextBlock,
    listed: Sequence[EntityRef] = (),
    corrections: Sequence[Correction] = (),
) -> list[Mention]:
    return Gazetteer(entities).mentions(blocks_of(texts), listed, corrections)


def mark(text: str, mentions: Iterable[Mention], *, naming: bool = False) -> str:
    """Put brackets around the mentions of one block; with ``naming``, each says whom it names."""
    parts: list[str] = []
    end = 0
    for mention in mentions:
        parts.append(text[end : mention.start])
        words = text[mention.start : mention.end]
        who = mention.entity or "/".join(mention.candidates) + "?"
        parts.append(f"[{words}={who}]" if naming else f"[{words}]")
        end = mention.end
    return "".join((*parts, text[end:]))


def marked(
    entities: Iterable[Entity],
    *texts: str | TextBlock,
    naming: bool = False,
    listed: Sequence[EntityRef] = (),
    corrections: Sequence[Correction] = (),
) -> list[str]:
    """The texts with brackets around their mentions."""
    blocks = blocks_of(texts)
    mentions = Gazetteer(entities).mentions(blocks, listed, corrections)
    return [
        mark(block.text, [mention for mention in mentions if mention.block == index], naming=naming)
        for index, block in enumerate(blocks)
    ]


def bare(expected: str) -> str:
    """A text without the brackets around its mentions."""
    return re.sub(r"[\[\]]", "", expected)


def check(entities: Iterable[Entity], expected: str) -> None:
    """Check that exactly what stands in brackets is a mention."""
    assert marked(entities, bare(expected)) == [expected]
