"""Events for the tests of the timeline, and Hypothesis strategies for them."""

from __future__ import annotations

from datetime import datetime

from hypothesis import strategies as st

from reader.chronology.chronicle import Chronicle
from reader.model.dates import FuzzyDate
from reader.model.event import Event, EventStatus
from tests.model.dated import DATES


def moment(text: str) -> datetime:
    """A naive datetime, as the model's are."""
    return datetime.fromisoformat(text)


def event(edtf: str, title: str = "", *, status: str = "reported", id_: str = "") -> Event:
    """An event on a date; its title and its id are the date unless they are given."""
    return Event(id_ or edtf, FuzzyDate.parse(edtf), title or edtf, status=EventStatus(status))


def chronicle(*edtf: str) -> Chronicle:
    """A chronicle of events on some dates."""
    return Chronicle(event(date, id_=f"{index}") for index, date in enumerate(edtf))


_TITLES = st.one_of(
    st.text("abcdefg ,-", min_size=1, max_size=40),
    st.text("日本語ab e\u0301\u200d👩\u200b", max_size=20),
    st.text(max_size=20),
)

_CROWDED = st.builds(
    "{}-{:02}-{:02}".format, st.integers(2024, 2025), st.integers(1, 12), st.integers(1, 28)
).map(FuzzyDate.parse)
"""Days close to each other, many of them the same."""

_MINUTES = st.builds("2025-12-04T21:{:02}+05:30".format, st.integers(0, 59)).map(FuzzyDate.parse)

EVENTS = st.lists(
    st.builds(
        Event,
        id=st.text("xyz", max_size=3),
        date=st.one_of(DATES, _CROWDED, _MINUTES),
        title=_TITLES,
        status=st.sampled_from(EventStatus),
    ),
    max_size=40,
)
"""Events of every kind of date, some apart by centuries, some at the same time."""

CHRONICLES = EVENTS.map(Chronicle)
"""Chronicles of such events, also without any."""
