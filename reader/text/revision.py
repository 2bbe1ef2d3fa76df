"""An article that has been written anew while it is read: where things of the old text are in the new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text.kept_place import find_again, keep
from reader.text.place import Place

if TYPE_CHECKING:
    from reader.text.annotation import AnnotatedArticle


class Revision:
    """Two versions of an article."""

    def __init__(self, before: AnnotatedArticle, after: AnnotatedArticle) -> None:
        self._before = before
        self._after = after

    def place(self, place: Place) -> Place:
        """Where the words of a place stand now; the end of the text if there is nothing like it any more."""
        blocks = self._before.blocks
        found = find_again(self._after.blocks, keep(blocks, place)) if place.block < len(blocks) else None
        return found or Place(max(0, len(self._after.blocks) - 1), 0)

    def subject(self, key: str | None) -> str | None:
        """The key of a subject, if the article still has it."""
        return key if key is not None and key in self._after.subjects else None

    def event(self, id_: str | None) -> str | None:
        """The id of an event, if the article still tells it."""
        return id_ if any(event.id == id_ for event in self._after.events) else None

    def mention(self, index: int | None) -> int | None:
        """The mention of the same subject at the place where a mention stands now."""
        if index is None or index >= len(self._before.mentions):
            return None
        old = self._before.mentions[index]
        block, char = self.place(Place(old.block, old.start))
        found = self._after.mention_at(block, char)
        if found is None or self._after.keys[found] != self._before.keys[index]:
            return None
        return found
