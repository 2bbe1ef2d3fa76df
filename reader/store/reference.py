"""The kinds of value that are ids: of what is defined here, or of what should be defined somewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reader.model.article import Within
from reader.store.kinds import MAX_WORD_CHARACTERS, Kind, Line, scalar_schema, text_hint, trimmed
from reader.store.node import ScalarNode
from reader.store.problems import Code, shown
from reader.store.reading import ArticleClaim, EntityClaim, PictureClaim, PlaceClaim
from reader.store.slug import PATTERN, is_slug, looks_like_id, slug
from reader.text.clean import clean_line

if TYPE_CHECKING:
    from reader.store.kinds import Schema
    from reader.store.node import Node
    from reader.store.reading import Reading


class Id(Line):
    """An id: of what is being defined."""

    wanted = "an id"

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """See `Kind.read`."""
        text = super().read(node, where, reading)
        if not text or is_slug(text):
            return text
        hint = "an id is of lower-case letters and digits, joined by hyphens"
        if meant := slug(text):
            hint += f": {shown(meant)}"
        reading.report.error(node.mark, Code.BAD_ID, f"{shown(text)} cannot be an id", hint)
        return None

    def schema(self) -> Schema:
        """See `Kind.schema`."""
        return scalar_schema(pattern=trimmed(PATTERN), minimum=0)


class EntityId(Id):
    """The id of an entity that is defined somewhere."""

    wanted = "an entity's id"

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """See `Kind.read`."""
        text = super().read(node, where, reading)
        if text:
            reading.claims.append(EntityClaim(node.mark, text))
        return text


class ArticleId(Id):
    """The id of an article of the library."""

    wanted = "an article's id"

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """See `Kind.read`."""
        text = super().read(node, where, reading)
        if text:
            reading.claims.append(ArticleClaim(node.mark, text))
        return text


class PicturePath(Line):
    """The path of a picture's file."""

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """See `Kind.read`."""
        text = super().read(node, where, reading)
        if text:
            reading.claims.append(PictureClaim(node.mark, text))
        return text


class EntityOrName(Line):
    """An entity's id, or a plain name."""

    wanted = "an entity's id or a name"

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """See `Kind.read`."""
        text = super().read(node, where, reading)
        if text and looks_like_id(text):
            reading.claims.append(EntityClaim(node.mark, text))
        return text


class Place(Kind):
    """A place in the article: a section's id, with the number of a block of it or without."""

    wanted = "a section's id"

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """See `Kind.read`."""
        if not isinstance(node, ScalarNode):
            reading.refuse(node, where, self.wanted, text_hint(node))
            return None
        section, slash, number = clean_line(node.text[:MAX_WORD_CHARACTERS]).partition("/")
        if not is_slug(section) or (slash and not re.fullmatch("[0-9]{1,6}", number)):
            message = f"{where} cannot be {shown(node.text)}"
            hint = "write a section's id, or its id and the number of a paragraph: production/2"
            reading.report.error(node.mark, Code.BAD_VALUE, message, hint)
            return None
        within = Within(section, int(number) if slash else None)
        reading.claims.append(PlaceClaim(node.mark, within))
        return within

    def schema(self) -> Schema:
        """See `Kind.schema`."""
        return scalar_schema(pattern=rf"^\s*{PATTERN}(?:/[0-9]{{1,6}})?\s*$", minimum=0)
