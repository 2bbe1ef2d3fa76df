"""Text as YAML: the program's own loader reads it back, wherever it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.store.node import ListNode, MapNode, ScalarNode
from reader.text.clean import scrub
from reader.text.yaml_scalar import quoted, scalar
from tests.store.factories import document_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.store.node import Node

SPECIAL = (
    "\x00\t\n\x1b\x7f\x85\xa0\xad\u200b\u200d\u2028\u202e\u2066\ud7ff\ue000\ufeff\ufffd\ufffe\uffff\U0001fffe"
)
"""A character of each kind that YAML, a terminal or a reader could take amiss."""
TEXT = (
    st.text(max_size=30)
    | st.text(SPECIAL + "\"'\\ :#-?a", max_size=12)
    | st.sampled_from(["", " ", "null", "Null", "NULL", "~", "yes", "y", "On", "2018", "S-400", "a b"])
    | st.sampled_from(
        ["a: b", "- a", "? a", "{a}", "[a", "&a", "*a", "!a", "|", ">", "%a", "@a", "---", "..."]
    )
    | st.from_regex(r"[A-Za-z0-9 -]{1,8}", fullmatch=True)
)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("S-400", "S-400"),
        ("the prime minister", "the prime minister"),
        ("Null", '"Null"'),
        ("no", '"no"'),
        ("737", '"737"'),
        ("", '""'),
        ("a  b", '"a  b"'),
        ("a ", '"a "'),
        ("New Delhi\n", r'"New Delhi\u000A"'),
        ('a: "b", c', r'"a: \"b\", c"'),
        ("\\u0041", r'"\\u0041"'),
        ("été", '"été"'),
        ("👩\u200d🚀 भारत", '"👩\u200d🚀 भारत"'),
        ("\ufeffa\uffff", r'"\uFEFFa\uFFFF"'),
        ("a\u202eb", r'"a\u202Eb"'),
    ],
)
def test_a_text_is_written_as_one_would(text: str, written: str) -> None:
    assert scalar(text) == written


def test_a_text_is_quoted_on_request() -> None:
    assert quoted("S-400") == '"S-400"'


@given(TEXT, st.sampled_from([scalar, quoted]))
@settings(max_examples=100)
def test_every_text_reads_back_from_wherever_it_stands(text: str, write: Callable[[str], str]) -> None:
    written = write(text)
    document = document_of(f"- {written}\n- {written}: {written}\n- [{written}, {{{written}: {written}}}]\n")
    assert document.report.problems() == ()
    assert document.root is not None
    assert texts_in(document.root) == [text] * 6


def texts_in(node: Node) -> list[str]:
    """All texts in a node, keys too."""
    if isinstance(node, MapNode):
        return [text for key, value in node.items.items() for text in (key, *texts_in(value))]
    if isinstance(node, ListNode):
        return [text for item in node.items for text in texts_in(item)]
    assert isinstance(node, ScalarNode), node
    return [node.text]


@given(TEXT)
@settings(max_examples=50)
def test_what_is_written_is_one_line_that_a_terminal_can_take(text: str) -> None:
    written = scalar(text)
    assert written.splitlines() == [written]
    assert scrub(written) == written
