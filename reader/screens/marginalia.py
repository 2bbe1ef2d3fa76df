"""The reader's notes on the article that is open: writing, finding and reading them.

They are read and written in workers; what they are then is always what the notebook says, never what was
asked of it.
"""

from __future__ import annotations

from functools import partial
from threading import Lock
from typing import TYPE_CHECKING

from textual.message import Message

from reader.errors import StateError
from reader.export.citation import citation
from reader.export.notes import day_in_words, note_markdown
from reader.keys import keyed
from reader.screens.passages import (
    ARTICLE,
    first_in_view,
    passage_entries,
    passage_of,
    place_in_mind,
    selected_passage,
    sentence_around,
)
from reader.text.anchor import anchor_of
from reader.text.passage import Passage
from reader.text.placed_note import note_at, note_on, place_notes, step_note
from reader.widgets.note_panel import NotePanel

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.model.note import Note
    from reader.screens.article import ArticleScreen
    from reader.screens.note_editor import Draft
    from reader.screens.note_list import NoteListScreen
    from reader.screens.notebook import Notebook
    from reader.text.annotation import AnnotatedArticle
    from reader.text.place import Place
    from reader.text.placed_note import PlacedNote

NOT_KEPT = "Notes cannot be kept here."
NO_NOTES = "No notes on this article yet; {note} writes one."
NONE_IN_TEXT = "No note has its place in the text; {notes} lists them."
PASSAGE_GONE = "The passage is gone from the article."
SAVED = "Noted; {notes} lists the notes."
DELETED = "Note deleted; {notes.undo} brings it back."
COPIED = "Note copied."


class Marginalia:
    """The notes on one article. Commands name its methods."""

    class Read(Message):
        """The notes have been read."""

        def __init__(
            self, annotated: AnnotatedArticle, notes: tuple[PlacedNote, ...], said: str = ""
        ) -> None:
            super().__init__()
            self.annotated = annotated
            """The version of the article in which they have their places."""
            self.notes = notes
            """The notes, as they stand in it."""
            self.said = said
            """What was done before; empty: nothing that is to be told."""

    class Failed(Message):
        """Notes could not be read or written."""

        def __init__(self, why: str) -> None:
            super().__init__()
            self.why = why

    def __init__(self, screen: ArticleScreen) -> None:
        """Read nothing yet.

        Args:
            screen: The article's.
        """
        self._screen = screen
        self._one_at_a_time = Lock()
        """Has what is read last be what is told last."""
        self._list: NoteListScreen | None = None
        """The list of notes; None: it is not open."""

    # Reading

    def read(self, change: Callable[[Notebook], str] | None = None) -> None:
        """Read the notes, in a worker.

        Args:
            change: Does something with the notebook before that, and gives what is to be told then.
        """
        screen = self._screen
        if (notebook := screen.source.notebook) is not None:
            work = partial(self._read, notebook, screen.annotated, change)
            screen.run_worker(work, thread=True, group="notes")

    def _read(
        self, notebook: Notebook, annotated: AnnotatedArticle, change: Callable[[Notebook], str] | None
    ) -> None:
        with self._one_at_a_time:
            try:
                said = change(notebook) if change is not None else ""
                placed = place_notes(annotated.blocks, notebook.notes())
            except StateError as error:
                self._screen.post_message(self.Failed(str(error)))
            else:
                self._screen.post_message(self.Read(annotated, placed, said))

    def take(self, message: Read) -> None:
        """Show the notes that have been read."""
        screen = self._screen
        if message.annotated is not screen.annotated:
            self.read()  # the article has changed meanwhile
            return
        screen.notes = message.notes
        screen.note = screen.note if self._current is not None else None
        self.show_current()
        if self._list is not None:
            self._list.take(message.notes)
        self.tell(message.said)

    def tell(self, message: str) -> None:
        """Say something where one looks: in the list, if it is open."""
        if not message:
            return
        if self._list is not None:
            self._list.tell(message)
        else:
            self._screen.footer.tell(message)

    def _placed(self, id_: str | None) -> PlacedNote | None:
        return next((placed for placed in self._screen.notes if placed.note.id == id_), None)

    @property
    def _current(self) -> PlacedNote | None:
        """The current note; None: there is none."""
        return self._placed(self._screen.note)

    def at(self, place: Place) -> str | None:
        """The id of the note on the words at a place; None: there is none."""
        found = note_at(self._screen.notes, place)
        return None if found is None else found.note.id

    # Going to notes

    def step(self, steps: int) -> None:
        """Go to the next note in the text, or to the one before."""
        screen = self._screen
        found = step_note(screen.notes, screen.note, screen.body.edge_place(steps), steps)
        if found is None:
            screen.footer.tell(keyed(NONE_IN_TEXT if screen.notes else NO_NOTES))
            return
        placed, goes_round = found
        self.select(placed.note.id)
        if goes_round:
            screen.footer.tell("On from the top." if steps > 0 else "On from the end.")

    def select(self, id_: str) -> None:
        """Make a note the current one, and go to its place."""
        screen = self._screen
        screen.search.end()
        screen.note = id_
        placed = self._current
        if placed is None:
            return
        if placed.place is None:
            screen.footer.tell(PASSAGE_GONE)
        else:
            # The panel with the note leaves less room for the text.
            screen.call_after_refresh(screen.jumps.to, placed.place)

    def show_current(self) -> None:
        """Show the current note below the text, or nothing."""
        screen, placed = self._screen, self._current
        panels = screen.query(NotePanel)
        if placed is None:
            panels.remove()
            return
        panel = panels.first() if panels else NotePanel()
        if not panels:
            screen.mount(panel)
        panel.tell(placed.note, day_in_words(placed.note.created))

    async def click(self, id_: str) -> None:
        """Make a note the current one; if it is that already, edit it."""
        if id_ == self._screen.note:
            await self.edit(id_)
        else:
            self.select(id_)

    # Writing

    async def write(self) -> None:
        """Write a note on what is selected, or have the words chosen; a note that is there is edited."""
        screen, annotated = self._screen, self._screen.annotated
        if screen.source.notebook is None:
            screen.footer.tell(NOT_KEPT)
        elif (selection := screen.selections.get(screen.body)) and (
            passage := selected_passage(annotated, selection)
        ):
            await self._write_on(passage, annotated)
        elif screen.note is not None:
            await self.edit(screen.note)
        elif (place := place_in_mind(screen)) is None:
            await self._choose()
        elif (there := self.at(place)) is not None:
            await self.edit(there)
        else:
            await self._write_on(sentence_around(annotated, place), annotated)

    async def _choose(self) -> None:
        """Choose the words to write on."""
        from reader.screens.modal import ChooserScreen  # noqa: PLC0415  an article is shown without it

        screen, annotated = self._screen, self._screen.annotated
        first, last = screen.body.span_in_view
        entries = passage_entries(annotated, first, last)
        current = first_in_view(entries, first) if screen.body.scroll_offset.y else ARTICLE

        async def go(chosen: str | None) -> None:
            if chosen is not None:
                await self._write_on(passage_of(chosen), annotated)

        await screen.app.push_screen(ChooserScreen("Write a note on", entries, current), go)

    async def _write_on(self, passage: Passage | None, annotated: AnnotatedArticle) -> None:
        """Write a note on some words, or on the article; one that is on just these words is edited.

        Args:
            passage: The words; None: the article as a whole.
            annotated: The version of the article in which they stand.
        """
        from reader.screens.note_editor import Draft  # noqa: PLC0415  an article is shown without it

        if passage is None:
            await self._open(Draft(), lambda notebook, text, _: notebook.add(text, None))
            return
        block, start, end = passage
        there = note_on(self._screen.notes, passage)
        if there is not None:
            await self.edit(there.note.id)
            return

        def add(notebook: Notebook, text: str, words: tuple[int, int] | None) -> Note:
            return notebook.add(text, anchor_of(annotated.blocks, Passage(block, *(words or (start, end)))))

        await self._open(Draft("", annotated.blocks[block].text, (start, end)), add)

    async def edit(self, id_: str) -> None:
        """Give a note another text."""
        from reader.screens.note_editor import Draft  # noqa: PLC0415  as above

        placed = self._placed(id_)
        if placed is None:
            return
        note = placed.note
        quote = note.anchor.quote if note.anchor else ""
        draft = Draft(note.text, quote, (0, len(quote)), is_new=False)
        await self._open(draft, lambda notebook, text, _: notebook.edit(id_, text))

    async def _open(
        self, draft: Draft, save: Callable[[Notebook, str, tuple[int, int] | None], object]
    ) -> None:
        """Open the box to write in, and read the notes when it has been saved."""
        from reader.screens.note_editor import NoteEditor  # noqa: PLC0415  as above

        screen, notebook = self._screen, self._screen.source.notebook
        if notebook is None:
            return

        def leave(is_saved: bool | None) -> None:  # noqa: FBT001  what Textual gives
            if is_saved:
                screen.clear_selection()
                self.read(lambda _: keyed(SAVED))

        await screen.app.push_screen(NoteEditor(draft, partial(save, notebook)), leave)

    # The list

    async def list_all(self) -> None:
        """List the notes on the article."""
        from reader.screens.note_list import NoteListScreen  # noqa: PLC0415  an article is shown without it

        screen = self._screen
        if not screen.notes:
            screen.footer.tell(keyed(NO_NOTES) if screen.source.notebook else NOT_KEPT)
            return
        listed = self._list = NoteListScreen(self, screen.notes, screen.note)

        async def leave(id_: str | None) -> None:
            self._list = None
            if id_ is not None and listed.is_to_be_edited:
                await self.edit(id_)
            elif id_ is not None:
                self.select(id_)

        await screen.app.push_screen(listed, leave)

    def delete(self, id_: str) -> None:
        """Delete a note; that can be undone."""

        def delete(notebook: Notebook) -> str:
            notebook.delete(id_)
            return keyed(DELETED)

        self.read(delete)

    def undo(self) -> None:
        """Take the last change back."""
        self.read(lambda notebook: notebook.undo())

    def copy(self, id_: str) -> None:
        """Copy a note, with its passage and the article's citation, as Markdown."""
        if (placed := self._placed(id_)) is not None:
            cited = citation(self._screen.annotated.article)
            self._screen.app.copy_to_clipboard(note_markdown(placed.note, cited))
            self.tell(COPIED)
