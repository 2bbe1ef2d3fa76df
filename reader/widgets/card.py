"""The card of an entity: what its file tells, what others' files tell of it, and what the article does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.chronology.words import in_words
from reader.model.event import EventStatus
from reader.text.backlink import backlinks
from reader.widgets.appearance import appearance_lines, brief_appearance
from reader.widgets.card_line import (
    DIM,
    EVENT_STYLE,
    NOT_LOOKED_UP,
    SEPARATOR,
    STRONG,
    heading,
    joined,
    kind_of,
    labelled,
    name_part,
    note,
    web_part,
    where_defined,
)
from reader.widgets.choice import choice_lines
from reader.widgets.definition import definition_lines
from reader.widgets.entity_look import colour_of
from reader.widgets.line import Line, Link
from reader.widgets.target import ToEntity, ToEvent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.model.entity import Entity, Role
    from reader.text.annotation import AnnotatedArticle, Subject
    from reader.text.backlink import Backlink
    from reader.widgets.card_line import WrittenLines
    from reader.widgets.line import Part

MAX_SEARCHED_ENTITIES = 20_000
"""In a larger who's who, only whom the article names is asked whether they name the card's entity."""

MAX_BACKLINKS = 200
"""How many of those who name it the card of an entity lists."""


def card_lines(
    annotated: AnnotatedArticle,
    key: str,
    written: WrittenLines = NOT_LOOKED_UP,
    *,
    is_brief: bool = False,
) -> list[Line]:
    """The card of a subject.

    Args:
        annotated: The article.
        key: A subject's key, or any entity's id.
        written: Where the subject's names and corrections stand in their files.
        is_brief: Whether to leave out what can be looked up in the whole card.
    """
    return list(_card(annotated, key, written, is_brief=is_brief))


def _card(annotated: AnnotatedArticle, key: str, written: WrittenLines, *, is_brief: bool) -> Iterator[Line]:
    subject = annotated.subjects.get(key)
    if subject and subject.entity is None:
        yield from _ambiguous(annotated, subject, written, is_brief=is_brief)
    else:
        entity = annotated.entity(key)
        yield from _known(annotated, entity)
        if is_brief and entity.is_defined:
            yield labelled("Defined in", where_defined(entity))
    if subject and is_brief:
        yield from brief_appearance(annotated, subject)
    elif subject:
        yield from appearance_lines(annotated, subject, written)
    yield from _events(annotated, key)
    if not is_brief and (subject is None or subject.entity is not None):
        yield from _named_by(annotated, annotated.entity(key))
    if not is_brief and key in annotated.entities:
        yield from definition_lines(annotated.entities[key])


def _ambiguous(
    annotated: AnnotatedArticle, subject: Subject, written: WrittenLines, *, is_brief: bool
) -> Iterator[Line]:
    """Whom a name may mean."""
    yield Line(((subject.label, STRONG), ("  may be any of these", DIM)), hang=2)
    if is_brief:
        for candidate in subject.candidates:
            yield Line((name_part(annotated, candidate),), indent=2, hang=2)
    else:
        yield from choice_lines(annotated, subject.mentions, subject.candidates, written)


def _known(annotated: AnnotatedArticle, entity: Entity) -> Iterator[Line]:
    """What its file tells of an entity."""
    yield Line(((entity.name, f"bold {colour_of(entity)}"), (f"  {kind_of(entity)}", DIM)), hang=2)
    if not entity.is_defined:
        yield Line((("No file of this library defines it.", DIM),))
    if entity.summary:
        yield Line((entity.summary,))
    for body, designation in entity.designations:
        yield labelled(body.upper() if len(body) <= 4 else body, designation)
    for label, key in (("Maker", entity.maker), ("Origin", entity.origin)):
        if key:
            yield labelled(label, name_part(annotated, key))
    for fact in entity.facts:
        yield labelled(fact.label, fact.value, *note(fact.as_of, fact.source, told=fact.value))
    yield from _offices_and_relations(annotated, entity)
    for link in entity.links:
        yield labelled("Read", f"{link.title} ", web_part(link.url))


def _offices_and_relations(annotated: AnnotatedArticle, entity: Entity) -> Iterator[Line]:
    """An entity's offices, and its relations to others."""
    offices = [_office(annotated, role) for role in entity.roles]
    if offices:
        yield labelled("Office", *joined(offices))
    related: dict[str, list[tuple[Part, ...]]] = {}
    for relation in entity.relations:
        named = (name_part(annotated, relation.to), *note(relation.date, relation.source))
        related.setdefault(relation.rel, []).append(named)
    for rel, others in related.items():
        yield labelled(rel.replace("_", " ").capitalize(), *joined(others))


def _office(annotated: AnnotatedArticle, role: Role) -> tuple[Part, ...]:
    of = (", ", name_part(annotated, role.org)) if role.org else ()
    return (role.title, *of, *note(role.date, ""))


def _named_by(annotated: AnnotatedArticle, entity: Entity) -> Iterator[Line]:
    """What the files of other entities say of this one."""
    known = annotated.entities
    searched: Iterable[Entity] = known.values()
    of_whom = ""
    if len(known) > MAX_SEARCHED_ENTITIES:
        searched = [known[key] for key in annotated.subjects if key in known]
        of_whom = ", of those in this article"
    found = backlinks(searched, entity.id)
    if found:
        yield from heading(f"Named by{of_whom}")
        yield from (_backlink(link, entity) for link in found[:MAX_BACKLINKS])
    if len(found) > MAX_BACKLINKS:
        yield Line(((f"and {len(found) - MAX_BACKLINKS:,} more", DIM),))


def _backlink(link: Backlink, entity: Entity) -> Line:
    name = Link(link.entity.label, colour_of(link.entity), ToEntity(link.entity.id))
    return Line((name, f" {link.words} {entity.label}", *note(link.date, link.source)), hang=2)


def _events(annotated: AnnotatedArticle, key: str) -> Iterator[Line]:
    """The events of the article that name an entity."""
    told = annotated.events_of(key)
    if not told:
        return
    yield from heading("Events")
    for event in annotated.events:
        if event.id in told:
            status = "" if event.status is EventStatus.REPORTED else f"{SEPARATOR}{event.status}"
            title = Link(event.title, EVENT_STYLE, ToEvent(event.id))
            yield Line((title, (status, DIM)), in_words(event.date), DIM, sign="  ")
