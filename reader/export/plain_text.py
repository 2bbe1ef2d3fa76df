"""An article as plain text, for pipes, speech and braille.

There is nothing in it but characters of texts and line ends: no escape sequence, no drawn line, no column.
What looks tell elsewhere is told in words or signs that a voice reads well:

* headings by ``Section 2 of 4:``, and by two empty lines above them;
* a quote by its speaker and quotation marks, a fact box by ``Facts:``, a picture by ``Image:``;
* lists by ``-``; a link by a number in brackets, and the addresses at the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.export.insertion import Insertion, insert
from reader.export.linear import Facts, Heading
from reader.model.article import BlockQuote, BulletList, Image, Inline, InlineKind
from reader.text.clean import scrub
from reader.text.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.export.linear import Piece

_BULLET = "- "
_QUOTATION_MARKS = ("“", '"', "‘", "«", "„", "'")


def render(pieces: Iterable[Piece], width_cells: int = 0) -> str:
    """Write an article as plain text.

    Args:
        pieces: What ``reader.export.linear.linear`` gives.
        width_cells: The longest line, addresses excepted; 0: every paragraph and item is one line.

    Returns:
        Lines without blanks at their ends; no line end behind the last.
    """
    text = _PlainText(width_cells)
    for piece in pieces:
        text.write(piece)
    text.write_links()
    return "\n".join(text.lines)


class _PlainText:
    """Lines in the making."""

    def __init__(self, width_cells: int) -> None:
        self._width_cells = width_cells
        self.lines: list[str] = []
        """Those that are done."""
        self._links: dict[str, int] = {}
        """Addresses with their numbers, from 1."""
        self._is_below_title = False
        """Whether the last line is the title of a list, from which nothing parts it."""

    def write(self, piece: Piece) -> None:
        """Write a heading or a block."""
        match piece:
            case Heading():
                self._heading(piece)
            case BlockQuote(paragraphs, speaker):
                for text in _quoted(paragraphs, speaker, [self._plain(one) for one in paragraphs]):
                    self._paragraph(text)
            case BulletList(items):
                self._part(1)
                self._list(items)
            case Facts(title, lines):
                self._paragraph(f"Facts: {title}" if title else "Facts:")
                self._list(lines)
            case Image():
                self._part(1)
                for text in _image_lines(piece):
                    self._lines(text)
            case _:
                self._paragraph(self._plain(piece.text))

    def write_links(self) -> None:
        """List the addresses; none is broken, as it could not be followed then."""
        if not self._links:
            return
        self._heading(Heading(2, Inline("Links")))
        self._part(1)
        self.lines += [_one_line(f"[{number}] {target}") for target, number in self._links.items()]

    def _heading(self, heading: Heading) -> None:
        text = self._plain(heading.text)
        if heading.place:
            text = f"{heading.place}: {text}"
        is_title = heading.level == 3
        self._part(2 if heading.level == 2 else 1)
        self._lines(f"{text}:" if is_title else text)
        self._is_below_title = is_title

    def _paragraph(self, text: str) -> None:
        self._part(1)
        self._lines(text)

    def _list(self, items: Iterable[Inline]) -> None:
        for item in items:
            self._lines(self._plain(item), _BULLET)

    def _part(self, empty_lines: int) -> None:
        """Part what follows from what stands above it."""
        if self.lines and not self._is_below_title:
            self.lines += [""] * empty_lines
        self._is_below_title = False

    def _lines(self, text: str, bullet: str = "") -> None:
        """Write a text, wrapped; the lines below the first stand in behind a bullet."""
        text = _one_line(text)
        if not self._width_cells:
            self.lines.append((bullet + text).rstrip())
            return
        rows = wrap(text, max(1, self._width_cells - len(bullet)))
        for number, (start, end) in enumerate(rows):
            self.lines.append(((" " * len(bullet) if number else bullet) + text[start:end]).rstrip())

    def _plain(self, inline: Inline) -> str:
        """A text with a number behind each link whose words are not its address."""
        numbers = [
            Insertion(span.end, f" [{self._links.setdefault(span.target, len(self._links) + 1)}]")
            for span in inline.spans
            if span.kind is InlineKind.LINK
            and inline.text[span.start : span.end] not in (span.target, span.target.removeprefix("mailto:"))
        ]
        return insert(inline, numbers).text


def _quoted(paragraphs: Sequence[Inline], speaker: str, texts: Sequence[str]) -> Iterator[str]:
    """A quote's paragraphs, the first with its speaker, in quotation marks unless they have their own.

    Every paragraph opens with a mark, the last alone closes with one, as printers do.
    """
    is_marked = paragraphs[0].text.startswith(_QUOTATION_MARKS)
    for number, text in enumerate(texts, 1):
        words = text if is_marked else f"“{text}”" if number == len(texts) else f"“{text}"
        yield f"{speaker or 'Quote'}: {words}" if number == 1 else words


def _image_lines(image: Image) -> Iterator[str]:
    yield f"Image: {image.alt}" if image.alt else f"Image without a description: {image.src}"
    if image.caption:
        yield f"Caption: {image.caption}"
    if image.credit:
        yield f"Credit: {image.credit}"


def _one_line(text: str) -> str:
    """A text as it may be written: cleaned at the door, and guarded here once more."""
    return scrub(text).replace("\n", " ")
