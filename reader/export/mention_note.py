"""Notes behind mentions: who or what they name, as far as the text itself does not say.

A note stands in square brackets: ``the S-400 [system: S-400 Triumf]``. Where the words say the whole name it
is only the type, ``Rajnath Singh [person]``; where the type has been told before, only the name,
``Singh [Rajnath Singh]``. What may be one of several says so: ``Foo [may be Foo City or Foo River]``.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.export.insertion import Insertion
from reader.model.entity import EntityType
from reader.text.blocks import BlockRole
from reader.text.fold import Folded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.model.entity import Entity
    from reader.model.mention import Mention
    from reader.text.annotation import AnnotatedArticle


class Noted(StrEnum):
    """Which mentions have a note."""

    NONE = "none"
    FIRST = "first"
    """The first of each entity in each section, if there is anything to say; headings stay as they are."""
    ALL = "all"
    """Every one, with type and name."""


_HEADINGS = frozenset({BlockRole.HEADLINE, BlockRole.HEADING})

_REST_OF_WORD = re.compile(r"(?:['’/\-‐‑–][^\W_]+)+")
"""What a note does not part from a mention: ``’s``, ``-made``, the other half of ``India–Russia``."""


def notes(annotated: AnnotatedArticle, noted: Noted) -> Mapping[int, list[Insertion]]:
    """The notes of an article, by the index of their text block.

    Args:
        annotated: The article.
        noted: Which mentions to tell of.
    """
    found: dict[int, list[Insertion]] = {}
    if noted is Noted.NONE:
        return found
    in_section: set[tuple[str, str]] = set()
    introduced: set[str] = set()
    for mention, key in zip(annotated.mentions, annotated.keys, strict=True):
        block = annotated.blocks[mention.block]
        if noted is Noted.FIRST:
            if block.role in _HEADINGS or (block.section, key) in in_section:
                continue
            in_section.add((block.section, key))
        words = _words(annotated, mention, with_type=noted is Noted.ALL or key not in introduced)
        introduced.add(key)
        if words:
            rest = _REST_OF_WORD.match(block.text, mention.end)
            place = rest.end() if rest else mention.end
            found.setdefault(mention.block, []).append(Insertion(place, f" [{words}]"))
    return found


def _words(annotated: AnnotatedArticle, mention: Mention, *, with_type: bool) -> str:
    """What a note says; empty: the text says it all."""
    if not mention.entity:
        return "may be " + " or ".join(candidates_in_words(annotated, mention.candidates))
    entity = annotated.entity(mention.entity)
    type_ = type_in_words(entity) if with_type else ""
    name = "" if _says(annotated.text_of(mention), entity.name) else entity.name
    return ": ".join(part for part in (type_, name) if part)


def _says(text: str, name: str) -> bool:
    """Whether a text holds a name, however it is written."""
    return Folded.of(name).text.casefold() in Folded.of(text).text.casefold()


def type_in_words(entity: Entity) -> str:
    """What kind of thing an entity is; empty where nobody says."""
    if not entity.is_defined:
        return "defined nowhere"
    return entity.kind if entity.type is EntityType.OTHER else entity.type.value


def candidates_in_words(annotated: AnnotatedArticle, candidates: tuple[str, ...]) -> tuple[str, ...]:
    """The names of those that an ambiguous mention may be; their ids where the names are no help."""
    names = tuple(annotated.entity(candidate).name for candidate in candidates)
    return names if len(set(names)) == len(names) else candidates
