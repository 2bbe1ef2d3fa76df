"""What cards say: of an entity, of an event, and why a text is a mention.

Cards are lines of (text, style); every text is data, and is scrubbed where the lines are made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.chronology.words import in_words
from reader.model.event import EventStatus
from reader.model.mention import Rule
from reader.text.clean import scrub
from reader.widgets.entity_look import style_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reader.model.dates import FuzzyDate
    from reader.model.entity import Entity
    from reader.model.mention import Mention
    from reader.text.annotation import AnnotatedArticle, Subject

SEPARATOR = " · "

Line = list[tuple[str, str]]
"""A line of the card: (text, style)."""

DIM = "$dateline-dim"
STRONG = "bold $dateline-headline"


def card_lines(annotated: AnnotatedArticle, key: str) -> list[Line]:
    """The card of a subject.

    Args:
        annotated: The article.
        key: A subject's key, or any entity's id.

    Returns:
        Its lines; every text is data and free of controls.
    """
    subject = annotated.subjects.get(key)
    lines: list[Line] = []
    if subject and subject.entity is None:
        lines.append([(subject.label, STRONG), ("  may be any of these", DIM)])
        lines += [[("  ", ""), (annotated.name(id_), "")] for id_ in subject.candidates]
    else:
        lines += _known(annotated, annotated.entity(key))
    if subject and subject.mentions:
        lines += _here(annotated, subject)
    lines += _told(annotated, key)
    return _scrubbed(lines)


def _dated(date: FuzzyDate | None) -> str:
    return f" ({in_words(date)})" if date else ""


def _known(annotated: AnnotatedArticle, entity: Entity) -> Iterator[Line]:
    kind = SEPARATOR.join(
        part.replace("_", " ")
        for part in (entity.type, entity.category or "", entity.kind, entity.code)
        if part
    )
    yield [(entity.name, f"bold $dateline-{_colour(entity)}"), (f"  {kind}", DIM)]
    if not entity.is_defined:
        yield [("No file of this library defines it.", DIM)]
    if entity.summary:
        yield [(entity.summary, "")]
    for body, designation in entity.designations:
        yield [(f"{body.upper() if len(body) <= 4 else body} ", DIM), (designation, "")]
    made = [annotated.name(place) for place in (entity.maker, entity.origin) if place]
    if made:
        yield [("From ", DIM), (SEPARATOR.join(made), "")]
    for fact in entity.facts:
        note = ", ".join(p for p in (in_words(fact.as_of) if fact.as_of else "", fact.source) if p)
        yield [(f"{fact.label} ", DIM), (fact.value, ""), (f" ({note})" if note else "", DIM)]
    for role in entity.roles:
        where = f", {annotated.name(role.org)}" if role.org else ""
        yield [(role.title + where, ""), (_dated(role.date), DIM)]
    for relation in entity.relations:
        rel = relation.rel.replace("_", " ").capitalize()
        yield [(f"{rel} ", DIM), (annotated.name(relation.to), ""), (_dated(relation.date), DIM)]


def _here(annotated: AnnotatedArticle, subject: Subject) -> Iterator[Line]:
    forms = ", ".join(
        f"{text} ×{count}" if count > 1 else text for text, count in annotated.forms_of(subject)[:12]
    )
    yield [("Here as ", DIM), (forms, "")]
    rules: dict[str, int] = {}
    for index in subject.mentions:
        mention = annotated.mentions[index]
        reason = f"{mention.rule}: {mention.alias}" if mention.alias else str(mention.rule)
        rules[reason] = rules.get(reason, 0) + 1
    yield [("Why ", DIM), ("; ".join(rules), "")]
    if subject.entity and (place := subject.entity.defined_at):
        yield [("Defined in ", DIM), (f"{place.path}:{place.line}", "")]
    for quote in annotated.article.quotes:
        if quote.speaker == subject.key:
            yield [("Said ", DIM), (f"“{quote.text}”", "italic")]


def _told(annotated: AnnotatedArticle, key: str) -> Iterator[Line]:
    involved = annotated.events_of(key)
    for event in annotated.events:
        if event.id in involved:
            yield [(f"{in_words(event.date)}  ", DIM), (event.title, "")]


def _colour(entity: Entity) -> str:
    name = style_of(entity)
    return "agreement" if name == "law" else name


def _scrubbed(lines: Iterable[Line]) -> list[Line]:
    return [[(scrub(text), style) for text, style in line] for line in lines]


def event_lines(annotated: AnnotatedArticle, event_id: str) -> list[Line]:
    """The card of an event: when, what, where, who, how sure, and the words that tell it."""
    return _scrubbed(_event(annotated, event_id))


def _event(annotated: AnnotatedArticle, event_id: str) -> Iterator[Line]:
    event = next(event for event in annotated.events if event.id == event_id)
    yield [(in_words(event.date), "bold $dateline-accent")]
    yield [(event.title, STRONG)]
    if event.description:
        yield [(event.description, "")]
    if event.status is not EventStatus.REPORTED:
        yield [("Status ", DIM), (event.status.value, "")]
    if event.place:
        yield [("Place ", DIM), (annotated.name(event.place), "")]
    if event.entities:
        yield [("Involved ", DIM), (SEPARATOR.join(map(annotated.name, event.entities)), "")]
    yield [("Date as written ", DIM), (event.date.edtf, "")]
    if tie := annotated.ties.get(event_id):
        block = annotated.blocks[tie.block]
        yield [("Told by ", DIM), (f"“{block.text[tie.sentence_start : tie.sentence_end]}”", "italic")]


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


def why_lines(annotated: AnnotatedArticle, index: int) -> list[Line]:
    """Why a text is a mention.

    Args:
        annotated: The article.
        index: The mention's index.
    """
    return _scrubbed(_why(annotated, annotated.mentions[index]))


def _why(annotated: AnnotatedArticle, mention: Mention) -> Iterator[Line]:
    yield [(f"“{annotated.text_of(mention)}”", STRONG)]
    if not mention.entity:
        yield [("may be any of these, and nothing in the article tells which:", "")]
        for candidate in mention.candidates:
            yield [("  ", ""), *_defined(annotated.entity(candidate))]
        return
    yield [("is ", DIM), *_defined(annotated.entity(mention.entity))]
    yield [("Rule ", DIM), (f"{mention.rule}. {_REASONS[mention.rule]}", "")]
    if mention.alias:
        yield [("Name in the file ", DIM), (mention.alias, "")]
    if mention.after:
        block, start, end = mention.after
        text = annotated.blocks[block]
        yield [("After ", DIM), (f"“{text.text[start:end]}” in {place_in_words(annotated, block)}", "")]


def _defined(entity: Entity) -> Line:
    place = entity.defined_at
    where = f"  {place.path}:{place.line}" if place else "  defined nowhere"
    return [(entity.name, f"bold $dateline-{_colour(entity)}"), (where, DIM)]


def place_in_words(annotated: AnnotatedArticle, block: int) -> str:
    """A block as one would name it: ``the headline``, ``paragraph 2 of “The contract”``."""
    found = annotated.blocks[block]
    at = annotated.section_at(block)
    if at < 0:
        return "the headline"
    heading = annotated.headings[at].text
    section = f" of “{heading}”" if heading else ""
    return f"the heading “{heading}”" if found.number == 0 else f"paragraph {found.number}{section}"
