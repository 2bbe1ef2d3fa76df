"""An article as CommonMark (0.31.2): its texts are written so that they read as they stand.

What would be markup in a text is escaped; emphasis, code and links are written as such. Quotes and fact boxes
are block quotes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.export.linear import Facts, Heading
from reader.model.article import BlockQuote, BulletList, Image, Inline, InlineKind, InlineSpan
from reader.text.clean import scrub
from reader.text.inline import parse_inline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.export.linear import Piece

_DELIMITERS = {InlineKind.EMPHASIS: "*", InlineKind.STRONG: "**"}

_MARKUP = re.compile(r"[\\`*_\[\]<~]|&(?=#?[A-Za-z0-9]{1,33};)")
"""What may mean something anywhere in a text (sections 2.4, 2.5 and 6); ``~`` strikes out elsewhere."""

_BLOCK_START = re.compile(
    r"([0-9]{0,9})(?:(?<=[0-9])[.)](?=\s|$)|(?<![0-9])(?:[-+](?=[\s-]|$)|#{1,6}(?=\s|$)|>))"
)
"""What at the start of a line begins a list, a rule, a heading or a quote (sections 4 and 5)."""

_CLOSING = re.compile(r"(?<!\\)#+\Z")
"""What would fall away at the end of a heading (section 4.2)."""

_ADDRESS_MARKUP = re.compile(r"[\\()<>*_`\[\]]|&(?=#?[A-Za-z0-9]{1,33};)")
_ADDRESS_BLANK = re.compile(r"\s")


def render(pieces: Iterable[Piece]) -> str:
    """Write an article as Markdown.

    Args:
        pieces: What ``reader.export.linear.linear`` gives.

    Returns:
        Blocks parted by empty lines, each paragraph one line; no line end behind the last.
    """
    blocks: list[str] = []
    above: Piece | None = None
    bullet = "-"
    for piece in pieces:
        # Another sign begins another list, where otherwise two would become one.
        bullet = "*" if isinstance(above, BulletList) and bullet == "-" else "-"
        blocks += _blocks(piece, bullet)
        above = piece
    return "\n\n".join(blocks)


def _blocks(piece: Piece, bullet: str) -> Iterator[str]:
    match piece:
        case Heading(level, text):
            yield f"{'#' * level} {_CLOSING.sub(_backslashed, _line(text))}"
        case BlockQuote(paragraphs, speaker):
            texts = [_line(text) for text in paragraphs]
            yield _set_apart([*texts, _line(Inline(f"— {speaker}"))] if speaker else texts)
        case BulletList(items):
            yield _listed(items, bullet)
        case Facts(title, lines):
            strong = InlineSpan(0, len(title), InlineKind.STRONG)
            yield _set_apart([*([_line(Inline(title, (strong,)))] if title else []), _listed(lines, "-")])
        case Image():
            yield f"![{_line(Inline(piece.alt))}]({_address(piece.src)})"
            if piece.caption:
                yield _line(Inline(piece.caption))
            if piece.credit:
                yield _line(Inline(f"Credit: {piece.credit}"))
        case _:
            yield _line(piece.text)


def _listed(items: Iterable[Inline], bullet: str) -> str:
    return "\n".join(f"{bullet} {_line(item)}" for item in items)


def _set_apart(blocks: Sequence[str]) -> str:
    """Blocks as a block quote."""
    return "\n>\n".join("\n".join(f"> {line}" for line in block.split("\n")) for block in blocks)


def _line(inline: Inline) -> str:
    """A text as one line that begins no other block than a paragraph."""
    inline = Inline(scrub(inline.text).replace("\n", " "), inline.spans)
    line = _with_edges(_marked(inline))
    start = _BLOCK_START.match(line)
    return f"{start[1]}\\{line[start.end(1) :]}" if start else line


def _with_edges(line: str) -> str:
    """Write the white space at a line's ends so that it does not fall away."""
    ended = line.rstrip()
    begun = ended.lstrip()
    if begun == line:
        return line
    first = len(ended) - len(begun)
    return _references(line[:first]) + begun + _references(line[len(ended) :])


def _references(blanks: str) -> str:
    return "".join(f"&#{ord(blank)};" for blank in blanks)


def _marked(inline: Inline) -> str:
    """A text with its marks.

    Delimiters of emphasis mean something next to certain characters only (section 6.2), so emphasis that
    would not be read as such is left out rather than written as asterisks.
    """
    written = _written(inline.text, inline.spans, 0, len(inline.text))
    emphases = _emphases(inline)
    if emphases:
        read = parse_inline(written)
        if read.text != inline.text or _emphases(read) != emphases:
            others = tuple(span for span in inline.spans if span not in emphases)
            return _written(inline.text, others, 0, len(inline.text))
    return written


def _emphases(inline: Inline) -> frozenset[InlineSpan]:
    return frozenset(span for span in inline.spans if span.kind in _DELIMITERS)


def _written(text: str, spans: Sequence[InlineSpan], start: int, end: int) -> str:
    """Write a part of a text.

    Args:
        text: The whole text.
        spans: Those that lie in the part, outer before inner.
        start: Where the part begins.
        end: Where it ends.
    """
    parts: list[str] = []
    at = 0
    while at < len(spans):
        span = spans[at]
        at += 1
        first_inner = at
        while at < len(spans) and spans[at].end <= span.end:
            at += 1
        parts.append(_escaped(text[start : span.start], is_before_mark=True))
        if span.kind is InlineKind.CODE:
            # Two pieces of code without anything between would be one mark.
            while at < len(spans) and spans[at].kind is InlineKind.CODE and spans[at].start == span.end:
                span = span._replace(end=spans[at].end)
                at += 1
            parts.append(_code(text[span.start : span.end]))
        else:
            inner = _written(text, spans[first_inner:at], span.start, span.end)
            delimiter = _DELIMITERS.get(span.kind)
            parts.append(
                f"{delimiter}{inner}{delimiter}" if delimiter else f"[{inner}]({_address(span.target)})"
            )
        start = span.end
    parts.append(_escaped(text[start:end], is_before_mark=False))
    return "".join(parts)


def _escaped(text: str, *, is_before_mark: bool) -> str:
    escaped = _MARKUP.sub(_backslashed, text)
    if is_before_mark and escaped.endswith("!"):
        return escaped[:-1] + "\\!"  # before a link it would make a picture of it
    return escaped


def _backslashed(match: re.Match[str]) -> str:
    return "\\" + match[0]


def _code(text: str) -> str:
    """Code between more backticks than it holds in a row (section 6.1)."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    is_padded = "`" in (text[0], text[-1]) or (text[0] == text[-1] == " " and text.strip(" "))
    return f"{fence} {text} {fence}" if is_padded else f"{fence}{text}{fence}"


def _address(address: str) -> str:
    """An address as the destination of a link (section 6.3)."""
    address = _ADDRESS_MARKUP.sub(_backslashed, scrub(address))
    return _ADDRESS_BLANK.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), address)
