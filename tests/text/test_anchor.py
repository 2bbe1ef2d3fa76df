"""Passages with notes are found again in an edited text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.note import Anchor
from reader.text.anchor import CONTEXT_CHARACTERS, AnchorFinder, anchor_of
from reader.text.clean import clean
from reader.text.passage import Passage
from tests.text.factories import blocks_of

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAD = "India seeks more systems as Russia offers a fighter, officials said after the talks on Thursday."
MORE = "The minister said that deliveries under the contract would end next year. He gave no date."


def anchored(quote: str, *texts: str) -> Anchor:
    """The passage that a quote is, where it first stands."""
    block = next(index for index, text in enumerate(texts) if quote in text)
    start = texts[block].index(quote)
    return anchor_of(blocks_of(texts), Passage(block, start, start + len(quote)))


def found(anchor: Anchor, *texts: str) -> tuple[int, str] | None:
    """The block, and the words there."""
    passage = AnchorFinder(blocks_of(texts)).find(anchor)
    return passage and (passage.block, texts[passage.block][passage.start : passage.end])


def test_a_passage_is_kept_by_its_words_and_what_stands_around_them() -> None:
    assert anchored("offers", LEAD, MORE) == Anchor(
        "offers", LEAD[3:35], " a fighter, officials said after", 0, 35
    )
    assert len(anchored("offers", LEAD).suffix) == len(anchored("offers", LEAD).prefix) == CONTEXT_CHARACTERS
    assert anchored(LEAD, "One.", LEAD) == Anchor(LEAD, "", "", 1, 0)


@pytest.mark.parametrize(
    ("quote", "now", "expected"),
    [
        # Moved as it was
        ("seeks more systems", ("New.", MORE, LEAD), (2, "seeks more systems")),
        ("seeks more systems", (f"In short: {LEAD}", MORE), (0, "seeks more systems")),
        ("seeks more systems", ("They say that one seeks more systems now.",), (0, "seeks more systems")),
        ("said", (MORE, LEAD), (1, "said")),  # and not the other one
        ("said", (f"Yesterday {MORE}", "Other words.", LEAD.replace("officials", "they")), (2, "said")),
        ("as", ("It has none of that.", "Nor as to this."), None),  # too short to be known by itself
        # Edited
        (
            "Russia offers a fighter, officials said",
            (LEAD.replace("officials", "they"),),
            (0, "Russia offers a fighter, they said"),
        ),
        (
            "Russia offers a fighter, officials said",
            (LEAD.replace("a fighter", "a new stealth fighter"),),
            (0, "Russia offers a new stealth fighter, officials said"),
        ),
        (
            "Russia offers a fighter, officials said",
            (LEAD.replace("a fighter, ", ""),),
            (0, "Russia offers officials said"),
        ),
        (
            "Russia offers a fighter, officials said",
            (LEAD.upper(), MORE),
            (0, "RUSSIA OFFERS A FIGHTER, OFFICIALS SAID"),
        ),
        (
            "systems as Russia offers",
            ("It was not there.", "More systems, as Russia now offers."),
            (1, "systems, as Russia now offers"),
        ),
        # Gone
        ("Russia offers a fighter, officials said", (MORE,), None),
        (
            "Russia offers a fighter, officials said",
            ("Officials said that a fighter offers Russia little.",),
            None,
        ),
        ("a fighter", ("A tank.",), None),
        (", ", ("None",), None),
        ("seeks more systems", (), None),
    ],
)
def test_it_is_found_where_it_stands_now(
    quote: str, now: Sequence[str], expected: tuple[int, str] | None
) -> None:
    assert found(anchored(quote, LEAD, MORE), *now) == expected


def test_of_several_places_the_one_with_the_same_surroundings_is_meant_and_else_the_nearest() -> None:
    texts = ("Talks failed. The talks began.", "Then the talks ended.", "The talks began again.")
    anchor = anchored("Then the talks", *texts)
    assert found(anchor._replace(quote="talks", prefix="the ", suffix=" ended"), *texts[::-1]) == (1, "talks")
    alike = ["So it was said by them all."] * 5
    for block in range(5):
        nearest = Anchor("it was said by them", "", "", block, 3)
        assert AnchorFinder(blocks_of(alike)).find(nearest) == Passage(block, 3, 22)
        edited = Anchor("it was then said by them", "", "", block, 3)
        assert AnchorFinder(blocks_of(alike)).find(edited) == Passage(block, 3, 22)


def test_a_letter_that_grows_when_it_is_made_small_shifts_nothing() -> None:
    text = "İstanbul and İzmir were named in the talks."
    anchor = anchored(text, text)._replace(
        quote="and İzmir were not named in the talks", prefix="", suffix=""
    )
    assert found(anchor, text) == (0, "and İzmir were named in the talks")


def test_words_that_stand_everywhere_are_looked_for_in_a_time_that_is_bounded() -> None:
    texts = ["a " * 50_000, "word " * 20_000]  # quadratic time would be minutes
    for quote in ("a", "a a a b c d"):
        assert found(Anchor(quote, "x", "y", 0, 0), *texts) is None
    assert AnchorFinder(blocks_of(texts)).find(Anchor("word " * 1_000 + "end", "x", "y", 0, 0))


TEXTS = st.lists(st.text("abc .,\nİé’", max_size=60).map(clean), min_size=1, max_size=6)


@st.composite
def passages(draw: st.DrawFn) -> tuple[list[str], Passage]:
    """Texts, and a passage of them."""
    texts = draw(TEXTS.filter(any))
    block = draw(st.sampled_from([index for index, text in enumerate(texts) if text]))
    start = draw(st.integers(0, len(texts[block]) - 1))
    return texts, Passage(block, start, draw(st.integers(start + 1, len(texts[block]))))


@settings(max_examples=100)
@given(passages())
def test_in_the_same_text_it_is_where_it_was(given_: tuple[list[str], Passage]) -> None:
    texts, passage = given_
    blocks = blocks_of(texts)
    assert AnchorFinder(blocks).find(anchor_of(blocks, passage)) == passage


@settings(max_examples=100)
@given(passages(), TEXTS, TEXTS)
def test_blocks_put_before_and_behind_lose_nothing(
    given_: tuple[list[str], Passage], before: list[str], behind: list[str]
) -> None:
    texts, passage = given_
    anchor = anchor_of(blocks_of(texts), passage)
    now = [*before, *texts, *behind]
    again = AnchorFinder(blocks_of(now)).find(anchor)
    assert again
    assert now[again.block][again.start : again.end] == anchor.quote


@settings(max_examples=100)
@given(passages(), TEXTS)
def test_what_is_found_are_words_of_the_text(given_: tuple[list[str], Passage], now: list[str]) -> None:
    texts, passage = given_
    again = AnchorFinder(blocks_of(now)).find(anchor_of(blocks_of(texts), passage))
    assert again is None or 0 <= again.start < again.end <= len(now[again.block])


WORDS = [f"word{number}" for number in range(40)]


@settings(max_examples=100)
@given(st.integers(0, 25), st.integers(8, 14), st.data())
def test_a_long_passage_outlives_the_loss_the_change_and_the_gain_of_a_word(
    first: int, count: int, data: st.DataObject
) -> None:
    quote = " ".join(WORDS[first : first + count])
    anchor = anchored(quote, " ".join(WORDS))
    now = WORDS.copy()
    at = data.draw(st.integers(first + 1, first + count - 2))
    now[at : at + data.draw(st.integers(0, 1))] = data.draw(st.sampled_from([[], ["new"], ["two", "new"]]))
    again = found(anchor, "Other words.", " ".join(now))
    assert again
    kept = [word for word in quote.split() if word in now]
    assert [word for word in again[1].split() if word.startswith("word")] == kept
