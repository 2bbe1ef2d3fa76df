"""Syntax errors in a writer's words: what stands where it cannot, and what to do about it.

The parser's own messages speak of scanners, tokens and simple keys. Each rule below knows one of them, looks
at the line for what its writer most likely meant, and where it can gives the line as it was meant, so that
reading can go on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from yaml.events import AliasEvent, MappingEndEvent, ScalarEvent, SequenceEndEvent

from reader.store.problems import shown
from reader.store.source import TextMark

if TYPE_CHECKING:
    from collections.abc import Callable

    from yaml.error import MarkedYAMLError
    from yaml.events import Event

    from reader.store.source import Mark, Source

_IN_QUOTES = "put the value in quotes"

_ENTRY = re.compile(
    r"""
    (?P<before> \s* (?: - \s+ )* (?: [^\s\-'"#\[\]{},&*!|>%@`:?] [^:'"#\[\]{},]* : [ ]+ )? )
    (?P<value> .*? ) \s* $
    """,
    re.VERBOSE,
)
"""A line with a value that could be put in quotes: ``key: value``, ``- value``, ``- key: value``."""
_KEYED = re.compile(r"""\s*(?:- +)*[^\s'"#][^:]*:(?:\s|$)""")
"""A line that begins with a key."""
_GLUED_KEY = re.compile(r"\s*(?:- +)*([\w-]+):\S")
"""A key without a space behind its colon."""
_WIDE_COLON = "\uff1a"
_ODD_SPACE = re.compile("[\u00a0\u2000-\u200b\u202f\u205f\u3000]")
_ODD_CHARACTER = re.compile(f"{_ODD_SPACE.pattern}|{_WIDE_COLON}")
"""What looks like a space or a colon, and is neither to YAML."""
_HALF_PAIR = re.compile(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")
"""Half of a character, as JSON escapes those beyond U+FFFF; YAML does not know these."""
_HALF_PAIRS = re.compile(f"(?:{_HALF_PAIR.pattern})+")
_BYTE_ORDER_MARK = "\ufeff"
_CONFLICT = re.compile(r"<{7}|={7}|>{7}")
"""What git leaves of a merge that it could not do."""


class Diagnosis(NamedTuple):
    """A syntax error, explained."""

    mark: Mark
    message: str
    hint: str
    repaired_line: str | None = None
    """The line of the mark as it was most likely meant; None: hard to say."""


class _Fault(NamedTuple):
    """What the parser says, and where to look."""

    source: Source
    problem: str
    """What it met."""
    mark: Mark
    """Where it met it."""
    context: str
    """What it was reading; empty: it does not say."""
    context_mark: Mark
    """Where that began."""
    last_event: Event | None
    """What it delivered last."""

    @property
    def line(self) -> str:
        """The line on which the fault was met."""
        return self.source.line(self.mark.line)

    @property
    def character(self) -> str:
        """The character that was met; empty at the end of a line."""
        return self.line[self.mark.column : self.mark.column + 1]


def goes_on(line: str, above: str) -> bool:
    """Whether a line goes on with the text of the line above: it is indented more, without key or dash."""
    is_entry = _KEYED.match(line) or line.lstrip().startswith("- ")
    return _indent(line) > _indent(above) and not is_entry


def diagnose(source: Source, error: MarkedYAMLError, last_event: Event | None) -> Diagnosis:
    """Explain why the parser stopped.

    Args:
        source: The text.
        error: What the parser raised.
        last_event: What it had delivered before.
    """
    mark: Mark = error.problem_mark or TextMark(0, 0, 0)
    if not source.lines:
        return Diagnosis(mark, f"this is not YAML: {error.problem}", "")
    last_line = len(source.lines) - 1
    if mark.line > last_line:  # the parser takes the end of the file for the end of a line
        mark = TextMark(mark.index, last_line, len(source.lines[last_line]))
    fault = _Fault(
        source,
        error.problem or "",
        mark,
        error.context or "",
        error.context_mark or mark,
        last_event,
    )
    for of_context, of_problem, rule in _RULES:
        if of_context in fault.context and of_problem in fault.problem:
            return rule(fault)
    return Diagnosis(mark, f"this is not YAML: {fault.problem}", "")


def _colon(fault: _Fault) -> Diagnosis:
    """``title: India: talks``; or a key where none can stand."""
    entry = _ENTRY.match(fault.line)
    if entry and entry.start("value") <= fault.mark.column and entry["before"].rstrip().endswith(":"):
        mark = _on_line(fault.mark, entry.start("value"))
        message = "a value without quotes cannot hold a colon and a space"
        return Diagnosis(mark, message, _IN_QUOTES, _quoted(fault.line))
    above = fault.mark.line - 1
    while above > 0 and not fault.source.line(above).strip():
        above -= 1
    line = fault.source.line(above)
    if line and not _KEYED.match(line):
        return _no_key(TextMark(fault.mark.index, above, _indent(line)), line)
    message = "a key cannot stand here, inside the text that began above"
    return Diagnosis(_first(fault), message, "indent it like the keys that it belongs with")


def _no_key(mark: Mark, line: str) -> Diagnosis:
    """A line that is no ``key: value`` where one is wanted."""
    text = line.strip()
    repaired = f"{line[: mark.column]}# {text}"
    if _CONFLICT.match(text):
        return Diagnosis(
            mark, "a merge conflict is left in the file", "keep one of the two versions", repaired
        )
    if match := _ODD_CHARACTER.search(line):
        odd = TextMark(mark.index + match.start() - mark.column, mark.line, match.start())
        repaired = _ODD_SPACE.sub(" ", line).replace(_WIDE_COLON, ": ")
        kind = "colon" if match[0] == _WIDE_COLON else "space"
        message = f"this {kind} is not the one that YAML knows: it is U+{ord(match[0]):04X}"
        return Diagnosis(odd, message, f"type an ordinary {kind}", repaired)
    if match := _GLUED_KEY.match(line):
        key = match[1]
        repaired = line[: match.end(1)] + ": " + line[match.end(1) + 1 :]
        return Diagnosis(
            mark, f"{shown(key + ':')} is glued to its value", "put a space behind the colon", repaired
        )
    if re.match(r"-[^\s-]", text):
        repaired = line.replace("-", "- ", 1)
        return Diagnosis(mark, "the dash is glued to its value", "put a space behind the dash", repaired)
    message = f"{shown(text)} is neither a key with its value nor part of a text"
    return Diagnosis(
        mark, message, "write `key: value`; if it goes on with the text above, indent it", repaired
    )


def _simple_key(fault: _Fault) -> Diagnosis:
    """A line without a colon."""
    line = fault.source.line(fault.context_mark.line)
    return _no_key(fault.context_mark, line)


def _first_character(fault: _Fault) -> Diagnosis:
    """A value that begins with a character that cannot begin one."""
    if fault.character == "\t":
        return _tab(fault)
    message = f"a value without quotes cannot begin with {shown(fault.character)}"
    return Diagnosis(fault.mark, message, _IN_QUOTES, _quoted(fault.line))


def _tab(fault: _Fault) -> Diagnosis:
    indent = re.match(r"[\s-]*", fault.line)
    width = indent.end() if indent else 0
    repaired = fault.line[:width].replace("\t", "  ") + fault.line[width:]
    return Diagnosis(fault.mark, "a tab cannot indent a line", "indent with spaces", repaired)


def _open_quote(fault: _Fault) -> Diagnosis:
    line = fault.source.line(fault.context_mark.line)
    quote = line[fault.context_mark.column : fault.context_mark.column + 1]
    message = f"the quotation mark {quote} that opens here is never closed"
    return Diagnosis(fault.context_mark, message, f"close it with {quote}", _quoted(line))


def _escape(fault: _Fault) -> Diagnosis:
    r"""A backslash that escapes nothing; the parser marks it, or what follows ``\x`` or ``\u``."""
    column = max(0, fault.line.rfind("\\", 0, fault.mark.column + 1))
    if pairs := _HALF_PAIRS.match(fault.line, column):
        halves = bytes.fromhex(pairs[0].replace(r"\u", ""))
        text = halves.decode("utf-16-be", "replace")
        message = f"{shown(pairs[0][:6])} is half of a character and cannot stand in YAML"
        hint = "write the character itself" + ("" if "\ufffd" in text else f": {shown(text)}")
        repaired = fault.line[:column] + text + fault.line[pairs.end() :]
        return Diagnosis(_on_line(fault.mark, column), message, hint, repaired)
    message = f"{shown(fault.line[column : column + 2])} begins no character between double quotes"
    repaired = f"{fault.line[:column]}\\{fault.line[column:]}"
    hint = r"write `\\` for a backslash, or use single quotes"
    return Diagnosis(_on_line(fault.mark, column), message, hint, repaired)


def _sign(fault: _Fault) -> Diagnosis:
    """A value that begins with a sign that has a meaning in YAML."""
    line = fault.source.line(fault.context_mark.line)
    sign = line[fault.context_mark.column : fault.context_mark.column + 1]
    message = f"{shown(sign)} at the start of a value has a meaning of its own in YAML"
    return Diagnosis(fault.context_mark, message, f"if it is text, {_IN_QUOTES}", _quoted(line))


def _block_sign(fault: _Fault) -> Diagnosis:
    line = fault.source.line(fault.context_mark.line)
    text = line.strip()
    if _CONFLICT.match(text):
        return _no_key(fault.context_mark, line)
    sign = line[fault.context_mark.column : fault.context_mark.column + 1]
    message = f"nothing can stand on the line behind {shown(sign)}"
    hint = f"begin the text on the next line; if the sign is text, {_IN_QUOTES}"
    return Diagnosis(fault.context_mark, message, hint, _quoted(line))


def _misplaced_item(fault: _Fault) -> Diagnosis:
    message = "a list cannot begin on the line of its key"
    hint = f"begin it on the next line; if the dash is text, {_IN_QUOTES}"
    return Diagnosis(fault.mark, message, hint, _quoted(fault.line))


def _misplaced_question(fault: _Fault) -> Diagnosis:
    message = "a value without quotes cannot begin with a question mark and a space"
    return Diagnosis(fault.mark, message, _IN_QUOTES, _quoted(fault.line))


def _after_value(fault: _Fault) -> Diagnosis:
    """Something behind a value that has ended, or a line that is indented like nothing above it."""
    last = fault.last_event
    end, start = (last.end_mark, last.start_mark) if last else (None, None)
    if end is None or start is None or end.line != fault.mark.line:
        return _indentation(fault)
    if isinstance(last, ScalarEvent) and last.style in {"'", '"'}:
        if start.line < fault.mark.line:
            line = fault.source.line(start.line)
            message = f"the text that opens with {last.style} here ends on line {fault.mark.line + 1} only"
            return Diagnosis(start, message, f"close it with {last.style} where it ends", _quoted(line))
        message = f"the text ends with the quotation mark {last.style} before this"
        hint = "put the whole value in quotes, of the other kind than it holds"
        return Diagnosis(fault.mark, message, hint, _quoted(fault.line))
    if isinstance(last, AliasEvent):
        message = "`*` at the start of a value has a meaning of its own in YAML"
        return Diagnosis(start, message, f"if it is text, {_IN_QUOTES}", _quoted(fault.line))
    if isinstance(last, SequenceEndEvent | MappingEndEvent) and end.index > start.index:
        message = "a value that begins with `[` or `{` ends with its bracket"
        return Diagnosis(fault.mark, message, _IN_QUOTES, _quoted(fault.line))
    return _indentation(fault)


def _indentation(fault: _Fault) -> Diagnosis:
    if fault.line.startswith(_BYTE_ORDER_MARK):
        message = "this line begins with U+FEFF, which is not to be seen, as if a file began here"
        mark = _on_line(fault.mark, 0)
        return Diagnosis(mark, message, "take it out", fault.line.removeprefix(_BYTE_ORDER_MARK))
    if fault.character == ":":
        message = "a colon stands here without a key before it"
        repaired = f"{fault.line[: fault.mark.column]}# {fault.line[fault.mark.column :]}"
        return Diagnosis(fault.mark, message, "write `key: value`; if it is text, put it in quotes", repaired)
    if fault.line[: fault.mark.column].strip():
        message = "this cannot follow what stands before it on the line"
        return Diagnosis(fault.mark, message, _IN_QUOTES, _quoted(fault.line))
    if isinstance(fault.last_event, ScalarEvent) and fault.last_event.style in {"|", ">"}:
        message = "this line is indented less than the text that it goes on with"
        return Diagnosis(fault.mark, message, "indent it like the text's first line")
    if fault.character == "-":
        message = "a list item stands where a key is wanted"
        return Diagnosis(fault.mark, message, "indent it like the other items of its list")
    message = "this line is indented like nothing above it"
    return Diagnosis(fault.mark, message, "indent it like the keys that it belongs with")


def _no_item(fault: _Fault) -> Diagnosis:
    message = "this line is no item of the list above, and no key of its last item"
    return Diagnosis(fault.mark, message, "begin items with `- `, and indent the keys of an item alike")


def _open_bracket(fault: _Fault) -> Diagnosis:
    line = fault.source.line(fault.context_mark.line)
    bracket = line[fault.context_mark.column : fault.context_mark.column + 1]
    closing = {"[": "]", "{": "}"}.get(bracket, "its other half")
    if fault.mark.line == fault.context_mark.line:
        message = f"a comma or {shown(closing)} is wanted here"
        return Diagnosis(
            fault.mark, message, "put texts that hold quotation marks, commas or brackets in quotes"
        )
    message = f"{shown(bracket)} is not closed before line {fault.mark.line + 1}"
    return Diagnosis(fault.context_mark, message, f"close it with {shown(closing)}")


def _no_value(fault: _Fault) -> Diagnosis:
    if fault.line.startswith("..."):
        return Diagnosis(fault.mark, "the file ends here before it has begun", "take out the `...`")
    if not fault.character:
        return Diagnosis(fault.mark, "the file ends inside a bracket", "close it with `]` or `}`")
    message = f"a value without quotes cannot begin with {shown(fault.character)}"
    return Diagnosis(fault.mark, message, _IN_QUOTES, _quoted(fault.line))


def _second_start(fault: _Fault) -> Diagnosis:
    if any(fault.source.line(above).startswith("...") for above in range(fault.mark.line)):
        return Diagnosis(fault.mark, "the file has ended above, with `...`", "take the `...` out")
    message = "this line is indented less than the file's first one"
    return Diagnosis(fault.mark, message, "begin all of the outermost keys in the first column")


def _directive(fault: _Fault) -> Diagnosis:
    mark = _first(fault)
    return Diagnosis(
        mark, "a line that begins with `%` is for the parser", "take it out, or indent it as text"
    )


def _document_mark(fault: _Fault) -> Diagnosis:
    message = f"{shown(fault.line.strip())} ends the file, inside a text in quotes"
    return Diagnosis(fault.mark, message, "close the text before it, or indent it")


def _first(fault: _Fault) -> Mark:
    """The first character of the line of the fault."""
    return _on_line(fault.mark, _indent(fault.line))


def _indent(line: str) -> int:
    """How many characters stand before a line's text."""
    return len(line) - len(line.lstrip())


def _on_line(mark: Mark, column: int) -> Mark:
    return TextMark(mark.index + column - mark.column, mark.line, column)


def _quoted(line: str) -> str:
    """A line with its value in quotes."""
    return _ENTRY.sub(_with_quotes, line, count=1)


def _with_quotes(match: re.Match[str]) -> str:
    value = match["value"]
    if value[:1] in {"'", '"'}:
        value = value.strip(value[0])
    return match["before"] + "'" + value.replace("'", "''") + "'"


_RULES: tuple[tuple[str, str, Callable[[_Fault], Diagnosis]], ...] = (
    ("", "mapping values are not allowed", _colon),
    ("", "could not find expected ':'", _simple_key),
    ("", "cannot start any token", _first_character),
    ("", "found a tab character", _tab),
    ("scanning a quoted scalar", "document indicator", _document_mark),
    ("scanning a quoted scalar", "", _open_quote),
    ("parsing a quoted scalar", "", _escape),
    ("scanning an alias", "", _sign),
    ("scanning an anchor", "", _sign),
    ("a tag", "", _sign),
    ("", "undefined tag handle", _sign),
    ("scanning a block scalar", "", _block_sign),
    ("", "block sequence entries are not allowed", _misplaced_item),
    ("", "mapping keys are not allowed", _misplaced_question),
    ("parsing a block mapping", "did not find expected key", _after_value),
    ("parsing a block collection", "", _no_item),
    ("parsing a flow", "did not find expected ','", _open_bracket),
    ("", "did not find expected node content", _no_value),
    ("", "did not find expected <document start>", _second_start),
    ("directive", "", _directive),
    ("", "incompatible YAML document", _directive),
)
"""In the context, in the problem: the rule; the first that fits."""
