"""A file's bytes as text: encodings, what YAML forbids, and where in the file a character stands."""

from __future__ import annotations

import codecs
import re
import stat
from array import array
from bisect import bisect_right
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, Protocol

from reader.store.problems import Code, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

MAX_BYTES = 32 << 20
"""The largest file that is read."""

MAX_LINED_BYTES = 4 << 20
"""The largest file whose lines are looked at one by one, for hints and for line ends that only YAML knows."""

MAX_MENDED = 1_000
"""Bad characters in a file beyond which it is no text."""

_REPORTED_MENDED = 20
"""How many bad characters are reported one by one."""

_DECODED_BYTES = 1 << 16
"""How many bytes are decoded at a time when bad ones are looked for."""

_UTF8_MARKS = re.compile(b"(?:%b)+" % codecs.BOM_UTF8)

_WIDE_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),  # before UTF-16's, which it begins with
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
"""Byte order marks, and the encodings that they belong to."""

_FORBIDDEN = re.compile(
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x84\x86-\x9f]|\xef\xbf[\xbe\xbf]",
)
"""In UTF-8, what YAML does not allow in a file (YAML 1.2.2, rule 1, c-printable)."""

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}".encode()

_LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
"""Where YAML 1.1 ends a line, and so the parser's marks."""
_LINES_AND_ENDS = re.compile(f"({_LINE_END.pattern})")

_CONTINUATION = bytes(range(0x80, 0xC0))
"""The bytes of UTF-8 that begin no character."""


class Mark(Protocol):
    """Where the parser saw something, in its own count: all from 0, in characters."""

    @property
    def index(self) -> int:
        """From the start of the file."""

    @property
    def line(self) -> int:
        """By YAML's line ends."""

    @property
    def column(self) -> int:
        """From the start of that line."""


class TextMark:
    """A mark of our own."""

    __slots__ = ("column", "index", "line")

    def __init__(self, index: int, line: int, column: int) -> None:
        self.index = index
        self.line = line
        self.column = column


class Source:
    """The text of one file, as UTF-8."""

    def __init__(self, path: str, data: bytes) -> None:
        """Take a file's content.

        Args:
            path: The file, as the user would name it.
            data: UTF-8 without a byte order mark; see :func:`decoded`.
        """
        self.path = path
        self.data = data

    def let_go(self) -> None:
        """Free the memory of a very large file that has been read; its lines are not looked at anyway."""
        if len(self.data) > MAX_LINED_BYTES:
            self.data = b""
            self.lines = []

    @cached_property
    def lines(self) -> list[str]:
        """The lines as the parser counts them, without their ends; none of a very large file."""
        if len(self.data) > MAX_LINED_BYTES:
            return []
        return _LINE_END.split(self._text)

    @cached_property
    def _text(self) -> str:
        """The text; the parser has not yet told whether every byte of it is UTF-8."""
        return self.data.decode(errors="replace")

    @cached_property
    def _parsed_line_starts(self) -> array[int]:
        """Where each line starts as the parser counts lines, in characters."""
        return array("Q", (0, *(match.end() for match in _LINE_END.finditer(self._text))))

    def find(self, words: re.Pattern[str], mark: Mark) -> Mark:
        """Where words first stand from a mark on; the mark, if nowhere or in a very large file."""
        if len(self.data) > MAX_LINED_BYTES:
            return mark
        found = words.search(self._text, mark.index)
        if found is None:
            return mark
        index = found.start()
        line = bisect_right(self._parsed_line_starts, index) - 1
        return TextMark(index, line, index - self._parsed_line_starts[line])

    def line(self, number: int) -> str:
        """A line, counted from 0 as the parser does; empty if it is not there."""
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    def with_line(self, number: int, text: str) -> Source:
        """The source with another text on a line that is counted from 0, as the parser does."""
        parts = _LINES_AND_ENDS.split(self._text)
        parts[2 * number] = text
        return Source(self.path, "".join(parts).encode())

    def place(self, mark: Mark) -> tuple[int, int]:
        """A mark as the user's editor counts: line and column, from 1."""
        if not self._line_starts:
            return mark.line + 1, mark.column + 1
        line = bisect_right(self._line_starts, mark.index)
        return line, mark.index - self._line_starts[line - 1] + 1

    @cached_property
    def _line_starts(self) -> array[int]:
        """Where each line starts, in characters; empty where the parser counts lines as editors do.

        YAML 1.1 ends a line at U+0085, U+2028 and U+2029 too, editors do not.
        """
        if not any(end.encode() in self.data for end in "\x85\u2028\u2029"):
            return array("Q")
        if len(self.data) > MAX_LINED_BYTES:
            return array("Q")
        return array("Q", (0, *(match.end() for match in re.finditer("\r\n|[\r\n]", self._text))))


def read_source(path: Path, name: str) -> tuple[Source | None, tuple[Problem, ...]]:
    """Read a file; what is no regular file is never opened.

    Args:
        path: The file.
        name: How the user would name it.

    Returns:
        The source, None if there is none; and what is wrong with the bytes.
    """
    data = read_bytes(path, name)
    return (None, (data,)) if isinstance(data, Problem) else decoded(name, data)


def read_bytes(path: Path, name: str) -> bytes | Problem:
    """Read a file's bytes; what is no regular file is never opened.

    Args:
        path: The file.
        name: How the user would name it.

    Returns:
        The bytes; or why they are not read.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return _unreadable(name, "this is not a regular file")
        with path.open("rb") as file:
            # A read of a size takes that much memory at once, whatever the file holds.
            data = file.read(min(status.st_size, MAX_BYTES) + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        return _unreadable(name, f"this file cannot be read: {reason}")
    return _bounded(name, data)


def read_stream(stream: BinaryIO, name: str) -> tuple[Source | None, tuple[Problem, ...]]:
    """Read a stream to its end, as standard input.

    Args:
        stream: It gives bytes.
        name: What to call it.

    Returns:
        As for :func:`read_source`.
    """
    try:
        data = _bounded(name, stream.read(MAX_BYTES + 1))
    except OSError as error:
        data = _unreadable(name, f"this cannot be read: {error.strerror}")
    return (None, (data,)) if isinstance(data, Problem) else decoded(name, data)


def _bounded(name: str, data: bytes) -> bytes | Problem:
    if len(data) > MAX_BYTES:
        message = f"the file is larger than {MAX_BYTES >> 20} MiB"
        return Problem(name, 1, 1, Severity.ERROR, Code.TOO_LARGE, message, "part it into several")
    return data


def decoded(name: str, data: bytes) -> tuple[Source | None, tuple[Problem, ...]]:
    """Turn bytes with a byte order mark into UTF-8 without one; leave others as they are.

    Args:
        name: The file, as the user would name it.
        data: Its content.

    Returns:
        The source, None if it is no text; and what is wrong with the bytes.
    """
    data = _without_marks(data)
    for mark, encoding in _WIDE_MARKS:
        if data.startswith(mark):
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError as error:
                message = f"the file begins as {encoding} and is not: {error.reason}"
                hint = "save it as UTF-8"
                return None, (Problem(name, 1, 1, Severity.ERROR, Code.ENCODING, message, hint),)
            data = _without_marks(text.encode())
            break
    return Source(name, data), ()


def _without_marks(data: bytes) -> bytes:
    """Take UTF-8's byte order marks away; a file that was put together of others may begin with several."""
    marks = _UTF8_MARKS.match(data)
    return data[marks.end() :] if marks else data


def mended(source: Source) -> tuple[Source | None, tuple[Problem, ...]]:
    """Replace what the parser would stop at: bytes that are not UTF-8, and characters that YAML forbids.

    Args:
        source: A source that the parser has refused.

    Returns:
        The source with U+FFFD in their places, None if there are so many that it is no text; and where
        they stand: a warning for each byte that is not UTF-8, an error for each forbidden character.
    """
    text, bad_bytes = _replaced(source.data, _bad_bytes(source.data))
    forbidden_spans = ((match.start(), match.end()) for match in _FORBIDDEN.finditer(text))
    clean_text, forbidden = _replaced(text, forbidden_spans)
    if len(bad_bytes) + len(forbidden) > MAX_MENDED or source.data.count(b"\0") > len(source.data) // 8:
        message = "this is not a text in UTF-8"
        hint = "save it as UTF-8; pictures and word processors' files are not YAML"
        return None, (Problem(source.path, 1, 1, Severity.ERROR, Code.ENCODING, message, hint),)
    problems = (
        *_problems(source.path, text, bad_bytes, _bad_byte),
        *_problems(source.path, clean_text, forbidden, _forbidden_character),
    )
    return Source(source.path, clean_text), problems


def _unreadable(name: str, message: str) -> Problem:
    return Problem(name, 1, 1, Severity.ERROR, Code.UNREADABLE, message)


class _Replaced(NamedTuple):
    """A place where U+FFFD now stands."""

    offset: int
    """In bytes, where it stands."""
    old: bytes
    """What stood there."""


def _replaced(data: bytes, spans: Iterator[tuple[int, int]]) -> tuple[bytes, list[_Replaced]]:
    """Put U+FFFD in the places of the first spans, one more than are allowed."""
    parts: list[bytes] = []
    replaced: list[_Replaced] = []
    end = 0
    length = 0
    for start, next_end in islice(spans, MAX_MENDED + 1):
        length += start - end
        parts += (data[end:start], _REPLACEMENT)
        replaced.append(_Replaced(length, data[start:next_end]))
        length += len(_REPLACEMENT)
        end = next_end
    return (b"".join((*parts, data[end:])), replaced) if replaced else (data, replaced)


def _bad_bytes(data: bytes) -> Iterator[tuple[int, int]]:
    """Where bytes stand that are not UTF-8. Holds little of the text at a time."""
    view = memoryview(data)
    start = 0
    while start < len(data):
        end = start + _DECODED_BYTES
        try:
            _, used = codecs.utf_8_decode(view[start:end], "strict", end >= len(data))
        except UnicodeDecodeError as error:
            yield start + error.start, start + error.end
            used = error.end
        start += used


def _problems(
    path: str,
    data: bytes,
    replaced: list[_Replaced],
    describe: Callable[[bytes], tuple[Severity, Code, str, str]],
) -> Iterator[Problem]:
    """Describe the first of what was replaced, one by one, and say how many more there are."""
    line = column = 1
    end = 0
    for count, (offset, old) in enumerate(replaced):
        passed = data[end:offset]
        breaks = passed.count(b"\n") + passed.count(b"\r") - passed.count(b"\r\n")
        if breaks:
            line += breaks
            column = 1
            passed = passed[max(passed.rfind(b"\n"), passed.rfind(b"\r")) + 1 :]
        column += len(passed.translate(None, _CONTINUATION))
        end = offset
        severity, code, message, hint = describe(old)
        if count == _REPORTED_MENDED:
            message = f"{len(replaced) - count} more of these: {message}"
        yield Problem(path, line, column, severity, code, message, hint)
        if count == _REPORTED_MENDED:
            return


def _bad_byte(old: bytes) -> tuple[Severity, Code, str, str]:
    message = f"{old.hex(' ').upper()} is not UTF-8 and is read as \N{REPLACEMENT CHARACTER}"
    return Severity.WARNING, Code.ENCODING, message, "save the file as UTF-8"


def _forbidden_character(old: bytes) -> tuple[Severity, Code, str, str]:
    character = old.decode()
    message = f"the character U+{ord(character):04X} cannot stand in YAML"
    return Severity.ERROR, Code.FORBIDDEN_CHARACTER, message, "take it out"
