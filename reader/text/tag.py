"""Tags that readers give to articles, and the line in which one writes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.text.clean import clean_line
from reader.text.query_lexer import QUOTE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

LONGEST_TAG = 40
"""Characters of a tag that one writes; others may bring longer ones."""

_MARK = QUOTE.pattern
_PART = re.compile(
    rf"{_MARK}(?P<quoted>(?:(?!{_MARK}).)*)(?P<closing>{_MARK}|\Z)|(?:(?!{_MARK})[^\s,])+", re.DOTALL
)
"""A tag as it is written: in quotation marks, or up to a space, a comma or such a mark."""
_BARE = re.compile(r"[^\s,]+")
"""What needs no quotation marks."""


class WrittenTag(NamedTuple):
    """A tag in a line of them."""

    start: int
    """Where it stands, quotation marks and all: characters of the line, half-open."""
    end: int
    text: str
    """As written, without quotation marks."""
    is_closed: bool
    """Whether no quotation mark is missing behind it."""


def tag_name(text: str) -> str:
    """A tag as it is kept and compared: one line, in lower case, without the marks that would quote it.

    Args:
        text: As a person writes it.

    Returns:
        Empty: it is no tag.
    """
    return clean_line(QUOTE.sub(" ", clean_line(text).lower()))


def written_tags(line: str) -> Iterator[WrittenTag]:
    """What stands in a line of tags: spaces or commas part them, unless they are in quotation marks.

    Args:
        line: As a person writes it: ``economy, “joint venture”``.
    """
    for part in _PART.finditer(line):
        quoted = part["quoted"]
        text, is_closed = (part[0], True) if quoted is None else (quoted, bool(part["closing"]))
        yield WrittenTag(part.start(), part.end(), text, is_closed)


def tags_in(line: str) -> tuple[str, ...]:
    """The tags in a line, each once, as `tag_name` writes them.

    Args:
        line: See `written_tags`.
    """
    names = (tag_name(tag.text) for tag in written_tags(line))
    return tuple(dict.fromkeys(name for name in names if name))


def quoted_tag(name: str) -> str:
    """A tag as it stands in a line of them: in quotation marks if it needs them."""
    return name if _BARE.fullmatch(name) else f'"{name}"'


def tag_line(names: Iterable[str]) -> str:
    """Tags in a line that `tags_in` reads."""
    return ", ".join(map(quoted_tag, names))


def tag_fault(line: str, known: Collection[str] = ()) -> str:
    """What is wrong with a line of tags, and what is allowed; empty: nothing is.

    Args:
        line: See `written_tags`.
        known: Tags that are allowed however long they are.
    """
    for tag in written_tags(line):
        if not tag.is_closed:
            return "A quotation mark is not closed; a tag with spaces or commas in it stands between two."
        name = tag_name(tag.text)
        if len(name) > LONGEST_TAG and name not in known:
            return f"A tag has up to {LONGEST_TAG} characters; spaces or commas part tags."
    return ""
