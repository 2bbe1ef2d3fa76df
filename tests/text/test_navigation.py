"""Where jumps lead."""

from __future__ import annotations

import pytest

from reader.model.article import BlockQuote, BulletList, Inline
from reader.text.history import LIMIT, JumpHistory
from reader.text.navigation import (
    next_paragraph,
    next_section,
    previous_paragraph,
    previous_section,
    step,
    step_event,
)
from reader.text.place import Place
from tests.factories import annotated, article, entity, event, section

S400 = entity("s-400")
# blocks: 0 headline, 1 lead, 2 heading, 3 text, 4 quote, 5 item, 6 heading, 7 text
SOURCE = article(
    section("lead", "", "The S-400 is here."),
    section("one", "One", "S-400 and S-400.", BlockQuote((Inline("Said."),)), BulletList((Inline("item"),))),
    section("two", "Two", "No more."),
)
ARTICLE = annotated(SOURCE, {"S-400": S400})


@pytest.mark.parametrize(
    ("place", "goal"),
    [
        (Place(0, 0), Place(2, 0)),
        (Place(1, 5), Place(2, 0)),
        (Place(2, 0), Place(6, 0)),
        (Place(5, 0), Place(6, 0)),
        (Place(7, 2), None),
    ],
)
def test_the_next_section(place: Place, goal: Place | None) -> None:
    assert next_section(ARTICLE, place) == goal


@pytest.mark.parametrize(
    ("place", "goal"),
    [
        (Place(7, 2), Place(6, 0)),
        (Place(6, 0), Place(2, 0)),
        (Place(2, 1), Place(2, 0)),
        (Place(2, 0), Place(0, 0)),
        (Place(1, 0), Place(0, 0)),
        (Place(0, 3), Place(0, 0)),
        (Place(0, 0), None),
    ],
)
def test_the_previous_section(place: Place, goal: Place | None) -> None:
    assert previous_section(ARTICLE, place) == goal


def test_paragraphs_and_quotes_are_stops_and_list_items_are_not() -> None:
    assert next_paragraph(ARTICLE, Place(3, 4)) == Place(4, 0)
    assert next_paragraph(ARTICLE, Place(4, 0)) == Place(7, 0)
    assert next_paragraph(ARTICLE, Place(7, 0)) is None
    assert previous_paragraph(ARTICLE, Place(7, 0)) == Place(4, 0)
    assert previous_paragraph(ARTICLE, Place(7, 3)) == Place(7, 0)
    assert previous_paragraph(ARTICLE, Place(0, 0)) is None


def test_steps_go_through_mentions_and_round_at_the_ends() -> None:
    indexes = range(3)
    assert step(ARTICLE, indexes, Place(0, -1), 1) == (0, False)
    assert step(ARTICLE, indexes, Place(1, 4), 1) == (1, False), "the one right here is passed over"
    assert step(ARTICLE, indexes, Place(3, 0), 1) == (2, False)
    assert step(ARTICLE, indexes, Place(3, 10), 1) == (0, True)
    assert step(ARTICLE, indexes, Place(3, 10), -1) == (1, False)
    assert step(ARTICLE, indexes, Place(1, 4), -1) == (2, True)


def test_going_back_and_forward() -> None:
    history: JumpHistory[Place] = JumpHistory()
    assert history.back(Place(0, 0)) is None
    assert history.forward(Place(0, 0)) is None
    history.jumped_from(Place(1, 0))
    history.jumped_from(Place(2, 0))
    assert history.back(Place(3, 0)) == Place(2, 0)
    assert history.back(Place(2, 0)) == Place(1, 0)
    assert history.forward(Place(1, 0)) == Place(2, 0)
    assert history.forward(Place(2, 0)) == Place(3, 0)


def test_a_spot_to_which_one_has_returned_already_is_passed_over() -> None:
    history: JumpHistory[Place] = JumpHistory()
    history.jumped_from(Place(1, 0))
    history.jumped_from(Place(2, 0))
    assert history.back(Place(2, 0)) == Place(1, 0)
    assert history.back(Place(1, 0)) is None


def test_a_new_jump_forgets_what_lay_forward() -> None:
    history: JumpHistory[Place] = JumpHistory()
    history.jumped_from(Place(1, 0))
    history.back(Place(2, 0))
    history.jumped_from(Place(3, 0))
    assert history.forward(Place(4, 0)) is None


def test_a_place_is_remembered_once_and_not_for_ever() -> None:
    history: JumpHistory[Place] = JumpHistory()
    for block in range(LIMIT + 50):
        history.jumped_from(Place(block, 0))
        history.jumped_from(Place(block, 0))
    count = 0
    while history.back(Place(0, 0)) is not None:
        count += 1
    assert count == LIMIT


def test_a_lead_with_a_heading_is_a_section_like_others() -> None:
    found = annotated(article(section("one", "One", "Text."), section("two", "Two", "Text.")), {})
    assert next_section(found, Place(0, 0)) == Place(1, 0)
    assert next_section(found, Place(1, 0)) == Place(3, 0)


# In time: b, c, a; in the text: a, then b. c is not told.
TIMELINE = annotated(
    article(
        section("lead", "", "In 2021 it came. The contract is of 2018."),
        events=(
            event("a", "2021", basis="In 2021"),
            event("b", "2018", basis="of 2018"),
            event("c", "2019"),
        ),
    ),
    {},
)


@pytest.mark.parametrize(
    ("current", "told", "steps", "goal"),
    [
        ("b", (), 1, "c"),
        ("a", (), 1, "b"),  # round the end
        ("b", (), -1, "a"),
        (None, ("a", "b"), 1, "a"),  # the first that is being told, not the first in time
        (None, ("a", "b"), -1, "b"),
        (None, (), 1, "b"),
        (None, (), -1, "a"),
        ("gone", ("b",), 1, "b"),
    ],
)
def test_steps_through_events(current: str | None, told: tuple[str, ...], steps: int, goal: str) -> None:
    assert step_event(TIMELINE, current, told, steps) == goal


def test_without_events_there_is_nowhere_to_step() -> None:
    assert step_event(ARTICLE, None, (), 1) is None
