"""YAML as texts, lists and maps with places; what is wrong although it is YAML; bounds."""

from __future__ import annotations

import importlib.util
import sys
from typing import TYPE_CHECKING

import pytest
from yaml._yaml import CParser

from reader.store import composer
from reader.store.composer import Composer
from reader.store.node import ListNode, MapNode, NullNode, ScalarNode
from reader.store.python_parser import PythonParser
from reader.store.source import Source
from tests.store.factories import document_of, in_short, yaml_problems

if TYPE_CHECKING:
    from reader.store.node import Node


@pytest.fixture(params=["C", "Python"], autouse=True)
def _parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything holds with either of PyYAML's parsers."""
    if request.param == "Python":
        monkeypatch.setattr(composer, "EventParser", PythonParser)


def plain(node: Node | None) -> object:
    """A node as plain data."""
    match node:
        case ScalarNode():
            return node.text
        case ListNode():
            return [plain(item) for item in node.items]
        case MapNode():
            return {key: plain(value) for key, value in node.items.items()}
        case _:
            return None


def read(text: str) -> object:
    """A file that is without problems, as plain data."""
    document = document_of(text)
    assert in_short(document.report.problems()) == []
    return plain(document.root)


@pytest.mark.parametrize(
    "text",
    ["NO", "yes", "12:30", "2000", "1.10", "0x1F", "1e3", "2025-12-04", "true", ".inf", "0o7", "=", "<<"],
)
def test_every_scalar_is_a_text(text: str) -> None:
    assert read(f"a: {text}\n") == {"a": text}


@pytest.mark.parametrize("text", ["~", "null", "Null", "NULL", ""])
def test_null_is_written_without_quotes(text: str) -> None:
    assert read(f"a: {text}\nb: '{text}'\n") == {"a": None, "b": text}


@pytest.mark.parametrize("text", ["nULL", "none", "None", "nil", "~x"])
def test_nothing_else_is_null(text: str) -> None:
    assert read(f"a: [x, {text} ]\n") == {"a": ["x", text]}


def test_lists_maps_and_blocks_are_read_as_yaml_says() -> None:
    text = "a: [b, {c: d}]\ne:\n  - |\n    two\n    lines\n  - >\n    one\n    line\n? f\n: g\n"
    assert read(text) == {"a": ["b", {"c": "d"}], "e": ["two\nlines\n", "one line\n"], "f": "g"}


def test_places_are_where_things_begin() -> None:
    root = document_of("a: b\n😀: [c, {d: e}]\n").root
    assert isinstance(root, MapNode)
    listed = root.items["😀"]
    assert isinstance(listed, ListNode)
    marks = [root.mark, *root.key_marks, listed.mark, *(item.mark for item in listed.items)]
    assert [(mark.line, mark.column) for mark in marks] == [(0, 0), (0, 0), (1, 0), (1, 3), (1, 4), (1, 7)]


def test_an_alias_is_the_node_that_it_stands_for() -> None:
    assert read("a: &x [b]\nc: *x\nd: &y e\nf: [*y, *x]\n") == {
        "a": ["b"],
        "c": ["b"],
        "d": "e",
        "f": ["e", ["b"]],
    }


def test_a_name_can_be_given_anew() -> None:
    assert read("a: [&x b, *x, &x c, *x]\n") == {"a": ["b", "b", "c", "c"]}


def test_an_alias_to_a_text_can_be_a_key() -> None:
    assert read("a: &x b\n*x : c\n") == {"a": "b", "b": "c"}


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("a: b\na: c\n", ["2:1 error duplicate-key"]),
        ("a: {b: c, 'b': d}\n", ["1:11 error duplicate-key"]),
        ("a: &x {b: c}\nd:\n  <<: *x\n", ["3:3 error key"]),
        ("? [a, b]\n: c\n", ["1:3 error key"]),
        ("? {a: b}\n: c\n", ["1:3 error key"]),
        ("~: a\n", ["1:1 error key"]),
        ("'': a\n", []),
        ("'<<': a\n", []),
        ("a: !!str b\n", ["1:4 error tag"]),
        ("a: !!python/object/apply:os.system [ls]\n", ["1:4 error tag"]),
        ("a: !important news\n", ["1:4 error tag"]),
        ("a: ! b\n", ["1:4 error tag"]),
        ("a: !x {b: c}\n", ["1:4 error tag"]),
        ("a: b\n---\nc: d\n", ["2:1 error second-document"]),
        ("--- {a: b}\n--- {c: d}\n", ["2:1 error second-document"]),
        ("a: *x\n", ["1:4 error alias"]),
        ("a: &x [*x]\n", ["1:8 error alias"]),
        ("a: &x {b: {c: *x}}\n", ["1:15 error alias"]),
        ("title: &Co wins\n", ["1:8 warning unused-anchor"]),
        ("a: &x b\nc: &x d\n", ["1:4 warning unused-anchor", "2:4 warning unused-anchor"]),
        ("a: &x [b]\n", ["1:4 warning unused-anchor"]),
        ("title: #MeToo\n", ["1:8 warning hidden-by-comment"]),
        ("a: # a comment\nb: c\n", ["1:4 warning hidden-by-comment"]),
        ("- # nothing\n- a\n", ["1:3 warning hidden-by-comment"]),
        ("title: Deal #3 signed\n", ["1:13 warning hidden-by-comment"]),
        ("a: b # a comment\n", []),
        ("a: b #! a comment\n", []),
        ("a: # a comment\n  - b\n", []),
        ("# a comment\n  # another\na: 'b' #c\nd: 'e #f'\ng: |\n  h #i\n", []),
        ("a#b: c#d\n", []),
    ],
)
def test_what_is_wrong_although_it_is_yaml(text: str, problems: list[str]) -> None:
    assert in_short(yaml_problems(text)) == problems


def test_the_first_of_two_values_holds() -> None:
    assert plain(document_of("a: b\na: c\n").root) == {"a": "b"}


def test_what_cannot_be_a_key_is_left_out_with_its_value() -> None:
    assert plain(document_of("? [a]\n: [b]\n~: c\nd: e\n").root) == {"d": "e"}


@pytest.mark.parametrize("text", ["", "# a comment\n", "---\n...\n"])
def test_a_file_without_content_is_no_problem_of_yaml(text: str) -> None:
    document = document_of(text)
    assert document.root is None or isinstance(document.root, NullNode)
    assert document.is_complete


def test_what_stands_before_a_fault_can_be_looked_at() -> None:
    document = document_of("a: {b: c}\nd:\n  - e\n  - {f: g, h: [i\n")
    assert plain(document.root) == {"a": {"b": "c"}, "d": ["e", {"f": "g", "h": ["i"]}]}
    assert not document.is_complete


_BEYOND = {
    "depth": ("[" * 101 + "]" * 101, "1:101"),
    "depth-of-a-block": ("- " * 101 + "a", "1:201"),
    "depth-of-maps": ("{a: " * 101, "1:401"),
    "depth-by-aliases": ("a: &x " + "[" * 60 + "]" * 60 + "\nb: " + "[" * 40 + "*x", "2:44"),
    "depth-of-one-of-two": ("a: &x [[], " + "[" * 59 + "]" * 60 + "\nb: " + "[" * 40 + "*x", "2:44"),
    "texts": ("[" + "a," * 2_500 + "]", "1:5000"),
    "lists": ("[" + "[]," * 2_500 + "]", "1:7499"),
    "texts-by-aliases": ("a: &x [" + "b," * 99 + "]\nc: [" + "*x," * 25 + "]", "2:74"),
    "maps-by-aliases": (
        "a: &x {" + "".join(f"k{n}: ," for n in range(249)) + "}\nc: [" + "*x," * 5 + "]",
        "2:17",
    ),
    "characters-by-aliases": (f"a: &x '{'b' * (1 << 20)}'\nc: [{'*x,' * 64}]", "2:191"),
    "wide-characters": (f"a: &x '😀{'b' * (1 << 20)}'\nc: [{'*x,' * 16}]", "2:47"),
    "directives": ("%TAG !a! b\n" * 101 + "---\na: b\n", "1:1"),
}
"""By the bound: a file beyond it (2,500 nodes), and where it is noticed."""

_WITHIN = {
    "depth": "[" * 100 + "]" * 100,
    "depth-by-aliases": "a: &x " + "[" * 60 + "]" * 60 + "\nb: " + "[" * 39 + "*x" + "]" * 39,
    "characters-by-aliases": f"a: &x '{'b' * (1 << 20)}'\nc: [{'*x,' * 62}]",
    "directives": "%TAG !a! b\n--- {a: b}\n",
}


@pytest.mark.parametrize("bound", _BEYOND)
def test_a_file_beyond_a_bound_is_one_problem(bound: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(composer, "MAX_NODES", 2_500)  # the real bound takes the parser in Python 5 s
    text, place = _BEYOND[bound]
    assert in_short(yaml_problems(text)) == [f"{place} error too-large"]


@pytest.mark.parametrize("bound", _WITHIN)
def test_a_file_within_the_bounds_is_read(bound: str) -> None:
    assert in_short(yaml_problems(_WITHIN[bound])) == []


def test_a_tab_may_stand_before_a_comment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(composer, "EventParser", CParser)  # PyYAML's own takes the tab for text
    assert in_short(yaml_problems("a: b\t#c\n")) == ["1:6 warning hidden-by-comment"]


def test_what_aliases_repeat_is_counted_each_time() -> None:
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, {y: x}]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 20)
    )
    assert [problem.code for problem in yaml_problems(bomb)] == ["too-large"]


def test_without_libyaml_the_parser_in_python_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "yaml._yaml", None)
    spec = importlib.util.spec_from_file_location("composer_without_libyaml", composer.__file__)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.EventParser is PythonParser


def test_reading_stops_at_what_is_no_yaml() -> None:
    read_so_far = Composer(Source("file.yaml", b"a: [b, c\nd: e\n"))
    assert read_so_far.failure is not None
    assert plain(read_so_far.root) == {"a": ["b", "c d"]}
