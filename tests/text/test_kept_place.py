"""A place is found again in a text that has changed."""

from __future__ import annotations

import pytest

from reader.text.blocks import BlockRole, TextBlock
from reader.text.kept_place import KEPT_CHARACTERS, KeptPlace, find_again, keep
from reader.text.place import Place


def blocks(*texts: str) -> list[TextBlock]:
    return [TextBlock(BlockRole.PARAGRAPH, "lead", number, text) for number, text in enumerate(texts)]


def test_a_place_is_known_by_the_words_that_stand_there() -> None:
    assert keep(blocks("One two.", "Three four."), Place(1, 6)) == KeptPlace(1, 6, "Three four.", 6)
    assert keep(blocks("x" * 100 + "end"), Place(0, 100)) == KeptPlace(0, 100, "x" * 57 + "end", 57)
    assert len(keep(blocks("x" * 500), Place(0, 10)).words) == KEPT_CHARACTERS


@pytest.mark.parametrize(
    ("now", "found"),
    [
        (("One two.", "Three four."), Place(1, 6)),
        (("A new one.", "One two.", "Three four."), Place(2, 6)),
        (("Three and four.",), Place(0, 10)),
        (("four.", "four.", "-", "four."), Place(1, 0)),  # the nearest
        (("One two.", "Five six.", "More."), Place(1, 0)),
        (("One two.",), None),
        ((), None),
    ],
)
def test_it_is_found_where_its_words_stand_now(now: tuple[str, ...], found: Place | None) -> None:
    assert find_again(blocks(*now), KeptPlace(1, 6, "four.")) == found


def test_a_place_at_the_end_of_a_block_has_no_words() -> None:
    assert find_again(blocks("One", "Two"), KeptPlace(1, 3, "")) == Place(1, 3)
    assert find_again(blocks("One"), KeptPlace(1, 3, "")) is None


def test_a_short_block_is_not_taken_for_the_same_words_in_another() -> None:
    kept = keep(blocks("Ada Lovett has spoken.", "Ada Lovett"), Place(1, 1))
    assert find_again(blocks("Ada Lovett has spoken.", "ada-lovett"), kept) == Place(1, 0)
    assert find_again(blocks("New.", "Ada Lovett has spoken.", "Ada Lovett"), kept) == Place(2, 1)
    assert find_again(blocks("New.", "Ada Lovett, a minister"), kept) == Place(1, 1)
