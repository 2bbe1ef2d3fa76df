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
        """The key of a subject; for an ambiguous name that is known now, that of whom it names."""
        if key is None or key in self._after.subjects:
            return key
        subject = self._before.subjects.get(key)
        if subject is None or subject.entity is not None:
            return None
        found = (self.mention(index) for index in subject.mentions)
        return next((self._after.keys[index] for index in found if index is not None), None)

    def entity(self, key: str) -> str | None:
        """The key of a subject, or the id of an entity that the article need not name."""
        return key if key in self._after.entities else self.subject(key)

    def event(self, id_: str | None) -> str | None:
        """The id of an event, if the article still tells it."""
        return id_ if any(event.id == id_ for event in self._after.events) else None

    def mention(self, index: int | None) -> int | None:
        """The mention at the place where a mention stands now: of the same subject, or with the same words.

        The words may name someone else now: a correction has been made, or another entity defined.
        """
        if index is None or index >= len(self._before.mentions):
            return None
        old = self._before.mentions[index]
        block, char = self.place(Place(old.block, old.start))
        found = self._after.mention_at(block, char)
        if found is None:
            return None
        is_same = self._after.keys[found] == self._before.keys[index]
        has_same_words = self._after.text_of(self._after.mentions[found]) == self._before.text_of(old)
        return found if is_same or has_same_words else None
