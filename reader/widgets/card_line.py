"""What the lines of all cards are made of: headings, labels, names that lead to other cards."""

from __future__ import annotations

from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from reader.chronology.words import in_words
from reader.widgets.entity_look import colour_of
from reader.widgets.line import Line, Link
from reader.widgets.target import ToEntity, ToWeb

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.model.dates import FuzzyDate
    from reader.model.entity import Entity, FilePlace
    from reader.text.annotation import AnnotatedArticle
    from reader.widgets.line import Part

SEPARATOR = " · "

DIM = "$dateline-dim"
STRONG = "bold $dateline-headline"
ITALIC = "italic"
_TITLE = "bold $dateline-dim"

EVENT_STYLE = "$dateline-event"
"""Of the titles of events that lead to their cards."""


def heading(title: str) -> tuple[Line, Line]:
    """A blank line, and what the lines below it are about."""
    return Line(), Line(((title.upper(), _TITLE),))


def labelled(label: str, *parts: Part) -> Line:
    """Words with what they are."""
    return Line(parts, label, DIM)


def joined(items: Iterable[Sequence[Part]]) -> tuple[Part, ...]:
    """Put a sign between items of one line."""
    parts = [part for item in items for part in (SEPARATOR, *item)]
    return tuple(islice(parts, 1, None))


def kind_of(entity: Entity) -> str:
    """Type, category, finer type and code."""
    parts = (entity.type.value, entity.category or "", entity.kind, entity.code)
    return SEPARATOR.join(part.replace("_", " ") for part in parts if part)


class WrittenLines(NamedTuple):
    """Where in files stands what a card tells of, and what corrections would do: as far as it is known."""

    names: Mapping[str, int] = MappingProxyType({})
    """The lines of the names of the card's entity, in the file that defines it."""
    corrections: Mapping[int, FilePlace] = MappingProxyType({})
    """The places of corrections, by the index of a mention that one of them makes."""
    settled: Mapping[str, Sequence[int]] = MappingProxyType({})
    """By the id of whom an ambiguous name may mean, the blocks that name it too if a correction says so."""


NOT_LOOKED_UP = WrittenLines()
"""Nothing is known of the files but where entities begin."""


def where_defined(entity: Entity, line: int | None = None) -> str:
    """The file and line that define an entity.

    Args:
        entity: The entity.
        line: Another line of that file, on which something of it stands.
    """
    place = entity.defined_at
    return f"{place.path}:{line or place.line}" if place else "defined nowhere"


def name_part(annotated: AnnotatedArticle, key: str) -> Part:
    """The name that lists show for an id, which leads to its card; a plain name as it is."""
    entity = annotated.entities.get(key)
    return Link(entity.label, colour_of(entity), ToEntity(key)) if entity else key


def note(date: FuzzyDate | None, source: str, *, told: str = "") -> tuple[Part, ...]:
    """When something holds and from whom it is known, in brackets; an address on the web can be followed.

    Args:
        date: When; None: it is not said.
        source: From whom; empty: it is not said.
        told: What has been said already: a date in it is not said again.
    """
    words = in_words(date) if date else ""
    words = "" if words in told else words
    if not (words or source):
        return ()
    origin = web_part(source) if source else ""
    return (f" ({words}{', ' if words and source else ''}", DIM), origin, (")", DIM)


def web_part(address: str, style: str = DIM) -> Part:
    """An address, which can be followed if it is one of the web; other text as it is."""
    if address.startswith(("http://", "https://")):
        return Link(address, style, ToWeb(address), address)
    return address, style


def place_in_words(annotated: AnnotatedArticle, block: int) -> str:
    """A block as one would name it: ``the headline``, ``paragraph 2 of “The contract”``."""
    found = annotated.blocks[block]
    at = annotated.section_at(block)
    if at < 0:
        return "the headline"
    title = annotated.headings[at].text
    section = f" of “{title}”" if title else ""
    return f"the heading “{title}”" if found.number == 0 else f"paragraph {found.number}{section}"
