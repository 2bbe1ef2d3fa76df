"""The lines of files on which names and corrections are written, looked up when somebody asks.

The model keeps no place for each name: a large who's who has many. So the file is read once more; if it has
changed since the model was made of it, it tells nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.store.node import ListNode, MapNode, ScalarNode
from reader.store.source import MAX_LINED_BYTES, read_source
from reader.store.yaml import Document, parse_yaml
from reader.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.model.article import Correction
    from reader.model.entity import Entity
    from reader.store.node import Node

_NAME_KEYS = (
    "name",
    "aliases",
    "weak_aliases",
    "former",
    "family_name",
    "designations",
    "demonyms",
    "metonyms",
)
"""The keys of an entity under which names stand that are looked for in texts, the first to be told first."""


def name_lines(entity: Entity) -> Mapping[str, int]:
    """The lines on which the file that defines an entity has its names.

    Args:
        entity: The entity. What it has from another entity, which it extends, stands elsewhere.

    Returns:
        By the name, its line, counted from 1. Nothing, if the entity no longer stands where it stood, or in a
        file that is too large to be read for this.
    """
    place = entity.defined_at
    document = _read(Path(place.path)) if place else None
    if document is None or place is None:
        return {}
    line_of = document.report.source.place
    for node in _items(document, "entities"):
        id_node = node.items.get("id")
        if isinstance(id_node, ScalarNode) and clean_line(id_node.text) == entity.id:
            if line_of(id_node.mark)[0] != place.line:
                continue
            names = (name for key in _NAME_KEYS for name in _texts(node.items.get(key)))
            lines: dict[str, int] = {}
            for name in names:
                lines.setdefault(clean_line(name.text), line_of(name.mark)[0])
            return lines
    return {}


def correction_lines(path: Path, corrections: Sequence[Correction]) -> Sequence[int]:
    """The lines on which an article's file has its corrections.

    Args:
        path: The article's file.
        corrections: Those of the article.

    Returns:
        For each its line, counted from 1. Nothing, if the file no longer has the same ones, or is too large
        to be read for this.
    """
    document = _read(path)
    if document is None:
        return ()
    nodes = list(_items(document, "mentions"))
    written = [next(_texts(node.items.get("exact")), None) for node in nodes]
    if [name and clean_line(name.text) for name in written] != [given.exact for given in corrections]:
        return ()
    return tuple(document.report.source.place(node.mark)[0] for node in nodes)


def _read(path: Path) -> Document | None:
    source, _ = read_source(path, str(path))
    if source is None or len(source.data) > MAX_LINED_BYTES:
        return None
    document = parse_yaml(source)
    return document if isinstance(document, Document) else None


def _items(document: Document, key: str) -> Iterator[MapNode]:
    """The maps in a list of the file."""
    listed = document.root.items.get(key) if isinstance(document.root, MapNode) else None
    if isinstance(listed, ListNode):
        yield from (item for item in listed.items if isinstance(item, MapNode))


def _texts(node: Node | None) -> Iterator[ScalarNode]:
    """The texts of a value: itself, or what a list or a map of texts holds."""
    match node:
        case ScalarNode():
            yield node
        case ListNode(items=items):
            yield from (item for item in items if isinstance(item, ScalarNode))
        case MapNode(items=values):
            yield from (value for value in values.values() if isinstance(value, ScalarNode))
