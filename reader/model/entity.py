"""Who and what an article is about."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.model.dates import FuzzyDate


class EntityType(StrEnum):
    """What kind of thing an entity is; the order is that of the sidebar's groups."""

    SYSTEM = "system"
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    AGREEMENT = "agreement"
    LAW = "law"
    EVENT = "event"
    OTHER = "other"


_TYPE_NAMES = frozenset(type_.value for type_ in EntityType)


class SystemCategory(StrEnum):
    """What kind of system: the weapon categories of SIPRI's arms transfers database."""

    AIRCRAFT = "aircraft"
    AIR_DEFENCE = "air_defence"
    ANTI_SUBMARINE = "anti_submarine"
    ARMOURED_VEHICLE = "armoured_vehicle"
    ARTILLERY = "artillery"
    ENGINE = "engine"
    MISSILE = "missile"
    NAVAL_WEAPON = "naval_weapon"
    SENSOR = "sensor"
    SATELLITE = "satellite"
    SHIP = "ship"
    OTHER = "other"


class Authority(StrEnum):
    """Who defined an entity, the strongest first."""

    ARTICLE = "article"
    LIBRARY = "library"
    BUNDLED = "bundled"


class FilePlace(NamedTuple):
    """A place in a file."""

    path: str
    """The file, as the user would name it."""
    line: int
    """Counted from 1."""


class MatchRules(NamedTuple):
    """Which of the matching rules hold for an entity's aliases (``matching.md`` §3)."""

    plural: bool | None = None
    """Whether a plural is a mention; None: for systems only."""
    variants: bool = False
    """Whether ``F-16C`` is a mention of ``F-16``."""
    case: bool = True
    """Whether case matters as the rules say; False: any case will do."""
    separators: bool = True
    """Whether a dash, a space and nothing are the same where the rules say so; False: as written only."""


class Fact(NamedTuple):
    """One line of an entity's card."""

    label: str
    value: str
    as_of: FuzzyDate | None = None
    source: str = ""


class Relation(NamedTuple):
    """How an entity stands to another."""

    rel: str
    """The relation in words joined by ``_``: ``operated_by``."""
    to: str
    """The other entity's id."""
    date: FuzzyDate | None = None
    source: str = ""


class Role(NamedTuple):
    """An office that a person holds or held."""

    title: str
    org: str = ""
    """The organisation's id, or its name."""
    date: FuzzyDate | None = None


class Link(NamedTuple):
    """An address on the web, with its title."""

    title: str
    url: str


class Entity(NamedTuple):
    """A system, person, organisation, place, agreement, law, event or other thing."""

    id: str
    type: EntityType
    name: str
    short: str = ""
    """What lists show; empty: the name."""
    aliases: tuple[str, ...] = ()
    """Strong aliases besides the name, matched everywhere."""
    weak_aliases: tuple[str, ...] = ()
    """Matched only where a strong mention, or the article's list, vouches for them."""
    former: tuple[str, ...] = ()
    """Earlier names; matched as strong aliases."""
    never: tuple[str, ...] = ()
    """Longer texts that are no mention of this entity."""
    match: MatchRules = MatchRules()
    summary: str = ""
    category: SystemCategory | None = None
    """Systems only."""
    kind: str = ""
    """A finer type, in free text: ``country``, ``vessel``."""
    code: str = ""
    """A place's code (ISO 3166-1 alpha-2 for countries)."""
    designations: tuple[tuple[str, str], ...] = ()
    """(naming body, designation); matched as strong aliases."""
    origin: str = ""
    """The id of the place it comes from, or its name."""
    maker: str = ""
    """The id of the organisation that makes it, or its name."""
    facts: tuple[Fact, ...] = ()
    relations: tuple[Relation, ...] = ()
    wikidata: str = ""
    links: tuple[Link, ...] = ()
    family_name: str = ""
    """People only: allows this name alone once the full name has stood in the article."""
    titles: tuple[str, ...] = ()
    """People only: titles that belong to a mention when they stand before the name."""
    roles: tuple[Role, ...] = ()
    demonyms: tuple[str, ...] = ()
    """Places only: ``Indian``; matched only where the reader turns demonyms on."""
    metonyms: tuple[str, ...] = ()
    """Places only: ``New Delhi`` for India's government; matched only where turned on."""
    authority: Authority = Authority.LIBRARY
    """Who defined it."""
    defined_at: FilePlace | None = None
    """Where it is defined; None: nowhere, it is known by its id alone."""

    @property
    def label(self) -> str:
        """What lists show."""
        return self.short or self.name

    @property
    def own_type(self) -> str:
        """The writer's own type: the kind of what is of no type of the model's; empty: it has none."""
        is_own = self.type is EntityType.OTHER and self.kind not in _TYPE_NAMES
        return self.kind if is_own else ""

    @property
    def is_defined(self) -> bool:
        """Whether a file defines it, or an article only names its id."""
        return self.defined_at is not None
