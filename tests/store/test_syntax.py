"""Syntax errors: where they are, what to do, and what else is wrong with the file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.store import source as source_module
from reader.store import yaml as yaml_module
from reader.store.problems import Code, has_errors
from reader.store.yaml import Document
from tests.store.factories import in_short, parsed, yaml_problems

_QUOTES = "put the value in quotes"
_INDENT = "indent it like the keys that it belongs with"

_FAULTS = [
    ("title: India: talks\n", "1:8", _QUOTES),
    ("- India: talks: more\n", "1:10", _QUOTES),
    ("a: http://x.y: z\n", "1:4", _QUOTES),
    ("a: b:\n", "1:4", _QUOTES),
    ("title: `code`\n", "1:8", _QUOTES),
    ("title: @delhi\n", "1:8", _QUOTES),
    ("title: %5\n", "1:8", _QUOTES),
    ("title: , b\n", "1:8", _QUOTES),
    ("title: ] b\n", "1:8", _QUOTES),
    ("title: }\n", "1:8", _QUOTES),
    ("title: ? b\n", "1:8", _QUOTES),
    ("title: *emphasis* b\n", "1:8", f"if it is text, {_QUOTES}"),
    ("title: *Co wins\n", "1:8", f"if it is text, {_QUOTES}"),
    ("title: * b\n", "1:8", f"if it is text, {_QUOTES}"),
    ("title: & b\n", "1:8", f"if it is text, {_QUOTES}"),
    ("title: !x!y z\n", "1:8", f"if it is text, {_QUOTES}"),
    ("title: !<x y\n", "1:8", f"if it is text, {_QUOTES}"),
    ("title: [red] alert\n", "1:14", _QUOTES),
    ("title: {red} alert\n", "1:14", _QUOTES),
    ("title: [a]]\n", "1:11", _QUOTES),
    ("title: &a &b c\n", "1:11", _QUOTES),
    ("title: 'unclosed\nb: c\n", "1:8", "close it with '"),
    ('title: "unclosed\nb: "c"\n', "1:8", 'close it with " where it ends'),
    (
        "title: 'India's talks'\nb: c\n",
        "1:15",
        "put the whole value in quotes, of the other kind than it holds",
    ),
    ('title: "India" seeks\n', "1:16", "put the whole value in quotes, of the other kind than it holds"),
    ("a: 'b\n---\nc'\n", "2:1", "close the text before it, or indent it"),
    (r'a: "C:\path"' + "\n", "1:7", r"write `\\` for a backslash, or use single quotes"),
    (r'a: "\ud800"' + "\n", "1:5", "write the character itself"),
    (r'a: "x \ud83d\uDE00 y"' + "\n", "1:7", "write the character itself: `😀`"),
    ("a:\n\tb: c\n", "2:1", "indent with spaces"),
    ("a: b\n\tc: d\n", "2:1", "indent with spaces"),
    ("a:\n  -\tb: c\n  - d: e\n", "2:4", "indent with spaces"),
    ("a: b\n: c\nd: e\n", "2:1", "write `key: value`; if it is text, put it in quotes"),
    ("a: b\n\ufeffc: d\ne: f\n", "2:1", "take it out"),
    ("a: |\n  b\n\tc\nd: e\n", "3:1", "indent with spaces"),
    ("a: > b\n", "1:4", f"begin the text on the next line; if the sign is text, {_QUOTES}"),
    ("a: |9x\n", "1:4", f"begin the text on the next line; if the sign is text, {_QUOTES}"),
    ("a: - b\n", "1:4", f"begin it on the next line; if the dash is text, {_QUOTES}"),
    ("a: b\n c: d\n", "2:2", _INDENT),
    ("a: b\n\n  c: d\n", "3:3", _INDENT),
    ("a:\n    b: c\n  d: e\n", "3:3", _INDENT),
    ("a:\n  - b\n - c\n", "3:2", "indent it like the other items of its list"),
    ("a: b\n- c\n", "2:1", "indent it like the other items of its list"),
    ("a:\n  - b\n  c: d\n", "3:3", "begin items with `- `, and indent the keys of an item alike"),
    ("a: |\n    b\n  c\nd: e\n", "3:3", "indent it like the text's first line"),
    (" a: b\nc: d\n", "2:1", "begin all of the outermost keys in the first column"),
    ("a: [b, c\nd: e\n", "1:4", "close it with `]`"),
    ("a: {b: c\nd: e\n", "1:4", "close it with `}`"),
    ("a: [\n", "2:1", "close it with `]` or `}`"),
    ("a: ['b' c]\n", "1:9", "put texts that hold quotation marks, commas or brackets in quotes"),
    ("title:x\nb: c\n", "1:1", "put a space behind the colon"),
    ("a: b\ntitle:x\nb: c\n", "2:1", "put a space behind the colon"),
    ("a:\n-b\nc: d\n", "2:1", "put a space behind the dash"),
    ("title\nb: c\n", "1:1", "write `key: value`; if it goes on with the text above, indent it"),
    ("a: b\ntitle\nc: d\n", "2:1", "write `key: value`; if it goes on with the text above, indent it"),
    ("a: b\n<<<<<<< HEAD\nc: d\n", "2:1", "keep one of the two versions"),
    (">>>>>>> other\na: b\n", "1:1", "keep one of the two versions"),
    ("a: b\nc\uff1a d\ne: f\n", "2:2", "type an ordinary colon"),
    ("a: b\nc:\u00a0d\ne: f\n", "2:3", "type an ordinary space"),
    ("a: b\n...\nc: d\n", "3:1", "take the `...` out"),
    ("...\na: b\n", "1:1", "take out the `...`"),
    ("%FOO\n---\na: b\n", "1:1", "take it out, or indent it as text"),
    ("%YAML 3.0\n---\na: b\n", "1:1", "take it out, or indent it as text"),
]
"""A file, where its fault is told, and what to do about it."""


@pytest.mark.parametrize(("text", "place", "hint"), _FAULTS, ids=[text for text, _, _ in _FAULTS])
def test_a_fault_is_told_where_it_is_with_what_to_do(text: str, place: str, hint: str) -> None:
    problems = [problem for problem in yaml_problems(text) if problem.code is Code.SYNTAX]
    assert [(f"{p.line}:{p.column}", p.hint) for p in problems] == [(place, hint)]


@pytest.mark.parametrize("text", [text for text, _, _ in _FAULTS])
def test_no_message_speaks_of_the_parser_s_insides(text: str) -> None:
    told = " ".join(map(str, yaml_problems(text)))
    assert not any(word in told for word in ("token", "scan", "simple key", "block end", "not YAML"))


def test_reading_goes_on_past_faults_to_tell_all_of_them() -> None:
    text = (
        "title: India: talks\n"
        "kicker: @defence\n"
        "a: b\n"
        "summary: 'It's time\n"
        "located:Delhi\n"
        "a: c\n"
        "byline: &anchor x\n"
        "topics: *emphasis* y\n"
        'path: "C:\\path"\n'
    )
    assert in_short(yaml_problems(text)) == [
        "1:8 error syntax",
        "2:9 error syntax",
        "4:14 error syntax",
        "5:1 error syntax",
        "6:1 error duplicate-key",
        "7:9 warning unused-anchor",
        "8:9 error syntax",
        "9:10 error syntax",
    ]


def test_a_fault_that_follows_from_another_is_not_told() -> None:
    assert in_short(yaml_problems("a: 'It's\n  two lines'\nb: c\n")) == ["1:8 error syntax"]


def test_two_faults_on_one_line_are_told_one_at_a_time() -> None:
    assert in_short(yaml_problems("a: ['b' c, {d: e, 'f' g}]\n")) == ["1:9 error syntax"]


def test_no_more_than_so_many_faults_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_module, "MAX_REPAIRS", 3)
    assert len(yaml_problems("".join(f"k{n}: a: b\n" for n in range(9)))) == 3


def test_a_large_file_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_module, "MAX_REPAIRED_BYTES", 10)
    assert in_short(yaml_problems("title: a: b\nkicker: c: d\n")) == ["1:8 error syntax"]


def test_the_fault_of_a_very_large_file_is_told_in_the_parser_s_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(source_module, "MAX_LINED_BYTES", 10)
    (problem,) = yaml_problems("title: a: b\nkicker: c: d\n")
    assert str(problem) == (
        "file.yaml:1:9: error: this is not YAML: mapping values are not allowed in this context"
    )


_PIECES = (
    *(
        "a",
        ": ",
        "- ",
        "\n",
        "  ",
        "'",
        '"',
        "[",
        "]",
        "{",
        "}",
        ", ",
        "#",
        "&x",
        "*x",
        "!",
        "|",
        ">",
        "? ",
        "%",
    ),
    *(
        "\t",
        "---",
        "...",
        "~",
        "\\",
        "`",
        "@",
        "é",
        "\u00a0",
        "\u2028",
        "\x1b",
        "<<",
        "%TAG ! x",
        "\r",
        "<<<<<<<",
    ),
)


@given(st.lists(st.sampled_from(_PIECES), max_size=40).map("".join))
def test_whatever_is_written_it_is_read_or_an_error_is_told(text: str) -> None:
    read = parsed(text)
    if isinstance(read, Document):
        assert read.is_complete or has_errors(read.report.problems())
    else:
        assert has_errors(read)


_BYTES = st.one_of(st.binary(max_size=5), st.sampled_from([piece.encode() for piece in _PIECES]))


@given(st.lists(_BYTES, max_size=30).map(b"".join))
def test_whatever_bytes_there_are_they_are_read_or_an_error_is_told(data: bytes) -> None:
    read = parsed(data)
    if isinstance(read, Document):
        assert read.is_complete or has_errors(read.report.problems())
    else:
        assert has_errors(read)


def test_a_forbidden_character_is_told_once() -> None:
    assert in_short(yaml_problems("a: b\n\0\nc: d\n")) == ["2:1 error forbidden-character"]
