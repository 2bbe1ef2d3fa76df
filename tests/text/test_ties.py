"""Events tied to the sentences that tell of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.article import Within
from reader.model.dates import FuzzyDate
from reader.model.event import Event
from reader.text.blocks import BlockRole, TextBlock
from reader.text.ties import Tie, TieKind, tie
from tests.model.dated import DATES

PUBLISHED = FuzzyDate.parse("2025-12-04T21:10+05:30")
"""A Thursday."""

BLOCKS = (
    TextBlock(BlockRole.KICKER, "headline", 1, "Thursday"),
    TextBlock(BlockRole.HEADLINE, "headline", 0, "India asks for more S-400s"),
    TextBlock(
        BlockRole.PARAGRAPH,
        "lead",
        1,
        "The ministers met on Thursday. President Putin landed the same day. He is to meet the prime "
        "minister of India for the summit on Friday.",
    ),
    TextBlock(
        BlockRole.PARAGRAPH,
        "lead",
        2,
        "India signed a deal of USD 5 billion in 2018 to procure five S-400 units. Operation Sindoor "
        "followed in May. The fighter was shown at an air show from 10 to 14 February 2025.",
    ),
    TextBlock(BlockRole.HEADING, "history", 0, "A partnership since 2000"),
    TextBlock(
        BlockRole.PARAGRAPH,
        "history",
        1,
        "Ties have grown since the signing of the Strategic Partnership Declaration in 2000. In the 1990s "
        "they had been weak.",
    ),
    TextBlock(
        BlockRole.PARAGRAPH, "history", 2, "Another declaration about a partnership came on 3 October 2000."
    ),
    TextBlock(BlockRole.PARAGRAPH, "undated", 1, "Nothing is dated here."),
    TextBlock(BlockRole.HEADING, "bare", 0, "A heading alone"),
)


def event(date: str, title: str, **rest: object) -> Event:
    """An event with what matters for a tie."""
    return Event("event", FuzzyDate.parse(date), title, **rest)  # type: ignore[arg-type]  # any field of an event


def only(one: Event) -> Tie | None:
    """The tie of one event."""
    (found,) = tie([one], BLOCKS, PUBLISHED)
    return found


def told(one: Event) -> tuple[str, str, TieKind] | None:
    """The words and the sentence that an event is tied to."""
    found = only(one)
    if found is None:
        return None
    text = BLOCKS[found.block].text
    sentence = text[found.sentence_start : found.sentence_end]
    return text[found.start : found.end], sentence.partition(" ")[0], found.by


@pytest.mark.parametrize(
    ("basis", "words", "first_word"),
    [
        ("signed a deal", "signed a deal", "India"),
        ("USD  5\nbillion in 2018", "USD 5 billion in 2018", "India"),
        ("S‑400 units", "S-400 units", "India"),
        ("the same day. He is", "the same day. He is", "President"),
    ],
)
def test_the_basis_ties_an_event_to_its_sentence(basis: str, words: str, first_word: str) -> None:
    assert told(event("1999", "Anything", basis=basis)) == (words, first_word, TieKind.BASIS)


def test_a_basis_over_two_sentences_marks_both() -> None:
    found = only(event("1999", "Anything", basis="the same day. He is"))
    assert found is not None
    text = BLOCKS[found.block].text
    assert text[found.sentence_start : found.sentence_end].startswith("President Putin landed")
    assert text[found.sentence_start : found.sentence_end].endswith("on Friday.")


def test_a_basis_is_looked_for_in_the_place_that_is_named() -> None:
    found = only(event("1999", "Anything", basis="partnership", within=Within("history", 2)))
    assert found is not None
    assert (found.block, found.by) == (6, TieKind.BASIS)


@pytest.mark.parametrize(
    ("within", "block"),
    [(Within("undated"), 7), (Within("undated", 1), 7), (Within("history"), 5), (Within("bare"), 8)],
)
def test_a_place_without_the_date_ties_an_event_to_its_whole_block(within: Within, block: int) -> None:
    text = BLOCKS[block].text
    expected = Tie(block, 0, len(text), 0, len(text), TieKind.WITHIN)
    assert only(event("1960", "Anything", within=within)) == expected


def test_a_place_that_says_the_date_ties_an_event_to_that_sentence() -> None:
    one = event("2000", "Declaration", within=Within("history", 1))
    assert told(one) == ("2000", "Ties", TieKind.WITHIN)


def test_a_basis_that_is_not_found_gives_way_to_the_place_and_the_dates() -> None:
    assert told(event("2018", "A deal", basis="nowhere")) == ("2018", "India", TieKind.DATE)
    assert told(event("1960", "A deal", basis="nowhere")) is None


def test_a_place_that_is_not_there_ties_nothing() -> None:
    assert only(event("2018", "A deal", within=Within("nowhere"))) is None


@pytest.mark.parametrize(
    ("date", "title", "words", "first_word"),
    [
        ("2018", "Something", "2018", "India"),
        ("2018~", "Something", "2018", "India"),
        ("2018/..", "Something", "2018", "India"),
        ("../2018", "Something", "2018", "India"),
        ("2025-12-04", "Talks", "Thursday", "The"),
        ("2025-12-04T18:00+05:30", "Talks", "Thursday", "The"),
        ("2025-12-05T01:00+05:30", "The summit of India", "Friday", "He"),
        ("2025-12-05", "Annual summit", "Friday", "He"),
        ("2025-05-07/2025-05-10", "Operation Sindoor", "May", "Operation"),
        ("2025-02-10/2025-02-14", "Su-57", "from 10 to 14 February 2025", "The"),
        ("2025-02-10/2025-02-15", "Su-57", "from 10 to 14 February 2025", "The"),
        ("2018-10-05", "S-400 contract of India", "2018", "India"),
        ("2000", "Strategic Partnership Declaration", "2000", "Ties"),
        ("2000/..", "Strategic Partnership", "2000", "Ties"),
        ("2000-10-03", "Strategic Partnership Declaration", "3 October 2000", "Another"),
        ("199X", "Weak ties", "1990s", "In"),
    ],
)
def test_else_the_sentence_tells_it_whose_date_fits_best(
    date: str, title: str, words: str, first_word: str
) -> None:
    assert told(event(date, title)) == (words, first_word, TieKind.DATE)


@pytest.mark.parametrize(
    ("date", "title"),
    [
        ("1960", "Strategic Partnership Declaration"),
        ("2018-10-05", "Something else"),
        ("2018-10-05", "Something of India"),
        ("2025-05-07", "Nothing of the kind"),
        ("2025-12-05", "Nothing of the kind"),
    ],
)
def test_a_date_far_off_or_far_wider_without_shared_words_ties_nothing(date: str, title: str) -> None:
    assert told(event(date, title)) is None


def test_the_words_of_description_place_and_entities_count_too() -> None:
    blocks = [
        TextBlock(BlockRole.PARAGRAPH, "lead", 1, "India bought ships in 2018. Russia sold jets in 2018."),
        TextBlock(BlockRole.PARAGRAPH, "lead", 2, "A fire broke out in 2018. In Moscow all ended in 2018."),
    ]
    events = [
        event("2018", "Deal", description="Jets for sale"),
        event("2018", "Deal", place="moscow"),
        event("2018", "Deal", entities=("india-navy",)),
        event("2018", "Deal"),
    ]
    assert [found and (found.block, found.sentence_start) for found in tie(events, blocks, PUBLISHED)] == [
        (0, 28),
        (1, 26),
        (0, 0),
        (0, 0),
    ]


def test_a_day_and_its_century_do_not_fit_whatever_words_are_shared() -> None:
    blocks = [TextBlock(BlockRole.PARAGRAPH, "lead", 1, "India bought S-400s on 5 October 2018.")]
    assert tie([event("20XX", "India buys S-400s")], blocks, PUBLISHED) == [None]


def test_a_sentence_with_two_dates_tells_of_both() -> None:
    text = "It was signed in 2018 and ended in 2021."
    blocks = [TextBlock(BlockRole.PARAGRAPH, "lead", 1, text)]
    ties = tie([event("2021", "End"), event("2018", "Signing")], blocks, PUBLISHED)
    assert [found and text[found.start : found.end] for found in ties] == ["2021", "2018"]


def test_two_events_may_have_their_basis_in_one_block() -> None:
    events = [
        event("2018", "Deal", basis="signed a deal"),
        event("2025-05", "War", basis="Operation Sindoor"),
    ]
    first, second = tie(events, BLOCKS, PUBLISHED)
    assert first is not None
    assert second is not None
    assert first.block == second.block
    assert first.sentence_end < second.sentence_start


def test_a_heading_gives_way_to_the_text() -> None:
    blocks = [
        TextBlock(BlockRole.HEADING, "lead", 0, "The deal of 2018"),
        TextBlock(BlockRole.PARAGRAPH, "lead", 1, "The deal was signed in 2018."),
    ]
    (found,) = tie([event("2018", "The deal")], blocks, PUBLISHED)
    assert found is not None
    assert found.block == 1


def test_a_rare_word_counts_for_more_than_common_ones() -> None:
    text = "India and Russia met in 2018. India and Russia spoke in 2018. Sindoor ended in 2018."
    blocks = [TextBlock(BlockRole.PARAGRAPH, "lead", 1, text)]
    (found,) = tie([event("2018", "Sindoor", entities=("india", "russia"))], blocks, PUBLISHED)
    assert found is not None
    assert text[found.sentence_start :].startswith("India and Russia met")
    (found,) = tie([event("2018", "Sindoor", entities=("india",))], blocks, PUBLISHED)
    assert found is not None
    assert text[found.sentence_start :].startswith("Sindoor")


def test_no_events_have_no_ties() -> None:
    assert tie([], BLOCKS, PUBLISHED) == []


@given(st.lists(DATES, max_size=4), st.lists(st.text("Aa 2018in.May", max_size=30), max_size=4))
@settings(max_examples=100, deadline=None)
def test_every_tie_lies_in_its_block_and_its_words_in_their_sentence(
    dates: list[FuzzyDate], texts: list[str]
) -> None:
    blocks = [TextBlock(BlockRole.PARAGRAPH, "lead", number, text) for number, text in enumerate(texts, 1)]
    events = [Event(f"e{index}", date, "A title in May") for index, date in enumerate(dates)]
    ties = tie(events, blocks, PUBLISHED)
    assert len(ties) == len(events)
    for found in ties:
        if found is not None:
            assert 0 <= found.sentence_start <= found.start < found.end <= found.sentence_end
            assert found.sentence_end <= len(texts[found.block])
