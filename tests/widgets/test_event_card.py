"""What the card of an event says, and where its links lead."""

from __future__ import annotations

import pytest

from reader.model.article import Within
from reader.model.entity import EntityType
from reader.model.event import EventStatus
from reader.widgets.event_card import event_lines
from reader.widgets.target import ToEntity, ToSentence
from tests.factories import annotated, article, entity, event, section

ENTITIES = {
    "S-400": entity("s-400", name="S-400"),
    "Delhi": entity("delhi", EntityType.PLACE, "Delhi"),
}
SECTIONS = (
    section("lead", "", "The S-400 is here."),
    section("talks", "Talks", "They spoke of the S-400 in 2018."),
)


def test_the_card_of_an_event_tells_when_what_where_who_and_how_sure() -> None:
    deal = event(
        "deal",
        "2018",
        title="The deal",
        description="All of it.",
        entities=("s-400", "nobody"),
        place="delhi",
        basis="in 2018",
        status=EventStatus.ALLEGED,
    )
    lines = event_lines(annotated(article(*SECTIONS, events=[deal]), ENTITIES), "deal")
    assert [line.plain for line in lines] == [
        "2018",
        "The deal",
        "All of it.",
        "Status: alleged",
        "Place: Delhi",
        "Involved: S-400 · nobody",
        "Date as written: 2018",
        "Told by: “They spoke of the S-400 in 2018.”",
        "In: paragraph 1 of “Talks”",
        "Found by: the words that the article’s file gives for it",
    ]
    assert [(link.text, link.target) for line in lines for link in line.links] == [
        ("Delhi", ToEntity("delhi")),
        ("S-400", ToEntity("s-400")),
        ("paragraph 1 of “Talks”", ToSentence("deal")),
    ]


@pytest.mark.parametrize(
    ("date", "within", "reason"),
    [
        ("2018", None, "a date in the text"),
        ("2001", Within("talks", 1), "the place that the article’s file gives for it"),
    ],
)
def test_it_tells_how_its_sentence_was_found(date: str, within: Within | None, reason: str) -> None:
    told = event("told", date, within=within)
    lines = event_lines(annotated(article(*SECTIONS, events=[told]), ENTITIES), "told")
    assert lines[-1].plain == f"Found by: {reason}"


def test_an_event_that_no_sentence_tells_says_so() -> None:
    lines = event_lines(annotated(article(*SECTIONS, events=[event("untold", "1999")]), ENTITIES), "untold")
    assert [line.plain for line in lines] == [
        "1999",
        "untold",
        "Date as written: 1999",
        "Told by: no sentence of the article",
    ]
