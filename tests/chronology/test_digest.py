"""Events by year, and those that are asked for."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.chronology.digest import Digest, Wanted, by_year, involved_in
from reader.model.dates import FuzzyDate
from reader.model.entity import Entity, EntityType
from reader.model.event import Event, EventStatus
from tests.chronology.factories import EVENTS, event
from tests.model.dated import DATES

ENTITIES = {
    "radar": Entity("radar", EntityType.SYSTEM, "Vólna Radar", "Volna"),
    "quillhaven": Entity("quillhaven", EntityType.PLACE, "Quillhaven"),
}

RADAR = Event(
    "radar-bought",
    FuzzyDate.parse("2018-10"),
    "Contract “signed”",
    "Five units are ordered.",
    ("radar", "unheard-of"),
    place="quillhaven",
)
FAIR = Event("fair", FuzzyDate.parse("2020"), "Air fair", place="Marrow Bay", status=EventStatus.PLANNED)
DIGEST = Digest((RADAR, FAIR), ENTITIES)


def ids(wanted: Wanted) -> list[str]:
    return [found.id for found in DIGEST.sift(wanted)]


# Who


def test_an_event_names_each_of_those_involved_once_and_its_place_last() -> None:
    assert involved_in(RADAR) == ("radar", "unheard-of", "quillhaven")
    assert involved_in(RADAR._replace(place="radar")) == ("radar", "unheard-of")
    assert involved_in(event("2018")) == ()


def test_those_named_are_counted_the_most_first() -> None:
    other = FAIR._replace(id="other", entities=("quillhaven",))
    assert list(Digest((RADAR, FAIR, other), ENTITIES).named.items())[:2] == [
        ("quillhaven", 2),
        ("Marrow Bay", 2),
    ]


@pytest.mark.parametrize(
    ("entity", "found"),
    [
        ("", ["radar-bought", "fair"]),
        ("radar", ["radar-bought"]),
        ("quillhaven", ["radar-bought"]),
        ("unheard-of", ["radar-bought"]),
        ("Marrow Bay", ["fair"]),
        ("nobody", []),
    ],
)
def test_an_entity_is_found_among_those_involved_and_as_the_place(entity: str, found: list[str]) -> None:
    assert ids(Wanted(entity)) == found


# Words


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", ["radar-bought", "fair"]),
        ("  ", ["radar-bought", "fair"]),
        ("CONTRACT", ["radar-bought"]),
        ('"signed"', ["radar-bought"]),
        ("units ordered", ["radar-bought"]),
        ("volna", ["radar-bought"]),
        ("vólna quillhaven", ["radar-bought"]),
        ("unheard", ["radar-bought"]),
        ("october 2018", ["radar-bought"]),
        ("marrow planned", ["fair"]),
        ("contract planned", []),
        ("signedfive", []),
    ],
)
def test_all_words_stand_in_what_is_told_of_an_event(words: str, found: list[str]) -> None:
    assert ids(Wanted(words=words)) == found


def test_entity_words_and_time_narrow_together() -> None:
    assert ids(Wanted("radar", "contract", FuzzyDate.parse("2018"), FuzzyDate.parse("2018"))) == [
        "radar-bought"
    ]
    assert ids(Wanted("radar", "fair")) == []
    assert ids(Wanted("radar", "contract", FuzzyDate.parse("2019"))) == []


# Time


@pytest.mark.parametrize(
    ("date", "since", "until", "is_found"),
    [
        ("2018-10-05", "2018-10-05", "2018-10-05", True),
        ("2018-10-05", "2018-10-06", None, False),
        ("2018-10-05", None, "2018-10-04", False),
        # What is not known exactly may have been at any time within it.
        ("2018", "2018-12-31", None, True),
        ("2018", None, "2018-01-01", True),
        ("2018", "2019", None, False),
        ("199X", "1999", "1999", True),
        ("2018/2020", "2019-05", "2019-05", True),
        ("2018/2020", None, "2017", False),
        # A bound that is missing excludes nothing, on either side.
        ("2018/..", "2030", None, True),
        ("2018/", "2030", None, True),
        ("2018/..", None, "2017", False),
        ("../2018", None, "1900", True),
        ("/2018", "2019", None, False),
        ("2018", "../2030", "2000/..", True),
        # Spans of time: from the start of one date to the end of the other.
        ("2018-12-31", "2018", "2018", True),
        ("2018-06", "2017/2018-06", "2018-06/2019", True),
        # Times of the day stand as they were written, on the day that they were written on ...
        ("2026-01-01T02:00+05:30", "2026", None, True),
        ("2026-01-01T02:00+05:30", None, "2025", False),
        ("2025-12-31T23:00-08:00", None, "2025", True),
        ("2025-12-31T23:00-08:00", "2026", None, False),
        # ... unless they are asked for by a clock with an offset of its own.
        ("2026-01-01T02:00+05:30", None, "2025-12-31T20:30Z", True),
        ("2026-01-01T02:00+05:30", "2025-12-31T20:31Z", None, False),
        # The years that can be told have ends.
        ("0001-01-01T00:30+05:30", "0001-01-01", "0001-01-01", True),
        ("9999-12-31T23:30-05:00", "9999-12-31", "9999-12-31", True),
    ],
)
def test_an_event_is_found_if_it_may_have_been_within_the_time(
    date: str, since: str | None, until: str | None, *, is_found: bool
) -> None:
    wanted = Wanted(
        since=FuzzyDate.parse(since) if since else None, until=FuzzyDate.parse(until) if until else None
    )
    assert bool(Digest([event(date)], {}).sift(wanted)) == is_found


@given(DATES)
@settings(max_examples=100, deadline=None)
def test_an_event_may_have_been_within_its_own_date(date: FuzzyDate) -> None:
    told = Event("told", date, "Told")
    assert Digest([told], {}).sift(Wanted(since=date, until=date)) == [told]


@given(EVENTS, st.one_of(st.none(), DATES), st.one_of(st.none(), DATES))
@settings(max_examples=100, deadline=None)
def test_what_is_found_stands_in_the_order_of_all(
    events: list[Event], since: FuzzyDate | None, until: FuzzyDate | None
) -> None:
    found = iter(Digest(events, {}).sift(Wanted(since=since, until=until)))
    one = next(found, None)
    for each in events:
        if each is one:
            one = next(found, None)
    assert one is None


# Years


def test_events_stand_under_the_year_in_which_they_begin_or_else_end() -> None:
    dates = ("0044", "../1990", "199X", "1990-05", "/1995", "2018/2020", "2018-10-05", "2019~")
    years = by_year([event(date) for date in dates])
    assert [(year.words, [told.id for told in year.events]) for year in years] == [
        ("AD 44", ["0044"]),
        ("1990", ["../1990", "199X", "1990-05"]),
        ("1995", ["/1995"]),
        ("2018", ["2018/2020", "2018-10-05"]),
        ("2019", ["2019~"]),
    ]


def test_an_instant_stands_under_the_year_that_it_is_told_in() -> None:
    assert [year.words for year in by_year([event("2026-01-01T02:00+05:30")])] == ["2026"]


@given(EVENTS)
@settings(max_examples=100, deadline=None)
def test_no_event_is_lost_or_moved_and_no_year_follows_itself(events: list[Event]) -> None:
    years = by_year(events)
    assert [told for year in years for told in year.events] == events
    assert all(one.words != other.words for one, other in pairwise(years))
