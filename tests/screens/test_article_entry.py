"""What the list shows of an article, and how articles are grouped."""

from __future__ import annotations

from array import array
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reader.index.library_index import ArticleRow, Grouping
from reader.model.marks import Marks
from reader.screens.article_entry import entry_of, grouped, with_passage
from reader.text.search_term import Term
from reader.text.snippet import Snippet

TODAY = date(2025, 12, 14)
SOUND = ArticleRow(
    7,
    Path("a.yaml"),
    "a",
    "The old  road",
    "",
    "",
    "2025-12-04T21:10+05:30",
    "Desk",
    "trade",
    "en",
    9,
    (),
    0,
    1,
)


def test_an_entry_tells_row_and_marks() -> None:
    entry = entry_of(SOUND, Marks(is_read=True, is_starred=True, note_count=2), TODAY)
    assert (entry.title, entry.date, entry.short_date, entry.source, entry.topic) == (
        "The old road",
        "4 Dec 2025",
        "4 Dec",
        "Desk",
        "trade",
    )
    assert entry.is_read
    assert entry.is_starred
    assert entry.has_notes
    assert entry.is_warned
    assert not entry.is_broken


def test_what_was_searched_for_is_lit_in_the_headline() -> None:
    term = Term.of("road")
    assert term is not None
    assert entry_of(SOUND, None, TODAY, [term]).lit == ((8, 12),)


def test_a_file_that_cannot_be_shown_is_told_as_such() -> None:
    entry = entry_of(SOUND._replace(published="", title="a.yaml", errors=2, warnings=0), None, TODAY)
    assert (entry.is_broken, entry.date, entry.short_date, entry.title) == (True, "not shown", "", "a.yaml")


def test_a_passage_completes_an_entry() -> None:
    partial = entry_of(SOUND, None, TODAY, is_partial=True)
    assert with_passage(partial, None) == partial._replace(is_partial=False)
    whole = with_passage(partial, Snippet("an old road", ((7, 11),), 0, 7))
    assert (whole.passage, whole.passage_lit, whole.is_partial) == ("an old road", ((7, 11),), False)


KEYS = {1: "2025-01-02", 2: "", 3: "2024-05-06", 4: "2025-01-02"}
NUMBERS = array("q", [3, 1, 2, 4])


def test_days_come_in_their_order_and_what_has_none_comes_last() -> None:
    order, groups = grouped(NUMBERS, KEYS, Grouping.DAY)
    assert list(order) == [1, 4, 3, 2]
    assert [tuple(group) for group in groups] == [
        (0, "2 Jan 2025 · 2"),
        (2, "6 May 2024 · 1"),
        (3, "Files with errors · 1"),
    ]
    assert list(grouped(NUMBERS, KEYS, Grouping.DAY, oldest_first=True)[0]) == [3, 1, 4, 2]


def test_topics_come_by_their_names_whatever_their_capitals() -> None:
    keys = {1: "zebra", 2: "Apple", 3: "", 4: "bear"}
    order, groups = grouped(NUMBERS, keys, Grouping.TOPIC)
    assert list(order) == [2, 4, 1, 3]
    assert [group.title for group in groups] == ["Apple · 1", "bear · 1", "zebra · 1", "Without a topic · 1"]


@given(st.dictionaries(st.integers(0, 50), st.sampled_from(["", "a", "b", "C"])), st.sampled_from(Grouping))
def test_no_article_is_lost_and_groups_begin_where_they_say(keys: dict[int, str], grouping: Grouping) -> None:
    keys = {
        number: key and {"a": "2020", "b": "2021-02", "C": "2022-03-04"}[key] for number, key in keys.items()
    }
    order, groups = grouped(array("q", keys), keys, grouping)
    assert sorted(order) == sorted(keys)
    assert [group.first for group in groups] == [
        at for at, number in enumerate(order) if at == 0 or keys[number] != keys[order[at - 1]]
    ]
