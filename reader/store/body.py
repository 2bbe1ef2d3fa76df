"""A section's body: paragraphs, quotes, lists, facts and pictures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reader.model.article import BlockQuote, BulletList, FactBox, Image, Inline, Paragraph
from reader.store.collection import Many, Table
from reader.store.composer import BoundError
from reader.store.fields import Field, Object
from reader.store.kinds import Kind, Line, filled, scalar_schema, text_hint
from reader.store.node import ListNode, MapNode, ScalarNode
from reader.store.problems import Code, shown
from reader.store.reading import EntityClaim
from reader.store.reference import EntityOrName, PicturePath
from reader.store.suggestion import did_you_mean
from reader.text.blocks import ENTITY_SCHEME
from reader.text.clean import clean
from reader.text.inline import needs_markdown, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.model.article import Block
    from reader.store.kinds import Schema
    from reader.store.node import Node
    from reader.store.reading import Reading

MAX_MARKS = 250_000
"""Paragraphs and inline marks in one file; each of them takes memory of its own."""

MAX_PARAGRAPH_CHARACTERS = 1 << 20
"""A longer paragraph is taken as it stands: reading its marks takes up to 100 bytes a character."""

_SLICE_CHARACTERS = 1 << 16
"""How much of a long text is cleaned at a time."""

_BLANK_LINES = re.compile(r"\n *\n[ \n]*")
_MARKS = "*_[`<&\\"
"""What inline marks begin with."""
_ADDRESS = "://"
"""What an address has that is a link without any mark."""


class InlineText(Kind):
    """A paragraph with inline Markdown."""

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """See `Kind.read`; an `Inline`."""
        if not isinstance(node, ScalarNode):
            reading.refuse(node, where, self.wanted, text_hint(node))
            return None
        text = _cleaned(node.text)
        inlines = _inlines(text, [text], node, reading)
        return inlines[0] if inlines and inlines[0].text else ""

    def schema(self) -> Schema:
        """See `Kind.schema`."""
        return scalar_schema()


class Prose(Kind):
    """One or more paragraphs with inline Markdown, parted by blank lines."""

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """See `Kind.read`; a tuple of `Inline`."""
        if not isinstance(node, ScalarNode):
            reading.refuse(node, where, self.wanted, text_hint(node))
            return None
        text = _cleaned(node.text)
        return _inlines(text, _BLANK_LINES.split(text), node, reading)

    def schema(self) -> Schema:
        """See `Kind.schema`."""
        return scalar_schema()


def _inline(paragraph: str, reading: Reading) -> Inline:
    if len(paragraph) <= MAX_PARAGRAPH_CHARACTERS:
        return reading.inline.parse(paragraph)
    return Inline(paragraph.strip(" \n").replace("\n", " "))


def _cleaned(text: str) -> str:
    """Clean a text; a long one in slices, as cleaning takes up to 100 bytes a character while it lasts."""
    return clean(text) if len(text) <= _SLICE_CHARACTERS else "".join(map(clean, _slices(text)))


def _slices(text: str) -> Iterator[str]:
    """Cut a text behind spaces and line ends, where cleaning the parts cleans the whole."""
    start = 0
    while start < len(text):
        end = start + _SLICE_CHARACTERS
        if end < len(text):
            cut = max(text.rfind("\n", start, end), text.rfind(" ", start, end))
            end = end if cut < 0 else cut + 1
        yield text[start:end]
        start = end


def _inlines(text: str, paragraphs: list[str], node: ScalarNode, reading: Reading) -> tuple[Inline, ...]:
    """Read the inline Markdown of paragraphs; leave out those without text.

    Args:
        text: All of them, cleaned.
        paragraphs: The same, parted.
        node: Where they stand.
        reading: Takes problems, and claims that are to be checked later.

    Raises:
        BoundError: There are too many paragraphs and marks in the file.
    """
    reading.marks += len(paragraphs)
    is_marked = needs_markdown(text) or _ADDRESS in text
    if is_marked:
        reading.marks += sum(map(text.count, (*_MARKS, _ADDRESS)))
    if reading.marks > MAX_MARKS:
        message = f"the file's texts hold more than {MAX_MARKS:,} paragraphs and inline marks"
        raise BoundError(node.mark, message, "part the file into several")
    if not is_marked and len(text) <= MAX_PARAGRAPH_CHARACTERS:  # most texts
        return tuple([Inline(line) for line in map(one_line, paragraphs) if line])
    skipped = reading.inline.skipped
    inlines = tuple(inline for paragraph in paragraphs if (inline := _inline(paragraph, reading)).text)
    if reading.inline.skipped > skipped:
        message = "too many inline marks: they are shown as they stand"
        reading.report.warn(node.mark, Code.TOO_LARGE, message, "put \\ before marks that are meant as text")
    reading.claims.extend(
        EntityClaim(node.mark, span.target.removeprefix(ENTITY_SCHEME), is_link=True)
        for inline in inlines
        for span in inline.spans
        if span.target.startswith(ENTITY_SCHEME)
    )
    return inlines


def _fact_box(values: dict[str, Any], _node: MapNode, _reading: Reading) -> FactBox:
    return FactBox(values.get("title", ""), values["rows"])


def _only_value(values: dict[str, Any], _node: MapNode, _reading: Reading) -> Any:
    return next(iter(values.values()))


_BLOCKS = {
    "quote": Object(
        "a quote",
        (
            Field(
                "quote",
                Prose(),
                "The words; a blank line parts paragraphs.",
                required=True,
                attribute="paragraphs",
            ),
            Field("speaker", EntityOrName(), "Who said it: an entity's id, or a plain name."),
        ),
        BlockQuote,
    ),
    "list": Object(
        "a list",
        (
            Field(
                "list", Many(InlineText(), "a list of texts"), "The items.", required=True, attribute="items"
            ),
        ),
        BulletList,
    ),
    "facts": Object(
        "a fact box",
        (
            Field(
                "facts",
                Object(
                    "a map with `rows`",
                    (
                        Field("title", Line(), "Stands over the facts."),
                        Field("rows", Table(InlineText()), "A label and a value each.", required=True),
                    ),
                    FactBox,
                    _fact_box,
                ),
                "Facts set apart.",
                required=True,
            ),
        ),
        FactBox,
        _only_value,
    ),
    "image": Object(
        "a picture",
        (
            Field(
                "image",
                Object(
                    "a map with `src`",
                    (
                        Field(
                            "src",
                            PicturePath(),
                            "The picture's file or address.",
                            required=True,
                            examples=("photo.jpg",),
                        ),
                        Field("alt", Line(), "What it shows, for those who cannot see it."),
                        Field("caption", Line(), "Stands below the picture."),
                        Field("credit", Line(), "Who made it."),
                    ),
                    Image,
                ),
                "A picture, told by its words.",
                required=True,
            ),
        ),
        Image,
        _only_value,
    ),
}
"""The blocks that are maps, by the key that tells which one it is."""


class Body(Kind):
    """A section's body: one text, or a list of blocks, of which a text may be several."""

    wanted = "a text or a list of blocks"

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """See `Kind.read`; a tuple of `Block`."""
        if isinstance(node, MapNode):
            reading.refuse(node, where, self.wanted, "begin each block with `- `")
            return None
        if not isinstance(node, ListNode):
            return self._paragraphs(node, where, reading)
        blocks: list[Block] = []
        entry = f"an entry of {where}"
        for item in node.items:
            if isinstance(item, MapNode):
                block = self._block(item, reading)
                blocks.extend([] if block is None else [block])
            else:
                paragraphs = self._paragraphs(item, entry, reading)
                if paragraphs == ():
                    reading.report.error(item.mark, Code.EMPTY, f"{entry} is empty", "take it out")
                blocks.extend(paragraphs or ())
        return tuple(blocks) if blocks or not node.items else None

    def schema(self) -> Schema:
        """See `Kind.schema`."""
        text = filled(scalar_schema())
        block = {"anyOf": [text, *(kind.schema() for kind in _BLOCKS.values())]}
        return {"anyOf": [text, {"type": "array", "items": block, "minItems": 1}]}

    @staticmethod
    def _paragraphs(node: Node, where: str, reading: Reading) -> tuple[Paragraph, ...] | None:
        inlines = _PROSE.read(node, where, reading)
        return None if inlines is None else tuple(map(Paragraph, inlines))

    @staticmethod
    def _block(node: MapNode, reading: Reading) -> Block | None:
        for key in node.items:
            if kind := _BLOCKS.get(key):
                block: Block | None = kind.read(node, f"`{key}`", reading)
                return block
        if not node.items:
            message = "an empty map is no block"
            reading.report.error(node.mark, Code.EMPTY, message, f"its keys are {', '.join(_BLOCKS)}")
            return None
        key, mark = next(iter(node.items)), node.key_marks[0]
        message = (
            f"a block is a text, or a map with one of {', '.join(_BLOCKS)}; {shown(key)} is none of them"
        )
        hint = did_you_mean(key, _BLOCKS) or "if it is text, put it in quotes"
        reading.report.error(mark, Code.UNKNOWN_KEY, message, hint)
        return None


_PROSE = Prose()
