"""Inline Markdown: a paragraph as it is written becomes plain text with its marks beside it.

The marks are CommonMark's inline set as markdown-it-py reads it. Most paragraphs have none, and most of
the others only everyday ones: these are read here, as importing markdown-it-py takes 20 ms of a start.
Whatever is less plain is left to it. In what is left as text, addresses of the web are links.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING
from urllib.parse import unquote

from reader.model.article import Inline, InlineKind, InlineSpan
from reader.text.blocks import ENTITY_SCHEME
from reader.text.clean import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_MARKS = "*_[]`<&\\"
"""The characters that inline Markdown begins with; a text without them is plain."""

_MARK = re.compile(r"[*_\[\]`<&\\]")

MAX_MARKS = 5_000
"""A paragraph with more marks than this, and not only everyday ones, is taken as it stands.

markdown-it-py 4.3 takes up to 30 µs and 1 kB a mark: 150 ms and 5 MB then.
"""

MAX_ARTICLE_MARKS = 50_000
"""Once this many of an article's marks have been given to markdown-it-py, only everyday ones are read.

That is 1.5 s at most, 0.3 s for all but the worst; long articles have some hundreds of marks.
"""

_LINE_END = re.compile(r"[ \t]*\n[ \t\n]*")

_OPENED = {"em_open": InlineKind.EMPHASIS, "strong_open": InlineKind.STRONG, "link_open": InlineKind.LINK}
_LITERAL = frozenset({InlineKind.CODE, InlineKind.LINK})
"""Marks in which an address is no link."""
_CLOSED = frozenset({"em_close", "strong_close", "link_close"})


def needs_markdown(text: str) -> bool:
    """Whether a text holds any character that inline Markdown begins with."""
    # Written out, as every paragraph is asked: a loop takes three times as long, a regular expression ten.
    return ("*" in text or "_" in text or "[" in text or "]" in text) or (
        "`" in text or "<" in text or "&" in text or "\\" in text
    )


def one_line(text: str) -> str:
    """A paragraph without any mark, as one line.

    Args:
        text: One paragraph, cleaned.
    """
    text = text.strip(" \t\n")
    return _LINE_END.sub(" ", text) if "\n" in text else text


class InlineParser:
    """Reads the inline Markdown of an article's paragraphs, in a time that is bounded for all of them."""

    def __init__(self) -> None:
        self.skipped = 0
        """Paragraphs that were taken as they stand because they, or those before, hold too many marks."""
        self._marks_left = MAX_ARTICLE_MARKS
        """What may still be given to markdown-it-py."""

    def parse(self, text: str) -> Inline:
        """Read the inline Markdown of one paragraph.

        HTML is text, character references are decoded, a picture is its alternative text, an autolink is
        a link, as is an address of the web that stands there without any mark, and the end of a line, be it
        a hard break, is a space. What the marks leave is clean again, and one line: a reference cannot bring
        in a control character, for it is cleaned as text that enters is. Takes linear time; see also
        MAX_MARKS and MAX_ARTICLE_MARKS.

        Args:
            text: One paragraph, cleaned.

        Returns:
            The plain text and its spans, outer before inner. A paragraph whose plain text cannot be
            cleaned without moving its spans (a combining mark that a span's end parts from its letter) is
            taken as it stands, without marks.
        """
        inline = self._marked(text)
        return _linked(inline) if "://" in inline.text else inline

    def _marked(self, text: str) -> Inline:
        """Read what is marked."""
        text = text.strip(" \t\n")
        if not needs_markdown(text):
            return Inline(one_line(text))
        if "\n" in text:
            text = _LINE_END.sub("\n", text)
        inline = parse_everyday(text)
        if inline is None:
            marks = sum(map(text.count, _MARKS))
            if marks > min(MAX_MARKS, self._marks_left):
                self.skipped += 1
                return _as_it_stands(text)
            self._marks_left -= marks
            inline = parse_markdown(text)
        return inline if clean(inline.text) == inline.text else _as_it_stands(text)


def parse_inline(text: str) -> Inline:
    """Read the inline Markdown of a paragraph on its own; see `InlineParser.parse`."""
    return InlineParser().parse(text)


def _as_it_stands(text: str) -> Inline:
    return Inline(text.replace("\n", " "))


def _linked(inline: Inline) -> Inline:
    """Make links of the web addresses in a text, but of none in a link or in code.

    What has a mark inside is none: some of its characters were read as marks.
    """
    from reader.text.address import web_addresses  # noqa: PLC0415  most texts name none

    starts, ends = [span.start for span in inline.spans], sorted(span.end for span in inline.spans)
    literal = [span for span in inline.spans if span.kind in _LITERAL]
    literal_starts = [span.start for span in literal]
    literal_ends = list(accumulate((span.end for span in literal), max))

    def is_free(start: int, end: int) -> bool:
        if any(bisect_left(places, end) > bisect_right(places, start) for places in (starts, ends)):
            return False
        before = bisect_right(literal_starts, start)
        return not before or literal_ends[before - 1] <= start

    text = inline.text
    found = [
        InlineSpan(start, end, InlineKind.LINK, text[start:end])
        for start, end in web_addresses(text)
        if is_free(start, end)
    ]
    spans = sorted((*inline.spans, *found), key=lambda span: (span.start, -span.end))
    return Inline(text, tuple(spans))


@cache
def _everyday() -> re.Pattern[str]:
    """What begins at a mark of a paragraph: a form that can mean one thing only there, or ``other``."""
    text = r"[^*_\[\]`<&\\]"
    first, last = r"[^\W_]", r"""(?<=[^\W_]|[.,;:!?%)"”’'])"""
    # Before an opening mark and behind a closing one: nothing, a blank or punctuation.
    before, behind = r"""(?<![^ ("“‘'—–/-])""", r"""(?![^ .,;:!?)"”’'—–/-])"""
    return re.compile(
        rf"""
        {before} \*\* (?P<strong> {first} {text}*+ ) {last} \*\* {behind}
        | {before} \* (?P<emphasis> {first} {text}*+ ) {last} \* {behind}
        | ` (?P<code> [^`]++ ) ` (?!`)
        | (?<!!) \[ (?P<link> {text}++ ) \]
          \( (?P<target> {ENTITY_SCHEME}[a-z0-9._-]+
                       | https?://[a-z0-9-]{{1,30}} (?: \.[a-z0-9-]{{1,30}} ){{1,6}}
                         (?: /[A-Za-z0-9/._~?=&\#+:@,-]* )? ) \)
        | (?P<plain>
              \[ {text}*+ \] (?!\()              # [sic]: without an address it is no link
            | (?<= {first} ) _++ (?= {first} )   # snake_case: no emphasis inside a word
            | (?<= [ ] ) [*<] (?= [ ] )          # 5 * 3, a < b
            | & (?! [\#A-Za-z0-9]{{1,33}} ; )     # R&D: no character reference
          )
        | (?P<other> [*_\[\]`<&\\] )
        """,
        re.VERBOSE,
    )


def parse_everyday(text: str) -> Inline | None:
    """Read a paragraph that has everyday marks only; without markdown-it-py, and as it would.

    Args:
        text: One paragraph without blanks at the ends of its lines.

    Returns:
        None if any mark of the paragraph is not an everyday one.
    """
    text = text.replace("\n", " ")
    writer = _Writer()
    end = 0
    everyday = _everyday()
    # Only where there is a mark: the forms begin with a look back, which is slow at every character.
    while mark := _MARK.search(text, end):
        match = everyday.match(text, mark.start())
        form = match.lastgroup if match else "other"
        if match is None or form == "other":
            return None
        writer.write(text[end : match.start()])
        end = match.end()
        if form == "plain":
            writer.write(match[0])
        elif form == "target":
            writer.write_span(match["link"], InlineKind.LINK, match["target"])
        elif form == "code":
            writer.write_span(_code(match["code"]), InlineKind.CODE)
        else:
            kind = InlineKind.STRONG if form == "strong" else InlineKind.EMPHASIS
            writer.write_span(match[kind], kind)
    writer.write(text[end:])
    return writer.inline()


def _code(content: str) -> str:
    """Take a blank off each end of a code span (CommonMark 0.31.2, section 6.1)."""
    if content[0] == content[-1] == " " and content.strip(" "):
        return content[1:-1]
    return content


def parse_markdown(text: str) -> Inline:
    """Read a paragraph with markdown-it-py.

    Args:
        text: One paragraph without blanks at the ends of its lines.
    """
    writer = _Writer()
    _write_tokens(_parser().parseInline(text)[0].children or (), writer)
    return writer.inline()


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415  it takes 20 ms, and most articles do without

    return MarkdownIt("commonmark", {"html": False})


def _write_tokens(tokens: Sequence[Token], writer: _Writer) -> None:
    for token in tokens:
        if kind := _OPENED.get(token.type):
            writer.open(kind, _target(str(token.attrs.get("href", ""))))
        elif token.type in _CLOSED:
            writer.close()
        elif token.type == "code_inline":
            writer.write_span(token.content, InlineKind.CODE)
        elif token.type == "image":
            # Pictures nest as deep as the parser's maxNesting, which is 20.
            _write_tokens(token.children or (), writer)
        elif token.type in ("softbreak", "hardbreak"):
            writer.write(" ")
        else:
            writer.write(clean(token.content).replace("\n", " "))


def _target(href: str) -> str:
    """An address as markdown-it-py gives it; an entity's id is not percent-encoded."""
    if not href.startswith(ENTITY_SCHEME):
        return href
    target = unquote(href)
    return target if target.isprintable() else href


class _Writer:
    """Plain text and its spans, in the making."""

    __slots__ = ("_length", "_open", "_parts", "_spans")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        """Characters written so far."""
        self._spans: list[InlineSpan] = []
        """In the order in which they begin; the end of one that is open is not known yet."""
        self._open: list[int] = []
        """The indexes of the open spans, the innermost last."""

    def write(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def open(self, kind: InlineKind, target: str = "") -> None:
        self._open.append(len(self._spans))
        self._spans.append(InlineSpan(self._length, self._length, kind, target))

    def close(self) -> None:
        index = self._open.pop()
        self._spans[index] = self._spans[index]._replace(end=self._length)

    def write_span(self, text: str, kind: InlineKind, target: str = "") -> None:
        self._spans.append(InlineSpan(self._length, self._length + len(text), kind, target))
        self.write(text)

    def inline(self) -> Inline:
        return Inline("".join(self._parts), tuple(span for span in self._spans if span.start < span.end))
