"""The notes on one article and its tags, wherever they are kept."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from reader import paths
from reader.errors import StateError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.model.article import Article
    from reader.model.note import Anchor, Note
    from reader.store.article_ref import ArticleRef
    from reader.store.state import State


class Notebook(Protocol):
    """What the reader has written on one article: notes and tags.

    All methods but ``of`` are called in workers, and may raise `StateError`.
    """

    def may_have_notes(self) -> bool:
        """Whether there may be notes, by a quick look; never raises."""
        ...

    def notes(self) -> tuple[Note, ...]:
        """All notes on the article, in whatever order."""
        ...

    def tags(self) -> tuple[str, ...]:
        """The reader's tags of the article, sorted; never raises."""
        ...

    def add(self, text: str, anchor: Anchor | None) -> Note:
        """Write a note.

        Args:
            text: What one notes; it may be empty if there is a passage.
            anchor: The passage that it is about; None: the article as a whole.
        """
        ...

    def edit(self, id_: str, text: str) -> Note:
        """Give a note another text."""
        ...

    def delete(self, id_: str) -> None:
        """Delete a note."""
        ...

    def undo(self) -> str:
        """Take the last change back, and say so in a sentence."""
        ...

    def of(self, article: Article) -> Notebook:
        """The notes on another version of the same article."""
        ...


class StateNotebook:
    """Notes in the user's state; that is opened for each call, so that any thread may make it."""

    def __init__(self, path: Path, article: Article) -> None:
        """Read and open nothing yet.

        Args:
            path: The article's file.
            article: The article.
        """
        self._path = path
        self._article = article

    def of(self, article: Article) -> StateNotebook:
        """See `Notebook`."""
        return StateNotebook(self._path, article)

    def may_have_notes(self) -> bool:
        """See `Notebook`; those who write no notes read articles without what reads them."""
        if not paths.state_file().exists():
            return False
        try:
            with self._state() as state:
                return bool(state.read("SELECT 1 FROM note LIMIT 1"))
        except StateError:
            return True  # who reads the notes tells why that cannot be

    def tags(self) -> tuple[str, ...]:
        """See `Notebook`; those who give no tags read articles without what reads them."""
        if not paths.state_file().exists():
            return ()
        try:
            with self._state() as state:
                return self._tags(state) if state.read("SELECT 1 FROM tag LIMIT 1") else ()
        except StateError:
            return ()  # why it cannot be read is told when it is written down that the article is read

    def _tags(self, state: State) -> tuple[str, ...]:
        from reader.store.library import library_root  # noqa: PLC0415  as in `notes`
        from reader.store.reading_state import ReadingState  # noqa: PLC0415  as in `notes`

        id_ = self._article.id
        return ReadingState(state).marks(library_root(self._path), [id_])[id_].tags

    def notes(self) -> tuple[Note, ...]:
        """See `Notebook`; nothing is made where there is no state yet."""
        if not paths.state_file().exists():
            return ()
        from reader.store.article_table import ArticleTable  # noqa: PLC0415  an article is shown without it
        from reader.store.note_store import NoteStore  # noqa: PLC0415  as above

        ref = self._ref()
        with self._state() as state:
            found = NoteStore(state).notes(ref.library, ref.id)
            if not found:
                with state.transaction() as connection:  # it may have been moved here since it was noted
                    ArticleTable(connection).known_key(ref)
                found = NoteStore(state).notes(ref.library, ref.id)
        return found

    def add(self, text: str, anchor: Anchor | None) -> Note:
        """See `Notebook`."""
        from reader.store.note_store import NoteStore  # noqa: PLC0415  as above

        with self._state() as state:
            return NoteStore(state).add(self._ref(), text, anchor)

    def edit(self, id_: str, text: str) -> Note:
        """See `Notebook`."""
        from reader.store.note_store import NoteStore  # noqa: PLC0415  as above

        with self._state() as state:
            return NoteStore(state).edit(id_, text)

    def delete(self, id_: str) -> None:
        """See `Notebook`."""
        from reader.store.note_store import NoteStore  # noqa: PLC0415  as above

        with self._state() as state:
            NoteStore(state).delete(id_)

    def undo(self) -> str:
        """See `Notebook`; the last change of all in the state, as the reader's own undo takes it."""
        from reader.screens.marking import Marking  # noqa: PLC0415  as above

        return Marking(paths.state_file()).undo()

    @contextmanager
    def _state(self) -> Iterator[State]:
        from reader.store.state import State  # noqa: PLC0415  without kept places a start has not needed it

        with State(paths.state_file()) as state:
            yield state

    def _ref(self) -> ArticleRef:
        """What the state knows the article by, as its file is now."""
        from reader.export.citation import citation  # noqa: PLC0415  as in `notes`
        from reader.store.article_ref import ArticleRef, content_digest  # noqa: PLC0415  as in `notes`
        from reader.store.library import library_root  # noqa: PLC0415  as in `notes`

        try:
            content = content_digest(self._path.read_bytes())
        except OSError:  # it is gone, and still on the screen
            content = b""
        article = self._article
        return ArticleRef(
            library_root(self._path), article.id, self._path, content, article.title, citation(article)
        )
