"""What is known while one file is turned into the model, and what remains to be checked afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.model.entity import Authority, FilePlace
from reader.store.node import MapNode, NullNode, ScalarNode
from reader.store.problems import Code, shown
from reader.store.source import TextMark
from reader.text.inline import InlineParser

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.model.article import Within
    from reader.model.entity import Entity
    from reader.store.node import Node
    from reader.store.source import Mark
    from reader.store.yaml import Document


VERSION = "1"
"""The version of the format that is read."""


class EntityClaim(NamedTuple):
    """An id of an entity that should be defined somewhere."""

    mark: Mark
    id: str
    is_link: bool = False
    """Whether it stands in a link somewhere in the text that begins here."""


class WordsClaim(NamedTuple):
    """Words that should stand in the article's text."""

    mark: Mark
    words: str
    within: Within | None
    """Where; None: anywhere."""


class PlaceClaim(NamedTuple):
    """A section, or a text block of it, that the article should have."""

    mark: Mark
    within: Within


class ArticleClaim(NamedTuple):
    """An article that the library should hold."""

    mark: Mark
    id: str


class PictureClaim(NamedTuple):
    """A picture whose file the library should hold."""

    mark: Mark
    src: str


Claim = EntityClaim | WordsClaim | PlaceClaim | ArticleClaim | PictureClaim
"""Something that a file says and that cannot be told from its own keys and values."""


class Reading:
    """One file on its way into the model."""

    def __init__(
        self,
        document: Document,
        authority: Authority = Authority.ARTICLE,
        known: Mapping[str, Entity] | None = None,
    ) -> None:
        """Begin to read a file.

        Args:
            document: What the file holds.
            authority: That of the entities it defines.
            known: The entities that are defined elsewhere, by id; None: nobody has looked.
        """
        self.report = document.report
        self.is_complete = document.is_complete
        """Whether the whole file is there; if not, nothing is missing."""
        self._repaired_lines = document.repaired_lines
        """Lines with a fault that has been told: what kind of value stands there is a guess."""
        self.authority = authority
        self.known = known
        self.entities: dict[str, Entity] = {}
        """Those defined here so far, by id, in the file's order."""
        self.refused: set[str] = set()
        """The ids of entities that are defined here with errors."""
        self.claims: list[Claim] = []
        self.id_mark: Mark | None = None
        """Where the article's id stands; None: it has none of its own."""
        self.marks = 0
        """Paragraphs and inline marks so far."""
        self.inline = InlineParser()
        """Reads the paragraphs."""

    def root(self, node: Node | None, wanted: str, hint: str) -> MapNode | None:
        """The outermost map of the file, if it can be read.

        Args:
            node: What the file holds.
            wanted: What the file is to be, in words.
            hint: How it begins.
        """
        if isinstance(node, MapNode):
            version = node.items.get("schema")
            if not isinstance(version, ScalarNode) or version.text == VERSION:
                return node
            message = f"`schema` {shown(version.text)} is not known"
            self.report.error(
                version.mark, Code.BAD_VALUE, message, f"this version of Dateline reads {VERSION}"
            )
        elif node is None or isinstance(node, NullNode):
            if self.is_complete:
                self.report.error(
                    TextMark(0, 0, 0), Code.EMPTY, "the file is empty", f"begin it with `{hint}`"
                )
        else:
            message = f"{wanted} is a map of keys, not {node.noun}"
            self.report.error(node.mark, Code.WRONG_KIND, message, f"begin it with `{hint}`")
        return None

    def place(self, mark: Mark) -> FilePlace:
        """A place in this file, for those who ask where something is defined."""
        return FilePlace(self.report.source.path, self.report.source.place(mark)[0])

    def refuse(self, node: Node, where: str, wanted: str, hint: str = "") -> None:
        """Report a node of the wrong kind.

        Args:
            node: What stands there.
            where: What messages call the place: the key, or an entry of it.
            wanted: What should stand there, in words.
            hint: What to do.
        """
        if isinstance(node, NullNode):
            self.report.error(node.mark, Code.EMPTY, f"{where} is empty", hint or f"write {wanted}")
        elif node.mark.line not in self._repaired_lines:
            message = f"{where} must be {wanted}, not {node.noun}"
            self.report.error(node.mark, Code.WRONG_KIND, message, hint)
