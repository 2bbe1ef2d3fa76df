"""Words put into texts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.export.insertion import Insertion, insert
from reader.model.article import Inline, InlineKind
from reader.text.inline import parse_inline
from tests.export.articles import inlines


def spans(inline: Inline) -> list[str]:
    return [inline.text[span.start : span.end] for span in inline.spans]


@pytest.mark.parametrize(
    ("written", "places", "text", "marked"),
    [
        ("ab", [], "ab", []),
        ("ab", [0, 1, 2], "+a+b+", []),
        ("ab", [1, 1], "a++b", []),
        ("ab", [2, 0], "+ab+", []),
        # What stands at an edge of a span is outside it, what stands within is inside.
        ("a *bc* d", [2], "a +bc d", ["bc"]),
        ("a *bc* d", [4], "a bc+ d", ["bc"]),
        ("a *bc* d", [3], "a b+c d", ["b+c"]),
        # Code is not parted.
        ("a `bc` d", [3], "a bc+ d", ["bc"]),
        ("a `bc` `d`", [2, 4, 5, 6], "a +bc+ +d+", ["bc", "d"]),
        ("*a `bc`* d", [3], "a bc+ d", ["a bc", "bc"]),
    ],
)
def test_spans_stay_on_what_they_are_on(
    written: str, places: list[int], text: str, marked: list[str]
) -> None:
    inline = insert(parse_inline(written), [Insertion(place, "+") for place in places])
    assert (inline.text, spans(inline)) == (text, marked)


def test_what_belongs_to_one_place_keeps_its_order() -> None:
    assert insert(Inline("ab"), [Insertion(1, "z"), Insertion(1, "y")]).text == "azyb"


@given(inlines, st.data())
@settings(max_examples=60)
def test_without_what_was_put_in_a_text_is_as_before(inline: Inline, data: st.DataObject) -> None:
    places = data.draw(st.lists(st.integers(0, len(inline.text)), max_size=4))
    longer = insert(inline, [Insertion(place, "⟪⟫") for place in places])
    assert longer.text.count("⟪⟫") == len(places)
    assert longer.text.replace("⟪⟫", "") == inline.text
    assert [text.replace("⟪⟫", "") for text in spans(longer)] == spans(inline)
    codes = [
        text for text, span in zip(spans(longer), longer.spans, strict=True) if span.kind is InlineKind.CODE
    ]
    assert not any("⟪" in code for code in codes)
