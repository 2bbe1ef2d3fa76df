"""A library: a folder of articles, with a who's who for them."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from enum import Enum, auto
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader import paths
from reader.model.entity import Authority
from reader.store.slug import id_of_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from reader.model.entity import Entity
    from reader.store.problems import Problem
    from reader.store.reading import Reading
    from reader.store.yaml import Document

SUFFIXES = (".yaml", ".yml")
"""What the names of YAML files end in."""

_ENTITIES = "entities"
"""The name of the file, or of the folder of files, that define a library's entities."""
_FEEDS = "feeds"
"""The name of the file with a library's subscriptions."""

_GLANCED_BYTES = 4096
_ID = re.compile(rb"""^id:[ \t]*["']?([^\s"'#]+)""", re.MULTILINE)


class FileKind(Enum):
    """What a YAML file holds."""

    ARTICLE = auto()
    ENTITIES = auto()
    FEEDS = auto()


class EntityFile(NamedTuple):
    """A file of entities, read in its place among the library's others."""

    path: Path
    reading: Reading | None
    """None: there is nothing in it that could be read."""
    problems: tuple[Problem, ...]
    """Those that leave nothing to be read; else they are the reading's."""


class Library:
    """The articles and entities of a folder."""

    def __init__(self, root: Path) -> None:
        """Name a library; nothing is read yet.

        Args:
            root: Its folder; see :func:`library_root`.
        """
        self.root = root

    def articles(self) -> list[Path]:
        """The files of its articles, in any folder below its own, sorted."""
        return [path for path in yaml_files(self.root) if kind_by_name(path, self.root) is FileKind.ARTICLE]

    @cached_property
    def articles_by_id(self) -> Mapping[str, list[Path]]:
        """The files of its articles, by the id that beginnings or names tell: one each, as it should be."""
        by_id: dict[str, list[Path]] = {}
        for path in self.articles():
            by_id.setdefault(_glanced_id(path), []).append(path)
        return by_id

    def entities(self) -> Mapping[str, Entity]:
        """Its entities by id, with the bundled ones that it does not define itself.

        They are read once. A file that is broken gives the entities that can be read.
        """
        return self._read[0]

    def entity_errors(self) -> tuple[Problem, ...]:
        """What keeps entities from being read, as far as each file tells by itself."""
        return self._read[1]

    @cached_property
    def _read(self) -> tuple[Mapping[str, Entity], tuple[Problem, ...]]:
        known: dict[str, Entity] = {}
        found: list[Problem] = []
        for file in self.read_entity_files(known):
            found += file.problems if file.reading is None else file.reading.report.problems()
        return known, tuple(problem for problem in found if problem.is_error)

    def read_entity_files(self, known: dict[str, Entity]) -> Iterator[EntityFile]:
        """Read the files that define its entities, the weakest authority first.

        Args:
            known: Empty; takes the entities of each file when the next one is asked for.
        """
        from reader.store.entity_file import read_entities  # noqa: PLC0415  a list is shown without it
        from reader.store.yaml import Document, load_yaml  # noqa: PLC0415  as above

        bundled = paths.articles_dir()
        levels = [(bundled, Authority.BUNDLED)]
        if not _is_same_folder(self.root, bundled):
            levels.append((self.root, Authority.LIBRARY))
        for folder, authority in levels:
            for path in entity_paths(folder):
                document = load_yaml(path, name_here(path))
                if isinstance(document, Document):
                    reading = read_entities(document, authority, known)
                    yield EntityFile(path, reading, ())
                    known.update(reading.entities)
                else:
                    yield EntityFile(path, None, document)


def name_here(path: Path) -> str:
    """A file as one would name it here: from the working folder if it lies in that."""
    with suppress(OSError, ValueError):
        return str(path.relative_to(Path.cwd()))
    return str(path)


def library_root(path: Path) -> Path:
    """The library that a file or folder belongs to.

    Returns:
        The nearest folder, from the path itself upwards, that defines entities; without one the folder
        itself, or the file's.
    """
    own = path if os.path.isdir(path) else path.parent  # noqa: PTH112 - Path.is_dir raises for what is forbidden
    above = Path(os.path.abspath(own)).parents  # noqa: PTH100 - Path.resolve would follow links out of the library
    return next((folder for folder in (own, *above) if is_library(folder)), own)


def is_library(folder: Path) -> bool:
    """Whether a folder defines entities; one that is called so itself is a part of a library."""
    return folder.name != _ENTITIES and bool(entity_paths(folder))


def entity_paths(folder: Path) -> list[Path]:
    """The files that define a library's entities: first the one beside its articles, then their folder's."""
    files = [folder / (_ENTITIES + suffix) for suffix in SUFFIXES]
    there = [path for path in files if os.path.isfile(path)]  # noqa: PTH113 - as in `library_root`
    return there + yaml_files(folder / _ENTITIES)


def kind_by_name(path: Path, root: Path) -> FileKind:
    """What a file of a library holds.

    Args:
        path: The file, below the root.
        root: The library's folder.
    """
    if path.stem == _ENTITIES or _ENTITIES in Path(os.path.relpath(path, root)).parts[:-1]:
        return FileKind.ENTITIES
    return FileKind.FEEDS if path.stem == _FEEDS else FileKind.ARTICLE


def kind_by_keys(document: Document) -> FileKind:
    """What a file that belongs to no library holds."""
    from reader.store.node import MapNode  # noqa: PLC0415  as above

    keys = document.root.items if isinstance(document.root, MapNode) else {}
    if "title" not in keys and "sections" not in keys:
        if "entities" in keys:
            return FileKind.ENTITIES
        if "feeds" in keys:
            return FileKind.FEEDS
    return FileKind.ARTICLE


def yaml_files(folder: Path, report: Callable[[OSError], object] = lambda _: None) -> list[Path]:
    """The YAML files in a folder and in those below it, sorted by path.

    Hidden files and folders are passed over, and links to folders are not followed. What is no regular file
    is none.

    Args:
        folder: Where to look; it need not be there.
        report: Called with the error of each folder that cannot be read.
    """
    found: list[str] = []
    for place, folders, files in os.walk(folder, onerror=report):
        folders[:] = [name for name in folders if not name.startswith(".")]
        names = (name for name in files if name.endswith(SUFFIXES) and not name.startswith("."))
        paths_here = (os.path.join(place, name) for name in names)  # noqa: PTH118 - Path takes 5 times as long
        found.extend(filter(os.path.isfile, paths_here))
    return [Path(path) for path in sorted(found)]


def _glanced_id(path: Path) -> str:
    try:
        with path.open("rb") as file:
            found = _ID.search(file.read(_GLANCED_BYTES))
    except OSError:
        found = None
    return found[1].decode("utf-8", "replace") if found else id_of_file(path.stem)


def _is_same_folder(one: Path, other: Path) -> bool:
    return one.is_dir() and other.is_dir() and one.samefile(other)
