"""What a row of the article looks like: its text cut into pieces, each with the names of its styles.

Names of styles are component classes of the body without their prefix; what they look like is the
stylesheet's business.
"""

from __future__ import annotations

from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reader.model.entity import EntityType
from reader.text.blocks import ENTITY_SCHEME, BlockRole
from reader.text.page import BLANK
from reader.text.width import cell_len
from reader.widgets.entity_look import AMBIGUOUS_STYLE, glyph_of, style_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.text.annotation import AnnotatedArticle
    from reader.text.blocks import TextBlock
    from reader.text.find import MatchList
    from reader.text.page import Page, Row
    from reader.text.placed_note import PlacedNote
    from reader.text.ties import Tie


class Highlights(StrEnum):
    """Which mentions are marked; the value is told when it changes."""

    ALL = "all mentions"
    FIRST = "the first in each section"
    OFF = "no mentions"


class Emphasis(NamedTuple):
    """Everything that is marked in the text at one time."""

    selected: str | None = None
    """The key of the selected subject."""
    told: Tie | None = None
    """Where the selected event is told."""
    mention: int | None = None
    """The index of the current mention."""
    matches: MatchList | None = None
    """What the search found."""
    match: int | None = None
    """The index of the current match."""
    highlights: Highlights = Highlights.ALL
    glyphs: bool = False
    """Whether signs stand before mentions."""
    hints: Mapping[tuple[int, int], str] = {}
    """Letters drawn over the text, by the block and character where they begin."""
    notes: Sequence[PlacedNote] = ()
    """The reader's notes."""
    note: str | None = None
    """The id of the current note; its passage stands out among its equals."""


class Piece(NamedTuple):
    """A run of characters drawn in one style."""

    text: str
    styles: tuple[str, ...]
    """Names of styles, each laid over the one before."""
    start: int | None
    """Its first character in the block; None: it is no part of the text."""


_DOT = "dot"
"""The style of one dot below an ambiguous name, whose colour is that of the whole name."""

STYLES = frozenset(
    {
        *(role.value.replace(" ", "-") for role in BlockRole),
        *(type_.value for type_ in EntityType),
        AMBIGUOUS_STYLE,
        _DOT,
        "bar",
        "quote-bar",
        "bullet",
        "label",
        "emphasis",
        "strong",
        "code",
        "link",
        "selected",
        "current-mention",
        "told",
        "basis",
        "match",
        "current-match",
        "hint",
        "noted",
        "current-note",
    }
)
"""Every name that a piece may carry; `style_of` may give a type's a colour besides."""

_BAR: Mapping[BlockRole, tuple[tuple[str, str], tuple[str, str]]] = {
    BlockRole.HEADING: (("▎ ", "bar"), ("▎ ", "bar")),
    BlockRole.QUOTE: (("  ▌ ", "quote-bar"), ("  ▌ ", "quote-bar")),
    BlockRole.SPEAKER: (("  ▌ — ", "quote-bar"), ("  ▌   ", "quote-bar")),
    BlockRole.ITEM: (("  • ", "bullet"), ("    ", "bullet")),
    BlockRole.FACTS_TITLE: (("  ", "facts-title"), ("  ", "facts-title")),
    BlockRole.FACT: (("  ", "fact"), ("    ", "fact")),
    BlockRole.IMAGE: (("  ▧ ", "image"), ("    ", "image")),
    BlockRole.CAPTION: (("    ", "caption"), ("    ", "caption")),
}
"""What stands before the first row of a block and before the others."""


def role_style(role: BlockRole) -> str:
    """The name of a role's style."""
    return role.value.replace(" ", "-")


def prefix(annotated: AnnotatedArticle, page: Page, index: int) -> Piece | None:
    """What stands before the text of a page's row; None: nothing."""
    row = page.row(index)
    if row.block == BLANK:
        inside = all(annotated.blocks[near].role is BlockRole.QUOTE for near in page.around(index))
        return Piece(*_styled(_BAR[BlockRole.QUOTE][1]), None) if inside else None
    bars = _BAR.get(annotated.blocks[row.block].role)
    return Piece(*_styled(bars[row.start > 0]), None) if bars else None


def _styled(bar: tuple[str, str]) -> tuple[str, tuple[str, ...]]:
    return bar[0], (bar[1],)


def pieces(annotated: AnnotatedArticle, row: Row, emphasis: Emphasis) -> list[Piece]:
    """Cut a row's text where its styles change.

    Args:
        annotated: The article.
        row: A row that is not empty.
        emphasis: What is marked.

    Returns:
        The pieces, which together are the row's text, with signs before mentions if they are wanted.
    """
    block = annotated.blocks[row.block]
    base = role_style(block.role)
    layers = [
        (max(start, row.start), min(end, row.end), style)
        for start, end, style in _layers(annotated, row, emphasis)
        if start < row.end and end > row.start
    ]
    signs = dict(_signs(annotated, row)) if emphasis.glyphs else {}
    hints = _hints(row, emphasis)
    layers += [(start, start + len(letters), "hint") for start, letters in hints.items()]
    cuts = {row.start, row.end, *signs}
    for start, end, _ in layers:
        cuts.add(start)
        cuts.add(end)
    # A hint is one piece, whatever is cut below it.
    cuts.difference_update(*(range(start + 1, start + len(letters)) for start, letters in hints.items()))
    ordered = sorted(cuts)
    found: list[Piece] = []
    for start, end in pairwise(ordered):
        styles = (base, *(style for first, last, style in layers if first <= start < last))
        if start in signs:
            found.append(Piece(signs[start], styles, None))
        text = _drawn(block, start, end)
        if start in hints:
            text = hints[start].ljust(cell_len(text))
        found.append(Piece(text, styles, start))
    return found


_JUSTIFIED = frozenset({BlockRole.PARAGRAPH, BlockRole.QUOTE, BlockRole.ITEM, BlockRole.FACT})
"""Roles of running text, which can be spread."""

WIDEST_GAP_CELLS = 4
"""How far words are spread at most; a row that would need more is left as it is."""


def justified(found: list[Piece], role: BlockRole, width_cells: int) -> list[Piece]:
    """Spread a row's words so that it ends where the others end.

    Args:
        found: The row's pieces; it is not the last of its block.
        role: The block's.
        width_cells: How wide it is to be.

    Returns:
        The pieces, cut at the blanks that have become wider: what these are wider by stands before them, as
        pieces that are no part of the text.
    """
    missing = width_cells - sum(cell_len(piece.text) for piece in found)
    gaps = sum(piece.text.count(" ") for piece in found if _is_spread(piece))
    if role not in _JUSTIFIED or missing <= 0 or not gaps or missing > gaps * (WIDEST_GAP_CELLS - 1):
        return found
    spread: list[Piece] = []
    gap = 0
    for piece in found:
        if piece.start is None or not _is_spread(piece):
            spread.append(piece)
            continue
        start = piece.start
        for number, word in enumerate(piece.text.split(" ")):
            if number:
                more = missing * (gap + 1) // gaps - missing * gap // gaps
                gap += 1
                # A piece for each cell: under the mouse, each cell of a piece is the next character.
                spread += [Piece(" ", piece.styles, None)] * more
                spread.append(Piece(" ", piece.styles, start))
                start += 1
            if word:
                spread.append(Piece(word, piece.styles, start))
            start += len(word)
    return spread


def _is_spread(piece: Piece) -> bool:
    """Whether the blanks of a piece are gaps between words; those of a hint only cover the text below."""
    return piece.start is not None and "hint" not in piece.styles


def with_characters(found: Sequence[Piece], row: Row) -> list[tuple[Piece, int]]:
    """Tell which character of the block each piece stands for.

    Args:
        found: The pieces of a row.
        row: The row.

    Returns:
        Each piece with its first character; what is no part of the text stands for the character behind it.
    """
    told: list[tuple[Piece, int]] = []
    following = row.end
    for piece in reversed(found):
        following = following if piece.start is None else piece.start
        told.append((piece, following))
    return told[::-1]


def cells_before(found: Sequence[Piece], row: Row, char: int) -> int:
    """How many cells are drawn before a character, and before what stands for it too, as its sign does.

    Args:
        found: The pieces of a row.
        row: The row.
        char: The character, in the row's block; from the row's end on, all cells are before it.
    """
    return sum(
        cell_len(piece.text if piece.start is None else piece.text[: char - first])
        for piece, first in with_characters(found, row)
        if first < char
    )


def _hints(row: Row, emphasis: Emphasis) -> dict[int, str]:
    """Letters by the character over which they begin, as far as the row has room for them."""
    return {
        char: letters[: row.end - char]
        for (block, char), letters in emphasis.hints.items()
        if block == row.block and row.start <= char < row.end
    }


def _drawn(block: TextBlock, start: int, end: int) -> str:
    """A run of a block as it is drawn: a kicker in capitals, where they are as many."""
    text = block.text[start:end]
    if block.role is BlockRole.KICKER and len(text.upper()) == len(text):
        return text.upper()
    return text


def _signs(annotated: AnnotatedArticle, row: Row) -> Iterator[tuple[int, str]]:
    """(offset, sign) for each mention that begins on a row."""
    for index in annotated.mentions_in(row.block):
        mention = annotated.mentions[index]
        if row.start <= mention.start < row.end:
            yield mention.start, glyph_of(annotated.entity(mention.entity) if mention.entity else None)


Layer = tuple[int, int, str]
"""(start, end, style): characters of a block, half-open."""


def _layers(annotated: AnnotatedArticle, row: Row, emphasis: Emphasis) -> Iterator[Layer]:
    """The styles of a row's block, each to be laid over those before."""
    block = annotated.blocks[row.block]
    if block.label_end:
        yield 0, block.label_end + 1, "label"
    for span in block.spans:
        if not span.target.startswith(ENTITY_SCHEME):
            yield span.start, span.end, span.kind.value
    for note, passage, _ in emphasis.notes:
        if passage is not None and passage.block == row.block:
            yield passage.start, passage.end, "current-note" if note.id == emphasis.note else "noted"
    if (told := emphasis.told) and told.block == row.block:
        yield told.sentence_start, told.sentence_end, "told"
        yield told.start, told.end, "basis"
    yield from _mention_layers(annotated, row, emphasis)
    if emphasis.matches is not None:
        current = emphasis.matches.position(emphasis.match) if emphasis.match is not None else None
        for start, end in emphasis.matches.overlapping(row.block, row.start, row.end):
            is_current = current is not None and (row.block, start) == (current[0], current[1])
            yield start, end, "current-match" if is_current else "match"


def _mention_layers(annotated: AnnotatedArticle, row: Row, emphasis: Emphasis) -> Iterator[Layer]:
    for index in annotated.mentions_in(row.block):
        mention = annotated.mentions[index]
        if mention.end <= row.start or mention.start >= row.end:
            continue
        is_selected = emphasis.selected is not None and annotated.keys[index] == emphasis.selected
        if is_selected or (emphasis.selected is None and _is_marked(annotated, index, emphasis.highlights)):
            yield from _type_layers(annotated, index)
        if is_selected:
            yield mention.start, mention.end, "selected"
        if index == emphasis.mention:
            yield mention.start, mention.end, "current-mention"


def _is_marked(annotated: AnnotatedArticle, index: int, highlights: Highlights) -> bool:
    if highlights is Highlights.FIRST:
        return index in annotated.first_in_section
    return highlights is Highlights.ALL


def _type_layers(annotated: AnnotatedArticle, index: int) -> Iterator[Layer]:
    mention = annotated.mentions[index]
    if mention.entity:
        yield mention.start, mention.end, style_of(annotated.entity(mention.entity))
        return
    yield mention.start, mention.end, AMBIGUOUS_STYLE
    # Terminals have no dotted underline that Rich can ask for: every other character is underlined.
    for char in range(mention.start, mention.end, 2):
        yield char, char + 1, _DOT
