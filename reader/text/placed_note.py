"""Notes beside a text: where the passages that they are about stand in it now."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.text.anchor import AnchorFinder
from reader.text.blocks import BlockRole
from reader.text.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.model.note import Note
    from reader.text.blocks import TextBlock
    from reader.text.passage import Passage


class PlacedNote(NamedTuple):
    """A note, and where it belongs in a text."""

    note: Note
    passage: Passage | None
    """The words that it is about; None: the article as a whole, or words that are gone."""
    place: Place | None
    """Where it begins: at its words, or at the headline; None: its words are gone."""

    @property
    def is_gone(self) -> bool:
        """Whether the words that it is about are no longer in the text."""
        return self.place is None

    def holds(self, place: Place) -> bool:
        """Whether a character is one of the words that it is about."""
        if self.passage is None:
            return False
        block, start, end = self.passage
        return block == place.block and start <= place.char < end


def place_notes(blocks: Sequence[TextBlock], notes: Iterable[Note]) -> tuple[PlacedNote, ...]:
    """Find where notes belong in a text, which may have been edited since they were written.

    Args:
        blocks: The text.
        notes: Notes on it.

    Returns:
        The notes as one comes upon them while reading; last those whose words are gone, as these once stood.
    """
    finder = AnchorFinder(blocks)
    headline = Place(next((i for i, block in enumerate(blocks) if block.role is BlockRole.HEADLINE), 0), 0)
    return tuple(sorted((_placed(note, finder, headline) for note in notes), key=_order))


def _placed(note: Note, finder: AnchorFinder, headline: Place) -> PlacedNote:
    if note.anchor is None:
        return PlacedNote(note, None, headline)
    passage = finder.find(note.anchor)
    return PlacedNote(note, passage, Place(passage.block, passage.start) if passage else None)


def _order(placed: PlacedNote) -> tuple[bool, int, int, str, str]:
    note, _, place = placed
    anchor = note.anchor
    block, char = place or ((anchor.block, anchor.start) if anchor else (0, 0))
    return placed.is_gone, block, char, note.created, note.id


def note_at(notes: Iterable[PlacedNote], place: Place) -> PlacedNote | None:
    """The note on the passage that holds a character; of several the one on the fewest words."""
    found = [placed for placed in notes if placed.holds(place)]
    return min(found, key=_length, default=None)


def _length(placed: PlacedNote) -> int:
    return placed.passage.end - placed.passage.start if placed.passage else 0


def note_on(notes: Iterable[PlacedNote], passage: Passage) -> PlacedNote | None:
    """The note that is on just some words; of several the first."""
    return next((placed for placed in notes if placed.passage == passage), None)


def step_note(
    notes: Sequence[PlacedNote], current: str | None, place: Place, steps: int
) -> tuple[PlacedNote, bool] | None:
    """The note to go to from another one, or from a place.

    Args:
        notes: As `place_notes` gives them.
        current: The id of the note to step from; None: step from the place.
        place: Notes that begin behind it are the next ones, those that begin before it the previous ones.
        steps: 1 forwards, -1 backwards.

    Returns:
        The note, and whether it was reached round an end of the text; None: there is none in the text.
    """
    there = [(placed.place, placed) for placed in notes if placed.place is not None]
    if not there:
        return None
    ids = [placed.note.id for _, placed in there]
    if current in ids:
        at = ids.index(current) + steps
    elif steps > 0:
        at = next((index for index, (begin, _) in enumerate(there) if begin > place), len(there))
    else:
        at = sum(begin < place for begin, _ in there) - 1
    return there[at % len(there)][1], not 0 <= at < len(there)
