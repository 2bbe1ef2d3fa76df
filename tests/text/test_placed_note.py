"""Notes beside the text that they are about."""

from __future__ import annotations

from reader.model.note import Note
from reader.text.anchor import anchor_of
from reader.text.blocks import BlockRole, flatten
from reader.text.passage import Passage
from reader.text.place import Place
from reader.text.placed_note import PlacedNote, note_at, note_on, place_notes, step_note
from tests.factories import article, section

FIRST, SECOND = "The contract covers five units in all.", "Talks go on, and the text goes on with them."
BLOCKS = flatten(article(section("lead", "", FIRST, SECOND), kicker="Kicker"), {})


def words(text: str) -> Passage:
    block = next(index for index, block in enumerate(BLOCKS) if text in block.text)
    start = BLOCKS[block].text.index(text)
    return Passage(block, start, start + len(text))


def note(id_: str, on: str = "") -> Note:
    moment = f"2025-12-04T15:40:0{len(id_)}.000Z"
    return Note(id_, moment, moment, id_, anchor_of(BLOCKS, words(on)) if on else None)


NOTES = (note("later", "go on"), note("whole"), note("long", FIRST), note("short", "five units"))
TOP = Place(0, 0)
PLACED = place_notes(BLOCKS, NOTES)


def ids(placed: tuple[PlacedNote, ...]) -> list[str]:
    return [each.note.id for each in placed]


def test_notes_stand_in_reading_order_those_on_the_article_at_its_headline() -> None:
    assert ids(PLACED) == ["whole", "long", "short", "later"]
    whole, long, *_ = PLACED
    assert (whole.passage, whole.place) == (None, Place(1, 0))
    assert BLOCKS[1].role is BlockRole.HEADLINE
    assert (long.passage, long.place) == (words(FIRST), Place(2, 0))
    assert not any(placed.is_gone for placed in PLACED)


def test_notes_follow_their_words_and_those_without_any_come_last() -> None:
    edited = flatten(article(section("lead", "", "A new paragraph.", SECOND)), {})
    placed = place_notes(edited, NOTES)
    assert ids(placed) == ["whole", "later", "long", "short"]
    assert [each.is_gone for each in placed] == [False, False, True, True]
    assert placed[1].place == Place(2, SECOND.index("go on"))
    assert placed[2].passage is None


def test_a_text_without_a_headline_has_notes_on_it_at_its_beginning() -> None:
    assert place_notes((), (note("whole"),)) == (PlacedNote(note("whole"), None, Place(0, 0)),)


def test_at_a_place_is_the_note_on_the_fewest_words() -> None:
    def at(text: str) -> str | None:
        block, start, _ = words(text)
        found = note_at(PLACED, Place(block, start))
        return found.note.id if found else None

    assert at("five") == "short"
    assert at("contract") == "long"
    assert at("Talks") is at("Headline") is None


def test_a_note_is_on_just_its_words() -> None:
    found = note_on(PLACED, words("five units"))
    assert found is not None
    assert found.note.id == "short"
    assert note_on(PLACED, words("five")) is None


def test_steps_go_from_note_to_note_and_round_the_ends() -> None:
    def step(current: str | None, steps: int, place: Place = TOP) -> tuple[str, bool]:
        found = step_note(PLACED, current, place, steps)
        assert found is not None
        return found[0].note.id, found[1]

    assert step("whole", 1) == ("long", False)
    assert step("whole", -1) == ("later", True)
    assert step("later", 1) == ("whole", True)
    assert step(None, 1, Place(2, 0)) == ("short", False)
    assert step(None, -1, Place(2, 0)) == ("whole", False)
    assert step(None, 1, Place(9, 0)) == ("whole", True)
    assert step(None, -1, Place(0, 0)) == ("later", True)
    assert step("gone", 1, Place(0, 0)) == ("whole", False)


def test_notes_whose_words_are_gone_are_not_stepped_to() -> None:
    gone = place_notes(BLOCKS[:1], NOTES[2:])
    assert step_note(gone, None, Place(0, 0), 1) is None
