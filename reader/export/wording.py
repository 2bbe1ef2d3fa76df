"""What text in a line says of an article's date, events and entities: in sentences, to be read or heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.chronology.words import in_words
from reader.export.mention_note import candidates_in_words
from reader.model.article import Inline, InlineKind, InlineSpan
from reader.model.entity import EntityType, SystemCategory
from reader.model.event import EventStatus
from reader.text.counted import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.model.article import Article, Draft, Source
    from reader.model.entity import Entity
    from reader.model.event import Event
    from reader.text.annotation import AnnotatedArticle, Subject

_SENTENCE_ENDS = (".", "!", "?", "…", ".”", "!”", "?”", ".’", '."', ".)", "。")

_ALONE_IN_GROUP = frozenset({EntityType.SYSTEM, EntityType.PERSON, EntityType.OTHER})
"""Types whose group's title says what they are, as far as there is anything to say."""


def dateline(article: Article) -> str:
    """Where and when, by whom, from where, and when it was changed: in sentences."""
    return _sentences(
        ", ".join(part for part in (article.located, in_words(article.published)) if part),
        f"By {_listed(article.byline)}" if article.byline else "",
        article.source.name if article.source else "",
        f"Updated {in_words(article.updated)}" if article.updated else "",
    )


def event_in_words(annotated: AnnotatedArticle, event: Event) -> str:
    """An event: when, and how sure, what, where, who."""
    when = in_words(event.date)
    if event.status is not EventStatus.REPORTED:
        when += f", {event.status}"
    involved = [annotated.name(key) for key in dict.fromkeys(event.entities) if key != event.place]
    told = _sentences(
        event.title,
        event.description,
        f"Place: {annotated.name(event.place)}" if event.place else "",
        f"Involved: {', '.join(involved)}" if involved else "",
    )
    return f"{when}: {told}"


def group_in_words(title: str) -> str:
    """A group's title, without the dot that a voice would read."""
    return title.replace(" · ", " and ")


def subject_in_words(annotated: AnnotatedArticle, subject: Subject) -> str:
    """Who or what a subject is, and how often it is named: ``S-400 Triumf, air defence: 9 mentions``."""
    count = len(subject.mentions)
    mentions = counted(count, "mention") if count else "not named in the text"
    if subject.entity is None:
        candidates = " or ".join(candidates_in_words(annotated, subject.candidates))
        return f"{subject.label}, may be {candidates}: {mentions}"
    name, kind = _name(subject.entity), _kind(subject.entity)
    is_said = not kind or kind.casefold() in name.casefold()
    return f"{name}: {mentions}" if is_said else f"{name}, {kind}: {mentions}"


def _name(entity: Entity) -> str:
    """The whole name, behind the short one where that is not a part of it."""
    return entity.name if entity.label in entity.name else f"{entity.label} ({entity.name})"


def _kind(entity: Entity) -> str:
    """What the title of an entity's group does not say of it."""
    if entity.category not in {None, SystemCategory.OTHER}:
        return str(entity.category).replace("_", " ")
    if entity.kind or entity.type in _ALONE_IN_GROUP:
        return entity.kind
    return entity.type.value


def about(article: Article, title_of: Callable[[str], str]) -> Iterator[Inline]:
    """What else is known of an article: its source, topics, related articles, what is left to confirm.

    Args:
        article: The article.
        title_of: Gives a related article's headline for its id.
    """
    if article.source:
        yield from _source(article.source)
    if article.topics:
        yield Inline(f"Topics: {', '.join(article.topics)}")
    for other in article.related:
        yield Inline(f"{other.rel.capitalize()}: {title_of(other.article)}")
    if article.draft and (words := _draft(article.draft)):
        yield Inline(f"Draft: {words}")


def _source(source: Source) -> Iterator[Inline]:
    """Where it comes from, beyond the name that stands below the headline."""
    if not (source.url or source.licence or source.retrieved):
        return
    label = "Source: "
    text = label + source.name
    link = InlineSpan(len(label), len(text), InlineKind.LINK, source.url)
    yield Inline(text, (link,) if source.url else ())
    if source.licence:
        yield Inline(f"Licence: {source.licence}")
    if source.retrieved:
        yield Inline(f"Retrieved: {in_words(source.retrieved)}")


def _draft(draft: Draft) -> str:
    parts = (
        f"made by {draft.tool}" if draft.tool else "",
        in_words(draft.at) if draft.at else "",
        f"review: {draft.review}" if draft.review else "",
        f"{len(draft.unconfirmed)} to be confirmed" if draft.unconfirmed else "",
    )
    return ", ".join(part for part in parts if part)


def _listed(names: tuple[str, ...]) -> str:
    """``A``, ``A and B``, ``A, B and C``."""
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def _sentences(*parts: str) -> str:
    """Join what is not empty, each with a full stop unless it has its own end."""
    return " ".join(part if part.endswith(_SENTENCE_ENDS) else f"{part}." for part in parts if part)
