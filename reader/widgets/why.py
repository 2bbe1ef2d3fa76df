"""Why a text is a mention, and how to say that it is another one, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.mention import Rule
from reader.text.place import Place
from reader.widgets.card_line import (
    DIM,
    NOT_LOOKED_UP,
    SEPARATOR,
    STRONG,
    kind_of,
    labelled,
    name_part,
    place_in_words,
    where_defined,
)
from reader.widgets.choice import choice_lines
from reader.widgets.line import Line, Link
from reader.widgets.target import ToMention

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reader.model.entity import Entity
    from reader.model.mention import Mention
    from reader.text.annotation import AnnotatedArticle
    from reader.widgets.card_line import WrittenLines
    from reader.widgets.line import Part

_REASONS: Mapping[Rule, str] = {
    Rule.CORRECTION: "The article’s own list of corrections says so.",
    Rule.LINK: "The article links these words to it.",
    Rule.NAME: "A name of it stands here.",
    Rule.DESIGNATOR: "Letters and figures: a dash, a space or nothing between them is the same.",
    Rule.ACRONYM: "An abbreviation of it, with or without its dots.",
    Rule.WEAK: "A weak name: it counts because the article names it in another way too.",
    Rule.TITLED: "A title of this person, followed by the family name.",
    Rule.FAMILY: "A family name alone, after the full name.",
    Rule.DEMONYM: "The people of this place.",
    Rule.METONYM: "A place that stands for it.",
}


def why_lines(annotated: AnnotatedArticle, index: int, written: WrittenLines = NOT_LOOKED_UP) -> list[Line]:
    """Why a text is a mention.

    Args:
        annotated: The article.
        index: The mention's index.
        written: Where the names of its entity, and its correction, stand in their files.
    """
    return list(_why(annotated, index, annotated.mentions[index], written))


def _why(annotated: AnnotatedArticle, index: int, mention: Mention, written: WrittenLines) -> Iterator[Line]:
    place = place_in_words(annotated, mention.block)
    yield Line(((f"“{annotated.text_of(mention)}”", STRONG), (f"  in {place}", DIM)), hang=2)
    if not mention.entity:
        yield Line(("may be any of these, and nothing in the article tells which:",))
    else:
        entity = annotated.entity(mention.entity)
        source = alias_source(entity, mention.rule, mention.alias, index, written)
        where = where_defined(entity)
        is_told = source.endswith(f", {where}")
        about = kind_of(entity) if is_told else SEPARATOR.join((kind_of(entity), where))
        yield labelled("Means", name_part(annotated, mention.entity), (f"  {about}", DIM))
        yield labelled("Rule", f"{mention.rule}. {_REASONS[mention.rule]}")
        if source:
            yield labelled("Found by", source)
        if mention.after:
            yield labelled("After", *_vouching(annotated, mention.after))
        elif mention.rule in (Rule.WEAK, Rule.FAMILY):
            yield labelled("After", "nothing: the article’s own list names it")
    yield from choice_lines(annotated, (index,), mention.candidates, written)


def _vouching(annotated: AnnotatedArticle, after: tuple[int, int, int]) -> tuple[Part, ...]:
    """What stands before and vouches for a mention; it leads there."""
    block, start, end = after
    text = annotated.blocks[block].text[start:end]
    index = annotated.mention_at(block, start)
    goal = Place(block, start) if index is None else ToMention(index)
    return f"“{text}” in ", Link(place_in_words(annotated, block), "", goal)


def alias_source(entity: Entity, rule: Rule, alias: str, index: int, written: WrittenLines) -> str:
    """By what a mention was found, and where that stands: ``weak alias “Triumf”, entities.yaml:3``.

    Args:
        entity: Whom it names.
        rule: By which rule.
        alias: The name that matched; empty: none did.
        index: The mention's index.
        written: Where names and corrections stand; for a name that it does not know, the line is told that
            the entity begins on.
    """
    if rule is Rule.CORRECTION:
        place = written.corrections.get(index)
        return f"correction, {place.path}:{place.line}" if place else "correction in the article’s file"
    if rule is Rule.LINK:
        return "link in the article’s text"
    where = where_defined(entity, written.names.get(alias))
    return f"{_field(entity, alias)} “{alias}”, {where}" if alias else ""


def _field(entity: Entity, alias: str) -> str:
    """What an alias is called in its entity's file."""
    fields = {
        "name": (entity.name,),
        "alias": entity.aliases,
        "weak alias": entity.weak_aliases,
        "former name": entity.former,
        "family name": (entity.family_name,),
        "demonym": entity.demonyms,
        "metonym": entity.metonyms,
        **{f"{body} designation": (designation,) for body, designation in entity.designations},
    }
    return next((field for field, names in fields.items() if alias in names), "name")
