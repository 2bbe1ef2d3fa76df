"""Which dated sentence tells of an event: as fast as it is looked for, it is the one that the rule says."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, time, timedelta

from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.model.article import Within
from reader.model.dates import FuzzyDate
from reader.model.event import Event
from reader.text.blocks import UNMATCHED_ROLES, BlockRole, TextBlock
from reader.text.date_atom import DateRule
from reader.text.dated_sentence import DatedSentence, DatedSentences, stems
from reader.text.passage import is_within
from reader.text.prose_dates import find_dates
from reader.text.sentence import sentence_of, sentences

PUBLISHED = FuzzyDate.parse("2019-06-05")
"""A Wednesday."""

DATES = ("2018", "2018-10", "2018-10-05", "2019-06", "2019-06-05", "2019-06-12", "201X", "2018/2019")
TELLINGS = (
    "India met them in 2018.",
    "India met them in October 2018.",
    "India met them on 5 October 2018, and again on 6 October 2018.",
    "India met them on Wednesday.",
    "Fighters flew in the 2010s, and on Wednesday.",
    "Fighters flew in June 2019.",
    "Nothing is dated here.",
)
TITLES = ("India", "India met", "Fighters fly", "Of other things")
ROLES = (BlockRole.PARAGRAPH, BlockRole.PARAGRAPH, BlockRole.HEADING, BlockRole.CAPTION, BlockRole.KICKER)

blocks_of_news = st.lists(
    st.builds(
        TextBlock,
        st.sampled_from(ROLES),
        st.sampled_from(("lead", "history")),
        st.integers(0, 3),
        st.lists(st.sampled_from(TELLINGS), max_size=4).map(" ".join),
    ),
    max_size=6,
)
events = st.builds(
    lambda date, title: Event("event", FuzzyDate.parse(date), title),
    st.sampled_from(DATES),
    st.sampled_from(TITLES),
)
places = st.none() | st.builds(
    Within, st.sampled_from(("lead", "history", "none")), st.none() | st.integers(0, 3)
)


def seconds(date: FuzzyDate) -> tuple[float, float]:
    """The time that a date may mean, from its first second up to the one behind its last."""
    if date.day is not None:
        first = datetime.combine(date.day, time(), UTC)
        return first.timestamp(), (first + timedelta(days=1)).timestamp()
    assert date.lower
    assert date.upper
    return date.lower.replace(tzinfo=UTC).timestamp(), date.upper.replace(tzinfo=UTC).timestamp() + 1


def slow_best(blocks: list[TextBlock], event: Event, within: Within | None) -> DatedSentence | None:
    """Hold every dated sentence against the event, and take the best by the rule."""
    found: list[tuple[DatedSentence, FuzzyDate, DateRule]] = []
    for index, block in enumerate(blocks):
        if block.role not in UNMATCHED_ROLES:
            bounds = sentences(block.text)
            for prose in find_dates(block.text, PUBLISHED):
                bound = sentence_of(bounds, prose.start)
                words = stems(block.text[slice(*bound)])
                dated = DatedSentence(index, prose.start, prose.end, *bound, words)
                found.append((dated, prose.date, prose.rule))
    bounds_and_words = {(dated.block, dated.sentence_start): dated.words for dated, _, _ in found}
    frequency = Counter(word for words in bounds_and_words.values() for word in words)
    first, last = seconds(event.date)
    ranked = []
    for place, (dated, date, rule) in enumerate(found):
        shared = dated.words & stems(event.title)
        for weeks in (0, 1) if rule is DateRule.WEEKDAY else (0,):
            start, end = (second + weeks * 7 * 86_400 for second in seconds(date))
            closeness = (min(last, end) - max(first, start)) / (max(last, end) - min(first, start))
            asked = 0 if closeness >= 1 / 2 else 1 if closeness >= 1 / 40 else 2
            if closeness < 1 / 4000 or len(shared) < max(asked, weeks):
                continue
            if within is None or is_within(blocks[dated.block], within):
                weight = sum(1 / frequency[word] for word in sorted(shared))
                is_body = blocks[dated.block].role is BlockRole.PARAGRAPH
                ranked.append(((-asked, weight, is_body, closeness, -place), dated))
    return max(ranked)[1] if ranked else None


@settings(max_examples=200, deadline=None)
@given(blocks_of_news, st.lists(events, max_size=4), places)
@example(
    [TextBlock(BlockRole.PARAGRAPH, "lead", 1, f"{TELLINGS[2]} {TELLINGS[0]}")],
    [Event("event", FuzzyDate.parse("2018-10"), "India met")],
    None,
)
def test_it_is_the_one_that_a_look_at_each_would_choose(
    blocks: list[TextBlock], told: list[Event], within: Within | None
) -> None:
    dated = DatedSentences(blocks, PUBLISHED)
    for event in told:
        assert dated.best(event, within) == slow_best(blocks, event, within)
