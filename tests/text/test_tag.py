"""Tags have one form."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.text.tag import LONGEST_TAG, tag_fault, tag_line, tag_name, tags_in


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        (" Economy\t", "economy"),
        ("Foreign \n Policy", "foreign policy"),
        ("ÉTÉ", "été"),
        ("the “big” one", "the big one"),
        (" ", ""),
        ('""', ""),
        ("", ""),
    ],
)
def test_a_tag_is_one_line_in_lower_case(text: str, tag: str) -> None:
    assert tag_name(text) == tag


@settings(max_examples=100)
@given(st.text())
def test_the_form_of_a_tag_is_its_own(text: str) -> None:
    assert tag_name(tag_name(text)) == tag_name(text)


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("", ()),
        (" , ,, ", ()),
        ("economy", ("economy",)),
        ("Economy follow-up", ("economy", "follow-up")),
        ("economy,follow-up ,  s-400", ("economy", "follow-up", "s-400")),
        ('economy "Joint  venture" x', ("economy", "joint venture", "x")),
        ("“one, two”", ("one, two",)),
        ("a A a", ("a",)),
        ('"" a', ("a",)),
        ('a"b c"d', ("a", "b c", "d")),
        ('a "b c', ("a", "b c")),
        ('צה"ל a', ('צה"ל', "a")),
    ],
)
def test_spaces_and_commas_part_tags_unless_they_are_quoted(line: str, tags: tuple[str, ...]) -> None:
    assert tags_in(line) == tags


@settings(max_examples=100)
@given(st.lists(st.text(), unique_by=tag_name))
def test_a_line_of_tags_is_read_as_it_was_written(texts: list[str]) -> None:
    names = tuple(filter(None, map(tag_name, texts)))
    assert tags_in(tag_line(names)) == names


def test_tags_that_need_no_quotation_marks_have_none() -> None:
    assert tag_line(["economy", "joint venture", "s-400"]) == 'economy, "joint venture", s-400'


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("economy, joint venture", ""),
        ('"joint venture"', ""),
        ("x" * LONGEST_TAG, ""),
        ("a " + "x" * (LONGEST_TAG + 1), "up to 40 characters"),
        ('economy "joint venture', "not closed"),
    ],
)
def test_a_line_that_cannot_be_meant_is_told_what_is_allowed(line: str, said: str) -> None:
    assert said in tag_fault(line)
    assert bool(tag_fault(line)) is bool(said)


def test_what_is_there_already_may_be_longer() -> None:
    name = "x" * (LONGEST_TAG + 1)
    assert not tag_fault(name, [name])
