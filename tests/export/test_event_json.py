"""Events and dates as data."""

from __future__ import annotations

import json
from typing import Any

import pytest

from reader.export.event_json import date_data, event_data
from reader.model.dates import FuzzyDate
from tests.export.articles import bare, everything
from tests.factories import event


def read_back(data: object) -> Any:
    """Data as another program reads it."""
    return json.loads(json.dumps(data))


def test_an_event_tells_when_what_where_who_and_what_tells_it() -> None:
    annotated = everything()
    deal, hall, later = (read_back(event_data(annotated, event)) for event in annotated.events)
    assert deal == {
        "id": "deal",
        "date": {
            "edtf": "2018-10-05",
            "words": "5 October 2018",
            "earliest": "2018-10-05T00:00:00",
            "latest": "2018-10-05T23:59:59",
            "precision": "day",
            "approximate": False,
            "uncertain": False,
        },
        "title": "Deal signed",
        "description": "At last.",
        "status": "reported",
        "place": {"id": "utopia", "name": "Utopia"},
        "entities": [
            {"id": "utopia", "name": "Utopia"},
            {"id": "s-400", "name": "S-400"},
            {"id": "s-400", "name": "S-400"},
            {"id": "somebody", "name": "somebody"},
        ],
        "told": {
            "section": "lead",
            "block": 1,
            "start": 39,
            "end": 63,
            "text": "Utopia asked for S-400s.",
            "by": "basis",
        },
    }
    assert hall["place"] == {"id": None, "name": "The old hall"}
    assert (later["place"], later["told"], later["status"]) == (None, None, "planned")


def test_every_key_is_there_without_anything_to_say() -> None:
    data = read_back(event_data(bare(), event("one", "2018")))
    assert data.keys() == event_data(everything(), everything().events[0]).keys()
    assert (data["description"], data["place"], data["entities"], data["told"]) == ("", None, [], None)


@pytest.mark.parametrize(
    ("edtf", "words", "earliest", "latest", "precision", "doubts"),
    [
        (
            "2025-12-06T02:00+05:30",
            "6 December 2025, 02:00 +05:30",
            "2025-12-05T20:30:00Z",
            "2025-12-05T20:30:59Z",
            "minute",
            (False, False),
        ),
        (
            "2025-12-06T02:00",
            "6 December 2025, 02:00",
            "2025-12-06T02:00:00",
            "2025-12-06T02:00:59",
            "minute",
            (False, False),
        ),
        ("2018~", "about 2018", "2018-01-01T00:00:00", "2018-12-31T23:59:59", "year", (True, False)),
        ("2018?", "possibly 2018", "2018-01-01T00:00:00", "2018-12-31T23:59:59", "year", (False, True)),
        ("2021/..", "since 2021", "2021-01-01T00:00:00", None, "interval", (False, False)),
        ("../2021%", "until possibly about 2021", None, "2021-12-31T23:59:59", "interval", (True, True)),
    ],
)
def test_a_date_tells_how_much_is_known_of_it(  # noqa: PLR0917  one case, by columns
    edtf: str, words: str, earliest: str | None, latest: str | None, precision: str, doubts: tuple[bool, bool]
) -> None:
    assert read_back(date_data(FuzzyDate.parse(edtf))) == {
        "edtf": edtf,
        "words": words,
        "earliest": earliest,
        "latest": latest,
        "precision": precision,
        "approximate": doubts[0],
        "uncertain": doubts[1],
    }
