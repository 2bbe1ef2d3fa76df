"""Notes on an article that is open, for tests of screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Offset
from textual.selection import Selection
from textual.widgets import TextArea

from reader import paths
from reader.store.library import library_root
from reader.store.note_store import NoteStore
from reader.store.state import State
from reader.text.passage import Passage
from tests.screens.journey import open_screen
from tests.waiting import until

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from reader.model.note import Note
    from reader.screens.article import ArticleScreen


def kept(path: Path) -> tuple[Note, ...]:
    """The notes on an article in the user's state."""
    if not paths.state_file().exists():
        return ()
    with State(paths.state_file()) as state:
        return NoteStore(state).notes(library_root(path), path.stem)


def quotes(path: Path) -> list[str]:
    """The passages that notes in the state are about; empty: the article as a whole."""
    return [note.anchor.quote if note.anchor else "" for note in kept(path)]


def passage(screen: ArticleScreen, words: str) -> Passage:
    """Where some words stand in the article."""
    for index, block in enumerate(screen.annotated.blocks):
        if (start := block.text.find(words)) >= 0:
            return Passage(index, start, start + len(words))
    raise AssertionError(words)


def drag(screen: ArticleScreen, words: str) -> None:
    """Select words, as the mouse does."""
    block, start, end = passage(screen, words)
    screen.selections = {screen.body: Selection(Offset(start, block), Offset(end, block))}


async def in_editor(pilot: Pilot[int]) -> TextArea:
    """The field to write in, when its box is open."""
    await until(pilot, lambda: open_screen(pilot) == "NoteEditor")
    return pilot.app.screen.query_one(TextArea)


async def note_down(screen: ArticleScreen, pilot: Pilot[int], words: str, text: str) -> None:
    """Write a note on some words, and wait until it is read."""
    count = len(screen.notes)
    drag(screen, words)
    await pilot.press("a")
    (await in_editor(pilot)).text = text
    await pilot.press("ctrl+s")
    await until(pilot, lambda: len(screen.notes) == count + 1)


def noted(screen: ArticleScreen) -> list[str]:
    """The words in the text that notes are on now."""
    blocks = screen.annotated.blocks
    found = (placed.passage for placed in screen.notes)
    return [blocks[block].text[start:end] for block, start, end in filter(None, found)]
