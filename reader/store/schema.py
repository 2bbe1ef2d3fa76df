"""JSON Schemas of the files that a reader writes, so that editors complete and check them.

They are draft-07, the newest that yaml-language-server knows, and are made from the definitions that the
loader reads by. What a schema cannot say (that ids resolve, that words stand in the text) only the loader
checks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.store.article_file import ARTICLE
from reader.store.entity_file import ENTITY_FILE

if TYPE_CHECKING:
    from reader.store.kinds import Schema

DIALECT = "http://json-schema.org/draft-07/schema#"


def article_schema() -> Schema:
    """The schema of an article's file."""
    return {"$schema": DIALECT, "title": "Dateline article", **ARTICLE.schema()}


def entity_schema() -> Schema:
    """The schema of a file of entities."""
    return {"$schema": DIALECT, "title": "Dateline entities", **ENTITY_FILE.schema()}
