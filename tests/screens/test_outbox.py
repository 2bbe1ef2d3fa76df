"""What is copied."""

from __future__ import annotations

import pytest

from reader.model.entity import EntityType
from reader.model.event import EventStatus
from reader.screens.outbox import event_citation
from tests.factories import annotated, article, entity, event

CITED = "In: “Headline”, 4 December 2025, 21:10."


@pytest.mark.parametrize(
    ("date", "fields", "words"),
    [
        ("2018-10", {}, "October 2018: Signed."),
        ("2018~", {"place": "arden"}, "about 2018: Signed (Arden)."),
        ("2018", {"place": "the north"}, "2018: Signed (the north)."),
        ("2026", {"status": EventStatus.PLANNED}, "2026: Signed (planned)."),
        ("2018", {"place": "arden", "status": EventStatus.DENIED}, "2018: Signed (Arden, denied)."),
        ("2018-10-05T09:30+05:30", {}, "5 October 2018, 09:30 +05:30: Signed."),
    ],
)
def test_an_event_is_cited_with_what_its_article_says_of_it(
    date: str, fields: dict[str, object], words: str
) -> None:
    told = article(events=[event("signed", date, title="Signed", **fields)])
    found = annotated(told, {"arden": entity("arden", EntityType.PLACE, "Arden")})
    assert event_citation(found, "signed") == f"{words} {CITED}"
