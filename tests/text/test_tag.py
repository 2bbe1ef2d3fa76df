"""Tags have one form."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.text.tag import tag_name


@pytest.mark.parametrize(
    ("text", "tag"),
    [(" Economy\t", "economy"), ("Foreign \n Policy", "foreign policy"), ("ÉTÉ", "été"), (" ", ""), ("", "")],
)
def test_a_tag_is_one_line_in_lower_case(text: str, tag: str) -> None:
    assert tag_name(text) == tag


@settings(max_examples=100)
@given(st.text())
def test_the_form_of_a_tag_is_its_own(text: str) -> None:
    assert tag_name(tag_name(text)) == tag_name(text)
