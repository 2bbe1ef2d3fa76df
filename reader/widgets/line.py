"""Lines to read that hang: a row that goes on stands below its own words, not below the label.

Cards, the help, lists and problems are made of such lines; they wrap to whatever width there is.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, count, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content
from textual.geometry import Region
from textual.style import Style
from textual.visual import Visual

from reader.text.clean import scrub
from reader.text.width import cell_len
from reader.text.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.css.styles import RulesMap
    from textual.strip import Strip
    from textual.visual import RenderOptions

    from reader.widgets.target import Target

LONGEST_LABEL_CELLS = 20
"""How wide the column of labels becomes; a longer label is wrapped in it."""
GAP_CELLS = 2
"""What stands between the labels and the words."""
FEWEST_WORDS_CELLS = 26
"""The room for words that a column of labels must leave; with less there is no column."""
HANG_CELLS = 2
"""How far the rows below the first one stand in, where there is no column."""

LINK = "link"
"""What a link's number is called in the meta data of what is drawn."""
_CURRENT = Style(reverse=True)
"""Laid over the link that the cursor stands on; it shows without colour too."""


class Link(NamedTuple):
    """A text that leads somewhere, or gives something to copy."""

    text: str
    style: str
    """Besides the line below it, by which a link is known."""
    target: Target | None
    """Where it leads; None: following it copies."""
    clip: str = ""
    """What can be copied while the cursor stands on it; empty: nothing."""


Part = str | tuple[str, str] | Link
"""A text, a text with its style, or a link."""


class Line(NamedTuple):
    """One line, of one or more rows; every text is data, never markup."""

    parts: tuple[Part, ...] = ()
    """The words, one part behind the other."""
    label: str = ""
    """What the words are, in a column of labels if there is room for one; empty: there is no label."""
    label_style: str = ""
    sign: str = ": "
    """Parts label and words in one row."""
    indent: int = 0
    """The cells before each row."""
    hang: int = 0
    """The cells before each row but the first, besides."""

    @property
    def plain(self) -> str:
        """Label and words in one row."""
        words = "".join(map(_text, self.parts))
        return f"{self.label}{self.sign}{words}" if self.label else words

    @property
    def links(self) -> tuple[Link, ...]:
        """The links among the words."""
        return tuple(part for part in self.parts if isinstance(part, Link))


def _text(part: Part) -> str:
    return part if isinstance(part, str) else part[0]


class Lines(Visual):
    """Lines, laid out for the width that they are drawn in."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = tuple(lines)
        self.links = tuple(link for line in self._lines for link in line.links)
        """All links, in reading order; a link's number is its place here."""
        self.current: int | None = None
        """The number of the link that the cursor stands on; None: on none."""
        self._laid_out = Content("")
        """The lines as they were laid out last, a row each."""
        self._width = 0
        """The width that they were laid out for, in cells; 0: not yet."""
        self._column = _column_cells(self._lines)
        """The width of the column of labels with the gap behind it, in cells; 0: there are no labels."""

    @property
    def plain(self) -> str:
        """All words, each line in one row."""
        return "\n".join(line.plain for line in self._lines)

    def laid_out(self, width_cells: int) -> Content:
        """The lines in rows of a width.

        Args:
            width_cells: The width of a row; at least 1.
        """
        if width_cells != self._width:
            column = self._column if width_cells - self._column >= FEWEST_WORDS_CELLS else 0
            numbers = count()
            rows = (row for line in self._lines for row in _rows(line, width_cells, column, numbers))
            self._width, self._laid_out = width_cells, Content("\n").join(rows)
        return self._laid_out

    def link_regions(self, width_cells: int) -> list[Region]:
        """Where each link stands: the cells of its first row, and as many rows as it has.

        Args:
            width_cells: The width of a row; at least 1.
        """
        content = self.laid_out(width_cells)
        rows = content.plain.split("\n")
        starts = list(accumulate((len(row) + 1 for row in rows), initial=0))
        regions: dict[int, Region] = {}
        for start, end, number in _link_spans(content):
            y = bisect_right(starts, start) - 1
            if number in regions:
                first = regions[number]
                regions[number] = Region(first.x, first.y, first.width, y + 1 - first.y)
            else:
                x = cell_len(content.plain[starts[y] : start])
                regions[number] = Region(x, y, cell_len(content.plain[start:end]), 1)
        return [regions.get(number, Region()) for number in range(len(self.links))]

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Draw the rows, the current link reversed."""
        if not width:
            return []
        content = self.laid_out(width)
        if self.current is not None:
            for start, end, number in _link_spans(content):
                if number == self.current:
                    content = content.stylize(_CURRENT, start, end)
        return content.render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """The width of the longest row where there is so much room."""
        return self.laid_out(max(1, container_width)).get_optimal_width(rules, container_width)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """How many rows the lines take."""
        return self.laid_out(width).get_height(rules, width) if width else 0


def _column_cells(lines: Iterable[Line]) -> int:
    longest = max((cell_len(scrub(line.label)) for line in lines), default=0)
    return min(longest, LONGEST_LABEL_CELLS) + GAP_CELLS if longest else 0


def _link_spans(content: Content) -> Iterator[tuple[int, int, int]]:
    """Where links are drawn: (start, end, number), one or more for each; characters, half-open."""
    for start, end, style in content.spans:
        if isinstance(style, Style) and LINK in style.meta:
            yield start, end, style.meta[LINK]


def _rows(line: Line, width: int, column: int, numbers: Iterator[int]) -> Iterator[Content]:
    """The rows of one line.

    Args:
        line: The line.
        width: Of the rows, in cells.
        column: The width of the column of labels with the gap behind it; 0: there is none.
        numbers: Those of the next links.
    """
    words = _content(line.parts, numbers)
    if not line.label:
        yield from _hanging(words, width, line.indent, line.hang)
        return
    label = Content.assemble((scrub(line.label), line.label_style))
    if not column:
        sign = Content.assemble((line.sign, line.label_style))
        yield from _hanging(label + sign + words, width, line.indent, HANG_CELLS)
        return
    labels = _hanging(label, column - GAP_CELLS)
    for left, right in zip_longest(labels, _hanging(words, width - column), fillvalue=Content("")):
        yield left.pad_right(column - left.cell_length) + right


def _content(parts: tuple[Part, ...], numbers: Iterator[int]) -> Content:
    return Content.assemble(*(_piece(part, numbers) for part in parts))


def _piece(part: Part, numbers: Iterator[int]) -> Content | tuple[str, str]:
    match part:
        case Link(text, style):
            linked = Content.styled(scrub(text), f"{style} underline".lstrip())
            return linked.stylize(Style.from_meta({LINK: next(numbers)}))
        case (text, style):
            return scrub(text), style
        case text:
            return scrub(text), ""


def _hanging(words: Content, width: int, indent: int = 0, hang: int = 0) -> Iterator[Content]:
    """Break words into rows, those behind the first further in."""
    first_width, next_width = max(1, width - indent), max(1, width - indent - hang)
    for paragraph in words.split("\n", allow_blank=True) or [words]:
        spans = wrap(paragraph.plain, first_width)
        (start, end), rest = spans[0], spans[1:]
        yield paragraph[start:end].pad_left(indent)
        if rest:
            left = paragraph[rest[0][0] :]
            yield from (
                left[start:end].pad_left(indent + hang) for start, end in wrap(left.plain, next_width)
            )
