"""How an entity's file defines it: where, and by which names it is to be found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.entity import Authority, MatchRules
from reader.widgets.card_line import SEPARATOR, heading, labelled, where_defined
from reader.widgets.line import Link
from reader.widgets.target import ToWeb

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reader.model.entity import Entity
    from reader.widgets.line import Line

_AUTHORITIES: Mapping[Authority, str] = {
    Authority.ARTICLE: "the article’s own file",
    Authority.LIBRARY: "the library",
    Authority.BUNDLED: "the library that comes with the reader",
}

_WIKIDATA = "https://www.wikidata.org/wiki/"


def definition_lines(entity: Entity) -> Iterator[Line]:
    """Where an entity is defined, its id, and every name by which it is found, or is not."""
    yield from heading("Definition")
    if entity.is_defined:
        yield labelled("Defined in", f"{where_defined(entity)}, {_AUTHORITIES[entity.authority]}")
    yield labelled("Id", entity.id)
    names: Mapping[str, tuple[str, ...]] = {
        "Short name": (entity.short,),
        "Aliases": entity.aliases,
        "Weak aliases": entity.weak_aliases,
        "Former names": entity.former,
        "Family name": (entity.family_name,),
        "Titles": entity.titles,
        "Demonyms": entity.demonyms,
        "Metonyms": entity.metonyms,
        "Never": entity.never,
        "Matching": tuple(_rules(entity.match)),
    }
    for label, values in names.items():
        if any(values):
            yield labelled(label, SEPARATOR.join(values))
    if entity.wikidata:
        url = _WIKIDATA + entity.wikidata
        yield labelled("Wikidata", Link(entity.wikidata, "", ToWeb(url), url))


def _rules(match: MatchRules) -> Iterator[str]:
    """The matching rules that are not as usual, in words."""
    if match.plural is not None:
        yield "plurals too" if match.plural else "no plurals"
    if match.variants:
        yield "variants’ letters may follow"
    if not match.case:
        yield "in capitals and small letters alike"
    if not match.separators:
        yield "dashes and spaces as written"
