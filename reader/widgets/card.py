"""What cards say: of an entity, of an event, and why a text is a mention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.chronology.words import in_words
from reader.model.event import EventStatus
from reader.model.mention import Rule
from reader.widgets.entity_look import style_of
from reader.widgets.line import Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reader.model.dates import FuzzyDate
    from reader.model.entity import Entity, Fact
    from reader.model.event import Event
    from reader.model.mention import Mention
    from reader.text.annotation import AnnotatedArticle, Subject
    from reader.widgets.line import Part

SEPARATOR = " · "

MAX_FORMS = 12
"""How many of the words that name it the card of an entity gives."""

DIM = "$dateline-dim"
STRONG = "bold $dateline-headline"
TITLE = "bold $dateline-dim"


def card_lines(annotated: AnnotatedArticle, key: str) -> list[Line]:
    """The card of a subject.

    Args:
        annotated: The article.
        key: A subject's key, or any entity's id.
    """
    subject = annotated.subjects.get(key)
    if subject and subject.entity is None:
        lines = [Line(((subject.label, STRONG), ("  may be any of these", DIM)), hang=2)]
        lines += [Line((annotated.name(id_),), indent=2, hang=2) for id_ in subject.candidates]
    else:
        lines = list(_known(annotated, annotated.entity(key)))
    if subject and subject.mentions:
        lines += [Line(), _heading("In this article"), *_here(annotated, subject)]
    if told := annotated.events_of(key):
        lines += [Line(), _heading("Events")]
        lines += [_dated_title(event) for event in annotated.events if event.id in told]
    return lines


def _heading(title: str) -> Line:
    return Line(((title.upper(), TITLE),))


def _labelled(label: str, *parts: Part) -> Line:
    return Line(parts, label, DIM)


def _dated_title(event: Event) -> Line:
    return Line((event.title,), in_words(event.date), DIM, sign="  ")


def _dated(words: str, date: FuzzyDate | None) -> str:
    return f"{words} ({in_words(date)})" if date else words


def _known(annotated: AnnotatedArticle, entity: Entity) -> Iterator[Line]:
    """What its file tells of an entity."""
    kind = SEPARATOR.join(
        part.replace("_", " ")
        for part in (entity.type, entity.category or "", entity.kind, entity.code)
        if part
    )
    yield Line(((entity.name, f"bold $dateline-{_colour(entity)}"), (f"  {kind}", DIM)), hang=2)
    if not entity.is_defined:
        yield Line((("No file of this library defines it.", DIM),))
    if entity.summary:
        yield Line((entity.summary,))
    for body, designation in entity.designations:
        yield _labelled(body.upper() if len(body) <= 4 else body, designation)
    made = [annotated.name(place) for place in (entity.maker, entity.origin) if place]
    if made:
        yield _labelled("From", SEPARATOR.join(made))
    for fact in entity.facts:
        yield _labelled(fact.label, fact.value, (_note(fact), DIM))
    roles = [
        _dated(f"{role.title}, {annotated.name(role.org)}" if role.org else role.title, role.date)
        for role in entity.roles
    ]
    if roles:
        yield _labelled("Office", SEPARATOR.join(roles))
    related: dict[str, list[str]] = {}
    for relation in entity.relations:
        related.setdefault(relation.rel, []).append(_dated(annotated.name(relation.to), relation.date))
    for rel, names in related.items():
        yield _labelled(rel.replace("_", " ").capitalize(), SEPARATOR.join(names))
    if place := entity.defined_at:
        yield _labelled("Defined in", f"{place.path}:{place.line}")


def _note(fact: Fact) -> str:
    """As of when a fact is known, and from whom; a date that the fact itself tells is not told again."""
    as_of = in_words(fact.as_of) if fact.as_of else ""
    note = ", ".join(part for part in ("" if as_of in fact.value else as_of, fact.source) if part)
    return f" ({note})" if note else ""


def _here(annotated: AnnotatedArticle, subject: Subject) -> Iterator[Line]:
    """What the article tells of a subject."""
    forms = annotated.forms_of(subject)
    named = [f"{text} ×{count}" if count > 1 else text for text, count in forms[:MAX_FORMS]]
    if len(forms) > MAX_FORMS:
        named.append(f"and {len(forms) - MAX_FORMS} more")
    yield _labelled("Named", ", ".join(named))
    mentions = [annotated.mentions[index] for index in subject.mentions]
    reasons = dict.fromkeys(
        f"{found.rule} “{found.alias}”" if found.alias else found.rule for found in mentions
    )
    yield _labelled("Found by", ", ".join(reasons))
    for quote in annotated.article.quotes:
        if quote.speaker == subject.key:
            yield _labelled("Said", (f"“{quote.text}”", "italic"))


def _colour(entity: Entity) -> str:
    name = style_of(entity)
    return "agreement" if name == "law" else name


def event_lines(annotated: AnnotatedArticle, event_id: str) -> list[Line]:
    """The card of an event: when, what, where, who, how sure, and the words that tell it."""
    return list(_event(annotated, event_id))


def _event(annotated: AnnotatedArticle, event_id: str) -> Iterator[Line]:
    event = next(event for event in annotated.events if event.id == event_id)
    yield Line(((in_words(event.date), "bold $dateline-accent"),))
    yield Line(((event.title, STRONG),))
    if event.description:
        yield Line((event.description,))
    if event.status is not EventStatus.REPORTED:
        yield _labelled("Status", event.status.value)
    if event.place:
        yield _labelled("Place", annotated.name(event.place))
    if event.entities:
        yield _labelled("Involved", SEPARATOR.join(map(annotated.name, event.entities)))
    yield _labelled("Date as written", event.date.edtf)
    if tie := annotated.ties.get(event_id):
        block = annotated.blocks[tie.block]
        yield _labelled("Told by", (f"“{block.text[tie.sentence_start : tie.sentence_end]}”", "italic"))


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
    return list(_why(annotated, annotated.mentions[index]))


def _why(annotated: AnnotatedArticle, mention: Mention) -> Iterator[Line]:
    yield Line(((f"“{annotated.text_of(mention)}”", STRONG),))
    if not mention.entity:
        yield Line(("may be any of these, and nothing in the article tells which:",))
        for candidate in mention.candidates:
            yield Line(_defined(annotated.entity(candidate)), indent=2, hang=2)
        return
    yield _labelled("Means", *_defined(annotated.entity(mention.entity)))
    yield _labelled("Rule", f"{mention.rule}. {_REASONS[mention.rule]}")
    if mention.alias:
        yield _labelled("Name in the file", mention.alias)
    if mention.after:
        block, start, end = mention.after
        text = annotated.blocks[block].text[start:end]
        yield _labelled("After", f"“{text}” in {place_in_words(annotated, block)}")


def _defined(entity: Entity) -> tuple[Part, ...]:
    place = entity.defined_at
    where = f"  {place.path}:{place.line}" if place else "  defined nowhere"
    return (entity.name, f"bold $dateline-{_colour(entity)}"), (where, DIM)


def place_in_words(annotated: AnnotatedArticle, block: int) -> str:
    """A block as one would name it: ``the headline``, ``paragraph 2 of “The contract”``."""
    found = annotated.blocks[block]
    at = annotated.section_at(block)
    if at < 0:
        return "the headline"
    heading = annotated.headings[at].text
    section = f" of “{heading}”" if heading else ""
    return f"the heading “{heading}”" if found.number == 0 else f"paragraph {found.number}{section}"
