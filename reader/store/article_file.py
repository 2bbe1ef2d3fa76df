"""Articles: the keys of an article's file, and reading it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.model.article import (
    Article,
    Correction,
    Draft,
    EntityRef,
    Related,
    RelatedKind,
    Salience,
    Section,
    Source,
)
from reader.model.dates import FuzzyDate, Precision
from reader.model.entity import Authority
from reader.model.event import Event, EventStatus
from reader.model.quote import Quote, QuoteKind
from reader.store.body import Body
from reader.store.collection import Many
from reader.store.composer import BoundError
from reader.store.entity_file import ENTITY, VERSION, WEB_ADDRESS
from reader.store.fields import Field, Object
from reader.store.kinds import Choice, Count, Date, Kind, Line, Pattern, filled
from reader.store.node import MapNode, ScalarNode
from reader.store.problems import Code, has_errors, shown
from reader.store.reading import Reading, WordsClaim
from reader.store.reference import ArticleId, EntityId, EntityOrName, Id, Place
from reader.store.slug import id_of_file, slug
from reader.store.yaml import Document, load_yaml
from reader.text.blocks import HEADLINE_SECTION, IMPRINT_SECTION

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from reader.model.entity import Entity
    from reader.store.kinds import Schema
    from reader.store.node import Node
    from reader.store.problems import Problem
    from reader.store.source import Mark

_RESERVED_SECTIONS = frozenset({HEADLINE_SECTION, IMPRINT_SECTION})
"""What parts of the page are called that are no sections."""


class LoadedArticle(NamedTuple):
    """What came of reading an article's file."""

    article: Article | None
    """None: there are errors."""
    problems: tuple[Problem, ...]
    """In reading order."""


class _Named(NamedTuple):
    """A section or event whose id is settled when all ids that are written are known."""

    values: dict[str, Any]
    mark: Mark
    """Where its id stands; if it has none, where it begins."""


def _named(values: dict[str, Any], node: MapNode, _reading: Reading) -> _Named:
    id_node = node.items.get("id")
    return _Named(values, node.mark if id_node is None else id_node.mark)


def _event(values: dict[str, Any], node: MapNode, reading: Reading) -> _Named:
    if basis := values.get("basis"):
        reading.claims.append(WordsClaim(node.items["basis"].mark, basis, values.get("within")))
    return _named(values, node, reading)


def _correction(values: dict[str, Any], node: MapNode, reading: Reading) -> Correction:
    reading.claims.append(WordsClaim(node.items["exact"].mark, values["exact"], values.get("within")))
    return Correction(**values)


class _Source(Object):
    """A source; its name alone will do."""

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """See `Kind.read`."""
        if isinstance(node, ScalarNode):
            name = Line().read(node, where, reading)
            return Source(name) if name else None
        return super().read(node, where, reading)

    def schema(self) -> Schema:
        """See `Kind.schema`."""
        return {"anyOf": [Line().schema(), super().schema()]}


class _ListedEntity(Kind):
    """Whom an article is about: an id, an id with a note, or a whole entity."""

    wanted = "an entity or its id"

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """See `Kind.read`; an `EntityRef`, whole entities go to the reading's own."""
        if isinstance(node, MapNode):
            if "ref" in node.items:
                return _ENTITY_REF.read(node, where, reading)
            entity = ENTITY.read(node, where, reading)
            return None if entity is None else EntityRef(entity.id)
        entity_id = _ENTITY_ID.read(node, where, reading)
        return EntityRef(entity_id) if entity_id else entity_id

    def schema(self) -> Schema:
        """See `Kind.schema`."""
        return {"anyOf": [filled(_ENTITY_ID.schema()), _ENTITY_REF.schema(), ENTITY.schema()]}


_ENTITY_ID = EntityId()
_ENTITY_REF = Object(
    "a reference to an entity",
    (
        Field("ref", _ENTITY_ID, "The id of an entity of the library.", required=True, attribute="id"),
        Field("salience", Choice(Salience), "How much the article is about it."),
        Field("note", Line(), "What it is to this article."),
    ),
    EntityRef,
)

_IN = "Where: a section's id, or its id and the number of a paragraph (production/2); anywhere, if left out."

_SECTION = Object(
    "a section",
    (
        Field("id", Id(), "A short name for it; made of the heading, if left out."),
        Field("heading", Line(), "Its heading; the first section needs none."),
        Field(
            "body",
            Body(),
            "Its text: paragraphs parted by blank lines, or a list of blocks.",
            required=True,
            attribute="blocks",
        ),
    ),
    Section,
    _named,
)

_CORRECTION = Object(
    "a correction",
    (
        Field("exact", Line(), "The words that are meant.", required=True),
        Field(
            "entity", _ENTITY_ID, "Whom they name; null: they are no mention.", required=True, nullable=True
        ),
        Field("prefix", Line(), "What stands before them."),
        Field("suffix", Line(), "What stands behind them."),
        Field("in", Place(), _IN, attribute="within"),
        Field("occurrence", Count(), "Which of those that fit, from 1; all, if left out."),
    ),
    Correction,
    _correction,
)

_QUOTE = Object(
    "a quote",
    (
        Field("text", Line(), "What was said.", required=True),
        Field("speaker", EntityOrName(), "Who said it: an entity's id, or a plain name."),
        Field("kind", Choice(QuoteKind), "How close the words are to what was said."),
        Field("in", Place(), _IN, attribute="within"),
    ),
    Quote,
    lambda values, _node, _reading: Quote(**{"speaker": "", **values}),
)

_EVENT = Object(
    "an event",
    (
        Field("id", Id(), "A short name for it; made of the title, if left out."),
        Field(
            "date",
            Date(),
            "When: a year, month, day or instant; 2018~ about, 2018? uncertain, 199X, 2018/2020, 2018/..",
            required=True,
            examples=("2018-10-05", "2018-10", "2018~", "2019-05/.."),
        ),
        Field("title", Line(), "What happened, in a few words.", required=True),
        Field("description", Line(), "What happened, in a sentence."),
        Field("entities", Many(_ENTITY_ID, "a list of ids"), "The ids of those involved."),
        Field("place", EntityOrName(), "Where: an entity's id, or a name."),
        Field("status", Choice(EventStatus), "How sure it is that it happened."),
        Field("basis", Line(), "The article's own words that tell of it."),
        Field("in", Place(), _IN, attribute="within"),
    ),
    Event,
    _event,
)

_DRAFT = Object(
    "a map about the draft",
    (
        Field("tool", Line(), "What made it."),
        Field("at", Date(), "When."),
        Field("review", Line(), "How far the review has come.", examples=("draft",)),
        Field(
            "unconfirmed",
            Many(Line(), "a list of texts"),
            "What a person has not confirmed yet.",
            examples=(["entities.3", "timeline.0"],),
        ),
    ),
    Draft,
)

_SOURCE = _Source(
    "a source",
    (
        Field("name", Line(), "What it is called.", required=True),
        Field("url", WEB_ADDRESS, "Where it is on the web."),
        Field("licence", Line(), "How it may be used.", examples=("CC BY 4.0",)),
        Field("retrieved", Date(), "When it was taken from there."),
    ),
    Source,
)

_RELATED = Object(
    "a related article",
    (
        Field("article", ArticleId(), "Its id.", required=True),
        Field("rel", Choice(RelatedKind), "How it stands to this one."),
    ),
    Related,
)

ARTICLE = Object(
    "an article",
    (
        VERSION,
        Field(
            "id", Id(), "A short name for it; the file's, if left out.", examples=("india-russia-s400-talks",)
        ),
        Field("kicker", Line(), "A small label over the headline.", examples=("Defence",)),
        Field("title", Line(), "The headline.", required=True),
        Field("summary", Line(), "What it says, in a sentence or two."),
        Field(
            "language",
            Pattern(
                "a language tag",
                "[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,7}",
                "write it as en or en-IN (BCP 47)",
            ),
            "The language it is written in (BCP 47).",
            examples=("en", "hi", "en-IN"),
        ),
        Field(
            "published",
            Date(is_day=True),
            "The day or the instant.",
            required=True,
            examples=("2025-12-04", "2025-12-04T21:10+05:30"),
        ),
        Field("updated", Date(), "When it was changed last."),
        Field("located", Line(), "The dateline's place.", examples=("New Delhi",)),
        Field("byline", Many(Line(), "a list of texts", or_one=True), "Who wrote it."),
        Field("source", _SOURCE, "Where it comes from: a name, or more about it."),
        Field("topics", Many(Line(), "a list of texts", or_one=True), "What it is about."),
        Field("sections", Many(_SECTION, "a list of sections"), "The text.", required=True),
        Field(
            "entities",
            Many(_ListedEntity(), "a list of entities"),
            "Who and what it is about: ids of the library's entities, or whole entities.",
            attribute="listed",
        ),
        Field(
            "mentions",
            Many(_CORRECTION, "a list of corrections"),
            "Corrections of what is found by itself.",
            attribute="corrections",
        ),
        Field("quotes", Many(_QUOTE, "a list of quotes"), "What was said."),
        Field("timeline", Many(_EVENT, "a list of events"), "The dated events that it tells."),
        Field("related", Many(_RELATED, "a list of related articles"), "Other articles of the library."),
        Field("draft", _DRAFT, "What a tool that made the article left to be confirmed."),
    ),
    Article,
)
"""A whole article."""


def load_article(path: Path, known: Mapping[str, Entity] | None = None) -> LoadedArticle:
    """Read an article, and check what its file alone can tell.

    What only its text and its library can tell is checked by ``reader.store.claim_check``: these are
    warnings, which keep no article from being shown.

    Args:
        path: The file.
        known: The entities of its library, by id, which its own may extend; None: they have not been read.
    """
    return article_of(load_yaml(path, str(path)), path.stem, known)


def article_of(
    document: Document | tuple[Problem, ...], stem: str, known: Mapping[str, Entity] | None
) -> LoadedArticle:
    """Read an article that has been parsed, as :func:`load_article` does.

    Args:
        document: What its file holds; or the problems that leave nothing to be looked at.
        stem: As for :func:`read_article`.
        known: As for :func:`load_article`.
    """
    if not isinstance(document, Document):
        return LoadedArticle(None, document)
    article, reading = read_article(document, stem, known)
    problems = reading.report.problems()
    return LoadedArticle(None if has_errors(problems) else article, problems)


def read_article(
    document: Document, stem: str, known: Mapping[str, Entity] | None
) -> tuple[Article | None, Reading]:
    """Read an article, and keep what remains to be checked.

    Args:
        document: What its file holds.
        stem: The file's name without its suffix: the article's id, if it has none of its own.
        known: As for :func:`load_article`.

    Returns:
        What could be read of the article, be there errors or not, None if it has no text; and the reading.
    """
    reading = Reading(document, Authority.ARTICLE, known)
    try:
        return _read(document, stem, reading), reading
    except BoundError as error:
        reading.report.error(error.mark, Code.TOO_LARGE, *error.args)
        return None, reading


def _read(document: Document, stem: str, reading: Reading) -> Article | None:
    root = reading.root(document.root, "an article", "title: …")
    if root is None:
        return None
    if id_node := root.items.get("id"):
        reading.id_mark = id_node.mark
    values, _ = ARTICLE.read_values(root, reading)
    values.pop("schema", None)
    sections: tuple[_Named, ...] | None = values.get("sections")
    if sections is None:
        return None
    values["sections"] = tuple(
        Section(section_id, section.values.get("heading", ""), section.values["blocks"])
        for section_id, section in zip(
            _settled_ids(sections, _section_id, reading, _RESERVED_SECTIONS), sections, strict=True
        )
    )
    events: tuple[_Named, ...] = values.get("timeline", ())
    values["timeline"] = tuple(
        Event(**{**event.values, "id": event_id})
        for event_id, event in zip(_settled_ids(events, _event_id, reading), events, strict=True)
    )
    values["own_entities"] = tuple(reading.entities.values())
    return Article(**{"id": id_of_file(stem), "title": "", "published": _NO_DATE, **values})


_NO_DATE = FuzzyDate("", Precision.YEAR, None, None)
"""Stands for a date that could not be read, in an article that is not shown."""


def _section_id(values: dict[str, Any], number: int) -> str:
    heading = values.get("heading", "")
    return slug(heading) or ("lead" if number == 1 and not heading else f"section-{number}")


def _event_id(values: dict[str, Any], number: int) -> str:
    return slug(values["title"]) or f"event-{number}"


def _settled_ids(
    named: Sequence[_Named],
    default: Callable[[dict[str, Any], int], str],
    reading: Reading,
    reserved: frozenset[str] = frozenset(),
) -> list[str]:
    """Find an id for each section or event: the one it has, or one that no other has.

    Args:
        named: Sections or events.
        default: Makes an id of the values and the number, counted from 1, of one that has none.
        reading: Takes the problem of an id that stands twice.
        reserved: Ids that none can have.
    """
    taken = set(reserved)
    for values, mark in named:
        written = values.get("id")
        if written in reserved:
            message = f"{shown(written)} is what another part of the page is called"
            reading.report.error(mark, Code.BAD_ID, message, "choose another id")
        elif written in taken:
            message = f"{shown(written)} is an id that stands here already"
            reading.report.error(mark, Code.DUPLICATE_ID, message, "choose another id")
        elif written:
            taken.add(written)
    settled: list[str] = []
    repeats: Counter[str] = Counter()
    for number, (values, _) in enumerate(named, 1):
        chosen = values.get("id") or default(values, number)
        if "id" not in values:
            base = chosen
            while chosen in taken:
                repeats[base] += 1
                chosen = f"{base}-{repeats[base] + 1}"
            taken.add(chosen)
        settled.append(chosen)
    return settled
