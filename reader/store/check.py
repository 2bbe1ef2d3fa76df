"""Checking files: everything that is wrong with them, by themselves and in their library."""

from __future__ import annotations

import os
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reader.model.entity import Authority
from reader.store.article_file import read_article
from reader.store.claim_check import ClaimCheck
from reader.store.entity_file import read_entities
from reader.store.library import (
    FileKind,
    Library,
    is_library,
    kind_by_keys,
    kind_by_name,
    library_root,
    yaml_files,
)
from reader.store.picture import fault_of
from reader.store.problems import Code, Problem, Severity, shown
from reader.store.reading import PictureClaim
from reader.store.source import TextMark
from reader.store.yaml import Document, load_yaml, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reader.model.entity import Entity
    from reader.store.reading import Reading
    from reader.store.source import Source


class Checker:
    """Checks files; each library is read once for all of its files."""

    def __init__(self) -> None:
        self._root_of = cache(library_root)
        """By folder."""
        self._library = cache(CheckedLibrary)
        """By root."""
        self._libraries: dict[CheckedLibrary, None] = {}
        """Those of the articles that have been checked."""
        self._checked: set[str] = set()
        """The files that have been checked, by absolute path."""

    def check(self, path: Path) -> Iterator[tuple[Path, tuple[Problem, ...]]]:
        """Check a file, or all files of a folder.

        Args:
            path: A file or folder that is there.

        Yields:
            Each file, and each folder that cannot be read, with its problems in reading order.
        """
        if not path.is_dir():
            yield path, self._check_file(path)
            return
        unreadable: list[OSError] = []
        for file in yaml_files(path, unreadable.append):
            yield file, self._check_file(file)
        for error in unreadable:
            folder = str(error.filename)
            message = f"this folder cannot be read: {error.strerror}"
            yield Path(folder), (Problem(folder, 1, 1, Severity.ERROR, Code.UNREADABLE, message),)

    def entity_errors(self) -> tuple[Problem, ...]:
        """What else keeps the checked articles from being shown right: entities that cannot be read.

        Returns:
            The errors of their libraries' files of entities, but of those that have been checked themselves.
        """
        return tuple(
            problem
            for library in self._libraries
            for problem in library.entity_errors()
            if _absolute(Path(problem.path)) not in self._checked
        )

    def _check_file(self, path: Path) -> tuple[Problem, ...]:
        self._checked.add(_absolute(path))
        library = self._library(self._root_of(path.parent))
        kind = kind_by_name(path, library.root) if library.is_library else None
        if kind is FileKind.FEEDS:
            return ()
        if kind is FileKind.ENTITIES and (problems := library.problems_of(path)) is not None:
            return problems
        return self._check_document(load_yaml(path, str(path)), path, kind, library)

    def check_source(self, source: Source, place: Path) -> tuple[Problem, ...]:
        """Check a text that is in no file, as that of standard input; what it holds is told by its keys.

        Args:
            source: The text.
            place: What its file would be called; there is none.
        """
        library = self._library(self._root_of(place.parent))
        return self._check_document(parse_yaml(source), place, None, library)

    def _check_document(
        self,
        document: Document | tuple[Problem, ...],
        path: Path,
        kind: FileKind | None,
        library: CheckedLibrary,
    ) -> tuple[Problem, ...]:
        if not isinstance(document, Document):
            return document
        if kind is None:
            kind = kind_by_keys(document)
        if kind is FileKind.ARTICLE:
            self._libraries[library] = None
            return library.check_article(document, path)
        return library.check_entities(document) if kind is FileKind.ENTITIES else ()


class CheckedLibrary(Library):
    """A library whose files are checked."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.is_library = is_library(root)
        """Whether it defines entities; else it is a folder like any other."""

    def check_article(self, document: Document, path: Path) -> tuple[Problem, ...]:
        """Find everything that is wrong with an article.

        Args:
            document: What its file holds.
            path: The file.
        """
        article, reading = read_article(document, path.stem, self.entities())
        articles = self.articles_by_id if self.is_library else None
        ClaimCheck(reading, article, self.entities(), articles).run()
        self._check_pictures(reading, path)
        # A text that is in no file may be that of the other article, changed.
        if articles is not None and article is not None and os.path.lexists(path):
            others = [other for other in articles.get(article.id, ()) if _absolute(other) != _absolute(path)]
            if others:
                mark = TextMark(0, 0, 0) if reading.id_mark is None else reading.id_mark
                message = f"another article has the id {shown(article.id)} too: {others[0]}"
                reading.report.warn(mark, Code.DUPLICATE_ID, message, "choose another id")
        return reading.report.problems()

    def _check_pictures(self, reading: Reading, path: Path) -> None:
        """Report the pictures of an article that will not be drawn; none of them is opened."""
        root = self.root.resolve()
        for claim in reading.claims:
            if isinstance(claim, PictureClaim) and not reading.report.is_full:
                fault, hint = fault_of(root, path, claim.src)
                if fault:
                    message = f"the picture {shown(claim.src)} {fault}"
                    reading.report.warn(claim.mark, Code.PICTURE, message, hint)

    def check_entities(self, document: Document) -> tuple[Problem, ...]:
        """Find everything that is wrong with a file of entities that is none of the library's own."""
        reading = read_entities(document, Authority.LIBRARY, self.entities())
        ClaimCheck(reading, None, self.entities(), None).run()
        return reading.report.problems()

    def problems_of(self, path: Path) -> tuple[Problem, ...] | None:
        """Find everything that is wrong with one of its own files of entities.

        Returns:
            None if the library does not read this file: it is hidden, or lies behind a link.
        """
        problems = self._entity_problems.get(_absolute(path))
        return None if problems is None else tuple(problem._replace(path=str(path)) for problem in problems)

    @cached_property
    def _entity_problems(self) -> Mapping[str, tuple[Problem, ...]]:
        """By absolute path."""
        known: dict[str, Entity] = {}
        files = list(self.read_entity_files(known))
        for file in files:
            if file.reading is not None:
                ClaimCheck(file.reading, None, known, None).run()
        return {
            _absolute(file.path): file.problems if file.reading is None else file.reading.report.problems()
            for file in files
        }


def _absolute(path: Path) -> str:
    return os.path.abspath(path)  # noqa: PTH100 - Path.resolve would follow links
