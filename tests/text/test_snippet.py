"""Snippets: the passage that shows why an article was found."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.text import snippet as snippet_module
from reader.text.search_term import Term, highlights
from reader.text.search_words import words
from reader.text.snippet import Snippet, snippet
from reader.text.width import cell_len

LEAD = (
    "The minister said on Thursday that the talks in the capital had gone well, and that the delivery of "
    "the remaining S-400 squadrons and of the first Su-57 fighters would be agreed on soon."
)


def terms(*texts: str) -> list[Term]:
    return [Term(tuple(words(text)), text.endswith("*")) for text in texts]


def shown(found: Snippet | None) -> str:
    """A snippet with its lit words in brackets."""
    assert found
    text = found.text
    for start, end in reversed(found.spans):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


@pytest.mark.parametrize(
    ("blocks", "searched", "cells", "text"),
    [
        # All of a short block.
        (["India seeks S-400 systems"], ["s400"], 40, "India seeks [S-400] systems"),
        (["India\nseeks S-400\n"], ["seeks s400"], 40, "India [seeks S-400]"),
        # The text around the hit, cut between words, with marks where it was cut.
        ([LEAD], ["minister"], 30, "The [minister] said on…"),
        ([LEAD], ["delivery"], 40, "…that the [delivery] of the remaining…"),
        ([LEAD], ["soon"], 32, "…would be agreed on [soon]."),
        ([LEAD], ["fight*"], 40, "…Su-57 [fighters] would be agreed on…"),
        # The most terms, then those closest together, then the first.
        ([LEAD], ["the", "su-57"], 34, "…of [the] first [Su-57] fighters…"),
        (["talks", "missile talks", "missile and talks"], ["missile", "talks"], 40, "[missile] [talks]"),
        (
            ["a filler filler a b filler filler filler filler filler filler a and b"],
            ["a", "b"],
            34,
            "…filler [a] [b] filler filler…",
        ),
        (["x talks", "y talks"], ["talks"], 40, "x [talks]"),
        (
            ["a filler filler filler b, then c and a and b filler"],
            ["a", "b", "c"],
            22,
            "…[c] and [a] and [b]…",
        ),
        (
            ["missile, and far away from it: talks", "talks missile"],
            ["missile", "talks"],
            15,
            "[talks] [missile]",
        ),
        (["a far away in here b", "c", "a b"], ["a", "b"], 10, "[a] [b]"),
        # One hit wider than the room.
        (["so a long phrase goes on and on"], ["a long phrase goes"], 14, "…[a long]…"),
        (["anti-missile-defence-shield-programme"], ["defence"], 15, "…-[defence]-…"),
        (["x " + "n" * 40], ["n" * 40], 14, f"…[{'n' * 12}]…"),
        # No spaces to cut at.
        (["国" * 20 + "导弹" + "国" * 20], ["导弹"], 16, "…国[导弹]国国国国…"),
        (["国" * 20 + "导弹"], ["导弹"], 14, "…国国国国[导弹]"),
        # Without a hit, the beginning.
        (["", " \n", LEAD], ["nowhere"], 30, "The minister said on…"),
        ([LEAD], [], 30, "The minister said on…"),
    ],
)
def test_the_best_passage_is_shown(blocks: list[str], searched: list[str], cells: int, text: str) -> None:
    assert shown(snippet(blocks, terms(*searched), cells)) == text


def test_a_snippet_tells_where_it_was_taken_from() -> None:
    found = snippet(["Headline", LEAD], terms("s400", "squadrons"), 40)
    assert found
    assert found.block == 1
    assert LEAD[found.offset :].startswith("S-400")
    beginning = snippet(["", "  x"], [], 40)
    assert beginning == Snippet("x", (), 1, 2)


def test_what_holds_no_text_has_no_snippet() -> None:
    assert snippet([], terms("a"), 40) is None
    assert snippet(["", " \n "], terms("a"), 40) is None


def test_a_hit_deep_in_a_long_block_is_found() -> None:
    for filler in ("word and\nmore ", "国"):
        block = filler * 5000 + " the needle " + filler * 5000
        found = snippet([block], terms("needle"), 40)
        assert found
        assert "[needle]" in shown(found)
        assert found.offset == block.index("needle")
        assert found.text[0] == found.text[-1] == "…"


@pytest.mark.parametrize("at", range(3980, 4010))
def test_a_phrase_on_the_edge_of_two_pieces_is_found(at: int) -> None:
    block = ("x" * at + " missile defence " + "y" * 5000).replace("x" * 8, "x" * 7 + " ")
    assert "[missile defence]" in shown(snippet([block], terms("missile defence"), 40))


def test_no_more_than_a_bounded_part_is_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snippet_module, "MAX_SEARCHED", 50)
    assert shown(snippet(["x" * 60, "needle"], terms("needle"), 80)) == "x" * 60


def test_marks_and_emoji_stay_whole() -> None:
    letters = "क्षि" * 30
    found = snippet([f"{letters} needle {letters}"], terms("needle"), 20)
    assert shown(found) == "…[needle]…"
    family = "👨\u200d👩\u200d👧"
    found = snippet([family * 20 + "国"], terms("国"), 12)
    assert shown(found) == f"…{family * 4}[国]"


BLOCKS = st.lists(st.text(st.sampled_from("ab中é\u0301 \n-."), max_size=60), max_size=4)


@settings(max_examples=100, deadline=None)
@given(BLOCKS, st.lists(st.sampled_from(["a", "b*", "a b", "中", "中a"]), max_size=3), st.integers(10, 40))
@example(["a" * 11], [], 10)
@example(["  aaaaa中中"], [], 10)
def test_a_snippet_fits_and_lights_what_was_searched_for(
    blocks: list[str], searched: list[str], cells: int
) -> None:
    wanted = terms(*searched)
    found = snippet(blocks, wanted, cells)
    assert (found is None) == (not "".join(blocks).strip())
    if found is None:
        return
    assert cell_len(found.text) <= cells
    assert "\n" not in found.text
    block = blocks[found.block].replace("\n", " ")
    inner = found.text.removeprefix("…").removesuffix("…")
    assert inner
    assert inner == inner.strip()
    assert inner in block
    whole = highlights(block, wanted)
    for start, end in found.spans:
        assert 0 <= start < end <= len(found.text)
    if any(highlights(text, wanted) for text in blocks):
        assert found.spans
        assert any(start <= found.offset < end for start, end in whole)
        assert block[found.offset] == found.text[found.spans[0][0]]
    else:
        assert not found.spans
