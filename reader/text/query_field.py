"""The fields of a search: one table, from which the parser, completion, help and README are fed."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from reader.model.entity import EntityType


class FieldKind(Enum):
    """What stands behind the colon of a field."""

    TITLE = auto()
    """Words of the headline."""
    ENTITY = auto()
    """The name or id of an entity."""
    DATE = auto()
    """A time."""
    EVENT = auto()
    """A time, or the name or id of an entity."""
    VALUE = auto()
    """What the library's articles have there."""
    CHOICE = auto()
    """One of the field's choices."""
    SORT = auto()
    """One of its choices, too; it orders and does not choose."""


class Choice(NamedTuple):
    """Something that can stand behind a field's colon."""

    value: str
    help: str
    """What it means, in a few words."""


class Field(NamedTuple):
    """A field of a search."""

    name: str
    """Without the colon."""
    kind: FieldKind
    help: str
    """What it finds, in a few words."""
    example: str
    """A whole term."""
    aliases: tuple[str, ...] = ()
    """Other names of it."""
    choices: tuple[Choice, ...] = ()
    """All that can stand behind the colon, or, of a date, the words that can."""
    entity_type: EntityType | None = None
    """Of which type the entities are; None: of any."""


DATE_WORDS = (
    Choice("today", "today"),
    Choice("yesterday", "the day before today"),
    Choice("tomorrow", "the day after today"),
    Choice("week", "today and the 6 days before"),
    Choice("month", "today and the 29 days before"),
    Choice("year", "today and the 364 days before"),
)
"""What can stand for a date; their meaning is in `reader.text.query_span`."""


def _entity(type_: EntityType, help_: str, example: str, *aliases: str) -> Field:
    return Field(type_.value, FieldKind.ENTITY, help_, example, aliases, entity_type=type_)


FIELDS = (
    Field("title", FieldKind.TITLE, "words of the headline", 'title:"missile defence"'),
    Field("entity", FieldKind.ENTITY, "mentions somebody or something", "entity:s-400"),
    _entity(EntityType.PERSON, "mentions a person", 'person:"Rajnath Singh"'),
    _entity(EntityType.ORGANISATION, "mentions an organisation", "organisation:NATO", "organization", "org"),
    _entity(EntityType.SYSTEM, "mentions a system", "system:Su-57"),
    _entity(EntityType.PLACE, "mentions a place", 'place:"New Delhi"'),
    _entity(EntityType.AGREEMENT, "mentions an agreement", 'agreement:"New START"'),
    _entity(EntityType.LAW, "mentions a law", "law:CAATSA"),
    Field(
        EntityType.EVENT.value,
        FieldKind.EVENT,
        "tells an event of that time, or mentions one by its name",
        "event:2018-10",
        choices=DATE_WORDS,
        entity_type=EntityType.EVENT,
    ),
    _entity(EntityType.OTHER, "mentions something of another type", "other:Bitcoin"),
    Field("topic", FieldKind.VALUE, "is filed under a topic", "topic:defence"),
    Field("source", FieldKind.VALUE, "comes from a source", 'source:"News agency"'),
    Field("author", FieldKind.VALUE, "has that name in its byline", "author:Smith"),
    Field("date", FieldKind.DATE, "was published then", "date:2025-03..2025-12", choices=DATE_WORDS),
    Field("language", FieldKind.VALUE, "is written in a language", "language:en"),
    Field(
        "is",
        FieldKind.CHOICE,
        "what you have done with it",
        "is:unread",
        choices=(
            Choice("unread", "not read yet"),
            Choice("read", "read"),
            Choice("starred", "with a star"),
            Choice("broken", "its file has errors"),
        ),
    ),
    Field(
        "has",
        FieldKind.CHOICE,
        "what you have added to it",
        "has:notes",
        choices=(Choice("notes", "your notes"),),
    ),
    Field("tag", FieldKind.VALUE, "has a tag of yours", "tag:follow-up"),
    Field(
        "sort",
        FieldKind.SORT,
        "the order of what is found",
        "sort:oldest",
        choices=(
            Choice("relevance", "the best match first"),
            Choice("date", "the newest first"),
            Choice("oldest", "the oldest first"),
            Choice("title", "by headline"),
        ),
    ),
)
"""Every field, in the order of the help."""

OPERATORS = (
    Choice("missile defence", "both words, anywhere"),
    Choice('"missile defence"', "the words as a phrase"),
    Choice("missil*", "words that begin so"),
    Choice("-missile", "without the word; NOT missile is the same"),
    Choice("Su-57 OR S-400", "either of the two beside it; OR in capitals"),
    Choice("(India Russia) OR China", "brackets hold together"),
)
"""Examples of everything that is no field, and what they find; for the help."""

_BY_NAME = {name: field for field in FIELDS for name in (field.name, *field.aliases)}

_LIKENESS = 0.7
"""As `difflib` measures it: how like a known word a mistyped one is at least."""
_MAX_CHARACTERS = 40
"""Longer words are not compared: comparing takes quadratic time."""


def field_named(name: str) -> Field | None:
    """The field of a name or alias, in capitals or not; None: there is none."""
    return _BY_NAME.get(name.lower())


def like_field(name: str) -> str | None:
    """The field name that a mistyped one is likely to stand for; None: nothing is like it."""
    return _most_like(name, tuple(_BY_NAME))


def like_choice(field: Field, value: str) -> str | None:
    """The choice of a field that a mistyped one is likely to stand for; None: nothing is like it."""
    return _most_like(value, tuple(choice.value for choice in field.choices))


def _most_like(word: str, known: tuple[str, ...]) -> str | None:
    if len(word) > _MAX_CHARACTERS:
        return None
    from difflib import get_close_matches  # noqa: PLC0415  it is needed for mistakes only

    return next(iter(get_close_matches(word.lower(), known, n=1, cutoff=_LIKENESS)), None)
